"""Sign a proved site: one file with the SHA-256 of every other, and an Ed25519 signature of it in minisign's format.

Both can be checked by tools that have nothing to do with this program (`minisign`, `sha256sum`); the page about signing
says how. `data/manifest.json` is signed as any file is and holds the hash of every article and of every generated page,
so the signature reaches those, too. Format of keys and signatures: the minisign manual,
"Signature format" (F. Denis). Nothing here reads a clock: the same site and key give the same signature.
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.owner.config import ConfigError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"
_ED25519, _PREHASHED, _NO_PASSWORD, _BLAKE2B = b"Ed", b"ED", b"\0\0", b"B2"
_SALT_AND_COSTS = 32 + 8 + 8
"""Bytes that a key with a password needs; zero in one without."""
_SEED, _PAIR, _NUMBER, _CHECK = 32, 64, 8, 32


@dataclass(frozen=True, slots=True)
class Key:
    """A secret key: `number` tells it from others (8 bytes), `pair` is its seed and public half (64 bytes)."""

    number: bytes
    pair: bytes

    @property
    def public(self) -> str:
        """What others check with: one line of base64, as minisign writes it."""
        return _base64(_ED25519 + self.number + self.pair[_SEED:])

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of a signature."""
        return _private(self.pair[:_SEED]).sign(message)


def new_key(path: Path) -> Key:
    """Make a key and write its two halves: `path`, readable by its owner only, and `path`.pub. Raises `ConfigError`
    where either is there already: a key that is lost can't be made again.
    """
    public = path.with_name(f"{path.name}.pub")
    if there := [file for file in (path, public) if file.exists()]:
        raise ConfigError([f"{there[0]} is there already; name another file, or go on signing with that key"])
    seed = os.urandom(_SEED)
    key = Key(os.urandom(_NUMBER), seed + _private(seed).public_key().public_bytes_raw())
    held = key.number + key.pair + _check(key.number, key.pair)
    secret = _ED25519 + _NO_PASSWORD + _BLAKE2B + bytes(_SALT_AND_COSTS) + held
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"untrusted comment: minisign secret key, without a password\n{_base64(secret)}\n")
    public.write_text(f"untrusted comment: minisign public key {_called(key)}\n{key.public}\n", "ascii")
    return key


def read_key(text: str, where: str) -> Key:
    """The key in a minisign secret key file. Raises `ConfigError` for one with a password, a public one, and others."""
    lines = text.split("\n")
    try:
        held = base64.b64decode(lines[1].strip() if len(lines) > 1 else "", validate=True)
    except ValueError:
        held = b""
    head, rest = held[:6], held[6 + _SALT_AND_COSTS :]
    if head[:2] != _ED25519 or len(rest) != _NUMBER + _PAIR + _CHECK:
        raise ConfigError([f"{where} holds no secret key; make one with sign --new-key FILE"])
    if head[2:4] != _NO_PASSWORD:
        raise ConfigError([f"{where} has a password, which nobody can type in here; make a key with minisign -G -W"])
    number, pair, check = rest[:_NUMBER], rest[_NUMBER:-_CHECK], rest[-_CHECK:]
    if check not in (_check(number, pair), bytes(_CHECK)):  # minisign leaves it empty where there is no password
        raise ConfigError([f"{where} is damaged: its check sum is another; take it from a copy"])
    return Key(number, pair)


def sums(site: Path) -> str:
    """A line for every file of the site, as `sha256sum` prints it and checks it, ordered by path. Raises `ConfigError`
    for a link, which could lead anywhere, and for a name with a line break.
    """
    lines = []
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        name = path.relative_to(site).as_posix()
        if path.is_symlink() or "\n" in name or "\\" in name:
            raise ConfigError([f"{name!r} in {site} can't be signed: it is a link, or its name has a line break"])
        if path.is_file() and name not in (SUMS, SIGNATURE):
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)


def sign(site: Path, key: Key) -> int:
    """Write both files into the site, the signature last, so that one that breaks off leaves none. How many it covers.

    The older signature goes first: at no moment does one stand beside sums that it was not made for.
    """
    (site / SIGNATURE).unlink(missing_ok=True)
    listed = sums(site)
    (site / SUMS).write_bytes(listed.encode("utf-8"))
    (site / SIGNATURE).write_bytes(signature(listed.encode("utf-8"), key).encode("utf-8"))
    return listed.count("\n")


def signature(content: bytes, key: Key) -> str:
    """The four lines of a signature; the third is signed, too, and names the program's version."""
    signed = key.sign(hashlib.blake2b(content).digest())
    comment = f"clipbook {__version__}, file:{SUMS}"
    both = key.sign(signed + comment.encode())
    return (
        f"untrusted comment: verify with the public key {_called(key)}\n{_base64(_PREHASHED + key.number + signed)}\n"
        f"trusted comment: {comment}\n{_base64(both)}\n"
    )


def _check(number: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(_ED25519 + number + pair, digest_size=_CHECK).digest()


def _called(key: Key) -> str:
    """A key's number as minisign prints it: the number of 64 bits, least byte first."""
    return f"{int.from_bytes(key.number, 'little'):016X}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _private(seed: bytes) -> Ed25519PrivateKey:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as Private  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError(["signing needs the package cryptography: pip install cryptography"]) from error
    return Private.from_private_bytes(seed)
