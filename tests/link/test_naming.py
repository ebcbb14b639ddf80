# ruff: noqa: E501  (paragraphs of articles are long lines)
"""Names of measures: words as written, plural for several, no verbs or stems in brackets; numbers that name things."""

import pytest

from generator.extract.names import Name
from generator.link.ledger.naming import Told, measure_name
from generator.link.ledger.statements import statements
from generator.link.reading import read
from tests.link.made import made

NAMES = [
    ("people missing", ("Three people are missing at the quarry.", 3), ("One quarryman is still missing.", 1)),
    ("people injured", ("The blast injured 23.", 23), ("Thirty-one others were injured.", 31)),
    ("people killed", ("The slide killed 12 people.", 12), ("It cost 12 lives.", 12)),
    ("people dead", ("Twelve people have died of the fever.", 12), ("Twelve died.", 12)),
    ("hostages taken", ("The rebels took 40 hostages.", 40), ("Forty hostages were taken.", 40)),
    ("flights cancelled", ("The airline cancelled 140 flights.", 140), ("Some 120 flights were called off.", 120)),
    ("… villagers took part", ("Some 60 villagers took part in the feast.", 60), ("About 70 villagers took part.", 70)),
    ("68-metre crane fell", ("The crane is 68 metres high.", 68), ("The 68-metre crane fell.", 68)),
    ("brine in tonnes", ("The well lost 600 tonnes of brine.", 600), ("It lost 900 tonnes.", 900)),
    ("bridge will cost … euros", ("The bridge will cost 40 million euros.", 40e6), ("It costs 42 million euros.", 42e6)),
    ("jewellery in dollars", ("They stole jewellery worth $2 million.", 2e6), ("They took $2 million worth of jewellery.", 2e6)),
    ("found … pounds", ("He had 300 pounds.", 300), ("She found 310 pounds.", 310)),
    ("300-pound bell fell", ("The bell weighs 300 pounds.", 300), ("The 300-pound bell fell.", 300)),
    ("found … pounds sterling", ("He had £300.", 300), ("She found £310.", 310)),
    ("Sales fell … percent", ("Sales fell by 7 percent.", 7), ("Sales fell 8 percent.", 8)),
    ("Turnout was … percent", ("Turnout was 61 percent.", 61), ("Turnout was 64 percent.", 64)),
    ("fell 2,000ft", ("He fell 2,000 feet.", 2000), ("He fell 2,000ft.", 2000)),
    ("share of roof", ("Half the roof caved in.", 0.5), ("Half of the roof caved in.", 0.5)),
    ("", ("The union put it at 2,600.", 2600), ("They counted 2,600.", 2600)),
    ("age of Ann Lee", ("Ann Lee, 46, was hurt.", 46), ("She is Ann Lee, 46.", 46)),
    ("soldiers killed", ("Three of the four soldiers were killed.", 3), ("Three soldiers were killed.", 3)),
    ("rocket came within 20 miles of Nairobi", ("The rocket came within 20 miles of Nairobi.", 20), ("It fell 20 miles off Nairobi.", 20)),
    ("Sarn won 3-2", ("Sarn won 3-2.", 3), ("Sarn beat Ostrey 3-2.", 3)),
]  # fmt: skip


def named(*said: tuple[str, float]) -> str:
    entries = tuple(made(f"a{at}", f"Notes\n\n{text}\n") for at, (text, _) in enumerate(said))
    corpus = read(entries)
    found = [
        next(one for one in statements(corpus, reading) if one.figure.low == value)
        for reading, (_, value) in zip(corpus.readings, said, strict=True)
    ]
    texts = {entry.article.id: entry.article.text for entry in entries}
    return measure_name(Told(found, texts, {entry.article.id: entry.extracts.of(Name) for entry in entries}))


@pytest.mark.parametrize(("name", "ours", "theirs"), NAMES, ids=[name for name, *_ in NAMES])
def test_names(name: str, ours: tuple[str, float], theirs: tuple[str, float]) -> None:
    assert named(ours, theirs).partition(" (")[0] == name


def test_a_place_of_which_all_sentences_speak_stands_behind_what_happened() -> None:
    ours = ("The blast in Brackley injured 23 people.", 23)
    assert named(ours, ("In Brackley 30 people were injured.", 30)) == "people injured (Brackley)"
    crowd = ("Injured were 30 people, a paper of Brackley says.", 30)
    assert named(("Papers of Brackley say that 23 people were injured.", 23), crowd) == "people injured"


def test_what_is_counted_at_one_time_is_named_by_the_words_around_the_number() -> None:
    ours = ("The council of Brackley named five members of the commission.", 5)
    theirs = ("In Brackley a commission of five experts will meet.", 5)
    assert named(ours, theirs) == "Brackley named five members of the commission"
    assert named(theirs) == "commission of five experts will meet"


def test_nobody_is_hurt_where_that_is_denied() -> None:
    ours = ("No one was injured, but two children were inside.", 2)
    assert "injured" not in named(ours, ("No one was hurt; two children were inside.", 2))


WRITTEN = [
    ("port handled 900 containers", "The port handled 900 containers and then closed.", 900),
    ("opening about two metres (6.6 feet) wide", "It left an opening about two metres (6.6 feet) wide.", 6.6),
    ("clerks counted 40 boxes on Dec. 12", "The clerks counted 40 boxes on Dec. 12, a spokesman said.", 40),
    ("Four men pushed a cart", "Four men pushed a cart through the wide front window of a shop.", 4),
    ("Lake Orla Water Board closed nine wells", "On Monday Lake Orla Water Board closed nine wells.", 9),
    ("two of whom dressed as porters", "Four thieves, two of whom dressed as porters, took it.", 2),
    ("fund of $50 million", "A fund of $50 million, which others want too, is planned.", 50e6),
]


@pytest.mark.parametrize(("name", "text", "value"), WRITTEN, ids=[name for name, *_ in WRITTEN])
def test_words_around_a_number_keep_to_its_clause(name: str, text: str, value: float) -> None:
    assert named((text, value)) == name


NOTHING = [
    "The laptop has a port of Verdo 2.0 ports.",
    "A flaw (CVE-2013-3893) was closed.",
    "She sang in the nineteen fifties.",
    "Call 0800 555 111 now.",
    "He played in “Million Dollar Harbour” in spring.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_that_only_names_something_is_no_statement(text: str) -> None:
    corpus = read((made("a", f"Notes\n\n{text}\n"),))
    assert statements(corpus, corpus.readings[0]) == ()


AGES = [
    ("age of Ann Lee", "Ann Lee, 46, was hurt."),
    ("age of Ann Lee", "Police named her as 46-year-old Ann Lee."),
    ("age of Tom Lee", "Ann was there; Tom Lee, aged 46, was hurt."),
]


@pytest.mark.parametrize(("name", "text"), AGES)
def test_an_age_is_of_whom_it_stands_beside(name: str, text: str) -> None:
    assert named((text, 46), (text, 46)) == name


def test_a_name_copies_no_eight_words_of_an_article() -> None:
    words = ("The show airs on Harbour Radio 125 weekdays from the early morning to the late evening hours.", 125)
    assert len(named(words, words).split()) <= 7
