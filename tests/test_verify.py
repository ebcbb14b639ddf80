"""verify: small sites made by hand, each with one thing wrong."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.verify import Report, Voice, read_originals, read_voice, verify
from generator.verify.copied import Needles
from generator.verify.voice import of_page, of_program, of_template, tokens

TEXT = (
    "Harbour bridge opens after nine years\n\n"
    "ODENSE - The mayor, Ida Holm, said on Friday that “the last bolt is in” and that 1,200 cars an hour may cross.\n\n"
    "“We waited   long enough,” she said. Fish & chips < 5 kroner were sold.\n"
)
OTHER = "Fares on the ferry rise again in spring, the council of the port said late on Tuesday evening.\n"
QUOTE = "the last bolt is in"
LEAD = TEXT[TEXT.index("ODENSE") : TEXT.index("\n\n“We")]


def mark(words: str, inner: str | None = None, *, tag: str = "span", classes: str = "v", article: str = "a") -> str:
    """A marked element for the first place of `words`; `inner` is what it shows, by default the same."""
    text = TEXT if article == "a" else OTHER
    start = text.index(words)
    shown = words.replace("&", "&amp;").replace("<", "&lt;") if inner is None else inner
    span = f"{start}-{start + len(words)}"
    return f'<{tag} class="{classes}" data-article="{article}" data-span="{span}">{shown}</{tag}>'


def page(content: str) -> str:
    """As Material wraps it: the title stands in the head, the contents and the navigation too."""
    return (
        "<!doctype html><html><head><title>Harbour bridge opens after nine years - said on Friday that the last bolt "
        "is in and that</title></head><body><nav>Harbour bridge opens after nine years</nav><div class='md-content'>"
        f'<article class="md-content__inner md-typeset">{content}</article></div>'
        "<footer>The mayor, Ida Holm, said on Friday that “the last bolt is in” and that</footer></body></html>"
    )


def article_row(**more: object) -> dict[str, object]:
    start = TEXT.index(QUOTE)
    quote = {"start": start, "end": start + len(QUOTE), "text": QUOTE, "speaker": "Ida Holm", "speaker_span": [51, 59]}
    title = {"value": "Harbour bridge opens after nine years", "span": [0, 37], "rule": "title.first-line"}
    return {
        "id": "a",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "metadata": {"title": title, "published": None, "authors": [{"value": "ida holm", "span": [51, 59]}]},
        "quotes": [quote],
        "keywords": ["Ida Holm"],
        "keyword_mentions": [{"text": "Ida Holm", "aliases": ["mayor"], "mentions": [[50, 58]]}],
        **more,
    }


def proved(
    tmp_path: Path, content: str, rows: list[dict[str, object]] | None = None, text: str = TEXT, **files: object
) -> Report:
    """Verify a site of one page and one data file against two seeds."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(text, "utf-8", newline="")
    (tmp_path / "seeds" / "b.txt").write_text(OTHER, "utf-8", newline="")
    (tmp_path / "site" / "articles" / "a").mkdir(parents=True)
    (tmp_path / "site" / "articles" / "a" / "index.html").write_text(page(content), "utf-8")
    for folder in ("docs", "site"):
        (tmp_path / folder / "data").mkdir(parents=True)
        data = {"schema": 1, "articles": [article_row()] if rows is None else rows}
        (tmp_path / folder / "data" / "articles.json").write_text(json.dumps(data), "utf-8")
        for name, value in files.items():
            (tmp_path / folder / "data" / f"{name}.json").write_text(json.dumps(value), "utf-8")
    return verify(tmp_path / "site", tmp_path / "docs" / "data", read_originals(tmp_path / "seeds"))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_true_site_is_proved_and_counted(tmp_path: Path) -> None:
    waited = mark("“We waited   long enough,”", "“We waited long\n enough,”", tag="blockquote")
    content = (
        f"<h1>{mark('Harbour bridge opens after nine years')}<a class='headerlink' href='#x'>#</a></h1>"
        f"<p class='lead'>{mark(LEAD, LEAD.replace(QUOTE, f'<mark>{QUOTE}</mark>'))}</p><p>Said by the mayor.</p>"
        f"{waited}"
        f"<svg><rect/>{mark('1,200 cars', tag='text')}<path d='M0'/></svg><table><tr>"
        f"<td class='v'>{mark('Fish & chips < 5 kroner', classes='')}</td>"
        f"<td>{mark('ferry', article='b')}</td></tr></table>"
    )
    report = proved(tmp_path, content)
    assert report.findings == ()
    assert report.proved
    assert (report.pages, report.extracts) == (1, 6)
    assert report.values == 10


def test_one_changed_letter_on_a_page_is_found(tmp_path: Path) -> None:
    report = proved(tmp_path, mark(QUOTE, "the last bolt is on"))
    assert codes(report) == ["verify-words"]
    assert not report.proved
    assert "bolt is on" in report.findings[0].message
    assert "bolt is in" in report.findings[0].message
    assert report.findings[0].where == "articles/a/index.html:1"


@pytest.mark.parametrize(
    "shown",
    ["the last bolt is in.", "The last bolt is in", "the last boltis in", "", "the last <b>bolt</b> is in now"],
    ids=["more", "case", "space", "nothing", "more-after"],
)
def test_words_must_be_the_articles(tmp_path: Path, shown: str) -> None:
    assert codes(proved(tmp_path, mark("Friday") + mark(QUOTE, shown))) == ["verify-words"]


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="v" data-article="a">Friday</span>',
        '<span class="v" data-span="1-2">Friday</span>',
        '<span class="v" data-article="a" data-span="1">Friday</span>',
        '<span class="v" data-article="a" data-span="1-2-3">Friday</span>',
        '<span class="v" data-article="a" data-span=" 1-2">Friday</span>',
        '<span class="v" data-article="a" data-span="-1-2">Friday</span>',
        '<span class="v" data-article="a" data-span="٣-٤">Friday</span>',
    ],
)
def test_marks_must_be_well_formed(tmp_path: Path, shown: str) -> None:
    assert codes(proved(tmp_path, mark(QUOTE) + shown)) == ["verify-mark"]


@pytest.mark.parametrize(
    ("source", "span"), [("c", "0-4"), ("", "0-4"), ("a.txt", "0-4"), ("a", "0-9999"), ("a", "5-5"), ("a", "6-5")]
)
def test_a_mark_must_lie_in_an_article(tmp_path: Path, source: str, span: str) -> None:
    shown = f'<span class="v" data-article="{source}" data-span="{span}">Harb</span>'
    assert codes(proved(tmp_path, mark(QUOTE) + shown)) == ["verify-span"]


def test_serif_without_a_source_is_found(tmp_path: Path) -> None:
    report = proved(tmp_path, mark(QUOTE) + '<p class="lead v">Nobody <b>wrote</b> this</p><p class="v"> </p>')
    assert codes(report) == ["verify-unproved"]
    assert "Nobody wrote this" in report.findings[0].message


def test_a_source_without_serif_is_found(tmp_path: Path) -> None:
    assert codes(proved(tmp_path, mark(QUOTE, classes="q-said"))) == ["verify-plain"]


def test_copied_words_without_marks_are_found(tmp_path: Path) -> None:
    report = proved(
        tmp_path, mark("Friday") + f"<ul><li>Ida Holm, said</li><li>on Friday</li><li>{LEAD[45:70]}</li></ul>"
    )
    assert codes(report) == ["verify-copied"]
    assert "ida holm said on friday that" in report.findings[0].message


@pytest.mark.parametrize(
    "words",
    ["<h2>Harbour bridge OPENS after nine years</h2>", "<p>{} the <i>last</i> bolt is in {}</p>"],
    ids=["title", "quote"],
)
def test_a_published_title_or_quote_counts_as_copied_when_short(tmp_path: Path, words: str) -> None:
    assert codes(proved(tmp_path, mark("Friday") + words)) == ["verify-copied"]


def test_seven_words_and_an_address_are_no_copy(tmp_path: Path) -> None:
    address = "https://example.org/The-mayor-Ida-Holm-said-on-Friday-that-the-last-bolt-is-in"
    content = f"{mark(QUOTE)}<p>said on Friday that</p><p>{address}</p>{mark('bolt')} may cross {mark('she')} said"
    assert codes(proved(tmp_path, content)) == []


def test_a_mark_breaks_a_run_of_copied_words(tmp_path: Path) -> None:
    marked = LEAD[:30].rpartition(" ")[0]
    assert codes(proved(tmp_path, mark(marked) + LEAD[len(marked) :])) == ["verify-copied"]


def test_a_nested_card_does_not_end_the_content(tmp_path: Path) -> None:
    content = f'<article class="q">{mark(QUOTE)}</article><p class="v">Nobody wrote this</p>'
    assert codes(proved(tmp_path, content)) == ["verify-unproved"]


@pytest.mark.parametrize("stray", ["</article>", "</div>"])
def test_what_stands_behind_content_that_is_closed_too_early_is_read(tmp_path: Path, stray: str) -> None:
    behind = f'<p class="v">Nobody wrote this</p><p>{LEAD[45:70]} and {LEAD[10:60]}</p>'
    assert set(codes(proved(tmp_path, f"{mark(QUOTE)}{stray}{behind}"))) == {"verify-unproved", "verify-copied"}


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (f"<template>{mark('Friday', 'Monday')}</template>", []),
        (mark(QUOTE, "the last<!-- first --> bolt<script>x</script> is&#32;in"), []),
        (mark(QUOTE, "the last <style>bolt</style> is in"), ["verify-words"]),
        (mark(QUOTE, "the last bolt is&nbsp;in"), []),
        (mark("Friday", "Fri&shy;day"), ["verify-words"]),
        (mark("Friday", "Fri<td>day</td>"), []),
        (mark("Friday", "Fri<div>day</div>", tag="p"), ["verify-words"]),
        ("<table>" + mark("Friday") + "<tr><td>" + mark(QUOTE) + "</table>", []),
        ("<p>" + mark("Friday", "Friday<p>") + mark(QUOTE), []),
        (f"<noscript>{mark('Friday', 'Monday')}</noscript>", ["verify-words"]),
        (f"<textarea>{mark('Friday', 'Monday')}</textarea>", []),
        (f"<svg><title>{mark('Friday', 'Monday')}</title></svg>", ["verify-words"]),
        (f"<title>{mark('Friday', 'Monday')}</title>", []),
        (mark("Friday").replace("data-article", "DATA-ARTICLE").replace('"', "'"), []),
        (mark("Friday").replace('data-article="a"', 'data-article="a" data-article="b"'), []),
        (mark("Friday").replace('data-article="a"', "data-article=&#97;"), []),
        (mark("Friday").replace("</span>", "</b></span>"), []),
        (mark("Friday").replace("</span>", "</span"), ["verify-words"]),
    ],
)  # fmt: skip
def test_a_page_is_read_as_a_browser_reads_it(tmp_path: Path, shown: str, found: list[str]) -> None:
    """Templates, comments, character references, elements that a parser moves or closes, attributes that repeat."""
    assert codes(proved(tmp_path, f"<p>{mark(QUOTE)}</p>{shown}<p>in the end</p>")) == found


def test_a_page_nested_deeper_than_python_calls_is_read(tmp_path: Path) -> None:
    deep = "<div>" * 20_000
    assert codes(proved(tmp_path, f"{mark(QUOTE)}{deep}<p class='v'>Nobody wrote this</p>")) == ["verify-unproved"]


def test_a_page_without_content_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "bare.html").write_text('<p class="v">Nobody wrote this</p>', "utf-8")
    (tmp_path / "seeds").mkdir()
    assert codes(verify(tmp_path / "site", tmp_path / "docs", {})) == ["verify-unproved"]


def test_a_site_that_shows_nothing_is_not_proved(tmp_path: Path) -> None:
    report = proved(tmp_path, "<p>Coming soon.</p>")
    assert codes(report) == ["verify-nothing"]
    assert not report.proved


def test_scripts_comments_and_attributes_are_no_words(tmp_path: Path) -> None:
    hidden = f'<script>"{LEAD}"</script><!-- {LEAD} --><img alt="x" src="x.png">'
    assert codes(proved(tmp_path, mark(QUOTE) + hidden)) == []


def test_characters_that_html_cannot_carry_do_not_fail_an_article(tmp_path: Path) -> None:
    text = TEXT.replace("the last bolt", "the last\x02\x0b bo\x81lt")
    start = text.index("the last")
    shown = f'<span class="v" data-article="a" data-span="{start}-{start + 22}">the last \ufffdbolt is in</span>'
    report = proved(tmp_path, shown, rows=[], text=text)
    assert codes(report) == []


def test_a_seed_changed_after_the_build_is_found(tmp_path: Path) -> None:
    report = proved(tmp_path, mark(QUOTE), text=TEXT.replace("kroner", "Kroner"))
    assert codes(report) == ["verify-changed"]
    assert report.findings[0].where == "docs/data/articles.json:articles[0].sha256"
    assert "a.txt" in report.findings[0].message


def test_a_seed_removed_after_the_build_is_found_once(tmp_path: Path) -> None:
    report = proved(tmp_path, mark(QUOTE), rows=[article_row(), article_row(id="gone")])
    assert codes(report) == ["verify-span"]


def test_the_published_data_file_is_checked_when_it_differs(tmp_path: Path) -> None:
    proved(tmp_path, mark(QUOTE))
    data = tmp_path / "site" / "data" / "articles.json"
    data.write_text(data.read_text("utf-8").replace(QUOTE, "the last belt is in"), "utf-8")
    report = verify(tmp_path / "site", tmp_path / "docs" / "data", read_originals(tmp_path / "seeds"))
    assert [(finding.code, finding.where) for finding in report.findings] == [
        ("verify-words", "site/data/articles.json:articles[0].quotes[0]")
    ]


TITLE = {"value": "Harbour bridge opens", "span": [0, 20]}


@pytest.mark.parametrize(
    "more",
    [
        {"quotes": [{"start": 0, "end": 7, "text": "Harbout"}]},
        {"quotes": [{"start": 0, "end": 7, "text": "Harbour", "speaker": "Ida Holn"}]},
        {"quotes": [{"start": 0, "end": 7, "text": "Harbour", "cue_span": [0, 9999]}]},
        {"quotes": [{"start": 7, "end": 0, "text": "Harbour"}]},
        {"quotes": [{"start": None, "end": 3}]},
        {"quotes": [{"start": True, "end": 3}]},
        {"metadata": {"title": TITLE | {"value": "Harbour bridge open"}}},
        {"metadata": {"published": {"value": "2024-01-01", "span": [0]}}},
        {"figures": [{"start": 0, "end": 7, "text": "Harbour", "counted": "bridges", "counted_span": [8, 14]}]},
        {"figures": [{"stated_by": {"text": "Bridge", "span": [8, 14], "basis": "stated"}}]},
        {"quotes": [{"start": 0, "end": 7, "text": "Harbour", "sentence": [0, 9999]}]},
        {"keywords": ["Harbour Bridge opens"]},
        {"keyword_mentions": [{"text": "harbour", "mentions": [[0, 7]]}]},
        {"keyword_mentions": [{"text": "Harbour", "mentions": [[0, 9999]]}]},
        {"keyword_mentions": [{"text": "Harbour", "aliases": ["Harbor"], "mentions": [[0, 7]]}]},
        {"blocks": [{"kind": "title", "start": 0, "end": 37, "sentences": [[0, 9999]]}]},
        {"sha256": "0" * 64},
    ],
)
def test_what_is_wrong_in_data_is_found(tmp_path: Path, more: dict[str, object]) -> None:
    assert len(codes(proved(tmp_path, mark(QUOTE), rows=[article_row(**more)]))) == 1


def test_readings_need_a_place_but_not_its_words(tmp_path: Path) -> None:
    day = {"value": "2024-02-09", "span": [TEXT.index("Friday"), TEXT.index("Friday") + 6], "rule": "x"}
    metadata = {"title": None, "published": day, "updated": {"value": "2024-02-10", "span": None, "rule": "given"}}
    as_of = {"text": "2024-02-09", "span": day["span"], "basis": "article date"}
    rows = [article_row(metadata=metadata, figures=[{"start": 0, "end": 7, "text": "Harbour", "as_of": as_of}])]
    assert codes(proved(tmp_path, mark(QUOTE), rows=rows)) == []


def test_a_speaker_set_by_the_owner_need_not_stand_in_the_article(tmp_path: Path) -> None:
    quote = {"start": 0, "end": 7, "text": "Harbour", "speaker": "Someone Else", "rule": "correction"}
    assert codes(proved(tmp_path, mark(QUOTE), rows=[article_row(quotes=[quote])])) == []


def test_other_data_files_name_their_article(tmp_path: Path) -> None:
    people = {"entities": [{"id": "person/x", "mentions": [{"article": "a", "start": 51, "end": 9999}]}]}
    comparisons = [
        {"measure": "x", "entries": [{"article": "b.txt", "span": [0, 5], "text": "Fares"}, {"span": [0, 5]}]}
    ]
    report = proved(tmp_path, mark(QUOTE), people=people, comparisons=comparisons)
    assert [(finding.code, finding.where.partition("data/")[2]) for finding in report.findings] == [
        ("verify-span", "comparisons.json:[0].entries[1].span"),
        ("verify-span", "people.json:entities[0].mentions[0]"),
    ]


def test_another_spelling_must_stand_in_an_article_that_mentions_its_bearer(tmp_path: Path) -> None:
    words = TEXT.split(maxsplit=1)[0]
    mentions = [{"article": "a", "start": 0, "end": len(words)}]
    people = {"entities": [{"id": "person/x", "name": "The owner's", "aliases": [words, "Zyx"], "mentions": mentions}]}
    report = proved(tmp_path, mark(QUOTE), people=people)
    assert [(finding.code, finding.where.partition("data/")[2]) for finding in report.findings] == [
        ("verify-words", "people.json:entities[0].aliases[1]"),
    ]


def test_a_data_file_that_is_no_json_is_found(tmp_path: Path) -> None:
    proved(tmp_path, mark(QUOTE))
    (tmp_path / "docs" / "data" / "x.json").write_text("{", "utf-8")
    report = verify(tmp_path / "site", tmp_path / "docs" / "data", read_originals(tmp_path / "seeds"))
    assert codes(report) == ["verify-data"]


def test_originals_are_what_can_be_read(tmp_path: Path) -> None:
    for name, content in {
        "a.txt": b"One", "B/A.TXT": b"Two", "c.txt": b"", "d.txt": b"\xff\xfe\x00", "notes.toml": b"x = 1",
        ".hidden/e.txt": b"Three", "f.txt": b"\xef\xbb\xbfFour",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert {key: (one.path, one.text) for key, one in read_originals(tmp_path).items()} == {
        "a": ("a.txt", "One"),
        "B-A": ("B/A.TXT", "Two"),
        "f": ("f.txt", "Four"),
    }


# ---- words that are the site's own ------------------------------------------------------------------------------

SAYING = "What could not be read, what was dropped and what is missing, each with the reason"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            [*of_template(f"<p>{{{{ n }}}} articles. {SAYING.replace('read,', '<b>read</b>,')}.</p>")], id="html"
        ),
        pytest.param([*of_program(f"def say(n):\n    return f'{{n}}: {SAYING}'\n", labels=False)], id="program"),
        pytest.param([*of_page(f"# Reading\n\n*{SAYING.replace(' what ', chr(10) + '[what](x.md) ')}*\n")], id="page"),
    ],
)
def test_an_article_that_says_what_the_site_says_fails_nothing(tmp_path: Path, source: list[str]) -> None:
    text = f"{TEXT}\nOne site says: “{SAYING}.”\n"
    content = f"{mark('Friday')}<p>5 articles. {SAYING}.</p>"
    assert codes(proved(tmp_path, content, rows=[], text=text)) == ["verify-copied"]
    originals = read_originals(tmp_path / "seeds")
    for voice, found in ((Voice.of(source), []), (Voice.of(["What could not be read."]), ["verify-copied"])):
        assert codes(verify(tmp_path / "site", tmp_path / "docs" / "data", originals, voice)) == found


def test_a_real_copy_beside_the_sites_own_words_is_found(tmp_path: Path) -> None:
    content = f"{mark('Friday')}<p>{SAYING}: {LEAD[:60]}</p>"
    proved(tmp_path, content, text=f"{TEXT}\n{SAYING}: {LEAD}\n", rows=[])
    voice = Voice.of([SAYING, "said on Friday", "the"])
    report = verify(tmp_path / "site", tmp_path / "docs" / "data", read_originals(tmp_path / "seeds"), voice)
    assert codes(report) == ["verify-copied"]
    assert "reason odense" in report.findings[0].message  # one foreign word is enough


def test_a_file_named_as_its_title_and_a_title_by_the_owner_are_no_copies(tmp_path: Path) -> None:
    title = "Harbour bridge opens after nine years"
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / f"{title}.txt").write_text(TEXT, "utf-8", newline="")
    (seeds / "sources.toml").write_text(
        '["x.txt"]\ntitle = "Fares on the ferry rise again in spring, it said"\n', "utf-8"
    )
    (seeds / "x.txt").write_text("Fares on the ferry rise again in spring, it said.", "utf-8")
    originals = read_originals(seeds)
    voice = read_voice(tmp_path, tmp_path / "docs", seeds, originals)
    needles = Needles.of(
        {key: one.text for key, one in originals.items()},
        {"articles": [{"id": title, "metadata": {"title": {"value": title}}}]},
        voice,
    )
    assert needles.search(f"Where {title}.txt, {title}.txt:12 Fares on the ferry rise again in spring, it said") is None
    assert needles.search(f"Where {title}")
    assert needles.search("Harbour bridge opens after nine years odense the mayor ida holm")


def test_a_paper_or_an_author_is_no_copy_of_an_article_titled_so(tmp_path: Path) -> None:
    data = tmp_path / "docs" / "data"
    data.mkdir(parents=True)
    paper, author, title = "The Post of Upper Odense", "Ann Lee of the News Desk", "Why the Bridge Was Closed Again"
    rows = [
        {"metadata": {"outlet": {"value": paper}, "authors": [{"value": author}], "title": {"value": title}}},
        {"metadata": {"outlet": None, "authors": [], "title": {"value": paper}}},
    ]
    (data / "articles.json").write_text(json.dumps({"articles": rows}), "utf-8")
    voice = read_voice(tmp_path, tmp_path / "docs", tmp_path / "seeds", {})
    assert all(voice.own(tokens(f"{paper} {author}")))
    assert not all(voice.own(tokens(title)))
    for odd in ("{}", '{"articles": [1]}', '{"articles": [{"metadata": {"outlet": "x"}}]}', "["):
        (data / "articles.json").write_text(odd, "utf-8")
        assert not all(read_voice(tmp_path, tmp_path / "docs", tmp_path / "seeds", {}).own(tokens(paper)))


def test_what_templates_and_counts_say_is_known_word_by_word() -> None:
    """An article that copies a whole page of the site holds these, one after the other."""
    source = '## Parts told {#told}\n\n<p>{{ n }} On this site: <a class="here" href="{{ x }}">it</a></p>'
    voice = Voice.of([*of_template(source), *of_program('many(n, "likely source")', labels=True)])
    assert all(voice.own(tokens("Parts told On this site it 5 likely sources 1 likely source")))
    assert not any(voice.own(tokens("parts this likely")))


def test_names_of_measures_and_data_files_are_the_sites_own_while_they_are_short(tmp_path: Path) -> None:
    data = tmp_path / "docs" / "data"
    data.mkdir(parents=True)
    (data / "manifest.json").write_text('{"files": {"data/csv/quotes.csv": "0", "index.md": "1"}}', "utf-8")
    long = "ships that the port of Odense counted on Friday and on Monday"
    measures = [{"measure": "trips by Holm since the war began"}, {"measure": long}, {}]
    (data / "comparisons.json").write_text(json.dumps({"comparisons": measures[:2]}), "utf-8")
    voice = read_voice(tmp_path, tmp_path / "docs", tmp_path / "seeds", {})
    assert all(voice.own(tokens("trips by Holm since the war began csv/quotes.csv")))
    assert not all(voice.own(tokens(long)))
    (data / "comparisons.json").write_text(json.dumps({"comparisons": measures}), "utf-8")
    read_voice(tmp_path, tmp_path / "docs", tmp_path / "seeds", {})  # an odd one is no reason to stop


def test_code_and_documentation_of_the_program_are_not_its_voice() -> None:
    source = (
        '"""Said by a module to those who read it."""\nWORD = "the"\nx = "date-missing"\ny = "No date is stated here"\n'
    )
    assert [*of_program(source, labels=False)] == ["date-missing", "No date is stated here"]
    assert "the" in of_program(source, labels=True)


def test_a_generated_page_that_was_taken_over_lends_no_words(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mine.md").write_text("My own words of five or more", "utf-8")
    (tmp_path / "docs" / "taken.md").write_text(f'<p data-article="a" data-span="0-9">{LEAD}</p>', "utf-8")
    voice = read_voice(tmp_path, tmp_path / "docs", tmp_path / "seeds", {})
    assert all(voice.own(tokens("My own words of five or more")))
    assert not any(voice.own(tokens("mayor Ida Holm")))
