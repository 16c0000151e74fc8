"""YAML in, plain values with line numbers out.

The YAML of fixtures is kept small on purpose: no aliases, no tags, no duplicate
keys, and only the YAML 1.2 core words for numbers, true, false and null, so that
`no`, `002` and `12:30` stay the texts that an editor typed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from .problems import ContentError, Problem

BIGGEST_FILE = 5 * 1024 * 1024
DEEPEST = 20
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Located(dict):
    """A mapping that remembers its line and the line of each key."""

    line: int
    lines: dict[str, int]


# libyaml where PyYAML was built with it (several times as fast), else the same in Python.
_SafeLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):
    """A safe loader with the YAML 1.2 core words only."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""]
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789")
)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Located:
    result = Located()
    result.line = node.start_mark.line + 1
    result.lines = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.MarkedYAMLError(
                problem=f"the field name {key!r} should be text", problem_mark=key_node.start_mark
            )
        if key in result:
            raise yaml.MarkedYAMLError(
                problem=f"“{key}” is written twice", problem_mark=key_node.start_mark
            )
        result[key] = loader.construct_object(value_node, deep=True)
        result.lines[key] = key_node.start_mark.line + 1
    return result


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_file(path: Path, name: str) -> Located:
    """The top-level mapping of a fixture file. Raises ContentError with one plain sentence."""

    def refuse(sentence: str, line: int = 0) -> ContentError:
        return ContentError([Problem(name, line, "", "", sentence)])

    try:
        if path.stat().st_size > BIGGEST_FILE:
            raise refuse("The file is larger than 5 MB; split it.")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise refuse("The file is not UTF-8 text. Save it as UTF-8.", line) from error
    except OSError as error:
        raise refuse(f"The file cannot be read: {error.strerror}.") from error
    if not text.strip():
        raise refuse("The file is empty.")
    return _parse(text, refuse)


def _check_shape(text: str) -> None:
    """Refuse aliases, tags, control characters and deep nesting before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=_SafeLoader):
        problem = _problem(event)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            problem = "it is nested too deep"
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def _problem(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent):
        return "aliases (*name) are not used here"
    if getattr(event, "tag", None):
        return "tags (!name) are not used here"
    if isinstance(event, yaml.ScalarEvent) and CONTROL.search(event.value):
        return "it holds a control character, which no page can show"
    return ""


def _parse(text: str, refuse: Any) -> Located:
    try:
        _check_shape(text)
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 – a SafeLoader, see above
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise refuse(
            f"This is not valid YAML: {error.problem}.", mark.line + 1 if mark else 0
        ) from error
    except yaml.YAMLError as error:
        raise refuse(
            "This is not valid YAML: it holds a character that text files do not have."
        ) from error
    except (RecursionError, ValueError) as error:
        raise refuse(
            "This is not valid YAML: it is nested too deep or holds an impossible value."
        ) from error
    if value is None:
        raise refuse("The file holds only comments.")
    if not isinstance(value, Located):
        raise refuse(
            "A fixture file is a mapping of sections, such as “treatments:” and a list below it.", 1
        )
    return value
