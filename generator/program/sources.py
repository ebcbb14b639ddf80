"""Blocks for `sources.toml`: what each article lacks, ready for its owner to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.base.replacing import replace_file
from generator.model import Article, Fact
from generator.owner.settings import Settings, read_owners
from generator.owner.sidecar import FILE, block, read_sidecar
from generator.program.corpus import Item, read_folder, seed_files
from generator.program.understand import parsed

_ASKED = ("title", "outlet", "published")


def missing(chosen: Settings) -> tuple[str, ...]:
    """A block for every article without title, outlet or date that `sources.toml` has none for, in order.

    Raises `ConfigError` for mistakes in `sources.toml`.
    """
    names = seed_files(chosen.seeds)
    stated = read_sidecar(read_owners(chosen.seeds / FILE), names)
    made = []
    for item in read_folder(chosen.seeds, names, stated.hints):
        if isinstance(item, Item) and item.source.name not in stated.hints:
            laid_out = parsed(item)
            if isinstance(laid_out, tuple) and (lacking := _lacking(laid_out[0])):
                known = dict(_known(laid_out[0]))
                made.append(block(item.source.name, {}, lacking, known))
    return tuple(made)


def write(chosen: Settings, blocks: tuple[str, ...]) -> Path:
    """Put the blocks at the end of `sources.toml`."""
    path = chosen.seeds / FILE
    before = path.read_text("utf-8") if path.exists() else ""
    replace_file(path, ("\n\n".join(part.rstrip() for part in (before, *blocks) if part.strip()) + "\n").encode())
    return path


def _lacking(article: Article) -> tuple[str, ...]:
    data = article.metadata
    found: dict[str, Fact[str] | None] = {"title": data.title, "outlet": data.outlet, "published": data.published}
    return tuple(key for key in _ASKED if found[key] is None)


def _known(article: Article) -> Iterator[tuple[str, str]]:
    """What tells the owner which article it is."""
    data = article.metadata
    for key, fact in (("title", data.title), ("outlet", data.outlet), ("published", data.date)):
        if fact is not None:
            yield key, fact.value
    if data.title is None and article.paragraphs:
        yield "begins", " ".join(article.paragraphs[0].span.cut(article.text).split()[:12]) + " …"
