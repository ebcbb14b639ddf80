"""Articles that are not in English: what is found in them, and that nothing is claimed that only English rules say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.base.stated_date import read_dates
from generator.extract import EXTRACTORS, DateMention, Figure, Name, Quote, run
from generator.link import link
from generator.model import Article, Document, Entry, Extracts, Problem, Source, hints_of
from generator.pages import pages
from generator.parse import parse
from generator.show.lookup import Lookup
from generator.site.render import render

TEXTS = {
    "fr": (
        "Le conseil a décidé mardi que le pont serait fermé pendant deux ans, après que "
        "des ingénieurs ont trouvé des "
        "fissures dans deux poutres. « Nous n'avions pas le choix », a dit la maire, "
        "Anne Lefort. Les travaux, qui "
        "coûteront 1,9 million de couronnes, commenceront le 3 mars 2025."
    ),
    "de": (
        "Der Rat hat am Dienstag beschlossen, dass die Brücke zwei Jahre lang gesperrt "
        "bleibt, nachdem Ingenieure Risse in "
        "zwei Trägern gefunden hatten. „Wir hatten keine Wahl“, sagte die "
        "Bürgermeisterin Anna Leitner. Die Arbeiten "
        "kosten eine halbe Million Kronen und beginnen am 3. März 2025."
    ),
    "es": (
        "El ayuntamiento decidió el martes que el puente permanecerá cerrado durante dos años, después de que los "
        "ingenieros encontraran grietas en dos vigas. «No teníamos otra opción», dijo la "
        "alcaldesa, Ana Leal. Las obras "
        "costarán 1,9 millones y empezarán el 3 de marzo de 2025."
    ),
    "pl": (
        "Rada miasta zdecydowała we wtorek, że most pozostanie zamknięty przez dwa lata, "
        "po tym jak inżynierowie znaleźli "
        "pęknięcia w dwóch belkach. „Nie mieliśmy wyboru”, powiedziała burmistrz Anna "
        "Lis. Prace będą kosztować 1,9 mln "
        "koron i zaczną się 2025-03-03."
    ),
    "ja": (
        "市議会は火曜日、技術者が二本の梁に亀裂を見つけたため、橋を二年間閉鎖することを決めた。「他に方法はなかった」と市長は語った。"
        "工事は2025-03-03に始まる。"
    ),
}


def found(text: str, language: str = "") -> tuple[Article, Extracts, tuple[Problem, ...]]:
    hints = hints_of("owner", {"language": language}) if language else {}
    article, problems = parse("a", Source("a.txt", ""), Document(text, hints))
    extracts = Extracts()
    for extractor in EXTRACTORS:
        extracts = extracts.having(run(extractor, article, extracts, extractor.options())[0])
    return article, extracts, problems


@pytest.mark.parametrize("language", TEXTS)
def test_quotes_by_their_marks_and_whole_days_and_nothing_else(language: str) -> None:
    article, extracts, problems = found(TEXTS[language])
    assert article.metadata.language is not None
    assert article.metadata.language.value == language
    (quote,) = extracts.of(Quote)
    assert article.text[quote.marks.start] in "«„「"
    assert (quote.speaker, quote.mention) == (None, None)
    assert [date.iso for date in extracts.of(DateMention)] == ["2025-03-03"]
    assert extracts.of(Figure) == ()
    assert extracts.of(Name) == ()
    assert "language-other" in {problem.code for problem in problems}


def test_the_owner_may_know_better() -> None:
    article, extracts, problems = found(TEXTS["fr"], language="en")
    assert article.metadata.language is not None
    assert extracts.of(Name)
    assert "language-other" not in {problem.code for problem in problems}


@pytest.mark.parametrize(
    "text",
    [
        (
            "The council of Elmstead closed the bridge on Tuesday. “Nous n'avions pas le "
            "choix,” said Anne Lefort, the mayor, "
            "in French, and then again in English, for those who had come from the mainland to hear her speak."
        ),
        "Der Spiegel und Die Zeit",
        "Bridge closed.",
    ],
)
def test_english_with_foreign_words_stays_english(text: str) -> None:
    article, _, problems = found(text)
    assert article.metadata.language is None
    assert "language-other" not in {problem.code for problem in problems}


def test_days_written_out_are_found_in_linear_time_and_in_order() -> None:
    text = "Am 3. März 2025 und am 04.05.2025, zuletzt am 25.12.2024: "
    found_days = [stated.iso for stated in read_dates(text, 0, len(text), "day")]
    assert found_days == ["2025-03-03", "2025-05-04", "2024-12-25"]
    assert sum(1 for _ in read_dates(text * 2000, 0, len(text) * 2000, "day")) == 6000


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_words_of_another_language_say_so_on_their_article_s_page_and_english_ones_do_not(language: str) -> None:
    article, extracts, problems = found(f"Titre 1\n\n{TEXTS[language]}\n")
    english, more, _ = found("Harbour bridge opens\n\nThe mayor, Ida Holm, said on Friday that it was late.\n")
    site = link((Entry(replace(english, id="b"), more), Entry(article, extracts, problems)))
    made = {page.path: render(page).content.decode() for page in pages(Lookup(site))}
    assert f'<p class="art-lead" lang="{language}">' in made["articles/a.md"]
    assert " lang=" not in made["articles/b.md"]
    # Wherever else they stand, too: in the list of articles beside English ones.
    assert f'<span class="v" lang="{language}" data-article="a"' in made["articles/index.md"]
    assert 'lang="en"' not in made["articles/index.md"]
