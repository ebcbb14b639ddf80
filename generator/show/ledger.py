"""The figure ledger as pages show it: which measures there are, their addresses, and where each figure stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.charts import Sign
from generator.extract import Figure
from generator.link.ledger import Comparison, Relation
from generator.model import Span
from generator.show.wording import many

CSS: dict[Relation, str] = {
    "agree": "agree",
    "differ": "differ",
    "changed over time": "changed",
    "possibly differ": "apart",
    "not comparable": "apart",
}
LABELS: dict[Relation, str] = {
    "agree": "Agree",
    "differ": "Differ",
    "changed over time": "Changed over time",
    "possibly differ": "Possibly differ",
    "not comparable": "Not comparable",
}

_TOLD: dict[Relation, str] = {
    "agree": "Articles agree",
    "differ": "Articles differ",
    "changed over time": "Changed over time",
    "possibly differ": "Possibly differ",
    "not comparable": "Not comparable",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that several articles state."""

    slug: str
    comparison: Comparison

    @property
    def name(self) -> str:
        """For headings. "counted" keeps the name from running on like an article's own clause."""
        name = self.comparison.measure.replace(" since the ", ", counted since the ")
        return name[:1].upper() + name[1:]

    @property
    def css(self) -> str:
        """Class of its relation mark."""
        return CSS[self.comparison.relation]

    @property
    def label(self) -> str:
        """Its relation in words."""
        return LABELS[self.comparison.relation]

    @property
    def told(self) -> str:
        """For the mark beside one figure: `Differs, 3 articles`."""
        return f"{_TOLD[self.comparison.relation]}, {many(self.articles, 'article')}"

    @property
    def path(self) -> str:
        """Where its page lies."""
        return f"figures/{self.slug}.md"

    @property
    def articles(self) -> int:
        """How many state it."""
        return len({entry.article for entry in self.comparison.entries})

    @property
    def is_news(self) -> bool:
        """Whether a front page shows it: lengths, numbers of occasions and of parts seldom are the news."""
        return self.comparison.entries[0].sort in ("running", "plain")


def measures(comparisons: Iterable[Comparison]) -> tuple[Measure, ...]:
    """In the order of the ledger, each with an address of its own: its id."""
    return tuple(Measure(comparison.id, comparison) for comparison in comparisons)


_BELOW = frozenset(("nearly", "almost", "not quite", "close to", "nearing", "approaching", "just under"))


def sign_of(figure: Figure, text: str) -> Sign:
    """How a chart draws its bound."""
    match figure.bound:
        case ">":
            return "more than"
        case "<":
            return "less than"
        case "~":
            # "Nearly" and "about" are one bound, but a chart shows on which side the number lies.
            words = " ".join(figure.qualifier.cut(text).casefold().split()) if figure.qualifier else ""
            return "nearly" if words in _BELOW else "about"
        case _:
            return "as given"


_LONG = 5
"""Words: a longer phrase is shown from its qualifier on."""


def shown(figure: Figure, text: str) -> Span:
    """The words that stand for a statement: the phrase, from its qualifier on where it is long."""
    if len(figure.phrase.cut(text).split()) <= _LONG:
        return figure.phrase
    start = min(figure.span.start, figure.qualifier.start if figure.qualifier else figure.span.start)
    behind = Span(start, max(figure.phrase.end, figure.span.end))
    if len(behind.cut(text).split()) <= _LONG + 3:
        return behind
    return Span(start, figure.span.end)
