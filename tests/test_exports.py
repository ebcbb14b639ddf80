"""Exports of press databases: every article apart, with what its labels state, and no label in any text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.extract import EXTRACTORS
from generator.model import Document, Problem, Unreadable
from generator.owner.settings import Settings
from generator.program.build import show
from generator.program.corpus import Item, read_folder, seed_files
from generator.program.rows import extract_rows
from generator.readers import read
from generator.readers.exports import read_export
from generator.readers.exports.labels import outlet_name
from generator.readers.page import page_rows, page_tree
from generator.readers.rows import parted_headline, rows_of

FILES = Path(__file__).parent / "fixtures" / "files"
RESERVOIR = (
    ("Council votes to drain Tarrow reservoir", "The Dunmarl Mercury", "2023-03-14", "Edda Marlowe"),
    ("Dam owner ‘was told of crack last May’", "Evening Chronicle", "2023-03-16", "Piers Hallam"),
)
BRIDGE = (
    ("Bridge over the Orrin closed after cracks are found", "The Orrin Herald", "2023-03-14", "Martha Kell"),
    ("Three hours in the rain for a place on the ferry", "Garve Gazette", "2023-03-16", "Peter Inch"),
    ("County dropped new bridge to save £18 million", "Evening Courier", "2023-03-17", "Iona Wrey"),
)
NO_TEXT = ("LENGTH", "words", "Pg.", "Load-Date", "LOAD-DATE", "(94%)", "DAMS", "Document", "Copyright", "(c) 20",
           "CAPTION", "Full text", "Search", "ENGLISH", "English", "ORRHER", "Classification")  # fmt: skip


def documents(name: str, data: bytes) -> list[Document]:
    return [got for got in read(data, name) if isinstance(got, Document)]


def head(document: Document) -> tuple[str, ...]:
    return tuple(document.hints[key].values[0] for key in ("title", "outlet", "published", "authors"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("02-nexis-three-articles.txt", BRIDGE),
        ("02b-nexisuni-two.txt", BRIDGE[:2]),
        ("02c-factiva-two.txt", BRIDGE[:2]),
        ("02d-nexis-two.html", RESERVOIR),
        ("02e-factiva-two.html", RESERVOIR),
        ("02f-nexis-uni-two.docx", RESERVOIR),
        ("02g-proquest-two.txt", RESERVOIR),
        ("02h-proquest-two.eml", RESERVOIR),
        ("09-database-tail.txt", BRIDGE[:1]),
        ("10b-title-documents.txt", BRIDGE[:1]),
    ],
)
def test_layouts(name: str, expected: tuple[tuple[str, ...], ...]) -> None:
    made = documents(name, (FILES / name).read_bytes())
    assert [head(document) for document in made] == list(expected)
    for document in made:
        assert next(part.span.cut(document.text) for part in document.parts) == head(document)[0]
        assert not any(label in document.text for label in NO_TEXT)
        assert document.label == head(document)[0]
        assert all(document.places)


def test_words_of_one_article_stand_in_no_other() -> None:
    first, second, third = documents("a.txt", (FILES / "02-nexis-three-articles.txt").read_bytes())
    assert second.text.count("\n\n") == 3
    assert "\n" not in second.text.replace("\n\n", "")  # its lines were broken at a width
    assert "Brannock" in first.text
    assert "Brannock" not in second.text + third.text
    assert second.text.startswith("Three hours")
    assert second.text.endswith("for adults.")


OLDER_NEXIS = """
                              1 of 2 DOCUMENTS

                Copyright 1995 The Garve Company
                       The Garve Times

             June 17, 1995, Saturday, CITY EDITION

SECTION: Section A; Page 1; Column 4

LENGTH: 412 words

HEADLINE: Ferry sinks in harbour;
No one is hurt, and the captain
swims ashore

BYLINE:  By RHONA TULLOCH and A. B. Prynne, Staff Writers

DATELINE: GARVE, June 16

BODY:
   The ferry sank at noon.

   Its captain swam ashore, the police said.

GRAPHIC: Photo: The ferry, before.

LOAD-DATE: June 18, 1995

                              2 of 2 DOCUMENTS

                       The Garve Times

                    June 18, 1995 Sunday
                    Correction Appended

A harbour master explains

LENGTH: 60 words

“It was an accident,” he said.
"""
FACTIVA_CODES = """
HD
Ferry sinks in harbour
BY
By Rhona Tulloch
WC
412 Wörter
PD
17. Juni 1995
SN
The Garve Times
SC
GARV
LA
Englisch
CY
(c) 1995 The Garve Company

LP
The ferry sank at noon.

TD
Its captain swam ashore, the police said.

NS
gdis : Disasters | gcat : Political/General News

AN
Dokument GARV000019950617dr6h0001a

"""
FACTIVA_SECTIONED = """News
Ferry sinks in harbour
Rhona Tulloch
412 mots
17 juin 1995
05:02 GMT
The Garve Times
GARV
2; National
Anglais
Copyright 1995 The Garve Company
All rights reserved

The ferry sank at noon.

Document GARV000019950617dr6h0001a
"""
PROQUEST_OLD = """
____________________________________________________________

Ferry sinks in harbour

Author: Tulloch, Rhona; Prynne, A B

Publication info: The Garve Times [Garve] 17 June 1995: 1.

Full text: The ferry sank at noon.

Its captain swam ashore: "I can swim," he said.

Subject: Ferries

Publication title: The Garve Times

Publication date: Jun 17, 1995

ProQuest document ID: 1

____________________________________________________________
"""
EUROPRESSE = """<html><body><article><header><div><span class="DocPublicationName">Le Garve, no. 2412</span></div>
<div><span class="DocHeader">Région, samedi 17 juin 1995, p. 3</span></div><div class="titreArticle">
<p class="titreArticleVisu">Un ferry coule</p></div><div>Rhona Tulloch</div></header>
<section><div class="DocText"><div class="docOcurrContainer"><p>Le ferry a <mark>coulé</mark> à midi.</p><p>Le capitaine
nage.</p></div></div></section><footer><small>© 1995</small><p>Numéro de document : news·19950617</p></footer></article>
</body></html>"""


def test_labels_for_title_and_text_and_titles_over_several_lines() -> None:
    first, second = documents("a.txt", OLDER_NEXIS.encode())
    assert head(first) == ("Ferry sinks in harbour", "The Garve Times", "1995-06-17", "Rhona Tulloch")
    assert first.hints["authors"].values == ("Rhona Tulloch", "A. B. Prynne")
    assert first.hints["standfirst"].values == ("No one is hurt, and the captain swims ashore",)
    assert first.text.endswith("The ferry sank at noon.\n\nIts captain swam ashore, the police said.")
    assert second.text == "A harbour master explains\n\n“It was an accident,” he said."
    assert "authors" not in second.hints


@pytest.mark.parametrize("given", [FACTIVA_CODES, FACTIVA_SECTIONED])
def test_factiva_in_other_languages(given: str) -> None:
    [article] = documents("a.txt", given.encode())
    assert head(article) == ("Ferry sinks in harbour", "The Garve Times", "1995-06-17", "Rhona Tulloch")
    assert article.text.startswith("Ferry sinks in harbour\n\nThe ferry sank at noon.")
    assert "All rights" not in article.text
    assert "gdis" not in article.text
    assert article.hints["language"].values == ("en",)


FACTIVA_PRINTED = """Ferry sinks in harbour
Rhona Tulloch
412 words
17 June 1995
The Garve Times
GARV
English
(c) 1995 The Garve Company
The ferry sank at noon, and its captain swam ashore with all the papers in a
bag. Nobody was hurt, the police said on Sunday.
Document J000000019950617dr6h0001a
"""
BROADCAST = """
                              1 of 1 DOCUMENTS

                                   Garve TV

                     SHOW: THE HARBOUR TONIGHT 8:00 PM

                             June 17, 1995 Saturday

Ferry sinks in harbour

REPORTERS: Rhona Tulloch

BYLINE: Rhona Tulloch

LENGTH: 60 words

TULLOCH: The ferry sank at noon.

LOAD-DATE: June 18, 1995
"""


def test_an_imprint_without_an_empty_line_behind_it() -> None:
    [article] = documents("a.txt", FACTIVA_PRINTED.encode())
    assert article.text.startswith("Ferry sinks in harbour\n\nThe ferry sank at noon, and")
    assert head(article) == ("Ferry sinks in harbour", "The Garve Times", "1995-06-17", "Rhona Tulloch")


def test_a_magazine_is_dated_by_months_and_a_correction_is_no_title() -> None:
    given = BROADCAST.replace("June 17, 1995 Saturday", "June/July 1995\n\nCorrection Appended")
    [article] = documents("a.txt", given.encode())
    assert article.hints["title"].values == ("Ferry sinks in harbour",)
    assert article.hints["outlet"].values == ("Garve TV",)
    assert "published" not in article.hints


def test_a_broadcast_names_its_programme_above_its_title() -> None:
    [article] = documents("a.txt", BROADCAST.encode())
    assert head(article) == ("Ferry sinks in harbour", "Garve TV", "1995-06-17", "Rhona Tulloch")
    assert article.text == "Ferry sinks in harbour\n\nTULLOCH: The ferry sank at noon."


def test_nexis_pages_of_other_languages_with_a_cover_and_marks_on_words() -> None:
    first, second = documents("a.html", (FILES / "nexis-german.html").read_bytes())
    assert head(first) == ("Fähre sinkt im Hafen", "Garve Online", "2012-02-27", "Bernhard Albrecht")
    assert first.hints["section"].values == ("WISSENSCHAFT",)
    assert first.text == (
        "Fähre sinkt im Hafen\n\nNiemand ist verletzt.\n\nBerlin - Die Fähre (CDU) sank.\n\nZwischentitel\n\n"
        "Garantie-Versprechen wären falsch."
    )
    assert second.text.endswith("Sed egestas, ante et vulputate volutpat.")
    assert second.hints["title"].values == ("Lorem ipsum dolor sit amet",)


def test_factiva_pages_with_field_codes() -> None:
    [article] = documents("a.html", (FILES / "factiva-codes.html").read_bytes())
    assert head(article) == ("Le ferry coule", "Test newspaper", "2011-12-29", "Anne Lee")
    assert article.text == (
        "Le ferry coule\n\nFirst head paragraph: à la française.\n\nSecond head paragraph.\n\nThird paragraph."
    )


def test_proquest_with_a_colon_in_its_text() -> None:
    [article] = documents("a.txt", PROQUEST_OLD.encode())
    assert article.text.endswith('noon.\n\nIts captain swam ashore: "I can swim," he said.')
    assert article.hints["authors"].values == ("Rhona Tulloch", "A B Prynne")


UNI = """Ferry Sinks In Harbour
Frankfurter Neue Presse (Regionalausgaben)
Dienstag 7. Juli 2020
Rüsselsheimer Echo

Section: LOKALES; S. 6
Length: 75 words
Published: 8. Juli 2020

Body

Notes
The ferry sank at noon. %s

Graphic

The ferry before.

Classification

Language: GERMAN; DEUTSCH

Load-Date: July 8, 2020

End of Document
"""


def test_an_edition_below_the_date_and_words_that_head_captions() -> None:
    [article] = documents("a.txt", (UNI % ("It rained. " * 120)).encode())
    assert article.hints["outlet"].values == ("Frankfurter Neue Presse",)
    assert article.hints["published"].values == ("2020-07-07",)
    assert article.hints["title"].values == ("Ferry Sinks In Harbour",)
    assert article.hints["language"].values == ("de",)
    assert article.text.split("\n")[2:4] == ["Notes", "The ferry sank at noon. " + "It rained. " * 119 + "It rained."]
    assert "before" not in article.text


def test_a_title_with_capitals_below_its_section_is_no_author() -> None:
    given = FACTIVA_SECTIONED.replace("Rhona Tulloch\n", "").replace("Ferry sinks in harbour", "Garve Ferry Sinks")
    [article] = documents("a.txt", given.encode())
    assert article.hints["title"].values == ("Garve Ferry Sinks",)
    assert article.hints["section"].values == ("News",)
    assert "authors" not in article.hints


def test_a_line_of_the_text_that_begins_as_a_label_does() -> None:
    long = "The pier is open to all who want to see the ships, and every one of them is welcome there. " * 6
    [article] = documents(
        "a.txt", PROQUEST_OLD.replace("Subject: Fer", f"Location: the pier.\n\n{long}\n\nSubject: Fer").encode()
    )
    assert "Location: the pier.\n\nThe pier is open" in article.text
    assert "Ferries" not in article.text


def test_europresse() -> None:
    [article] = documents("a.html", EUROPRESSE.encode())
    assert head(article) == ("Un ferry coule", "Le Garve", "1995-06-17", "Rhona Tulloch")
    assert article.text == "Un ferry coule\n\nLe ferry a coulé à midi.\n\nLe capitaine nage."


def test_rich_text_of_nexis_uni() -> None:
    lines = (FILES / "02b-nexisuni-two.txt").read_text("utf-8").split("\n")
    escaped = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in "\\par\n".join(lines))
    made = documents("a.rtf", f"{{\\rtf1\\ansi\n{escaped}}}".encode())
    assert [head(document) for document in made] == list(BRIDGE[:2])


def test_an_article_about_labels_is_no_export() -> None:
    text = "How we work\n\nEvery clipping has “Full text:” above it.\n\nThe end of document 1 of 2 is not near.\n"
    assert read_export(rows_of(text), "a.txt") is None


def test_an_unknown_layout_of_several_articles_is_refused() -> None:
    one = f"Title: A\nAuthor: Ann Lee\nDate: 1 May 2020\n\n{'Ships came into the harbour. ' * 20}\n\n"
    books = "\n".join(["What we read\n", *3 * ["Title: The sea", "Author: Ann Lee", "Published: May 2020"]])
    assert len(documents("a.txt", books.encode())) == 1
    with pytest.raises(Unreadable) as caught:
        documents("a.txt", (one + one).encode())
    assert caught.value.code == "several-articles"


def test_an_article_without_words_is_told_and_costs_no_other() -> None:
    empty = "\n1 of 2 DOCUMENTS\n\nThe Garve Times\n\nJune 17, 1995\n\nLENGTH: 1 words\n"
    got = list(read((empty + OLDER_NEXIS.replace("1 of 2", "2 of 3")).encode(), "a.txt"))
    assert [one.code for one in got if isinstance(one, Problem)] == ["article-empty"]
    assert len([one for one in got if isinstance(one, Document)]) == 2


def test_an_article_whose_letters_are_lost_costs_no_other() -> None:
    whole = (FILES / "02-nexis-three-articles.txt").read_text(encoding="utf-8")
    lost = whole.replace("Nobody told us", "â€œNobody” told â€œus, â€™\ufffd", 1)
    read_of_it = list(read(lost.encode(), "a.txt"))
    assert [head(got)[0] for got in read_of_it if isinstance(got, Document)] == [BRIDGE[0][0], BRIDGE[2][0]]
    (problem,) = (got for got in read_of_it if isinstance(got, Problem))
    assert (problem.code, problem.where) == ("mojibake", f"a.txt#{BRIDGE[1][0]}")


def test_slips_of_several_articles_are_none_of_one() -> None:
    whole = (FILES / "02-nexis-three-articles.txt").read_text(encoding="utf-8")
    slips = whole
    for words in ("Nobody was hurt", "Nobody told us", "inspectors"):  # the last two stand in articles of their own
        slips = slips.replace(words, f"{words} â€œ\ufffd", 1)
    assert [head(document) for document in documents("a.txt", slips.encode())] == list(BRIDGE)


def test_a_copy_is_told_and_the_fullest_is_read(tmp_path: Path) -> None:
    second = OLDER_NEXIS.partition("2 of 2 DOCUMENTS")[2]
    corrected = f"3 of 3 DOCUMENTS{second}\nAn earlier version gave a wrong day.\n"
    other_paper = f"4 of 4 DOCUMENTS{second.replace('The Garve Times', 'Orrin Herald')}"
    (tmp_path / "x.txt").write_text(OLDER_NEXIS + corrected + other_paper, "utf-8")
    got = list(read_folder(tmp_path, seed_files(tmp_path), {}))
    assert [item.id for item in got if isinstance(item, Item)] == [
        "x-ferry-sinks-in-harbour",
        "x-a-harbour-master-explains-1995-06-18",
        "x-a-harbour-master-explains-" + got[-1].id[-6:],
    ]
    assert [(one.where, one.code) for one in got if isinstance(one, Problem)] == [
        ("x.txt#a-harbour-master-explains", "article-repeated")
    ]


def test_extract_prints_every_article_and_its_text_where_asked() -> None:
    name = "02d-nexis-two.html"
    options = {each.name: each.options() for each in EXTRACTORS}
    asked = ([str(FILES / name)], ("metadata", "blocks"), 1, lambda path: Path(path).read_bytes(), options)
    first, second = extract_rows(*asked, text=True)
    assert [first["id"], second["id"]] == [
        f"{name}#council-votes-to-drain-tarrow-reservoir",
        f"{name}#dam-owner-was-told-of-crack-last-may",
    ]
    assert first["text"].startswith(first["metadata"]["title"]["value"])
    assert "\n\n".join(block["text"] for block in second["blocks"]) == second["text"]
    assert not any("text" in made for made in extract_rows(*asked))


def test_show_never_takes_one_of_several(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds 2 articles"):
        show(Settings(tmp_path, {}), FILES / "02d-nexis-two.html")


def test_rows_of_a_page_keep_its_lines_apart() -> None:
    page = "<p>One<br>two <b>bold</b>tail</p><div>Three<p>Four</p>five</div><pre>a  b\nc</pre><script>"
    rows = page_rows(page_tree(page))
    assert [row.text for row in rows if row.text] == ["One", "two boldtail", "Three", "Four", "five", "a b", "c"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Sun (England)", "The Sun"),
        ("Guardian.com", "Guardian.com"),
        ("The Mercury.", "The Mercury"),
        ("The Echo (Garve) - Final Edition", "The Echo"),
        ("A; B", "A"),
    ],
)
def test_outlets(words: str, name: str) -> None:
    assert outlet_name(words) == name


def test_a_deck_begins_with_a_capital() -> None:
    assert parted_headline("Storm hits the coast; 3 dead") == ("Storm hits the coast", "3 dead")
    assert parted_headline("He came to stay; they left") == ("He came to stay; they left", "")
