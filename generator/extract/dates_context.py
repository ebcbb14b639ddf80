"""What the sentence around an expression tells: whether it speaks of what is over or of what is to come."""

from __future__ import annotations

import re

from generator import lexicon
from generator.model import Span

# Words farther off say nothing about the day.
_REACH = 160
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[\"“”]")
# A preposition right before the day, that looks ahead: "ahead of Tuesday's primary", "by Friday".
_AHEAD_OF = re.compile(
    r"\b(?:ahead\sof|in\sadvance\sof|until|till|by|(?:heading|going|head|goes|looking)\s(?:in)?to|leading\sup\sto|before\s(?:the\s)?"
    r"(?:next|coming)|no\slater\sthan|in\stime\sfor|the\seve\sof|for)\s(?:the\s)?\Z",
    re.IGNORECASE,
)

# What stands in calendars long before: "to influence the Nov. 8 election" is written in the past and means the next.
_CALENDAR_EVENT = re.compile(
    r"(?:[’']s)?(?: [\w.’'-]+){0,4}? (?:elections?|primary|primaries|caucus(?:es)?|vote|referendum|deadline|runoff|convention|"
    r"summit|ballot|inauguration|trial)\b"
)


def lean_of(text: str, sentence: Span, expression: Span) -> int:
    """1 if the sentence says that the day is to come, -1 if it says that it is over, 0 if neither: the nearest is meant.

    The nearest word of either kind before the expression decides, and where there is none the nearest behind it; words
    inside a quotation that the expression stands outside of do not count.
    """
    if _CALENDAR_EVENT.match(text, expression.end, min(sentence.end, expression.end + 60)):
        return 0
    ahead = _AHEAD_OF.search(text, max(sentence.start, expression.start - 24), expression.start)
    if ahead is not None and (ahead.group().lower().split()[0] not in ("by", "for", "until", "till") or (
        _side(text, sentence.start, ahead.start(), back=True) >= 0
    )):
        return 1
    return _side(text, max(sentence.start, expression.start - _REACH), expression.start, back=True) or _side(
        text, expression.end, min(sentence.end, expression.end + _REACH), back=False
    )


def _side(text: str, start: int, end: int, *, back: bool) -> int:
    """The lean of the nearest telling word of a stretch, from its end or from its start."""
    words = list(_WORD.finditer(text, start, end))
    in_quote = False
    for at in range(len(words) - 1, -1, -1) if back else range(len(words)):
        word = words[at].group()
        if word in "\"“”":
            in_quote = not in_quote
        elif not in_quote and (lean := _lean_of_word(word, words[at - 1].group() if at else "")):
            return lean
    return 0


def _lean_of_word(word: str, before: str) -> int:
    word = word.lower().replace("’", "'")
    if word.endswith(("'ll", "'d")):
        return 1
    if word in lexicon.words("date_ahead"):
        # An infinitive leaves it to the word that governs it ("was to travel"), and a noun says nothing ("his vote").
        before = before.lower().replace("’", "'")
        if before == "to" or ((before in _NOUN_AFTER or before.endswith("'s")) and not _NEVER_NOUN.fullmatch(word)):
            return 0
        return 1
    if word in lexicon.words("date_past"):
        return -1
    if word == "before":
        return 0
    if len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST:
        # "to be held", "will be launched": the modal before it decides.
        return 0 if before.lower() in ("be", "to") else -1
    return 0


_NOUN_AFTER = frozenset(
    "a an the his her its their our my your this that these those of in at by with from every each no any some first "
    "last new one two".split()
)
_NEVER_NOUN = re.compile(r"\w+(?:ed|ing)|will|would|could|can|due|if|unless|upcoming|until|till")
_NOT_PAST = frozenset(("united", "indeed", "exceed", "proceed", "hundred", "sacred", "speed", "succeed", "wicked", "kindred"))
