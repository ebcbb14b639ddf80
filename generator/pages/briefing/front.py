"""What the owner wants on the front page: which articles, what comes first, what stays off."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract import Figure
from generator.extract.ids import by_id
from generator.model import Entry, Extract, Span
from generator.pages.briefing.figures import Chosen
from generator.show.ledger import Measure
from generator.show.lookup import Lookup
from generator.show.quotations import Utterance, utterances
from generator.show.wording import many, reading


def front_measures(front: Lookup) -> list[Measure]:
    """Measures whose statements all lie in the period, without those of a figure that the owner keeps off."""
    inside = _inside(front)
    hidden = hidden_figures(front)
    return [
        measure
        for measure in front.measures
        if all(statement.article in inside for statement in measure.comparison.entries)
        and not any((statement.article, statement.figure.span) in hidden for statement in measure.comparison.entries)
    ]


def hidden_figures(front: Lookup) -> frozenset[tuple[str, Span]]:
    """Article and place of the figures that the owner keeps off the front page."""
    return frozenset((entry.article.id, item.span) for entry, item in _found(front, front.choices.figures.hide))


def hidden_quotes(front: Lookup) -> frozenset[tuple[str, Span]]:
    """Article and place of the quotes that the owner keeps off the front page."""
    return frozenset((entry.article.id, item.span) for entry, item in _found(front, front.choices.quotes.hide))


def pinned_figures(front: Lookup) -> tuple[Chosen, ...]:
    """The figures that come first, in the owner's order."""
    chosen = _found(front, front.choices.figures.pin)
    return tuple(Chosen(entry.article, item) for entry, item in chosen if isinstance(item, Figure))


def pinned_quotes(front: Lookup) -> tuple[Utterance, ...]:
    """The utterances that come first, in the owner's order, each once."""
    made: list[Utterance] = []
    for entry, item in _found(front, front.choices.quotes.pin):
        made += [utterance for utterance in utterances(entry) if item in utterance.parts and utterance not in made]
    return tuple(made)


def chosen_period(front: Lookup) -> str:
    """What the owner's period leaves out and what it keeps, in words; empty where there is none."""
    first, last = front.site.publication.options.days
    if not (first or last):
        return ""
    outside = len(front.entries) - len(front.latest_first)
    undated = sum(entry.article.metadata.date is None for entry in front.latest_first)
    span = reading(first) if first == last else reading(f"{first}/{last}") if first else f"up to {reading(last)}"
    said = [f"{span}, chosen by the editor of this site"]
    said.append(f"{many(outside, 'article')} {'lies' if outside == 1 else 'lie'} outside it")
    if undated:
        said.append(f"{many(undated, 'article')} without a date {'is' if undated == 1 else 'are'} kept")
    return "; ".join(said)


def _inside(front: Lookup) -> frozenset[str]:
    return frozenset(entry.article.id for entry in front.latest_first)


def _found(front: Lookup, ids: Iterable[str]) -> list[tuple[Entry, Extract]]:
    """Extracts by id, in the order of `ids`; what is not in the period is left out."""
    inside = _inside(front) if ids else frozenset()
    held: dict[str, dict[str, Extract]] = {}
    extracts = []
    for key in ids:
        article = key.rsplit("/", 2)[0]
        if article in inside:
            if article not in held:
                held[article] = by_id(front.entries[article])
            if item := held[article].get(key):
                extracts.append((front.entries[article], item))
    return extracts
