from generator.model import File
from generator.program import history

A, B = {"articles": '{"articles": [1]}'}, {"articles": '{"articles": [1, 2]}'}


def test_the_first_build_has_nothing_before_it(tmp_path):
    assert history.read(tmp_path / "h.json").previous(A) is None


def test_a_build_is_compared_with_the_one_before_it_and_again_with_the_same(tmp_path):
    path = tmp_path / "cache" / "h.json"
    history.keep(path, history.read(path), A)
    assert history.read(path).previous(A) is None
    assert history.read(path).previous(B) == A
    history.keep(path, history.read(path), B)
    written = path.stat().st_mtime_ns
    assert history.read(path).previous(B) == A
    history.keep(path, history.read(path), B)
    assert path.stat().st_mtime_ns == written


def test_what_cant_be_read_is_a_first_build(tmp_path):
    path = tmp_path / "h.json"
    for content in ("", "[]", "{}", '{"last": 3, "before": []}', '{"last": {"articles": {}}, "before": {"people": 1}}'):
        path.write_text(content)
        assert history.read(path) == history.Kept()


def test_only_the_compared_files_are_kept():
    files = [File("data/articles.json", b'{"articles": []}'), File("data/x.json", b"1"), File("index.md", b"")]
    assert history.current(files) == {"articles": '{"articles": []}'}
    assert history.parsed(history.current(files)) == {"articles": {"articles": []}}


def test_data_that_are_no_json_are_a_first_build():
    assert history.parsed({"articles": "{"}) is None
    assert history.parsed(None) is None


def test_an_earlier_builds_folder_can_be_named(tmp_path):
    assert history.read_folder(tmp_path) is None
    (tmp_path / "articles.json").write_text('{"articles": []}')
    (tmp_path / "people.json").write_text("{")
    assert history.read_folder(tmp_path) == {"articles": '{"articles": []}'}
