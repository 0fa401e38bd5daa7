"""What must be on record before anything is shown, and what follows if it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

OUT_OF_REACH = ("08", "57")
"""The classes of errors (of the SQL standard) that tell of a server that goes, or is gone."""


class NotOnRecord(Exception):
    """A read or an act could not be written down, so it did not happen."""


@contextmanager
def on_record() -> Iterator[None]:
    """Write down what somebody reads or does.

    Raises:
        NotOnRecord: The database refuses it: no right, no table, no room, or a rule against it.
    """
    try:
        yield
    except DatabaseError as problem:
        code = getattr(problem.__cause__, "sqlstate", None) or ""
        if not code or code.startswith(OUT_OF_REACH):
            raise  # the database went away, which has a page of its own
        raise NotOnRecord(_named(problem, code=code)) from problem


def _named(problem: DatabaseError, *, code: str) -> str:
    """What was refused, without its words: they may quote a row."""
    table = getattr(getattr(problem.__cause__, "diag", None), "table_name", None) or "a table"
    return f"{table} takes no row ({type(problem).__name__}, {code})"
