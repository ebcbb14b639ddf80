"""Who reports and who is heard: outlets, voices, sources without a name."""

from __future__ import annotations

from generator.pages.press.outlets import outlet_list, outlet_pages

__all__ = ["outlet_list", "outlet_pages"]
