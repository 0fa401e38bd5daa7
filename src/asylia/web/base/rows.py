"""Rows that every page asks for in the same words, without building the question anew.

Django takes longer to put such a question into words than the database takes to answer it. Which
rows exist for whoever acts is for row security to say, here as everywhere.
"""

from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model

Found = TypeVar("Found", bound=Model)


def found(model: type[Found], where: str, *values: Any) -> list[Found]:
    """The rows of a table for which a condition holds.

    Args:
        model: What the table holds.
        where: The condition, of our own words, with ``%s`` for each value.
        *values: The values.
    """
    asked, names = _asked(model)
    with connection.cursor() as cursor:
        cursor.execute(f"{asked} where {where}", values)
        return [model.from_db(DEFAULT_DB_ALIAS, names, row) for row in cursor.fetchall()]


def first(model: type[Found], where: str, *values: Any) -> Found | None:
    """The first of those rows; None for none."""
    return next(iter(found(model, where, *values)), None)


def tuples(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement answers with.

    Args:
        sql: The statement, of our own words.
        *values: Its values.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        answer: list[tuple[Any, ...]] = cursor.fetchall()
    return answer


def row(sql: str, *values: Any) -> tuple[Any, ...]:
    """The one row that a statement always answers with.

    Args:
        sql: The statement, of our own words.
        *values: Its values.
    """
    return tuples(sql, *values)[0]


@cache
def _asked(model: type[Model]) -> tuple[str, tuple[str, ...]]:
    """The question without its condition, and what Django calls the columns."""
    about = model._meta  # noqa: SLF001 -- Django's documented way in
    columns = ", ".join(f'"{one.column}"' for one in about.concrete_fields)
    asked = f'select {columns} from "{about.db_table}"'  # noqa: S608 -- the names are ours
    return asked, tuple(one.attname for one in about.concrete_fields)
