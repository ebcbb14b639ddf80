"""Names that a head word shows: "Senate Judiciary Committee", "Department of Justice", "Lake Tahoe"; and titles."""

from __future__ import annotations

from generator.extract.names.lexicon import Lexicon
from generator.extract.names.tokens import Tokens


class Heads:
    """Looks for head words in one article."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.t, self.x = tokens, lexicon
        self.listing, self.owned = lexicon.classes["listing"], lexicon.classes["owned"]
        self.agents = tuple(lexicon.classes["agent end"])
        self.aimed = self.listing | lexicon.classes["aimed"]

    def flags(self, at: int) -> str:
        """The flags of a head word, or nothing."""
        return self.x.heads.get(self.t.words[at].rstrip("."), "")

    def title(self, at: int, stop: int) -> int:
        """Words of the longest title from `at`; 0 if none."""
        plain = self.t.plain
        for length in range(min(self.x.title_starts.get(plain[at], 0), stop - at), 0, -1):
            phrase = plain[at] if length == 1 else " ".join(plain[at : at + length])
            if phrase in self.x.titles:
                return length
        return 0

    def find(self, at: int, stop: int) -> tuple[int, str] | None:
        """The end and the kind (organisation, place, other) of a name that starts at `at` and has a head word."""
        t = self.t
        titled = self.title(at, stop)
        if self._date(at):
            return None
        if titled and self.x.titles[" ".join(t.plain[at : at + titled])] != "o":
            return None
        end, kind, ahead = 0, "", at
        while ahead < stop and t.caps[ahead]:
            if ahead > at:
                if self._date(ahead) or t.plain[ahead] == "the":
                    break
                titled = self.title(ahead, stop)
                if (
                    titled
                    and not (ahead + titled < stop and self.flags(ahead + titled))
                    and (titled > 1 or not self.flags(ahead))
                ):
                    break
            flags = self.flags(ahead)
            if flags:
                if "o" in flags and (tail := self._tail(ahead, stop)):
                    end, kind, ahead = tail, "place" if "p" in flags or "w" in flags else "organisation", tail
                    continue
                if ahead > at and (found := self._ends(at, ahead, flags, stop)):
                    end, kind = ahead + 1, found
                elif "s" in flags and ahead == at and self._starts(at, stop):
                    end, kind = at + 2, "place"
            if t.possessive[ahead] and not (ahead + 1 < stop and self._owned(ahead)):
                break
            ahead += 1
        return (end, kind) if end else None

    def _owned(self, at: int) -> bool:
        """Whether a name goes on after a possessive: "Children's Hospital", but not "Russia's Supreme Court"."""
        plain = self.t.plain[at]
        if self.flags(at + 1) and plain not in self.x.surnames and plain.endswith(self.agents):
            return True  # "Seafarers' Union"
        return self.x.is_common(plain) or (self.t.words[at + 1] in self.owned and plain not in self.x.known)

    def _date(self, at: int) -> bool:
        known = self.x.known.get(self.t.plain[at])
        return known is not None and known.kind == "date"

    def _ends(self, at: int, head: int, flags: str, stop: int) -> str:
        """What the words from `at` to the head word name, or nothing."""
        first = self.t.plain[at] in self.x.first
        if "e" in flags:
            return "organisation"
        if "p" in flags:
            return "place"
        if "w" in flags:
            return "" if self.title(at, stop) or (first and self._surname(at, head)) else "place"
        last = head + 1 == stop or not self.t.caps[head + 1]
        return "other" if "x" in flags and last else ""

    def _surname(self, at: int, head: int) -> bool:
        """Whether a head word after a first name is a surname: "Rosa M. Parks", but not "Ashley National Forest"."""
        between = self.t.plain[at + 1 : head]
        return all(len(word.rstrip(".")) == 1 or word in self.x.first or word in self.x.surnames for word in between)

    def _starts(self, at: int, stop: int) -> bool:
        return at + 1 < stop and self.t.caps[at + 1] and not self.x.is_common(self.t.plain[at + 1])

    def _tail(self, head: int, stop: int) -> int:
        """The end of "of ..." after a head word, or 0."""
        t, at = self.t, head + 1
        if at + 1 >= stop or t.possessive[head]:
            return 0
        word = self.t.words[head]
        if t.words[at] != "of" and not (t.words[at] in ("for", "on") and word in self.aimed):
            return 0
        at += 1
        if t.words[at] == "the":
            at += 1
        end = 0
        while at < stop:
            last = at + 1 == stop or not t.caps[at + 1]
            if t.caps[at] and not self._date(at) and (last or not self.title(at, stop)):
                at += 1
                end = at
                if t.possessive[at - 1]:
                    break
            elif end and t.words[at] == "and" and word in self.listing:
                at += 1
            else:
                break
        return end
