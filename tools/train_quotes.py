"""Learn the weights of the ranker: `python -m tools.train_quotes TRAIN.jsonl [--out FILE] ...`.

TRAIN has one JSON object a line: `id`, `text`, `quotes` (each with `start`, `end`, `speaker_spans` and `person`),
`others` and `ignore`, offsets in code points of `text`. The method is an averaged perceptron (Collins, Discriminative
training methods for hidden Markov models, EMNLP 2002) over the candidates of each quotation. The same file gives the
same weights to the byte: articles are shuffled by a generator with a fixed seed and all sums are of whole numbers.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.extract.names import Name, NameOptions, find_names
from generator.extract.quotes.features import Part
from generator.extract.quotes.lines import NAMES
from generator.extract.quotes.person import PRONOUNS, Antecedent, antecedents, genders, people_of, persons_of
from generator.extract.quotes.rank import Before, after, moving, named_inside, options, weights
from generator.extract.quotes.reading import Quoted, read_quoted
from generator.extract.quotes.sources import Source
from generator.model import Article, Block, Extracts, Metadata, Span
from generator.model import Source as FileSource

VERSION = 2
LEAST = 4
"""Weights up to this size, a fifth of one step, are left out of the file."""
EPOCHS = 5
ROUNDS = 3
SEED = 7
LEAD = 20
"""An answer is learnt from until it leads by this much (a perceptron with margin). 0, 10 and 30 scored .9247, .9255
and .9263 on two fifths of the training file held out; the file of weights grows with it."""
LEAD_PEOPLE = 10
FOLDS = 5
SCALE = 20
"""Averaged weights are multiplied by this and rounded."""

_PIECE = re.compile(r",\s+|\s+and\s+|:\s+")
_CUT = re.compile(
    r"\s(?:of|for|who|whom|which|that|in|at|from|with|to|on|whose|as|by|during|near|about|against|under|over|after|"
    r"before|speaking|told|said|says|is|was|has|had)\s|[(\[–—]|\s-\s"
)
_OFFICE = re.compile(
    r"\b(?:secretary|security|department|house|speaker|director|chief|head) of (?:the )?(?:[\w.]+ )(?=[A-Z])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def heads(text: str, start: int, end: int) -> list[Span]:
    """The main words of a mention: the last word of each piece between commas, cut at its first preposition."""
    found: list[Span] = []
    at = start
    for piece in [*(match.span() for match in _PIECE.finditer(text, start, end)), (end, end)]:
        stop = piece[0]
        if stop > at:
            office = _OFFICE.search(text, at, stop)
            begin = office.end() if office else at
            cut = _CUT.search(" " + text[begin:stop])
            if cut and cut.start() > 1:
                stop = begin + cut.start() - 1
            words = [word.span() for word in _WORD.finditer(text, at, stop)]
            while len(words) > 1 and text[slice(*words[-1])].strip(".").lower() in ("jr", "sr", "ii", "iii", "iv"):
                words.pop()
            if words:
                first, last = words[-1]
                found.append(Span(first, last - 2 if text[first:last].endswith(("'s", "’s")) else last))
        at = piece[1]
    return found


@dataclass(frozen=True, slots=True)
class Example:
    """One utterance with its right answers."""

    unit: Sequence[Part]
    right: frozenset[Span] | None
    """Main words of the sources that are right; empty: nobody says it; None: not known."""
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One article of the training file."""

    id: str
    text: str
    names: Sequence[Name]
    quoted: Quoted
    examples: Sequence[Example]


def article_of(row: dict[str, Any]) -> Article:
    """A row as an article of plain paragraphs."""
    text = row["text"]
    blocks = tuple(
        Block("paragraph", Span(line.start(), line.end()), (Span(line.start(), line.end()),), "paragraph.line")
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    return Article(row["id"], FileSource(row["id"], ""), text, Metadata(), blocks)


def lesson_of(row: dict[str, Any]) -> Lesson:
    """Read one row of the training file."""
    article = article_of(row)
    text = article.text
    names = tuple(item for item in find_names(article, Extracts(), NameOptions()) if isinstance(item, Name))
    names = tuple(sorted(names, key=lambda name: name.span.start))
    quoted = read_quoted(article, names)
    gold = {_trim(text, quote["start"], quote["end"]): quote for quote in row["quotes"]}
    others = {_trim(text, quote["start"], quote["end"]) for quote in row["others"]}
    examples = []
    for unit in quoted.units:
        right: frozenset[Span] | None = None
        person = None
        for part in unit:
            span = quoted.pairs[part.number].span
            key = _trim(text, span.start, span.end)
            if key in gold:
                right = frozenset(head for start, end in gold[key]["speaker_spans"] for head in heads(text, start, end))
                person = gold[key]["person"]
                break
            if key in others:
                right = frozenset()
        examples.append(Example(unit, right, person))
    return Lesson(row["id"], text, names, quoted, examples)


def is_right(text: str, source: Source | None, right: frozenset[Span]) -> bool:
    """Whether the main word of a source is one of the right ones."""
    if source is None:
        return not right
    found = heads(text, source.span.start, source.span.end)[:1]
    return any(head.overlaps(one) for head in found for one in right)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


class Perceptron:
    """An averaged perceptron over numbered features, with whole numbers."""

    def __init__(self, numbers: dict[str, int] | None = None) -> None:
        self.numbers: dict[str, int] = {} if numbers is None else dict(numbers)
        size = len(self.numbers)
        self.weights: list[int] = [0] * size
        self._sums: list[int] = [0] * size
        self._touched: list[int] = [0] * size
        self._seen: list[int] = [0] * size
        self.steps = 0

    def number(self, features: Iterable[str]) -> tuple[int, ...]:
        """The numbers of features; new ones get the next."""
        known = self.numbers
        made = tuple([known.setdefault(feature, len(known)) for feature in features])
        grow = len(known) - len(self.weights)
        if grow:
            for values in (self.weights, self._sums, self._touched, self._seen):
                values.extend([0] * grow)
        return made

    def score(self, features: Iterable[int]) -> int:
        """The sum of the weights so far."""
        weights = self.weights
        return sum([weights[feature] for feature in features])

    def update(self, right: Iterable[int], wrong: Iterable[int]) -> None:
        """Move towards the right features and away from the wrong ones."""
        for features, step in ((right, 1), (wrong, -1)):
            for feature in features:
                old = self.weights[feature]
                self._sums[feature] += old * (self.steps - self._touched[feature])
                self._touched[feature] = self.steps
                self._seen[feature] += 1
                self.weights[feature] = old + step

    def averages(self, scale: int) -> list[int]:
        """Weights averaged over all steps, times `scale`, rounded, by number."""
        made = []
        for weight, total, touched in zip(self.weights, self._sums, self._touched, strict=True):
            whole = total + weight * (self.steps - touched)
            made.append((2 * whole * scale + self.steps) // (2 * self.steps) if self.steps else 0)
        return made

    def averaged(self, scale: int) -> dict[str, int]:
        """The averages by feature; small ones and those of features touched once are left out."""
        values = self.averages(scale)
        return {
            feature: values[at]
            for feature, at in sorted(self.numbers.items())
            if abs(values[at]) > LEAST and self._seen[at] > 1
        }


def learn(lessons: Sequence[Lesson], epochs: int = EPOCHS) -> dict[str, int]:
    """The weights of the ranker of mentions: the sum of what is learnt in `ROUNDS` different orders."""
    numbers: dict[str, int] = {}
    kept: dict[tuple[int, int], list[tuple[Source | None, tuple[int, ...], bool]]] = {}
    total: dict[str, int] = {}
    for turn in range(ROUNDS):
        model = Perceptron(numbers)
        order = list(range(len(lessons)))
        shuffle = random.Random(SEED + turn)  # noqa: S311  (repeatable order, no secret)
        for _ in range(epochs):
            shuffle.shuffle(order)
            for at in order:
                _pass(model, at, lessons[at], kept)
        numbers = model.numbers
        for feature, value in model.averaged(SCALE).items():
            total[feature] = total.get(feature, 0) + value
    shared = ((feature, (2 * value + ROUNDS) // (2 * ROUNDS)) for feature, value in sorted(total.items()))
    return {feature: value for feature, value in shared if abs(value) > LEAST}


def _pass(
    model: Perceptron,
    at: int,
    lesson: Lesson,
    kept: dict[tuple[int, int], list[tuple[Source | None, tuple[int, ...], bool]]],
) -> None:
    """One article in text order. `kept` holds the numbered features of its options from the first pass on."""
    before: Before | None = None
    for number, example in enumerate(lesson.examples):
        far = before and before.source and before.source.line < example.unit[0].line - 2
        found = None if far else kept.get((at, number))
        if found is None:
            found = [
                (option.source, model.number(option.fixed), _right(lesson, option.source, example))
                for option in options(lesson.quoted.reading, example.unit, before if far else None)
            ]
            if not far:
                kept[at, number] = found
        before = _step(model, lesson, example, found, before)


def _right(lesson: Lesson, source: Source | None, example: Example) -> bool:
    return example.right is not None and is_right(lesson.text, source, example.right)


def _step(
    model: Perceptron,
    lesson: Lesson,
    example: Example,
    found: Sequence[tuple[Source | None, tuple[int, ...], bool]],
    before: Before | None,
) -> Before:
    """Decide one utterance, learn from it, and return what the next one sees: the right answer where it is known."""
    reading = lesson.quoted.reading
    full = [fixed + model.number(moving(reading, example.unit, source, before)) for source, fixed, _ in found]
    scores = [model.score(features) for features in full]
    best = max(range(len(found)), key=scores.__getitem__)
    if example.right is not None:
        model.steps += 1
        good = [at for at, (_, _, right) in enumerate(found) if right]
        bad = [at for at, (_, _, right) in enumerate(found) if not right]
        # Where both a name and its description are right, the name is what a reader wants.
        good = [at for at in good if (source := found[at][0]) and source.kind in NAMES] or good
        if good and bad:
            top = max(good, key=scores.__getitem__)
            wrong = max(bad, key=scores.__getitem__)
            if scores[top] < scores[wrong] + LEAD:
                model.update(full[top], full[wrong])
        best = max(good, key=scores.__getitem__, default=best)
    return after(reading, example.unit, found[best][0], before)


Task = list[tuple[tuple[int, ...], bool]]
"""The answers for one pronoun: numbered features, whether right."""


def learn_people(lessons: Sequence[Lesson], epochs: int = EPOCHS) -> dict[str, int]:
    """The weights of the ranker of antecedents.

    Who a pronoun means was found by machine in the training file, about one in nine wrongly, so each pronoun is first
    judged by weights learnt from the other articles, and those judged otherwise are left out. (On the 104 hand-read
    pronouns of the development file this raised the right ones from 92 to 95.)
    """
    model = Perceptron()
    tasks: list[tuple[int, Task]] = []
    for at, lesson in enumerate(lessons):
        for found, person in _pronouns(lesson):
            task = [(model.number(answer.features), same_person(answer.entity, person)) for answer in found]
            tasks.append((at % FOLDS, task))
    kept: list[Task] = []
    for fold in range(FOLDS):
        judge = Perceptron(model.numbers)
        _learn_tasks(judge, [task for place, task in tasks if place != fold], epochs)
        weights = judge.averages(SCALE)
        for place, task in tasks:
            scores = [sum([weights[feature] for feature in features]) for features, _ in task]
            if place == fold and task[max(range(len(task)), key=scores.__getitem__)][1]:
                kept.append(task)
    _learn_tasks(model, kept, epochs)
    return model.averaged(SCALE)


def _learn_tasks(model: Perceptron, tasks: Sequence[Task], epochs: int) -> None:
    order = list(range(len(tasks)))
    shuffle = random.Random(SEED)  # noqa: S311  (repeatable order, no secret)
    for _ in range(epochs):
        shuffle.shuffle(order)
        for at in order:
            good = [features for features, right in tasks[at] if right]
            bad = [features for features, right in tasks[at] if not right]
            if good and bad:
                model.steps += 1
                best, worst = max(good, key=model.score), max(bad, key=model.score)
                if model.score(best) < model.score(worst) + LEAD_PEOPLE:
                    model.update(best, worst)


def same_person(entity: str, person: str | None) -> bool:
    """Whether an entity is the person of the training file: same last name, and first names that don't differ."""
    if not person:
        return not entity
    one, other = (
        [word for word in _WORD.findall(name.lower()) if word not in ("jr", "sr", "ii", "iii", "iv")]
        for name in (entity, person)
    )
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0][:3] == other[0][:3] or one[0] in other or other[0] in one


def _pronouns(lesson: Lesson) -> list[tuple[list[Antecedent], str | None]]:
    """The answers for each pronoun that is a source, with the person meant."""
    reading = lesson.quoted.reading
    people = people_of(reading, genders(lesson.text, lesson.names), persons_of(lesson.text, lesson.names))
    made: list[tuple[list[Antecedent], str | None]] = []
    speakers: list[str] = []
    seen: set[tuple[int, int]] = set()
    for example in lesson.examples:
        if not example.right:
            continue
        for option in options(reading, example.unit, None):
            source = option.source
            if source is None or source.kind not in PRONOUNS or not is_right(lesson.text, source, example.right):
                continue
            wrong = {"he": "f", "his": "f", "him": "f", "she": "m", "her": "m"}.get(source.low, "")
            doubtful = any(people.gender.get(e) == wrong for e in people.counts if same_person(e, example.person))
            if (source.line, source.head) not in seen and example.person and not doubtful:
                seen.add((source.line, source.head))
                inside = named_inside(reading, example.unit)
                made.append((antecedents(reading, people, source, speakers, inside), example.person))
            break
        for entity in people.counts:
            if example.person and same_person(entity, example.person):
                speakers.append(entity)
                break
    return made


def read_lessons(path: Path) -> list[Lesson]:
    """All rows of a training file."""
    with path.open(encoding="utf-8") as lines:
        return [lesson_of(json.loads(line)) for line in lines if line.strip()]


def shipped_sources() -> dict[str, int]:
    """The shipped weights of the ranker of sources: all whose feature does not begin with @."""
    return {feature: weight for feature, weight in weights().items() if not feature.startswith("@")}


def page(lessons: Sequence[Lesson], weights: dict[str, int], note: str) -> str:
    """The data file: a header that says what the weights were learnt from, then feature and weight, sorted."""
    known = sum(example.right is not None for lesson in lessons for example in lesson.examples)
    head = [
        "# Weights of the ranker of sources (rank.py) and, beginning with @, of antecedents (person.py).",
        f"# Learnt by tools/train_quotes.py (version {VERSION}) from {known} quotations in {len(lessons)} articles.",
        f"# {ROUNDS} times {EPOCHS} passes, seed {SEED}, averages times {SCALE}. Features hold word classes and",
        "# words of the lists beside this file only. How they were made and score: docs/about/quotes-training.md.",
        *([f"# {note}"] if note else []),
    ]
    return "\n".join([*head, *(f"{feature}\t{weight}" for feature, weight in sorted(weights.items()))]) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.train_quotes", description=__doc__)
    parser.add_argument("train", type=Path, help="annotated articles, a JSON object a line")
    parser.add_argument("--out", type=Path, default=None, help="where to write the weights; default: standard output")
    parser.add_argument(
        "--note", default="", help="a further line for the head of the file, such as the name of the corpus"
    )
    parser.add_argument(
        "--keep-sources",
        action="store_true",
        help="keep the shipped weights of the ranker of sources, learn only who is meant by a pronoun",
    )
    given = parser.parse_args(arguments)
    lessons = read_lessons(given.train)
    sources = shipped_sources() if given.keep_sources else learn(lessons)
    made = page(lessons, sources | learn_people(lessons), given.note)
    if given.out is None:
        sys.stdout.write(made)
    else:
        given.out.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
