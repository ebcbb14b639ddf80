"""Patterns over the items of a paragraph, written in words, for the rules that say which clause governs a quotation.

A pattern is a row of terms between spaces: `be adverb* about gap by WHO`. Each term stands for items (or for a run of
them) of certain classes; `?`, `*` and `+` mean what they mean in regular expressions, WHO is the main word of the
speaker. Items are told apart more finely here than by the ranker: `tags` gives each item of a `Line` a letter, that of
its class or that of its group in data/governing.txt.
"""

from __future__ import annotations

import re
from functools import cache

from generator.base.lexicon import table, words
from generator.extract.quotes.lines import Line, word_lists

LETTERS = {
    "by": "β", "as": "α", "of": "φ", "for": "ƒ", "to": "τ", "from": "ϕ", "what": "ω", "whom": "π", "after": "ζ",
    "nobody": "ν", "yet": "υ", "short": "ϛ", "without": "ϝ", "saying": "σ", "about": "κ", "refusing": "δ",
    "speech": "ψ", "naming": "μ", "that": "t", "adverb": "a", "weak": "v",
}  # fmt: skip
"""A letter for each group of words, none of them the letter of a class."""
ING = {"σ": "ς", "κ": "χ", "δ": "ϑ"}
"""Letters of the -ing forms of three groups."""
UNLISTED_ED, UNLISTED_ING, UNLISTED_S = "ε", "ι", "η"
"""Words in no list that end like a past tense, a participle, a verb in the third person: no list of verbs of speech is
ever complete. A plural ends so as well, so a pattern that takes any word of no list takes these too.
"""
_CLASS = re.compile(r"\[\^?[^\]]*\]")

_WHO = "[NOLC#](?!,J{0,2}N)|[HKUToψε]"
"""The main word of a speaker. A name or number before a comma and another name is none: "on May 2, Ann Lee said"."""
_INNER = "aJoHC#UTDψεκK"
"""Letters of what may stand between a determiner and the main word: "the port's acting chief pilot"."""
_LED = f"[dp]?(?:[NOLC]s)?[{_INNER}]{{0,5}}?"
"""What may lead to a main word."""
_ENDS = "(?![NOLCHKUTJoψ#])"
"""No further noun follows, so that "the port pilot" is the pilot."""
_NEW = "VGσςκχδϑω"
"""Letters that begin a new statement: no gap reaches over one of them."""
_ACTS = "BXvyε"
"""Letters of other verbs: a stretch without them and without a new statement is no clause of its own."""

TERMS = {
    # Single words and marks.
    "be": "B",
    "not": "n",
    "denying": "[nν]",
    "countering": "[δϑκ]",
    "accord": "A",
    "verb-s": "η(?=[PDda,.:&φτƒϕ]|$)",
    "auxiliary": "X",
    "adverb": "[aXDn]",
    "that": "t",
    "by": "β",
    "by-from": "[βϕ]",
    "as": "α",
    "to": "τ",
    "of": "φ",
    "for": "ƒ",
    "preposition": "[Pφƒτ]",
    "after": "[ζα]",
    "what": "ω",
    "who": "W",
    "whom": "[πW]",
    "nobody": "ν",
    "yet": "υ",
    "short": "ϛ",
    "without": "ϝ",
    "determiner": "[dp]",
    "possessive": "s",

    "naming": "μ",
    "speech": "ψ",
    "speech-of": "[dp]?a?ψφ",
    "quote": "Q",
    "comma": ",",
    "colon": ":",
    "dash": "-",
    "bracket": r"\(",
    "question": r"\?",
    "mark": "[.?]",
    "stop": "[.?,]",
    "pause": "[,:]",
    # Verbs: `say` finite, `spoken` in any form, `verb` any at all, words that only look like verbs included.
    "say": "[Vσκ]",
    "spoken": "[VyvGσκ]",
    "saying": "[Gςχ]",
    "plainly-said": "[σς]",
    "plainly-saying": "ς",
    "plainly-spoken": "σ",
    "about": "[κσ]",
    "refusing": "[δϑ]",
    "participle": "[yvVσκε]",
    "called": "[Vvyσκμε]",
    "verb": "[VvyGσκδε]",
    "unlisted": "[vyεσκδ]",
    "reads": "[VvσκG]",
    "made": "[vyεσκδo]",
    "told": "[Vσκδεvyo]",
    # Who speaks, with what leads to the main word. WHO is anybody but a pronoun.
    "WHO": f"{_LED}(?P<who>{_WHO}){_ENDS}",
    "ANYONE": f"{_LED}(?P<who>{_WHO}|R){_ENDS}",
    "SOMEBODY": f"{_LED}(?P<who>[NOLCHKUr]){_ENDS}",
    "NAME": "[dJoHC#]{0,4}?(?P<who>[NOC])(?![NOLCHKUTJo])",
    "PERSON": "[dJoHC#]{0,4}?(?P<who>N)(?![NOLCHKUTJo])",
    "SIGNED": "[dJHC#]{0,4}?(?P<who>N)(?![NOLCHKUTJo])",
    "PART": f"(?P<who>[d#oHK])φ[dp]?[{_INNER}]{{0,2}}?[rKHNOCTU]",
    "OF": f"(?:[dp][{_INNER}]{{0,3}}?(?=[HKoη])|(?=[HK]))(?P<who>[HKoη])φ{_LED}[HKUNOLC]{_ENDS}",
    "PLAIN": f"[dp][{_INNER}]{{0,3}}?(?P<who>[oHη])",
    "DESCRIBED": f"[dp][{_INNER}]{{0,4}}?(?P<who>[HKUT])[oPφƒα][^.?;:,QA{_NEW}β]{{1,8}}",
    "TEXT": "(?P<who>[ψT])",
    "THEIR": "(?P<who>p)",
    # A "who" and the name it stands for.
    "WHICH": "(?P<who>W)",
    "BEARER": "(?P<bearer>[NO])",
    "NOUN": "(?P<bearer>[HUTψ])",
    # Somebody who doesn't speak; what may follow a speaker between commas or brackets.
    "NP": f"(?:[dp]?[{_INNER}&]{{0,5}}[NOLCHKUTRo])(?![NOLCHKUTo])",
    "aside": r"(?:\([^)Q]{1,8}\))?(?:(?:,[^,.?;:QV]{1,12}){1,2},|,W[^.?;Q]{1,14},)?",
    "posts": r"[dHKJo]{1,3}&[dHKJo]{0,3}[HKo]φ[^.?;:,QVN]{1,8}?",
    "THING": f"[dp]?[{_INNER}]{{0,4}}?[NOLCHKUTRro]",
    "according-to": r"(?:^|[.?])Aτ[^.?;:QV]{1,10},",
    "label": r"(?:[,(][^.?;:VvGBQσκ]{1,12}|[Pφƒα][^.?;:VvyGBQσκ]{1,6})?",
    # The rest of a clause up to the quotation: `gap` may hold any verb but one that begins a new statement.
    "inner": "[aoJ#D]{0,3}",
    "on": "[Pφτƒ][^.?;:,QVσκB]{1,6}",
    "within": f"(?:[Pφ][^.?;:,Q{_NEW}]{{1,6}}?)?",
    "heading": "^[^NORVHKLCGJTUrpσκςχvygBXεηιx.,:;?Q]{1,5}",
    "stretch": f"[^.?;:,QBX{_NEW}]{{0,6}}",
    "gap": f"[^.?;Q{_NEW}β]{{0,12}}",
    "anything": "[^.?;Q]{0,30}?",
    "briefly": f"[^.?;:,(Q{_NEW}βN-]{{0,10}}",
    "bare": f"[^.?;:,(Q{_NEW}β{_ACTS}-]{{0,8}}",
    "near": f"[^.?;:(Q{_NEW}βψNRO-]{{0,5}}",
    # What a claim is about: "of …", "that …" with at most one verb, so that a verdict on the claim is not taken for it.
    "topic": f"(?:[φτP,ƒ:][^.?;Q{_NEW}β{_ACTS}]{{0,8}}"
             f"|t[^.?;Q{_NEW}β{_ACTS}]{{0,6}}[{_ACTS}oa]{{0,3}}[^.?;Q{_NEW}β{_ACTS}]{{0,8}})",
    # What stands before a clause: nothing that reports (`silent`), or a word that takes a stand on what others said.
    "silent": f"(?:^|[.?;])[^.?;QA{_NEW}]{{0,20}}",
    "stand": "(?:^|[κδϑχyvgειoPβƒϕ])",
    "aloof": "(?:^|[κδϑχ,aβ&])",
    "beside": "(?:^|[NOHo,)])",
    "begins": "(?:^|[,.?])",
    "parted": r"(?:^|[.?,(\-])",
    "quiet": f"(?:^|[.?;,])[^.?;,:QA{_NEW}]{{1,12}}",
    "later": f"[^.?;:,QA{_NEW}]{{1,12}}?",
    "bound": r"(?:^|[.?,:;tb&ζα\-(QVσD])",
    "whole": "(?:^|[.?:])",
    "clause": "(?:^|[.?,:;tb&ζα])",
    "starts": "(?:^|[.?])(?:[PDζ][^.?;Q,]{0,8},)?[b&a]?",
    "opens": "(?:^|[.?:,])",
    # Edges of the items looked at.
    "nothing": "^",
    "at-end": "$",
    "end": r"[.?)]?$",
    "closed": r"(?:,|\?(?=[^.?;:,Q]{0,8}[VGσκ]))",  # after a question mark only a verb of saying shows it goes on
    "unclaimed": f"(?=[^.?;A{_NEW}]*(?:[.?;]|$))",
    "finished": r"(?=[.,;:PDWb&(\-aατƒφζϕβo]|$)",
}  # fmt: skip
"""Each term as a regular expression over letters."""


_NO_PLURALS = frozenset(("ss", "us", "is"))
_VERB_GROUPS = frozenset(("saying", "about", "refusing", "weak"))


@cache
def _groups() -> tuple[dict[str, str], dict[str, str]]:
    """Letters of words, letters of the base forms of verbs."""
    whole: dict[str, str] = {}
    bases: dict[str, str] = {}
    for group, word in table("extract/quotes/governing"):
        if group == "giving":
            continue
        (bases if group in _VERB_GROUPS else whole).setdefault(word, LETTERS[group])
    return whole, bases


@cache
def _giving() -> frozenset[str]:
    """Participles that may give a name, though they mostly report."""
    return frozenset(word for group, word in table("extract/quotes/governing") if group == "giving")


@cache
def _regular() -> dict[str, str]:
    """Letters of the forms of those verbs that verbs.txt does not have."""
    made: dict[str, str] = {}
    for base, letter in _groups()[1].items():
        stem = base.removesuffix("e")
        made.setdefault(stem + "ed", letter)
        made.setdefault(stem + "ing", ING.get(letter, UNLISTED_ING))
        if letter == LETTERS["refusing"]:  # of other verbs these forms may be nouns: "attacks"
            made.setdefault(base, letter)
            made.setdefault(base + "s", letter)
    return made


@cache
def _participles() -> frozenset[str]:
    """Forms in -ing of listed verbs, some of which are nouns as well: "telling"."""
    return frozenset(form for form in word_lists().verbs if form.endswith("ing"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern of terms. Raises `KeyError` for a term that is not in `TERMS`."""
    parts = []
    for term in pattern.split():
        name = term.rstrip("?*+")
        parts.append(f"(?:{TERMS[name]}){term[len(name) :]}")
    return re.compile(_CLASS.sub(_with_plurals, "".join(parts)))


def _with_plurals(found: re.Match[str]) -> str:
    """A class of letters that has the words of no list, with those in -s."""
    letters = found.group()
    return letters[:-1] + UNLISTED_S + "]" if "o" in letters and UNLISTED_S not in letters else letters


@cache
def needed(pattern: str) -> str:
    """The letters without which a pattern fits nowhere: its terms of one letter. Most rules fail on these at once."""
    return "".join(TERMS[term] for term in pattern.split() if len(TERMS.get(term, "")) == 1 and TERMS[term] not in "^$")


def tags(line: Line) -> str:
    """One letter an item of the paragraph: that of its group, else that of its class."""
    made = [_tag(line, at, kind) for at, kind in enumerate(line.classes)]
    return "".join(made)


def _tag(line: Line, at: int, kind: str) -> str:
    low = line.lows[at]
    if not low or kind in "QR#":
        return kind
    whole, bases = _groups()
    if low in _giving() and _names(line, at):
        return LETTERS["naming"]
    letter = whole.get(low, "")
    if kind == "T" and low in _participles() and line.classes[at - 1 : at] == "P":
        return _verb_tag(low, "G", bases)  # "quoted Lee as telling the court"
    if letter == "ψ":
        return letter if _is_noun(line, at, kind) else _verb_tag(low, kind, bases)
    if letter == "μ" and kind not in "VvyGoa":
        return kind
    return letter or _verb_tag(low, kind, bases)


def _names(line: Line, at: int) -> bool:
    """Whether "called" gives a name, as in "a man called “Shorty”", and has no object of its own."""
    indefinite = not words("extract/quotes/indefinite").isdisjoint(line.lows[max(0, at - 3) : at])
    return indefinite and line.classes[at + 1 : at + 2] == "Q" and line.classes[at - 1] in "HKUTo"


def _is_noun(line: Line, at: int, kind: str) -> bool:
    """Whether a word that may be a verb as well is a noun: "claims by Lee", but not "Lee claims"."""
    if kind not in "Vvy":
        return True
    if re.search(r"sQ[.,?]?$", line.classes[max(0, at - 3) : at]):
        return True  # "Lee's “no new taxes” pledge"
    following = line.lows[at + 1] if at + 1 < len(line.lows) else ""
    before = line.classes[at - 1] if at else "."
    made = line.lows[at + 2 : at + 3] == ["by"] and line.classes[at + 1] in "ovy"  # "claims made by Lee"
    return (following in {"by", "from", "of"} or made) and before not in "NRWX"


def _verb_tag(low: str, kind: str, bases: dict[str, str]) -> str:
    if kind in "VvyGg":
        base, _ = word_lists().verbs.get(low, (low, ""))
        letter = bases.get(base, kind)
        return ING.get(letter, letter) if kind in "Gg" else letter
    if kind == "o":
        if low in _regular():
            return _regular()[low]
        if low.endswith("ed") and len(low) > 3:
            return UNLISTED_ED
        if low.endswith("ing") and len(low) > 4:
            return UNLISTED_ING
        if low.endswith("s") and low[-2:] not in _NO_PLURALS and len(low) > 3:
            return UNLISTED_S
    return kind
