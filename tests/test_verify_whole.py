"""verify and what is not there: pages, cards, marks, rows, records, entries taken away, doubled or moved."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.owner.settings import left_out
from generator.verify import Report, Voice, read_made, read_originals, read_voice, verify
from generator.verify.dom import read_page
from generator.verify.lost import lost
from tests.deletions import Proof, tried
from tests.project import ROOT, Project, copied

ARTICLE = "000_36ad97c284e51fe5"
PAGE = f"articles/{ARTICLE}/index.html"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The five seeds with an address, so that there are feeds and annotations too. Tests read it."""
    project = copied(tmp_path_factory.mktemp("whole") / "project")
    settings = project.root / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url: .*$", "", settings.read_text("utf-8"))
    settings.write_text(f"{text}\nsite_url: https://press.example/a/\n", "utf-8")
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(whole: Project, tmp_path: Path) -> Project:
    """The same, to be changed."""
    shutil.copytree(whole.root, tmp_path / "project")
    return Project(tmp_path / "project")


def proof(project: Project) -> Report:
    """What `verified` does, with the site's own words read once: they are the same for all these sites."""
    left = left_out(project.root / "mkdocs.yml").match_file
    return verify(
        project.site, project.docs / "data", read_originals(project.seeds), own_words(), read_made(project.docs, left)
    )


@cache
def own_words() -> Voice:
    return read_voice(ROOT, ROOT / "docs", ROOT / "seeds", read_originals(ROOT / "seeds"))


def told(report: Report) -> list[str]:
    return [f"{finding.where} {finding.code} {finding.message}" for finding in report.findings]


def change(project: Project, path: str, edit: Callable[[str], str], *, docs: bool = False) -> None:
    """Change a file of the site, or of docs/ and, so that nothing else tells, its hash in the manifest."""
    target = (project.docs if docs else project.site) / path
    before = target.read_text("utf-8")
    after = edit(before)
    assert before != after
    target.write_text(after, "utf-8", newline="")
    if docs:
        listed(project, path, target.read_bytes())


def listed(project: Project, path: str, content: bytes | None) -> None:
    """Make the manifest say that the build wrote this, or nothing."""
    manifest = project.docs / "data" / "manifest.json"
    value = json.loads(manifest.read_text("utf-8"))
    if content is None:
        del value["files"][path]
    else:
        value["files"][path] = hashlib.sha256(content).hexdigest()
    manifest.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", "utf-8")
    shutil.copy(manifest, project.site / "data" / "manifest.json")


def test_nothing_is_missing_and_that_is_counted(whole: Project) -> None:
    report = proof(whole)
    assert told(report) == []
    pages, files, findings = report.whole
    made = json.loads((whole.docs / "data" / "manifest.json").read_text("utf-8"))["files"]
    assert pages.held == pages.made == sum(path.endswith(".md") for path in made)
    assert files.held == files.made == len(made) - pages.made + 1
    articles = json.loads((whole.docs / "data" / "articles.json").read_text("utf-8"))["articles"]
    quotes = sum(len(article["quotes"]) for article in articles)
    assert findings.held == findings.made > quotes + sum(len(article["dates"]) for article in articles)
    done = whole.run("generator", "verify")
    assert f"nothing is missing: {pages.made} of {pages.made} pages, {files.made} of {files.made} data files" in (
        done.stdout
    )


def test_whatever_is_taken_from_a_page_is_missed(whole: Project) -> None:
    """Sixty of the thousand that `make deletions` tries."""
    seen = Proof.of(whole)
    assert [name for name in seen.pages() if seen.faults(name, (whole.site / name).read_text("utf-8"))] == []
    results = list(tried(seen, 60))
    assert [(name, way) for name, way, faults in results if not faults] == []
    assert all(fault.startswith((f"{name} ", f"{name}:")) for name, _, f in results for fault in f)
    assert len({way for _, way, _ in results}) == 8


# ---- pages ------------------------------------------------------------------------------------------------------


def test_a_page_that_is_gone_is_named(project: Project) -> None:
    for page in (PAGE, "keywords/gaza/index.html", "search/index.html"):
        (project.site / page).unlink()
    report = proof(project)
    gone = [finding.where for finding in report.findings if "the page was made and is not" in finding.message]
    assert gone == [PAGE, "keywords/gaza/index.html", "search/index.html"]
    assert report.whole[0].made - report.whole[0].held == 3
    assert report.whole[2].held < report.whole[2].made


@pytest.mark.parametrize("page", ["search/index.html", "about/build/index.html", "data/index.html"])
def test_a_page_without_marks_that_is_emptied_is_named(project: Project, page: str) -> None:
    inner = re.compile(r"(<article class=\"md-content__inner[^>]*>).*?(</article>\s*</div>)", re.DOTALL)
    change(project, page, lambda html: inner.sub(r"\1\2", html))
    assert any(line.startswith(f"{page} verify-missing") and "words" in line for line in told(proof(project)))


def test_the_extract_that_is_gone_is_named(project: Project) -> None:
    mark = '<h3 id="figure-ad573668">'
    change(project, PAGE, lambda html: re.sub(f"{re.escape(mark)}.*?</h3>", "", html, flags=re.DOTALL))
    lines = told(proof(project))
    assert lines[0].startswith(f"{PAGE} verify-missing «more than 100 hostages», {ARTICLE} at 2194-2216, was made for ")
    assert any(f"{ARTICLE}/figure/ad573668: #figure-ad573668 stands 0 times" in line for line in lines)


def test_what_stands_twice_or_elsewhere_is_named(project: Project) -> None:
    card = re.compile(r'<li id="keyword-[0-9a-f]+">.*?</li>\n')
    change(project, PAGE, lambda html: card.sub(lambda found: found[0] * 2, html, count=1))
    lines = told(proof(project))
    assert any("verify-doubled «Israel»" in line for line in lines)
    assert any("#keyword-3552ac0c stands 2 times" in line for line in lines)
    change(project, PAGE, lambda html: re.sub(r"(<li id=\"keyword-3552ac0c\">.*?</li>\n)\1", r"\1", html))
    assert told(proof(project)) == []
    change(project, PAGE, lambda html: re.sub(r"(<li id=\"k.*?</li>\n)(<li id=\"k.*?</li>\n)", r"\2\1", html, count=1))
    assert [line.split()[1] for line in told(proof(project))] == ["verify-moved"]


def test_a_page_that_was_changed_since_the_build_is_named(project: Project) -> None:
    page = project.docs / "quotes" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert [line.split()[:2] for line in told(proof(project))] == [["quotes/index.html", "verify-altered"]]


# ---- what the data tell of --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "pattern", "named"),
    [
        (f"articles/{ARTICLE}", r"<article class=\"q\b.*?</article>", "/quote/"),
        (f"articles/{ARTICLE}", r"<h3 id=\"figure-ad573668\">.*?</h3>", f"{ARTICLE}/figure/ad573668"),
        (f"articles/{ARTICLE}", r"<h1 id=\"article\">.*?</h1>", f"the headline of {ARTICLE}"),
        (f"articles/{ARTICLE}", r"<li id=\"keyword-9a43e598\">.*?</li>", f"{ARTICLE}/keyword/9a43e598"),
        ("timeline/index", r"data-span=\"1894-1941\"", "a day, 004_1494f7528b899f5e at 1937-1941"),
        ("figures/hostages-taken-on-october-7", r"data-span=", "a number of the measure hostages-taken-on-october-7"),
    ],
)
def test_what_no_template_shows_is_named(project: Project, page: str, pattern: str, named: str) -> None:
    """As if a template had been changed: page, built page and manifest agree, and the data tell of more."""
    built = f"{page.removesuffix('/index')}/index.html"
    for path, docs in ((built, False), (f"{page}.md", True)):
        change(project, path, lambda text: re.sub(pattern, "", text, flags=re.DOTALL), docs=docs)
    lines = told(proof(project))
    assert any(named in line and "verify-missing" in line for line in lines), lines


def test_a_story_without_its_page_is_named(project: Project) -> None:
    story = "blinken-ends-ninth-mideast-trip-without-cease-fire-agreement"
    shutil.rmtree(project.site / "stories" / story)
    (project.docs / "stories" / f"{story}.md").unlink()
    listed(project, f"stories/{story}.md", None)
    assert any(f"stories/{story}.md verify-missing the story {story}" in line for line in told(proof(project)))


# ---- files ------------------------------------------------------------------------------------------------------


def less_json(key: str) -> Callable[[bytes], bytes]:
    def edit(content: bytes) -> bytes:
        value = json.loads(content)
        del value[key][0]
        return json.dumps(value).encode()

    return edit


def less_quotes(content: bytes) -> bytes:
    value = json.loads(content)
    del value["articles"][0]["quotes"][1]
    return json.dumps(value).encode()


def less_rows(content: bytes) -> bytes:
    lines = content.split(b"\r\n")
    return b"\r\n".join(lines[:3] + lines[4:])


def less_sqlite(content: bytes) -> bytes:
    file = sqlite3.connect(":memory:")
    file.deserialize(content)
    file.execute("DELETE FROM figures_rows WHERE row_nr = (SELECT min(row_nr) + 2 FROM figures_rows)")
    file.commit()
    return file.serialize()


def less_records(content: bytes) -> bytes:
    before, value = content.split(b",", 1)
    made = json.loads(value[:-2])
    del made["records"][1]
    return before + b"," + json.dumps(made).encode() + b")\n"


def less_entries(content: bytes) -> bytes:
    return re.sub(rb"<entry>.*?</entry>\n", b"", content, count=1, flags=re.DOTALL)


def less_lines(content: bytes) -> bytes:
    return content.split(b"\n\n", 1)[1]


LESS = [
    ("articles.json", less_quotes, f"quotes[1]: «{ARTICLE}/quote/"),
    ("stories.json", less_json("stories"), "stories[0]: «blinken-ends"),
    ("timeline.json", less_json("dates"), "dates[0]: «004_1494f7528b899f5e» was made"),
    ("comparisons.json", less_json("comparisons"), "comparisons[0]: «people-killed-on-october-7» was made"),
    ("csv/quotes.csv", less_rows, "[2]: «"),
    ("briefing.sqlite", less_sqlite, "figures[2]: «"),
    ("search/r0.js", less_records, "records[1]: «quote-"),
    ("feeds/all.xml", less_entries, "was made and is not in the published file"),
    ("feeds/all.json", less_json("items"), "items[0]: «https://press.example/a/articles/"),
    ("quotes.bib", less_lines, "was made and is not in the published file"),
]


@pytest.mark.parametrize(("name", "edit", "named"), LESS, ids=[name for name, _, _ in LESS])
def test_what_is_taken_from_a_published_file_is_named(
    project: Project, name: str, edit: Callable[[bytes], bytes], named: str
) -> None:
    path = project.site / "data" / name
    path.write_bytes(edit(path.read_bytes()))
    report = proof(project)
    lines = [line for line in told(report) if line.startswith(f"site/data/{name} verify-missing ")]
    assert len(lines) == 1, told(report)
    assert named in lines[0]
    assert report.whole[1].made - report.whole[1].held == 1


@pytest.mark.parametrize(
    ("name", "edit", "named"),
    [
        ("csv/quotes.csv", less_rows, f"the row of {ARTICLE}/quote/"),
        ("briefing.sqlite", less_sqlite, "the row of "),
        ("search/r0.js", less_records, "no record of "),
        ("feeds/all.xml", less_entries, "the entry https://press.example/a/articles/"),
        ("feeds/all.json", less_json("items"), "the entry https://press.example/a/articles/"),
    ],
)  # fmt: skip
def test_what_no_export_writes_is_named(
    project: Project, name: str, edit: Callable[[bytes], bytes], named: str
) -> None:
    """As if an export had forgotten it: docs/, site and manifest agree."""
    content = edit((project.docs / "data" / name).read_bytes())
    for folder in (project.docs, project.site):
        (folder / "data" / name).write_bytes(content)
    assert any("verify-altered" in line and name in line for line in told(proof(project)))
    listed(project, f"data/{name}", content)
    lines = told(proof(project))
    assert any(named in line and "verify-missing" in line for line in lines), lines


def test_a_file_that_is_gone_is_named(project: Project) -> None:
    (project.site / "data" / "people.json").unlink()
    (project.docs / "data" / "csv" / "figures.csv").unlink()
    lines = told(proof(project))
    assert "site/data/people.json verify-missing it was made and is not in the site" in lines
    assert "site/data/csv/figures.csv verify-missing docs/data/csv/figures.csv was made and is gone" in lines


# ---- what is no fault -------------------------------------------------------------------------------------------


def rebuilt(project: Project) -> Report:
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    return proof(project)


def test_a_page_that_its_owner_has_taken_over_may_show_less(project: Project) -> None:
    page = project.docs / "articles" / f"{ARTICLE}.md"
    page.write_text("# My own words on this\n\nNothing more.\n", "utf-8")
    report = rebuilt(project)
    assert told(report) == []
    assert report.whole[0].held == report.whole[0].made
    (project.site / "articles" / ARTICLE / "index.html").unlink()
    assert told(proof(project)) == []  # whether to build it is the owner's choice too


def test_pages_that_settings_leave_out_are_not_missed(project: Project) -> None:
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as out:
        out.write("exclude_docs: |\n  /changes/\n")
    report = rebuilt(project)
    assert not (project.site / "changes").exists()
    assert told(report) == []


@pytest.mark.parametrize("setting", ['context = "extract"', 'context = "clause"', "publish_text = true"])
def test_every_choice_of_what_is_shown_is_whole(project: Project, setting: str) -> None:
    (project.root / "generator.toml").write_text(f"[site]\n{setting}\n", "utf-8")
    corrections = f'hide = ["{ARTICLE}/figure/ad573668"]\nwithhold = ["Benny Gantz"]\n'
    (project.seeds / "corrections.toml").write_text(corrections, "utf-8")
    assert told(rebuilt(project)) == []


def test_a_copy_for_a_folder_is_whole(project: Project) -> None:
    assert project.run("generator", "offline").returncode == 0
    done = project.run("generator", "verify", "--site", "site-offline")
    assert done.returncode == 0, done.stderr
    (project.root / "site-offline" / PAGE).unlink()
    assert project.run("generator", "verify", "--site", "site-offline").returncode == 1


def test_without_a_list_of_what_was_built_nothing_is_proved(project: Project) -> None:
    (project.docs / "data" / "manifest.json").unlink()
    done = project.run("generator", "verify")
    assert done.returncode == 2
    assert "no list of what was built can be read" in done.stderr
    assert "Traceback" not in done.stderr


# ---- one page against another -----------------------------------------------------------------------------------

SOURCE = """---
title: "The quay"
---

<h1 id="article"><span class="v" data-article="a&#95;b" data-span="0-4">Quay</span></h1>

## Counted {#counted}

<p>By <a href="../x/">hand</a> &amp; eye, <span class="v" data-article="a&#95;b" data-span="5-9">once</span>.</p>
"""
BUILT = (
    '<article class="md-content__inner"><h1 id="article"><span class="v" data-article="a&#95;b" data-span="0-4">Quay'
    '</span></h1>\n<h2 id="counted">Counted<a class="headerlink" href="#counted">#</a></h2>\n<p>By <a href="../x/">hand'
    '</a> &amp; eye, <span class="v" data-article="a&#95;b" data-span="5-9">once</span>.</p></article>'
)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", []),
        ('data-article="a&#95;b" data-span="5-9"', "data-span=5-9 data-article=a_b", []),  # minified
        ("By <a", "By <a class=x", []),
        ("<p>By", "<p>Written by somebody. By", []),  # another plugin's words
        ("</article>", "<span>again</span></article>", []),
        (" &amp; eye", "", ["verify-missing"]),
        ('id="counted"', 'id="count"', ["verify-missing"]),
        ('<span class="v" data-article="a&#95;b" data-span="5-9">once</span>', "once", ["verify-missing"]),
        ("<h2", "<h2 hidden", ["verify-missing"]),
        ("<p>By", "<p hidden>By", ["verify-missing", "verify-missing"]),
    ],
)  # fmt: skip
def test_a_built_page_holds_what_was_made(old: str, new: str, codes: list[str]) -> None:
    html = BUILT.replace(old, new, 1)
    assert [code for code, _ in lost(SOURCE, html, read_page(html))] == codes
