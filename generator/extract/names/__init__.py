"""Persons, organisations and places named in an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.extract.extractor import Extractor
from generator.extract.names.full import first_name_only, fullest
from generator.extract.names.headlines import headline_names
from generator.extract.names.institutions import institutions
from generator.extract.names.kinds import decide
from generator.extract.names.lexicon import load
from generator.extract.names.roles import Surroundings, role_stated, title_before
from generator.extract.names.runs import Candidate, candidates
from generator.extract.names.tokens import Tokens, tokenize
from generator.extract.names.written import WRITTEN
from generator.model import Article, Extract, Extracts, Problem, Span

NameKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Extract):
    """A mention of a person, an organisation or a place by name. `span` is the name without title or possessive."""

    kind: NameKind
    full: Span
    """The fullest mention of the same entity in this article; equal spans' words are the canonical name."""
    title: Span | None = None
    """The title or role words before it, such as "US Secretary of State" or "State Department spokesman"."""
    role: Span | None = None
    """The role that words beside a person's name state: "the US secretary of state", "who chairs the union"."""


@dataclass(frozen=True, slots=True)
class NameOptions:
    """Options of the names extractor."""


def find_names(article: Article, found: Extracts, options: NameOptions) -> Iterator[Name | Problem]:
    """Names in text order."""
    lexicon = load()
    tokens = tokenize(article.text, article.body, lexicon)
    headlines = headline_names(tokens, [], lexicon)
    chosen = decide(tokens, candidates(tokens, lexicon), headlines, lexicon)
    if tokens.headlines:
        chosen = sorted([*chosen, *headline_names(tokens, chosen, lexicon)], key=lambda mention: mention.first)
    chosen = institutions(tokens, chosen, lexicon)
    spans = [_span(tokens, mention.first, mention.last) for mention in chosen]
    around = Surroundings.of(tokens, chosen, lexicon)
    best = fullest(tokens, chosen, lexicon)
    left_out = first_name_only(tokens, chosen, best, lexicon)
    for at, mention in enumerate(chosen):
        if at in left_out:
            continue
        title = role = None
        if mention.kind == "person":
            title = title_before(around, mention)
            role = role_stated(around, mention)
        yield Name(
            span=spans[at],
            rule=mention.rule,
            kind=_kind(mention),
            full=spans[best[at]],
            title=None if title is None else _span(tokens, *title),
            role=None if role is None else _span(tokens, *role),
        )


EXTRACTOR = Extractor(
    "names",
    Name,
    find_names,
    NameOptions,
    kind="name",
    written=WRITTEN,
    plain=False,
)


def _span(tokens: Tokens, first: int, last: int) -> Span:
    return Span(tokens.starts[first], tokens.ends[last - 1])


def _kind(mention: Candidate) -> NameKind:
    return "person" if mention.kind == "person" else "place" if mention.kind == "place" else "organisation"
