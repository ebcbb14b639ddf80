"""Faults of the program itself: one rule that fails on one text costs nothing but its own results."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.extract import Extractor
from generator.model import Article, Extract, Problem
from generator.owner.settings import read_settings
from generator.program import build, layouts, understand
from tests.project import ROOT, Project, copied

Found = tuple[tuple[Extract, ...], tuple[Problem, ...]]


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copied(tmp_path_factory.mktemp("faults") / "project", seeds=False)
    for name in ("good", "bad"):
        text = f"{name.capitalize()} bridge opens\n\nODENSE - “We waited,” said Ida Holm, as 1,200 people came.\n"
        (project.seeds / f"{name}.txt").write_text(text, "utf-8")
    return project


def found(project: Project) -> dict[str, dict[str, Any]]:
    """The rows of articles.json by id."""
    return {row["id"]: row for row in json.loads(project.made()["data/articles.json"])["articles"]}


def made(project: Project) -> build.Report:
    return build.build(read_settings(project.root / "generator.toml"), jobs=1)


def test_an_extractor_that_fails_costs_its_own_results_of_that_article(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = understand.run

    def failing(extractor: Extractor, article: Article, *rest: Any) -> Found:
        if extractor.name == "quotes" and article.id == "bad":
            raise RuntimeError("no such luck")
        return whole(extractor, article, *rest)

    monkeypatch.setattr(understand, "run", failing)
    report = made(project)
    assert [
        (problem.code, problem.where, problem.severity) for problem in report.problems if "fail" in problem.code
    ] == [("extractor-failed", "bad.txt", "warning")]
    rows = found(project)
    assert rows["good"]["quotes"]
    assert not rows["bad"]["quotes"]
    assert rows["bad"]["names"]
    assert rows["bad"]["figures"]
    told = project.made()["about/build.md"].decode()
    assert "no such luck" in told
    for path, data in project.made().items():
        assert b"Traceback" not in data, path
        assert str(ROOT).encode() not in data, path
    # What failed is not remembered: the next build with something to do tries again.
    monkeypatch.undo()
    (project.seeds / "more.txt").write_text("More\n\nThe ferry runs again.\n", "utf-8")
    made(project)
    assert found(project)["bad"]["quotes"]


def test_an_article_that_cannot_be_laid_out_costs_no_other(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = layouts.parse

    def failing(article_id: str, *rest: Any) -> tuple[Article, tuple[Problem, ...]]:
        if article_id == "bad":
            raise RecursionError("too deep")
        return whole(article_id, *rest)

    monkeypatch.setattr(layouts, "parse", failing)
    report = made(project)
    assert list(found(project)) == ["good"]
    assert [(problem.code, problem.where) for problem in report.problems if "fail" in problem.code] == [
        ("parse-failed", "bad.txt")
    ]
    assert b"too deep" in project.made()["about/build.md"]
