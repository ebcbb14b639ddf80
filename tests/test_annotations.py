"""W3C Web Annotations: read by PyLD without a network, and found again in the articles by both selectors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from generator.exports import exports
from generator.exports.annotations import AROUND, annotation_files
from generator.link import Site
from generator.model import Article
from generator.owner.publication import Context, Publication, SiteOptions
from generator.show.lookup import Lookup
from generator.verify.annotations import check_annotations
from generator.verify.originals import Original
from tests.data_site import HOME, articles, seeds_site, site_of, tried
from tests.properties.texts import texts
from tests.small_site import small_site

CONTEXT = json.loads((Path(__file__).parent / "fixtures" / "anno-context.json").read_text("utf-8"))
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
TWICE = "Storm\n\nAnn Lee said 40 ships came. The port closed.\n\nAnn Lee said 40 ships came. It opened again.\n"


def no_network(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """The only context there is."""
    assert url == "http://www.w3.org/ns/anno.jsonld", f"asks for {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def files(site: Site) -> dict[str, Any]:
    return {file.path: json.loads(file.content) for file in annotation_files(Lookup(site))}


def annotations(site: Site) -> list[dict[str, Any]]:
    return [item for value in files(site).values() for item in value.get("items", ())]


def selectors(annotation: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """That of the words, that of the place."""
    quoted, placed = annotation["target"]["selector"]
    assert (quoted["type"], placed["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    return quoted, placed


def places(text: str, quoted: Mapping[str, str]) -> Iterator[int]:
    """Where a TextQuoteSelector finds its words, as the specification has it."""
    before, exact = quoted.get("prefix", ""), quoted["exact"]
    whole = before + exact + quoted.get("suffix", "")
    at = text.find(whole)
    while at >= 0:
        yield at + len(before)
        at = text.find(whole, at + 1)


def found_again(site: Site) -> int:
    """How many selectors of words find more than one place; every one finds that of the other selector."""
    held = articles(site)
    several = 0
    for annotation in annotations(site):
        identity = annotation["body"]["schema:identifier"]
        text = held[identity.rsplit("/", 2)[0]].text
        quoted, placed = selectors(annotation)
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        found = list(places(text, quoted))
        assert placed["start"] in found
        several += len(found) > 1
    return several


# ---- finding again ----------------------------------------------------------------------------------------------


def extracts(site: Site) -> set[str]:
    rows = json.loads(next(file.content for file in exports(Lookup(site)) if file.path == "data/articles.json"))[
        "articles"
    ]
    return {one["id"] for row in rows for kind in ("quotes", "figures") for one in row[kind]}


def test_every_quote_and_figure_of_the_seeds_is_found_by_both_selectors() -> None:
    site = seeds_site()
    made = annotations(site)
    assert {one["body"]["schema:identifier"] for one in made} == extracts(site)
    assert len(made) == len(extracts(site)) > 80
    # A sentence that an article has twice is told apart by its place alone.
    assert found_again(site) <= 1


@tried(40)
@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from(["sentence", "clause", "extract"]))
def test_every_extract_of_any_text_is_found_by_both_selectors(found: list[str], context: Context) -> None:
    site = site_of({f"a{at}.txt": text for at, text in enumerate(found)}, SiteOptions(context=context))
    assert {one["body"]["schema:identifier"] for one in annotations(site)} == extracts(site)
    found_again(site)
    originals = {key: Original.of(f"{key}.txt", b"", article.text) for key, article in articles(site).items()}
    for path, value in files(site).items():
        assert check_annotations(path, value, originals)[1] == ()


def test_positions_count_code_points() -> None:
    (one,) = annotations(site_of({"a.txt": "😀 Ann Lee said 40 ships came.\n"}))
    quoted, placed = selectors(one)
    assert (quoted["prefix"], quoted["exact"], quoted["suffix"]) == ("😀 Ann Lee said ", "40", " ships came.")
    assert placed == {"type": "TextPositionSelector", "start": 15, "end": 17}


# ---- how much stands around --------------------------------------------------------------------------------------


@pytest.mark.parametrize("context", ["sentence", "clause", "extract"])
def test_no_more_of_an_article_stands_there_than_pages_show(context: Context) -> None:
    text = "The port closed. While the council met for years, Ann Lee said that 40 ships came. It opened.\n"
    quoted = [selectors(one)[0] for one in annotations(site_of({"a.txt": text}, SiteOptions(context=context)))]
    (number,) = [one for one in quoted if one["exact"] == "40"]
    shown = number.get("prefix", "") + "40" + number.get("suffix", "")
    if context == "extract":
        assert shown == "40"
    else:
        assert shown in text
        assert "closed" not in shown
        assert "opened" not in shown
        assert len(number["prefix"]) <= AROUND
        assert ("years" in shown) == (context == "sentence")


def test_what_would_look_alike_is_told_apart_as_far_as_pages_show_it() -> None:
    far = "the port of the old town closed for some weeks in the spring of that year."
    said = [f"On {day} Ann Lee said that 40 ships came and {far}" for day in ("Monday", "Friday")]
    site = site_of({"a.txt": "\n\n".join(said)})
    assert len(annotations(site)) == 2
    assert found_again(site) == 0
    assert found_again(site_of({"a.txt": TWICE})) == 2


# ---- form --------------------------------------------------------------------------------------------------------


def test_a_processor_reads_them_without_losing_a_word() -> None:
    for path, value in files(seeds_site()).items():
        options = {"documentLoader": no_network}
        expanded = jsonld.expand(value, options)
        assert len(expanded) == 1
        assert expanded[0]["@id"] == HOME + path
        again = jsonld.compact(expanded, CONTEXT, options)
        assert again == {**value, "@context": CONTEXT["@context"]}
        facts = jsonld.to_rdf(value, options)["@default"]
        exact = [fact["object"]["value"] for fact in facts if fact["predicate"]["value"] == f"{OA}exact"]
        assert len(exact) == len(value.get("items", ()))
        assert set(exact) == {selectors(item)[0]["exact"] for item in value.get("items", ())}
        types = {fact["object"]["value"] for fact in facts if fact["predicate"]["value"].endswith("#type")}
        wanted = {f"{OA}Annotation", f"{AS}OrderedCollectionPage"} if "items" in value else {f"{AS}OrderedCollection"}
        assert types >= wanted


def test_annotations_have_what_the_model_asks_for() -> None:
    made = files(seeds_site())
    items = annotations(seeds_site())
    assert len({item["id"] for item in items}) == len(items)
    for path, value in made.items():
        assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for item in value.get("items", ()):
            assert item["type"] == "Annotation"
            assert item["id"].startswith(f"{HOME}{path}#")
            assert item["motivation"] == "describing"
            assert set(item["target"]) == {"type", "source", "selector"}
            assert item["target"]["source"].startswith("https://")
            facts = {one["schema:name"]: one["schema:value"] for one in item["body"]["schema:additionalProperty"]}
            assert None not in facts.values()
            assert {"kind", "rule"} <= facts.keys()
            assert ("speaker_basis" in facts) == (item["body"]["type"] == "schema:Quotation")
            assert ("value" in facts) == (item["body"]["type"] == "schema:QuantitativeValue")


def test_pages_of_annotations_follow_each_other() -> None:
    made = files(seeds_site())
    by_id = {value["id"]: value for value in made.values()}
    collection = made["data/annotations.jsonld"]
    at, before, seen = collection["first"], None, 0
    while at:
        page = by_id[at]
        assert page["type"] == "AnnotationPage"
        assert page["partOf"] == collection["id"]
        assert page["startIndex"] == seen
        assert page.get("prev") == before
        seen += len(page["items"])
        at, before = page.get("next"), at
    assert before == collection["last"]
    assert seen == collection["total"] == len(annotations(seeds_site()))
    assert len(by_id) == 6


def test_the_target_is_the_original_where_its_address_is_known() -> None:
    site = replace(small_site(), publication=Publication("Harbour", HOME))
    sources = {one["body"]["schema:identifier"][:2]: one["target"]["source"] for one in annotations(site)}
    assert sources == {"07": "https://news.example/harbour?a=1&b=2", "08": f"{HOME}articles/08-quay/"}


def test_without_an_address_there_are_none_and_it_is_said_once() -> None:
    site = replace(seeds_site(), publication=Publication("Briefing"))
    assert files(site) == {}
    assert [problem.code for problem in site.publication.problems] == ["address-missing"]
    assert seeds_site().publication.problems == ()


def test_a_site_without_quotes_and_figures_has_an_empty_collection() -> None:
    made = files(site_of({"a.txt": "Nothing happened at the port.\n"}))
    assert list(made) == ["data/annotations.jsonld"]
    assert made["data/annotations.jsonld"]["total"] == 0
    assert "first" not in made["data/annotations.jsonld"]


# ---- proof -------------------------------------------------------------------------------------------------------


def changed(article: Article, **made: object) -> list[str]:
    """What verify says of one annotation with another selector."""
    site = site_of({"a.txt": article.text})
    one = annotations(site)[0]
    for selector in one["target"]["selector"]:
        selector.update({key: value for key, value in made.items() if key in selector})
    originals = {"a": Original.of("a.txt", b"", article.text)}
    count, faults = check_annotations("x.jsonld", {"type": "AnnotationPage", "items": [one]}, originals)
    assert count == 1
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        ({}, []),
        ({"exact": "41"}, ["verify-words"]),
        ({"prefix": "Ann Lea said "}, ["verify-words"]),
        ({"suffix": " shops"}, ["verify-words"]),
        ({"start": 12}, ["verify-words"]),
        ({"end": 900}, ["verify-words"]),
        ({"start": "13"}, ["verify-words"]),
        ({"type": "TextQuoteSelector"}, ["verify-words"]),
    ],
)
def test_verify_finds_what_is_wrong(made: dict[str, object], codes: list[str]) -> None:
    article = articles(site_of({"a.txt": "Ann Lee said 40 ships came.\n"}))["a"]
    assert changed(article, **made) == codes


def test_verify_misses_no_annotation_of_an_unknown_article() -> None:
    value = next(iter(files(site_of({"a.txt": "Ann Lee said 40 ships came.\n"})).values()))
    assert [fault.code for fault in check_annotations("x", value, {})[1]] == ["verify-words"]
