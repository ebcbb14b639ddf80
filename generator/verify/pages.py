"""One built page against the originals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby

from generator.model import Problem
from generator.verify.copied import Needles
from generator.verify.linked import TYPE as LINKED
from generator.verify.linked import check_linked
from generator.verify.originals import Original, cut, difference, fault, fold, short

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr")
)  # fmt: skip
_SILENT = frozenset(("script", "style", "template"))
_FOREIGN = frozenset(("svg", "math"))
_CONTENT = "md-content__inner"
_HINT = "Build again; if it stays, the template that shows these words is at fault."


def check_page(
    name: str, html: str, originals: Mapping[str, Original], needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The number of marked elements compared, and what does not hold.

    Marks (`data-article`, `data-span`) are checked on the whole page. Serif words without marks, and copied words
    without marks, are looked for in the content: Material's `article.md-content__inner`, or the whole page where there
    is none.
    JSON-LD is checked wherever it stands.
    """
    page = _Page()
    page.feed(html)
    page.close()
    wrong = list(page.odd)
    for mark in page.marks:
        if fail := _check_mark(mark, originals):
            wrong.append((mark.line, *fail))
    for _, group in groupby((w for w in page.words if w.content or not page.contents), key=lambda w: w.run):
        stretches = list(group)
        for words in stretches:
            if words.serif and (text := fold("".join(words.parts))):
                wrong.append((words.line, "verify-unproved", f"{short(text)} is set as an article's words, unmarked"))
        if hit := needles.search("".join(part for words in stretches for part in words.parts)):
            wrong.append((stretches[0].line, "verify-copied", f"{short(hit[0])} is copied from {hit[1]}, unmarked"))
    linked = 0
    for line, parts in page.linked:
        compared, faults = check_linked("".join(parts), originals, needles)
        linked += compared
        wrong += [(line, *fail) for fail in faults]
    wrong.sort(key=lambda item: item[0])
    findings = tuple(fault(code, f"{name}:{line}", message, _HINT) for line, code, message in wrong)
    return sum(mark.source is not None and mark.span is not None for mark in page.marks) + linked, findings


@dataclass(slots=True)
class _Mark:
    """An element with a data-article or a data-span."""

    line: int
    source: str | None
    span: str | None
    parts: list[str] = field(default_factory=list)
    plain: bool = False
    """Some of its words are not set in serif."""


@dataclass(slots=True)
class _Words:
    """A stretch of words outside every marked element, alike in all but the words."""

    line: int
    run: int
    """Stretches of one run have no marked element between them."""
    content: bool
    serif: bool
    parts: list[str] = field(default_factory=list)


def _check_mark(mark: _Mark, originals: Mapping[str, Original]) -> tuple[str, str] | None:
    """Code and message of what does not hold."""
    if mark.source is None or mark.span is None:
        return "verify-mark", f"an extract without {'data-article' if mark.source is None else 'data-span'}"
    form = _SPAN.fullmatch(mark.span)
    if form is None:
        return "verify-mark", f"data-span={mark.span!r} is not start-end"
    try:
        stands = cut(originals, mark.source, int(form[1]), int(form[2]))
    except LookupError as error:
        return "verify-span", str(error.args[0])
    shown = fold("".join(mark.parts))
    if shown != stands:
        return "verify-words", f"{mark.source} at {mark.span} {difference(shown, stands)}"
    if mark.plain:
        return "verify-plain", f"{short(shown)} is an article's words but not set so (class v)"
    return None


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element, with what it inherits."""

    tag: str = ""
    root: bool = False
    """It is the content element itself."""
    content: bool = False
    serif: bool = False
    silent: bool = False
    foreign: bool = False
    linked: bool = False
    """A block of JSON-LD."""
    permalink: bool = False
    mark: _Mark | None = None


class _Page(HTMLParser):
    """Collects marks and unmarked words of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: list[_Mark] = []
        self.words: list[_Words] = []
        self.odd: list[tuple[int, str, str]] = []
        self.linked: list[tuple[int, list[str]]] = []
        """Line and text of each block of JSON-LD."""
        self.contents = 0
        self._stack = [_Open()]
        self._open_marks: list[_Mark] = []
        self._run = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in reversed(attrs)}  # of two alike the first counts, as in a browser
        classes = given.get("class", "").split()
        inside = self._stack[-1]
        self._space(tag)
        root = tag == "article" and _CONTENT in classes
        self.contents += root
        mark = None
        if "data-article" in given or "data-span" in given:
            mark = _Mark(self.getpos()[0], given.get("data-article"), given.get("data-span"))
            self.marks.append(mark)
            self._run += 1
        if tag in _VOID:
            return
        linked = tag == "script" and given.get("type", "").strip().lower() == LINKED
        if linked:
            self.linked.append((self.getpos()[0], []))
        if mark is not None:
            self._open_marks.append(mark)
        self._stack.append(
            _Open(
                tag,
                root=root,
                content=inside.content or root,
                serif=inside.serif or "v" in classes,
                silent=inside.silent or tag in _SILENT,
                foreign=inside.foreign or tag in _FOREIGN,
                linked=linked,
                permalink=tag == "a" and "headerlink" in classes,
                mark=mark,
            )
        )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._stack[-1].foreign and tag not in _VOID:  # in HTML proper the slash means nothing
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        # As browsers do it: an end tag closes the nearest element of its name, and what is open inside that.
        at = next((n for n in range(len(self._stack) - 1, 0, -1) if self._stack[n].tag == tag), 0)
        if not at:
            if tag == "article":
                self._odd("an </article> too many: what follows may stand outside the content")
            return
        self._space(tag)
        while len(self._stack) > at:
            closed = self._stack.pop()
            if closed.root and closed.tag != tag:
                self._odd(f"the content is closed by </{tag}>: an element in it is not closed, or closed twice")
            if closed.mark is not None:
                self._open_marks.pop()
                self._run += 1

    def handle_data(self, data: str) -> None:
        inside = self._stack[-1]
        if inside.linked:
            self.linked[-1][1].append(data)
        # The mark that a heading's own link shows ("¶") is the theme's, not a word.
        if inside.silent or (inside.permalink and not any(char.isalnum() for char in data)):
            return
        for mark in self._open_marks:
            mark.parts.append(data)
        if not self._open_marks:
            self._stretch(inside).parts.append(data)
        # Readers know an article's words by their type: marked but set like the site's own, they would be taken for it.
        elif not inside.serif and not data.isspace():
            self._open_marks[-1].plain = True

    def _space(self, tag: str) -> None:
        """Words of neighbouring blocks are two words, whether or not the page has white space between them."""
        if tag not in _INLINE and not self._open_marks and self.words:
            self.words[-1].parts.append(" ")

    def _stretch(self, inside: _Open) -> _Words:
        last = self.words[-1] if self.words else None
        if last is None or (last.run, last.content, last.serif) != (self._run, inside.content, inside.serif):
            last = _Words(self.getpos()[0], self._run, inside.content, inside.serif)
            self.words.append(last)
        return last

    def _odd(self, message: str) -> None:
        self.odd.append((self.getpos()[0], "verify-page", message))


def marks_of(html: str) -> Iterator[tuple[str, str, str]]:
    """(data-article, data-span, words) of every marked element of a page, in page order: for counts."""
    page = _Page()
    page.feed(html)
    page.close()
    for mark in page.marks:
        yield mark.source or "", mark.span or "", fold("".join(mark.parts))
