"""Stories against topics: which articles report one event, which only share what they are about, and why.

One event: alike in words, in neighbouring words and in the names of title and lead, near in time, and kept apart by
nothing. One topic: alike in words. Grouping needs no figures; the ledger then lines figures up within these groups, and
stories are told of both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.link.ledger import Comparison
from generator.link.reading import Corpus
from generator.link.same_quotes import SameQuote
from generator.link.sources import SourceGroup
from generator.link.stories.by_owner import NOTHING_SAID, OwnersEvents
from generator.link.stories.grouping import group
from generator.link.stories.relations import names_of, relations, ties, topics
from generator.link.stories.story import Groups, Reason, Relation, Stories, Story, Topic
from generator.link.stories.telling import Shared, tell

__all__ = [
    "NOTHING_SAID",
    "Groups",
    "OwnersEvents",
    "Reason",
    "Relation",
    "Stories",
    "Story",
    "Topic",
    "group",
    "tell_stories",
]


def tell_stories(
    corpus: Corpus,
    groups: Groups,
    *,
    comparisons: Sequence[Comparison],
    sources: Sequence[SourceGroup],
    quotes: Sequence[SameQuote],
    owners: Mapping[str, str] | None = None,
) -> Stories:
    """Stories, topics and related articles. Time grows with the number of articles and what ties them.

    `owners`: outlet to publishing house as the owner states it.
    """
    tied = ties(comparisons, sources, quotes)
    names = names_of(corpus)
    return Stories(
        topics(names, groups),
        tuple(relations(names, groups, tied)),
        tell(corpus, Shared(groups, comparisons, sources, tied, owners or {})),
    )
