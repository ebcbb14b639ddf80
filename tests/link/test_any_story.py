# ruff: noqa: E501  (paragraphs of articles are long lines)
"""The ledger knows no people, place or disaster: ten stories of other names and things give the same measures."""

import pytest

from generator.link import link
from tests.link.made import made

EARLY = """{Thing} in {Place} kills seven

At least seven people were killed and 23 injured when {what} in {Place} on Monday, the fire service of {Place} said.

Some 60 {people} were inside at noon for a feast. {Person} of the fire service said three people were still missing.

In 1987, 12 people died in a {thing} in {Elsewhere}.
"""
LATE = """{Place} counts its dead

Nine people are now known to have died in {Place} after {what} on Monday, the fire service said. Thirty-one others were injured.

Around 70 {people} were inside at noon for the feast, according to {Person}. One of them is still missing in {Place}.
"""
STORIES = [
    ("Earthquake", "a house collapsed", "Norwold", "villagers", "Ann Lee", "Hest"),
    ("Fire", "a mill burnt down", "Brackley", "millers", "Agnes Tolliver", "Ostrey"),
    ("Avalanche", "snow buried a hut", "Karsk", "skiers", "Tomas Reyl", "Morrow"),
    ("Explosion", "a boiler burst", "Kano", "bakers", "Amina Bello", "Zaria"),
    ("Crash", "two trams collided", "Gdansk", "passengers", "Ewa Kowal", "Sopot"),
    ("Flood", "a dam broke", "Sylhet", "farmers", "Rahim Khan", "Dhaka"),
    ("Shooting", "a man opened fire", "Valdivia", "students", "Rosa Fuentes", "Temuco"),
    ("Collapse", "a bridge gave way", "Oulu", "commuters", "Matti Virta", "Kemi"),
    ("Stampede", "a barrier fell", "Nagoya", "spectators", "Ken Sato", "Osaka"),
    ("Storm", "a tent was blown away", "Galway", "dancers", "Maeve Burke", "Sligo"),
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story[0])
def test_any_people_place_and_disaster_give_the_same_measures(story: tuple[str, ...]) -> None:
    thing, what, place, people, person, elsewhere = story
    filled = {
        "Thing": thing,
        "thing": thing.lower(),
        "what": what,
        "Place": place,
        "people": people,
        "Person": person,
        "Elsewhere": elsewhere,
    }
    days = ("2031-03-03", "2031-03-04")
    entries = tuple(made(f"a{at}", text.format(**filled), days[at]) for at, text in enumerate((EARLY, LATE)))
    site = link(entries)
    told = {
        tuple(entry.figure.low for entry in one.entries): one.relation
        for one in site.comparisons
        if one.relation not in ("possibly differ", "not comparable")
    }
    assert told == {(7.0, 9.0): "changed over time", (23.0, 31.0): "changed over time", (60.0, 70.0): "differ"}
    assert [story.articles for story in site.stories.stories] == [("a0", "a1")]
