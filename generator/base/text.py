"""Small text tools. Every one that is used to find something keeps offsets true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.base import lexicon
from generator.model import Span

# One-to-one, so that offsets into the folded text are offsets into the text.
_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "\u00a0": " "})

# What ends a line: the line feed, and what other systems and word processors write for it.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


def count(number: int, one: str) -> str:
    """`1 article`, `1,200 articles`; of nouns whose plural ends in s."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def fold(text: str) -> str:
    """The text with curly quotes made straight and hard spaces soft; as long as the text itself."""
    return text.translate(_FOLDED)


def unpossessed(word: str) -> str:
    """The word without a possessive ending, straight or curly: "Ann's" is "Ann", "James’" is "James"."""
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        return word[:-2]
    return word[:-1] if word[-2:-1] in ("s", "S") and word[-1] in "'’" else word


def trim(text: str, start: int, end: int) -> Span | None:
    """The span of what is left of `text[start:end]` without white space at its ends; None if nothing is."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of `text[start:end]` that hold more than white space, trimmed, in order."""
    for line in _LINE.finditer(text, start, end):
        if span := trim(text, line.start(), line.end()):
            yield span


def sentences(text: str, start: int, end: int, *, wrapped: bool = False) -> tuple[Span, ...]:
    """Sentences of `text[start:end]`, in order, without the white space around them.

    A line break always ends one, unless `wrapped` says that the text was broken to fit a line length. Inside a line a
    sentence ends after `. ? !` and the closing marks behind it where the next word can begin one, also between the
    sentences of a quotation. Never after titles (Mr., Sen.), initials, months before a number; after "U.S." and its
    like only before a word that begins sentences. Rules and lists are this project's own.
    """
    found: list[Span] = []
    whole = trim(text, start, end) if wrapped else None
    stretches = lines(text, start, end) if not wrapped else () if whole is None else (whole,)
    for stretch in stretches:
        at = stretch.start
        for stop in _ends(text, stretch):
            if span := trim(text, at, stop):
                found.append(span)
            at = stop
        if at == stretch.start:
            found.append(stretch)
        elif span := trim(text, at, stretch.end):
            found.append(span)
    return tuple(found)


# ---- sentence ends ------------------------------------------------------------------------------------------------

_CLOSING = "\"”’')]»"
_OPENING = "\"“‘'([«—–-…."
# A run of stops with its closing marks; always matches as a whole, so that a megabyte of stops is read once. A closing
# mark may stand apart after an inner one: ‘... important,' " she said’.
_STOP = re.compile(r"[.?!…]+[\"”’')\]»]*(?:[ \u00a0][\"”](?=\s))?")
_NEXT = re.compile(r"[\"“‘'(\[«…]*[^\s.,;:?!…\"”’')\]»—–(]*")
_WORD = re.compile(r"[^\s\"“”‘(\[«»—–/]+\Z")
_REPORTED = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}([a-z]+)")
_LONGEST_WORD = 30


def _ends(text: str, line: Span) -> Iterator[int]:
    """Where sentences end inside a line, the closing marks included; its own end is not among them."""
    begun = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        end = stop.end()
        if end >= line.end:
            return
        if text[end].isspace():
            at = end
            while text[at].isspace():
                at += 1
            if _is_end(text, begun, stop, at):
                yield end
                begun = at


def _is_end(text: str, begun: int, stop: re.Match[str], after: int) -> bool:
    """Whether the stop ends the sentence that began at `begun`; `after` is where the next word starts."""
    marks = stop.group()
    next_match = _NEXT.match(text, after)
    head = next_match.group() if next_match else ""
    word = head.lstrip(_OPENING)
    opened = len(head) > len(word)
    first = word[:1]
    if not first:
        # A dash, a bullet or a further stop (". . ."): only a bare mark opens nothing.
        return False
    if first.islower():
        return False
    closed = marks[-1] in "\"”’'"
    if "?" in marks or "!" in marks:
        return not (closed and _is_reported(text, after))
    if marks[:2] in ("..", "…", "….") or marks[0] == "…" or text[stop.start() - 2 : stop.start()] == ". ":
        # "I … I think": a capital that is always one says nothing, unless a stop stands before the dots.
        stopped = marks[0] == "…" and text[max(0, stop.start() - 2) : stop.start()] in (". ", "? ", "! ")
        return (stopped or word not in ("I", "I'm", "I’m", "I've", "I’ve")) and (closed or opened or first.isupper())
    before = _WORD.search(text, max(begun, stop.start() - _LONGEST_WORD), stop.start())
    token = before.group().lstrip("'’") if before else ""
    kind = _kind(token, stop.start() - begun, first=begun == stop.start() - len(token))
    bare = not opened and marks == "."
    starts = word in lexicon.words("base/sentence_starters") or (opened and head[0] in '"“‘')
    match kind:
        case "title":
            return closed and not bare
        case "joint":
            return False
        case "number":
            return not first.isdigit() and (starts or token in ("No", "no"))
        case "item":
            return False
        case "initial":
            return starts and word not in ("A", "I")
        case "clock":
            return starts or not (first.isdigit() or word.rstrip("s") in lexicon.words("base/sentence_clock"))
        case "suffix":
            return starts or ((closed or opened) and first.isupper() and ")" not in marks)
        case _:
            return True


def _kind(token: str, length: int, *, first: bool) -> str:
    """What a word before a full stop is: a class of sentence_abbreviations, initial, item, or nothing special."""
    if not token:
        return ""
    if first and length <= 3 and token.isdigit():
        return "item"
    listed = _abbreviations().get(token)
    if listed:
        return listed
    if len(token) == 1 and token.isalpha() and token.isupper():
        return "initial"
    if "." in token and all(len(part) <= 2 and part.isalpha() for part in token.split(".")):
        return "suffix"
    tail = token.rsplit("-", 1)[-1]
    return _abbreviations().get(tail, "") if tail != token else ""


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("base/sentence_abbreviations")}


def _is_reported(text: str, at: int) -> bool:
    """Whether a name and a verb of saying stand at `at`, as after the closing mark of "Why?" Ann Lee asked."""
    found = _REPORTED.match(text, at, min(len(text), at + 80))
    return found is not None and found.group(1) in lexicon.words("base/sentence_reporting")
