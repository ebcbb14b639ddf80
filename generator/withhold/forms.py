"""How withheld names are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.link.people import Entity
from generator.withhold.folded import fold, spellings

_WORD = re.compile(r"[^\W_]+")
_LETTER = r"[^\W\d_]"
_BETWEEN = r"(?:[\W_]|%[0-9A-Fa-f]{2}){0,3}"


@dataclass(frozen=True, slots=True)
class Forms:
    """How the withheld names are written."""

    sure: tuple[str, ...] = ()
    """The names as the owner has them, and their other full forms."""
    loose: tuple[str, ...] = ()
    """Single words, such as surnames, which other people may have too."""

    def anywhere(self, text: str) -> bool:
        """Whether a full form stands in `text`, whatever its case and whatever stands between its words."""
        return bool(self.sure) and pattern(self.sure, re.IGNORECASE).search(fold(text)) is not None

    def likely(self, text: str) -> bool:
        """The same for single words too: what is written about one of them means them."""
        return bool(self.sure) and pattern((*self.sure, *self.loose), re.IGNORECASE).search(fold(text)) is not None


NONE = Forms()


def key(name: str) -> tuple[str, ...]:
    """What makes two spellings one name: the words, whatever their case, their accents and what stands between them."""
    return tuple(word.casefold() for word in _WORD.findall(fold(name)))


def full_names(entity: Entity) -> set[str]:
    """What an entity is called in full; a bare surname is nobody's own."""
    aliases = (name for name in entity.aliases if " " in name)
    return {entity.name, *aliases, *(mention.canonical for mention in entity.mentions)}


def forms_of(names: Collection[str], bearers: Iterable[Entity]) -> Forms:
    """From the owner's `names` and those who bear them."""
    written = dict.fromkeys(names)
    for bearer in bearers:
        written |= dict.fromkeys((bearer.name, *bearer.aliases))
    sure = tuple(name for name in written if name in names or len(_WORD.findall(name)) > 1)
    # News calls people by their surname after the first mention, so the last word counts by itself.
    last = (row[-1] for name in names if len(row := _WORD.findall(name)) > 1)
    loose = (*(name for name in written if name not in sure), *last)
    # A single letter is an initial that half of all texts hold.
    return Forms(sure, tuple(dict.fromkeys(word for word in loose if len(word) > 1)))


def pattern(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Their words in a row, with up to three marks or blanks between two (each also as addresses write it, "%20"); for
    folded text.
    """
    spelled = (spelling for name in names for spelling in spellings(name))
    rows = (_BETWEEN.join(map(re.escape, row)) for name in spelled if (row := _WORD.findall(name)))
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(rows) or '(?!)'})(?!{_LETTER})", flags)
