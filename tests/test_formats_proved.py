"""A site made of files of every format is proved, and a letter changed in any of them is noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import verify
from tests.project import Project, copied
from tests.test_exports import FILES
from tests.test_formats import FORMATS

# Formats that other formats' readers hand their text to are tried in test_formats.py only.
MADE = {
    name: (data if isinstance(data, bytes) else data())
    for name, data, _ in FORMATS
    if name.startswith("a.") and name not in ("a.doc", "a.xml", "a.wacz", "a.epub", "a.zip", "a.json")
}


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copied(tmp_path_factory.mktemp("formats") / "project", seeds=False)
    for name, data in MADE.items():
        (project.seeds / name).write_bytes(data)
    for name in ("02-nexis-three-articles.txt", "02d-nexis-two.html", "02f-nexis-uni-two.docx", "02h-proquest-two.eml"):
        shutil.copyfile(FILES / name, project.seeds / name)
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    return project


def test_every_word_is_proved(proved: Project) -> None:
    done = proved.run("generator", "verify")
    assert done.returncode == 0, done.stderr
    articles = sorted(path.name for path in (proved.docs / "articles").iterdir())
    assert "02-nexis-three-articles-three-hours-in-the-rain-for-a-place-on-the-ferry.md" in articles
    page = (proved.docs / "articles" / "02d-nexis-two-council-votes-to-drain-tarrow-reservoir.md").read_text("utf-8")
    assert "Stated by the file" in page
    assert "of its file" in page


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("02-nexis-three-articles.txt", b"We could not wait", b"We would not wait"),
        ("02d-nexis-two.html", b"We can live without", b"We may live without"),
        ("a.txt", b"counted everybody twice", b"counted everybody thrice"),
        ("a.html", b"counted everybody twice", b"counted everybody thrice"),
        ("a.md", b"counted everybody twice", b"counted everybody thrice"),
        ("a.rtf", b"counted everybody twice", b"counted everybody thrice"),
        ("a.rss", b"counted everybody twice", b"counted everybody thrice"),
        ("a.jsonl", b"counted everybody twice", b"counted everybody thrice"),
    ],
)
def test_a_changed_letter_is_noticed(proved: Project, tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
    shutil.copytree(proved.seeds, tmp_path / "seeds")
    changed = tmp_path / "seeds" / name
    data = changed.read_bytes()
    assert before in data
    changed.write_bytes(data.replace(before, after))
    originals, as_built = verify.read_originals(tmp_path / "seeds"), verify.read_originals(proved.seeds)
    [article] = [key for key, original in as_built.items() if originals[key].text != original.text]
    report = verify.verify(proved.site, proved.docs / "data", originals)
    wrong_words = [finding.message for finding in report.findings if finding.code == "verify-words"]
    assert wrong_words
    others = [key for key in originals if key != article]
    assert any(message.startswith(f"{article} at ") for message in wrong_words)
    assert not any(message.startswith(f"{other} at ") for message in wrong_words for other in others)
