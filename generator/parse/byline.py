"""Bylines: who wrote an article and for whom, also where title, name, role and agency were glued into one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.base.text import trim
from generator.model import Span
from generator.parse.date_line import signed_in_line
from generator.parse.dateline import read_dateline
from generator.parse.names import ENDS_IN_ROLE, ROLE, outlet_at, outlet_like, read_names

# A byline line is short: names, role, outlet, place, date. The longest seen by hand-reading had 130 characters.
_LONGEST = 220
_BY = re.compile(
    r"(?:(?:(?:posted|published|written|reported|story|words|text|analysis|opinion|interview|review|column|report)s? )?"
    r"by|from|byline|par|von|(?:author|reporter|writer|words|text|interview|story|by)s?\s?:)(?:[:\s]\s*)",
    re.IGNORECASE,
)
# "By" glued to the end of a title: "... talks to resumeBy JANE DOE".
_GLUED = re.compile(r"(?<=[a-z0-9?!.’”\"'%)])(?:By|BY) (?=[A-Z])")
_REST = re.compile(
    r"\s*(?:[.,;|/(@–—•·:-]|$|in\s+[A-Z]|for\s+[A-Z]|at\s+[A-Z\d]|of\s+[A-Z]|on\s+[A-Z\d]|\d"
    r"|and\s+(?:agenc|staff|wire|news|edited|reviewed|photo|illustrat)|updated|published|posted|original|last\s)",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(r"\s+in\s+[A-Z][\w.'’-]*(?:[\s,]+(?:and\s+)?[A-Z][\w.'’-]*){0,5}\s*\Z")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline states, as spans of the text."""

    span: Span
    authors: tuple[Span, ...]
    outlet: Span | None
    rule: str


def moved(byline: Byline, by: int) -> Byline:
    """The byline with its spans so many characters further on."""

    def there(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    outlet = there(byline.outlet) if byline.outlet else None
    return Byline(there(byline.span), tuple(map(there, byline.authors)), outlet, byline.rule)


def split_glue(text: str, line: Span) -> int | None:
    """Where a byline that was glued to a title's end begins; None if none is."""
    found = _GLUED.search(text, line.start, line.end)
    if found is None or line.end - found.start() > _LONGEST:
        return None
    rest = Span(found.start(), line.end)
    return found.start() if read_byline(text, rest, glued=True) else None


def read_byline(text: str, line: Span, *, glued: bool = False, bare: bool = False) -> Byline | None:
    """The byline that the line is; None if it is something else. `bare`: "By" stands on the line above."""
    if line.end - line.start > _LONGEST:
        return None
    by = _BY.match(text, line.start, line.end)
    if by is None and not bare:
        return None
    at = by.end() if by else line.start
    if by and by.group()[:4].lower() == "from" and not glued:
        return _from(text, line, at)
    whole = outlet_at().match(text, at, line.end)
    if whole and _is_rest(text, whole.end(), line.end):
        return Byline(line, (), Span(whole.start(), whole.end()), "byline.by")
    limit, outlet = _name_limit(text, at, line.end, glued=glued)
    names, after = read_names(text, at, limit)
    if not names and (alone := _outlet_phrase(text, at, line.end)) and _is_rest(text, alone.end, line.end):
        return Byline(line, (), alone, "byline.by")
    if not names:
        if ROLE.match(text, at, line.end) and (end := ROLE.match(text, at, line.end)) and end.end() >= line.end - 1:
            return Byline(line, (), None, "byline.role")
        return None
    outlet = outlet or _outlet_phrase(text, after, line.end)
    if after < limit and not outlet and not _is_rest(text, after, limit) and not ROLE.match(text, after + 1, line.end):
        return None
    if _is_sentence(text, after, line.end) and not outlet:
        return None
    return Byline(line, names, outlet or _outlet_after(text, after, line.end), "byline.glued" if glued else "byline.by")


def signed_date(text: str, line: Span) -> Byline | None:
    """A line that begins with its date and goes on with its author: "9 May 2024 by Ann Lee"."""
    at = signed_in_line(text, line)
    names, _ = read_names(text, at, line.end) if at else ((), 0)
    return Byline(line, names, None, "byline.after-date") if names else None


def split_inline(text: str, line: Span) -> Byline | None:
    """A byline that runs into the dateline of the first paragraph: "By Jane Doe PARIS (Reuters) - ..."."""
    by = _INLINE.match(text, line.start, min(line.end, line.start + _LONGEST))
    if by is None:
        return None
    at = by.end()
    for words in range(2, 5):
        name = re.compile(rf"\S+(?: \S+){{{words - 1}}}").match(text, at, line.end)
        if name is None or name.end() >= line.end:
            return None
        found, after = read_names(text, at, name.end())
        if found and after == name.end() and read_dateline(text, after + 1, line.end):
            return Byline(Span(line.start, after), found, None, "byline.inline")
    return None


_INLINE = re.compile(r"(?:By|BY) (?=[A-Z])")


def read_bare_byline(text: str, line: Span) -> Byline | None:
    """A byline without "By": names, then "in Place", a role or an outlet, and nothing else."""
    if line.end - line.start > _LONGEST:
        return None
    if titled := _name_and_title(text, line):
        return titled
    names, after = read_names(text, line.start, line.end)
    if not names or after >= line.end:
        return None
    place = _FIRST_IN.match(text, after, line.end)
    if place:
        return Byline(line, names, None, "byline.in-place")
    rest = trim(text, after, line.end)
    if rest is None or text[rest.start] not in ",|/–—-•·(":
        return None
    inner = trim(text, rest.start + 1, rest.end)
    if inner is None:
        return None
    role = ROLE.match(text, inner.start, inner.end) or ENDS_IN_ROLE.match(text, inner.start, inner.end)
    outlet = outlet_at().match(text, inner.start, inner.end)
    if outlet and outlet.end() >= inner.end - 1:
        return Byline(line, names, Span(outlet.start(), outlet.end()), "byline.name-outlet")
    if role and not _is_sentence(text, role.end(), inner.end):
        return Byline(line, names, _outlet_after(text, role.end(), inner.end), "byline.name-role")
    return None


_TWO_TO_FOUR = tuple(re.compile(rf"\S+(?: \S+){{{words}}}(?= )") for words in (1, 2, 3))


def _name_and_title(text: str, line: Span) -> Byline | None:
    """A byline such as "Jane Doe Political editor": a name of two to four words, then only a reporter's title."""
    for form in _TWO_TO_FOUR:
        if name := form.match(text, line.start, line.end):
            names, after = read_names(text, line.start, name.end())
            role = ROLE.match(text, name.end() + 1, line.end)
            if len(names) == 1 and after == name.end() and role and role.end() == line.end:
                return Byline(line, names, None, "byline.name-role")
    return None


_OUTLET_AND_PLACE = re.compile(r"(?P<outlet>[^(]{2,50}?)\s*\((?P<place>[^()]{2,40})\)")
_OUTLET_LINE = re.compile(r"[/|–—-]?\s*(?P<outlet>[^,|/]{2,50}?)(?:\s*[,|/]\s*[A-Z][\w .’'-]{1,30})?")


def read_outlet_line(text: str, line: Span) -> Byline | None:
    """A line under a byline that names the outlet: "BBC News, Glasgow", "/ CBS News", "The Daily Echo"."""
    placed = _OUTLET_AND_PLACE.fullmatch(text, line.start, line.end) if line.end - line.start <= 90 else None
    if placed and outlet_like(placed["outlet"]):
        return Byline(line, (), Span(*placed.span("outlet")), "byline.outlet-place")
    found = _OUTLET_LINE.fullmatch(text, line.start, line.end) if line.end - line.start <= 90 else None
    if found is None or not outlet_like(found["outlet"]):
        return None
    return Byline(line, (), Span(*found.span("outlet")), "byline.outlet-line")


def _from(text: str, line: Span, at: int) -> Byline | None:
    names, after = read_names(text, at, line.end)
    if names and _FIRST_IN.match(text, after, line.end):
        return Byline(line, names, None, "byline.from")
    return None


def _name_limit(text: str, start: int, end: int, *, glued: bool) -> tuple[int, Span | None]:
    """Where the names end for certain, since an outlet or a role is glued to them, and that outlet."""
    for form in outlet_at().finditer(text, start, end):
        at = form.start()
        before, behind = text[at - 1], text[form.end() : form.end() + 1]
        if not before.isalpha() or behind.islower():
            continue
        # "JOHN ROEReuters", "Jane DoeReuters"; capitals in capitals ("LEEAP Diplomatic") only in a line known as glued.
        mixed = not form.group().isupper()
        word_ends = not behind.isalpha() or behind.isupper()
        if (
            mixed
            or before.islower()
            or (glued and word_ends and not behind.isalpha() and _longer_name(text, start, at))
        ):
            return at, _longest_outlet(text, at, end)
    roles = ROLE.search(text, start, end)
    if roles and roles.start() > start and text[roles.start() - 1].islower() and text[roles.start()].isupper():
        return roles.start(), _outlet_after(text, roles.end(), end)
    return end, None


def _longer_name(text: str, start: int, at: int) -> bool:
    """Whether what stands before the glued letters is a name of two words."""
    words = text[start:at].split()
    return len(words) >= 2 and len(words[-1]) >= 2


def _longest_outlet(text: str, at: int, end: int) -> Span:
    """The fullest naming of an outlet from `at` on: "AP Diplomatic WriterThe Associated Press" names it twice."""
    found = [Span(m.start(), m.end()) for m in outlet_at().finditer(text, at, end)]
    return max(found, key=lambda span: span.end - span.start)


def _outlet_after(text: str, start: int, end: int) -> Span | None:
    """An outlet named behind the names, as a word of its own."""
    for form in outlet_at().finditer(text, start, end):
        if not text[form.start() - 1].isalnum() and not text[form.end() : form.end() + 1].isalnum():
            return Span(form.start(), form.end())
    return None


_BESIDE = re.compile(r"\s*(?:,\s*and|,|\||/|\band\b|\bfor\b|\bof\b|–|—|-)?\s*", re.IGNORECASE)
_PHRASE = re.compile(r"[^,|/(;–—]{2,50}")


def _outlet_phrase(text: str, start: int, end: int) -> Span | None:
    """Words that look like an outlet's name right behind the names: "By Huw Rees, Bracken Valley News"."""
    beside = _BESIDE.match(text, start, end)
    phrase = _PHRASE.match(text, beside.end(), end) if beside else None
    span = trim(text, phrase.start(), phrase.end()) if phrase else None
    return span if span and outlet_like(span.cut(text)) else None


def _is_rest(text: str, at: int, end: int) -> bool:
    return _REST.match(text, at, end) is not None


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether the words behind the names read on as a sentence: several of them in lower case before a full stop."""
    words = text[start:end].split()
    return len(words) > 5 and sum(word[0].islower() for word in words) > len(words) / 2
