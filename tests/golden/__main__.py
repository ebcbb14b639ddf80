"""Rewrites the expected pages."""

import shutil

from tests.golden import PAGES, made

shutil.rmtree(PAGES, ignore_errors=True)
for path, content in made().items():
    (PAGES / path).parent.mkdir(parents=True, exist_ok=True)
    (PAGES / path).write_bytes(content)
print(f"{len(made())} pages in {PAGES}")
