"""The language of a text, by the stop words it holds, and yake's lists of these."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

DEFAULT = "en"
_ANY = "noLang"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_READ = 4_000
"""Characters looked at; more change nothing."""
_LEAST = 0.15
"""Share of a text's words that must be stop words of a language: running text of the 33 languages has .25 to .6."""
_AHEAD = 1.15
"""How far another language must be ahead of English: related lists share words ("in", "was", "die")."""


@cache
def stopwords(language: str) -> frozenset[str]:
    """Yake's list for a language code, or its list for any language where it has none."""
    path = _folder() / f"stopwords_{language[:2].lower()}.txt"
    if not path.exists():
        path = _folder() / f"stopwords_{_ANY}.txt"
    try:
        held = path.read_text("utf-8")
    except UnicodeDecodeError:  # one of the lists is; yake reads it so too
        held = path.read_text("iso-8859-1")
    return frozenset(held.lower().split("\n"))


@cache
def languages() -> tuple[str, ...]:
    """The codes that yake has a list for."""
    codes = (path.stem.removeprefix("stopwords_") for path in _folder().glob("stopwords_*.txt"))
    return tuple(sorted(code for code in codes if code != _ANY))


def detect(text: str) -> str:
    """The language whose stop words make up the largest share of the words; English when unsure."""
    counts: dict[str, int] = {}
    for match in _WORD.finditer(text[:_READ].lower().replace("’", "'")):
        counts[match.group()] = counts.get(match.group(), 0) + 1
    held: dict[str, int] = {}
    holders = _holders()
    for word, number in counts.items():
        for language in holders.get(word, ()):
            held[language] = held.get(language, 0) + number
    if not held:
        return DEFAULT
    best = max(sorted(held), key=lambda language: held[language])
    enough = held[best] >= _LEAST * sum(counts.values()) and held[best] > _AHEAD * held.get(DEFAULT, 0)
    return best if enough else DEFAULT


# Writing systems of one or mainly one language. Of Chinese characters only texts without kana are Chinese.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_MOSTLY = 0.2
"""Share of a text's characters in such a script: Japanese news has about a third kana, Chinese few Latin letters."""


def script_language(text: str) -> str | None:
    """The language that the text's script tells; None of Latin, Cyrillic and Arabic letters, which many languages use.

    >>> script_language("港の橋は火曜日に閉鎖された。"), script_language("The bridge"), script_language("桥梁关闭了。")
    ('ja', None, 'zh')
    """
    read = text[:_READ]
    return next(
        (code for code, script in _SCRIPTS if len(script.findall(read)) > _MOSTLY * len(read.replace(" ", ""))), None
    )


@cache
def _holders() -> dict[str, tuple[str, ...]]:
    """Each stop word with the languages it belongs to."""
    holders: dict[str, list[str]] = {}
    for language in languages():
        for word in stopwords(language):
            holders.setdefault(word, []).append(language)
    return {word: tuple(codes) for word, codes in holders.items()}


@cache
def _folder() -> Path:
    # Found without importing yake, which takes a third of a second.
    spec = find_spec("yake")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("yake is not installed")
    return Path(spec.origin).parent / "core" / "StopwordsList"
