"""What a newcomer adds: an extractor, a page and an export, each a module and a line in a tuple, in a copy of the
program.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.project import ROOT, Project, copied

EXTRACTOR = '''\
"""Postal codes in the British form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.extractor import Extractor
from generator.extract.written import Field, Written, ref, text, words
from generator.model import Article, Extract, Extracts, Problem, Span

_CODE = re.compile(r"(?:([A-Z][a-z]+) )?\\\\b(([A-Z]{1,2})[0-9][0-9A-Z]? [0-9][A-Z]{2})\\\\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Postcode(Extract):
    """A postal code."""

    area: str
    town: Span | None


@dataclass(frozen=True, slots=True)
class PostcodeOptions:
    """Options of the extractor of postal codes."""

    most: int = 100
    """Postal codes of one article, at most."""


def find_postcodes(article: Article, found: Extracts, options: PostcodeOptions) -> Iterator[Postcode | Problem]:
    """Postal codes in text order."""
    for at, code in enumerate(_CODE.finditer(article.text)):
        if at < options.most:
            town = Span(*code.span(1)) if code[1] else None
            yield Postcode(span=Span(*code.span(2)), rule="postcode.british", area=code[3], town=town)


EXTRACTOR = Extractor(
    "postcodes",
    Postcode,
    find_postcodes,
    PostcodeOptions,
    kind="postcode",
    written=Written(
        holds="Postal codes, in text order.",
        row="One row a postal code.",
        fields=(
            Field("area", text("The letters it begins with."), lambda article, code: code.area),
            Field("town_span", ref("span_or_null", "The word before it."), lambda article, code: code.town),
            words("delivered_to", "The same word, written out.", lambda code: code.town),
            Field(
                "letter_spans",
                {"description": "Its first character.", "type": "array", "items": ref("span")},
                lambda article, code: [Span(code.span.start, code.span.start + 1)],
                meaning="One row a first character.",
            ),
        ),
    ),
)
'''
PAGE = '''\
"""`/postcodes/`: how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract.postcodes import Postcode
from generator.model import Page
from generator.pages.page import page
from generator.show.lookup import Lookup


def postcodes(lookup: Lookup) -> Iterator[Page]:
    """One page."""
    total = sum(len(entry.extracts.of(Postcode)) for entry in lookup.site.entries)
    yield page("postcodes/index.md", "postcodes.md.jinja", "Postal codes", total=str(total))
'''
EXPORT = '''\
"""data/postcodes.txt: one a line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract.postcodes import Postcode
from generator.model import File
from generator.show.lookup import Lookup


def postcode_lines(lookup: Lookup) -> Iterator[File]:
    """One file."""
    codes = [c.span.cut(e.article.text) for e in lookup.site.entries for c in e.extracts.of(Postcode)]
    yield File("data/postcodes.txt", "\\\\n".join(codes).encode(), "Every postal code.")
'''
ARTICLE = """Depot opens

The depot in Reading RG1 8AA will open in May, the company said. Letters <b>to</b> SW1A 1AA are not affected.
"""


def line(path: Path, before: str, added: str) -> None:
    """Put a line in front of a text that stands in a file once."""
    source = path.read_text("utf-8")
    assert source.count(before) == 1, path
    path.write_text(source.replace(before, f"{added}\n{before}"), "utf-8")


def newcomers(root: Path) -> Project:
    """A project with a program of its own, to which modules and lines were added; two articles, not built yet."""
    project = copied(root / "project", seeds=False)
    program = root / "program" / "generator"
    shutil.copytree(ROOT / "generator", program, ignore=shutil.ignore_patterns("__pycache__"))
    (program / "extract" / "postcodes").mkdir()
    (program / "extract" / "postcodes" / "__init__.py").write_text(EXTRACTOR.replace("\\\\", "\\"), "utf-8")
    line(
        program / "extract" / "__init__.py", "from generator.extract.quotes", "from generator.extract import postcodes"
    )
    line(program / "extract" / "__init__.py", "    names.EXTRACTOR,", "    postcodes.EXTRACTOR,")
    (program / "pages" / "postcodes.py").write_text(PAGE, "utf-8")
    (program / "templates" / "postcodes.md.jinja").write_text('<h1 id="codes">{{ total }} postal codes</h1>', "utf-8")
    line(program / "pages" / "__init__.py", "__all__ =", "from generator.pages.postcodes import postcodes")
    line(program / "pages" / "__init__.py", "    article_list,", "    postcodes,")
    (program / "exports" / "postcodes.py").write_text(EXPORT.replace("\\\\", "\\"), "utf-8")
    line(program / "exports" / "__init__.py", "__all__ =", "from generator.exports.postcodes import postcode_lines")
    line(program / "exports" / "__init__.py", "    articles_json,", "    postcode_lines,")
    (project.seeds / "depot.txt").write_text(ARTICLE, "utf-8")
    (project.seeds / "other.txt").write_text("Ferry sails\n\nThe ferry sailed on Monday, said Ann Lee.\n", "utf-8")
    return project


def run(project: Project, *args: str) -> str:
    """What `python -m ARGS...` prints with the newcomer's program. It must succeed."""
    done = project.run(*args, env=environment(project))
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment(project: Project) -> dict[str, str]:
    """Where Python finds the newcomer's program."""
    return {"PYTHONPATH": str(project.root.parent / "program")}
