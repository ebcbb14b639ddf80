"""Files of the project outside the package that must go where the package goes: pages about the program, and what a
new folder is made from.

In a checkout they lie beside the package. A wheel carries them inside it, in `carried/`, under the same paths
(`generator/scaffold/wheel.py` puts them there), so that both are read in one way.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the package `generator`."""
INSIDE = PACKAGE / "carried"
ROOT = INSIDE if INSIDE.is_dir() else PACKAGE.parent
"""Where the carried files lie: the root of the checkout, or the folder inside an installed package."""

ABOUT = "docs/about"
FILES = ("pyproject.toml", "requirements.txt", "LICENSE", "Makefile", ".gitignore", ".github/workflows/publish.yml")
"""What is carried besides the pages in `ABOUT`."""
