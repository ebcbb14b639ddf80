"""The head of an article: what stands above the title, and between the title and the first line of running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.base import lexicon
from generator.parse.byline import Byline, read_outlet_line
from generator.parse.lines import ends_in_agency
from generator.parse.names import ENDS_IN_ROLE, NAME, outlet_like, read_names
from generator.parse.outline import Outline
from generator.parse.page import Line, is_field
from generator.parse.pieces import Piece, piece
from generator.parse.title import repeats

_LONGEST_SECTION = 5
# Dates, names and sections of an article stand right above its title; farther up they are the page's.
_NEAR_TITLE = 6
_SECTION_WITHIN = 2
_SUMMARY_WITHIN = 6
# A sentence of so many words between title and text is text that stands apart: a link would be shorter.
_PARAGRAPH = 12
# A name with a date, a handle or a role so near is the author's.
_NEAR_NAME = 2
# More lines of unknown job than these between title and text are links, not key points.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the running text, with the one that is looked at."""

    text: str
    lines: Sequence[Line]
    outline: Outline
    at: int

    @property
    def line(self) -> Line:
        """The line that is looked at."""
        return self.lines[self.at]

    def beside(self, before: int, after: int) -> Sequence[Line]:
        """The lines so near above and below it, itself left out."""
        above = self.lines[max(0, self.at - before) : self.at]
        return (*above, *self.lines[self.at + 1 : self.at + 1 + after])


Rule = Callable[[Head], Piece | None]


def read_head(text: str, lines: Sequence[Line], outline: Outline) -> tuple[Piece, ...]:
    """The pieces of the lines above the running text, in order."""
    made: list[Piece] = []
    for at in range(outline.begin):
        head = Head(text, lines, outline, at)
        above = outline.title is not None and at < outline.title
        rules = _ABOVE if above else _BETWEEN
        made.append(next(found for rule in rules if (found := rule(head))))
    return _one_standfirst(made)


def _one_standfirst(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """All but the first summary become what they would be without it: an article has one, or sentences in a row."""
    first = next((at for at, made in enumerate(pieces) if made.kind == "standfirst"), None)
    return tuple(
        Piece(made.unit, "notice", "notice.head")
        if made.rule == "standfirst.under-title" and first is not None and at > first
        else made
        for at, made in enumerate(pieces)
    )


# ---- rules; each answers for one line or leaves it to the next -----------------------------------------------------


def _is_title(head: Head) -> Piece | None:
    """The title itself."""
    return piece(head.line, "title", head.outline.rule) if head.at == head.outline.title else None


def _is_intro(head: Head) -> Piece | None:
    """Sentences between title and byline."""
    return piece(head.line, "standfirst", "standfirst.before-byline") if head.at in head.outline.intro else None


def _far_above(head: Head) -> Piece | None:
    """A line of the page's own top, whatever it looks like."""
    title = head.outline.title
    if title is None or head.at >= title - _NEAR_TITLE or head.line.kind in ("notice", "caption"):
        return None
    if head.line.kind in ("byline", "updated") and _under_the_title_said_before(head, title):
        return None
    return piece(head.line, "notice", "notice.above-head")


def _under_the_title_said_before(head: Head, title: int) -> bool:
    """Whether the headline stands right above as well: pages say it over their pictures and again over the text."""
    words = head.lines[title].words.casefold()
    return any(line.words.casefold() == words for line in head.lines[max(0, head.at - _NEAR_TITLE) : head.at])


def _repeated_lead(head: Head) -> Piece | None:
    """The lead over again: "The bridge is to close, they said" above "The bridge is to close, they said, after …"."""
    lead = head.lines[head.outline.begin].words if head.outline.begin < len(head.lines) else ""
    return piece(head.line, "standfirst", "standfirst.repeats-lead") if repeats(head.line.words, lead) else None


def _outlet_line(head: Head) -> Piece | None:
    """An outlet under a title, byline or date: "/ CBS News", "The Daily Echo"."""
    above = head.lines[head.at - 1] if head.at else None
    if (
        head.line.kind not in (None, "notice")
        or above is None
        or (above.kind not in ("byline", "updated", None) and above.rule != "label.title")
    ):
        return None
    outlet = read_outlet_line(head.text, head.line.unit.span)
    return piece(head.line, "byline", outlet.rule, outlet) if outlet else None


def _told_by_look(head: Head) -> Piece | None:
    """Date, byline, notice or caption by its own look."""
    line = head.line
    return piece(line, line.kind, line.rule, line.byline) if line.kind else None


def _labelled(head: Head) -> Piece | None:
    """One of two or more neighbouring lines of the form "Label: value": a form's fields, a mail's header."""
    return piece(head.line, "notice", "label.value") if is_field(head.lines, head.at) else None


def _section(head: Head) -> Piece | None:
    """Nothing but words that name parts of a newspaper; of a page with menus only right above the title."""
    title = head.outline.title
    menu = head.outline.page and title is not None and head.at < title - _SECTION_WITHIN
    return piece(head.line, "section", "section.label") if is_section(head.line.words) and not menu else None


def _name_alone(head: Head) -> Piece | None:
    """Nothing but a person's name beside a date, a handle or a role, or one that the page repeats as its author's:
    "Zac Hall" above "Nov. 18, 2019".
    """
    line, span = head.line, head.line.unit.span
    names, end = read_names(head.text, span.start, span.end)
    if not names or end < span.end or not _is_person(line.words):
        return None
    near = head.beside(_NEAR_NAME, _NEAR_NAME)
    signed = any(other.rule in _BESIDE_NAME or other.kind == "updated" or _is_role(other) for other in near)
    signed = signed or any(other.words.startswith("@") for other in near)
    title = head.outline.title
    if title is not None and head.at < title:
        # Menus hold names too: above the title only a date right beside counts.
        signed = any(other.kind == "updated" for other in near) and title - head.at <= _NEAR_TITLE // 2
    if not signed and not _signs_below(head):
        return None
    return piece(line, "byline", "byline.name-alone", Byline(span, names, None, "byline.name-alone"))


_BESIDE_NAME = frozenset(("notice.age", "updated.label"))


def _is_person(words: str) -> bool:
    return NAME.fullmatch(words) is not None and not outlet_like(words) and not is_section(words)


def _signs_below(head: Head) -> bool:
    """Whether the name stands behind the article too, alone or before what its bearer is."""
    name = head.line.words
    below = head.lines[head.outline.end :]
    return any(line.words == name or line.words.startswith((f"{name} is ", f"About {name}")) for line in below)


def _is_role(line: Line) -> bool:
    return line.count <= 6 and ENDS_IN_ROLE.fullmatch(line.words) is not None


def _name_and_outlet(head: Head) -> Piece | None:
    """A name, a comma and capitals, beside a date: "Ann Lee, Harbour Insider"."""
    found = _NAME_COMMA.fullmatch(head.line.words)
    if found is None or not any(line.kind == "updated" or line.rule == "notice.age" for line in head.beside(1, 2)):
        return None
    names, _ = read_names(head.text, head.line.unit.span.start, head.line.unit.span.end)
    made = Byline(head.line.unit.span, names[:1], None, "byline.name-outlet") if names else None
    return piece(head.line, "byline", "byline.name-outlet", made) if made else None


_NAME_COMMA = re.compile(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}, [A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){0,3}")


def _role_alone(head: Head) -> Piece | None:
    """A reporter's title under the name: "Health reporter"."""
    above = head.lines[head.at - 1] if head.at else None
    if above is None or not (_is_role(head.line) and (above.kind == "byline" or NAME.fullmatch(above.words))):
        return None
    return piece(head.line, "byline", "byline.role")


def _captioned(head: Head) -> Piece | None:
    """A line above a picture's credit, or one that ends in an agency: "The quay on Monday. Reuters"."""
    below = head.lines[head.at + 1] if head.at + 1 < len(head.lines) else None
    if below is not None and below.kind == "caption" and below.rule in ("caption.credit-line", "caption.label"):
        return piece(head.line, "caption", "caption.above-credit") if head.line.count >= 4 else None
    agency = ends_in_agency(head.text, head.line.unit.span)
    return piece(head.line, "caption", "caption.agency") if agency else None


def _standfirst(head: Head) -> Piece | None:
    """The first line of some words under the title: its summary."""
    words = head.line.words
    if head.outline.title is None or head.line.count < 4 or words.endswith((":", ",")) or not _begins_words(words):
        return None
    before = head.lines[head.outline.title + 1 : head.at]
    if len(before) > _SUMMARY_WITHIN:
        return None
    if sum(line.kind is None and line.count >= 4 for line in before):
        return None
    after_mark = head.lines[head.outline.title].words.endswith(";")
    return piece(head.line, "standfirst", "standfirst.after-semicolon" if after_mark else "standfirst.under-title")


def _heading(head: Head) -> Piece | None:
    """Words of a page about itself: "View this mail in your browser", "Share this story"."""
    return piece(head.line, "notice", f"notice.{head.line.ends_page}") if head.line.ends_page else None


def _link(head: Head) -> Piece | None:
    """One of many lines of unknown job below the title of a page: shares, tags, other headlines."""
    title = head.outline.title
    if head.line.like_prose and head.line.count >= _PARAGRAPH:
        return None
    if title is None:
        return piece(head.line, "notice", "notice.above-head") if head.outline.page else None
    unknown = [line for line in head.lines[title + 1 : head.outline.begin] if line.kind is None]
    many = len(unknown) > _FEW and _begins_words(head.line.words)
    return piece(head.line, "notice", "notice.head") if head.outline.page or many else None


def _key_point(head: Head) -> Piece | None:
    """A line of a list under "Key points": what the article says below at length."""
    listed = not _begins_words(head.line.words)
    labelled = any(_KEY_POINTS.fullmatch(line.words) for line in head.lines[: head.at + 1])
    if _KEY_POINTS.fullmatch(head.line.words) or (listed and labelled):
        return piece(head.line, "notice", "notice.key-points")
    return None


_KEY_POINTS = re.compile(
    r"(?:the )?(?:key|main|top|live) (?:points|developments|takeaways|updates|facts|events)|highlights|at a glance"
    r"|summary|in brief|what (?:we know|to know|you need to know)(?: so far)?|live updates",
    re.IGNORECASE,
)


def _other_above(head: Head) -> Piece | None:
    """Any other line above the title: masthead, kicker, name of a series."""
    return piece(head.line, "notice", "notice.above-title")


def _other(head: Head) -> Piece | None:
    """Any other line below the title, or above the text of an article without one: perhaps running text."""
    return piece(head.line, "paragraph", "paragraph.head")


_ABOVE: tuple[Rule, ...] = (
    _far_above,
    _told_by_look,
    _labelled,
    _repeated_lead,
    _section,
    _name_alone,
    _name_and_outlet,
    _role_alone,
    _other_above,
)
_BETWEEN: tuple[Rule, ...] = (
    _is_title,
    _is_intro,
    _outlet_line,
    _told_by_look,
    _labelled,
    _repeated_lead,
    _section,
    _key_point,
    _role_alone,
    _captioned,
    _heading,
    _name_alone,
    _name_and_outlet,
    _standfirst,
    _link,
    _other,
)


_QUOTES = "\"'“‘$£€#@"
_LABEL_WORD = re.compile(r"[^\s/>|»,•·:]+")


def _begins_words(words: str) -> bool:
    """Whether a line begins as a text does, not with a bullet."""
    return words[0].isalnum() or words[0] in _QUOTES


def is_section(words: str) -> bool:
    """Whether a line is made of nothing but words that name parts of a newspaper."""
    parts = [part.casefold().strip(".") for part in _LABEL_WORD.findall(words)]
    return 0 < len(parts) <= _LONGEST_SECTION and all(part in lexicon.words("parse/sections") for part in parts)
