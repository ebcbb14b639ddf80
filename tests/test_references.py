"""RIS and CSL JSON: read back as their forms say, valid by CSL's schema, proved by `verify`."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.citations import citation_files
from generator.link import Site
from generator.model import Fact, Metadata
from generator.owner.publication import Publication
from generator.show.lookup import Lookup
from generator.verify.copied import Needles
from generator.verify.originals import Original
from generator.verify.references import check_references
from tests.small_site import HARBOUR, QUAY, small_site

HOME = "https://briefing.example/x/"
TEXTS = {"07-harbour": HARBOUR, "08-quay": QUAY}
ORIGINALS = {key: Original.of(f"{key}.txt", text.encode(), text) for key, text in TEXTS.items()}
NEEDLES = Needles.of(TEXTS)
NAMES = ("articles.ris", "articles.csl.json", "quotes.ris", "quotes.csl.json")
_STRING = {"type": "string"}
# As far as it is used here: the Citation Style Language's schema csl-data.json, version 1.0.
ITEM = {
    "type": "object", "required": ["type", "id"], "additionalProperties": False,
    "properties": {
        "id": _STRING, "type": {"const": "article-newspaper"}, "title": _STRING, "container-title": _STRING,
        "URL": _STRING, "note": _STRING, "custom": {"type": "object"},
        "author": {"type": "array", "items": {
            "type": "object", "properties": {"literal": _STRING}, "additionalProperties": False}},
        "issued": {"type": "object", "additionalProperties": False, "properties": {"date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}}}},
    },
}  # fmt: skip


def made(address: str = HOME, site: Site | None = None) -> dict[str, str]:
    whole = site or replace(small_site(), publication=Publication(address=address))
    return {file.path.rpartition("/")[2]: file.content.decode("utf-8") for file in citation_files(Lookup(whole))}


def ris(text: str) -> list[dict[str, list[str]]]:
    """As readers of RIS do it: lines by whatever ends one, a tag at the start of each."""
    entries: list[dict[str, list[str]]] = []
    for line in text.splitlines():
        tag, value = line[:2], line[6:]
        assert line[2:6] == "  - " if line else True
        if tag == "TY":
            entries.append({})
        elif tag and tag != "ER":
            entries[-1].setdefault(tag, []).append(value)
    return entries


def test_ris() -> None:
    harbour, quay = ris(made()["articles.ris"])
    assert harbour == {
        "ID": ["07-harbour"], "AU": ["Ida Holm"], "TI": ["Harbour reopens after storm"], "T2": ["The Odense Courier"],
        "PY": ["2021"], "DA": ["2021/05/05"], "UR": ["https://news.example/harbour?a=1&b=2"],
        "N1": [f"{HOME}articles/07-harbour/"], "C1": ["07-harbour"],
    }  # fmt: skip
    assert quay == {"ID": ["08-quay"], "UR": [f"{HOME}articles/08-quay/"], "N1": ["no date stated"], "C1": ["08-quay"]}


@pytest.mark.parametrize("name", ["articles.csl.json", "quotes.csl.json"])
def test_csl_is_as_its_schema_says(name: str) -> None:
    items = json.loads(made()[name])
    assert items
    jsonschema.validate(items, {"type": "array", "items": ITEM})
    assert len({item["id"] for item in items}) == len(items)


def test_both_say_the_same_of_each_quote() -> None:
    files = made()
    entries, items = ris(files["quotes.ris"]), json.loads(files["quotes.csl.json"])
    assert [entry["ID"][0] for entry in entries] == [item["id"] for item in items]
    assert [entry["N1"][0] for entry in entries] == [item["note"] for item in items]
    assert entries[0]["N1"][0].startswith("“nine long days”, the port’s director, paragraph 1")
    assert items[0]["custom"]["spans"] == entries[0]["C2"][0]


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_proved(name: str) -> None:
    compared, faults = check_references(name, made()[name], ORIGINALS, NEEDLES)
    assert faults == ()
    assert compared >= 1


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("quotes.ris", "nine long days", "nine lost days", "verify-words"),
        ("quotes.csl.json", "nine long days", "nine lost days", "verify-words"),
        ("articles.ris", "Harbour reopens", "Harbour closes", "verify-words"),
        ("articles.csl.json", "Harbour reopens", "Harbour closes", "verify-words"),
        ("articles.ris", "C1  - 07-harbour", "C1  - 99-harbour", "verify-span"),
        ("articles.ris", "ER  - ", "", "verify-data"),
        ("articles.csl.json", '"custom"', '"other"', "verify-data"),
    ],
)
def test_what_was_changed_is_noticed(name: str, before: str, after: str, code: str) -> None:
    text = made()[name]
    assert before in text
    _, faults = check_references(name, text.replace(before, after, 1), ORIGINALS, NEEDLES)
    assert code in {fault.code for fault in faults}


@given(st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_no_words_end_a_field_or_an_entry(title: str, author: str) -> None:
    site = small_site()
    first, *others = site.entries
    stated = Metadata(title=Fact(f"A{title}", None, "sidecar"), authors=(Fact(f"B{author}", None, "sidecar"),))
    entry = replace(first, article=replace(first.article, metadata=stated))
    files = made(site=replace(site, entries=(entry, *others)))
    entries, items = ris(files["articles.ris"]), json.loads(files["articles.csl.json"])
    assert [len(entries), len(items)] == [2, 2]
    assert set(entries[0]) <= {"ID", "AU", "TI", "UR", "N1", "C1", "T2", "PY", "DA"}
    assert len(entries[0]["TI"]) == len(entries[0]["AU"]) == 1
    jsonschema.validate(items, {"type": "array", "items": ITEM})
