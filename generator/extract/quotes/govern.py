"""Which clause governs a quotation: rules that say who is the speaker, or that nobody is, before anything is weighed.

A ranker that counts cues gives words said *about* somebody to that person, and is very sure of it, for the name stands
beside the quotation with a verb of speech between. Grammar says otherwise: in "Lee was accused by Orr of …" the words
are Orr's. Each rule below is one such clause, written as a pattern before the quotation, after it, in the paragraph
below, or several of them (patterns.py); the first that fits decides. What none fits is left to the ranker (rank.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.quotes.features import Part, Reading
from generator.extract.quotes.lines import NAMES, NOUNS, Line
from generator.extract.quotes.patterns import compiled, needed, tags
from generator.extract.quotes.sources import Source, phrase
from generator.model import Span

LABEL = 14
"""Items of a paragraph that may name the source of the one above: "— Ann Lee, the port's first woman pilot, 54"."""
_CLAUSE = frozenset("VvyGgW")
REACH = 60
"""Items read on either side of a quotation. The longest sentence of the training file has 112; clauses are shorter."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of clause. The speaker is what WHO stands for in `before` or `after`; without a WHO nobody speaks."""

    name: str
    example: str
    """A sentence it decides, the main word of the speaker between brackets. A test tries each."""
    before: str = ""
    """Must match the items that end where the quotation begins."""
    after: str = ""
    """Must match the items that begin where it ends."""
    below: str = ""
    """Must match the whole paragraph that follows."""


NOT_SAID = (
    Rule("not.never", "Lee never called the plan “mad”.", "not adverb* plainly-said gap"),
    Rule("not.refused", "Lee refused to call the plan “mad”.", "refusing to? adverb* plainly-said gap"),
    Rule(
        "not.denied",
        "Lee denied that she had called the plan “mad”.",
        "refusing that? NP adverb* plainly-said gap",
    ),
    Rule(
        "not.disputed",
        "Lee disputed reports that he had called the plan “mad”.",
        "countering speech that NP adverb* plainly-said gap",
    ),
    Rule("not.short", "Lee stopped short of calling the plan “mad”.", "short of plainly-said gap"),
    Rule("not.yet", "Lee has yet to say “sorry”.", "yet to plainly-said gap"),
    Rule("not.without", "Lee left without saying “goodbye”.", "without adverb* plainly-said gap"),
    Rule("not.inverted", "At no point did Lee call the plan “mad”.", "denying stretch auxiliary NP plainly-spoken gap"),
    Rule("not.nobody", "Nobody called the plan “mad”.", "nobody within adverb* plainly-said gap"),
    Rule("not.goes-by", "Lee, who goes by “Flo”, left.", "who adverb* verb by"),
    Rule("not.heading", "Wary of “chaos”.", "heading", "end"),
    Rule("not.name", "Lee gave her name as “Flo”.", "naming as?"),
)
"""Words that the sentence says were not said, and names."""

BY_WHOM = (
    Rule(
        "by.quoted",
        "[Lee] was quoted as saying the plan was “mad”.",
        "ANYONE aside adverb* be adverb* about as saying gap",
    ),
    Rule(
        "by.quoted-object",
        "The paper quoted [Lee] as saying the plan was “mad”.",
        "about ANYONE aside as saying gap",
    ),
    Rule(
        "by.quoted-after",
        "“It will not hold,” the paper quoted [Lee] as saying.",
        after="comma NP adverb* about ANYONE as saying",
    ),
    Rule(
        "by.recalled",
        "Orr recalled [Lee] saying the plan was “mad”.",
        "bound NP aside adverb* say SOMEBODY saying gap",
    ),
    Rule(
        "by.recalled-after",
        "“It will not hold,” a pilot, Ann Orr, recalled [Lee] saying.",
        after="comma NP aside adverb* say SOMEBODY saying",
    ),
    Rule("by.passive", "Lee was accused by [Orr] of running “a racket”.", "be adverb* about near by WHO gap"),
    Rule(
        "by.passive-reduced",
        "Once accused by [Orr] of running “a racket”, Lee resigned.",
        "begins adverb* about by WHO gap",
    ),
    Rule(
        "by.passive-words",
        "Lee was jeered by [Orr] with the words “get out”.",
        "verb near by WHO near speech pause?",
    ),
    Rule(
        "by.passive-behind",
        "Lee was branded “a liar” by [Orr] on Monday.",
        "be adverb* participle gap",
        "adverb* by SOMEBODY",
    ),
    Rule(
        "by.passive-dubbed",
        "The car, dubbed “the tank” by [Orr], broke down.",
        "beside called",
        "adverb* by SOMEBODY",
    ),
    Rule(
        "by.passive-labelled",
        "The inquiry, often labelled a “farce” by [Orr], goes on.",
        "parted after? adverb* participle as? determiner?",
        "adverb* by SOMEBODY",
    ),
    Rule("by.told", "“You are done,” Lee was told by [Orr].", after="comma NP adverb* be adverb* about by WHO"),
    Rule("by.nobody-after", "“You are done,” Lee was told.", after="comma NP adverb* be adverb* about mark"),
    Rule("by.nobody", "Lee was accused of running “a racket”.", "silent be adverb* about gap", "unclaimed"),
)
"""Clauses in the passive: who speaks follows "by", and the subject doesn't."""

WHOSE = (
    Rule("whose.what", "Lee denies what [Orr] called “a racket”.", "what WHO aside adverb* verb gap"),
    Rule("whose.what-part", "Lee won praise for what [one of them] called “a gift”.", "what PART adverb* verb gap"),
    Rule(
        "whose.posts",
        "[Ann Lee], chair and head of the port stated that it was “mad”.",
        "PERSON comma posts adverb* say gap",
    ),
    Rule("whose.of", "[Opponents of the mayor] say she is “a fool”.", "clause OF adverb* say gap"),
    Rule("whose.whom", "Lee, whom [Orr] called “a rock”, left.", "whom WHO aside adverb* say bare"),
    Rule("whose.as", "The “stump”, as [locals] call the pier, is shut.", after="comma as WHO adverb* spoken"),
    Rule("whose.words-of", "In the words of [Lee], “enough is enough”.", "speech of NAME pause"),
    Rule("whose.words-were", "The motto of [Lee] was “waste nothing”.", "speech of NAME aside be bare pause?"),
    Rule("whose.words-of-behind", "“Enough” were the words of [Lee].", after="comma? be? adverb* speech-of NAME"),
    Rule(
        "whose.noun-by",
        "Lee dismissed claims made by [Orr] that the plan was “mad”.",
        "speech made? by-from WHO aside topic",
    ),
    Rule(
        "whose.noun-by-saying",
        "Lee answered a letter from [Orr] calling her “a fool”.",
        "speech by-from WHO aside saying gap",
    ),
    Rule("whose.noun", "Lee rejected [Orr]’s claim that she was “late”.", "stand WHO possessive inner speech topic"),
    Rule("whose.their", "Lee rejected [his] claim that she was “late”.", "aloof THEIR inner speech topic"),
    Rule("whose.simple", "[Lee]’s message was simple: “Go home.”", "WHO possessive inner speech on? be bare colon"),
    Rule("whose.verdict", "[Lee]’s verdict? “It will not hold.”", "WHO possessive inner speech on? question"),
    Rule(
        "whose.their-words",
        "We met Lee. [Her] words to me were: “It will not hold.”",
        "THEIR inner speech bare be colon?",
    ),
    Rule("whose.their-verdict", "Orr was clear. [His] verdict? “It will not hold.”", "THEIR inner speech on? question"),
    Rule(
        "whose.object",
        "Lee criticised [Orr] for calling the ferry “late”.",
        "verb WHO aside for plainly-saying gap",
    ),
    Rule(
        "whose.text",
        "Lee sued over [a post] that called her “a fool”.",
        "preposition determiner? TEXT that adverb* say gap",
    ),
    Rule(
        "whose.text-saying",
        "Lee sued over [a post] calling her “a fool”.",
        "preposition determiner? TEXT saying gap",
    ),
    Rule(
        "whose.refers",
        "Lee noted that [Orr] refers to the ferry as “the tub”.",
        "bound ANYONE aside adverb* verb to THING as",
    ),
    Rule(
        "whose.according",
        "According to the post, [Lee] said it was “mad”.",
        "according-to ANYONE aside adverb* say gap",
    ),
    Rule("whose.relative", "Lee ignored Orr, [who] said the plan was “mad”.", "BEARER comma WHICH adverb* say gap"),
    Rule(
        "whose.relative-bare", "Lee ignored Orr [who] had called her “a fool”.", "BEARER WHICH adverb* say near pause?"
    ),
    Rule("whose.relative-noun", "Lee met a rival, [who] said it was “mad”.", "NOUN comma WHICH adverb* say gap"),
    Rule("whose.quoted-noun", "The crowd liked [Orr]’s “no new taxes” pledge.", "WHO possessive", "inner speech"),
    Rule(
        "whose.relative-unlisted",
        "We met Orr, [who] dedicated it to “the poor”.",
        "BEARER comma WHICH adverb* verb bare",
    ),
    Rule(
        "whose.noun-who",
        "Lee ignored [a rival] who had called her “a fool”.",
        "stand determiner SOMEBODY comma? who adverb* say near",
    ),
    Rule("whose.after", "Lee left after [Orr] said the plan was “mad”.", "after ANYONE aside adverb* say briefly"),
    Rule("whose.colon", "Orr said [Lee] told him: “The ferry is late.”", "bound WHO aside adverb* say near pause"),
)
"""Clauses inside clauses: the nearest one has its own subject."""

BEHIND = (
    Rule("behind.answered", "“Is it late?” “It is,” Lee replied.", after="question quote"),
    Rule("behind.text", "“We are full,” reads [a sign] put up by Lee.", after="comma reads determiner TEXT"),
    Rule("below.dash", "“It will not hold.”\n— [Lee], pilot", after="end", below="dash NAME label end"),
    Rule("below.plain", "“It will not hold.”\n[Ann Lee], pilot", "nothing", "end", "SIGNED label end"),
    Rule("behind.dash", "“It will not hold.” – [Lee], pilot", after="stop? dash NAME label end"),
    Rule("behind.brackets", "“It will not hold.” ([Lee], pilot)", after="stop? bracket PERSON label end"),
    Rule("behind.plain", "“It will not hold.” [Ann Lee], pilot", "whole", "mark PERSON label end"),
    Rule(
        "behind.according",
        "“It will not hold”, according to [Lee].",
        after="stop? accord to WHO",
    ),
    Rule(
        "behind.according-later",
        "The Fosters grew “agitated” once it was over, according to [an aide].",
        "quiet",
        "later comma accord to WHO",
    ),
)
"""What stands right behind the quotation: an answer, which shows that its own speaker is somebody else, or a label that
names the source."""

SENTENCE = (
    Rule(
        "sentence.inverted",
        "“It will not hold,” said [Lee], the pilot.",
        "opens",
        "closed spoken adverb? ANYONE finished",
    ),
    Rule(
        "sentence.unlisted",
        "“It will not hold,” grandstanded [Lee].",
        "opens",
        "closed unlisted adverb? ANYONE finished",
    ),
    Rule("sentence.subject", "“It will not hold,” [Lee] shrugged.", "opens", "closed ANYONE aside adverb* told"),
)
"""The rest of a sentence that a comma leaves open. The ranker knows more of it (on the training articles .98 right
against .97), so these decide only where it would go to another sentence for the source."""

UNHEARD = (
    Rule("sentence.noun", "“It will not hold,” [the barista] mouths over the noise.", "opens", "closed PLAIN verb-s"),
)
"""The same, of a noun and a verb that are both in no list."""

HINTS = (
    *SENTENCE,
    Rule("sentence.before", "On Monday [Orr] said the plan was “mad”.", "bound ANYONE aside adverb* say gap"),
    Rule(
        "sentence.described",
        "On Monday [an aide familiar with it] said it was “mad”.",
        "bound DESCRIBED adverb* say gap",
    ),
    Rule("sentence.outer", "[Orr] said Lee had called the plan “mad”.", "starts ANYONE aside adverb* say anything"),
    Rule(
        "sentence.participle",
        "[Orr] wrote to Lee, calling the plan “mad”.",
        "starts ANYONE aside adverb* verb anything saying gap",
    ),
    Rule("sentence.between", "The plan, [Orr] said, was “mad”.", "comma ANYONE adverb* say comma near"),
    Rule("sentence.closing", "The “mad” plan is dead, [Orr] said.", after="anything comma ANYONE adverb* say mark"),
    Rule("sentence.follows", "“It is mad,” the aide [Orr] said.", after="stop ANYONE aside adverb* say"),
)
"""Plain clauses as features of the ranker, numbered in this order in the file of weights."""

RULES = (*NOT_SAID, *BY_WHOM, *WHOSE, *BEHIND)
"""What decides, in the order in which it is tried."""


FAMILIES = {
    "not": "quote.not-said",
    "by": "quote.passive",
    "whose": "quote.clause",
    "below": "quote.label",
    "behind": "quote.label",
    "sentence": "quote.sentence",
}
"""What readers are told of a rule, by the first word of its name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says. `source` None: nobody says these words."""

    rule: str
    source: Source | None
    bearer: tuple[int, int] | None = None
    """Paragraph and item of the name or noun that a "who" stands for."""

    @property
    def uttered(self) -> bool:
        """Whether somebody did say the words, though the article doesn't tell who."""
        return self.source is not None or self.rule.startswith("by.")

    @property
    def told(self) -> str:
        """The rule as readers are told of it."""
        return FAMILIES[self.rule.partition(".")[0]]


def governed(reading: Reading, unit: Sequence[Part], rules: tuple[Rule, ...] = RULES) -> Verdict | None:
    """The verdict of the first rule that fits one of the utterance's parts."""
    ready = _ready(rules)
    for part in unit:
        view = _view(reading, part)
        for rule in ready:
            if (matches := view.fit(rule)) is not None:
                return _verdict(reading, part, rule.name, view, matches)
    return None


def hints(reading: Reading, unit: Sequence[Part]) -> list[Source | None]:
    """What each rule of `HINTS` takes for the source, for the first part of the utterance that it fits; else None."""
    views = [(part, _view(reading, part)) for part in unit]
    made: list[Source | None] = []
    for rule in _ready(HINTS):
        fits = ((part, view, matches) for part, view in views if (matches := view.fit(rule)) is not None)
        first = next(fits, None)
        made.append(None if first is None else _verdict(reading, first[0], rule.name, *first[1:]).source)
    return made


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule with its patterns compiled."""

    name: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    below: re.Pattern[str] | None
    needed_before: str
    needed_after: str
    """Letters that must be there for the rule to fit."""


@cache
def _ready(rules: tuple[Rule, ...]) -> tuple[_Ready, ...]:
    return tuple(
        _Ready(
            rule.name,
            compiled(rule.before + " at-end") if rule.before else None,
            compiled(rule.after) if rule.after else None,
            compiled(rule.below) if rule.below else None,
            needed(rule.before),
            needed(rule.after),
        )
        for rule in rules
    )


def _view(reading: Reading, part: Part) -> _View:
    letters = letters_of(reading, part.line)
    return _View(
        letters[max(0, part.item - REACH) : part.item],
        letters[part.item + 1 : part.item + 1 + REACH],
        _short_line(reading, part.line + 1),
    )


def letters_of(reading: Reading, line: int) -> str:
    """The tags of a paragraph, made when they are first asked for."""
    if line not in reading.tags:
        reading.tags[line] = tags(reading.lines[line])
    return reading.tags[line]


def _short_line(reading: Reading, line: int) -> str:
    """The tags of a paragraph that could be a label, empty for any other."""
    if line < len(reading.lines) and len(reading.lines[line].classes) <= LABEL:
        return letters_of(reading, line)
    return ""


@dataclass(frozen=True, slots=True)
class _View:
    """What the patterns of a rule are held against: tags before and after the quotation and of the paragraph below."""

    left: str
    right: str
    below: str

    def fit(self, rule: _Ready) -> list[re.Match[str] | None] | None:
        """The matches before, after and below, None for a pattern that the rule lacks; None alone: it doesn't fit."""
        for letter in rule.needed_before:
            if letter not in self.left:
                return None
        for letter in rule.needed_after:
            if letter not in self.right:
                return None
        before = after = below = None
        if rule.before is not None and (before := rule.before.search(self.left)) is None:
            return None
        if rule.after is not None and (after := rule.after.match(self.right)) is None:
            return None
        if rule.below is not None and (below := rule.below.match(self.below)) is None:
            return None
        return [before, after, below]


def _verdict(reading: Reading, part: Part, rule: str, view: _View, matches: Sequence[re.Match[str] | None]) -> Verdict:
    """The speaker that the matches name, at its place in the paragraph."""
    line = reading.lines[part.line]
    starts = ((line, part.item - len(view.left)), (line, part.item + 1))
    below = [(reading.lines[part.line + 1], 0)] if view.below else []
    for match, (where, offset) in zip(matches, (*starts, *below), strict=False):
        if match and "who" in match.re.groupindex:
            bearer = offset + match.start("bearer") if "bearer" in match.re.groupindex else None
            source = source_at(reading, where, offset + match.start("who"))
            return Verdict(rule, source, None if bearer is None else (where.at, bearer))
    return Verdict(rule, None)


def source_at(reading: Reading, line: Line, item: int) -> Source:
    """The candidate whose main word the item is, made now if the search for candidates left it out."""
    kind = line.classes[item]
    follows = line.classes[item + 1 : item + 2]
    sources = reading.sources[line.at]
    place = bisect_left(sources, item, key=lambda source: source.head)
    if place < len(sources) and sources[place].head == item and follows not in _CLAUSE:
        return sources[place]
    if kind in NAMES or kind in "Rrp":
        return Source(Span(line.starts[item], line.ends[item]), line.at, item, item, item, kind, line.lows[item])
    whole = phrase(line, item, kind if kind in NOUNS else "n")
    if whole.last == item or follows not in _CLAUSE:
        return whole
    # "critics called him", "a rival who called her": a clause follows, which says nothing of who the speaker is
    return replace(whole, last=item, span=Span(whole.span.start, line.ends[item]))
