"""Whether a site comes near what hosts take: better said after a build than by a deployment that fails.

The limits are in `data/hosts.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.base import lexicon
from generator.base.text import count

NEAR = 0.8
"""From this share of a limit on it is told: a fifth more articles are weeks of collecting, time enough to choose."""
OPTIONS = (
    "Publish a site a period (about/further), leave articles out, or take a host without that limit; about/speed says "
    "what takes the bytes."
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a site is."""

    total: int
    """Bytes of all files."""
    files: int
    largest: int
    """Bytes of the largest file."""


def size_of(site: Path) -> Size:
    """The size of a built site. Raises OSError where a file vanishes meanwhile."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Size(sum(sizes), len(sizes), max(sizes, default=0))


def told(size: Size) -> Iterator[str]:
    """One line a limit that the site is near or over, in the order of the list.

    >>> list(told(Size(900_000_000, 12, 5)))[0].partition(":")[0]
    'the site has 900 MB, and GitHub Pages takes 1,000 MB'
    """
    for host, whole, files, one in lexicon.table("site/hosts"):
        for held, most, said in (
            (size.total, whole, f"the site has {_mb(size.total)}, and {host} takes {{}}"),
            (size.largest, one, f"the largest file has {_mb(size.largest)}, and {host} takes {{}}"),
        ):
            if most != "-" and held >= NEAR * int(most):
                yield f"{said.format(_mb(int(most)))}: {OPTIONS}"
        if files != "-" and size.files >= NEAR * int(files):
            yield f"the site has {count(size.files, 'file')}, and {host} takes {int(files):,}: {OPTIONS}"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
