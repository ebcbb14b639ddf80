"""Addresses: where each page lies, and how one page reaches another.

Everything is relative, so that the site works under a sub-path and from a folder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode

from generator.base.addresses import slug
from generator.extract.names import NameKind
from generator.link import Entity
from generator.model import Href
from generator.show.outlets import Outlet
from generator.show.who import Who


def anchor(extract_id: str) -> str:
    """`<article>/quote/1a2b3c4d` as an anchor: `quote-1a2b3c4d`."""
    _, kind, digits = extract_id.rsplit("/", 2)
    return f"{kind}-{digits}"

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of all other pages, seen from the page at `path` (below docs/)."""

    path: str

    def to(self, path: str, at: str = "") -> Href:
        """The page at `path`, at one of its anchors."""
        steps = self.path.count("/") + (not self.path.endswith("index.md"))
        return Href((("../" * steps + _below(path)) or "./") + (f"#{quote(at)}" if at else ""))

    def file(self, path: str) -> Href:
        """The file at `path`, which is no page."""
        return Href("../" * (self.path.count("/") + (not self.path.endswith("index.md"))) + quote(path))

    def article(self, article_id: str, at: str = "") -> Href:
        """The page of an article."""
        return self.to(article_path(article_id), at)

    def outlet(self, outlet: Outlet | None) -> Href | None:
        """The page of an outlet; None for none, and where this is that page."""
        return None if outlet is None or outlet.path == self.path else self.to(outlet.path)

    def search(self, **asked: str | tuple[str, ...]) -> Href:
        """The search page with choices made (site/assets/search/facets.js): `kind="quote", by="ann-lee"`; of several
        values of one choice each is enough.
        """
        # Half a surrogate pair, which JSON and YAML can spell, is in no index either.
        choices = urlencode(asked, doseq=True, errors="replace")
        return Href(f"{self.to('search/index.md').value}?{choices}")

    def person(self, entity: Entity | Who) -> Href | None:
        """The page of somebody or something named, else the names on the page of the article that names a person; None
        for other organisations and places, and where that page is this one.
        """
        if entity.has_page:
            path = entity_path(entity)
            return None if path == self.path else self.to(path)
        if entity.kind != "person":
            return None
        naming = article_path(entity.first if isinstance(entity, Who) else entity.mentions[0].article)
        return None if naming == self.path else self.to(naming, "names")


@lru_cache(maxsize=1 << 16)
def _below(path: str) -> str:
    """The address of a page seen from docs/. Most pages are linked to from many others."""
    below = re.sub(r"(?:(^|/)index)?\.md$", r"\1", path)
    return quote(below if path.endswith("index.md") else f"{below}/")


def article_path(article_id: str) -> str:
    """Where the page of an article lies."""
    return f"articles/{slug(article_id)}.md"


FOLDERS: dict[NameKind, str] = {"person": "people", "organisation": "organisations", "place": "places"}
"""Where the pages of each kind of name lie."""


def entity_path(entity: Entity | Who) -> str:
    """Where the page of a person, an organisation or a place lies."""
    return f"{FOLDERS[entity.kind]}/{slug(entity.slug)}.md"


def person_path(person: str) -> str:
    """Where the page of a person lies."""
    return f"people/{slug(person)}.md"


def term_path(term: str) -> str:
    """Where the page of a keyword lies."""
    return f"keywords/{slug(term)}.md"


def feed_path(path: str) -> str:
    """Where the feed of the page at `path` lies, of the whole site for an empty one; without suffix (.xml, .json)."""
    return f"data/feeds/{path.removesuffix('.md') or 'all'}"


def original(address: str, *fragments: str) -> Href | None:
    """The original's address, at the words of `fragments` (`generator.pages.fragments`); None where it is no http(s)
    address, or holds what no address can (half a surrogate pair).
    """
    if not re.match(r"https?://[^/?#\s]", address, re.IGNORECASE) or _HALF_A_PAIR.search(address):
        return None
    base = quote(address.strip(), safe="/._~#%:,;=?&@!$+*-").partition(":~:")[0]
    base = re.sub(r"^https?:", lambda scheme: scheme.group().lower(), base, flags=re.IGNORECASE)
    if directives := [f"text={fragment}" for fragment in fragments if fragment]:
        base += ("" if "#" in base else "#") + ":~:" + "&".join(directives)
    try:
        return Href(base)
    except ValueError:
        return None
