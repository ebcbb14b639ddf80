"""The plugin `clipbook` of MkDocs and ProperDocs: pages before, looks around, a finished site after a build.

An entry like `cli.py`: it hands the owner's settings to the program and problems to the builder's log.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load
from pathspec import GitIgnoreSpec

from generator.owner.config import ConfigError
from generator.owner.settings import CONFIG, Settings, read_settings
from generator.program import build
from generator.program.write import hash_of, read_manifest
from generator.site import neighbours
from generator.site.finish import DEFAULTS, OVERRIDES, put_assets
from generator.site.frame import mended
from generator.site.past import EXTENSIONS, PERMALINK, Converted, html_of
from generator.telling import bar, summary, tell, undone

log = get_plugin_logger("clipbook")
FIRST = 100
"""Before other plugins: they shall see the settings as they will be, and nothing shall have rewritten the frame that is
mended. MkDocs' own plugins use priorities up to 50."""
LAST = -100
"""After other plugins: what they have made of a page's Markdown must be what is looked at."""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' class has no types here
    """The plugin has none in mkdocs.yml: settings stand in generator.toml."""


class ClipbookPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Regenerates pages before each build, supplies templates, and finishes what was built."""

    def __init__(self) -> None:
        self._listed: dict[str, str] | None = None
        """Hashes of generated pages by their path below docs/; none where the settings of Markdown are not ours."""
        self._past: Converted | None = None
        """The page at hand, if it is handed past Markdown."""

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what `defaults.yml` has and the owner's mkdocs.yml has not."""
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
        self._listed = read_manifest(Path(config.docs_dir)) if _is_plain(config) else {}
        tell(report.problems, log)
        log.info("%s", summary(report))
        neighbours.spare_dates(config.plugins, (path for path in read_manifest(chosen.docs) if path.endswith(".md")))

    @event_priority(FIRST)
    def _spared(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Hand generated pages past other plugins."""
        neighbours.spare_macros(page)

    @event_priority(LAST)
    def _kept(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep a page of our own from Markdown, where nobody has changed it: there is nothing to convert."""
        self._past = html_of(markdown) if self._is_ours(markdown, page) else None
        return "" if self._past else markdown

    on_page_markdown = CombinedEvent(_spared, _kept)

    @event_priority(FIRST)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Hand on what was kept, with the list of its headings."""
        kept, self._past = self._past, None
        if kept is None:
            return html
        page.toc = TableOfContents([AnchorLink(heading.title, heading.id, 2) for heading in kept.headings])
        if kept.headings:
            page.toc.items[0].active = True  # type: ignore[attr-defined]  # as the builder does
        page.present_anchor_ids = set(kept.anchors)
        return kept.html

    def _is_ours(self, markdown: str, page: Page) -> bool:
        """Whether a page is as it was generated, and no other plugin has changed it since it was read."""
        listed = (self._listed or {}).get(page.file.src_uri)
        if listed is None or page.file.abs_src_path is None:
            return False
        content = Path(page.file.abs_src_path).read_bytes()
        return hash_of(content) == listed and content.decode("utf-8").endswith(markdown)

    @event_priority(FIRST)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  (MkDocs' form)
        """Mend Material's frame; told once where that is not as expected."""
        html, missing = mended(output)
        if page.is_homepage:
            for place in missing:
                log.warning("Material's markup has changed, and generator/site/frame.py with it must: no %s", place)
        return html

    @event_priority(FIRST)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend the frame of 404.html."""
        return mended(output_content)[0] if template_name.endswith(".html") else output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put styles, scripts and fonts into the site."""
        try:
            for _ in put_assets(Path(config.site_dir), Path(config.docs_dir)):
                pass
        except OSError as error:
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
