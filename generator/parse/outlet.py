"""Which outlet an article is from: stated by a label, byline or dateline, or only named in the text."""

from __future__ import annotations

import re

from generator.model import Fact, Span
from generator.parse.names import outlet_at, outlet_like, outlets

# Who speaks to the reporter without a name speaks to the reporter's own paper; people with names are also quoted from
# other papers, so no name may stand between the source and the verb. Of 17 articles (among 1,050 of known papers) in
# which anyone told an outlet something, 5 named another paper than their own; under these rules 1 of 4 does.
_SOURCE = re.compile(
    r"\b(?:sources|officials|diplomats|aides|advisers|advisors|people|lawmakers|operatives|staffers|"
    r"insiders|executives|officers|commanders|witnesses|strategists)"
    r"(?P<between>(?: [a-z’'-]+){0,6}?) (?:told|spoke (?:to|with)|spoken (?:to|with)|speaking (?:to|with)|talked to)\s+"
    r"(?:the )?(?P<outlet>[A-Z])"
)
# The ways a paper names itself.
_OWN = re.compile(
    r"\b(?:told|tells?|spoke (?:to|with)|spoken (?:to|with)|speaking (?:to|with)|talked to|interviews? with"
    r"|interviewed by|"
    r"obtained by|reviewed by|seen by|heard by|(?:statement|comments?|e-?mail|letter|interview|response) to"
    r"|provided to|"
    r"shared with|by)\s+(?:the\s)?\Z"
)


def full_name(text: str, span: Span) -> str:
    """The outlet's full name where it is listed, else the words."""
    words = " ".join(span.cut(text).split())
    return outlets().get(words, (words, ""))[0]


def named_outlet(text: str, start: int, end: int) -> Fact[str] | None:
    """The one listed outlet that unnamed sources are said to have told something; None if there are none or several.

    None too where the text names that outlet as a stranger ("Fox News reported", "according to Reuters").
    """
    found: dict[str, Span] = {}
    for match in _SOURCE.finditer(text, start, end):
        outlet = outlet_at().match(text, match.start("outlet"), end)
        if outlet is None or text[outlet.end() : outlet.end() + 1].isalnum():
            continue
        verb = match.end("between") + 1
        found.setdefault(outlets()[outlet.group()][0], Span(verb, outlet.end()))
    if len(found) != 1:
        return None
    ((name, span),) = found.items()
    return Fact(name, span, "outlet.told-by-unnamed") if _always_own(text, name) else None


def _always_own(text: str, name: str) -> bool:
    """Whether every mention of the outlet stands where a paper names itself."""
    forms = [form for form, (full, _) in outlets().items() if full == name]
    mention = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\b")
    return all(_OWN.search(text, max(0, at.start() - 30), at.start()) for at in mention.finditer(text))


_COPYRIGHT = re.compile(
    r"(?:copyright|\(c\)|©)\s*(?:\(c\)|©)?\s*,?\s*(?:by\s)?(?:(?:19|20)\d\d)?,?\s*(?:by\s)?", re.IGNORECASE
)


def copyright_outlet(text: str, span: Span) -> Span | None:
    """The outlet behind a copyright mark that opens a line."""
    mark = _COPYRIGHT.match(text, span.start, span.end)
    if mark is None:
        return None
    if found := outlet_at().match(text, mark.end(), span.end):
        return Span(found.start(), found.end())
    holder = _HOLDER.match(text, mark.end(), span.end)
    return Span(holder.start(), holder.end()) if holder and outlet_like(holder.group()) else None


_HOLDER = re.compile(r"[A-Z][\w&’' -]{2,50}(?=[.,;]|\Z)")
