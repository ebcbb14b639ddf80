"""BibTeX: read by pybtex and, for what TeX would print, pylatexenc; proved by `verify`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from pybtex.style.formatting.plain import Style
from pylatexenc.latex2text import LatexNodes2Text

from generator.exports.citations import citation_files
from generator.link import Site
from generator.model import Entry, Extracts, Fact, Metadata
from generator.owner.publication import Publication
from generator.show.lookup import Lookup
from generator.verify.bibtex import check_bibtex
from generator.verify.copied import Needles
from generator.verify.originals import Original
from tests.small_site import HARBOUR, QUAY, article, small_site

HOME = "https://briefing.example/x/"
TEXTS = {"07-harbour": HARBOUR, "08-quay": QUAY}
ORIGINALS = {key: Original.of(f"{key}.txt", text.encode(), text) for key, text in TEXTS.items()}
NEEDLES = Needles.of(TEXTS)
TEX = LatexNodes2Text(keep_comments=True)


def made(address: str = HOME, site: Site | None = None) -> dict[str, str]:
    whole = site or replace(small_site(), publication=Publication(address=address))
    return {file.path: file.content.decode("utf-8") for file in citation_files(Lookup(whole))}


def read(path: str, **given: Any) -> BibliographyData:
    return parse_string(made(**given)[path], "bibtex")


def printed(value: str) -> str:
    return TEX.latex_to_text(value)


def test_articles() -> None:
    found = read("data/articles.bib").entries
    assert list(found) == ["07-harbour", "08-quay"]
    harbour, quay = found["07-harbour"], found["08-quay"]
    assert (harbour.type, quay.type) == ("article", "misc")
    [author] = harbour.persons["author"]
    assert (author.first_names, author.last_names) == (["Ida"], ["Holm"])
    fields = {key: printed(value) for key, value in harbour.fields.items() if key != "url"}
    assert fields == {
        "title": "Harbour reopens after storm", "journal": "The Odense Courier", "year": "2021", "month": "5",
        "date": "2021-05-05", "note": f"{HOME}articles/07-harbour/", "articleid": "07-harbour",
    }  # fmt: skip
    assert harbour.fields["url"] == "https://news.example/harbour?a=1&b=2"
    assert dict(quay.fields) == {
        "url": f"{HOME}articles/08-quay/", "note": "no date stated", "articleid": "08-quay",
    }  # fmt: skip


def test_quotes() -> None:
    found = read("data/quotes.bib").entries
    notes = [printed(entry.fields["note"]).rpartition(", https:")[0] for entry in found.values()]
    assert notes == [
        "“nine long days”, the port’s director, paragraph 1",
        "“We counted every ship,” […] “Nobody was hurt.”, Ann Lee, paragraph 2",
        "“wall of sand”, Ann Lee, paragraph 2",
        "“Never again,”, speaker not named, paragraph 3",
    ]
    for key, entry in found.items():
        anchor = printed(entry.fields["note"]).rpartition("#")[2]
        assert key == f"07-harbour-{anchor}"
        assert printed(entry.fields["title"]) == "Harbour reopens after storm"


KNOWN = {
    "title": Fact("A ship left", None, "sidecar"),
    "authors": (Fact("Ida Holm", None, "sidecar"),),
    "outlet": Fact("The Courier", None, "sidecar"),
    "date": Fact("2021-05-05", None, "sidecar"),
}


@pytest.mark.parametrize("missing", ["", *KNOWN, "all"])
def test_a_style_formats_every_entry(missing: str) -> None:
    known = {} if missing == "all" else {key: fact for key, fact in KNOWN.items() if key != missing}
    if "date" in known:
        known["published"] = known.pop("date")
    metadata = Metadata(**known)  # type: ignore[arg-type]
    site = Site((Entry(article("a", "A ship left.", metadata, ()), Extracts()),), ())
    data = read("data/articles.bib", site=site)
    assert data.entries["a"].type == ("misc" if missing else "article")
    [entry] = Style().format_bibliography(data)
    text = entry.text.render_as("text")
    assert ("The Courier" in text) == ("outlet" in known)
    assert ("A ship left" in text) == ("title" in known)


def test_a_style_formats_what_is_published() -> None:
    for path in ("data/articles.bib", "data/quotes.bib"):
        data = read(path)
        assert len(list(Style().format_bibliography(data))) == len(data.entries)


def test_without_an_address_of_the_site() -> None:
    assert "briefing.example" not in "".join(made("").values())
    assert list(read("data/articles.bib", address="").entries["08-quay"].fields) == ["note", "articleid"]


TITLES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]) | st.sampled_from(" \\{}~^&%$#_\"'@,")
)


@settings(deadline=None)
@given(TITLES.filter(str.strip), TITLES.filter(str.strip))
def test_any_words_come_back_as_they_were(title: str, author: str) -> None:
    metadata = Metadata(
        title=Fact(title, None, "sidecar"),
        outlet=Fact(title, None, "sidecar"),
        authors=(Fact(author, None, "sidecar"),),
    )
    site = Site((Entry(article("a", "A ship left.", metadata, ()), Extracts()),), ())
    entry = read("data/articles.bib", site=site).entries["a"]
    assert len(entry.persons["author"]) == 1
    for words in (entry.fields["title"][1:-1], entry.fields["howpublished"]):
        back = words
        for told, char in TOLD:
            back = back.replace(told, char)
        assert back.replace("\0", "\\") == " ".join(title.split())


TOLD = (
    (r"\textbackslash{}", "\0"), (r"\textbraceleft{}", "{"), (r"\textbraceright{}", "}"), (r"\textasciitilde{}", "~"),
    (r"\textasciicircum{}", "^"), *((rf"\{char}", char) for char in "&%$#_"),
)  # fmt: skip


def test_what_tex_reads_is_printed_as_it_was() -> None:
    title = r"50 % of \TeX & C_1 ~ for $3 #1"  # braces and ^ are not among the macros that pylatexenc knows
    metadata = Metadata(title=Fact(title, None, "sidecar"))
    site = Site((Entry(article("a", "A ship left.", metadata, ()), Extracts()),), ())
    assert printed(read("data/articles.bib", site=site).entries["a"].fields["title"]) == title


# ---- proof ------------------------------------------------------------------------------------------------------


def codes(path: str, old: str = "", new: str = "") -> list[str]:
    text = made()[path]
    assert old in text
    compared, faults = check_bibtex(f"site/{path}", text.replace(old, new, 1), ORIGINALS, NEEDLES)
    assert compared
    return [fault.code for fault in faults]


def test_what_is_made_is_proved() -> None:
    assert codes("data/articles.bib") == []
    assert codes("data/quotes.bib") == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("nine long days", "nine long dayz", "verify-words"),
        ("{{Harbour reopens", "{{Harbor reopens", "verify-words"),
        ("articleid = {07-harbour}", "articleid = {09-gone}", "verify-span"),
        ("spans = {194-210}", "spans = {194-99999}", "verify-span"),
        ("spans = {194-210}", "spans = {here}", "verify-span"),
        ("paragraph 1", "had waited for nine long days at sea, the port’s director said", "verify-copied"),
        ("speakerspan = {219-238}", "speakerspan = {219-237}", "verify-words"),
        ("@article", "nonsense", "verify-data"),
        ("  year = {2021},", "  year = 2021,", "verify-data"),
    ],
)
def test_what_does_not_hold_is_found(old: str, new: str, code: str) -> None:
    assert code in codes("data/quotes.bib", old, new)


def test_a_title_with_braces_is_proved() -> None:
    text = "A {b} \\c title, 5 % of it_all\n\nA ship left."
    bib = (
        "@misc{a,\n  title = {{A \\textbraceleft{}b\\textbraceright{} \\textbackslash{}c title, 5 \\% of it\\_all}},\n"
    )
    bib += "  articleid = {a},\n}\n"
    assert check_bibtex("x.bib", bib, {"a": Original.of("a.txt", b"", text)}, NEEDLES)[1] == ()


def test_blanks_of_a_file_name_are_none_of_tex() -> None:
    """BibTeX drops blanks at the ends of a value and reads several as one; an article's name may have them."""
    text = "@misc{a,\n  title = {Harbour reopens after storm},\n  articleid = { 07  harbour },\n}\n"
    spaced = {" 07  harbour ": ORIGINALS["07-harbour"]}
    assert check_bibtex("articles.bib", text, spaced, NEEDLES) == (1, ())
