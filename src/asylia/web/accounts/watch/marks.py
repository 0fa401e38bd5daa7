"""What is noted on a request that is turned away; the middleware writes it down at the end.

A view that refuses is undone to where it began. What is only noted here outlives that.
"""

from dataclasses import dataclass

from django.http import HttpRequest

from asylia.web.accounts.models import Away, User

NOTED = "asylia_turned_away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something was turned away.

    Attributes:
        kind: What.
        by: Whose account it was about, where nobody is signed in yet.
        name: The sign-in name that was typed; it is kept as a keyed digest.
        check: Which check said no, as a code.
    """

    kind: Away
    by: User | None = None
    name: str = ""
    check: str = ""


def turned_away(
    request: HttpRequest, kind: Away, *, by: User | None = None, name: str = "", check: str = ""
) -> None:
    """Note that this request was turned away.

    Args:
        request: The request.
        kind: What was refused.
        by: Whose account it was about, where nobody is signed in yet.
        name: The sign-in name that was typed.
        check: Which check said no, as a code.
    """
    marks_of(request).append(Mark(kind=kind, by=by, name=name, check=check))


def marks_of(request: HttpRequest) -> list[Mark]:
    """Everything that was noted on a request."""
    marks: list[Mark] = request.__dict__.setdefault(NOTED, [])
    return marks
