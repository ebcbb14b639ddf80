"""What is left of an article and of what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from generator.base.text import count
from generator.extract import Figure, Keyword, Name, Quote
from generator.extract.extractor import spans_of
from generator.model import Article, Block, Entry, Extract, Extracts, Fact, Metadata, Problem, Span
from generator.owner.corrections import FILE
from generator.withhold.blank import Blank
from generator.withhold.forms import Forms

NOTICE = "withheld by the editor of this site"


def cleared(entry: Entry, blank: Blank, forms: Forms) -> Entry:
    """The entry with blanks, saying so."""
    article = entry.article
    metadata = _metadata(article.metadata, blank, forms)
    if not blank.spans:
        return entry if metadata == article.metadata else replace(entry, article=replace(article, metadata=metadata))
    notice = Problem(
        article.source.name,
        "passage-withheld",
        f"{count(len(blank.spans), 'passage')} of this article {'is' if len(blank.spans) == 1 else 'are'} {NOTICE}",
        f"Nothing needs mending: {FILE} asks for it.",
        "info",
    )
    kept = tuple(_extracts(entry, blank))
    return Entry(
        replace(
            article,
            text=blank.over(article.text),
            metadata=metadata,
            blocks=tuple(_blocks(article, blank)),
            withheld=blank.spans,
        ),
        Extracts().having(kept),
        (*(problem for problem in entry.problems if not forms.anywhere(problem.message)), notice),
    )


def _blocks(article: Article, blank: Blank) -> Iterator[Block]:
    """The blocks with the sentences that are left. A paragraph stays though nothing is left of it: they are counted."""
    for block in article.blocks:
        left = tuple(sentence for sentence in block.sentences if not blank.hits(sentence))
        if left or block.kind == "paragraph":
            yield replace(block, sentences=left)


def _metadata(data: Metadata, blank: Blank, forms: Forms) -> Metadata:
    near = forms.likely if blank.spans else forms.anywhere

    def fit(fact: Fact[str] | None) -> Fact[str] | None:
        if fact is None:
            return None
        if (forms.anywhere if fact.span else near)(fact.value) or (blank.hits(fact.span) and fact is data.title):
            return Fact(NOTICE, None, "withheld")
        return replace(fact, span=None) if blank.hits(fact.span) else fact

    def all_fit(facts: tuple[Fact[str], ...]) -> tuple[Fact[str], ...]:
        return tuple(fitted for fact in facts if (fitted := fit(fact)))

    title = fit(data.title)
    return replace(
        data,
        title=replace(title, value=f"Title {NOTICE}") if title and title.rule == "withheld" else title,
        section=fit(data.section),
        standfirst=None if blank.hits(data.standfirst.span if data.standfirst else None) else fit(data.standfirst),
        authors=all_fit(data.authors),
        contributors=all_fit(data.contributors),
        outlet=fit(data.outlet),
        outlet_named=fit(data.outlet_named),
        dateline=fit(data.dateline),
        published=fit(data.published),
        updated=fit(data.updated),
        address=None if data.address and near(unquote(data.address.value)) else data.address,
    )


def _extracts(entry: Entry, blank: Blank) -> Iterator[Extract]:
    """Extracts outside the blanks; what they point to inside is given up, or found elsewhere in the article."""
    names = entry.extracts.of(Name)
    fuller: dict[Span, Span] = {}
    for name in names:
        if not blank.hits(name.span):
            known = fuller.get(name.full)
            if known is None or name.span.end - name.span.start > known.end - known.start:
                fuller[name.full] = name.span
    full = {name.span: fuller.get(name.full) for name in names}
    groups = _regrouped(entry.extracts.of(Quote), blank)
    for item in entry.extracts.items:
        match item:
            case Keyword():
                if places := tuple(span for span in item.mentions if not blank.hits(span)):
                    shown = blank.kept(item.span) or places[0]
                    aliases = tuple(span for span in item.aliases if not blank.hits(span))
                    yield replace(item, span=shown, mentions=places, aliases=aliases)
            case _ if blank.hits(item.span):
                continue
            case Name():
                best = blank.kept(item.full) or fuller[item.full]
                yield replace(item, full=best, title=blank.kept(item.title), role=blank.kept(item.role))
            case Quote():
                if not blank.hits(item.marks):
                    yield replace(_quote(item, blank, full), group=groups[item.span])
            case Figure():
                if not blank.hits(item.phrase):
                    yield replace(
                        item,
                        counted=blank.kept(item.counted),
                        predicate=blank.kept(item.predicate),
                        as_of=blank.kept(item.as_of),
                        stated_by=blank.kept(item.stated_by),
                        caveat=blank.kept(item.caveat),
                    )
            case _:  # of a kind that is not known here no part can be given up alone
                if not any(blank.hits(span) for span in spans_of(item)):
                    yield item


def _regrouped(quotes: tuple[Quote, ...], blank: Blank) -> dict[Span, int | None]:
    """Utterances parted where something between their parts is blank: shown as one, they would hide that it was."""
    made: dict[Span, int | None] = {}
    last: dict[int, Quote] = {}
    for quote in quotes:
        made[quote.span] = quote.group
        if quote.group is not None and not blank.hits(quote.marks):
            before = last.get(quote.group)
            if before is None or blank.hits(Span(before.marks.start, quote.marks.end)):
                made[quote.span] = quote.span.start
            else:
                made[quote.span] = made[before.span]
            last[quote.group] = quote
    return made


def _quote(item: Quote, blank: Blank, full: Mapping[Span, Span | None]) -> Quote:
    speaker = item.speaker
    if speaker is not None and blank.hits(speaker):
        # Somebody else's full name may have stood in a sentence that is gone: the next best mention stands in for it.
        speaker = full.get(speaker) or blank.kept(item.mention)
    return replace(
        item,
        mention=blank.kept(item.mention),
        speaker=speaker,
        basis="unknown" if item.speaker and not speaker else item.basis,
        cue=blank.kept(item.cue),
        addressee=blank.kept(item.addressee),
        when=blank.kept(item.when),
    )
