"""Persons' names as bylines give them. Not the finder of names in running text: a byline is half a form."""

from __future__ import annotations

import re
from functools import cache

from generator.base import lexicon
from generator.model import Span

_PARTICLE = r"(?:de|da|di|del|della|der|den|du|la|le|van|von|bin|ben|ibn|al|el|ter|dos|das|do|y|e|st)"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīıķłļńņňōőœřśşšţťūůűųźżžșțʼ"
_PART = rf"(?:[{_UPPER}][{_LOWER}{_UPPER}'’.-]*|{_PARTICLE}\b)"
NAME = re.compile(rf"[{_UPPER}][{_LOWER}{_UPPER}'’.-]*(?:\s{_PART}){{1,4}}")
_JOIN = re.compile(r"\s*(?:,\s*and\s|,|;|&|\band\b|\bwith\b|\bund\b|\bet\b|\|)\s*", re.IGNORECASE)


@cache
def outlets() -> dict[str, tuple[str, str]]:
    """Forms of outlets and agencies as written, to their full name and kind."""
    return {form: (name, kind) for form, name, kind in lexicon.table("parse/outlets")}


@cache
def outlet_at() -> re.Pattern[str]:
    """Matches the longest listed form of an outlet or agency; case matters."""
    forms = sorted((form for form, (_, kind) in outlets().items() if kind != "photo"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


ROLE = re.compile(
    r"(?:(?:Senior|Chief|Staff|Special|Foreign|Diplomatic|Political|Politics|National|Business|World|Washington|White|"
    r"House|Middle|East|Security|Science|Health|Medical|Technology|Sports?|Legal|Affairs|Investigative|Contributing|"
    r"Associate|Assistant|Deputy|Managing|Executive|Bureau|Data|Economics?|Education|Environment|Religion|Royal|Home|"
    r"Global|Military|Defen[cs]e|Digital|News|Breaking|Opinion|Local|Energy|Climate|Crime|Court|Freelance|Guest|Video|"
    r"Africa|Asia|Europe|China|US|UK|Jerusalem|Beirut|Cairo|International|to|the|for|of|and|at|in)\s+){0,6}"
    r"(?:Writers?|Correspondents?|Reporters?|Editors?|Contributors?|Columnists?|Analysts?|Producers?|Chief|Staff|Fellow|"
    r"Journalists?|Critic|Photographer|Intern|Service|Agencies|Desk|Bureau)\b",
    re.IGNORECASE,
)
# A reporter's title with words of any kind before it: "islands correspondent", "AP Auto Writer".
ENDS_IN_ROLE = re.compile(
    r"(?:[^\W\d_][\w&’'-]*\s+){0,4}(?:writer|correspondent|reporter|editor|columnist|staff|contributor|analyst|critic"
    r"|journalist|producer|envoy)s?(?=\s*(?:[,|/(.;@–—-]|\Z))",
    re.IGNORECASE,
)
# Words that papers, agencies and stations have in their names.
_PAPER = re.compile(r"(?:The )?(?:[A-Z][\w&.’'-]*|of|and|&|the)(?: (?:[A-Z][\w&.’'-]*|of|and|&|the)){0,4}")
_PAPER_WORD = re.compile(
    r"\b(?:News|Times|Post|Herald|Echo|Journal|Press|Tribune|Gazette|Chronicle|Star|Mail|Observer|Independent|Guardian|"
    r"Telegraph|Agency|Radio|TV|Television|Magazine|Review|Daily|Weekly|Monitor|Courier|Examiner|Register|Bulletin|Record|"
    r"Standard|Dispatch|Sentinel|Ledger|Inquirer|Enquirer|Globe|Mirror|Express|Argus|Advertiser|Reporter|Broadcasting|Media)\b"
)


def outlet_like(words: str) -> bool:
    """Whether words that stand where an outlet is named are one: a listed form, or capitals with a paper's word."""
    listed = outlets().get(words)
    if listed:
        return listed[1] != "photo"
    words = words.title() if words.isupper() else words
    if words.endswith(".") or all(word.casefold() in lexicon.words("parse/sections") for word in words.split()):
        return False
    return len(words) <= 50 and _PAPER.fullmatch(words) is not None and _PAPER_WORD.search(words) is not None


@cache
def _no_name() -> frozenset[str]:
    """Capitalised words that no name begins or ends with, case folded."""
    return frozenset(word.casefold() for word in lexicon.words("parse/no_name"))


def read_names(text: str, start: int, end: int) -> tuple[tuple[Span, ...], int]:
    """The persons' names that stand one after another from `start` on, and where the words behind them begin."""
    names: list[Span] = []
    at = start
    while match := NAME.match(text, at, end):
        stop = match.end()
        stop = min(_other_case(text, at, stop), _outlet_inside(text, at, stop))
        if outlet_like(text[at:stop]):
            break
        stop = _no_name_inside(text, at, stop)
        words = text[at:stop].split()
        # "Jane Doe The", "JANE DOE Staff": what no name holds ends it.
        while words and (words[-1].strip(".").casefold() in _no_name() or words[-1] in outlets()):
            stop = start_of_last(text, at, stop)
            words.pop()
        if len(words) < 2 or words[0].casefold() in _no_name():
            break
        if text[stop - 1] == "." and len(words[-1].strip(".")) > 2:
            stop -= 1
        names.append(Span(at, stop))
        at = stop
        joint = _JOIN.match(text, at, end)
        if not joint or not NAME.match(text, joint.end(), end):
            break
        if (
            ROLE.match(text, joint.end(), end)
            or ENDS_IN_ROLE.match(text, joint.end(), end)
            or outlet_at().match(text, joint.end(), end)
        ):
            break
        at = joint.end()
    return tuple(names), names[-1].end if names else start


def _no_name_inside(text: str, start: int, end: int) -> int:
    """Where a word that no name holds follows two words of one: "Al Root Updated Nov". `end` if none does."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    return next(
        (start + parts[at - 1].end() for at in range(2, len(parts)) if parts[at].group().casefold() in _no_name()), end
    )


def _other_case(text: str, start: int, end: int) -> int:
    """Where capitals throughout stop: "JANE DOE Daily Echo" names two things. `end` if they do not."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    capitals = [part.group().isupper() and len(part.group()) > 1 for part in parts]
    for at in range(2, len(parts)):
        if all(capitals[:at]) and not parts[at].group().isupper():
            return start + parts[at - 1].end()
    return end


def _outlet_inside(text: str, start: int, end: int) -> int:
    """Where a listed outlet begins as a word of its own behind a name of two words; `end` if none does."""
    for form in outlet_at().finditer(text, start, end):
        apart = text[form.start() - 1].isspace() and not text[form.end() : form.end() + 1].isalnum()
        if apart and len(text[start : form.start()].split()) >= 2:
            return start + len(text[start : form.start()].rstrip())
    return end


def start_of_last(text: str, start: int, end: int) -> int:
    """The end of what stands before the last word of `text[start:end]`, white space aside."""
    at = end
    while at > start and not text[at - 1].isspace():
        at -= 1
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def as_name(words: str) -> str:
    """A name for showing: capitals throughout become capitals at the start (JANE O'NEILL-ROE: Jane O'Neill-Roe)."""
    words = " ".join(words.split())
    if not words.isupper():
        return words
    parts = re.split(r"([\s'’-])", words.lower())
    named = "".join(part[:1].upper() + part[1:] for part in parts)
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), named)
