"""Who reports and who is heard: outlets, voices, sources without a name."""

from __future__ import annotations

from generator.pages.press.outlets import outlet_list, outlet_pages
from generator.pages.press.unnamed import unnamed_pages
from generator.pages.press.voices import voices_pages

__all__ = ["outlet_list", "outlet_pages", "unnamed_pages", "voices_pages"]
