"""What Material writes around every page, mended where it is no valid or no accessible HTML.

These strings stand outside every block of its templates, so no override reaches them. The hook hands each finished page
through here. A mend whose place is not found is told: then Material's markup has changed and the table below must too.
"""

from __future__ import annotations

import re
from html import unescape

_MENDS: tuple[tuple[str, str], ...] = (
    # `autocomplete` is no attribute of a check box.
    (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">',
    ),
    (
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search">',
    ),
    # Where the skip link of `overrides/main.html` leads; Material's own leads to the second heading, or is missing.
    (
        '<article class="md-content__inner md-typeset">',
        '<article class="md-content__inner md-typeset" id="content" tabindex="-1">',
    ),
)
_CONTENT = '<article class="md-content__inner md-typeset"'
_LANGUAGE = re.compile("[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_SKIP = re.compile(r'<a href="[^"]*" class="md-skip">\s*[^<]*</a>(?=\s*</div>)')
_CONTENTS = re.compile(r'(<label class="md-nav__title") for="__toc">')
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def mended(html: str, language: str = "") -> tuple[str, tuple[str, ...]]:
    """A finished page, mended, and what of Material's markup was not found in it.

    `language`: that of its content, where the frame is in another.
    """
    missing = []
    for theirs, ours in _MENDS:
        if theirs not in html:
            missing.append(theirs)
        html = html.replace(theirs, ours, 1)
    if _LANGUAGE.fullmatch(language):
        html = html.replace(_CONTENT, f'{_CONTENT} lang="{language}"', 1)
    html = _SKIP.sub("", html, count=1)
    if 'id="__toc"' not in html:  # a label of nothing: the control exists on pages of the navigation only
        html = _CONTENTS.sub(r"\1>", html)
    return html, tuple(missing)


def tables(html: str) -> str:
    """The content of a page with a caption for each table written in Markdown, the heading above it, and a region that
    can be scrolled by keyboard. Tables of templates have their own.
    """

    def captioned(found: re.Match[str]) -> str:
        headings = _HEADING.findall(html, 0, found.start())
        name = _TAG.sub("", _PERMALINK.sub("", headings[-1])).strip() if headings else "Table"
        inside = found[1].replace("<th>", '<th scope="col">').replace("<th style", '<th scope="col" style')
        label = unescape(name).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        return (
            f'<div class="t-wrap" tabindex="0" role="region" aria-label="{label}">'
            f'<table class="t"><caption class="sr">{name}</caption>{inside}</table></div>'
        )

    return _TABLE.sub(captioned, html)
