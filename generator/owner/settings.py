"""Where things are, how articles are read and what the site is: `generator.toml` and `mkdocs.yml` as one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from pathspec import GitIgnoreSpec
from yaml import YAMLError

from generator.extract import EXTRACTORS
from generator.owner.config import ConfigError, read_options
from generator.owner.publication import Publication, SiteOptions

CONFIG = "generator.toml"
"""The program's own settings; `SECTIONS` has its tables."""
MKDOCS = "mkdocs.yml"
"""MkDocs' settings, of which name, address, description and language are read."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Table [build]: where things are. Paths are relative to the folder of generator.toml."""

    seeds: str = "seeds"
    """Folder of the articles."""
    docs: str = "docs"
    """Folder that pages and data are written to; `docs_dir` in mkdocs.yml."""
    cache: str = ".cache/extracts.sqlite"
    """File that keeps what was extracted; deleting it is always safe."""
    compare_with: str = ""
    """Folder with the data files of an earlier build, which the page of changes compares with; empty: the build before
    this one."""


SECTIONS: Mapping[str, type[Any]] = {
    "build": BuildOptions,
    "site": SiteOptions,
    **{x.name: x.options for x in EXTRACTORS},
}
"""The tables of generator.toml."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, how articles are read, and what the site is."""

    root: Path
    options: Mapping[str, Any]
    publication: Publication = field(default_factory=Publication)

    @property
    def seeds(self) -> Path:
        """The folder of articles."""
        return self.root / str(self.options["build"].seeds)

    @property
    def docs(self) -> Path:
        """The folder of pages."""
        return self.root / str(self.options["build"].docs)

    @property
    def cache(self) -> Path:
        """The cache file."""
        return self.root / str(self.options["build"].cache)


def read_settings(config: Path) -> Settings:
    """The settings in the file `config`; defaults if there is none. Raises `ConfigError` with every mistake."""
    root = config.resolve().parent
    options = options_in(config)
    made = Settings(root, options, read_publication(root / MKDOCS, options["site"]))
    if not made.seeds.is_dir():
        raise ConfigError(
            [f"{config.name}: [build] seeds: there is no folder {made.seeds}; make it and put articles into it"]
        )
    if mistakes := [f"{config.name}: [build] {mistake}" for mistake in _misplaced(made)]:
        raise ConfigError(mistakes)
    return made


def options_in(config: Path) -> Mapping[str, Any]:
    """The options of each table in the file `config`, which need not exist. Raises `ConfigError` with every mistake."""
    return read_options(read_owners(config), SECTIONS, config.name)


def _misplaced(made: Settings) -> Iterator[str]:
    """What would mix articles, pages and cache, or lose a file."""
    seeds, docs, cache = made.seeds.resolve(), made.docs.resolve(), made.cache.resolve()
    if docs.is_relative_to(seeds):
        yield f"docs: {made.docs} lies in the folder of articles; name another"
    if seeds.is_relative_to(docs):
        yield f"seeds: {made.seeds} lies in the folder of pages, which is published as it is; name another"
    if cache.is_relative_to(seeds) or cache.is_relative_to(docs):
        yield f"cache: {made.cache} lies among articles or pages; name a file elsewhere, as .cache/x.sqlite"
    elif cache.is_dir():
        yield f"cache: {made.cache} is a folder; name a file in it, as {made.options['build'].cache}/extracts.sqlite"
    elif cache.suffix != ".sqlite":
        yield f"cache: {made.cache} could be any file, and a cache is written over; name one that ends in .sqlite"


def read_publication(mkdocs: Path, options: SiteOptions) -> Publication:
    """Name, address and description as `mkdocs.yml` has them; defaults where it is silent or there is none.

    Raises `ConfigError` where it can't be read. What else stands in it is MkDocs' own business.
    """
    stated = _read_mkdocs(mkdocs)
    name, address, description = (str(stated.get(key) or "") for key in ("site_name", "site_url", "site_description"))
    address = address if address.endswith("/") or not address else f"{address}/"
    theme = stated.get("theme")
    language = str(theme.get("language") or "") if isinstance(theme, dict) else ""
    return Publication(name or Publication().name, address, description, options, language or Publication().language)


def left_out(mkdocs: Path) -> GitIgnoreSpec:
    """What below the folder of pages `exclude_docs` in `mkdocs.yml` keeps from being built. Raises `ConfigError`."""
    stated = _read_mkdocs(mkdocs).get("exclude_docs")
    return GitIgnoreSpec.from_lines(stated.splitlines() if isinstance(stated, str) else ())


def _read_mkdocs(mkdocs: Path) -> dict[str, Any]:
    """What the file says; nothing for none. Raises `ConfigError` where it can't be read."""
    try:
        with mkdocs.open("rb") as file:
            stated = yaml_load(file)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, YAMLError, MkDocsException) as error:
        raise ConfigError([f"{mkdocs.name}: can't be read: {error}; mend the line it names"]) from error
    if not isinstance(stated, dict):
        raise ConfigError([f"{mkdocs.name}: holds no settings; write names and values, as in site_name: Briefing"])
    return stated


def read_owners(path: Path) -> str:
    """The text of a file that the owner may have written; empty if there is none. Raises `ConfigError`."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([_unreadable(path.name, error)]) from error


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8 text"
    return f"{name}: it can't be read: {error.strerror or error}; see that it is a text file that you may open"
