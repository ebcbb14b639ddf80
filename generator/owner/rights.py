"""Whether others may mine a site's pages, as its owner says: the TDM Reservation Protocol of the W3C's community group.

https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/. A page says it in its head (`tdm-reservation`),
a host in one file for all of its addresses, `/.well-known/tdmrep.json`. Nothing is said where the owner says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.model import File, Problem
from generator.owner.publication import Publication

WELL_KNOWN = ".well-known/tdmrep.json"
"""Where the protocol looks for it, below the root of a host."""
_RESERVED = {"reserved": 1, "open": 0}


def front_matter(page: Mapping[str, Any]) -> tuple[str, ...]:
    """What a page's front matter says of mining, from its context; templates of the frame make it a part of the head.

    >>> front_matter({"mining": "reserved", "mining_policy": ""})
    ('mining: 1',)
    >>> front_matter({"mining": ""})
    ()
    """
    stated, policy = page.get("mining"), page.get("mining_policy")
    if not stated:
        return ()
    said = f"mining: {_RESERVED[stated]}"
    return (said, f"mining_policy: {json.dumps(policy)}") if policy and stated == "reserved" else (said,)


def mining_file(publication: Publication, articles: Mapping[str, str]) -> tuple[File, ...]:
    """The protocol's file; none where the owner says nothing.

    `articles`: what is said of single pages where that is another thing than of the site, by address below the site's.
    Those rules come first: a reader may take the first that fits or the longest, and gets the same either way.
    """
    options = publication.options
    prefix = urlsplit(publication.address).path or "/"
    said = {f"{prefix}{address}": stated for address, stated in sorted(articles.items())}
    if options.mining:
        said[f"{prefix}*"] = options.mining
    if not said:
        return ()
    rules = [_rule(location, stated, options.mining_policy) for location, stated in said.items()]
    return (File(WELL_KNOWN, (json.dumps(rules, indent=1) + "\n").encode()),)


def _rule(location: str, stated: str, policy: str) -> dict[str, str | int]:
    rule: dict[str, str | int] = {"location": location, "tdm-reservation": _RESERVED[stated]}
    return rule | ({"tdm-policy": policy} if policy and stated == "reserved" else {})


def misplaced(publication: Publication, files: tuple[File, ...]) -> tuple[Problem, ...]:
    """A site below a folder of its host can't say it for the host: the file must lie at the host's root."""
    path = urlsplit(publication.address).path
    if not files or path in ("", "/"):
        return ()
    return (
        Problem(
            "generator.toml",
            "mining-place",
            f"readers of {WELL_KNOWN} look for it at the root of a host, and this site lies in its folder {path}",
            "Copy the file to the root if you may; the pages themselves say the same in their heads.",
            "info",
        ),
    )
