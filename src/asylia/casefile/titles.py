"""The legal titles on which somebody may be detained or restricted in their movement.

A title is written into an entry's header as its citation, several divided by ``; ``, beside the
``ground`` that the law's clock reads.
"""

from dataclasses import dataclass
from datetime import date

from asylia.law.citation import ACTS, AMMR, APR, DUBLIN_III, RCD, RCD13, RETURN, Citation
from asylia.law.limits import PACT_APPLIES_FROM

DIVIDER = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A provision that allows a detention or a restriction.

    Attributes:
        cites: The provision.
        ground: What a detention on it is for: ``asylum``, ``transfer`` or ``return``; empty for a
            restriction of movement.
    """

    cites: Citation
    ground: str = ""

    @property
    def code(self) -> str:
        """How an entry's header names it."""
        return str(self.cites)

    def may_begin(self, on: date) -> bool:
        """Whether a detention or a restriction on it can begin on a day.

        Args:
            on: The day.
        """
        if self.cites.instrument in _OF_EVERY_TIME:
            return True
        return (self.cites.instrument in _OF_THE_PACT) == (on >= PACT_APPLIES_FROM)


_OF_THE_PACT = frozenset({RCD.instrument, AMMR.instrument, APR.instrument})
_OF_EVERY_TIME = frozenset({RETURN.instrument})

DETENTION = (
    Title(cites=RCD(10, 4, "a"), ground="asylum"),
    Title(cites=RCD(10, 4, "b"), ground="asylum"),
    Title(cites=RCD(10, 4, "c"), ground="asylum"),
    Title(cites=RCD(10, 4, "d"), ground="asylum"),
    Title(cites=RCD(10, 4, "e"), ground="asylum"),
    Title(cites=RCD(10, 4, "f"), ground="asylum"),
    Title(cites=AMMR(44, 2), ground="transfer"),
    Title(cites=RETURN(15, 1), ground="return"),
    Title(cites=RCD13(8, 3, "a"), ground="asylum"),
    Title(cites=RCD13(8, 3, "b"), ground="asylum"),
    Title(cites=RCD13(8, 3, "c"), ground="asylum"),
    Title(cites=RCD13(8, 3, "d"), ground="asylum"),
    Title(cites=RCD13(8, 3, "e"), ground="asylum"),
    Title(cites=DUBLIN_III(28, 2), ground="transfer"),
)
"""On what somebody may be detained. RCD 10(4)(g) and RCD13 8(3)(f) only point to AMMR 44 and to
Dublin III 28; a detention for a crime rests on national law."""

RESTRICTION = (
    Title(cites=RCD(9, 1)),
    Title(cites=RCD(9, 2)),
    Title(cites=RCD(8, 1)),
    Title(cites=APR(54, 1)),
    Title(cites=RCD13(7, 1)),
    Title(cites=RCD13(7, 2)),
)
"""On what somebody at liberty may be restricted in their movement."""


def read(written: object) -> tuple[Citation, ...]:
    """The provisions that an entry's header names; what names no act that we know is left out.

    Args:
        written: What stands there.
    """
    parts = (part.partition(" ") for part in str(written or "").split(DIVIDER))
    return tuple(Citation(act, place) for act, _, place in parts if act in ACTS and place)
