"""Runs of capitals, cut into titles, listed names, names with a head word, persons, and what is left to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.base.classes import word_class
from generator.extract.names.heads import Heads
from generator.extract.names.lexicon import Known, Lexicon
from generator.extract.names.tokens import Tokens

_LONGEST_RUN = 40
"""Words; no run is longer, so that a text of nothing but capitals takes linear time."""


@dataclass(slots=True)
class Candidate:
    """A stretch of words that may be a name: token indexes, half-open."""

    first: int
    last: int
    kind: str | None
    """person, organisation or place; other for what is known to be none; None where the whole article has to decide."""
    rule: str
    title: tuple[int, int] | None = None
    """The title words directly before it."""
    gender: str = ""
    """What the title states: m, f or nothing."""
    known: Known | None = None
    """What a list says of the phrase."""


def joined(tokens: Tokens, at: int) -> bool:
    """Whether a word stands directly after the one before, with only blanks, a hyphen or "&" between."""
    gap = tokens.gap(at)
    return gap in (" ", "-", " & ") or (gap.isspace() and "\n" not in gap)


def candidates(tokens: Tokens, lexicon: Lexicon) -> list[Candidate]:
    """All candidates outside headlines, in text order, none overlapping."""
    found: list[Candidate] = []
    heads = Heads(tokens, lexicon)
    alone = {
        word
        for at, word in enumerate(tokens.plain)
        if tokens.caps[at] and not tokens.initial[at] and not tokens.caps[at - 1]
    }
    for line, (start, stop) in enumerate(tokens.lines):
        if line in tokens.headlines:
            continue
        at = start
        while at < stop:
            if _begins(tokens, lexicon, at, stop):
                end = _run_end(tokens, at, stop, lexicon)
                found.extend(Cutter(tokens, lexicon, heads, end, alone).cut(at))
                at = end
            else:
                at += 1
    return found


def _begins(tokens: Tokens, lexicon: Lexicon, at: int, stop: int) -> bool:
    """Whether a run of capitals begins: at a capital, at "iPhone" where a list has it, at "al-" before a capital."""
    if tokens.caps[at]:
        return True
    if not tokens.words[at].islower():
        return tokens.plain[at] in lexicon.known
    hyphened = tokens.gap(at + 1) == "-" and at + 1 < stop and tokens.caps[at + 1]
    return hyphened and tokens.words[at] in lexicon.classes["arabic article"]


_NICKNAME_MARKS = {' "': '" ', " '": "' ", " (": ") "}
"""What may stand before a nickname inside a name, and what then stands behind it."""
_LONGEST_NICKNAME = 3
"""Words: "Lucky", "The Rock", "Big Bad John"."""


def nickname(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """How many words from `at` are a nickname inside a name: Jens “Lucky” Dahl, Elizabeth (Betty) Dahl; 0 if none."""
    closing = _NICKNAME_MARKS.get(tokens.gap(at))
    if closing is None or not (tokens.caps[at] and tokens.caps[at - 1]) or tokens.plain[at - 1] in lexicon.function:
        return 0
    if tokens.plain[at - 1] in lexicon.titles:
        return 0  # "Prime Minister (Junichiro) Koizumi"
    if closing == ") " and tokens.plain[at] not in lexicon.first:
        return 0  # "Velden (Labour) Council"
    for words in range(1, _LONGEST_NICKNAME + 1):
        if tokens.gap(at + words) == closing:
            return words if tokens.caps[at + words] and tokens.plain[at + words] not in lexicon.function else 0
    return 0


def _run_end(tokens: Tokens, at: int, stop: int, lexicon: Lexicon) -> int:
    """The end of the run of capitals from `at`: linking words are inside where a capital follows."""
    stop = min(stop, at + _LONGEST_RUN)
    end, caps, words = at + 1, tokens.caps, tokens.words
    links = lexicon.links
    while end < stop:
        if not joined(tokens, end):
            called = nickname(tokens, end, lexicon)
            if not called or end + called >= stop:
                break
            end += called + 1
            continue
        if caps[end]:
            end += 1
            continue
        ahead = end
        while ahead < stop and ahead - end < 3 and not caps[ahead] and words[ahead] in links and joined(tokens, ahead):
            ahead += 1
        if ahead == end or ahead >= stop or not joined(tokens, ahead):
            break
        if caps[ahead]:
            end = ahead + 1
        else:  # "Group of 20"
            return ahead + 1 if words[ahead].isdigit() and words[end] == "of" else end
    return end


class Spot:
    """One word of a run, with what lists and head words say of the phrases that begin at it."""

    def __init__(self, cutter: Cutter, at: int) -> None:
        self.at, self.word = at, cutter.t.plain[at]
        self.length, self.known = cutter.known(at)
        """Words of the longest listed phrase from here, and what it stands for; 0 and None if there is none."""
        self.titled = cutter.heads.title(at, cutter.end)
        """Words of the longest title from here."""
        self.head: tuple[int, str] | None = cutter.heads.find(at, cutter.end)
        """End and kind of the name with a head word from here."""
        if self.titled == 1 and (called_dean(cutter, at) or (cutter.gender and cutter.closing(at))):
            self.titled, self.head = 0, None  # "Mr. Prince" is called so


Step = tuple[int, Candidate | None]
"""The word to go on at, and the candidate that ends there."""


class Cutter:
    """Cuts one run, from left to right: at each word the first of `STEPS` that takes it says what it is."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, heads: Heads, end: int, alone: set[str]) -> None:
        self.t, self.x, self.heads, self.end = tokens, lexicon, heads, end
        self.alone = alone
        """Words that stand with a capital of their own inside a sentence, folded."""
        self.particles = lexicon.classes["particle"]
        self.title: tuple[int, int] | None = None
        """The title that was just read."""
        self.gender = ""
        """What it states: m, f or nothing."""
        self.candidate_ends = -1
        """Where the candidate before ended."""

    def cut(self, at: int) -> Iterator[Candidate]:
        """The candidates from `at` to the end of the run."""
        while at < self.end:
            at, candidate = self._step(at)
            if candidate is not None:
                yield candidate
                self.title, self.gender = None, ""
                self.candidate_ends = candidate.last

    def _step(self, at: int) -> Step:
        for passes in PASSED_OVER:
            if words := passes(self, at):
                self.candidate_ends += words if passes is letters_after_name else 0
                return at + words, None
        spot = Spot(self, at)
        for step in STEPS:
            if (taken := step(self, spot)) is not None:
                return taken
        return capitals(self, spot)

    def known(self, at: int) -> tuple[int, Known | None]:
        """The longest listed phrase from `at`: words and what it stands for."""
        t, x = self.t, self.x
        word = t.plain[at]
        if not t.caps[at] and t.words[at].islower() and t.words[at] not in x.classes["arabic article"]:
            return 0, None
        for length in range(min(x.starts.get(word, 0), self.end - at), 0, -1):
            phrase = word if length == 1 else " ".join(t.plain[at : at + length])
            known = x.known.get(phrase)
            if known is None:
                continue
            if self._means_it(at, phrase, known) if length == 1 else not any(t.possessive[at : at + length - 1]):
                return length, known
        if word in x.classes["direction"] and at + 1 < self.end and joined(t, at + 1):
            length, known = self.known(at + 1)
            if known is not None and known.kind == "place":
                return length + 1, Known("place", " ".join(t.words[at : at + length + 1]), sure=True)
        return 0, None

    def _means_it(self, at: int, word: str, known: Known) -> bool:
        """Whether a word that is listed is meant: "US" in capitals only, "Miss." and "Ind." only after a comma."""
        if known.capitals and not self.t.words[at].isupper():
            return False
        clipped = word[-1] == "." and word[-3:-2] != "." and known.kind == "place"
        return not clipped or self.t.gap(at) == ", "

    def closing(self, at: int, first: int | None = None) -> bool:
        """Whether a title or an adjective is a surname here: "Howard Dean", "Mr. Prince", "David French".

        `first`: where the name would begin. Behind a first name any office is a surname: "Liz Chancellor".
        """
        t, x = self.t, self.x
        after = at + 1
        while after < self.end and t.plain[after].rstrip(".") in x.classes["suffix"]:
            after += 1
        more = after < self.end and t.caps[after] and not t.possessive[at]
        more = more and t.words[after] not in x.classes["letters"]
        return not more and (t.plain[at] in x.surnames or (first is not None and self._called(at, first)))

    def _called(self, at: int, first: int) -> bool:
        """Whether a title right behind a first name is a surname: "Liz Chancellor", not "Velden Chief of Staff"."""
        t = self.t
        if at - first != 1 or t.initial[at] or t.words[at + 1 : at + 2] == ["of"]:
            return False
        return self.heads.title(at, len(t.words)) == 1 and (t.plain[first] in self.x.first or self._unheard(first))

    def _unheard(self, at: int) -> bool:
        """Whether no list knows a word."""
        word = self.t.plain[at]
        known = self.x.is_common(word) or word in self.x.known or word in self.x.demonyms
        return not known and not self.t.words[at].isupper()

    def demonym(self, at: int) -> int:
        """Words of an adjective of a country or of its people from `at`; 0 if there is none."""
        word = self.t.plain[at]
        if word in self.x.demonyms:
            return 1
        return 2 if at + 1 < self.end and f"{word} {self.t.plain[at + 1]}" in self.x.demonyms else 0

    def rest(self, at: int) -> int:
        """The end of a stretch of capitals from `at` that no list explains, as a person's name would run on."""
        t = self.t
        end = at + 1
        while end < self.end and not t.possessive[end - 1]:
            if called := nickname(t, end, self.x):
                end += called + 1
                continue
            ahead = end
            while ahead < self.end and t.words[ahead] in self.particles and ahead - end < 3:
                ahead += 1
            if ahead > end and ahead < self.end and t.caps[ahead]:
                end = ahead + 1
            elif any(ends(self, at, end) for ends in ENDS):
                break
            else:
                end += 1
        return end + 1 if end == self.end and self._hyphen_tail(at, end) else end

    def _hyphen_tail(self, at: int, end: int) -> bool:
        """Whether a small word after a hyphen belongs to the name: "Ban Ki-moon", but not "Reagan-era"."""
        t = self.t
        if end >= len(t.words) or t.gaps[end] != "-" or end - at < 2 or t.caps[end]:
            return False
        return len(t.words[end - 1]) <= 4 and t.words[end].isalpha() and t.words[end] not in self.x.classes["tail"]


# ---- words that are passed over ----------------------------------------------------------------------------------


def party_and_state(cutter: Cutter, at: int) -> int:
    """`R-Tex.` after a name in a list of members."""
    t = cutter.t
    lettered = len(t.plain[at]) == 1 and t.caps[at] and t.plain[at] in cutter.x.classes["party letter"]
    return 2 if lettered and t.gap(at + 1) == "-" and at + 1 < cutter.end else 0


def small_word(cutter: Cutter, at: int) -> int:
    """`of` between two names; a particle belongs to the title before it: "Count von Lindau"."""
    if cutter.t.caps[at] or cutter.known(at)[0]:
        return 0
    if cutter.t.words[at] not in cutter.particles:
        cutter.title = None
    return 1


def sentence_word(cutter: Cutter, at: int) -> int:
    """`The` at the start of a sentence, but not "US", "IT" or "May"."""
    if cutter.t.plain[at] not in cutter.x.function:
        return 0
    length, known = cutter.known(at)
    return int(length < 2 and not cutter.heads.title(at, cutter.end) and (known is None or not known.capitals))


def letters_after_name(cutter: Cutter, at: int) -> int:
    """`CBE` behind a name; before one, MP is a title."""
    t = cutter.t
    if cutter.candidate_ends != at or t.words[at] not in cutter.x.classes["letters"]:
        return 0
    before_name = at + 1 < cutter.end and t.caps[at + 1] and t.plain[at] in cutter.x.titles
    return int(t.gap(at) == " " and not before_name)


def article_of_longer_name(cutter: Cutter, at: int) -> int:
    """`The National Cancer Institute` isn't "The National"."""
    if cutter.t.plain[at] not in cutter.x.function or at + 1 >= cutter.end:
        return 0
    length, known = cutter.known(at)
    if known is None or known.kind == "place":
        return 0
    further = cutter.heads.find(at + 1, cutter.end)
    return int(further is not None and further[0] > at + length)


PASSED_OVER = (party_and_state, letters_after_name, small_word, sentence_word, article_of_longer_name)
"""What starts no name, in this order; each says how many words it is."""


# ---- what a word begins ------------------------------------------------------------------------------------------


def title(cutter: Cutter, spot: Spot) -> Step | None:
    """`Foreign Minister` before a name; a longer listed or headed name wins: "State Department"."""
    end = spot.at + spot.titled
    if spot.titled < max(spot.length, 1) or (spot.head is not None and end < spot.head[0]):
        return None
    if cutter.t.gap(end) == "-":
        return None  # "the Spokesman-Journal"
    if end < cutter.end and cutter.t.plain[end] in cutter.x.classes["after title"]:
        return _titled(cutter, spot, end, end + 1)  # "Archbishop Emeritus"
    return _titled(cutter, spot, end, end)


def _titled(cutter: Cutter, spot: Spot, end: int, last: int) -> Step:
    """Note a title whose own words end at `end`, and what belongs to it at `last`."""
    stated = cutter.x.titles[" ".join(cutter.t.plain[spot.at : end])]
    cutter.title = (cutter.title[0] if cutter.title else spot.at, last)
    cutter.gender = stated if stated in ("m", "f") else cutter.gender
    if cutter.t.possessive[end - 1]:
        cutter.title, cutter.gender = None, ""
    return last, None


def headed(cutter: Cutter, spot: Spot) -> Step | None:
    """`Senate Judiciary Committee`, unless a list has a phrase as long."""
    if spot.head is None or spot.head[0] - spot.at <= spot.length:
        return None
    return spot.head[0], Candidate(spot.at, spot.head[0], spot.head[1], "name.head-word")


def person(cutter: Cutter, spot: Spot) -> Step | None:
    """`Mary Holt` by the first name, `Sen. Holt` by the title."""
    if spot.length > 1:
        return None
    end = person_end(cutter, spot)
    rule = "name.title" if cutter.title else "name.first-name"
    return (end, Candidate(spot.at, end, "person", rule, cutter.title, cutter.gender)) if end else None


def listed(cutter: Cutter, spot: Spot) -> Step | None:
    """`Oslo`, `the World Bank`; a word that may be something else is left to the whole article: "Jackson"."""
    known, t = spot.known, cutter.t
    if known is None:
        return None
    end = spot.at + spot.length
    lone = spot.length == 1
    if lone and not known.sure and (cutter.title is not None or t.initial[spot.at] or known.kind == "place"):
        return end, Candidate(spot.at, end, None, "name.known", cutter.title, cutter.gender, known)
    if lone and known.capitals and not t.words[spot.at].isupper():
        return None
    kind = "other" if known.kind == "date" else known.kind
    return end, Candidate(spot.at, end, kind, "name.known", known=known)


def demonym(cutter: Cutter, spot: Spot) -> Step | None:
    """`Danish` before a name is no part of it."""
    length = 0 if spot.known is not None else cutter.demonym(spot.at)
    return (spot.at + length, None) if length else None


def capitals(cutter: Cutter, spot: Spot) -> Step:
    """`Velda Zwingli`: the whole article has to decide."""
    end = cutter.rest(spot.at)
    held = None if end - spot.at == 1 and office_before_everyday(cutter, spot) else cutter.title
    return end, Candidate(spot.at, end, None, "name.capitals", held, cutter.gender)


STEPS = (title, headed, person, listed, demonym)
"""What the words from here on can be, in this order; what none takes is undecided: `capitals`."""


# ---- what shows that a person's name begins ----------------------------------------------------------------------


def adjective_of_country(cutter: Cutter, spot: Spot) -> bool:
    """`French Open`."""
    return bool(cutter.demonym(spot.at))


def listed_thing(cutter: Cutter, spot: Spot) -> bool:
    """`Christian Democrats`, but not `Christian Velden`."""
    if spot.known is None or spot.known.kind not in ("other", "date"):
        return False
    after = spot.at + 1
    more = after < cutter.end and cutter.t.caps[after] and not cutter.x.is_common(cutter.t.plain[after])
    return spot.word not in cutter.x.first or not more


def listed_name(cutter: Cutter, spot: Spot) -> bool:
    """`Norway Grouse`, but not `Florence Grouse`."""
    known = spot.known
    sure = known is not None and known.kind not in ("other", "date") and known.sure
    return sure and cutter.title is None and spot.word not in cutter.x.first


NOBODY: tuple[Callable[[Cutter, Spot], bool], ...] = (adjective_of_country, listed_thing, listed_name)
"""What a word names that begins no person's name."""


def listed_before_hyphen(cutter: Cutter, spot: Spot, end: int) -> bool:
    """`Jordan-Syria`, but not `Mary-Kate Velden`."""
    return cutter.t.gaps[spot.at + 1] == "-" and spot.known is not None and not _both_first(cutter, spot.at)


def _both_first(cutter: Cutter, at: int) -> bool:
    """Whether a word and the next are first names."""
    return cutter.t.plain[at] in cutter.x.first and cutter.t.plain[at + 1] in cutter.x.first


def listed_before_everyday(cutter: Cutter, spot: Spot, end: int) -> bool:
    """`Florida Republican`."""
    after, x = cutter.t.plain[spot.at + 1], cutter.x
    sure = spot.known is not None and spot.known.sure
    return sure and after not in x.surnames and (after in x.known or x.is_common(after))


def everyday_start(cutter: Cutter, spot: Spot, end: int) -> bool:
    """`Bill Passes` at the start of a sentence, but not `Rush Limbaugh` nor `with Bob Mayor`."""
    after, x = cutter.t.plain[spot.at + 1], cutter.x
    everyday = x.is_common(spot.word) and x.is_common(after) and after not in x.surnames
    office = end - spot.at == 2 and after in x.titles and not cutter.t.initial[spot.at]
    return everyday and not office


def modal_start(cutter: Cutter, spot: Spot, end: int) -> bool:
    """`Will Velden win?`, where the article has Velden alone elsewhere."""
    asked = cutter.t.initial[spot.at] and spot.word in cutter.x.classes["modal"]
    return asked and end - spot.at == 2 and cutter.t.plain[spot.at + 1] in cutter.alone


NO_FIRST_NAME: tuple[Callable[[Cutter, Spot, int], bool], ...] = (
    listed_before_hyphen,
    listed_before_everyday,
    everyday_start,
    modal_start,
)
"""Where a word that may be a first name is none; asked of two words and more, with the end of the stretch."""


def office_before_everyday(cutter: Cutter, spot: Spot) -> bool:
    """`Delegate Update`, but not `Mr. Band`."""
    if cutter.title is None or spot.word in cutter.x.surnames or not cutter.x.is_common(spot.word):
        return False
    return cutter.x.titles.get(" ".join(cutter.t.plain[slice(*cutter.title)])) == "o"


def person_end(cutter: Cutter, spot: Spot) -> int:
    """The end of a person's name from a spot, or 0 where nothing shows that it is one."""
    if any(rules_out(cutter, spot) for rules_out in NOBODY):
        return 0
    end = cutter.rest(spot.at)
    if end - spot.at == 1 and office_before_everyday(cutter, spot):
        return 0
    if cutter.title is not None and spot.known is None:
        return end
    if end - spot.at < 2 or listed_before_hyphen(cutter, spot, end):
        return 0
    initial = len(spot.word) == 2 and spot.word[1] == "."
    if spot.word not in cutter.x.first and not initial:
        return end if cutter.title is not None and not _listed_as_other(cutter, spot) else 0
    return 0 if any(rules_out(cutter, spot, end) for rules_out in NO_FIRST_NAME) else end


def _listed_as_other(cutter: Cutter, spot: Spot) -> bool:
    """Whether a list surely has the first word behind a title as something else: "President Texas".

    Behind "Mr" a place is a name after all, for no place is called so: "Mr Anand Kulkarni", after a city of Gujarat.
    """
    if spot.known is None or not spot.known.sure:
        return False
    return not (cutter.gender and spot.known.kind == "place")


def called_dean(cutter: Cutter, at: int) -> bool:
    """`Dean Porter`: a first name that is also an office, before a last word that is no office either."""
    t = cutter.t
    if t.plain[at] not in cutter.x.classes["office and first name"] or at + 1 >= cutter.end or t.possessive[at]:
        return False
    lone = at + 2 >= cutter.end or not t.caps[at + 2] or t.possessive[at + 1]
    return lone and t.caps[at + 1] and t.gap(at + 1) == " " and t.plain[at + 1] not in cutter.x.function


# ---- where a stretch of capitals ends ----------------------------------------------------------------------------


def no_capital(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | said`."""
    return not cutter.t.caps[end]


def next_sentence_word(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | In`."""
    word = cutter.t.plain[end]
    return word in cutter.x.function and len(word) > 1 and word not in cutter.x.first


def next_headline_verb(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | Beats Ann Lee`, where a headline stands in the running text."""
    t, word = cutter.t, cutter.t.plain[end]
    if word[-1] != "s" or word in cutter.x.surnames or word in cutter.x.first or t.possessive[end]:
        return False
    follows = end - at > 1 or (end + 1 < cutter.end and t.caps[end + 1] and t.gap(end + 1) == " ")
    return follows and (word_class(word) == "V" or word_class(word[:-1]) == "V")


def next_title(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | President Holt`, but not `Howard Dean` nor `Howard Holt Sr.`."""
    suffix = cutter.t.plain[end].rstrip(".") in cutter.x.classes["suffix"]
    if suffix or not cutter.heads.title(end, cutter.end):
        return False
    return not (end - at <= 2 and cutter.closing(end, at)) and not called_dean(cutter, end)


def next_pronoun(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | I know`, but not `Carlos I`."""
    return cutter.t.words[end] == "I" and cutter.t.gap(end + 1) == " " and not cutter.t.caps[end + 1]


def next_opponent(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli-|Ann Lee fight`, but not `Velda Lee-Zwingli`."""
    t = cutter.t
    follows = end + 1 < cutter.end and t.caps[end + 1] and t.gap(end + 1) == " "
    return end - at > 1 and t.gap(end) == "-" and follows and t.plain[end] in cutter.x.first


def next_letters(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | CBE`."""
    return cutter.t.words[end] in cutter.x.classes["letters"] and cutter.t.gap(end) == " "


def next_plural_letters(cutter: Cutter, at: int, end: int) -> bool:
    """`Tory | MPs`."""
    word = cutter.t.words[end]
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()


def next_listed(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda | World Bank`; a single word may be a surname: "Velda Jackson"."""
    length, known = cutter.known(end)
    if known is None:
        hyphened = cutter.t.gaps[end] == "-" and not _both_first(cutter, end - 1)
        listed_before = cutter.known(end - 1)[1] if hyphened else None
        surname = end - at > 1 and listed_before is not None and not listed_before.sure  # "Ann Jackson-Velden"
        return listed_before is not None and not surname
    if cutter.t.gaps[end] == "-" or length > 1 or known.kind == "date":
        return True
    return known.kind != "place" and known.sure and end != at + 1


def next_demonym(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda Zwingli | Danish`, but not `David French`."""
    called = end - at <= 2 and cutter.closing(end) and cutter.t.plain[at] in cutter.x.first
    return cutter.t.plain[end] in cutter.x.demonyms and not called


def next_headed(cutter: Cutter, at: int, end: int) -> bool:
    """`Velda | Lake Tahoe`."""
    return bool(cutter.heads.flags(end) and cutter.heads.find(end, cutter.end))


ENDS = (
    no_capital,
    next_pronoun,
    next_opponent,
    next_sentence_word,
    next_headline_verb,
    next_letters,
    next_plural_letters,
    next_title,
    next_listed,
    next_demonym,
    next_headed,
)
"""Where a stretch that began at one word ends before another."""
