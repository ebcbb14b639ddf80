"""Published W3C Web Annotations against the originals: both selectors of each must find the same words.

https://www.w3.org/TR/annotation-model/#text-quote-selector and #text-position-selector: positions count code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import Problem
from generator.verify.originals import Original, cut, fault, short

_HINT = "Build again; if it stays, the export that writes this file is at fault."


def check_annotations(name: str, value: Any, originals: Mapping[str, Original]) -> tuple[int, tuple[Problem, ...]]:
    """The number of selectors compared, and what does not hold, in one collection or page of annotations."""
    compared = 0
    faults: list[Problem] = []
    for at, annotation in _annotations(value, ""):
        article = _article(annotation)
        for nr, target in enumerate(_listed(annotation.get("target"))):
            compared += 1
            wrong = _wrong(target, article, originals)
            if wrong:
                faults.append(fault("verify-words", f"{name}:{at}.target[{nr}]", wrong, _HINT))
    return compared, tuple(faults)


def _annotations(value: Any, at: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, dict):
        if "Annotation" in _listed(value.get("type")):
            yield at.lstrip("."), value
        else:
            for key, item in value.items():
                yield from _annotations(item, f"{at}.{key}")
    elif isinstance(value, list):
        for nr, item in enumerate(value):
            yield from _annotations(item, f"{at}[{nr}]")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _article(annotation: Mapping[str, Any]) -> str:
    """The article whose extract the body names: what stands before the last two parts of its id."""
    for body in _listed(annotation.get("body")):
        if isinstance(body, dict) and isinstance(body.get("schema:identifier"), str):
            return str(body["schema:identifier"].rsplit("/", 2)[0])
    return ""


def _wrong(target: Any, article: str, originals: Mapping[str, Original]) -> str:
    """What is wrong with a target's selectors; nothing if they agree."""
    chosen = {
        selector.get("type"): selector for selector in _listed(target.get("selector")) if isinstance(selector, dict)
    }
    quoted, placed = chosen.get("TextQuoteSelector"), chosen.get("TextPositionSelector")
    if quoted is None or placed is None:
        return "it lacks a selector of the words or of their place"
    start, end = placed.get("start"), placed.get("end")
    try:
        cut(originals, article, start, end)
    except LookupError as error:
        return str(error.args[0])
    text = originals[article].text
    exact, before, after = (str(quoted.get(key, "")) for key in ("exact", "prefix", "suffix"))
    if text[start:end] != exact:
        return f"{short(exact)} is not what stands in {article} at [{start}, {end}]"
    if not text[:start].endswith(before) or not text.startswith(after, end):
        return f"{short(before)} and {short(after)} do not stand around [{start}, {end}] of {article}"
    return ""
