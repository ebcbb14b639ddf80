"""Articles, and what is quoted in them, as entries for reference managers: in BibTeX, RIS and CSL JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from generator.base.addresses import slug
from generator.exports.bibtex import Cited, bibtex_entry
from generator.exports.references import csl_entry, ris_entry
from generator.model import File
from generator.show.addresses import Links
from generator.show.citing import source
from generator.show.lookup import Lookup
from generator.show.quotations import card, utterances

FOLDER = "data/citations"
_FORMS: tuple[Callable[..., str], ...] = (bibtex_entry, ris_entry, csl_entry)
_CITED = (("articles", "Every article"), ("quotes", "Every quote with its words, speaker and place"))


def citation_files(lookup: Lookup) -> Iterator[File]:
    """Articles and quotes, each in three forms; entries in order of article id, quotes in text order."""
    parts = [json.loads(lookup.part("citations", entry.article.id, _made)) for entry in lookup.site.entries]
    # Of articles and of quotes, in each form: the entries of all articles.
    whole = [[[entry for part in parts for entry in part[cited][form]] for form in range(3)] for cited in range(2)]
    for (name, holds), (bibtex, _, _) in zip(_CITED, whole, strict=True):
        content = "\n".join(bibtex).encode("utf-8", "replace")
        yield File(f"data/{name}.bib", content, f"{holds}, in BibTeX.")
    for (name, holds), (_, ris, csl) in zip(_CITED, whole, strict=True):
        yield File(f"{FOLDER}/{name}.ris", "\r\n".join(ris).encode("utf-8", "replace"), f"{holds}, in RIS.")
        items = "[\n" + ",\n".join(csl) + "\n]\n" if csl else "[]\n"
        yield File(f"{FOLDER}/{name}.csl.json", items.encode("utf-8", "backslashreplace"), f"{holds}, in CSL JSON.")


def _made(lookup: Lookup, article: str) -> str:
    """The entries of an article and of its quotes, in each form."""
    both = (cited_article(lookup, article),), tuple(cited_quotes(lookup, article))
    return json.dumps([[[form(*cited) for cited in listed] for form in _FORMS] for listed in both])


def cited_article(lookup: Lookup, article: str) -> Cited:
    """The article itself."""
    return slug(article), article, source(lookup, Links("index.md"), lookup.entries[article].article), ()


def cited_quotes(lookup: Lookup, article_id: str) -> Iterator[Cited]:
    """Every utterance in an article."""
    article = lookup.entries[article_id].article
    for utterance in utterances(lookup.entries[article_id]):
        cited = card(lookup, Links("index.md"), utterance).evidence.cite
        key = f"{slug(article.id)}-{lookup.anchor(article, 'quote', utterance.parts[0].span)}"
        yield key, article.id, cited, cited.words
