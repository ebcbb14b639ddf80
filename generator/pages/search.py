"""`/search/`: the frame of the search page; what is found is put into it by the scripts in site/assets/search/."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Href, Page
from generator.pages.page import page
from generator.show import numbers, quotations
from generator.show.addresses import Links
from generator.show.lookup import Lookup
from generator.show.plain import plain_extractors
from generator.show.wording import listed, many

PATH = "search/index.md"
SEARCHING = ("store", "tokens", "query", "match", "meant", "find", "facets", "marks", "results", "fold", "panel")
SCRIPTS = (
    *(f"assets/search/{name}" for name in SEARCHING),
    "data/search/root",
    "assets/search/page",
)
"""In the order they need each other. They stand in the content: what they fetch is under way while the rest of the page
loads."""
LISTS = (
    ("articles/index.md", "articles"),
    ("quotes/index.md", "quotes"),
    ("figures/index.md", "figures"),
    ("people/index.md", "people"),
    ("keywords/index.md", "keywords"),
)


def search_page(lookup: Lookup) -> Iterator[Page]:
    """The search page."""
    links = Links(PATH)
    quotes = sum(len(quotations.utterances(entry)) for entry in lookup.site.entries)
    # As they are found, and as the choice of kinds counts them: the figures of a sentence are one result.
    figures = numbers.sentences(lookup)
    counts = (
        many(len(lookup.site.entries), "article"),
        many(quotes, "quote"),
        many(figures, "sentence with figures", "sentences with figures"),
        *(
            many(sum(len(entry.extracts.of(extractor.yields)) for entry in lookup.site.entries), extractor.kind)
            for extractor in plain_extractors()
        ),
    )
    yield page(
        PATH,
        "search.md.jinja",
        "Search",
        description=f"Search in {listed(counts)}: words, exact phrases, people, outlets and years. Nothing typed "
        "leaves the reader’s browser.",
        total=listed(counts),
        scripts=tuple(Href(f"../{name}.js") for name in SCRIPTS),
        lists=tuple((links.to(path), label) for path, label in LISTS),
        guide=links.to("about/search.md"),
    )
