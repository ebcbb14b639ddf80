"""Whether one or two words in marks are anybody's: "the “gig” economy" is, as likely as not, nobody's.

The ranker has learnt from quotations of three words and more, which nearly always have a source. Shorter ones are as
often names, titles and words held at arm's length, so the name that happens to stand in their sentence is no answer:
the sentence has to say that he says something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract.quotes.features import Part, Reading
from generator.extract.quotes.govern import letters_of
from generator.extract.quotes.sources import Source

MOST_WORDS = 2
"""Words of what may be a mere term. Of 70 such answers read by hand with a small lead 33 were wrong, of 70 with a large
one 8; of longer ones fewer than 3 in 100."""
_SENTENCE_OPENS = ("", ".", "?", ":", "Q")
_TITLE_OPENS = (".", "?")
"""The same for words that may be a title, which may well follow a comma or a colon: "her first novel, “The Lake”"."""
_SAYING = re.compile("[VGAσςκχψ]|[εηv]t")
"""Letters of verbs and nouns of saying, as the patterns of clauses have them; any verb before a "that"."""
_AS = re.compile("α[dp]?[ao]?$")
"""Right before the marks, whatever the verb: "painted the deal as a “swindle”"."""
_BEHIND = re.compile("[aXn]{0,2}[VGσκ]|[,P][^.?;:QV]{1,20},[aX]{0,2}[VGσκ]")
_BESIDE = re.compile("[,?][dpaJoHC#]{0,4}")
_INVERTED = re.compile("[VAσκ][τdpaJoHCDTψ#NOLUs,&φ]{0,8}$")
_OTHER_SPEAKS = re.compile("(?:[NOHK][aX]{0,2}[VGσκ]|[NO](?:[ςχ]|s[aoJ#D]{0,3}ψ))(?!.*,[aD]?[Gςχ])")
"""Somebody else with a verb of saying, unless a participle leads back: "Lee said Orr had lied, calling him “sad”"."""
_KNOWN_AS = re.compile("B[aX]{0,2}[μyvσκ]α[dp]?$")
"""A name that a thing has, or that nobody in particular gives it: "the pond was known as the “bath”"."""
_PUTS_IT = re.compile("[aX]{0,2}[vyo]R,")
"""Right behind a name: "as Lee puts it, “a mess”"."""
_LABEL = re.compile(":")
"""Right behind a name, as in headlines: "Lee: Time for ‘courage’"."""


def is_said(reading: Reading, unit: Sequence[Part], source: Source) -> bool:
    """Whether somebody says so few words, or words written like a title, by the clause that ties him to them.

    He does in "Lee called the deal “absurd”", not in "Lee met for a “unity” lunch", "Lee wore a pin of “The Old Mill”".
    """
    part = unit[0]
    few = reading.words[part.number] <= MOST_WORDS or reading.titled[part.number]
    if not few or _stands_alone(reading, part):
        return True
    if source.line != part.line:
        return False
    letters = letters_of(reading, part.line)
    if source.head > part.item:
        return _follows(letters, part.item, source)
    return _leads(letters[source.last + 1 : part.item])


def _stands_alone(reading: Reading, part: Part) -> bool:
    """Whether the words are a sentence of their own: `He paused. “Never.”`."""
    before = reading.lines[part.line].classes[part.item - 1] if part.item else ""
    opens = _TITLE_OPENS if reading.titled[part.number] else _SENTENCE_OPENS
    return reading.capital[part.number] and before in opens


def _leads(between: str) -> bool:
    """Whether what stands between a source and the words after it lets him say them, and nobody else.

    `Lee said it was “fun”`; not `Lee met for a “unity” lunch`, not `Lee left what Orr called “fun”`.
    """
    if _OTHER_SPEAKS.search(between) or _KNOWN_AS.search(between):
        return False
    return any((_SAYING.search(between), _AS.search(between), _LABEL.match(between), _PUTS_IT.match(between)))


def _follows(letters: str, item: int, source: Source) -> bool:
    """Whether a source behind the words says them: `“Fun,” Lee said`, `“Fun,” said the aide, Ann Lee`.

    Right behind a comma any verb will do, as in `“Fun,” Lee beamed`.
    """
    between, behind = letters[item + 1 : source.first], letters[source.last + 1 :]
    return any((_BESIDE.fullmatch(between), _INVERTED.search(between[-8:]), _BEHIND.match(behind)))
