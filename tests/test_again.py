"""What a page reads is noted, and decides whether the next build makes it again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator.exports import exports
from generator.model import GENERATED, Page
from generator.owner.settings import read_settings
from generator.pages import Plan, plans
from generator.pages.page import page
from generator.program.build import build
from generator.program.write import Kept
from generator.search import search_files
from generator.show.digests import Digests, hashed, plain
from generator.show.lookup import Lookup
from generator.show.parts import Make
from generator.show.watched import BY_ARTICLE, BY_PLACE, Watched
from generator.show.windows import Seen
from tests.small_site import small_site

TEXTS = {
    "bridge": "The bridge opens\n\n“We waited eleven years for it,” said Ida Holm.\n\n“It is ours,” Ida Holm said.\n",
    "ferry": "Ferry strike ends\n\nThe Odense ferry carried 240 people on Friday. “It is late,” Karl Lund said.\n",
    "mill": "Flour mill burns\n\n“The silos are gone,” Ann Lee said.\n\n“It killed 3 people in Ribe,” Ann Lee said.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / f"seeds/{name}.txt").write_text(text, "utf-8")
    return tmp_path


def kept(root: Path) -> set[str]:
    report = build(read_settings(root / "generator.toml"), jobs=1)
    return {file.path for file in report.files if isinstance(file, Kept)}


def test_only_pages_that_read_a_changed_article_are_made_again(root: Path) -> None:
    assert kept(root) == set()
    (root / "seeds/mill.txt").write_text(TEXTS["mill"].replace("silos", "towers"), "utf-8")
    again = kept(root)
    assert {"articles/bridge.md", "articles/ferry.md", "people/ida-holm.md"} <= again
    assert not {"articles/mill.md", "people/ann-lee.md", "index.md"} & again


def test_a_page_is_made_again_where_what_is_linked_to_its_article_changes(root: Path) -> None:
    kept(root)
    # A new article quotes Ida Holm too: her page tells of both, the article about the ferry is as it was.
    (root / "seeds/quay.txt").write_text("The quay\n\n“We waited eleven years for it,” said Ida Holm.\n", "utf-8")
    again = kept(root)
    assert "articles/ferry.md" in again
    assert "people/ida-holm.md" not in again


def test_a_page_of_a_body_is_made_again_only_where_it_is_named(root: Path) -> None:
    said = "{title}\n\nThe Harbour Board said on Friday that the bridge cost {number} million kroner.\n"
    for name, number in (("board", 12), ("budget", 14)):
        (root / f"seeds/{name}.txt").write_text(said.format(title=f"The {name}", number=number), "utf-8")
    kept(root)
    page = "organisations/harbour-board.md"
    assert (root / "docs" / page).is_file()
    (root / "seeds/mill.txt").write_text(TEXTS["mill"].replace("silos", "towers"), "utf-8")
    assert page in kept(root)
    (root / "seeds/board.txt").write_text(said.format(title="The board", number=13), "utf-8")
    assert page not in kept(root)


@pytest.mark.parametrize("words", ["[keywords]\ntop = 3\n", '[site]\ncontext = "clause"\n'])
def test_no_page_is_kept_under_other_settings(root: Path, words: str) -> None:
    kept(root)
    (root / "generator.toml").write_text(words, "utf-8")
    assert kept(root) == set()


def test_a_page_that_was_edited_or_removed_is_made_again(root: Path) -> None:
    kept(root)
    page_of = root / "docs/articles"
    whole = {name: (page_of / f"{name}.md").read_bytes() for name in ("bridge", "ferry")}
    (page_of / "bridge.md").write_text(f"---\n{GENERATED}\n---\nedited\n", "utf-8")
    (page_of / "ferry.md").unlink()
    assert not {"articles/bridge.md", "articles/ferry.md"} & kept(root)
    assert {name: (page_of / f"{name}.md").read_bytes() for name in whole} == whole


def test_what_a_page_reads_is_noted() -> None:
    whole = Lookup(small_site())
    first, second, *_ = whole.entries
    watched = Watched(whole)
    assert watched.labels[first] == whole.labels[first]
    assert watched.relations.get(second) == whole.relations.get(second)
    assert watched.publication == whole.publication
    assert watched.seen == Seen({first, second})
    assert len(watched.entries) == len(whole.entries)
    assert watched.seen.everything


@pytest.mark.parametrize("name", ["site", "latest_first", "rank", "entities", "whos", "measures", "same_as"])
def test_who_asks_for_something_of_all_articles_has_read_everything(name: str) -> None:
    watched = Watched(Lookup(small_site()))
    getattr(watched, name)
    assert watched.seen.everything


def test_every_index_of_articles_has_a_window_or_counts_as_everything() -> None:
    """So that a new index can't be read unseen."""
    whole = Lookup(small_site())
    indexes = [name for name in dir(Lookup) if not name.startswith("__") and not callable(getattr(Lookup, name))]
    # `parts`: a window keeps nothing from other builds, so that what a part reads is noted also where another asks.
    known = {"publication", "choices", "noindex", "parts", "_whos_by_name", *BY_ARTICLE, *BY_PLACE}
    for name in indexes:
        watched = Watched(whole)
        got = getattr(watched, name)
        if name not in known:
            assert watched.seen.everything, name
        elif name in BY_ARTICLE:
            list(got)
            assert watched.seen.everything, name


def test_most_pages_of_one_article_or_person_read_no_more_than_they_tell() -> None:
    """A page that looks at the whole site is never kept: it would be made for every change."""
    whole = Lookup(small_site())
    read = {}
    for plan in plans(whole):
        if isinstance(plan, Plan):
            watched = Watched(whole)
            plan.made(watched)
            read[plan.path] = watched.seen
    assert {path.split("/")[0] for path in read} >= {"articles", "people", "keywords"}
    assert [path for path, seen in read.items() if seen.everything] == []


def digests(lookup: Lookup, **contents: str) -> Digests:
    return Digests(lookup, {key: contents.get(key, "1") for key in lookup.entries}, "settings")


def test_the_hash_of_a_page_follows_its_subject_and_the_articles_that_it_read() -> None:
    lookup = Lookup(small_site())
    first, second, *_ = lookup.entries
    seen = Seen()
    subject = digests(lookup).subject(lookup.entries[first], seen)
    assert seen.articles == {first}
    key = digests(lookup).key(subject, [first])
    assert key == digests(lookup).key(subject, [first])
    assert key != digests(lookup).key(subject, [first, second])
    assert key != digests(lookup, **{first: "2"}).key(subject, [first])
    assert key == digests(lookup, **{second: "2"}).key(subject, [first])
    assert digests(lookup).key(subject, ["gone"]) is None
    published = replace(lookup.site, corrections=(("a", "b"),))
    assert Digests(Lookup(published), {first: "1"}, "settings").key(subject, [first]) == key
    assert Digests(lookup, {first: "1"}, "others").key(subject, [first]) != key


def test_different_values_have_different_hashes() -> None:
    site = small_site()
    values = [*site.entities, *site.comparisons, *site.terms, None, "", (), ("",), (("",),), 1, "1", True, 1.0]
    made = [hashed(plain(value)) for value in values]
    assert len(set(made)) == len(made)
    with pytest.raises(TypeError, match="object"):
        plain(object())


def test_a_page_made_of_everything_is_never_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_it(lookup: Lookup, _: str) -> Page:
        return page("x.md", "search.md.jinja", str(len(lookup.site.entries)), total="", scripts=(), lists=(), guide="")

    monkeypatch.setattr("generator.pages.PAGES", (lambda _: iter([Plan("x.md", "x", all_of_it)]),))
    assert kept(root) == set()
    (root / "seeds/quay.txt").write_text(TEXTS["mill"], "utf-8")
    assert kept(root) == set()
    assert b'"4"' in (root / "docs/x.md").read_bytes()


class Noting:
    """Parts as they are made, with what each has read."""

    def __init__(self) -> None:
        self.read: dict[tuple[str, str], Seen] = {}

    def text(self, lookup: Lookup, name: str, article: str, make: Make) -> str:
        watched = Watched(lookup)
        made = make(watched, article)
        self.read[name, article] = watched.seen
        return made


def test_parts_of_files_read_no_more_than_their_article() -> None:
    """One that looks at the whole site is never kept."""
    noting = Noting()
    whole = Lookup(small_site()).remembering(noting)
    tuple(exports(whole))
    tuple(search_files(whole))
    assert {name for name, _ in noting.read} == {"data", "citations", "search"}
    assert [place for place, seen in noting.read.items() if seen != Seen({place[1]})] == []


def of_cache(root: Path, name: str) -> dict[str, bytes]:
    with closing(sqlite3.connect(root / ".cache/extracts.sqlite")) as rows:
        return dict(rows.execute("SELECT key, value FROM parts WHERE key LIKE ?", (f"{name} %",)))


def test_only_parts_of_a_changed_article_are_made_again(root: Path) -> None:
    kept(root)
    first = of_cache(root, "citations")
    assert set(first) == {f"citations {name}" for name in TEXTS}
    (root / "seeds/mill.txt").write_text(TEXTS["mill"].replace("silos", "towers"), "utf-8")
    kept(root)
    again = of_cache(root, "citations")
    assert {place for place in first if first[place] == again[place]} == {"citations bridge", "citations ferry"}


@pytest.mark.parametrize("damaged", [b"", b"no hash\n", b"[", None])
def test_a_part_that_cannot_be_read_is_made_again(root: Path, damaged: bytes | None) -> None:
    kept(root)
    whole = {path: path.read_bytes() for path in (root / "docs/data").rglob("*") if path.is_file()}
    with closing(sqlite3.connect(root / ".cache/extracts.sqlite")) as rows, rows:
        for place, value in rows.execute("SELECT key, value FROM parts").fetchall():
            head, _, packed = value.partition(b"\n")
            left = head + b"\n" + packed[: len(packed) // 2] if damaged is None else damaged
            rows.execute("UPDATE parts SET value = ? WHERE key = ?", (left, place))
        rows.execute("DELETE FROM build")  # else nothing would be done at all
    kept(root)
    assert {path: path.read_bytes() for path in whole} == whole
