"""What no file of news needs more of: bytes, articles, pages, depth. What goes beyond is refused.

Each limit stands far above what real collections have, so that who meets one has an archive of something else, or an
attack: a few kilobytes that unpack to a full disk, mails in mails without end, entities that multiply.
"""

from __future__ import annotations

import io
import stat
import zipfile

from lxml import etree

from generator.model import Unreadable

MOST_FILE_BYTES = 500_000_000
"""Of one file. A thousand articles exported as text have 5 MB; web archives and scanned papers reach hundreds."""
MOST_ARTICLES = 50_000
"""In one file. Press databases export up to a thousand at a time; mailboxes of clippings grow over years."""
MOST_UNPACKED = 500_000_000
"""Bytes of all members of an archive together."""
MOST_MEMBERS = 20_000
"""Files in an archive."""
MOST_RATIO = 200
"""Bytes unpacked for one packed, where it is much: text and pages reach 20, deflated zeros 1,000."""
_MUCH = 20_000_000
"""Below this a ratio harms nobody: a page of one repeated letter is no attack."""
MOST_PAGES = 2_000
"""Of a PDF. A Sunday paper has 200."""
DEEPEST = 4
"""Files inside files: a page attached to a mail that was forwarded inside a mail, in an archive."""


def opened(data: bytes) -> zipfile.ZipFile:
    """An archive within these limits. Raises `Unreadable`: `file-broken`, `too-long`, `encrypted`.

    Sizes are those that the archive declares; unpacking stops at them, so a false one gains nothing.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("file-broken", f"it is no archive, or breaks off ({error}).", "Get it anew.") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        reason = f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB, or {MOST_MEMBERS:,} files."
        raise Unreadable("too-long", reason, "Unpack it, and add what you need.")
    if unpacked > _MUCH and unpacked > MOST_RATIO * len(data):
        reason = f"it unpacks to more than {MOST_RATIO} times its size, as no text does."
        raise Unreadable("too-long", reason, "Unpack it, and look at what is in it.")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted", "it is protected by a password.", "Unpack it with its password into the folder.")
    return archive


def is_link(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a link or a device, as archives made on Unix can hold: its bytes are a path, no article."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def xml_root(data: bytes) -> etree._Element:
    """The root of an XML document. Raises `XMLSyntaxError` as lxml does, and `Unreadable` (code `entities-declared`)
    for one that declares entities of its own: they can multiply to any size, and name files of this machine.
    """
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
        raise Unreadable(
            "entities-declared",
            "it declares entities of its own, which can unpack to any size or name files of this machine.",
            "Export it without them, or save its article as plain text.",
        )
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def check_depth(depth: int) -> None:
    """Raises `Unreadable` (code `too-deep`) for a file that lies in more than `DEEPEST` others."""
    if depth > DEEPEST:
        reason = f"it lies in a file that lies in a file, more than {DEEPEST} times."
        raise Unreadable("too-deep", reason, "Unpack it, and add it by itself.")
