"""How quotes are written down."""

from __future__ import annotations

from typing import Any

from generator.base.view import plain
from generator.extract.written import Column, Field, Written, one_of, ref, text
from generator.model import Article


def _speaker(article: Article, quote: Any) -> str | None:
    """The owner's word wins over the article's."""
    return quote.editor or (None if quote.speaker is None else plain(quote.speaker.cut(article.text)))


WRITTEN = Written(
    holds="Words between quotation marks, in text order; the offsets exclude the marks.",
    row="One row a stretch between quotation marks.",
    fields=(
        Field(
            "kind",
            one_of(
                "direct",
                "partial",
                "turn",
                "term",
                description="direct: a full clause of someone's words; partial: worked into the reporter's sentence; "
                "turn: an answer of an interview or a turn of a transcript, without marks; term: said by nobody.",
            ),
            lambda _, quote: quote.kind,
        ),
        Field(
            "group",
            text("The same for all parts of one utterance; null for an utterance of one part.", optional=True),
            lambda _, quote: None if quote.group is None else str(quote.group),
            columns=(  # "group" is a reserved word of SQL
                Column(
                    "utterance",
                    "text",
                    "The same for all parts of one utterance of an article; empty for an utterance of one part.",
                    ("group",),
                    optional=True,
                ),
            ),
        ),
        Field(
            "speaker",
            text(
                "The best full name or description in the article, or the owner's correction; null: unknown.",
                optional=True,
            ),
            _speaker,
        ),
        Field(
            "speaker_span",
            ref("span_or_null", "The words beside the quote that name its source: a name, a pronoun, a description."),
            lambda _, quote: quote.mention,
        ),
        Field(
            "speaker_basis",
            one_of("named", "pronoun", "role", "continued", "label", "interview", "anonymous", "unknown"),
            lambda _, quote: quote.basis,
            meaning="named, pronoun, role, continued, label, interview, anonymous or unknown.",
        ),
        Field("cue_span", ref("span_or_null", "The reporting verb."), lambda _, quote: quote.cue),
        Field("addressee_span", ref("span_or_null", "Who was told."), lambda _, quote: quote.addressee),
        Field("when_span", ref("span_or_null", "When it was said."), lambda _, quote: quote.when),
        Field(
            "margin",
            {
                "description": "How clearly the speaker beat the next candidate: 0 not at all, 1 fully.",
                "type": "number",
                "minimum": 0,
                "maximum": 1,
            },
            lambda _, quote: quote.margin,
        ),
    ),
    beside="speaker",
)
