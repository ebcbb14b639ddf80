"""The briefing as a document: what is served to the browser, and what is said where there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.site import paper
from generator.site.sheet import for_paper

PAGE = """<html><head><title>x</title>{head}</head><body>
<a class="src" href="articles/a/#q-1">one</a> <a href="#key-points">here</a> <a href="https://example.org/">there</a>
<a title="n" href="../up/">up</a></body></html>"""


def test_links_lead_to_the_published_site() -> None:
    head = '<link rel="canonical" href="https://news.example/brief/">'
    made = for_paper(PAGE.format(head=head), "A4")
    assert 'href="https://news.example/brief/articles/a/#q-1"' in made
    assert 'href="https://news.example/up/"' in made
    assert 'href="#key-points"' in made
    assert 'href="https://example.org/"' in made


def test_without_an_address_no_link_leads_to_this_machine() -> None:
    made = for_paper(PAGE.format(head=""), "Letter")
    assert '<a class="src">one</a>' in made
    assert '<a title="n">up</a>' in made
    assert "size: Letter" in made


BRIEFING = """<html><head>{head}</head><body><article class="md-content">
<h1 id="briefing">Port &amp; "sea" </style></h1>
<dl><div><dt>Period</dt> <dd>3 to 9 May 2026; <b>1 article</b> states no date</dd></div></dl>
<h3 class="st-head"><a href="stories/quay/">Quay shut</a></h3>
<h4 class="tell-name"><a href="figures/ships/">Ships</a></h4>
<h3 class="al-t"><a href="stories/quay/">Quay shut</a></h3> <h3 class="al-t"><a href="articles/b/">Own</a></h3>
<table><tr><th scope="row"><span class="src-id">b</span> <a href="articles/b/">Own</a></th></tr></table>
</article></body></html>"""


def test_each_sheet_has_name_period_and_day_in_its_head() -> None:
    made = for_paper(BRIEFING.format(head=""), "A4", printed=date(2026, 5, 10))
    style = made.split("<style>")[1].split("</style>")[0]
    # What could end the string or the element is escaped: " is 22, & is 26, < is 3c.
    assert '@top-left { content: "Port \\26  \\22 sea\\22 : 3 to 9 May 2026; 1 article states no date"' in style
    assert '@top-right { content: "printed 10 May 2026"' in style
    assert "@top-right" not in for_paper(BRIEFING.format(head=""), "A4")


def test_on_paper_links_of_stories_and_measures_are_notes_and_articles_have_their_address_in_the_sources() -> None:
    made = for_paper(BRIEFING.format(head='<link rel="canonical" href="https://news.example/brief/">'), "A4")
    assert '>Quay shut</a><span class="note-n">1</span></h3>' in made
    assert '>Ships</a><span class="note-n">2</span></h4>' in made
    assert made.count('<span class="note-n">1</span> stories/quay/</li>') == 1
    assert '<span class="note-n">2</span> figures/ships/</li>' in made
    assert "Addresses on this site begin with https://news.example/brief/" in made
    assert ">Own</a></h3>" in made
    assert '<span class="paper-only on-site">articles/b/</span></th>' in made
    assert "note-n" not in for_paper(BRIEFING.format(head=""), "A4")


def sheets(content: float, paper_holds: float = 265.0) -> bytes:
    return b"/Type /Page\n" * -int(-content // paper_holds)


@pytest.mark.parametrize(
    ("millimetres", "scale"),
    [(200, 1.0), (500, 1.0), (310, 1.15), (280, 0.95), (700, 1.0), (820, 0.95), (540, 1.15)],
    ids=["one", "two, well filled", "some on a second", "a line on it", "three", "a line on a fourth", "on a third"],
)
def test_no_last_sheet_is_half_empty(millimetres: float, scale: float) -> None:
    """The text grows with the square of the type, and what is put at its end takes half a sheet."""
    def print_with(style: str, foot: str) -> bytes:
        size = float(style.partition("--paper-scale:")[2].partition("}")[0])
        # Half a sheet that does not fit stands on a sheet of its own, so it is content like any other.
        return sheets(millimetres * size**2 + (132 if foot else 0)) + b"%" + str(size).encode()

    made = paper._filled(print_with, "A4")
    assert float(made.rpartition(b"%")[2]) == scale
    assert made.count(b"/Type /Page\n") <= 3


def test_what_paper_misses_least_is_given_up_before_a_fourth_sheet() -> None:
    def print_with(style: str, foot: str) -> bytes:
        return sheets(1000 - 300 * ("#chronology" in style) + (132 if foot else 0)) + style.encode()

    made = paper._filled(print_with, "A4")
    assert made.count(b"/Type /Page\n") == 3
    assert b"#chronology" in made
    assert b".on-site" not in made


def test_a_missing_site_and_a_missing_browser_are_told_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "browser", lambda: None)
    none = CliRunner().invoke(main, ["pdf", "--site", str(tmp_path)])
    assert none.exit_code == 2
    assert "build the site first" in none.output
    (tmp_path / "index.html").write_text("<html></html>", "utf-8")
    found = CliRunner().invoke(main, ["pdf", "--site", str(tmp_path), "--output", str(tmp_path / "b.pdf")])
    assert found.exit_code == 2
    assert "BROWSER_PATH" in found.output
    assert not (tmp_path / "b.pdf").exists()


def test_a_browser_that_prints_nothing_leaves_the_document_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("<html></html>", "utf-8")
    mute = tmp_path / "mute"
    mute.write_text("#!/bin/sh\necho no display >&2\nexit 3\n", "utf-8")
    mute.chmod(0o755)
    (tmp_path / "b.pdf").write_bytes(b"before")
    monkeypatch.setattr(paper, "browser", lambda: str(mute))
    done = CliRunner().invoke(main, ["pdf", "--site", str(tmp_path), "--output", str(tmp_path / "b.pdf")])
    assert done.exit_code == 1
    assert "no display" in done.output
    assert (tmp_path / "b.pdf").read_bytes() == b"before"


def test_a_named_browser_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "browser"
    own.write_text("#!/bin/sh\n", "utf-8")
    own.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(own))
    assert paper.browser() == str(own)


@pytest.mark.parametrize("named", ["missing", "plain", "."])
def test_a_named_browser_that_is_none_is_told_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (tmp_path / "index.html").write_text("<html></html>", "utf-8")
    (tmp_path / "plain").write_text("no program", "utf-8")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / named))
    done = CliRunner().invoke(main, ["pdf", "--site", str(tmp_path), "--output", str(tmp_path / "b.pdf")])
    assert done.exit_code == 2
    assert f"BROWSER_PATH names {tmp_path / named}, which is no program" in done.output
    assert "unset it" in done.output
    assert not (tmp_path / "b.pdf").exists()
