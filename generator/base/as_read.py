"""An article as it is read: without invisible characters and with broken lines joined; and findings carried back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from generator.base.view import View, carried
from generator.model import Article, Extract, Problem, Span

E = TypeVar("E", bound=Extract)

_LINE_NUMBER = re.compile(r":(\d+)\Z")


def as_read(article: Article, view: View) -> Article:
    """The article with the view's text; blocks and sentences that hold nothing visible are left out."""
    blocks = tuple(
        replace(
            block,
            span=view.into(block.span),
            sentences=tuple(view.into(span) for span in block.sentences if _visible(view, span)),
        )
        for block in article.blocks
        if _visible(view, block.span)
    )
    return replace(article, text=view.text, blocks=blocks, metadata=carried(article.metadata, view.into))


def _visible(view: View, span: Span) -> bool:
    return bool(view.into(span).cut(view.text).strip())


def moved(extract: E, move: Callable[[Span], Span]) -> E:
    """The extract with its spans moved; `group`, the offset where an utterance begins, moves like the span there."""
    changed: Any = carried(extract, move)
    group = getattr(extract, "group", None)
    if group is not None:
        changed = replace(changed, group=move(Span(group, group + 1)).start)
    return changed  # type: ignore[no-any-return]


def in_text(problem: Problem, text: str, view: View) -> Problem:
    """The problem with its line counted in the text: the first line of what is one line of the view."""
    number = _LINE_NUMBER.search(problem.where)
    if number is None:
        return problem
    begin = 0
    for _ in range(int(number[1]) - 1):
        begin = view.text.find("\n", begin) + 1
    line = text.count("\n", 0, view.origin[begin]) + 1
    return replace(problem, where=f"{problem.where[: number.start()]}:{line}")
