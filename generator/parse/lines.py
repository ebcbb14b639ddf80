"""What a line is by its own look, wherever it stands: notice, separator, contributors, date line, caption."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from generator.base import lexicon
from generator.base.text import fold, sentences
from generator.model import BlockKind, Span
from generator.parse.date_line import read_date_line
from generator.parse.names import NAME, outlet_like, outlets

Look = tuple[BlockKind, str]
"""The kind of a line and the rule that says so."""

# A notice is a line of the page, not a paragraph; corrections run longest. Longer lines are never matched.
_LONGEST = 600
_LONGEST_LABEL = 240
# Lines up to this length, in characters, come again on a page or on the next one, longer ones hardly ever.
SHORT = 60
# So many of them are remembered: the furniture of some dozens of sites, a few megabytes.
REMEMBERED = 8192
_STOPS = ".?!…\"'”’)]»:;。！？।"
_EDGE = " \t\"'“”‘’.…*·•|>»<«[]()–—-_→▶►:"


def look_of(text: str, span: Span) -> Look | None:
    """The kind that a line shows by itself; None: title, standfirst or running text."""
    return _short_look(span.cut(text)) if _length(span) <= SHORT else _look(text, span)


def _look(text: str, span: Span) -> Look | None:
    for rule in _RULES:
        if found := rule(text, span):
            return found
    return None


@lru_cache(maxsize=REMEMBERED)
def _short_look(words: str) -> Look | None:
    """The look of a short line, remembered: menus, labels and credits stand on many pages, and often in one."""
    return _look(words, Span(0, len(words)))


def _length(span: Span) -> int:
    return span.end - span.start


def ends_sentence(text: str, span: Span) -> bool:
    """Whether the words end as a sentence does: a stop, with closing marks behind it or not."""
    at = span.end - 1
    while at > span.start and text[at] in "\"'”’)]»":
        at -= 1
    return text[at] in ".?!…。！？।"


def is_prose(text: str, span: Span) -> bool:
    """Whether the words are running text: they end as a sentence, hold one that ends, or are too many for a title."""
    return _short_is_prose(span.cut(text)) if _length(span) <= SHORT else _is_prose(text, span)


@lru_cache(maxsize=REMEMBERED)
def _short_is_prose(words: str) -> bool:
    return _is_prose(words, Span(0, len(words)))


def _is_prose(text: str, span: Span) -> bool:
    # The longest real title of 1,050 articles read by hand has 44 words; abstracts without a stop start at 50.
    if ends_sentence(text, span):
        return True
    if span.end - span.start > 400:
        return True
    inner = sentences(text, span.start, span.end, wrapped=True)
    return len(inner) > 1 and len(inner[0].cut(text).split()) > 6 and text[inner[0].end - 1] not in "?!"


def _separator(text: str, span: Span) -> Look | None:
    if any(character.isalnum() for character in text[span.start : min(span.end, span.start + 80)]):
        return None
    return ("notice", "separator")


@cache
def _notices() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern a rule; the file's order decides."""
    merged: dict[str, list[str]] = {}
    for rule, pattern in lexicon.table("parse/notices"):
        merged.setdefault(rule, []).append(pattern)
    return tuple((rule, re.compile("|".join(parts), re.DOTALL)) for rule, parts in merged.items())


def _notice(text: str, span: Span) -> Look | None:
    if span.end - span.start > _LONGEST or (text[span.start] in "“‘\"'" and span.end - span.start > 40):
        return None
    words = " ".join(fold(span.cut(text)).lower().strip(_EDGE).split())
    long = len(words) > _LONGEST_LABEL
    for rule, pattern in _notices():
        if (rule == "correction" or not long) and pattern.fullmatch(words):
            return ("notice", f"notice.{rule}")
    return None


_CONTRIBUTORS = re.compile(
    r"(?:(?:reporting|additional reporting|writing|editing|edited|compiled|graphics?|research|with (?:assistance"
    r"|reporting|"
    r"contributions?|files|inputs?|additional reporting)|contributing|contributors?|contributed by|compiled)\b"
    r"[^.?!]{0,40}?(?:\bby\b|\bfrom\b|:).*)",
    re.IGNORECASE | re.DOTALL,
)
_REPORTED_FROM = re.compile(
    r"[A-ZÀ-Þ].{2,400}?\b(?:reported|contributed(?: (?:to|reporting|research))?|contributes|assisted|wrote|is based)\b"
    r"(?: (?:from|to|in|reporting|additional|research|for|on)\b.{0,200})",
    re.DOTALL,
)
_REPORT_END = re.compile(
    r"(?:contributed (?:\w+ ){0,3}(?:to )?(?:this|the) (?:report|story|article|piece|post|coverage|live blog)"
    r"|contributed (?:reporting|research|to this)|(?:contributed|reported"
    r"|assisted) (?:\w+ )?from [A-Z][^.]{0,80}(?:\. ?|$))",
)


def _contributors(text: str, span: Span) -> Look | None:
    if span.end - span.start > _LONGEST:
        return None
    inner = text[span.start : span.end].strip("()[]—–-_ *")
    if _CONTRIBUTORS.fullmatch(inner) and NAME.search(inner) and (inner.count(".") <= 3):
        return ("notice", "contributors.by")
    # A verb of reporting behind names alone, and nothing else: "DeYoung reported from Washington."
    if _REPORT_END.search(inner) and _REPORTED_FROM.fullmatch(inner) and _names_only(inner):
        return ("notice", "contributors.reported")
    return None


_BEFORE_VERB = re.compile(r"\b(?:reported|contributed|assisted)\b")


def _names_only(words: str) -> bool:
    """Whether names, places and words for reporters are all that stands before the verb of reporting."""
    verb = _BEFORE_VERB.search(words)
    if verb is None:
        return False
    parts = re.findall(r"[\w.'’-]+", words[: verb.start()])
    return (
        0 < len(parts) <= 60
        and all(not part[0].islower() or part in lexicon.words("parse/contributor_words") for part in parts)
        and (parts[0] not in lexicon.words("base/sentence_starters"))
    )


def is_date_line(text: str, span: Span, *, labelled: bool) -> bool:
    """Whether a line says when the article was published or updated and nothing more; `labelled`: in so many words."""
    stated = read_date_line(text, span)
    return stated is not None and (stated.labelled or not labelled)


def _date_line(text: str, span: Span) -> Look | None:
    return ("updated", "updated.labelled-line") if is_date_line(text, span, labelled=True) else None


_CAPTION_START = re.compile(
    r"(?:file (?:photo|pic|picture|image)s?\b|photo(?:graph)?s?(?: by| credit)?\s*[:/]|picture(?: credit)?\s*:"
    r"|image(?: credit| source| caption)s?\s*[:,]|image\s*:|image (?:caption|copyright|source)\b"
    r"|caption\s*:|(?:photo|image)\s(?:courtesy|by)\b|credit\s*:|file\s[-–—]\s|in this .{0,60}file (?:photo|image))",
    re.IGNORECASE,
)
_SLASHED = r"[A-Z][^.?!/\n\d,]{2,50}\s?/\s?[A-Z][^.?!\n\d]{1,50}"
_CREDIT_END = re.compile(
    rf"(?:[.?!\"”’']\s+|\s\|\s?|\s)(?:\((?:Photo(?:graph)?(?: by| credit)?:? )?(?P<bracket>{_SLASHED}"
    rf"|AP Photo[^)]{{0,60}}|[^()]{{2,40}}"
    rf"(?:via AP|via Getty Images|via Reuters|Getty Images))\)|(?:Photo(?:graph)?s?|Picture|Image|Credit)(?: by"
    rf"| credit)?\s*:\s*[A-Z][^.?!]{{1,80}}|©\s*[A-Z][^.?!]{{1,60}}"
    rf"|(?:Photograph|Photo|Picture|Image|Illustration)s? by [A-Z][^.?!]{{2,60}})\.?\Z"
)


def _caption(text: str, span: Span) -> Look | None:
    if span.end - span.start > _LONGEST:
        return None
    words = span.cut(text)
    if _CAPTION_START.match(words):
        return ("caption", "caption.label")
    if _is_credit(words):
        return ("caption", "caption.credit-line")
    # A photographer and an agency in brackets at the end of at most three sentences.
    if _CREDIT_END.search(words[-140:]) and len(sentences(text, span.start, span.end, wrapped=True)) <= 3:
        return ("caption", "caption.credit")
    return None


def _is_credit(words: str) -> bool:
    """A line that names nothing but who made a picture: "Getty Images", "Jane Doe/AP"."""
    bare = words.strip("().[] ")
    listed = outlets().get(bare)
    if listed and listed[1] == "photo":
        return True
    *names, house = (part.strip() for part in bare.split("/"))
    known = house in outlets() or outlet_like(house)
    return bool(names) and len(bare) < _LONGEST_CREDIT and known and all(_names_credit(name) for name in names)


_LONGEST_CREDIT = 80


def _names_credit(words: str) -> bool:
    """Whether words before a stroke name a photographer or an agency."""
    return NAME.fullmatch(words) is not None or words in outlets()


def ends_in_agency(text: str, span: Span) -> Span | None:
    """The photo credit that ends a caption, as in "... on Thursday. Reuters"; None if there is none."""
    rows = sentences(text, span.start, span.end, wrapped=True)
    if not 1 < len(rows) <= 4 or span.end - span.start > _LONGEST:
        return None
    last = rows[-1].cut(text).rstrip(".").strip("()[] ")
    parts = [part.strip() for part in re.split(r"/|\bvia\b|,", last)]
    known = any(part in outlets() for part in parts)
    return rows[-1] if known and len(last.split()) <= 6 else None


_AGENCY_TAG = re.compile(r"[\s(\[–—-]*(?P<tag>[A-Z][\w/ -]{1,30}?)[)\].\s]*")


def _agency_tag(text: str, span: Span) -> Look | None:
    """A line that is nothing but an agency's name, as some papers end its reports: "— AFP", "(Reuters)"."""
    found = _AGENCY_TAG.fullmatch(text, span.start, span.end) if span.end - span.start <= 40 else None
    listed = outlets().get(found["tag"]) if found else None
    return ("notice", "notice.agency-tag") if listed and listed[1] == "agency" else None


def is_bare_label(text: str, span: Span, label: re.Pattern[str]) -> bool:
    """Whether a line is a label alone, whose content is the next line."""
    return span.end - span.start <= 40 and label.fullmatch(text[span.start : span.end].strip(" :,.")) is not None


LONE_LABEL: tuple[tuple[re.Pattern[str], Look], ...] = (
    (
        re.compile(
            r"(?:first |originally |last )?(?:published|updated|posted|modified|last update|publish(?:ed)? date|date)"
            r"(?: (?:on|at))?",
            re.IGNORECASE,
        ),
        ("updated", "updated.label"),
    ),
    (re.compile(r"(?:image |photo |picture )?captions?|image", re.IGNORECASE), ("caption", "caption.label-alone")),
    (
        re.compile(r"(?:written |posted |story |reported )?by|authors?|byline", re.IGNORECASE),
        ("byline", "byline.label-alone"),
    ),
)
"""Labels that stand on a line of their own, above what they name."""


_RULES: tuple[Callable[[str, Span], Look | None], ...] = (
    _separator,
    _date_line,
    _contributors,
    _notice,
    _agency_tag,
    _caption,
)
