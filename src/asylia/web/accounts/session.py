"""Who acts in this transaction, told to the database, whose row security asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from asylia.web.accounts.models import User

SET = (
    "select set_config('asylia.user_id', %s, true),"
    " set_config('asylia.office_id', %s, true),"
    " set_config('asylia.role', %s, true),"
    " set_config('asylia.asked_for', '', true)"  # what somebody else asked for is not mine
)

HANDING = "select set_config('asylia.handing_to', %s, true)"


def act_as(user: "User") -> None:
    """Tell the database who acts until this transaction ends.

    Outside a transaction the settings would end with the statement and nobody would act.

    Args:
        user: The user; their office and role decide which rows exist.
    """
    _tell(str(user.pk), str(user.office_id), role=user.role)


@contextmanager
def for_office(office: int) -> Iterator[None]:
    """Let rows of another office be written for some statements.

    A case goes there, or whoever writes was let into one of its cases.

    Args:
        office: The number of the office.
    """
    with connection.cursor() as cursor:
        cursor.execute(HANDING, [str(office)])
        yield
        cursor.execute(HANDING, [""])


def act_as_nobody() -> None:
    """Tell the database that nobody is signed in: rows of cases do not exist."""
    _tell("", "", role="")


def _tell(user: str, office: str, *, role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET, [user, office, role])
