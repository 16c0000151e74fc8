"""Frozen values to JSON data and back, for today’s pages and for releases that stay.

A release keeps what it freezes as canonical JSON under its SHA-256, with the number of the
shape it was written in. A field added later takes its default when an old value is read. What
changes the meaning of a field raises `SHAPE` and takes the old number out of `READABLE`.
"""

from __future__ import annotations

import hashlib
import json
import types
from dataclasses import asdict, fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

SHAPE = 1
READABLE = frozenset({1})


class UnreadableError(Exception):
    """A frozen value that this code can no longer read, and why."""


def freeze(data: Any) -> tuple[str, str]:
    """JSON data as (hash, canonical text): the same data gives the same text everywhere."""
    text = json.dumps(
        {"shape": SHAPE, "value": data}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hash_of(text), text


def hash_of(text: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def thaw(kind: Any, digest: str, text: str) -> Any:
    """The value that `freeze` wrote. Raises UnreadableError."""
    if hash_of(text) != digest:
        raise UnreadableError(_("What is stored is not what was frozen."))
    try:
        frozen = json.loads(text)
        if frozen["shape"] not in READABLE:
            raise UnreadableError(_("It was stored in a form that this site no longer reads."))
        value = from_json(kind, frozen["value"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableError(_("It lacks something that today’s pages need.")) from error
    if not isinstance(value, kind):
        raise UnreadableError(_("What is stored is not what was frozen."))
    return value


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
