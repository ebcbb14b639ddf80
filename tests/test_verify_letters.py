"""verify and one letter: of every kind of file that a build publishes, each on its own, with one letter changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from generator.extract import Quote
from generator.pages.articles.linked_data import linked_data
from generator.search import search_files
from generator.show.lookup import Lookup
from generator.site.render import linked_data_html
from generator.site.syndicate import feed_files
from generator.verify import LateVoice, Voice, verify
from generator.verify.copied import Needles
from generator.verify.originals import Original
from tests.data_site import seeds_files, seeds_site

KINDS = {
    "JSON": r"data/articles\.json",
    "CSV": r"data/csv/quotes\.csv",
    "SQLite": r"data/briefing\.sqlite",
    "annotations": r"data/annotations/.*\.jsonld",
    "BibTeX": r"data/quotes\.bib",
    "RIS": r"data/citations/quotes\.ris",
    "CSL JSON": r"data/citations/quotes\.csl\.json",
    "Atom": r"data/feeds/all\.xml",
    "JSON Feed": r"data/feeds/all\.json",
    "Atom of a person": r"data/feeds/people/.*\.xml",
    "JSON Feed of a person": r"data/feeds/people/.*\.json",
    "search index": r"data/search/r[0-9]+\.js",
    "JSON-LD": r"page/.*",
}


@cache
def published() -> Mapping[str, bytes]:
    """Every file of the seeds that says a quote, by path; blocks of JSON-LD as the pages that they would stand in."""
    site = seeds_site()
    files = dict(seeds_files())
    lookup = Lookup(site)
    files |= {file.path: file.content for make in (feed_files, search_files) for file in make(lookup)}
    for entry in site.entries:
        files[f"page/{entry.article.id}.html"] = linked_data_html(linked_data(lookup, entry)).encode()
    return files


@cache
def said() -> tuple[str, ...]:
    """Quotes that stand in a file of any format as they are, the longest first: letters and single spaces only."""
    quotes = {item.span.cut(entry.article.text) for entry in seeds_site().entries for item in entry.extracts.of(Quote)}
    return tuple(
        sorted((one for one in quotes if re.fullmatch(r"[A-Za-z]+( [A-Za-z]+)+", one)), key=lambda q: (-len(q), q))
    )


def findings(folder: Path, path: str, content: bytes) -> set[str]:
    """Codes of what verify finds where this file is all that there is."""
    (folder / "site").mkdir()
    (folder / "docs" / "data").mkdir(parents=True)
    target = folder / "site" / Path(path).name if path.startswith("page/") else folder / "docs" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    originals = {
        one.article.id: Original.of(one.article.source.path, b"", one.article.text) for one in seeds_site().entries
    }
    found = verify(folder / "site", folder / "docs" / "data", originals).findings
    # Nothing is shown on pages here, and the articles are not the files that the hashes are of.
    return {one.code for one in found} - {"verify-nothing", "verify-changed"}


@pytest.mark.parametrize("kind", KINDS)
def test_one_letter_changed_is_found_in_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    paths = [path for path in sorted(published()) if re.fullmatch(KINDS[kind], path)]
    path, quote = next((path, quote) for quote in said() for path in paths if quote.encode() in published()[path])
    content = published()[path]
    at = len(quote) // 2
    changed = quote[:at] + ("x" if quote[at] != "x" else "y") + quote[at + 1 :]
    (tmp_path / "true").mkdir()
    (tmp_path / "false").mkdir()
    assert findings(tmp_path / "true", path, content) == set()
    assert "verify-words" in findings(tmp_path / "false", path, content.replace(quote.encode(), changed.encode(), 1))


def test_no_kind_of_file_is_left_out() -> None:
    """A new kind of file that says what somebody said must get a line above."""
    quote = said()[0].encode()
    without = [
        path
        for path, content in published().items()
        if quote in content and not any(re.fullmatch(kind, path) for kind in KINDS.values())
    ]
    # Feeds of keywords are made as those of people are; these say a quote among other things.
    assert [path for path in without if not path.startswith("data/feeds/keywords/")] == []


def test_the_voice_is_read_once_and_only_for_words_that_stand_in_an_article() -> None:
    read = []

    def voice() -> Voice:
        read.append(1)
        return Voice.of(["Every word that is shown here is cut from its own source."])

    copied = "every word that is shown here is cut from its own source"
    needles = Needles.of(
        {"a": f"The page said that {copied}. The tide was low in the old port on Monday."}, None, LateVoice(voice)
    )
    assert needles.search("Nobody in the whole town had heard of any such thing before.") is None
    assert read == []
    assert needles.search(copied) is None
    assert needles.search("the tide was low in the old port on Monday") is not None
    assert read == [1]
