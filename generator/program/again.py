"""Pages of the last build that need not be made again, and what is remembered so that the next build can tell.

A page is kept where the hash of all that it was made of is the same: program, settings, what it tells of, and every
article that it read, with what is linked to those. What it read was noted while it was made. That it stands on disk as
it was written is looked up too: a page that somebody edited or removed is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.base.hashing import hash_of
from generator.model import File, Page, Span
from generator.pages import Plan, told
from generator.pages.shares import Share, Shown, shown_on
from generator.program.cache import Cache
from generator.program.write import Kept, sha_of
from generator.show.digests import Digests
from generator.show.lookup import Lookup
from generator.show.watched import Watched
from generator.show.windows import Seen
from generator.site.render import render

ALWAYS = ""
"""In place of the hash of a page that tells of the whole site: every build that has something to do makes it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a page."""

    key: str
    """Hash of all that it was made of."""
    articles: tuple[str, ...]
    """Those that it read, sorted."""
    shown: Shown
    sha256: str
    """Of its bytes."""
    share: tuple[int, int] | None = None
    """How much of an article it says the site shows: words, and those shown."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page of this build before it is known how much of each article the pages show."""

    plan: Page | Plan[Any]
    page: Page | None
    """None for one that is kept."""
    record: Record
    """Of the page as it was made, or as it is being made: then without its bytes."""


class Again:
    """The pages of the last build, looked at from this one."""

    def __init__(self, lookup: Lookup, digests: Digests, store: Cache | None, docs: Path) -> None:
        """`store`: where the last build left its records, and this one leaves its own; None: all pages are made."""
        self._lookup, self._digests, self._store, self._docs = lookup, digests, store, docs

    def drafts(self, plans: Iterable[Page | Plan[Any]]) -> Iterator[Draft]:
        """Every page, in order: those that nothing has changed for as they stand."""
        for plan in plans:
            if isinstance(plan, Page):
                yield Draft(plan, plan, Record(ALWAYS, (), shown_on(plan), ""))
            else:
                yield self._draft(plan)

    def _draft(self, plan: Plan[Any]) -> Draft:
        seen = Seen()
        subject = self._digests.subject([plan.path, plan.subject], seen)
        record = self._store.read("pages", plan.path, _record) if self._store else None
        if record and self._unchanged(plan.path, subject, record):
            return Draft(plan, None, record)
        page, read = self._made(plan)
        articles = tuple(sorted(seen.articles | read.articles))
        key = ALWAYS if read.everything else self._digests.key(subject, articles) or ALWAYS
        return Draft(plan, page, Record(key, articles, shown_on(page), ""))

    def _made(self, plan: Plan[Any]) -> tuple[Page, Seen]:
        watched = Watched(self._lookup)
        return plan.made(watched), watched.seen

    def _unchanged(self, path: str, subject: str, record: Record) -> bool:
        # The disk last: most pages that were changed need not be read.
        return self._digests.key(subject, record.articles) == record.key and sha_of(self._docs / path) == record.sha256

    def files(self, drafts: Iterable[Draft], shares: Mapping[str, Share]) -> Iterator[File | Kept]:
        """The finished pages. `shares`: how much of each article the pages show, by id."""
        for draft in drafts:
            plan, record = draft.plan, draft.record
            if isinstance(plan, Page):
                yield render(told(self._lookup, plan, shares))
                continue
            share = shares[plan.share_of] if plan.share_of else None
            telling = (share.words, share.shown) if share else None
            file: File | Kept = Kept(plan.path, record.sha256)
            if draft.page or telling != record.share:
                own = {plan.share_of: share} if share else {}
                page = draft.page or self._made(plan)[0]
                file = render(told(self._lookup, page, shares if record.key == ALWAYS else own))
                record = replace(record, sha256=hash_of(file.content), share=telling)
            if self._store and record.key != ALWAYS:
                self._store.write("pages", plan.path, _written(record))
            yield file


def _written(record: Record) -> str:
    shown = {article: sorted((span.start, span.end) for span in spans) for article, spans in record.shown.items()}
    return json.dumps([record.key, record.articles, shown, record.sha256, record.share])


def _record(stored: str) -> Record:
    key, articles, shown, sha256, share = json.loads(stored)
    places = {article: tuple(Span(start, end) for start, end in spans) for article, spans in shown.items()}
    return Record(str(key), tuple(articles), places, str(sha256), None if share is None else (share[0], share[1]))
