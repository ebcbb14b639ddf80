"""Building again: whatever happened to the folder since, the pages are those of a build that knows nothing of before.

`make again` runs hundreds of sequences; the suite a sample of them.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import GENERATED
from generator.owner.settings import read_settings
from generator.program import build
from generator.program.history import NAME as HISTORY

SEQUENCES = int(os.environ.get("SEQUENCES", "4"))

# Few names, numbers and places, so that articles meet in every way: one measure, one quote, one story, one term.
NAMES = ("Ida Holm", "Mayor Karl Lund", "Lund", "Ann Lee", "the Harbour Board")
TITLES = ("Harbour bridge opens", "Ferry strike ends in Odense", "Harbour bridge opens early", "Ten years of the quay")
SENTENCES = (
    "“We waited eleven years for this bridge to open,” said {name}, the chair of the Harbour Board.",
    "{name} said on Friday that the bridge cost {number} million kroner.",
    "The fire at the flour mill in Odense killed {number} people, the police said on Friday.",
    "“It is too late for the ferry,” {name} told reporters on March {number}.",
    "About {number} workers of the Odense harbour bridge went on strike on Monday.",
    "{name} called the strike “a mistake of the first order” and left.",
    "The Odense ferry carried {number} percent more passengers than in 2019.",
    "Residents of Odense walked over the harbour bridge with {name}.",
)
sentence = st.builds(
    lambda form, name, number: form.format(name=name, number=number),
    st.sampled_from(SENTENCES),
    st.sampled_from(NAMES),
    st.sampled_from((3, 7, 12, 240)),
)
article = st.builds(
    lambda title, body: f"{title}\n\n" + "\n\n".join(body) + "\n",
    st.sampled_from(TITLES),
    st.lists(sentence, min_size=1, max_size=5),
)
FILES = ("a.txt", "b.txt", "c-longer.txt", "port/d.txt", "E.txt")
Step = Callable[[Path], None]


def written(path: str, text: str) -> Step:
    def step(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return step


def removed(path: str) -> Step:
    return lambda root: (root / path).unlink(missing_ok=True)


def renamed(path: str, to: str) -> Step:
    def step(root: Path) -> None:
        if (root / path).is_file():
            (root / to).parent.mkdir(parents=True, exist_ok=True)
            (root / path).replace(root / to)

    return step


def corrected(words: str, *, hide: bool) -> Step:
    """The owner's corrections; `hide`: also of the first quote that the data know, by its id."""

    def step(root: Path) -> None:
        ids = []
        data = root / "docs/data/articles.json"
        if hide and data.is_file():
            ids = [quote["id"] for each in json.loads(data.read_text("utf-8"))["articles"] for quote in each["quotes"]]
        (root / "seeds/corrections.toml").write_text((f'hide = ["{ids[0]}"]\n' if ids else "") + words, "utf-8")

    return step


def edited(root: Path) -> None:
    """The owner edits a page. Where none of ours stands it would be a page of their own, which every build keeps."""
    path = root / "docs/articles/a.md"
    if path.is_file():
        path.write_text(f"---\n{GENERATED}\n---\nEdited\n", "utf-8")


seeds = st.sampled_from(FILES).map(lambda name: f"seeds/{name}")
steps = st.one_of(
    st.builds(written, seeds, article),
    st.builds(written, seeds, article),
    st.builds(removed, seeds),
    st.builds(renamed, seeds, seeds),
    st.builds(
        corrected,
        st.sampled_from((
            "", '[people]\n"Ida Holm" = "Ida Holm Hansen"\n', '[roles]\n"Karl Lund" = "harbour master"\n',
            'noindex = ["Ida Holm"]\n', 'withhold = ["Ann Lee"]\n',
        )),
        hide=st.booleans(),
    ),
    st.builds(
        written,
        st.just("generator.toml"),
        st.sampled_from(("", '[site]\ncontext = "clause"\n', "[site]\npublish_text = true\n", "[keywords]\ntop = 4\n")),
    ),
    st.builds(
        written,
        st.just("seeds/sources.toml"),
        st.sampled_from((
            "", '["a.txt"]\noutlet = "The Courier"\npublished = "2024-03-08"\n',
            '["b.txt"]\npublished = "2024-03-09"\n\n["a.txt"]\naddress = "https://a.example/1"\n',
            '["a.txt"]\nrights = "By permission"\nmining = "reserved"\n\n["b.txt"]\nmining = "open"\n',
        )),
    ),
    st.builds(
        written,
        st.just("seeds/briefing.toml"),
        st.sampled_from(("", '[topics]\nport = "The port"\n', '[points]\npin = ["a"]\n')),
    ),
    st.builds(removed, st.sampled_from(("docs/index.md", "docs/articles/a.md", "docs/data/manifest.json"))),
    st.just(edited),
)


def built(root: Path) -> None:
    try:
        build.build(read_settings(root / "generator.toml"), jobs=1)
    except build.NoArticlesError:
        shutil.rmtree(root / "docs", ignore_errors=True)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(FILES), article, min_size=2), st.lists(steps, min_size=1, max_size=4))
def test_building_again_equals_building_from_nothing(first: dict[str, str], changes: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root, other = Path(name) / "again", Path(name) / "anew"
        (root / "docs").mkdir(parents=True)
        (root / "mkdocs.yml").write_text("site_name: Harbour\nsite_url: https://harbour.example/\n", "utf-8")
        for path, text in first.items():
            written(f"seeds/{path}", text)(root)
        built(root)
        for change in changes:
            change(root)
            shutil.copytree(root, other, ignore=shutil.ignore_patterns("docs", "*.sqlite"))
            (other / "docs").mkdir()
            built(root)
            built(other)
            assert files_below(root / "docs") == files_below(other / "docs")
            assert (root / ".cache" / HISTORY).read_bytes() == (other / ".cache" / HISTORY).read_bytes()
            shutil.rmtree(other)
