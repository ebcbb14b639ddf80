"""Names in headlines, where every word has a capital: known from the article or a list, or by first name or title."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.names.evidence import surname
from generator.extract.names.heads import Heads
from generator.extract.names.kinds import key
from generator.extract.names.lexicon import Known, Lexicon
from generator.extract.names.runs import Candidate, joined
from generator.extract.names.tokens import Tokens


def headline_names(tokens: Tokens, chosen: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The names in all headlines, in text order. `chosen`: the names found in the running text."""
    seen: dict[str, Candidate] = {}
    for mention in chosen:
        seen.setdefault(key(tokens, mention), mention)
        if mention.kind == "person":
            seen.setdefault(surname(tokens, mention, lexicon).rstrip("."), mention)
    found: list[Candidate] = []
    finder = _Finder(tokens, lexicon, seen)
    for line in sorted(tokens.headlines):
        at, stop = tokens.lines[line]
        while at < stop:
            named = finder.find(at, stop)
            if named is None:
                at += 1
            else:
                found.append(named)
                at = named.last
    return found


class _Finder:
    def __init__(self, tokens: Tokens, lexicon: Lexicon, seen: dict[str, Candidate]) -> None:
        self.t, self.x, self.seen, self.heads = tokens, lexicon, seen, Heads(tokens, lexicon)
        self.longest: dict[str, int] = {}
        for name in seen:
            parts = name.split()
            self.longest[parts[0]] = max(len(parts), self.longest.get(parts[0], 0))

    def find(self, at: int, stop: int) -> Candidate | None:
        """The name that starts at `at`, with its title, or None."""
        t, x = self.t, self.x
        if not t.caps[at]:
            return None
        title: tuple[int, int] | None = None
        gender = ""
        if titled := self.heads.title(at, stop):
            start = at + titled
            if start < stop and t.caps[start] and joined(t, start):
                stated = x.titles[" ".join(t.plain[at:start])]
                title, gender, at = (at, start), stated if stated in ("m", "f") else "", start
        longest = max(x.starts.get(t.plain[at], 0), self.longest.get(t.plain[at].rstrip("."), 0))
        for length in range(min(longest, stop - at), 0, -1):
            if length > 1 and (any(t.possessive[at : at + length - 1]) or not joined(t, at + length - 1)):
                continue
            words = t.plain[at : at + length]
            name = " ".join(word.rstrip(".") for word in words)
            like = self.seen.get(name)
            if like is not None and (length > 1 or like.kind != "place" or not x.is_common(name)):
                stated_title = title if like.kind == "person" else None
                return Candidate(at, at + length, like.kind, "name.headline-seen", stated_title, gender, like.known)
            known = x.known.get(" ".join(words))
            if known is not None and known.kind in ("organisation", "place") and self._counts(known, at, length):
                return Candidate(at, at + length, known.kind, "name.headline-known", known=known)
        end = self._person(at, stop, titled=title is not None)
        return Candidate(at, end, "person", "name.headline-first-name", title, gender) if end else None

    def _counts(self, known: Known, at: int, length: int) -> bool:
        """Whether a listed phrase may be taken for the name here."""
        if length > 1:
            return True
        t, word = self.t, self.t.plain[at]
        if word.endswith(".") and "." not in word[:-1]:
            return t.gaps[at] == ", "
        if known.capitals and (
            not t.words[at].isupper() or all(mention.isupper() for mention in t.words[at - 1 : at + 2])
        ):
            return False
        return known.sure and not self.x.is_common(word)

    def _person(self, at: int, stop: int, *, titled: bool) -> int:
        """The end of a person's name that a first name or a title shows, or 0."""
        t, x = self.t, self.x
        word = t.plain[at]
        if x.is_common(word) or t.possessive[at] or (word not in x.first and not titled):
            return at + 1 if titled and not x.is_common(word) else 0
        end = at + 1
        while end < stop and end - at < 4 and t.caps[end] and joined(t, end) and not t.possessive[end - 1]:
            part = t.plain[end].rstrip(".")
            if part in x.function:
                break
            if len(part) > 1 and x.is_common(part) and (part not in x.surnames or end - at > 1):
                break
            if end - at >= 2 and part not in x.surnames and part not in x.classes["suffix"]:
                break
            end += 1
        return end if end - at >= 2 or titled else 0
