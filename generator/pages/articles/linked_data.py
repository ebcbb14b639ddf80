"""What a page of an article says to machines: JSON-LD with the terms of schema.org (https://schema.org/NewsArticle,
https://schema.org/Quotation).

The page is not the article: it is a `WebPage` about one. What the article does not state is left out, and so are
speakers that are no known person or body. Every string is cut from the article or stands in its metadata; `verify`
reads the finished JSON again.
"""

from __future__ import annotations

from typing import Any

from generator.extract import Quote
from generator.model import Article, Entry, LinkedData
from generator.show.addresses import anchor, article_path, original, person_path
from generator.show.citing import absolute
from generator.show.lookup import Lookup
from generator.show.quotations import Utterance, speaker_of, utterances

CONTEXT = "https://schema.org"
THE_ARTICLE = "#the-article"
"""What stands for the article's address where none is known: no element of the page has this name."""


def linked_data(lookup: Lookup, entry: Entry) -> LinkedData:
    """The page, the article and its quotes. Addresses are relative to the page where the site's own is not known."""
    article = entry.article
    page = absolute(lookup, article_path(article.id))
    source = _address(article) or f"{page}{THE_ARTICLE}"
    quotes = [
        _quotation(lookup, utterance, part, page, source) for utterance in utterances(entry) for part in utterance.parts
    ]
    about = {
        "@type": "WebPage",
        "@id": page,
        "about": {"@id": source},
        "isPartOf": {"@type": "WebSite", "name": lookup.publication.name},
        "mentions": [{"@id": quote["@id"]} for quote in quotes],
    }
    return LinkedData({"@context": CONTEXT, "@graph": [about, _article(article, source), *quotes]})


def _address(article: Article) -> str:
    address = article.metadata.address and original(article.metadata.address.value)
    return address.value if address else ""


def _article(article: Article, source: str) -> dict[str, Any]:
    data = article.metadata
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": source,
            "identifier": article.id,
            "url": _address(article),
            "headline": data.title.value if data.title else "",
            "dateline": data.dateline.value if data.dateline else "",
            "author": [{"@type": "Person", "name": author.value} for author in data.authors],
            "publisher": {"@type": "Organization", "name": data.outlet.value} if data.outlet else None,
            "datePublished": data.published.value if data.published else "",
            "dateModified": data.updated.value if data.updated else "",
        }
    )


def _quotation(lookup: Lookup, utterance: Utterance, part: Quote, page: str, source: str) -> dict[str, Any]:
    article, key = utterance.article, lookup.id(utterance.article, "quote", part.span)
    return _filled(
        {
            "@type": "Quotation",
            "@id": f"{page}#{anchor(key)}",
            "identifier": key,
            "text": part.span.cut(article.text),
            "isPartOf": {"@id": source},
            "spokenByCharacter": _speaker(lookup, utterance),
        }
    )


def _speaker(lookup: Lookup, utterance: Utterance) -> dict[str, Any] | None:
    who = speaker_of(lookup, utterance)
    if who is None or who.kind == "place":
        return None
    page = absolute(lookup, person_path(who.slug)) if who.kind == "person" and who.has_page else ""
    kind = "Person" if who.kind == "person" else "Organization"
    return _filled({"@type": kind, "name": who.name, "url": page})


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value}
