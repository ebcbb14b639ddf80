"""A copy of the project in a folder of its own, and its commands as a user calls them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Project:
    root: Path

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def env(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        # The package is imported from here, so that it isn't compiled again for every copy.
        fixed = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
        return {**os.environ, **fixed, "PYTHONUTF8": "1", **(more or {})}

    def run(self, *args: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """`python -m ARGS...` in the project's folder."""
        return subprocess.run(
            [sys.executable, "-m", *args],
            cwd=self.root,
            env=self.env(env),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        return self.run("generator", "build", *options)

    def made(self) -> dict[str, bytes]:
        """The generated files below docs/, as the manifest lists them."""
        manifest = json.loads((self.docs / "data" / "manifest.json").read_text("utf-8"))
        return {path: (self.docs / path).read_bytes() for path in manifest["files"]}


def copied(root: Path, *, seeds: bool = True) -> Project:
    """What a clone holds that the commands need: settings, hand-written pages and, if asked, the seeds."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "generator.toml"):
        shutil.copy(ROOT / name, root / name)
    manifest = ROOT / "docs" / "data" / "manifest.json"
    generated = set(json.loads(manifest.read_text("utf-8"))["files"]) if manifest.exists() else set()
    for path in sorted((ROOT / "docs").rglob("*")):
        below = path.relative_to(ROOT / "docs")
        if path.is_file() and below.as_posix() not in generated and below.parts[0] != "data":
            (root / "docs" / below).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / "docs" / below)
    (root / "seeds").mkdir()
    for path in sorted((ROOT / "seeds").glob("*.txt")) if seeds else ():
        shutil.copy(path, root / "seeds" / path.name)
    return Project(root)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
