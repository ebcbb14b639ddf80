"""Parsing: nothing is lost, nothing overlaps, nothing fails."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from generator.base.text import fold, sentences
from generator.model import Article, Span
from tests.properties.texts import laid_out, texts


def whole(article: Article) -> Span:
    return Span(0, len(article.text))


def ink(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if not text[at].isspace()}


@given(texts)
def test_blocks_hold_every_letter_once_and_in_order(text: str) -> None:
    article = laid_out(text)
    assert article.text == text
    spans = tuple(block.span for block in article.blocks)
    assert all(span in whole(article) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert ink(text, spans) == {at for at, char in enumerate(text) if not char.isspace()}


@given(texts)
def test_sentences_hold_every_letter_of_their_block_once_and_in_order(text: str) -> None:
    for block in laid_out(text).blocks:
        assert all(span in block.span for span in block.sentences)
        assert all(a.end <= b.start for a, b in pairwise(block.sentences))
        assert ink(text, block.sentences) == ink(text, (block.span,))
        assert all(span.cut(text).strip() == span.cut(text) for span in block.sentences)


@given(texts)
def test_metadata_are_words_of_the_text(text: str) -> None:
    article = laid_out(text)
    data = article.metadata
    stated = (data.title, data.section, data.standfirst, data.outlet, data.outlet_named, data.dateline, data.published,
              data.updated, *data.authors, *data.contributors)  # fmt: skip
    for fact in stated:
        if fact is not None:
            assert fact.span is not None, fact
            assert fact.span in whole(article)
            assert fact.value.strip()
    for fact in (data.title, data.section, data.standfirst):
        if fact is not None and fact.span is not None:
            assert fact.value.split() == fact.span.cut(text).split()


@given(texts)
def test_sentence_ends_never_fail_on_any_part_of_a_text(text: str) -> None:
    for start, end in ((0, len(text)), (len(text) // 3, len(text)), (0, len(text) // 2)):
        found = sentences(text, start, end)
        assert all(start <= span.start < span.end <= end for span in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@given(texts)
def test_folding_keeps_length_and_is_stable(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert all(a == b or not a.isalnum() for a, b in zip(text, fold(text), strict=True))
