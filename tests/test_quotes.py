"""Quotes: marks, sources, people, kinds, groups."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.lexicon import table
from generator.extract.names import Name, NameOptions, find_names
from generator.extract.quotes import Quote, QuoteOptions, find_quotes
from generator.extract.quotes.features import _most
from generator.extract.quotes.govern import HINTS, RULES, UNHEARD, Rule, governed
from generator.extract.quotes.lines import CLASSES, known_words
from generator.extract.quotes.marks import pair_marks
from generator.extract.quotes.patterns import TERMS
from generator.extract.quotes.reading import read_quoted, too_many
from generator.model import Article, Block, Extracts, Metadata, Problem, Source, Span
from tests.casefile import Case, read_cases
from tests.timing import seconds
from tools.margins import main as margins
from tools.train_quotes import main, read_lessons


def article(text: str) -> Article:
    blocks = tuple(
        Block("paragraph", Span(line.start(), line.end()), (Span(line.start(), line.end()),), "test")
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    return Article("test", Source("test.txt", ""), text, Metadata(), blocks)


def read(text: str) -> tuple[list[Quote], list[Problem]]:
    one = article(text)
    names = tuple(name for name in find_names(one, Extracts(), NameOptions()) if isinstance(name, Name))
    found = list(find_quotes(one, Extracts().having(names), QuoteOptions()))
    return [x for x in found if isinstance(x, Quote)], [x for x in found if isinstance(x, Problem)]


def shown(text: str) -> str:
    quotes, _ = read(text)
    return "\n".join(
        f"{q.kind} | {q.span.cut(text)} | {q.speaker.cut(text) if q.speaker else '-'} | {q.basis}" for q in quotes
    )


def same(expected: str, found: str) -> bool:
    wanted, got = expected.split("\n"), found.split("\n")
    return len(wanted) == len(got) and all(
        [part.strip() for part in one.split("|")] == [part.strip() for part in other.split("|")]
        or ("…" in one and re.fullmatch(re.escape(one).replace("…", ".*"), other) is not None)
        for one, other in zip(wanted, got, strict=True)
    )


@pytest.mark.parametrize("case", read_cases("quotes"), ids=str)
def test_case(case: Case) -> None:
    found = shown(case.given)
    assert same(case.expected, found), found


def test_there_are_enough_cases() -> None:
    assert len(read_cases("quotes")) >= 120


def spelled(example: str) -> tuple[str, str | None]:
    """An example of a rule with full names, and the speaker that it marks between brackets."""
    full = re.sub(r"(?<!Ann )Lee", "Ann Lee", example).replace("Orr", "Tom Orr")
    marked = re.search(r"\[(.*?)\]", full)
    return full.replace("[", "").replace("]", ""), marked and marked.group(1)


@pytest.mark.parametrize("rule", [*RULES, *HINTS, *UNHEARD], ids=lambda rule: rule.name)
def test_each_rule_of_clauses_decides_its_example(rule: Rule) -> None:
    text, speaker = spelled(rule.example)
    one = article(text)
    names = [name for name in find_names(one, Extracts(), NameOptions()) if isinstance(name, Name)]
    quoted = read_quoted(one, names)
    rules = RULES if rule in RULES else (rule,)
    verdicts = [verdict for unit in quoted.units if (verdict := governed(quoted.reading, unit, rules))]
    (verdict,) = [verdict for verdict in verdicts if verdict.rule == rule.name]
    assert (verdict.source and verdict.source.span.cut(text)) == speaker


def test_the_terms_of_patterns_are_all_used() -> None:
    patterns = [pattern for rule in (*RULES, *HINTS, *UNHEARD) for pattern in (rule.before, rule.after, rule.below)]
    used = {term.rstrip("?*+") for pattern in patterns for term in pattern.split()}
    assert used | {"at-end"} == set(TERMS)


def test_parts_of_one_utterance_share_a_group() -> None:
    text = (
        "“We tried,” Maria Santos said, “and we failed. It happens.”\n\nMaria Santos also said it was “a pity.”\n\n"
        "“Nobody came,” Tomas Ruiz said."
    )
    quotes, _ = read(text)
    assert [quote.group for quote in quotes] == [1, 1, None, None]


def test_the_clause_gives_verb_listener_and_time() -> None:
    text = "“The roof will fall,” Elena Petrova told reporters late on Monday."
    (quote,), _ = read(text)
    assert [span and span.cut(text) for span in (quote.cue, quote.addressee, quote.when)] == [
        "told",
        "reporters",
        "late on Monday",
    ]


def test_an_unclosed_mark_is_reported_with_its_line() -> None:
    _, problems = read("A first line.\n\n“It was built in a hurry.\n\nNothing else.")
    assert [(problem.code, problem.where) for problem in problems] == [("quote-unclosed", "test.txt:3")]


def test_a_source_below_the_threshold_is_unknown() -> None:
    one = article("“We will open the bridge in spring,” Anna Keller said.")
    (quote,) = (q for q in find_quotes(one, Extracts(), QuoteOptions(least_margin=1.0)) if isinstance(q, Quote))
    assert quote.speaker is None
    assert quote.basis == "unknown"


def test_weights_hold_no_word_outside_the_shipped_lists() -> None:
    """Words stand between equals signs; what is left are codes of features and word classes, a few characters."""
    for feature, weight in table("extract/quotes/weights"):
        assert int(weight) != 0
        parts = feature.split("=")
        for at, part in enumerate(parts):
            if at % 2:
                assert not part or part in known_words(), feature
            else:
                rest = part.replace("True", "").replace("False", "")
                assert set(rest) <= {*CLASSES, *"0123456789@^$~|*+-zhmfickeluqw"}, feature
                assert len(rest) < 30, feature


ROW = {
    "id": "a",
    "text": "“We will go,” Ann Lee said.\n\nTom Ruiz smiled. “We will stay here,” he said.",
    "quotes": [
        {"start": 1, "end": 12, "speaker_spans": [[14, 21]], "person": "Ann Lee"},
        {"start": 47, "end": 65, "speaker_spans": [[67, 69]], "person": "Tom Ruiz"},
    ],
    "others": [],
    "ignore": [],
}


def test_training_is_repeatable(tmp_path: Path) -> None:
    rows = tmp_path / "train.jsonl"
    rows.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | {"id": "b"}) + "\n", encoding="utf-8")
    lessons = read_lessons(rows)
    assert [example.person for example in lessons[0].examples] == ["Ann Lee", "Tom Ruiz"]
    assert all(example.right for example in lessons[0].examples)
    out = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in out:
        main([str(rows), "--out", str(path)])
    assert out[0].read_bytes() == out[1].read_bytes()
    assert "learnt" in out[0].read_text("utf-8").lower()


def test_weights_state_what_they_were_learnt_from() -> None:
    head = (files("generator") / "extract" / "quotes" / "data" / "weights.txt").read_text("utf-8").split("\n")[:6]
    assert any(re.search(r"from \d+ quotations in \d+ articles", line) for line in head)


MARKS = st.text(alphabet="\"“”''‘’«»„ \n.,?aAbB said he Ann Lee told", max_size=200)


@settings(max_examples=150, deadline=None)
@given(st.one_of(MARKS, st.text(max_size=200)))
def test_any_text_is_read(text: str) -> None:
    quotes, _ = read(text)
    ends = 0
    for quote in quotes:
        assert quote.span in quote.marks
        assert quote.marks.start >= 0
        assert quote.marks.end <= len(text)
        assert quote.marks.start >= ends
        ends = quote.marks.end
        for span in (quote.mention, quote.speaker, quote.cue, quote.addressee, quote.when):
            assert span is None or span.end <= len(text)
        assert 0 <= quote.margin <= 1
        assert (quote.speaker is None) == (quote.basis == "unknown")
        assert quote.kind != "term" or quote.speaker is None


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "‘", '" ', "' ", "''"])
def test_a_megabyte_of_marks_is_fast(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert seconds(lambda: list(find_quotes(article(text), Extracts(), QuoteOptions()))) < 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two botanists, Olga Brandt and Peter Nyholm, found it “an old moss”.", "Olga Brandt and Peter Nyholm"),
        ("“The bridge will not hold,” said Olga Brandt and Peter Nyholm.", "Olga Brandt and Peter Nyholm"),
        ("Mayor Olga Brandt and Judge Peter Nyholm called it “past saving”.", "Olga Brandt and Judge Peter Nyholm"),
        ("“We won,” said Olga Brandt and Peter Nyholm nodded.", "Olga Brandt"),
        ("Olga Brandt met Peter Nyholm and Ada Quist said the mill was “past saving”.", "Ada Quist"),
        ("“It is too late for a harbour,” one of those fishermen said.", "one of those fishermen"),
        ("Olga Brandt won. “It was no great speech,” said one of the aides, who gave no name.", "one of the aides"),
        ("Olga Brandt won. One councillor near her table, who added it felt “rather restless”, left.", None),
        ("It shut so early that a spokesman for Olga Brandt could only quip: “I sup.”", "a spokesman for Olga Brandt"),
        ("“The ditch must be dug by May,” said Pieter van 't Hoff, who chairs the water board.", "Pieter van 't Hoff"),
        ("Sophie in 't Veld spoke. “This is no way to run a union,” in 't Veld said.", "Sophie in 't Veld"),
        ("Jan 't Hart wrote that the polder was “a bathtub”.", "Jan 't Hart"),
        ("“We mean to leave on time,” said Tomás de JesÃ\x83Âos, a pilot from Vigo.", None),
    ],
)  # fmt: skip
def test_who_speaks_is_shown_whole_or_not_at_all(text: str, speaker: str | None) -> None:
    quotes, _ = read(text)
    shown = quotes[-1].speaker
    assert (shown and shown.cut(text)) == speaker


def test_another_s_text_set_before_a_quotation_in_other_marks_is_not_its_speaker_s() -> None:
    text = (
        'From Ada Quist writing in The Courier:\n\n"Nobody thinks of the mill as a home, least of all its owner.\n\n'
        "“You have called the tenants lazy,” Olga Brandt told him on Friday."
    )
    speakers = [quote.speaker.cut(text) if quote.speaker else None for quote in read(text)[0]]
    assert speakers[0] != "Olga Brandt"
    assert speakers[1] == "Olga Brandt"


def test_pairs_without_words_are_left_out() -> None:
    pairs, unclosed = pair_marks('"" "." “…”', [Span(0, 10)])
    assert (pairs, unclosed) == ([], [])


def test_a_crowded_paragraph_costs_no_more_for_each_quotation_and_loses_none_of_its_speakers() -> None:
    people = ["Ann Lee", "Ben Orr", "Carl Moss", "Dora Pike", "Eva Stone"]
    said = [f"“We will mend roof number {at} before winter comes,” said {people[at % 5]}." for at in range(60)]
    quotes, _ = read(" ".join(said))
    assert [quote.speaker.cut(" ".join(said)) if quote.speaker else None for quote in quotes] == people * 12
    work = [quotes * _most(quotes) for quotes in (12, 24, 60, 120)]
    assert max(work) <= work[0]


def test_a_list_of_quoted_words_is_nobody_s_speech() -> None:
    quotes, _ = read("She read “Go,” “Stay,” “Wait” and " + ", ".join(f"“Song {at},”" for at in range(200)))
    assert {(quote.kind, quote.rule) for quote in quotes} == {("term", "quote.many")}
    assert not too_many(100, 1_000)
    assert not too_many(400, 400 * 40)
    assert too_many(400, 400 * 40 - 1)


def test_the_table_of_margins_counts_who_is_shown_and_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**ROW, "quotes": [{**ROW["quotes"][0], "person": "Tom Ruiz"}, ROW["quotes"][1]]}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(ROW) + "\n" + json.dumps(wrong) + "\n", encoding="utf-8")
    margins([str(rows)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "| 0 | 4 | 0.750 | 0.750 |"
    assert len(lines) == 11
