"""The briefing as one mail: HTML that stands for itself, with its looks written into each element.

Programs for mail drop scripts, styles in the head and what lies on another server, so there is none of it. An article's
words carry where they stand, as on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.model import Words
from generator.pages.handed import Kind, Line, Piece
from generator.site.render import escape, words_html

_SERIF = "font-family:Georgia,'Times New Roman',serif"
_SANS = "font-family:Arial,Helvetica,sans-serif"
_QUIET = "color:#555"
"""Dark enough to read on white: a contrast of 7.5 to 1."""
_LINK = "color:#1a4f8b"
_BLOCKS: dict[Kind, tuple[str, str]] = {
    "title": ("h1", "margin:0 0 4px;font-size:24px;line-height:1.25"),
    "head": ("h2", "margin:28px 0 8px;padding-top:8px;border-top:2px solid #222;font-size:18px;line-height:1.3"),
    "story": ("h3", "margin:18px 0 4px;font-size:16px;line-height:1.35;font-weight:bold"),
    "text": ("p", "margin:0 0 6px;font-size:15px;line-height:1.5"),
    "quote": ("blockquote", "margin:10px 0 2px;padding:0 0 0 12px;border-left:3px solid #999;line-height:1.5"),
    "figure": ("p", "margin:6px 0;padding:0 0 0 12px;font-size:15px;line-height:1.5"),
    "quiet": ("p", "margin:0 0 10px;font-size:13px;line-height:1.5"),
}
"""Element and looks of each kind of line."""
MOST_BYTES = 100_000
"""What programs for mail show whole: from 102 KB on some cut a mail short."""


def letter(lines: Iterable[Line], title: str) -> bytes:
    """The lines as a file of HTML."""
    body = "\n".join(map(_block, lines))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"></head>\n'
        f'<body style="margin:0;padding:16px;background:#fff;color:#222;{_SANS}">'
        f'<div style="max-width:640px;margin:0 auto">\n{body}\n</div></body></html>\n'
    ).encode()


def _block(line: Line) -> str:
    tag, looks = _BLOCKS[line.kind]
    return f'<{tag} style="{looks}">{"".join(map(_piece, line.pieces))}</{tag}>'


def _piece(piece: Piece) -> str:
    html, looks = _html(piece.text), _looks(piece)
    if piece.href:
        return f'<a href="{_address(piece.href)}" style="{";".join((_LINK, *looks))}">{html}</a>'
    return f'<span style="{";".join(looks)}">{html}</span>' if looks else html


def _looks(piece: Piece) -> list[str]:
    looks = [_SERIF] if isinstance(piece.text, Words) else []
    looks += [_QUIET] if piece.look == "quiet" and not piece.href else []
    return [*looks, "font-weight:bold"] if piece.look == "strong" else looks


def _html(text: Words | str) -> str:
    if isinstance(text, str):
        return escape(text)
    # Marks have no looks of their own in a mail.
    return words_html(_unmarked(text))


def _unmarked(words: Words) -> Any:
    return Words(words.article, words.span, words.text, language=words.language)


def _address(href: str) -> str:
    """An address inside an attribute. The site's own and the articles' are the only ones."""
    return escape(href) if re.match(r"https?://", href) else "#"
