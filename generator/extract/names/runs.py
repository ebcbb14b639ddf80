"""Runs of capitals, cut into titles, listed names, names with a head word, persons, and what is left to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.names.heads import Heads
from generator.extract.names.lexicon import Known, Lexicon
from generator.extract.names.tokens import Tokens

_LINKS = frozenset(("of", "the", "and", "for", "on"))


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
    links = _LINKS | lexicon.classes["particle"]
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
            if (
                tokens.caps[at]
                or (not tokens.words[at].islower() and tokens.plain[at] in lexicon.known)
                or (
                    tokens.words[at] in ("al", "el")
                    and tokens.gap(at + 1) == "-"
                    and at + 1 < stop
                    and tokens.caps[at + 1]
                )
            ):
                end = _run_end(tokens, at, stop, links)
                found.extend(_Cutter(tokens, lexicon, heads, end, alone).cut(at))
                at = end
            else:
                at += 1
    return found


def _run_end(tokens: Tokens, at: int, stop: int, links: frozenset[str]) -> int:
    """The end of the run of capitals from `at`: linking words are inside where a capital follows.

    No run is longer than 40 words, so that a text of nothing but capitals takes linear time.
    """
    stop = min(stop, at + 40)
    end, caps, words = at + 1, tokens.caps, tokens.words
    while end < stop and joined(tokens, end):
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


class _Cutter:
    """Cuts one run, from left to right."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, heads: Heads, end: int, alone: set[str]) -> None:
        self.t, self.x, self.heads, self.end = tokens, lexicon, heads, end
        self.alone = alone
        self.particles = lexicon.classes["particle"]

    def cut(self, at: int) -> Iterator[Candidate]:
        """The candidates from `at` to the end of the run."""
        t, x = self.t, self.x
        title: tuple[int, int] | None = None
        gender = ""
        while at < self.end:
            word = t.plain[at]
            if len(word) == 1 and t.gap(at + 1) == "-" and word in "rdi" and t.caps[at] and at + 1 < self.end:
                at += 2  # "R-Tex.": party and state
                continue
            length, known = self.known(at)
            if not t.caps[at] and length == 0:
                title = title if t.words[at] in self.particles else None
                at += 1
                continue
            titled = self.heads.title(at, self.end)
            if length < 2 and not titled and word in x.function and (known is None or not known.capitals):
                at += 1
                continue
            head = self.heads.find(at, self.end)
            if word in x.function and known is not None and known.kind != "place" and at + 1 < self.end:
                further = self.heads.find(at + 1, self.end)
                if further is not None and further[0] > at + length:
                    at += 1  # "The National Cancer Institute" isn't "The National"
                    continue
            if titled == 1 and gender and self.closing(at):
                titled, head = 0, None
            if titled >= max(length, 1) and (head is None or at + titled >= head[0]):
                stated = x.titles[" ".join(t.plain[at : at + titled])]
                title = (title[0] if title else at, at + titled)
                gender = stated if stated in ("m", "f") else gender
                at += titled
                if t.possessive[at - 1]:
                    title, gender = None, ""
                continue
            one: Candidate | None = None
            if head is not None and head[0] - at > length:
                one = Candidate(at, head[0], head[1], "name.head-word")
            elif length < 2 and (end := self.person(at, known, titled=title is not None)):
                one = Candidate(at, end, "person", "name.title" if title else "name.first-name", title, gender)
            elif known is not None:
                kind = {"date": "other"}.get(known.kind, known.kind)
                if length == 1 and not known.sure and (title is not None or t.initial[at] or known.kind == "place"):
                    one = Candidate(at, at + 1, None, "name.known", title, gender, known)
                elif length > 1 or not known.capitals or t.words[at].isupper():
                    one = Candidate(at, at + length, kind, "name.known", known=known)
            elif word in x.demonyms or (at + 1 < self.end and f"{word} {t.plain[at + 1]}" in x.demonyms):
                at += 1 if word in x.demonyms else 2
                continue
            if one is None:
                one = Candidate(at, self.rest(at), None, "name.capitals", title, gender)
            yield one
            at = one.last
            title, gender = None, ""

    def known(self, at: int) -> tuple[int, Known | None]:
        """The longest listed phrase from `at`: words and what it stands for."""
        t, x = self.t, self.x
        word = t.plain[at]
        if not t.caps[at] and t.words[at] not in ("al", "el") and t.words[at].islower():
            return 0, None
        for length in range(min(x.starts.get(word, 0), self.end - at), 0, -1):
            phrase = word if length == 1 else " ".join(t.plain[at : at + length])
            known = x.known.get(phrase)
            if known is None or (length > 1 and any(t.possessive[at : at + length - 1])):
                continue
            if length == 1 and known.capitals and not t.words[at].isupper():
                continue
            if (
                length == 1
                and phrase[-1] == "."
                and phrase[-3:-2] != "."
                and known.kind == "place"
                and t.gap(at) != ", "
            ):
                continue  # "Miss." and "Ind." are states only after a comma
            return length, known
        if word in x.classes["direction"] and at + 1 < self.end and joined(t, at + 1):
            length, known = self.known(at + 1)
            if known is not None and known.kind == "place":
                return length + 1, Known("place", " ".join(t.words[at : at + length + 1]), sure=True)
        return 0, None

    def person(self, at: int, known: Known | None, *, titled: bool) -> int:
        """The end of a person's name from `at`, or 0 where nothing shows that it is one."""
        t, x = self.t, self.x
        word = t.plain[at]
        if word in x.demonyms:
            return 0
        if known is not None and known.kind in ("other", "date"):
            more = at + 1 < self.end and t.caps[at + 1] and not x.is_common(t.plain[at + 1])
            if word not in x.first or not more:
                return 0
        elif known is not None and known.sure and not titled and word not in x.first:
            return 0
        if at + 1 < self.end and f"{word} {t.plain[at + 1]}" in x.demonyms:
            return 0
        end = self.rest(at)
        if titled and known is None:
            return end
        if end - at < 2 or (t.gaps[at + 1] == "-" and known is not None):
            return 0
        initial = len(word) == 2 and word[1] == "."
        if word not in x.first and not initial:
            return end if titled and not (known and known.sure) else 0
        after = t.plain[at + 1]
        if known is not None and known.sure and after not in x.surnames and (after in x.known or x.is_common(after)):
            return 0  # "Florida Republican"
        if x.is_common(word) and t.initial[at]:
            # "Rush Limbaugh said", but not "Will Trump win" or "Bill Clinton's plan" where "bill" is a bill
            if x.is_common(after) and after not in x.surnames:
                return 0
            if word in ("will", "may") and end - at == 2 and after in self.alone:
                return 0
        if x.is_common(word) and x.is_common(after) and after not in x.surnames:
            return 0
        return end

    def closing(self, at: int) -> bool:
        """Whether a title or an adjective is a surname here: "Howard Dean", "Mr. Prince", "David French"."""
        t = self.t
        more = at + 1 < self.end and t.caps[at + 1] and not t.possessive[at]
        return t.plain[at] in self.x.surnames and not more

    def rest(self, at: int) -> int:
        """The end of a stretch of capitals from `at` that no list explains, as a person's name would run on."""
        t, x = self.t, self.x
        end = at + 1
        while end < self.end and not t.possessive[end - 1]:
            word = t.plain[end]
            ahead = end
            while ahead < self.end and t.words[ahead] in self.particles and ahead - end < 3:
                ahead += 1
            if ahead > end and ahead < self.end and t.caps[ahead]:
                end = ahead + 1
                continue
            if (
                not t.caps[end]
                or (word in x.function and len(word) > 1 and word not in x.first)
                or (
                    word.rstrip(".") not in x.classes["suffix"]
                    and self.heads.title(end, self.end)
                    and not (end - at <= 2 and self.closing(end))
                )
            ):
                break
            length, known = self.known(end)
            if t.gaps[end] == "-" and (known is not None or self.known(end - 1)[1] is not None):
                break
            if known is not None and not (length == 1 and (known.kind == "place" or not known.sure or end == at + 1)):
                break
            if known is not None and known.kind == "date" and length == 1:
                break
            if word in x.demonyms and not (end - at <= 2 and self.closing(end) and t.plain[at] in x.first):
                break
            if self.heads.flags(end) and self.heads.find(end, self.end):
                break
            end += 1
        if end == self.end and end < len(t.words) and t.gaps[end] == "-" and end - at >= 2 and not t.caps[end]:
            tail = t.words[end]  # "Ban Ki-moon", but not "Reagan-era"
            if len(t.words[end - 1]) <= 4 and tail.isalpha() and tail not in x.classes["tail"]:
                end += 1
        return end
