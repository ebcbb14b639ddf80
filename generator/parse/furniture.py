"""What stands among and behind the paragraphs of an article and is no part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.parse.head import is_section
from generator.parse.lines import is_prose, look_of
from generator.parse.outline import Outline
from generator.parse.page import Line
from generator.parse.pieces import Piece, paragraph, piece

# Headlines and topics listed under a label; a sentence without its stop is longer.
_LONGEST_LISTED = 25
_LONGEST_CAPTION = 40
_SIGNED_WITHIN = 3
_BIO_WITHIN = 3
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


def _signed_behind(place: Place) -> Piece | None:
    """A byline or date right behind the text of an article that has none above it."""
    if not place.behind or place.at >= place.outline.end + _SIGNED_WITHIN or not place.line.dated_or_signed:
        return None
    if any(line.kind == place.line.kind for line in place.lines[: place.outline.begin]):
        return None
    line = place.line
    if line.kind == "updated" and line.rule != "updated.labelled-line":
        return None
    return piece(line, line.kind, line.rule, line.byline) if line.kind else None


def _heading_among(place: Place) -> Piece | None:
    """The heading of a list of other articles between paragraphs, if a line of a list follows."""
    below = place.lines[place.at + 1] if place.at + 1 < len(place.lines) else None
    if place.line.ends_page == "more" and below is not None and _is_listed(place.text, below):
        return piece(place.line, "notice", "notice.more")
    return None


def _told_by_look(place: Place) -> Piece | None:
    """Notice, caption, credit or a date with its label, by its own look."""
    look = look_of(place.text, place.line.unit.span)
    return piece(place.line, *look) if look else None


def _boxed(place: Place) -> Piece | None:
    """A line below the heading of a newsletter's box that is no sentence."""
    if place.at == 0 or place.line.stopped:
        return None
    above = look_of(place.text, place.lines[place.at - 1].unit.span)
    return piece(place.line, "notice", "notice.newsletter") if above and above[1] == "notice.newsletter" else None


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
    return line.count <= _LONGEST_LISTED and not is_prose(text, line.unit.span)


def _bio(place: Place) -> Piece | None:
    """Who the author is, near the end: "Ann Lee is a reporter for …", with the name that the byline has."""
    if place.at < place.outline.end - _BIO_WITHIN:
        return None
    signed = [line.byline for line in place.lines[: place.outline.begin] if line.byline]
    names = [span.cut(place.text) for byline in signed for span in byline.authors]
    found = _WHO.match(place.line.words)
    if found and any(found["name"].casefold() == " ".join(name.split()).casefold() for name in names):
        return piece(place.line, "notice", "notice.author")
    return None


_WHO = re.compile(
    r"(?P<name>[A-Z][\w.'-]+(?: [\w.'-]+){1,3}?)(?: \([^)]{1,40}\))?,? (?:is|was|writes|covers|reports|works|has)\b"
)


def _gallery(place: Place) -> Piece | None:
    """A caption that a gallery shows twice."""
    near = (*place.lines[max(0, place.at - 2) : place.at], *place.lines[place.at + 1 : place.at + 3])
    if place.line.copies > 1 and any(line.words == place.line.words for line in near):
        return piece(place.line, "caption", "caption.repeated")
    return None


def _above_credit(place: Place) -> Piece | None:
    """A short line or sentence right above a picture's credit."""
    below = place.lines[place.at + 1] if place.at + 1 < len(place.lines) else None
    if (
        below is None
        or below.kind != "caption"
        or below.rule != "caption.credit-line"
        or place.line.count > _LONGEST_CAPTION
    ):
        return None
    # A sentence above a credit may as well be the article's; of pages of news sites it mostly is a caption.
    if place.line.stopped and (place.line.quoting or not place.outline.page):
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
    _signed_behind,
    _heading_behind,
    _heading_among,
    _told_by_look,
    _boxed,
    _section_behind,
    _listed,
    _bio,
    _gallery,
    _above_credit,
    _behind_page,
)
