"""One published data file against the originals.

Data files differ in shape and grow, so the walk knows no file by name. It knows the forms of words and spans that
contract.md fixes, wherever they stand: `{"start", "end", "text"}`, `{"text", "span"}`, `{"value", "span", "rule"}`,
`..._span`, `mentions`, and strings that are always an article's words (`STANDS`). Which article is meant is said by the
nearest `article`, or by the `id` of an article's own object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import Problem
from generator.verify.originals import Original, cut, difference, fault, fold, short

VERBATIM = frozenset(("title", "section", "standfirst"))
"""Metadata whose value is the words at its span. The others are readings: a name without capitals, an ISO date."""
STANDS = frozenset(("speaker", "counted", "predicate"))
"""Strings without a span of their own that are an article's words: they must stand in it somewhere."""
_HASHES = frozenset(("sha256", "text_sha256"))
_HINT = "Build again; if it stays, the export that writes this file is at fault."


def parts_of(value: Any) -> Iterator[tuple[str, Any]]:
    """A file's value in parts that can be checked one by one, each with its place: every object of an article of its
    own, such as the rows of articles.json, and all the rest.

    >>> list(parts_of({"articles": [{"id": "a", "metadata": {}}], "count": 1}))
    [('', {'count': 1}), ('.articles[0]', {'id': 'a', 'metadata': {}})]
    """
    lists = {key: rows for key, rows in value.items() if _of_articles(rows)} if isinstance(value, dict) else {}
    yield "", {key: item for key, item in value.items() if key not in lists} if lists else value
    for key, rows in lists.items():
        for number, row in enumerate(rows):
            yield f".{key}[{number}]", row


def _of_articles(rows: Any) -> bool:
    """Whether it is a list of what `_Walk` takes for an article's own object."""
    return isinstance(rows, list) and all(isinstance(row, dict) and {"metadata", "id"} <= row.keys() for row in rows)


def check_data(
    name: str, value: Any, originals: Mapping[str, Original], at: str = ""
) -> tuple[int, tuple[Problem, ...]]:
    """The number of values compared, and what does not hold. `at`: the place of the value in its file."""
    walk = _Walk(originals)
    walk.visit(value, None, at)
    return walk.compared, tuple(
        fault(code, f"{name}:{at.lstrip('.')}", message, hint) for at, code, message, hint in walk.faults
    )


class _Walk:
    """Goes through one JSON value and keeps count."""

    def __init__(self, originals: Mapping[str, Original]) -> None:
        self.originals = originals
        self.compared = 0
        self.faults: list[tuple[str, str, str, str]] = []
        self._gone: set[str] = set()

    def visit(self, value: Any, article: str | None, at: str) -> None:
        """One value below the article it speaks of; `at` is its place, such as `[0].quotes[2]`."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                self.visit(item, article, f"{at}[{number}]")
        elif isinstance(value, dict):
            article = self._article(value) or article
            if article is None or article in self.originals:
                self._check(value, article, at)
                if article is None:
                    self._spellings(value, at)
            elif article not in self._gone:
                self._gone.add(article)
                self._fault(at, "verify-span", f"there is no article {article!r}", "Build again: it has been removed.")
            for key, item in value.items():
                self.visit(item, article, f"{at}.{key}")

    def _article(self, value: Mapping[str, Any]) -> str | None:
        """The id an object states, without the suffix of a file name if it has one."""
        stated = value.get("article", value.get("id") if "metadata" in value else None)
        if not isinstance(stated, str):
            return None
        stem = stated.rpartition(".")[0]
        return stem if stem in self.originals and stated not in self.originals else stated

    def _check(self, value: Mapping[str, Any], article: str | None, at: str) -> None:
        for key, pair in _spans(value):
            place = f"{at}.{key}" if key else at
            self.compared += 1
            if article is None:
                self._fault(place, "verify-span", "a span that says of no article")
                continue
            try:
                stands = cut(self.originals, article, *pair)
            except LookupError as error:
                self._fault(place, "verify-span", str(error.args[0]))
                continue
            shown = _words_of(value, key, at)
            if shown is not None and fold(shown) != stands:
                self._fault(place, "verify-words", f"{article} {difference(fold(shown), stands)}")
        if article is not None:
            self._strings(value, article, at)

    def _spellings(self, value: Mapping[str, Any], at: str) -> None:
        """Aliases of what several articles mention: each must stand in one of them. The name may be the owner's."""
        aliases, mentions = value.get("aliases"), value.get("mentions")
        if not isinstance(aliases, list) or not isinstance(mentions, list):
            return
        named = dict.fromkeys(str(mention.get("article")) for mention in mentions if isinstance(mention, dict))
        texts = [self.originals[article].folded for article in named if article in self.originals]
        for number, word in enumerate(aliases):
            self.compared += 1
            if not isinstance(word, str) or not any(fold(word) in text for text in texts):
                message = f"{short(str(word))} stands in none of the articles that mention it"
                self._fault(f"{at}.aliases[{number}]", "verify-words", message)

    def _strings(self, value: Mapping[str, Any], article: str, at: str) -> None:
        original = self.originals[article]
        owners = {"speaker"} if value.get("rule") == "correction" else set()  # the owner's word, not the article's
        words = [
            (key, value[key])
            for key in sorted((STANDS & value.keys()) - owners)
            if f"{key}_span" not in value or key == "speaker"
        ]
        for key in sorted(key for key in value if key in ("keywords", "aliases") or key.endswith("_words")):
            if isinstance(listed := value[key], list):
                words += [(f"{key}[{n}]", word) for n, word in enumerate(listed) if isinstance(word, str)]
        if isinstance(mentions := value.get("mentions"), list) and all(_is_pair(pair) for pair in mentions):
            words.append(("text", value.get("text")))
        for key, word in words:
            if isinstance(word, str) and word:
                self.compared += 1
                if not original.holds(word):
                    self._fault(f"{at}.{key}", "verify-words", f"{short(word)} does not stand in {article}")
        if "metadata" in value and isinstance(whole := value.get("text"), str):
            self.compared += 1
            if fold(whole) != original.folded:
                self._fault(f"{at}.text", "verify-words", f"{article} {difference(fold(whole), original.folded)}")
        for key in sorted(_HASHES & value.keys()):
            self.compared += 1
            if value[key] not in original.hashes:
                self._fault(
                    f"{at}.{key}",
                    "verify-changed",
                    f"{original.path} has changed since the site was built",
                    "Build again, so that the site shows the article as it is now.",
                )

    def _fault(self, at: str, code: str, message: str, hint: str = _HINT) -> None:
        self.faults.append((at, code, message, hint))


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)


def _spans(value: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Key and ends of every span that an object states of itself, in key order; "" for its own start and end."""
    if "start" in value and "end" in value:
        yield "", (value["start"], value["end"])
    for key, item in value.items():
        if (key in ("span", "sentence") or key.endswith("_span")) and item is not None:
            yield key, (item[0], item[1]) if isinstance(item, list) and len(item) == 2 else (item, None)
        elif (key in ("mentions", "sentences", "spans") or key.endswith("_spans")) and isinstance(item, list):
            for number, pair in enumerate(item):
                if isinstance(pair, list):
                    yield f"{key}[{number}]", (pair[0], pair[1]) if len(pair) == 2 else (pair, None)


def _words_of(value: Mapping[str, Any], key: str, at: str) -> str | None:
    """The words that an object shows for one of its spans, if those must be the same."""
    if key == "" or (key == "span" and "text" in value):
        shown = None if value.get("basis") == "article date" else value.get("text")
    elif key == "counted_span":
        shown = value.get("counted")
    elif key == "span" and at.rpartition(".")[2] in VERBATIM:
        shown = value.get("value")
    else:
        shown = None
    return shown if isinstance(shown, str) else None
