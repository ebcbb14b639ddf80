"""Scores of the extraction against the gold. Each is higher-is-better or, under `faults`, lower-is-better."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.exports.article_json import PARTS
from generator.owner.settings import options_in
from generator.program.rows import extract_rows
from tests.gate.dates import same_time

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
Row = dict[str, Any]


@dataclass
class Scores:
    """Names of measures are `task.measure`; values are counts, or F1 with four digits."""

    right: dict[str, float] = field(default_factory=dict)
    faults: dict[str, float] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, name: str, *, hit: bool, miss: str) -> None:
        self.right[name] = self.right.get(name, 0) + hit
        if not hit:
            self.misses.append(f"{name}: {miss}")

    def fault(self, name: str, rows: Collection[str]) -> None:
        self.faults[name] = self.faults.get(name, 0) + len(rows)
        self.misses += [f"{name}: {row}" for row in rows]

    def f1(self, name: str, hit: int, made: int, gold: int) -> None:
        self.right[name] = round(2 * hit / (made + gold), 4) if made + gold else 0.0


@dataclass(frozen=True)
class Gold:
    """The annotations, by name of their file."""

    rows: Mapping[str, list[Row]]
    texts: Mapping[str, str]

    def of(self, task: str, name: str) -> list[Row]:
        return [row for row in self.rows[task] if row["file"] == name]

    def boilerplate(self, name: str) -> list[tuple[int, int]]:
        return [(b["start"], b["end"]) for b in self.of("metadata", name)[0]["boilerplate"]]


def read_gold() -> Gold:
    tasks = ("quotes", "figures", "sentences", "metadata", "people", "events")
    rows = {task: [json.loads(x) for x in _gold(task).read_text("utf-8").split("\n") if x] for task in tasks}
    texts = {row["file"]: (SEEDS / row["file"]).read_bytes().decode("utf-8") for row in rows["metadata"]}
    return Gold(rows, texts)


def fingerprint() -> str:
    """sha256 of gold and seeds: floors mean nothing for another corpus."""
    whole = hashlib.sha256()
    for path in sorted(
        [*HERE.glob("gold/*.jsonl"), *(SEEDS / name for name in read_gold().texts)], key=lambda p: p.name
    ):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def predictions(gold: Gold) -> tuple[dict[str, Row], dict[str, Row]]:
    """What `extract` prints for each seed: as it stands, and (dates only) with its day of publication given."""
    options = options_in(Path("no-such-file"))
    plain = extract_rows([str(SEEDS / name) for name in gold.texts], PARTS, 1, lambda p: Path(p).read_bytes(), options)
    dated = "\n".join(
        json.dumps({"id": row["file"], "text": gold.texts[row["file"]], "date": row["assumed_reference_date"]})
        for row in gold.rows["metadata"]
    )
    again = extract_rows(["-"], ("dates",), 1, lambda _: dated.encode(), options)
    return {row["id"]: row for row in plain}, {row["id"]: row for row in again}


def score(gold: Gold, plain: Mapping[str, Row], dated: Mapping[str, Row]) -> Scores:
    made = Scores()
    for task in (_quotes, _figures, _sentences, _metadata, _blocks, _names):
        task(gold, plain, made)
    _dates(gold, plain, made, "iso", "dates")
    _dates(gold, dated, made, "iso_assumed", "dates-given-day")
    return made


def _gold(task: str) -> Path:
    return HERE / "gold" / f"{task}.jsonl"


def overlap(a: Row, b: Row) -> float:
    """Intersection over union of two spans."""
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, common) / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def best(target: Row, rows: Collection[Row], least: float, fits: Callable[[Row], bool] = lambda _: True) -> Row | None:
    """The row that overlaps most, if it does by `least`."""
    found = max((row for row in rows if fits(row)), key=lambda row: overlap(target, row), default=None)
    return found if found is not None and overlap(target, found) >= least else None


# ---- quotes -----------------------------------------------------------------------------------------------------

_TAIL = re.compile(r"[,(]|\s(?:with|of|who|in|on|from|for|at|traveling|familiar)\s")


def head(name: str | None) -> str:
    """The last word of a name; of a description, the last word before what hangs on it ("a diplomat familiar with")."""
    name = name or ""
    core = (_TAIL if name[:1].islower() else re.compile("[,(]")).split(name)[0]
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", core.casefold())
    return words[-1] if words else ""


def _quotes(gold: Gold, pred: Mapping[str, Row], made: Scores) -> None:
    for name in gold.texts:
        quotes, found = gold.of("quotes", name), pred[name]["quotes"]
        pairs = {row["id"]: hit for row in quotes if (hit := best(row, found, 0.8))}
        for row in quotes:
            hit = pairs.get(row["id"])
            made.count("quotes.found", hit=hit is not None, miss=f"{row['id']} {row['text'][:60]!r}")
            answers = {head(answer) for answer in (row["speaker"], *row.get("accept_speakers", ()))}
            said = head(hit["speaker"]) if hit else ""
            made.count("quotes.speaker", hit=said in answers, miss=f"{row['id']} {said!r}, wanted {row['speaker']!r}")
            kinds = {"term" if kind == "scare" else kind for kind in (row["kind"], row.get("kind_also"))}
            made.count("quotes.kind", hit=bool(hit and hit["kind"] in kinds), miss=f"{row['id']}, wanted {kinds}")
        used = [hit["start"] for hit in pairs.values()]
        made.fault("quotes.extra", [f"{name} {row['text'][:60]!r}" for row in found if row["start"] not in used])
        for group in sorted({row["group"] for row in quotes}):
            mine = [row["id"] for row in quotes if row["group"] == group]
            others = [row["id"] for row in quotes if row["group"] != group]
            ids = {key: _group(pairs[key]) for key in (*mine, *others) if key in pairs}
            one = all(key in ids for key in mine) and len({ids[key] for key in mine}) == 1
            apart = not {ids[key] for key in mine if key in ids} & {ids[key] for key in others if key in ids}
            made.count("quotes.groups", hit=one and apart, miss=f"{group}: {[ids.get(key) for key in mine]}")


def _group(quote: Row) -> str:
    return f"at {quote['start']}" if quote["group"] is None else f"group {quote['group']}"


# ---- figures ----------------------------------------------------------------------------------------------------


def _figures(gold: Gold, pred: Mapping[str, Row], made: Scores) -> None:
    for name in gold.texts:
        figures, found = gold.of("figures", name), pred[name]["figures"]
        for row in figures:
            if row["rank"] == "trivial":
                continue
            task = "ordinals" if row["kind"] == "ordinal" else row["rank"]
            hit = next((p for p in found if overlap(row, p) and p["value"] == row["value"]), None)
            miss = f"{row['id']} {row['phrase']!r}"
            made.count(f"figures.{task}.value", hit=hit is not None, miss=miss)
            if task == "key":
                bound = bool(hit and hit["bound"] == row["bound"])
                made.count("figures.key.bound", hit=bound, miss=f"{miss}, wanted {row['bound']}")
                made.count("figures.key.rank", hit=bool(hit and hit["rank"] == "key"), miss=miss)
                if row["counted"]:
                    counted = bool(
                        hit and head(row["counted"]) in re.findall(r"\w+", (hit["counted"] or "").casefold())
                    )
                    made.count("figures.key.counted", hit=counted, miss=f"{miss}, wanted {row['counted']!r}")
        stray = [p for p in found if not any(overlap(row, p) for row in figures)]
        made.fault("figures.extra", [f"{name} {p['text']!r} at {p['start']}" for p in stray])
        keys = [p for p in found if p["rank"] == "key"]
        right = [row for row in figures if row["rank"] == "key"]
        wrong = [p for p in keys if not any(overlap(row, p) for row in right)]
        made.fault("figures.key.extra", [f"{name} {p['text']!r} at {p['start']}" for p in wrong])


# ---- sentences, blocks, metadata --------------------------------------------------------------------------------


def _ink(gold: Gold, name: str, span: tuple[int, int], without: Collection[tuple[int, int]] = ()) -> set[int]:
    """Places of the characters in a span that are no white space."""
    text, skipped = gold.texts[name], {at for start, end in without for at in range(start, end)}
    return {at for at in range(*span) if not text[at].isspace() and at not in skipped}


def _datelines(gold: Gold, name: str) -> list[tuple[int, int]]:
    boilerplate = gold.of("metadata", name)[0]["boilerplate"]
    return [(b["start"], b["end"]) for b in boilerplate if b["kind"] == "dateline"]


def _sentences(gold: Gold, pred: Mapping[str, Row], made: Scores) -> None:
    wanted, given = set(), set()
    for name in gold.texts:
        about, dateline = gold.of("metadata", name)[0], _datelines(gold, name)
        ours = [s for block in pred[name]["blocks"] if block["kind"] == "paragraph" for s in block["sentences"]]
        ours = [(a, b) for a, b in ours if a < about["body_end"] and b > about["body_start"]]
        theirs = [(s["start"], s["end"]) for s in gold.of("sentences", name) if s["kind"] == "body"]
        for spans, into in ((ours, given), (theirs, wanted)):
            inks = [ink for span in spans if (ink := _ink(gold, name, span, dateline))]
            into.update((name, min(ink), max(ink) + 1) for ink in inks)
    made.f1("sentences.f1", len(wanted & given), len(given), len(wanted))
    for name, start, end in sorted(wanted ^ given):
        word = "missing" if (name, start, end) in wanted else "extra"
        made.misses.append(f"sentences: {word} {gold.texts[name][start:end]!r}")


def _blocks(gold: Gold, pred: Mapping[str, Row], made: Scores) -> None:
    body = covered = 0
    for name in gold.texts:
        about = gold.of("metadata", name)[0]
        blocks = [(b["start"], b["end"]) for b in pred[name]["blocks"] if b["kind"] == "paragraph"]
        taken = set().union(*(_ink(gold, name, span) for span in blocks))
        for cut in about["boilerplate"]:
            if cut["kind"] not in ("dateline", "contributor line"):
                inside = _ink(gold, name, (cut["start"], cut["end"]))
                kept_out = bool(taken) and len(inside & taken) <= 0.2 * len(inside)
                made.count("blocks.boilerplate", hit=kept_out, miss=f"{name} {cut['kind']} in a paragraph")
        whole = _ink(gold, name, (about["body_start"], about["body_end"]), _datelines(gold, name))
        body, covered = body + len(whole), covered + len(whole & taken)
    made.right["blocks.body"] = round(covered / body, 4)


def _metadata(gold: Gold, pred: Mapping[str, Row], made: Scores) -> None:
    aliases = {row["name"]: row["aliases"] for row in gold.rows["people"]}
    for name in gold.texts:
        about, said = gold.of("metadata", name)[0], pred[name]["metadata"]
        invented = []
        for key in ("title", "section", "standfirst", "dateline", "published", "updated", "outlet"):
            value = said[key] and " ".join(said[key]["value"].split())
            hit = _accepts(key, about, value, aliases)
            made.count(f"metadata.{key}", hit=hit, miss=f"{name} {value!r}, wanted {about[key]!r}")
            invented += [f"{name} {key} {value!r}"] if value and not about[key] else []
        given, wanted = (
            {head(n) for n in names}
            for names in (
                [author["value"] for author in said["authors"]],
                [author["name"] for author in about["authors"]],
            )
        )
        made.count("metadata.authors", hit=given == wanted, miss=f"{name} {given}, wanted {wanted}")
        made.fault("metadata.invented", invented)


def _accepts(key: str, about: Row, value: str | None, aliases: Mapping[str, list[str]]) -> bool:
    wanted = about[key]
    if key == "outlet" and about["outlet_basis"].startswith("inferred") and not value:
        return True
    if not wanted or not value:
        return not wanted and not value
    plain = lambda text: [w for w in re.findall(r"\w+", text.casefold()) if w != "the"]  # noqa: E731  (two uses below)
    if key == "outlet":
        return plain(value) in [plain(alias) for alias in aliases[wanted]]
    if key == "dateline":
        return plain(value) in (plain(wanted["text"]), plain(wanted["place"]))
    return value in (wanted["text"], wanted.get("iso"), wanted.get("iso", "")[:10])


# ---- names and dates --------------------------------------------------------------------------------------------


def _names(gold: Gold, pred: Mapping[str, Row], made: Scores) -> None:
    canonical: dict[str, set[str]] = {}
    named: set[str] = set()
    for kind in ("person", "organisation", "place"):
        hits = ours = theirs = 0
        for name in gold.texts:
            cuts = gold.boilerplate(name)
            inside = lambda row: any(a <= row["start"] < b for a, b in cuts)  # noqa: E731, B023  (used in this turn only)
            given = [p for p in pred[name]["names"] if p["kind"] == kind and not inside(p)]
            wanted = [row for row in _namings(gold, name) if row["kind"] == kind and not inside(row)]
            named.update(row["key"] for row in wanted)
            pairs = _matched(wanted, given)
            hits, ours, theirs = hits + len(pairs), ours + len(given), theirs + len(wanted)
            for row, hit in pairs:
                canonical.setdefault(row["key"], set()).add(hit["canonical"])
            left = [("missing", row) for row in wanted if not any(row is g for g, _ in pairs)]
            left += [("extra", p) for p in given if not any(p is h for _, h in pairs)]
            made.misses += [
                f"names.{kind}: {name} {what} {gold.texts[name][r['start'] : r['end']]!r}" for what, r in left
            ]
        made.f1(f"names.{kind}.f1", hits, ours, theirs)
    for row in gold.rows["people"]:
        if row["type"] == "person" and row["name"] in named:
            mine = canonical.get(row["name"], set())
            others = set().union(*(names for key, names in canonical.items() if key != row["name"]))
            made.count("names.whole-and-apart", hit=len(mine) == 1 and not mine & others, miss=f"{row['name']}: {mine}")


def _namings(gold: Gold, name: str) -> Iterator[Row]:
    for row in gold.rows["people"]:
        for start, end in row["mentions"].get(name, ()):
            yield {"start": start, "end": end, "kind": row["type"], "key": row["name"]}


def _matched(wanted: list[Row], given: list[Row]) -> list[tuple[Row, Row]]:
    """One to one, the best overlap first: half of the union, or the gold's name without the title before it."""
    near = [
        (-overlap(g, p), i, j)
        for i, g in enumerate(wanted)
        for j, p in enumerate(given)
        if overlap(g, p) >= 0.5 or (g["start"] <= p["start"] and p["end"] == g["end"])
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(near):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], given[j]) for i, j in pairs.items()]


def _dates(gold: Gold, pred: Mapping[str, Row], made: Scores, answer: str, task: str) -> None:
    for name in gold.texts:
        cuts = gold.boilerplate(name)
        events = [e for e in gold.of("events", name) if not any(a <= e["start"] < b for a, b in cuts)]
        found = [d for d in pred[name]["dates"] if not any(a <= d["start"] < b for a, b in cuts)]
        wrong = []
        for event in events:
            hit = best(event, found, 0.5)
            said = hit["iso"] if hit else None
            if event[answer]:
                right = same_time(event, event[answer], said)
                made.count(
                    f"{task}.right",
                    hit=right,
                    miss=f"{event['id']} {event['expression']!r}: {said!r}, wanted {event[answer]!r}",
                )
                wrong += [] if right or not said else [f"{event['id']} {said!r}"]
            elif said:
                wrong.append(f"{event['id']} {event['expression']!r} can't be settled, not {said!r}")
        made.fault(f"{task}.wrong", wrong)
        stray = [d for d in found if d["iso"] and not any(overlap(e, d) for e in events)]
        made.fault(f"{task}.extra", [f"{name} {d['text']!r} {d['iso']!r}" for d in stray])
