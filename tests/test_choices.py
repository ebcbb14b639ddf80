"""The owner's choices for the front page: read, checked, and shown as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract import Figure, Quote
from generator.extract.ids import by_id
from generator.link import Site
from generator.model import Entry, OwnersHtml, Source
from generator.owner.choices import Choice, Choices, in_period, read_choices, unmatched
from generator.owner.config import ConfigError, read_options
from generator.owner.publication import Publication, SiteOptions
from generator.pages import pages
from generator.pages.briefing.note import linked, note
from generator.show.lookup import Lookup
from generator.show.topics import in_turn, topics
from generator.site.frame import mended
from generator.site.render import render
from tests.small_site import harbour, quay, small_site


def page(site: Site, path: str = "index.md") -> str:
    return next(render(made).content.decode() for made in pages(Lookup(site)) if made.path == path)


def key(entry: Entry, kind: type, nth: int = 0) -> str:
    return [key for key, item in by_id(entry).items() if isinstance(item, kind)][nth]


def filed(**folders: str) -> Site:
    """The small site, its articles in folders."""
    site = small_site()
    entries = tuple(
        replace(entry, article=replace(entry.article, source=Source(f"{folder}{entry.article.id}.txt", "0" * 64)))
        for entry, folder in zip(site.entries, (folders["harbour"], folders["quay"]), strict=True)
    )
    return replace(site, entries=entries)


# ---- the file ---------------------------------------------------------------------------------------------------


def test_choices_are_read() -> None:
    toml = '[points]\npin = ["a", "b", "a"]\n[quotes]\nhide = ["a/quote/1"]\n[topics]\nports = "Ports and shipping"\n'
    made = read_choices(toml, "Hello")
    assert made == Choices(
        Choice(("a", "b")), Choice(), Choice((), ("a/quote/1",)), {"ports": "Ports and shipping"}, "Hello"
    )
    assert read_choices("") == Choices()


def test_every_mistake_is_told_with_its_cure() -> None:
    toml = '[figure]\npin = []\n[points]\npins = ["a"]\n[quotes]\npin = "a"\n[topics]\nports = 3\n'
    toml += '[figures]\npin = ["x"]\nhide = ["x"]\n'
    with pytest.raises(ConfigError) as caught:
        read_choices(toml)
    told = "\n".join(caught.value.mistakes)
    assert len(caught.value.mistakes) == 5
    assert "did you mean 'figures'?" in told
    assert "did you mean 'pin'?" in told
    assert "both pinned and hidden" in told


def test_what_matches_nothing_is_a_warning_with_its_cure() -> None:
    one = harbour()
    term = next(k for k, item in by_id(one).items() if isinstance(item, Quote) and item.kind == "term")
    wrong = Choices(
        points=Choice(("nobody",)),
        figures=Choice((key(one, Quote),)),  # of another kind
        quotes=Choice((term,), (f"{one.article.id}/quote/00000000",)),
        topics={"ports": "Ports"},
    )
    found = unmatched((one,), wrong)
    assert [problem.code for problem in found] == ["choice-unmatched"] * 5
    assert all(problem.severity == "warning" and problem.hint for problem in found)
    right = Choices(Choice((one.article.id,)), Choice((key(one, Figure),)), Choice((key(one, Quote),)))
    assert unmatched((one,), right) == ()


def test_a_pin_outside_the_period_is_a_warning() -> None:
    one = harbour()  # of 5 May 2021
    pinned = Choices(points=Choice((one.article.id,)))
    assert [p.code for p in unmatched((one,), pinned, ("2021-06-01", ""))] == ["choice-outside"]
    assert unmatched((one,), pinned, ("2021-05-05", "2021-05-05")) == ()


# ---- what comes first, what stays off ---------------------------------------------------------------------------


def test_what_is_pinned_comes_first_and_says_by_whom() -> None:
    plain = page(small_site())
    assert "The editor’s choice" not in plain.replace("&#8217;", "’")
    site = replace(
        small_site(), choices=Choices(points=Choice(("08-quay",)), figures=Choice((key(quay(), Figure, 1),)))
    )
    made = page(site).replace("&#8217;", "’")
    points, figures = made.split("## Key points")[1].split("## Key figures")
    assert points.index("08-quay") < points.index("07-harbour")
    assert points.count("The editor’s choice") == 1
    assert figures.index("14") < figures.index("1,200")
    assert figures.count("The editor’s choice") == 1


def test_a_pinned_quote_stands_for_its_speaker() -> None:
    wall = key(harbour(), Quote, 3)
    plain, pinned = page(small_site()), page(replace(small_site(), choices=Choices(quotes=Choice((wall,)))))
    said = [made.split("## Who said what")[1] for made in (plain, pinned)]
    shown = [part.split("## ")[0].split("<details")[0] for part in said]
    assert "We counted every ship" in shown[0]
    assert "We counted every ship" not in shown[1]
    assert "wall of sand" in shown[1]


def test_what_is_hidden_stays_off_this_page_only() -> None:
    ids = [key(harbour(), Figure), key(harbour(), Figure, 2)]
    choices = Choices(points=Choice((), ("07-harbour",)), figures=Choice((), (ids[0], ids[1])))
    site = replace(small_site(), choices=choices)
    made = page(site)
    points, figures = made.split("## Key points")[1].split("## Key figures")
    assert "07-harbour" not in points
    assert "3 million" not in figures.split("## ")[0]
    assert "3 million" in page(site, "articles/07-harbour.md")


# ---- period -----------------------------------------------------------------------------------------------------


def within(period: str) -> Site:
    return replace(small_site(), publication=Publication(options=SiteOptions(period=period)))


def test_the_front_page_keeps_to_the_period_and_says_so() -> None:
    made = page(within("2021-06-01/"))
    assert 'data-article="07-harbour"' not in made
    assert 'data-article="08-quay"' in made  # which states no date
    assert "1 article lies outside it" in made
    assert "1 article without a date is kept" in made
    assert "chosen by the editor of this site" in made
    assert 'data-article="07-harbour"' in page(within("2021-06-01/"), "articles/index.md")
    assert 'data-article="07-harbour"' in page(within("2021-05-01/2021-05-05"))


def test_a_period_without_an_article_is_said() -> None:
    site = within("2031-01-01/")
    assert "No article lies in the period" in page(replace(site, entries=site.entries[:1], entities=(), terms=()))


@pytest.mark.parametrize(
    "period", ["August", "2024-13-01/", "2024-08-01/2024-07-01", "2024-08", "2024-08-01 bis 2024-08-02"]
)
def test_a_wrong_period_is_told(period: str) -> None:
    with pytest.raises(ConfigError, match=r"\[site\] period"):
        read_options(f'[site]\nperiod = "{period}"\n', {"site": SiteOptions})


@pytest.mark.parametrize(
    ("period", "inside"),
    [("", True), ("2021-05-05", True), ("/2021-05-04", False), ("2021-05-06/", False), ("2021-01-01/2021-12-31", True)],
)
def test_a_period_holds_both_its_days(period: str, inside: bool) -> None:  # noqa: FBT001
    assert in_period(harbour(), SiteOptions(period=period).days) is inside
    assert in_period(quay(), SiteOptions(period=period).days)


# ---- topics -----------------------------------------------------------------------------------------------------


def test_folders_are_topics_where_there_are_two() -> None:
    site = filed(harbour="sea-trade/old/", quay="fares/")
    assert topics(Lookup(site)) == {"fares": "Fares", "sea-trade": "Sea trade"}
    named = replace(site, choices=Choices(topics={"sea-trade": "Ports & shipping"}))
    assert list(topics(Lookup(named)).values()) == ["Ports & shipping", "Fares"]
    made = page(named, "articles/index.md")
    assert made.index("Ports &#38; shipping") < made.index("07-harbour") < made.index("Fares") < made.index("08-quay")
    assert '<h3 class="al-t">' in made
    assert "Ports &#38; shipping" in page(named)
    assert "Ports &#38; shipping" in page(named, "articles/07-harbour.md")
    assert topics(Lookup(filed(harbour="sea/", quay=""))) == {"sea": "Sea", "": "Other articles"}


def test_nothing_changes_without_folders_or_with_one() -> None:
    plain = small_site()
    assert topics(Lookup(plain)) == {}
    one = filed(harbour="sea/", quay="sea/")
    for path in ("index.md", "articles/index.md"):
        assert page(one, path) == page(plain, path)


def test_topics_take_turns() -> None:
    site = filed(harbour="sea/", quay="fares/")
    first, second = site.entries
    order = [first, first, first, second]
    assert in_turn(Lookup(site), order, lambda one: one, 2) == [first, second]
    assert in_turn(Lookup(small_site()), order, lambda one: one, 2) == [first, first]


# ---- note -------------------------------------------------------------------------------------------------------


def html(markdown: str) -> str:
    made = note(markdown)
    assert isinstance(made, OwnersHtml)
    return made.value


def test_the_note_stands_first_and_names_its_author() -> None:
    site = replace(small_site(), choices=Choices(note="We **trust** the port."))
    made = page(site)
    assert made.index("<h1") < made.index("Note by the editor of this site") < made.index("<strong>trust</strong>")
    assert made.index("<strong>trust</strong>") < made.index("## Key points")
    inside = made.split('<section class="owner"')[1]
    assert "data-article" not in inside.split("</section>")[0]
    assert page(replace(site, choices=Choices(note="<!-- later -->\n"))) == page(small_site())


def test_a_note_in_another_language_says_so() -> None:
    site = replace(small_site(), choices=Choices(note="Guten Tag."), publication=Publication(language="de"))
    assert '<section class="owner" aria-labelledby="note" lang="de">' in page(site)


def test_pages_say_that_they_are_english_where_the_frame_is_not() -> None:
    frame = '<meta name="dcterms.language" content="{}"><article class="md-content__inner md-typeset">'
    assert '<article class="md-content__inner md-typeset" lang="en"' in mended(frame.format("en"))[0]
    assert "lang=" not in mended(frame.partition(">")[2])[0]
    assert "onload" not in mended(frame.format("en&#34; onload=&#34;x"))[0].partition(">")[2]


def test_headings_are_fitted_below_the_pages_own() -> None:
    made = html("# One\n\n#### Two\n\n## Three\n\n# Four\n")
    assert [made[at + 1 : at + 3] for at in range(len(made)) if made[at : at + 2] == "<h"] == ["h3", "h4", "h4", "h3"]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("about/index.md", "about/"),
        ("about/../figures/index.md#top", "figures/#top"),
        ("articles/my%20own.md", "articles/my%20own/"),
        ("assets/quay.png", "assets/quay.png"),
        ("https://port.example/x.md", "https://port.example/x.md"),
        ("#sources", "#sources"),
        ("/elsewhere.md", "/elsewhere.md"),
    ],
)
def test_links_lead_where_they_would_from_docs(written: str, target: str) -> None:
    assert f'<a href="{target}">' in html(f"[x]({written})")


def test_files_that_a_note_needs_are_known() -> None:
    markdown = (
        "![](assets/quay.png) [a](about/index.md#x) [b](about/index.md) <me@port.example> [c](https://port.example/)"
    )
    assert linked(markdown) == ("assets/quay.png", "about/index.md")


def test_houses_are_read_and_wrong_ones_told():
    options = SiteOptions(houses=("Bote Media: Morning Bote, Evening Bote",))
    assert options.owners == {"Morning Bote": "Bote Media", "Evening Bote": "Bote Media"}
    with pytest.raises(ConfigError, match="houses must be entries such as"):
        read_options('[site]\nhouses = ["Morning Bote"]\n', {"site": SiteOptions})
