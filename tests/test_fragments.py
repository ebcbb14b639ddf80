"""Text fragments, resolved by a second reading of the specification; `browser/test_fragments.py` asks Chromium."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Block, Metadata, Source, Span
from generator.show.addresses import original
from generator.show.fragments import Fragments


def article(text: str) -> Article:
    """Every line a paragraph."""
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text) if found.group().strip()]
    return Article(
        "a", Source("a.txt", "0" * 64), text, Metadata(), tuple(Block("paragraph", s, (s,), "r") for s in lines)
    )


def found(text: str, directive: str) -> tuple[int, int] | None:
    """Where a browser marks `text`, its white space folded: the first place with the stated words around it."""
    parts = [unquote(part) for part in directive.split(",")]
    shape = [
        ("-" if part.endswith("-") else "+" if part.startswith("-") else "", part) for part in directive.split(",")
    ]
    prefix = unquote(shape[0][1][:-1]) if shape[0][0] == "-" else ""
    suffix = unquote(shape[-1][1][1:]) if shape[-1][0] == "+" else ""
    core = parts[bool(prefix) : len(parts) - bool(suffix)]
    edge, flat = r"(?<![^\W_])", " ".join(text.split())
    sides = [re.escape(one) for one in core]
    pattern = f"{edge}{re.escape(prefix)}\\s*" if prefix else (edge if core[0][:1].isalnum() else "")
    after = r"(?![^\W_])" if core[-1][-1:].isalnum() else ""
    pattern += f"(?P<found>{'.*?'.join(sides)}{after})" + (f"\\s*{re.escape(suffix)}" if suffix else "")
    hit = re.search(pattern, flat, re.IGNORECASE)
    return (hit.start("found"), hit.end("found")) if hit else None


def place(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


TEXT = """Ferry stops again, port says

The ferry, built in 1961 & mended twice-over, stops on Friday. “It is over,” the mayor said. It is over, she repeated.

“We waited for nine years and the bridge has come at last,” said Ida Holm. Forty people waited.

“Nobody asked the crew of the ferry what they thought of it

and nobody asked the passengers, who are not few,” Bo Ray said. Forty people waited.
"""


@pytest.mark.parametrize(
    ("words", "nth", "directive"),
    [
        # Long enough and once.
        ("built in 1961 & mended twice-over", 0, "built%20in%201961%20%26%20mended%20twice%2Dover"),
        ("port says", 0, "Ferry%20stops%20again%2C-,port%20says"),
        # Said twice: the second wants its context, the first gets some too, being brief.
        ("It is over", 0, "stops%20on%20Friday.%20%E2%80%9C-,It%20is%20over"),
        ("It is over", 1, "the%20mayor%20said.-,It%20is%20over"),
        # Twice with the same words before; what is before that tells them apart.
        ("Forty people waited.", 0, "Forty%20people%20waited."),
        ("Forty people waited.", 1, "Bo%20Ray%20said.-,Forty%20people%20waited."),
        # A part of a word is given whole.
        ("ine year", 0, "We%20waited%20for-,nine%20years"),
        # Long: both ends.
        (
            "We waited for nine years and the bridge has come at last,", 0,
            "We%20waited%20for%20nine%20years,bridge%20has%20come%20at%20last%2C",
        ),
        # Across paragraphs.
        (
            "what they thought of it\n\nand nobody asked the passengers", 0,
            "what%20they%20thought%20of%20it,and%20nobody%20asked%20the%20passengers",
        ),
    ],
)  # fmt: skip
def test_directives(words: str, nth: int, directive: str) -> None:
    span = place(TEXT, words, nth)
    said = Fragments(article(TEXT)).at(span)
    assert said == directive
    hit = found(TEXT, said)
    assert hit is not None
    flat = " ".join(TEXT.split())
    assert hit[0] <= len(" ".join(TEXT[: span.start + 1].split())) - 1
    assert " ".join(words.split()) in flat[hit[0] : hit[1]]


def test_a_whole_paragraph_said_twice_takes_the_one_above() -> None:
    text = "One day in May\n\nIt rained on the harbour.\n\nThen in June\n\nIt rained on the harbour.\n"
    fragments = Fragments(article(text))
    assert fragments.at(place(text, "It rained on the harbour.")) == "It%20rained%20on%20the%20harbour."
    second = fragments.at(place(text, "It rained on the harbour.", 1))
    assert second == "Then%20in%20June-,It%20rained%20on%20the%20harbour."


def test_context_does_not_reach_across_what_is_withheld() -> None:
    text = f"It rained. {' ' * 40} It rained. Then it stopped, and nobody was hurt."
    said = Fragments(article(text)).at(place(text, "Then it stopped"))
    assert said == "It%20rained.-,Then%20it%20stopped"


WORDS = st.lists(
    st.sampled_from(["a", "sea", "Sea", "“sea", "3.5", "port’s", "the", "of", "\n", "x-y,", "é&"]), min_size=3
)


@settings(deadline=None)
@given(WORDS, st.integers(0, 200), st.integers(1, 60))
def test_the_place_is_the_right_one(words: list[str], start: int, length: int) -> None:
    """In texts that repeat themselves: where nothing tells two places apart, the words are the same."""
    text = " ".join(words)
    span = Span(start % len(text), min(start % len(text) + length, len(text)))
    said = Fragments(article(text)).at(span)
    if not span.cut(text).strip():
        assert said == ""
        return
    hit = found(text, said)
    assert hit is not None, said
    flat = " ".join(text.split()).casefold()
    assert " ".join(span.cut(text).split()).casefold()[:1] in flat[hit[0] : hit[1]]


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 80))
def test_any_text_gives_a_safe_directive(text: str, start: int, length: int) -> None:
    if not text:
        return
    span = Span(start % len(text), min(start % len(text) + length, len(text)))
    said = Fragments(article(text)).at(span)
    assert re.fullmatch(r"[A-Za-z0-9%._~,-]*", said)
    assert original("https://news.example/a", said) is not None


def test_links_into_the_original() -> None:
    href = original("HTTPS://News.example/a b#top:~:text=old", "one%2Dtwo", "", "three,four")
    assert href is not None
    assert href.value == "https://News.example/a%20b#top:~:text=one%2Dtwo&text=three,four"
    assert original("javascript:alert(1)") is None
    assert original("data:text/html,<script>") is None
    bad = original('https://a.example/"><script>alert(1)</script>')
    assert bad is not None
    assert '"' not in bad.value
