"""`clipbook brief`: the briefing as a Word document and as a mail; every word of an article in them is cut again."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree, html

from generator.model import Words
from generator.owner.config import ConfigError
from generator.owner.settings import read_settings
from generator.pages.handed import Line, Piece, paragraphs_of
from generator.program.brief import brief, lines_of
from generator.readers import read
from generator.site.letter import MOST_BYTES, letter
from generator.site.word import ARTICLE, word
from tests.hostile.payloads import PAYLOADS
from tests.project import ROOT

HOME = "https://press.example/b/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("brief")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(f"site_name: Desk & <Co>\nsite_url: {HOME}\n", "utf-8")
    (root / "docs" / "note.md").write_text("The **harbour** week.\n\n- See [this](about/index.md).\n", "utf-8")
    return root


@pytest.fixture(scope="module")
def lines(folder: Path) -> tuple[Line, ...]:
    return lines_of(read_settings(folder / "generator.toml"))


def texts(folder: Path) -> dict[str, str]:
    found = {}
    for path in (folder / "seeds").glob("*.txt"):
        (document,) = read(path.read_bytes(), path.name)
        found[path.stem] = document.text  # type: ignore[union-attr]  # each is one article
    return found


def folded(words: str) -> str:
    return " ".join(words.split())


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def cut(lines: tuple[Line, ...]) -> Iterator[Words]:
    yield from (piece.text for line in lines for piece in line.pieces if isinstance(piece.text, Words))


# ---- the words ------------------------------------------------------------------------------------------------------


def test_every_word_of_an_article_is_cut_again(folder: Path, lines: tuple[Line, ...]) -> None:
    held = texts(folder)
    assert sum(1 for _ in cut(lines)) > 50
    for words in cut(lines):
        assert words.span.cut(held[words.article]) == words.text


def test_the_mail_says_where_each_stands(folder: Path, lines: tuple[Line, ...]) -> None:
    held = texts(folder)
    marked = html.fromstring(letter(lines, "x")).xpath("//*[@data-span]")
    assert len(marked) == sum(1 for _ in cut(lines))
    for element in marked:
        start, end = map(int, element.get("data-span").split("-"))
        assert folded(element.text_content()) == folded(held[element.get("data-article")][start:end])


def test_the_document_sets_them_and_nothing_else_in_their_style(lines: tuple[Line, ...]) -> None:
    document = docx.Document(io.BytesIO(word(lines, "x")))
    runs = [run for paragraph in document.paragraphs for item in paragraph.iter_inner_content()
            for run in getattr(item, "runs", [item])]  # fmt: skip
    set_so = [folded(run.text) for run in runs if run.style.name == ARTICLE]
    assert set_so == [folded(words.text) for words in cut(lines)]


def test_both_tell_stories_figures_quotes_differences_and_sources(lines: tuple[Line, ...]) -> None:
    told = [("".join(p.text.text if isinstance(p.text, Words) else p.text for p in line.pieces)) for line in lines]
    assert {"The topic", "Key figures", "Who said what", "Sources", "Note by the editor"} <= {*told}
    assert any("(Differ): " in line for line in told)
    assert any("Antony Blinken, US Secretary of State" in line for line in told)
    assert "The harbour week." in told


def test_links_lead_to_the_proof_where_the_address_is_known(lines: tuple[Line, ...], folder: Path) -> None:
    leading = {piece.href for line in lines for piece in line.pieces if piece.href}
    assert any(re.fullmatch(HOME + r"articles/[\w-]+/#quote-[0-9a-f]{8}", href) for href in leading)
    assert all(href.startswith(HOME) for href in leading)
    bare = folder.parent / "bare"
    shutil.copytree(folder / "seeds", bare / "seeds", dirs_exist_ok=True)
    assert not any(piece.href for line in lines_of(read_settings(bare / "generator.toml")) for piece in line.pieces)


# ---- the files ------------------------------------------------------------------------------------------------------


def test_the_mail_stands_for_itself(lines: tuple[Line, ...]) -> None:
    content = letter(lines, "Desk & <Co>")
    assert len(content) <= MOST_BYTES
    read_back = html.fromstring(content)
    tags = {element.tag for element in read_back.iter(etree.Element)}
    assert tags <= {"html", "head", "meta", "title", "body", "div", "h1", "h2", "h3", "p", "blockquote", "a", "span"}
    given = {name for element in read_back.iter(etree.Element) for name in element.attrib}
    assert given <= {"lang", "charset", "name", "content", "style", "class", "href", "data-article", "data-span"}
    assert b"url(" not in content
    assert read_back.findtext(".//title") == "Desk & <Co>"


def test_the_document_is_one_that_word_opens(lines: tuple[Line, ...]) -> None:
    held = parts(word(lines, "x"))
    assert next(iter(held)) == "[Content_Types].xml"
    for name, content in held.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    links = etree.fromstring(held["word/_rels/document.xml.rels"])
    targets = {link.get("Id"): link for link in links}
    used = re.findall(rb'<w:hyperlink r:id="(\w+)"', held["word/document.xml"])
    assert len(used) > 20
    for name in used:
        assert targets[name.decode()].get("TargetMode") == "External"


def test_the_same_articles_make_the_same_bytes(lines: tuple[Line, ...]) -> None:
    first, again = word(lines, "x"), word(lines, "x")
    assert first == again
    with ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("payload", [words for _, words in PAYLOADS], ids=[name for name, _ in PAYLOADS])
def test_hostile_words_are_words(payload: str) -> None:
    text = f"Before {payload} after"
    from generator.model import Span  # noqa: PLC0415

    hostile = (Line("text", (Piece(Words("a", Span(0, len(text)), text)), Piece(text), Piece("x", "https://x.example/"))),)
    calm = (Line("text", (Piece(Words("a", Span(0, 4), "calm")), Piece("calm"), Piece("x", "https://x.example/"))),)
    shapes = [[(e.tag, sorted(e.attrib)) for e in html.fromstring(letter(each, "x")).iter(etree.Element)]
              for each in (hostile, calm)]  # fmt: skip
    assert shapes[0] == shapes[1]
    opened = docx.Document(io.BytesIO(word(hostile, text)))
    said = opened.paragraphs[-1].text
    plain = folded(re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text))
    assert folded(said).count(plain) == 2


# ---- the command ----------------------------------------------------------------------------------------------------


def test_a_period_is_taken_in_place_of_the_setting(folder: Path, tmp_path: Path) -> None:
    chosen = read_settings(folder / "generator.toml")
    told = [*brief(chosen, docx=tmp_path / "a.docx", email=tmp_path / "a.html", period="2024-02-01/2024-02-28")]
    paths = (tmp_path / "a.docx", tmp_path / "a.html")
    assert [line.split(",")[0] for line in told] == [f"The briefing is in {path}" for path in paths]
    assert "chosen by the editor" in (tmp_path / "a.html").read_text("utf-8")
    with pytest.raises(ConfigError, match="two days"):
        [*brief(chosen, docx=None, email=tmp_path / "b.html", period="last week")]
    assert not (tmp_path / "b.html").exists()


def test_withheld_names_are_in_neither(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "kept")
    (tmp_path / "kept" / "seeds" / "corrections.toml").write_text('withhold = ["Benjamin Netanyahu"]\n', "utf-8")
    found = lines_of(read_settings(tmp_path / "kept" / "generator.toml"))
    assert b"Netanyahu" not in letter(found, "x")
    assert b"Netanyahu" not in parts(word(found, "x"))["word/document.xml"]


def test_the_owners_note_is_told_without_its_markup() -> None:
    from generator.model import OwnersHtml  # noqa: PLC0415

    assert paragraphs_of(OwnersHtml("<p>One &amp; <b>two</b></p><ul><li>three</li></ul>")) == ("One & two", "three")
