"""The briefing as a Word document: headings that its navigation shows, links to the proof, words of articles in serif.

The same lines make the same bytes: the times that a packed file has are all one day.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.model import Words
from generator.pages.handed import Kind, Line, Piece

ARTICLE = "Article words"
"""The character style of what is cut from an article."""
_STYLES: dict[Kind, str] = {
    "title": "Title", "head": "Heading 1", "story": "Heading 2", "text": "Normal", "quote": "Quote",
    "figure": "List Bullet", "quiet": "Source",
}  # fmt: skip
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a packed file can be of."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no form for (XML 1.0, section 2.2)."""


def word(lines: Iterable[Line], title: str) -> bytes:
    """The lines as a `.docx` file."""
    document = _empty(title)
    for line in lines:
        paragraph = document.add_paragraph(style=_STYLES[line.kind])
        for piece in line.pieces:
            _add(paragraph, piece)
    made = io.BytesIO()
    document.save(made)
    return _dated(made.getvalue())


def _empty(title: str) -> Document:
    document = docx.Document()
    core = document.core_properties
    core.title, core.author, core.comments = _plain(title)[:255], "", ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(10.5)
    article = styles.add_style(ARTICLE, WD_STYLE_TYPE.CHARACTER)
    article.font.name = "Georgia"
    source = styles.add_style("Source", WD_STYLE_TYPE.PARAGRAPH)
    source.base_style, source.font.size = styles["Normal"], Pt(9)
    for name in ("Title", "Heading 1", "Heading 2"):
        styles[name].font.name, styles[name].font.color.rgb = "Arial", RGBColor(0x22, 0x22, 0x22)
    return document


def _add(paragraph: Paragraph, piece: Piece) -> None:
    run = paragraph.add_run(_plain(piece.text.text if isinstance(piece.text, Words) else piece.text))
    if isinstance(piece.text, Words):
        run.style = ARTICLE
    run.bold = True if piece.look == "strong" else None
    if piece.look == "quiet":
        run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
    if piece.href:
        _link(paragraph, run, piece.href)


def _link(paragraph: Paragraph, run: Run, href: str) -> None:
    """Put a run into a link, which the library reads and does not make (ECMA-376, part 1, section 17.16.22)."""
    run.font.color.rgb = RGBColor(0x1A, 0x4F, 0x8B)
    run.font.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.replace(run._r, link)  # noqa: SLF001  (the library has no other way to its elements)
    link.append(run._r)  # noqa: SLF001


def _plain(text: str) -> str:
    """On one line, with what XML cannot hold replaced; blanks at the ends stay, as they part one piece from another."""
    return re.sub(r"\s+", " ", _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))


def _dated(content: bytes) -> bytes:
    """The same packed file with its parts in order and of one day."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name in given.namelist():  # its list of contents must stay the first
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            packed.writestr(entry, given.read(name))
    return made.getvalue()
