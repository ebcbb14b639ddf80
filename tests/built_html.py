"""Pages as a browser has them: rendered, through Python-Markdown with the extensions of mkdocs.yml, and read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import markdown
import yaml

from generator.model import Page
from generator.site.render import render

ROOT = Path(__file__).parents[1]
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """What MkDocs hands to Markdown: its own three, then those of the plugin."""
    stated = yaml.safe_load((ROOT / "generator/site/defaults.yml").read_text("utf-8"))["markdown_extensions"]
    names = {"toc": {}, "tables": {}, "fenced_code": {}}
    for one in stated:
        names.update(one if isinstance(one, dict) else {one: {}})
    return list(names), {name: options for name, options in names.items() if options}


def to_html(source: str) -> str:
    names, options = extensions()
    return markdown.markdown(source, extensions=names, extension_configs=options)


@dataclass
class Read(HTMLParser):
    """What stands in a page: tags with attributes, text, and the marked words."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    marked: list[tuple[str, str, str]] = field(default_factory=list)
    """Article, span, words."""
    unmarked: str = ""
    _open: list[tuple[str, int | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag in VOID:
            return
        at = None
        if given.get("data-article") is not None:
            at = len(self.marked)
            self.marked.append((str(given["data-article"]), str(given["data-span"]), ""))
        self._open.append((tag, at))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":  # JSON-LD: no reader sees it; test_linked_data.py does
            return
        self.text += data
        inside = [at for _, at in self._open if at is not None]
        for at in inside:
            source, span, words = self.marked[at]
            self.marked[at] = (source, span, words + data)
        if not inside:
            self.unmarked += data

    def error(self, message: str) -> None:
        raise AssertionError(message)


def read(html: str) -> Read:
    """The page; fails where a tag is not closed."""
    found = Read()
    found.feed(html)
    found.close()
    assert not found._open, f"left open: {found._open}"
    return found


def front_matter(source: str) -> tuple[dict[str, object], str]:
    _, matter, body = source.split("---\n", 2)
    return yaml.safe_load(matter), body


def shown(page: Page) -> Read:
    """The page as a reader's browser has it."""
    _, body = front_matter(render(page).content.decode("utf-8"))
    return read(to_html(body))


def folded(text: str) -> str:
    return " ".join(text.split())
