"""A BibTeX file against the originals, read by a parser of its own: one field a line, values in braces.

An entry names its article (`articleid`). Its title must stand there or be the owner's; the note of a quote must begin
with the words at its `spans`, and those at its `speakerspan`, if any, come next. Whatever else it says may be copied
from nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model import Problem
from generator.verify.copied import Needles
from generator.verify.originals import Original, cut, difference, fault, fold, short

_HEAD = re.compile(r"@(?:article|misc)\{([A-Za-z0-9._-]+),")
_FIELD = re.compile(r"  ([a-z]+) = \{(.*)\},")
_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_TEX = re.compile(r"\\(?:text(backslash|braceleft|braceright|asciitilde|asciicircum)\{\}|([&%$#_]))")
_NAMED = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
_ADDRESSES = frozenset(("url", "spans", "speakerspan"))
_HINT = "Build again; if it stays, the export of BibTeX is at fault."

Fault = tuple[str, str]


def check_bibtex(
    name: str, text: str, originals: Mapping[str, Original], needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The number of values compared, and what does not hold."""
    compared, faults = 0, []
    folded = {fold(key): key for key in originals}  # TeX knows no blanks at the ends, nor two in a row; file names do
    for line, fields in _entries(text):
        read = {key: value if key in _ADDRESSES else _read(value) for key, value in fields.items()}
        checks: list[Fault | None] = [("verify-data", "not as it was written")]
        if read:
            checks = [*entry_checks(read, folded, originals, needles)]
        compared += len(checks)
        faults += [fault(check[0], f"{name}:{line}", check[1], _HINT) for check in checks if check]
    return compared, tuple(faults)


def _entries(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and fields of each entry; no fields for what is none."""
    fields: dict[str, str] | None = None
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if fields is None:
            if _HEAD.fullmatch(line):
                fields, start = {}, number
            elif line:
                yield number, {}
        elif line == "}":
            yield start, fields
            fields = None
        elif field := _FIELD.fullmatch(line):
            fields[field[1]] = field[2]
        else:
            yield number, {}
    if fields is not None:
        yield start, {}


def _read(value: str) -> str:
    """What TeX would print."""
    plain = _TEX.sub(lambda mark: _NAMED[mark[1]].join("\0\0") if mark[1] else mark[2], value)
    # Braces that are still there hold capitals or names together; those that stand for themselves are between NULs.
    kept = re.sub(r"\0(.)\0|[{}]", lambda mark: mark[1] or "", plain)
    return fold(kept)


def entry_checks(
    fields: Mapping[str, str], folded: Mapping[str, str], originals: Mapping[str, Original], needles: Needles
) -> Iterator[Fault | None]:
    """What does not hold of an entry, None for each value that does; the same in every form of a bibliography.

    `fields`: as a reader of the form sees them; `articleid`, `spans` and `speakerspan` say where the words stand,
    `title` and `note` hold them. `folded`: ids of articles by their folded forms.
    """
    article = folded.get(fields.get("articleid", ""), fields.get("articleid", ""))
    original = originals.get(article)
    if original is None:
        yield "verify-span", f"there is no article {article!r}"
        return
    said = {key: value for key, value in fields.items() if key not in _ADDRESSES and key != "articleid"}
    if title := said.pop("title", ""):
        own = title in original.folded or needles.own(title)
        yield None if own else ("verify-words", f"title {short(title)} does not stand in {original.path}")
    if "spans" in fields:
        try:
            words = _words(fields["spans"], article, originals)
            if "speakerspan" in fields:
                words += f", {_words(fields['speakerspan'], article, originals)}"
        except LookupError as error:
            yield "verify-span", str(error.args[0])
            return
        note = said.pop("note", "")
        if note.startswith(f"{words}, "):
            said["note"] = note[len(words) :]
            yield None
        else:
            yield "verify-words", f"{article} {difference(note, words)}"
    for key, value in said.items():
        if hit := needles.search(value):
            yield "verify-copied", f"{short(hit[0])} is copied from {hit[1]} into {key}"


def _words(spans: str, article: str, originals: Mapping[str, Original]) -> str:
    """The words at `12-34 56-78`, as a citation joins them. Raises LookupError."""
    forms = [_SPAN.fullmatch(span) for span in spans.split(" ")]
    if not all(forms):
        raise LookupError(f"spans {spans!r} are none")
    return " […] ".join(cut(originals, article, int(form[1]), int(form[2])) for form in forms if form)
