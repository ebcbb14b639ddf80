"""Frozen dataclasses to JSON and back, led by their annotations. Used by the cache: a hit must equal a miss.

A `Span` is a pair, a dataclass a list of its fields in order, a tuple a list; numbers, strings, booleans and None are
themselves, and so is what a generic dataclass such as `Fact[str]` holds. Never pickle: what is read from disk can hold
nothing but values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints


def encode(value: Any) -> Any:
    """The value in JSON's types."""
    if is_dataclass(value):
        return [encode(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no JSON form for {type(value).__name__}")


def decode(kind: Any, data: Any) -> Any:
    """The value of type `kind` that `encode` made `data` from.

    Raises ValueError, TypeError, KeyError or IndexError for data of another shape.
    """
    return _decoder(kind)(data)


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = [arg for arg in args if arg is not NoneType]
        if len(inner) == 1:
            one = _decoder(inner[0])
            return lambda data: None if data is None else one(data)
        return _plain
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        item = _decoder(args[0])
        return lambda data: tuple(map(item, data))
    if origin is tuple:
        parts = [_decoder(arg) for arg in args]
        return lambda data: tuple(part(value) for part, value in zip(parts, data, strict=True))
    if isinstance(origin, type) and is_dataclass(origin):
        return _record(origin)
    if kind in (str, int, float, bool) or origin is Literal or isinstance(kind, TypeVar):
        return _plain
    raise TypeError(f"no decoder for {kind}")


def _record(kind: type[Any]) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    parts = [_decoder(hints[name]) for name in names]

    def read(data: Any) -> Any:
        if len(data) != len(parts):
            raise ValueError(f"{len(data)} values for the {len(parts)} fields of {kind.__name__}")
        return kind(**{name: part(value) for name, part, value in zip(names, parts, data, strict=True)})

    return read


def _plain(data: Any) -> Any:
    if data is None or isinstance(data, str | int | float | bool):
        return data
    raise TypeError(f"{type(data).__name__} where a plain value stands")
