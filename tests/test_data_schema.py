"""The published JSON Schemas, tried by a validator that others made: they take what is right and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.exports.article_json import article_object
from generator.exports.data import data_file
from generator.exports.schemas import PUBLISHED, schema, schema_files
from generator.extract import PARTS
from generator.show.lookup import Lookup
from tests.data_site import files_of, seeds_files, seeds_site, site_of, tried, values_of
from tests.project import Project
from tests.properties.texts import texts, understood

DATA = tuple(name for name in PUBLISHED if name not in ("manifest", "extract"))


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def faults(name: str, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(value)]


# ---- the schemas themselves ------------------------------------------------------------------------------------


def test_published_schemas_are_schemas_and_need_no_other_file() -> None:
    made = {file.path: json.loads(file.content) for file in schema_files(Lookup(seeds_site()))}
    assert sorted(made) == sorted(f"data/schema/{name}.json" for name in PUBLISHED)
    for value in made.values():
        Draft202012Validator.check_schema(value)
        assert value["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        references = {one for one in walk(value) if isinstance(one, str) and one.startswith("#/$defs/")}
        assert {one.removeprefix("#/$defs/") for one in references} == set(value["$defs"])


def walk(value: Any) -> Iterator[Any]:
    """Every value in a value."""
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(item)


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_object_is_closed_and_says_what_it_needs(name: str) -> None:
    for part in walk(schema(name)):
        if isinstance(part, dict) and part.get("type") == "object":
            assert "additionalProperties" in part, part
            listed = set(part.get("properties", ()))
            assert set(part.get("required", ())) <= listed
            if part["additionalProperties"] is False and part["required"] != ["id", "schema"]:
                assert listed - set(part["required"]) <= {"text"}, part  # there if the owner publishes articles whole


# ---- what is right ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DATA)
def test_data_of_the_seeds_validate(name: str) -> None:
    assert faults(name, values_of(seeds_files())[name]) == []


def test_the_manifest_of_a_build_validates(built: Project) -> None:
    assert faults("manifest", json.loads((built.docs / "data" / "manifest.json").read_text("utf-8"))) == []


def test_data_as_published_validate_with_the_schemas_beside_them(built: Project) -> None:
    folder = built.site / "data"
    for name in DATA:
        beside = Draft202012Validator(json.loads((folder / "schema" / f"{name}.json").read_text("utf-8")))
        assert list(beside.iter_errors(json.loads((folder / f"{name}.json").read_text("utf-8")))) == []


@tried(30)
@given(st.lists(texts, min_size=1, max_size=3))
def test_data_of_any_texts_validate(found: list[str]) -> None:
    made = files_of(site_of({f"a{at}.txt": text for at, text in enumerate(found)}))
    for name, value in values_of(made).items():
        assert faults(name, value) == []


@tried(30)
@given(texts, st.sets(st.sampled_from(PARTS)))
def test_lines_of_extract_validate_whatever_parts_are_asked_for(text: str, parts: set[str]) -> None:
    assert faults("extract", {"id": "a.txt"} | json.loads(json.dumps(article_object(understood(text), parts)))) == []


def test_printed_lines_of_extract_validate(built: Project, tmp_path: Path) -> None:
    lines = ('{"id": 7, "text": "Ann Lee said 40 ships came."}', '{"id": "x"}', "no")
    (tmp_path / "mixed.jsonl").write_text("\n".join(lines), "utf-8")
    inputs = (tmp_path / "mixed.jsonl", *sorted(built.seeds.glob("*.txt")))
    printed = built.run("generator", "extract", *map(str, inputs))
    found = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [faults("extract", line) for line in found] == [[]] * 8
    assert sum("error" in line for line in found) == 2
    assert faults("extract", {**found[0], "error": "both"}) != []


# ---- what is wrong ---------------------------------------------------------------------------------------------

WRONG = (
    ("articles", ["schema"], 2),
    ("articles", ["articles", 0, "id"], ""),
    ("articles", ["articles", 0, "sha256"], "ABC"),
    ("articles", ["articles", 0, "quotes", 0, "id"], "a/quote/12345"),
    ("articles", ["articles", 0, "quotes", 0, "start"], -1),
    ("articles", ["articles", 0, "quotes", 0, "start"], 1.5),
    ("articles", ["articles", 0, "quotes", 0, "end"], 0),
    ("articles", ["articles", 0, "quotes", 0, "text"], ""),
    ("articles", ["articles", 0, "quotes", 0, "kind"], "scare"),
    ("articles", ["articles", 0, "quotes", 0, "speaker"], ""),
    ("articles", ["articles", 0, "quotes", 0, "speaker_basis"], None),
    ("articles", ["articles", 0, "quotes", 0, "speaker_span"], [1]),
    ("articles", ["articles", 0, "quotes", 0, "speaker_span"], [1, 2, 3]),
    ("articles", ["articles", 0, "quotes", 0, "speaker_span"], "1-2"),
    ("articles", ["articles", 0, "quotes", 0, "margin"], 1.01),
    ("articles", ["articles", 0, "quotes", 0, "group"], 968),
    ("articles", ["articles", 0, "figures", 0, "bound"], ">="),
    ("articles", ["articles", 0, "figures", 0, "value"], "9"),
    ("articles", ["articles", 0, "figures", 0, "value"], [1]),
    ("articles", ["articles", 0, "figures", 0, "value"], None),
    ("articles", ["articles", 0, "figures", 0, "unit"], None),
    ("articles", ["articles", 0, "figures", 0, "kind"], "number"),
    ("articles", ["articles", 0, "figures", 0, "rank"], ""),
    ("articles", ["articles", 0, "figures", 0, "as_of"], {"text": "Monday", "span": None, "basis": "stated"}),
    ("articles", ["articles", 0, "figures", 0, "as_of"], {"text": "Monday", "span": [1, 2], "basis": "article date"}),
    ("articles", ["articles", 0, "dates", 0, "iso"], "7 October"),
    ("articles", ["articles", 0, "dates", 0, "precision"], "hour"),
    ("articles", ["articles", 0, "names", 0, "kind"], "company"),
    ("articles", ["articles", 0, "blocks", 0, "kind"], "advert"),
    ("articles", ["articles", 0, "blocks", 0, "sentences"], [[2, 0]]),
    ("articles", ["articles", 0, "keyword_mentions", 0, "mentions"], []),
    ("articles", ["articles", 0, "keyword_mentions", 0, "score"], -0.1),
    ("articles", ["articles", 0, "keywords", 0], 7),
    ("articles", ["articles", 0, "metadata", "title"], "a title"),
    ("articles", ["articles", 0, "metadata", "published"], {"value": "May 5", "span": [0, 5], "rule": "x"}),
    ("articles", ["articles", 0, "metadata", "address"], {"value": "javascript:x", "span": None, "rule": "sidecar"}),
    ("articles", ["articles", 0, "metadata", "authors"], None),
    ("people", ["entities", 0, "id"], "Antony Blinken"),
    ("people", ["entities", 0, "quoted"], -1),
    ("people", ["entities", 0, "mentions"], []),
    ("people", ["entities", 0, "aliases"], ["a", "a"]),
    ("comparisons", ["comparisons", 0, "relation"], "same"),
    ("comparisons", ["comparisons", 0, "both_can_be_true"], "yes"),
    ("comparisons", ["comparisons", 0, "entries"], []),
    ("comparisons", ["comparisons", 0, "entries", 0, "span"], None),
    ("origins", ["groups", 0, "articles"], ["one"]),
    ("origins", ["groups", 0, "pairs", 0, "share"], 1.2),
    ("origins", ["groups", 0, "pairs", 0, "manner"], "theft"),
    ("origins", ["likely_sources"], -1),
    ("timeline", ["dates", 0, "iso"], None),
    ("timeline", ["dates", 0, "exact"], 1),
    ("timeline", ["articles", 0, "iso"], "2024-8"),
    ("timeline", ["articles", 0, "iso"], "2024/"),
    ("timeline", ["open", 0, "article"], None),
)  # fmt: skip


@pytest.mark.parametrize(("name", "path", "value"), WRONG, ids=lambda part: str(part)[:60])
def test_one_wrong_value_is_refused(name: str, path: list[Any], value: object) -> None:
    whole = copy.deepcopy(values_of(seeds_files())[name])
    at = whole
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert faults(name, whole) != []


def test_a_settled_date_has_a_basis_and_an_open_one_has_none() -> None:
    whole = copy.deepcopy(values_of(seeds_files())["articles"])
    dates = [date for article in whole["articles"] for date in article["dates"]]
    settled, unsettled = (next(d for d in dates if (d["iso"] is None) == none) for none in (False, True))
    settled["basis"] = None
    assert faults("articles", whole) != []
    settled["basis"] = "owner"
    assert faults("articles", whole) == []
    unsettled["precision"] = "day"
    assert faults("articles", whole) != []


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of the first object of each kind."""
    seen: set[tuple[str, ...]] = set()
    stack = [(value, path)]
    while stack:
        item, at = stack.pop()
        if isinstance(item, dict):
            if tuple(sorted(item)) not in seen:
                seen.add(tuple(sorted(item)))
                yield at
            stack += [(inner, (*at, key)) for key, inner in item.items()]
        elif isinstance(item, list):
            stack += [(inner, (*at, number)) for number, inner in enumerate(item)]


@pytest.mark.parametrize("name", DATA)
def test_a_key_more_or_less_is_refused_in_every_kind_of_object(name: str) -> None:
    whole = values_of(seeds_files())[name]
    tried = 0
    for path in objects(whole):
        for change in ("more", "less"):
            changed = copy.deepcopy(whole)
            at = changed
            for step in path:
                at = at[step]
            if change == "more":
                at["surprise"] = 1
            else:
                del at[min(at)]
            assert faults(name, changed) != [], (path, change)
            tried += 1
    # The seeds quote nothing twice, so that file holds one object.
    assert tried >= (2 if name == "same_quotes" else 4)


def test_a_data_file_has_one_line_an_item_and_no_other_white_space() -> None:
    content = {"rows": [{"b": [1, 2], "a": "x y"}, {"a": None}], "empty": [], "nr": 3}
    file = data_file("some", content, "Something.")
    lines = ["{", '"empty":[],', '"nr":3,', '"rows":[', '{"a":"x y","b":[1,2]},', '{"a":null}', "],", '"schema":1', "}"]
    assert file.content.decode().splitlines() == lines
    assert json.loads(file.content) == content | {"schema": 1}
