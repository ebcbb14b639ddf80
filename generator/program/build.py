"""The program: calls the rooms in order. Read, parse, extract, link; then pages and data; then, last, write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import verify
from generator.model import Entry, File, Problem
from generator.owner.choices import FILE as CHOICES
from generator.owner.choices import NOTE, Choices, read_choices, settled, unmatched
from generator.owner.config import ConfigError
from generator.owner.correcting import apply
from generator.owner.corrections import FILE as CORRECTIONS
from generator.owner.corrections import read_corrections
from generator.owner.settings import CONFIG, MKDOCS, Settings, left_out, read_owners
from generator.owner.sidecar import FILE as SIDECAR
from generator.owner.sidecar import read_sidecar
from generator.program import history
from generator.program.cache import Cache, Totals, program, stamp
from generator.program.collecting import seldom_collected
from generator.program.corpus import Item, read_folder, read_input, seed_files
from generator.program.handwritten import handwritten, taken
from generator.program.understand import Watcher, understand, unwatched
from generator.program.write import MANIFEST, Kept, Written, publish, read_manifest, remove_all, untouched
from generator.site.kept import NAME as PAGES
from generator.verify.proofs import NAME as PROOFS
from generator.verify.voice import NAME as VOICE


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made of the articles."""

    totals: Totals
    problems: tuple[Problem, ...]
    """All of them: files, articles, writing; each once."""
    files: tuple[File | Kept, ...]
    """Empty where everything was found as the last build left it; those that are kept are without their bytes."""
    written: Written | None
    """None for a check."""
    cached: int
    """Articles that nothing had to be extracted from anew."""
    note: str = ""
    """A word on the cache."""


class NoArticlesError(Exception):
    """No article could be used; `problems` says why, and is empty where there is no file at all."""

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            f"{folder}: none of its files could be used, for the reasons above; mend them, or put other articles there"
            if problems
            else f"{folder}: there is no article yet; put some there: saved pages, mails, Word or text files, exports"
        )
        self.problems = problems


def verified(chosen: Settings, site: Path, *, afresh: bool = False) -> verify.Report:
    """What the built site and the data show, compared with the articles, and whether all that was made is there.
    `afresh`: everything is proved, whatever earlier proofs found. Raises `ConfigError` for no site, and for no list of
    what was built.
    """
    if not site.is_dir():
        raise ConfigError([f"there is no site {site}; build it first, or name it with --site"])
    try:
        made = verify.read_made(chosen.docs, left_out(chosen.root / MKDOCS).match_file)
    except ValueError as error:
        raise ConfigError([f"{chosen.docs.name}/{MANIFEST}: {error}; build first"]) from error
    with seldom_collected():
        return _verified(chosen, site, made, afresh=afresh)


def _verified(chosen: Settings, site: Path, made: verify.Made, *, afresh: bool) -> verify.Report:
    originals = verify.read_originals(chosen.seeds)
    proofs, says = (None, None) if afresh else (chosen.cache.parent / name for name in (PROOFS, VOICE))
    voice = verify.LateVoice(lambda: verify.read_voice(chosen.root, chosen.docs, chosen.seeds, originals, kept=says))
    return verify.verify(site, chosen.docs / "data", originals, voice, made, proofs=proofs)


def clean(chosen: Settings) -> tuple[int, tuple[Problem, ...]]:
    """Remove all that builds made: pages, data, cache. The number of files, and a problem for each edited one, kept."""
    done = remove_all(chosen.docs)
    beside = (chosen.cache.parent / name for name in (history.NAME, PAGES, PROOFS, VOICE))
    made = [path for path in (chosen.cache, *beside) if path.is_file()]
    for path in made:
        path.unlink()
    return len(done.removed) + len(made), done.problems


def build(
    chosen: Settings, *, write: bool = True, cache: bool = True, jobs: int = 0, watch: Watcher = unwatched
) -> Report:
    """Make every page and data file from the articles, and bring the docs folder up to date if `write`.

    Where neither the articles, the program nor the pages have changed since the last build, nothing is done again.
    Raises `ConfigError`, `NoArticlesError`, and OSError if the output can't be written.
    """
    names = seed_files(chosen.seeds)
    with seldom_collected(), Cache(chosen.cache if cache and write else None) as store:
        whole = stamp(
            chosen.seeds,
            (*names, SIDECAR, CORRECTIONS, CHOICES),
            {**chosen.options, "publication": chosen.publication, "owners": _owners(chosen)},
            _earlier(chosen),
        )
        known = store.last_build(whole)
        if known and untouched(chosen.docs):
            return Report(*known, (), Written((), (), ()), known[0].articles, store.note)
        report = _build(chosen, names, store, write=write, jobs=jobs, watch=watch)
        if report.written and not report.written.problems:
            store.keep_build(whole, report.totals, report.problems)
    return replace(report, note=store.note)


def _build(chosen: Settings, names: tuple[str, ...], store: Cache, *, write: bool, jobs: int, watch: Watcher) -> Report:
    stated = read_sidecar(read_owners(chosen.seeds / SIDECAR), names)
    corrections = read_corrections(read_owners(chosen.seeds / CORRECTIONS))
    choices = read_choices(read_owners(chosen.seeds / CHOICES), read_owners(chosen.docs / NOTE))
    items, problems = _sorted_out(read_folder(chosen.seeds, names, stated.hints))
    understood = understand(items, chosen.options, store=store, jobs=jobs, watch=watch)
    problems += understood.lost
    if not understood.entries:
        raise NoArticlesError(chosen.seeds, problems)
    problems += stated.problems
    from generator.withhold import in_the_way, withhold  # noqa: PLC0415  (as for `finished`)

    own = own_words(chosen, names, choices) if corrections.withhold else {}
    cleared = withhold(apply(understood.entries, corrections), corrections, own)
    corrected = cleared.corrected
    choices = settled(corrected.entries, choices)
    problems += corrected.problems + unmatched(corrected.entries, choices, chosen.publication.options.days)
    from generator.program.assemble import Before, finished, totals  # noqa: PLC0415  (not needed where nothing has changed)

    remembered = chosen.cache.parent / history.NAME
    kept = history.read(remembered)
    files, now, vain = finished(
        corrected,
        problems,
        corrections=corrections,
        choices=choices,
        before=Before(
            _compared(chosen, kept),
            store if write else None,
            chosen.docs,
            program(chosen.options),
            understood.made_of,
            {entry.article.id: entry for entry in understood.entries},
        ),
        publication=chosen.publication,
        forms=cleared.forms,
    )
    files += handwritten(chosen.docs)
    written = publish(chosen.docs, files) if write else None
    if written and corrections.withhold and (mistakes := in_the_way(cleared.forms, _own_pages(chosen.docs))):
        raise ConfigError(mistakes)
    if write:
        history.keep(remembered, kept, now)
    shown = sorted(corrected.entries, key=lambda entry: entry.article.id)
    problems += tuple(problem for each in shown for problem in each.problems)
    problems += vain + (written.problems if written else ()) + _dead_links(chosen.docs, choices, files)
    return Report(totals(corrected.entries), problems, files, written, understood.cached)


def _compared(chosen: Settings, kept: history.Kept) -> history.Kept:
    """What the page of changes compares with: the folder that the owner names, else the build before this one."""
    folder = str(chosen.options["build"].compare_with)
    if not folder:
        return kept
    earlier = history.read_folder(chosen.root / folder)
    if earlier is None:
        cure = "name a copy of a build's docs/data/, or leave the setting out"
        raise ConfigError([f"{CONFIG}: [build] compare_with: {folder} holds no articles.json that can be read; {cure}"])
    return history.Kept(earlier, earlier)


def _earlier(chosen: Settings) -> tuple[Path, ...]:
    """The files of the build that the owner compares with."""
    folder = str(chosen.options["build"].compare_with)
    return tuple(chosen.root / folder / f"{name}.json" for name in history.COMPARED) if folder else ()


def own_words(chosen: Settings, names: tuple[str, ...], choices: Choices) -> dict[str, str]:
    """What the owner wrote or named, by where it stands: no correction reaches it."""
    site = chosen.publication
    return {
        f"site_name or site_description in {MKDOCS}": f"{site.name}\n{site.description}",
        f"[topics] in {CHOICES}": "\n".join(choices.topics.values()),
        f"{chosen.docs.name}/{NOTE}": choices.note,
        **{f"the name of the file {name}": name for name in names},
    }


def _owners(chosen: Settings) -> str:
    """What of the owner's own files in docs/ a build depends on, for the stamp: the note; which files there are that it
    may link to; pages in place of the program's; and where names are withheld, the words of pages, in which none may
    stand.
    """
    docs, note = chosen.docs, read_owners(chosen.docs / NOTE)
    withheld = "withhold" in read_owners(chosen.seeds / CORRECTIONS)
    listed = {MANIFEST, *read_manifest(docs)} if note else set()
    beside = (path.relative_to(docs).as_posix() for path in docs.rglob("*") if note and path.is_file())
    return json.dumps([note, sorted(set(beside) - listed), taken(docs), _own_pages(docs) if withheld else {}])


def _own_pages(docs: Path) -> dict[str, str]:
    """The pages that are not, or no longer, the program's, by where they stand."""
    listed = read_manifest(docs)
    pages = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
    return {f"{docs.name}/{name}": read_owners(path) for name, path in pages.items() if name not in listed}


def _dead_links(docs: Path, choices: Choices, files: tuple[File | Kept, ...]) -> tuple[Problem, ...]:
    """What MkDocs would say of the links of a page; it never sees those of the note, which is no page."""
    from generator.pages.briefing.note import linked  # noqa: PLC0415  (as for `finished`)

    made = {file.path for file in files}
    return tuple(
        Problem(
            f"{docs.name}/{NOTE}",
            "note-link",
            f"there is no {path!r} that its link could lead to",
            f"Write where the file lies seen from {docs.name}/, as in about/index.md.",
        )
        for path in linked(choices.note)
        if path not in made and not (docs / path).is_file()
    )


def show(chosen: Settings, path: Path) -> Entry:
    """What is found in one file. Raises ValueError with the reason if no article, or more than one, is in it."""
    rows = [item for _, item in read_input(path.name, path.read_bytes())]
    if sum(isinstance(row, Item) for row in rows) > 1:
        raise ValueError(f"it holds {len(rows)} articles; extract prints them all")
    item = next(iter(rows), "there is no article in it")
    if isinstance(item, str):
        raise ValueError(item)  # noqa: TRY004  (not about a type: the reason why the file is no article)
    (outcome,) = understand([item], chosen.options).outcomes
    if isinstance(outcome, Problem):
        raise ValueError(outcome.message)  # noqa: TRY004  (as above)
    return outcome


def _sorted_out(read: Iterator[Item | Problem]) -> tuple[list[Item], tuple[Problem, ...]]:
    items, problems = [], []
    for outcome in read:
        if isinstance(outcome, Item):
            items.append(outcome)
        else:
            problems.append(outcome)
    return items, tuple(problems)
