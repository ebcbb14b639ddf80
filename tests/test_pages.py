"""Pages: what each holds, how pages reach each other, and how much they show."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.base.addresses import slug
from generator.extract import Figure, Quote
from generator.link import Site, link
from generator.model import Article, Block, Entry, Extracts, Fact, Metadata, Page, Source, Span
from generator.pages import pages
from generator.pages.paging import near, paged
from generator.pages.shares import Share, count_shares, shown_on
from generator.show.addresses import Links, article_path, original
from generator.show.lookup import Lookup, cut
from generator.show.places import Places
from generator.show.quotations import telling, utterances
from generator.show.wording import listed, many, reading, times
from generator.site.render import render
from tests.built_html import Read, folded, shown
from tests.golden import PAGES, made
from tests.project import ROOT
from tests.small_site import HARBOUR, at, harbour, quay, small_site

# ---- golden pages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(made()))
def test_pages_are_as_reviewed(path: str) -> None:
    """A difference that is meant: `make golden`, and look at the diff."""
    assert made()[path].decode() == (PAGES / path).read_text("utf-8")


def test_no_reviewed_page_is_left_over() -> None:
    assert sorted(made()) == sorted(file.relative_to(PAGES).as_posix() for file in PAGES.rglob("*.md"))


def test_the_same_site_gives_the_same_bytes_whatever_the_order_of_entries() -> None:
    site = small_site()
    assert made() == {file.path: file.content for file in map(render, pages(Lookup(replace(site))))}


# ---- every page -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site() -> dict[str, Read]:
    return {page.path: shown(page) for page in pages(Lookup(small_site()))}


def test_every_marked_run_is_what_its_article_says(site: dict[str, Read]) -> None:
    texts = {entry.article.id: entry.article.text for entry in small_site().entries}
    count = 0
    for page in site.values():
        for source, span, words in page.marked:
            start, end = map(int, span.split("-"))
            assert folded(words) == folded(texts[source][start:end])
            count += 1
    assert count > 100


def test_no_sentence_of_an_article_stands_outside_its_marks(site: dict[str, Read]) -> None:
    for made_entry in small_site().entries:
        for block in made_entry.article.body:
            for sentence in block.sentences:
                words = folded(sentence.cut(made_entry.article.text))
                for path, page in site.items():
                    assert words not in folded(page.unmarked), path


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(site: dict[str, Read]) -> None:
    ids = {path: [given["id"] for _, given in page.tags if "id" in given] for path, page in site.items()}
    for path, found in ids.items():
        assert len(found) == len(set(found)), path
    addresses = {re.sub(r"(^|/)index\.md$", r"\1", path).removesuffix(".md"): path for path in site}
    by_hand = (ROOT / "docs" / "about").glob("*.md")
    addresses |= {"about/": "", **{f"about/{path.stem}": "" for path in by_hand if f"about/{path.name}" not in site}}
    for path, page in site.items():
        here = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
        for tag, given in page.tags:
            href = given.get("href")
            if tag != "a" or href is None or href.startswith(("https://", "#")):
                continue
            steps = href.count("../")
            base = here.split("/")[:-1]
            assert steps <= len(base), (path, href)
            target, _, anchor = (
                "/".join([*base[: len(base) - steps], ""]).lstrip("/") + href.replace("../", "")
            ).partition("#")
            target, asked, _ = target.removeprefix("./").partition("?")
            assert not asked or target == "search/", (path, href)
            if "." in target.rpartition("/")[2]:
                continue  # a file; test_site.py follows these in the built site
            to = addresses.get(target, addresses.get(target.rstrip("/")))
            assert to is not None, (path, href)
            assert not anchor or not to or anchor in ids[to], (path, href)


def test_pages_have_one_main_heading_and_tables_have_names(site: dict[str, Read]) -> None:
    for path, page in site.items():
        assert [tag for tag, _ in page.tags].count("h1") == 1, path
        assert [tag for tag, _ in page.tags].count("table") == [tag for tag, _ in page.tags].count("caption"), path


def test_every_extract_has_its_anchor_on_the_page_of_its_article(site: dict[str, Read]) -> None:
    lookup = Lookup(small_site())
    for entry in lookup.site.entries:
        ids = {given.get("id") for _, given in site[article_path(entry.article.id)].tags}
        for item in entry.extracts.items:
            kind = type(item).__name__.lower().removesuffix("mention")
            if kind != "name":
                assert lookup.anchor(entry.article, kind, item.span) in ids


def test_empty_is_said() -> None:
    text = "Rain fell."
    article = Article(
        "a", Source("a.txt", "0"), text, Metadata(), (Block("paragraph", Span(0, 10), (Span(0, 10),), "x"),)
    )
    read = {page.path: shown(page).text for page in pages(Lookup(link((Entry(article, Extracts()),))))}
    page = read["articles/a.md"]
    for words in ("holds no quotation", "holds no key figure", "names no day", "names nobody", "No keyword"):
        assert words in page
    assert "No article states its date" in read["index.md"]
    assert "No quotation was found" in read["quotes/index.md"]


def test_no_article_at_all_still_gives_pages() -> None:
    read = {page.path: shown(page).text for page in pages(Lookup(Site((), ())))}
    assert "No article could be read" in read["index.md"]
    assert "articles/index.md" in read


def test_gaps_are_said(site: dict[str, Read]) -> None:
    page = folded(site["articles/08-quay.md"].text)
    assert "No title stated: About 1,200 ships waited outside Odense last week, a […]" in page
    assert "not settled by the article" in page
    assert "The article does not say when it was published." in page
    assert "What helps: State it in sources.toml. date-missing" in page
    assert "outlet not stated, no date stated" in folded(site["index.md"].text)


# ---- quotes -----------------------------------------------------------------------------------------------------


def test_parts_of_one_utterance_are_one_quote_with_a_gap(site: dict[str, Read]) -> None:
    assert "“We counted every ship,” […] “Nobody was hurt.”" in folded(site["articles/07-harbour.md"].text)


def test_how_the_speaker_was_found_is_said(site: dict[str, Read]) -> None:
    page = folded(site["articles/07-harbour.md"].text)
    for words in ("Named in the sentence", "By pronoun: She, named in paragraph 2", "Described, not named",
                  "Speaker not named No speaker found beside the quote"):  # fmt: skip
        assert words in page


def test_a_term_is_no_quote(site: dict[str, Read]) -> None:
    assert "ghost fleet" not in site["quotes/index.md"].text
    assert "nobody is quoted as saying" in site["articles/07-harbour.md"].text


def test_the_editors_word_is_told_apart() -> None:
    entry = harbour()
    items = tuple(
        replace(item, editor="Port Office") if isinstance(item, Quote) and item.speaker is None else item
        for item in entry.extracts.items
    )
    read = {page.path: shown(page) for page in pages(Lookup(Site((replace(entry, extracts=Extracts(items)),), ())))}
    page = read["articles/07-harbour.md"]
    assert "Port Office" in page.unmarked
    assert "Set by the editor of this site" in page.text


def said(*parts: tuple[str, str]) -> Entry:
    """An article of quotes, each a paragraph."""
    text = "\n".join(f"“{words}” she said." for _, words in parts)
    quotes, blocks = [], []
    for kind, words in parts:
        span = at(text, words)
        quotes.append(Quote(span=span, rule="q", kind=kind, marks=Span(span.start - 1, span.end + 1)))  # type: ignore[arg-type]
        block = Span(span.start - 1, span.end + len("” she said."))
        blocks.append(Block("paragraph", block, (block,), "p"))
    return Entry(Article("a", Source("a.txt", "0"), text, Metadata(), tuple(blocks)), Extracts(tuple(quotes)))


@pytest.mark.parametrize(
    ("parts", "best"),
    [
        ((("direct", "Go home."), ("direct", "Go home now, all of you.")), 1),
        ((("partial", "a very long fragment of a sentence of hers"), ("direct", "Go.")), 1),
        ((("direct", "Word " * 60 + "end."), ("direct", "Go.")), 1),
        ((("direct", "and so we left the town at night"), ("direct", "We left.")), 1),
        ((("direct", "We go."), ("direct", "He went.")), 0),
        ((("partial", "of note"), ("partial", "of very great note")), 1),
    ],
)
def test_the_telling_quote(parts: tuple[tuple[str, str], ...], best: int) -> None:
    found = utterances(said(*parts))
    assert telling(found) is found[best]


# ---- figures ----------------------------------------------------------------------------------------------------


def test_a_sentence_with_two_figures_stands_once_in_the_list(site: dict[str, Read]) -> None:
    sentence = "The harbour reopened on Monday"
    page = site["figures/index.md"]
    open_words = [words for _, _, words in page.marked if words.startswith(sentence)]
    assert len(open_words) == 1  # its evidence stands on the page of its article
    assert any(str(given.get("href")).startswith("../articles/07-harbour/#figure-") for _, given in page.tags)
    assert [words for _, _, words in page.marked if words == "nearly 1,200 ships"]


def test_what_is_stated_of_a_figure_is_shown_and_what_is_not_is_said(site: dict[str, Read]) -> None:
    page = folded(site["articles/07-harbour.md"].text)
    assert "according to the port’s director" in page
    assert "with the caveat: which does not include the cranes" in page
    assert "no source named, as of the article’s date" in page
    assert "it is as old as the article: 5 May 2021" in page


def test_a_figure_in_a_quote_says_whose_words_it_is_part_of() -> None:
    first = harbour()
    said = Figure(span=at(HARBOUR, "every ship"), rule="figure.count", phrase=at(HARBOUR, "every ship"), low=9)
    held = (*first.extracts.items, said, replace(said, span=at(HARBOUR, "again"), phrase=at(HARBOUR, "again")))
    entries = (replace(first, extracts=Extracts().having(held)), quay())
    read = {one.path: shown(one) for one in pages(Lookup(replace(small_site(), entries=entries)))}
    page = folded(read["articles/07-harbour.md"].text)
    assert "paragraph 2, in a quote by Ann Lee; no source named" in page
    assert "paragraph 3, in a quote; no source named" in page  # "read a banner" names nobody
    assert "paragraph 1, partly in a quote by the port’s director; no source" in page
    front = folded(read["index.md"].text)
    assert "paragraph 2; no source named" in front  # $3 million is the reporter's sentence
    marked = read["articles/07-harbour.md"].marked
    assert ("07-harbour", "Ann Lee") in {(article, words) for article, _, words in marked}


def test_the_front_page_shows_a_fact_once_and_one_figure_of_each_article_first() -> None:
    words = folded(shown(next(pages(Lookup(small_site())))).text)
    assert words.index("nearly 1,200 ships") < words.index("at least $3 million")
    assert words.count("About 1,200 ships") == 2  # as lead and in the table; the same count is no second card


def test_a_front_page_figure_says_what_it_counts() -> None:
    entry = quay()
    items = tuple(replace(item, counted=None) if isinstance(item, Figure) else item for item in entry.extracts.items)
    page = shown(next(pages(Lookup(Site((replace(entry, extracts=Extracts(items)),), ())))))
    assert "No key figure was found" in page.text


# ---- small parts ------------------------------------------------------------------------------------------------


def test_the_lead_leaves_the_dateline_out() -> None:
    lead = Places(harbour().article).lead
    assert lead is not None
    assert lead.cut(HARBOUR).startswith("The harbour reopened")


@pytest.mark.parametrize("before", ["PARIS - ", "PARIS (AP) — ", "PARIS, Feb 3 (AFP) – ", "PARIS: ", "PARIS "])
def test_datelines_and_agencies(before: str) -> None:
    text = before + "It rained."
    place = Span(0, 13 if "Feb" in before else 5)
    block = Block("paragraph", Span(0, len(text)), (Span(0, len(text)),), "p")
    metadata = Metadata(dateline=Fact("PARIS", place, "d"))
    lead = Places(Article("a", Source("a", "0"), text, metadata, (block,))).lead
    assert lead is not None
    assert lead.cut(text).strip() == "It rained."


def test_shares_count_words_once() -> None:
    entry = quay()
    lead, part = cut(entry.article, Span(0, 77)), cut(entry.article, Span(6, 20))
    words = Page("x.md", "x", {"a": [(lead, 1)], "b": {"c": part}})
    share = count_shares((replace(entry, extracts=Extracts()),), map(shown_on, (words, words)))["08-quay"]
    assert share == Share(27, 14)
    assert share.percent == "52 %"


@pytest.mark.parametrize(
    ("share", "percent"),
    [(Share(0, 0), "0 %"), (Share(500, 1), "under 1 %"), (Share(500, 499), "over 99 %"), (Share(3, 3), "100 %")],
)
def test_shares_never_round_to_none_or_all(share: Share, percent: str) -> None:
    assert share.percent == percent


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-02-09", "9 February 2024"), ("2024-02-09T09:30", "9 February 2024, 09:30"), ("2024-02", "February 2024"),
        ("2024", "2024"), ("2024-W05", "week of 29 January 2024"), ("2024-SP", "spring 2024"),
        ("2024-05/..", "from May 2024"),
        ("2023-11-21/2023-11-30", "21 to 30 November 2023"), ("2024-03-09/2024-04-03", "9 March to 3 April 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"), ("2019/2021", "2019 to 2021"),
        ("2024-W99", "2024-W99"), ("2024-13-01", "1 13 2024"), ("soon", "soon"),
    ],
)  # fmt: skip
def test_dates_in_words(iso: str, words: str) -> None:
    assert reading(iso) == words


def test_counts_in_words() -> None:
    assert [many(0, "quote"), many(1, "quote"), many(1200, "quote"), many(2, "person", "people")] == [
        "no quotes", "1 quote", "1,200 quotes", "2 people",
    ]  # fmt: skip
    assert [times(1), times(2), times(3)] == ["once", "twice", "3 times"]
    assert [listed(()), listed(("a",)), listed(("a", "b", "c"))] == ["", "a", "a, b and c"]


# ---- addresses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["000_36ad97c284e51fe5", "2024-02-09.blinken", "A"])
def test_plain_names_keep_their_address(name: str) -> None:
    assert slug(name) == name


@pytest.mark.parametrize(
    "name", ["index", "README", ".hidden", "a b", "<x>", "a/b", "", "é", "..", "a.", "x" * 200, "a#b", "a?b"]
)
def test_odd_names_get_a_safe_address_of_their_own(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{8,70}", slug(name))
    assert slug(name) != slug(name + "!")


@pytest.mark.parametrize(
    ("here", "to", "href"),
    [
        ("index.md", "articles/a.md", "articles/a/"), ("index.md", "index.md", "./"),
        ("articles/a.md", "index.md", "../../"),
        ("articles/index.md", "articles/a.md", "../articles/a/"), ("articles/a.md", "people/b.md", "../../people/b/"),
        ("about/build.md", "sources/index.md", "../../sources/"),
    ],
)  # fmt: skip
def test_relative_addresses(here: str, to: str, href: str) -> None:
    assert Links(here).to(to).value == href


def test_half_a_surrogate_pair_stops_no_address() -> None:
    """JSON and YAML can spell one, also in the name of an outlet."""
    assert Links("index.md").search(outlet="The \ud83f Post").value.endswith("search/?outlet=The+%3F+Post")
    assert original("https://press.example/\ud83f") is None


def test_long_lists_are_cut_into_pages() -> None:
    parts = list(paged("quotes", tuple(range(130)), 60))
    assert [part.path for part in parts] == ["quotes/index.md", "quotes/page-2.md", "quotes/page-3.md"]
    assert sum((part.items for part in parts), ()) == tuple(range(130))
    assert [href.value for _, href, _ in parts[1].links] == [
        "../../quotes/",
        "../../quotes/page-2/",
        "../../quotes/page-3/",
    ]
    assert [part.items for part in paged("quotes", (), 60)] == [()]


def test_the_links_of_a_long_list_stay_few_and_lead_everywhere() -> None:
    for count in (1, 2, 7, 167, 2_500):
        assert max(len(near(at, count)) for at in range(1, count + 1)) <= 14
        reached, ahead, steps = {1}, {1}, 0
        while len(reached) < count:
            ahead = {to for at in ahead for to in near(at, count)} - reached
            reached |= ahead
            steps += 1
        assert steps <= 14, count
    assert near(1, 3) == (1, 2, 3)
    parts = list(paged("quotes", range(10_000), 60))
    assert max(len(part.links) for part in parts) <= 11
    assert [number for number, _, here in parts[49].links if here] == [50]
    assert {number for part in parts for number, _, _ in part.links} == set(range(1, len(parts) + 1))
