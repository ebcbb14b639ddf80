# ruff: noqa: E501  (articles are long lines)
"""What kind of piece an article is."""

import pytest

from generator.link.reading import read
from generator.link.stories.genre import genre_of
from tests.link.made import made

BODY = "The harbour board of Sund raises its fees, it said on Monday. Skippers are not pleased."
CASES = {
    "report": f"Fees rise in Sund\n\n{BODY}\n",
    "opinion": "Fees\n\nI have fished here all my life. I never paid such fees, and I will not pay them now. I say no.\n",
    "interview": "A word with the harbour master\n\nWhy now?\n\nThe quay is old.\n\nWho pays?\n\nThe boats.\n\nIs that fair?\n\nIt is.\n",
    "live": f"Fees in Sund\n\n18:40\n{BODY}\n\n17:20\n{BODY}\n\n16:00\n{BODY}\n\n15:30\n{BODY}\n",
    "explainer": f"Harbour fees explained\n\n{BODY}\n",
    "foreign": "Les taxes augmentent\n\nLe port de Sund augmente ses taxes, a dit le conseil lundi. Les marins protestent.\n",
}


@pytest.mark.parametrize("genre", CASES)
def test_each_kind_is_told_by_its_signs(genre: str) -> None:
    assert genre_of(read((made("a", CASES[genre]),)).readings[0]) == genre


def test_what_somebody_says_of_himself_makes_no_column() -> None:
    quoted = "“I saw it. I ran. I fell,” said Lena Orlov. “I am glad,” she said. “I will stay.”"
    assert genre_of(read((made("a", f"Fire in Sund\n\n{quoted}\n"),)).readings[0]) == "report"


def test_a_labelled_column_is_one() -> None:
    assert genre_of(read((made("a", f"Opinion\n\nFees in Sund\n\n{BODY}\n"),)).readings[0]) == "opinion"
