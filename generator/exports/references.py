"""data/citations/: the entries of `bibtex` once more in the two other forms that reference managers read.

RIS: a field a line, so that words on one line can end none. CSL JSON (Citation Style Language, schema 1.0): `custom`
is the schema's own place for what it does not name. Which part of a name is the surname no article says, so that names
are given whole: `literal` in CSL, a name without comma in RIS.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.exports.bibtex import Cited, cited_articles, cited_quotes, note_of, plain, span_of
from generator.model import File, Words
from generator.show.citing import Citation
from generator.show.lookup import Lookup

FOLDER = "data/citations"


def reference_files(lookup: Lookup) -> Iterator[File]:
    """Articles and quotes, each in both forms; entries in the order of the BibTeX files."""
    listed: tuple[tuple[str, Callable[[Lookup], Iterator[Cited]], str], ...] = (
        ("articles", cited_articles, "Every article"),
        ("quotes", cited_quotes, "Every quote with its words, speaker and place"),
    )
    for name, cited, holds in listed:
        entries = [*cited(lookup)]
        yield File(f"{FOLDER}/{name}.ris", _ris(entries), f"{holds}, in RIS.")
        yield File(f"{FOLDER}/{name}.csl.json", _csl(entries), f"{holds}, in CSL JSON.")


def _ris(entries: Iterable[Cited]) -> bytes:
    lines = (line for entry in entries for line in (*_tagged(*entry), "ER  - ", ""))
    return "\r\n".join(lines).encode("utf-8", "replace")


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


def _csl(entries: Iterable[Cited]) -> bytes:
    items = [json.dumps(_item(*entry), ensure_ascii=False, sort_keys=True) for entry in entries]
    whole = "[\n" + ",\n".join(items) + "\n]\n" if items else "[]\n"
    return whole.encode("utf-8", "backslashreplace")


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
