"""Who owes what a limit asks, in two words."""

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


def short_name(party: Party) -> str:
    """A party as "registering authority" or "requested State"."""
    return SHORT.get(party, party.value.replace("Member State", "State"))
