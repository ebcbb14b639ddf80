"""`fix`: corrections, checked against the articles as they are now, and written into `corrections.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.base.replacing import replace_file
from generator.base.text import count
from generator.extract import DateMention, Figure, Name, Quote
from generator.model import Entry, Extract
from generator.owner.config import ConfigError, nearest, suggest
from generator.owner.correcting import apply
from generator.owner.corrections import FILE, LISTS, PAIRS, TABLES, line_of, read_corrections
from generator.owner.filing import Line, filed, lines_in
from generator.owner.references import Known
from generator.owner.settings import Settings, read_owners
from generator.program.current import current

WORDS: Mapping[str, str] = {
    "speaker": "speakers",
    "date": "dates",
    "value": "values",
    "noun": "nouns",
    "name": "people",
    "role": "roles",
    "not-a-person": "not_people",
    "same-event": "same_event",
    "other-event": "other_event",
    "hide": "hide",
    "noindex": "noindex",
    "withhold": "withhold",
}
"""What a correction is of, as it is said on the command line, to its table or list."""
_OF_EXTRACTS = frozenset(("hide", "speakers", "dates", "values", "nouns"))
_OFFERED: tuple[tuple[type[Extract], tuple[tuple[str, object], ...]], ...] = (
    (Quote, (("speakers", "…"), ("speakers", False), ("hide", None))),
    (Figure, (("values", "…"), ("nouns", "…"), ("hide", None))),
    (DateMention, (("dates", "…"), ("hide", None))),
)
"""What can be corrected in an extract, with values to fill in."""


class NotFixedError(Exception):
    """A correction that was not written: why, and what helps."""


def fix(chosen: Settings, given: Sequence[str]) -> Iterator[str]:
    """Write corrections; a line on each comes back once it is in the file.

    `given`: one text, of lines as `corrections.toml` has them, or the name of an extract, a person or an article, what
    is wrong with it (`WORDS`) and what is right. Nothing is written where one of several does not fit. Raises
    `NotFixedError`, and `ConfigError` where the file that is there can't be read.
    """
    entries = current(chosen).entries
    known = Known.of(entries)
    lines = [_settled(known, line) for line in _asked(known, given)]
    path = chosen.seeds / FILE
    text = read_owners(path)
    told = []
    for line in lines:
        told.append(_checked(entries, line))
        before = [each.key for each in lines_in(read_corrections(text)) if each.name == line.name]
        same = [key for key in before if known.extract(key) == (line.key,)] if line.name in _OF_EXTRACTS else []
        again = filed(text, line, same) if line.name in TABLES or not same else text
        told[-1] += " (it stood there already)" if again == text else ""
        text = again
    replace_file(path, text.encode())
    yield from told
    them = "it" if len(lines) == 1 else "them"
    yield f"{count(len(lines), 'correction')} in {path}; build again, and the site has {them}"


# ---- what is asked ------------------------------------------------------------------------------------------------


def _asked(known: Known, given: Sequence[str]) -> list[Line]:
    if len(given) == 1:
        return _pasted(known, given[0])
    key, what, *value = given
    name = WORDS.get(what, what)
    if name not in (*LISTS, *PAIRS, *TABLES):
        raise NotFixedError(f"nothing can be corrected that is called {what!r}; {suggest(what, WORDS)}")
    words = " ".join(value)
    if name in LISTS:
        if words:
            raise NotFixedError(f"{what} takes no further word: leave {words!r} out")
        return [Line(name, key.strip())]
    if not words.strip():
        raise NotFixedError(f"say what is right, too: clipbook fix {key!r} {what} …")
    try:
        read = read_corrections(_typed(name, key.strip(), words.strip()))
    except ConfigError as error:
        raise NotFixedError("; ".join(error.mistakes)) from error
    return [*lines_in(read)]


def _typed(name: str, key: str, words: str) -> str:
    """The line that words of a command line mean. `false` is no name of anybody."""
    number = re.fullmatch(r"-?\d+(?:\.\d+)?", words) if name == "values" else None
    if number:
        return line_of(name, key, float(words) if "." in words else int(words))
    return line_of(name, key, False if (name, words) == ("speakers", "false") else words)


def _pasted(known: Known, text: str) -> list[Line]:
    if "=" in text:
        if '= "…"' in text:
            raise NotFixedError(f"put what is right in place of the dots, then paste it again: {text.strip()}")
        try:
            return [*lines_in(read_corrections(text))]
        except ConfigError as error:
            raise NotFixedError("; ".join(error.mistakes)) from error
    ids = known.extract(text)
    if len(ids) == 1:
        item = known.extracts[ids[0]]
        offered = next((those for kind, those in _OFFERED if isinstance(item, kind)), (("hide", None),))
        lines_to_paste = "\n".join(line_of(name, ids[0], value) for name, value in offered)
        raise NotFixedError(f"say what is wrong with it; one of these, with what is right:\n{lines_to_paste}")
    raise NotFixedError(f"{text.strip()!r}: {_which(ids)}")


def _which(ids: Sequence[str]) -> str:
    if ids:
        return f"it may be any of {len(ids)} extracts; name one of: {', '.join(ids[:5])}"
    return "no extract is called so now; copy its id, or the address of its anchor, from the page of its article"


def _settled(known: Known, line: Line) -> Line:
    """The correction with the ids that it means, and the words of its extract."""
    if line.name in _OF_EXTRACTS:
        ids = known.extract(line.key)
        if len(ids) != 1:
            raise NotFixedError(f"{line.key!r}: {_which(ids)}")
        words = known.extracts[ids[0]].span.cut(known.entry_of[ids[0]].article.text)
        return replace(line, key=ids[0], words=words)
    if line.name in PAIRS:
        return replace(line, key=_article(known, line.key), value=_article(known, line.value))
    return line


def _article(known: Known, text: str) -> str:
    ids = known.article(text)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise NotFixedError(f"{text!r} is the id of several articles; name one of {', '.join(ids[:5])}")
    raise NotFixedError(f"{text!r} is the id of no article; {suggest(text, known.articles)}")


# ---- whether it fits ----------------------------------------------------------------------------------------------


def _checked(entries: tuple[Entry, ...], line: Line) -> str:
    """What the correction does, in words. Raises `NotFixedError` where it matches nothing."""
    if line.name == "withhold":
        form = re.compile(rf"(?<!\w){re.escape(line.key)}(?!\w)", re.IGNORECASE)
        if not any(form.search(entry.article.text) for entry in entries):
            raise NotFixedError(
                f"no article holds the name {line.key!r}; see how they spell it, or add it to {FILE} by hand"
            )
        return "withheld: one name more"
    done = apply(entries, read_corrections(line.text))
    if done.problems:
        first = done.problems[0]
        raise NotFixedError(f"{first.message}; {_like(entries, line) or first.hint}")
    key, told = done.applied[0]
    words = " ".join(line.words.split())
    return f"{key}{f' “{words[:80]}”' if words else ''}: {told}"


def _like(entries: tuple[Entry, ...], line: Line) -> str:
    """The name in the articles that is most like one that is not there."""
    if line.name not in ("people", "roles", "noindex", "not_people"):
        return ""
    names = {name.full.cut(entry.article.text) for entry in entries for name in entry.extracts.of(Name)}
    near = nearest(line.key, names)
    return f"did you mean {near!r}?" if near else ""
