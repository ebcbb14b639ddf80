"""Datelines: the place, and often the agency, that open an article's first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.base import lexicon
from generator.model import Span
from generator.parse.names import outlets

_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
# The place in capitals; a region in any case behind a comma; two places joined by a slash or "and".
_PLACE = (
    rf"{_CAPS}(?:[ ]{_CAPS}){{0,2}}(?:/{_CAPS}(?:[ ]{_CAPS}){{0,3}})?(?:, (?!\d){_WORD}(?:[ ]{_WORD}){{0,2}}){{0,2}}"
)
_MIXED = rf"{_WORD}(?:[ ](?:de|of|al|el|la|{_WORD})){{0,3}}(?:, {_WORD}(?:[ ]{_WORD}){{0,3}}){{0,2}}"
_DAY = r"(?:(?:[A-Z][a-z]+day|[A-Z]+DAY), )?(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][A-Za-z]{2,8})(?:,? \d{4})?"
# An agency in brackets, or between the strokes of a service for releases: "(dpa)", "/PRNewswire/", "--(BUSINESS WIRE)".
_AGENCY = r"(?:[ ]?(?:[-–—]{1,2}[ ]?)?\((?P<agency>[A-Za-z][\w&.’' /|-]{0,40})\)|[ ]?/(?P<service>[A-Z][\w -]{2,30})/)"
_DASH = r"(?:\s?[–—]{1,2}\s?|\s--?\s|--)"
_FORMS = (
    re.compile(rf"(?P<place>{_PLACE})(?:,? ?{_DAY})?(?:{_AGENCY})?{_DASH}"),
    re.compile(rf"(?P<place>{_MIXED}?)(?:,? {_DAY})?{_AGENCY}{_DASH}"),
    re.compile(rf"(?:{_DAY} ?)?{_AGENCY}{_DASH}".replace("[ ]?", "", 1)),
)
_LONGEST = 120
# Capitals before a dash that name no place.


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline with its parts, as spans of the text."""

    span: Span
    """All of it with the dash, without white space."""
    place: Span | None
    agency: Span | None


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens `text[start:end]`; None if none does or nothing follows it."""
    for form in _FORMS:
        found = form.match(text, start, min(end, start + _LONGEST))
        if found is None or found.end() >= end:
            continue
        place = found.groupdict().get("place")
        group = "agency" if found.groupdict().get("agency") else "service"
        agency = found.groupdict().get(group)
        if place and place.split()[0].strip(".,") in lexicon.words("parse/no_place"):
            continue
        if place and not agency and (len(place) < 4 or _is_slogan(place)):
            continue
        if agency and form is not _FORMS[0] and not _known(agency):
            continue
        stop = found.end()
        while text[stop - 1].isspace():
            stop -= 1
        return Dateline(
            Span(start, stop),
            Span(*found.span("place")) if place else None,
            Span(*found.span(group)) if agency and _known(agency) else None,
        )
    return None


_COLON = re.compile(rf"(?P<place>{_PLACE}|{_WORD}(?:[ ]{_WORD})?):(?= [A-Z“\"‘'])")
_SPEAKER = re.compile(r"^[A-Z][\w .'’-]{2,40}:", re.MULTILINE)


def read_colon_dateline(text: str, start: int, end: int) -> Dateline | None:
    """A dateline closed by a colon, as in South Asian papers: "NEW DELHI: The ...". None among speakers' turns."""
    found = _COLON.match(text, start, min(end, start + 60))
    if (
        found is None
        or found["place"].split()[0].strip(".,") in lexicon.words("parse/no_place")
        or len(found["place"]) < 4
    ):
        return None
    if len(_SPEAKER.findall(text)) > 1:
        return None
    return Dateline(Span(start, found.end()), Span(*found.span("place")), None)


def _is_slogan(place: str) -> bool:
    """Capitals that run on behind the comma are a heading ("POLLS NOT WRONG, JUST TOO EARLY"), but for short ones."""
    _, comma, region = place.partition(", ")
    return bool(comma) and region.isupper() and len(region.split()) > 1 and len(place.split()) > 3


def _known(agency: str) -> bool:
    listed = outlets().get(agency)
    return listed is not None and listed[1] != "photo"
