"""The owner's statements about articles: seeds/sources.toml."""

from __future__ import annotations

import pytest

from generator.config import ConfigError
from generator.sidecar import read_sidecar

NAMES = ("one.txt", "two.txt")


def mistakes(toml: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        read_sidecar(toml, NAMES)
    return caught.value.mistakes


def test_every_key_becomes_a_hint() -> None:
    toml = """
    ["one.txt"]
    title = "Bridge closed"
    outlet = "The Daily Echo"
    authors = ["Ann Lee", "Jo Roe"]
    address = "https://example.org/1"
    published = 2024-02-09
    """
    assert read_sidecar(toml, NAMES) == {
        "one.txt": {
            "rule": "sidecar",
            "title": "Bridge closed",
            "outlet": "The Daily Echo",
            "authors": "Ann Lee; Jo Roe",
            "address": "https://example.org/1",
            "published": "2024-02-09",
        }
    }


def test_an_empty_sidecar_is_valid() -> None:
    assert read_sidecar("# nothing yet\n", NAMES) == {}


def test_a_date_may_have_a_time_and_may_be_a_string() -> None:
    assert (
        read_sidecar('["one.txt"]\npublished = 2024-02-09T09:30:00\n', NAMES)["one.txt"]["published"]
        == "2024-02-09T09:30"
    )
    assert read_sidecar('["one.txt"]\npublished = "2024-02-09"\n', NAMES)["one.txt"]["published"] == "2024-02-09"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('["ones.txt"]\ntitle = "x"', "did you mean 'one.txt'"),
        ('["one.txt"]\ntitel = "x"', "did you mean 'title'"),
        ('[one.txt]\ntitle = "x"', '["one.txt"]'),
        ('["one.txt"]\ntitle = 3', "must be a string"),
        ('["one.txt"]\nauthors = []', "list of names"),
        ('["one.txt"]\nauthors = ["Ann; Jo"]', "semicolon"),
        ('["one.txt"]\npublished = "9 February"', "2024-02-09"),
        ('["one.txt"]\naddress = "javascript:alert(1)"', "https://"),
        ('"one.txt" = 3', "is a table"),
        ("[[[", "not valid TOML"),
    ],
)
def test_mistakes_name_the_cure(toml: str, words: str) -> None:
    assert words in mistakes(toml)[0]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes('["three.txt"]\n["one.txt"]\nfoo = 1\naddress = "x"\n')) == 3


def test_lines_about_the_last_article_that_was_taken_away_say_what_to_do():
    with pytest.raises(ConfigError, match=r"there is no article 'a\.txt'; put it there, or take its lines out"):
        read_sidecar('["a.txt"]\noutlet = "x"\n', ())
