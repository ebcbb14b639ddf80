"""Entries of articles.bib and quotes.bib: BibTeX for articles and for what is quoted in them.

A quote is cited as the article it stands in, with its words, its speaker and its place in the note. Months and days
are given as numbers and as the ISO date that biblatex reads; an article that states no date gets none, and the note
says so. Without author, title, outlet or date, which styles demand of `@article`, an entry is `@misc`, of which they
demand nothing (`BibTeXing`, O. Patashnik, 1988, section 3.1). `site.js` makes the same entry from a page.
Three fields more, which styles pass over, let `verify` prove the words: `articleid`, `spans` and `speakerspan`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from generator.model import Words
from generator.show.citing import Citation

# What TeX reads, and braces, which BibTeX counts even behind a backslash (`BibTeXing`, O. Patashnik, 1988).
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
    }
)
_UNSEEN = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
_SPLITS = re.compile(r",| and ", re.IGNORECASE)

Kind = Literal["article", "misc"]
_OUTLET: Mapping[Kind, str] = {"article": "journal", "misc": "howpublished"}
"""Where an entry has the outlet: `@misc` knows no journal."""


Cited = tuple[str, str, Citation, tuple[Words, ...]]
"""Key, article id, citation and the words of a quote."""


def bibtex_entry(key: str, article_id: str, cited: Citation, words: tuple[Words, ...]) -> str:
    """The entry of an article or of a quote."""
    year, _, rest = cited.iso.partition("-")
    kind = _kind(cited)
    fields = {
        "author": " and ".join(map(_name, cited.authors)),
        "title": f"{{{_tex(cited.title)}}}" if cited.title else "",
        _OUTLET[kind]: _tex(cited.outlet) if cited.outlet_known else "",
        "year": year,
        "month": rest[:2].lstrip("0"),
        "date": cited.iso,
        "url": cited.original or cited.address,
        "note": _tex(note_of(cited, words)),
        "articleid": _tex(article_id),
        "spans": " ".join(map(span_of, words)),
        "speakerspan": span_of(cited.who) if words and isinstance(cited.who, Words) else "",
    }
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def note_of(cited: Citation, words: tuple[Words, ...]) -> str:
    """What a citation says beside its fields: words, speaker, place, that a date is missing, where it stands here."""
    notes = (
        " […] ".join(map(plain, words)),
        *((plain(cited.who), cited.place) if words else ()),
        "" if cited.iso else cited.date,
        cited.address if cited.original else "",
    )
    return ", ".join(filter(None, notes))


def _kind(cited: Citation) -> Kind:
    """An article where all is known that styles demand of one; the others are passed over or refused by some."""
    return "article" if cited.authors and cited.title and cited.outlet_known and cited.iso else "misc"


def span_of(words: Words) -> str:
    """`12-34`: where words stand in their article."""
    return f"{words.span.start}-{words.span.end}"


def plain(text: Words | str) -> str:
    """Words on one line, without what no program shows."""
    words = text.text if isinstance(text, Words) else text
    return " ".join(" ".join(words.split()).translate(_UNSEEN).split())


def _tex(text: Words | str) -> str:
    return plain(text).translate(_TEX)


def _name(author: Words | str) -> str:
    """In braces where BibTeX would take it for two names, or for a surname first."""
    return f"{{{_tex(author)}}}" if _SPLITS.search(plain(author)) else _tex(author)
