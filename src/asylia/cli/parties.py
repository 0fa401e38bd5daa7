"""Who owes what a limit asks, in two words, and whether that is the State that holds the file."""

from asylia.law.clock import DueDate
from asylia.law.clock.sides import ASKED, asks
from asylia.law.clock.timeline import Timeline
from asylia.law.terms import Party

SHORT = {
    Party.RECEIVING_AUTHORITY: "receiving authority",
    Party.REGISTERING_AUTHORITY: "registering authority",
    Party.MEMBER_STATE: "Member State",
    Party.REPRESENTATIVE: "representative",
    Party.ETIAS_OR_EUROPOL: "ETIAS or Europol",
    Party.THIRD_COUNTRY: "third country",
}
"""The names that are too long for a line of the table."""

NEVER_OURS = frozenset(
    {
        Party.APPLICANT,
        Party.REPRESENTATIVE,
        Party.PERSON,
        Party.COURT,
        Party.EU_LISA,
        Party.ETIAS_OR_EUROPOL,
        Party.CONVICTING_STATE,
        Party.THIRD_COUNTRY,
    }
)


def short_name(party: Party) -> str:
    """A party as "registering authority" or "requested State"."""
    return SHORT.get(party, party.value.replace("Member State", "State"))


def is_ours(limit: DueDate, known: Timeline) -> bool:
    """Whether an authority of the State that holds the file owes it.

    Args:
        limit: The limit.
        known: What the file knew. Unless it shows that the other State is the one asked, the
            limit counts as one's own.
    """
    if limit.owed_by in NEVER_OURS:
        return False
    return limit.owed_by not in ASKED or not asks(known, limit.rule, state=limit.state)
