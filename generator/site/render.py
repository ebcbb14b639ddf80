"""`Page` into Markdown. The only place where article text is escaped.

Pages are blocks of HTML in Markdown, since Markdown has no way to say whose words stand where. Whatever a template
inserts goes through `_finalize`: a character that HTML or Markdown could read becomes a numeric entity, so no text can
become a tag, a link, a heading or a placeholder. Templates are Jinja; text never is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from generator.model import GENERATED, File, Href, LinkedData, Mark, OwnersHtml, Page, Span, Svg, Words
from generator.owner.rights import front_matter

TEMPLATES = Path(__file__).parents[1] / "templates"


def fragment(template: str, context: Mapping[str, Any]) -> str:
    """HTML of a part of a page, for what is no page of the site, such as the entry of a feed."""
    return _environment().get_template(template).render(context)


def render(page: Page) -> File:
    """The page as a Markdown file below docs/.

    The context's `title` and `description` (str) and `hide` (parts of the frame, such as "toc") become front matter.
    Raises TypeError where a template inserts a value of a type that has no safe form.
    """
    context = page.context
    matter = [
        GENERATED,
        # The theme puts title and description into the page unescaped, so they are escaped here.
        f"title: {yaml_string(escape(context['title']))}",
        *((f"description: {yaml_string(escape(context['description']))}",) if context.get("description") else ()),
        f"hide: [{', '.join(context['hide'])}]",
        *((f"robots: {context['robots']}",) if context.get("robots") else ()),
        *front_matter(context),
        *((f"feed: {yaml_string(context['feed'])}",) if context.get("feed") else ()),
    ]
    body = _environment().get_template(page.template).render(context)
    return File(page.path, ("\n".join(("---", *matter, "---", "", body.strip(), ""))).encode("utf-8"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # so that the output of a macro is Markup, and only that passes `_finalize` as it is
        finalize=_finalize,
        undefined=StrictUndefined,
        comment_start_string="<#",  # `{#` starts an anchor in Markdown
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: Any) -> Markup:
    match value:
        case Markup():
            return value
        case str():
            return _safe(escape(value))
        case Words():
            return _safe(words_html(value))
        case Href():
            return _safe(value.value.replace("&", "&amp;"))
        case int():
            return _safe(str(value))
        case Svg():
            return _safe(svg_html(value))
        case LinkedData():
            return _safe(linked_data_html(value))
        case OwnersHtml():
            return _safe(value.value)
        case Undefined():
            str(value)  # raises, with the name that is missing
    raise TypeError(f"nothing says how to show a {type(value).__name__}")


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704  (the one place that declares text safe, after escaping it)


# Left as they are: letters, digits, space and comma; a full stop or hyphen inside a word, and one full stop after a
# letter, so that files stay readable; everything outside ASCII. White space that ends a line becomes a space: a raw
# line break could end a block. NUL, lone surrogates and the two characters that Python-Markdown uses for its
# placeholders have no form that every reader of HTML keeps; they show as the replacement character.
_READ = re.compile(
    r"[^A-Za-z0-9 ,.\u0080-\U0010ffff-]|[\ud800-\udfff]"
    r"|(?<![^\W_])[.-]|-(?![^\W_])|(?<=\d)\.(?!\d)|\.(?=\.)"
)


def escape(text: str) -> str:
    """The text so that Markdown, HTML text and HTML attributes give it back as it was."""
    return _READ.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    char = found.group()
    if char in "\t\n\r\v\f":
        return " "
    if char in "\0\x02\x03" or "\ud800" <= char <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    return char if char < " " or char == "\x7f" else f"&#{ord(char)};"


def words_html(words: Words) -> str:
    """The element that says which words of which article these are, with the program's marks inside."""
    kind, where = " soft" if words.soft else "", f"{words.span.start}-{words.span.end}"
    # Nothing is said of English, the language of the page.
    spoken = f' lang="{escape(words.language)}"' if words.language else ""
    opening = f'<span class="v{kind}"{spoken} data-article="{escape(words.article)}" data-span="{where}">'
    return opening + "".join(_marked(words.text, words.span.start, words.span, list(_inside(words)))) + "</span>"


_PLAIN_VALUE = re.compile(r"[A-Za-z0-9 .,:;%#()-]*")


def svg_html(svg: Svg) -> str:
    """The drawing, on one line and with every element closed, so that Markdown leaves it as it is."""
    given = "".join(
        f' {name}="{value if _PLAIN_VALUE.fullmatch(value) else escape(value)}"' for name, value in svg.attributes
    )
    inside = "".join(escape(child) if isinstance(child, str) else svg_html(child) for child in svg.children)
    return f"<{svg.tag}{given}>{inside}</{svg.tag}>"


_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def linked_data_html(data: LinkedData) -> str:
    """The block of JSON-LD: ASCII, and without any character that could end it or open a tag."""
    text = json.dumps(data.value, ensure_ascii=True, separators=(",", ":"))
    # Two braces never follow each other so outside a string: no plugin shall take an article's words for a template.
    text = text.replace("{{", "\\u007b{").replace("{%", "\\u007b%").replace("{#", "\\u007b#")
    return f'<script type="application/ld+json">{text.translate(_IN_SCRIPT)}</script>'


def _inside(words: Words) -> Iterator[Mark]:
    """The marks, cut to the words, outermost first; those of one kind that share words are one.

    Two parts of an utterance name one speaker and one verb, two figures of a sentence may share a phrase.
    """
    joined: list[Mark] = []
    last: dict[str, int] = {}
    for mark in sorted(words.marks, key=lambda m: m.span):
        start, end = max(mark.span.start, words.span.start), min(mark.span.end, words.span.end)
        if start >= end:
            continue
        before = last.get(mark.kind)
        if before is not None and start < joined[before].span.end:
            whole = Span(joined[before].span.start, max(end, joined[before].span.end))
            joined[before] = Mark(whole, mark.kind)
            continue
        last[mark.kind] = len(joined)
        joined.append(Mark(Span(start, end), mark.kind))
    yield from sorted(joined, key=lambda m: (m.span.start, -m.span.end, m.kind))


def _marked(text: str, offset: int, span: Span, marks: Sequence[Mark]) -> Iterator[str]:
    """`text` between the ends of `span` with tags put in; a mark that crosses another's end is cut in two."""
    at = span.start
    queue = list(marks)
    while queue:
        mark = queue.pop(0)
        yield escape(text[at - offset : mark.span.start - offset])
        inner: list[Mark] = []
        rest: list[Mark] = []
        for other in queue:
            if other.span.start >= mark.span.end:
                rest.append(other)
                continue
            inner.append(Mark(Span(other.span.start, min(other.span.end, mark.span.end)), other.kind))
            if other.span.end > mark.span.end:
                rest.append(Mark(Span(mark.span.end, other.span.end), other.kind))
        queue = sorted(rest, key=lambda m: (m.span.start, -m.span.end, m.kind))
        tag, opened = ("mark", "<mark>") if mark.kind == "hit" else ("span", f'<span class="{escape(mark.kind)}">')
        yield opened + "".join(_marked(text, offset, mark.span, inner)) + f"</{tag}>"
        at = mark.span.end
    yield escape(text[at - offset : span.end - offset])


def yaml_string(text: str) -> str:
    """The text as a double-quoted YAML scalar."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'
