"""The reading view: what is left out of it, and that everything found in it is carried back to the text's offsets."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.view import joined_view, plain, visible_view
from generator.exports.article_json import article_object
from generator.extract import EXTRACTORS, Quote, run
from generator.model import Article, Document, Entry, Extracts, Source, Span
from generator.parse import parse
from generator.verify.originals import Original

ARTICLE = """Glacier lake is drained before the summer

By Berit Solvang

4 June 2024

Engineers began on Tuesday to drain a lake above the village of Aurstad after a survey showed that the moraine which holds it back had moved by 3.5 metres in a year, the county said.

“We have watched this lake for thirty years, and it has never looked as it does now,” said Torunn Vik, who heads the county's office for avalanches. “Nobody sleeps well under it.”

The work will cost 18 million crowns and take until September, according to Halvard Moen, the engineer in charge. “If the pumps hold, we will be done before the autumn rain,” Moen said."""  # noqa: E501


def found(text: str) -> tuple[Article, Extracts]:
    article, _ = parse("a", Source("a.txt", ""), Document(text))
    extracts = Extracts()
    for extractor in EXTRACTORS:
        extracts = extracts.having(run(extractor, article, extracts, extractor.options())[0])
    return article, extracts


def told(text: str) -> dict[str, list[object]]:
    """Values without offsets: quotes with speakers, figures with values, dates with days, all in plain words."""
    article, extracts = found(text)
    data = article_object(Entry(article, extracts))
    return {
        "head": [data["metadata"][key]["value"] for key in ("title", "published")],
        "quotes": [(plain(quote["text"]), quote["speaker"]) for quote in data["quotes"]],
        "figures": [(figure["value"], figure["unit"]) for figure in data["figures"]],
        "dates": [(plain(date["text"]), date["iso"]) for date in data["dates"]],
    }


def wrapped(width: int, before: str = "") -> str:
    return "\n".join(
        before + line for part in ARTICLE.split("\n") for line in (fill(part, width).split("\n") if part else [""])
    )


FORMS = {
    "72 columns": wrapped(72),
    "100 columns": wrapped(100),
    "lines of Windows": wrapped(72).replace("\n", "\r\n"),
    "quoted mail": wrapped(70, "> "),
    "twice quoted mail": wrapped(70, ">> "),
    "one long line": wrapped(64)
    + "\n\nThis is the footer of a mail that was not wrapped and goes on and on until it is "
    "longer than all others and than any line of a paper, of a letter or of a screen would be.",
    "soft hyphens": ARTICLE.replace("Torunn", "To\u00adrunn").replace("million", "mil\u00adlion"),
    "zero width": ARTICLE.replace("Moen", "M\u200coen").replace("18", "1\u200b8").replace("“", "\ufeff“"),
    "thin spaces": ARTICLE.replace("18 million", "18\u2009million").replace("Torunn Vik", "Torunn\u202fVik"),
    "accents apart": ARTICLE.replace("Aurstad", "A\u030arstad"),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_however_the_lines_are_broken_the_same_is_found(form: str) -> None:
    assert told(form) == told(ARTICLE)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_quote_stands_between_its_marks_in_the_text_itself(form: str) -> None:
    article, extracts = found(form)
    quotes = extracts.of(Quote)
    assert len(quotes) == 3
    for quote in quotes:
        assert article.text[quote.span.start - 1] == "“"
        assert article.text[quote.span.end] == "”"
        assert article.text == form


def test_a_mark_that_nothing_closes_is_told_with_the_line_of_its_paragraph() -> None:
    text = wrapped(72).replace("it.”", "it.")
    article, _ = parse("a", Source("a.txt", ""), Document(text))
    quotes = next(extractor for extractor in EXTRACTORS if extractor.name == "quotes")
    (problem,) = run(quotes, article, Extracts(), quotes.options())[1]
    line = text.split("\n")[int(problem.where.rpartition(":")[2]) - 1]
    assert line.startswith("“We have watched")


@pytest.mark.parametrize("text", ["Plain words.", "naïve façade", "4\u00a0200 people", "a > b\n> c", ""])
def test_ordinary_texts_have_no_view_of_their_own(text: str) -> None:
    assert visible_view(text) is None


def test_what_is_read_and_what_it_stands_for() -> None:
    view = visible_view("A\u030are\u200bn 4\u2009200")
    assert view is not None
    assert view.text == "Åren 4\u00a0200"
    assert view.back(Span(0, 1)) == Span(0, 2)
    assert view.into(Span(0, 5)) == Span(0, 3)


@given(st.text(alphabet="ab \n>\u00ad\u200b\u2009a\u0301.“”", max_size=60), st.data())
def test_spans_come_back_from_the_view(text: str, data: st.DataObject) -> None:
    view = joined_view(text, [Span(0, len(text))] if text else [])
    if view is None or not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    back = view.back(Span(start, end))
    again = view.into(back)
    assert again.start <= start
    assert again.end >= end
    assert plain(back.cut(text)) == plain(view.text[start:end]) or "\u0301" in text or ">" in text


@pytest.mark.parametrize("part", ["> ", ">\n", "\u200b", "a\u0301", "\n> \u00ad"], ids=repr)
@pytest.mark.timeout(30)
def test_hostile_texts_take_linear_time(part: str) -> None:
    joined_view(part * (200_000 // len(part)), [Span(0, 200_000 // len(part) * len(part))])


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_data_files_state_stands_in_the_article_as_it_is_read(form: str) -> None:
    original = Original.of("a.txt", form.encode(), form)
    assert original.holds("Torunn Vik")
    assert original.holds("“We have watched this lake for thirty years, and it has never looked as it does now,”")
    assert not original.holds("Torunn Vig")
    assert not original.holds("watched this lake for forty years")
