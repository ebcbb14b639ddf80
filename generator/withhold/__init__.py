"""Names that the owner withholds: what holds them, and what these people say, is taken out before anything is linked.

An article keeps its length, so that every place in it stays true: a sentence that holds a withheld name, or is said by
its bearer, becomes blanks, and what was found there goes. Pages, search, feeds and data are made of what is left. What
none of this reaches (file names, the owner's own texts) is an error that names the place; `leaks` looks at the finished
files once more. Where it is not sure that a word is the name, a sentence too many is taken rather than one too few.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from generator.base.text import count
from generator.link.changes import Changes
from generator.link.people import Entity, link_entities
from generator.model import Entry, File, Problem, Span
from generator.owner.config import ConfigError
from generator.owner.corrections import FILE, Corrected, Corrections
from generator.withhold.blank import Blank
from generator.withhold.find import taken
from generator.withhold.folded import fold
from generator.withhold.forms import NONE, Forms, forms_of, full_names, key, pattern
from generator.withhold.left import cleared

__all__ = ["NONE", "Forms", "Withheld", "in_the_way", "leaks", "withhold", "without"]


@dataclass(frozen=True, slots=True)
class Withheld:
    """The corrected entries without the names, and how these are written."""

    corrected: Corrected
    forms: Forms = NONE


def withhold(corrected: Corrected, corrections: Corrections, own: Mapping[str, str]) -> Withheld:
    """Take the names out. `corrected` comes from the other corrections; `own`: what the owner wrote or named, by where
    it stands. Raises `ConfigError` where a withheld name stands in that, since nothing here reaches it.
    """
    if not corrections.withhold:
        return Withheld(corrected)
    # Who bears a name is settled over all articles: one may name in full whom others call by the surname.
    entities = link_entities(corrected.entries, corrections.people)
    wanted = {key(name) for name in corrections.withhold}
    bearers = [entity for entity in entities if wanted & {key(name) for name in full_names(entity)}]
    forms = forms_of(corrections.withhold, bearers)
    named = _mentions(bearers)
    # A surname is not taken for the withheld one where it stands in somebody else's full name.
    others = _mentions(
        entity
        for entity in entities
        if entity.kind == "person" and " " in entity.name and not any(entity is bearer for bearer in bearers)
    )
    mistakes = in_the_way(forms, own)
    made: list[Entry] = []
    counts: list[int] = []
    for entry in corrected.entries:
        at, path = entry.article.id, entry.article.source.name
        blank = Blank(taken(entry, forms, named[at], others[at]))
        made.append(cleared(entry, blank, forms))
        counts += [len(blank.spans)] if blank.spans else []
        if blank.spans and forms.likely(path):  # it would stand in the article's address
            mistakes.append(_in_the_way(f"the name of the file {path}"))
    if mistakes:
        raise ConfigError(list(dict.fromkeys(mistakes)))
    what = f"{count(sum(counts), 'passage')} of {count(len(counts), 'article')} left out"
    done = ("withhold", f"{count(len(corrections.withhold), 'name')}; {what}")
    applied = tuple(pair for pair in corrected.applied if not any(forms.anywhere(told) for told in pair))
    problems = tuple(
        problem for problem in corrected.problems if not forms.anywhere(f"{problem.message} {problem.hint}")
    )
    unmet = tuple(_unmet(at) for at, name in enumerate(corrections.withhold, 1) if not _met(name, corrected, bearers))
    cleared_of_them = replace(corrected, entries=tuple(made), applied=(*applied, done), problems=problems + unmet)
    return Withheld(cleared_of_them, forms)


def in_the_way(forms: Forms, own: Mapping[str, str]) -> list[str]:
    """A sentence with the cure for each of the owner's texts, by where it stands, that holds a withheld name."""
    return [_in_the_way(where) for where, text in own.items() if forms.anywhere(unquote(text))]


def _in_the_way(where: str) -> str:
    return f"{FILE}: withhold: a name that is withheld stands in {where}; take it out there, or here"


def _met(name: str, corrected: Corrected, bearers: Iterable[Entity]) -> bool:
    """Whether a name to withhold occurs at all."""
    written = pattern((name,), re.IGNORECASE)
    return any(key(name) in map(key, full_names(bearer)) for bearer in bearers) or any(
        written.search(fold(entry.article.text)) for entry in corrected.entries
    )


def _unmet(at: int) -> Problem:
    """The name itself would stand on the site's own report."""
    return Problem(
        FILE,
        "correction-unmatched",
        f"withhold: no article holds the name at place {at} of the list",
        "Nothing, if it is there as a precaution; else see how the articles spell it.",
        "info",
    )


def without(forms: Forms, changes: Changes) -> Changes:
    """What changed, without the withheld names that the build before still had."""
    return replace(
        changes,
        removed_people=tuple(name for name in changes.removed_people if not forms.likely(name)),
        removed_articles=tuple(name for name in changes.removed_articles if not forms.likely(name)),
    )


def leaks(forms: Forms, files: Iterable[File]) -> tuple[str, ...]:
    """Paths of finished files that hold a withheld name all the same, in their words or in their path."""
    if not forms.sure:
        return ()
    return tuple(
        file.path
        for file in files
        if forms.anywhere(file.path) or forms.anywhere(html.unescape(file.content.decode("utf-8", "replace")))
    )


def _mentions(entities: Iterable[Entity]) -> defaultdict[str, set[Span]]:
    """Places of names by article."""
    by_article: defaultdict[str, set[Span]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            by_article[mention.article].add(mention.name.span)
    return by_article
