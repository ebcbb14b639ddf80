"""Keywords: the cases in plain text, the promises about any text, and settings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.language import detect, languages, stopwords
from generator.base.lexicon import words
from generator.extract.keywords import Keyword, KeywordOptions, find_keywords
from generator.extract.names import NameOptions, find_names
from generator.model import Article, Block, Document, Extracts, Metadata, Problem, Source, Span
from generator.parse import parse
from tests.casefile import Case, read_cases
from tests.timing import seconds


def article(text: str) -> Article:
    return parse("a", Source("a.txt", "0"), Document(text))[0]


def keywords(made: Article, options: KeywordOptions | None = None) -> list[Keyword]:
    names = Extracts(tuple(x for x in find_names(made, Extracts(), NameOptions()) if not isinstance(x, Problem)))
    found = find_keywords(made, names, options or KeywordOptions())
    return [item for item in found if isinstance(item, Keyword)]


@pytest.mark.parametrize("case", read_cases("keywords"), ids=str)
def test_case(case: Case) -> None:
    made = article(case.given)
    found = {keyword.span.cut(made.text): keyword for keyword in keywords(made)}
    for line in case.expected.split("\n"):
        sort, _, rest = line.partition(": ")
        if sort == "not":
            assert rest not in found
        elif sort == "kind":
            name, kind = rest.split(" | ")
            assert found[name].kind == kind
        elif sort == "also":
            name, alias = rest.split(" | ")
            assert alias in [span.cut(made.text) for span in found[name].aliases]
        else:
            assert line in found


NEWS = """Flood wall holds in Dunmere

The flood wall in Dunmere held overnight. Mayor Ines Calloway praised the crews who built the flood wall, and Calloway
said the river would fall by Friday.

Engineers had doubted the flood wall. The river rose four metres, engineers said, and the crews carried sandbags to the
river bank until dawn. Sandbags are still stacked on the river bank."""


def test_ranking_is_whole() -> None:
    made = article(NEWS)
    found = keywords(made)
    assert [keyword.position for keyword in found] == list(range(1, len(found) + 1))
    assert [keyword.score for keyword in found] == sorted(keyword.score for keyword in found)
    for keyword in found:
        assert keyword.span in keyword.mentions
        assert list(keyword.mentions) == sorted(set(keyword.mentions))


def test_every_mention_is_listed() -> None:
    made = article(NEWS)
    wall = next(keyword for keyword in keywords(made) if keyword.span.cut(made.text) == "flood wall")
    assert len(wall.mentions) == made.text.lower().count("flood wall")


def test_yake_itself_gives_the_same_list() -> None:
    made = article(NEWS)
    fast, stock = keywords(made), keywords(made, KeywordOptions(engine="yake"))
    assert [keyword.span for keyword in fast] == [keyword.span for keyword in stock]
    assert [keyword.score for keyword in stock] == pytest.approx([keyword.score for keyword in fast])


@pytest.mark.parametrize("top", [1, 3, 50])
def test_top(top: int) -> None:
    assert len(keywords(article(NEWS), KeywordOptions(top=top))) == min(
        top, len(keywords(article(NEWS), KeywordOptions(top=50)))
    )


@pytest.mark.parametrize("wrong", [{"top": 0}, {"top": 51}, {"language": "english"}, {"language": "1"}])
def test_wrong_settings(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must be"):
        KeywordOptions(**wrong)  # type: ignore[arg-type]


LANGUAGES = {
    "en": "The council of the town has said that it will not be able to pay for the repair of the bridge this year.",
    "de": "Der Rat der Stadt hat erklärt, dass er die Reparatur der Brücke in diesem Jahr nicht mehr bezahlen kann.",
    "fr": "Le conseil de la ville a déclaré qu'il ne pourrait pas payer la réparation du pont au cours de cette année.",
    "es": "El consejo de la ciudad dijo que no podrá pagar la reparación del puente durante este año, pero sí después.",
    "it": "Il consiglio della città ha detto che non potrà pagare la riparazione del ponte nel corso di questo anno.",
    "nl": "De raad van de stad heeft gezegd dat hij de reparatie van de brug in dit jaar niet meer kan betalen.",
}


@pytest.mark.parametrize(("code", "text"), LANGUAGES.items())
def test_language(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "Kabul Herat Mazar", "12 34", "Brückenreparatur"])
def test_unsure_is_english(text: str) -> None:
    assert detect(text) == "en"


def test_lists_of_languages() -> None:
    assert {"en", "de", "pt"} <= set(languages())
    assert "und" in stopwords("de")
    assert stopwords("xx")


def test_a_german_article() -> None:
    made = article(
        "Die Brücke über den Fluss bleibt gesperrt. Die Brücke wird im Sommer repariert, und der Rat der Stadt hat das "
        "Geld dafür noch nicht bewilligt. Viele Pendler nutzen die Brücke, und die Pendler fahren nun mit der Fähre."
    )
    found = [keyword.span.cut(made.text) for keyword in keywords(made)]
    assert "Brücke" in found
    assert not {word.lower() for word in found} & stopwords("de")


def test_none_is_a_problem() -> None:
    made = article("He did it and she was there with them all. " * 4)
    (problem,) = find_keywords(made, Extracts(), KeywordOptions())
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity) == ("keywords-none", "info")


def test_none_of_a_line_is_no_problem() -> None:
    assert list(find_keywords(article("He was there."), Extracts(), KeywordOptions())) == []


def of_one_block(text: str) -> Article:
    return Article("a", Source("a.txt", "0"), text, Metadata(), (Block("paragraph", Span(0, len(text)), (), "test"),))


@settings(max_examples=150, deadline=None)
@given(
    st.text(min_size=1, max_size=400) | st.lists(st.sampled_from(NEWS.split()), min_size=1, max_size=80).map(" ".join)
)
def test_any_text(text: str) -> None:
    made = of_one_block(text)
    options = KeywordOptions(language="en")  # other languages have no words that no keyword holds
    found = [item for item in find_keywords(made, Extracts(), options) if isinstance(item, Keyword)]
    for keyword in found:
        for span in (*keyword.mentions, *keyword.aliases, keyword.span):
            assert span.end <= len(text)
            assert span.cut(text).strip() == span.cut(text)
        newstime = words("extract/keywords/newstime") - {"may"}
        assert not {word.lower() for word in keyword.span.cut(text).split()} & newstime


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_found_names_of_any_text(text: str) -> None:
    made = article(text)
    for keyword in keywords(made):
        assert any(block.span.start <= keyword.span.start < block.span.end for block in made.body)


@pytest.mark.parametrize(
    "unit",
    [
        "harbour ",
        "Harbour ",
        "(",
        "“",
        "'",
        "1",
        "a,, ",
        "What! is ",
        "U.S. ",
        "a-",
        "x://@ ",
        "Abc. ",
        "of the and\n",
        "a.b-",
        "<a ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    made = of_one_block(unit * (100_000 // len(unit)))
    # a tenth of it is usual; quadratic time would take minutes
    assert seconds(lambda: list(find_keywords(made, Extracts(), KeywordOptions()))) < 15


def test_markup_addresses_and_furniture_are_no_keywords() -> None:
    text = (
        '<tweet tweet-id="7" tweet-author="velden">Harbour cranes rust.</tweet> Advertisement\n'
        "The harbour cranes stand in pic.velden.com/crane. Harbour cranes, says @velden on https://velden.org/tweet-id.\n"
        "Advertisement\nThe pattern is clear: harbour cranes have heads and ways."
    )
    found = {keyword.span.cut(text).lower() for keyword in keywords(of_one_block(text))}
    assert "harbour cranes" in found
    banned = {"tweet", "advertisement", "pattern", "heads", "ways", "have", "velden", "pic", "https", "says"}
    assert not {word for shown in found for word in re.split(r"[^a-z]+", shown)} & banned


def test_hyphen_twins_are_one_keyword() -> None:
    text = "The front-runner won. A front runner wins. The frontrunner left. Every front-runner tires."
    found = keywords(of_one_block(text))
    twins = [keyword for keyword in found if "front" in keyword.span.cut(text)]
    assert [len(keyword.mentions) for keyword in twins] == [4]
