"""The contract of readers; and plain text: what is kept, and what is told about files that are no text."""

from __future__ import annotations

import doctest
import hashlib
import importlib
from collections.abc import Iterator
from pathlib import Path

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
        (b"\xff\xfeI\x00\x00\xd8", "not-text", "UTF-16"),
        (b"%PDF-1.7 and so on", "not-text", "PDF"),
        (b"PK\x03\x04 and so on", "not-text", "Word"),
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


FRENCH = "Le maire a dit « très bien » à la mairie, où l’été était là.\nLa forêt brûlait."
ENGLISH = "“We’re late,” she said – it cost £5 and €4.\r\n“It’s over.”\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_is_read_and_nothing_told(encoding: str) -> None:
    document = read_plain(ENGLISH.encode(encoding))
    assert (document.text, document.problems) == (ENGLISH, ())


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (ENGLISH, "cp1252", "Windows-1252"),
        ("It cost £5.", "latin-1", "Windows-1252"),
        (FRENCH, "cp1252", "Windows-1252"),
        (FRENCH, "mac_roman", "Mac Roman"),
        ("Мэр сказал, что мост закрыт. Ремонт будет стоить три миллиона рублей.", "cp1251", "Windows-1251"),
        ("市長は橋を閉鎖すると述べた。修理には三億円かかる。", "shift_jis", "shift_jis"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (ENGLISH, "utf-16-be", "UTF-16"),
    ],
)
def test_older_encodings_are_read_and_told(text: str, encoding: str, told: str) -> None:
    document = read_plain(text.encode(encoding))
    assert document.text == text
    assert [(problem.code, problem.severity) for problem in document.problems] == [("encoding-assumed", "info")]
    assert told in document.problems[0].message


def test_accents_as_characters_of_their_own_stay_so() -> None:
    decomposed = "Cafe\u0301 and the re\u0301sume\u0301"
    assert read_plain(decomposed.encode()).text == decomposed


def test_text_that_was_decoded_wrongly_is_read_back_whole_or_refused() -> None:
    wrong = ENGLISH.replace("“It’s over.”", "It’s over").encode().replace(b"\xe2\x80\x9d", b"'").decode("cp1252")
    document = read_plain(wrong.encode())
    assert document.text.startswith("“We’re late,' she said – it cost £5")
    assert [problem.code for problem in document.problems] == ["mojibake-read"]
    lossy = ENGLISH.encode().decode("cp1252", "replace")
    with pytest.raises(Unreadable) as caught:
        read_plain(lossy.encode())
    assert caught.value.code == "mojibake"


def test_one_odd_letter_is_no_reason_to_read_a_text_anew() -> None:
    text = "He wrote “â€œ” where a mark was, and AT&amp;T with an entity."
    assert read_plain(text.encode()).text == text
    assert read_plain(text.encode()).problems == ()


def test_entities_and_transfer_encodings_are_read_as_what_they_stand_for() -> None:
    document = read_plain(b"&ldquo;We&rsquo;re late,&rdquo; she said at A&amp;B.\nIt cost &#163;5.")
    assert document.text == "“We’re late,” she said at A&B.\nIt cost £5."
    assert [problem.code for problem in document.problems] == ["entities-read"]
    printable = read_plain(b"=E2=80=9CWe=E2=80=99re late,=E2=80=9D she=\n said. 2=3D2. It rained=\n all day.")
    assert printable.text == "“We’re late,” she said. 2=2. It rained all day."
    assert [problem.code for problem in printable.problems] == ["quoted-printable-read"]
    assert printable.places == (Place(0, "entry", 1),)
    assert read_plain(b"a = b\n=====\n=====\n=====\nx=AB").problems == ()


@pytest.mark.parametrize(
    ("file", "title", "what"),
    [
        ("07-rtf.txt", None, "rich text"),
        ("07b-html.txt", "Bridge over the Orrin closed after cracks are found", "web page"),
        ("10d-title-mail.txt", "Bridge over the Orrin closed after cracks are found", "mail"),
    ],
)
def test_what_is_no_plain_text_is_read_as_what_it_is(file: str, title: str | None, what: str) -> None:
    data = (Path(__file__).parent / "fixtures" / "files" / file).read_bytes()
    told, document = read(data, file)
    assert isinstance(told, Problem)
    assert isinstance(document, Document)
    assert (told.code, told.severity) == ("format-other", "info")
    assert what in told.message
    assert "“We could not wait another night,” said Ailsa Brannock" in document.text
    assert "£3.4 million" in document.text
    assert ("title" in document.hints) == bool(title)
    assert "dataLayer" not in document.text
    assert "Home" not in document.text


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


@pytest.mark.parametrize("module", ["bylines", "days", "folder", "markdown", "rows", "values", "web", "exports.labels"])
def test_the_examples_of_rules_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"generator.readers.{module}"))
    assert result.attempted > 0
    assert result.failed == 0
