# ruff: noqa: E501  (paragraphs of articles are long lines)
"""What lines two numbers up and what keeps them apart, each rule on sentences of its own."""

from dataclasses import replace

import pytest

from generator.link.ledger.alike import agree, terms, unit_of, values_meet
from generator.link.ledger.doubt import bearing, likelihood
from generator.link.ledger.guards import ALWAYS, IF_THEY_DIFFER, Known
from generator.link.ledger.statements import Statement, statements
from generator.link.reading import form, read, stemmed
from tests.link.made import made


def stated(sentence: str, key: str = "a") -> list[Statement]:
    corpus = read((made(key, f"Notes\n\n{sentence}\n"),))
    return list(statements(corpus, corpus.readings[0]))


def number(sentence: str, value: float, key: str = "a") -> Statement:
    return next(one for one in stated(sentence, key) if one.figure.low == value)


def apart(one: Statement, other: Statement) -> set[str]:
    rules = (*ALWAYS, *(() if values_meet(one, other) else IF_THEY_DIFFER))
    return {guard.__name__ for guard in rules if guard(one, other, Known({"a": None, "b": None}))}


@pytest.mark.parametrize(
    ("guard", "ours", "theirs"),
    [
        ("year_and_none", ("In 1987, 12 people died in a fire at the mill.", 12), ("Nine people died in a fire at the mill.", 9)),
        ("other_day", ("On March 4 the fire killed 30 people.", 30), ("On May 9 the fire killed 12 people.", 12)),
        ("other_place", ("Some 20,000 people marched in Athens.", 20000), ("About 4,000 people marched in Paris.", 4000)),
        ("part_and_whole", ("The fire hurt 31 people, eight of them badly.", 8), ("The fire hurt eleven people badly.", 11)),
        ("other_things", ("Four women were hurt.", 4), ("Six soldiers were hurt.", 6)),
        ("other_fate", ("The quake killed 31 people.", 31), ("The quake injured 120 people.", 120)),
        ("total_and_strike", ("More than 640 people were killed since the war began.", 640), ("The raid killed 40 people.", 40)),
        ("on_top", ("Another 200 people marched through town.", 200), ("About 300 people marched through town.", 300)),
        ("ratio_and_count", ("They want a nurse for every eight patients.", 8), ("She had 14 patients.", 14)),
        ("count_and_average", ("She averages 22.8 points.", 22.8), ("She needed nine points.", 9)),
        ("said_by_two", ("“I was alone with 19 patients,” Ann Lee said.", 19), ("“We had 14 patients each,” Omar Haddad said.", 14)),
        ("other_course", ("It gets 4 billion euros more than last year.", 4e9), ("It gets 2 billion euros less than last year.", 2e9)),
        ("wish_and_fact", ("He wants to score 30 goals.", 30), ("He scored 12 goals.", 12)),
        ("scores", ("They lost 13-10 at home.", 13), ("They lost 30-7 at home.", 30)),
        ("far_apart", ("The ferry takes 150 passengers.", 150), ("The line carried 12,000 passengers.", 12000)),
    ],
)  # fmt: skip
def test_each_guard_keeps_its_pair_apart(guard: str, ours: tuple[str, float], theirs: tuple[str, float]) -> None:
    one, other = number(*ours), number(*theirs, key="b")
    assert guard in apart(one, other)
    assert guard in apart(other, one)
    assert guard not in apart(one, one)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("The quake killed 31 people near Sarn.", 31), ("Near Sarn 34 people died in the quake.", 34)),
        (("Some 5,000 nurses walked out.", 5000), ("The union said that 5,200 nurses walked out.", 5200)),
        (("Orvel will pay $13.9 billion.", 13.9e9), ("Orvel pays $13.2 billion.", 13.2e9)),
    ],
)
def test_what_may_be_one_measure_is_kept_apart_by_nothing(ours: tuple[str, float], theirs: tuple[str, float]) -> None:
    assert apart(number(*ours), number(*theirs, key="b")) == set()


def test_one_value_whatever_its_bound_and_a_range_with_it() -> None:
    exact, least = number("It hurt 40 people.", 40), number("It hurt at least 40 people.", 40, "b")
    between = number("It hurt 35 to 40 people.", 35, "b")
    assert values_meet(exact, least)
    assert values_meet(exact, between)
    assert not values_meet(exact, number("It hurt 41 people.", 41, "b"))


def test_a_rounded_number_agrees_and_a_coarse_one_does_not() -> None:
    fine = number("It carried 1.24 million passengers.", 1.24e6)
    assert agree(fine, number("It carried 1.2 million passengers.", 1.2e6, "b"))
    assert not agree(fine, number("It carried 1.3 million passengers.", 1.3e6, "b"))
    assert not agree(number("It has 6,300 islanders.", 6300), number("It has 6,000 islanders.", 6000, "b"))


def test_scores_are_no_ranges() -> None:
    ours, theirs = number("They won 54-46 at home.", 54), number("They won 47-44 at home.", 47, "b")
    assert not values_meet(ours, theirs)


def test_terms_tell_what_two_statements_share() -> None:
    one = number("The quake near Sarn killed 31 villagers.", 31)
    told = terms(one, number("The quake near Sarn killed 34 villagers.", 34, "b"))
    assert (told.same_head, told.same_fate, told.near_value, told.same_value) == (1.0, 1.0, 1.0, 0.0)
    assert told.words > 0.9
    assert told.score > terms(one, number("The strike closed 34 schools.", 34, "b")).score


def test_speeds_are_no_lengths_and_concentrations_are_weights() -> None:
    assert unit_of(number("It blew at 85 kilometres per hour.", 85)) != unit_of(number("It is 85 kilometres long.", 85))
    per_litre = number("It held 33 micrograms per litre.", 33)
    assert unit_of(per_litre) == unit_of(number("It held 33 micrograms.", 33))


def test_another_number_of_the_article_that_is_as_alike_leaves_no_margin() -> None:
    several = stated("It costs $999 in small and $1,099 in medium.")
    other = number("It costs $949 in small.", 949, "b")
    told = bearing(several[0], other, {"a": several, "b": [other]})
    assert told.margin < bearing(several[0], other, {"a": several[:1], "b": [other]}).margin == 1.0
    assert told.answered == 0.0


def test_the_number_that_the_other_article_states_too_answers() -> None:
    ours, theirs = stated("He scored 27 goals."), stated("He wants to score 30 goals, after 27 goals last year.", "b")
    told = bearing(ours[0], theirs[0], {"a": ours, "b": theirs})
    assert told.answered == 1.0
    assert likelihood(told) < likelihood(replace(told, answered=0.0))


@pytest.mark.parametrize(
    ("text", "value", "whose"),
    [
        ("Ann Castell had 48.2 percent of the vote.", 48.2, {"ann", "castell"}),
        ("In all there were 48.2 percent for Bruno Falk.", 48.2, {"bruno", "falk"}),
        ("Bruno Falk lost. He had 48.2 percent of the vote.", 48.2, {"bruno", "falk"}),
        ("Bruno Falk lost to Ann Castell. He had 48.2 percent.", 48.2, {"bruno", "falk"}),
        ("After the duel of Bruno Falk and Ann Castell he had 48.2 percent.", 48.2, {"ann", "castell"}),
        ("Turnout was 48.2 percent, said Ann Castell.", 48.2, set()),
        ("Ann Castell said turnout was 48.2 percent.", 48.2, set()),
    ],
)
def test_whose_number_it_is(text: str, value: float, whose: set[str]) -> None:
    assert number(text, value).subject == {stemmed(form(word)) for word in whose}


def test_what_follows_the_next_number_is_the_next_numbers() -> None:
    text = "At least 43 people were killed and 55 wounded, pushing the toll to 680 since the war began."
    assert [one.sort for one in stated(text)] == ["plain", "plain", "running"]


def test_of_a_number_that_goes_from_one_to_another_the_other_counts() -> None:
    assert number("Hendry raises its support from 65 million to 82 million dollars.", 82e6).figure.high is None
    assert number("The ferry takes from 30 to 40 cars.", 30).figure.high == 40


def test_dozens_and_one_of_the_many_state_no_number() -> None:
    assert stated("Dozens of people were hurt in one of the worst fires.") == []
