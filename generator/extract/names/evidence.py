"""What speaks for a person, an organisation or a place, where no list, title or head word settles what a form names.

Cues are small named functions; how much each counts, and why, stands in the table `data/points.txt`. Of a group of cues
only the first that holds counts. To add a cue: a function here, put into a group, and a row of the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TypeVar

from generator.base.classes import word_class
from generator.base.lexicon import table
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

ENOUGH = 2.0
"""Points from which a kind is believed: about two weak cues, or a strong one."""
LEAD = 0.5
"""Points by which it must lead the second: a wrong kind is worse than none."""
AROUND = 4.0
"""Most that all surroundings of a form count for a kind: a form that is mentioned often is no surer for that."""
_RULED_OUT = -9.0
"""Points that no other cue makes up for."""
_LONGEST_PERSON = 5
"""Words of the longest personal name without particles; a longer run is a title or a heading."""

_LONGEST_SYLLABLE = 6
"""Letters of a syllable of a given name in Latin letters: "Kwang-myung"."""
_LONGEST_APPOSITION = 8
"""Words within which the noun of an apposition stands: "a small but fast growing online research firm"."""

KINDS = ("person", "organisation", "place")


@dataclass(slots=True)
class Facts:
    """What the article itself says about words, all folded."""

    lower: Counter[str] = field(default_factory=Counter)
    """Words seen in lower case."""
    inside: Counter[str] = field(default_factory=Counter)
    """Words seen with a capital where none is needed."""
    surnames: Counter[str] = field(default_factory=Counter)
    """Last words of the surely recognised persons of two words and more, or with a title."""
    firsts: Counter[str] = field(default_factory=Counter)
    """First words of those."""
    alone: Counter[str] = field(default_factory=Counter)
    """Words seen with a capital between words without: a surname, once its bearer was named in full."""


def surname(tokens: Tokens, name: Candidate, lexicon: Lexicon) -> str:
    """The last word of a person's name that is no suffix, folded."""
    last = name.last - 1
    while last > name.first and tokens.plain[last].rstrip(".") in lexicon.classes["suffix"]:
        last -= 1
    return tokens.plain[last]


def beside_capital(tokens: Tokens, at: int) -> bool:
    """Whether a word with a capital stands directly before or behind."""
    before_it = at > 0 and tokens.gaps[at] in (" ", "-") and tokens.caps[at - 1]
    return before_it or (tokens.gap(at + 1) in (" ", "-") and tokens.caps[at + 1])


# ---- the form's own words ----------------------------------------------------------------------------------------


class Form:
    """An undecided form, as its first mention is written."""

    def __init__(self, tokens: Tokens, name: Candidate, lexicon: Lexicon, facts: Facts) -> None:
        self.x, self.facts, self.known = lexicon, facts, name.known
        self.words = [word.rstrip(".") for word in tokens.plain[name.first : name.last]]
        """Folded, without final dots."""
        self.shown = tokens.words[name.first : name.last]
        self.everyday = [lexicon.is_common(word) or facts.lower[word] > 0 for word in self.words]
        """For each word whether it is also written small."""
        self.gaps = tokens.gaps[name.first + 1 : name.last]
        self.surname = surname(tokens, name, lexicon)

    @cached_property
    def named(self) -> list[tuple[str, bool]]:
        """The words that are no particles, each with whether it is everyday."""
        particles = self.x.classes["particle"]
        return [pair for pair in zip(self.words, self.everyday, strict=True) if pair[0] not in particles]

    @cached_property
    def look(self) -> str:
        """What its words can be asked: which cues apply to it at all."""
        return self._look_of_one() if len(self.words) == 1 else self._look_of_many()

    def _look_of_one(self) -> str:
        word, shown = self.words[0], self.shown[0]
        mostly_capital = self.facts.inside[word] > self.facts.lower[word]
        if len(word) == 1:
            return "letter"
        if shown.isupper() and len(shown) > 1:
            return "capitals"
        if word in self.x.famous and mostly_capital:
            return "famous"
        if word in self.x.surnames and word not in self.x.common and mostly_capital:
            return "spelt surname"
        return "everyday" if self.everyday[0] else "rare"

    def _look_of_many(self) -> str:
        if " & " in self.gaps:
            return "partners"
        if any(self.everyday) and all(word.isupper() and len(word) > 2 for word in self.shown):
            return "loud"
        return "phrase" if 0 < len(self.named) <= _LONGEST_PERSON else "long"

    def listed(self, kind: str, *, seen: bool) -> bool:
        """Whether a list gives it this kind, and a capital inside a sentence says that it is a name at all."""
        stated = self.known is not None and self.known.kind == kind
        return stated and (self.facts.inside[self.words[0]] > 0) == seen


FormCue = Callable[[Form], bool]


def listed_organisation(form: Form) -> bool:
    """`Target rose.`."""
    return form.listed("organisation", seen=False)


def listed_organisation_seen(form: Form) -> bool:
    """`He left Target.`."""
    return form.listed("organisation", seen=True)


def listed_place(form: Form) -> bool:
    """`Jackson is quiet.`."""
    return form.listed("place", seen=False)


def listed_place_seen(form: Form) -> bool:
    """`He left Jackson.`."""
    return form.listed("place", seen=True)


def bearer_known(form: Form) -> bool:
    """`Velden` where the article has `Mr. Velden`."""
    return form.facts.surnames[form.surname] > 0


def _first_name_alone(form: Form) -> bool:
    return len(form.words) == 1 and form.facts.firsts[form.words[0]] > 0 and form.words[0] in form.x.first


def first_name_known(form: Form) -> bool:
    """`Lena` where the article has `Lena Velden`."""
    return _first_name_alone(form) and form.known is None


def first_name_known_listed(form: Form) -> bool:
    """`Florence` where the article has `Florence Velden`."""
    return _first_name_alone(form) and form.known is not None


def letter(form: Form) -> bool:
    """`B`."""
    return form.look == "letter"


def short_capitals(form: Form) -> bool:
    """`NRU`."""
    return form.look == "capitals" and form.words[0].isalpha() and len(form.words[0]) <= 6 and not form.everyday[0]


def famous(form: Form) -> bool:
    """`Adenauer`."""
    return form.look == "famous"


def spelt_surname(form: Form) -> bool:
    """`Sanders`."""
    return form.look == "spelt surname"


def everyday_word(form: Form) -> bool:
    """`Orange`."""
    return form.look == "everyday"


def rare_surname(form: Form) -> bool:
    """`Velasquez`."""
    return form.look == "rare" and form.words[0] in form.x.surnames


def rare_first_name(form: Form) -> bool:
    """`Ingrid`."""
    return form.look == "rare" and form.words[0] in form.x.first


def inner_capital(form: Form) -> bool:
    """`YouGov`, but not `McVeld`."""
    inner = any(letter.isupper() for letter in form.shown[0][1:])
    return (
        form.look == "rare"
        and inner
        and form.words[0].isalpha()
        and not form.shown[0].startswith(tuple(form.x.classes["surname start"]))
    )


def place_ending(form: Form) -> bool:
    """`Lakeville`."""
    return form.look == "rare" and form.words[0].endswith(tuple(form.x.classes["place end"]))


def partners(form: Form) -> bool:
    """`Velden & Holt`."""
    return form.look == "partners" and not any(form.everyday)


def title_of_work(form: Form) -> bool:
    """`La Lumiere`."""
    return form.look in ("phrase", "long") and form.words[0] in form.x.classes["work start"]


def saintly(form: Form) -> bool:
    """`San Velden`."""
    return form.look in ("phrase", "long") and form.words[0] in form.x.classes["saint"]


def _initials(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def listed_end(form: Form) -> bool:
    """`Startup America`."""
    return form.look == "phrase" and form.words[-1] in form.x.countries


def firm_of_things(form: Form) -> bool:
    """`Tollan Terminals`: an unknown word before an everyday plural."""
    if form.look != "phrase" or len(form.words) > 3 or form.everyday[0] or not form.everyday[-1]:
        return False
    last = form.words[-1]
    return last[-1:] == "s" and last[-2:] != "ss" and last not in form.x.surnames and form.words[0] not in form.x.first


def initialism(form: Form) -> bool:
    """`GeForce GT`, `HMP Preston`, but not `MS Dhoni`, whose letters are his first names."""
    capital = [_initials(word) and word.lower() not in form.x.classes["suffix"] for word in form.shown]
    if form.look != "phrase" or not any(capital):
        return False
    if all(capital):
        return "-" in form.gaps  # "UC-AFT"; a name in capitals has no such mark
    return any(capital[1:]) or len(form.shown[0]) > 2 or len(form.shown) > 2 or form.everyday[-1]


def written_together(form: Form) -> bool:
    """`SunTrust Velden`, but not `Velda McHolt`."""
    starts = tuple(form.x.classes["surname start"])
    return form.look == "phrase" and any(
        any(letter.isupper() for letter in word[1:]) and not word.isupper() and not word.startswith(starts)
        for word in form.shown
        if word.isalpha()
    )


def letter_at_end(form: Form) -> bool:
    """`Nexus S`."""
    return form.look == "phrase" and len(form.words[-1]) == 1


def hyphened_given(form: Form) -> bool:
    """`Park Ji-hoon`: a family name and a given name of two syllables."""
    pair = form.look == "phrase" and len(form.words) == 3 and form.gaps == [" ", "-"]
    short = pair and max(len(form.words[1]), len(form.words[2])) <= _LONGEST_SYLLABLE
    return short and form.words[0] in form.x.classes["family"]


def party_end(form: Form) -> bool:
    """`a Wexcombe Republican`."""
    last = form.words[-1]
    member = last in form.x.classes["party"] and last not in form.x.surnames
    return member and form.look == "phrase" and len(form.words) > 1


def only_letters(form: Form) -> bool:
    """`M. B. A.`."""
    return form.look == "phrase" and all(len(word) == 1 for word in form.words)


def firm_word(form: Form) -> bool:
    """`Banco Velden`, `Velden Groep`."""
    return len(form.words) > 1 and any(word in form.x.classes["firm word"] for word in form.words)


def seen_alone(form: Form) -> bool:
    """`Velda Zwingli` where `Zwingli` stands alone elsewhere."""
    return form.look == "phrase" and form.facts.alone[form.surname] > 0


def initial_inside(form: Form) -> bool:
    """`Mary B. Holt`."""
    return form.look == "phrase" and any(len(word) == 1 and word != "i" for word, _ in form.named[:-1])


def first_name(form: Form) -> bool:
    """`Mary Grouse`."""
    return form.look == "phrase" and form.named[0][0] in form.x.first and not all(flag for _, flag in form.named)


def surname_at_end(form: Form) -> bool:
    """`Velda Smith`."""
    return form.look == "phrase" and form.named[-1][0] in form.x.surnames and not form.named[0][1]


def no_everyday_word(form: Form) -> bool:
    """`Velda Zwingli`."""
    return form.look == "phrase" and not any(flag for _, flag in form.named)


def office_end(form: Form) -> bool:
    """`Jerrard Lord`."""
    pair = form.look == "phrase" and len(form.words) == 2 and form.words[-1] in form.x.titles
    return pair and not form.everyday[0] and not form.shown[0].isupper()


def everyday_end(form: Form) -> bool:
    """`Green Shoots`."""
    return form.look == "phrase" and form.named[-1][1] and form.named[-1][0] not in form.x.surnames


OWN: tuple[tuple[FormCue, ...], ...] = (
    (listed_organisation, listed_organisation_seen, listed_place, listed_place_seen),
    (bearer_known, first_name_known, first_name_known_listed),
    (letter, short_capitals, famous, spelt_surname, everyday_word, rare_surname, rare_first_name),
    (inner_capital,),
    (place_ending,),
    (partners,),
    (title_of_work,),
    (saintly,),
    (hyphened_given, party_end),
    (only_letters, initialism, written_together, letter_at_end),
    (firm_word, firm_of_things, listed_end),
    (seen_alone,),
    (initial_inside,),
    (first_name,),
    (surname_at_end,),
    (no_everyday_word, office_end, everyday_end),
)
"""Groups of cues in the words of a form; of each group the first that holds counts."""


# ---- what stands around a mention --------------------------------------------------------------------------------


class Place:
    """What stands around one mention."""

    def __init__(self, tokens: Tokens, name: Candidate, lexicon: Lexicon) -> None:
        self.t, self.x, self.name = tokens, lexicon, name
        self.before = before(tokens, name)
        """The word before with nothing but a blank between, as spelt; else nothing."""
        self.cue_before = lexicon.cues.get(self.before.lower(), "")
        self.gap = tokens.gap(name.last)
        """What stands behind it."""
        self.next = tokens.words[name.last] if name.last < len(tokens.words) else ""
        """The word after it, whatever stands between."""
        self.after = self.next if self.gap == " " else ""
        self.cue_after = lexicon.cues.get(self.after, "")


PlaceCue = Callable[[Place], bool]


def before(tokens: Tokens, name: Candidate) -> str:
    """The word directly before a name, as spelt; empty at the start, after a mark and after an owner."""
    joined = name.first > 0 and tokens.gaps[name.first] == " " and not tokens.possessive[name.first - 1]
    return tokens.words[name.first - 1] if joined else ""


def court_case(place: Place) -> bool:
    """`Marlow v. Holt`."""
    return place.after in place.x.classes["versus"]


def product(place: Place) -> bool:
    """`DC-8`."""
    return place.gap == "-" and place.next.isdigit()


def titled(place: Place) -> bool:
    """`Mr. Marlow`."""
    return place.name.title is not None


def said_by(place: Place) -> bool:
    """`said Marlow`, but not `said Marlow's aunt`."""
    return place.cue_before == "say" and not place.t.possessive[place.name.last - 1]


def role_before(place: Place) -> bool:
    """`spokesman Marlow`, but not `retailer Marlow`."""
    person = place.cue_before != "group" or place.before.endswith(("man", "woman", "person"))
    return person and place.before in place.x.roles


def in_before(place: Place) -> bool:
    """`in Marlow`, but not `in Marlow's district`, which may be a member's."""
    return place.cue_before == "in" and not place.t.possessive[place.name.last - 1]


def phrase_in_before(place: Place) -> bool:
    """`in Marlow Zwingli`."""
    return in_before(place) and place.name.last - place.name.first > 1


def at_before(place: Place) -> bool:
    """`to Marlow`."""
    return place.cue_before == "at"


def group_before(place: Place) -> bool:
    """`retailer Marlow`."""
    return place.cue_before == "group" and place.before.islower()


def town_of_before(place: Place) -> bool:
    """`the town of Marlow`."""
    first = place.name.first
    return place.before == "of" and first > 1 and place.x.cues.get(place.t.words[first - 2].lower()) == "town"


def craft_before(place: Place) -> bool:
    """`the trawler Velda Zwingli`, `HMS Velda`."""
    return place.x.nouns.get(place.before) == "craft" or place.before in place.x.classes["ship letters"]


def particle_before(place: Place) -> bool:
    """`de Marlow`."""
    return place.before in place.x.classes["particle"]


def in_before_unknown(place: Place) -> bool:
    """`in Wexcombe`, where no list knows the word."""
    name = place.name
    word = place.t.plain[name.first]
    lone = name.last - name.first == 1 and name.known is None
    listed = word in place.x.first or word in place.x.surnames or place.x.is_common(word)
    return in_before(place) and lone and not listed and not place.t.words[name.first].isupper()


def _role_before_link(place: Place) -> str:
    """The word before the preposition that stands before a name, where it is the noun of a role; else nothing."""
    first = place.name.first
    word = place.t.plain[first - 2] if first > 1 and place.t.gaps[first - 1] == " " else ""
    return word if word in place.x.roles else ""


def post_before(place: Place) -> bool:
    """`an analyst with Marlow`."""
    return place.before in place.x.classes["post at"] and _role_before_link(place) != ""


def chief_of_before(place: Place) -> bool:
    """`chairman of Marlow`, `lawyer for Marlow`; people have lawyers, too."""
    role = _role_before_link(place)
    return role in place.x.classes["executive"] if place.before == "of" else place.before == "for" and role != ""


def opponent_before(place: Place) -> bool:
    """`beat Marlow`, `against Marlow`."""
    unknown = place.name.known is None and place.name.last - place.name.first == 1
    return unknown and place.before in place.x.classes["beats"]


def article_before(place: Place) -> bool:
    """`the Marlow`, but not `the Marlow camp`, where it belongs to the noun."""
    used = place.after.islower() and place.cue_after not in ("say", "act") and place.after not in place.x.function
    return place.before in ("the", "The", "a", "an") and not used


def thing_after(place: Place) -> bool:
    """`the Marlow hotel`, `a Marlow jacket`."""
    owned = place.before.lower() in place.x.classes["determiner"] or place.cue_before in ("in", "at")
    return owned and place.name.known is None and place.x.nouns.get(place.after) in ("thing", "craft", "event")


def craft_after(place: Place) -> bool:
    """`the tanks of Burmah Agate tanker`."""
    return place.x.nouns.get(place.after) == "craft"


def region_after(place: Place) -> bool:
    """`Madison and Clinton counties`, `Nassau county`."""
    return place.after in place.x.classes["kind of region"] and not place.t.possessive[place.name.last - 1]


def several(place: Place) -> bool:
    """`the Charlotte Bobcats`."""
    last = place.t.plain[place.name.last - 1]
    plural = len(last) > 3 and last[-1] == "s" and last[-2:] not in ("ss", "us", "is")
    return plural and place.before in ("the", "The") and last not in place.x.surnames


def letters_with_article(place: Place) -> bool:
    """`the NRU said`, but not `the NRU form`."""
    word = place.t.words[place.name.first]
    lone = place.name.last - place.name.first == 1 and 3 <= len(word) <= 6 and word.isupper() and word.isalpha()
    used = place.gap == " " and place.after.islower() and word_class(place.after) in "NJ"
    return lone and place.before.lower() == "the" and not used


def member_after(place: Place) -> bool:
    """`Marlow spokesman Ann Lee`, `NRU officers`."""
    after = place.after
    several = after.endswith("s") and after[:-1] in place.x.roles
    return place.name.last - place.name.first == 1 and (after in place.x.roles or several)


def owner_after(place: Place) -> bool:
    """`NRU's`: letters that own something."""
    word = place.t.words[place.name.first]
    lone = place.name.last - place.name.first == 1 and word.isupper() and len(word) > 2
    return lone and place.t.possessive[place.name.last - 1]


def unknown_speaks(place: Place) -> bool:
    """`Marlow said`."""
    word = place.t.plain[place.name.first]
    lone = place.name.last - place.name.first == 1
    return place.cue_after == "say" and lone and word not in place.x.surnames and word not in place.x.first


def speaks(place: Place) -> bool:
    """`Velda Marlow said`."""
    return place.cue_after == "say"


def unknown_acts(place: Place) -> bool:
    """`Marlow won`, where nobody of that name has been introduced."""
    return place.cue_after == "act" and place.name.last - place.name.first == 1


def acts(place: Place) -> bool:
    """`Velda Marlow won`."""
    return place.cue_after == "act"


def group_after(place: Place) -> bool:
    """`Marlow shares`."""
    return place.cue_after == "group" and not place.t.possessive[place.name.last - 1]


def who_after(place: Place) -> bool:
    """`Marlow who`."""
    return place.after == "who"


def followers_after(place: Place) -> bool:
    """`the Marlow campaign`."""
    return place.x.institutions.get(place.after, {}).get(place.after) == "name"


def age_after(place: Place) -> bool:
    """`Marlow, 43, ran`."""
    age = place.gap == ", " and place.next.isdigit() and 1 <= len(place.next) <= 2
    return age and place.t.gap(place.name.last + 1)[:1] in (",", ".")


def comma_who_after(place: Place) -> bool:
    """`Marlow, who`."""
    return place.gap == ", " and place.next == "who"


def _noun_of_apposition(place: Place) -> str:
    """The noun that a phrase behind a comma is about: `firm` in "Marlow, a small research firm in Wexley,"."""
    at, t = place.name.last, place.t
    if place.gap != ", " or place.next not in ("a", "an", "the") or t.possessive[at - 1]:
        return ""
    for word in range(at + 1, min(at + _LONGEST_APPOSITION, len(t.words))):
        ends = t.gap(word + 1) not in (" ", "-") or word_class(t.plain[word + 1]) in "IVMAO"
        if ends or t.gap(word) not in (" ", "-"):
            return t.plain[word]
    return ""


def firm_in_apposition(place: Place) -> bool:
    """`Marlow, a research firm,`."""
    noun = _noun_of_apposition(place)
    return place.x.cues.get(noun) == "group" and noun not in place.x.sure_roles


def town_in_apposition(place: Place) -> bool:
    """`Marlow, a fishing village in the south,`."""
    return place.x.cues.get(_noun_of_apposition(place)) == "town"


def thing_in_apposition(place: Place) -> bool:
    """`the Velda Marlow, a trawler,`."""
    return _noun_of_apposition(place) in place.x.nouns


def role_in_apposition(place: Place) -> bool:
    """`Marlow, a lawyer,`."""
    return _noun_of_apposition(place) in place.x.roles


def _known_place_after(place: Place) -> bool:
    if place.gap != ", " or not place.t.caps[place.name.last]:
        return False
    known = place.x.known.get(place.t.plain[place.name.last])
    return known is not None and known.kind == "place" and place.t.gap(place.name.last + 1)[:1] in (*",.\n) ",)


def state_after(place: Place) -> bool:
    """`Marlow, Calif.`."""
    return _known_place_after(place) and place.next.endswith(".")


def place_after(place: Place) -> bool:
    """`Marlow, France,`."""
    return _known_place_after(place)


SETTLING: tuple[PlaceCue, ...] = (court_case, product)
"""Where one of these holds, nothing else around the mention counts."""
AFFIRMING: tuple[PlaceCue, ...] = (
    titled,
    role_before,
    said_by,
    speaks,
    age_after,
    who_after,
    comma_who_after,
    role_in_apposition,
)
"""What only a person does or has."""
AROUND_IT: tuple[tuple[PlaceCue, ...], ...] = (
    (
        titled,
        craft_before,
        said_by,
        role_before,
        phrase_in_before,
        in_before_unknown,
        in_before,
        post_before,
        chief_of_before,
        opponent_before,
        at_before,
        group_before,
        town_of_before,
        particle_before,
    ),
    (article_before,),
    (letters_with_article, owner_after),
    (member_after,),
    (thing_after, craft_after, region_after),
    (several,),
    (unknown_speaks, speaks, unknown_acts, acts, group_after, who_after, followers_after),
    (
        age_after,
        comma_who_after,
        state_after,
        place_after,
        firm_in_apposition,
        town_in_apposition,
        thing_in_apposition,
        role_in_apposition,
    ),
)
"""Groups of cues around a mention; of each group the first that holds counts."""


# ---- adding up ---------------------------------------------------------------------------------------------------

Asked = TypeVar("Asked", Form, Place)


@cache
def points_of() -> Mapping[str, tuple[float, float, float]]:
    """The points of each cue for person, organisation and place."""
    return {
        cue: (float(person), float(organisation), float(place))
        for cue, person, organisation, place, _ in table("extract/names/points")
    }


def own_points(form: Form) -> list[float]:
    """Points for person, organisation and place that the words of a form make."""
    return _added(form, OWN)


def points_around(place: Place) -> list[float]:
    """Points for person, organisation and place that the surroundings of one mention make."""
    for cue in SETTLING:
        if cue(place):
            return list(points_of()[cue.__name__])
    return _added(place, AROUND_IT)


def _added(asked: Asked, groups: Sequence[Sequence[Callable[[Asked], bool]]]) -> list[float]:
    rows = points_of()
    points = [0.0, 0.0, 0.0]
    for group in groups:
        for cue in group:
            if cue(asked):
                for at, more in enumerate(rows[cue.__name__]):
                    points[at] += more
                break
    return points


def best_kind(own: Sequence[float], around: Sequence[float]) -> str | None:
    """The kind that the points of a form and of all its surroundings show, or None where they show none."""
    scale = min(1.0, AROUND / max(1.0, *around))
    total = [
        base + (_RULED_OUT if more <= _RULED_OUT else max(-1.0, scale * more))
        for base, more in zip(own, around, strict=True)
    ]
    (most, kind), (second, _), _ = sorted(zip(total, KINDS, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return kind if most >= ENOUGH and most - second >= LEAD else None
