"""The commands from end to end, in a copy of the project."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.verify.pages import marks_of
from tests.gate.score import read_gold
from tests.project import Project, copied, tree

EMPTY, RANDOM = "empty.txt", "random.txt"
SEED = "000_36ad97c284e51fe5"
MARKED = re.compile(r'data-span="[0-9-]+"[^>]*>([^<&]{9,})<')


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """The built project, cache included, so that building again is quick."""
    shutil.copytree(built.root, tmp_path / "project")
    return Project(tmp_path / "project")


def pages_of_articles(project: Project) -> dict[str, bytes]:
    return {path: data for path, data in project.made().items() if path.startswith("articles/")}


# ---- articles that can't be used --------------------------------------------------------------------------------


def test_unusable_files_are_named_with_reason_and_cure_and_cost_the_others_nothing(project: Project) -> None:
    before = pages_of_articles(project)
    (project.seeds / EMPTY).write_bytes(b"")
    (project.seeds / RANDOM).write_bytes(bytes(range(256)) * 4)
    done = project.build()
    assert done.returncode == 0, done.stderr
    for name, reason in ((EMPTY, "empty"), (RANDOM, "not-text")):
        lines = [line for line in done.stderr.splitlines() if name in line]
        assert len(lines) == 1, done.stderr
        assert "WARNING" in lines[0]
        message, _, cure = lines[0].partition(f"[{reason}]")
        assert len(message.split(": ", 1)[1]) > 10
        assert len(cure.strip()) > 10
    after = pages_of_articles(project)
    assert {path: after[path] for path in before if "/index" not in path} == {
        path: data for path, data in before.items() if "/index" not in path
    }
    assert {path.rpartition("/")[2] for path in after} == {path.rpartition("/")[2] for path in before}
    report = (project.docs / "about" / "build.md").read_text("utf-8")
    assert "empty" in report
    assert "random" in report


def test_strict_fails_on_an_unusable_file(project: Project) -> None:
    assert project.build("--strict").returncode == 0
    (project.seeds / EMPTY).write_bytes(b"")
    assert project.build("--strict").returncode == 1


def test_no_usable_article_at_all_is_an_error(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", seeds=False)
    (project.seeds / EMPTY).write_bytes(b"\n")
    done = project.build()
    assert done.returncode == 1
    assert EMPTY in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.docs / "index.md").exists()


# ---- building again ---------------------------------------------------------------------------------------------


def test_a_second_build_rewrites_no_file_and_takes_all_from_the_cache(project: Project) -> None:
    before = {path: (project.docs / path).stat().st_mtime_ns for path in tree(project.docs)}
    done = project.build()
    assert {path: (project.docs / path).stat().st_mtime_ns for path in tree(project.docs)} == before
    assert "5 articles (5 from the cache)" in done.stderr
    assert "0 files written" in done.stderr


def test_the_cache_changes_nothing_but_time(project: Project) -> None:
    with_cache = project.made()
    assert "(0 from the cache)" in project.build("--no-cache").stderr
    assert project.made() == with_cache


def test_an_article_comes_and_goes_without_a_trace(project: Project) -> None:
    """Also none in the search, and in feeds, which only a site with an address has."""
    address = {"SITE_URL": "https://briefing.example/"}
    project.run("generator", "build", env=address)
    before = tree(project.docs)
    assert "data/feeds/all.xml" in before
    (project.seeds / "extra.txt").write_text("Ferry fares rise\n\n“It is dear,” said Ida Holm on Friday.\n", "utf-8")
    project.run("generator", "build", env=address)
    assert "articles/extra.md" in project.made()
    assert any(b"extra" in data for path, data in project.made().items() if path == "data/articles.json")
    (project.seeds / "extra.txt").unlink()
    done = project.run("generator", "build", env=address)
    assert "removed" in done.stderr
    # What changed since the build before is told, and nothing else is different.
    telling = {"changes/index.md", "index.md", "data/manifest.json"}
    after = tree(project.docs)
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} <= telling
    left = project.made().items()
    said = (b"Ferry fares", b"articles/extra", b"extra.txt", b">extra<", b"Ida Holm")
    assert [path for path, data in left if any(words in data for words in said)] == []
    shutil.rmtree(project.root / ".cache")
    project.run("generator", "build", env=address)
    assert tree(project.docs) == before


def test_a_removed_seed_takes_its_pages_and_data_along(project: Project) -> None:
    (project.seeds / f"{SEED}.txt").unlink()
    project.build()
    left = [path for path, data in tree(project.docs).items() if SEED in path or SEED.encode() in data]
    assert left == []


def test_check_writes_nothing(project: Project) -> None:
    before = tree(project.root)
    done = project.run("generator", "check")
    assert done.returncode == 0, done.stderr
    assert tree(project.root) == before


def test_same_input_same_bytes_wherever_and_whenever(built: Project, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, and seeds that were written in another order; with an address, so
    that there are feeds, and with a copy for reading offline.
    """
    here, there = copied(tmp_path / "here", seeds=False), copied(tmp_path / "somewhere else" / "ünder", seeds=False)
    address = {"SITE_URL": "https://briefing.example/press/"}
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}
    for project, env, backwards in ((here, {"PYTHONHASHSEED": "1"}, False), (there, strange, True)):
        for path in sorted(built.seeds.iterdir(), reverse=backwards):
            shutil.copy(path, project.seeds / path.name)
        for command in (("mkdocs", "build", "--quiet"), ("generator", "offline")):
            done = project.run(*command, env=address | env)
            assert done.returncode == 0, done.stderr
    for folder in ("site", "site-offline"):
        one, two = tree(here.root / folder), tree(there.root / folder)
        assert one.keys() == two.keys()
        assert [path for path in one if one[path] != two[path]] == []
    made = tree(here.site)
    assert {"data/feeds/all.xml", "data/briefing.sqlite", "data/search/root.js", "data/quotes.bib"} <= made.keys()


# ---- verify -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def proved(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy that tests may spoil, if they mend it."""
    root = tmp_path_factory.mktemp("proved") / "project"
    shutil.copytree(built.root, root)
    return Project(root)


@pytest.fixture
def mended(proved: Project) -> Iterator[Project]:
    """The copy, and what was done to it undone."""
    before = tree(proved.root)
    yield proved
    for path, data in before.items():
        if (proved.root / path).read_bytes() != data:
            (proved.root / path).write_bytes(data)


def test_verify_proves_the_built_site_and_says_how_much(proved: Project) -> None:
    done = proved.run("generator", "verify")
    assert done.returncode == 0, done.stderr
    numbers = [int(word.replace(",", "")) for word in done.stdout.split() if word.replace(",", "").isdigit()]
    assert max(numbers) > 300


@pytest.mark.parametrize("kind", ["index.html", f"articles/{SEED}/index.html", "quotes/index.html"])
def test_verify_fails_when_one_letter_of_an_extract_is_changed_on_a_page(mended: Project, kind: str) -> None:
    page = mended.site / kind
    html = page.read_text("utf-8")
    words = max(MARKED.findall(html), key=len)
    wrong = words[0] + ("x" if words[1] != "x" else "y") + words[2:]
    page.write_text(html.replace(f">{words}<", f">{wrong}<"), "utf-8")
    done = mended.run("generator", "verify")
    assert done.returncode == 1
    assert kind in done.stderr
    assert "verify-words" in done.stderr


def test_verify_fails_when_one_letter_of_a_seed_is_changed_after_the_build(mended: Project) -> None:
    seed = mended.seeds / f"{SEED}.txt"
    text = seed.read_text("utf-8")
    # The last letter: no extract stands there, only the hash can tell.
    seed.write_text(text[:-2] + ("x" if text[-2] != "x" else "y") + text[-1], "utf-8", newline="")
    done = mended.run("generator", "verify")
    assert done.returncode == 1
    assert f"{SEED}.txt" in done.stderr
    assert "verify-changed" in done.stderr


def test_verify_fails_when_the_data_are_changed(mended: Project) -> None:
    data = mended.site / "data" / "articles.json"
    rows = json.loads(data.read_text("utf-8"))
    quotes = next(row["quotes"] for row in rows["articles"] if row["quotes"])
    quotes[0]["text"] = quotes[0]["text"][:-1] + "#"
    data.write_text(json.dumps(rows), "utf-8")
    assert mended.run("generator", "verify").returncode == 1


def test_verify_fails_for_a_site_that_isnt_there(proved: Project) -> None:
    assert proved.run("generator", "verify", "--site", "nowhere").returncode != 0


def shown(project: Project) -> dict[str, list[tuple[int, int]]]:
    """By article file, the spans that stand on any page."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for page in sorted(project.site.rglob("*.html")):
        for source, span, _ in marks_of(page.read_text("utf-8")):
            start, _, end = span.partition("-")
            spans.setdefault(f"{source}.txt", []).append((int(start), int(end)))
    return spans


def test_every_quote_and_key_figure_of_the_gold_stands_marked_on_the_site(built: Project) -> None:
    gold, spans = read_gold(), shown(built)
    wanted = [*gold.rows["quotes"], *(row for row in gold.rows["figures"] if row["rank"] == "key")]
    missing = [
        row["id"] for row in wanted if not any(a <= row["start"] and row["end"] <= b for a, b in spans[row["file"]])
    ]
    assert len(wanted) == 34 + 26
    assert missing == []


# ---- hostile text -----------------------------------------------------------------------------------------------

EVIL = "<img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} [a](javascript:alert(1)) **b** `c` &lt; | # $& \\_"
HOSTILE = (
    f"Port {EVIL} opens\n\nBy ANN <b>LEE</b>\n\n"
    f"ODENSE - “We {EVIL} will go,” said Ida <script>alert(1)</script> Holm, the mayor, on Friday. "
    f"More than 1,200 <i>ships</i> came. </article></div><!-- --> ]]> \x01\x02\x03 ￿\n\n"
    "    indented code\n\n---\n\n1. one\n2. two\n\n> “Quoted” {: .x onclick=alert(1)} *[HTML]: y ![x](https://example.org/x.png)\n"
)


class Elements(HTMLParser):
    """Collects what a browser would run, load from elsewhere or follow, beside what the theme itself brings."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_data = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        for key, value in attrs:
            address = (value or "").strip().casefold()
            if key.startswith("on") or (key in ("href", "src") and re.match(r"(javascript|data|https?):", address)):
                self.active.append(f"{tag} {key}={value}")
        if tag == "img":
            self.active.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and self._is_data:  # a block of data is not run: it must be whole, and end where it should
            assert isinstance(json.loads(data), dict)
            self.active += [data] if set("<>&") & set(data) else []
        elif self.cdata_elem and "alert" in data:
            self.active.append(data)


@pytest.mark.skipif(sys.platform == "win32", reason="such a file name can't be made there")
def test_hostile_text_is_shown_as_written(built: Project, project: Project) -> None:
    name = "{{7*7}} <svg onload=alert(1)> [x](javascript:y) & “z” %41 #a?b.txt"
    (project.seeds / name).write_text(HOSTILE, "utf-8", newline="")
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    done = project.run("generator", "verify")
    assert done.returncode == 0, done.stderr
    pages = {path: data.decode() for path, data in tree(project.site).items() if path.endswith(".html")}
    said = [words for html in pages.values() for source, _, words in marks_of(html) if source == name[:-4]]
    assert any("<img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} [a](javascript:alert(1)) **b** `c`" in w for w in said)
    assert any("Port <img" in words for words in said)
    for path, html in pages.items():
        found = Elements()
        found.feed(html)
        assert found.active == [], path
    calm = {path: data for path, data in tree(built.site).items() if path.startswith(f"articles/{SEED}/")}
    assert calm
    assert calm.keys() <= tree(project.site).keys()


# ---- wrong use --------------------------------------------------------------------------------------------------


def test_every_wrong_setting_is_told_at_once_with_the_nearest_name(project: Project) -> None:
    (project.root / "generator.toml").write_text('[bild]\n[build]\nseed = "x"\n[keywords]\ntop = "many"\n', "utf-8")
    done = project.build()
    assert done.returncode == 2
    for words in ("'build'", "'seeds'", "top must be a whole number"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_folder_of_articles_is_wrong_use(project: Project) -> None:
    shutil.rmtree(project.seeds)
    done = project.build()
    assert done.returncode == 2
    assert "seeds" in done.stderr


def test_file_names_of_any_letters_reach_every_kind_of_page(project: Project) -> None:
    for path in sorted(project.seeds.glob("*.txt")):
        path.rename(path.with_name(f"ä b'{path.stem[:3]}#.txt"))
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert b"#s-" in project.made()["timeline/index.md"]


@pytest.mark.parametrize("table", ['docs = "seeds"', 'docs = "seeds/out"', 'seeds = ""'])
def test_pages_are_never_written_among_the_articles(project: Project, table: str) -> None:
    (project.root / "generator.toml").write_text(f"[build]\n{table}\n", "utf-8")
    before = tree(project.seeds)
    done = project.build()
    assert done.returncode == 2
    assert "lies in the folder of articles" in done.stderr
    assert tree(project.seeds) == before


@pytest.mark.parametrize(
    "args",
    [
        ("bild",),
        ("build", "--no-such"),
        ("build", "-f", "no-such.toml"),
        ("extract",),
        ("extract", "--only", "x", "y.txt"),
        ("extract", "--only", ",", "y.txt"),
    ],
)
def test_wrong_use_of_the_command_line(project: Project, args: tuple[str, ...]) -> None:
    assert project.run("generator", *args).returncode == 2


def test_extract_prints_what_it_can_and_fails_for_the_rest(project: Project) -> None:
    (project.seeds / EMPTY).write_bytes(b"")
    done = project.run("generator", "extract", f"seeds/{SEED}.txt", f"seeds/{EMPTY}", "nowhere.txt", "--only", "quotes")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [f"{SEED}.txt", EMPTY, "nowhere.txt"]
    assert set(rows[0]) == {"id", "schema", "quotes"}
    assert [set(row) for row in rows[1:]] == [{"id", "error"}] * 2


@pytest.mark.parametrize("locale", ["C", "utf-8"])
def test_extract_prints_what_only_json_can_hold_and_what_no_terminal_can(project: Project, locale: str) -> None:
    line = {"id": "s\ud800", "text": "Bad \ud800 one said “Hi \ud800 there, é”."}
    (project.root / "odd.jsonl").write_text(json.dumps(line), "utf-8")
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"} if locale == "C" else {}
    done = project.run("generator", "extract", "odd.jsonl", env=env)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["id"] == line["id"]
    assert [quote["text"] for quote in told["quotes"]] == ["Hi \ud800 there, é"]
    shown = project.run("generator", "show", "odd.jsonl")
    assert "Hi \\ud800 there" in shown.stdout


def test_show_says_when_there_is_no_article(project: Project) -> None:
    (project.root / "none.jsonl").write_bytes(b"")
    done = project.run("generator", "show", "none.jsonl")
    assert done.returncode == 1
    assert "there is no article in it" in done.stderr


def test_show_names_the_rule_of_each_finding(project: Project) -> None:
    done = project.run("generator", "show", f"seeds/{SEED}.txt")
    assert done.returncode == 0, done.stderr
    assert "quote" in done.stdout
    assert "[title." in done.stdout
    told = json.loads(project.run("generator", "show", "--json", f"seeds/{SEED}.txt").stdout)
    assert told["id"] == f"{SEED}.txt"
    assert told["quotes"]
