"""Exports of Factiva as text, RTF and HTML: each article ends with "Document" and its number.

Either every field has its code (HD headline, BY author, SN outlet, PD date, LP lead paragraph, TD text), or title,
author, number of words, date, time, outlet and its code, page, language and rights follow each other without labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Document
from generator.readers.bylines import authors_in
from generator.readers.days import is_dated_line
from generator.readers.exports.clipping import Clipping, Field
from generator.readers.exports.labels import COPYRIGHT, Label, code, hint, is_section, language_tag
from generator.readers.rows import Row

# A paper's code, zeros, the day in eight digits, and a running number.
_END = re.compile(r"(?i:do[ck]ument\w*|文件|文档|文書|문서|документ)\s+[A-Za-z0-9]{4,12}0{0,6}\d{8}[a-z0-9]{5,12}")
_COUNT = re.compile(
    r"[\d.,\s]*\d\s*(?:words?|wörter|mots?|palabras|parole|palavras|woorden|слов\w*|字|単語|語|개? ?단어)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:[AP]M|GMT|UTC|[A-Z]{2,5}))*", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{3,10}")
_BY = re.compile(r"(?:by|von|par|por|di|door|av)\s", re.IGNORECASE)
# An article by fields has at least a headline or a text, a date and an outlet.
_FEWEST_CODES = 3
# The foot of a page in rich text.
_PAGE = re.compile(
    r"(?:page|seite|página|pagina)\s+\d+\s+(?:of|von|de|sur|di|van)\s+\d+.*|.*©.*\bfactiva\b.*", re.IGNORECASE
)
_LONGEST_AUTHOR = 20
"""Words of a line with authors, or of any line of the imprint but the rights; what is longer is text."""
_LONGEST_HEAD = 14
_BROKEN = 60
"""Characters of a line of rights that was broken at a width; shorter ones end there."""
_RESERVED = re.compile(
    r"(?:rights|rechte|droits|derechos|diritti|direitos)\b.{0,20}\b\w*(?:reserv|réserv|vorbehalt|riserv)", re.IGNORECASE
)


def read_factiva(rows: Sequence[Row]) -> tuple[Document | None, ...] | None:
    """The articles of such an export, None for one that has neither title nor text; None as a whole: it is none."""
    ends = [at for at, row in enumerate(rows) if _END.fullmatch(row.text.removeprefix("AN").lstrip(" |\t"))]
    if not ends:
        return None
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(_article(rows[start : end + 1]) for start, end in zip(starts, ends, strict=True))


def _article(rows: Sequence[Row]) -> Document | None:
    rows = [row for row in rows if not _PAGE.fullmatch(row.text)]
    codes = {found[0].name for row in rows if (found := code(row.text))}
    # Two layouts share the line that ends an article.
    if len(codes) >= _FEWEST_CODES and codes & {"HD", "LP", "TD"}:
        return _by_codes(rows)
    return _by_order(rows[:-1])


def _by_codes(rows: Sequence[Row]) -> Document | None:
    fields: list[tuple[Label, list[Row]]] = []
    for row in rows:
        if found := code(row.text):
            fields.append((found[0], [replace(row, text=found[1])]))
        elif fields:
            fields[-1][1].append(row)
    clipping = Clipping(title_field="HD")
    for label, value in fields:
        if label.holds == "text":
            clipping.text += [*value, replace(value[-1], text="")]
        else:
            clipping.take(Field(label, tuple(row for row in value if row.text)))
    return clipping.document()


def _by_order(rows: Sequence[Row]) -> Document | None:
    counted = next((at for at, row in enumerate(rows) if _COUNT.fullmatch(row.text)), None)
    clipping = Clipping()
    if counted is None:
        return None
    at = _take_imprint(clipping, rows, counted + 1)
    _take_title(clipping, [row for row in rows[:counted] if row.text])
    clipping.text = list(rows[at:])
    return clipping.document()


def _take_title(clipping: Clipping, above: Sequence[Row]) -> None:
    """Section, title and author, of which any but the title may be missing. HTML marks the title."""
    # A page marks the headline, so that what stands above is the section, and what stands below the author.
    marked = [row for row in above if row.mark == "headline"]
    if marked:
        clipping.title = tuple(marked)
        before = [row for row in above if row.number < marked[0].number]
        behind = [row for row in above if row.number > marked[-1].number]
        if before:
            clipping.hints |= hint("section", before[-1].text, "SE")
        if behind:
            clipping.hints |= hint("authors", behind[-1].text, "BY")
        return
    # Text marks nothing: the line right above the count of words is the author, if it can be one.
    above = list(above)
    if len(above) > 1 and _is_byline(above[-1].text, above[-2].text):
        clipping.hints |= hint("authors", above.pop().text, "BY")
    if above:
        clipping.title = (above[-1],)
    if len(above) > 1 and above[-2].number == above[-1].number - 1:
        clipping.hints |= hint("section", above[-2].text, "SE")


def _is_byline(words: str, line_above: str) -> bool:
    """Whether a line names authors and no title with its capitals does: below a section stands a title."""
    if len(words.split()) > _LONGEST_AUTHOR or not authors_in(words):
        return False
    return _BY.match(words) is not None or not is_section(line_above)


def _take_imprint(clipping: Clipping, rows: Sequence[Row], at: int) -> int:
    """Date, time, outlet, code, edition, page, language, rights. Where the text begins."""
    head, at = _imprint(rows, at)
    stated = [row for row in head if not _TIME.fullmatch(row.text)]
    # The outlet is the line below the date; a time of day between them has been taken out.
    for place, row in enumerate(stated):
        if is_dated_line(row.text):
            clipping.hints |= hint("published", row.text, "PD")
            if place + 1 < len(stated):
                clipping.hints |= hint("outlet", stated[place + 1].text, "SN")
            break
    for row in stated[2:]:
        if len(row.text.split()) == 1 and not _CODE.fullmatch(row.text) and language_tag(row.text):
            clipping.hints |= hint("language", row.text, "LA")
    return at


def _imprint(rows: Sequence[Row], at: int) -> tuple[list[Row], int]:
    """The lines of the imprint, and where they end: at the text, an empty line, or behind the rights."""
    head: list[Row] = []
    # In text the imprint is one block of lines; on pages every line of it is a block.
    blocks = at < len(rows) and not rows[at].text
    rights: Row | None = None
    while at < len(rows) and len(head) < _LONGEST_HEAD:
        row = rows[at]
        is_rights = COPYRIGHT.match(row.text) is not None
        long = len(row.text.split()) > _LONGEST_AUTHOR and not is_rights
        if row.mark == "paragraph" or long or (rights is not None and row.text and not _goes_on(rights, row)):
            break
        at += 1
        if row.text:
            head.append(row)
            rights = row if is_rights or rights is not None else None
        elif head and (not blocks or rights is not None):
            break
    return head, at


def _goes_on(rights: Row, row: Row) -> bool:
    """Whether the rights go on in the next line: they are broken there, or say "All rights reserved"."""
    broken = rights.mark == row.mark == "" and len(rights.text) >= _BROKEN and not rights.text.endswith(".")
    return broken or _RESERVED.search(row.text) is not None

