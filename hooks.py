"""Regenerates the pages before `mkdocs build` and `mkdocs serve`, and hands problems to MkDocs' log.

It stands at the root, since MkDocs puts only a hook's own folder on the import path.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator import build
from generator.config import ConfigError
from generator.telling import bar, summary, tell, undone

log = get_plugin_logger("clipbook")


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to date with seeds/."""
    root = Path(config.config_file_path).parent
    try:
        chosen = build.settings(root / build.CONFIG)
        if chosen.docs.resolve() != Path(config.docs_dir).resolve():
            raise PluginError(
                f"docs_dir in mkdocs.yml is {config.docs_dir}, but [build] docs in {build.CONFIG} is {chosen.docs}; "
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
