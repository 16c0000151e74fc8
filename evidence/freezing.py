"""Frozen values to JSON data and back."""

from __future__ import annotations

import types
from dataclasses import asdict, fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_json(value: Any) -> Any:
    """A frozen value as JSON data."""
    return asdict(value)


def from_json(kind: Any, data: Any) -> Any:
    """The frozen value that `to_json` wrote. Unknown keys are ignored, missing ones take defaults."""
    if data is None:
        return None
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return from_json(next(arg for arg in args if arg is not type(None)), data)
    if origin is tuple:
        kinds = [args[0]] * len(data) if args[-1] is Ellipsis else args
        return tuple(from_json(inner, item) for inner, item in zip(kinds, data, strict=True))
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: from_json(hints[name], data[name]) for name in hints if name in data})
    return data


_HINTS: dict[type, dict[str, Any]] = {}


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _HINTS:
        resolved = get_type_hints(kind)
        _HINTS[kind] = {field.name: resolved[field.name] for field in fields(kind)}
    return _HINTS[kind]
