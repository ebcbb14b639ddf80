"""Nineteen made-up collections, read by an editor: which numbers are of one measure, and how they relate.

`tests/fixtures/ledgers.jsonl`: floods, strikes, elections, mergers, verdicts, epidemics, transport, sport and more,
with the measures that several articles state, and pairs of numbers that are not of one measure. Weights are learnt from
them too but for those marked `aside`; `tools/train_ledger.py --held-out` shows how well that works.
"""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.base import lexicon
from generator.link import Comparison, Site, link
from generator.link.ledger.doubt import NAMES
from tests.link.made import made
from tools.train_ledger import Example, learn, of_collection

LINES = (Path(__file__).parents[1] / "fixtures" / "ledgers.jsonl").read_text("utf-8").splitlines()
COLLECTIONS = {row["name"]: row for row in map(json.loads, LINES)}
FOUND, RIGHT = 70, 66
"""Of 88 measures; 75 and 68 when this was written, 17 and 15 of 20 on the collections that nothing was learnt from."""


@cache
def site_of(name: str) -> Site:
    return link(tuple(made(one["id"], one["text"], one.get("date")) for one in COLLECTIONS[name]["articles"]))


def holds(site: Site, one: Comparison, article: str, words: str) -> bool:
    """Whether a statement that is named by words of its article is among those of a comparison."""
    text = site.entry(article).article.text
    places = [found.span() for found in re.finditer(re.escape(words), text)]
    phrases = [entry.figure.phrase for entry in one.entries if entry.article == article]
    return any(phrase.start < end and start < phrase.end for phrase in phrases for start, end in places)


def best(site: Site, wanted: dict[str, Any]) -> Comparison | None:
    """The comparison that holds statements of the measure from most articles; None where no one holds two."""
    held = Counter(
        {
            at: len({said[0] for said in wanted["statements"] if holds(site, one, *said)})
            for at, one in enumerate(site.comparisons)
        }
    )
    at, most = held.most_common(1)[0] if held else (0, 0)
    return site.comparisons[at] if most > 1 else None


@pytest.mark.parametrize("name", COLLECTIONS)
def test_none_is_called_different_or_changed_that_is_not(name: str) -> None:
    site = site_of(name)
    known = {found.id for wanted in COLLECTIONS[name]["ledger"] if (found := best(site, wanted))}
    called = [one for one in site.comparisons if one.relation in ("differ", "changed over time")]
    assert [one.measure for one in called if one.id not in known] == []


@pytest.mark.parametrize("name", COLLECTIONS)
def test_numbers_of_other_things_never_meet(name: str) -> None:
    site = site_of(name)
    for pair in COLLECTIONS[name]["unlike"]:
        assert not any(all(holds(site, one, *said) for said in pair) for one in site.comparisons)


def test_most_measures_are_found_with_their_relation() -> None:
    found = [(wanted, best(site_of(name), wanted)) for name, row in COLLECTIONS.items() for wanted in row["ledger"]]
    assert sum(one is not None for _, one in found) >= FOUND
    assert sum(one is not None and one.relation in wanted["relation"] for wanted, one in found) >= RIGHT


def test_weights_have_the_terms_of_the_model() -> None:
    assert [name for name, _ in lexicon.table("link/ledger/doubt")] == ["bias", *NAMES]


def test_learning_again_gives_the_same_weights() -> None:
    def examples() -> list[Example]:
        return [one for name in ("merger", "verdict", "protest") for one in of_collection(COLLECTIONS[name])]

    first = examples()
    assert {one.same for one in first} == {True, False}
    assert learn(first) == learn(examples())
    weights = dict(zip(NAMES, learn(first)[1:], strict=True))
    assert weights["words"] > 0
