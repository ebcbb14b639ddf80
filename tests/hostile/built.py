"""The site of hostile articles, and what it may hold: nothing that the same articles without attacks don't bring."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree, html

from tests.hostile.cases import Case
from tests.project import Project, copied

Shape = tuple[str, str]
"""An element and an attribute of it; an empty attribute for the element itself."""
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HARMLESS_SCHEMES = frozenset(("http", "https"))
_LOADED = ("src", "srcset", "data", "poster", "background", "formaction", "action", "xlink:href", "ping", "manifest")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(e[+-]?\d+)?", re.IGNORECASE)


def build(root: Path, cases: tuple[Case, ...], *, harmless: bool = False) -> Project:
    """A project of these cases and nothing else, built and proved."""
    project = copied(root, seeds=False)
    project.seeds.mkdir(exist_ok=True)
    for case in cases:
        case.write(project.seeds, harmless=harmless)
    done = project.run("mkdocs", "build", "--quiet", "--site-dir", "site")
    assert done.returncode == 0, done.stdout + done.stderr
    proof = project.run("generator", "verify")
    assert proof.returncode == 0, proof.stdout + proof.stderr
    return project


def shapes(site: Path) -> dict[Shape, str]:
    """Every element and attribute of every page, each with a page it stands on."""
    met: dict[Shape, str] = {}
    for path in sorted(site.rglob("*.html")):
        for element in html.fromstring(path.read_bytes()).iter(etree.Element):
            page = path.relative_to(site).as_posix()
            met.setdefault((str(element.tag), ""), page)
            for name in element.attrib:
                met.setdefault((str(element.tag), name), page)
    return met


def dangers(site: Path) -> Iterator[str]:
    """What no page may hold, whatever its templates are: handlers, addresses that run, things loaded from elsewhere."""
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix()
        for element in html.fromstring(path.read_bytes()).iter(etree.Element):
            for name, value in element.attrib.items():
                if name.startswith("on") or name == "srcdoc":
                    yield f"{page}: {element.tag} {name}={value}"
                scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", value)) if name in ("href", *_LOADED) else None
                if scheme and scheme[1].lower() not in _HARMLESS_SCHEMES:
                    yield f"{page}: {element.tag} {name}={value}"
                if name in _LOADED and (scheme or value.startswith("//")):
                    yield f"{page}: {element.tag} loads {value}"
            if element.tag == "script" and "pwned" in (element.text or "") and element.get("type") is None:
                yield f"{page}: script {element.text}"


def torn_data(site: Path) -> Iterator[str]:
    """Data files and feeds that an article broke out of, or that a spreadsheet would run."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".json":
            json.loads(path.read_text("utf-8"))
        elif path.suffix == ".xml":
            for element in etree.fromstring(path.read_bytes()).iter(etree.Element):
                if "evil.example" in (element.get("href") or ""):
                    yield f"{name}: {element.tag} {element.get('href')}"
        elif path.suffix == ".csv":
            yield from _formulas(name, path.read_text("utf-8-sig"))
        elif path.suffix == ".zip":
            with ZipFile(path) as archive:
                for member in archive.namelist():
                    yield from _formulas(f"{name}#{member}", archive.read(member).decode("utf-8-sig"))


def _formulas(name: str, text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(cell):
                yield f"{name}: a spreadsheet would run {cell[:60]!r}"
