"""Which outlet an article is from: stated by a label, byline or dateline, or only named in the text."""

from __future__ import annotations

import re

from generator.model import Fact, Span
from generator.parse.names import outlet_at, outlets

# Who speaks to the reporter without a name speaks to the reporter's own paper; people with names are also quoted from
# other papers. The words between the source and the verb stay few.
_SOURCE = re.compile(
    r"\b(?:sources?|officials?|diplomats?|aides?|advisers?|advisors?|people|persons?|lawmakers?|operatives?|staffers?|"
    r"insiders?|executives?|officers?|commanders?|analysts?|experts?|residents?|witnesses|strategists?|spokes(?:man|woman|person|people))"
    r"\b(?P<between>[^.?!;:\"“”]{0,80}?)\b(?P<verb>told|spoke (?:to|with)|speaking to|who talked to|in interviews with)\s+"
    r"(?P<outlet>(?:The|the) [A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})"
)


def full_name(text: str, span: Span) -> str:
    """The outlet's full name where it is listed, else the words."""
    words = " ".join(span.cut(text).split())
    return outlets().get(words, (words, ""))[0]


def named_outlet(text: str, start: int, end: int) -> Fact[str] | None:
    """The one listed outlet that unnamed sources are said to have told something; None if there are none or several."""
    found: dict[str, Span] = {}
    for match in _SOURCE.finditer(text, start, end):
        outlet = outlet_at().match(text, match.start("outlet"), end)
        if outlet is None or text[outlet.end() : outlet.end() + 1].isalnum():
            continue
        span = Span(match.start("verb"), outlet.end())
        found.setdefault(outlets()[outlet.group()][0], span)
    if len(found) != 1:
        return None
    (name, span), = found.items()
    return Fact(name, span, "outlet.told-by-unnamed")


_COPYRIGHT = re.compile(r"(?:copyright|\(c\)|©)\s*(?:\(c\)|©)?\s*,?\s*(?:by\s)?(?:(?:19|20)\d\d)?,?\s*(?:by\s)?", re.IGNORECASE)


def copyright_outlet(text: str, span: Span) -> Span | None:
    """The listed outlet behind a copyright mark that opens a line."""
    mark = _COPYRIGHT.match(text, span.start, span.end)
    found = outlet_at().match(text, mark.end(), span.end) if mark else None
    return Span(found.start(), found.end()) if found else None
