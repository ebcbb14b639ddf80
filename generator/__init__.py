"""Clipbook: a folder of news articles into a searchable static briefing site, every word provable."""

__version__ = "0.1.0"
