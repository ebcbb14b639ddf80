"""How much of an article stands around an extract: the owner's decision, on every page and in the data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import exports
from generator.extract import EVERYTHING, Figure, Name
from generator.link import Site, link
from generator.model import Article, Entry, Extracts, Metadata, Span
from generator.owner.config import read_options
from generator.owner.publication import Context, Publication, SiteOptions
from generator.owner.settings import SECTIONS
from generator.pages import pages
from generator.parse import parse
from generator.program.corpus import Item, read_folder
from generator.program.understand import Work, entry, extracted
from generator.show.clauses import LEAST, clauses
from generator.show.lookup import Lookup
from generator.verify.data import check_data
from generator.verify.originals import Original
from tests.built_html import Read, folded, shown
from tests.small_site import small_site

ROOT = Path(__file__).parents[1]


@cache
def seeds() -> Site:
    options = read_options("", SECTIONS)
    entries = []
    for item in read_folder(ROOT / "seeds", sorted(path.name for path in (ROOT / "seeds").glob("*.txt")), {}):
        assert isinstance(item, Item)
        article, problems = parse(item.id, item.source, item.document)
        entries.append(entry(article, problems, extracted(Work(article, {}, EVERYTHING, options))))
    return link(tuple(entries))


def decided(site: Site, context: Context) -> Site:
    return replace(site, publication=Publication(options=SiteOptions(context=context)))


@cache
def built(which: str, context: Context) -> dict[str, Read]:
    site = small_site() if which == "small" else seeds()
    return {page.path: shown(page) for page in pages(Lookup(decided(site, context)))}


def spans_in(value: Any) -> Iterator[Span]:
    """Every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from spans_in(getattr(value, one.name))


def extracts(site: Site) -> dict[str, set[Span]]:
    """Everything that was taken out of each article: extracts with their parts, metadata, roles."""
    found = {
        each.article.id: {*spans_in(each.extracts.items), *spans_in(each.article.metadata)} for each in site.entries
    }
    for entity in site.entities:
        for role in entity.roles:
            found[role.article].add(role.span)
    return found


def runs_of(read: dict[str, Read]) -> Iterator[tuple[str, str, Span]]:
    """Page, article and span of every run of an article's words."""
    for path, page in read.items():
        for source, span, _ in page.marked:
            start, end = map(int, span.split("-"))
            yield path, source, Span(start, end)


SITES = ("small", "seeds")
CONTEXTS: tuple[Context, ...] = ("sentence", "clause")


@pytest.mark.parametrize("which", SITES)
def test_alone_means_that_nothing_but_extracts_is_shown(which: str) -> None:
    allowed = extracts(small_site() if which == "small" else seeds())
    count = 0
    for path, source, span in runs_of(built(which, "extract")):
        assert any(span in extract for extract in allowed[source]), (path, source, span)
        count += 1
    assert count > 100


@pytest.mark.parametrize("which", SITES)
def test_alone_means_that_no_other_words_of_a_sentence_stand_unmarked(which: str) -> None:
    site = small_site() if which == "small" else seeds()
    for each in site.entries:
        for block in each.article.body:
            for sentence in block.sentences:
                words = folded(sentence.cut(each.article.text))
                if len(words.split()) > 7:
                    for path, page in built(which, "extract").items():
                        assert words not in folded(page.unmarked), path


@pytest.mark.parametrize("which", SITES)
@pytest.mark.parametrize("context", ["clause", "sentence"])
def test_what_is_shown_stays_inside_sentences(which: str, context: Context) -> None:
    """Of the running text: a run may hold several sentences only where an extract does, or where they follow each
    other without a break.
    """
    site = small_site() if which == "small" else seeds()
    blocks = {each.article.id: each.article.blocks for each in site.entries}
    whole = extracts(site)
    for path, source, span in runs_of(built(which, context)):
        inside = any(span in block.span for block in blocks[source])
        assert inside or any(span in extract for extract in whole[source]), (path, source, span)


def test_the_data_hold_no_words_but_those_of_extracts() -> None:
    site = decided(seeds(), "extract")
    files = {file.path: folded(file.content.decode("utf-8", "replace")) for file in exports(Lookup(site))}
    count = 0
    for each in site.entries:
        text = each.article.text
        cut = [folded(span.cut(text)) for span in extracts(site)[each.article.id]]
        for block in each.article.paragraphs:
            for sentence in (folded(one.cut(text)) for one in block.sentences):
                if len(sentence.split()) > 5 and not any(sentence in words for words in cut):
                    count += 1
                    assert not [path for path, content in files.items() if sentence in content]
    assert count > 50


def positions(which: str, context: Context) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for _, source, span in runs_of(built(which, context)):
        found.setdefault(source, set()).update(range(span.start, span.end))
    return found


@pytest.mark.parametrize("which", SITES)
def test_less_context_shows_less_of_every_article(which: str) -> None:
    sentence, clause, extract = (positions(which, context) for context in ("sentence", "clause", "extract"))
    for article, shown_alone in extract.items():
        assert shown_alone <= clause[article]
        assert len(shown_alone) < len(clause[article]) <= len(sentence[article])


def test_a_fragment_keeps_its_speaker_and_cue_in_its_clause() -> None:
    page = folded(built("small", "clause")["articles/07-harbour.md"].text)
    assert "She told reporters that the “wall of sand” cost at least $3 million […]" in page
    assert "[…] the port’s director said." not in page.split("Quotes")[0]


def test_a_citation_says_where_words_of_the_sentence_are_cut() -> None:
    whole, clause = (folded(built("small", context)["articles/07-harbour.md"].text) for context in CONTEXTS)
    # site.js makes the citation of the very words that the card shows (tests/browser/test_citing.py).
    assert "She told reporters that the “wall of sand” cost at least $3 million […]" in clause
    assert "She told reporters that the “wall of sand” cost at least $3 million, which" in whole


def test_the_setting_is_told_in_the_words_of_the_pages() -> None:
    assert "The headline of each article" in built("small", "extract")["index.md"].text
    assert "How the first sentence of each article begins" in built("small", "clause")["index.md"].text
    assert "No title stated; keyword: harbour" in folded(built("small", "extract")["index.md"].text)


# ---- the whole article --------------------------------------------------------------------------------------------


def published(context: Context = "sentence") -> Site:
    return replace(small_site(), publication=Publication(options=SiteOptions(context=context, publish_text=True)))


@pytest.mark.parametrize("context", ["sentence", "extract"])
def test_a_published_article_holds_every_word_and_evidence_leads_to_its_paragraph(context: Context) -> None:
    read = {page.path: shown(page) for page in pages(Lookup(published(context)))}
    page = read["articles/07-harbour.md"]
    spans = {span for _, source, span in runs_of({"x": page}) if source == "07-harbour"}
    article = small_site().entries[0].article
    assert {block.span for block in article.paragraphs} <= spans
    anchors = [given["id"] for _, given in page.tags if given.get("id", "").startswith("p")]  # type: ignore[union-attr]
    assert [anchor for anchor in anchors if anchor and anchor[1:].isdigit()] == ["p1", "p2", "p3"]
    links = {given.get("href") for tag, given in read["quotes/index.md"].tags if tag == "a"}
    assert "../articles/07-harbour/#p2" in links
    assert "100 %" in read["sources/index.md"].text


def test_text_is_published_only_where_the_owner_says_so() -> None:
    assert "The whole text" not in built("small", "sentence")["articles/07-harbour.md"].text
    for site, held in ((published(), True), (small_site(), False)):
        rows = next(json.loads(file.content) for file in exports(Lookup(site)) if file.path == "data/articles.json")[
            "articles"
        ]
        assert [row.get("text") for row in rows] == [each.article.text if held else None for each in site.entries]


def test_published_text_is_proved() -> None:
    site = published()
    rows = next(json.loads(file.content) for file in exports(Lookup(site)) if file.path == "data/articles.json")
    originals = {
        each.article.id: Original.of(f"{each.article.id}.txt", b"", each.article.text) for each in site.entries
    }
    for row in rows["articles"]:
        row.pop("sha256")
    assert check_data("articles.json", rows, originals)[1] == ()
    rows["articles"][0]["text"] += " more"
    (finding,) = check_data("articles.json", rows, originals)[1]
    assert finding.code == "verify-words"


# ---- clauses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "core", "clause"),
    [
        (
            "The ferry sank on Monday, and nearly 1,200 people had to swim ashore, the coast guard said.",
            "nearly 1,200 people",
            "and nearly 1,200 people had to swim ashore",
        ),
        (
            "The ferry, which left at 10:30, carried 40 cars and two lorries; nobody was hurt.",
            "40 cars",
            "carried 40 cars and two lorries",
        ),
        (
            "Trade fell by 3% in May while exports to the north of the country grew by 14%.",
            "3%",
            "Trade fell by 3% in May",
        ),
        # Too short to say anything: the shorter piece beside it is taken in.
        ("Mr Lee, 45, said so, and he meant it too.", "45", "Mr Lee, 45, said so, and he meant it too."),
        ("He resigned on May 5, 2021, after a long week of talks.", "May 5, 2021", "He resigned on May 5, 2021"),
        # Conditions, negations and whose word it is stay.
        (
            "If the truce holds, 40 prisoners will be freed on Sunday, officials hope for now.",
            "40 prisoners",
            "If the truce holds, 40 prisoners will be freed on Sunday",
        ),
        (
            "Some 40 prisoners were freed on Sunday, according to the ministry, but nobody has seen them yet.",
            "Some 40 prisoners",
            "Some 40 prisoners were freed on Sunday, according to the ministry",
        ),
        (
            "They came on foot — some 300 of them, with children and carts — and were turned back at noon.",
            "some 300 of them",
            "They came on foot — some 300 of them",
        ),
    ],
)
def test_clauses(sentence: str, core: str, clause: str) -> None:
    start = sentence.index(core)
    found = clauses(sentence, Span(0, len(sentence))).around(Span(start, start + len(core)))
    assert found.cut(sentence) == clause


@given(st.lists(st.sampled_from((*"ab1 ,;:—–-()”“.\n", " but ", " if ")), max_size=40).map("".join), st.data())
def test_a_clause_holds_its_extract_and_stays_in_its_sentence(text: str, data: st.DataObject) -> None:
    text += "x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = clauses(text, Span(0, len(text)))
    found = held.around(Span(start, end))
    assert found.start <= start < end <= found.end <= len(text)
    assert found == Span(0, len(text)) or len(text[found.start : found.end].split()) >= min(LEAST, 1)
    assert held.opening(3).start == 0


@pytest.mark.parametrize("char", [",", ", ", "(", "( ", "—", " - ", "“", "1,", "but ", "if, "])
def test_clauses_take_time_that_grows_with_the_text(char: str) -> None:
    text = char * (200_000 // len(char)) + "x"
    held = clauses(text, Span(0, len(text)))
    assert held.around(Span(len(text) - 1, len(text))).end == len(text)


def test_an_article_without_text_has_no_lead() -> None:
    article = Article("a", small_site().entries[0].article.source, "x", Metadata(), ())
    site = Site((Entry(article, Extracts()),), ())
    assert (
        "This article has no running text."
        in {page.path: shown(page) for page in pages(Lookup(site))}["articles/a.md"].text
    )


# ---- what can't be read without its sentence ----------------------------------------------------------------------


def test_a_number_alone_that_says_nothing_is_left_out_of_a_persons_page() -> None:
    site = small_site()
    harbour, quay = site.entries
    text, lee = harbour.article.text, harbour.extracts.of(Name)[0].span
    ship = text.index("every")
    bare = Figure(
        span=Span(ship, ship + 5), rule="figure.count", phrase=Span(ship, ship + 5), low=9, stated_by=lee, rank="key"
    )
    counted = replace(bare, span=Span(ship + 6, ship + 10), phrase=Span(ship, ship + 10), counted=Span(ship, ship + 10))
    cases: tuple[tuple[Figure, Context, bool], ...] = (
        (bare, "sentence", True),
        (bare, "extract", False),
        (counted, "extract", True),
    )
    for figure, context, held in cases:
        changed = replace(harbour, extracts=Extracts().having((*harbour.extracts.items, figure)))
        read = {
            page.path: shown(page) for page in pages(Lookup(decided(replace(site, entries=(changed, quay)), context)))
        }
        person = folded(read["people/ann-lee.md"].text)
        assert ("No figure is stated in this name." in person) != held


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u3000"])
def test_a_quote_of_two_sentences_is_one_run_whatever_blank_parts_them(blank: str, tmp_path: Path) -> None:
    """A page editor leaves spaces that do not break; the words of one quote must not be shown as two extracts."""
    said = f"“a patient gardener, and left the orchard happy.{blank}I like to walk there; I walk a lot.”"
    text = f"Orchard opens\n\nODENSE - The mayor, Ida Holm, recalled Jens Bang, as {said}\n"
    (tmp_path / "orchard.txt").write_text(text, "utf-8")
    [item] = read_folder(tmp_path, ["orchard.txt"], {})
    assert isinstance(item, Item)
    article, problems = parse(item.id, item.source, item.document)
    options = read_options("", SECTIONS)
    site = link((entry(article, problems, extracted(Work(article, {}, EVERYTHING, options))),))
    runs = [span for _, _, span in runs_of({page.path: shown(page) for page in pages(Lookup(site))})]
    assert runs
    assert article.text.index("I like to walk") not in {span.start for span in runs}
