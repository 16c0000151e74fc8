"""What holds for the whole code base: floors, sizes, words, templates, migrations."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import CheckConstraint

ROOT = Path(settings.BASE_DIR)
# Each floor and those it may use: its own and what lies below.
FLOORS = {
    "treatments": {"treatments"},
    "evidence": {"evidence", "treatments"},
    "backpain": {"backpain", "evidence", "treatments"},
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def modules(package: str, root: Path = ROOT) -> list[Path]:
    return [
        path for path in sorted((root / package).rglob("*.py")) if "migrations" not in path.parts
    ]


CODE = [path for floor in FLOORS for path in modules(floor)]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported_modules(path: Path, root: Path = ROOT) -> set[str]:
    """Full names of the modules that a file imports, relative imports resolved."""
    package = list(path.relative_to(root).with_suffix("").parts[:-1])
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found


def upward_imports(floor: str, root: Path = ROOT) -> list[str]:
    """Imports of a floor from one that does not lie below it."""
    forbidden = FLOORS.keys() - FLOORS[floor]
    return [
        f"{path.relative_to(root)} imports {name}"
        for path in modules(floor, root)
        for name in sorted(imported_modules(path, root))
        if name.split(".")[0] in forbidden
    ]


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_point_downward(floor):
    assert modules(floor)
    assert upward_imports(floor) == []


@pytest.mark.parametrize(
    "line",
    [
        "import evidence.models",
        "import evidence as known",
        "from evidence import models",
        "from evidence.models import Study",
        "from ..evidence.models import Study",
        "def late():\n    from evidence import models",
        "if TYPE_CHECKING:\n    from evidence.profiles import Profile",
        "from backpain import settings",
    ],
)
def test_the_check_sees_a_forbidden_import(tmp_path, line):
    (tmp_path / "treatments").mkdir()
    (tmp_path / "treatments" / "planted.py").write_text(line)
    assert upward_imports("treatments", tmp_path)
    assert not upward_imports("backpain", tmp_path)


@pytest.mark.parametrize("line", ["from .evidence import x", "import os", "from . import models"])
def test_the_check_lets_other_imports_pass(tmp_path, line):
    (tmp_path / "treatments").mkdir()
    (tmp_path / "treatments" / "planted.py").write_text(line)
    assert upward_imports("treatments", tmp_path) == []


@pytest.mark.parametrize("floor", ["treatments", "evidence"])
def test_model_relations_point_downward(floor):
    allowed = {*FLOORS[floor], "auth", "contenttypes"}
    for model in apps.get_app_config(floor).get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created:
                assert field.related_model._meta.app_label in allowed, f"{model}.{field.name}"


def test_the_comparison_knows_no_framework_but_the_language_of_its_words():
    imported = imported_modules(ROOT / "backpain" / "comparison.py")
    framework = {name for name in imported if name.split(".")[0] == "django"}
    assert {name for name in framework if not name.startswith("django.utils.translation")} == set()


@pytest.mark.parametrize("path", CODE, ids=named)
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno + 1 <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("floor", ["treatments", "evidence"])
def test_every_constraint_speaks(floor):
    for model in apps.get_app_config(floor).get_models():
        for constraint in model._meta.constraints:
            default = type(constraint).default_violation_error_message
            message = str(constraint.violation_error_message)
            assert message != str(default), constraint.name
            assert message.endswith((".", "…")), constraint.name
            assert constraint.name.startswith(f"{model._meta.label_lower.replace('.', '_')}_")


def test_every_column_of_choices_is_bound_in_the_database():
    unbound = []
    for app in ("treatments", "evidence"):
        for model in apps.get_app_config(app).get_models():
            names = " ".join(
                str(constraint.condition)
                for constraint in model._meta.constraints
                if isinstance(constraint, CheckConstraint)
            )
            unbound += [
                f"{model.__name__}.{field.name}"
                for field in model._meta.concrete_fields
                if field.choices and f"{field.name}__in" not in names
            ]
    assert not unbound


FORBIDDEN_IN_TEMPLATES = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"),
    "an address of another site": re.compile(r"""(?:src|srcset|action)\s*=\s*["'](?:https?:)?//"""),
}


def forbidden_in(markup: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN_IN_TEMPLATES.items() if pattern.search(markup)]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_templates_hold_markup_only(path):
    assert forbidden_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<p class="a" style="color:red">', "an inline style"),
        ("<STYLE>p{}</STYLE>", "a style element"),
        ("<script>go()</script>", "an inline script"),
        ('<script type="module">go()</script>', "an inline script"),
        ('<a href="/" onclick="go()">', "an event handler"),
        ('<a href="javascript:go()">', "a javascript address"),
        ("{{ text|safe }}", "text that is not escaped"),
        ("{% autoescape off %}", "text that is not escaped"),
        ('<img src="https://example.org/a.png">', "an address of another site"),
        ('<img src="//example.org/a.png">', "an address of another site"),
    ],
)
def test_the_template_check_sees_what_is_forbidden(markup, what):
    assert forbidden_in(markup) == [what]


def test_the_template_check_lets_plain_markup_pass():
    plain = '<script src="/static/a.js" defer></script><p class="style">on = safe</p>'
    assert forbidden_in(plain) == []


def test_migrations_are_complete(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_model_has_a_natural_key_or_is_made_from_others():
    """Fixtures name rows by natural keys; a profile is made, a text attached, a check given: never loaded."""
    never_loaded = {
        "ClaimCheck",
        "DocumentText",
        "StoredProfile",
        "FrozenValue",
        "Release",
        "ReleaseEntry",
    }
    for app in ("treatments", "evidence"):
        for model in apps.get_app_config(app).get_models():
            assert model.__name__ in never_loaded or model.natural_lookups()
