"""How much is shown: the note of the build report, the page of what is copied, notes on an article's page."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest

from generator.extract import EVERYTHING, Figure
from generator.link import Site
from generator.model import Document, Entry, Problem, Source, Span
from generator.owner.config import read_options
from generator.owner.publication import Publication, SiteOptions
from generator.owner.settings import SECTIONS
from generator.pages import pages
from generator.pages.articles.cards import DETAILED
from generator.pages.articles.notes import notes
from generator.pages.shares import NOTED, Share, share_notes
from generator.parse import parse
from generator.program.understand import Work, entry, extracted
from generator.show.lookup import Lookup
from generator.site.render import render
from tests.built_html import Read, folded, front_matter, shown, to_html
from tests.built_html import read as read_page
from tests.small_site import HARBOUR, harbour, small_site


def read(site: Site) -> dict[str, Read]:
    return {page.path: shown(page) for page in pages(Lookup(site))}


# ---- notes on shares --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "levers"),
    [
        (SiteOptions(), ('context = "clause" or "extract"', "hide")),
        (SiteOptions(context="clause"), ('context = "extract"', "hide")),
        (SiteOptions(context="extract"), ("hide",)),
    ],
)
def test_a_note_names_what_would_show_less(options: SiteOptions, levers: tuple[str, ...]) -> None:
    entries = small_site().entries
    shares = {entries[0].article.id: Share(100, NOTED + 1), entries[1].article.id: Share(100, NOTED)}
    (note,) = share_notes(entries, shares, options)
    assert (note.where, note.code, note.severity) == ("07-harbour.txt", "share-high", "info")
    assert all(lever in note.hint.casefold() for lever in levers)


def test_an_owner_who_publishes_everything_is_told_nothing() -> None:
    entries = small_site().entries
    shares = {entry.article.id: Share(10, 10) for entry in entries}
    assert share_notes(entries, shares, SiteOptions(publish_text=True)) == ()


def test_the_build_report_lists_the_notes_beside_the_shares() -> None:
    report = folded(read(small_site())["about/build.md"].text)
    section = report[report.index("Share shown") :]
    assert "More than 25 % of its words are shown" in section
    assert "07-harbour.txt" in section
    whole = replace(small_site(), publication=Publication(options=SiteOptions(publish_text=True)))
    assert "More than" not in read(whole)["about/build.md"].text


# ---- what is copied ---------------------------------------------------------------------------------------------


def test_the_page_of_what_is_copied_has_every_article_with_its_share() -> None:
    page = folded(read(small_site())["about/rights/index.md"].text)
    assert "Harbour reopens after storm" in page
    assert "address not known" in page
    assert "No page and no data file holds one." in page
    assert "sentence false" not in page


@pytest.mark.parametrize("context", ["sentence", "clause", "extract"])
def test_the_page_of_what_is_copied_says_what_the_settings_are(context: str) -> None:
    options = SiteOptions(context=context, publish_text=context == "clause")  # type: ignore[arg-type]
    site = replace(small_site(), publication=Publication(options=options))
    page = folded(read(site)["about/rights/index.md"].text)
    assert f"context {context} " in page
    assert ("Yes: the page of each article holds its whole running text" in page) == options.publish_text
    assert ("Around an extract Nothing." in page) == (context == "extract")
    assert "Passages that are withheld" not in page


def test_what_is_withheld_is_no_part_of_whole_articles() -> None:
    first, *others = small_site().entries
    entries = (replace(first, article=replace(first.article, withheld=(Span(0, 27),))), *others)
    options = SiteOptions(publish_text=True)
    site = replace(small_site(), entries=entries, publication=Publication(options=options))
    assert "Passages that are withheld are left out" in folded(read(site)["about/rights/index.md"].text)


def test_where_extracts_stand_alone_beside_the_whole_article_the_page_leads_to_it() -> None:
    options = SiteOptions(context="extract")
    alone = replace(small_site(), publication=Publication(options=options))
    whole = replace(small_site(), publication=Publication(options=replace(options, publish_text=True)))
    assert "all that this site shows of it" in read(alone)["articles/07-harbour.md"].text
    assert "all that this site shows of it" not in read(whole)["articles/07-harbour.md"].text
    assert "stands with the whole article" in read(whole)["articles/07-harbour.md"].text


def test_the_page_of_what_is_copied_is_cut_into_pages() -> None:
    one = small_site().entries[1]
    entries = tuple(replace(one, article=replace(one.article, id=f"{at:03}"), problems=()) for at in range(201))
    made = {page.path for page in pages(Lookup(Site(entries, ())))}
    assert {"about/rights/index.md", "about/rights/page-2.md"} <= made


# ---- notes on an article ----------------------------------------------------------------------------------------


def noted(*problems: Problem) -> Entry:
    return replace(harbour(), problems=problems)


def told(*problems: Problem) -> list[str]:
    entry = noted(*problems)
    return [note.said for note in notes(Lookup(Site((entry,), ())), entry)]


def unclosed(words: str) -> Problem:
    line = HARBOUR[: HARBOUR.index(words)].count("\n") + 1
    return Problem(f"07-harbour.txt:{line}", "quote-unclosed", "m", "Close it.", "info")


def test_a_note_says_in_which_paragraph() -> None:
    (said,) = told(unclosed("“Never again"))
    assert "never closed in paragraph 3." in said


def test_notes_of_one_kind_are_one() -> None:
    (said,) = told(unclosed("“We counted"), unclosed("“Never again"), unclosed("Harbour reopens"))
    assert "in paragraph 2, paragraph 3 and the headline." in said


@pytest.mark.parametrize(
    "where", ["07-harbour.txt", "07-harbour.txt:0", "07-harbour.txt:9999", "07-harbour.txt:2", "x:²"]
)
def test_a_note_without_a_place_says_none(where: str) -> None:
    (said,) = told(Problem(where, "quote-unclosed", "m", "Close it.", "info"))
    assert "never closed. The words" in said


def test_what_has_no_plain_words_is_told_as_it_was_found() -> None:
    assert told(Problem("a", "odd", "it is odd", "Mend it."), Problem("a", "odd", "so odd", "Mend it.")) == [
        "It is odd.",
        "So odd.",
    ]


# ---- a sentence once, and long articles -------------------------------------------------------------------------


def test_a_sentence_with_several_extracts_stands_open_once() -> None:
    source = next(page for page in pages(Lookup(small_site())) if page.path == "articles/07-harbour.md")
    html = re.sub(
        r"<details.*?</details>", "", to_html(front_matter(render(source).content.decode())[1]), flags=re.DOTALL
    )
    words = folded(read_page(html).text)
    for sentence in ("The harbour reopened on Monday after nearly 1,200 ships", "She told reporters that the “wall"):
        assert words.count(sentence) == 1
    assert "“nine long days” paragraph 1 In the lead" in words
    assert "“wall of sand” paragraph 2 To: reporters In its sentence, with a figure" in words


def live(paragraphs: int) -> Entry:
    """A live report: two figures and a quote a paragraph."""
    said = [
        f"In hall {at}, some {at + 1100} guests and {at + 20} cooks waited. “We waited for hall {at} to be opened,” "
        f"Ann Lee told reporters in hall {at}."
        for at in range(paragraphs)
    ]
    article, problems = parse("live", Source("live.txt", "0" * 64), Document("Fair opens late\n\n" + "\n\n".join(said)))
    return entry(article, problems, extracted(Work(article, {}, EVERYTHING, read_options("", SECTIONS))))


def test_the_page_of_a_long_article_stays_small_and_keeps_every_anchor() -> None:
    long = live(200)
    made = {page.path: page for page in pages(Lookup(Site((long,), ())))}
    content = render(made["articles/live.md"]).content
    assert len(gzip.compress(content)) < 60_000
    page = shown(made["articles/live.md"])
    anchors = {given.get("id") for _, given in page.tags}
    lookup = Lookup(Site((long,), ()))
    figures = [figure for figure in long.extracts.of(Figure) if figure.rank != "trivial"]
    assert len(figures) > DETAILED
    assert {lookup.anchor(long.article, "figure", figure.span) for figure in figures} <= anchors
    assert sum(tag == "details" for tag, _ in page.tags) == DETAILED
