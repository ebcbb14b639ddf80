"""The plugin `clipbook` of MkDocs and ProperDocs: pages before, looks around, a finished site after a build.

An entry like `cli.py`: it hands the owner's settings to the program and problems to the builder's log.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load
from pathspec import GitIgnoreSpec

from generator.owner.config import ConfigError
from generator.owner.settings import CONFIG, Settings, read_settings
from generator.program import build
from generator.program.write import read_manifest
from generator.site import neighbours
from generator.site.finish import DEFAULTS, OVERRIDES, put_assets
from generator.site.frame import mended
from generator.site.handed import FinishedFile, PastPage, in_place_of, listed_meta
from generator.site.hosts import size_of, told
from generator.site.kept import NAME as KEPT
from generator.site.kept import KeptPages, frame_key
from generator.site.own_pages import OwnPages
from generator.site.past import EXTENSIONS, PERMALINK
from generator.site.unused import is_unused
from generator.telling import bar, summary, tell, undone

log = get_plugin_logger("clipbook")
FIRST = 100
"""Before other plugins: they shall see the settings as they will be, and nothing shall have rewritten the frame that is
mended. MkDocs' own plugins use priorities up to 50."""
NAME = "clipbook"
_PROGRAM = ("plugin.py", "site/frame.py", "site/past.py", "site/squeeze.py", "site/handed.py")
PROGRAM = tuple(Path(__file__).parent / name for name in _PROGRAM)
"""What of the program puts a finished page together."""
_PAGES = re.compile(rb"\bpages\b")
"""What a template lists all pages by."""
_TEMPLATES = frozenset((".html", ".xml", ".txt"))
LAST = -100
"""After other plugins: what they have made of a page's Markdown must be what is looked at."""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' class has no types here
    """The plugin has none in mkdocs.yml: settings stand in generator.toml."""


class ClipbookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Regenerates pages before each build, supplies templates, and finishes what was built."""

    def __init__(self) -> None:
        self._kept: KeptPages | None = None
        """Finished pages of earlier builds; none where other plugins may change a page behind us."""
        self._own = OwnPages({}, None, "")
        self._pages: list[File] = []
        """All pages, with those that are handed on as they were, for whatever lists them."""
        self._in_nav: frozenset[str] = frozenset()
        """Paths of pages in the navigation. What they show of one another is not in their own bytes, and they are few:
        they are made each time."""
        self._cache = Path()
        """The folder of what builds remember."""
        self._site = Path()
        """The folder that the site is built into."""

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what `defaults.yml` has and the owner's mkdocs.yml has not."""
        self._site = Path(config.site_dir)
        if config.theme.name != "material":
            raise PluginError(
                f"theme: name: in mkdocs.yml is {config.theme.name}, but the pages are made for material; name that"
            )
        supplied: dict[str, Any] = yaml_load(DEFAULTS.read_text("utf-8"))
        theme = config.theme
        theme.dirs.insert(1 if theme.custom_dir else 0, str(OVERRIDES))  # the owner's templates go before ours
        theme.static_templates.update(supplied["theme"].pop("static_templates"))
        untouched = Theme(name="material")
        for key, value in supplied["theme"].items():
            if theme.get(key) == untouched.get(key):
                theme[key] = value
        config.nav = config.nav or supplied["nav"]
        config.copyright = config.copyright or supplied["copyright"]
        config.exclude_docs = _both(supplied["exclude_docs"], config.exclude_docs)
        config.not_in_nav = _both(supplied["not_in_nav"], config.not_in_nav)
        for key, value in supplied["extra"].items():
            config.extra.setdefault(key, value)
        config.extra_css = [*supplied["extra_css"], *config.extra_css]
        config.extra_javascript = [*supplied["extra_javascript"], *config.extra_javascript]
        for name, options in _extensions(supplied["markdown_extensions"]):
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
            config.mdx_configs[name] = {**options, **(config.mdx_configs.get(name) or {})}
        return config

    @event_priority(FIRST)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Bring docs/ up to date with seeds/."""
        neighbours.refuse(config)
        try:
            chosen = _settings(config)
            report = build.build(chosen, watch=lambda results, length: bar(results, length, log))
        except ConfigError as error:
            raise PluginError("; ".join(error.mistakes)) from error
        except build.NoArticlesError as error:
            tell(error.problems, log)
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(undone(error)) from error
        self._cache = chosen.cache.parent
        tell(report.problems, log)
        log.info("%s", summary(report))
        neighbours.spare_dates(config.plugins, (path for path in read_manifest(chosen.docs) if path.endswith(".md")))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what Material ships and no page of the site asks for."""
        for file in list(files):
            if is_unused(file.src_uri, config.plugins):
                files.remove(file)
        return files

    @event_priority(FIRST)
    def _spared(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Hand generated pages past other plugins."""
        neighbours.spare_macros(page)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Look up what earlier builds left, now that all is known that a page's frame depends on."""
        listed = read_manifest(Path(config.docs_dir)) if _is_plain(config) else {}
        self._pages = list(files.documentation_pages())
        self._in_nav = frozenset(page.file.src_uri for page in nav.pages)
        frame = ""
        if list(config.plugins) == [NAME] and not _lists_pages(config):
            frame = frame_key(_settings_of_frame(config, nav), _templates(config), PROGRAM)
            self._kept = KeptPages(self._cache / KEPT)
            self._kept.__enter__()
        self._own = OwnPages(listed, self._kept, frame)
        in_place_of(files, dict(self._handed_on(config)))

    def _handed_on(self, config: MkDocsConfig) -> Iterator[tuple[str, File]]:
        """By path, what takes the place of pages of our own that earlier builds have finished. Others get past Markdown
        with less ado.
        """
        for file in self._pages:
            if file.src_uri in self._in_nav or file.abs_src_path is None or not self._own.is_listed(file.src_uri):
                continue
            source = file.content_bytes
            finished = self._own.finished(file.src_uri, file.url, source)
            if finished is not None and file.page is not None:
                file.page.meta = listed_meta(source.decode("utf-8"))
                yield file.src_uri, FinishedFile(file, finished)
            elif type(file.page) is Page:  # a plugin that has made it another would miss its own
                PastPage(None, file, config)

    @event_priority(LAST)
    def _past(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep a page of our own from Markdown, where nobody has changed it: there is nothing to convert."""
        if page.file.abs_src_path is None:
            return markdown
        source = Path(page.file.abs_src_path).read_bytes()
        own = self._own.look(page.file.src_uri, page.url, source, markdown)
        return markdown if own is None else ""

    on_page_markdown = CombinedEvent(_spared, _past)

    @event_priority(FIRST)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Hand on what was kept from Markdown, with the list of its headings."""
        own = self._own.at(page.file.src_uri)
        if own is None:
            return html
        page.present_anchor_ids = set(own.converted.anchors)
        page.toc = TableOfContents([AnchorLink(heading.title, heading.id, 2) for heading in own.converted.headings])
        if own.converted.headings:
            page.toc.items[0].active = True  # type: ignore[attr-defined]  # as the builder does
        return own.converted.html

    def on_template_context(
        self,
        context: TemplateContext,
        template_name: str,  # noqa: ARG002  (MkDocs' form)
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """List all pages, for the map of the site, with those that are handed on."""
        context["pages"] = self._pages
        return context

    @event_priority(FIRST)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  (MkDocs' form)
        """Mend Material's frame; told once where that is not as expected. Keep what is finished."""
        own = self._own.at(page.file.src_uri)
        html, missing = mended(output)
        if page.is_homepage:
            for place in missing:
                log.warning("Material's markup has changed, and generator/site/frame.py with it must: no %s", place)
        elif own is not None and not missing and page.file.src_uri not in self._in_nav:
            self._own.keep(own, html)
        return html

    @event_priority(FIRST)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend the frame of 404.html."""
        return mended(output_content)[0] if template_name.endswith(".html") else output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put styles, scripts and fonts into the site, and what was finished beside the cache."""
        if self._kept is not None:
            self._kept.__exit__(None, None, None)
            self._kept = None
        try:
            for _ in put_assets(Path(config.site_dir), Path(config.docs_dir)):
                pass
            near = tuple(told(size_of(Path(config.site_dir))))
        except OSError as error:
            raise PluginError(undone(error)) from error
        for line in near:  # no warning: which host it goes to, if to any, is the owner's matter
            log.info("%s", line)

    def on_build_error(self, *, error: Exception) -> None:
        """Say what is wrong where the site can't be written: MkDocs would end with a traceback."""
        if isinstance(error, OSError) and error.filename and Path(str(error.filename)).is_relative_to(self._site):
            raise PluginError(undone(error)) from error

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002
        """Watch the articles and the settings. Say so if the address is taken: MkDocs would end with a traceback."""
        chosen = _settings(config)
        for path in (chosen.seeds, chosen.root / CONFIG):
            if path.exists():
                server.watch(str(path))
        with socket.socket(server.address_family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, server.allow_reuse_address)
            try:
                tried.bind(server.server_address)
            except OSError as error:
                host, port = config.dev_addr
                raise PluginError(
                    f"the site can't be served at {host}:{port} ({error.strerror}); end what runs there, perhaps this "
                    f"command in another window, or write another address into mkdocs.yml: dev_addr: {host}:{port + 1}"
                ) from error


def _settings(config: MkDocsConfig) -> Settings:
    """The program's settings beside mkdocs.yml. Raises `ConfigError`, and where the two disagree PluginError."""
    chosen = read_settings(Path(config.config_file_path).parent / CONFIG)
    if chosen.docs.resolve() != Path(config.docs_dir).resolve():
        raise PluginError(
            f"docs_dir in mkdocs.yml is {config.docs_dir}, but [build] docs in {CONFIG} is {chosen.docs}; "
            "name the same folder in both"
        )
    return chosen


def _settings_of_frame(config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What of the builder's settings the frame around a page shows."""
    named = ("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name")
    other = ("edit_uri", "extra", "extra_css", "extra_javascript", "use_directory_urls", "remote_branch")
    return {
        "shown": {name: str(config[name]) for name in (*named, *other)},
        "theme": {name: str(value) for name, value in config.theme.items()},
        "nav": str(nav),
        "named": [_shown_in_nav(page) for page in nav.pages],
    }


def _shown_in_nav(page: Page) -> str:
    """What the navigation may show of a page that it lists: its front matter, and its title where none is given."""
    text = page.file.content_string
    front = text.partition("\n---\n")[0] if text.startswith("---\n") else ""
    return text if page.title is None else front


def _lists_pages(config: MkDocsConfig) -> bool:
    """Whether a template of the owner's speaks of pages other than its own: what it makes is not kept."""
    folder = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(folder.rglob("*")) if folder else ()
    return any(_PAGES.search(path.read_bytes()) for path in files if path.is_file() and path.suffix in _TEMPLATES)


def _templates(config: MkDocsConfig) -> Iterator[Path]:
    """Templates that are not Material's own: those count by its version."""
    for folder in (OVERRIDES, Path(config.theme.custom_dir) if config.theme.custom_dir else None):
        if folder:
            yield from (path for path in folder.rglob("*") if path.is_file())


def _is_plain(config: MkDocsConfig) -> bool:
    """Whether pages would be converted by the extensions that `past` stands for, and by no other."""
    return set(config.markdown_extensions) <= EXTENSIONS and config.mdx_configs.get("toc") == PERMALINK


def _both(ours: str, theirs: GitIgnoreSpec | None) -> GitIgnoreSpec:
    """Both lists of patterns, theirs behind ours, so that they can take back what ours leave out."""
    made = GitIgnoreSpec.from_lines(ours.splitlines())
    return GitIgnoreSpec([*made.patterns, *theirs.patterns]) if theirs else made


def _extensions(listed: list[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in listed:
        if isinstance(entry, str):
            yield entry, {}
        else:
            yield from entry.items()
