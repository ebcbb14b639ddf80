"""Reading plain text: what is kept, and what is told about files that are no text."""

from __future__ import annotations

import hashlib

import pytest

from generator.model import Unreadable
from generator.readers.plain import read_plain


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
