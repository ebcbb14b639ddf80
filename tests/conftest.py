"""Fixtures that several rooms of tests share."""

from __future__ import annotations

import pytest

from tests.project import Project, copied


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The five seeds, built once by `mkdocs build` alone. Tests read it; one that changes anything takes a copy."""
    project = copied(tmp_path_factory.mktemp("built") / "project")
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    return project
