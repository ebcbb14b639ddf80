"""What the reader's format states about the layout of a document, put before what is guessed from its text.

The guesses still lay out the rest: wrapped lines are joined, notices and captions found, datelines cut off. But a text
whose title is known has no second one, so what the guesses take for more of a head there becomes running text.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Hint, Part
from generator.parse.layout import Unit
from generator.parse.pieces import Piece

# Parts of a head that only one place of a text can be: where the format names the head, the guess is wrong.
_ONE_HEAD = frozenset(("title", "section", "standfirst"))


def unstated(text: str, parts: Sequence[Part], *, head: bool = True) -> str:
    r"""The text with everything blank whose job the format states; offsets and line breaks stay as they are.

    `head`: title, section and standfirst, too. They stay where the rest of the head is still to be found beside them.

    >>> from generator.model import Span
    >>> unstated("Port opens\n\nIt rained.", (Part("title", Span(0, 10), "format.title"),))
    '          \n\nIt rained.'
    """
    made, at = [], 0
    for part in parts:
        if head or part.kind not in _ONE_HEAD:
            made.append(text[at : part.span.start])
            made.append("".join(char if char.isspace() else " " for char in part.span.cut(text)))
            at = part.span.end
    return "".join(made) + text[at:]


def with_parts(pieces: Sequence[Piece], parts: Sequence[Part]) -> tuple[Piece, ...]:
    """The stated parts, and of the guessed pieces those that are no part of them, in text order."""
    if not parts:
        return tuple(pieces)
    named = [Piece(Unit(part.span), part.kind, part.rule) for part in parts]
    guessed = [_no_head(piece) for piece in pieces if not any(piece.unit.span.overlaps(part.span) for part in parts)]
    return tuple(sorted([*named, *guessed], key=lambda piece: piece.unit.span))


def _no_head(piece: Piece) -> Piece:
    return Piece(piece.unit, "paragraph", "paragraph.stated-head") if piece.kind in _ONE_HEAD else piece


def rule_of(hint: Hint) -> str:
    """The `Fact.rule` of a statement, which names its origin: `sidecar`, `given`, or the format's field.

    >>> rule_of(Hint(("2024-02-09",), "format", "Load-Date"))
    'format.load-date'
    """
    if hint.origin == "owner":
        return "sidecar"
    if hint.origin == "caller":
        return "given"
    words = "".join(char if char.isalnum() else " " for char in hint.field.casefold())
    return "-".join(("format." + (words or "field")).replace(". ", ".").split())
