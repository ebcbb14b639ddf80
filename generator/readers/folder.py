"""Which files of a folder are articles, and what each article in them is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path, PurePath

from generator.model import Document

OWNERS_FILES = frozenset({"sources.toml", "corrections.toml", "briefing.toml", "README.md"})
"""Files of the seeds folder that are no articles."""
# An address of 60 letters can still be read, copied and mailed; titles of 20 words are cut at a word's end.
_LONGEST_SLUG = 60
_NO_WORD = re.compile(r"[\W_]+")


def seed_files(folder: Path) -> tuple[str, ...]:
    """Paths of the candidate articles below `folder`, with forward slashes; hidden files left out.

    Sorted by path, files of the folder itself before those of folders in it: so they keep their plain ids (`Names`).
    Links that lead nowhere, links to folders and special files are among them, so that each is told of.
    """
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    names = (path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
    articles = (name for name in names if name not in OWNERS_FILES)
    return tuple(sorted(articles, key=lambda name: (name.count("/"), name)))


def slug(words: str) -> str:
    """Words as a part of an address: small letters and digits of any script, with hyphens.

    >>> slug("Dam owner ‘was told of crack last May’")
    'dam-owner-was-told-of-crack-last-may'
    """
    made = _NO_WORD.sub("-", words.casefold()).strip("-")
    if len(made) > _LONGEST_SLUG:
        whole_words = made[: _LONGEST_SLUG + 1].rpartition("-")[0]
        made = whole_words or made[:_LONGEST_SLUG]
    return made or "untitled"


class Names:
    """Gives every article of a folder its id and its part, the same each time the files come in the same order.

    The first article of a name has it, so that files added later, which mostly sort behind, change no address.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._parts: set[str] = set()

    def part(self, path: str, document: Document) -> str:
        """What tells the document from others of its file, unique there; empty where the file is the article."""
        if document.label is None:
            return ""
        plain = slug(document.label)
        published = document.hints.get("published")
        day = published.values[0][:10] if published else "undated"
        own = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        # The date tells editions apart, and hash the rest; each depends on the article alone, not on its neighbours.
        forms = [plain, f"{plain}-{day}", f"{plain}-{own}"]
        forms += [f"{plain}-{own}-{number}" for number in range(2, 2 + len(self._parts))]
        chosen = next(form for form in [*forms, ""] if f"{path}#{form}" not in self._parts)
        self._parts.add(f"{path}#{chosen}")
        return chosen

    def identity(self, path: str, part: str) -> tuple[str, str]:
        """The article's id, and the name of the file that has it already, else an empty string.

        The file name without suffix; where that is taken, the folder enters it, then the suffix. Names that differ in
        case only, or in how an accent is written, are one file and one address on many systems.
        """
        pure = PurePath(path)
        behind = f"-{part}" if part else ""
        forms = [pure.stem + behind]
        if pure.parent.parts:
            forms.append("-".join((*pure.parent.parts, pure.stem)) + behind)
        forms.append("-".join((*pure.parent.parts, pure.stem, pure.suffix.removeprefix(".").lower())) + behind)
        for form in forms:
            if _key(form) not in self._ids:
                self._ids[_key(form)] = path
                return form, ""
        return forms[0], self._ids[_key(forms[0])]


def _key(identity: str) -> str:
    """What ids that are one address on some system have in common: letters without their case, accents composed.

    >>> _key("CAFE\u0301") == _key("caf\u00e9")
    True
    """
    return unicodedata.normalize("NFC", identity).casefold()
