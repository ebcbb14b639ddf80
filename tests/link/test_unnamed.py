"""Sources without a name: what sort of description they have, and the reason that their sentence states."""

from __future__ import annotations

import pytest

from generator.link.unnamed import reasons, sort_of
from generator.model import Span

REASONS = (
    ("a senior official said on condition of anonymity because she was not authorised to speak publicly",
     "on condition of anonymity because she was not authorised to speak publicly"),
    ("a person familiar with the talks, who was not authorized to discuss them, said the offer was dead",
     "who was not authorized to discuss them"),
    ("said a nurse who asked not to be named for fear of losing her job",
     "who asked not to be named for fear of losing her job"),
    ("one dock worker, who spoke on condition of anonymity, said the crane had no brakes",
     "who spoke on condition of anonymity"),
    ("a teacher, speaking anonymously, said the roof had leaked for years", "speaking anonymously"),
    ("an aide to the minister said, because he is not allowed to speak to reporters",
     "because he is not allowed to speak to reporters"),
    ("a prison guard who declined to give his name said the cells were full", "who declined to give his name"),
    ("two bankers, who requested anonymity to discuss private talks, said the deal was near",
     "who requested anonymity to discuss private talks"),
    ("a diplomat said, citing the sensitivity of the negotiations", "citing the sensitivity of the negotiations"),
    ("a farmer said, fearing reprisals from the company", "fearing reprisals from the company"),
    ("one former employee, whose name is being withheld to protect her children, said she was told to lie",
     "whose name is being withheld to protect her children"),
    ("an engineer who was granted anonymity to speak candidly said the valve had failed twice",
     "who was granted anonymity to speak candidly"),
    ("a resident, afraid of being evicted, said nobody dared to complain", "afraid of being evicted"),
    ("a police officer who lacked authorisation to talk to the press said the car was empty",
     "who lacked authorisation to talk to the press"),
    ("a source close to the family said, asking not to be identified", "asking not to be identified"),
    ("a council worker, barred from speaking to the media, said the files were burnt",
     "barred from speaking to the media"),
    ("the broker said, on the condition that his name not be used", "on the condition that his name not be used"),
    ("a pilot said. He spoke under condition of anonymity", "under condition of anonymity"),
    ("a campaign adviser who insisted on anonymity said the poll was a shock", "who insisted on anonymity"),
    ("a soldier who wished to remain anonymous said they had run out of food", "who wished to remain anonymous"),
    ("an official said, given the sensitive nature of the inquiry", "given the sensitive nature of the inquiry"),
    ("a lawyer who is not permitted to comment on open cases said the file was thin",
     "who is not permitted to comment on open cases"),
    ("the shopkeeper, who would only give her first name, said the street was dark",
     "who would only give her first name"),
    ("a trader who preferred not to be identified said prices would fall", "who preferred not to be identified"),
    ("a junior doctor who did not want to be named said the ward had two beds", "who did not want to be named"),
    ("a union organiser who feared retaliation said the vote was rigged", "who feared retaliation"),
    # Nothing is stated about why these have no name.
    ("a senior official said the bridge was not allowed to open", ""),
    ("a spokesman said the firm was not authorised to sell the drug", ""),
    ("a witness said people were afraid of the fire", ""),
    ("a fisherman said the crew declined to be rescued", ""),
    ("an analyst said investors asked for lower rates", ""),
    ("a neighbour said he was named after his uncle", ""),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "reason"), REASONS, ids=lambda value: value[:40])
def test_a_reason_is_the_words_that_state_it(sentence: str, reason: str) -> None:
    found = [span.cut(sentence) for span in reasons(sentence, Span(0, len(sentence)), ())]
    assert found == ([reason] if reason else [])


def test_nothing_said_in_a_quote_is_the_reason() -> None:
    sentence = "“I was not allowed to speak to my wife,” a prisoner said"
    quoted = Span(1, sentence.index("”"))
    assert list(reasons(sentence, Span(0, len(sentence)), (quoted,))) == []


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("a senior official", "official"),
        ("one of the port’s officials", "official"),
        ("a person familiar with the talks", "person with knowledge"),
        ("a source close to the minister", "person with knowledge"),
        ("an aide to the mayor", "aide or spokesperson"),
        ("the company’s spokeswoman", "aide or spokesperson"),
        ("a police officer", "police or military"),
        ("a retired nurse", "worker"),
        ("a witness", "witness or resident"),
        ("residents of the flooded street", "witness or resident"),
        ("an economist at a bank", "expert"),
        ("his brother", "relative or friend"),
        ("the letter", "text or body"),
        ("the shipping company", "text or body"),
        ("the juggler", "other description"),
    ],
)
def test_the_sort_of_a_description_is_that_of_its_main_noun(words: str, sort: str) -> None:
    assert sort_of(words) == sort


AGAIN = (
    ("a broker, who is not at liberty to discuss clients, said the fund was closed",
     "who is not at liberty to discuss clients"),
    ("the cook said, out of fear that the owner would dismiss him", "out of fear that the owner would dismiss him"),
    ("a customs officer said under the condition of anonymity", "under the condition of anonymity"),
    ("an archivist who sought anonymity said the box was empty", "who sought anonymity"),
    ("a tenant, scared of the landlord, said the stairs were rotten", "scared of the landlord"),
    ("a clerk had no permission to talk about the fire, he said", "had no permission to talk about the fire"),
    ("a baker given bread for free said it was stale", ""),
    ("shares fell, fearing a crash, a trader said", ""),
    ("the climber was afraid of heights, her coach said", ""),
)  # fmt: skip
"""Written after the rules, to see how they read what nobody had in view."""


@pytest.mark.parametrize(("sentence", "reason"), AGAIN, ids=lambda value: value[:40])
def test_reasons_that_the_rules_were_not_made_for(sentence: str, reason: str) -> None:
    test_a_reason_is_the_words_that_state_it(sentence, reason)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("part", ["who ", "on condition ", "fearing ", "was not authorised to speak ", "a, "])
def test_hostile_sentences_take_linear_time(part: str) -> None:
    sentence = part * (60_000 // len(part))
    reasons(sentence, Span(0, len(sentence)), ())
