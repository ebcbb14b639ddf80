"""The briefing as lines that can be handed over in any form: what its front page shows, without the page.

The choice of what is told, and in which order, is the front page's own; `generator.site.word` and
`generator.site.letter` set these lines as a Word document and as a mail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Literal

from generator.model import Href, OwnersHtml, Words
from generator.show.chips import Chip
from generator.show.context import Run
from generator.show.titles import Title

Kind = Literal["title", "head", "story", "text", "quote", "figure", "quiet"]
Look = Literal["", "strong", "quiet"]
_GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in one line: of an article, or the site's own."""

    text: Words | str
    href: str = ""
    """Where they lead, in full; empty for nowhere."""
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a paragraph."""

    kind: Kind
    pieces: tuple[Piece, ...]


def handed(front: Mapping[str, Any], address: str) -> tuple[Line, ...]:
    """The lines of a front page. `front`: its context (`generator.pages.briefing`); `address`: of the site, ending with
    a slash; empty where it is not known, and then nothing leads anywhere.
    """
    setter = _Setter(address)
    parts = (_head, _stories, _points, _figures, _differing, _speakers, _sources)
    return tuple(line for part in parts for line in part(front, setter))


@dataclass(frozen=True, slots=True)
class _Setter:
    address: str

    def to(self, href: Href | None) -> str:
        """The address in full: addresses of the front page are seen from where the site begins."""
        return self.address + href.value.removeprefix("./") if self.address and href else ""

    def said(self, runs: Iterable[Run], href: Href | None = None) -> Iterator[Piece]:
        """Words of an article, with what is left out between them."""
        for at, run in enumerate(runs):
            yield from (Piece(f"{_GAP} " if not at else f" {_GAP} "),) if run.gap else (Piece(" "),) if at else ()
            yield Piece(run.words, self.to(href))
            yield from (Piece(f" {_GAP}"),) if run.more else ()

    def titled(self, title: Title, href: Href | None) -> Iterator[Piece]:
        """A title, or what stands for one."""
        if title.missing:
            yield Piece(f"{title.said}: ", look="quiet")
        yield Piece(title.words, self.to(href))
        if title.goes_on:
            yield Piece(f" {_GAP}")

    def source(self, chip: Chip, place: str = "") -> Iterator[Piece]:
        """`07 The Odense Courier, 5 May 2021, paragraph 2`; it leads to the words on their article's page."""
        yield Piece(chip.label, self.to(chip.href), "strong")
        yield Piece(" ", look="quiet")
        yield Piece(chip.outlet, look="quiet")
        yield Piece(f"{' (named in the text)' if chip.inferred else ''}, {chip.date}", look="quiet")
        if place:
            yield Piece(f", {place}", look="quiet")

    def sources(self, chips: Iterable[Chip], between: str = "; ") -> Iterator[Piece]:
        """Several, one behind the other."""
        for at, chip in enumerate(chips):
            yield from (Piece(between, look="quiet"),) if at else ()
            yield from self.source(chip)


def _line(kind: Kind, *pieces: Piece | Iterable[Piece] | str) -> Line:
    made: list[Piece] = []
    for piece in pieces:
        made += [Piece(piece)] if isinstance(piece, str) else [piece] if isinstance(piece, Piece) else [*piece]
    return Line(kind, tuple(made))


def _head(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    yield _line("title", Piece(front["name"], setter.address))
    spread = f": {front['spread']}" if front["spread"] else ""
    yield _line("quiet", f"{front['period']}. {front['articles']}{spread}. Publishers: {front['publishers']}.")
    if isinstance(front["note"], OwnersHtml):
        yield _line("head", "Note by the editor")
        yield from (_line("text", words) for words in paragraphs_of(front["note"]))


def _stories(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    if front["blocks"] or front["short"]:
        yield _line("head", "The topic" if front["one_topic"] else "Stories")
    for topic, _, held in front["blocks"]:
        if topic:
            yield _line("quiet", Piece(topic, look="strong"))
        for shown in held:
            yield from _story(shown, setter)
    for shown in front["short"]:
        event = shown.events[0]
        yield _line("story", setter.titled(event.title, event.href))
        yield _line("quiet", Piece(shown.kick, look="quiet"))


def _story(shown: Any, setter: _Setter) -> Iterator[Line]:
    for event in shown.events:
        yield _line("story", setter.titled(event.title, event.href))
        if event.lead:
            yield _line("text", setter.said(event.lead))
        more = [Piece(f"; and {event.more} more", look="quiet")] if event.more else []
        yield _line("quiet", setter.sources((event.chip, *event.also)), more)
    for number in shown.tells:
        yield _line("figure", *_measure(number, setter))
    for stated in shown.stated:
        yield _line("figure", setter.said(stated.runs), " ", setter.source(stated.chip))
    for quoted in shown.quotes:
        yield from _quote(quoted.card, setter)


def _measure(measure: Any, setter: _Setter) -> Iterator[Piece]:
    """`People killed. They differ: “nine” 01 …; “11” 02 …`."""
    yield Piece(measure.name, setter.to(measure.href), "strong")
    yield Piece(f" ({measure.label}): ")
    for at, say in enumerate(measure.says):
        yield from (Piece("; "),) if at else ()
        yield Piece(say.value)
        yield from (Piece(" according to "), Piece(say.by)) if say.by else ()
        yield Piece(", ", look="quiet")
        yield from setter.sources(say.chips, " and ")


def _quote(card: Any, setter: _Setter) -> Iterator[Line]:
    yield _line("quote", setter.said(card.runs))
    role = [Piece(", "), Piece(card.role)] if card.role else []
    who = Piece(card.who, setter.to(card.who_href), "strong")
    yield _line("quiet", who, role, ". ", setter.source(card.chip, card.place))


def _points(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    if front["points"]:
        yield _line("head", "On their own" if front["blocks"] else "Key points")
    for topic, _, held in front["points"]:
        if topic:
            yield _line("quiet", Piece(topic, look="strong"))
        for told in held:
            by_lead = bool(told.lead) and not front["blocks"]
            yield _line("text", setter.said(told.lead) if by_lead else setter.titled(told.title, told.chip.href))
            yield _line("quiet", setter.source(told.chip))


def _figures(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    if front["show_figures"] and front["figures"]:
        yield _line("head", "Key figures")
        for card, _ in front["figures"]:
            value = card.lines[0]
            kind = [Piece(f" {value.kind}")] if value.kind else []
            yield _line("story", Piece(value.value), kind)
            for stated in value.stated:
                yield _line("quiet", (Piece(words, look="quiet") for words in stated if words is not None))
            if card.runs:
                yield _line("figure", setter.said(card.runs))
            yield _line("quiet", setter.source(card.chip, card.place))


def _differing(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    if front["differing"]:
        yield _line("head", "Where sources differ")
        for measure in front["differing"]:
            yield _line("figure", *_measure(measure, setter))
            yield _line("quiet", Piece(measure.why, look="quiet"))


def _speakers(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    if front["show_speakers"] and front["speakers"]:
        yield _line("head", "Who said what")
        for card, _ in front["speakers"]:
            yield from _quote(card, setter)


def _sources(front: Mapping[str, Any], setter: _Setter) -> Iterator[Line]:
    yield _line("head", "Sources")
    for row in front["rows"]:
        original = front["addresses"][row.id]
        place = [Piece(", "), Piece(original, original if original.startswith(("http://", "https://")) else "")]
        yield _line(
            "text",
            Piece(f"{row.label} ", look="strong"),
            setter.titled(row.title, row.href),
            ", ",
            "outlet " if row.no_outlet else "",
            Piece(row.outlet),
            f", {'date ' if row.undated else ''}{row.date}",
            place if original else [],
        )
    voices = "Words in serif type are cut from the articles; everything else is the briefing’s own voice."
    yield _line("quiet", Piece(voices, look="quiet"))


class _Text(HTMLParser):
    """Text of the owner's note by paragraph."""

    _BLOCKS = frozenset(("p", "li", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote"))

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in self._BLOCKS:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data


def paragraphs_of(note: OwnersHtml) -> tuple[str, ...]:
    """The owner's note without its markup."""
    reader = _Text()
    reader.feed(note.value)
    reader.close()
    return tuple(" ".join(words.split()) for words in reader.paragraphs if words.strip())
