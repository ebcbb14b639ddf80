"""Pages of a built site with something taken away, to see that the proof misses it. `make deletions` tries 1,000."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from generator.verify import Original, read_made, read_originals
from generator.verify.copied import Needles
from generator.verify.dom import read_page
from generator.verify.pages import check_seen
from generator.verify.told import Told, told
from generator.verify.whole import Whole
from tests.project import Project, copied

_MARKED = re.compile(r"<([a-z][a-z0-9]*)\b[^<>]*\sdata-article=[^<>]*>")
_CARD = re.compile(r"<(article|li|tr|dd|figure|section|div|p)\b[^<>]*>")
_FOR_SCRIPTS = re.compile(r"<(ul)\b[^<>]* hidden>")
_ATTRIBUTES = re.compile(r'\s(?:class="v[^"]*"|data-article="[^"]*"|data-span="[^"]*")')


@dataclass(frozen=True)
class Proof:
    """All that the proof of one page of a site asks for."""

    project: Project
    originals: dict[str, Original]
    told: tuple[Told, ...]

    @classmethod
    def of(cls, project: Project) -> Proof:
        import json  # noqa: PLC0415  (only here)

        data = project.docs / "data"
        values = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(data.glob("*.json"))}
        return cls(project, read_originals(project.seeds), told(values, read_made(project.docs).page))

    def faults(self, name: str, html: str) -> list[str]:
        """What is found on the page at `name` if it is this."""
        seen = read_page(html)
        whole = Whole(read_made(self.project.docs), self.told)
        found = (*check_seen(name, html, seen, self.originals, Needles.of({}))[1], *whole.check_page(name, html, seen))
        return [f"{problem.where} {problem.code} {problem.message}" for problem in found]

    def pages(self) -> list[str]:
        """Pages with marked elements that a build lists."""
        made = read_made(self.project.docs)
        built = (path.removesuffix("index.md") if path.endswith("index.md") else f"{path[:-3]}/" for path in made.pages)
        names = [f"{path}index.html" for path in built]
        return [name for name in names if _MARKED.search((self.project.site / name).read_text("utf-8"))]


def element(html: str, start: re.Match[str]) -> tuple[int, int]:
    """Where the element that begins there ends."""
    depth = 0
    for tag in re.finditer(rf"<(/?){start[1]}\b[^<>]*>", html[start.start() :]):
        depth += -1 if tag[1] else 1
        if not depth:
            return start.start(), start.start() + tag.end()
    raise AssertionError("it is not closed")


def _is_hidden(html: str, mark: re.Match[str]) -> bool:
    """Whether it stands in a list for scripts (stories to choose from): no page shows it, so the proof misses none."""
    return any(start.end() < mark.start() < element(html, start)[1] for start in _FOR_SCRIPTS.finditer(html))


WAYS = ("gone", "card gone", "unmarked", "emptied", "in a comment", "in a template", "hidden", "without scripts")


def without(html: str, random: Random) -> tuple[str, str]:
    """The page with one of its marked elements gone in one of these ways; which way."""
    mark = random.choice([mark for mark in _MARKED.finditer(html) if not _is_hidden(html, mark)])
    way = random.choice(WAYS)
    if way == "card gone":
        around = [
            card for card in _CARD.finditer(html, html.index("md-content__inner")) if card.start() < mark.start()
        ]
        holding = [card for card in around if element(html, card)[1] >= element(html, mark)[1]]
        mark = random.choice(holding) if holding else mark
    start, end = element(html, mark)
    inside = html[start:end]
    changed = {
        "gone": "",
        "card gone": "",
        "unmarked": _ATTRIBUTES.sub("", inside, count=3),
        "emptied": f"{mark[0]}</{mark[1]}>",
        "in a comment": f"<!--{inside}-->",
        "in a template": f"<template>{inside}</template>",
        "hidden": f"<span hidden>{inside}</span>",
        "without scripts": f"<noscript>{inside}</noscript>",
    }[way]
    return html[:start] + changed + html[end:], way


def tried(proof: Proof, count: int) -> Iterator[tuple[str, str, list[str]]]:
    """Page, way and what is found, for so many deletions: the same every time."""
    random = Random(count)  # noqa: S311  (not for secrets)
    names = proof.pages()
    for _ in range(count):
        name = random.choice(names)
        html, way = without((proof.project.site / name).read_text("utf-8"), random)
        yield name, way, proof.faults(name, html)


def main() -> None:
    """As many as asked for, by default 1,000, on the site of the five seeds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder) / "project")
        done = project.run("mkdocs", "build", "--quiet")
        assert done.returncode == 0, done.stderr
        results = list(tried(Proof.of(project), count))
    missed = [(name, way) for name, way, faults in results if not faults]
    for name, way in missed:
        print(f"not noticed: {name}, {way}")
    ways = ", ".join(f"{sum(made == way for _, made, _ in results)} {way}" for way in WAYS)
    print(f"{count - len(missed)} of {count} deletions were noticed ({ways})")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
