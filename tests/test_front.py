# ruff: noqa: E501  (paragraphs of articles are long lines)
"""What the front page chooses: words that make sense by themselves, one number to a card, speakers with something to say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link import Site, link
from generator.model import Fact
from generator.pages import pages
from generator.pages.briefing.figures import front_figures
from generator.pages.briefing.speakers import front_speakers
from generator.pages.outlets import OUTLETS, outlet_table
from generator.show.addresses import Links
from generator.show.alone import stands_alone
from generator.show.lookup import Lookup
from generator.show.quotations import roles, speaker_of
from tests.built_html import Read, folded
from tests.built_html import shown as read
from tests.link.made import made


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said he would resign.",
        "Lee said she would resign.",
        "Officials found 12 boats and towed them away.",
        "“We’ve got to rebuild the bridge.”",
        "By noon, Ann Lee had counted her votes.",
        "Of the 40 ships, nine sank.",
        "I don't think the bridge will hold.",
        "",
        "…",
    ],
)
def test_these_stand_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "It also cost $3 million.",
        "He counted 40 ships.",
        "“This is the third time,” she said.",
        "While the harbour was open, she counted 40 ships.",
        "“I will not speak for him.”",
        "But 40 ships sank.",
        "Moreover, 40 ships sank.",
        "In addition, 40 ships sank.",
        "Together, the ports lost 40 ships.",
    ],
)
def test_these_lean_on_what_stood_before(text: str) -> None:
    assert not stands_alone(text)


@given(st.text())
def test_any_text_stands_or_leans(text: str) -> None:
    assert stands_alone(text) in (True, False)


def front(site: Site) -> Read:
    return next(read(page) for page in pages(Lookup(site)) if page.path == "index.md")


def phrases(site: Site, limit: int = 6) -> list[str]:
    return [one.head.phrase.cut(one.article.text) for one in front_figures(Lookup(site), limit)]


FLOOD = "Flood\n\nThe flood in Norwold killed 30 people on Monday, the police said.\n\nIt also destroyed 400 houses in the valley.\n"
FIRE = "Fire\n\nThe fire in Eastham destroyed 700 houses, the fire service said.\n\nThe fire burned for 12 hours.\n\nThe fire killed 11 people in Eastham.\n"
VOTE = "Vote\n\nThe council of Norwold passed the budget by a vote of 14-0 on Monday.\n"


def test_each_article_gives_its_most_telling_figure_before_any_gives_a_second() -> None:
    chosen = phrases(link((made("a", FLOOD), made("b", FIRE))))
    assert set(chosen[:2]) == {"30 people", "700 houses"}


def test_a_figure_whose_sentence_leans_on_another_only_fills_up() -> None:
    chosen = phrases(link((made("a", FLOOD), made("b", FIRE))))
    assert chosen.index("11 people") < chosen.index("400 houses")
    full = link(
        tuple(
            made(f"{n}", f"Flood\n\nThe flood in Norwold killed {n}0 people.\n\nIt destroyed {n}00 houses.\n")
            for n in range(2, 8)
        )
    )
    assert not [phrase for phrase in phrases(full) if "houses" in phrase]


def test_how_long_something_took_comes_after_what_happened() -> None:
    chosen = phrases(link((made("b", FIRE),)))
    assert "12 hours" not in chosen or chosen[-1] == "12 hours"


def test_a_question_states_nothing() -> None:
    asked = "Fire\n\nWho said that the fire killed 11 people in Eastham?\n\nThe fire service of Eastham found 9 people dead.\n"
    assert phrases(link((made("a", asked),)))[0].startswith("9 people")


def test_a_vote_says_that_it_is_one() -> None:
    text = folded(front(link((made("a", VOTE),))).text)
    assert "14-0 vote" in text


def test_one_number_has_one_card() -> None:
    same = link((made("a", FLOOD), made("b", FLOOD.replace("Flood", "River"))))
    assert phrases(same).count("30 people") == 1


SPEECH = "Talks\n\n“The talks went well and will go on tomorrow morning,” Ann Lee said.\n\nBob Hall called the day a “long and very good day”.\n\n“It was good,” Joan Park said.\n\n“The day was good,” Eve Stone said.\n"
MORE = "Talks again\n\n“The talks will go on until both sides agree,” Eve Stone said.\n\n“The harbour stays closed until the storm is over,” Ann Lee said. “The harbour is closed.”\n"


def test_who_has_something_to_say_comes_first() -> None:
    lookup = Lookup(link((made("a", SPEECH),)))
    entities = [speaker_of(lookup, held[0]) for held in front_speakers(lookup, 6)]
    assert [entity.name for entity in entities if entity] == ["Ann Lee", "Eve Stone", "Bob Hall", "Joan Park"]


def test_whom_more_articles_quote_comes_first() -> None:
    lookup = Lookup(
        link(
            (
                made("a", SPEECH),
                made("b", MORE),
                made(
                    "c",
                    "Port\n\n“The port of Norwold will stay open for the whole of the winter,” Mary Hill said. “The port is open.” “The port is safe.”\n",
                ),
            )
        )
    )
    names = [entity.name for held in front_speakers(lookup, 2) if (entity := speaker_of(lookup, held[0]))]
    assert names == ["Ann Lee", "Eve Stone"]


def test_a_first_sentence_that_leans_leaves_the_point_to_the_headline() -> None:
    page = front(
        link((made("a", "Harbour of Norwold closes\n\nThis is the third time that the harbour has closed.\n"),))
    )
    marked = [words for _, _, words in page.marked]
    assert "Harbour of Norwold closes" in marked
    assert not any(words.startswith("This is the third time") for words in marked)


def test_every_article_that_the_page_takes_words_from_stands_in_its_sources() -> None:
    page = front(
        link(tuple(made(f"{n}", FLOOD.replace("30", f"3{n}").replace("Norwold", f"Port {n}")) for n in range(9)))
    )
    sources = folded(page.text).split("Sources of this briefing")[1]
    used = {source for source, _, _ in page.marked}
    assert len(used) >= 5
    assert all(f" {source} " in sources or source in sources for source in used)


def test_who_is_quoted_by_which_outlet_counts_every_quote_once() -> None:
    said = "\n\n".join(
        f"“The harbour stays closed for {n} more days,” {name} said."
        for n, name in enumerate(("Ann Lee", "Bob Hall", "Eve Stone"), 2)
    )
    entries = []
    for n in range(9):
        entry = made(f"{n}", f"Talks\n\n{said}\n")
        data = replace(entry.article.metadata, outlet=Fact(f"Paper {n}", None, "sidecar"))
        entries.append(replace(entry, article=replace(entry.article, metadata=data)))
    lookup = Lookup(link(tuple(entries)))
    table = outlet_table(lookup, Links("quotes/index.md"))
    assert table
    assert [outlet.name for outlet in table.outlets][-1] == "all others"
    assert all(len(row.counts) == len(table.outlets) == OUTLETS for row in table.rows)
    assert sum(count for row in table.rows for count, _ in row.counts) == 27
    assert all((dot is None) == (count == 0) for row in table.rows for count, dot in row.counts)


def test_a_label_is_no_first_sentence() -> None:
    lookup = Lookup(link((made("a", "LETTERS.\n\nThe harbour of Norwold has closed for the winter.\n"),)))
    lead = lookup.places["a"].lead
    assert lead
    assert lead.cut(lookup.entries["a"].article.text).startswith("The harbour")


def test_the_list_of_dates_opens_at_the_articles_own_time_and_has_its_years() -> None:
    text = "Flood\n\nThe flood of 1953 is not forgotten.\n\nThe harbour closed on 4 March 2021 and opened on 9 March 2021.\n\nThe port closed on 2 May 2022 again.\n"
    page = next(read(page) for page in pages(Lookup(link((made("a", text),)))) if page.path == "timeline/index.md")
    ids = [given["id"] for tag, given in page.tags if tag == "h3" and "id" in given]
    assert ids == ["year-2021", "year-2022", "earlier"]


def test_a_role_that_leans_on_its_sentence_is_not_shown_without_it() -> None:
    text = "Talks\n\nHarbour board director Ann Lee spoke. The board sent Bob Hall, its deputy director, to the talks. “The board is ready for the talks,” Bob Hall said.\n"
    lookup = Lookup(link((made("a", text),)))
    article = lookup.entries["a"].article
    stated = {who.name: [words.text for words in roles(lookup, who, article)] for who in lookup.whos.values()}
    assert not [words for held in stated.values() for words in held if words.startswith("its ")]


def test_when_something_was_said_is_shown_only_where_it_tells() -> None:
    text = "Talks\n\n“The talks went well,” Ann Lee said earlier. “The talks will go on,” Bob Hall said late on Wednesday.\n"
    page = next(
        read(page) for page in pages(Lookup(link((made("a", text, "2021-03-06"),)))) if page.path == "quotes/index.md"
    )
    assert "When: late on Wednesday" in folded(page.text)
    assert "When: earlier" not in folded(page.text)


def test_the_timeline_opens_in_the_month_of_the_first_article() -> None:
    told = (
        (
            "a",
            "The ferry of Orvik was bought on 3 April 2030. It ran aground on 12 May 2030 off the mole.",
            "2030-05-13",
        ),
        ("b", "Divers reached the Orvik ferry on 14 May 2030. An inquiry will open on 2 June 2030.", "2030-05-15"),
        ("c", "The master of the ferry was heard on 16 May 2030. He was hired on 28 April 2030.", "2030-05-17"),
    )
    lookup = Lookup(link(tuple(made(name, text, day) for name, text, day in told)))
    body = next(read(page) for page in pages(lookup) if page.path == "timeline/index.md").text
    assert body.index("12 May 2030") < body.index("Before May 2030") < body.index("3 April 2030")
    assert body.index("Before May 2030") < body.index("28 April 2030")
