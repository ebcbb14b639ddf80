"""Manners: accessibility on every kind of page, keyboard alone, the reader's own settings, and nothing kept or sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import kinds, served
from tests.project import Project

Open = Callable[..., Any]
EXPERIMENTAL = ("css-orientation-lock", "focus-order-semantics", "label-content-name-mismatch", "p-as-heading",
                "table-fake-caption", "td-has-header", "target-size")  # fmt: skip
"""Rules of axe that are off unless asked for: `target-size` is WCAG 2.2 AA, the others are on trial."""
OPENED = "document.querySelectorAll('details').forEach(each => each.open = true)"
WALKED = ("", "stories/", "articles/", "people/", "figures/", "search/", "timeline/", "about/settings/")


def every_kind(site: Path) -> list[str]:
    """`kinds`, and all pages written by hand."""
    written = [f"about/{path.name}/" for path in sorted((site / "about").iterdir()) if (path / "index.html").is_file()]
    return list(dict.fromkeys((*kinds(site), *written)))


def findings(page: Any, only: str = "") -> list[str]:
    """All of axe's, of any impact, with the first place of each; `only` those of the rules with this tag."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  (imports Playwright, absent on some machines)

    axe = Axe()
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    options |= {"runOnly": [only]} if only else {"rules": {rule: {"enabled": True} for rule in EXPERIMENTAL}}
    response = axe.run(page, options=options).response
    assert response["passes"], "axe looked at nothing"
    return [
        f"{finding['id']} ({finding['impact']}), {len(finding['nodes'])} places: {finding['nodes'][0]['html'][:160]}"
        for finding in response["violations"]
    ]


# ---- axe --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_axe_finds_nothing(built: Project, address: str, open_page: Open, theme: str, width: int) -> None:
    found = []
    page = open_page("", theme, width)
    only = "cat.color" if (theme, width) == ("dark", 1280) else ""  # the page is that of light but for its colours
    for path in every_kind(built.site) if (theme, width) == ("light", 1280) else kinds(built.site):
        page.goto(address + path, wait_until="load")
        page.evaluate(OPENED)
        found += [f"{path}: {line}" for line in findings(page, only)]
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu(open_page: Open, theme: str) -> None:
    page = open_page("", theme, 390)
    page.locator("button.menu").click()
    page.wait_for_timeout(400)
    assert findings(page) == []


def test_axe_finds_nothing_among_results_of_a_search(open_page: Open) -> None:
    page = open_page("search/?q=hostages", "dark")
    page.wait_for_function("document.querySelector('.search-page').dataset.ready === 'hostages'")
    assert findings(page) == []


def test_the_page_for_lost_readers_is_like_the_others(built: Project, browser: Any) -> None:
    """A host serves it for every unknown address; without `site_url` its links start at the host's root."""
    with served(built.site) as root:
        page = browser.new_page()
        page.goto(f"{root}404.html", wait_until="networkidle")
        assert findings(page) == []
        page.get_by_role("link", name="The briefing").click()
        page.wait_for_url(root)
        page.close()


# ---- keyboard ---------------------------------------------------------------------------------------------------

STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  // The switch of the colour scheme is a radio button without a size: its label shows it.
  const seen = at.classList.contains("md-option") ? at.nextElementSibling : at;
  const style = getComputedStyle(seen);
  const open = [...seen.getClientRects()].some(box => {
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, innerHeight / 2);
    const hit = document.elementFromPoint(x, y);
    return hit && (seen === hit || seen.contains(hit) || hit.contains(seen));
  });
  const wrong = [];
  if (!open) wrong.push("can't be seen");
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("shows no focus");
  if (at.tabIndex > 0) wrong.push("jumps the order");
  return [at.outerHTML.slice(0, 100), wrong.join(", ")];
}"""


def walk(page: Any, key: str) -> tuple[int, list[str]]:
    """How many stops a key makes until it leaves the page, and what is wrong with them."""
    wrong = []
    for stops in range(600):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return stops, wrong
        if stop[1]:
            wrong.append(f"{stop[1]}: {stop[0]}")
    return 600, [*wrong, "no way out"]


@pytest.mark.parametrize("width", [1280, 390])
def test_every_stop_of_the_keyboard_is_seen(address: str, open_page: Open, width: int) -> None:
    """Forwards through whole pages, and backwards, where a header that stays could cover what has the focus."""
    page = open_page("", "light", width)
    page.emulate_media(reduced_motion="reduce")
    found = []
    for path in WALKED:
        page.goto(address + path, wait_until="load")
        for key in ("Tab", "Shift+Tab"):
            stops, wrong = walk(page, key)
            found += [f"{path} {key}: {one}" for one in wrong]
            assert stops > 10, path
    assert found == []


def test_the_skip_link_leads_to_the_content(address: str, open_page: Open) -> None:
    page = open_page("")
    for path in ("", "articles/", "about/"):
        page.goto(address + path, wait_until="load")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className").startswith("md-skip")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'content'")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('#content')")


def test_the_menu_of_a_narrow_screen_needs_no_pointer(open_page: Open) -> None:
    page = open_page("", "light", 390)
    menu = page.locator("button.menu")
    state = "[__drawer.checked, document.querySelector('button.menu').getAttribute('aria-expanded')]"
    links = page.locator(".md-sidebar--primary .md-nav__list a")
    assert not links.first.is_visible(), "links of a menu that is shut can be reached"
    menu.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(state) == [True, "true"]
    page.wait_for_function("document.activeElement.matches('.md-sidebar--primary a')")
    page.keyboard.press("Escape")
    assert page.evaluate(state) == [False, "false"]
    assert page.evaluate("document.activeElement.className").startswith("md-header__button")
    page.keyboard.press("Space")
    for _ in range(links.count()):
        page.keyboard.press("Tab")
    assert page.evaluate(state) == [False, "false"], "the menu stays open over what has the focus"
    menu.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.md-sidebar--primary a')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/")


def test_evidence_opens_by_key(open_page: Open) -> None:
    page = open_page("articles/000_36ad97c284e51fe5/")
    summary = page.locator("details.ev > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details.ev') !== null")


def test_the_scheme_changes_by_key(open_page: Open) -> None:
    page = open_page("")
    page.locator("input.md-option").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.keyboard.press("Enter")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")


# ---- the reader's settings --------------------------------------------------------------------------------------


def test_nothing_moves_for_readers_who_ask_for_that(address: str, open_page: Open) -> None:
    page = open_page("", "light", 390)
    page.emulate_media(reduced_motion="reduce")
    for path in ("", "search/"):
        page.goto(address + path, wait_until="load")
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(each => {
              const style = getComputedStyle(each);
              return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
            }).map(each => each.outerHTML.slice(0, 80))"""
        )
        assert moving == []


def test_drawings_take_the_readers_own_colours(address: str, open_page: Open) -> None:
    """Forced colours change words but no drawing by themselves: ours would be black on black."""
    page = open_page("", "dark")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(address + "timeline/", wait_until="load")
    alike = page.evaluate(
        """() => {
          const paper = getComputedStyle(document.body).backgroundColor;
          return [...document.querySelectorAll("#content svg :is(circle, rect, text, line)")].filter(each => {
            const style = getComputedStyle(each);
            return [paper, "none"].includes(style.fill) && [paper, "none"].includes(style.stroke);
          }).map(each => each.outerHTML.slice(0, 100));
        }"""
    )
    assert page.locator("#content svg").count() > 0
    assert alike == []


@pytest.mark.parametrize("width", [1280, 390])
def test_wider_spacing_of_letters_lines_and_words_fits(
    built: Project, address: str, open_page: Open, width: int
) -> None:
    """The spacing of WCAG 1.4.12: no sideways scroll, and no line of words cut off."""
    page = open_page("", "light", width)
    found = []
    for path in kinds(built.site):
        page.goto(address + path, wait_until="load")
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important; }"
            "* { word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
        )
        cut = page.evaluate(
            """() => {
              const page = document.scrollingElement;
              const over = page.scrollWidth > page.clientWidth ? [`${page.scrollWidth} px wide`] : [];
              const cut = [...document.querySelectorAll("#content *")].filter(each => {
                const style = getComputedStyle(each);
                return each.innerText?.trim() && !each.matches(".sr, .t--stack thead")
                  && style.overflowY === "hidden" && each.scrollHeight > each.clientHeight + 2;
              });
              return over.concat(cut.map(each => each.outerHTML.slice(0, 100)));
            }"""
        )
        found += [f"{path}: {one}" for one in cut]
    assert found == []


def test_a_page_stays_where_it_is_while_it_loads(address: str, open_page: Open) -> None:
    """Cumulative layout shift; up to .1 counts as good (https://web.dev/articles/cls)."""
    page = open_page("", "light", 390)
    for path in ("", "figures/"):
        page.goto(address + path, wait_until="networkidle")
        shift = page.evaluate(
            """() => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))
                .observe({type: "layout-shift", buffered: true});
              setTimeout(() => done(sum), 200);
            })"""
        )
        assert shift < 0.1, path


# ---- nothing kept, nothing sent ---------------------------------------------------------------------------------

KEPT = """async () => ({
  cookies: document.cookie, local: Object.keys(localStorage), session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(each => each.name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


def test_nothing_is_kept_but_the_choice_of_colours(built: Project, address: str, open_page: Open) -> None:
    """On every kind of page; `open_page` sees to it that no other host is asked."""
    page = open_page("")
    for path in (*every_kind(built.site), "search/?q=war"):
        page.goto(address + path, wait_until="networkidle")
        assert page.evaluate(KEPT) == NOTHING, path
    page.goto(address)
    page.locator("input.md-option").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    kept = page.evaluate(KEPT)
    assert kept["local"] == [f"/{built.site.name}/.__palette"]
    assert {**kept, "local": []} == NOTHING
    page.goto(f"{address}about/", wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.context.cookies() == []


def test_no_file_of_the_site_names_another_host_to_load_from(built: Project) -> None:
    """Also what a browser would ask for only later: in styles, in scripts of ours, in attributes that load."""
    loads = re.compile(r'(?:\ssrc|srcset|poster|\bdata)="(?:https?:)?//|<link[^>]+href="(?:https?:)?//')
    for path in sorted(built.site.rglob("*.html")):
        assert loads.findall(path.read_text("utf-8")) == [], path
    for path in sorted(built.site.rglob("*.css")):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", path.read_text("utf-8")) == [], path
