"""What the owner decides about the site as a whole: its name and address, and how much of the articles it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model import Problem
from generator.parse.metadata import is_web_address

Context = Literal["sentence", "clause", "extract"]
Mining = Literal["", "reserved", "open"]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Table [site] of generator.toml."""

    context: Context = "sentence"
    """How much of an article stands around an extract: its sentence, its clause, or nothing."""
    publish_text: bool = False
    """Whether pages of articles hold the whole article; only for texts whose rights the owner has."""
    period: str = ""
    """First and last day of the articles on the briefing, as in "2024-08-01/2024-08-31"; either may be missing. Empty:
    all of them."""
    houses: tuple[str, ...] = ()
    """Outlets of one publishing house, each entry "House: outlet, outlet": they count as one publisher of a story.
    Added to the program's own list, and preferred to it."""

    mining: Mining = ""
    """Whether text and data mining of the site is reserved; empty: nothing is said of it."""
    mining_policy: str = ""
    """Address where the terms stand, for those who ask leave; only with `mining = "reserved"`."""

    def __post_init__(self) -> None:
        if self.mining_policy and not is_web_address(self.mining_policy):
            raise ValueError(f"mining_policy must begin with http:// or https://, not {self.mining_policy!r}")
        if self.mining_policy and self.mining == "open":
            raise ValueError('mining_policy tells how to ask for leave, and mining = "open" asks for none; drop one')
        for entry in self.houses:
            house, _, outlets = entry.partition(":")
            if not house.strip() or not any(outlet.strip() for outlet in outlets.split(",")):
                example = '"Bote Media: Morning Bote, Evening Bote"'
                raise ValueError(f"houses must be entries such as {example}, not {entry!r}")
        first, last = self.days
        for day in filter(None, (first, last)):
            if not _is_day(day):
                raise ValueError(f'period must be two days such as "2024-08-01/2024-08-31", not {self.period!r}')
        if first and last and first > last:
            raise ValueError(f"period ends before it begins: {self.period!r}; write the earlier day first")

    @property
    def days(self) -> tuple[str, str]:
        """First and last day of the period; empty for an open end."""
        first, slash, last = self.period.partition("/")
        return (first.strip(), last.strip()) if slash else (first.strip(), first.strip())

    @property
    def owners(self) -> dict[str, str]:
        """Outlet to house, as `houses` has them."""
        pairs = (entry.partition(":") for entry in self.houses)
        return {
            outlet.strip(): house.strip()
            for house, _, outlets in pairs
            for outlet in outlets.split(",")
            if outlet.strip()
        }


def _is_day(text: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


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
    language: str = "en"
    """`theme.language` of mkdocs.yml: what the owner writes in. The program itself speaks English."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the site is left out for want of a setting of mkdocs.yml."""
        if self.address:
            return ()
        return (
            Problem(
                "mkdocs.yml",
                "address-missing",
                "no site_url is set, so what needs the site’s own address is left out: annotations, feeds and "
                "canonical links",
                "Set site_url to the address that the site is published at; the publishing workflow does.",
                "info",
            ),
        )
