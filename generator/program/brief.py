"""`brief`: the briefing as a Word document and as a mail, of the articles as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.base.replacing import replace_file
from generator.model import File, Words
from generator.owner.choices import FILE as CHOICES
from generator.owner.choices import NOTE, read_choices, settled
from generator.owner.config import ConfigError
from generator.owner.correcting import apply
from generator.owner.corrections import FILE as CORRECTIONS
from generator.owner.corrections import read_corrections
from generator.owner.settings import Settings, read_owners
from generator.pages.handed import Line, handed
from generator.program.assemble import front_page
from generator.program.build import NoArticlesError, own_words
from generator.program.current import current
from generator.site.letter import MOST_BYTES, letter
from generator.site.word import word
from generator.withhold import leaks, withhold


def brief(chosen: Settings, *, docx: Path | None, email: Path | None, period: str | None = None) -> Iterator[str]:
    """Write the documents that are asked for; a line on each comes back. `period`: as the setting `[site] period`, in
    its place. Raises `ConfigError`, `NoArticlesError`, and OSError where the disk does not let us.
    """
    if period is not None:
        chosen = _within(chosen, period)
    lines = lines_of(chosen)
    title = chosen.publication.name
    if docx:
        replace_file(docx, word(lines, title))
        yield f"The briefing is in {docx}"
    if email:
        content = letter(lines, title)
        replace_file(email, content)
        yield f"The briefing is in {email}, {len(content) / 1000:.0f} KB"
        if len(content) > MOST_BYTES:
            yield "Some programs for mail will cut it short: name a shorter --period, or send the Word document"
    if not chosen.publication.address:
        yield "It has no links to the proof, as mkdocs.yml states no site_url"


def lines_of(chosen: Settings) -> tuple[Line, ...]:
    """The lines of the briefing. Raises as `brief` does."""
    now = current(chosen)
    if not now.entries:
        raise NoArticlesError(chosen.seeds, now.problems)
    corrections = read_corrections(read_owners(chosen.seeds / CORRECTIONS))
    choices = read_choices(read_owners(chosen.seeds / CHOICES), read_owners(chosen.docs / NOTE))
    own = own_words(chosen, now.names, choices) if corrections.withhold else {}
    cleared = withhold(apply(now.entries, corrections), corrections, own)
    choices = settled(cleared.corrected.entries, choices)
    front = front_page(cleared.corrected, corrections, choices, chosen.publication)
    lines = handed(front, chosen.publication.address)
    if leaks(cleared.forms, [File("", "\n".join(_told(lines)).encode("utf-8", "replace"))]):
        raise ConfigError([f"{CORRECTIONS}: withhold: a withheld name would stand in the briefing"])
    return lines


def _told(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        words = (piece.text.text if isinstance(piece.text, Words) else piece.text for piece in line.pieces)
        yield "".join(words)
        yield from (piece.href for piece in line.pieces)


def _within(chosen: Settings, period: str) -> Settings:
    try:
        options = replace(chosen.publication.options, period=period)
    except ValueError as error:
        raise ConfigError([f"--period: {error}"]) from error
    return replace(chosen, publication=replace(chosen.publication, options=options))
