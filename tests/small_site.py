"""A site of two small articles, everything in them set by hand: its pages tell of showing, not of finding."""

from __future__ import annotations

from generator.extract import DateMention, Figure, Keyword, Name, Quote
from generator.link import Entity, Site
from generator.link.keywords import link_keywords
from generator.link.people import Mention, Role
from generator.model import Article, Block, Entry, Extract, Extracts, Fact, File, Metadata, Problem, Source, Span

HARBOUR = """Harbour reopens after storm

By Ida Holm

The Odense Courier

Cranes on the quay on Sunday. Photo: E. Lund

ODENSE (NNA) — The harbour reopened on Monday after nearly 1,200 ships had waited for “nine long days” at sea, the \
port’s director said.

“We counted every ship,” Mayor Ann Lee said. “Nobody was hurt.” She told reporters that the “wall of sand” cost at \
least $3 million, which does not include the cranes.

“Never again,” read a banner. The so-called “ghost fleet” left on 4 May 2021.
"""
QUAY = """About 1,200 ships waited outside Odense last week, a count by the port shows. <b>Ann Lee</b> & her council \
meet again soon.

The harbour has 14 cranes.
"""


FILES = (
    File("data/articles.json", b" " * 61_499, "Everything found in every article."),
    File("data/schema/articles.json", b" " * 1_234_567, "JSON Schema of articles.json."),
    File("data/briefing.sqlite", b" " * 999, "All tables in one SQLite file."),
    File("data/csv/quotes.csv", b" " * 1000, "One row a stretch between quotation marks."),
    File("data/annotations/07-harbour.jsonld", b" " * 10_000, "W3C Web Annotations of one article."),
    File("data/annotations/08-quay.jsonld", b" " * 20_000, "W3C Web Annotations of one article."),
    File("feeds/all.atom", b" ", "What is new."),
    File("data/other.bin", b" "),
)
"""As for a list of downloads; their sizes are no matter of how they are made."""


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`, for the `nth` time from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def block(text: str, kind: str, *sentences: str) -> Block:
    """A block that begins with its first sentence and ends with its last."""
    spans = tuple(at(text, sentence) for sentence in sentences)
    return Block(kind, Span(spans[0].start, spans[-1].end), spans, f"{kind}.by-hand")  # type: ignore[arg-type]


def article(article_id: str, text: str, metadata: Metadata, blocks: tuple[Block, ...]) -> Article:
    return Article(article_id, Source(f"{article_id}.txt", "0" * 64), text, metadata, blocks)


def entry(made: Article, extracts: list[Extract], *problems: Problem) -> Entry:
    return Entry(made, Extracts().having(tuple(extracts)), problems)


def harbour() -> Entry:
    text = HARBOUR
    opening = text[at(text, "ODENSE").start : at(text, "director said.").end]
    cost = text[at(text, "She told").start : at(text, "the cranes.").end]
    blocks = (
        block(text, "title", "Harbour reopens after storm"),
        block(text, "byline", "By Ida Holm"),
        block(text, "section", "The Odense Courier"),
        block(text, "caption", "Cranes on the quay on Sunday.", "Photo: E. Lund"),
        block(text, "paragraph", opening),
        block(text, "paragraph", "“We counted every ship,” Mayor Ann Lee said.", "“Nobody was hurt.”", cost),
        block(text, "paragraph", "“Never again,” read a banner.", "The so-called “ghost fleet” left on 4 May 2021."),
    )
    metadata = Metadata(
        title=Fact("Harbour reopens after storm", at(text, "Harbour reopens after storm"), "title.by-hand"),
        authors=(Fact("Ida Holm", at(text, "Ida Holm"), "byline.by-hand"),),
        outlet=Fact("The Odense Courier", at(text, "The Odense Courier"), "outlet.by-hand"),
        dateline=Fact("ODENSE", at(text, "ODENSE"), "dateline.by-hand"),
        published=Fact("2021-05-05", None, "sidecar"),
        address=Fact("https://news.example/harbour?a=1&b=2", None, "sidecar"),
    )
    first = at(text, "We counted every ship,")
    lee = at(text, "Ann Lee")
    extracts: list[Extract] = [
        Quote(
            span=first, rule="quote.pair", kind="direct", marks=at(text, "“We counted every ship,”"), group=first.start,
            mention=lee, speaker=lee, basis="named", cue=at(text, "said", 1), margin=0.8,
        ),
        Quote(
            span=at(text, "Nobody was hurt."), rule="quote.pair", kind="direct", marks=at(text, "“Nobody was hurt.”"),
            group=first.start, speaker=lee, basis="continued",
        ),
        Quote(
            span=at(text, "wall of sand"), rule="quote.pair", kind="partial", marks=at(text, "“wall of sand”"),
            mention=at(text, "She"), speaker=lee, basis="pronoun", cue=at(text, "told"),
            addressee=at(text, "reporters"),
        ),
        Quote(
            span=at(text, "nine long days"), rule="quote.pair", kind="partial", marks=at(text, "“nine long days”"),
            mention=at(text, "the port’s director"), speaker=at(text, "the port’s director"), basis="anonymous",
        ),
        Quote(span=at(text, "Never again,"), rule="quote.pair", kind="direct", marks=at(text, "“Never again,”")),
        Quote(span=at(text, "ghost fleet"), rule="quote.pair", kind="term", marks=at(text, "“ghost fleet”")),
        Figure(
            span=at(text, "1,200"), rule="figure.count", phrase=at(text, "nearly 1,200 ships"), low=1200, bound="~",
            qualifier=at(text, "nearly"), counted=at(text, "ships"), rank="key",
            stated_by=at(text, "the port’s director"),
        ),
        Figure(
            span=at(text, "$3 million"), rule="figure.money", phrase=at(text, "at least $3 million"), low=3e6,
            bound=">",
            unit="dollar", kind="money", rank="key", caveat=at(text, "which does not include the cranes"),
        ),
        Figure(span=at(text, "nine"), rule="figure.duration", phrase=at(text, "nine long days"), low=9, unit="day",
               kind="duration", rank="secondary"),
        DateMention(
            span=at(text, "Monday"), rule="date.weekday", iso="2021-05-03", precision="day", basis="article date"
        ),
        DateMention(
            span=at(text, "4 May 2021"), rule="date.full", iso="2021-05-04", precision="day", basis="stated"
        ),
        Name(span=lee, rule="name.title", kind="person", full=lee, title=at(text, "Mayor")),
        Keyword(span=at(text, "harbour"), rule="keyword.yake", position=1, score=0.1, kind="word",
                mentions=(at(text, "harbour"),)),
        Keyword(span=at(text, "ghost fleet"), rule="keyword.yake", position=2, score=0.2, kind="phrase",
                mentions=(at(text, "ghost fleet"),)),
    ]  # fmt: skip
    return entry(article("07-harbour", text, metadata, blocks), extracts)


def quay() -> Entry:
    text = QUAY
    blocks = (
        block(
            text, "paragraph", "About 1,200 ships waited outside Odense last week, a count by the port shows.",
            "<b>Ann Lee</b> & her council meet again soon.",
        ),
        block(text, "paragraph", "The harbour has 14 cranes."),
    )  # fmt: skip
    lee = at(text, "Ann Lee")
    extracts: list[Extract] = [
        Figure(span=at(text, "1,200"), rule="figure.count", phrase=at(text, "About 1,200 ships"), low=1200, bound="~",
               qualifier=at(text, "About"), counted=at(text, "ships"), rank="key"),
        Figure(span=at(text, "14"), rule="figure.count", phrase=at(text, "14 cranes"), low=14,
               counted=at(text, "cranes")),
        DateMention(span=at(text, "last week"), rule="date.week", iso=None, precision=None, basis=None),
        Name(span=lee, rule="name.two", kind="person", full=lee),
        Name(span=at(text, "Odense"), rule="name.place", kind="place", full=at(text, "Odense")),
        Keyword(span=at(text, "harbour"), rule="keyword.yake", position=1, score=0.1, kind="word",
                mentions=(at(text, "harbour"),)),
    ]  # fmt: skip
    gap = Problem("08-quay.txt", "date-missing", "no date is stated", "State it in sources.toml.", "info")
    return entry(article("08-quay", text, Metadata(), blocks), extracts, gap)


def small_site() -> Site:
    entries = (harbour(), quay())
    names = [(made.article, name) for made in entries for name in made.extracts.of(Name)]
    lee = tuple(Mention(a.id, name, "Ann Lee") for a, name in names if name.kind == "person")
    town = tuple(Mention(a.id, name, "Odense") for a, name in names if name.kind == "place")
    role = (Role("07-harbour", at(HARBOUR, "Mayor")),)
    return Site(
        entries,
        (
            Entity("person", "Ann Lee", "ann-lee", lee, (), role, 2, has_page=True),
            Entity("place", "Odense", "odense", town, (), (), 0, has_page=False),
        ),
        (Problem("torn.txt", "not-text", "byte 3 is not UTF-8", "Save the file as UTF-8 text.", "error"),),
        (("07-harbour/figure/00000000", "hidden"),),
        terms=link_keywords(entries),
        files=FILES,
    )
