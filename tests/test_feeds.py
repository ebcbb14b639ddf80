"""Feeds: read by feedparser, checked against the rules of JSON Feed, and proved by `verify`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link import Site
from generator.model import Entry, Extracts, Fact, Metadata
from generator.owner.publication import Publication
from generator.pages import pages
from generator.program.write import publish
from generator.show.lookup import Lookup
from generator.site.render import render
from generator.site.syndicate import UNDATED, feed_files, instant
from generator.verify.copied import Needles
from generator.verify.feeds import check_feed
from generator.verify.originals import Original
from tests.small_site import HARBOUR, QUAY, article, small_site

HOME = "https://briefing.example/x/"
SCHEMA = json.loads((Path(__file__).parent / "fixtures" / "json-feed.schema.json").read_text("utf-8"))
TEXTS = {"07-harbour": HARBOUR, "08-quay": QUAY}
ORIGINALS = {key: Original.of(f"{key}.txt", text.encode(), text) for key, text in TEXTS.items()}
NEEDLES = Needles.of(TEXTS)


def addressed(**more: Any) -> Site:
    return replace(small_site(), publication=Publication("Harbour & quay", HOME, "Ships <and> cranes"), **more)


def made(site: Site | None = None) -> dict[str, bytes]:
    return {file.path: file.content for file in feed_files(Lookup(site or addressed()))}


def atom(path: str, site: Site | None = None) -> Any:
    read = feedparser.parse(made(site)[path], response_headers={"content-type": "application/atom+xml"})
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def test_there_is_one_of_the_site_of_each_person_and_of_each_shared_keyword() -> None:
    assert set(made()) == {
        f"data/feeds/{name}.{suffix}"
        for name in ("all", "people/ann-lee", "keywords/harbour")
        for suffix in ("xml", "json")
    }


def test_without_an_address_there_is_none() -> None:
    assert made(small_site()) == {}
    assert made(replace(small_site(), publication=Publication(address="briefing.example"))) == {}


def test_people_kept_from_search_engines_have_none() -> None:
    assert not any("ann-lee" in path for path in made(addressed(noindex=frozenset({"Ann Lee"}))))


def test_a_feed_goes_with_the_build_that_has_it_no_more(tmp_path: Path) -> None:
    publish(tmp_path, feed_files(Lookup(addressed())))
    assert (tmp_path / "data/feeds/people/ann-lee.xml").is_file()
    site = addressed()
    publish(tmp_path, feed_files(Lookup(replace(site, entries=site.entries[1:], entities=(), terms=()))))
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["data/feeds/all.json", "data/feeds/all.xml", "data/manifest.json"]
    assert b"07-harbour" not in (tmp_path / "data/feeds/all.xml").read_bytes()


def test_atom_of_the_site() -> None:
    read = atom("data/feeds/all.xml")
    assert (read.feed.title, read.feed.subtitle) == ("Harbour & quay", "Ships <and> cranes")
    assert read.feed.id == f"{HOME}data/feeds/all.xml"
    assert read.feed.author == "Harbour & quay"
    assert {(link.rel, link.href) for link in read.feed.links} == {
        ("self", f"{HOME}data/feeds/all.xml"), ("alternate", HOME),
    }  # fmt: skip
    first, second = read.entries
    assert first.title == "Harbour reopens after storm"
    assert first.id == first.link == f"{HOME}articles/07-harbour/"
    assert [link.href for link in first.links if link.rel == "via"] == ["https://news.example/harbour?a=1&b=2"]
    assert "“We counted every ship,”" in first.content[0].value
    assert "more" not in second.content[0].value
    assert second.content[0].value.startswith("<p>Outlet not stated, no date stated.</p>")
    assert second.title == "About 1,200 ships waited outside Odense last week, a […]"


def test_dates_are_the_articles_own() -> None:
    read = atom("data/feeds/all.xml")
    assert [entry.updated for entry in read.entries] == ["2021-05-05T00:00:00Z", UNDATED]
    assert read.feed.updated == "2021-05-05T00:00:00Z"
    assert [entry.get("published") for entry in read.entries] == ["2021-05-05T00:00:00Z", None]
    items = json.loads(made()["data/feeds/all.json"])["items"]
    assert [item.get("date_published") for item in items] == ["2021-05-05T00:00:00Z", None]
    assert all("date_modified" not in item for item in items)


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("2021-05-05", "2021-05-05T00:00:00Z"), ("2021-05-05T09:30", "2021-05-05T09:30:00Z"),
        ("2021-05-05T09:30:10+02:00", "2021-05-05T09:30:10+02:00"), ("", ""), ("spring", ""), ("2021-02-30", ""),
    ],
)  # fmt: skip
def test_instants(stated: str, said: str) -> None:
    assert instant(stated) == said


def test_the_latest_date_is_found_across_zones() -> None:
    site = addressed()
    harbour = site.entries[0].article
    metadata = replace(
        harbour.metadata,
        published=Fact("2021-05-05T23:00:00-05:00", None, "sidecar"),
        updated=Fact("2021-05-06T01:00:00+02:00", None, "sidecar"),
    )
    changed = replace(site, entries=(replace(site.entries[0], article=replace(harbour, metadata=metadata)),))
    changed = replace(changed, entities=(), terms=())
    assert atom("data/feeds/all.xml", changed).feed.updated == "2021-05-05T23:00:00-05:00"


def test_a_person_and_a_keyword() -> None:
    person = atom("data/feeds/people/ann-lee.xml")
    quoted, named = person.entries
    assert person.feed.title == "Ann Lee - Harbour & quay"
    assert "“Nobody was hurt.”" in quoted.content[0].value
    assert "Never again" not in quoted.content[0].value
    assert "Named once, not quoted" in named.content[0].value
    keyword = atom("data/feeds/keywords/harbour.xml")
    assert [entry.link for entry in keyword.entries] == [f"{HOME}articles/{name}/" for name in TEXTS]
    assert "&lt;mark&gt;harbour&lt;/mark&gt;" in made()["data/feeds/keywords/harbour.xml"].decode("utf-8")
    ids = [entry.id for entry in (*person.entries, *keyword.entries, *atom("data/feeds/all.xml").entries)]
    assert len(set(ids)) == len(ids)


def test_json_feeds_hold_what_atom_holds() -> None:
    for path, content in made().items():
        if path.endswith(".json"):
            value = json.loads(content)
            jsonschema.Draft202012Validator(SCHEMA).validate(value)
            read = atom(path.replace(".json", ".xml"))
            assert [item["id"] for item in value["items"]] == [entry.id for entry in read.entries]
            assert [item["title"] for item in value["items"]] == [entry.title for entry in read.entries]
            assert value["feed_url"] == HOME + path


def test_pages_lead_to_their_feeds() -> None:
    matter = {page.path: render(page).content.decode().split("\n---\n")[0] for page in pages(Lookup(addressed()))}
    assert 'feed: "data/feeds/all"' in matter["index.md"]
    assert 'feed: "data/feeds/people/ann-lee"' in matter["people/ann-lee.md"]
    assert 'feed: "data/feeds/keywords/harbour"' in matter["keywords/harbour.md"]
    assert not any("feed:" in render(page).content.decode() for page in pages(Lookup(small_site())))


@settings(deadline=None)
@given(st.text(max_size=60).filter(str.strip))
def test_any_title_gives_a_feed_that_can_be_read(title: str) -> None:
    made_of = article("a", f"{title}\n\nA ship left.", Metadata(title=Fact(title, None, "sidecar")), ())
    site = Site((Entry(made_of, Extracts()),), (), publication=Publication("x", HOME))
    read = atom("data/feeds/all.xml", site)
    assert len(read.entries) == 1
    assert (
        "<" not in made(site)["data/feeds/all.xml"].decode().split("<title", 2)[2].split(">", 1)[1].split("</title>")[0]
    )


# ---- proof ------------------------------------------------------------------------------------------------------


def codes(path: str, old: str = "", new: str = "") -> list[str]:
    text = made()[path].decode("utf-8")
    assert old in text
    compared, faults = check_feed(f"site/{path}", text.replace(old, new, 1).encode(), ORIGINALS, NEEDLES)
    assert compared or faults
    return [fault.code for fault in faults]


@pytest.mark.parametrize("path", sorted(made()))
def test_what_is_made_is_proved(path: str) -> None:
    assert codes(path) == []


@pytest.mark.parametrize("suffix", ["xml", "json"])
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Nobody was hurt", "Nobody was hurd", "verify-words"),
        ("Harbour reopens after storm", "Harbor reopens after storm", "verify-words"),
        ("07-harbour", "09-gone", "verify-span"),
        ("Ships", "The harbour reopened on Monday after nearly 1,200 ships", "verify-copied"),
        (", 5 May 2021", ", had waited for nine long days at sea, the port’s director said", "verify-copied"),
    ],
)
def test_what_does_not_hold_is_found(suffix: str, old: str, new: str, code: str) -> None:
    path = f"data/feeds/all.{suffix}"
    if old == "07-harbour":  # the title's own
        old = 'c:src="07-harbour' if suffix == "xml" else '"article": "07-harbour'
        new = old.replace("07-harbour", new)
    assert code in codes(path, old, new)


@pytest.mark.parametrize("content", [b"<feed", b"<rss/>", b"[]", b"{}", b'{"items": 3}', b""])
def test_what_is_no_feed_is_found(content: bytes) -> None:
    for name in ("all.xml", "all.json"):
        assert [fault.code for fault in check_feed(name, content, ORIGINALS, NEEDLES)[1]] == ["verify-data"]
