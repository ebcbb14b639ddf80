"""Speech without quotation marks: transcripts ("MAYOR: words"), and interviews of questions and answers in turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.base import lexicon
from generator.base.text import trim
from generator.extract.names import Name
from generator.model import Article, Block, Span

_LABEL = re.compile(r"(?P<label>[^\W\d_a-z][\w.'’ -]{0,38}?)\s?:\s+(?=\S)")
# A label has at most so many words: "Sen. Mary Lou Castell", "The chair of the board".
_LONGEST_LABEL = 5
# Fewer turns may be a list, a note or a quotation of an exchange.
_FEWEST_TURNS = 3
# Of the paragraphs between the first and the last turn most must be turns.
_MOST = 0.6
# Answers follow questions one by one where so many of the questions stand at every other paragraph.
_IN_TURN = 0.85
# A paragraph that asks is no longer than this; longer ones end in a rhetorical question.
_LONGEST_QUESTION = 60
_FEWEST_QUESTIONS = 3
# Without a word for it in the head, only a text that asks in more than a third of its paragraphs is an interview.
_ASKING = 0.35
_INTERVIEW = re.compile(
    r"\binterview|\bq\s?&\s?a\b|\bin conversation\b|\bquestions? (?:to|for)\b|\btalks? (?:to|with)\b", re.IGNORECASE
)
_QUESTION_LABELS = frozenset(("q", "question", "interviewer"))
_ANSWER_LABELS = frozenset(("a", "answer"))
# Who answers speaks of himself; a paper that answers its own questions ("What is in the law?") does not.
_OWN = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me|mine|myself|[Ww]e|[Oo]ur|us)\b")
_FIRST_PERSON = 0.5
_BIO = re.compile(r"[^.]{0,80}?,? (?:\d+, )?(?:is|was|has been|has|leads|heads|teaches|wrote|works)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in one paragraph."""

    span: Span
    label: Span | None
    """The words before the colon."""
    speaker: Span | None
    basis: Literal["label", "interview", "unknown"]
    group: int | None
    """Where the first paragraph of a turn of several begins."""


def find_turns(article: Article, names: Sequence[Name]) -> tuple[Turn, ...]:
    """The turns of a transcript or the answers of an interview, in text order; empty in any other article."""
    paragraphs = article.paragraphs
    return _transcript(article, paragraphs, names) or _interview(article, paragraphs, names)


def part_turn(text: str, turn: Turn, quoted: Sequence[Span]) -> tuple[Turn, ...]:
    """What is left of a turn around words of somebody else that it quotes: `quoted`, with marks, in text order."""
    begins = [turn.span.start, *(span.end for span in quoted)]
    ends = [*(span.start for span in quoted), turn.span.end]
    left = (trim(text, start, end) for start, end in zip(begins, ends, strict=True))
    parts = [part for part in left if part and any(character.isalnum() for character in part.cut(text))]
    group = turn.group if turn.group is not None or len(parts) < 2 else turn.span.start
    return tuple(
        Turn(part, turn.label if part.start == turn.span.start else None, turn.speaker, turn.basis, group)
        for part in parts
    )


# ---- transcripts ---------------------------------------------------------------------------------------------------


def _transcript(article: Article, paragraphs: Sequence[Block], names: Sequence[Name]) -> tuple[Turn, ...]:
    text = article.text
    labels = [_label(text, block.span) for block in paragraphs]
    at = [k for k, label in enumerate(labels) if label is not None]
    if len(at) < _FEWEST_TURNS or len(at) < _MOST * (at[-1] - at[0] + 1):
        return ()
    told = Counter(label.cut(text).casefold() for label in labels if label)
    if len(told) < 2 or max(told.values()) < 2:
        return ()
    asking = _interviewer(text, paragraphs, labels)
    answering = (
        interviewee(article, paragraphs[: at[0]], paragraphs[-1], names) if told.keys() & _ANSWER_LABELS else None
    )
    turns: list[Turn] = []
    label: Span | None = None
    start = 0
    for k in range(at[0], len(paragraphs)):
        block = paragraphs[k].span
        begins = labels[k]
        if begins is None and k > at[-1]:
            break
        label = begins or label
        if label is None or label.cut(text).casefold() in asking or text[block.start] in "([":
            continue
        span = trim(text, text.index(":", label.end) + 1, block.end) if begins else block
        if span is None:
            continue
        start = span.start if begins else start
        speaker = answering if label.cut(text).casefold() in _ANSWER_LABELS else _named(text, label, names)
        basis: Literal["label", "unknown"] = "label" if speaker else "unknown"
        turns.append(Turn(span, label if begins else None, speaker, basis, start))
    return _grouped(turns)


def _label(text: str, block: Span) -> Span | None:
    """The words before the colon that opens a paragraph, if they can name a speaker."""
    found = _LABEL.match(text, block.start, block.end)
    if found is None:
        return None
    words = found["label"].split()
    if words[0].casefold() in lexicon.words("extract/quotes/no_speaker"):
        return None
    capitals = all(not word[0].islower() or word in ("of", "the", "de", "van", "von", "for") for word in words)
    return Span(*found.span("label")) if capitals and len(words) <= _LONGEST_LABEL else None


def _interviewer(text: str, paragraphs: Sequence[Block], labels: Sequence[Span | None]) -> frozenset[str]:
    """The labels of who asks: Q; or of two labels the one whose turns are mostly questions."""
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for block, label in zip(paragraphs, labels, strict=True):
        if label:
            told[label.cut(text).casefold()] += 1
            asked[label.cut(text).casefold()] += text[block.span.end - 1] == "?"
    mostly = [label for label, number in told.items() if asked[label] >= _MOST * number]
    of_two = mostly if len(told) == 2 and len(mostly) == 1 else ()
    return frozenset((*of_two, *(_QUESTION_LABELS & told.keys())))


def _named(text: str, label: Span, names: Sequence[Name]) -> Span:
    """The fullest name of the person that a label names; the label itself where no one name fits."""
    last = label.cut(text).split()[-1].casefold()
    fits = {name.full for name in names if name.kind == "person" and name.full.cut(text).split()[-1].casefold() == last}
    return next(iter(fits)) if len(fits) == 1 else label


def _grouped(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Turns of one paragraph have no group."""
    sizes = Counter(turn.group for turn in turns)
    return tuple(
        Turn(turn.span, turn.label, turn.speaker, turn.basis, turn.group if sizes[turn.group] > 1 else None)
        for turn in turns
    )


# ---- interviews ----------------------------------------------------------------------------------------------------


def _interview(article: Article, paragraphs: Sequence[Block], names: Sequence[Name]) -> tuple[Turn, ...]:
    text = article.text
    asks = [k for k, block in enumerate(paragraphs) if _asks(text, block)]
    if len(asks) < _FEWEST_QUESTIONS or not (_says_so(article) or len(asks) > _ASKING * len(paragraphs)):
        return ()
    first = asks[0]
    in_turn = sum((k - first) % 2 == 0 for k in asks) >= _IN_TURN * len(asks)
    if in_turn:
        answers = list(range(first + 1, min(len(paragraphs), asks[-1] + 2), 2))
    else:
        # Which paragraphs go on with an answer is not told: only those right behind a question are claimed.
        answers = [k + 1 for k, after in pairwise([*asks, len(paragraphs)]) if k + 1 < after]
    own = sum(_OWN.search(paragraphs[k].span.cut(text)) is not None for k in answers)
    if own < _FIRST_PERSON * len(answers):
        return ()
    speaker = interviewee(article, paragraphs[:first], paragraphs[-1], names)
    basis: Literal["interview", "unknown"] = "interview" if speaker else "unknown"
    return tuple(
        Turn(paragraphs[k].span, None, speaker, basis, None) for k in answers if not _marked(text, paragraphs[k])
    )


def _asks(text: str, block: Block) -> bool:
    words = block.span.cut(text)
    return words.endswith("?") and len(words.split()) <= _LONGEST_QUESTION


def _marked(text: str, block: Block) -> bool:
    """Whether the whole paragraph stands in quotation marks: then it is a quote like others."""
    return text[block.span.start] in '“"„«' and text[block.span.end - 1] in '”"“»'


def _says_so(article: Article) -> bool:
    """Whether the head calls the text an interview."""
    heads = (block for block in article.blocks if block.kind in ("title", "standfirst", "byline", "section", "notice"))
    first = article.paragraphs[0].span.start
    return any(_INTERVIEW.search(block.span.cut(article.text)) for block in heads if block.span.start < first)


def interviewee(article: Article, intro: Sequence[Block], last: Block, names: Sequence[Name]) -> Span | None:
    """The one person whom the title or standfirst names, else the paragraphs before the first question, else the last
    paragraph as it begins: "Ann Lee, 57, has been …". None where there is none or more than one.
    """
    text = article.text
    heads = [block.span for block in article.blocks if block.kind in ("title", "standfirst")]
    writers = {author.value.casefold() for author in article.metadata.authors}
    bio = [Span(last.span.start, found.end())] if (found := _BIO.match(text, last.span.start, last.span.end)) else []
    for places in (heads, [block.span for block in intro], bio):
        inside = [name for name in names if name.kind == "person" and any(name.span in place for place in places)]
        people = {name.full for name in inside if name.full.cut(text).casefold() not in writers}
        if len({full.cut(text) for full in people}) == 1:
            return min(people)
    return None
