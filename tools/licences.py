"""List the licence of every package that the program needs, and fail for one that doesn't go with AGPL-3.0.

    python tools/licences.py

Reads what the installed packages say of themselves: the expression of PEP 639 where there is one, else the older field,
else the classifiers. The FSF's list of licences says which go with the GPL, version 3, and so with the AGPL.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.txt"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)

COMPATIBLE = re.compile(
    r"\b(0BSD|MIT|BSD|ISC|Zlib|CC0|Apache|Python-2\.0|PSF|CNRI-Python|MPL-2\.0|Mozilla Public License 2\.0|"
    r"LGPL|LGPLv3|GNU Lesser|GPLv3|GPL-3\.0|AGPL)",
    re.IGNORECASE,
)
"""Names of licences as packages write them. A package under several at once (`AND`) needs each of them here."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What one installed package says of its licence."""

    package: str
    version: str
    words: str
    """As the package writes it; empty: it says nothing."""
    size: int
    """Bytes of its files, installed."""

    @property
    def is_compatible(self) -> bool:
        """Whether it may be part of a program under AGPL-3.0."""
        parts = re.split(r"\s+AND\s+", self.words)
        return all(any(COMPATIBLE.search(choice) for choice in re.split(r"\s+OR\s+", part)) for part in parts)


def licences(lock: Path = LOCK) -> Iterator[Licence]:
    """Those of the packages in a lock file that are installed here, by name. One for another platform is left out."""
    for package in sorted(set(_PINNED.findall(lock.read_text("utf-8")))):
        try:
            installed = distribution(package)
        except PackageNotFoundError:
            continue
        said = installed.metadata
        kinds = [line.split("::")[-1].strip() for line in said.get_all("Classifier") or () if line[:7] == "License"]
        older = "".join(said.get_all("License") or ()).split("\n")[0].strip()
        expression = "".join(said.get_all("License-Expression") or ())
        words = expression or ("" if older == "UNKNOWN" else older) or " AND ".join(kinds)
        yield Licence(package, installed.version, words, sum(file.size or 0 for file in installed.files or ()))


def main() -> int:
    """Print the table; 1 if a licence is missing or does not fit."""
    listed = list(licences())
    for licence in listed:
        mark = " " if licence.is_compatible else "!"
        print(f"{mark} {licence.package:30} {licence.version:12} {licence.size / 1e6:6.1f} MB  {licence.words}")
    print(f"{len(listed)} packages, {sum(licence.size for licence in listed) / 1e6:.0f} MB")
    return 0 if all(licence.is_compatible for licence in listed) else 1


if __name__ == "__main__":
    sys.exit(main())
