"""The site's own words: what its templates, its program, its hand-written pages and its owner say, read as data.

An article may say the same: one that quotes this site's About page, or one whose file name is its title. Words that
are the site's own are no copy of it. Nothing is rendered for this, and nothing called that renders: the sources are
read as text. A run of words is the site's own when each of its words lies in `COVER` words in a row of one of those
texts, or in a whole text of fewer (a label, "of" between two counts), holds a digit (a count, a date) or names a rule.
"""

from __future__ import annotations

import ast
import hashlib
import html
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from generator.verify.originals import Original, fold

NAME = "voice.txt"
"""Of the file that keeps what the program says. Deleting it is always safe."""
COVER = 4
"""Words in a row. Of 139,462 runs of eight words in 190 news articles 25 are the site's own by chance (nearly all of
them amounts of money that are compared), of 6,230 sentences of eight words or more none is."""

_LONGEST_NAME = 9
"""Words of the name of a measure."""
_ENDS = ".,;:!?()[]{}<>«»\"'“”‘’„‚…–—-#¶*_`|/·"
_STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_LINE = re.compile(r":[0-9]+$")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<#.*?#>", re.DOTALL)
_ANCHOR = re.compile(r"\{[#.:][^{}\n]*\}")
"""What Markdown reads as the attributes of a heading."""
_LITERAL = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\]\([^()\s]*\)")
_RULE = re.compile(r"[a-z]+(?:\.[a-z-]+)+")
_CODE = re.compile(r"[a-z]+(?:[.-][a-z]+)+")
_CREDITS = ("outlet", "outlet_named", "authors", "contributors")
"""Keys of an article in articles.json that say who published and wrote it."""
_SHOWN = frozenset(("pages", "charts", "link"))
"""Rooms whose short strings are labels; elsewhere these are mostly names of things, and only sentences count."""


def tokens(text: str) -> list[str]:
    """Words for comparing: parted at white space (an address is one word), without case and marks at their ends."""
    return [token for word in fold(text).split(" ") if (token := _TOKENS[word])]


class _Tokens(dict[str, str]):
    """The token of a word as it is written: pages repeat a small vocabulary many times."""

    def __missing__(self, word: str) -> str:
        token = self[word] = word.translate(_STRAIGHT).strip(_ENDS).casefold()
        return token


_TOKENS = _Tokens()


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything the site says in its own name."""

    runs: frozenset[tuple[str, ...]] = frozenset()
    """Every `COVER` words in a row."""
    wholes: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Texts that count as a whole only, by their first word."""

    @classmethod
    def of(cls, texts: Iterable[str], wholes: Iterable[str] = (), said: Iterable[Sequence[str]] = ()) -> Voice:
        """From texts of any length, such as count as a whole only, and texts that are `tokens` already."""
        runs: set[tuple[str, ...]] = set()
        short = [tuple(tokens(text)) for text in wholes]
        for words in chain(map(tokens, texts), said):
            if len(words) < COVER:
                short.append(tuple(words))
            runs.update(zip(*(words[n:] for n in range(COVER)), strict=False))
        by_first: dict[str, set[tuple[str, ...]]] = {}
        for whole in filter(None, short):
            by_first.setdefault(whole[0], set()).add(whole)
        return cls(frozenset(runs), {first: tuple(sorted(texts)) for first, texts in by_first.items()})

    def own(self, words: Sequence[str]) -> list[bool]:
        """Of each word, whether the site says it in its own name."""
        named = [_LINE.sub("", word) for word in words]  # `a.txt:12` is the place of a message
        owned = [any(char.isdigit() for char in word) or bool(_RULE.fullmatch(word)) for word in words]
        for at, word in enumerate(named):
            if tuple(named[at : at + COVER]) in self.runs:
                owned[at : at + COVER] = [True] * COVER
            for whole in self.wholes.get(word, ()):
                if tuple(named[at : at + len(whole)]) == whole:
                    owned[at : at + len(whole)] = [True] * len(whole)
        return owned


class LateVoice:
    """A voice that is read when somebody first asks for it.

    Reading it takes as long as proving the pages of 70 articles, and most sites copy no run of words unmarked that
    would have to be looked for in it.
    """

    def __init__(self, read: Callable[[], Voice]) -> None:
        """`read` is called once, or never."""
        self._read = read
        self._voice: Voice | None = None

    def own(self, words: Sequence[str]) -> list[bool]:
        """Of each word, whether the site says it in its own name."""
        if self._voice is None:
            self._voice = self._read()
        return self._voice.own(words)


def of_template(source: str) -> Iterator[str]:
    """Texts of a Jinja template: what stands between tags and insertions, also across tags, and its literals."""
    for inside in _JINJA.findall(source):
        yield from (double or single for double, single in _LITERAL.findall(inside))
    plain = _ANCHOR.sub(" ", _JINJA.sub("\0", source))
    for piece in (_TAG.sub(" ", plain), *_TAG.split(plain)):  # tags first: many have insertions in them
        yield from map(html.unescape, piece.split("\0"))


def of_program(source: str, *, labels: bool) -> Iterator[str]:
    """Strings of a module but for its documentation; those of fewer than `COVER` words only if `labels`, or if they are
    codes such as `date-missing`. What is counted (`many(n, "quote")`) also in its plural.
    """
    # The tree is laid out once: walking it costs more than reading it.
    nodes = list(ast.walk(ast.parse(source)))
    documentation = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "many":
            yield from (
                f"{n.value}s" for n in node.args[1:2] if isinstance(n, ast.Constant) and isinstance(n.value, str)
            )
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            for text in (_TAG.sub(" ", node.value), *(_TAG.split(node.value) if labels else ())):
                if labels or len(tokens(text)) >= COVER or _CODE.fullmatch(text):
                    yield html.unescape(text)


def of_page(markdown: str) -> Iterator[str]:
    """Texts of a hand-written page, whole and by line."""
    plain = _LINK.sub(" ", markdown)
    yield html.unescape(_TAG.sub(" ", plain))
    yield from (html.unescape(part) for line in plain.splitlines() for part in _TAG.split(line))


def of_settings(value: Any) -> Iterator[str]:
    """Every string in a value of TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from of_settings(item)
    elif isinstance(value, list):
        for item in value:
            yield from of_settings(item)


def read_voice(
    root: Path, docs: Path, seeds: Path, originals: Mapping[str, Original], *, kept: Path | None = None
) -> Voice:
    """The voice of the project in `root`. A file that is missing or can't be read says nothing. `kept`: a file of what
    the program says, made where there is none; most of the time goes into reading its modules.
    """
    names = (*(original.path for original in originals.values()), *_files(docs), *_measures(docs), *_credits(docs))
    return Voice.of(_texts(root, docs), (*names, *_owners(seeds)), _program_says(kept))


_PROGRAM = Path(__file__).parents[1]


def _program_says(kept: Path | None) -> list[list[str]]:
    """All texts of the program as `tokens`, each once: out of the file `kept` where it holds those of the same sources,
    else out of these, and kept there.
    """
    sources = _sources()
    key = hashlib.sha256(sys.version.encode())
    for path, source in sources:
        key.update(f"{path} {len(source)} ".encode() + source.encode())
    if kept is not None:
        # A damaged file could make an article's words the program's own, so it begins with its check sum.
        with suppress(OSError, ValueError):
            check_sum, _, told = kept.read_bytes().partition(b"\n")
            if check_sum.decode() == _sum(key.digest(), told):
                return [line.split(" ") for line in told.decode("utf-8", "surrogatepass").split("\n")]
    lines = dict.fromkeys(" ".join(tokens(text)) for path, source in sources for text in _of_source(path, source))
    says = [line for line in lines if line]
    if kept is not None:
        told = "\n".join(says).encode("utf-8", "surrogatepass")
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(_sum(key.digest(), told).encode() + b"\n" + told)
    return [line.split(" ") for line in says]


def _sum(key: bytes, told: bytes) -> str:
    return hashlib.sha256(key + told).hexdigest()


def _sources() -> list[tuple[str, str]]:
    """Everything in the program that says something: path and content."""
    carried = _PROGRAM / "carried"  # in a wheel; in a checkout the pages about the program lie beside it
    about = (carried if carried.is_dir() else _PROGRAM.parent) / "docs" / "about"
    paths = (
        *sorted((_PROGRAM / "templates").rglob("*.jinja")),
        *sorted(_PROGRAM.rglob("*.py")),
        _PROGRAM / "show" / "data" / "rules.txt",
        _PROGRAM / "exports" / "data" / "tables.txt",
        _PROGRAM / "site" / "defaults.yml",
        *sorted((_PROGRAM / "site" / "overrides").rglob("*.html")),
    )
    return [
        *((path.relative_to(_PROGRAM).as_posix(), _read(path)) for path in paths),
        *((path.name, _read(path)) for path in sorted(about.glob("*.md"))),
    ]


def _of_source(path: str, source: str) -> Iterator[str]:
    """The texts of one file of the program."""
    if path.endswith((".jinja", ".html")):
        yield from of_template(source)
    elif path.endswith(".py"):
        yield from of_program(source, labels=path.partition("/")[0] in _SHOWN)
    elif path.endswith(".md"):
        yield from of_page(source)
    else:
        yield source


def _texts(root: Path, docs: Path) -> Iterator[str]:
    """What the project says beside the program."""
    yield _read(root / "mkdocs.yml")
    for path in sorted((root / "overrides").rglob("*.html")):
        yield from of_template(_read(path))
    made = _manifest(docs)
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).as_posix() not in made:
            text = _read(path)
            # A generated page that somebody took over still shows an article's words; its marks tell it apart.
            yield from of_page(text) if "data-article=" not in text else ()


def _owners(seeds: Path) -> Iterator[str]:
    for name in ("sources.toml", "corrections.toml", "briefing.toml"):
        text = _read(seeds / name)
        try:
            yield from of_settings(tomllib.loads(text))
        except tomllib.TOMLDecodeError:
            # Lines pasted anywhere are no TOML, yet the owner's words are what stands in quotation marks all the same.
            yield from re.findall(r'"([^"\n]*)"', text)


def _files(docs: Path) -> Iterator[str]:
    """Names of data files, as the page of data lists them."""
    yield from (path.removeprefix("data/") for path in sorted(_manifest(docs)) if path.startswith("data/"))


def _measures(docs: Path) -> Iterator[str]:
    """What the program calls the measures of the figure ledger, and how these names begin and end, since pages put
    words between ("trips by Holm, counted since the war began"). None that is long: the program's have nine words at
    most, and what could be an article's sentence is never taken for a name.
    """
    try:
        rows = json.loads(_read(docs / "data" / "comparisons.json"))["comparisons"]
        names = [str(row["measure"]).split() for row in rows]
    except (ValueError, KeyError, TypeError):
        return
    for words in names:
        if len(words) <= _LONGEST_NAME:
            yield from (" ".join(part) for n in range(2, len(words) + 1) for part in (words[:n], words[-n:]))


def _credits(docs: Path) -> Iterator[str]:
    """What articles are credited to, each as a whole: pages say it of every article, and no article's title of the
    same words (a paper that writes about another) makes it a copy.
    """
    try:
        stated = [row["metadata"] for row in json.loads(_read(docs / "data" / "articles.json"))["articles"]]
        facts = [metadata.get(key) for metadata in stated for key in _CREDITS]
        names = [fact["value"] for some in facts if some for fact in (some if isinstance(some, list) else (some,))]
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    yield from map(str, names)


def _manifest(docs: Path) -> frozenset[str]:
    try:
        return frozenset(json.loads(_read(docs / "data" / "manifest.json"))["files"])
    except (ValueError, KeyError, TypeError):
        return frozenset()


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
