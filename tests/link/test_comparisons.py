# ruff: noqa: E501  (paragraphs of articles are long lines)
"""The figure ledger, on articles written for these tests."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link import link
from generator.link.ledger import Comparison
from generator.model import Entry
from tests.link.made import made


def ledger(*texts: str, dates: tuple[str | None, ...] = ()) -> tuple[tuple[Entry, ...], tuple[Comparison, ...]]:
    days = dates or (None,) * len(texts)
    entries = tuple(made(f"a{at}", text, day) for at, (text, day) in enumerate(zip(texts, days, strict=True)))
    return entries, link(entries).comparisons


def shown(entries: tuple[Entry, ...], found: tuple[Comparison, ...]) -> list[tuple[str, list[str]]]:
    texts = {entry.article.id: entry.article.text for entry in entries}
    return [(one.relation, [e.figure.phrase.cut(texts[e.article]) for e in one.entries]) for one in found]


def test_one_day_one_event_other_numbers_differ():
    found = ledger(
        "Bridge\n\nThe collapse of the Norwold bridge on March 4 killed more than 30 people, engineers said.\n",
        "River\n\nOn March 4 the bridge at Norwold gave way, killing about 34 people on their way to work.\n",
    )
    assert shown(*found) == [("differ", ["more than 30 people", "about 34 people"])]
    assert found[1][0].both_can_be_true


def test_numbers_that_can_not_both_be_true():
    _, (one,) = ledger(
        "Bridge\n\nThe collapse of the Norwold bridge on March 4 killed 30 people, engineers said.\n",
        "River\n\nOn March 4 the bridge at Norwold gave way, killing about 34 people on their way to work.\n",
    )
    assert (one.relation, one.both_can_be_true) == ("differ", False)


def test_the_same_number_agrees():
    found = ledger(
        "Bridge\n\nThe collapse of the Norwold bridge on March 4 killed 31 people, engineers said.\n",
        "River\n\nOn March 4 the bridge at Norwold gave way, killing 31 people on their way to work.\n",
    )
    assert shown(*found) == [("agree", ["31 people", "31 people"])]


def test_two_days_are_two_events():
    _, found = ledger(
        "Bridge\n\nThe collapse of the Norwold bridge on March 4 killed 30 people, engineers said.\n",
        "River\n\nOn July 19 a ferry sank at Norwold, killing 12 people on their way to work.\n",
    )
    assert found == ()


def test_killed_and_injured_are_two_measures():
    _, found = ledger(
        "Bridge\n\nThe collapse of the Norwold bridge on March 4 killed 30 people, engineers said.\n",
        "River\n\nOn March 4 the bridge at Norwold gave way, injuring 12 people on their way to work.\n",
    )
    assert found == ()


EARLY = (
    "Envoy\n\nThe civil war in Sudan began four months ago. Ann Lee arrived on Sunday on her third visit to Sudan "
    "since the war began.\n\nNearly 9,000 people have been killed in Sudan to date.\n"
)
LATE = (
    "Talks\n\nAnn Lee opened her sixth visit to Sudan since the start of the war, hoping for a truce."
    "\n\nMore than 20,000 people have been killed in Sudan since the war began ten months ago.\n"
)


def test_time_explains_lengths_numbers_of_trips_and_running_counts():
    entries, found = ledger(EARLY, LATE)
    assert {relation for relation, _ in shown(entries, found)} == {"changed over time"}
    assert {one.entries[0].sort for one in found} == {"length", "series", "running"}
    for one in found:
        assert [(step.earlier, step.later, step.inferred) for step in one.steps] == [("a0", "a1", True)]


def test_a_running_count_grows_even_where_nothing_shows_which_article_is_later():
    _, (one,) = ledger(
        "Aid for Darfur\n\nNearly 9,000 people have been killed in Sudan to date, doctors in Khartoum said.\n",
        "Aid for Darfur\n\nMore than 20,000 people have been killed in Sudan since the war began, doctors in Khartoum said.\n",
    )
    assert (one.relation, one.steps) == ("changed over time", ())


def test_running_counts_of_two_places_do_not_meet():
    _, found = ledger(
        "Aid\n\nNearly 9,000 people have been killed in Sudan to date, doctors said.\n",
        "Food\n\nMore than 20,000 people have been killed in Yemen since the war began.\n",
        dates=("2023-08-01", "2024-02-01"),
    )
    assert found == ()


def test_order_of_entries_does_not_matter():
    entries = (made("a", EARLY), made("b", LATE))
    assert link(entries).comparisons == link(entries[::-1]).comparisons


def test_equal_rare_numbers_in_a_like_context_agree_and_small_ones_do_not():
    _, (one,) = ledger(
        "Votes\n\nA candidate needs 1,237 delegates to win the nomination at the Cleveland convention.\n",
        "Race\n\nShe is far from the 1,237 delegates needed for the nomination in Cleveland, and has two rivals.\n",
    )
    assert one.relation == "agree"
    _, none = ledger(
        "Votes\n\nTwo rivals are left in the race for the nomination.\n",
        "Race\n\nThe mayor of Norwold has two rivals and a budget to mend.\n",
    )
    assert none == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=4))
def test_any_texts_are_linked_without_an_exception(texts: list[str]):
    entries = tuple(made(f"a{at}", text) for at, text in enumerate(texts))
    link(entries)


PIECES = (
    *("On Oct. 7 ", "1,200 people ", "were killed ", "in Gaza ", "since the war began ", "his ninth trip ", "Ann Lee "),
    *("10 months of war", ". ", "\n\n", "“We will ", "go home now please,” she said", "three-phase deal ", "May "),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), min_size=2, max_size=4))
def test_any_order_of_telling_pieces_is_linked_the_same_in_any_order(texts: list[str]):
    entries = tuple(made(f"a{at}", text) for at, text in enumerate(texts))
    assert link(entries) == link(entries[::-1])
