"""What an article is called: its title, or its first words where it states none."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract import Keyword
from generator.model import Article, Span, Words
from generator.show.chips import stated
from generator.show.context import context_of
from generator.show.lookup import Lookup, cut

WORDS = 9


@dataclass(frozen=True, slots=True)
class Title:
    """A title to show."""

    words: Words | str
    missing: bool
    """The article states none; `words` are its first ones, or a keyword where extracts stand alone."""
    plain: str
    """For the head of the page."""
    goes_on: bool = False
    """The article has more words than these, which stand for its title."""
    said: str = "No title stated"
    """Before the words of one without a title."""


def title_of(lookup: Lookup, article: Article) -> Title:
    """The title as stated, else the first words of the running text, said to be so."""
    fact = article.metadata.title
    if fact:
        return Title(stated(article, fact), missing=False, plain=" ".join(fact.value.split()))
    lead = lookup.places[article.id].lead
    # The owner shows extracts alone: the first words of the text are none, so a keyword stands in for them.
    if context_of(lookup) == "extract":
        keywords = lookup.entries[article.id].extracts.of(Keyword)
        if keywords:
            span = min(keywords, key=lambda keyword: keyword.position).span
            plain = f"Untitled: {' '.join(span.cut(article.text).split())}"
            return Title(cut(article, span), missing=True, plain=plain, said="No title stated; keyword")
        lead = None
    if lead is None:
        return Title("no words", missing=True, plain=f"Untitled article {lookup.labels[article.id]}")
    words = lead.cut(article.text).split()
    if len(words) <= WORDS:
        goes_on = lead.end - lead.start < len(article.text.strip())
        return Title(cut(article, lead), missing=True, plain=f"Untitled: {' '.join(words)}", goes_on=goes_on)
    end = lead.start
    for word in words[:WORDS]:
        end = article.text.index(word, end) + len(word)
    plain = f"Untitled: {' '.join(words[:WORDS])} …"
    return Title(cut(article, Span(lead.start, end)), missing=True, plain=plain, goes_on=True)
