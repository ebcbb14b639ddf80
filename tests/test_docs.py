"""Every setting, command, problem code, extractor and make target is documented, and nothing that isn't there."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from generator.cli import main
from generator.extract import EXTRACTORS
from generator.owner.settings import SECTIONS
from tests.project import ROOT

ABOUT = ROOT / "docs" / "about"
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ABOUT / "commands.md").read_text("utf-8")


# ---- problem codes ----------------------------------------------------------------------------------------------

MAKERS = {"Problem": 1, "Unreadable": 0}
"""Callables whose argument at this place is a problem's code. Functions that only pass it on are found."""


def functions(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """Every call with the function it stands in."""
    stack: list[tuple[ast.AST, ast.FunctionDef | None]] = [(tree, None)]
    while stack:
        node, inside = stack.pop()
        if isinstance(node, ast.FunctionDef):
            inside = node
        if isinstance(node, ast.Call):
            yield inside, node
        stack += [(child, inside) for child in ast.iter_child_nodes(node)]


def named(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def codes_in(trees: list[ast.Module]) -> tuple[set[str], list[str]]:
    """Codes that stand in the source, and calls whose code can't be told from it."""
    makers, found, unknown = dict(MAKERS), set(), []
    while True:
        before = len(makers)
        unknown = []
        for inside, call in (pair for tree in trees for pair in functions(tree)):
            place = makers.get(named(call))
            if place is None:
                continue
            code = next((k.value for k in call.keywords if k.arg == "code"), None) or call.args[place]
            for value in (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,):
                if isinstance(value, ast.Constant):
                    found.add(str(value.value))
                elif (
                    isinstance(value, ast.Name) and inside and value.id in (names := [a.arg for a in inside.args.args])
                ):
                    makers[inside.name] = names.index(value.id) - (names[0] == "self")
                elif not (isinstance(value, ast.Attribute) and value.attr == "code"):
                    unknown.append(ast.unparse(call))
        if len(makers) == before:
            return found, unknown


@pytest.fixture(scope="module")
def codes() -> set[str]:
    paths = sorted((ROOT / "generator").rglob("*.py"))
    trees = {path: ast.parse(path.read_text("utf-8")) for path in paths}
    found, unknown = codes_in(list(trees.values()))
    # verify collects pairs of code and message first; its codes begin alike.
    proofs = {
        node.value
        for path, tree in trees.items()
        if path.parent.name == "verify"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch("verify-[a-z]+", node.value)
    }
    assert all(call.startswith("fault(") for call in unknown), unknown
    return found | proofs


def test_codes_are_found_in_source_that_passes_them_on() -> None:
    source = """
def lost(where, code, *, more=1):
    return Problem(where, code, "x", "y")
def read():
    raise Unreadable("bytes", "x", "y")
def use():
    lost("a", "direct")
    lost(where="a", code="keyword")
    Problem("a", "one" if x else "two", "m", "h")
    Problem(p.where, p.code, "m", "h")
    Problem("a", make(), "m", "h")
"""
    found, unknown = codes_in([ast.parse(source)])
    assert found == {"bytes", "direct", "keyword", "one", "two"}
    assert unknown == ["Problem('a', make(), 'm', 'h')"]


def test_every_problem_code_is_documented_and_no_other(codes: set[str]) -> None:
    listed = re.findall(
        r"^- `([a-z0-9-]+)`(?: \((?:info|warning|error)\))?: \S.{20}",
        (ABOUT / "problems.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert len(codes) > 15
    assert len(listed) == len(set(listed))
    assert set(listed) == codes


# ---- settings, commands, extractors, targets --------------------------------------------------------------------


def settings_listed() -> dict[str, dict[str, str]]:
    """Table to setting to default, as docs/about/settings.md shows them."""
    tables: dict[str, dict[str, str]] = {}
    for part in re.split(r"^## ", (ABOUT / "settings.md").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title = re.match(r"\[(\w+)\]", part)
        if title:
            tables[title[1]] = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \| \S", part, re.MULTILINE))
    return tables


def test_every_setting_is_documented_with_its_default_and_no_other() -> None:
    wanted = {
        name: {
            field.name: json.dumps(list(value) if isinstance(value := field.default, tuple) else value)
            for field in fields(options)
        }
        for name, options in SECTIONS.items()
        if fields(options)
    }
    assert wanted["build"]["seeds"] == '"seeds"'
    assert settings_listed() == wanted


def test_every_setting_has_a_docstring() -> None:
    """The field's docstring is its manual for whoever reads the code."""
    for options in SECTIONS.values():
        for path in (ROOT / "generator").rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            bodies = [n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == options.__name__]
            for body in bodies:
                for field, doc in zip(body, [*body[1:], None], strict=True):
                    if isinstance(field, ast.AnnAssign):
                        assert isinstance(doc, ast.Expr), f"{options.__name__}: {ast.unparse(field)}"


@pytest.mark.parametrize("command", main.commands.values(), ids=lambda command: command.name)
def test_every_command_is_documented_with_its_options(command: click.Command) -> None:
    assert f"python -m generator {command.name}" in README
    assert re.search(rf"^## {command.name}$", COMMANDS, re.MULTILINE)
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help or option.name == "jobs", option.name
            assert any(f"`{word}" in COMMANDS for word in option.opts), f"{command.name} {option.opts}"


@pytest.mark.parametrize("name", [extractor.name for extractor in EXTRACTORS])
def test_every_extractor_is_documented(name: str) -> None:
    method = (ABOUT / "index.md").read_text("utf-8")
    assert re.search(rf'<h3 id="method-{name}">{name.capitalize()}</h3>\n<div class="prose">\n<p>\S.{{40}}', method)


def test_every_make_target_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = " ".join(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)).split()
    told = re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)  # what `make help` prints
    assert {"site", "serve", "test", "check", "bench", "golden"} <= set(phony)
    assert set(told) == set(phony)
    text = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in phony if f"make {name}" not in text] == []


def test_links_between_documents_lead_somewhere() -> None:
    dead = []
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            if not (path.parent / link).exists():
                dead.append(f"{path.name}: {link}")
    assert dead == []


def paths_named(path: Path) -> set[str]:
    """Files and folders that a document names in code marks."""
    found = re.findall(r"`((?:generator|tests|docs)/[\w./*-]*)`", path.read_text("utf-8"))
    return {name for name in found if "*" not in name}


def test_rooms_that_the_tour_names_exist() -> None:
    generated = ("docs/data", "docs/index.md", "docs/articles")
    named_paths = paths_named(ROOT / "CONTRIBUTING.md")
    assert len(named_paths) > 5
    assert [name for name in sorted(named_paths) if not (ROOT / name).exists() and not name.startswith(generated)] == []


def test_the_tour_names_every_room() -> None:
    tour = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = [path for path in sorted((ROOT / "generator").iterdir()) if path.suffix == ".py" or path.is_dir()]
    names = [path.name if path.is_file() else f"generator/{path.name}/" for path in rooms if path.name[0] != "_"]
    assert len(names) > 15
    assert [name for name in names if name not in tour] == []


def test_every_page_about_the_site_can_be_reached_from_the_first_one() -> None:
    method = (ABOUT / "index.md").read_text("utf-8")
    by_hand = {path.stem for path in ABOUT.glob("*.md") if "generated: true" not in path.read_text("utf-8")}
    by_hand -= {"index"}
    assert len(by_hand) > 6
    assert [name for name in sorted(by_hand) if f'href="{name}/' not in method] == []
    assert "guide/README.md" in README


def test_no_command_is_listed_twice() -> None:
    listed = re.findall(r"^\| `python -m generator (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(main.commands)
