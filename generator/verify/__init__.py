"""The promise, checked: every word that a built site shows as found in an article is cut again out of that article.

`verify` reads the built pages (`pages.py`), the published data (`data.py`) and the originals, and knows nothing of how
they were made: it shares no code with what renders pages and imports no extractor. What does not hold comes back as
problems; what was compared is counted, since a check that compares nothing would always pass.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from generator.model import Problem, Unreadable
from generator.readers import read, reader_for
from generator.readers.folder import Names, seed_files
from generator.verify.annotations import check_annotations
from generator.verify.bibtex import check_bibtex
from generator.verify.copied import Needles
from generator.verify.counted import check_records, check_rows, ids_of
from generator.verify.data import check_data, parts_of
from generator.verify.dom import read_page
from generator.verify.feeds import check_feed
from generator.verify.made import Made, read_made
from generator.verify.originals import Original, fault
from generator.verify.pages import check_seen
from generator.verify.proofs import Check, Checked, Proofs, key_of
from generator.verify.references import check_references
from generator.verify.search import check_index, read_index
from generator.verify.tables import Tables, check_tables, csv_tables, packed_files, sqlite_tables
from generator.verify.tables import check_index as check_full_text
from generator.verify.told import told
from generator.verify.voice import LateVoice, Voice, read_voice
from generator.verify.whole import Tally, Whole

__all__ = ["LateVoice", "Made", "Original", "Report", "Voice", "read_made", "read_originals", "read_voice", "verify"]


@dataclass(frozen=True, slots=True)
class Report:
    """What was compared, and what does not hold."""

    findings: tuple[Problem, ...]
    """In order of file and line, data first."""
    pages: int
    """HTML files read."""
    extracts: int
    """Marked elements whose words were compared."""
    values: int
    """Spans and words of data files that were compared."""
    whole: tuple[Tally, ...] = ()
    """How much of what was made is there; empty where it is not known what was."""
    again: int = 0
    """Of the pages, those that hold as an earlier proof found, since nothing that they are held against has changed."""

    @property
    def proved(self) -> bool:
        """Whether nothing failed."""
        return not any(finding.severity == "error" for finding in self.findings)


def read_originals(seeds: Path) -> dict[str, Original]:
    """Every readable article below `seeds`, by id, read again out of its file.

    Files of no known format, hidden ones and those that can't be read are left out: no page may cite them. Of two
    articles with one id, the first in the order of paths has it.
    """
    originals: dict[str, Original] = {}
    given = Names()
    for name in seed_files(seeds):
        path = seeds / name
        if reader_for(name) is None or not path.is_file():
            continue
        with suppress(Unreadable, OSError):
            content = path.read_bytes()
            for document in read(content, name):
                if isinstance(document, Problem):
                    continue
                identity, taken = given.identity(name, given.part(name, document))
                if not taken:
                    originals[identity] = Original.of(name, content, document.text)
    return originals


def verify(
    site: Path,
    data: Path,
    originals: Mapping[str, Original],
    voice: Voice | LateVoice | None = None,
    made: Made | None = None,
    *,
    proofs: Path | None = None,
) -> Report:
    """Compare the built pages below `site` and the data files in `data` and `site/data` with the originals.

    `data` is docs/data: the same files before they were published; a published one is read again only if its bytes
    differ. `voice`: words that are the site's own, though an article may have them too. `made`: what the build lists;
    without it nothing can be missing. `proofs`: the file of what earlier proofs found to hold; None to prove all of it.
    Raises OSError when a file vanishes meanwhile; anything odd inside a file is a finding.
    """
    with Proofs(proofs, originals) as kept:
        return _verify(site, data, voice, made, kept)


def _verify(
    site: Path,
    data: Path,
    voice: Voice | LateVoice | None,
    made: Made | None,
    kept: Proofs,
) -> Report:
    originals = kept.originals
    findings: list[Problem] = []
    known: dict[str, object] = {}
    tables: list[tuple[str, Tables]] = []
    values = 0
    for name, content in _data_files(data, site / "data"):
        count, faults, value = _checked(name, content, kept)
        values += count
        findings.extend(faults)
        if name.endswith(".json"):
            known.setdefault(Path(name).name, value)
        elif name.endswith(".sqlite") and value is not None:
            tables.append((name, value))
    for name, files in _csv_folders(data, site / "data"):
        count, faults, value = _checked_csv(name, files, kept)
        values += count
        findings.extend(faults)
        if value is not None:
            tables.append((name, value))
    needles = Needles.of({key: original.text for key, original in originals.items()}, known.get("articles.json"), voice)
    count, faults = check_index((data / "search", site / "data" / "search"), kept, needles)
    values += count
    findings.extend(faults)
    for name, content in _files((".bib", ".ris", ".xml", ".json"), data, site / "data"):
        if _CITATIONS in name:
            check: Check = partial(check_references, name, content.decode("utf-8", "replace"))
        elif name.endswith(".bib"):
            check = partial(check_bibtex, name, content.decode("utf-8", "replace"))
        elif _FEEDS in name:
            check = partial(check_feed, name, content)
        else:
            continue
        count, faults = kept.check(key_of(name, content), needles, check)
        values += count
        findings.extend(faults)
    whole = Whole(made, told(known, made.page) if made else ())
    if made:
        ids = ids_of(known)
        for name, rows in tables:
            findings.extend(check_rows(name, rows, ids))
        name = f"{data.parent.name}/data/search"
        findings.extend(check_records(name, read_index(data / "search"), known, whole.told))
        findings.extend(whole.check_files(site))
    pages = extracts = again = 0
    for path in sorted(site.rglob("*.html")):
        pages += 1
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        basis = whole.basis(name)
        key = key_of(name, content, basis or "")
        compared = None if basis is None else kept.holds(key, needles)
        if compared is None:
            check = partial(_check_page, name, content, whole)
            compared, faults = check(originals, needles) if basis is None else kept.prove(key, needles, check)
            findings.extend(faults)
        else:
            again += 1
            whole.passed(name)
        extracts += compared
    findings.extend(whole.left())
    # A check that compares nothing would hold for any site.
    if originals and not extracts:
        findings.append(
            fault(
                "verify-nothing",
                site.name,
                f"{pages} pages show no extract of {len(originals)} articles, so nothing could be proved",
                "Build the site first; if it is built, its templates lost their marks.",
            )
        )
    return Report(tuple(findings), pages, extracts, values, whole.tallies, again)


def _check_page(
    name: str, content: bytes, whole: Whole, originals: Mapping[str, Original], needles: Needles
) -> Checked:
    """One built page: what it shows, and whether all is there."""
    html = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    seen = read_page(html)
    compared, faults = check_seen(name, html, seen, originals, needles)
    return compared, (*faults, *whole.check_page(name, html, seen))


def _checked(name: str, content: bytes, kept: Proofs) -> tuple[int, tuple[Problem, ...], Any]:
    """One data file that stands for itself: how many values were compared, what does not hold, and what it says."""
    if name.endswith(".sqlite"):
        try:
            tables = sqlite_tables(content)
        except ValueError as error:
            return 0, (fault("verify-data", name, str(error), "Build again."),), None
        key = key_of(name, content)
        compared, faults = kept.check(
            key, _NO_NEEDLES, lambda originals, _: _check_database(name, tables, content, originals)
        )
        return compared, faults, tables
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        return 0, (fault("verify-data", name, f"not JSON: {error}", "Build again."),), None
    if name.endswith(".jsonld"):
        key = key_of(name, content)
        count, faults = kept.check(key, _NO_NEEDLES, lambda originals, _: check_annotations(name, value, originals))
        return count, faults, value
    # One article changes the files of all, so what is kept is of parts.
    checked = [_checked_part(name, at, part, kept) for at, part in parts_of(value)]
    return sum(count for count, _ in checked), tuple(chain.from_iterable(faults for _, faults in checked)), value


def _checked_part(name: str, at: str, part: Any, kept: Proofs) -> Checked:
    """A part of a JSON file; its number in a list is for messages alone."""
    key = key_of(Path(name).name, at.partition("[")[0], json.dumps(part))
    return kept.check(key, _NO_NEEDLES, lambda originals, _: check_data(name, part, originals, at))


def _check_database(name: str, tables: Tables, content: bytes, originals: Mapping[str, Original]) -> Checked:
    """The tables of an SQLite file, and its full-text index."""
    compared, faults = check_tables(name, tables, originals)
    return compared, (*faults, *check_full_text(name, content))


def _checked_csv(name: str, files: Mapping[str, bytes], kept: Proofs) -> tuple[int, tuple[Problem, ...], Tables | None]:
    """The CSV files of one folder, which belong together."""
    try:
        tables = csv_tables(files)
    except ValueError as error:
        return 0, (fault("verify-data", name, f"not CSV: {error}", "Build again."),), None
    key = key_of(name, *(part for table, content in sorted(files.items()) for part in (table, content)))
    return (*kept.check(key, _NO_NEEDLES, lambda originals, _: check_tables(name, tables, originals)), tables)


def _csv_folders(*folders: Path) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """The CSV files of each archive and folder by the name of their table, once where both folders hold the same.

    A file beside an archive that is another than the one in it is read with the archive's others: what the articles'
    table shows may be the owner's word, which that of metadata says.
    """
    seen: list[Mapping[str, bytes]] = []
    for folder in folders:
        name = f"{folder.parent.name}/{folder.name}/csv"
        sets: list[tuple[str, Mapping[str, bytes]]]
        sets = [(f"{name}/{path.name}", packed_files(path.read_bytes())) for path in sorted(folder.rglob("*.zip"))]
        packed = {table: content for _, files in sets for table, content in files.items()}
        loose = {path.stem: path.read_bytes() for path in sorted(folder.rglob("*.csv"))}
        if loose.items() - packed.items():
            sets.append((name, packed | loose))
        for named, files in sets:
            if files not in seen:
                seen.append(files)
                yield named, files


def _data_files(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Each data file that stands for itself. JSON Schemas speak of no article, feeds and citations are read later."""
    for name, content in _files((".json", ".jsonld", ".sqlite"), *folders):
        if not any(folder in name for folder in ("/data/schema/", _FEEDS, _CITATIONS)):
            yield name, content


_NO_NEEDLES = Needles(frozenset(), (), {})
"""For what is all said with its place, so that nothing in it can be copied unmarked."""
_FEEDS = "/data/feeds/"
_CITATIONS = "/data/citations/"


def _files(suffixes: tuple[str, ...], *folders: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of these kinds by its name on the site, once where both folders hold the same."""
    seen: set[tuple[str, bytes]] = set()
    for folder in folders:
        for path in sorted(path for suffix in suffixes for path in folder.rglob(f"*{suffix}")):
            below = path.relative_to(folder).as_posix()
            content = path.read_bytes()
            key = (below, hashlib.sha256(content).digest())
            if key not in seen:
                seen.add(key)
                yield f"{folder.parent.name}/{folder.name}/{below}", content
