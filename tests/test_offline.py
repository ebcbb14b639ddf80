"""The copy that opens from a folder: its addresses, and what it may not overwrite."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.offline import MARKER, NotOursError, copy, flat


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("../people/ann-lee/", "../people/ann-lee/index.html"),
        ("../people/ann-lee/#roles", "../people/ann-lee/index.html#roles"),
        ("../search/?q=a&amp;by=b", "../search/index.html?q=a&amp;by=b"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../../#top", "../../index.html#top"),
        ("#quotes", "#quotes"),
        ("", ""),
        ("?q=a", "?q=a"),
        ("../data/articles.json", "../data/articles.json"),
        ("https://news.example/a/", "https://news.example/a/"),
        ("//news.example/a/", "//news.example/a/"),
        ("mailto:a@news.example", "mailto:a@news.example"),
        ("..&#47;quotes&#47;", "../quotes/index.html"),
    ],
)
def test_addresses_name_files(address: str, named: str) -> None:
    assert flat(f'<p><a class="x" href="{address}">y</a></p>') == f'<p><a class="x" href="{named}">y</a></p>'


def test_words_are_left_alone() -> None:
    page = '<p title="href=&quot;a/&quot;">href="../a/" &lt;a href="../b/"&gt;</p><img src="../c/">'
    assert flat(page) == page
    assert flat('<form role="search" action="../search/" method="get">').count("../search/index.html") == 1
    assert flat('<link rel="preload" href="a.woff2" as="font" crossorigin><p>') == "<p>"


def site(root: Path) -> Path:
    (root / "site" / "a").mkdir(parents=True)
    (root / "site" / "index.html").write_text('<a href="a/">a</a>')
    (root / "site" / "a" / "index.html").write_text('<a href="..">up</a>')
    (root / "site" / "404.html").write_text("gone")
    return root / "site"


def test_a_copy_replaces_an_earlier_copy_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert copy(site(tmp_path), out) == 2
    assert (out / "a" / "index.html").read_text() == '<a href="../index.html">up</a>'
    assert not (out / "404.html").exists()
    (out / "stale.html").touch()
    copy(tmp_path / "site", out)
    assert not (out / "stale.html").exists()
    (out / MARKER).write_text("mine")
    with pytest.raises(NotOursError, match="no copy of a site"):
        copy(tmp_path / "site", out)
    assert (out / "index.html").exists()
