from dataclasses import replace

import pytest

from generator.extract.dates import DateMention
from generator.extract.ids import by_id
from generator.extract.names import Name
from generator.extract.quotes import Quote
from generator.model import Article, Entry, Extracts, Metadata, Source, Span
from generator.owner.config import ConfigError
from generator.owner.correcting import apply
from generator.owner.corrections import Corrections, read_corrections

TEXT = "“Yes,” he said Monday. “Yes,” she said."
QUOTES = tuple(
    Quote(span=Span(at, at + 4), rule="r", kind="direct", marks=Span(at - 1, at + 5), speaker=Span(at + 6, at + 8))
    for at in (1, 24)
)
DATE = DateMention(span=Span(15, 21), rule="r", iso=None, precision=None, basis=None)
ENTRY = Entry(Article("a", Source("a.txt", ""), TEXT, Metadata(), ()), Extracts().having((*QUOTES, DATE)))


def ids() -> list[str]:
    return [key for key, item in by_id(ENTRY).items() if isinstance(item, Quote)]


def test_ids_come_from_the_words_and_repeats_are_counted():
    first, second = ids()
    assert first.startswith("a/quote/")
    assert second == first + "-2"


def test_a_speaker_is_set_by_the_owner():
    first, second = ids()
    made = apply((ENTRY,), Corrections(speakers={first: "Ann Lee", second: None}))
    one, two = made.entries[0].extracts.of(Quote)
    assert (one.editor, one.rule) == ("Ann Lee", "correction")
    assert (two.speaker, two.basis) == (None, "unknown")
    assert made.applied == ((first, "speaker: Ann Lee"), (second, "speaker not known"))
    assert made.problems == ()


def test_an_extract_is_hidden_and_a_date_stated():
    [date] = [key for key, item in by_id(ENTRY).items() if isinstance(item, DateMention)]
    made = apply((ENTRY,), Corrections(hide=(ids()[0],), dates={date: "2024-02-05"}))
    found = made.entries[0].extracts
    assert found.of(Quote) == QUOTES[1:]
    assert found.of(DateMention)[0].iso == "2024-02-05"


def test_what_matches_nothing_is_a_warning():
    made = apply((ENTRY,), Corrections(hide=("a/quote/ffffffff",), people={"Nobody": "Somebody"}))
    assert [problem.code for problem in made.problems] == ["correction-unmatched"] * 2
    assert all(problem.severity == "warning" for problem in made.problems)
    assert made.entries == (ENTRY,)


def test_the_file_is_read():
    toml = 'hide = ["x"]\n[speakers]\n"q" = "Ann"\n"r" = false\n[people]\n"A" = "B"\n[dates]\n"d" = "2024"'
    assert read_corrections(toml) == Corrections(("x",), {"q": "Ann", "r": None}, {"d": "2024"}, {"A": "B"})
    assert read_corrections("") == Corrections()


def test_a_role_is_the_editors_word_and_must_be_somebodys():
    assert read_corrections('[roles]\n"Ann Lee" = "mayor"').roles == {"Ann Lee": "mayor"}
    full = Span(12, 14)
    entry = replace(ENTRY, extracts=Extracts().having((Name(span=full, rule="r", kind="person", full=full),)))
    made = apply((entry,), Corrections(roles={full.cut(TEXT): "mayor", "Nobody": "poet"}))
    assert made.applied == ((full.cut(TEXT), "role: mayor"),)
    assert [problem.message for problem in made.problems] == ["'Nobody' matches nothing"]


def test_lists_of_names_are_read():
    made = read_corrections('withhold = ["Ann Lee", "Ann Lee "]\nnoindex = ["Bob"]')
    assert (made.withhold, made.noindex) == (("Ann Lee",), ("Bob",))
    with pytest.raises(ConfigError, match="withhold is a list of names"):
        read_corrections('withhold = [""]')


def test_a_page_to_keep_from_search_engines_is_told_of_and_must_be_somebodys():
    full = Span(12, 14)
    entry = replace(ENTRY, extracts=Extracts().having((Name(span=full, rule="r", kind="person", full=full),)))
    made = apply((entry,), Corrections(noindex=("sa", "Nobody"), people={}))
    assert [problem.message for problem in made.problems] == ["'sa' matches nothing", "'Nobody' matches nothing"]
    made = apply((entry,), Corrections(noindex=(full.cut(TEXT),)))
    assert made.applied == ((full.cut(TEXT), "the page asks search engines to stay away"),)


def test_all_mistakes_are_told():
    with pytest.raises(ConfigError) as caught:
        read_corrections('hidden = ["x"]\nhide = "x"\n[speakers]\nq = 3\n[dates]\nd = false')
    assert len(caught.value.mistakes) == 4
    assert "did you mean 'hide'?" in caught.value.mistakes[0]
