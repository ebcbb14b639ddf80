"""Pages of outlets: who is one, what stands on them, and how a reader gets there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.extract import EXTRACTORS
from generator.link import link
from generator.model import Article, Document, Entry, Extracts, Fact, Metadata, Source, hints_of
from generator.pages import pages
from generator.parse import parse
from generator.program.understand import Work, entry, extracted
from generator.show.lookup import Lookup
from generator.show.outlets import grouped
from tests.built_html import Read, folded, shown

_WITHOUT = frozenset(extractor.name for extractor in EXTRACTORS) - {"keywords"}

FERRY = """Ferry strikes pier at Lowmouth

LOWMOUTH — A passenger ferry struck the pier at Lowmouth on Tuesday, and {count} people were hurt, the coast guard said.

“The engine failed in the last minute,” said Captain Ruth Aldous, who runs the line. “Nobody could have stopped her.”

“It was dark,” a deckhand said.
"""


def made(article_id: str, text: str, outlet: str, date: str) -> Entry:
    """An article of an outlet, read and extracted like any other."""
    hints = hints_of("caller", {"published": date, "outlet": outlet})
    article, problems = parse(article_id, Source(f"{article_id}.txt", "0" * 64), Document(text, hints))
    options = {extractor.name: extractor.options() for extractor in EXTRACTORS}
    return entry(article, problems, extracted(Work(article, {}, _WITHOUT, options)))


def named(article_id: str, stated: str = "", in_text: str = "") -> Entry:
    """An article without a word, of an outlet."""
    metadata = Metadata(
        outlet=Fact(stated, None, "sidecar") if stated else None,
        outlet_named=Fact(in_text, None, "outlet.told") if in_text else None,
    )
    return Entry(Article(article_id, Source(f"{article_id}.txt", "0"), "", metadata, ()), Extracts())


@pytest.fixture(scope="module")
def site() -> dict[str, Read]:
    entries = (
        made("a", FERRY.format(count="31"), "Lowmouth Echo", "2026-03-04"),
        made("b", FERRY.format(count="47"), "The Packet", "2026-03-04"),
        made("c", "Harbour dues rise\n\nHarbour dues rise by 4 per cent in May.\n", "The Packet", "2026-02-11"),
    )
    return {page.path: shown(page) for page in pages(Lookup(link(entries)))}


def links(page: Read) -> Iterator[str]:
    return (given["href"] for tag, given in page.tags if tag == "a" and "href" in given)


def part(page: Read, heading: str) -> str:
    """The words below a heading, up to the next one that is known."""
    text = folded(page.text)
    start = text.index(heading) + len(heading)
    ends = [text.find(other, start) for other in ("Whom it quotes", "Its versions of", "Copy it shares")]
    return text[start : min((end for end in ends if end > 0), default=len(text))]


def test_one_name_in_two_spellings_of_capitals_is_one_outlet() -> None:
    (one,) = grouped([named("a", "The Packet"), named("b", "THE  PACKET"), named("c")])
    assert (one.name, one.slug, one.articles) == ("The Packet", "the-packet", ("a", "b"))
    assert one.spellings == ("The Packet", "THE PACKET")


def test_a_name_in_a_label_is_preferred_to_one_in_the_text() -> None:
    (one,) = grouped([named("a", in_text="the PACKET"), named("b", "The Packet")])
    assert one.name == "The Packet"


def test_no_outlet_takes_the_place_of_the_list_or_of_another() -> None:
    names = ("Index", "Page 2", "Día 7", "Dia 7", "新闻", "Новости", "../x", "Dia-7")
    slugs = [outlet.slug for outlet in grouped(named(str(at), name) for at, name in enumerate(names))]
    assert len(set(slugs)) == len(names)
    assert not {"index", "page-2", "readme"} & set(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_a_page_has_the_articles_the_latest_first(site: dict[str, Read]) -> None:
    reported = part(site["outlets/the-packet.md"], "What it reported")
    assert reported.index("Ferry strikes pier") < reported.index("Harbour dues rise")
    assert "2 articles, 11 February to 4 March 2026" in folded(site["outlets/the-packet.md"].text)


def test_a_page_counts_whom_the_outlet_quotes(site: dict[str, Read]) -> None:
    quoted = part(site["outlets/the-packet.md"], "Whom it quotes")
    assert "Ruth Aldous 1 quote" in quoted
    assert "1 quote of speakers described, not named" in quoted
    asked = [href for href in links(site["outlets/the-packet.md"]) if "by=ruth-aldous" in href]
    assert asked == ["../../search/?kind=quote&by=ruth-aldous&outlet=The+Packet"]


def test_a_page_sets_its_number_beside_that_of_others(site: dict[str, Read]) -> None:
    echo = part(site["outlets/lowmouth-echo.md"], "disputed numbers")
    packet = part(site["outlets/the-packet.md"], "disputed numbers")
    assert echo.index("31 people") < echo.index("47 people")
    assert packet.index("47 people") < packet.index("31 people")
    assert "Differ" in echo


def test_copy_is_told_with_its_likely_source(site: dict[str, Read]) -> None:
    assert "likely of one source" in part(site["outlets/lowmouth-echo.md"], "Copy it shares")


def test_outlets_are_reached_from_sources_articles_and_their_list(site: dict[str, Read]) -> None:
    assert "../outlets/the-packet/" in links(site["sources/index.md"])
    assert "../outlets/the-packet/" in links(site["outlets/index.md"])
    assert "../../outlets/the-packet/" in links(site["articles/b.md"])
    # A page that has this one article alone tells nothing more.
    assert "../../outlets/lowmouth-echo/" not in links(site["articles/a.md"])


# ---- voices -----------------------------------------------------------------------------------------------------


def test_voices_are_counted_by_outlet_and_month(site: dict[str, Read]) -> None:
    text = folded(site["voices/index.md"].text)
    assert "6 quotes" not in text  # two parts of the captain's are one
    assert "4 quotes, by how their speakers are told: By name: 2, By description only: 2, No speaker found: 0" in text
    assert "The Packet 1 1 0 2" in text
    assert "March 2026 2 2 0 4" in text
    asked = [href for href in links(site["voices/index.md"]) if "month=2026-03" in href and "outlet" in href]
    assert "../search/?kind=quote&outlet=The+Packet&month=2026-03&speaker=named" in asked


def test_sources_without_a_name_are_listed_with_what_is_said_of_them() -> None:
    text = """Mine closes

“The lamps went out,” said a miner, who asked not to be named for fear of losing his job.

“Nobody told us,” a resident said.
"""
    site = {page.path: shown(page) for page in pages(Lookup(link((made("m", text, "Ore Post", "2026-05-01"),))))}
    page = site["voices/unnamed/index.md"]
    words = folded(page.text)
    assert "2 quotes of speakers who are described and not named" in words
    assert "In 1 quote the sentence says why" in words
    assert "Worker. Reason stated: who asked not to be named for fear of losing his job" in words
    assert "Witness or resident. No reason stated in the sentence" in words
    assert "who asked not to be named for fear of losing his job" in [folded(run) for _, _, run in page.marked]
    assert "../../outlets/ore-post/" in links(page)


def test_no_quote_at_all_is_said() -> None:
    text = "Rain\n\nIt rained in the hills all night.\n"
    site = {page.path: shown(page) for page in pages(Lookup(link((made("r", text, "", "2026-05-01"),))))}
    assert "No quotation was found." in site["voices/index.md"].text
    assert "No quote was found whose speaker is described" in site["voices/unnamed/index.md"].text


# ---- organisations and places -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bodies() -> dict[str, Read]:
    first = """Harbour dues to rise

Dues in Denmark will rise in May. The Seafarers' Union warned of closures.

The Seafarers' Union said the plan “ruins small boats”. It put the cost at 40 crowns a night.
"""
    second = """Boats leave for Denmark

Forty boats sailed for Denmark on Monday. The Seafarers' Union was not asked.
"""
    entries = (made("x", first, "Ore Post", "2026-05-01"), made("y", second, "The Packet", "2026-05-04"))
    return {page.path: shown(page) for page in pages(Lookup(link(entries)))}


def test_a_place_of_two_articles_has_a_page_with_the_sentences_that_name_it(bodies: dict[str, Read]) -> None:
    page = bodies["places/denmark.md"]
    assert "Named 3 times in 2 of 2 articles." in folded(page.text)
    assert "Figures stated" not in page.text
    marked = [folded(words) for _, _, words in page.marked]
    assert any("sailed for Denmark" in words for words in marked)
    assert "../../places/denmark/" in links(bodies["articles/x.md"])
    assert "../places/denmark/" in links(bodies["places/index.md"])


def test_an_organisation_has_its_quotes(bodies: dict[str, Read]) -> None:
    page = bodies["organisations/seafarers-union.md"]
    assert "ruins small boats" in folded(page.text)
    assert "Quoted once in 1 of 2 articles" in folded(page.text)


def test_each_kind_of_name_has_a_list_of_its_own_that_leads_to_the_others(bodies: dict[str, Read]) -> None:
    assert "../places/" in links(bodies["organisations/index.md"])
    assert "../organisations/" in links(bodies["people/index.md"])
    assert "Denmark" not in bodies["people/index.md"].text


def test_a_body_with_its_article_before_it_is_the_one_that_is_named() -> None:
    told = "Strike at {place}\n\nThe Nurses’ Union said that 5,200 of its members were out at {place} on Monday.\n"
    entries = (
        made("a", told.format(place="Norton"), "Echo", "2026-03-04"),
        made("b", told.format(place="Aldby"), "Packet", "2026-03-04"),
    )
    (page,) = (page for page in pages(Lookup(link(entries))) if page.path.startswith("organisations/nurses"))
    read = shown(page)
    assert "Not quoted, named twice in 2 of 2 articles." in read.text
    assert "5,200" in read.text.partition("Figures stated")[2]


def test_voices_of_many_outlets_stand_on_several_pages() -> None:
    told = "Pier shut\n\n“We shut it,” said Ann Lee, who runs the pier.\n"
    entries = tuple(made(f"a{at:03}", told, f"Paper {at:03}", "2026-03-04") for at in range(103))
    voices = {page.path: shown(page) for page in pages(Lookup(link(entries))) if page.path.startswith("voices/")}
    assert {"voices/index.md", "voices/page-2.md"} <= voices.keys()
    rows = [sum(tag == "tr" for tag, _ in voices[path].tags) for path in ("voices/index.md", "voices/page-2.md")]
    assert rows[1] == 1 + 3
    assert "By month" not in voices["voices/page-2.md"].text


def test_a_last_name_alone_leads_to_all_who_bear_it() -> None:
    """Which of them an article means that gives no first name, nobody here decides."""
    one, two = (f"Port\n\n{first} Aldous runs the {where}. “It is open,” {first} Aldous said.\n"
                for first, where in (("Ruth", "ferry"), ("Peter", "mill")))  # fmt: skip
    bare = "Vote\n\n“We will count again,” Judge Aldous said on Friday. “It was close,” Aldous said later.\n"
    texts = {"a": one, "b": two, "c": bare}
    entries = tuple(made(key, text, "The Lowmouth Post", "2026-05-04") for key, text in texts.items())
    site = {page.path: shown(page) for page in pages(Lookup(link(entries, (), ())))}
    told = folded(site["people/index.md"].text)
    assert re.search("may be (?:Ruth Aldous or Peter Aldous|Peter Aldous or Ruth Aldous)", told), told
    sure_of_one = link((entries[0], entries[2]), (), ())
    [sure] = (shown(page) for page in pages(Lookup(sure_of_one)) if page.path == "people/index.md")
    assert "may be" not in folded(sure.text)
