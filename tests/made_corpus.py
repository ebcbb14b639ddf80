"""A corpus of any size for measuring the search: nonsense with the shape of news, the same every time.

Words follow Zipf's law, as those of news do (G. Zipf, "Human behavior and the principle of least effort", 1949), small
words first; every article brings some that no other has. 2,000 articles have about a million and a half words, 50,000
of them different. An article has the size, quotes and figures of the five seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from generator.base import lexicon
from generator.extract import Figure, Name, Quote
from generator.link import Site, link_entities
from generator.model import Article, Block, Entry, Extract, Extracts, Fact, Metadata, Source, Span

PARAGRAPHS, QUOTES, FIGURES = 20, 7, 11
OUTLETS = tuple(
    f"The {town} {kind}" for kind in ("Courier", "Herald", "Times") for town in ("Odense", "Ribe", "Aarhus")
)
SAID = ("the last bolt is in place", "nobody was asked about the quay", "we will count every ship again")
"""Phrases that every 40th article quotes: to look for."""
_SMALL = ("the", "of", "to", "and", "a", "in", "that", "for", "on", "is", "with", "was", "it", "at", "by", "from", "as")


class Words:
    """Draws words."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  (not for secrets)
        common = sorted(lexicon.words("extract/names/common") | lexicon.words("base/word_classes"))
        plain = [word for word in common if word.isalpha() and word.isascii() and word.islower()]
        Random(1).shuffle(plain)  # noqa: S311  (as above)
        self._words = [*_SMALL, *plain]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        first, last = sorted(lexicon.words("extract/names/first")), sorted(lexicon.words("extract/names/surnames"))
        surnames = [name.title() for name in last if name.isalpha() and name.isascii()]
        self.people = [f"{first[at % len(first)].title()} {surnames[at * 7 % len(surnames)]}" for at in range(400)]

    def some(self, count: int) -> list[str]:
        """Words, one in 60 of which occurs nowhere else."""
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=count)
        return [self._new() if self._random.random() < 1 / 60 else word for word in drawn]

    def _new(self) -> str:
        return "".join(self._random.choice(("ka", "lo", "mir", "sten", "vi", "dor", "ug", "ne")) for _ in range(4))

    def number(self) -> int:
        """How many."""
        return self._random.randint(2, 90) * 10 ** self._random.randint(0, 3)

    def person(self) -> str:
        """A few speak often."""
        return self.people[min(int(self._random.paretovariate(1)) - 1, 399)]

    def upto(self, most: int) -> int:
        """A number from 0."""
        return self._random.randrange(most)


def corpus(articles: int) -> Site:
    """So many articles with quotes, figures and people, as the search needs them: nothing else is linked."""
    words = Words(articles)
    entries = tuple(_entry(words, nth) for nth in range(articles))
    return Site(entries, link_entities(entries))


def made_articles(count: int) -> Iterator[Article]:
    """So many articles, one after the other."""
    words = Words(count)
    for nth in range(count):
        yield _entry(words, nth).article


def _entry(words: Words, nth: int) -> Entry:
    title = " ".join(words.some(8)).capitalize()
    text = title + "\n\n"
    blocks = [Block("title", Span(0, len(title)), (Span(0, len(title)),), "title.made")]
    extracts: list[Extract] = []
    for at in range(PARAGRAPHS):
        start = len(text)
        sentences = []
        for part in range(2):
            begun = len(text)
            text, more = _sentence(
                words, text, quoted=part == 0 and at < QUOTES, counted=part == 1 and at < FIGURES, nth=nth
            )
            extracts += more
            sentences.append(Span(begun, len(text)))
            text += " "
        text = text[:-1]
        blocks.append(Block("paragraph", Span(start, len(text)), tuple(sentences), "paragraph.made"))
        text += "\n\n"
    year = 2015 + nth % 10
    metadata = Metadata(
        title=Fact(title, Span(0, len(title)), "title.made"),
        outlet=Fact(OUTLETS[words.upto(len(OUTLETS))], None, "sidecar"),
        published=Fact(f"{year}-{1 + nth % 12:02}-{1 + nth % 28:02}", None, "sidecar"),
    )
    article = Article(f"made-{nth:05}", Source(f"made-{nth:05}.txt", f"{nth:064}"), text, metadata, tuple(blocks))
    return Entry(article, Extracts().having(tuple(extracts)))


def _sentence(words: Words, text: str, *, quoted: bool, counted: bool, nth: int) -> tuple[str, list[Extract]]:
    start = len(text)
    if quoted:
        said = SAID[nth // 40 % 3] if nth % 40 == 0 else " ".join(words.some(9 + words.upto(14)))
        person = words.person()
        text += f"“{said.capitalize()},” {person} said."
        marks = Span(start, start + len(said) + 3)
        name = Span(marks.end + 1, marks.end + 1 + len(person))
        quote = Quote(
            span=Span(start + 1, marks.end - 1), rule="quote.made", kind="direct", marks=marks, mention=name,
            speaker=name, basis="named",
        )  # fmt: skip
        return text, [quote, Name(span=name, rule="name.made", kind="person", full=name)]
    before, after = words.some(6 + words.upto(8)), words.some(6 + words.upto(8))
    if not counted:
        return text + " ".join([*before, *after]).capitalize() + ".", []
    number, noun = f"{words.number():,}", words.some(1)[0]
    text += " ".join(before).capitalize() + " "
    span = Span(len(text), len(text) + len(number))
    counts = Span(span.end + 1, span.end + 1 + len(noun))
    text += f"{number} {noun} " + " ".join(after) + "."
    figure = Figure(
        span=span, rule="figure.made", phrase=Span(span.start, counts.end), low=float(number.replace(",", "")),
        counted=counts, rank="key" if len(before) > 9 else "secondary",
    )  # fmt: skip
    return text, [figure]
