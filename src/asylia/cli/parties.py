"""Who owes what a limit asks, in two words, and whether that is the State that holds the file."""

from collections.abc import Sequence

from asylia.law.clock import DueDate
from asylia.law.clock.timeline import Occurrence
from asylia.law.terms import Event, Party

SHORT = {
    Party.RECEIVING_AUTHORITY: "receiving authority",
    Party.REGISTERING_AUTHORITY: "registering authority",
    Party.MEMBER_STATE: "Member State",
    Party.REPRESENTATIVE: "representative",
}
"""The names that are too long for a line of the table."""

NEVER_OURS = frozenset(
    {Party.APPLICANT, Party.REPRESENTATIVE, Party.PERSON, Party.COURT, Party.EU_LISA}
)
ASKED = frozenset(
    {
        Party.REQUESTED_STATE,
        Party.NOTIFIED_STATE,
        Party.RESPONSIBLE_STATE,
        Party.RECEIVING_STATE,
        Party.RELOCATION_STATE,
    }
)
"""The other State, if the State that holds the file is the one that asked."""

ASKING = frozenset(
    {
        Event.TAKE_CHARGE_REQUEST_SENT,
        Event.TAKE_BACK_REQUEST_SENT,
        Event.TAKE_BACK_NOTIFICATION_SENT,
        Event.EURODAC_HIT_RECEIVED,
        Event.VIS_HIT_RECEIVED,
    }
)
"""What the file of the State that asks holds, and that of the State asked does not."""


def short_name(party: Party) -> str:
    """A party as "registering authority" or "requested State"."""
    return SHORT.get(party, party.value.replace("Member State", "State"))


def is_ours(limit: DueDate, known: Sequence[Occurrence]) -> bool:
    """Whether an authority of the State that holds the file owes it.

    Args:
        limit: The limit.
        known: What the file knew. What was sent or found, and for a take charge request the
            registration, shows that another State is the one asked; without it the limit counts
            as one's own.
    """
    if limit.owed_by in NEVER_OURS:
        return False
    return limit.owed_by not in ASKED or not any(_asks(one, limit) for one in known)


def _asks(one: Occurrence, limit: DueDate) -> bool:
    if one.event is Event.APPLICATION_REGISTERED:
        return limit.owed_by is Party.REQUESTED_STATE
    return one.event in ASKING and one.attributes.get("state", limit.state) == limit.state
