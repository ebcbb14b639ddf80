"""Mails: `.eml`, and mailboxes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.days import stated_time
from generator.readers.decode import decode
from generator.readers.exports import read_export
from generator.readers.page import page_rows, page_text, page_tree
from generator.readers.rows import Row, Sheet, groups, rows_of, words_of

_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to|content-type):[ \t]",
    re.IGNORECASE,
)
# A mail has more headers than an article may have labelled lines in its head that are called so.
_FEWEST_HEADERS = 3
# What mail programs and lists put before a subject.
_PREFIX = re.compile(r"\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*(?:\[\d+\])?\s*:|\[[^\[\]]{1,60}\])\s*", re.IGNORECASE)
_ENVELOPE = re.compile(rb"^From \S+.*\d{4}\r?\n(?=[\w-]+: )", re.MULTILINE)


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes begin with the headers of a mail, whatever the file's name says."""
    names = {line.partition(b":")[0].lower() for line in data[:4096].split(b"\n")[:40] if _HEADER.match(line)}
    begins = _HEADER.match(data.lstrip()) is not None
    return begins and len(names) >= _FEWEST_HEADERS and bool(names & {b"from", b"subject"})


def read_mail(data: bytes, name: str, depth: int = 0) -> Iterator[Document | Problem]:
    """The articles of an export that was mailed, or the mail as one article: its subject is the title; and those of
    attached files.

    Raises `Unreadable`: `empty` for a mail without text.
    """
    message = message_from_bytes(data, policy=default)
    attached = [part for part in message.iter_attachments() if part.get_filename()]
    try:
        yield from _articles(message, name, None)
    except Unreadable:
        if not attached:
            raise
    for part in attached:
        yield from _attachment(part, name, depth)


def _attachment(part: EmailMessage, name: str, depth: int) -> Iterator[Document | Problem]:
    """The articles of one attached file, named after it; files of no format that is read are pictures and the like."""
    from generator.readers import read, reader_for  # noqa: PLC0415  (attachments may be of any format)

    called = str(part.get_filename())
    payload = part.get_payload(decode=True)
    if reader_for(called) is None or not isinstance(payload, bytes):
        return
    try:
        for got in read(payload, called, depth=depth + 1):
            if isinstance(got, Document):
                yield replace(got, label=f"{called} {got.label or ''}".strip())
            else:
                yield replace(got, where=f"{name}#{called}")
    except Unreadable as error:
        yield Problem(f"{name}#{called}", error.code, error.message, error.hint)


def read_mailbox(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Each mail of a mailbox, its subject as label. A mail without text is a problem (code `article-empty`)."""
    starts = [found.end() for found in _ENVELOPE.finditer(data)]
    if not starts:
        raise Unreadable("file-broken", "no mail begins in it.", "Export the mailbox anew, or save each mail as .eml.")
    ends = [*(found.start() for found in list(_ENVELOPE.finditer(data))[1:]), len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = message_from_bytes(data[start:end], policy=default)
        try:
            yield from _articles(message, name, number)
        except Unreadable as error:
            reason = f"mail {number} of this mailbox: {error.message}"
            yield Problem(name, "article-empty", reason, "Look at it in your mail program.", "info")


def _articles(message: EmailMessage, name: str, entry: int | None) -> Iterator[Document | Problem]:
    plain, page = _body(message, "plain", name), _body(message, "html", name)
    # Databases put their labels into the page of a mail; its plain text is a notice.
    rows = page_rows(page_tree(page_text(page.encode("utf-8"), name)[0])) if page.strip() else rows_of(plain)
    if (articles := read_export(rows, name)) is not None:
        yield from articles
        return
    # Of a letter the plain text is the better one: no buttons, no pictures' names.
    if plain.strip() and page.strip():
        rows = rows_of(plain)
    if not any(row.text for row in rows):
        raise Unreadable("empty", "the mail has no text.", "Save what is attached to it.")
    yield _letter(message, rows, entry)


def _body(message: EmailMessage, kind: str, name: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        return payload.decode(part.get_content_charset() or "ascii")
    except (LookupError, UnicodeDecodeError):  # none is stated, or it is not what is stated
        return decode(payload, name).text


def _letter(message: EmailMessage, rows: tuple[Row, ...], entry: int | None) -> Document:
    """One mail as an article. A newsletter says its title again in its text: what stands above that is a greeting."""
    subject = title = " ".join(str(message.get("subject", "")).split())
    while (found := _PREFIX.match(title)) and found.end() < len(title):
        title = title[found.end() :]
    hints: dict[HintKey, Hint] = {}
    if title:
        hints["title"] = Hint((title,), field="Subject")
    if day := stated_time(str(message.get("date", ""))):
        hints["published"] = Hint((day,), field="Date")
    if entry is not None:
        rows = tuple(Row(row.text, entry, row.mark, "entry") for row in rows)
    paragraphs = list(groups(rows))
    again = next((at for at, group in enumerate(paragraphs) if title and words_of(group) == title), None)
    sheet = Sheet()
    if title and again is None:
        sheet.add(title, Row("", 1, "", "entry" if entry else "line"), "title", "format.subject")
    for at, group in enumerate(paragraphs):
        if again is not None and at < again:
            sheet.rows(group, "notice", "format.greeting")
        elif at == again:
            sheet.rows(group, "title", "format.subject")
        else:
            sheet.rows(group)
    return sheet.document(hints, subject or f"mail {entry}" if entry is not None else None)


READER = Reader((".eml",), "message/rfc822", read_mail, read_mail)
MAILBOX = Reader((".mbox",), "application/mbox", read_mailbox)
