"""What kind of piece an article is: only a news report tells a story's headline and lead.

Each rule knows one sign and has an example; the first that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from generator.base import lexicon
from generator.base.text import fold
from generator.link.reading import Reading
from generator.link.stories.likeness import is_foreign
from generator.model import Block

Genre = Literal["report", "opinion", "interview", "live", "explainer", "release", "foreign"]


def genre_of(reading: Reading) -> Genre:
    """The first rule that holds, else a report."""
    return next((genre for rule in _RULES if (genre := rule(reading)) is not None), "report")


def labelled(reading: Reading) -> Genre | None:
    """A section or a line above the first paragraph names it: "Opinion", "PRESS RELEASE", "Interview: Ann Lee"."""
    labels = _labels("label")
    for line in _head_lines(reading):
        for piece in (line, re.split(r"\s*[:|]\s*", line)[0]):
            if piece in labels:
                return labels[piece]
    return None


def titled(reading: Reading) -> Genre | None:
    """The title says it: "Bridge collapse: live updates"."""
    text = reading.entry.article.text
    title = " ".join(_plain(block.span.cut(text)) for block in reading.entry.article.blocks if block.kind == "title")
    return next((genre for words, genre in _labels("title").items() if _has(title, words)), None)


_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|GMT|BST))?")
# Fewer lines of clock times are opening hours.
_POSTS = 4


def posted_by_the_hour(reading: Reading) -> Genre | None:
    """Its parts begin with lines that are clock times and nothing else: "18:40", "09:15"."""
    lines = (line.strip() for line in reading.entry.article.text.split("\n"))
    return "live" if sum(_CLOCK.fullmatch(line) is not None for line in lines) >= _POSTS else None


# Questions that are paragraphs of their own, and their share of all paragraphs: an interview asks every other time.
_QUESTIONS, _SHARE = 3, 0.25


def asked_and_answered(reading: Reading) -> Genre | None:
    """Every other paragraph is a question, such as "Did you know of the letter?"."""
    text = reading.entry.article.text
    paragraphs = reading.entry.article.paragraphs
    asked = sum(_plain(block.span.cut(text)).endswith("?") for block in paragraphs)
    return "interview" if asked >= _QUESTIONS and asked >= _SHARE * len(paragraphs) else None


# "I" outside quotation marks so often per hundred words of running text: reports have it not at all.
_OFTEN = 0.6
_FIRST_PERSON = re.compile(r"(?<![“\"‘'])\bI(?:'m|'ve|'d|'ll)?\b(?!\.)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def told_by_me(reading: Reading) -> Genre | None:
    """The writer says "I" again and again outside quotation marks: "I grew up there. I do not doubt that"."""
    text = fold(" ".join(block.span.cut(reading.entry.article.text) for block in reading.entry.article.paragraphs))
    plain = _QUOTED.sub(" ", text)
    often = len(_FIRST_PERSON.findall(plain))
    return "opinion" if often >= _QUESTIONS and often * 100 >= _OFTEN * len(plain.split()) else None


def in_another_language(reading: Reading) -> Genre | None:
    """It can't be read beside the others' headlines: « Neuf morts » among English reports."""
    return "foreign" if is_foreign(reading) else None


Rule = Callable[[Reading], Genre | None]
_RULES: tuple[Rule, ...] = (
    in_another_language,
    labelled,
    titled,
    posted_by_the_hour,
    asked_and_answered,
    told_by_me,
)


@cache
def _labels(where: str) -> dict[str, Genre]:
    rows = lexicon.table("link/stories/genres")
    return {words: genre for genre, place, words in rows if place == where}  # type: ignore[misc]  # kinds of the table


def _plain(words: str) -> str:
    return " ".join(fold(words).lower().split())


def _has(title: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", title) is not None


def _head_lines(reading: Reading) -> list[str]:
    """The lines before the running text, folded and in lower case."""
    article = reading.entry.article
    first: Block | None = next(iter(article.paragraphs), None)
    head = article.text[: first.span.start if first else len(article.text)]
    return [line for line in (_plain(line) for line in head.split("\n")) if line]
