"""Where an attacker writes: a function from the words to the name and bytes of a file that holds them in that place."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

import docx

Carrier = Callable[[str], tuple[str, bytes]]
"""The suffix of the file, with a dot, and its bytes."""

_FIRST = "The ferry sank at noon on Saturday off Garve, and 120 people were brought ashore by two boats."
_SAID = "“We counted everybody twice,” said Rhona Tulloch, the harbour master."
_LAST = "Repairs will cost £3.4 million, the operator said on Monday."
_TITLE = "Ferry sinks off Garve"


def _flat(words: str) -> str:
    """As one line, for fields that are a line."""
    return " ".join(words.split())


def _text(*paragraphs: str) -> bytes:
    return "\n\n".join(paragraphs).encode("utf-8", "surrogatepass")


def _page(head: str, body: str) -> tuple[str, bytes]:
    opened = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head>"
    return ".html", f"{opened}<body><article>{body}</article></body></html>".encode("utf-8", "surrogatepass")


_BODY = f"<h1>{_TITLE}</h1><p>{_FIRST}</p><p>{_SAID}</p><p>{_LAST}</p>"


def _linked(words: str, **fields: str) -> tuple[str, bytes]:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": _TITLE,
            "author": {"name": "Ida Lund"}, "publisher": {"name": "The Garve Times"}, "datePublished": "2024-05-06",
            **fields}  # fmt: skip
    filled = json.loads(json.dumps(data).replace("WORDS", json.dumps(words)[1:-1]))
    # As a publisher's program would write it, so that the page itself holds.
    script = json.dumps(filled).replace("<", "\\u003c")
    return _page(f'<title>{_TITLE}</title><script type="application/ld+json">{script}</script>', _BODY)


def _mail(subject: str, text: str) -> tuple[str, bytes]:
    message = EmailMessage()
    message["From"], message["Subject"] = "Desk <desk@garve.example>", _flat(_printable(subject))
    message["Date"] = "Mon, 6 May 2024 10:00:00 +0000"
    message.set_content(text.encode("utf-8", "replace").decode("utf-8"))
    return ".eml", bytes(message)


def _printable(words: str) -> str:
    return "".join(char for char in words if char.isprintable() or char.isspace())


def _xml(words: str) -> str:
    return escape("".join(char for char in words if char >= " " or char in "\t\n").replace("\ufffe", ""))


def _feed(title: str = _TITLE, author: str = "Ida Lund", link: str = "https://garve.example/a") -> tuple[str, bytes]:
    item = (
        f"<item><title>{_xml(title)}</title><link>{_xml(link)}</link><author>{_xml(author)}</author>"
        f"<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description>{_xml(_BODY)}</description></item>"
    )
    whole = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Garve Times</title>{item}</channel></rss>'
    return ".rss", whole.encode("utf-8", "replace")


def _word(title: str, quote: str) -> tuple[str, bytes]:
    made = docx.Document()
    made.core_properties.title = _printable(title)[:200]
    made.core_properties.author = _printable(title)[:200]
    made.add_paragraph(_printable(title), style="Title")
    for words in (_FIRST, quote, _LAST):
        made.add_paragraph(_printable(words))
    out = io.BytesIO()
    made.save(out)
    return ".docx", out.getvalue()


def _zip(words: str) -> tuple[str, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_printable(words).replace("\0", "") + ".txt", _text(_TITLE, _FIRST, _SAID, _LAST))
    return ".zip", out.getvalue()


def _front(**fields: str) -> tuple[str, bytes]:
    head = {"title": _TITLE, "author": "Ida Lund", "outlet": "The Garve Times", "date": "2024-05-06", **fields}
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in head.items())
    return ".md", _text(f"---\n{lines}\n---", _FIRST, _SAID, _LAST)


def _ris(**fields: str) -> tuple[str, bytes]:
    stated = {"T1": _TITLE, "AU": "Lund, Ida", "T2": "The Garve Times", "PY": "2024/05/06", **fields}
    lines = "\n".join(f"{tag}  - {value}" for tag, value in stated.items())
    return ".ris", f"TY  - NEWS\n{lines}\nAB  - {_FIRST}\nER  - \n".encode("utf-8", "replace")


def _csl(**fields: object) -> tuple[str, bytes]:
    item = {"id": "a", "type": "article-newspaper", "title": _TITLE, "container-title": "The Garve Times",
            "author": [{"family": "Lund", "given": "Ida"}], "abstract": f"{_FIRST} {_LAST}", **fields}  # fmt: skip
    return ".json", json.dumps([item]).encode()


CARRIERS: tuple[tuple[str, Carrier], ...] = (
    ("title", lambda words: (".txt", _text(_flat(words) + " sinks ferry", _FIRST, _SAID, _LAST))),
    ("byline", lambda words: (".txt", _text(_TITLE, f"By Ida {_flat(words)} Lund", _FIRST, _SAID, _LAST))),
    ("outlet", lambda words: (".txt", _text(_TITLE, f"The Garve {_flat(words)} Times, 6 May 2024", _FIRST, _SAID))),
    ("lead", lambda words: (".txt", _text(_TITLE, f"The ferry {words} sank off Garve at noon on Saturday.", _SAID))),
    ("quote", lambda words: (".txt", _text(_TITLE, _FIRST, f"“We {words} counted,” said Rhona Tulloch.", _LAST))),
    ("quote-start", lambda words: (".txt", _text(_TITLE, _FIRST, f"“{words},” said Rhona Tulloch.", _LAST))),
    ("speaker", lambda words: (".txt", _text(_TITLE, _FIRST, f"“We counted twice,” said Rhona {words} Tulloch."))),
    ("role", lambda words: (".txt", _text(_TITLE, f"“We counted,” said Rhona Tulloch, the {words} harbour master."))),
    ("figure", lambda words: (".txt", _text(_TITLE, _FIRST, f"More than 1,200 {words} people waited for 3 {words}."))),
    ("keyword", lambda words: (".txt", _text(_TITLE, *(f"The {words} ferry sank at a {words} pier." for _ in "ab")))),
    ("name", lambda words: (".txt", _text(_TITLE, f"Rhona {words} Tulloch met Ole {words} Brandt, of {words} Ltd."))),
    ("caption", lambda words: (".txt", _text(_TITLE, _FIRST, f"Photo: {_flat(words)}/Garve Pictures", _SAID, _LAST))),
    ("paragraph", lambda words: (".txt", _text(_TITLE, _FIRST, words, _SAID, _LAST))),
    ("indented", lambda words: (".txt", _text(_TITLE, _FIRST, f"    {words}", f"> {words}", _SAID, _LAST))),
    ("front-title", lambda words: _front(title=words)),
    ("front-author", lambda words: _front(author=words)),
    ("front-outlet", lambda words: _front(outlet=words)),
    ("front-address", lambda words: _front(url=f"https://garve.example/{words}")),
    ("markdown", lambda words: (".md", _text(f"# {_flat(words)}", _FIRST, words, _SAID, _LAST))),
    ("page-title", lambda words: _page(f"<title>{escape(words)}</title>", _BODY.replace(_TITLE, escape(words)))),
    ("page-text", lambda words: _page(f"<title>{_TITLE}</title>", _BODY.replace("noon", escape(words)))),
    ("page-markup", lambda words: _page(f"<title>{_TITLE}</title>", _BODY.replace("noon", words))),
    ("page-meta", lambda words: _page(f'<meta property="og:title" content="{escape(words)}">', _BODY)),
    ("linked-headline", lambda words: _linked(words, headline="WORDS")),
    ("linked-author", lambda words: _linked(words, author="WORDS")),
    ("linked-publisher", lambda words: _linked(words, publisher="WORDS")),
    ("linked-address", lambda words: _linked(words, url="javascript:WORDS", mainEntityOfPage="WORDS")),
    ("mail-subject", lambda words: _mail(words or _TITLE, f"{_FIRST}\n\n{_SAID}\n\n{_LAST}")),
    ("mail-text", lambda words: _mail(_TITLE, f"{_FIRST}\n\n“We {words} counted,” said Rhona Tulloch.\n\n{_LAST}")),
    ("feed-title", lambda words: _feed(title=words)),
    ("feed-author", lambda words: _feed(author=words)),
    ("feed-link", lambda words: _feed(link=f"javascript:{words}")),
    ("word", lambda words: _word(_flat(words), f"“We {words} counted,” said Rhona Tulloch.")),
    ("zip-name", _zip),
    ("ris-title", lambda words: _ris(T1=words)),
    ("ris-author", lambda words: _ris(AU=words)),
    ("ris-address", lambda words: _ris(UR=words)),
    ("csl-title", lambda words: _csl(title=words)),
    ("csl-author", lambda words: _csl(author=[{"literal": words}])),
    ("csl-address", lambda words: _csl(URL=words)),
)  # fmt: skip
