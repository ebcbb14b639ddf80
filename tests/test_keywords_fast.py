"""The fast computation against yake itself: the same candidates, order and scores."""

from __future__ import annotations

from pathlib import Path

import pytest
import yake
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.language import stopwords
from generator.extract.keywords.engine import LONGEST, feed, stock_scores
from generator.extract.keywords.fast import fast_scores

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
TEXTS = [
    "Harbour strike ends. The harbour strike in Tallow Bay ended on Tuesday, and ships left the harbour.",
    "Dr. Mira Osei of St. Brannoc's said: \"We can't wait.\" She'd left by 6 p.m. Mr. Lund didn't.",
    "The U.S. and the E.U. signed it; A. B. Carter vs. the State was heard (again) in Room 4B at 10:30.",
    "Prices rose 3.5% to $1,200, while AT&T, the ex-Minister's firm, fell. Really? Yes! But why... and how?",
    "email a.lee@example.org or see http://example.org/x?y=1, then wait.\nNext line without end\nAnother Line",
    "WATER WATER WATER: state-of-the-art pumps, pumps and more pumps, pumped water; the waters' edge.",
    "Él dijo que no. Das Rathaus von Lübeck blieb zu. À demain, dit-elle.",
    "[1] One (two [three]). Four. “Five,” he said – six – and ‘seven’.",
    "of the and",
    "word",
]
_WORDS = st.sampled_from(
    ("harbour", "Harbour", "strikes", "strike", "the", "of", "Ann", "Lee", "U.S.", "Mr.", "NATO", "3.5", "2024",
     "can't", "Lee's", "cease-fire", "said", "it", "—", "(now)", "“yes,”", "approx.", "I", "A.", "x2", "the",
     "and", "Tuesday")
)  # fmt: skip
_MARKS = st.sampled_from(("", "", "", "", ",", ".", ".", "!", "?", ";", ":", '."', ".)"))
SENTENCES = st.lists(st.tuples(_WORDS, _MARKS).map("".join), min_size=1, max_size=60).map(" ".join)


def same(text: str) -> None:
    fast = fast_scores(text, stopwords("en"), LONGEST)
    stock = stock_scores(text, "en")
    assert list(fast) == list(stock)
    assert [score for _, score in fast.values()] == pytest.approx(list(stock.values()), rel=1e-9)


@pytest.mark.parametrize("text", TEXTS)
def test_texts(text: str) -> None:
    same(text)
    same(feed(text.split("\n")))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds(path: Path) -> None:
    text = path.read_text("utf-8")
    same(text)
    same(feed(text.split("\n")))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_stock_lists(path: Path) -> None:
    """The ten of a plain call to yake, its own way of leaving out near-duplicates included."""
    text = feed(path.read_text("utf-8").split("\n"))
    extractor = yake.KeywordExtractor(lan="en", n=3, top=10)
    kept: list[str] = []
    shown: list[tuple[str, float]] = []
    for key, (spelling, score) in fast_scores(text, stopwords("en"), LONGEST).items():
        if len(shown) < 10 and all(extractor.dedup_function(key, other) <= 0.9 for other in kept):
            kept.append(key)
            shown.append((spelling, pytest.approx(score)))
    assert extractor.extract_keywords(text) == shown


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_made_texts(text: str) -> None:
    same(text)
    same(feed([text]))
