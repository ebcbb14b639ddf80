"""One short article in each format: what the format states, its words, and what is told of broken files."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import pytest

from generator.model import Document, Hint, Problem, Source, Unreadable
from generator.parse import parse
from generator.readers import READERS, read

TITLE = "Ferry sinks in harbour after hitting its own pier"
# Words enough for `verify` to know them again wherever they stand unmarked.
FIRST = "The ferry sank at noon on Saturday, and some 120 people were brought ashore by two fishing boats."
SAID = "“We counted everybody twice,” said Rhona Tulloch, the harbour master, who ran the rescue from the pier."
LAST = "Repairs will cost £3.4 million, the operator said. The ferry had last been in a dock two years ago."
BODY = (FIRST, SAID, LAST)
PLAIN = "\n\n".join(BODY)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in BODY)

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Garve Times", "headline": "no article"},
        {"@type": "NewsArticle", "headline": TITLE,
         "datePublished": "2023-06-17T12:30:00+01:00",
         "dateModified": "2023-06-18T08:00:00+01:00", "author": [{"@type": "Person", "name": "Peter Inch"}],
         "publisher": {"@type": "Organization", "name": "The Garve Times"}, "articleSection": "Harbour"},
    ],
}  # fmt: skip
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | The Garve Times</title>
<link rel="canonical" href="https://garve.example/ferry">
<script type="application/ld+json">{json.dumps(LINKED)}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1><p class="byline">By Peter Inch</p>{PARAGRAPHS}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/1">Council drains a lake</a></li></ul></aside>
<footer>© 2023 Garve Media</footer></body></html>"""
OPEN_GRAPH = f"""<html><head><meta property="og:title" content="{TITLE} - The Garve Times">
<meta property="og:site_name" content="The Garve Times"><meta property="article:published_time" content="2023-06-17">
</head><body><article><h1>{TITLE}</h1><div class="author">Peter Inch, Harbour Correspondent</div>{PARAGRAPHS}</article>
</body></html>"""
MARKDOWN = f"""---
title: "{TITLE}"
author: [Peter Inch]
date: 2023-06-17
source: The Garve Times
---

# {TITLE}

{FIRST.replace("two fishing boats", "**two** [fishing boats](https://garve.example/boats)")}

> {SAID}

{LAST}
"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Garve Times</title><language>en</language>
<item><title>{TITLE}</title><link>https://garve.example/ferry</link><dc:creator>Peter Inch</dc:creator>
<pubDate>Sat, 17 Jun 2023 12:30:00 +0100</pubDate><description>It sank.</description>
<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>
<item><title>Rain &amp; wind</title><description>It rained.</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Garve Times</title>
<entry><title>{TITLE}</title><link href="https://garve.example/ferry"/><author><name>Peter Inch</name></author>
<published>2023-06-17T12:30:00+01:00</published><content type="html">{PARAGRAPHS.replace("<", "&lt;")}</content></entry>
</feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "The Garve Times",
    "items": [{"id": "1", "title": TITLE, "url": "https://garve.example/ferry", "content_html": PARAGRAPHS,
               "date_published": "2023-06-17T12:30:00+01:00", "authors": [{"name": "Peter Inch"}]}],
}  # fmt: skip
CSL = [{"id": "1", "type": "article-newspaper", "title": TITLE, "container-title": "The Garve Times", "abstract": PLAIN,
        "author": [{"family": "Inch", "given": "Peter"}], "issued": {"date-parts": [["2023", 6, 17]]}}]  # fmt: skip
RIS = f"""TY  - NEWS
TI  - {TITLE}
AU  - Inch, Peter
T2  - The Garve Times
DA  - 2023/06/17/
AB  - {PLAIN}
ER  -
"""
NINJS = {"uri": "x", "headline": TITLE, "byline": "By Peter Inch", "firstcreated": "2023-06-17T12:30:00+01:00",
         "copyrightholder": "The Garve Times", "language": "en", "body_xhtml": PARAGRAPHS}  # fmt: skip
NEWSML = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>
<provider literal="The Garve Times"/><firstCreated>2023-06-17T12:30:00+01:00</firstCreated></itemMeta>
<contentMeta><language tag="en"/><by>By Peter Inch</by><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html></inlineXML></contentSet>
</newsItem>"""
MAIL = f"""From: The Garve Times <news@garve.example>
To: desk@example.org
Subject: Fwd: [Harbour] {TITLE}
Date: Sat, 17 Jun 2023 12:30:00 +0100
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

{base64.encodebytes(PLAIN.encode()).decode()}"""


def rtf() -> bytes:
    escaped = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in "\\par\n".join((TITLE, *BODY)))
    return f"{{\\rtf1\\ansi\\ansicpg1252 {escaped}\\par}}".encode()


def word(*, protected: bool = False) -> bytes:
    if protected:
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    for words in BODY:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF of lines in Helvetica, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "\n".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td\n{drawn}\nET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def warc() -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://garve.example/ferry\r\n"
        "WARC-Date: 2023-06-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub() -> bytes:
    container = b'<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    package = b"""<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Garve Times</dc:title>
    <dc:date>2023-06-17</dc:date></metadata><manifest>
    <item id="t" href="toc.xhtml"/><item id="c" href="1.xhtml"/></manifest>
    <spine><itemref idref="t"/><itemref idref="c"/></spine></package>"""
    chapter = f"<html><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>".encode()
    return packed(
        **{"META-INF/container.xml": container, "OEBPS/a.opf": package, "OEBPS/1.xhtml": chapter,
           "OEBPS/toc.xhtml": b"<html><body><p>Contents</p></body></html>"}
    )  # fmt: skip


def mhtml() -> bytes:
    head = (
        "From: <Saved by Browser>", "Snapshot-Content-Location: https://garve.example/ferry",
        "Date: Tue, 20 Jun 2023 10:00:00 -0000", "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="XX"', "", "--XX", "Content-Type: text/html",
        "Content-Transfer-Encoding: base64", "Content-Location: https://garve.example/ferry", "",
        base64.encodebytes(PAGE.encode()).decode(), "--XX--", "",
    )  # fmt: skip
    return "\n".join(head).encode()


FULL = {"title": TITLE, "outlet": "The Garve Times", "published": "2023-06-17", "authors": "Peter Inch"}
TITLED = {"title": TITLE}
FORMATS: tuple[tuple[str, bytes | Callable[[], bytes], dict[str, str]], ...] = (
    ("a.txt", f"{TITLE}\n\nBy Peter Inch\n\n{PLAIN}".encode(), {}),
    (
        "a.html",
        PAGE.encode(),
        FULL | {"address": "https://garve.example/ferry", "language": "en-GB", "section": "Harbour"},
    ),
    ("b.htm", OPEN_GRAPH.encode(), FULL),
    ("a.mhtml", mhtml, FULL | {"retrieved": "2023-06-20"}),
    ("a.md", MARKDOWN.encode(), FULL),
    ("a.eml", MAIL.encode(), {"title": TITLE, "published": "2023-06-17"}),
    ("a.mbox", f"From x Sat Jun 17 12:30:00 2023\n{MAIL}\n".encode(), {"title": TITLE, "published": "2023-06-17"}),
    ("a.docx", word, TITLED),
    ("a.doc", word, TITLED),
    ("a.rtf", rtf, {}),
    ("a.rss", RSS.encode(), FULL | {"address": "https://garve.example/ferry", "language": "en"}),
    ("a.xml", RSS.encode(), FULL),
    ("a.atom", ATOM.encode(), FULL),
    ("a.json", json.dumps(JSON_FEED).encode(), FULL),
    ("csl.json", json.dumps(CSL).encode(), FULL),
    ("ninjs.json", json.dumps(NINJS).encode(), FULL | {"language": "en"}),
    ("newsml.xml", NEWSML.encode(), FULL | {"language": "en"}),
    ("a.ris", RIS.encode(), FULL),
    ("a.warc.gz", warc, FULL | {"address": "https://garve.example/ferry", "retrieved": "2023-06-20"}),
    ("a.wacz", lambda: packed(**{"archive/data.warc.gz": warc()}), FULL),
    ("a.epub", epub, {"title": TITLE, "outlet": "The Garve Times", "published": "2023-06-17"}),
    ("a.zip", lambda: packed(**{"june/ferry.html": PAGE.encode()}), FULL),
    ("a.jsonl", json.dumps({"id": "x", "text": PLAIN, "date": "2023-06-17"}).encode(), {"published": "2023-06-17"}),
)


@pytest.mark.parametrize(("name", "data", "stated"), FORMATS, ids=[name for name, _, _ in FORMATS])
def test_one_article(name: str, data: bytes | Callable[[], bytes], stated: dict[str, str]) -> None:
    documents = [got for got in read(data if isinstance(data, bytes) else data(), name) if isinstance(got, Document)]
    document = documents[0]
    hints = {key: hint.values[0] for key, hint in document.hints.items()}
    assert {key: hints.get(key, "")[: len(value)] for key, value in stated.items()} == stated
    assert " ".join(document.text.split()).endswith(" ".join(PLAIN.split()))
    for furniture in ("Home", "Most read", "Council drains", "©", "**", "http"):
        assert furniture not in document.text
    article, _ = parse("a", Source(name, "0" * 64), document)
    assert article.metadata.title is not None or name == "a.jsonl"
    assert [article.text[block.span.start : block.span.end] for block in article.paragraphs][-3:] == list(BODY)


def test_every_reader_is_tried_here() -> None:
    tried = {
        suffix for reader in READERS for suffix in reader.suffixes if any(n.endswith(suffix) for n, _, _ in FORMATS)
    }
    assert all(set(reader.suffixes) & tried or ".pdf" in reader.suffixes for reader in READERS)


def test_a_pdf_without_its_running_heads_and_with_its_broken_words_whole() -> None:
    first = ("The Garve Times, 17 June 2023", TITLE,
             "The ferry sank at noon on Saturday, and some 120 people were brought",
             "ashore by two fishing boats. Repairs will cost 3.4 million, the opera-", "tor said.",
             "A well-known captain of Garve swam ashore with all the papers in a", "bag.", "1")  # fmt: skip
    second = ("The Garve Times, 17 June 2023", "The ferry had last been in a dock two years ago, says a well-",
              "known firm that looks after ships of her kind in that part of the", "country.", "2")  # fmt: skip
    [document] = read(pdf(first, second), "a.pdf")
    assert isinstance(document, Document)
    text = document.text
    assert "Garve Times" not in text
    assert "the operator said." in text
    assert "a well-known firm" in text
    assert [place.number for place in document.places][-1] == 2
    assert text.split("\n\n")[-1].startswith("The ferry had last been")


def test_a_mail_with_an_article_attached() -> None:
    message = EmailMessage()
    message["Subject"] = "Clippings"
    message["From"] = "desk@example.org"
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="ferry.html")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    [document] = read(message.as_bytes(), "a.eml")
    assert isinstance(document, Document)
    assert document.label == "ferry.html"
    assert document.hints["title"].values == (TITLE,)


def test_feeds_tell_of_summaries() -> None:
    whole, summary = [got for got in read(RSS.encode(), "a.rss") if isinstance(got, Document)]
    assert not whole.problems
    assert [problem.code for problem in summary.problems] == ["summary-only"]
    assert summary.text == "Rain & wind\n\nIt rained."


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", word(protected=True), "encrypted"),
        ("a.doc", word(protected=True), "format-old"),
        ("a.docx", word()[:2000], "file-broken"),
        ("a.docx", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "page-without-article"),
        ("a.eml", b"Subject: x\nFrom: y\n\n", "empty"),
        ("a.mbox", b"nothing", "file-broken"),
        ("a.rtf", b"{\\rtf1 }", "empty"),
        ("a.rtf", b"plain", "file-broken"),
        ("a.pdf", b"%PDF-1.4 broken", "file-broken"),
        ("a.pdf", pdf(()), "no-text"),
        ("a.rss", b"<rss><channel>", "file-broken"),
        ("a.xml", b"<a>", "file-broken"),
        ("a.xml", b"<a/>", "format-unknown"),
        ("a.json", b"{", "file-broken"),
        ("a.json", b"{}", "format-unknown"),
        ("a.ris", b"TI  - x", "file-broken"),
        ("a.zip", b"PK\x03\x04broken", "file-broken"),
        ("a.epub", packed(x=b"y"), "file-broken"),
        ("a.wacz", packed(x=b"y"), "file-broken"),
        ("a.warc", b"nothing at all\r\n\r\n", "file-broken"),
        ("a.mhtml", b"From: x\n\nno page", "file-broken"),
        ("a.md", b"", "empty"),
    ],
)
def test_what_can_not_be_read_is_named_with_its_cure(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(read(data, name))
    assert caught.value.code == code
    assert caught.value.hint
    assert caught.value.message


def test_a_broken_member_costs_itself_only() -> None:
    data = packed(
        **{"a.txt": PLAIN.encode(), "b.docx": b"broken", "c.xyz": b"?", ".hidden.txt": b"x", "d.rss": RSS.encode()}
    )
    got = list(read(data, "x.zip"))
    assert [one.label for one in got if isinstance(one, Document)] == ["a", f"d {TITLE}", "d Rain & wind"]
    assert [(one.where, one.code) for one in got if isinstance(one, Problem)] == [
        ("x.zip#b.docx", "file-broken"),
        ("x.zip#c.xyz", "format-unknown"),
    ]


def test_front_matter_that_is_no_yaml_is_told() -> None:
    [document] = read(f"---\ntitle: a: b\n---\n\n{PLAIN}".encode(), "a.md")
    assert isinstance(document, Document)
    assert [problem.code for problem in document.problems] == ["front-matter-broken"]
    assert document.text == PLAIN
    assert document.places[0].number == 5


def test_a_page_that_names_its_site_as_author_names_nobody() -> None:
    page = OPEN_GRAPH.replace("Peter Inch, Harbour Correspondent", "The Garve Times")
    [document] = read(page.encode(), "a.html")
    assert isinstance(document, Document)
    assert "authors" not in document.hints


BARE = f"""<html><head><title>{TITLE} – The Garve Times</title></head><body><h1>{TITLE}</h1><p>By Peter Inch</p>
<p>Published 17 June 2023</p>{PARAGRAPHS}</body></html>"""


def test_a_page_that_states_nothing_shows_it_at_its_title() -> None:
    [document] = read(BARE.encode(), "a.html")
    assert isinstance(document, Document)
    assert {key: hint.values[0] for key, hint in document.hints.items()} == FULL


def test_items_of_a_list_have_no_dash_that_the_page_has_not() -> None:
    listed = (
        f"<p>{LAST}</p><ul><li>A second boat comes in ten days.</li><li>The crossing costs £4.50 for adults.</li></ul>"
    )
    [document] = read(PAGE.replace(f"<p>{LAST}</p>", listed).encode(), "a.html")
    assert isinstance(document, Document)
    assert "\n\nA second boat comes in ten days.\n\nThe crossing" in document.text


def test_a_day_in_the_address_of_a_page() -> None:
    link = '<link rel="canonical" href="https://garve.example/2023/jun/17/ferry">'
    page = BARE.replace("<head>", f"<head>{link}").replace("<p>Published 17 June 2023</p>", "")
    [document] = read(page.encode(), "a.html")
    assert isinstance(document, Document)
    assert document.hints["published"] == Hint(("2023-06-17",), field="address")


def test_the_printed_title_of_one_that_was_cut_and_no_banner() -> None:
    cut = PAGE.replace(f'"headline": "{TITLE}"', '"headline": "Ferry sinks in…"')
    cut = cut.replace("<nav>", "<h1>Garve Times</h1><nav>")
    [document] = read(cut.encode(), "a.html")
    assert isinstance(document, Document)
    assert document.hints["title"].values == (TITLE,)
    banner = f"<html><head></head><body><h1>Times</h1>{PARAGRAPHS}</body></html>"
    [document] = read(banner.encode(), "a.html")
    assert isinstance(document, Document)
    assert "title" not in document.hints


def test_entities_of_a_page_are_no_slip_and_its_mark_no_letter() -> None:
    page = OPEN_GRAPH.replace("two fishing boats", "A&amp;B&rsquo;s &lt;two&gt; boats")
    for data in (page.encode("utf-8-sig"), b'<?xml version="1.0" encoding="utf-8"?>' + page.encode()):
        [document] = read(data, "a.html")
        assert isinstance(document, Document)
        assert "A&B’s <two> boats" in document.text
        assert document.problems == ()


def test_a_page_in_an_older_encoding_is_read_as_it_declares() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252")
    [document] = read(page, "a.html")
    assert isinstance(document, Document)
    assert SAID in document.text
