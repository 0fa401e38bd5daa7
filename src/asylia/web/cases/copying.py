"""Rows on their way into the tables of cases by COPY; only the record makes them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db import connection

from asylia.web.cases.models import Case

Row: TypeAlias = tuple[Any, ...]

CASE = "id, reference, member_state, office_id, caseworker_id, opened_at, recompute_on"
CASE_TYPES = ("int8", "varchar", "varchar", "int8", "int8", "timestamptz", "date")
KEY, KEY_TYPES = "case_id, store, sealed", ("int8", "varchar", "bytea")
HEAD, HEAD_TYPES = "case_id, number, hash", ("int8", "int4", "bytea")
SHARE, SHARE_TYPES = "case_id, holder_id, sealed", ("int8", "int8", "bytea")
ENTRY_TYPES = (
    *("int8", "int8", "int4", "varchar", "date", "timestamptz", "timestamptz", "int8", "int8"),
    *("varchar", "int4", "bytea", "bytea", "bytea"),
)
CONTENT = "entry_id, case_id, key_id, sealed"
CONTENT_TYPES = ("int8", "int8", "int8", "bytea")
NUMBERS = "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)"


@dataclass(slots=True)
class Rows:
    """The rows of whole files."""

    cases: list[Row] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)
    contents: list[Row] = field(default_factory=list)
    shares: list[Row] = field(default_factory=list)

    def add_entry(self, number: int, row: Row, *, sealed: bytes | None) -> None:
        """An entry under this number of its table, and its sealed content if it has one."""
        self.entries.append((number, *row))
        if sealed is not None:
            self.contents.append((number, row[0], row[0], sealed))

    def add_case(self, case: Case, *, key: tuple[str, bytes], head: tuple[int, bytes]) -> None:
        """A case with its sealed key and the end of its chain."""
        self.cases.append(
            (
                case.pk,
                case.reference,
                case.member_state,
                case.office_id,
                case.caseworker_id,
                case.opened_at,
                case.recompute_on,
            )
        )
        self.keys.append((case.pk, *key))
        self.heads.append((case.pk, *head))


def numbers(table: str, count: int) -> list[int]:
    """So many new primary keys of a table, taken from its own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS, [table, count])
        return [row[0] for row in cursor.fetchall()]


def write(rows: Rows, *, entries: str) -> None:
    """Copy the rows into their tables, in the caller's transaction.

    Args:
        rows: The rows.
        entries: The columns of an entry behind its primary key.
    """
    _copy(f"cases_case ({CASE})", rows.cases, types=CASE_TYPES)
    _copy(f"cases_casekey ({KEY})", rows.keys, types=KEY_TYPES)
    _copy(f"cases_keyshare ({SHARE})", rows.shares, types=SHARE_TYPES)
    _copy(f"cases_casehead ({HEAD})", rows.heads, types=HEAD_TYPES)
    _copy(f"cases_entry (id, {entries})", rows.entries, types=ENTRY_TYPES)
    _copy(f"cases_entrycontent ({CONTENT})", rows.contents, types=CONTENT_TYPES)


def _copy(into: str, rows: Sequence[Row], *, types: Sequence[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"copy {into} from stdin (format binary)") as c:
        c.set_types(types)
        for row in rows:
            c.write_row(row)
