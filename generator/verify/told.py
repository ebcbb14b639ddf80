"""What the data say was found, and on which page it must stand.

Read from the published JSON files alone, as a stranger would read them: an extract with an id stands on the page of
its article, at the anchor that its id gives; a story on the page of its id; a measure on its own, with every number
that it compares; a day on the timeline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.verify.dom import Seen

_ID = re.compile(r"(?P<article>.+)/(?P<kind>[a-z_]+)/(?P<hash>[0-9a-f]{8}(?:-[0-9]+)?)")
_MENTIONED = frozenset(("name",))
"""Kinds that pages show once for all their mentions, so that a single one has no place of its own."""
_LITTLE = "trivial"
"""Rank of figures that tell too little to be shown; the page of the article counts them."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that the data say was found."""

    name: str
    """For messages: the extract's id, or what it is."""
    page: str
    """The path of its page below docs/; of a folder, with a slash at its end, if any page in it will do."""
    article: str
    spans: tuple[tuple[int, int], ...]
    """Words, any of which must stand on the page within a marked element; empty if the page itself is enough."""
    anchor: str = ""
    """The id of the element it stands at; empty for none."""


Pages = Callable[[str, str], str]
"""The path of a page by its folder and the id of what it shows."""


def told(data: Mapping[str, object], pages: Pages) -> tuple[Told, ...]:
    """Everything that JSON files, by name such as articles.json, tell of. What is not of the agreed form tells nothing:
    its own check finds that.
    """
    titles = {str(article.get("id")): _title(article) for article in rows_of(data, "articles")}
    return (
        *(each for article in rows_of(data, "articles") for each in _of_article(article, pages)),
        *(each for story in rows_of(data, "stories") for each in _of_story(story, titles, pages)),
        *(each for measure in rows_of(data, "comparisons") for each in _of_measure(measure, pages)),
        *(each for day in rows_of(data, "timeline", "dates") for each in _placed("a day", "timeline/", day)),
    )


def missing(page: str, expected: Iterable[Told], seen: Seen) -> Iterator[tuple[str, str]]:
    """Code and message for each of what a page must show and does not."""
    reach = reach_of(seen)
    for each in expected:
        if each.anchor and seen.ids.count(each.anchor) != 1:
            often = seen.ids.count(each.anchor)
            code = "verify-doubled" if often else "verify-missing"
            yield code, f"{each.name}: #{each.anchor} stands {often} times on {page}, where the data have it once"
        elif not shows(reach, each):
            yield "verify-missing", f"{each.name}: its words are in the data and not on {page}"


Reach = Mapping[str, tuple[list[int], list[int]]]
"""By article: the starts of marked elements in order, and the furthest end up to each."""


def reach_of(seen: Seen) -> Reach:
    """How far the marked elements on the screen reach."""
    places: dict[str, list[tuple[int, int]]] = {}
    for mark in seen.marks:
        if mark.seen and mark.article is not None and (place := mark.place):
            places.setdefault(mark.article, []).append(place)
    made = {}
    for article, spans in places.items():
        spans.sort()
        ends, furthest = [], 0
        for _, end in spans:
            furthest = max(furthest, end)
            ends.append(furthest)
        made[article] = ([start for start, _ in spans], ends)
    return made


def shows(reach: Reach, each: Told) -> bool:
    """Whether any of its spans lies within a marked element, or none is asked for."""
    if not each.spans:
        return True
    starts, ends = reach.get(each.article, ((), ()))
    return any((at := bisect_right(starts, start)) > 0 and ends[at - 1] >= end for start, end in each.spans)


def rows_of(data: Mapping[str, object], name: str, key: str = "") -> Iterator[Mapping[str, Any]]:
    """The objects of the list `key`, by default of the file's own name, in the file `name`.json."""
    value = data.get(f"{name}.json")
    listed = value.get(key or name) if isinstance(value, dict) else None
    for row in listed if isinstance(listed, list) else ():
        if isinstance(row, dict):
            yield row


def id_parts(value: object) -> tuple[str, str, str] | None:
    """Article, kind and the rest of an extract's id; None for what is none."""
    form = _ID.fullmatch(value) if isinstance(value, str) else None
    return (form["article"], form["kind"], form["hash"]) if form else None


def _of_article(article: Mapping[str, Any], pages: Pages) -> Iterator[Told]:
    """The headline and every extract with an id of its own."""
    own = str(article.get("id"))
    page = pages("articles", own)
    yield Told(f"the headline of {own}", page, own, _title(article), "article")
    for rows in article.values():
        for row in rows if isinstance(rows, list) else ():
            parts = id_parts(row.get("id")) if isinstance(row, dict) else None
            if parts and parts[1] not in _MENTIONED and row.get("rank") != _LITTLE:
                yield Told(row["id"], page, own, _extract_spans(row), f"{parts[1]}-{parts[2]}")


def _title(article: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Where the article states its headline, if it does."""
    metadata = article.get("metadata")
    return _spans(metadata.get("title") if isinstance(metadata, dict) else None, "span")


def _extract_spans(row: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Where an extract stands: once, or, of a keyword, wherever it is mentioned."""
    start, end = row.get("start"), row.get("end")
    if isinstance(start, int) and isinstance(end, int):
        return ((start, end),)
    mentions = row.get("mentions")
    return tuple(span for pair in mentions if (span := _pair(pair))) if isinstance(mentions, list) else ()


def _of_story(
    story: Mapping[str, Any], titles: Mapping[str, tuple[tuple[int, int], ...]], pages: Pages
) -> Iterator[Told]:
    """Its page, headline and measures. Of a lead, and of an article without a headline, pages may show a part."""
    own = str(story.get("id"))
    page = pages("stories", own)
    yield Told(f"the story {own}", page, "", ())
    headline = story.get("headline")
    if isinstance(headline, dict) and _spans(headline, "span") == titles.get(str(headline.get("article"))):
        yield from _placed(f"the headline of the story {own}", page, headline)
        if story.get("front") is not None:
            yield from _placed(f"the headline of the story {own}", "index.md", headline)
    for measure in _listed(story, "measures"):
        yield Told(f"the measure {measure} of the story {own}", pages("figures", str(measure)), "", ())


def _of_measure(measure: Mapping[str, Any], pages: Pages) -> Iterator[Told]:
    own = str(measure.get("id"))
    page = pages("figures", own)
    yield Told(f"the measure {own}", page, "", ())
    for entry in _listed(measure, "entries"):
        yield from _placed(f"a number of the measure {own}", page, entry)


def _placed(name: str, page: str, value: Any) -> Iterator[Told]:
    """An object of the form `{"article", "span"}`."""
    if isinstance(value, dict) and isinstance(value.get("article"), str) and (spans := _spans(value, "span")):
        yield Told(f"{name}, {value['article']} at {spans[0][0]}-{spans[0][1]}", page, value["article"], spans)


def _listed(value: Mapping[str, Any], key: str) -> list[Any]:
    listed = value.get(key)
    return listed if isinstance(listed, list) else []


def _spans(value: Any, key: str) -> tuple[tuple[int, int], ...]:
    span = _pair(value.get(key)) if isinstance(value, dict) else None
    return (span,) if span else ()


def _pair(value: Any) -> tuple[int, int] | None:
    if isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value):
        return value[0], value[1]
    return None
