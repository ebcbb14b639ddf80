"""What pip calls to install a checkout (PEP 517, PEP 660), named as `build-backend` in pyproject.toml.

It needs nothing but Python, so installing a checkout fetches nothing: a builder from a registry would be the one part
of the program without a pinned hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.scaffold.wheel import Wheel, editable, wheel


class UnsupportedOperation(Exception):  # noqa: N818  (the name is PEP 517's)
    """Something that a builder of other projects can do."""


def build_wheel(
    wheel_directory: str, config_settings: Mapping[str, Any] | None = None, metadata_directory: str | None = None
) -> str:
    """Write the wheel into the folder; its name."""
    del config_settings, metadata_directory
    return _written(wheel(), wheel_directory)


def build_editable(
    wheel_directory: str, config_settings: Mapping[str, Any] | None = None, metadata_directory: str | None = None
) -> str:
    """Write a wheel that leads to this checkout into the folder; its name."""
    del config_settings, metadata_directory
    return _written(editable(), wheel_directory)


def build_sdist(sdist_directory: str, config_settings: Mapping[str, Any] | None = None) -> str:
    """Refused, with the cure."""
    del sdist_directory, config_settings
    raise UnsupportedOperation("the source is the repository itself; git archive packs it")


def _written(made: Wheel, folder: str) -> str:
    (Path(folder) / made.name).write_bytes(made.content)
    return made.name
