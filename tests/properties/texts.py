"""Texts to try: anything at all, and things that look like news gone wrong."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from generator.base.view import plain
from generator.extract import EXTRACTORS
from generator.model import Article, Document, Entry, Source
from generator.parse import parse
from generator.program.understand import Work, entry, extracted

WANTED = frozenset(extractor.name for extractor in EXTRACTORS)
OPTIONS = {extractor.name: extractor.options() for extractor in EXTRACTORS}

_PIECES = (
    "“", "”", '"', "‘", "’", "'", "„", "«", "»", "(", ")", " - ", " — ", "- - -", "__", "...", "…", ". ", "? ", "! ",
    ", ", ": ", "; ", "\n", "\n\n", "\r\n", "\t", "\xa0", "\u200b", "\u2028", "\x00", "\x02", "\x85", "\ufeff",
    "\u202e", "😀", "<b>", "</p>", "&amp;", "{{ x }}", "{% raw %}", "[a](javascript:x)", "`", "***", "|", "# ", "\\",
    "$", "€", "£", "%", "Ann Lee", "Mr. Holm", "President Ida Holm", "Sen. Ann B. Lee Jr.", "the Ministry of Health",
    "Odense", "the U.S.", "O’Neil’s", "said ", "he told reporters ", "she added ", "according to ", "who ", "would ",
    "agreed ", "killed ", "more than ", "nearly ", "about ", "between ", " and ", " to ", "1,200", "2.3 million",
    "14-0", "40", "third", "ninth", "hundreds of ", "½", "１２", "٣", "1e999", "000000000000000000000000000000",
    "10 months", "people", "hostages", "percent", "kilometres", "Friday", "on Oct. 7", "October 2023", "2024-02-09",
    "last week", "next spring", "four months ago", "the 1990s", "By ANN LEE", "LONDON (AP) — ", "TEL AVIV - ",
    "Updated: February 30, 2024, 9:30 AM", "Reuters", "Live updates: ", "Photo: ", "Powered by automated translation",
    "Sport", "a", "the ", "ships ", "ǅ", "ß", "İ", "ﬁ",
)  # fmt: skip

newsy = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join)
anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)
mixed = st.lists(st.one_of(st.sampled_from(_PIECES), anything), min_size=1, max_size=12).map("".join)
sentences = st.lists(
    st.lists(st.sampled_from(("Ann Lee", "he", "said", "told", "40", "people", "on Friday", "“We will go,”", "deal")),
             min_size=3, max_size=12).map(lambda words: " ".join(words) + "."),
    min_size=1, max_size=8).map("\n".join)  # fmt: skip
# A reader refuses what shows nothing.
texts = st.one_of(newsy, anything, mixed, sentences).filter(lambda text: bool(plain(text)))


def laid_out(text: str, name: str = "a.txt") -> Article:
    """The parsed article."""
    source = Source(name, hashlib.sha256(text.encode()).hexdigest())
    return parse(name.removesuffix(".txt"), source, Document(text))[0]


def understood(text: str, name: str = "a.txt") -> Entry:
    """The article with everything found in it. A rule that fails is let fall, to be seen here."""
    made = extracted(Work(laid_out(text, name), {}, WANTED, OPTIONS))
    failed = [result[1][0].hint for key, result in made.items() if key.startswith("!")]
    assert not failed, failed[0]
    return entry(laid_out(text, name), (), made)
