"""Withheld names are nowhere; what does not name their bearers stays, and every place in an article stays true."""

from __future__ import annotations

import contextlib
import gzip
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.extract import EVERYTHING, EXTRACTORS, Figure, Keyword, Name, Quote
from generator.link import link
from generator.link.changes import Changes
from generator.model import Document, Entry, Extract, File, Source, Span, hints_of
from generator.owner.config import ConfigError
from generator.owner.corrections import Corrected, Corrections
from generator.pages import pages
from generator.program.corpus import Item
from generator.program.understand import Work, entry, extracted, parsed
from generator.show.lookup import Lookup
from generator.site.render import render
from generator.withhold import NONE, Forms, Withheld, leaks, withhold, without
from generator.withhold.blank import Blank
from generator.withhold.folded import fold
from tests.project import copied

OPTIONS = {one.name: one.options() for one in EXTRACTORS}
PORT = """Mayor closes the port

By Ida Holm

ODENSE - Mayor Ann Lee closed the port on Friday after 40 ships ran aground. About 300 sailors were brought ashore.

“We had no choice,” she said. “The storm was too strong,” Bob Stone said on Friday. “Lee is right.”

Stone said 12 cranes were damaged. The council meets on 4 May 2021.
"""
FERRY = """Ferries stay in port

Ferry companies lost $3 million, Ida Holm of the ferry board said. The Lee administration offered help.
"""


def made(name: str, text: str, **hints: str | tuple[str, ...]) -> Entry:
    got = parsed(Item(name, Source(f"{name}.txt", "0" * 64), Document(text, hints_of("caller", hints))))
    assert isinstance(got, tuple)
    article, problems = got
    return entry(article, problems, extracted(Work(article, {}, EVERYTHING, OPTIONS)))


QUOTED_TWICE = "\n\n“We will go on as before,” said Ann Lee.\n\n“They will all come back,” said Ann Lee.\n"
"""What gives somebody a page: a person has one who is quoted twice, or named by two articles."""


def withheld(*names: str, entries: tuple[Entry, ...] | None = None, **own: str) -> Withheld:
    entries = entries or (made("port", PORT), made("ferry", FERRY))
    return withhold(Corrected(entries, (), ()), Corrections(withhold=names), own)


def pages_of(result: Withheld) -> dict[str, str]:
    site = link(result.corrected.entries, result.corrected.problems, result.corrected.applied)
    return {page.path: render(page).content.decode() for page in pages(Lookup(site))}


def test_a_withheld_name_is_on_no_page() -> None:
    entries = (made("port", PORT + QUOTED_TWICE), made("ferry", FERRY))
    plain = pages_of(Withheld(Corrected(entries, (), ())))
    assert any("Ann Lee" in page for page in plain.values())
    done = pages_of(withheld("Ann Lee", entries=entries))
    assert [path for path, page in done.items() if re.search(r"\bLee\b", page, re.IGNORECASE)] == []
    assert "people/ann-lee.md" in plain.keys() - done.keys()


def test_what_stands_after_a_withheld_opening_is_not_taken_for_it() -> None:
    done = pages_of(withheld("Ann Lee"))
    assert "Its first sentence is withheld by the editor of this site" in done["articles/port.md"]
    points = done["index.md"].split("## Key points")[1].split("## Key figures")[0]
    assert "Mayor closes the port" in points
    assert "About 300 sailors" not in points
    opening = "Mayor Ann Lee left on Friday after nine years in office, the town clerk said. The doors were shut."
    entries = (made("a", f"Ann Lee resigns\n\n{opening}\n\nThe council meets again on Monday.\n"),)
    assert "The council meets again" not in pages_of(withheld("Ann Lee", entries=entries))["index.md"]


def test_what_the_person_says_goes_though_it_does_not_name_them() -> None:
    [port, _] = withheld("Ann Lee").corrected.entries
    said = [quote.span.cut(port.article.text) for quote in port.extracts.of(Quote)]
    assert not any("no choice" in words for words in said)
    assert "no choice" not in port.article.text


def test_of_what_others_say_only_the_part_with_the_name_goes() -> None:
    text = "Talks\n\n“It is over,” Bob Stone said on Friday. “Ann Lee agrees. We met,” he said. “We are tired.”\n"
    [after] = withheld("Ann Lee", entries=(made("talks", text),)).corrected.entries
    kept = {quote.span.cut(text): quote.group for quote in after.extracts.of(Quote)}
    assert list(kept) == ["It is over,", "We are tired."]
    assert len(set(kept.values())) == 2  # never as one utterance: something is missing between them


def test_everything_else_stays_where_it_was() -> None:
    before = made("port", PORT)
    [after, ferry] = withheld("Ann Lee").corrected.entries
    assert len(after.article.text) == len(PORT)
    shown = after.article.text
    assert all(new in (old, " ") for old, new in zip(PORT, shown, strict=True))
    for kept in ("About 300 sailors were brought ashore.", "Stone said 12 cranes were damaged.", "By Ida Holm"):
        assert kept in shown
    assert [item.span for item in after.extracts.of(Figure)] == [
        item.span for item in before.extracts.of(Figure) if not Blank(after.article.withheld).hits(item.span)
    ]
    assert len(after.article.paragraphs) == len(before.article.paragraphs)
    assert "Ferry companies lost $3 million" in ferry.article.text


def test_who_is_named_in_full_only_beside_the_name_is_still_known() -> None:
    text = "Talks\n\nGeneral Bob Stone met Ann Lee on Friday. “We agree,” Stone said. “It is done,” Stone said later.\n"
    [after] = withheld("Ann Lee", entries=(made("talks", text),)).corrected.entries
    quotes = after.extracts.of(Quote)
    assert [quote.speaker.cut(after.article.text) for quote in quotes if quote.speaker] == ["Stone"] * len(quotes)
    for name in after.extracts.of(Name):
        assert name.full.cut(after.article.text).strip()


def test_a_keyword_stays_where_it_has_another_place() -> None:
    before = {item.span.cut(PORT): item for item in made("port", PORT).extracts.of(Keyword)}
    [after, _] = withheld("Ann Lee").corrected.entries
    for item in after.extracts.of(Keyword):
        assert item.mentions
        assert all(not Blank(after.article.withheld).hits(span) for span in (item.span, *item.mentions, *item.aliases))
    assert before


@dataclass(frozen=True, slots=True, kw_only=True)
class Berth(Extract):
    """An extract of a kind that nobody here knows, with a part elsewhere in the article."""

    captain: Span | None = None


def test_what_is_not_known_goes_with_any_of_its_parts() -> None:
    port = made("port", PORT)
    at = {word: Span(PORT.index(word), PORT.index(word) + len(word)) for word in ("ODENSE", "40", "Ann Lee", "Bob")}
    kept, gone = (
        Berth(span=at["ODENSE"], rule="r", captain=at["Bob"]),
        Berth(span=at["40"], rule="r", captain=at["Ann Lee"]),
    )
    entries = (replace(port, extracts=port.extracts.having((kept, gone))),)
    (left,) = withheld("Ann Lee", entries=entries).corrected.entries
    assert left.extracts.of(Berth) == (kept,)


def test_somebody_else_of_that_surname_stays() -> None:
    text = "Council\n\nAnn Lee spoke first. Then Bob Lee answered for an hour. The council voted 14-0.\n"
    [after] = withheld("Ann Lee", entries=(made("council", text),)).corrected.entries
    assert "Ann Lee" not in after.article.text
    assert "Then Bob Lee answered for an hour." in after.article.text


def test_a_surname_that_is_a_word_is_a_name_only_beside_its_bearer() -> None:
    entries = (
        made("a", "Vote\n\nAnn May won. May thanked voters.\n"),
        made("b", "Spring\n\nThe port opens in May at last.\n"),
    )
    one, other = withheld("Ann May", entries=entries).corrected.entries
    assert "May" not in one.article.text
    assert "in May" in other.article.text


@pytest.mark.parametrize("written", ["ANN LEE", "Ann\nLee", "ann-lee", "Ann  Lee", "AnnLee", "Ann Lee’s"])
def test_other_ways_to_write_a_name(written: str) -> None:
    text = f"Port\n\nThe port is closed. It was {written} who closed it. It opens on Friday.\n"
    [after] = withheld("Ann Lee", entries=(made("port", text),)).corrected.entries
    assert not re.search(r"ann\W*lee", after.article.text, re.IGNORECASE)
    assert "The port is closed." in after.article.text


WAYS_TO_WRITE = (
    "José Nuñez", "Jose Nunez", "JOSE\u0301 NUN\u0303EZ", "José Nu\u00adñez", "José\u200bNuñez", "José Nu-\nñez",
    "José\u00a0Nuñez", "J. Nuñez", "Nuñez’s", "Mr Nunez", "jose.nunez@port.example", "#JoséNuñez", "https://port.example/jose-nunez/1",
    "https://port.example/?q=jose%20nunez", "NUÑEZ", "Nuñez-Holm",
)  # fmt: skip


@pytest.mark.parametrize("written", WAYS_TO_WRITE)
def test_a_name_with_accents_in_any_spelling(written: str) -> None:
    sentence = f"The port is closed. It was {written} who closed it. It opens on Friday."
    text = f"Port\n\nJosé Nuñez runs the port.\n\n{sentence}\n"
    [after] = withheld("Jose Nunez", entries=(made("port", text),)).corrected.entries
    assert "nunez" not in fold(after.article.text).lower()
    assert "The port is closed." in after.article.text
    assert "It opens on Friday." in after.article.text


@pytest.mark.parametrize(
    ("name", "written"), [("Jörg Müller", "joerg-mueller"), ("Søren Bål", "soren-bal"), ("Zoë Łaski", "zoe_laski")]
)
def test_an_address_spells_a_name_with_plain_letters(name: str, written: str) -> None:
    entries = (made("a", f"Port\n\n{name} left. The port is open.\n", address=f"https://news.example/{written}-out"),)
    [after] = withheld(name, entries=entries).corrected.entries
    assert after.article.metadata.address is None


def test_somebody_with_another_name_of_the_same_letters_stays() -> None:
    text = "Port\n\nJosé Nuñez runs the port. Ana Nunezia counts the ships. The nun ez-pass is free.\n"
    [after] = withheld("José Nuñez", entries=(made("port", text),)).corrected.entries
    assert "Ana Nunezia counts the ships. The nun ez-pass is free." in after.article.text


def test_titles_bylines_and_addresses_do_not_tell_the_name() -> None:
    entries = (
        made(
            "a",
            "Ann Lee resigns\n\nBy Ida Holm\n\nThe mayor left on Friday.\n",
            address="https://news.example/ann-lee-out",
        ),
        made("b", "Quiet day\n\nBy Ann Lee\n\nNothing happened on Friday.\n"),
        made("c", "Quiet night\n\nNothing happened.\n", title="What Ann Lee did", authors=("Ann Lee", "Ida Holm")),
    )
    a, b, c = (one.article.metadata for one in withheld("Ann Lee", entries=entries).corrected.entries)
    assert a.title is not None
    assert a.title.value == "Title withheld by the editor of this site"
    assert a.address is None
    assert [author.value for author in b.authors] == ["withheld by the editor of this site"]
    assert c.title is not None
    assert "Lee" not in c.title.value
    assert [author.value for author in c.authors] == ["withheld by the editor of this site", "Ida Holm"]


def test_an_article_says_how_much_is_withheld_and_not_whose() -> None:
    result = withheld("Ann Lee")
    [notice] = [one for one in result.corrected.entries[0].problems if one.code == "passage-withheld"]
    assert notice.severity == "info"
    assert notice.message == "3 passages of this article are withheld by the editor of this site"
    told = str((result.corrected.applied, result.corrected.problems, [e.problems for e in result.corrected.entries]))
    assert "Lee" not in told


def test_a_name_that_nobody_has_is_told_by_its_place_only() -> None:
    result = withheld("Ann Lee", "Nobody Atall")
    [problem] = result.corrected.problems
    assert (problem.code, problem.severity) == ("correction-unmatched", "info")
    assert "place 2" in problem.message
    assert "Nobody" not in problem.message


def test_what_cannot_be_changed_stops_the_build_and_is_named() -> None:
    with pytest.raises(ConfigError) as caught:
        withheld("Ann Lee", note="As Ann Lee said", title="Ports", entries=(made("ann-lee", PORT), made("lee", PORT)))
    assert [mistake.partition(" stands in ")[2].partition(";")[0] for mistake in caught.value.mistakes] == [
        "note",
        "the name of the file ann-lee.txt",
        "the name of the file lee.txt",
    ]


def test_finished_files_are_looked_through_once_more() -> None:
    forms = Forms(("Ann Lee",), ("Lee",))
    files = [File("a.md", b"Ann&#32;Lee"), File("people/ann-lee.md", b""), File("b.md", b"Lee and Ann Leeson")]
    assert leaks(forms, files) == ("a.md", "people/ann-lee.md")
    assert leaks(NONE, files) == ()


def test_changes_do_not_tell_who_is_gone() -> None:
    before = Changes(
        first_build=False, removed_people=("Ann Lee", "Lee", "Bob Stone"), removed_articles=("ann-lee", "x")
    )
    after = without(Forms(("Ann Lee",), ("Lee",)), before)
    assert (after.removed_people, after.removed_articles) == (("Bob Stone",), ("x",))


def test_nothing_to_withhold_changes_nothing() -> None:
    corrected = Corrected((made("port", PORT),), (), ())
    assert withhold(corrected, Corrections(), {}) == Withheld(corrected)


@given(st.text(max_size=300), st.text(min_size=1, max_size=12).filter(str.strip))
def test_any_text_and_any_name(text: str, name: str) -> None:
    assume(not Forms((name,)).anywhere("a.txt"))
    got = parsed(Item("a", Source("a.txt", "0" * 64), Document(f"Port\n\n{text} {name} said so.\n", {})))
    assert isinstance(got, tuple)
    one = Entry(got[0], entry(got[0], (), {}).extracts)
    [after] = withhold(Corrected((one,), (), ()), Corrections(withhold=(name,)), {}).corrected.entries
    assert len(after.article.text) == len(one.article.text)
    if re.search(r"[^\W_]", name):
        assert not Forms((name,)).anywhere(after.article.text)


# ---- from end to end --------------------------------------------------------------------------------------------


def named(text: str) -> str:
    """With a name that the pages of this program don't take for an example."""
    return text.replace("Ann Lee", "Vera Lind").replace("Lee", "Lind")


MORE = """

VERA LIND met V. Lind’s lawyer on Tuesday. It cost Vera Li\u00adnd 5 boats, Ida Holm said. The site
https://port.example/vera%20lind names her, and mail goes to vera.lind@port.example.
"""


def opened(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of all that is packed in it."""
    content = path.read_bytes()
    yield content
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield "\n".join(packed.namelist()).encode()
            yield from map(packed.read, packed.namelist())
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"SQLite format 3"):
        with contextlib.closing(sqlite3.connect(path)) as rows:
            yield "\n".join(rows.iterdump()).encode()


def test_the_name_is_in_no_file_of_the_site(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", seeds=False)
    (project.seeds / "harbour").mkdir()
    (project.seeds / "harbour" / "port.txt").write_text(named(PORT + QUOTED_TWICE + MORE), "utf-8")
    (project.seeds / "ferry.txt").write_text(named(FERRY + QUOTED_TWICE.replace("Ann Lee", "Bob Stone")), "utf-8")
    assert project.build().returncode == 0
    assert (project.docs / "people" / "vera-lind.md").is_file()

    lists = 'withhold = ["Vera Lind"]\nnoindex = ["Bob Stone"]\n'
    (project.seeds / "corrections.toml").write_text(lists, "utf-8")
    (project.root / "generator.toml").write_text("[site]\npublish_text = true\n", "utf-8")
    (project.docs / "note.md").write_text("Bob *Stone* is [here](people/bob-stone.md).\n", "utf-8")
    done = project.run("mkdocs", "build", "--strict", env={"SITE_URL": "https://brief.example/"})
    assert done.returncode == 0, done.stderr
    proved = project.run("generator", "verify")
    assert proved.returncode == 0, proved.stderr
    for command in (
        ("sign", "--new-key", "a.key"),
        ("sign", "--key", "a.key"),
        ("offline",),
        ("brief", "--docx", "--email", "--output", "handed/brief"),
    ):
        done = project.run("generator", *command)
        assert done.returncode == 0, done.stderr
    formats = set()
    for folder in (project.docs, project.site, project.root / "site-offline", project.root / "handed"):
        files = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "fonts"]
        found = re.compile(rb"vera(?:[\W_]|%20){0,3}lind|(?<![a-z])lind(?![a-z])", re.IGNORECASE)
        shown = [path for path in files if path.relative_to(folder).parts[0] not in ("about", "assets")]
        told = [path for path in shown if any(map(found.search, opened(path))) or "lind" in path.name.lower()]
        assert list(map(str, told)) == []
        formats |= {path.suffix for path in shown}
    assert formats >= {".html", ".json", ".js", ".zip", ".sqlite", ".bib", ".ris", ".docx", ".md", ".xml"}

    pages = {path.parent.name: path.read_text("utf-8") for path in (project.site / "people").glob("*/index.html")}
    assert '<meta name="robots" content="noindex">' in pages["bob-stone"]
    assert 'name="robots"' not in (project.site / "index.html").read_text("utf-8")
    assert "<em>Stone</em>" in (project.site / "index.html").read_text("utf-8")
    assert not (project.site / "note").exists()
    assert not (project.site / "note.md").exists()
    assert (project.docs / "note.md").read_text("utf-8") == "Bob *Stone* is [here](people/bob-stone.md).\n"

    (project.docs / "note.md").write_text("[gone](people/nobody.md)\n", "utf-8")
    told = project.build("--strict")
    assert told.returncode == 1
    assert "[note-link]" in told.stderr
    (project.docs / "note.md").write_text("Thanks to Vera Lind.\n", "utf-8")
    stopped = project.build()
    assert stopped.returncode == 2
    assert "docs/note.md" in stopped.stderr
