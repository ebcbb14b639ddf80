"""The owner's note above the briefing: Markdown as on the site's other pages, set into a page that has headings."""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from generator.model import OwnersHtml
from generator.show.addresses import Links

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_HEADING = re.compile(r"h([1-6])")
_ABOVE = 2
"""Level of the heading that stands over the note; its own begin one below."""
_EXTENSIONS = ("tables", "fenced_code", "attr_list")
"""What MkDocs itself turns on, and what the project's settings add; a contents list has no place in a note."""


def note(markdown: str) -> OwnersHtml | None:
    """The note as HTML for the briefing, which lies where the note does; None for one that says nothing."""
    html, _ = _converted(markdown)
    return OwnersHtml(html) if _COMMENT.sub("", html).strip() else None


def linked(markdown: str) -> tuple[str, ...]:
    """The files that links and pictures of the note lead to, relative to it, in order, each once."""
    return tuple(dict.fromkeys(_converted(markdown)[1]))


def _converted(markdown: str) -> tuple[str, list[str]]:
    plain = _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"))
    made = Markdown(extensions=list(_EXTENSIONS))
    fitted = _Fitted(made)
    # After the inline patterns, which make the links.
    made.treeprocessors.register(fitted, "fitted", 5)
    return made.convert(re.sub("[\\x02\\x03]", "", plain)), fitted.files


class _Fitted(Treeprocessor):
    """Puts headings below the page's own, no level left out, and makes links to Markdown files links to pages."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.files: list[str] = []

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        above: list[int] = []
        for element in root.iter():
            if heading := _HEADING.fullmatch(element.tag):
                level = int(heading[1])
                while above and above[-1] >= level:
                    above.pop()
                above.append(level)
                element.tag = f"h{min(_ABOVE + len(above), 6)}"
            for name in ("href", "src"):
                if target := element.get(name):
                    element.set(name, self._resolved(target))

    def _resolved(self, target: str) -> str:
        try:
            parts = urlsplit(target)
        except ValueError:
            return target
        # A mail address comes in the converter's own code for entities.
        elsewhere = parts.scheme or parts.netloc or "\x02" in target
        if elsewhere or not parts.path or parts.path.startswith("/"):
            return target
        path = normpath(unquote(parts.path))
        self.files.append(path)
        if not path.endswith(".md") or parts.query:
            return target
        return Links("index.md").to(path, unquote(parts.fragment)).value
