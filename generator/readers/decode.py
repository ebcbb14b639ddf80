"""The bytes of a text file into its characters. What had to be assumed is told; nothing is repaired in silence."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from quopri import decodestring
from unicodedata import category

from charset_normalizer import from_bytes

from generator.model import Problem, Unreadable

_SAVE = "Save the file as UTF-8 text."
# White space, and the end-of-file mark of old systems; any other control character does not occur in text.
_HARMLESS = frozenset("\t\n\r\v\f\x1a\x1c\x1d\x1e\x1f\x85")
# A stray control character is a slip of some editor; one in a hundred is no text. Random bytes have one in eight.
_MOST_CONTROLS = 0.01
# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that news files come in beside Unicode: Western first, as it is by far the commonest.
_OLD = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "koi8_r", "mac_roman", "shift_jis", "gb18030", "big5"
)  # fmt: skip
# How alike two readings are in charset-normalizer's measure of a language's usual letters (0 to 1) when none wins.
_AS_USUAL = 0.05
_ENOUGH_BYTES = 20_000
"""More of a file tells no more about its encoding, and guessing costs time with every byte."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what was assumed to get it."""

    text: str
    problems: tuple[Problem, ...] = ()
    same_lines: bool = True
    """Whether the text has the line breaks of the file, so that lines can be counted in it."""


def decode(data: bytes, name: str, *, markup: bool = False, damaged: bool = False) -> Decoded:
    """The characters of a text file: Unicode with or without mark, else the likeliest older encoding, which is told.

    `markup`: the file is a page, in which entities are no slip. `damaged`: text that was saved in a wrong encoding and
    can't be read back comes as it stands, for who splits it into articles and asks `damage_of` each. Line ends stay as
    they are. Raises `Unreadable`: `empty` for a file of white space and characters without width, `not-text` for bytes
    that are no text, `mojibake` for such damage unless `damaged`.
    """
    text, problems = _characters(data, name)
    if not any(_is_visible(character) for character in text):
        raise Unreadable("empty", "there is nothing in it.", "Put the article's text into it, or remove it.")
    controls = sum(1 for character in text if character < " " and character not in _HARMLESS)
    if controls > _MOST_CONTROLS * len(text) or "\0" in text:
        raise Unreadable(
            "not-text",
            f"{controls} of its {len(text)} characters are control characters.",
            "Remove the file, or save its article as UTF-8 text.",
        )
    same_lines = True
    for wrong, undo in () if markup else _WRAPPINGS:
        if len(wrong.findall(text)) >= _FEWEST:
            try:
                undone, told, keeps_lines = undo(text, name)
            except Unreadable:
                if damaged:
                    continue
                raise
            if undone != text:
                text, problems, same_lines = undone, (*problems, told), same_lines and keeps_lines
    return Decoded(text, problems, same_lines)


def damage_of(text: str) -> Unreadable | None:
    """Why an article can't be used that stands in a file read with `damaged`; None: its letters are whole."""
    return _lost() if len(_MOJIBAKE.findall(text)) >= _FEWEST else None


def _is_visible(character: str) -> bool:
    return not character.isspace() and category(character) not in ("Cc", "Cf")


def _characters(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                reason = f"it says that it is {encoding.upper()}, and byte {error.start} is not."
                raise Unreadable("not-text", reason, _SAVE) from error
    if (at := data.find(b"\0")) >= 0:
        return _unmarked_wide(data, at), (_assumed(name, "UTF-16"),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        likeliest = _older(data)
        if likeliest is None:
            line = data.count(b"\n", 0, error.start) + 1
            raise Unreadable(
                "not-text", f"byte {error.start}, in line {line}, is not UTF-8, nor is it another text.", _SAVE
            ) from error
        # Five bytes have no character in Windows-1252; they are what they were, seen as control characters.
        return data.decode(likeliest, "replace"), (_assumed(name, _CALLED.get(likeliest, likeliest)),)


def _unmarked_wide(data: bytes, at: int) -> str:
    """Text in UTF-16 without its mark: every second byte of Latin letters is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) * 4 > len(data):  # half of the pairs, at least, are Latin letters
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise Unreadable(
        "not-text", f"byte {at} is zero, which text never holds.", "Remove the file, or save its article as UTF-8 text."
    )


# Letters of Eastern Europe are signs in Windows-1252: no word has those inside or at its end.
_SIGN_IN_WORD = re.compile("[^\\W\\d_][¢-©¬-³µ¶¸¹¼-¿]|[¢-©¬®-³µ¶¸¹¼-¾][^\\W\\d_]")

_CALLED = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "mac_roman": "Mac Roman"}


def _older(data: bytes) -> str | None:
    """The likeliest encoding of text that is no Unicode; Windows-1252 where it reads as cleanly as any."""
    found = from_bytes(data[:_ENOUGH_BYTES], cp_isolation=list(_OLD))
    best = found.best()
    if best is None:
        return None
    western = next((match for match in found if match.encoding == "cp1252"), None)
    if western is not None and western.chaos <= best.chaos and western.coherence >= best.coherence - _AS_USUAL:
        read = data[:_ENOUGH_BYTES].decode("cp1252", "replace")
        others = [match.encoding for match in found if match.encoding != "cp1252"]
        return str(others[0]) if others and len(_SIGN_IN_WORD.findall(read)) >= _FEWEST else "cp1252"
    return str(best.encoding)


def _assumed(name: str, encoding: str) -> Problem:
    message = f"it is not marked as any encoding and was read as {encoding}"
    return Problem(name, "encoding-assumed", message, "Save it as UTF-8 if letters look wrong.", "info")


# ---- text wrapped in something else -----------------------------------------------------------------------------

# One or two may be what an article writes about; three are a habit of the file.
_FEWEST = 3
# UTF-8 read as Windows-1252: the first byte of a letter or a mark, then the character that its next byte became.
_MOJIBAKE = re.compile("â€[œ\ufffd\x9d™˜“”¦¢]|Ã[\u0080-\u00bf©¨¤¶¼Ÿ±§ª®³¡¢¯]|Â[£©®°·«»\u00a0]")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}){2,}|(?<![=\s])=\r?\n")
_NO_QUOTED_PRINTABLE = re.compile(r"=(?![0-9A-F]{2}|\r?\n)")

Undone = tuple[str, Problem, bool]
"""The text without its wrapping, what is told, and whether the lines are still those of the file."""


def _read_back(text: str, name: str) -> Undone:
    """UTF-8 that was taken for Windows-1252 and saved again. Read back only if every character of it can be."""
    try:
        undone = text.encode("cp1252").decode("utf-8")
    except UnicodeError as error:
        raise _lost() from error
    message = "it was saved in a wrong encoding (UTF-8 taken for Windows-1252) and was read back letter for letter"
    return undone, Problem(name, "mojibake-read", message, "Compare it with the original.", "info"), True


def _lost() -> Unreadable:
    return Unreadable(
        "mojibake",
        "its letters were saved in a wrong encoding (“â€œ” and the like stand for quotation marks); some are lost.",
        "Save the article anew from where it came from.",
    )


def _entities(text: str, name: str) -> Undone:
    message = "characters are written as HTML entities (such as &amp;) and were read as what they stand for"
    return unescape(text), Problem(name, "entities-read", message, "Nothing, if the text looks right.", "info"), True


def _quoted_printable(text: str, name: str) -> Undone:
    """The encoding of mail bodies, where every `=` has its sense and UTF-8 comes out; else the text stays as it is."""
    told = Problem(
        name,
        "quoted-printable-read",
        "it is the body of a mail in its transfer encoding (quoted-printable) and was decoded",
        "Save mails as .eml, and their date and sender are read, too.",
        "info",
    )
    if _NO_QUOTED_PRINTABLE.search(text):
        return text, told, True
    try:
        return decodestring(text.encode("utf-8", "surrogatepass")).decode("utf-8"), told, False
    except UnicodeDecodeError:
        return text, told, True


_WRAPPINGS: tuple[tuple[re.Pattern[str], Callable[[str, str], Undone]], ...] = (
    (_QUOTED_PRINTABLE, _quoted_printable),
    (_MOJIBAKE, _read_back),
    (_ENTITY, _entities),
)
