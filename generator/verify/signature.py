"""Check a signed site: the signature of `SHA256SUMS`, the sum of every file, and that no other file lies beside them.

Reads the two files by itself, as a stranger's tool would; what writes them is not asked.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Problem

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.minisig"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_PUBLIC = 42
"""Bytes of a public key: two for the method, eight for its number, 32 for the key."""
_SIGNED = 74
"""Bytes of a signature: two, eight, 64."""


class NoKeyError(Exception):
    """What was given as a public key is none."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What came of it: how many files the signature covers, what it says of itself, what is wrong."""

    files: int
    comment: str
    findings: tuple[Problem, ...]


def check_signature(site: Path, key: str) -> Signed:
    """`key`: the public key's line of base64, or the text of its file. Raises `NoKeyError`; OSError for no site."""
    public = _base64(key.strip().split("\n")[-1].strip())
    if len(public) != _PUBLIC or public[:2] != b"Ed":
        raise NoKeyError("that is no public key; take the file that ends in .pub, or its second line")
    try:
        listed, lines = (site / SUMS).read_bytes(), (site / SIGNATURE).read_text("utf-8").split("\n")
    except FileNotFoundError as error:
        missing = Path(str(error.filename)).name
        return Signed(0, "", (_tampering(missing, "signature-missing", "the site is not signed, or this is gone"),))
    if problem := _unlike(listed, [*lines, "", "", "", ""], public):
        return Signed(0, "", (problem,))
    findings = tuple(_compared(site, listed.decode("utf-8")))
    return Signed(listed.count(b"\n"), lines[2].removeprefix("trusted comment: "), findings)


def _unlike(listed: bytes, lines: list[str], public: bytes) -> Problem | None:
    """What is wrong with the signature itself."""
    signed, both = _base64(lines[1]), _base64(lines[3])
    comment = lines[2].removeprefix("trusted comment: ").encode()
    if len(signed) != _SIGNED or signed[:2] != b"ED":
        return _tampering(SIGNATURE, "signature-wrong", "it is no signature of this kind")
    if signed[2:10] != public[2:10]:
        return _tampering(SIGNATURE, "signature-wrong", "another key made it than the one that was given")
    if not _holds(public[10:], signed[10:], hashlib.blake2b(listed).digest()):
        return _tampering(SUMS, "signature-wrong", "it is not what was signed: it was changed afterwards")
    if not _holds(public[10:], both, signed[10:] + comment):
        return _tampering(SIGNATURE, "signature-wrong", "the line that says who made it was changed afterwards")
    return None


def _compared(site: Path, listed: str) -> Iterator[Problem]:
    """Every file of the list, then every file that is not in it."""
    names = set()
    for line in listed.splitlines():
        row = _LINE.fullmatch(line)
        if row is None or ".." in Path(row[2]).parts or Path(row[2]).is_absolute():
            yield _tampering(SUMS, "signature-wrong", f"a line of it names no file of the site: {line[:90]!r}")
            continue
        names.add(row[2])
        path = site / row[2]
        if path.is_symlink() or not path.is_file():
            yield _tampering(row[2], "signed-missing", "it was signed, and is not there")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != row[1]:
            yield _tampering(row[2], "signed-changed", "it was changed after it was signed")
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_dir() and name not in names and name not in (SUMS, SIGNATURE):
            yield _tampering(name, "signed-added", "it was not there when the site was signed")


def _tampering(where: str, code: str, message: str) -> Problem:
    return Problem(where, code, message, "Take it from where it is published, or build and sign it anew.", "error")


def _base64(line: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except ValueError:
        return b""


def _holds(public: bytes, signed: bytes, message: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (an optional package)
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  (as above)
    except ImportError as error:
        raise NoKeyError("checking needs the package cryptography: pip install cryptography") from error
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, message)
    except (InvalidSignature, ValueError):
        return False
    return True
