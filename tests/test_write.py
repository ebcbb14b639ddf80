import json
from pathlib import Path

from generator.model import GENERATED, File
from generator.program.write import MANIFEST, publish, read_manifest

A, B = File("a.md", b"one"), File("articles/b.md", b"two")


def state(docs: Path) -> dict[str, tuple[bytes, int]]:
    return {str(p.relative_to(docs)): (p.read_bytes(), p.stat().st_mtime_ns) for p in docs.rglob("*") if p.is_file()}


def test_everything_is_written_and_listed(tmp_path):
    written = publish(tmp_path, [B, A])
    assert written.changed == ("a.md", "articles/b.md")
    assert (tmp_path / "articles/b.md").read_bytes() == b"two"
    assert set(read_manifest(tmp_path)) == {"a.md", "articles/b.md"}


def test_a_second_time_nothing_is_touched(tmp_path):
    publish(tmp_path, [A, B])
    before = state(tmp_path)
    assert publish(tmp_path, [A, B]).changed == ()
    assert state(tmp_path) == before


def test_only_what_differs_is_written(tmp_path):
    publish(tmp_path, [A, B])
    before = state(tmp_path)
    assert publish(tmp_path, [A, File(B.path, b"three")]).changed == (B.path,)
    assert state(tmp_path)["a.md"] == before["a.md"]


def test_what_is_gone_goes_with_its_empty_folder(tmp_path):
    publish(tmp_path, [A, B])
    assert publish(tmp_path, [A]).removed == ("articles/b.md",)
    assert not (tmp_path / "articles").exists()
    assert set(read_manifest(tmp_path)) == {"a.md"}


def test_a_file_of_the_owner_is_never_replaced_or_removed(tmp_path):
    (tmp_path / "a.md").write_bytes(b"mine")
    (tmp_path / "own.md").write_bytes(b"mine too")
    written = publish(tmp_path, [A, B])
    assert [problem.code for problem in written.problems] == ["page-not-ours"]
    assert (tmp_path / "a.md").read_bytes() == b"mine"
    publish(tmp_path, [])
    assert state(tmp_path).keys() == {"a.md", "own.md", MANIFEST}


def test_a_page_that_says_it_is_generated_needs_no_manifest(tmp_path):
    page = File("a.md", f"---\n{GENERATED}\n---\n\nwords\n".encode())
    publish(tmp_path, [page])
    (tmp_path / MANIFEST).unlink()
    written = publish(tmp_path, [File("a.md", page.content + b"more")])
    assert (written.changed, written.problems) == (("a.md",), ())


def test_a_page_edited_since_outlives_its_article(tmp_path):
    publish(tmp_path, [A, B])
    (tmp_path / "a.md").write_bytes(b"edited")
    written = publish(tmp_path, [B])
    assert [problem.code for problem in written.problems] == ["page-edited"]
    assert (tmp_path / "a.md").read_bytes() == b"edited"


def test_an_edited_page_that_still_says_it_is_generated_is_made_anew(tmp_path):
    page = File("a.md", f"---\n{GENERATED}\n---\n\nwords\n".encode())
    publish(tmp_path, [page])
    (tmp_path / "a.md").write_bytes(page.content + b"edited")
    assert publish(tmp_path, [page]).changed == ("a.md",)
    assert (tmp_path / "a.md").read_bytes() == page.content


def test_a_page_whose_line_was_taken_out_stays_with_its_owner(tmp_path):
    page = File("a.md", f"---\n{GENERATED}\n---\n\nwords\n".encode())
    publish(tmp_path, [page, B])
    (tmp_path / "a.md").write_bytes(b"# Mine")
    for files in ([page, B], [page, B], [B], []):
        written = publish(tmp_path, files)
        assert [problem.code for problem in written.problems] == ["page-not-ours"] * (page in files)
        assert (tmp_path / "a.md").read_bytes() == b"# Mine"
        assert "a.md" not in read_manifest(tmp_path)
    (tmp_path / "a.md").unlink()
    assert publish(tmp_path, [page]).changed == ("a.md",)


def test_a_manifest_that_was_tampered_with_reaches_nothing_outside(tmp_path):
    docs = tmp_path / "docs"
    outside = tmp_path / "precious"
    outside.write_bytes(b"x")
    publish(docs, [A])
    manifest = json.loads((docs / MANIFEST).read_text())
    manifest["files"]["../precious"] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of b"x"
    (docs / MANIFEST).write_text(json.dumps(manifest))
    publish(docs, [A])
    assert outside.read_bytes() == b"x"


def test_a_build_killed_after_the_plan_is_healed_by_the_next(tmp_path):
    page = File(B.path, f"---\n{GENERATED}\n---\n\nwords\n".encode())
    publish(tmp_path, [A, page])
    (tmp_path / "a.md").unlink()
    (tmp_path / B.path).write_bytes(page.content[:-3])
    publish(tmp_path, [A, page])
    assert (tmp_path / "a.md").read_bytes() == b"one"
    assert (tmp_path / B.path).read_bytes() == page.content


def test_a_manifest_that_cant_be_read_is_no_manifest(tmp_path):
    publish(tmp_path, [A])
    (tmp_path / MANIFEST).write_text("{")
    assert publish(tmp_path, [A]).problems == ()
    assert set(read_manifest(tmp_path)) == {"a.md"}
