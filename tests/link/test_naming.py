# ruff: noqa: E501  (paragraphs of articles are long lines)
"""Names of measures: words as written, plural for several, no verbs or stems in brackets."""

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
    ("villagers", ("Some 60 villagers took part in the feast.", 60), ("About 70 villagers took part.", 70)),
    ("crane in metres", ("The crane is 68 metres high.", 68), ("The 68-metre crane fell.", 68)),
    ("brine in tonnes", ("The well lost 600 tonnes of brine.", 600), ("It lost 900 tonnes.", 900)),
    ("cost in euros", ("The bridge will cost 40 million euros.", 40e6), ("It costs 42 million euros.", 42e6)),
    ("jewellery in dollars", ("They stole jewellery worth $2 million.", 2e6), ("They took $2 million worth of jewellery.", 2e6)),
    ("sum in pounds", ("He had 300 pounds.", 300), ("She found 310 pounds.", 310)),
    ("weight in pounds", ("The bell weighs 300 pounds.", 300), ("The 300-pound bell fell.", 300)),
    ("sum in pounds sterling", ("He had £300.", 300), ("She found £310.", 310)),
    ("fall in percent", ("Sales fell by 7 percent.", 7), ("Sales fell 8 percent.", 8)),
    ("percentage", ("Turnout was 61 percent.", 61), ("Turnout was 64 percent.", 64)),
    ("feet", ("He fell 2,000 feet.", 2000), ("He fell 2,000ft.", 2000)),
    ("share of roof", ("Half the roof caved in.", 0.5), ("Half of the roof caved in.", 0.5)),
    ("number", ("The union put it at 2,600.", 2600), ("They counted 2,600.", 2600)),
    ("age of Ann Lee", ("Ann Lee, 46, was hurt.", 46), ("She is Ann Lee, 46.", 46)),
    ("soldiers killed", ("Three of the four soldiers were killed.", 3), ("Three soldiers were killed.", 3)),
    ("miles", ("The rocket came within 20 miles of Nairobi.", 20), ("It fell 20 miles off Nairobi.", 20)),
    ("score", ("Sarn won 3-2.", 3), ("Sarn beat Ostrey 3-2.", 3)),
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


def test_what_all_sentences_are_about_stands_behind_if_it_is_a_name() -> None:
    ours = ("The council of Brackley named five members of the commission.", 5)
    theirs = ("In Brackley a commission of five experts will meet.", 5)
    assert named(ours, theirs) == "experts"
    assert named(("In Brackley 40 cranes stood still.", 40), ("Forty cranes of Brackley stood.", 40)) == "cranes (Brackley)"


def test_no_verb_is_what_a_measure_is_about() -> None:
    name = named(("The port handles 900 containers.", 900), ("Handled were 900 containers.", 900))
    assert name == "containers"


def test_nobody_is_hurt_where_that_is_denied() -> None:
    ours = ("No one was injured, but two children were inside.", 2)
    assert "injured" not in named(ours, ("No one was hurt; two children were inside.", 2))
