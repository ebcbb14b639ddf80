"""The search: an index that a browser reads in small parts, over http and from a folder alike."""

from generator.search.files import search_files

__all__ = ["search_files"]
