"""The search index: words, numbers, files, what it may not give away."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.lexicon import words as listed
from generator.link import Site
from generator.owner.publication import Publication, SiteOptions
from generator.pages import pages
from generator.pages.search import PATH
from generator.search import search_files
from generator.search.coding import DIGITS, number, rising
from generator.search.postings import Field, Postings, Searched
from generator.search.scripts import script
from generator.search.tokens import tokens, vocabulary
from generator.show.lookup import Lookup
from generator.verify import Original, verify
from generator.verify.copied import Needles
from generator.verify.proofs import Proofs
from generator.verify.search import check_index, read_script
from tests.small_site import small_site

# Text, and its words with their positions. `tests/browser/test_search_words.py` asks the browser the same.
WORDS: tuple[tuple[str, str], ...] = (
    ("The Mayor said", "the@0 mayor@1 said@2"),
    ("Ann Lee's plan isn’t", "ann@0 lee@1 s@2 plan@3 isn@4 t@5"),
    ("about 40,000 ships, 3.5 million", "about@0 40000@1 ships@2 3.5@3 3500000@3 million@4"),
    ("1,200.50 and 12,34 and 14-0", "1200.50@0 and@1 12@2 34@3 and@4 14@5 0@6"),
    ("the U.S. and the U.S.-backed e.g.", "the@0 us@1 and@2 the@3 us@4 backed@5 eg@6"),
    ("a cease-fire, COVID-19", "a@0 cease@1 ceasefire@1 fire@2 covid@3 covid19@3 19@4"),
    ("Œuvre Łódź Straße naïve façade İstanbul", "oeuvre@0 lodz@1 strasse@2 naive@3 facade@4 istanbul@5"),
    ("co\u00adoperate ﬁne １２３", "cooperate@0 fine@1 123@2"),
    ("東京都", "東京@0 京都@1 都@2"),
    ("in 東京 now", "in@0 東京@1 京@2 now@3"),
    ("Москва говорит ёлка", "москва@0 говорит@1 елка@2"),
    ("हिन्दी शब्द", "हिन्दी@0 शब्द@1"),
    ("<b>x</b> & \u2028 $5%", "b@0 x@1 b@2 5@3"),
    ("nine dead, Nineteen hurt", "9@0 dead@1 19@2 hurt@3"),
    ("twenty-five and ninety‑nine", "20@0 25@0 5@1 and@2 90@3 99@3 9@4"),
    ("a 20-5 win, 30-thirty", "a@0 20@1 5@2 win@3 30@4 30@5"),
    ("two hundred thousand of 40 million", "2@0 200@0 hundred@1 200000@0 thousand@2 of@3 40@4 40000000@4 million@5"),
    ("one\nthousand; two. Hundred", "1@0 1000@0 thousand@1 2@2 hundred@3"),
    (
        "1.5-million, 3.14159 hundred, 900 quadrillion",
        "1.5@0 1500000@0 million@1 3.14159@2 hundred@3 900@4 quadrillion@5",
    ),
    ("two dozen, 3 東京 hundred", "2@0 24@0 dozen@1 3@2 東京@3 京@4 hundred@5"),
    ("---", ""),
)


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: str) -> None:
    assert " ".join(f"{word}@{at}" for word, at in tokens(text)) == expected


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_words_without_spaces_and_rising_positions(text: str) -> None:
    found = list(tokens(text))
    assert all(word and not word.isspace() for word, _ in found)
    assert [at for _, at in found] == sorted(at for _, at in found)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=80))
def test_the_words_without_their_places_are_the_same(text: str) -> None:
    assert vocabulary(text) == {word for word, _ in tokens(text)}


class Reader:
    """Reads numbers again, as store.js does."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    @property
    def more(self) -> bool:
        return self.at < len(self.text)

    def next(self) -> int:
        value, shift = 0, 0
        while True:
            bits = DIGITS.index(self.text[self.at].encode())
            self.at += 1
            value |= (bits & 31) << shift
            shift += 5
            if bits < 32:
                return value

    def rising(self) -> list[int]:
        found, value = [], 0
        for _ in range(self.next()):
            value += self.next()
            found.append(value)
        return found


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**9)))
def test_numbers_come_back(values: list[int]) -> None:
    reader = Reader("".join(number(value).decode() for value in values))
    assert [reader.next() for _ in values] == values
    assert Reader(rising(sorted(values)).decode()).rising() == sorted(values)


def records_of(written: str) -> dict[int, int]:
    """Record to level."""
    reader, found = Reader(written), {}
    while reader.more:
        level, record = reader.next(), 0
        for _ in range(reader.next()):
            record += reader.next()
            found[record] = level
    return found


def test_words_in_better_places_weigh_more() -> None:
    postings = Postings(frozenset())
    postings.add(0, Searched([Field("a word among many others here", 1, 6)]))
    postings.add(1, Searched([Field("word", 3, 2)]))
    postings.add(2, Searched([], ["a word"]))
    levels = {word: records_of(records) for word, records, _ in postings.lists()}
    assert levels["word"][1] > levels["word"][0] > levels["word"][2]


RECORDS = st.lists(st.tuples(st.text("ab -", max_size=12), st.text("abc ", max_size=12), st.sampled_from((1.0, 3.0))))


@settings(deadline=None)
@given(st.lists(RECORDS, max_size=5))
def test_what_is_counted_by_article_is_what_is_counted_at_once(articles: list[list[tuple[str, str, float]]]) -> None:
    at_once, joined = Postings(frozenset("c")), Postings(frozenset("c"))
    at = 0
    for records in articles:
        own = Postings(frozenset("c"))
        for nth, (text, paragraph, boost) in enumerate(records):
            searched = Searched([Field(text, boost, 4)], [paragraph] if paragraph else ())
            at_once.add(at + nth, searched)
            own.add(nth, searched)
        joined.take(at, json.loads(json.dumps(own.counted())))
        at += len(records)
    assert list(joined.lists()) == list(at_once.lists())
    assert joined.often() == at_once.often()


# ---- the files --------------------------------------------------------------------------------------------------


def values(site: Site) -> dict[str, Any]:
    return {
        file.path.removeprefix("data/search/")[:-3]: read_script(file.content) for file in search_files(Lookup(site))
    }


def test_a_site_has_a_record_for_everything_that_can_be_found() -> None:
    found = values(small_site())
    kinds = [[record["kind"] for record in found[name]["records"]] for name in ("r0", "r1", "n0")]
    assert kinds[0] == ["article"] + ["quote"] * 4 + ["figure"] * 2
    assert kinds[1] == ["article"] + ["figure"] * 2
    assert kinds[2] == ["person"]
    counts = Reader(found["root"]["articles"])
    assert [counts.next() for _ in range(4)] == [4, 2, 0, 2]
    assert not counts.more


def test_the_page_counts_what_can_be_found_in_it() -> None:
    page = next(one for one in pages(Lookup(small_site())) if one.path == PATH)
    found = values(small_site())
    kinds = Counter(record["kind"] for name in ("r0", "r1") for record in found[name]["records"])
    total = f"{kinds['article']} articles, {kinds['quote']} quotes and {kinds['figure']} sentences with figures"
    assert page.context["total"] == total
    assert total in page.context["description"]


def test_the_same_site_gives_the_same_bytes() -> None:
    assert list(search_files(Lookup(small_site()))) == list(search_files(Lookup(small_site())))


def test_shown_words_are_proved_and_changed_ones_found(tmp_path: Path) -> None:
    site = small_site()
    originals = {one.article.id: Original.of(one.article.source.path, b"", one.article.text) for one in site.entries}
    needles = Needles.of({key: one.text for key, one in originals.items()})

    folder = tmp_path / "data" / "search"
    folder.mkdir(parents=True)
    for file in search_files(Lookup(site)):
        (folder / Path(file.path).name).write_bytes(file.content)

    def faults() -> list[str]:
        with Proofs(None, originals) as kept:
            compared, found = check_index([folder], kept, needles)
        assert compared
        return [one.code for one in found]

    assert faults() == []
    target = folder / "r0.js"
    whole = target.read_text("utf-8")
    target.write_text(whole.replace("Nobody was hurt", "Nobody was heard"), "utf-8")
    assert set(faults()) == {"verify-words"}
    copied = "Cranes on the quay on Sunday. Photo: E. Lund ODENSE (NNA)"
    target.write_text(whole.replace('"kind":"article"', f'"kind":"article","note":{json.dumps(copied)}'), "utf-8")
    assert faults() == ["verify-copied"]
    target.write_text(whole + "alert(1)\n", "utf-8")
    assert faults() == ["verify-data"]


def test_paragraphs_are_in_the_index_where_whole_articles_are_published() -> None:
    site = small_site()
    assert not [name for name in values(site) if name[0] == "a"]
    published = replace(site, publication=Publication(options=SiteOptions(publish_text=True)))
    found = values(published)
    for nth in range(len(site.entries)):
        held = found[f"a{nth}"]
        article = next(one.article for one in site.entries if one.article.id == held["article"])
        assert [row["text"] for row in held["paragraphs"]] == [
            block.span.cut(article.text) for block in article.paragraphs
        ]


def unshown(found: dict[str, Any], record: int, articles: set[int]) -> dict[int, set[str]]:
    """What the index tells of the paragraphs of an article that the site does not show as they stand."""
    told: dict[int, set[str]] = {}
    shards = len(found["root"]["words"])
    for nth in range(shards):
        pairs = zip(found[f"t{nth}"][::2], found[f"t{nth}"][1::2], found[f"p{nth}"], strict=True)
        for word, records, places in pairs:
            reader = Reader(places)
            for one in records_of(records):
                reader.rising()
                paragraphs = reader.rising() if one in articles else []
                for paragraph in paragraphs if one == record else []:
                    told.setdefault(paragraph, set()).add(word)
            assert not reader.more
    return told


def test_of_unshown_text_the_index_tells_which_words_and_nothing_else() -> None:
    """Neither their order nor their number; and none of the small words."""
    site = small_site()
    found = values(site)
    first = next(one.article for one in site.entries if one.article.id == found["r0"]["article"])
    second = len(found["r0"]["records"])
    told = unshown(found, 0, {0, second})
    small = listed("search/stopwords")
    for at, block in enumerate(first.paragraphs, 1):
        assert told[at] == {word for word, _ in tokens(block.span.cut(first.text))} - small
    assert not small & set().union(*told.values())


HOSTILE = '</script><script>alert(1)</script> " \\ ` ${x} \u2028 \u2029 <!-- ]]> \ud800 \x00'


def test_nothing_in_an_article_can_break_out_of_a_file() -> None:
    content = script("r0", {"text": HOSTILE}).content
    assert read_script(content) == {"text": HOSTILE}
    text = content.decode("utf-8")
    assert "<" not in text
    assert "\u2028" not in text
    assert "\u2029" not in text
    assert text.count("\n") == 1
    assert text.startswith('clipbook.take("r0",{')


def test_verify_reads_the_index(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    folder = tmp_path / "data" / "search"
    folder.mkdir(parents=True)
    (folder / "r0.js").write_text('clipbook.take("r0",{"article":"gone","start":1,"end":2,"text":"x"})\n')
    codes = {one.code for one in verify(tmp_path / "site", tmp_path / "data", {}).findings}
    assert codes == {"verify-span"}
