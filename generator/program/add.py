"""Bringing articles in: files copied and pages fetched into the seeds folder, with where and when they come from.

One request a page, with a name of its own, within limits of time and size; addresses of private networks are asked only
if the owner says so, since a list of addresses may come from anyone.
"""

from __future__ import annotations

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from generator import __version__
from generator.base.replacing import replace_file
from generator.model import Document, Unreadable
from generator.owner.sidecar import FILE as SIDECAR
from generator.owner.sidecar import block
from generator.readers import known_suffixes, read, reader_for
from generator.readers.folder import slug

SECONDS = 20.0
"""For an answer to begin, and for each part of it."""
MOST_BYTES = 20_000_000
"""A page of news has up to 3 MB, a saved one with pictures up to 15."""
MOST_REDIRECTS = 5
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": ".xml", "text/xml": ".xml",
    "application/json": ".json", "application/feed+json": ".json", "message/rfc822": ".eml", "text/markdown": ".md",
}  # fmt: skip


class NotAddedError(Exception):
    """Why a file or a page could not be brought in, and what helps."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    content: bytes
    suffix: str
    address: str
    """Where redirects led."""


def add(seeds: Path, given: str, *, private: bool = False, now: datetime | None = None) -> Path:
    """Put one file or page into `seeds`; the path there. `private`: http, and addresses of private networks, too.

    Raises `NotAddedError`: there is no such file or answer, it has no format that is read, or another is called so.
    """
    if "://" in given:
        return _add_page(seeds, given, private=private, now=now or datetime.now(UTC))
    source = Path(given)
    if not source.is_file():
        raise NotAddedError(f"{given}: there is no such file")
    if reader_for(source.name) is None:
        raise NotAddedError(f"{given}: no format that is read; there are {known_suffixes()}")
    target = seeds / source.name
    if target.exists():
        same = target.read_bytes() == source.read_bytes()
        raise NotAddedError(f"{target}: {'it is there already' if same else 'another file is called so; rename one'}")
    seeds.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def _add_page(seeds: Path, address: str, *, private: bool, now: datetime) -> Path:
    sidecar = seeds / SIDECAR
    stated = sidecar.read_text("utf-8") if sidecar.exists() else ""
    if f'address = "{address}"' in stated:
        raise NotAddedError(f"{address}: it is there already, as {SIDECAR} says")
    fetched = fetch(address, private=private)
    name = _name_for(fetched)
    target = next(path for path in _free(seeds, name, fetched.suffix) if not path.exists())
    seeds.mkdir(parents=True, exist_ok=True)
    target.write_bytes(fetched.content)
    written = block(target.name, {"address": fetched.address, "retrieved": now.strftime("%Y-%m-%dT%H:%M:%SZ")})
    replace_file(sidecar, f"{stated.rstrip()}\n\n{written}".lstrip().encode())
    return target


def _name_for(fetched: Fetched) -> str:
    """A file name out of the title, else out of the address."""
    try:
        for got in read(fetched.content, f"page{fetched.suffix}"):
            if isinstance(got, Document) and got.label is None and "title" in got.hints:
                return slug(got.hints["title"].values[0])
    except Unreadable:
        pass  # it is told by the build, with reason and cure
    parts = urlsplit(fetched.address)
    return slug(parts.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or parts.path or str(parts.hostname))


def _free(seeds: Path, name: str, suffix: str) -> Iterator[Path]:
    yield seeds / f"{name}{suffix}"
    number = 2
    while True:
        yield seeds / f"{name}-{number}{suffix}"
        number += 1


def fetch(address: str, *, private: bool = False) -> Fetched:
    """What an address answers to one request. Raises `NotAddedError` with the reason."""
    _allowed(address, private=private)
    request = Request(address, headers={"User-Agent": f"clipbook/{__version__}", "Accept": "text/html, */*;q=0.5"})  # noqa: S310  (checked above)
    try:
        with _opener(private=private).open(request, timeout=SECONDS) as answer:
            content = answer.read(MOST_BYTES + 1)
            kind, where = answer.headers.get_content_type(), str(answer.url)
    except HTTPError as error:
        raise NotAddedError(f"{address}: the server answers {error.code} {error.reason}") from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise NotAddedError(f"{address}: {getattr(error, 'reason', None) or error}") from error
    if len(content) > MOST_BYTES:
        raise NotAddedError(f"{address}: it has more than {MOST_BYTES // 1_000_000} MB; download it, and add the file")
    suffix = _SUFFIXES.get(kind)
    if suffix is None:
        raise NotAddedError(f"{address}: it is {kind}, no format that is read from an address")
    return Fetched(content, suffix, where)


def _opener(*, private: bool) -> OpenerDirector:
    class Checked(HTTPRedirectHandler):
        max_redirections = MOST_REDIRECTS

        def redirect_request(  # noqa: PLR0917  (the library's signature)
            self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
        ) -> Request | None:
            _allowed(newurl, private=private)
            return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]

    # A proxy would be asked for addresses that nobody has checked.
    return build_opener(ProxyHandler({}), Checked()) if private else build_opener(Checked())


def _allowed(address: str, *, private: bool) -> None:
    """Raises `NotAddedError` for an address that is not asked: no https, a password in it, a private network."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NotAddedError(f"{address}: no web address") from error
    if parts.scheme not in (("https", "http") if private else ("https",)) or not host:
        raise NotAddedError(f"{address}: only addresses with https:// are fetched")
    if parts.username is not None:
        raise NotAddedError(f"{address}: it holds a user or password, which would be published; take out all before @")
    if private:
        return
    try:
        found = socket.getaddrinfo(host, port or 443, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise NotAddedError(f"{address}: there is no such server") from error
    if any(not ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found):
        raise NotAddedError(f"{address}: it leads into a private network; --private allows that")
