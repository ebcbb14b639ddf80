"""comparisons.json, origins.json, timeline.json: what holds across articles, in the forms of the data contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports.data import data_file
from generator.extract.written import plain_number
from generator.link import Site
from generator.link.ledger import Comparison
from generator.link.ledger.statements import Statement
from generator.link.order import Step
from generator.link.reading import Place
from generator.link.sources import SourcePair
from generator.link.timeline.inferred import Inference
from generator.model import Article, File
from generator.show.lookup import Lookup


def comparisons_json(lookup: Lookup) -> Iterator[File]:
    """The figure ledger."""
    yield data_file("comparisons", comparisons(lookup.site), "Measures that several articles state, side by side.")


def comparisons(site: Site) -> dict[str, Any]:
    """Every measure."""
    story = {measure: told.slug for told in reversed(site.stories.stories) for measure in told.measures}
    rows = [_comparison(site, comparison, story.get(comparison.id)) for comparison in site.comparisons]
    return {"comparisons": rows}


def origins_json(lookup: Lookup) -> Iterator[File]:
    """Articles with likely one source."""
    yield data_file("origins", origins(lookup.site), "Articles that likely share a source, sentence beside sentence.")


def origins(site: Site) -> dict[str, Any]:
    """Articles with likely one source, with the sentences side by side."""
    rows = [
        {"articles": list(group.articles), "pairs": [_pair(pair) for pair in group.pairs]} for group in site.sources
    ]
    alone = len(site.entries) - sum(len(group.articles) - 1 for group in site.sources)
    return {"articles": len(site.entries), "likely_sources": alone, "groups": rows}


def timeline_json(lookup: Lookup) -> Iterator[File]:
    """The timeline."""
    yield data_file(
        "timeline", timeline(lookup.site), "When articles were written, and every date they state or imply."
    )


def timeline(site: Site) -> dict[str, Any]:
    """When articles were written and what they date, with what is inferred marked so."""
    line = site.timeline
    articles = [
        {
            "article": article.article,
            "iso": article.iso,
            "stated": _span(article.stated),
            "inferred": _inferred(article.inferred),
        }
        for article in line.articles
    ]
    dates = [
        {
            "article": dated.article,
            "span": [dated.mention.span.start, dated.mention.span.end],
            "sentence_span": [dated.sentence.start, dated.sentence.end],
            "iso": dated.iso,
            "exact": dated.is_exact,
            "inferred": _inferred(dated.inferred),
        }
        for dated in line.dated
    ]
    unsettled = [
        {"article": undated.article, "span": [undated.mention.span.start, undated.mention.span.end]}
        for undated in line.open
    ]
    return {"articles": articles, "dates": dates, "open": unsettled}


def _span(stated: Place | None) -> list[int] | None:
    return None if stated is None else [stated.span.start, stated.span.end]


def _inferred(inference: Inference | None) -> dict[str, Any] | None:
    return (
        None
        if inference is None
        else {"ground": inference.ground, "shown_by": [place(shown) for shown in inference.shown]}
    )


def _comparison(site: Site, comparison: Comparison, story: str | None) -> dict[str, Any]:
    return {
        "id": comparison.id,
        "story": story,
        "measure": comparison.measure,
        "relation": comparison.relation,
        "reason": comparison.reason,
        "both_can_be_true": comparison.both_can_be_true,
        "entries": [_entry(site, entry) for entry in comparison.entries],
        "evidence": [{"label": words.label} | place(words.place) for words in comparison.evidence],
        "order": [step(pair) for pair in comparison.steps],
    }


def _entry(site: Site, statement: Statement) -> dict[str, Any]:
    low, high = statement.value
    return {
        "article": statement.article,
        "span": [statement.figure.phrase.start, statement.figure.phrase.end],
        "sentence_span": [statement.sentence.span.start, statement.sentence.span.end],
        "value": plain_number(low) if high is None else [plain_number(low), plain_number(high)],
        "bound": statement.figure.bound,
        "as_of": _as_of(site.entry(statement.article).article),
    }


def _as_of(article: Article) -> dict[str, Any] | None:
    stated = article.metadata.date
    if stated is None:
        return None
    if stated.span is None:
        return {"text": stated.value, "iso": stated.value, "span": None, "basis": "article date"}
    span = [stated.span.start, stated.span.end]
    return {"text": stated.span.cut(article.text), "iso": stated.value, "span": span, "basis": "article date"}


def _pair(pair: SourcePair) -> dict[str, Any]:
    return {
        "articles": [pair.first, pair.second],
        "manner": pair.manner,
        "share": pair.share,
        "passages": [
            {
                "first": place(passage.first),
                "second": place(passage.second),
                "closeness": passage.closeness,
                "close": passage.close,
            }
            for passage in pair.passages
        ],
    }


def step(pair: Step) -> dict[str, Any]:
    """Two articles in order, with the words that show it."""
    return {
        "earlier": pair.earlier,
        "later": pair.later,
        "ground": pair.ground,
        "inferred": pair.inferred,
        "shown_by": [place(pair.shown_earlier), place(pair.shown_later)],
    }


def place(stretch: Place) -> dict[str, Any]:
    """A stretch of an article."""
    return {"article": stretch.article, "span": [stretch.span.start, stretch.span.end]}
