from dataclasses import dataclass
from typing import Literal

import pytest

from generator.owner.config import ConfigError, read_options, suggest
from generator.owner.settings import SECTIONS


@dataclass(frozen=True)
class Options:
    top: int = 10
    share: float = 0.5
    name: str = "a"
    on: bool = False
    mode: Literal["fast", "slow"] = "fast"
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.top < 1:
            raise ValueError("top must be at least 1")


def read(toml: str) -> Options:
    options: Options = read_options(toml, {"part": Options})["part"]
    return options


def test_an_empty_file_gives_the_defaults():
    assert read("") == Options()
    assert set(read_options("", SECTIONS)) == set(SECTIONS)


def test_values_are_taken():
    toml = '[part]\ntop = 3\nshare = 1\nname = "b"\non = true\nmode = "slow"\nwords = ["x", "y"]'
    assert read(toml) == Options(3, 1, "b", True, "slow", ("x", "y"))  # noqa: FBT003  (the table's values in order)


def test_all_mistakes_are_told_at_once_with_the_nearest_valid_name():
    with pytest.raises(ConfigError) as caught:
        read_options('[prat]\n[part]\ntpo = 1\nname = 5\non = 1\nmode = "quick"\nwords = "x"', {"part": Options})
    told = "\n".join(caught.value.mistakes)
    assert len(caught.value.mistakes) == 6
    assert "did you mean 'part'?" in told
    assert "did you mean 'top'?" in told
    assert "name must be a string, not 5" in told
    assert "on must be true or false" in told
    assert "one of 'fast', 'slow'" in told
    assert "a list of a string" in told


@pytest.mark.parametrize("toml", ["[part", "part = 3", "[part]\ntop = 0", "[part]\ntop = true", "[part]\ntop = 1.5"])
def test_a_wrong_file_is_a_mistake_of_its_user(toml):
    with pytest.raises(ConfigError):
        read(toml)


def test_of_many_names_few_are_told():
    assert suggest("zzz", [f"a{n:03}.txt" for n in range(500)]).endswith("a009.txt and 490 more")
    assert suggest("zzz", ["one"]) == "valid are one"
