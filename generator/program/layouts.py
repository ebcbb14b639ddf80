"""Articles laid out, each once: what stands in the cache for the same text, hints and parser is not made again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from generator.base.codec import decode, encode
from generator.model import Article, Block, Metadata, Problem
from generator.parse import parse
from generator.program.cache import Cache, code_of, layout_hash
from generator.program.corpus import Item


@dataclass(frozen=True, slots=True)
class Layout:
    """An article laid out."""

    article: Article
    problems: tuple[Problem, ...]
    seen: str
    """The `layout_hash`: what extractors see."""
    key: str
    """Hash of all that the layout was made of."""


def layout(item: Item, store: Cache | None = None) -> Layout:
    """From the cache where it holds it, else made, and put there. Raises what the parser raises, which is a fault."""
    made_of = _key(item)
    if store and (kept := store.read("layouts", made_of, lambda stored: _decoded(item, made_of, stored))):
        return kept
    article, problems = parse(item.id, item.source, item.document)
    made = Layout(article, problems, layout_hash(article), made_of)
    if store:
        held = [encode(article.metadata), encode(article.blocks), encode(problems), made.seen]
        store.write("layouts", made_of, json.dumps(held))
    return made


def _decoded(item: Item, made_of: str, stored: str) -> Layout:
    metadata, blocks, problems, seen = json.loads(stored)
    article = Article(
        item.id, item.source, item.document.text, decode(Metadata, metadata), decode(tuple[Block, ...], blocks)
    )
    return Layout(article, decode(tuple[Problem, ...], problems), seen, made_of)


def _key(item: Item) -> str:
    document = item.document
    told = [(name, encode(hint)) for name, hint in document.hints.items()]
    form = [encode(document.parts), document.body_only, encode(document.places), document.label]
    parts = [item.id, encode(item.source), document.text, told, *form, encode(document.problems), code_of("parse")]
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()
