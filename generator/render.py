"""`Page` into Markdown. The only place where article text is escaped."""

from __future__ import annotations

from generator.model import File, Page


def render(page: Page) -> File:
    """The page as a Markdown file below docs/."""
    return File(page.path, b"")
