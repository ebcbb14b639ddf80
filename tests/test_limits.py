"""Files made to cost: each is refused by name within its limit, and costs no other."""

from __future__ import annotations

import io
import os
import signal
import stat
import time
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from generator.model import Document, Problem, TooSlowError, Unreadable
from generator.program import corpus, layouts, understand
from generator.program.corpus import Item, read_folder, seed_files
from generator.program.patience import patience
from generator.readers import limits, read

ARTICLE = "Ferry sinks in harbour\n\nThe ferry sank at noon on Saturday, and 120 people were brought ashore.\n"
LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(9)
)


def zipped(members: dict[str, bytes], **attributes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = attributes.get(name.partition(".")[0], 0o100644) << 16
            archive.writestr(info, data)
    return out.getvalue()


def code(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read(data, name))
    return caught.value.code


def problems(data: bytes, name: str) -> list[str]:
    return [got.code for got in read(data, name) if isinstance(got, Problem)]


# ---- archives -----------------------------------------------------------------------------------------------------


def test_what_unpacks_to_far_more_than_text_does_is_refused() -> None:
    bomb = zipped({"a.txt": bytes(30_000_000)})
    assert len(bomb) < 100_000
    assert code(bomb, "a.zip") == "too-long"
    assert code(bomb, "a.epub") == "too-long"
    assert code(bomb, "a.docx") == "too-long"
    assert code(bomb, "a.wacz") == "too-long"


def test_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 3)
    assert code(zipped({f"{at}.txt": b"a" for at in range(4)}), "a.zip") == "too-long"
    assert len(list(read(zipped({f"{at}.txt": ARTICLE.encode() for at in range(3)}), "a.zip"))) == 3


def test_a_size_that_is_declared_too_small_gains_nothing() -> None:
    packed = bytearray(zipped({"a.txt": ARTICLE.encode() * 50}))
    whole = len(ARTICLE.encode() * 50).to_bytes(4, "little")
    small = (10).to_bytes(4, "little")
    assert bytes(packed).count(whole) == 2
    lying = bytes(packed).replace(whole, small)
    assert problems(lying, "a.zip") == ["file-broken"]


def test_names_that_lead_out_lead_nowhere(tmp_path: Path) -> None:
    outside = {"../../out.txt": ARTICLE.encode(), "/etc/out.txt": ARTICLE.encode(), "C:\\out.txt": ARTICLE.encode()}
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.zip").write_bytes(zipped(outside))
    items = [got for got in read_folder(tmp_path / "seeds", ("a.zip",), {}) if isinstance(got, Item)]
    assert items
    assert not any(character in item.id for item in items for character in "/\\")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.zip"]


def test_links_and_devices_in_an_archive_are_not_followed() -> None:
    members = {"link.txt": b"/etc/hosts", "device.txt": b"", "file.txt": ARTICLE.encode()}
    archive = zipped(members, link=stat.S_IFLNK | 0o777, device=stat.S_IFCHR | 0o644)
    got = list(read(archive, "a.zip"))
    assert [each.code for each in got if isinstance(each, Problem)] == ["not-a-file", "not-a-file"]
    assert [each.label for each in got if isinstance(each, Document)] == ["file"]


# ---- entities -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_multiply_are_refused(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert code(f"{head}{LAUGHS}]><newsItem>&j;</newsItem>".encode(encoding), "a.xml") == "entities-declared"


def test_a_book_whose_package_declares_entities_is_refused() -> None:
    container = f'{LAUGHS}]><container><rootfiles><rootfile full-path="a.opf"/></rootfiles>&j;</container>'
    assert code(zipped({"META-INF/container.xml": container.encode()}), "a.epub") == "entities-declared"


def test_a_document_never_shows_a_file_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret of this machine", "utf-8")
    made = docx.Document()
    made.add_paragraph("Ferry sinks", style="Title")
    made.add_paragraph("PLACE")
    out = io.BytesIO()
    made.save(out)
    members = {name: zipfile.ZipFile(out).read(name) for name in zipfile.ZipFile(out).namelist()}
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    text = members["word/document.xml"].decode("utf-8").replace("PLACE", "&x;")
    members["word/document.xml"] = text.replace("<w:document", f"{entity}<w:document", 1).encode("utf-8")
    try:
        read_of_it = list(read(zipped(members), "a.docx"))
    except Unreadable:
        return
    assert not any("secret" in got.text for got in read_of_it if isinstance(got, Document))


def test_a_feed_shows_no_file_and_takes_no_memory(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret of this machine", "utf-8")
    entity = f'<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    item = f"<item><title>Ferry sinks</title><description>{ARTICLE} &j; &x;</description></item>"
    feed = f'<?xml version="1.0"?>{LAUGHS}{entity}]><rss version="2.0"><channel><title>t</title>{item}</channel></rss>'
    began = time.process_time()
    try:
        read_of_it = list(read(feed.encode(), "a.xml"))
    except Unreadable:
        read_of_it = []
    assert time.process_time() - began < 2
    texts = [got.text for got in read_of_it if isinstance(got, Document)]
    assert not any("secret" in text or "hahahahahaha" in text for text in texts)


# ---- files in files, pages, articles, bytes -------------------------------------------------------------------------


def mail_with(name: str, attached: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Clippings", "desk@garve.example"
    message.set_content("See what is attached.")
    message.add_attachment(attached, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def test_files_in_files_have_an_end() -> None:
    nested, name = ARTICLE.encode(), "a.txt"
    for depth in range(1, limits.DEEPEST + 3):
        nested, name = (mail_with(name, nested), "m.eml") if depth % 2 else (zipped({name: nested}), "z.zip")
        told = problems(nested, name)
        assert told == (["too-deep"] if depth > limits.DEEPEST else []), depth


def test_parts_in_parts_without_end_cost_their_mail_only() -> None:
    inner = "Content-Type: text/plain\n\nwords\n"
    for at in range(3000):
        inner = f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n{inner}\n--b{at}--\n'
    head = "From: a@garve.example\nSubject: Ferry sinks\nMIME-Version: 1.0\n"
    assert code(f"{head}{inner}".encode(), "a.eml") in ("file-broken", "empty")


def test_a_long_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    from generator.readers import pdf  # noqa: PLC0415
    from tests.test_formats import pdf as made  # noqa: PLC0415

    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    boats = ("ferry", "tug", "barge")
    pages = tuple((f"The {boat} sank at noon.", f"Nobody on the {boat} was hurt.") for boat in boats)
    assert code(made(*pages), "a.pdf") == "too-long"
    assert [got.text for got in read(made(*pages[:2]), "a.pdf") if isinstance(got, Document)]


def folder(tmp_path: Path, files: dict[str, bytes]) -> tuple[list[Item], list[Problem]]:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    got = list(read_folder(tmp_path, seed_files(tmp_path), {}))
    return [each for each in got if isinstance(each, Item)], [each for each in got if isinstance(each, Problem)]


def test_a_large_file_is_named_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "MOST_FILE_BYTES", 1_000_000)
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(1_000_001)
    items, told = folder(tmp_path, {"a.txt": ARTICLE.encode()})
    assert [item.id for item in items] == ["a"]
    assert [(problem.where, problem.code) for problem in told] == [("large.txt", "too-long")]


def test_more_articles_than_any_export_has_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "MOST_ARTICLES", 2)
    several = zipped({f"{at}.txt": f"{ARTICLE} Number {at}.".encode() for at in range(5)})
    items, told = folder(tmp_path, {"a.zip": several})
    assert len(items) == 2
    assert [(problem.where, problem.code) for problem in told] == [("a.zip", "too-long")]


def test_names_of_one_address_are_told(tmp_path: Path) -> None:
    composed, apart = "caf\u00e9.txt", "cafe\u0301.txt"
    (tmp_path / composed).write_text(ARTICLE, "utf-8")
    (tmp_path / apart).write_text(ARTICLE, "utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system takes both for one")
    items, told = folder(tmp_path, {})
    assert len(items) == 2  # the suffix enters the second's id
    assert len({item.id for item in items}) == 2
    assert told == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are of POSIX")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    items, told = folder(tmp_path, {"a.txt": ARTICLE.encode()})
    assert [item.id for item in items] == ["a"]
    assert [(problem.where, problem.code) for problem in told] == [("pipe.txt", "not-a-file")]


# ---- time -----------------------------------------------------------------------------------------------------------

timed = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such timer")


def _endless(*_: object) -> Iterator[Document]:
    while True:
        try:
            while True:
                pass
        except ValueError:  # as a library may: it must not catch what stops it
            continue
    yield Document("")


@timed
def test_work_without_end_is_stopped_and_the_timer_with_it() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TooSlowError, match=r"more than 0\.05 seconds"), patience(0.05):
        list(_endless())
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    with patience(0.05):
        pass
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass


@timed
def test_a_file_that_takes_too_long_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.program.patience.MOST_SECONDS", 0.3)
    monkeypatch.setattr(corpus, "read", lambda data, name: _endless() if name == "b.txt" else read(data, name))
    items, told = folder(tmp_path, {name: ARTICLE.encode() for name in ("a.txt", "b.txt", "c.txt")})
    assert [item.id for item in items] == ["a", "c"]
    assert [(problem.where, problem.code) for problem in told] == [("b.txt", "too-slow")]


@timed
def test_an_article_that_takes_too_long_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items, _ = folder(tmp_path, {name: ARTICLE.encode() for name in ("a.txt", "b.txt")})
    monkeypatch.setattr("generator.program.patience.MOST_SECONDS", 0.3)
    real = layouts.parse
    monkeypatch.setattr(layouts, "parse", lambda key, *rest: _spin() if key == "a" else real(key, *rest))
    done = understand.understand(items, {}, names=())
    assert [entry.article.id for entry in done.entries] == ["b"]
    assert [(problem.where, problem.code) for problem in done.lost] == [("a.txt", "too-slow")]


def _spin() -> None:
    for _ in _endless():
        pass
