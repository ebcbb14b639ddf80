"""Where feeds lie, and which there are: paths below docs/ without suffix, empty for a feed that is not made."""

from __future__ import annotations

from generator.link import Entity
from generator.link.keywords import Term
from generator.model import Href
from generator.show.addresses import Links, feed_path, original, person_path, term_path
from generator.show.lookup import Lookup


def followed(links: Links, path: str) -> tuple[tuple[str, Href], ...]:
    """The forms of a feed with their addresses, seen from a page; none for an empty path."""
    forms = (("Atom", ".xml"), ("JSON Feed", ".json"))
    return tuple((name, links.file(path + suffix)) for name, suffix in forms if path)


def feed_of_site(lookup: Lookup) -> str:
    """The feed of everything. None is made where the site's address is not known: entries are known by theirs."""
    return feed_path("") if original(lookup.publication.address) else ""


def feed_of_person(lookup: Lookup, entity: Entity) -> str:
    """Of people with a page, unless it is kept from search engines: what is not to be found is not to be sent out."""
    names = {entity.name, *(mention.canonical for mention in entity.mentions)}
    if entity.kind != "person" or not entity.has_page or lookup.noindex & names:
        return ""
    return feed_path(person_path(entity.slug)) if feed_of_site(lookup) else ""


def feed_of_term(lookup: Lookup, term: Term) -> str:
    """Of terms with a page."""
    return feed_path(term_path(term.slug)) if len(term.articles) > 1 and feed_of_site(lookup) else ""
