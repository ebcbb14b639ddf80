"""What an article says about itself, each field with the words that say it; and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from generator.base.language import DEFAULT, detect, script_language
from generator.base.stated_date import date_order, read_date
from generator.model import Block, Fact, HintKey, Hints, Metadata, Problem, Source, Span
from generator.parse.date_line import ANY_LABEL, UPDATED
from generator.parse.dateline import Dateline
from generator.parse.names import NAME, ROLE, as_name, outlet_like, outlets, read_names
from generator.parse.outlet import copyright_outlet, full_name, is_service, issuer, masthead, named_outlet
from generator.parse.pieces import Piece
from generator.parse.stated import rule_of


def read_metadata(
    text: str, pieces: Sequence[Piece], blocks: Sequence[Block], dateline: Dateline | None, hints: Hints
) -> Metadata:
    """The facts that the pieces state; what `hints` say goes before what the text says."""
    given = _from_hints(text, pieces, hints)
    bylines = [piece.byline for piece in pieces if piece.byline]
    authors = tuple(Fact(as_name(span.cut(text)), span, byline.rule) for byline in bylines for span in byline.authors)
    outlet = next((Fact(full_name(text, b.outlet), b.outlet, "outlet.byline") for b in bylines if b.outlet), None)
    if outlet is None and dateline and dateline.agency:
        wire = Fact(full_name(text, dateline.agency), dateline.agency, "outlet.dateline")
        # A service for releases only carries them: whoever issues one speaks in it.
        outlet = (issuer(text, pieces) if is_service(text, dateline.agency) else None) or wire
    if outlet is None:
        outlet = (
            _labelled(text, pieces)
            or _end_tag(text, pieces)
            or masthead(text, pieces)
            or issuer(text, pieces)
            or _copyright(text, pieces)
        )
    published, updated = _dates(text, pieces, dateline)
    inferred = None
    if outlet is None and given.outlet is None:
        inferred = _named(text, blocks)
    return Metadata(
        title=given.title or _words(text, pieces, "title"),
        section=given.section or _words(text, pieces, "section"),
        standfirst=given.standfirst or _words(text, pieces, "standfirst"),
        authors=given.authors or authors,
        contributors=tuple(_contributors(text, pieces)),
        outlet=given.outlet or outlet,
        outlet_named=inferred,
        dateline=None
        if dateline is None or dateline.place is None
        else Fact(" ".join(dateline.place.cut(text).split()), dateline.place, "dateline.place-dash"),
        published=given.published or published,
        updated=given.updated or updated,
        address=given.address,
        language=_language(given.language, text, blocks),
        retrieved=given.retrieved,
        rights=given.rights,
        mining=given.mining,
    )


def _language(stated: Fact[str] | None, text: str, blocks: Sequence[Block]) -> Fact[str] | None:
    """The stated language; but pages made from an English template say "en" whatever their words are."""
    doubtful = stated is None or (stated.rule.startswith("format.") and stated.value.casefold().startswith(DEFAULT))
    return (recognised(text, blocks) or stated) if doubtful else stated


# Fewer words may be of any language: a headline in English about "El Niño".
_FEWEST_WORDS = 25
# Yake's list for Brazil is the Portuguese one that wins for Portugal too.
_TAGS = {"br": "pt"}


def recognised(text: str, blocks: Sequence[Block]) -> Fact[str] | None:
    """The language of the running text, where its words are plainly not English."""
    body = " ".join(block.span.cut(text) for block in blocks if block.kind == "paragraph")
    script = script_language(body)
    if script is None and len(body.split()) < _FEWEST_WORDS:
        return None
    language = script or _TAGS.get(code := detect(body), code)
    return Fact(language, None, "language.recognised") if language != DEFAULT else None


def _words(text: str, pieces: Sequence[Piece], kind: str) -> Fact[str] | None:
    piece = next((piece for piece in pieces if piece.kind == kind), None)
    return None if piece is None else Fact(" ".join(piece.unit.span.cut(text).split()), piece.unit.span, piece.rule)


def _from_hints(text: str, pieces: Sequence[Piece], hints: Hints) -> Metadata:
    """What the owner, the caller or the format states; unusable dates and addresses are left out.

    Where the format's text has the words too, in a stretch that the format names, they are the evidence.
    """

    def facts(key: HintKey) -> tuple[Fact[str], ...]:
        hint = hints.get(key)
        if hint is None:
            return ()
        values = (" ".join(value.split()) for value in hint.values)
        named = pieces if hint.origin == "format" else ()
        return tuple(Fact(value, _stands(text, named, value), rule_of(hint)) for value in values if value)

    def fact(key: HintKey) -> Fact[str] | None:
        return next(iter(facts(key)), None)

    def day(key: HintKey) -> Fact[str] | None:
        stated = fact(key)
        return stated if stated is not None and is_iso(stated.value) else None

    address = fact("address")
    return Metadata(
        title=fact("title"),
        section=fact("section"),
        standfirst=fact("standfirst"),
        outlet=fact("outlet"),
        authors=facts("authors"),
        published=day("published"),
        updated=day("updated"),
        address=address if address is not None and is_web_address(address.value) else None,
        language=fact("language"),
        retrieved=day("retrieved"),
        rights=fact("rights"),
        mining=fact("mining"),
    )


def _stands(text: str, pieces: Sequence[Piece], value: str) -> Span | None:
    """Where a stretch that the format names has the value's words; None where none has."""
    for piece in pieces:
        if not piece.rule.startswith("format."):
            continue
        span = piece.unit.span
        if " ".join(span.cut(text).split()) == value:
            return span
        if (at := text.find(value, span.start, span.end)) >= 0:
            return Span(at, at + len(value))
    return None


_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


def is_iso(words: str) -> bool:
    """Whether the words are an ISO date, with a time of day or without."""
    found = _ISO.fullmatch(words.strip())
    if found is None:
        return False
    try:
        date.fromisoformat(found.group(1))
    except ValueError:
        return False
    return True


def is_web_address(words: str) -> bool:
    """Whether the words are an http or https address with a host and no white space."""
    try:
        parts = urlsplit(words.strip())
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not any(c.isspace() for c in words.strip())


def _copyright(text: str, pieces: Sequence[Piece]) -> Fact[str] | None:
    for piece in pieces:
        if piece.rule == "notice.copyright" and (span := copyright_outlet(text, piece.unit.span)):
            return Fact(full_name(text, span), span, "outlet.copyright")
    return None


_SOURCE_LABEL = re.compile(
    r"(?:source|outlet|publication|publisher|newspaper)\s*:\s*(?P<outlet>.{2,50}?)\.?", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\((?P<outlet>[A-Z][\w/ -]{1,30})\)\.?\Z")


def _labelled(text: str, pieces: Sequence[Piece]) -> Fact[str] | None:
    """An outlet behind a label of its own, in the head of the text or at its end: "Source: The Daily Echo"."""
    for piece in pieces:
        span = piece.unit.span
        if piece.kind == "notice" and (found := _SOURCE_LABEL.fullmatch(text, span.start, span.end)):
            inner = Span(*found.span("outlet"))
            if outlet_like(inner.cut(text)):
                return Fact(full_name(text, inner), inner, "outlet.label")
    return None


def _end_tag(text: str, pieces: Sequence[Piece]) -> Fact[str] | None:
    """The agency that the article's last words name, in brackets or on a line of its own: "(PTI)", "— AFP"."""
    for piece in reversed(pieces):
        span = piece.unit.span
        if piece.rule == "notice.agency-tag":
            words = span.cut(text).strip("()[].–—- ")
            start = text.index(words, span.start)
            tag = Span(start, start + len(words))
            return Fact(full_name(text, tag), tag, "outlet.end-tag")
        if piece.kind == "paragraph":
            found = _IN_BRACKETS.search(text, max(span.start, span.end - 40), span.end)
            if found and outlets().get(found["outlet"], ("", ""))[1] == "agency":
                tag = Span(*found.span("outlet"))
                return Fact(full_name(text, tag), tag, "outlet.end-tag")
            return None
    return None


def _named(text: str, blocks: Sequence[Block]) -> Fact[str] | None:
    found = [fact for b in blocks if b.kind == "paragraph" and (fact := named_outlet(text, b.span.start, b.span.end))]
    return found[0] if len({fact.value for fact in found}) == 1 else None


def _dates(text: str, pieces: Sequence[Piece], dateline: Dateline | None) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The dates that date lines, bylines and the dateline state: published, updated; the first of each kind counts."""
    order = date_order(text)
    published: Fact[str] | None = None
    updated: Fact[str] | None = None
    label = ""
    for piece in pieces:
        if piece.kind not in ("updated", "byline"):
            continue
        at, end = piece.unit.span.start, min(piece.unit.span.end, piece.unit.span.start + 300)
        above, label = label, text[at:end] if piece.rule == "updated.label" else ""
        while stated := read_date(text[at:end], order):
            span = Span(at + stated.start, at + stated.end)
            labels = ANY_LABEL.findall(above + text[at : span.start])
            if labels and UPDATED.fullmatch(labels[-1]):
                updated = updated or Fact(stated.iso, span, "updated.labelled")
            else:
                rule = "published.labelled" if labels else _DATE_RULE.get(piece.kind, piece.rule)
                published = published or Fact(stated.iso, span, rule)
            at = span.end
    return published or _in_dateline(text, dateline), updated


_DATE_RULE: dict[str, str] = {"byline": "published.byline"}


def _in_dateline(text: str, dateline: Dateline | None) -> Fact[str] | None:
    """The day of a dateline that names its year: "ATHENS, March 3, 2024 (Reuters) -"."""
    if dateline is None:
        return None
    stated = read_date(dateline.span.cut(text))
    if stated is None:
        return None
    start = dateline.span.start
    return Fact(stated.iso[:10], Span(start + stated.start, start + stated.end), "published.dateline")


# Behind these stand the places that reporters were in.
_PLACE_BEFORE = re.compile(r"\b(?:in|from|at|to|near|for)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _contributors(text: str, pieces: Sequence[Piece]) -> Iterator[Fact[str]]:
    """Full names in contributor lines. A surname alone ("DeYoung reported") names no one for certain."""
    for piece in pieces:
        if not piece.rule.startswith("contributors."):
            continue
        at, end = piece.unit.span.start, piece.unit.span.end
        while found := NAME.search(text, at, end):
            names, after = read_names(text, found.start(), end)
            place = _PLACE_BEFORE.search(text, max(at, found.start() - 12), found.start())
            at = max(after, found.end() if place or not names else 0)
            for span in () if place else names:
                words = span.cut(text)
                if words not in outlets() and not ROLE.search(words):
                    yield Fact(as_name(words), span, piece.rule)


def gaps(source: Source, metadata: Metadata, blocks: Sequence[Block], hints: Hints) -> Iterator[Problem]:
    """What the article does not state, and what the owner stated in vain."""
    where = source.name
    if metadata.language is not None and not metadata.language.value.casefold().startswith(DEFAULT):
        yield Problem(
            where,
            "language-other",
            f"it is in another language than English ({metadata.language.value}): quotes are found by their marks, "
            "without speakers; names and figures are not looked for, dates only where day, month and year stand",
            "Nothing is wrong with the file. If it is in English, state language in seeds/sources.toml.",
            "info",
        )
    if metadata.title is None:
        yield Problem(
            f"{where}:1", "title-missing", "no line stands as a title", "State one in seeds/sources.toml.", "info"
        )
    if metadata.date is None:
        yield Problem(
            where, "date-missing", "no date is stated", "State the published date in seeds/sources.toml.", "info"
        )
    elif metadata.published is None:
        yield Problem(
            where,
            "date-update-only",
            "only the date of an update is stated",
            "State the published date in seeds/sources.toml if it differs.",
            "info",
        )
    for key, hint in hints.items():
        for words in hint.values:
            if key in ("published", "updated", "retrieved") and not is_iso(words):
                yield Problem(where, "date-invalid", f"{words!r} is no ISO date", "Write it as YYYY-MM-DD.")
            if key == "address" and not is_web_address(words):
                yield Problem(
                    where, "address-invalid", f"{words!r} is no web address", "Give one with http:// or https://."
                )
    if not any(block.kind == "paragraph" for block in blocks):
        yield Problem(where, "body-missing", "there is no running text", "Put the article's text into the file.")
