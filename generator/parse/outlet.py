"""Which outlet an article is from: stated by a label, byline or dateline, or only named in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Fact, Span
from generator.parse.names import outlet_at, outlet_like, outlets
from generator.parse.pieces import Piece

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


def is_service(text: str, span: Span) -> bool:
    """Whether the words name a service that carries releases for pay."""
    return outlets().get(" ".join(span.cut(text).split()), ("", ""))[1] == "service"


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


_ABOVE = ("notice.above-title", "notice.above-head")
_LONGEST_MASTHEAD = 5


def masthead(text: str, pieces: Sequence[Piece]) -> Fact[str] | None:
    """The paper's name above the title: a line whose words begin the name of who holds the copyright or of whoever a
    picture is credited to; or right above the head, a line that looks like a paper's name.
    """
    above = [made.unit.span for made in pieces if made.rule in _ABOVE]
    credit_lines = [
        made.unit.span.cut(text) for made in pieces if made.rule == "notice.copyright" or made.kind == "caption"
    ]
    for span in above:
        words = " ".join(span.cut(text).split())
        if words[:1].isupper() and 2 <= len(words.split()) <= _LONGEST_MASTHEAD and _holds(words, credit_lines):
            return Fact(full_name(text, span), span, "outlet.masthead")
    title = next((at for at, made in enumerate(pieces) if made.kind == "title"), 0)
    for made in pieces[max(0, title - _MASTHEAD_WITHIN) : title]:
        if made.rule in _ABOVE and outlet_like(made.unit.span.cut(text)):
            return Fact(full_name(text, made.unit.span), made.unit.span, "outlet.masthead")
    return None


_MASTHEAD_WITHIN = 3


def _holds(words: str, credit_lines: Sequence[str]) -> bool:
    """Whether the words stand behind a copyright mark or the stroke of a credit."""
    named = re.compile(rf"(?:©|\(c\)|copyright|/)\s*(?:(?:19|20)\d\d\s*)?(?:by )?{re.escape(words)}\b", re.IGNORECASE)
    return any(named.search(line[:_LONGEST_CREDIT]) for line in credit_lines)


_LONGEST_CREDIT = 300
_RELEASE = re.compile(
    r"(?:press|news|media) release|for (?:immediate )?(?:release|publication).*|communiqué", re.IGNORECASE
)
_SOURCE_LINE = re.compile(r"SOURCE:? (?P<issuer>[A-Z].{2,60})")


def issuer(text: str, pieces: Sequence[Piece]) -> Fact[str] | None:
    """Who issued a release: named behind SOURCE at its end, or a line of capitals above the title that stands in the
    text again.
    """
    for made in reversed(pieces):
        span = made.unit.span
        if made.kind == "notice" and (named := _SOURCE_LINE.fullmatch(text, span.start, span.end)):
            inner = Span(*named.span("issuer"))
            return Fact(" ".join(inner.cut(text).split()), inner, "outlet.issuer")
    if not any(_RELEASE.fullmatch(made.unit.span.cut(text).strip()) for made in pieces if made.kind == "notice"):
        return None
    for made in pieces:
        words = made.unit.span.cut(text)
        named_again = text.count(words) > 1 and 1 < len(words.split()) <= _LONGEST_ISSUER
        if made.rule in (*_ABOVE, "notice.head") and named_again and words[0].isupper() and not words.endswith("."):
            return Fact(" ".join(words.split()), made.unit.span, "outlet.issuer")
    return None


_LONGEST_ISSUER = 8
