"""`clipbook fix`: corrections in any form that people copy, checked and written where they belong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract import Figure, Name, Quote
from generator.extract.ids import by_id
from generator.model import Entry
from generator.owner.choices import read_choices, settled
from generator.owner.config import ConfigError
from generator.owner.correcting import apply
from generator.owner.corrections import Value, line_of, read_corrections
from generator.owner.filing import Line, filed, lines_in
from generator.owner.references import Known, file_named
from generator.owner.settings import read_settings
from generator.program.fix import NotFixedError, fix
from tests.test_citing import found

FERRY = """Ferries stay in port

By Ida Holm

Some 9 boats with 300 passengers stayed in port on Monday, the harbour office said.

“We will not sail before the wind drops,” Captain Ann Lee told the paper.

“The pier holds,” said Bo Ray, who keeps the light at Velden Heights.
"""
OTHER = FERRY.replace("Some 9 boats", "No boats").replace("before the wind drops", "at night")


def entries() -> tuple[Entry, ...]:
    return found("quay-one.txt", FERRY), found("quay-two.txt", OTHER)


def key_of(words: str, entry: Entry) -> str:
    [key] = [key for key, item in by_id(entry).items() if words in item.span.cut(entry.article.text)
             and isinstance(item, Quote | Figure)]  # fmt: skip
    return key


WIND = key_of("the wind drops", entries()[0])
BOATS = key_of("9", entries()[0])


# ---- references ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    [
        "{id}",
        " `{id}` ",
        "https://press.example/b/articles/quay-one/#{anchor}",
        "http://127.0.0.1:8000/articles/quay-one/#{anchor}",
        "file:///home/me/site-offline/articles/quay-one/index.html#{anchor}",
        "../quay-one/#{anchor}",
        "https://press.example/b/#{anchor}",
        "#{anchor}",
        "{anchor}",
        "{digits}",
        "quay-one.txt/quote/{digits}",
        "quay-one-{anchor}",
        "https://press.example/articles/quay-one/#{anchor}:~:text=wind",
    ],
)
def test_an_extract_is_named_in_any_form_that_people_copy(form: str) -> None:
    digits = WIND.rpartition("/")[2]
    text = form.format(id=WIND, anchor=f"quote-{digits}", digits=digits)
    assert Known.of(entries()).extract(text) == (WIND,)


def test_what_several_extracts_are_called_means_all_of_them() -> None:
    shared = key_of("The pier holds", entries()[0]).rpartition("/")[2]
    known = Known.of(entries())
    assert known.extract(shared) == (f"quay-one/quote/{shared}", f"quay-two/quote/{shared}")
    assert known.extract(f"https://x.example/articles/quay-two/#quote-{shared}") == (f"quay-two/quote/{shared}",)
    assert known.extract("ffffffff") == ()


@pytest.mark.parametrize(
    "form", ["quay-one", "quay-one.txt", "https://x.example/articles/quay-one/", "articles/quay-one.html"]
)
def test_an_article_is_named_with_and_without_suffix(form: str) -> None:
    assert Known.of(entries()).article(form) == ("quay-one",)


def test_a_file_is_named_without_suffix_and_folder_where_only_one_is_called_so() -> None:
    names = ("ports/crane.txt", "crane.md", "fares.txt", "a/quay.txt", "b/quay.txt")
    assert [file_named(name, names) for name in ("fares", "ports/crane", "crane", "crane.txt", "quay", "none")] == [
        "fares.txt", "ports/crane.txt", "crane.md", "ports/crane.txt", "", "",
    ]  # fmt: skip


def test_choices_take_the_same_forms() -> None:
    digits = WIND.rpartition("/")[2]
    said = f"""[points]
pin = ["quay-one.txt"]
[quotes]
hide = ["#quote-{digits}"]
[stories]
pin = ["https://x.example/stories/crane-falls/"]
"""
    made = settled(entries(), read_choices(said))
    assert (made.points.pin, made.quotes.hide, made.stories.pin) == (("quay-one",), (WIND,), ("crane-falls",))


# ---- what each correction does --------------------------------------------------------------------------------------


def corrected(toml: str) -> tuple[Entry, ...]:
    made = apply(entries(), read_corrections(toml))
    assert made.problems == ()
    return made.entries


def test_a_value_and_a_noun_are_set_for_one_figure() -> None:
    first, _ = corrected(f'values."{BOATS}" = ">1,100"\nnouns."{BOATS}" = "passengers"')
    [figure] = [figure for figure in first.extracts.of(Figure) if figure.span.cut(first.article.text) == "9"]
    assert (figure.low, figure.bound, figure.rule) == (1100.0, ">", "correction")
    assert figure.counted
    assert figure.counted.cut(first.article.text) == "passengers"


def test_a_noun_must_stand_in_the_sentence() -> None:
    made = apply(entries(), read_corrections(f'nouns."{BOATS}" = "captains"'))
    [problem] = made.problems
    assert "does not stand in its sentence" in problem.message
    assert f'hide = ["{BOATS}"]' in problem.hint


def test_a_name_that_is_nobodys_goes_and_others_stay() -> None:
    named = {name.full.cut(FERRY) for name in entries()[0].extracts.of(Name) if name.kind == "person"}
    assert "Ann Lee" in named
    first, _ = corrected('not_people = ["Ann Lee"]')
    left = {name.full.cut(FERRY) for name in first.extracts.of(Name) if name.kind == "person"}
    assert left == named - {"Ann Lee"}


def test_events_of_the_owner_are_ids() -> None:
    said = 'same_event = [["quay-one.txt", "quay-two"]]\nother_event = [["x", "quay-one"]]'
    made = apply(entries(), read_corrections(said))
    assert made.same_event == (("quay-one", "quay-two"),)
    assert made.other_event == ()
    assert [problem.code for problem in made.problems] == ["correction-unmatched"]


def test_a_correction_of_words_that_were_edited_ends_in_the_line_to_write_instead() -> None:
    old = "quay-one/quote/00000000"
    now = key_of("the wind drops", entries()[0])
    toml = f'[speakers]\n"{old}" = "Ann Lee"  # “We shall not sail before the wind drops”\n'
    [problem] = apply(entries(), read_corrections(toml)).problems
    assert "no longer found in quay-one" in problem.message
    assert problem.hint.endswith(line_of("speakers", now, "Ann Lee"))


@pytest.mark.parametrize(
    ("written", "means"),
    [("240", Value(240)), ('"~28,000"', Value(28000, None, "~")), ('"240-250"', Value(240, 250)), ("2.5", Value(2.5))],
)
def test_values_are_read_as_people_write_them(written: str, means: Value) -> None:
    assert read_corrections(f'values."a" = {written}').values == {"a": means}


# ---- lines pasted anywhere ------------------------------------------------------------------------------------------


def test_copied_lines_hold_wherever_they_are_pasted() -> None:
    toml = """hide = ["a"]
[speakers]
"q" = "Ann"
values."f" = 3
hide = ["b"]
speakers."r" = "Bo"

[speakers]
"s" = false
"""
    made = read_corrections(toml)
    assert made.hide == ("a", "b")
    assert made.speakers == {"r": "Bo", "q": "Ann", "s": None}
    assert made.values == {"f": Value(3)}


def test_what_is_said_twice_and_differently_is_a_mistake() -> None:
    with pytest.raises(ConfigError, match="both 'Bo' and 'Ann'"):
        read_corrections('[speakers]\n"q" = "Ann"\nspeakers."q" = "Bo"')


def test_a_mistake_is_told_with_its_line() -> None:
    with pytest.raises(ConfigError, match="line 4"):
        read_corrections('[speakers]\n"q" = "Ann"\n[dates]\n"d" = 2024-99')


# ---- writing --------------------------------------------------------------------------------------------------------

BY_HAND = """# Mine.
hide = ["a/quote/1"]  # twice in print

# Speakers, as the desk knows them.
[speakers]
# The pilot.
"a/quote/2" = "Ann"  # by telephone

[people]
"Sisi" = "Abdel Fattah El-Sisi"
"""


def test_a_correction_goes_where_it_belongs_and_the_rest_stays() -> None:
    text = filed(BY_HAND, Line("speakers", "a/quote/3", "Bo", "We sailed"))
    assert text == BY_HAND.replace("# by telephone\n", '# by telephone\n"a/quote/3" = "Bo"  # “We sailed”\n')
    text = filed(BY_HAND, Line("speakers", "a/quote/2", "Bo"))
    assert text == BY_HAND.replace('"Ann"', '"Bo"')
    text = filed(BY_HAND, Line("hide", "b/quote/9"))
    assert '  "a/quote/1",\n  "b/quote/9",\n]  # twice in print\n' in text
    assert text.startswith("# Mine.\n")
    text = filed(BY_HAND, Line("same_event", "a", "b"))
    assert text.index("same_event") < text.index("# Speakers, as the desk")
    assert filed("", Line("dates", "d", "2024")) == '[dates]\n"d" = "2024"\n'


_KEYS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(lambda key: key.strip() == key)
_LINES = st.one_of(
    st.builds(Line, st.sampled_from(("hide", "withhold", "noindex", "not_people")), _KEYS),
    st.builds(Line, st.sampled_from(("same_event", "other_event")), _KEYS, _KEYS),
    st.builds(Line, st.sampled_from(("speakers", "dates", "people", "roles", "nouns")), _KEYS, _KEYS, _KEYS),
    st.builds(Line, st.just("values"), _KEYS, st.integers(-(10**6), 10**9)),
)


@given(st.lists(_LINES, max_size=6))
def test_any_corrections_are_read_back_and_the_owners_lines_stay(lines: list[Line]) -> None:
    text = BY_HAND
    for line in lines:
        text = filed(text, line)
        held = [(each.name, each.key, each.value) for each in lines_in(read_corrections(text))]
        assert (line.name, line.key, line.value) in held
    tomllib.loads(text)
    assert "# Speakers, as the desk knows them.\n" in text
    assert "# by telephone" in text


# ---- the whole ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "quay-one.txt").write_text(FERRY, "utf-8")
    (tmp_path / "seeds" / "quay-two.txt").write_text(OTHER, "utf-8")
    return tmp_path


def done(folder: Path, *given: str) -> str:
    told = "\n".join(fix(read_settings(folder / "generator.toml"), given))
    return told.replace(str(folder), "")


def written(folder: Path) -> str:
    path = folder / "seeds" / "corrections.toml"
    return path.read_text("utf-8") if path.exists() else ""


def test_a_copied_line_is_checked_and_written(folder: Path) -> None:
    told = done(folder, f'speakers."{WIND}" = "Cato Lind"')
    assert "We will not sail before the wind drops" in told
    assert "speaker: Cato Lind" in told
    words = by_id(entries()[0])[WIND].span.cut(FERRY)
    assert written(folder) == f'[speakers]\n"{WIND}" = "Cato Lind"  # “{words}”\n'
    done(folder, WIND.rpartition("/")[2], "speaker", "false")
    assert read_corrections(written(folder)).speakers == {WIND: None}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("Ann Lee", "role", "pilot"), 'roles."Ann Lee" = "pilot"'),
        (("Ann Lee", "name", "Anna Lee"), 'people."Ann Lee" = "Anna Lee"'),
        (("Ann Lee", "not-a-person"), 'not_people = ["Ann Lee"]'),
        (("Ann Lee", "noindex"), 'noindex = ["Ann Lee"]'),
        (("Bo Ray", "withhold"), 'withhold = ["Bo Ray"]'),
        (("quay-one.txt", "same-event", "quay-two"), 'same_event = [["quay-one", "quay-two"]]'),
        ((BOATS, "value", "9"), f'values."{BOATS}" = 9'),
        ((f"https://x.example/articles/quay-one/#figure-{BOATS.rpartition('/')[2]}", "hide"), f'hide = ["{BOATS}"]'),
    ],
)
def test_words_of_a_command_line_are_written(folder: Path, given: tuple[str, ...], said: str) -> None:
    done(folder, *given)
    assert read_corrections(written(folder)).remarks.keys() <= {BOATS}
    assert [*lines_in(read_corrections(written(folder)))] == [*lines_in(read_corrections(said))]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("ffffffff", "hide"), "no extract is called so"),
        ((key_of("The pier holds", entries()[0]).rpartition("/")[2], "hide"), "any of 2 extracts"),
        ((WIND, "date", "2024"), "it is no date"),
        ((WIND, "speeker", "Ann"), "did you mean 'speaker'"),
        ((WIND, "speaker"), "say what is right"),
        ((WIND,), 'hide = ["'),
        ((f'speakers."{WIND}" = "…"',), "in place of the dots"),
        (("Ann Leo", "role", "pilot"), "did you mean 'Ann Lee'"),
        (("quay-one", "same-event", "quay-three"), "did you mean"),
        (("Nobody Here", "withhold"), "no article holds the name"),
        ((f'speakers."{WIND}" = 3',), "must be a string"),
    ],
)
def test_what_does_not_fit_is_refused_with_reason_and_cure(folder: Path, given: tuple[str, ...], why: str) -> None:
    with pytest.raises(NotFixedError) as refused:
        done(folder, *given)
    assert why in str(refused.value)
    assert written(folder) == ""


def test_nothing_is_written_where_one_of_several_does_not_fit(folder: Path) -> None:
    with pytest.raises(NotFixedError):
        done(folder, f'hide = ["{WIND}"]\nroles."Nobody" = "poet"')
    assert written(folder) == ""
