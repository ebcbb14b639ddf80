"""The data as tables: what the CSV files and the SQLite file hold.

The rows are made of the very objects that go into data/*.json, so that no form says more than another. Which columns a
table has, where each value stands in its object, and what it means, is told by exports/data/tables.txt, and for what
extractors find by their fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any, cast

from generator.base import lexicon
from generator.exports.extract_tables import extract_forms, list_table, lists_of
from generator.exports.forms import Cell, Form, Row, Table
from generator.extract import EXTRACTORS
from generator.extract.written import Column, Type

Content = Mapping[str, dict[str, Any]]
"""Name of a data file without suffix to what it holds."""
Rows = Iterator[tuple[str, dict[str, Any]]]
"""Name of a table and the object that a row of it is made of."""


@cache
def forms() -> tuple[Form, ...]:
    """All tables: those of exports/data/tables.txt, and behind that of sentences those of extracts. What is referred to
    comes first.
    """
    listed: list[Form] = []
    for form in _listed_forms():
        listed.append(form)
        # What other tables refer to must come before them, or SQLite's foreign keys would point at nothing.
        if form.name == "sentences":
            listed += [each for extractor in EXTRACTORS for each in extract_forms(extractor)]
    return tuple(listed)


def _listed_forms() -> Iterator[Form]:
    columns: dict[str, list[Column]] = {}
    meanings: dict[str, str] = {}
    for name, column, kind, path, refers, meaning in lexicon.table("exports/tables"):
        if column == "-":
            meanings[name], columns[name] = meaning, []
            continue
        table, dot, at = refers.partition(".")
        columns[name].append(
            Column(
                column,
                cast("Type", kind.rstrip("*?")),
                meaning,
                tuple(int(step) if step.isdigit() else step for step in path.split(".")),
                "?" in kind,
                "*" in kind,
                (table, at) if dot else None,
            )
        )
    return (Form(name, meanings[name], tuple(listed)) for name, listed in columns.items())


def tables(content: Content, rows: Mapping[str, Sequence[Row]], csv: Mapping[str, Sequence[str]]) -> tuple[Table, ...]:
    """Every table, also those without a row, in the order of `forms`. `rows`: those of articles, by table, and `csv`
    the same written; `content`: what the others are made of.
    """
    others = _by_table(_objects(content))
    return tuple(
        Table(form, rows[form.name], csv[form.name]) if form.name in rows else Table(form, others.get(form.name, ()))
        for form in forms()
    )


def article_rows(article: dict[str, Any]) -> dict[str, list[Row]]:
    """The rows of an article's object by table; tables without a row are left out."""
    return _by_table(_article(article))


def _by_table(objects: Rows) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    columns = {form.name: form.columns for form in forms()}
    for name, told in objects:
        row = tuple([_value(told, column.path) for column in columns[name]])
        rows.setdefault(name, []).append(_carried(row))
    return rows


def _carried(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The row without what UTF-8 can't carry: halves of surrogate pairs, as the other files have it."""
    try:
        for cell in row:
            if isinstance(cell, str):
                cell.encode()
    except UnicodeEncodeError:
        return tuple(c.encode("utf-8", "backslashreplace").decode() if isinstance(c, str) else c for c in row)
    return row


def facts(table: str, row: dict[str, Any]) -> dict[str, Cell]:
    """What the row of a table says beside where it stands and in which words, as far as it says anything."""
    columns = next(form.columns for form in forms() if form.name == table)
    said = {column.name: _value(row, column.path) for column in columns if column.name not in _WHERE}
    return {name: value for name, value in said.items() if value is not None and not name.endswith(("_start", "_end"))}


_WHERE = frozenset(("id", "article", "start", "end", "text"))


def _value(row: Any, path: Iterable[Any]) -> Cell:
    """What stands at the end of the path; None where a step of it leads nowhere. A single number is its own first."""
    for step in path:
        if isinstance(row, dict):
            row = row.get(step)
        elif isinstance(row, list):
            row = row[step]  # a span or a pair, both of two
        elif step != 0 or row is None:
            return None
    return row  # type: ignore[no-any-return]  # what JSON holds


def _numbered(table: str, items: Iterable[Any], parents: Mapping[str, Any]) -> Rows:
    """Each item with its number from 1 and its parents' keys; a span or a word gets a name."""
    for nr, item in enumerate(items, 1):
        named = item if isinstance(item, Mapping) else {"text" if isinstance(item, str) else "span": item}
        yield table, {"nr": nr, **parents, **named}


def _objects(content: Content) -> Rows:
    for entity in content["people"]["entities"]:
        of = {"entity": entity["id"]}
        yield "entities", entity
        yield from _numbered("entity_aliases", entity["aliases"], of)
        yield from _numbered("entity_mentions", entity["mentions"], of)
        yield from _numbered("entity_roles", entity["roles"], of)
    for nr, comparison in enumerate(content["comparisons"]["comparisons"], 1):
        of = {"comparison": nr}
        yield "comparisons", {"nr": nr, **comparison}
        yield from _numbered("comparison_entries", comparison["entries"], of)
        yield from _numbered("comparison_evidence", comparison["evidence"], of)
        yield from _numbered("comparison_order", comparison["order"], of)
    yield from _origins(content["origins"]["groups"])
    yield from _timeline(content["timeline"])
    yield from _stories(content["stories"]["stories"])
    for nr, quote in enumerate(content["same_quotes"]["same_quotes"], 1):
        yield from _numbered("same_quotes", quote["wordings"], {"quote": nr})


_LISTS = {"authors": "author", "contributors": "contributor"}


def _article(article: dict[str, Any]) -> Rows:
    of = {"article": article["id"]}
    yield "articles", article
    for field, fact in article["metadata"].items():
        facts = fact if field in _LISTS else () if fact is None else (fact,)
        for nr, statement in enumerate(facts, 1):
            value = {"value": statement["name"]} if "name" in statement else {}
            yield "metadata", {"nr": nr, **of, "field": _LISTS.get(field, field), **statement, **value}
    sentence = count(1)
    for nr, block in enumerate(article["blocks"], 1):
        yield "blocks", {"nr": nr, **of, **block}
        for span in block["sentences"]:
            yield "sentences", {"nr": next(sentence), **of, "block": nr, "span": span}
    for extractor in EXTRACTORS:
        for nr, extract in enumerate(article[extractor.part], 1):
            yield extractor.name, {"nr": nr, **of, **extract}
            both = {**of, extractor.kind: extract["id"]}
            for field in lists_of(extractor):
                yield from _numbered(list_table(extractor, field), extract[field.name], both)


def _origins(groups: Sequence[Mapping[str, Any]]) -> Rows:
    number = count(1)
    for nr, group in enumerate(groups, 1):
        yield from _numbered("origin_articles", ({"article": article} for article in group["articles"]), {"origin": nr})
        for pair in group["pairs"]:
            at = next(number)
            yield "origin_pairs", {"nr": at, "origin": nr, **pair}
            yield from _numbered("origin_passages", pair["passages"], {"pair": at})


def _timeline(line: Mapping[str, Any]) -> Rows:
    for dated in line["articles"]:
        yield "timeline_articles", dated
        shown = dated["inferred"]["shown_by"] if dated["inferred"] else ()
        yield from _numbered("timeline_article_evidence", shown, {"dated": dated["article"]})
    for nr, dated in enumerate(line["dates"], 1):
        yield "timeline_dates", {"nr": nr, **dated}
        shown = dated["inferred"]["shown_by"] if dated["inferred"] else ()
        yield from _numbered("timeline_date_evidence", shown, {"date_nr": nr})
    yield from _numbered("timeline_open", line["open"], {})


def _stories(stories: Sequence[Mapping[str, Any]]) -> Rows:
    for story in stories:
        of = {"story": story["id"]}
        yield "stories", dict(story)
        yield from _numbered("story_articles", ({"article": article} for article in story["articles"]), of)
        yield from _numbered("story_agencies", story["agencies"], of)
        yield from _numbered("story_figures", story["figures"], of)
        yield from _numbered("story_measures", ({"measure": measure} for measure in story["measures"]), of)
