"""The owner's choices for the front page: `seeds/briefing.toml`. What comes first, what stays off it, what topics are
called. Nothing is removed from the other pages; that is what corrections are for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.extract import Figure, Quote
from generator.extract.ids import by_id
from generator.model import Entry, Extract, Problem
from generator.owner.config import ConfigError, not_toml, suggest
from generator.owner.references import Known

FILE = "briefing.toml"
NOTE = "note.md"
"""The owner's note, in the folder of pages."""
STORIES = "stories"
"""The table that pins and hides stories, by the last part of their addresses."""
PARTS: Mapping[str, tuple[str, type[Extract] | None]] = {
    "points": ("article", None),
    "figures": ("figure", Figure),
    "quotes": ("quote", Quote),
}
"""The tables that pin and hide, with what their ids name. Key points go by the id of their article."""
_LISTS = ("pin", "hide")


@dataclass(frozen=True, slots=True)
class Choice:
    """What comes first in a part of the briefing, and what stays off it."""

    pin: tuple[str, ...] = ()
    """Ids, in the order to show them."""
    hide: tuple[str, ...] = ()
    """Ids."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner decides about the front page."""

    points: Choice = Choice()
    figures: Choice = Choice()
    quotes: Choice = Choice()
    topics: Mapping[str, str] = field(default_factory=dict)
    """Folder below seeds/ to the title of its topic, in the order to show them."""
    note: str = ""
    """The owner's note above the briefing, in Markdown; empty: none."""
    stories: Choice = Choice()


def read_choices(toml: str, note: str = "") -> Choices:
    """The choices in the text of `briefing.toml`. Raises `ConfigError` with all mistakes."""
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(FILE, error)]) from error
    valid = (STORIES, *PARTS, "topics")
    mistakes = [f"{FILE}: no table [{name}]; {suggest(name, valid)}" for name in tables if name not in valid]
    made: dict[str, Choice] = {}
    for name in (STORIES, *PARTS):
        table = tables.get(name, {})
        if not isinstance(table, dict):
            mistakes.append(f"{FILE}: {name} is a table: write [{name}] and its lines below")
            continue
        mistakes += _mistakes(name, table)
        made[name] = Choice(*(_ids(table.get(key)) for key in _LISTS))
        if name == STORIES:
            made[name] = Choice(*(tuple(map(_last, each)) for each in (made[name].pin, made[name].hide)))
    topics = tables.get("topics", {})
    if not isinstance(topics, dict):
        mistakes.append(f"{FILE}: topics is a table: write [topics] and its lines below")
    else:
        mistakes += [
            f"{FILE}: [topics] {key!r} must be a string that is not empty, not {value!r}"
            for key, value in topics.items()
            if not isinstance(value, str) or not value.strip()
        ]
    if mistakes:
        raise ConfigError(mistakes)
    return Choices(made["points"], made["figures"], made["quotes"], topics, note, made[STORIES])


def _mistakes(name: str, table: Mapping[str, object]) -> Iterator[str]:
    for key, value in table.items():
        if key not in _LISTS:
            yield f"{FILE}: [{name}] has no {key!r}; {suggest(key, _LISTS)}"
        elif not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            yield f'{FILE}: [{name}] {key} is a list of ids: {key} = ["…"]'
    # Which of the two was meant only the owner knows.
    for twice in sorted({*_ids(table.get("pin"))} & {*_ids(table.get("hide"))}):
        yield f"{FILE}: [{name}] {twice!r} is both pinned and hidden; take it out of one list"


def _ids(value: object) -> tuple[str, ...]:
    """Each once: naming something twice is no reason to show it twice."""
    return tuple(dict.fromkeys(key for key in value if isinstance(key, str))) if isinstance(value, list) else ()


def _last(address: str) -> str:
    """The last part of the address of a story's page, which may stand whole.

    >>> _last("https://press.example/briefing/stories/crane-falls/")
    'crane-falls'
    """
    return re.sub(r"(?:/index\.html|\.html|\.md)?/*$", "", address.strip().partition("#")[0]).rpartition("/")[2]


def settled(entries: tuple[Entry, ...], choices: Choices) -> Choices:
    """The choices with the ids that their keys mean (`generator.owner.references`); a key that means nothing, or one of
    several, stays as it is.
    """
    if not _any(choices):
        return choices
    known = Known.of(entries)

    def settle(choice: Choice, means: Callable[[str], tuple[str, ...]]) -> Choice:
        return Choice(*(tuple(_only(means(key), key) for key in each) for each in (choice.pin, choice.hide)))

    return replace(
        choices,
        points=settle(choices.points, known.article),
        figures=settle(choices.figures, known.extract),
        quotes=settle(choices.quotes, known.extract),
    )


def _only(ids: tuple[str, ...], key: str) -> str:
    return ids[0] if len(ids) == 1 else key


def unmatched(entries: tuple[Entry, ...], choices: Choices, period: tuple[str, str] = ("", "")) -> tuple[Problem, ...]:
    """A warning for each id that names nothing on the site, for each pin whose article lies outside the period, and for
    each topic without a folder. `entries` are those that are shown: corrected ones.
    """
    ids: dict[str, type[Extract]] = {}
    for entry in entries if _any(choices) else ():
        # A term between quotation marks is nobody's quote.
        held = by_id(entry).items()
        ids |= {key: type(item) for key, item in held if not (isinstance(item, Quote) and item.kind == "term")}
    articles = {entry.article.id: entry for entry in entries}
    problems: list[Problem] = []
    for name, (what, kind) in PARTS.items():
        choice: Choice = getattr(choices, name)
        for key in (*choice.pin, *choice.hide):
            if key in articles if kind is None else ids.get(key) is kind:
                continue
            problems.append(
                Problem(
                    FILE,
                    "choice-unmatched",
                    f"[{name}] {key!r} is the id of no {what}",
                    "Look the id up in the address of the article’s page."
                    if kind is None
                    else "Look the id up on the article’s page; it changes when the words do.",
                )
            )
        for key in choice.pin:
            pinned = articles.get(key if kind is None else key.rsplit("/", 2)[0])
            if pinned is not None and not in_period(pinned, period):
                problems.append(
                    Problem(
                        FILE,
                        "choice-outside",
                        f"[{name}] {key!r} is pinned, but its article lies outside the period of the briefing",
                        "Widen [site] period in generator.toml, or take the pin out.",
                    )
                )
    folders = {folder_of(entry) for entry in entries}
    problems += [
        Problem(
            FILE,
            "choice-unmatched",
            f"[topics] {key!r} is no folder with articles",
            f"Name a folder below the one of the articles; {suggest(key, folders - {''})}.",
        )
        for key in choices.topics
        if key not in folders
    ]
    return tuple(problems)


def unmatched_stories(slugs: Collection[str], choices: Choices) -> tuple[Problem, ...]:
    """A warning for each story that the owner names and the site does not have. `slugs`: the stories' addresses."""
    return tuple(
        Problem(
            FILE,
            "choice-unmatched",
            f"[{STORIES}] {key!r} is the address of no story",
            f"Look it up in the address of the story’s page; {suggest(key, slugs)}.",
        )
        for key in (*choices.stories.pin, *choices.stories.hide)
        if key not in slugs
    )


def _any(choices: Choices) -> bool:
    return any(getattr(choices, name) != Choice() for name in PARTS)


def folder_of(entry: Entry) -> str:
    """The folder below seeds/ that the article lies in, the outermost of several; empty for none."""
    head, slash, _ = entry.article.source.path.partition("/")
    return head if slash else ""


def in_period(entry: Entry, period: tuple[str, str]) -> bool:
    """Whether the article's day lies between two ISO days, ends included; an empty end is open. Undated ones do."""
    date = entry.article.metadata.date
    first, last = period
    return date is None or ((not first or first <= date.value[:10]) and (not last or date.value[:10] <= last))
