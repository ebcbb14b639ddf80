"""The briefing as a document: what is served to the browser, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.site import paper

PAGE = """<html><head><title>x</title>{head}</head><body>
<a class="src" href="articles/a/#q-1">one</a> <a href="#key-points">here</a> <a href="https://example.org/">there</a>
<a title="n" href="../up/">up</a></body></html>"""


def test_links_lead_to_the_published_site() -> None:
    head = '<link rel="canonical" href="https://news.example/brief/">'
    made = paper.for_paper(PAGE.format(head=head), "A4")
    assert 'href="https://news.example/brief/articles/a/#q-1"' in made
    assert 'href="https://news.example/up/"' in made
    assert 'href="#key-points"' in made
    assert 'href="https://example.org/"' in made


def test_without_an_address_no_link_leads_to_this_machine() -> None:
    made = paper.for_paper(PAGE.format(head=""), "Letter")
    assert '<a class="src">one</a>' in made
    assert '<a title="n">up</a>' in made
    assert "size: Letter" in made


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
