"""What stands among and behind the paragraphs of an article and is no part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.parse.head import is_section
from generator.parse.lines import is_prose, look_of
from generator.parse.outline import Outline
from generator.parse.page import Line
from generator.parse.pieces import Piece, paragraph, piece

# Headlines and topics listed under a label; a sentence without its stop is longer.
_LONGEST_LISTED = 25
# So many lines behind the text that are no prose are a list of links; one or two may be the article's last words.
_LISTED = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the body or behind it, with all lines of the text."""

    text: str
    lines: Sequence[Line]
    outline: Outline
    at: int
    listed: bool
    """Whether a label such as "Related stories" stands above, with nothing but lines of a list since."""

    @property
    def line(self) -> Line:
        """The line that is looked at."""
        return self.lines[self.at]

    @property
    def behind(self) -> bool:
        """Whether it stands behind the body."""
        return self.at >= self.outline.end


Rule = Callable[[Place], Piece | None]


def read_rest(text: str, lines: Sequence[Line], outline: Outline) -> tuple[Piece, ...]:
    """The pieces of the body and of all that stands behind it, in order."""
    made: list[Piece] = []
    listed = False
    for at in range(outline.begin, len(lines)):
        place = Place(text, lines, outline, at, listed)
        made.append(next((found for rule in _RULES if (found := rule(place))), paragraph(lines[at])))
        opens = lines[at].ends_page == "more" or made[-1].rule in _LABELS
        listed = (opens and not is_prose(text, lines[at].unit.span)) or (listed and made[-1].rule in _IN_LISTS)
    return tuple(made)


_LABELS = frozenset(("notice.topics", "notice.read-more"))
_IN_LISTS = frozenset(("notice.list", "separator"))


def _heading_behind(place: Place) -> Piece | None:
    """The heading of another part of the page, behind the text."""
    if place.behind and place.line.ends_page and place.line.kind is None:
        return piece(place.line, "notice", f"notice.{place.line.ends_page}")
    return None


def _heading_among(place: Place) -> Piece | None:
    """The heading of a list of other articles between paragraphs, if a line of a list follows."""
    below = place.lines[place.at + 1] if place.at + 1 < len(place.lines) else None
    if place.line.ends_page == "more" and below is not None and _is_listed(place.text, below):
        return piece(place.line, "notice", "notice.more")
    return None


def _told_by_look(place: Place) -> Piece | None:
    """Notice, caption, credit or a date with its label, by its own look."""
    look = look_of(place.text, place.line.unit)
    return piece(place.line, *look) if look else None


def _section_behind(place: Place) -> Piece | None:
    """Words for parts of a newspaper, behind the text: its topics."""
    if place.behind and is_section(place.line.words):
        return piece(place.line, "notice", "notice.list")
    return None


def _listed(place: Place) -> Piece | None:
    """A line of a list of other articles or topics."""
    if place.listed and _is_listed(place.text, place.line):
        return piece(place.line, "notice", "notice.list")
    return None


def _is_listed(text: str, line: Line) -> bool:
    return line.count <= _LONGEST_LISTED and not is_prose(text, line.unit.span) and not line.quoting


def _gallery(place: Place) -> Piece | None:
    """A caption that a gallery shows twice."""
    near = place.lines[max(0, place.at - 2) : place.at] + tuple(place.lines[place.at + 1 : place.at + 3])
    if place.line.copies > 1 and any(line.words == place.line.words for line in near):
        return piece(place.line, "caption", "caption.repeated")
    return None


def _above_credit(place: Place) -> Piece | None:
    """A short line or sentence right above a picture's credit."""
    below = place.lines[place.at + 1] if place.at + 1 < len(place.lines) else None
    if below is None or below.kind != "caption" or below.rule != "caption.credit-line" or place.line.count > 40:
        return None
    return piece(place.line, "caption", "caption.above-credit")


def _behind_page(place: Place) -> Piece | None:
    """Anything behind the text of a whole page; or behind an article, where several such lines stand in a row."""
    if not place.behind:
        return None
    rest = place.lines[place.outline.end :]
    headed = any(line.ends_page for line in place.lines[place.outline.end : place.at + 1])
    loose = sum(not is_prose(place.text, line.unit.span) for line in rest)
    if place.outline.page or (headed and place.at > place.outline.end) or loose >= 2 * _LISTED:
        return piece(place.line, "notice", "notice.behind-text")
    return None


_RULES: tuple[Rule, ...] = (
    _heading_behind,
    _heading_among,
    _told_by_look,
    _section_behind,
    _listed,
    _gallery,
    _above_credit,
    _behind_page,
)

