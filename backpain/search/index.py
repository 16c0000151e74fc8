"""The one place where the databases differ: how stems are looked up.

SQLite has an FTS5 table beside the entries, PostgreSQL two columns that it computes itself. Both
hold whole stems and nothing else, so that the same terms match the same entries. Neither is a
trigger: SQLite drops triggers whenever a migration makes a table anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func

CREATE_SQLITE = """
CREATE VIRTUAL TABLE backpain_entry_fts USING fts5(
    title_stems, text_stems, content='backpain_entry', content_rowid='id', tokenize='ascii', detail='column'
)
"""
CREATE_POSTGRESQL = """
ALTER TABLE backpain_entry
    ADD COLUMN title_vector tsvector GENERATED ALWAYS AS
        (array_to_tsvector(string_to_array(title_stems, ' '))) STORED,
    ADD COLUMN vector tsvector GENERATED ALWAYS AS
        (array_to_tsvector(string_to_array(title_stems, ' ') || string_to_array(text_stems, ' '))) STORED;
CREATE INDEX backpain_entry_title_vector ON backpain_entry USING gin (title_vector);
CREATE INDEX backpain_entry_vector ON backpain_entry USING gin (vector);
"""
REBUILD_SQLITE = "INSERT INTO backpain_entry_fts(backpain_entry_fts) VALUES ('rebuild')"
IN_SQLITE = "(SELECT rowid FROM backpain_entry_fts WHERE backpain_entry_fts MATCH %s)"
IN_TITLE = "(SELECT id FROM backpain_entry WHERE title_vector @@ %s::tsquery)"
IN_ALL = "(SELECT id FROM backpain_entry WHERE vector @@ %s::tsquery)"


@dataclass(frozen=True, slots=True)
class Term:
    """What one word of a query matches: any of these stems, or any that begins so."""

    stems: tuple[str, ...]
    prefix: str = ""

    def fts5(self) -> str:
        begins = [f'"{self.prefix}"*'] if self.prefix else []
        return "(" + " OR ".join([*(f'"{stem}"' for stem in self.stems), *begins]) + ")"

    def tsquery(self) -> str:
        begins = [f"'{self.prefix}':*"] if self.prefix else []
        return "(" + " | ".join([*(f"'{stem}'" for stem in self.stems), *begins]) + ")"


class Holds(Func):
    """Whether an entry holds every one of the terms, or any; in all of its stems or its title’s."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, *terms: Term, title_only: bool = False, any_term: bool = False) -> None:
        super().__init__(F("pk"))
        self.terms, self.title_only, self.any_term = terms, title_only, any_term

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        query = (" OR " if self.any_term else " AND ").join(term.fts5() for term in self.terms)
        query = f"title_stems : ({query})" if self.title_only else query
        return self._among(compiler, IN_SQLITE, query)

    def as_postgresql(
        self, compiler: Any, connection: Any, **context: Any
    ) -> tuple[str, list[Any]]:
        query = (" | " if self.any_term else " & ").join(term.tsquery() for term in self.terms)
        return self._among(compiler, IN_TITLE if self.title_only else IN_ALL, query)

    def _among(self, compiler: Any, keys: str, query: str) -> tuple[str, list[Any]]:
        key, params = compiler.compile(self.source_expressions[0])
        return f"{key} IN {keys}", [*params, query]


def create(connection: Any) -> None:
    """Make the index of the empty table. Called by the migration that makes the table."""
    _run(connection, CREATE_SQLITE if connection.vendor == "sqlite" else CREATE_POSTGRESQL)


def drop(connection: Any) -> None:
    """Undo `create` before the table goes; on PostgreSQL the columns go with the table."""
    if connection.vendor == "sqlite":
        _run(connection, "DROP TABLE backpain_entry_fts")


def entries_changed() -> None:
    """Bring SQLite’s table up to what the entries now are. PostgreSQL keeps its index by itself."""
    if connection.vendor == "sqlite":
        _run(connection, REBUILD_SQLITE)


def _run(connection: Any, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
