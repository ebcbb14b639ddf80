"""What stands around the content of every page: mends of Material's markup, and the head."""

from __future__ import annotations

import re
import shutil
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import material
import pytest

from generator.site import finish, frame
from generator.site.hosts import Size, size_of, told
from generator.site.squeeze import squeezed
from generator.site.unused import is_unused
from tests.project import Project, copied, tree

TEMPLATES = Path(material.__file__).parent / "templates"
ARTICLE = (
    "{title}\n\nODENSE - The mayor, Ida Holm, said on Friday that 1,200 ships came. “We waited,” she told reporters.\n"
)


class Head(HTMLParser):
    """Title, meta elements and links of a page, and its language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.meta: dict[str, str] = {}
        self.links: dict[str, list[str]] = {}
        self.html: dict[str, str | None] = {}
        self.first: list[str] = []
        self.tags: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self._inside = tag if tag == "title" and not self.title else ""
        if tag == "html":
            self.html = given
        elif tag == "meta" and (name := given.get("name") or given.get("property")):
            assert name not in self.meta, f"{name} stands twice"
            self.meta[name] = given.get("content") or ""
        elif tag == "link":
            self.links.setdefault(given.get("rel") or "", []).append(given.get("href") or "")
        elif tag in ("a", "button") and len(self.first) < 2:
            self.first.append(given.get("href") or tag)

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (the name in the base class)
        self._inside = ""


@pytest.fixture(scope="module")
def heads(built: Project) -> dict[str, Head]:
    return {
        path.relative_to(built.site).as_posix().removesuffix("index.html"): Head(path.read_text("utf-8"))
        for path in sorted(built.site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site that knows its address, below a path, with a page kept from search engines."""
    project = copied(tmp_path_factory.mktemp("addressed") / "project", seeds=False)
    for name in ("bridge", "ferry"):
        (project.seeds / f"{name}.txt").write_text(ARTICLE.format(title="Ships & <others> wait"), "utf-8", newline="")
    (project.docs / "kept.md").write_text("---\ntitle: Kept\nrobots: noindex\n---\n# Kept\n\nWords.\n", "utf-8")
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("validation: {nav: {omitted_files: ignore}}\n")
    done = project.run("mkdocs", "build", "--quiet", env={"SITE_URL": "https://press.example/a/b/"})
    assert done.returncode == 0, done.stderr
    return project


def head(project: Project, path: str) -> Head:
    return Head((project.site / path).read_text("utf-8"))


# ---- Material's markup ------------------------------------------------------------------------------------------


def test_what_is_mended_still_stands_in_materials_template() -> None:
    base = (TEMPLATES / "base.html").read_text("utf-8")
    header = (TEMPLATES / "partials/header.html").read_text("utf-8")
    for mend in frame.MENDS:
        template = header if mend.apply is frame.menu_button else base
        done = mend.apply(template)
        assert done is not None, mend.place
        assert done != template, mend.place
        assert mend.apply(done) == done, mend.place
        assert mend.apply("<p>something else</p>") is None, mend.place
    assert 'class="md-skip"' in base
    assert frame._CONTENTS.search((TEMPLATES / "partials/toc.html").read_text("utf-8"))


def test_a_place_that_is_not_found_is_told() -> None:
    base = "".join((TEMPLATES / name).read_text("utf-8") for name in ("base.html", "partials/header.html"))
    assert frame.mended(base)[1] == ()
    html, missing = frame.mended(base.replace('id="__drawer"', 'id="__menu"'))
    assert missing == (frame.MENDS[0].place,)
    assert 'autocomplete="off"' in html


def test_the_language_of_the_content_is_said_where_the_frame_has_another(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", seeds=False)
    (project.seeds / "bridge.txt").write_text(ARTICLE.format(title="Bridge opens"), "utf-8", newline="")
    (project.docs / "seite.md").write_text("---\ntitle: Seite\nlang: de\n---\n# Seite\n\nWorte.\n", "utf-8")
    (project.docs / "side.md").write_text("---\ntitle: Side\nlang: da\n---\n# Side\n\nOrd.\n", "utf-8")
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    opening = '<article class="md-content__inner md-typeset"'
    for path, language in (("articles/bridge/index.html", "en"), ("side/index.html", "da"), ("404.html", "en")):
        assert f'{opening} lang="{language}" id="content"' in (project.site / path).read_text("utf-8"), path
    assert f'{opening} id="content"' in (project.site / "seite/index.html").read_text("utf-8")


def test_finishing_a_second_time_changes_nothing(built: Project, tmp_path: Path) -> None:
    assert finish.finish(built.site, built.docs).changed == ()  # the plugin has done it
    copy = tmp_path / "site"
    shutil.copytree(built.site, copy)
    unmended = (copy / "404.html").read_text("utf-8").replace(' id="content" tabindex="-1"', "")
    (copy / "404.html").write_text(unmended, "utf-8")
    (copy / "assets" / "site.js").unlink()
    (copy / "assets" / "styles.css").write_text("", "utf-8")
    done = finish.finish(copy, built.docs)
    assert done.changed == ("404.html", "assets/site.js", "assets/styles.css")
    assert done.missing == ()
    assert tree(copy) == tree(built.site)
    assert finish.finish(copy, built.docs).changed == ()


def test_an_owners_file_goes_before_one_of_the_program(built: Project, tmp_path: Path) -> None:
    shutil.copytree(built.site, tmp_path / "site")
    own = tmp_path / "docs" / "assets" / "colours.css"
    own.parent.mkdir(parents=True)
    own.write_text(":root { --link: #123456; }", "utf-8")
    shutil.copy(own, tmp_path / "site" / "assets" / "colours.css")  # as every builder does
    assert finish.finish(tmp_path / "site", tmp_path / "docs").changed == ("assets/styles.css",)
    assert (tmp_path / "site" / "assets" / "styles.css").read_text("utf-8").startswith(":root { --link: #123456; }")


def test_every_page_is_mended(built: Project) -> None:
    for path in built.site.rglob("*.html"):
        html = path.read_text("utf-8")
        name = path.relative_to(built.site).as_posix()
        assert re.findall(r'<input[^>]*type="(?:checkbox|radio)"[^>]*autocomplete', html) == [], name
        assert html.count('id="content"') == html.count('class="md-skip"') == 1, name
        assert html.count('class="md-header__button md-icon menu"') == 1, name
        assert ('for="__toc"' in html) <= ('id="__toc"' in html), name


def test_tables_written_by_hand_get_caption_scope_and_region(built: Project) -> None:
    made = frame.tables(
        '<h2 id="a">A &amp; "b"<a class="headerlink" href="#a">#</a></h2><table><thead><tr><th>x</th>'
        '<th style="text-align: right;">y</th></tr></thead></table><table class="t"></table>'
    )
    assert 'aria-label="A &amp; &quot;b&quot;"><table class="t"><caption class="sr">A &amp; "b"</caption>' in made
    assert made.count('scope="col"') == 2
    assert made.count("<caption") == 1
    settings = (built.site / "about/settings/index.html").read_text("utf-8")
    assert settings.count("<table") == settings.count("<caption") == settings.count('role="region"') > 2


# ---- head -------------------------------------------------------------------------------------------------------


def test_titles_are_of_their_own_and_end_with_the_name(heads: dict[str, Head]) -> None:
    titles = {path: one.title for path, one in heads.items()}
    assert titles[""] == "Briefing"
    assert titles["people/antony-blinken/"] == "Antony Blinken - People - Briefing"
    assert titles["keywords/antony-blinken/"] == "Antony Blinken - Keywords - Briefing"
    assert titles["about/settings/"] == "Settings - About - Briefing"
    assert len(set(titles.values())) == len(titles), sorted(titles.values())
    assert all(title.endswith("Briefing") and " -  - " not in title for title in titles.values())


def test_descriptions_are_of_their_own(heads: dict[str, Head]) -> None:
    said = {path: one.meta["description"] for path, one in heads.items() if path != "404.html"}
    assert {path: text for path, text in said.items() if not 50 <= len(text) <= 320} == {}
    twice = {text: [path for path in said if said[path] == text] for text in said.values()}
    assert {text: paths for text, paths in twice.items() if len(paths) > 1} == {}


def test_previews_of_links_say_the_same(heads: dict[str, Head]) -> None:
    for path, one in heads.items():
        if path == "404.html":
            continue
        assert one.meta["og:description"] == one.meta["description"], path
        assert one.meta["og:type"] == "website"
        assert one.meta["og:site_name"] == "Briefing"
        assert one.title.startswith(one.meta["og:title"]), path
        # Half an address helps nobody: none of these without `site_url`.
        assert "canonical" not in one.links, path
        assert "og:url" not in one.meta, path


def test_language_skip_link_and_one_main_heading(heads: dict[str, Head]) -> None:
    for path, one in heads.items():
        assert one.html["lang"] == "en", path
        assert one.first[0] == "#content", path
        assert one.tags.count("h1") == one.tags.count("main") == 1, path
        levels = [int(tag[1]) for tag in one.tags if re.fullmatch("h[1-6]", tag)]
        assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False)), f"{path}: {levels}"


def test_preloaded_fonts_are_those_of_the_styles(built: Project, heads: dict[str, Head]) -> None:
    styles = (built.site / "assets/styles.css").read_text("utf-8")
    for path, one in heads.items():
        assert len(one.links["preload"]) == 2
        for href in one.links["preload"]:
            assert f'url("{href.partition("assets/")[2]}")' in styles, path


def test_styles_come_in_one_file(built: Project, heads: dict[str, Head]) -> None:
    own = [path.read_text("utf-8") for path in (finish.ASSETS).glob("*.css")]
    joined = (built.site / "assets/styles.css").read_text("utf-8")
    assert len(own) > 2
    assert all(text.strip() in joined for text in own)
    for path, one in heads.items():
        names = [href.rpartition("/")[2] for href in one.links["stylesheet"]]
        assert [name for name in names if not name.startswith(("main.", "palette."))] == ["styles.css"], path


def test_without_an_address_there_is_no_sitemap(built: Project) -> None:
    assert not (built.site / "sitemap.xml").exists()
    assert "Sitemap" not in (built.site / "robots.txt").read_text("utf-8")


def test_with_an_address_pages_name_theirs(addressed: Project) -> None:
    for path in ("", "articles/bridge/", "about/"):
        one = head(addressed, f"{path}index.html")
        assert one.links["canonical"] == [f"https://press.example/a/b/{path}"]
        assert one.meta["og:url"] == f"https://press.example/a/b/{path}"


def test_the_sitemap_holds_every_page_but_those_kept_out(addressed: Project) -> None:
    tree = ET.fromstring((addressed.site / "sitemap.xml").read_text("utf-8"))  # noqa: S314  (ours)
    found = {one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {path.relative_to(addressed.site).parent.as_posix() for path in addressed.site.rglob("index.html")}
    assert head(addressed, "kept/index.html").meta["robots"] == "noindex"
    kept = {one for one in pages if "robots" in head(addressed, f"{one}/index.html").meta}
    assert "kept" in kept
    assert found == {f"https://press.example/a/b/{one}/".replace("/./", "/") for one in pages - kept}
    assert "Sitemap: https://press.example/a/b/sitemap.xml" in (addressed.site / "robots.txt").read_text("utf-8")


def test_one_headline_in_two_outlets_makes_two_titles(addressed: Project) -> None:
    titles = {unescape(head(addressed, f"articles/{name}/index.html").title) for name in ("bridge", "ferry")}
    assert titles == {f"Ships & <others> wait ({name}) - Articles - Briefing" for name in ("bridge", "ferry")}


def test_the_page_for_lost_readers_leads_back_below_any_path(addressed: Project) -> None:
    html = (addressed.site / "404.html").read_text("utf-8")
    lost = head(addressed, "404.html")
    assert lost.meta["robots"] == "noindex"
    assert lost.title == "No such page - Briefing"
    links = set(re.findall(r'(?:href|src|action)="([^"#]+)"', html))
    assert len(links) > 15
    for link in links:
        assert link.startswith("/a/b/"), link
        below = link.removeprefix("/a/b/").removeprefix(".")
        file = addressed.site / below
        assert (file / "index.html").is_file() if below in ("", ".") or below.endswith("/") else file.is_file(), link


# ---- bytes ------------------------------------------------------------------------------------------------------


def test_a_keyword_or_a_page_called_search_is_no_second_root(built: Project, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(built.site, copy)
    for folder in ("keywords/search", "about/search"):
        (copy / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(copy / "about" / "index.html", copy / folder / "index.html")
    for folder in ("de/search", "de/data"):  # what a plugin for several languages makes
        (copy / folder).mkdir(parents=True)
    shutil.copy(copy / "search" / "index.html", copy / "de/search/index.html")
    list(finish.put_assets(copy, built.docs))
    assert (copy / "de/data/articles.json").is_file()
    assert not (copy / "keywords/data").exists()
    assert not (copy / "about/data").exists()


def test_the_frame_takes_few_bytes(built: Project) -> None:
    for path in sorted(built.site.rglob("articles/*/index.html")):
        html = path.read_text("utf-8")
        before, after = html.index('<article class="md-content__inner'), html.rindex("</article>")
        contents = re.search(r'<ul class="md-nav__list" data-md-component="toc".*?</ul>', html, re.DOTALL)
        words = re.findall(r'<meta (?:name|property)="[a-z:]+" content="[^"]*">|<title>.*?</title>', html)
        own = sum(map(len, words)) + (len(contents[0]) if contents else 0)
        assert before + len(html) - after - own < 6_400, path
        assert not re.search(r"\n[ \t\n]", html[:before]), path


def test_white_space_that_counts_stays() -> None:
    frame_of = "<body>\n\n  <p>a\n   b</p>\n <textarea>\n  x\n\n y</textarea>\n<script>a\n\n  b</script>{}\n\n</body>"
    content = '<article class="md-content__inner md-typeset">\n\n  <article>\n\n </article></article>'
    html = squeezed(frame_of.format(content))
    assert "<p>a\nb</p>\n<textarea>\n  x\n\n y</textarea>\n<script>a\n\n  b</script>" in html
    assert content in html
    assert html.endswith("\n</body>")
    assert squeezed(html) == html


def test_what_nobody_asks_for_is_not_published(built: Project) -> None:
    names = [path.name for path in built.site.rglob("*")]
    assert not [name for name in names if name.endswith(".map") or name.startswith("lunr.")]
    assert [name for name in names if name.startswith("bundle.")]
    assert not is_unused("assets/javascripts/lunr/min/lunr.da.min.js", ("clipbook", "search"))
    assert is_unused("assets/javascripts/lunr/min/lunr.da.min.js", ("clipbook",))


def test_a_host_is_told_of_before_it_refuses() -> None:
    assert list(told(Size(700_000_000, 9_000, 20_000_000))) == []
    near = list(told(Size(900_000_000, 17_000, 30_000_000)))
    assert [line.partition(":")[0] for line in near] == [
        "the site has 900 MB, and GitHub Pages takes 1,000 MB",
        "the site has 900 MB, and GitLab Pages takes 1,000 MB",
        "the largest file has 30 MB, and Cloudflare Pages takes 26 MB",
        "the site has 17,000 files, and Cloudflare Pages takes 20,000",
    ]
    assert all("about/further" in line for line in near)


def test_the_size_of_a_site_counts_every_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name, size in (("index.html", 10), ("a/large", 900_000_000)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)  # takes no room on the disk
    assert size_of(tmp_path) == Size(900_000_010, 2, 900_000_000)
