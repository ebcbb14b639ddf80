"""The names of one article, grouped by the entity they mean there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from generator.extract.names import Name, NameKind
from generator.extract.names.lexicon import Lexicon, listed, load
from generator.model import Article, Entry, Span


@dataclass(slots=True)
class Group:
    """One entity within one article."""

    article: Article
    kind: NameKind
    canonical: str
    """The words of its fullest mention."""
    words: tuple[str, ...]
    """Those, folded, split at blanks and hyphens, without final dots."""
    mentions: list[Name] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    """Spellings with the number of mentions, in order of first appearance."""
    roles: list[Span] = field(default_factory=list)
    """What the article calls a person: titles and appositions, each wording once."""
    stated: Counter[str] = field(default_factory=Counter)
    """How often each of those wordings occurs, folded."""
    titles: set[str] = field(default_factory=set)
    """Words of those, folded."""
    gender: str = ""
    """m or f, where a form of address states it."""


def groups_of(entry: Entry) -> list[Group]:
    """The groups of one article, in order of first mention."""
    article, lexicon = entry.article, load()
    made: dict[tuple[str, str], Group] = {}
    for name in entry.extracts.of(Name):
        canonical = name.full.cut(article.text)
        group = made.get((name.kind, canonical))
        if group is None:
            words = tuple(word.rstrip(".") for word in listed(canonical).split())
            group = made[name.kind, canonical] = Group(article, name.kind, canonical, words)
        group.mentions.append(name)
        form = name.span.cut(article.text)
        group.forms[form] = group.forms.get(form, 0) + 1
        for span in (name.title, name.role):
            if span is not None and name.kind == "person":
                _role(group, span, lexicon)
    return list(made.values())


def _role(group: Group, span: Span, lexicon: Lexicon) -> None:
    wording = listed(span.cut(group.article.text))
    stated = lexicon.titles.get(wording, "o")
    if stated in ("m", "f"):
        group.gender = stated
    group.titles.update(word.rstrip(".") for word in wording.split())
    if stated != "o" or _plural(wording, lexicon):
        return
    if wording not in group.stated:
        group.roles.append(span)
    group.stated[wording] += 1


def _plural(wording: str, lexicon: Lexicon) -> bool:
    """Whether a title is said of several people: "Senators Ann Lee and Bob Ray"."""
    last = wording.rpartition(" ")[2]
    single = last.removesuffix(".").removesuffix("s")
    return last.rstrip(".").endswith("s") and (single in lexicon.titles or f"{single}." in lexicon.titles)
