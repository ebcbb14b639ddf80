"""What happened is told by phrases as well as by words; a phrase that says nothing of the kind silences its words."""

import pytest

from generator.link import link
from tests.link.made import made

SAME = (
    ("Nine miners were killed when a shaft at Orvik flooded.", "Nine miners lost their lives in the Orvik shaft."),
    ("The blaze in Harl left 40 tenants homeless.", "In Harl 40 tenants were driven from their homes by the blaze."),
    ("Police arrested 16 rioters in Dunmoor on Friday.", "By nightfall 16 rioters in Dunmoor were in custody."),
)


@pytest.mark.parametrize(("told", "retold"), SAME)
def test_a_phrase_says_what_a_word_says(told: str, retold: str) -> None:
    entries = (made("a", f"{told} Rescuers and officials gave the count to reporters at the gate."), made("b", retold))
    statements = {one.relation: {entry.article for entry in one.entries} for one in link(entries).comparisons}
    assert statements == {"agree": {"a", "b"}}


def test_words_of_a_phrase_that_says_nothing_are_silent() -> None:
    entries = (
        made("a", "The court gave the death penalty to 12 smugglers of the Orvik ring, its clerk said on Friday."),
        made("b", "Twelve smugglers of the Orvik ring got the death penalty on Friday, the court's clerk said."),
    )
    measures = [one.measure for one in link(entries).comparisons]
    assert measures
    assert not any("killed" in measure or "dead" in measure for measure in measures)
