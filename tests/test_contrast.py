"""Contrast of the colours that the styles name, in both schemes: what axe can't judge over drawings and marks too."""

from __future__ import annotations

import re

import pytest

from tests.project import ROOT

TOKENS = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\b")
WORDS = ("ink", "ink-2", "link", "warn", "agree", "differ", "changed", "apart")


def scheme(name: str) -> dict[str, str]:
    """Colours by name, from the first block of the scheme."""
    styles = (ROOT / "generator/site/assets/colours.css").read_text("utf-8")
    return dict(TOKENS.findall(styles.partition(f'[data-md-color-scheme="{name}"] {{')[2].partition("}")[0]))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_that_of_the_guidelines() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["default", "slate"])
def test_words_and_signs_stand_out(name: str) -> None:
    colours = scheme(name)
    for behind in ("paper", "panel"):
        for words in WORDS:
            assert contrast(colours[words], colours[behind]) >= 4.5, f"{words} on {behind}"
        assert contrast(colours["edge"], colours[behind]) >= 3, f"edge on {behind}"
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
