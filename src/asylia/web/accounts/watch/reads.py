"""What was turned away, read for its page; row security decides who sees which rows."""

from dataclasses import dataclass

from asylia.web.accounts.addresses import keyed
from asylia.web.accounts.models import TurnedAway, User

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that was turned away.

    Attributes:
        row: As it is stored.
        who: Who was signed in, or whose name was typed; None for a stranger.
        is_typed: Whether the name was only typed.
    """

    row: TurnedAway
    who: User | None
    is_typed: bool


def newest(kind: str) -> list[Line]:
    """The newest, of one kind if asked.

    A name that was typed is kept as a digest; it is told again only where an account has it.

    Args:
        kind: A kind; empty for all.
    """
    found = TurnedAway.objects.select_related("by__office").order_by("-pk")
    if kind:
        found = found.filter(kind=kind)
    rows = list(found[:SHOWN])
    names = {row.name_key for row in rows if row.name_key}
    known = {keyed("account", user.username): user for user in User.objects.all()} if names else {}
    return [
        Line(row=row, who=row.by or known.get(row.name_key), is_typed=bool(row.name_key))
        for row in rows
    ]
