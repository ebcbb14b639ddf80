"""Rewrites the expected pages."""

import shutil

from tests.golden import PAGES, SENTENCES, made
from tests.said import text

shutil.rmtree(PAGES, ignore_errors=True)
for path, content in made().items():
    (PAGES / path).parent.mkdir(parents=True, exist_ok=True)
    (PAGES / path).write_bytes(content)
SENTENCES.write_text(text(), "utf-8")
print(f"{len(made())} pages in {PAGES}")
