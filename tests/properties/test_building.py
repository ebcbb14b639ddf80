"""Building: what comes out depends on what the articles say, and on nothing else."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports import exports
from generator.link import link
from generator.owner.settings import read_settings
from generator.pages import pages
from generator.program import build
from generator.show.lookup import Lookup
from generator.site.render import render
from tests.properties.texts import sentences, texts, understood

# One article is always readable; what stands in the others may be refused as no text.
GOOD = {"good.txt": "Harbour bridge opens\n\nODENSE - “We waited,” said Ida Holm, as 1,200 people came on Friday.\n"}
folders = st.dictionaries(
    st.from_regex(r"[a-z0-9]{1,3}", fullmatch=True).map(lambda name: f"{name}.txt"),
    st.one_of(sentences, texts),
    max_size=3,
).map(lambda articles: GOOD | articles)


def bytes_below(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(root: Path, *, cache: bool = True) -> build.Report:
    return build.build(read_settings(root / "generator.toml"), cache=cache, jobs=1)


@settings(max_examples=15)
@given(folders)
def test_a_second_build_writes_nothing_and_extracts_nothing(articles: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "seeds").mkdir()
        (root / "docs").mkdir()
        for file, text in articles.items():
            (root / "seeds" / file).write_bytes(text.encode())
        first = built(root)
        before = bytes_below(root / "docs")
        assert before
        second = built(root)
        assert bytes_below(root / "docs") == before
        assert second.written is not None
        assert second.written.changed == second.written.removed == ()
        assert second.cached == second.totals.articles == first.totals.articles
        assert second.problems == first.problems
        assert built(root, cache=False).files == first.files


@settings(max_examples=25)
@given(folders, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(articles: dict[str, str], chance: object) -> None:
    entries = [understood(text, name) for name, text in articles.items()]
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = link(tuple(entries)), link(tuple(shuffled))
    assert one == other
    made = [tuple(map(render, pages(Lookup(site)))) + tuple(exports(Lookup(site))) for site in (one, other)]
    assert made[0] == made[1]


@settings(max_examples=10)
@given(folders)
def test_the_order_of_the_file_system_does_not_matter(articles: dict[str, str]) -> None:
    made = []
    for names in (sorted(articles), sorted(articles, reverse=True)):
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "seeds").mkdir()
            for at, file in enumerate(names):
                (Path(name) / "seeds" / file).write_bytes(articles[file].encode())
                os.utime(Path(name) / "seeds" / file, (at, at))
            chosen = read_settings(Path(name) / "generator.toml")
            made.append(build.build(chosen, write=False, cache=False, jobs=1).files)
    assert made[0] == made[1]
