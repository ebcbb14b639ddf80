"""The briefing as a document: two pages on either paper, with the figures that head it and nothing of the frame."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Literal

import pypdf
import pytest

from generator.site.paper import to_pdf
from tests.browser.conftest import chromium, without
from tests.project import Project

SIZES: dict[Literal["A4", "Letter"], tuple[int, int]] = {"A4": (595, 842), "Letter": (612, 792)}


@pytest.mark.parametrize("paper", SIZES)
def test_the_briefing_is_two_pages_to_hand_over(
    built: Project, tmp_path: Path, paper: Literal["A4", "Letter"], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = chromium()
    if path is None:
        without("No Chromium was found, in BROWSER_PATH or on PATH.")
    monkeypatch.setenv("BROWSER_PATH", path)
    to_pdf(built.site, tmp_path / "briefing.pdf", paper)
    document = pypdf.PdfReader(tmp_path / "briefing.pdf")
    assert len(document.pages) == 2
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == SIZES[paper]
    text = " ".join(" ".join(page.extract_text() for page in document.pages).split())
    for words in (
        "9 February 2024",
        "The topic",
        "Key figures",
        "Who said what",
        "Chronology",
        "Sources",
        "1 / 2",
        "2 / 2",
    ):
        assert words in text
    html = (built.site / "index.html").read_text("utf-8")
    heads = re.findall(r'<article class="fr fr--figure">.*?<h3>(.*?)</h3>', html, re.DOTALL)
    assert heads
    squeezed = text.replace(" ", "")
    for head in heads:
        assert "".join(unescape(re.sub("<[^>]*>", "", head)).split()) in squeezed
    for words in ("How found, and how to cite", "Copy citation", "Switch to", "Skip to"):
        assert words not in text
    links = [str(each.get_object()["/A"]["/URI"]) for page in document.pages for each in page.get("/Annots", ())
             if "/URI" in each.get_object().get("/A", {})]  # fmt: skip
    assert not [link for link in links if "127.0.0.1" in link]


def test_source_lines_have_nine_and_a_half_points_and_the_head_the_period(
    built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = chromium()
    if path is None:
        without("No Chromium was found, in BROWSER_PATH or on PATH.")
    monkeypatch.setenv("BROWSER_PATH", path)
    to_pdf(built.site, tmp_path / "briefing.pdf", "A4", date(2026, 5, 10))
    for page in pypdf.PdfReader(tmp_path / "briefing.pdf").pages:
        sizes: dict[str, list[float]] = {}

        def seen(text: str, cm: list[float], tm: list[float], _font: object, size: float, into: dict = sizes) -> None:
            # Points on paper: the size of the font, as the two matrices stretch it.
            into.setdefault(" ".join(text.split()), []).append(abs(size * tm[3] * cm[3]))

        text = page.extract_text(visitor_text=seen)
        squeezed = "".join(text.split())
        assert "9February2024;4articlesstatenodate" in squeezed
        assert "printed10May2026" in squeezed
        sources = [size for words, held in sizes.items() for size in held if "no date stated" in words]
        assert sources
        assert min(sources) >= 9.4
