"""Whether all that was made is in the site: files, pages with what stands on them, and what the data tell of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Problem
from generator.verify.dom import Seen, read_page
from generator.verify.lost import lost
from generator.verify.made import Made, built_at
from generator.verify.originals import fault
from generator.verify.published import check_published, twins
from generator.verify.shapes import ADDED, NO_PAGE, foreign
from generator.verify.told import Told, missing, reach_of, shows

_FIRST = "index.html"
_HINT = "Build again; if it stays, another plugin or a template takes it away."


_MEANT = "If you meant it to stand there, all is well; else take that plugin or template out of mkdocs.yml."


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many."""

    what: str
    held: int
    made: int


class Whole:
    """Looks after what must be there while the pages of a site go by."""

    def __init__(self, made: Made | None, all_told: tuple[Told, ...]) -> None:
        self.told = all_told
        self._made = made
        self._pages: dict[str, str] = {}
        """Pages that are still to come, by where they may stand in the site."""
        self._due: dict[str, list[Told]] = {}
        """What must stand on each page or, with a slash at the end, in each folder."""
        self._first = NO_PAGE
        self._first_key = ""
        self._whole_pages = self._whole_files = self._asked = self._absent = 0
        if made is None:
            return
        for page in made.pages:
            self._pages.update(dict.fromkeys(built_at(page), page))
        for each in all_told:
            if not made.is_owners(each.page):
                self._due.setdefault(each.page, []).append(each)
                self._asked += 1

    def check_files(self, site: Path) -> Iterator[Problem]:
        """Everything that is published as it is."""
        if self._made is None:
            return
        if (site / _FIRST).is_file():
            self._first = read_page((site / _FIRST).read_text("utf-8", "replace")).framed
        frame = self._first.frame
        self._first_key = repr((sorted(frame.elements), sorted(frame.oddities)))
        self._whole_files, faults = check_published(self._made, site)
        yield from faults
        yield from twins(self._made)

    def basis(self, name: str) -> str | None:
        """All that `check_page` holds the page built at `name` against, in words that are other where it is; None for a
        page that has to be read each time. Empty for one that was not made, which is held against nothing.
        """
        page = self._pages.get(name)
        if page is None or self._made is None:
            return ""
        # What stands in a folder may stand on any page of it, so each of them says what it shows.
        if f"{page.partition('/')[0]}/" in self._due or self._made.stands(page) is None:
            return None
        due = [(each.name, each.article, each.spans, each.anchor) for each in self._due.get(page, ())]
        return repr((page, self._made.files[page], self._first_key, due))

    def passed(self, name: str) -> None:
        """The page built at `name` holds, as an earlier proof has found of the same bytes and the same `basis`."""
        page = self._pages.get(name)
        if page is None:
            return
        for place in built_at(page):
            self._pages.pop(place, None)
        self._whole_pages += 1
        self._due.pop(page, None)

    def check_page(self, name: str, html: str, seen: Seen) -> Iterator[Problem]:
        """What is missing, doubled or moved on the page built at `name`; nothing for one that was not made."""
        page = self._pages.get(name)
        if page is None or self._made is None:
            return
        for place in built_at(page):
            self._pages.pop(place, None)
        source = self._made.stands(page)
        if source is None:
            told = f"{self._made.docs.name}/{page} is not as the build wrote it, so the page cannot be compared"
            yield fault("verify-altered", name, told, "Build again.")
            return
        markdown = source.decode("utf-8", "replace")
        wrong = lost(markdown, html, seen)
        self._whole_pages += not wrong
        for code, message in foreign(lambda: read_page(markdown).framed.content, seen.framed, self._first):
            if code == ADDED:
                yield Problem(name, "verify-added", message, _MEANT, "warning")
            else:
                yield fault(code, name, message, _HINT)
        due = self._due.pop(page, [])
        absent = list(missing(name, due, seen))
        self._absent += len(absent)
        for code, message in (*wrong, *absent):
            yield fault(code, name, message, _HINT)
        folder = f"{page.partition('/')[0]}/"
        if folder in self._due:
            reach = reach_of(seen)
            self._due[folder] = [each for each in self._due[folder] if not shows(reach, each)]

    def left(self) -> Iterator[Problem]:
        """Pages that did not come by, and what should have stood on them. To be asked last."""
        if self._made is None:
            return
        gone = dict.fromkeys(self._pages.values())
        for page in gone:
            yield fault("verify-missing", built_at(page)[0], "the page was made and is not in the site", _HINT)
        for page, due in self._due.items():
            self._absent += len(due)
            for each in due if page not in gone else ():  # the page itself has been told
                yield fault("verify-missing", page, f"{each.name}: it is in the data and not in the site", _HINT)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """When all pages have gone by: pages and files that are in the site with all that they were made with, and what
        the data tell of and is where it must stand. Pages that their owner has taken over are left out.
        """
        if self._made is None:
            return ()
        return (
            Tally("pages", self._whole_pages, len(self._made.pages)),
            Tally("data files", self._whole_files, len(self._made.others) + 1),
            Tally("findings in the data", self._asked - self._absent, self._asked),
        )
