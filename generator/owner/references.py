"""What the owner calls an article or an extract, in whatever form it was copied: an id, an address, a hash.

All of the owner's files take the same forms, so that nobody has to remember which file wants which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.base.addresses import slug
from generator.extract.ids import KINDS, by_id
from generator.model import Entry, Extract

_KIND = "|".join(kind for kind, _ in KINDS)
_DIGITS = r"[0-9a-f]{8}(?:-[0-9]+)?"
_ANCHOR = re.compile(rf"#?(?P<kind>{_KIND})[-/](?P<digits>{_DIGITS})")
_BARE = re.compile(rf"#?(?P<digits>{_DIGITS})")
_WHOLE = re.compile(rf"(?P<article>.+)/(?P<kind>{_KIND})/(?P<digits>{_DIGITS})", re.DOTALL)
_CITED = re.compile(rf"(?P<article>.+)-(?P<kind>{_KIND})-(?P<digits>{_DIGITS})", re.DOTALL)
"""A key of BibTeX, RIS or CSL: the article's address and the anchor, joined by a hyphen."""
LABEL = 6
"""Characters of a label, at most: it stands before each source line."""
_AROUND = " \t\r\n`<>“”„‘’'\""
"""What a mail or a chat puts around something copied."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to refer to, found by each form of its name."""

    extracts: Mapping[str, Extract] = field(default_factory=dict)
    """Id to extract."""
    entry_of: Mapping[str, Entry] = field(default_factory=dict)
    """Id of an extract to the entry that holds it."""
    articles: Mapping[str, Entry] = field(default_factory=dict)
    """Id of an article to its entry."""
    _named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What an article may be called to the ids of those that are."""
    _ending: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`1a2b3c4d` and `quote/1a2b3c4d` to ids that end so."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Known:
        """All names of what the entries hold."""
        extracts: dict[str, Extract] = {}
        entry_of: dict[str, Entry] = {}
        articles: dict[str, Entry] = {}
        named: defaultdict[str, list[str]] = defaultdict(list)
        ending: defaultdict[str, list[str]] = defaultdict(list)
        for entry in entries:
            articles[entry.article.id] = entry
            for name in dict.fromkeys(_names(entry)):
                named[name].append(entry.article.id)
            for key, item in by_id(entry).items():
                extracts[key], entry_of[key] = item, entry
                _, kind, digits = key.rsplit("/", 2)
                ending[f"{kind}/{digits}"].append(key)
                ending[digits].append(key)
        for label, key in labels(articles).items():
            named[label] = named.get(label) or [key]
        return cls(extracts, entry_of, articles, _fixed(named), _fixed(ending))

    def article(self, text: str) -> tuple[str, ...]:
        """Ids of the articles that `text` may mean: an id, a file name with or without suffix or folders, the address
        of a page; the best form decides.
        """
        text = text.strip(_AROUND)
        if text in self.articles:
            return (text,)
        path = unquote(text.partition("#")[0] if "://" in text else text).rstrip("/")
        last = re.sub(r"/index\.html$|\.html$", "", path).rpartition("/")[2]
        forms = (text, path, last)
        return next((self._named[form] for form in forms if form in self._named), ())

    def extract(self, text: str) -> tuple[str, ...]:
        """Ids of the extracts that `text` may mean: an id, the address of one with its anchor, `#quote-1a2b3c4d`,
        `quote/1a2b3c4d`, the eight digits alone, or the key of a citation.
        """
        text = text.strip(_AROUND).partition(":~:")[0]
        if text in self.extracts:
            return (text,)
        page, _, anchor = text.rpartition("#")
        if page and (found := _ANCHOR.fullmatch(unquote(anchor))):
            # The front page and that of a person show extracts too: then the anchor alone tells which.
            return self._within(page, found["kind"], found["digits"]) or self._ending.get(_end(found), ())
        for form in (_WHOLE, _CITED):
            if (found := form.fullmatch(text)) and (ids := self._within(*found.group("article", "kind", "digits"))):
                return ids
        if found := _ANCHOR.fullmatch(text):
            return self._ending.get(_end(found), ())
        if found := _BARE.fullmatch(text):
            return self._ending.get(found["digits"], ())
        return ()

    def _within(self, article: str, kind: str, digits: str) -> tuple[str, ...]:
        ids = (f"{each}/{kind}/{digits}" for each in self.article(article))
        return tuple(key for key in ids if key in self.extracts)


def labels(ids: Iterable[str]) -> dict[str, str]:
    """The short labels that pages show for articles, to their ids, where these are what the file names begin with.

    >>> labels(["01-quay", "02-fire"])
    {'01': '01-quay', '02': '02-fire'}
    """
    listed = [*ids]
    heads = {re.split(r"[_\W]", key, maxsplit=1)[0]: key for key in listed}
    told_apart = len(heads) == len(listed) and all(0 < len(head) <= LABEL for head in heads)
    return heads if told_apart else {}


def article_in(text: str) -> str:
    """The part of a reference that names its article; empty for one that names none."""
    text = text.strip(_AROUND).partition(":~:")[0]
    page, _, anchor = text.rpartition("#")
    if page and _ANCHOR.fullmatch(unquote(anchor)):
        return page
    found = _WHOLE.fullmatch(text) or _CITED.fullmatch(text)
    return found["article"] if found else ""


def file_named(text: str, names: Collection[str]) -> str:
    """The file that `text` names, with or without its suffix and its folders; empty for none and for several.

    >>> file_named("my-article", ["ports/my-article.txt", "other.txt"])
    'ports/my-article.txt'
    """
    if text in names:
        return text
    whole = [name for name in names if text in (name, str(PurePosixPath(name).with_suffix("")))]
    short = [name for name in names if text in (PurePosixPath(name).name, PurePosixPath(name).stem)]
    found = whole or short
    return found[0] if len(found) == 1 else ""


def _names(entry: Entry) -> Iterator[str]:
    article = entry.article
    yield from (article.id, slug(article.id), article.source.name)
    if not article.source.part:
        path = PurePosixPath(article.source.path)
        yield from (path.name, path.stem, str(path.with_suffix("")))


def _end(found: re.Match[str]) -> str:
    return f"{found['kind']}/{found['digits']}"


def _fixed(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(ids) for name, ids in lists.items()}
