"""All shared types: values that the rooms hand to each other, with no behaviour beyond their own invariants.

A newcomer starts here. Everything found in an article is a `Span`: a pair of offsets into `Article.text`. The words
themselves are cut from the text when they are needed, so that nothing shown can differ from what was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

T = TypeVar("T")
E = TypeVar("E", bound="Extract")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open pair of offsets, counted in code points of `Article.text`. Never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def cut(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


# ---- problems ---------------------------------------------------------------------------------------------------

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person should know about. A value like any other: it travels with the data until it is shown."""

    where: str
    """File, and line where one is known: `seeds/a.txt:12`."""
    code: str
    """Stable slug, documented in docs/about/problems.md."""
    message: str
    """What happened, in plain words."""
    hint: str
    """What to do about it."""
    severity: Severity = "warning"
    """info: a gap, such as no date; warning: something was dropped (fails `--strict`); error: the article is lost."""


# ---- reading ----------------------------------------------------------------------------------------------------


PlaceKind = Literal["line", "paragraph", "page", "entry"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """From an offset of the text on, where in its file the words stand."""

    start: int
    """Code points of the text; the place holds up to the next one's start."""
    kind: PlaceKind
    """line, paragraph and page count from 1 in the file; entry: the article's number in a feed or mailbox, from 1."""
    number: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes came from."""

    path: str
    """File name below the seeds folder, with forward slashes."""
    sha256: str
    """Of the file's bytes, in hex."""
    media_type: str = "text/plain"
    part: str = ""
    """In a file of several articles, which of them: the slug of its title. Empty where the file is one article."""
    places: tuple[Place, ...] = ()
    """The way from offsets back to the file. Empty: the text is the file's, and line breaks count its lines."""

    @property
    def name(self) -> str:
        """The path, with the part behind `#` where the file holds several articles: what the owner's files call it."""
        return f"{self.path}#{self.part}" if self.part else self.path


HintKey = Literal[
    "title", "standfirst", "section", "outlet", "authors", "published", "updated", "address", "language", "retrieved",
    "rights", "mining"
]  # fmt: skip
"""What a format, the owner or a caller may state about an article beside its text."""
Origin = Literal["format", "owner", "caller"]
"""Who states it: a labelled field of the file, seeds/sources.toml, or whoever handed a JSON line over."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One statement about an article that is not guessed from its text."""

    values: tuple[str, ...]
    """One value, several for authors. Days are ISO dates, with a time of day where one is stated."""
    origin: Origin = "format"
    field: str = ""
    """What the format calls the field, such as `Byline` or `og:title`; empty for owner and caller."""


Hints = Mapping[HintKey, Hint]


def hints_of(origin: Origin, values: Mapping[HintKey, str | Sequence[str]]) -> dict[HintKey, Hint]:
    """Statements of one origin, from plain strings; empty ones are left out."""
    several = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in values.items()}
    return {key: Hint(value, origin) for key, value in several.items() if any(value)}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document whose job its format states; nobody has to guess it."""

    kind: BlockKind
    span: Span
    rule: str
    """What states it, such as `format.headline`."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a reader hands it on: the text that every offset counts in, fixed once, and what its
    format says.
    """

    text: str
    hints: Hints = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    """In order, not overlapping. With a title among them, the rest of the text has none."""
    body_only: bool = False
    """Whether the format states all of the head: what is no part is body, and nobody looks for a byline in it."""
    places: tuple[Place, ...] = ()
    """As in `Source`."""
    label: str | None = None
    """In a file of several articles: the title or id that tells this one from others. None: the file is the article."""
    problems: tuple[Problem, ...] = ()
    """What was assumed or left out; `where` is the file's name."""


class Unreadable(Exception):  # noqa: N818  (it is what the file is, not what we did wrong)
    """A file that no article can be made of; says why and what would help."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class TooSlowError(Exception):
    """Work on one article or file took more processor time than it may."""


# ---- parsing ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A statement about an article with its evidence. What is not stated has no `Fact`."""

    value: T
    span: Span | None
    """The words that state it; None where the owner or the format states it outside the text."""
    rule: str
    """What found it, such as `title.first-line`; `sidecar` and `given` for the owner's and the caller's word, `format.`
    and the field for that of a file's format."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says about itself. None: not stated."""

    title: Fact[str] | None = None
    section: Fact[str] | None = None
    standfirst: Fact[str] | None = None
    authors: tuple[Fact[str], ...] = ()
    contributors: tuple[Fact[str], ...] = ()
    outlet: Fact[str] | None = None
    """As a label of the article or its byline states it."""
    outlet_named: Fact[str] | None = None
    """Only inferred, from words such as "told The National"; the span is those words. Shown as inferred."""
    dateline: Fact[str] | None = None
    published: Fact[str] | None = None
    """ISO date or date and time, without zone unless the article states one."""
    updated: Fact[str] | None = None
    address: Fact[str] | None = None
    """Where the original can be read: an http(s) address, from the owner or the format."""
    language: Fact[str] | None = None
    """As a tag such as `en` or `pt-BR`, where the format or the owner states it."""
    retrieved: Fact[str] | None = None
    """ISO date or date and time when the file was fetched or captured."""
    rights: Fact[str] | None = None
    """Whose the article is and what may be done with it, as the owner of the site writes it."""
    mining: Fact[str] | None = None
    """`reserved` or `open`: whether the owner reserves text and data mining of this article's pages."""

    @property
    def date(self) -> Fact[str] | None:
        """The article's date for everything that needs one: published, else updated."""
        return self.published or self.updated


BlockKind = Literal["title", "section", "standfirst", "byline", "dateline", "caption", "notice", "paragraph", "updated"]
EXTRACTED_FROM: tuple[BlockKind, ...] = ("title", "standfirst", "paragraph")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one job. Blocks stand in text order and never overlap."""

    kind: BlockKind
    span: Span
    sentences: tuple[Span, ...]
    """In order, inside `span`; white space between them belongs to none."""
    rule: str
    """Why it is taken for this kind; shown beside what is left out."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, understood as far as its layout goes."""

    id: str
    """File name without suffix; unique."""
    source: Source
    text: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    withheld: tuple[Span, ...] = ()
    """Stretches that the owner withholds, in order: blank in `text`, and in no sentence of `blocks`."""

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that extracts are looked for in: title, standfirst, paragraphs."""
        return tuple(block for block in self.blocks if block.kind in EXTRACTED_FROM)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The running text, counted from 1 on pages."""
        return tuple(block for block in self.blocks if block.kind == "paragraph")


# ---- extraction -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Base of everything found in an article."""

    span: Span
    rule: str
    """What found it, such as `quote.pair`."""


@dataclass(frozen=True, slots=True)
class Extracts:
    """Everything found in one article, in text order."""

    items: tuple[Extract, ...] = ()

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Those of one type, in text order."""
        return tuple(item for item in self.items if isinstance(item, kind))

    def having(self, more: tuple[Extract, ...]) -> Extracts:
        """These and `more`, in text order (ties: the longer first, then by type name)."""
        order = sorted((*self.items, *more), key=lambda x: (x.span.start, -x.span.end, type(x).__name__))
        return Extracts(tuple(order))


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with all that was found in it and all that was odd about it."""

    article: Article
    extracts: Extracts
    problems: tuple[Problem, ...] = ()


# ---- showing ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that a page marks inside words it shows."""

    span: Span
    kind: str
    """`hit` (the extract itself), else a class of generator/site/assets/site.css: said, by, cue, num."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article as a page shows them: always cut from its text, never typed."""

    article: str
    """Article id."""
    span: Span
    text: str
    """The article's text at `span`."""
    marks: tuple[Mark, ...] = ()
    """In any order, overlaps allowed; parts outside `span` are not shown."""
    soft: bool = False
    """The reporter's words around a quote, set in grey, with what is marked in ink."""
    language: str = ""
    """The code of the article's language where it is not English, so that it is read aloud as it should be."""


@dataclass(frozen=True, slots=True)
class Href:
    """An address that may stand in a page as it is: percent-encoded, relative or http(s)."""

    value: str

    def __post_init__(self) -> None:
        if _HREF.fullmatch(self.value) is None:
            raise ValueError(f"not a safe address: {self.value!r}")


_HREF = re.compile(r"(?:https?://|(?!//)(?![^/?#]*:))[A-Za-z0-9/._~#%:,;=?&@!$+*-]*")


@dataclass(frozen=True, slots=True)
class Svg:
    """An element of a drawing, in the site's own voice: article text never stands in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Svg | str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnersHtml:
    """What the owner wrote in Markdown, as HTML. Trusted like the settings: made of the owner's own files only."""

    value: str


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What a page says to machines: a JSON value, put into it as a block of JSON-LD."""

    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: where it goes, which template lays it out, and the finished values it shows."""

    path: str
    """Below docs/, such as `articles/a.md`."""
    template: str
    """File name in generator/templates/."""
    context: Mapping[str, Any]


GENERATED = "generated: true  # made from seeds/ by the next build again; take this line out to keep the page"
"""First line of a generated page's front matter: it may be replaced and removed even if no manifest lists it."""


@dataclass(frozen=True, slots=True)
class File:
    """One finished file below docs/."""

    path: str
    content: bytes
    holds: str = ""
    """What stands in it, for those who may want it; data files say so, pages don't."""
