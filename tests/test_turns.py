"""Speech without marks: interviews and transcripts in several forms, and texts that only look like them."""

from __future__ import annotations

import pytest

from generator.extract import EXTRACTORS, Quote, run
from generator.model import Document, Extracts, Source
from generator.parse import parse

INTERVIEW = """“The forest does not wait”

Forester Elin Sund on beetles, fire and her own doubts

Interview: Ruth Hale

Ms Sund, when did you see the first beetles?

In March, on a walk with my dog. I did not believe it at first.

People say that you were warned.

I was warned by a colleague, and I told the county the same evening.

What will you do now?

We will cut four hundred trees, and I will plant oaks.

Do you sleep well?

I do not.

Elin Sund, 48, has been forester of Kestrel since 2019."""

LETTERS = """Coach says team was tired

Liv Aas, who coaches Elmstead United, spoke after the match.

Q: Were you surprised by the result?

A: I was. We had trained well.

I had not seen it coming at all.

Q: What went wrong?

A: My players were tired, and so was I.

Q: Will you stay?

A: I will."""

TRANSCRIPT = """Council debates the old pier

The following was said in the council of Elmstead on Monday evening.

MAYOR ORR: The pier is closed, and it stays closed.

LIV AAS: For how long? People ask me every day.

MAYOR ORR: Until the beams are replaced.

(Laughter)

LIV AAS: That is no answer.

Max Orr has been mayor since 2021."""

EXPLAINER = """What the new harbour law means

Who has to pay?

Every ship longer than twelve metres pays 40 crowns a night, the ministry said.

When does it begin?

The law comes into force on 1 May, and the first bills are sent in June.

Are there exceptions?

Fishing boats and lifeboats pay nothing.

What happens if nobody pays?

The harbour master may keep a ship in port until the bill is paid."""

LIST = """Fixtures for the weekend

The league goes into its last round on Saturday.

Elmstead: Host Kestrel on Saturday at three.

Kestrel: Visit Elmstead without their captain.

Fellmark: Rest after two matches in a week."""


def turns(text: str) -> list[tuple[str, str | None, str]]:
    article, _ = parse("a", Source("a.txt", ""), Document(text))
    extracts = Extracts()
    for extractor in EXTRACTORS:
        if extractor.name in ("names", "quotes"):
            extracts = extracts.having(run(extractor, article, extracts, extractor.options())[0])
    return [
        (quote.span.cut(text).split(".")[0], quote.speaker.cut(text) if quote.speaker else None, quote.basis)
        for quote in extracts.of(Quote)
        if quote.kind == "turn"
    ]


def test_answers_belong_to_whom_the_head_names() -> None:
    assert turns(INTERVIEW) == [
        ("In March, on a walk with my dog", "Elin Sund", "interview"),
        ("I was warned by a colleague, and I told the county the same evening", "Elin Sund", "interview"),
        ("We will cut four hundred trees, and I will plant oaks", "Elin Sund", "interview"),
        ("I do not", "Elin Sund", "interview"),
    ]


ANSWER_THAT_QUOTES = "We will cut four hundred trees, and I will plant oaks."


@pytest.mark.parametrize(
    ("answer", "inner"),
    [
        ("I met Mrs Dahl in the valley. Her words to me were: “Forester, burn it.” I never forgot that.", "Dahl"),
        ("My old teacher knew. Anders Moe told me: “Plant beech, not spruce.” I did not listen.", "Anders Moe"),
        ("I asked around. “The beetle is patient,” Berit Lund told me. My men laughed at her.", "Berit Lund"),
        ("I went to the sawmill. Lars Holt, who runs it, said: “Bring all of it.” I brought half.", "Lars Holt"),
        ("I have a neighbour, Ida Vik. She likes to say “a dead tree is a house”, and I agree.", "Ida Vik"),
        ("I was called a murderer by Jon Berg, who wrote that I was “an axe with legs”. My wife laughed.", "Jon Berg"),
    ],
)
def test_words_of_somebody_else_inside_an_answer_are_hers(answer: str, inner: str) -> None:
    text = INTERVIEW.replace(ANSWER_THAT_QUOTES, answer)
    marks = answer[answer.index("“") + 1 : answer.index("”")]
    article, _ = parse("a", Source("a.txt", ""), Document(text))
    extracts = Extracts()
    for extractor in EXTRACTORS:
        if extractor.name in ("names", "quotes"):
            extracts = extracts.having(run(extractor, article, extracts, extractor.options())[0])
    quotes = extracts.of(Quote)
    (own,) = [quote for quote in quotes if quote.span.cut(text) == marks]
    assert own.speaker is not None
    assert own.speaker.cut(text) == inner
    around = [quote for quote in quotes if quote.kind == "turn" and quote.span.cut(text) in answer]
    assert [quote.speaker.cut(text) for quote in around if quote.speaker] == ["Elin Sund", "Elin Sund"]
    assert all(not quote.span.overlaps(own.marks) for quote in around)
    assert len({quote.group for quote in around}) == 1


def test_what_the_answerer_quotes_of_himself_parts_no_answer() -> None:
    text = INTERVIEW.replace(ANSWER_THAT_QUOTES, "I told the county “cut now”, and I told it again in May.")
    assert ("I told the county “cut now”, and I told it again in May", "Elin Sund", "interview") in turns(text)


def test_answers_behind_letters_go_on_over_paragraphs_and_questions_are_nobodys() -> None:
    assert turns(LETTERS) == [
        ("I was", "Liv Aas", "label"),
        ("I had not seen it coming at all", "Liv Aas", "label"),
        ("My players were tired, and so was I", "Liv Aas", "label"),
        ("I will", "Liv Aas", "label"),
    ]


def test_a_label_is_followed_to_the_full_name() -> None:
    found = turns(TRANSCRIPT)
    assert [words for words, _, _ in found] == [
        "The pier is closed, and it stays closed",
        "For how long? People ask me every day",
        "Until the beams are replaced",
        "That is no answer",
    ]
    assert [(speaker or "").split()[-1].casefold() for _, speaker, _ in found] == ["orr", "aas", "orr", "aas"]


@pytest.mark.parametrize("text", [EXPLAINER, LIST], ids=["explainer", "list"])
def test_what_only_looks_like_speech_is_none(text: str) -> None:
    assert turns(text) == []


def test_without_a_person_in_the_head_the_answers_are_nobodys() -> None:
    text = INTERVIEW.replace("Forester Elin Sund on", "A forester on").replace("Elin Sund, 48, has", "She has")
    assert {speaker for _, speaker, _ in turns(text)} <= {None}


@pytest.mark.parametrize("part", ["A: b\n", "Who?\n\nI do.\n\n", "A B C D E F: "], ids=repr)
@pytest.mark.timeout(60)
def test_hostile_texts_take_linear_time(part: str) -> None:
    turns(part * (20_000 // len(part)))
