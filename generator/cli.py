"""Words and exit codes: 0 done, 1 an article or a promise failed, 2 wrong use. The only room that prints."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Literal, TypeVar

import click
from click.core import ParameterSource

from generator import __version__
from generator.base.text import count
from generator.extract import PARTS
from generator.model import Entry
from generator.owner.config import ConfigError
from generator.owner.settings import CONFIG, options_in, read_settings
from generator.program import build as program
from generator.scaffold import words as scaffold
from generator.telling import bar, printable, summary, tell, undone

log = logging.getLogger("generator")
T = TypeVar("T")


def _named(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """The settings file. One that is asked for by name must be there: a slip would build with other settings."""
    asked = context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
    if asked and not value.exists():
        raise click.BadParameter(f"there is no file {value}; name one that is there, or leave the option out")
    return value


_config = click.option(
    "-f",
    "--config-file",
    default=CONFIG,
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_named,
    help="Settings; without this option generator.toml, or the defaults where there is none.",
)
_jobs = click.option("--jobs", default=0, metavar="N", type=click.IntRange(0), help="Processes; 0: one a processor.")
_strict = click.option("--strict", is_flag=True, help="Fail on warnings.")


class _InOrder(click.Group):
    """Lists its commands as they stand here, in the order that a user needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clipbook")
@click.option("-q", "--quiet", is_flag=True, help="Only warnings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Everything, with tracebacks.")
def main(*, quiet: bool, verbose: bool) -> None:
    """Turn a folder of news articles into a briefing site.

    `mkdocs build` and `mkdocs serve` make and show the site and need none of these: they write the pages themselves.
    """
    level = logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO
    logging.basicConfig(format="%(levelname)-7s %(message)s", level=level, stream=sys.stderr)


@main.command(help=scaffold.HELP)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="", metavar="NAME", help=scaffold.NAME)
@click.option("--update", is_flag=True, help=scaffold.UPDATE)
def new(*, folder: Path, name: str, update: bool) -> None:  # noqa: D103  (its help says it)
    with _mistakes_told():
        for line in scaffold.new(folder, name, updating=update):
            click.echo(printable(line))


@main.command()
@_config
@_strict
@_jobs
@click.option("--no-cache", is_flag=True, help="Extract everything anew.")
@click.option("--theme", default="", metavar="DIR", help="Also write templates and settings for another builder there.")
def build(*, config_file: Path, strict: bool, jobs: int, no_cache: bool, theme: str) -> None:
    """Write pages and data from the articles."""
    with _mistakes_told():
        chosen = read_settings(config_file)
        report = program.build(chosen, cache=not no_cache, jobs=jobs, watch=_watched)
        if theme:
            _lay_theme(theme, chosen.root)
    _close(report, chosen.docs, strict=strict)


@main.command()
@_config
@_strict
@_jobs
def check(*, config_file: Path, strict: bool, jobs: int) -> None:
    """Do all that `build` does, and write nothing."""
    with _mistakes_told():
        chosen = read_settings(config_file)
        report = program.build(chosen, write=False, jobs=jobs, watch=_watched)
    _close(report, chosen.docs, strict=strict)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_config
@click.option("--json", "as_json", is_flag=True, help="The object of `extract`, indented.")
def show(*, file: Path, config_file: Path, as_json: bool) -> None:
    """Print what is found in one article, and by which rule."""
    with _mistakes_told():
        try:
            entry = program.show(read_settings(config_file), file)
        except ValueError as error:
            raise click.ClickException(f"{file}: {error}") from error
    if as_json:
        from generator.exports.article_json import article_object  # noqa: PLC0415  (most commands don't need it)

        _print_json({"id": file.name} | article_object(entry), indent=1)
        return
    for line in _shown(entry):
        click.echo(printable(line))


@main.command()
@_config
@click.option("--site", default="site", metavar="DIR", type=click.Path(path_type=Path), help="The built site.")
@click.option("--afresh", is_flag=True, help="Prove everything again, also what an earlier proof has found to hold.")
@click.option("--signature", default="", metavar="KEY", help="Check only who signed it: the public key, or its file.")
def verify(*, config_file: Path, site: Path, afresh: bool, signature: str) -> None:
    """Prove the built pages and data against the articles.

    Every word that they show as found is cut again out of its article and compared. With --signature, no article is
    needed: it says whether each file is as it was signed.
    """
    if signature:
        _check_signature(site, signature)
        return
    with _mistakes_told():
        chosen = read_settings(config_file)
        report = program.verified(chosen, site, afresh=afresh)
    tell(report.findings, log)
    if not report.proved:
        found = count(len(report.findings), "finding")
        raise click.ClickException(f"{found}, each named above: the site is not proved and must not be published")
    click.echo(
        f"{count(report.extracts, 'extract')} on {count(report.pages, 'page')} and {count(report.values, 'value')} "
        "in data files stand in their articles as shown"
    )
    if report.again:
        now = report.pages - report.again
        log.info("%s proved now, %s hold as an earlier proof found", count(now, "page"), f"{report.again:,}")
    told = ", ".join(f"{tally.held:,} of {tally.made:,} {tally.what}" for tally in report.whole)
    click.echo(f"nothing is missing: {told}")


@main.command()
@_config
@click.option("--site", default="site", metavar="DIR", type=click.Path(path_type=Path), help="The built site.")
def finish(*, config_file: Path, site: Path) -> None:
    """Mend a site that another builder has built.

    Styles, scripts and fonts are put in, and the frame of each page is mended; the plugin does this by itself. What is
    done already stays as it is.
    """
    from generator.site.finish import finish as finish_site  # noqa: PLC0415  (no other command needs it)

    with _mistakes_told():
        chosen = read_settings(config_file)
        if not (site / "index.html").is_file():
            raise _Missing(f"{site / 'index.html'} is not there: build the site first, or name it with --site")
        done = finish_site(site, chosen.docs)
    for place in done.missing:
        log.warning("the first page has no %s: it was built with other templates, or Material's have changed", place)
    click.echo(f"{count(len(done.changed), 'file')} in {site} changed")


@main.command(name="sign")
@_config
@click.option("--site", default="site", metavar="DIR", type=click.Path(path_type=Path), help="The built site.")
@click.option("--key", metavar="FILE", type=click.Path(path_type=Path), help="The secret key.")
@click.option("--new-key", metavar="FILE", type=click.Path(path_type=Path), help="Make a key there, and sign nothing.")
def sign_site(*, config_file: Path, site: Path, key: Path | None, new_key: Path | None) -> None:
    """Sign the built site, once it is proved, so that others can tell whether it was changed.

    Without --key, the secret key is the text of the environment variable CLIPBOOK_KEY.
    """
    from generator.program import signing  # noqa: PLC0415  (no other command needs it)

    with _mistakes_told():
        if new_key is not None:
            made = signing.new_key(new_key)
            click.echo(f"The secret key is {new_key}: keep a copy, and keep it out of the repository")
            click.echo(f"Whoever checks needs the public one, {new_key}.pub: {made.public}")
            return
        text = key.read_text("utf-8") if key else os.environ.get("CLIPBOOK_KEY", "")
        secret = signing.read_key(text, str(key or "CLIPBOOK_KEY"))
        report = program.verified(read_settings(config_file), site, afresh=True)
        tell(report.findings, log)
        if not report.proved:
            raise click.ClickException(f"{count(len(report.findings), 'finding')}: what is not proved is not signed")
        click.echo(f"{count(signing.sign(site, secret), 'file')} signed: {site / signing.SIGNATURE}")


@main.command()
@click.option("--site", default="site", metavar="DIR", type=click.Path(path_type=Path), help="The built site.")
@click.option("--out", default="site-offline", metavar="DIR", type=click.Path(path_type=Path), help="The copy.")
def offline(*, site: Path, out: Path) -> None:
    """Copy the built site so that it opens from a folder.

    No server and no connection is needed, for the search neither: open index.html, or hand the folder on.
    """
    from generator.site.offline import NotOursError, copy  # noqa: PLC0415  (no other command needs it)

    if not site.is_dir():
        raise _Missing(f"{site} is not there: build the site first (make site)")
    try:
        with _mistakes_told():
            pages = copy(site, out)
    except NotOursError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count(pages, 'page')} in {out}: open {out / 'index.html'}")


@main.command()
@click.option("--site", default="site", metavar="DIR", type=click.Path(path_type=Path), help="The built site.")
@click.option("--output", default="briefing.pdf", metavar="FILE", type=click.Path(path_type=Path), help="The document.")
@click.option("--paper", default="A4", type=click.Choice(["A4", "Letter"], case_sensitive=False), help="Its size.")
def pdf(*, site: Path, output: Path, paper: Literal["A4", "Letter"]) -> None:
    """Print the briefing to a PDF that can be handed over.

    An installed Chromium, Chrome or Edge does it, without opening a window; BROWSER_PATH names another,
    or one that is not found.
    """
    from generator.site.paper import NoBrowserError, PrintError, to_pdf  # noqa: PLC0415  (no other command needs it)

    try:
        # The one place that reads the clock: a document that is handed over says of which day it is.
        to_pdf(site, output, paper, datetime.now().astimezone().date())
    except FileNotFoundError as error:
        raise _Missing(f"{error.filename} is not there: build the site first (make site)") from error
    except NoBrowserError as error:
        if named := str(error):
            raise _Missing(
                f"BROWSER_PATH names {named}, which is no program that can be run: "
                "name that of Chromium, Chrome or Edge, or unset it, and one that is installed is looked for"
            ) from error
        raise _Missing(
            "no Chromium, Chrome or Edge was found: install one, or name its program in BROWSER_PATH; "
            "or open the site in any browser and print its first page"
        ) from error
    except PrintError as error:
        raise click.ClickException(f"the browser printed nothing: {error}") from error
    click.echo(f"The briefing is in {output}")


@main.command()
@_config
@click.option("--docx", is_flag=True, help="A Word document.")
@click.option("--email", is_flag=True, help="A mail: one file of HTML without scripts, at most 100 KB.")
@click.option("--period", metavar="DAYS", help="First and last day of the articles, as in 2024-08-01/2024-08-31.")
@click.option("--output", default="briefing", metavar="NAME", type=click.Path(path_type=Path), help="Without suffix.")
def brief(*, config_file: Path, docx: bool, email: bool, period: str | None, output: Path) -> None:
    """Write the briefing as a document that can be handed over.

    It tells what the site's first page does, of the articles as they are now; each source leads to its proof where
    site_url is set.
    """
    from generator.program.brief import brief as write_brief  # noqa: PLC0415  (no other command needs it)

    if not (docx or email):
        raise click.UsageError("say what to write: --docx, --email or both")
    paths = (output.with_name(f"{output.name}.docx"), output.with_name(f"{output.name}.html"))
    with _mistakes_told():
        told = write_brief(
            read_settings(config_file),
            docx=paths[0] if docx else None,
            email=paths[1] if email else None,
            period=period,
        )
        for line in told:
            click.echo(printable(line))


class _Missing(click.ClickException):
    """Something that a command needs is not there."""

    exit_code = 2


@main.command()
@_config
def clean(*, config_file: Path) -> None:
    """Remove all pages and data that were made, and the cache."""
    with _mistakes_told():
        removed, kept = program.clean(read_settings(config_file))
    tell(kept, log)
    log.info("%s removed", count(removed, "file"))


@main.command(name="add")
@click.argument("given", nargs=-1, required=True, metavar="FILE_OR_ADDRESS...")
@click.option("--private", is_flag=True, help="Allow http:// and addresses of private networks.")
@_config
def add_articles(*, given: tuple[str, ...], private: bool, config_file: Path) -> None:
    """Copy files, or fetch pages, into the folder of articles.

    Of a page, address and time of retrieval are written into sources.toml there.
    """
    from generator.program.add import NotAddedError, add  # noqa: PLC0415  (no other command needs it)

    with _mistakes_told():
        seeds = read_settings(config_file).seeds
        failed = False
        for each in given:
            try:
                click.echo(printable(f"{each} is {add(seeds, each, private=private)}"))
            except NotAddedError as error:
                failed = True
                log.error("%s", printable(str(error)))
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("given", nargs=-1, metavar="[LINE | WHICH WHAT [RIGHT]]")
@_config
def fix(*, given: tuple[str, ...], config_file: Path) -> None:
    """Check a correction, and write it into corrections.toml.

    LINE is one that the site's pages copy, or several; without it, standard input is read. WHICH is an id, an address
    or a name; WHAT is speaker, date, value, noun, name, role, not-a-person, same-event, other-event, hide, noindex or
    withhold; RIGHT is what is right in its place.
    """
    from generator.program.fix import NotFixedError  # noqa: PLC0415  (no other command needs it)
    from generator.program.fix import fix as write_corrections  # noqa: PLC0415

    if not given and sys.stdin.isatty():
        raise click.UsageError("name what is to be corrected, or paste a line that a page copied")
    with _mistakes_told():
        chosen = read_settings(config_file)
        try:
            for line in write_corrections(chosen, given or (sys.stdin.buffer.read().decode("utf-8", "replace"),)):
                click.echo(printable(line))
        except NotFixedError as error:
            for line in str(error).splitlines():
                log.error("%s", printable(line))
            sys.exit(1)


@main.command()
@click.option("--print", "only_print", is_flag=True, help="Print the blocks, and write nothing.")
@_config
def sources(*, only_print: bool, config_file: Path) -> None:
    """Write a block into sources.toml for every article that lacks title, outlet or date.

    What is to be filled in stands there behind a # and counts once that is taken away.
    """
    from generator.program.sources import missing, write  # noqa: PLC0415  (no other command needs it)

    with _mistakes_told():
        chosen = read_settings(config_file)
        blocks = missing(chosen)
        if only_print:
            for line in "\n".join(blocks).splitlines():
                click.echo(printable(line))
        elif blocks:
            click.echo(printable(f"{count(len(blocks), 'block')} to fill in: {write(chosen, blocks)}"))
        else:
            click.echo("Every article has title, outlet and date, or a block already")


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--only", default=",".join(PARTS), metavar="LIST", help="Comma-separated parts to print.")
@click.option("--text", is_flag=True, help="Print the text, too, that offsets count in.")
@_config
@_jobs
def extract(*, inputs: tuple[str, ...], only: str, text: bool, config_file: Path, jobs: int) -> None:
    """Print one JSON object an article, in input order.

    INPUT is a file of any format that is read, a .jsonl file with lines {"id", "text"} and optional "date",
    or - for such lines on standard input.
    """
    parts = tuple(part.strip() for part in only.split(",") if part.strip())
    if unknown := [part for part in parts if part not in PARTS]:
        raise click.UsageError(f"--only: no part called {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if not parts:
        raise click.UsageError(f"--only: no part is named; there are {', '.join(PARTS)}")
    with _mistakes_told():
        options = options_in(config_file)
    failed = False
    from generator.program.rows import extract_rows  # noqa: PLC0415  (as above)

    for row in extract_rows(inputs, parts, jobs, _read, options, text=text):
        failed = failed or "error" in row
        _print_json(row)
    sys.exit(1 if failed else 0)


def _close(report: program.Report, docs: Path, *, strict: bool) -> None:
    tell(report.problems, log)
    if report.note:
        log.info("%s", report.note)
    log.info("%s", summary(report))
    if report.written is not None:
        log.info("The pages are in %s; mkdocs build makes the site of them, mkdocs serve shows it", _near(docs))
    warnings = sum(problem.severity != "info" for problem in report.problems)
    if strict and warnings:
        raise click.ClickException(f"{count(warnings, 'warning')} with --strict; mend what the lines above name")


def _check_signature(site: Path, key: str) -> None:
    from generator.verify.signature import NoKeyError, check_signature  # noqa: PLC0415  (no other command needs it)

    try:
        signed = check_signature(site, Path(key).read_text("utf-8") if Path(key).is_file() else key)
    except NoKeyError as error:
        raise click.BadParameter(str(error)) from error
    tell(signed.findings, log)
    if signed.findings:
        found = count(len(signed.findings), "finding")
        raise click.ClickException(f"{found}, each named above: the site is not as it was signed")
    click.echo(printable(f"{count(signed.files, 'file')} as they were signed ({signed.comment})"))


def _lay_theme(folder: str, root: Path) -> None:
    from generator.site.theme import lay_theme  # noqa: PLC0415  (no other command needs it)

    below = PurePosixPath(Path(folder).as_posix())
    if below.is_absolute() or ".." in below.parts:
        raise click.BadParameter(f"{folder} is not below {_near(root)}; name a folder there, such as theme")
    written = sum(1 for _ in lay_theme(below, root))
    log.info("%s for another builder in %s", count(written, "file"), _near(root / below))


def _near(path: Path) -> str:
    """A path as short as it can be told."""
    here = Path.cwd()
    return f"{path.relative_to(here).as_posix()}/" if path.is_relative_to(here) else str(path)


def _watched(results: Iterator[T], length: int) -> Iterator[T]:
    return bar(results, length, log)


def _shown(entry: Entry) -> Iterator[str]:
    article = entry.article
    text = article.text
    for block in article.blocks:
        yield f"{block.span.start:>7} {'block':<12} {block.kind:<10} {_short(block.span.cut(text))}  [{block.rule}]"
    for item in entry.extracts.items:
        yield (
            f"{item.span.start:>7} {type(item).__name__.lower():<12} {_details(item, text)} "
            f"{_short(item.span.cut(text))}  [{item.rule}]"
        )
    for problem in entry.problems:
        yield f"{'':>7} {problem.severity:<12} {problem.where}: {problem.message} [{problem.code}]"


def _details(item: object, text: str) -> str:
    speaker = getattr(item, "speaker", None)
    fields = ("kind", "basis", "bound", "rank", "iso")
    parts = [str(value) for field in fields if (value := getattr(item, field, None))]
    return " ".join([*parts, f"<{speaker.cut(text)}>"] if speaker else parts).ljust(10)


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= 90 else folded[:89] + "…"


def _print_json(value: Mapping[str, Any], *, indent: int | None = None) -> None:
    """JSON in UTF-8 on standard output, whatever the terminal's encoding. Half a surrogate pair, which only JSON can
    hold, goes out as it came in: escaped.
    """
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent)
    halves = re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", written)
    click.echo(halves.encode("utf-8"))


def _read(path: str) -> bytes:
    return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()


@contextmanager
def _mistakes_told() -> Iterator[None]:
    """A user's mistake ends in lines, not in a traceback."""
    try:
        yield
    except ConfigError as error:
        for mistake in error.mistakes:
            log.error("%s", mistake)
        sys.exit(2)
    except program.NoArticlesError as error:
        tell(error.problems, log)
        log.error("%s", error)
        sys.exit(1)
    except OSError as error:
        log.error("%s", undone(error))
        sys.exit(1)
