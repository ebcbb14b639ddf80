"""One built page against the originals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Problem
from generator.verify.copied import Needles
from generator.verify.dom import LINKED, Mark, Seen, line_of_mark, line_of_words, read_page
from generator.verify.linked import check_linked
from generator.verify.originals import Original, cut, difference, fault, fold, short

_HINT = "Build again; if it stays, the template that shows these words is at fault."


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Something that does not hold, and what its line is found by."""

    code: str
    message: str
    mark: int | None = None
    """Position among the page's marks."""
    words: str = ""


def check_page(
    name: str, html: str, originals: Mapping[str, Original], needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The number of marked elements compared, and what does not hold."""
    return check_seen(name, html, read_page(html), originals, needles)


def check_seen(
    name: str, html: str, seen: Seen, originals: Mapping[str, Original], needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The same for a page that has been read; `html` is only for the lines of faults.

    Marks (`data-article`, `data-span`) are checked on the whole page. Serif words without marks, and copied words
    without marks, are looked for outside the theme's frame, which repeats titles. JSON-LD is checked wherever it
    stands.
    """
    compared = sum(mark.article is not None and mark.span is not None for mark in seen.marks)
    wrong = list(_wrong_marks(seen, originals))
    wrong += _wrong_stretches(seen, needles)
    for text in seen.linked:
        count, faults = check_linked(text, originals, needles)
        compared += count
        wrong += [_Wrong(code, message, words=LINKED) for code, message in faults]
    if not wrong:
        return compared, ()
    placed = sorted(
        ((_line(html, seen, fail) or 0, fail) for fail in wrong), key=lambda pair: pair[0]
    )
    return compared, tuple(
        fault(fail.code, f"{name}:{line}" if line else name, fail.message, _HINT) for line, fail in placed
    )


def _line(html: str, seen: Seen, fail: _Wrong) -> int | None:
    if fail.mark is not None:
        return line_of_mark(html, fail.mark, len(seen.marks))
    return line_of_words(html, fail.words)


def _wrong_marks(seen: Seen, originals: Mapping[str, Original]) -> Iterator[_Wrong]:
    for position, mark in enumerate(seen.marks):
        if fail := _check_mark(mark, originals):
            yield _Wrong(*fail, mark=position)


def _wrong_stretches(seen: Seen, needles: Needles) -> Iterator[_Wrong]:
    for stretch in seen.stretches:
        if stretch.serif and (text := fold("".join(stretch.serif))):
            yield _Wrong("verify-unproved", f"{short(text)} is set as an article's words, unmarked", words=text)
        text = "".join(stretch.parts)
        if hit := needles.search(text):
            yield _Wrong("verify-copied", f"{short(hit[0])} is copied from {hit[1]}, unmarked", words=hit[0])


def _check_mark(mark: Mark, originals: Mapping[str, Original]) -> tuple[str, str] | None:
    """Code and message of what does not hold."""
    if mark.article is None or mark.span is None:
        return "verify-mark", f"an extract without {'data-article' if mark.article is None else 'data-span'}"
    place = mark.place
    if place is None:
        return "verify-mark", f"data-span={mark.span!r} is not start-end"
    try:
        stands = cut(originals, mark.article, *place)
    except LookupError as error:
        return "verify-span", str(error.args[0])
    if mark.words != stands:
        return "verify-words", f"{mark.article} at {mark.span} {difference(mark.words, stands)}"
    if mark.plain:
        return "verify-plain", f"{short(mark.words)} is an article's words but not set so (class v)"
    return None


def marks_of(html: str) -> Iterator[tuple[str, str, str]]:
    """(data-article, data-span, words) of every marked element of a page, in page order: for counts."""
    for mark in read_page(html).marks:
        yield mark.article or "", mark.span or "", mark.words
