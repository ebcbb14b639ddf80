"""What is linked to an article, as small values: who is named, what stands beside it. A page may show all of each, and
none of them grows with the number of articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.extract.names import NameKind
from generator.link.stories import Reason
from generator.model import Span, Words


@dataclass(frozen=True, slots=True)
class Who:
    """A person, body or place. An `Entity` has every mention in every article; whoever is quoted on a page is only
    named there, so the page stays as it is where another article names them once more.
    """

    kind: NameKind
    slug: str
    name: str
    words: Words | str
    """The name as words of the first article that has it so; the owner's own where none has."""
    first: str
    """Id of the first article that names them."""
    has_page: bool
    editors_role: str
    """What the owner says somebody is, in place of what articles say."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as one article names them."""

    who: Who
    first: Span
    """The first mention, as a full name where it has one."""
    count: int
    """Mentions in the article."""
    roles: tuple[Span, ...]
    """What the article says somebody is, in the order of `Entity.roles`."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another article, and why it is related. How alike the two are ranks it and stays out: with every new article all
    words weigh a little more or less.
    """

    article: str
    """Its id."""
    kind: Literal["same event", "same topic", "related"]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The story that an article is one report of."""

    slug: str
    central: str
    """Id of the article that tells it best."""
    reports: int
    """Its articles."""
