"""How articles say why a source has no name: one rule a way of saying it, with a sentence that it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of stating the reason. Its words run on to the end of their clause."""

    name: str
    pattern: re.Pattern[str]


_ON = r"[^,;.:|“”\"()]{0,120}"
"""The rest of a clause: up to a mark that ends it. A reason of more than some twenty words runs into another clause."""
_VERBS = r"(?<=[^,;.:|“”\"() ])(?=\s+(?:says?|said|told|adds?|added|insists?|recalled|warned|explained)\b)"
_END = rf"(?:{_ON}?(?:{_VERBS}|(?=[,;.:|“”\"()]|$))|{_ON})"
_LEAD = r"(?:(?:because|since|as)\s+(?:he|she|they|it)\s+|who\s+)"
_BE = r"(?:am|is|are|was|were|has been|have been|had been|being)\s+"
_SPEAK = r"(?:speak|talk|discuss|comment|disclose|brief|give|reveal|describe|share)\b"


def _rule(name: str, pattern: str) -> Rule:
    return Rule(name, re.compile(rf"\b{pattern}{_END}", re.IGNORECASE))


_HARM = (
    r"(?:of\s+|for\s+|that\s+[^,;.|]{0,30}\b)?(?:the\s+|possible\s+|any\s+|his\s+|her\s+|their\s+)?"
    r"(?:repris|retali|retribut|repercuss|punish|dismiss|arrest|prosecut|persecut|violen|harass|consequence|safety|li[fv]e|"
    r"jobs?\b|losing|lose\b|being|getting|security|landlord|employer|boss)"
)
"""What speakers fear for themselves. That investors fear a crash is no reason to have no name."""
_NAMES = r"(?:full\s+|first\s+|last\s+|real\s+)?names?"
_ASKED = r"(?:asked|asking|requested|requesting|wished|wishing|preferred|preferring|chose|choosing|wanted|wanting)"

RULES = (
    # "spoke on condition of anonymity", "on the condition that her name not be used"
    _rule(
        "condition",
        r"(?:who\s+(?:spoke|talked|agreed to \w+)\s+)?(?:on|under)\s+(?:the\s+)?condition\s+"
        r"(?:of\s+anonymity|(?:that\s+)?[^,;.|]{0,40}\bnot\s+be\b|of\s+not\s+being\b)",
    ),
    # "was not authorised to speak", "because he is not allowed to discuss the case"
    _rule(
        "not allowed",
        rf"(?:{_LEAD}(?:{_BE})?|{_BE})(?:not|n[o’']t)\s+(?:yet\s+|publicly\s+)?"
        rf"(?:authori[sz]ed|allowed|permitted|cleared|supposed|at liberty|free)\s+to\s+(?:publicly\s+)?{_SPEAK}",
    ),
    # "who lacked authorisation to talk", "without permission to comment"
    _rule(
        "no leave",
        rf"(?:{_LEAD})?(?:lack(?:s|ed|ing)?|without|ha[sd]\s+no)\s+(?:the\s+)?"
        rf"(?:authori[sz]ation|permission|clearance)\s+to\s+{_SPEAK}",
    ),
    # "barred from speaking to the media"
    _rule(
        "forbidden",
        rf"(?:{_LEAD})?(?:{_BE})?(?:barred|banned|forbidden|prohibited)\s+"
        rf"(?:from\s+(?:speaking|talking|discussing|commenting)|to\s+{_SPEAK})",
    ),
    # "who asked not to be named", "asking not to be identified", "who requested anonymity"
    _rule(
        "asked",
        rf"(?:who\s+)?(?:ha[sd]\s+|have\s+)?{_ASKED}\s+(?:not\s+to\s+be\s+(?:named|identified|quoted)|"
        r"to\s+(?:remain|be|stay)\s+(?:anonymous|unnamed|unidentified)|that\s+[^,;.|]{0,30}\bname\s+not\s+be|anonymity)",
    ),
    # "who did not want to be named"
    _rule(
        "not wanted",
        r"(?:who\s+)?(?:did|does|do|would)\s*(?:not|n[’']t)\s+(?:want|wish|agree)\s+"
        r"(?:to\s+be\s+(?:named|identified|quoted)|[^,;.|]{0,20}\bname\s+(?:to\s+be\s+)?(?:used|published))",
    ),
    # "who declined to give his name"
    _rule(
        "no name given",
        r"(?:who\s+)?(?:declined|refused|declining|refusing)\s+to\s+"
        rf"(?:be\s+(?:named|identified)|(?:give|state|provide|disclose)\s+(?:his|her|their|a)\s+{_NAMES})",
    ),
    # "who would only give her first name"
    _rule(
        "part of a name",
        r"(?:who\s+)?(?:would\s+only\s+give|gave\s+only|only\s+gave|giving\s+only)\s+"
        r"(?:his|her|their)\s+(?:first|last|given)\s+names?",
    ),
    # "insisted on anonymity", "was granted anonymity to speak freely"
    _rule(
        "anonymity",
        rf"(?:who\s+)?(?:{_BE})?(?:insist(?:ed|ing)\s+on|granted|given|promised|sought|seeking)\s+anonymity\b",
    ),
    # "speaking anonymously"
    _rule("anonymously", r"(?:who\s+)?(?:spoke|speaking|talked|talking)\s+anonymously\b"),
    # "whose name is being withheld to protect her children"
    _rule("withheld", rf"whose\s+{_NAMES}\s+{_BE}(?:being\s+)?(?:withheld|changed)\b"),
    # "for fear of losing her job"
    _rule("fear", rf"(?:for|out\s+of)\s+fear\s+{_HARM}"),
    # "fearing reprisals", "who feared retaliation"
    _rule("fearing", rf"(?:fearing|who\s+(?:fears|feared|fear))\s+{_HARM}"),
    # "a resident, afraid of being evicted,"
    _rule("afraid", rf"(?<=, )(?:who\s+{_BE})?(?:afraid|scared|frightened)\s+{_HARM}"),
    # "citing the sensitivity of the talks", "given the sensitive nature of the inquiry"
    _rule(
        "sensitive",
        r"(?:citing|because\s+of|due\s+to|owing\s+to|given)\s+(?:the\s+)?"
        r"(?:political\s+|diplomatic\s+)?(?:sensitivit(?:y|ies)|sensitive|confidential(?:ity)?|delicacy)\b",
    ),
)
"""In no order: what several of them read in one place is one reason."""
