"""JSON-LD of articles' pages: read by PyLD with a part of schema.org's context kept here, and proved by `verify`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from generator.model import LinkedData
from generator.owner.publication import Publication
from generator.pages.articles.linked_data import linked_data
from generator.show.lookup import Lookup
from generator.site.render import linked_data_html
from generator.verify.copied import Needles
from generator.verify.linked import check_linked
from generator.verify.originals import Original
from generator.verify.pages import check_page
from generator.verify.voice import Voice
from tests.built_html import to_html
from tests.small_site import HARBOUR, QUAY, small_site

CONTEXT = json.loads((Path(__file__).parent / "fixtures" / "schema-org-context.json").read_text("utf-8"))
S = "https://schema.org/"
HOME = "https://briefing.example/x/"
PAGE = f"{HOME}articles/07-harbour/"
NEWS = "https://news.example/harbour?a=1&b=2"
ORIGINALS = {
    "07-harbour": Original.of("07-harbour.txt", HARBOUR.encode(), HARBOUR),
    "08-quay": Original.of("08-quay.txt", QUAY.encode(), QUAY),
}


def no_network(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """The only context there is."""
    assert url == "https://schema.org", f"asks for {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def made(article: str = "07-harbour", address: str = HOME) -> dict[str, Any]:
    lookup = Lookup(replace(small_site(), publication=Publication("Harbour news", address)))
    return dict(linked_data(lookup, lookup.entries[article]).value)


def nodes(value: dict[str, Any], base: str = PAGE) -> dict[str, dict[str, Any]]:
    """As PyLD reads it, by id."""
    flat = jsonld.flatten(value, options={"documentLoader": no_network, "base": base})
    return {node["@id"]: node for node in flat}


def of(found: dict[str, dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in found.values() if node.get("@type") == [S + kind]]


def values(node: dict[str, Any], key: str) -> list[str]:
    return [one.get("@value", one.get("@id")) for one in node.get(S + key, [])]


def test_the_page_is_about_an_article_and_says_of_it_what_it_states() -> None:
    found = nodes(made())
    [page], [article] = of(found, "WebPage"), of(found, "NewsArticle")
    assert (page["@id"], values(page, "about")) == (PAGE, [NEWS])
    assert article["@id"] == NEWS
    assert values(article, "headline") == ["Harbour reopens after storm"]
    assert values(article, "dateline") == ["ODENSE"]
    assert values(article, "datePublished") == ["2021-05-05"]
    assert S + "dateModified" not in article
    [author], [publisher] = values(article, "author"), values(article, "publisher")
    assert values(found[author], "name") == ["Ida Holm"]
    assert values(found[publisher], "name") == ["The Odense Courier"]


def test_quotations_have_their_words_their_speaker_and_their_anchor() -> None:
    found = nodes(made())
    quotes = {values(node, "text")[0]: node for node in of(found, "Quotation")}
    assert set(quotes) == {
        "We counted every ship,", "Nobody was hurt.", "wall of sand", "nine long days", "Never again,",
    }  # fmt: skip
    said = quotes["Nobody was hurt."]
    assert re.fullmatch(re.escape(PAGE) + r"#quote-[0-9a-f]{8}", said["@id"])
    assert values(said, "isPartOf") == [NEWS]
    [speaker] = values(said, "spokenByCharacter")
    assert values(found[speaker], "name") == ["Ann Lee"]
    assert values(found[speaker], "url") == [f"{HOME}people/ann-lee/"]
    assert S + "spokenByCharacter" not in quotes["nine long days"]  # "the port’s director" is nobody's name
    assert S + "spokenByCharacter" not in quotes["Never again,"]
    [page] = of(found, "WebPage")
    assert set(values(page, "mentions")) == {node["@id"] for node in quotes.values()}


def test_nothing_is_said_that_is_not_stated_and_addresses_are_relative_without_an_address_of_the_site() -> None:
    value = made("08-quay", "")
    assert HOME not in json.dumps(value)
    base = "http://127.0.0.1/articles/08-quay/"
    found = nodes(value, base)
    [article] = of(found, "NewsArticle")
    assert set(article) == {"@id", "@type", S + "identifier"}
    assert article["@id"] == base + "#the-article"
    assert base in found


def test_every_term_is_one_of_schema_org() -> None:
    """A term that the context lacks is dropped by a reader without a word."""
    known = set(CONTEXT["@context"]) | {"@context", "@graph", "@id", "@type"}

    def terms(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(terms, value))
        return set(value).union(*map(terms, value.values())) if isinstance(value, dict) else set()

    assert terms(made()) <= known


# ---- in the page ------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.text())
def test_no_text_ends_the_block_or_changes_on_the_way(text: str) -> None:
    value = {"text": text + "</script><!--<b>&amp;\u2028"}
    html = to_html("before\n\n" + linked_data_html(LinkedData(value)) + "\n\nafter\n")
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert not set("<>&") & set(block)
    assert json.loads(block) == value


# ---- proof ------------------------------------------------------------------------------------------------------


def faults(value: object, voice: Voice | None = None) -> list[str]:
    needles = Needles.of({key: one.text for key, one in ORIGINALS.items()}, None, voice)
    html = linked_data_html(LinkedData(value))  # type: ignore[arg-type]
    return [fault.code for fault in check_page("p", f"<title>x</title>{html}", ORIGINALS, needles)[1]]


def changed(kind: str, key: str, value: object) -> dict[str, Any]:
    whole = json.loads(json.dumps(made()))
    next(node for node in whole["@graph"] if node["@type"] == kind)[key] = value
    return whole


def test_what_is_made_is_proved() -> None:
    assert faults(made()) == []
    assert faults(made("08-quay")) == []
    count, _ = check_linked(json.dumps(made()), ORIGINALS, Needles.of({}))
    assert count == 7  # five quotations, headline, dateline


@pytest.mark.parametrize(
    ("kind", "key", "value", "code"),
    [
        ("Quotation", "text", "nine long dayz", "verify-words"),
        ("Quotation", "text", "Nobody was hurt", "verify-words"),  # stands there, but is not the extract
        ("Quotation", "text", None, "verify-mark"),
        ("Quotation", "isPartOf", {"@id": "https://other.example/"}, "verify-mark"),
        ("Quotation", "identifier", "08-quay/quote/00000000", "verify-words"),
        ("NewsArticle", "headline", "Harbor reopens after storm", "verify-words"),
        ("NewsArticle", "identifier", "09-gone", "verify-span"),
        ("NewsArticle", "description", "had waited for “nine long days” at sea, the port’s director", "verify-copied"),
        ("WebPage", "keywords", ["x", "had waited for nine long days at sea, the"], "verify-copied"),
    ],
)
def test_what_does_not_hold_is_found(kind: str, key: str, value: object, code: str) -> None:
    assert code in faults(changed(kind, key, value))


def test_a_headline_may_be_the_owners() -> None:
    value = changed("NewsArticle", "headline", "The storm of May, as we call it")
    assert faults(value) == ["verify-words"]
    assert faults(value, Voice.of(["The storm of May, as we call it"])) == []


def test_what_is_no_json_is_found() -> None:
    html = '<script type="application/ld+json">{"a": </script>'
    assert [fault.code for fault in check_page("p", html, ORIGINALS, Needles.of({}))[1]] == ["verify-data"]
