"""What Material writes around every page, mended where it is no valid or no accessible HTML.

These strings stand outside every block of its templates, or inside one that can't be taken apart by filters which all
builders' template engines know. So each finished page is handed through here, whoever built it. A mend whose place is
not found is told: then Material's markup has changed and the rules below must too. What is mended already stays as it
is, so a second time changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from generator.site.squeeze import squeezed

_CONTENT = re.compile(r'<(article class="md-content__inner md-typeset"|div class="md-content__inner")[^>]*>')
"""The content of a page: an article, and a plain division where a blog lists its posts."""
_LANGUAGE = re.compile(r'<meta name="dcterms\.language" content="([A-Za-z]+(?:-[A-Za-z0-9]+)*)">')
"""Where `overrides/partials/language-of-content.html` says that the content is in another language than the frame."""
_SKIP = re.compile(r'<a href="[^"]*" class="md-skip">\s*[^<]*</a>(?=\s*</div>)')
_CONTENTS = re.compile(r'(<label class="md-nav__title") for="__toc">')
_MENU = re.compile(r'(?<!<noscript>)(<label class="md-header__button md-icon" for="__drawer">)(.*?)</label>', re.DOTALL)
_FILLED = " data-of-tabs>"
"""Where `overrides/main.html` leaves the menu to a script: without one there is nothing to open, and the tabs stay."""
_BUTTON = '<button type="button" class="md-header__button md-icon menu" aria-label="Menu" aria-expanded="false">'
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Mend:
    """One change of a page."""

    place: str
    """What of Material's markup it changes, for a message where that is not found."""
    apply: Callable[[str], str | None]
    """A page to the mended page, the same where that is done already; None where its place is not found."""


def drawer_toggle(html: str) -> str | None:
    """The check box behind the menu without `autocomplete`, which is no attribute of check boxes."""
    return _without_autocomplete(html, '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer"')


def search_toggle(html: str) -> str | None:
    """The same for the check box behind Material's own search."""
    return _without_autocomplete(html, '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search"')


def content_element(html: str) -> str | None:
    """The content as the place where the skip link leads (Material's own leads to the second heading, or is missing),
    with its language where the frame is in another.
    """
    if not _CONTENT.search(html):
        return None
    spoken = _LANGUAGE.search(html)
    language = f' lang="{spoken[1]}"' if spoken else ""
    return _CONTENT.sub(lambda content: f'<{content[1]}{language} id="content" tabindex="-1">', html, count=1)


def menu_button(html: str) -> str | None:
    """A button for the menu of narrow screens, which hangs on a label that no key reaches (`assets/site.js` answers);
    the label stays for browsers without scripts where it opens something without them.
    """
    if _BUTTON in html:
        return html
    if not _MENU.search(html):
        return None

    def button(label: re.Match[str]) -> str:
        unscripted = "" if _FILLED in html else f"<noscript>{label[1]}{label[2]}</label></noscript>"
        return f"{_BUTTON}{label[2]}</button>{unscripted}"

    return _MENU.sub(button, html, count=1)


MENDS: tuple[Mend, ...] = (
    Mend("the check box #__drawer", drawer_toggle),
    Mend("the check box #__search", search_toggle),
    Mend("the element .md-content__inner", content_element),
    Mend("the label of #__drawer in the header", menu_button),
)


def mended(html: str) -> tuple[str, tuple[str, ...]]:
    """A finished page, mended, and what of Material's markup was not found in it."""
    missing = []
    for mend in MENDS:
        done = mend.apply(html)
        if done is None:
            missing.append(mend.place)
        else:
            html = done
    html = _SKIP.sub("", html, count=1)  # Material's own skip link; ours comes first in the page
    if 'id="__toc"' not in html:  # a label of nothing: the control exists on pages of the navigation only
        html = _CONTENTS.sub(r"\1>", html)
    return squeezed(tables(html)), tuple(missing)


def tables(html: str) -> str:
    """The page with a caption for each table written in Markdown, the heading above it, and a region that can be
    scrolled by keyboard. Tables of templates have their own, and a class.
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


def _without_autocomplete(html: str, opening: str) -> str | None:
    if opening not in html:
        return None
    return html.replace(f'{opening} autocomplete="off">', f"{opening}>", 1)
