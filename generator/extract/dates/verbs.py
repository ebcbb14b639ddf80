"""Verb groups of a sentence, and whether each speaks of what is over or of what is to come.

No parser: words, their possible forms (`data/verbs.txt`) and their neighbours. `RULES` is read from left to right over
the words; the first rule that reads a group there says what it means, and reading goes on behind it. To add a case,
write a rule with its example and put it where it should be tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.base import lexicon
from generator.base.classes import word_class

AHEAD, OPEN, PAST = 1, 0, -1
NEAR = 2
"""Planned in the past, and either over or to come: "was to leave Friday"."""
SOON = 3
"""To come or going on: "is meeting Friday", "are hailing Thursday's speech"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a sentence."""

    text: str
    """As written, but for curly apostrophes."""
    low: str
    """The same in lower case."""
    start: int
    """Offset in the article's text."""
    end: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Words that tell together when something happens: "will then be held", "met", "plans"."""

    start: int
    end: int
    """Half-open, offsets in the article's text."""
    lean: int
    """`AHEAD`, `OPEN`, `PAST`, `NEAR` or `SOON`."""
    sure: bool = True
    """False where the words may be nouns as well: "votes"."""
    copula: bool = False
    """Whether it is a bare "is" or "has", which dates what stands behind it and not what stands before."""
    prospective: bool = False
    """Whether what depends on it is to come: "vowed to", "plans to"."""
    reporting: bool = False
    """Whether it is a past form of saying, which behind a comma only attributes the sentence."""
    verb: bool = True
    """False for a word such as "after", which tells the direction of what it stands beside alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule read: up to which word (index, exclusive), and what it says."""

    until: int
    lean: int
    sure: bool = True
    copula: bool = False
    prospective: bool = False
    reporting: bool = False
    verb: bool = True


Rule = Callable[[Sequence[Word], int, "VerbGroup | None"], "Reading | None"]
"""Words of the sentence, index of the word to begin at, the group read before (the one that may govern this)."""

# An apostrophe is part of its word; two are a typewriter's quotation mark.
_IN_WORD = r"(?:\w|['’](?!'))*"
_WORD = re.compile(rf"(?<!\w)[^\W\d_]{_IN_WORD}(?:-[^\W\d_]{_IN_WORD})*|[,;:()“”\"–—]|''")


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and marks of `text[start:end]`, in order."""
    words = []
    for match in _WORD.finditer(text, start, end):
        written = match.group().replace("’", "'")
        words.append(Word(written, written.lower(), match.start(), match.end()))
    return tuple(words)


def verb_groups(words: Sequence[Word]) -> Iterator[VerbGroup]:
    """The verb groups and other telling words, in order."""
    at = 0
    governing: VerbGroup | None = None
    while at < len(words):
        if not may_begin_a_group(words[at].low):
            at += 1
            continue
        reading = next((read for rule in RULES if (read := rule(words, at, governing))), None)
        if reading is None:
            at += 1
            continue
        group = VerbGroup(
            words[at].start,
            words[reading.until - 1].end,
            reading.lean,
            reading.sure,
            reading.copula,
            reading.prospective,
            reading.reporting,
            reading.verb,
        )
        yield group
        governing = group if group.sure and (reading.verb or reading.prospective) else governing
        at = reading.until


# ---- what a word can be ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Forms:
    """Forms of verbs in lower case, each with its base."""

    base: dict[str, bool]
    """Base form, and whether it is more often a noun."""
    past: dict[str, str]
    participle: dict[str, str]
    third: dict[str, str]


@cache
def _forms() -> _Forms:
    base: dict[str, bool] = {}
    past: dict[str, str] = {}
    participle: dict[str, str] = {}
    third: dict[str, str] = {}
    for verb, pasts, participles, thirds, noun in lexicon.table("extract/dates/verbs"):
        base[verb] = noun == "n"
        past |= dict.fromkeys(pasts.split("/"), verb)
        participle |= dict.fromkeys(participles.split("/"), verb)
        third |= dict.fromkeys(thirds.split("/"), verb)
    return _Forms(base, past, participle, third)


@cache
def _classes() -> dict[str, str]:
    return {word: kind for word, kind in lexicon.table("extract/dates/grammar")}  # noqa: C416  (rows are pairs)


@cache
def _prospects(kind: str) -> frozenset[str]:
    return frozenset(word for listed, word in lexicon.table("extract/dates/prospects") if listed == kind)


@cache
def _cues() -> dict[str, int]:
    return {word: AHEAD if way == "ahead" else PAST for word, way in lexicon.table("extract/dates/cues")}


_CONTRACTED = re.compile(r".+('ll|'re|'m|'ve)")


def _class(words: Sequence[Word], at: int) -> str:
    """The class of a small word, "" for any other; "May" with a capital is a month."""
    if not 0 <= at < len(words) or words[at].text == "May":
        return ""
    return _class_of(words[at].low)


@lru_cache(maxsize=16384)
def _class_of(low: str) -> str:
    contracted = _CONTRACTED.fullmatch(low)
    return _classes().get(contracted.group(1) if contracted else low, "")


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _after_adverbs(words: Sequence[Word], at: int) -> int:
    """The index of the next word that is no adverb."""
    while _class(words, at) == "adverb" or (_ADVERB.fullmatch(_low(words, at)) and not _is_base(_low(words, at))):
        at += 1
    return at


_ADVERB = re.compile(r"\w{2,}ly")


def _is_base(word: str) -> bool:
    return word in _forms().base


def _is_participle(word: str) -> bool:
    return word in _forms().participle or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))


def _gerund_of(word: str) -> str:
    """The base of an -ing form, "" for any other word: planning, making, holding."""
    if len(word) < 5 or not word.endswith("ing"):
        return ""
    stem = word[:-3]
    known = _forms().base
    doubled = stem[:-1] if stem[-1] == stem[-2] else ""
    # A short verb doubles its last letter, so "hoping" is of "hope" and "hopping" of "hop".
    short = stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3:-2] not in _VOWELS
    return next((base for base in ((stem + "e", stem) if short else (stem, stem + "e", doubled)) if base in known), "")


_VOWELS = tuple("aeiou")


def participle_of(word: str) -> str | None:
    """The past participle of a verb given by its base or past form, in lower case: of "took" and "take" it is "taken".

    None for any other word, and for one that is an adjective as it stands ("open").
    """
    forms = _forms()
    base = forms.past.get(word, word if word in forms.base and word_class(word) in ("N", "V") else "")
    return next((part for part, verb in forms.participle.items() if verb == base), None) if base else None


def _infinitive_end(words: Sequence[Word], to: int) -> int:
    """Where the infinitive after the "to" at this index ends (index, exclusive): "to be held", "to leave"."""
    verb = _after_adverbs(words, to + 1)
    behind = _after_adverbs(words, verb + 1)
    passive = _low(words, verb) == "be" and (_is_participle(_low(words, behind)) or _gerund_of(_low(words, behind)))
    return min((behind if passive else verb) + 1, len(words))


def _follows_noun_marker(words: Sequence[Word], at: int) -> bool:
    """Whether the word before makes this one a noun: "the vote", "its closing", "of votes", "Ann's plan"; and a name
    before it that is somebody's: "Ann's Fenwick win".
    """
    if _class(words, at - 1) in ("determiner", "preposition") or _owned(words, at):
        return True
    # "two conference calls", but "the two sides meet"
    return words[at].low.endswith("s") and (_low(words, at - 2) in _COUNTING or _low(words, at - 1) in _COUNTING)


def _owned(words: Sequence[Word], at: int) -> bool:
    """Whether a possessive stands right before a word, or before the name in front of it."""
    named = at > 1 and words[at - 1].text[:1].isupper()
    return _low(words, at - 1).endswith("'s") or (named and _low(words, at - 2).endswith("'s"))


_COUNTING = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many"))


# ---- rules -------------------------------------------------------------------------------------------------------


# "her will", "the can": after these the word is a noun.
_OWNERS = frozenset(("a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "whose"))


def _modal(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"will then be held" is ahead, "could have been" is past."""
    if _class(words, at) != "modal" or _low(words, at - 1) in _OWNERS:
        return None
    verb = _after_adverbs(words, at + 1)
    if _refused(words, at, verb):
        return Reading(min(verb + 2, len(words)), PAST)
    perfect = _low(words, verb) == "have"
    behind = _after_adverbs(words, verb + 1)
    if perfect and (_is_participle(_low(words, behind)) or _low(words, behind) == "been"):
        return Reading(behind + 1, AHEAD if words[at].low in ("will", "shall", "won't") else PAST)
    if _low(words, verb) in ("be", "get") and _is_participle(_low(words, behind)):
        return Reading(behind + 1, AHEAD, prospective=True)
    state = verb + 1 < len(words) and _low(words, verb) in _LASTING and _is_participle(_low(words, verb + 1))
    return Reading(min(verb + 1 + state, len(words)), AHEAD, prospective=True)


def _refused(words: Sequence[Word], at: int, verb: int) -> bool:
    """"could not be reached", "wouldn't say": what somebody was not able or willing to do is over."""
    negated = words[at].low in ("couldn't", "wouldn't") or _low(words, at + 1) == "not"
    could = words[at].low in ("could", "couldn't") and _low(words, verb) == "be"
    would = words[at].low in ("would", "wouldn't") and _low(words, verb) in _prospects("refused")
    return negated and (could or would)


# Verbs that a state follows, not another deed: "will stay closed".
_LASTING = frozenset(("stay", "remain", "keep", "become", "stand"))


def _would(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"he'd go" and "he'd better go" are ahead, "he'd gone" past."""
    if not words[at].low.endswith("'d"):
        return None
    verb = _after_adverbs(words, at + 1)
    if _low(words, verb) == "better":
        return Reading(min(_after_adverbs(words, verb + 1) + 1, len(words)), AHEAD, prospective=True)
    return Reading(min(verb + 1, len(words)), AHEAD if _is_base(_low(words, verb)) else PAST)


def _is_to(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"is to be held", "are due to", "is meeting", "is held" are ahead; a bare "is" dates what stands behind it."""
    if _class(words, at) != "be-now":
        return None
    verb = _after_adverbs(words, at + 1)
    low = _low(words, verb)
    if low == "to":
        return Reading(_infinitive_end(words, verb), AHEAD, prospective=True)
    if low == "being":
        return Reading(min(_after_adverbs(words, verb + 1) + 1, len(words)), AHEAD)
    if _gerund_of(low) or _is_participle(low):
        return Reading(verb + 1, SOON if _gerund_of(low) else AHEAD, prospective=True)
    return Reading(at + 1, AHEAD, copula=True)


def _be_done(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"ordered that the papers be released by Thursday": a bare "be" is what somebody wants."""
    wanted = words[at].low == "be" and _is_participle(_low(words, at + 1)) and _low(words, at - 1) != "to"
    # "that were be released" is a slip of the pen and past.
    wanted = wanted and _class(words, at - 1) != "be-past"
    return Reading(at + 2, AHEAD) if wanted else None


def _was_due(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"was scheduled to appear", "were due", "was going to open" look ahead from a past report, if not from today."""
    if _class(words, at) != "be-past":
        return None
    verb = _after_adverbs(words, at + 1)
    if _low(words, verb) == "to" and _low(words, _after_adverbs(words, verb + 1)) == "be":
        return Reading(_infinitive_end(words, verb), NEAR, prospective=True)
    if _low(words, verb) in _SCHEDULED:
        return Reading(verb + 1, NEAR, prospective=True)
    if _low(words, verb) == "going" and _low(words, verb + 1) == "to" and _is_base(_low(words, verb + 2)):
        return Reading(_infinitive_end(words, verb + 1), NEAR, prospective=True)
    return None


def _was(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"was held", "were leaving" are past, "was to travel" may be either; so may "were hoping to"."""
    if _class(words, at) != "be-past":
        return None
    verb = _after_adverbs(words, at + 1)
    low = _low(words, verb)
    if low == "to":
        perfect = _low(words, verb + 1) == "have"
        return Reading(_infinitive_end(words, verb), PAST if perfect else NEAR)
    if low == "being":
        return Reading(min(_after_adverbs(words, verb + 1) + 1, len(words)), PAST)
    if _is_participle(low) or _gerund_of(low):
        if _gerund_of(low) in _prospects("verb"):
            return Reading(verb + 1, NEAR, prospective=True)
        return Reading(verb + 1, PAST, prospective=_forms().participle.get(low, "") in _prospects("verb"))
    return Reading(at + 1, PAST)


def _has(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"has met" is past, "have to leave" ahead; a bare "has" dates what stands behind it."""
    if _class(words, at) not in ("have-now", "had"):
        return None
    now = _class(words, at) == "have-now"
    verb = _after_adverbs(words, at + 1)
    low = _low(words, verb)
    if low == "been" and not now and _low(words, _after_adverbs(words, verb + 1)) in _SCHEDULED:
        return Reading(_after_adverbs(words, verb + 1) + 1, NEAR, prospective=True)
    if low == "been" or _is_participle(low):
        last = _after_adverbs(words, verb + 1) if low == "been" else verb
        until = last + 1 if _is_participle(_low(words, last)) or _gerund_of(_low(words, last)) else verb + 1
        base = _forms().participle.get(_low(words, until - 1), "")
        return Reading(until, PAST, prospective=now and base in _prospects("verb"))
    if low == "to":
        return Reading(_infinitive_end(words, verb), AHEAD if now else PAST)
    return Reading(at + 1, AHEAD if now else PAST, copula=now)


def _did(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"did not vote" is past, "does not open" ahead."""
    if _class(words, at) not in ("did", "do-now"):
        return None
    verb = _after_adverbs(words, at + 1)
    until = verb + 1 if _is_base(_low(words, verb)) else at + 1
    return Reading(until, PAST if _class(words, at) == "did" else AHEAD)


def _infinitive(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"vowed to resign", "a plan to close" are ahead; else the verb that governs it decides: "failed to win"."""
    if words[at].low != "to":
        return None
    verb = _after_adverbs(words, at + 1)
    if not (_is_base(_low(words, verb)) or _low(words, verb) in ("be", "have", "do")):
        return None
    until = _infinitive_end(words, at)
    if _low(words, verb) == "have":
        return Reading(until, PAST)
    if governing and governing.lean == NEAR:
        return Reading(until, NEAR)
    if _low(words, at - 1) in _prospects("noun") or (governing and governing.prospective):
        meanwhile = governing is not None and governing.lean == PAST and _in_a_clause_of(words, at, _MEANWHILE)
        return Reading(until, NEAR if meanwhile else AHEAD, prospective=True)
    return Reading(until, governing.lean if governing else OPEN, prospective=False)


def _in_a_clause_of(words: Sequence[Word], at: int, openers: frozenset[str]) -> bool:
    """Whether one of the words opens the clause of this one: "as he prepared to speak on Tuesday, she left"."""
    for step in range(at - 1, max(-1, at - _CLAUSE), -1):
        if words[step].low in openers:
            return True
        if not words[step].low[0].isalpha():
            return False
    return False


_MEANWHILE = frozenset(("as", "when", "while"))
_IF = frozenset(("if",))
# Words from "as" to the infinitive, with a subject of some words between.
_CLAUSE = 9
_SCHEDULED = frozenset(("scheduled", "due", "expected", "slated", "planned", "billed", "timetabled", "pencilled"))


def _planned(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"a vote planned for Friday", "talks scheduled on Monday": a participle of planning without an auxiliary."""
    if words[at].low not in _SCHEDULED:
        return None
    if _class(words, at - 1) == "determiner":
        # "noted a planned march on Saturday"
        return Reading(at + 1, NEAR)
    if _low(words, at + 1) in ("a", "an", "the"):
        return Reading(at + 1, PAST, prospective=True)
    return Reading(at + 1, AHEAD, prospective=True)


def _needed_for(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"the lift needed for a good start Tuesday", "papers required by Friday": a participle of need behind its noun."""
    needed = words[at].low in ("needed", "required", "necessary") and _low(words, at + 1) in ("for", "by", "before")
    return Reading(at + 1, AHEAD) if needed else None


def _described_by(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"will speak in Leeds on Monday, followed by a visit to York on Tuesday": a participle behind a comma describes
    what was named, and the verb of the sentence goes on to tell when.
    """
    describes = _low(words, at - 1) == "," and _low(words, at + 1) == "by" and _is_participle(words[at].low)
    if not describes or governing is None:
        return None
    return Reading(at + 2, governing.lean, prospective=governing.prospective)


def _joined(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"was going to get up and go to work on Monday": a second infinitive is told as the first."""
    if _low(words, at - 1) not in ("and", "or") or not _is_base(words[at].low) or governing is None:
        return None
    first = next((step for step in range(at - 2, max(-1, at - _JOINED), -1) if words[step].end == governing.end), None)
    if first is None or not _is_base(words[first].low) or governing.lean == OPEN:
        return None
    return Reading(at + 1, governing.lean, prospective=governing.prospective)


# Words from an infinitive to the second that "and" joins to it: an object or a particle between them.
_JOINED = 7


def _set_to(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"set to last until Monday", "about to close": ahead, unless an auxiliary of the past was read with it."""
    if words[at].low in ("set", "about", "poised", "bound", "ready") and _low(words, at + 1) == "to":
        return Reading(_infinitive_end(words, at + 1), AHEAD, prospective=True)
    return None


def _past(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"met", "resigned", "the bridge damaged": past forms and participles."""
    low = words[at].low
    base = _forms().past.get(low) or _forms().participle.get(low) or ""
    if not base and not (low.endswith("ed") and _is_participle(low) and low[:1] != words[at].text[:1].upper()):
        return None
    if _describes(words, at):
        return None
    if base == low and low not in _forms().past:
        # "results come out": a participle alone, behind an auxiliary, is its past.
        return None
    if base == low and (_follows_noun_marker(words, at) or _class(words, at - 1) == "pronoun"):
        return None
    if _in_a_clause_of(words, at, _IF) and any(word.low == "would" for word in words[max(0, at - _CLAUSE) : at]):
        # "asked how ties would fare if he won on Nov. 8": what is only thought of is in the past, and to come.
        return Reading(at + 1, AHEAD)
    return Reading(at + 1, PAST, prospective=base in _prospects("verb"), reporting=base in _prospects("reporting"))


def _describes(words: Sequence[Word], at: int) -> bool:
    """Whether a participle stands between an article and its noun: "a contested vote"."""
    article = _low(words, at - 1) in _OWNERS or _low(words, at - 1).endswith("'s")
    noun = _low(words, at + 1)
    return article and noun[:1].isalpha() and _class(words, at + 1) == "" and not noun.endswith("ly")


def _gerund(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"after leaving", "accused of killing" are past; else the verb that governs it decides."""
    base = _gerund_of(words[at].low)
    after_preposition = _class(words, at - 1) == "preposition" or _cues().get(_low(words, at - 1)) == PAST
    if _low(words, at - 1) in _OF_WHAT_GOVERNS and governing is not None:
        after_preposition = False
    if not base or _class(words, at - 1) == "determiner" or not (governing or after_preposition):
        return None
    if governing is not None and governing.copula and not after_preposition:
        # "The photo is of Ann leaving the hall on Friday": a bare "is" does not say when she left.
        return Reading(at + 1, NEAR)
    if _low(words, at - 1) == "about":
        # "spoke about appearing on May 3", "complained about losing on Friday": talk of what may be either.
        return Reading(at + 1, NEAR, prospective=True, verb=False)
    lean = PAST if after_preposition or governing is None else governing.lean
    return Reading(at + 1, lean, prospective=base in _prospects("verb"))


def _stays(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"stays shut", "remain closed": a state of now lasts up to the day."""
    base = _forms().third.get(words[at].low, words[at].low)
    lasting = base in _LASTING and _is_base(base) and _class(words, at - 1) not in ("modal", "determiner", "did")
    return Reading(at + 2, AHEAD) if lasting and _is_participle(_low(words, at + 1)) else None


def _falls_on(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"the holiday falls on Monday", "Easter and Passover fall in April": the calendar says so."""
    falls = words[at].low in ("falls", "fall") and _class(words, at - 1) not in ("determiner", "modal")
    return Reading(at + 1, AHEAD) if falls and _low(words, at + 1) in ("on", "in") and at else None


def _next_of_a_row(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"the next round of talks, on Tuesday" is ahead unless the past is told: "spoke at the next session"."""
    told_past = governing is not None and governing.lean == PAST
    period = _low(words, at + 1) in _AFTER_NEXT or _class(words, at + 1) != ""
    named = words[at].low == "next" and _low(words, at - 1) == "the" and not period
    return Reading(at + 1, AHEAD, sure=False) if named and not told_past else None


# "the next day", "the next two" do not look ahead from today.
_AFTER_NEXT = frozenset(("day", "morning", "night", "week", "month", "year", "few", "two", "three", "four", "step"))


# Behind these a gerund goes with its verb: "will keep him from winning", "can succeed in getting"; not behind "of".
_OF_WHAT_GOVERNS = frozenset(("from", "in", "by", "at", "on", "toward", "towards"))


def _pictured(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"Fans wave at the bus on Tuesday": the present of a caption tells what the camera saw. Nobody plans to wave."""
    low = words[at].low
    base = _forms().third.get(low, low)
    seen = base in _prospects("pictured") and not _follows_noun_marker(words, at)
    if not seen or (governing is not None and governing.end == words[at - 1].end):
        return None
    placed = _low(words, at + 1) in _PLACED or (_low(words, at + 1), _low(words, at + 2)) == ("in", "front")
    return Reading(at + 1, PAST) if placed else None


# Where somebody in a picture is or looks; "stands in the by-election", "stands for office" and "stands down" are plans.
_PLACED = frozenset(("at", "beside", "near", "outside", "inside", "behind", "next", "among", "under", "amid"))


def _saying(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"officials say": the report says nothing of the day."""
    return Reading(at + 1, OPEN) if _class(words, at) == "saying" else None


def _seeming(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"seems to be settling in", "appears to enjoy it": how things look goes on now, and the infinitive with it."""
    base = _forms().third.get(words[at].low, words[at].low)
    seems = base in ("seem", "appear", "tend") and _low(words, at + 1) == "to" and _class(words, at - 1) != "modal"
    return Reading(_infinitive_end(words, at + 1), SOON) if seems else None


def _ready_for(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"qualified for the final on Sunday", "prepared for the last days": what one is fit for was planned."""
    base = _forms().past.get(words[at].low, words[at].low)
    fit = base in _prospects("ready") and _low(words, at + 1) == "for" and not _follows_noun_marker(words, at)
    ahead = governing is not None and governing.lean in (AHEAD, SOON)
    return Reading(at + 1, NEAR) if fit and not ahead else None


def _present(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"the council meets", "they vote": the present beside a day is on the calendar. "Votes" alone may be a noun."""
    low = words[at].low
    base = _forms().third.get(low) or (low if _is_base(low) else "")
    if not base or _follows_noun_marker(words, at):
        won = low in _WON and _owned(words, at)
        return Reading(at + 1, PAST, verb=False) if won else None
    governed = at and governing and governing.end == words[at - 1].end and low == base
    if governed:  # "helped build the bridge": the verb before decides
        return Reading(at + 1, governing.lean if governing else OPEN)
    if low == base and (not _may_be_its_verb(words, at) or _seen(words, at)):
        return None
    object_follows = _class(words, at + 1) in ("determiner", "pronoun")
    sure = (object_follows or not _forms().base[base]) if low != base else _has_plural_subject(words, at)
    # "now opens", but not "for the first time"
    sure = sure or (_class(words, at - 1) == "adverb" and low != base)
    sure = (sure or _class(words, at - 1) == "pronoun") and words[at].text[:1].islower()
    return Reading(at + 1, AHEAD, sure=sure, prospective=base in _prospects("verb"))


def _may_be_its_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a base form can be a verb where it stands: "an AP interview", "a terrible slaughter" are nouns."""
    before = _low(words, at - 1)
    singular = before[:1].isalpha() and not before.endswith("s") and before not in _PLURALS
    described = singular or word_class(before) == "J"
    return _class(words, at - 1) in ("pronoun", "adverb", "modal") or not (described and _forms().base[words[at].low])


# "Her wins Tuesday", where it is no verb.
_WON = frozenset(("wins", "win", "loss", "romp", "sweep"))


def _seen(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of seeing or letting before makes an infinitive of a base form: "watching Orr talk"."""
    for step in range(at - 1, max(-1, at - _BARE), -1):
        low = words[step].low
        base = _forms().past.get(low) or _forms().third.get(low) or _gerund_of(low) or low
        if base in _prospects("bare"):
            return True
        if not low[0].isalpha():
            return False
    return False


# Words from "watching" to the verb of what is watched, with a name and a title between.
_BARE = 4


def _has_plural_subject(words: Sequence[Word], at: int) -> bool:
    """Whether what stands before a base form can be its subject: "fares rise", "Harbour Town play", "police hold"."""
    before = words[at - 1] if at else None
    if before is None or not before.text[0].isalpha():
        return False
    noun_form = _forms().base.get(words[at].low, False)
    if before.text[0].isupper():
        return at > 1 and not noun_form
    plural = before.low.endswith("s") and not before.low.endswith("ss")
    if not plural and before.low not in _PLURALS:
        return False
    return not noun_form or _class(words, at + 1) in ("determiner", "preposition")


_PLURALS = frozenset(("people", "men", "women", "children", "police", "media", "staff", "crew", "and", "also"))


def _cue(words: Sequence[Word], at: int, governing: VerbGroup | None) -> Reading | None:
    """"since Monday" is past, "payable on May 3" ahead."""
    lean = _cues().get(words[at].low)
    if lean is None:
        return None
    return Reading(at + 1, lean, prospective=lean == AHEAD, verb=False)


@lru_cache(maxsize=65536)
def may_begin_a_group(low: str) -> bool:
    """Whether any of `RULES` can answer for a word in lower case: most words of a text are nouns and need no asking."""
    forms = _forms()
    form_of_a_verb = any(low in known for known in (forms.base, forms.past, forms.participle, forms.third))
    shaped = low.endswith(("'d", "ed", "ing"))
    return shaped or form_of_a_verb or low in _cues() or low in _OPENERS or _class_of(low) in _AUXILIARIES


_AUXILIARIES = frozenset(("modal", "be-now", "be-past", "have-now", "had", "do-now", "did", "saying"))
# Words of rules of their own that are no verbs; `_SCHEDULED` and the like end in -ed or are cues.
_OPENERS = frozenset(("to", "be", "next", "necessary", "about", "ready", *_SCHEDULED))

RULES: tuple[Rule, ...] = (
    _modal,
    _would,
    _is_to,
    _be_done,
    _was_due,
    _was,
    _has,
    _did,
    _infinitive,
    _planned,
    _needed_for,
    _described_by,
    _ready_for,
    _seeming,
    _joined,
    _set_to,
    _stays,
    _falls_on,
    _next_of_a_row,
    _saying,
    _pictured,
    _cue,
    _past,
    _gerund,
    _present,
)
