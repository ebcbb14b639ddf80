"""Regenerates the pages before `mkdocs build` and `mkdocs serve`, and hands problems to MkDocs' log.

It stands at the root, since MkDocs puts only a hook's own folder on the import path.
"""

from __future__ import annotations

import socket
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.owner.config import ConfigError
from generator.owner.settings import CONFIG, read_settings
from generator.program import build
from generator.site import frame
from generator.telling import bar, summary, tell, undone

log = get_plugin_logger("clipbook")
STYLES = "assets/styles.css"


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to date with seeds/."""
    root = Path(config.config_file_path).parent
    try:
        chosen = read_settings(root / CONFIG)
        if chosen.docs.resolve() != Path(config.docs_dir).resolve():
            raise PluginError(
                f"docs_dir in mkdocs.yml is {config.docs_dir}, but [build] docs in {CONFIG} is {chosen.docs}; "
                "name the same folder in both"
            )
        report = build.build(chosen, watch=lambda results, length: bar(results, length, log))
    except ConfigError as error:
        raise PluginError("; ".join(error.mistakes)) from error
    except build.NoArticlesError as error:
        tell(error.problems, log)
        raise PluginError(str(error)) from error
    except OSError as error:
        raise PluginError(undone(error)) from error
    tell(report.problems, log)
    log.info("%s", summary(report))


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Join the styles of docs/assets to one file: each would be one more request that the first words wait for."""
    found = {path: files.get_file_from_path(path) for path in config.extra_css if path.rpartition("/")[0] == "assets"}
    joined = "\n".join(file.content_string for file in found.values() if file)
    files.append(File.generated(config, STYLES, content=joined))
    config.extra_css = [STYLES, *(path for path in config.extra_css if not found.get(path))]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  (MkDocs' form)
    """Give tables of hand-written pages what those of templates have."""
    return frame.tables(html)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend Material's frame; told once where that is not as expected."""
    mended, missing = frame.mended(output, _language(config, page))
    if page.is_homepage:
        for markup in missing:
            log.warning("Material's markup has changed, and generator/site/frame.py with it must: no %s", markup)
    return mended


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the frame of 404.html."""
    return frame.mended(output_content, _language(config))[0] if template_name.endswith(".html") else output_content


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG001  (MkDocs' form)
    """Say so if the address is taken: MkDocs would end with a traceback."""
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


def _language(config: MkDocsConfig, page: Page | None = None) -> str:
    """The language of a page's content where the frame is in another: English, unless its first lines say `lang:`."""
    language = str(page.meta.get("lang", "en")) if page else "en"
    return "" if language == config.theme["language"] else language
