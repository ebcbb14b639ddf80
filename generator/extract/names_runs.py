"""Runs of capitals, cut into titles, known names, organisations by their head word, and what is left for later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.names_lexicon import PARTICLES, SUFFIXES, Lexicon, plain
from generator.extract.names_tokens import Tokens
from generator.lexicon import words as word_list

_LINKS = PARTICLES | {"of", "the", "and", "for", "on", "&"}


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
    known: str | None = None
    """The name that the phrase stands for in the word lists."""


def candidates(tokens: Tokens, lexicon: Lexicon) -> Iterator[Candidate]:
    """All candidates, in text order, none overlapping."""
    at, count = 0, len(tokens.words)
    while at < count:
        if not tokens.caps[at] and not _digits_known(tokens, at, lexicon):
            at += 1
            continue
        end = _run_end(tokens, at)
        yield from _Cutter(tokens, lexicon, at, end).cut()
        at = end


def _digits_known(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return tokens.words[at][0].isdigit() and plain(tokens.words[at]) in lexicon.known


def _joined(tokens: Tokens, at: int) -> bool:
    """Whether the word stands directly after the one before, with nothing but a blank or a hyphen between."""
    gap = tokens.gaps[at]
    return gap in ("-", " & ") or (gap.isspace() and "\n" not in gap)


def _run_end(tokens: Tokens, at: int) -> int:
    """The end of the run of capitals from `at`: linking words are inside where a capital follows."""
    end, count = at + 1, len(tokens.words)
    while end < count:
        ahead = end
        while ahead < count and ahead - end < 3 and not tokens.caps[ahead] and tokens.words[ahead] in _LINKS \
                and _joined(tokens, ahead):  # fmt: skip
            ahead += 1
        if ahead < count and tokens.caps[ahead] and _joined(tokens, ahead):
            end = ahead + 1
        elif ahead < count and tokens.words[ahead].isdigit() and _joined(tokens, ahead) and ahead > end:
            return ahead + 1  # "Group of 20"
        else:
            return end
    return end


class _Cutter:
    """Cuts one run."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> None:
        self.t, self.x, self.start, self.end = tokens, lexicon, start, end
        self.plain = [plain(word) for word in tokens.words[start:end]]
        self.function = word_list("names_function")

    def word(self, at: int) -> str:
        return self.plain[at - self.start]

    def cut(self) -> Iterator[Candidate]:
        at = self.start
        title: tuple[int, int] | None = None
        gender = ""
        while at < self.end:
            word = self.word(at)
            length, kind, name = self.known(at)
            if not self.t.caps[at] and not (length and self.t.words[at][0].isdigit()):
                at, title, gender = at + 1, None, ""
                continue
            titled = self.title(at)
            head = self.organisation(at)
            if title is None and length < 2 and not titled and head is None and word in self.function and kind != "place":
                at += 1
                continue
            if titled and titled >= length and (head is None or at + titled >= head[0]) and (
                at + titled < self.end or titled > 1 or title is not None
            ):
                kind_of = self.x.titles[" ".join(self.plain[at - self.start : at - self.start + titled])]
                title = (title[0] if title else at, at + titled)
                gender = kind_of if kind_of in ("m", "f") else gender
                at += titled
                if self.breaks(at - 1):
                    title, gender = None, ""
                continue
            if head is not None and head[0] - at > length:
                yield Candidate(at, head[0], head[1], "name.head-word")
                at, title, gender = head[0], None, ""
                continue
            person = self.person(at, titled_before=title is not None, single=length == 1, gender=gender)
            if person and length < 2:
                yield Candidate(
                    at, person, "person", "name.title" if title else "name.first-name", title, gender
                )
                at, title, gender = person, None, ""
                continue
            if length:
                yield Candidate(at, at + length, kind, "name.known", known=name)
                at += length
                if kind == "other" or self.breaks(at - 1):
                    title, gender = None, ""
                continue
            if word in self.x.demonyms:
                at += 1
                continue
            end = self.rest(at)
            yield Candidate(at, end, None, "name.capitals", title, gender)
            at, title, gender = end, None, ""

    def breaks(self, at: int) -> bool:
        """Whether a name can't go on after this word: a possessive ends it."""
        return self.t.possessive[at]

    def known(self, at: int) -> tuple[int, str | None, str | None]:
        """The longest listed phrase from `at`: words, kind, name it stands for."""
        longest = 1
        if self.word(at) in self.x.starts:
            longest = min(self.x.longest, self.end - at)
        for length in range(longest, 0, -1):
            phrase = " ".join(self.plain[at - self.start : at - self.start + length])
            if phrase in self.x.known and not any(self.breaks(k) for k in range(at, at + length - 1)):
                kind, name = self.x.known[phrase]
                if phrase == "us" and self.t.words[at] != "US":
                    continue
                if length == 1 and len(phrase) <= 3 and not self.t.words[at].isupper() and name.isupper():
                    continue
                return length, kind, name
        return 0, None, None

    def title(self, at: int) -> int:
        """Words of the longest title from `at`; 0 if none."""
        for length in range(min(self.x.longest, self.end - at), 0, -1):
            if " ".join(self.plain[at - self.start : at - self.start + length]) in self.x.titles:
                return length
        return 0

    def organisation(self, at: int) -> tuple[int, str] | None:
        """The end and the kind of an organisation or place that its head word shows, from `at`."""
        if self.t.weak[at]:
            return None
        end, kind, ahead = 0, "", at
        while ahead < self.end and self.t.caps[ahead]:
            if ahead > at and self.title(ahead) and not self.is_head(ahead + self.title(ahead)):
                break
            flags = self.x.heads.get(self.t.words[ahead].rstrip("."), "")
            if flags and (ahead > at or "o" in flags):
                if "o" in flags and (tail := self.tail(ahead)):
                    end, kind, ahead = tail, "organisation", tail
                    continue
                if ahead > at and not ("w" in flags and self.word(at) in self.x.first):
                    end, kind = ahead + 1, "place" if "p" in flags or "w" in flags else "organisation"
            if self.breaks(ahead) and not self.is_head(ahead + 1):
                break
            ahead += 1
        return (end, kind) if end > at else None

    def is_head(self, at: int) -> bool:
        return at < self.end and bool(self.x.heads.get(self.t.words[at]))

    def tail(self, head: int) -> int:
        """The end of "of ..." after a head word, or 0."""
        at = head + 1
        if at >= self.end or self.t.words[at] not in ("of", "for", "on"):
            return 0
        at += 1
        while at < self.end and self.t.words[at] == "the":
            at += 1
        end = 0
        while at < self.end:
            if self.t.caps[at] and not self.title(at):
                at += 1
                end = at
                if self.breaks(at - 1):
                    break
            elif end and self.t.words[at] in ("and", "&") and self.t.words[head] in _LISTING:
                at += 1
            else:
                break
        return end

    def person(self, at: int, *, titled_before: bool, single: bool, gender: str) -> int:
        """The end of a person's name from `at`, or 0 where nothing shows that it is one."""
        words, word = self.t.words, self.word(at)
        if word in self.x.demonyms or (single and self.x.known[word][0] == "other"):
            return 0
        end = self.rest(at)
        if titled_before and not single:
            return end
        several = end - at >= 2
        if titled_before and gender:
            return end
        first = word in self.x.first or (len(words[at]) == 2 and words[at][1] == "." and several)
        if not (first and several):
            return 0
        if self.t.initial[at] and self.x.is_common(word) and self.word(at + 1) not in self.x.surnames:
            return 0
        return end

    def rest(self, at: int) -> int:
        """The end of a stretch of capitals that no list explains."""
        end = at + 1
        while end < self.end and not self.breaks(end - 1):
            if self.t.words[end] in PARTICLES and end + 1 < self.end and self.t.caps[end + 1]:
                end += 2
                continue
            if not self.t.caps[end] or (self.title(end) and self.t.words[end] not in SUFFIXES):
                break
            length, kind, _ = self.known(end)
            if self.t.gaps[end] == "-" and (length or self.known(end - 1)[0]):
                break
            if length >= 2 or (length == 1 and end - at >= 2 and kind in ("organisation", "other")):
                break
            if self.word(end) in self.x.demonyms:
                break
            if self.organisation(end):
                break
            end += 1
        return end


_LISTING = frozenset(("Department", "Ministry", "Committee", "Office", "Agency", "Bureau", "Centers", "Center", "Institute",
                      "Commission", "Council"))
