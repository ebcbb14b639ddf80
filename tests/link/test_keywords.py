"""Keywords across articles."""

from __future__ import annotations

from generator.extract import EXTRACTORS, Keyword
from generator.link.keywords import canonical, link_keywords
from generator.model import Article, Entry, Extracts, Metadata, Source, Span

assert EXTRACTORS  # the extractors load before their types are used


def entry(article_id: str, *names: str, aliases: tuple[str, ...] = (), kind: str = "word") -> Entry:
    """An article that is nothing but its keywords, best first; `aliases` belong to the first."""
    text = "\n".join((*names, *aliases))
    at, spans = 0, []
    for word in (*names, *aliases):
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    found = [
        Keyword(
            span=span, rule="test", position=place, score=place / 10, kind=kind, mentions=(span,),  # type: ignore[arg-type]
            aliases=tuple(spans[len(names):]) if place == 1 else (),
        )
        for place, span in enumerate(spans[: len(names)], 1)
    ]  # fmt: skip
    return Entry(Article(article_id, Source(f"{article_id}.txt", "0"), text, Metadata(), ()), Extracts(tuple(found)))


def test_spellings_are_one_term() -> None:
    (term,) = link_keywords([entry("a", "cease-fire"), entry("b", "ceasefire"), entry("c", "Ceasefires")])
    assert term.articles == ("a", "b", "c")
    assert {term.name, *term.variants} == {"cease-fire", "ceasefire", "Ceasefires"}


def test_british_and_american_are_one_term() -> None:
    for british, american in (("defence", "defense"), ("labour law", "labor laws"), ("privatisation", "privatization")):
        assert canonical(british) == canonical(american)


def test_known_names_are_one_term() -> None:
    (term,) = link_keywords([entry("a", "U.S."), entry("b", "US"), entry("c", "United States")])
    assert term.articles == ("a", "b", "c")
    assert canonical("us") != canonical("US")


def test_a_short_name_goes_to_its_only_owner() -> None:
    full = entry("a", "Ines Calloway", aliases=("Calloway",), kind="name")
    (term,) = link_keywords([full, entry("b", "Calloway", kind="name")])
    assert (term.name, term.variants) == ("Ines Calloway", ("Calloway",))


def test_a_short_name_of_two_stays_alone() -> None:
    one = entry("a", "Ines Calloway", aliases=("Calloway",), kind="name")
    two = entry("b", "Rhys Calloway", aliases=("Calloway",), kind="name")
    assert len(link_keywords([one, two, entry("c", "Calloway", kind="name")])) == 3


def test_one_subject_sees_also() -> None:
    terms = {term.name: term for term in link_keywords([entry("a", "truce"), entry("b", "ceasefire", "harbour")])}
    assert terms["truce"].see_also == ("ceasefire",)
    assert terms["ceasefire"].see_also == ("truce",)
    assert terms["harbour"].see_also == ()


def test_held_words_see_also() -> None:
    terms = {term.name: term for term in link_keywords([entry("a", "harbour", "harbour strike", "strike pay")])}
    assert terms["harbour"].see_also == ("harbour-strike",)
    assert terms["harbour strike"].see_also == ("harbour",)


def test_order_and_slugs() -> None:
    entries = [entry("b", "Über-Fähre", "harbour"), entry("a", "harbour", "C#", "C")]
    terms = link_keywords(entries)
    assert terms == link_keywords(entries[::-1])
    assert terms[0].name == "harbour"
    assert len({term.slug for term in terms}) == len(terms)
    assert [held.article for held in terms[0].held] == ["a", "b"]


def test_nothing() -> None:
    assert link_keywords([]) == ()
