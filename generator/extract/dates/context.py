"""What the sentence around an expression tells: whether it speaks of what is over or of what is to come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.base import lexicon
from generator.extract.dates.verbs import AHEAD, NEAR, OPEN, PAST, VerbGroup, verb_groups, words_of
from generator.model import Span

# Words farther off say nothing about the day: some 25 words.
_REACH = 160
# Characters before a day in which a preposition is looked for that governs it, with a short phrase between.
_WINDOW = 60
# A preposition right before the day, that looks ahead: "ahead of Tuesday's primary", "by Friday".
_AHEAD_OF = re.compile(
    r"\bahead\sof(?:\s[\w’'-]+){1,5}?\s(?:on\s)?\Z"
    r"|\b(?:ahead\s(?:of|to)|in\sadvance\sof|(?:head|goes|looking)\s(?:in)?to"
    r"|no\slater\sthan|in\stime\sfor|the\seve\sof|not\suntil)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# These look ahead unless the sentence tells of the past: "had left by Friday".
_AHEAD_UNLESS_PAST = re.compile(
    r"\b(?:until|till|by|before|for|(?:heading|going)\s(?:in)?to|leading\sup\sto)\s(?:at\sleast\s|about\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
# "Closed until Monday": without an auxiliary of the past the state lasts.
_LASTING = re.compile(
    r"(?<!was )(?<!were )(?<!had )(?<!been )\b\w+(?:ed|en|ut|ft)\s(?:until|till)\s(?:at\sleast\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
# "Adjourned the hearing to July 9", "moved to Friday": put off is put ahead.
_PUT_OFF = re.compile(
    r"\b(?:adjourn|postpon|defer|delay|reschedul|mov|push|extend|remand|shift)ed(?:\s[\w’'-]+){0,5}?\s(?:to|until|till)\s"
    r"(?:the\s)?\Z|\bput\s(?:off|back)\s(?:to|until|till)\s(?:the\s)?\Z"
)
# "Reset for Saturday", "a march called for Friday"; "blamed for Monday's attack" is past.
_SET_FOR = re.compile(r"\b(?:\w+ed|\w*set|slotted|due)\sfor\s(?:the\s)?\Z")
# "Just days before Tuesday's ballot", "hours before the vote on Monday": the nearest such day.
_DAYS_BEFORE = re.compile(r"\b(?:days|hours|weeks)\sbefore(?:\s[\w’'-]+){0,5}?\s(?:on\s)?\Z")
# "Missed the cut for Thursday's final", "a place for the run on Sunday": planned, and reported before or after.
_PLACE_FOR = re.compile(
    r"\b(?:the|a|his|her|its|their)\s(?:cut|place|spot|slot|ticket)s?\sfor"
    r"(?:\s(?!(?:after|at|before|by|in|on|since|to|until)\s)[\w’'-]+){1,5}?\s(?:on\s)?\Z"
)
# What stands in calendars long before: "to influence the Nov. 8 election" is written in the past and means the next.
_CALENDAR_EVENT = re.compile(
    r"(?:[’']s)?(?: [\w.’'-]+){0,4}? (?:elections?|primary|primaries|caucus(?:es)?|vote|referendum|deadline|runoff"
    r"|convention|"
    r"summit|ballot|inauguration|trial)\b"
)
# Contracts of a month are for delivery in it: "the December contract fell", "December silver closed at".
_TRADED = "|".join(sorted(lexicon.words("extract/dates/traded")))
_CONTRACT = re.compile(rf"\s(?:(?:[\w-]+\s)?(?:contracts?|delivery|futures|deliveries|expiration)|{_TRADED})\b")
# What a day has when it is over: "Tuesday's outcome could hurt him".
_DONE = "|".join(sorted(lexicon.words("extract/dates/over")))
_OVER = re.compile(rf"[’']s (?:[\w-]+ ){{0,2}}?(?:{_DONE})\b")
_EARLIEST = re.compile(r"\sat\sthe\s(?:very\s)?(?:earliest|latest)\b")
_NEW_CLAUSE = re.compile(
    r"(?:[,:]\s(?:and|but|or|then|while|so)|;(?:\s(?:and|but|or|then))?)(?:\s(?:on|in|by|from|the|early|late))*\s\Z"
)
# "While shops brace for rain, Friday's storm …": behind the first comma of such a sentence its main clause begins.
_SUBORDINATE = re.compile(
    r"[\s“\"]*(?:[Ee]ven\s)?(?i:although|though|while|when|if|because|once|whereas|after|as|since|in)\s[^,;:]*,\s"
    r"(?:[A-Z][\w’'-]+\s){0,3}(?:on\s)?\Z"
)
# Adverbs between a day and its verb: "on Friday only further muddled it".
_ADVERBS = re.compile(r"\s(?:(?:\w+ly|also|again|only|once|even|still|never|just|further)\s){0,3}")
# Between a day and the verb behind it, what makes another clause.
_APART = re.compile(r",|\b(?:that|which|who|when|where|because)\b")
_OPENING = re.compile(r"(?:In|At|On|During|After|Through|With)\s[^,;:]*\Z")
# Auxiliaries that begin the verb of a clause, whatever verb stands before them.
_FINITE = re.compile(r"(?:will|would|shall|should|can|could|may|might|must|is|are|was|were|has|have|had|did|does|do)\b")
_LEADS_AHEAD = (_AHEAD_OF, _LASTING, _PUT_OFF)
# A word without which none of the forms above that stand before a day fits: most days are spared six searches.
_GOVERNS = re.compile(r"ahead|until|till|advance|than|before|\b(?:(?:in)?to|for|by|of)\b", re.IGNORECASE)
_QUOTES = frozenset(("“", "”", '"', "''"))


class Leans:
    """The verb groups of one sentence, read once for all its expressions."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._text, self._sentence = text, sentence
        words = words_of(text, sentence.start, sentence.end)
        self._marks = [word.start for word in words if word.text in _QUOTES]
        # Apart for words outside and inside quotations: what is said does not date the saying, nor the other way round.
        self._groups: tuple[list[VerbGroup], list[VerbGroup]] = ([], [])
        for side in (0, 1):
            own = [word for word in words if word.text not in _QUOTES and self._side(word.start) == side]
            self._groups[side].extend(verb_groups(own))
        # Where they begin: a sentence without an end would else be read whole for each of its days.
        self._starts = tuple([group.start for group in groups] for groups in self._groups)

    def of(self, expression: Span, *, on_calendar: bool) -> int:
        """1 if the sentence says that the day is to come, -1 if it says that it is over, 0 if neither.

        The nearest verb group before the expression decides, and where there is none the nearest behind it, both within
        some 25 words; words that may be nouns only where no other is there, and only for weekdays. `on_calendar`:
        whether the name of an event behind the expression ("the Nov. 8 election") leaves it open; for weekdays it does
        not.
        """
        text, sentence = self._text, self._sentence
        if _OVER.match(text, expression.end - 2, min(sentence.end, expression.end + 60)):
            return PAST
        if _CONTRACT.match(text, expression.end):
            return AHEAD
        before = text[max(sentence.start, expression.start - _WINDOW) : expression.start]
        before = before if _GOVERNS.search(before) else ""
        if any(sign.search(before) for sign in _LEADS_AHEAD) or _EARLIEST.match(text, expression.end):
            return AHEAD
        if _SET_FOR.search(before) and not expression.cut(text).endswith("s"):
            return AHEAD
        if _DAYS_BEFORE.search(before) or _PLACE_FOR.search(before):
            return NEAR
        told = self._told(expression, unsure=not on_calendar)
        if _AHEAD_UNLESS_PAST.search(before) and (told != PAST or self._asks(expression)):
            return AHEAD
        if on_calendar and _CALENDAR_EVENT.match(text, expression.end, min(sentence.end, expression.end + 60)):
            return OPEN
        return told

    def wants_at_once(self, expression: Span) -> bool:
        """Whether "yesterday" is no day: "everybody needs it yesterday" ends a sentence about what is to come."""
        text = self._text
        if expression.cut(text).lower() != "yesterday" or text[expression.end : expression.end + 1] not in (".", "!"):
            return False
        told = _telling(self._beside(expression)[0])
        return bool(told) and told[-1].lean == AHEAD and not told[-1].copula

    def _asks(self, expression: Span) -> bool:
        """Whether the last verb before the day wants something by then: "demanded a deal by Friday"."""
        told = _telling(self._beside(expression)[0])
        return bool(told) and told[-1].prospective and not told[-1].reporting

    def _told(self, expression: Span, *, unsure: bool) -> int:
        before, behind = self._beside(expression)
        told_before, told_behind = _telling(before), _telling(behind)
        # "By Monday, if all went well, it had begun": the verb tells, a word such as "if" only where there is none.
        told_behind = self._of_the_main_clause([group for group in told_behind if group.verb] or told_behind)
        if told_behind and (self._begins_clause(expression) or self._adjoins(expression, told_behind[0])):
            return told_behind[0].lean
        if told_before and told_behind and self._reported_aside(expression, told_before[-1], told_behind[0]):
            return told_behind[0].lean
        if told_before:
            return self._nearest(expression, told_before)
        attributed = before and not self._opens_the_sentence(expression)
        if told_behind and not (attributed and self._attributes(expression, told_behind[0])):
            return told_behind[0].lean
        return AHEAD if unsure and any(not group.sure for group in (*before, *behind)) else OPEN

    def _of_the_main_clause(self, told: list[VerbGroup]) -> list[VerbGroup]:
        """Without a verb that another follows at once: it ends a clause about the subject, "the man she married will".

        An infinitive or a gerund may follow its own verb; a verb of its own begins another clause.
        """
        if len(told) < 2 or not self._text[told[0].end : told[1].start].isspace():
            return told
        return told[1:] if _FINITE.match(self._text, told[1].start) else told

    def _nearest(self, expression: Span, told: Sequence[VerbGroup]) -> int:
        """What the last group before the day says; in "will begin after Monday" the verb, and not the "after"."""
        last = told[-1]
        after = self._text[last.start : expression.start].rstrip().lower() == "after"
        governed = after and len(told) > 1 and all(group.lean == AHEAD for group in told[:-1])
        return AHEAD if governed else last.lean

    def _beside(self, expression: Span) -> tuple[list[VerbGroup], list[VerbGroup]]:
        """The verb groups before and behind an expression, within reach and on its side of quotation marks."""
        side = self._side(expression.start)
        groups, starts = self._groups[side], self._starts[side]
        first = bisect_left(starts, expression.start - _REACH)
        last = bisect_left(starts, expression.end + _REACH)
        near = groups[first:last]
        before = [group for group in near if group.end <= expression.start]
        behind = [g for g in near if expression.end <= g.start and g.end <= expression.end + _REACH]
        # A bare "is" dates what stands behind it: "polling day is Friday".
        return before, [group for group in behind if not group.copula]

    def _begins_clause(self, expression: Span) -> bool:
        """Whether a clause of its own begins with the day: "…, and on Friday it votes"."""
        before = self._text[max(self._sentence.start, expression.start - 40) : expression.start]
        if _NEW_CLAUSE.search(before):
            return True
        if expression.start - self._sentence.start > _REACH:
            return False
        return _SUBORDINATE.match(self._text[self._sentence.start : expression.start]) is not None

    def _adjoins(self, expression: Span, group: VerbGroup) -> bool:
        """Whether the verb follows the day at once and tells of the past: "facing a vote, he on Monday gave in"."""
        joined = _ADVERBS.fullmatch(self._text, expression.end, group.start)
        return group.verb and group.lean == PAST and joined is not None

    def _reported_aside(self, expression: Span, before: VerbGroup, behind: VerbGroup) -> bool:
        """Whether the verb before only reports, between commas: "…, the firm said, and sales in May should rise"."""
        closed = "," in self._text[before.end : expression.start]
        return before.reporting and closed and _APART.search(self._text[expression.end : behind.start]) is None

    def _opens_the_sentence(self, expression: Span) -> bool:
        """Whether the day ends what stands before the sentence's subject: "In a string of posts Sunday, he wrote"."""
        opening = self._text[self._sentence.start : expression.start]
        return _OPENING.match(opening) is not None and self._text[expression.end : expression.end + 1] == ","

    def _attributes(self, expression: Span, group: VerbGroup) -> bool:
        """Whether the group is one of saying behind a comma: it reports the sentence and does not date it."""
        return group.reporting and "," in self._text[expression.end : group.start]

    def _side(self, at: int) -> int:
        return bisect_left(self._marks, at) % 2


def _telling(groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """Those that surely are verbs and have a direction."""
    return [group for group in groups if group.sure and group.lean != OPEN]
