"""What the owner decides about the site as a whole: its name and address, and how much of the articles it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Context = Literal["sentence", "clause", "extract"]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Table [site] of generator.toml."""

    context: Context = "sentence"
    """How much of an article stands around an extract: its sentence, its clause, or nothing."""
    publish_text: bool = False
    """Whether pages of articles hold the whole article; only for texts whose rights the owner has."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as a whole."""

    name: str = "Briefing"
    """`site_name` of mkdocs.yml."""
    address: str = ""
    """`site_url` of mkdocs.yml, ending with a slash; empty where it is not set. Feeds, canonical links and annotations
    need it and are left out without it."""
    description: str = ""
    """`site_description` of mkdocs.yml."""
    options: SiteOptions = SiteOptions()
