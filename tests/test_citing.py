"""Evidence and citations: how an extract was found in plain words, permanent anchors, the parts of a citation."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import get_args, get_type_hints

from generator.base import lexicon
from generator.extract import EVERYTHING, Keyword
from generator.extract.dates.forms import FORMS
from generator.extract.figures.draft import Form
from generator.extract.ids import by_id
from generator.extract.quotes.turns import Turn
from generator.link import link
from generator.model import Entry, Metadata, Problem
from generator.owner.publication import Publication
from generator.owner.settings import options_in
from generator.program.corpus import read_input
from generator.program.understand import Work, entry, extracted, parsed
from generator.show.addresses import Links, anchor
from generator.show.citing import Citation, citation
from generator.show.lookup import Lookup, cut
from generator.show.rules import found_by
from tests.small_site import HARBOUR, at, small_site

EXTRACT = Path(__file__).parents[1] / "generator" / "extract"
KINDS = ("name", "date", "quote", "figure", "keyword")


# ---- how it was found -------------------------------------------------------------------------------------------


def emitted() -> set[str]:
    """Every rule that an extractor can name: those written out, and those put together of a kind."""
    found = {"correction"}
    together = set()
    for path in EXTRACT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                kind, dot, rest = node.value.partition(".")
                if dot and kind in KINDS and rest.replace("-", "").isalpha():
                    found.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.JoinedStr):
                together.add(ast.unparse(node.value))
    kinds = {"f'date.{expression.kind}'", "f'figure.{draft.form}'", "f'keyword.{_kind(keyword)}'"}
    assert together == {*kinds, "f'quote.turn-{turn.basis}'"}
    found = found - {"quote.turn-"} | {f"quote.turn-{basis}" for basis in get_args(get_type_hints(Turn)["basis"])}
    found |= {f"date.{kind}" for kind, _, _ in FORMS}
    found |= {f"figure.{form}" for form in get_args(Form)}
    return found | {f"keyword.{kind}" for kind in get_args(get_type_hints(Keyword)["kind"])}


def test_every_rule_has_a_plain_sentence_and_no_sentence_is_left_over() -> None:
    rows = lexicon.table("show/rules")
    assert {row[0] for row in rows} == emitted()
    assert len({row[0] for row in rows}) == len(rows)
    for _, sentence in rows:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert len(sentence.split()) > 1


def test_a_rule_is_told_once() -> None:
    assert len(found_by(["quote.ranked", "quote.ranked"])) == 1
    assert found_by(["quote.unheard-of"]) == ("quote.unheard-of",)


# ---- anchors that stay ------------------------------------------------------------------------------------------


STORY = """Ferries stop

Nine boats stayed in port on Monday, the harbour office said.

“We will not sail before the wind drops,” Captain Ann Lee told the paper on 4 May 2021.

About 300 people spent the night in a school.
"""


def found(name: str, text: str) -> Entry:
    _, item = next(iter(read_input(name, text.encode("utf-8"))))
    assert not isinstance(item, str)
    laid_out = parsed(item)
    assert not isinstance(laid_out, Problem)
    work = Work(laid_out[0], {}, EVERYTHING, options_in(Path("none.toml")))
    return entry(*laid_out, extracted(work))


def anchors(entries: tuple[Entry, ...], article: str) -> set[str]:
    """As the built pages have them."""
    return {anchor(key) for one in link(entries).entries if one.article.id == article for key in by_id(one)}


def test_new_articles_leave_every_anchor_where_it_is() -> None:
    one = found("b.txt", STORY)
    before = anchors((one,), "b")
    assert {key.partition("-")[0] for key in before} >= {"quote", "figure", "date", "name"}
    more = tuple(found(f"{name}.txt", STORY.replace("Ann Lee", "Bo Ray")) for name in ("a", "c", "d"))
    assert anchors((*more, one), "b") == before


def test_an_edited_paragraph_leaves_the_anchors_of_the_others() -> None:
    before = found("b.txt", STORY)
    after = found("b.txt", STORY.replace("Nine boats stayed in port on Monday", "No fewer than 11 boats lay there"))
    edited = at(STORY, "Nine boats stayed in port on Monday, the harbour office said.")
    kept = {anchor(key) for key, item in by_id(before).items() if not item.span.overlaps(edited)}
    assert len(kept) > 4
    assert kept - {anchor(key) for key in by_id(after)} == set()
    assert any(key.startswith("quote-") for key in kept)


# ---- the parts of a citation ------------------------------------------------------------------------------------


def shown(address: str = "", *, title: bool = True) -> Citation:
    site = replace(small_site(), publication=Publication(address=address))
    if not title:
        harbour, quay = site.entries
        bare = replace(harbour.article, metadata=Metadata())
        site = replace(site, entries=(replace(harbour, article=bare), quay))
    lookup = Lookup(site)
    article = lookup.entries["07-harbour"].article
    said = at(HARBOUR, "“Nobody was hurt.”")
    return citation(lookup, Links("index.md"), article, (cut(article, said),), at="quote-1", place=said, who="Ann Lee")


def words(value: object) -> str:
    return getattr(value, "text", value)  # type: ignore[return-value]


def test_a_citation_names_everything_that_is_stated() -> None:
    said = shown("https://briefing.example/x/")
    assert [words(part) for part in (*said.words, said.who, said.title, *said.authors, said.outlet)] == [
        "“Nobody was hurt.”", "Ann Lee", "Harbour reopens after storm", "Ida Holm", "The Odense Courier",
    ]  # fmt: skip
    assert (said.date, said.iso, said.place) == ("5 May 2021", "2021-05-05", "paragraph 2")
    assert said.here.value == "articles/07-harbour/#quote-1"
    assert said.address == "https://briefing.example/x/articles/07-harbour/#quote-1"
    assert said.original == "https://news.example/harbour?a=1&b=2"


def test_a_citation_says_what_is_not_stated() -> None:
    said = shown(title=False)
    assert (said.title, said.authors, said.date, said.iso) == ("", (), "no date stated", "")
    assert (said.outlet, said.outlet_known, said.original, said.address) == ("outlet not stated", False, "", "")
