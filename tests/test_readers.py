"""The contract of readers; and plain text: what is kept, and what is told about files that are no text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from generator.model import Document, Hint, Place, Problem, Unreadable, hints_of
from generator.readers import READERS, Reader, read
from generator.readers.folder import Names, slug


def read_plain(data: bytes) -> Document:
    """The one article of a plain file."""
    [document] = read(data, "a.txt")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    "text", ["It opened.\n", "It opened.\r\nIt closed.\r\n", "“É” – ok", "a\x0bb", "x" * 500 + "\x01"]
)
def test_text_is_kept_letter_for_letter(text: str) -> None:
    assert read_plain(text.encode()).text == text


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_plain(b"\xef\xbb\xbfIt opened.").text == "It opened."


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty", "nothing"),
        (b" \n\t", "empty", "nothing"),
        (b"\xef\xbb\xbf", "empty", "nothing"),
        ("It cost £5.".encode("latin-1"), "not-text", "UTF-8"),
        ("It opened.".encode("utf-16"), "not-text", "UTF-16"),
        (b"It opened.\n\0", "not-text", "zero"),
        (b"\x01\x02\x03 abc \x04", "not-text", "control"),
        (hashlib.shake_256(b"1").digest(4096), "not-text", ""),
    ],
)
def test_what_is_no_text_is_told_with_reason_and_cure(data: bytes, code: str, word: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_plain(data)
    assert caught.value.code == code
    assert word in caught.value.message
    assert caught.value.hint


def test_the_line_of_a_wrong_byte_is_named() -> None:
    with pytest.raises(Unreadable, match="line 2"):
        read_plain(b"One.\nTw\xff")


TOY = Reader(
    (".toy",),
    "text/x-toy",
    lambda data, _: (Document(line.decode(), label=line.decode()[:5]) for line in data.splitlines()),
)


def test_a_reader_is_known_by_its_one_line() -> None:
    with pytest.raises(Unreadable, match="no format"):
        list(read(b"Ships\nFerry", "a.toy"))
    read_with_it = list(read(b"Ships came.\nFerry left.", "A.TOY", (*READERS, TOY)))
    assert [document.text for document in read_with_it if isinstance(document, Document)] == [
        "Ships came.",
        "Ferry left.",
    ]


def test_whatever_a_library_raises_costs_that_file_only() -> None:
    def broken(data: bytes, name: str) -> Iterator[Document | Problem]:
        yield Document("One.")
        raise KeyError(name)

    got = read(b"x", "a.bad", (Reader((".bad",), "x/bad", broken),))
    assert next(got) == Document("One.")
    with pytest.raises(Unreadable, match="KeyError") as caught:
        next(got)
    assert caught.value.code == "file-broken"


def test_json_lines_are_articles_by_their_ids() -> None:
    data = b'{"id": 7, "text": "Ships came.", "date": "2024-02-09T10:00"}\n\n{"id": "b"}\n[]\n{'
    one, *odd = read(data, "x.JSONL")
    assert isinstance(one, Document)
    assert (one.text, one.label, one.places) == ("Ships came.", "7", (Place(0, "line", 1),))
    assert one.hints == {"published": Hint(("2024-02-09",), "caller")}
    assert [(problem.where, problem.code) for problem in odd if isinstance(problem, Problem)] == [
        ("x.JSONL#b", "line-unusable"),
        ("x.JSONL:4", "line-unusable"),
        ("x.JSONL:5", "line-unusable"),
    ]


def test_ids_stay_when_articles_are_added() -> None:
    def ids(*articles: tuple[str, str | None, str]) -> list[str]:
        given = Names()
        return [
            given.identity(
                path, given.part(path, Document(text, hints_of("format", {"published": "2024-02-09"}), label=label))
            )[0]
            for path, label, text in articles
        ]

    first = [("a.txt", None, "x"), ("jan/x.txt", "Port opens!", "y"), ("jan/x.txt", "Port opens!", "z")]
    more = [
        ("feb/a.txt", None, "x"),
        ("jan/x.txt", "Ferry", "y"),
        ("mar/x.txt", "Port opens", "y"),
        ("a.text", None, "x"),
    ]
    assert ids(*first) == ["a", "x-port-opens", "x-port-opens-2024-02-09"]
    assert ids(*first, *more) == [*ids(*first), "feb-a", "x-ferry", "mar-x-port-opens", "a-text"]


def test_names_that_differ_in_case_only_are_one_address() -> None:
    given = Names()
    assert [given.identity(path, "") for path in ("a.txt", "A.TXT", "A.txt")] == [
        ("a", ""),
        ("A-txt", ""),
        ("A", "a.txt"),
    ]


def test_a_slug_is_short_and_never_empty() -> None:
    assert slug("Élan & “Zoë”: 4,200") == "élan-zoë-4-200"
    assert slug("…") == "untitled"
    assert len(slug("word " * 40)) <= 60
