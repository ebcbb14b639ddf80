"""What shows that a number has changed, and what keeps two numbers from being called different."""

import pytest

from generator.link import Comparison, link
from tests.link.made import made

WELL = "Drillers struck gas at the Ostrey well near Brackley on Monday, the mining office said."


def told(*pairs: tuple[str, str | None]) -> list[tuple[str, str]]:
    """Relation and reason of what two articles about one well state, each with a sentence of its own."""
    texts = [(f"Gas at Ostrey well\n\n{WELL} {text}\n", day) for text, day in pairs]
    entries = tuple(made(f"a{at}", text, day) for at, (text, day) in enumerate(texts))
    return [_said(one) for one in link(entries).comparisons if "well" not in one.measure or one.relation != "agree"]


def _said(one: Comparison) -> tuple[str, str]:
    return one.relation, one.reason.split(";")[0]


@pytest.mark.parametrize(
    ("reason", "ours", "theirs"),
    [
        (
            "an article names the other number as an earlier one",
            ("The well has lost 600 tonnes of brine into the Ostrey brook.", None),
            ("The well has lost 900 tonnes of brine into the Ostrey brook, up from 600 tonnes.", None),
        ),
        (
            "the later article says that its number is newer",
            ("The slick on the Ostrey brook is 14 kilometres long.", "2031-03-03"),
            ("The slick on the Ostrey brook is now 35 kilometres long.", "2031-03-06"),
        ),
        (
            "a price during the day and at its end",
            ("Shares of the driller Hendry plunged 11 percent on the Brackley exchange.", None),
            ("Shares of the driller Hendry closed down 7 percent on the Brackley exchange.", None),
        ),
        (
            "counted soon after the event, in articles of different days",
            ("Nineteen workers were injured at the Ostrey well.", "2031-03-03"),
            ("Twenty-four workers were injured at the Ostrey well.", "2031-03-04"),
        ),
    ],
)
def test_each_rule_of_change(reason: str, ours: tuple[str, str | None], theirs: tuple[str, str | None]) -> None:
    assert ("changed over time", reason) in told(ours, theirs)


def test_prices_of_shares_are_not_called_different() -> None:
    pair = ("Shares of Hendry fell to 18.20 dollars on the Brackley exchange.", None), (
        "Shares of Hendry cost 17.10 dollars on the Brackley exchange.",
        None,
    )
    assert told(*pair) == [("possibly differ", "a price that moves from hour to hour")]


def test_other_ranges_are_other_numbers() -> None:
    pair = ("From 30 to 40 drillers work at the Ostrey well for Hendry.", None), (
        "From 35 to 40 drillers work at the Ostrey well for Hendry.",
        None,
    )
    assert [relation for relation, _ in told(*pair)] == ["differ"]
