"""Every sentence and label that the program can say, collected from templates and code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

ROOT = Path(__file__).parents[1] / "generator"
ROOMS = ("pages", "show", "charts", "link", "templates")
"""What speaks to readers of the site; messages to owners stand in docs/about/problems.md."""
_WORDS = re.compile(r"[A-Za-z’'…]{2,} (?:. )?[A-Za-z’'…(]")
_CODE = re.compile(r"[\\{}<>=_\[\]]|\(\?|\.(?:md|txt|jinja)\b|^[a-z]+/[a-z]+|: \.|^[ -~]*\|[ -~]*$")


def said() -> dict[str, list[str]]:
    """By file below generator/: what it says, sorted. `…` stands for what is put in."""
    files = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".jinja"))
    found = {
        path.relative_to(ROOT).as_posix(): sorted(
            set(_of_template(path) if path.suffix == ".jinja" else _of_code(path))
        )
        for path in files
    }
    return {name: lines for name, lines in found.items() if lines}


def text() -> str:
    """The list as one file."""
    return "".join(f"# {name}\n" + "".join(f"{line}\n" for line in lines) + "\n" for name, lines in said().items())


def _of_template(path: Path) -> Iterator[str]:
    words = re.sub(r"<#-?.*?#>", "", path.read_text("utf-8"), flags=re.DOTALL)
    # Words that it hands on: m.empty("Nobody is quoted by name.").
    for code in re.findall(r"\{[{%](.*?)[%}]\}", words, flags=re.DOTALL):
        yield from _kept(re.findall(r'"([^"]*)"', code))
    # What a template puts between tags of its own may be said alone, so every tag ends a piece.
    words = re.sub(r"\{%.*?%\}", "\n", words, flags=re.DOTALL)
    words = re.sub(r"\{\{.*?\}\}", "…", words, flags=re.DOTALL)
    yield from re.findall(r'(?:aria-label)="([^"…]+ [^"]*)"', words)
    yield from _kept(unescape(re.sub(r"<[^>]*>|\{#[^}]*\}", " ", words)).split("\n"))


def _of_code(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    skipped |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    # Lists of words and patterns are arguments of these.
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in ("compile", "words", "table", "split", "group", "frozenset", "TypeVar"):
                skipped |= {id(part) for part in ast.walk(node)}
    pieces = []
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            pieces.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            pieces.append(node.value)
    yield from _kept(pieces)


def _kept(pieces: list[str]) -> Iterator[str]:
    for piece in pieces:
        # A tag between a word and its full stop leaves a space that nobody sees.
        line = re.sub(r" (?=[,;.])", "", " ".join(piece.split()))
        if _WORDS.search(line) and not _CODE.search(line):
            yield line
