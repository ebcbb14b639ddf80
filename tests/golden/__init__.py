"""Whole pages of two small articles, byte by byte: `python -m tests.golden` rewrites them, the diff is reviewed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.pages import pages
from generator.show.lookup import Lookup
from generator.site.render import render
from tests.small_site import small_site

PAGES = Path(__file__).parent / "pages"
SENTENCES = Path(__file__).parent / "sentences.txt"
"""All that the program can say."""


@cache
def made() -> dict[str, bytes]:
    """Every page of the small site by its path."""
    return {file.path: file.content for file in map(render, pages(Lookup(small_site())))}
