"""Exports: the site as data files."""
