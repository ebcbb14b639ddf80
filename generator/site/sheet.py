"""The first page made ready for paper: what stands in the head of each sheet, and addresses instead of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import escape, unescape
from typing import Literal
from urllib.parse import urljoin

from generator.show.wording import reading

Paper = Literal["A4", "Letter"]

_CANONICAL = re.compile(r'<link rel="canonical" href="(https?://[^"]+)"')
_LINK = re.compile(r'(<a\b[^<>]*?)\shref="([^"#][^"]*)"')
_NAME = re.compile(r'<h1 id="briefing"[^<>]*>(.*?)</h1>', re.DOTALL)
_PERIOD = re.compile(r"<dt>Period</dt>\s*<dd>(.*?)</dd>", re.DOTALL)


def for_paper(html: str, paper: Paper, *, printed: date | None = None) -> str:
    """A built page with its paper size, a head for every sheet, and links that hold outside this machine.

    `printed`: the day to state in the head; None for no day.
    """
    found = _CANONICAL.search(html)
    home = found[1] if found else ""

    def link(match: re.Match[str]) -> str:
        start, target = match.groups()
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
            return match[0]
        return f'{start} href="{urljoin(home, target)}"' if home else start

    linked = _LINK.sub(link, html)
    noted = _with_addresses(linked, home) if home else linked
    return noted.replace("</head>", f"<style>{_page_style(html, paper, printed)}</style></head>", 1)


# ---- the head of a sheet ------------------------------------------------------------------------------------------

# Room for a line above the text; the sides and the foot are those of the site's own styles.
_MARGIN = "margin-top: 19mm"
_FONT = 'font: 9.5pt "Source Sans 3", sans-serif; color: #444; vertical-align: bottom; padding-bottom: 4mm'


def _page_style(html: str, paper: Paper, printed: date | None) -> str:
    name, period = _said(_NAME, html), _said(_PERIOD, html)
    left = ": ".join(filter(None, (name, period)))
    right = f"printed {reading(printed.isoformat())}" if printed else ""
    heads = "".join(
        f" @top-{side} {{ content: {_css_string(words)}; {_FONT} }}"
        for side, words in (("left", left), ("right", right))
        if words
    )
    return f"@page {{ size: {paper};{f' {_MARGIN};' if heads else ''}{heads} }}"


def _said(pattern: re.Pattern[str], html: str) -> str:
    """The words that the first match holds, without its tags."""
    found = pattern.search(html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", found[1])).split()) if found else ""


def _css_string(words: str) -> str:
    """A string of CSS that ends neither itself nor the element it stands in: what is no plain letter is escaped."""
    return '"' + "".join(char if char.isalnum() or char in " ,.;:-" else f"\\{ord(char):x} " for char in words) + '"'


# ---- addresses ----------------------------------------------------------------------------------------------------

# A story's or a measure's name: what a reader of the paper wants to look up. Articles have theirs in the sources.
_NAMED = re.compile(
    r'(<h[34] class="(?:st-head|evt-h|al-t|tell-name|cmp-name)"[^<>]*>\s*<a\b[^<>]*?\shref="(https?:[^"]*)".*?</a>)',
    re.DOTALL,
)
_SOURCE = re.compile(
    r'(<th scope="row"><span class="src-id">[^<]*</span> <a\b[^<>]*?\shref="(https?:[^"]*)".*?</a>)(</th>)'
)
_END = re.compile(r"</article>(?!.*</article>)", re.DOTALL)


def _with_addresses(html: str, home: str) -> str:
    """Notes for stories and measures, numbered, with a list of their addresses behind the sources; and for an article
    whose source states no address of its own that of its page. What lies on the site at `home` is named from there.
    """
    sources = {match[2] for match in _SOURCE.finditer(html)}
    numbers: dict[str, int] = {}

    def note(match: re.Match[str]) -> str:
        if match[2] in sources:
            return match[0]
        number = numbers.setdefault(match[2], len(numbers) + 1)
        return f'{match[1]}<span class="note-n">{number}</span>'

    def source(match: re.Match[str]) -> str:
        return f'{match[1]} <span class="paper-only on-site">{_from(home, match[2])}</span>{match[3]}'

    noted = _SOURCE.sub(source, _NAMED.sub(note, html))
    return _END.sub(lambda end: "".join(_links(numbers, home)) + end[0], noted) if numbers or sources else noted


def _links(numbers: dict[str, int], home: str) -> Iterator[str]:
    yield f'<h2 class="links-head">Links</h2><p class="sec-note">Addresses on this site begin with {escape(home)}</p>'
    yield '<ul class="links-on-paper">'
    for address, number in numbers.items():
        yield f'<li><span class="note-n">{number}</span> {_from(home, address)}</li>'
    yield "</ul>"


def _from(home: str, address: str) -> str:
    """An address, which is escaped already, without that of the site it lies on."""
    return address.removeprefix(escape(home))
