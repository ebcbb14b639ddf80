"""What the sentence around an expression tells: whether it speaks of what is over or of what is to come."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.base import lexicon
from generator.model import Span

# Words farther off say nothing about the day.
_REACH = 160
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[\"“”]")
# A preposition right before the day, that looks ahead: "ahead of Tuesday's primary", "by Friday".
_AHEAD_OF = re.compile(
    r"\b(?:ahead\s(?:of|to)|in\sadvance\sof|until|till|by|(?:heading|going|head|goes|looking)\s(?:in)?to|leading\sup\sto"
    r"|before|no\slater\sthan|in\stime\sfor|the\seve\sof|for)\s(?:the\s)?\Z",
    re.IGNORECASE,
)

# What stands in calendars long before: "to influence the Nov. 8 election" is written in the past and means the next.
_CALENDAR_EVENT = re.compile(
    r"(?:[’']s)?(?: [\w.’'-]+){0,4}? (?:elections?|primary|primaries|caucus(?:es)?|vote|referendum|deadline|runoff"
    r"|convention|"
    r"summit|ballot|inauguration|trial)\b"
)
# What a day has when it is over: "Tuesday's outcome could hurt him".
_OVER = re.compile(
    r"[’']s (?:[\w-]+ ){0,2}?(?:outcome|results?|loss|losses|victory|victories|win|wins|announcement|attacks?|decision|"
    r"ruling|comments|remarks|shootings?|killings?|defeats?|findings|raid|crash|bombings?|statement|resignation|arrests?)\b"
)


class Leans:
    """The telling words of one sentence, read once for all its expressions."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._text, self._sentence = text, sentence
        self._marks: list[int] = []
        # Apart for words outside and inside quotations: what is said does not date the saying, nor the other way round.
        self._words: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        before = ""
        for found in _WORD.finditer(text, sentence.start, sentence.end):
            word = found.group()
            if word in '"“”':
                self._marks.append(found.start())
            elif lean := _lean_of_word(word, before):
                self._words[len(self._marks) % 2].append((found.start(), lean))
            before = word

    def of(self, expression: Span, *, on_calendar: bool) -> int:
        """1 if the sentence says that the day is to come, -1 if it says that it is over, 0 if neither.

        The nearest word of either kind before the expression decides, and where there is none the nearest behind it,
        both within some 25 words. `on_calendar`: whether the name of an event behind the expression ("the Nov. 8
        election") leaves it open; for weekdays it does not.
        """
        text, sentence = self._text, self._sentence
        if _OVER.match(text, expression.end - 2, min(sentence.end, expression.end + 60)):
            return -1
        if on_calendar and _CALENDAR_EVENT.match(text, expression.end, min(sentence.end, expression.end + 60)):
            return 0
        ahead = _AHEAD_OF.search(text, max(sentence.start, expression.start - 24), expression.start)
        if ahead is not None:
            weak = ahead.group().lower().split()[0] in ("by", "for", "until", "till", "before")
            if not weak or min(self._before(expression), self._behind(expression)) >= 0:
                return 1
        return self._before(expression) or self._behind(expression)

    def _before(self, expression: Span) -> int:
        words = self._words[bisect_left(self._marks, expression.start) % 2]
        at = bisect_left(words, (expression.start, -2)) - 1
        return words[at][1] if at >= 0 and words[at][0] >= expression.start - _REACH else 0

    def _behind(self, expression: Span) -> int:
        words = self._words[bisect_left(self._marks, expression.start) % 2]
        at = bisect_left(words, (expression.end, -2))
        return words[at][1] if at < len(words) and words[at][0] < expression.end + _REACH else 0


def _lean_of_word(word: str, before: str) -> int:
    word = word.lower().replace("’", "'")
    if word.endswith(("'ll", "'d")):
        return 1
    if word == "have" and before.lower() in ("could", "would", "should", "might", "must", "may"):
        return -1
    if word == "ahead" and before.lower().startswith("look"):
        return 1
    if word in lexicon.words("extract/dates/ahead"):
        # An infinitive leaves it to the word that governs it ("was to travel"), and a noun says nothing ("his vote").
        before = before.lower().replace("’", "'")
        if before == "to" or ((before in _NOUN_AFTER or before.endswith("'s")) and not _NEVER_NOUN.fullmatch(word)):
            return 0
        # "Was set to receive": a plan that the past has overtaken.
        return -1 if before in ("was", "were") and word not in _MODAL else 1
    if word in lexicon.words("extract/dates/past"):
        # "Will cut", "to cut": the word before decides.
        return 0 if before.lower() in _LEAVES_OPEN else -1
    if word == "before":
        return 0
    if len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST:
        # "to be held", "will be launched": the modal before it decides.
        return 0 if before.lower() in ("be", "to") else -1
    return 0


_NOUN_AFTER = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "of",
        "in",
        "at",
        "by",
        "with",
        "from",
        "every",
        "each",
        "no",
        "any",
        "some",
        "first",
        "last",
        "new",
        "one",
        "two",
    ]
)
_MODAL = frozenset(("if", "unless", "until", "till", "going"))
_NEVER_NOUN = re.compile(r"\w+(?:ed|ing)|will|would|could|can|due|if|unless|upcoming|until|till")
_LEAVES_OPEN = frozenset(("to", "will", "would", "could", "can", "may", "might", "should", "must", "shall", "not"))
_NOT_PAST = frozenset(
    ("united", "indeed", "exceed", "proceed", "hundred", "sacred", "speed", "succeed", "wicked", "kindred")
)
