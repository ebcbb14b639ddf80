"""data/citations/: the entries of `bibtex` once more in the two other forms that reference managers read.

RIS: a field a line, so that words on one line can end none. CSL JSON (Citation Style Language, schema 1.0): `custom`
is the schema's own place for what it does not name. Which part of a name is the surname no article says, so that names
are given whole: `literal` in CSL, a name without comma in RIS.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.exports.bibtex import note_of, plain, span_of
from generator.model import Words
from generator.show.citing import Citation


def ris_entry(key: str, article_id: str, cited: Citation, words: tuple[Words, ...]) -> str:
    """The entry in RIS, with the empty line behind it."""
    return "\r\n".join((*_tagged(key, article_id, cited, words), "ER  - ", ""))


def _tagged(key: str, article_id: str, cited: Citation, words: tuple[Words, ...]) -> Iterator[str]:
    """Tags of RIS with their values. C1 to C3 are its fields for anything: where the words stand."""
    yield "TY  - NEWS"
    yield f"ID  - {key}"
    yield from (f"AU  - {plain(author)}" for author in cited.authors)
    rows = (
        ("TI", plain(cited.title)),
        ("T2", plain(cited.outlet) if cited.outlet_known else ""),
        ("PY", cited.iso[:4]),
        ("DA", cited.iso.replace("-", "/")),
        ("UR", cited.original or cited.address),
        ("N1", note_of(cited, words)),
        ("C1", plain(article_id)),
        ("C2", " ".join(map(span_of, words))),
        ("C3", _speaker(cited.who, words)),
    )
    yield from (f"{tag}  - {value}" for tag, value in rows if value)


def csl_entry(key: str, article_id: str, cited: Citation, words: tuple[Words, ...]) -> str:
    """The entry in CSL JSON, on one line."""
    return json.dumps(_item(key, article_id, cited, words), ensure_ascii=False, sort_keys=True)


def _item(key: str, article_id: str, cited: Citation, words: tuple[Words, ...]) -> dict[str, Any]:
    place = {
        "articleid": plain(article_id),
        "spans": " ".join(map(span_of, words)),
        "speakerspan": _speaker(cited.who, words),
    }
    fields = {
        "author": [{"literal": plain(author)} for author in cited.authors],
        "title": plain(cited.title),
        "container-title": plain(cited.outlet) if cited.outlet_known else "",
        "issued": {"date-parts": [[int(part) for part in cited.iso.split("-")]]} if cited.iso else {},
        "URL": cited.original or cited.address,
        "note": note_of(cited, words),
        "custom": {name: value for name, value in place.items() if value},
    }
    return {"id": key, "type": "article-newspaper"} | {name: value for name, value in fields.items() if value}


def _speaker(who: Words | str, words: tuple[Words, ...]) -> str:
    return span_of(who) if words and isinstance(who, Words) else ""
