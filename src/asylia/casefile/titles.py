"""The legal titles on which somebody may be detained or restricted in their movement.

A title is written into an entry's header as its citation, several divided by ``; ``, beside the
``ground`` that the law's clock reads. What each says is in our words.
"""

from collections.abc import Iterable
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
        says: What it allows.
        ground: What a detention on it is for: ``asylum``, ``transfer`` or ``return``; empty for a
            restriction of movement.
    """

    cites: Citation
    says: str
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
    Title(cites=RCD(10, 4, "a"), says="to find out or verify who the person is", ground="asylum"),
    Title(
        cites=RCD(10, 4, "b"),
        says="to find out what the application rests on, which cannot be had otherwise",
        ground="asylum",
    ),
    Title(
        cites=RCD(10, 4, "c"),
        says="because an order to reside in a place was not kept, and absconding is still likely",
        ground="asylum",
    ),
    Title(
        cites=RCD(10, 4, "d"),
        says="to decide in a border procedure on the right to enter",
        ground="asylum",
    ),
    Title(
        cites=RCD(10, 4, "e"),
        says="because an application out of return detention only delays the return",
        ground="asylum",
    ),
    Title(cites=RCD(10, 4, "f"), says="for national security or public order", ground="asylum"),
    Title(
        cites=AMMR(44, 2),
        says="to secure a transfer: absconding is likely, or security requires it (RCD 10(4)(g))",
        ground="transfer",
    ),
    Title(cites=RETURN(15, 1), says="to prepare a return or to carry it out", ground="return"),
    Title(cites=RCD13(8, 3, "a"), says="to find out or verify who the person is", ground="asylum"),
    Title(
        cites=RCD13(8, 3, "b"),
        says="to find out what the application rests on, which cannot be had otherwise",
        ground="asylum",
    ),
    Title(cites=RCD13(8, 3, "c"), says="to decide on the right to enter", ground="asylum"),
    Title(
        cites=RCD13(8, 3, "d"),
        says="because an application out of return detention only delays the return",
        ground="asylum",
    ),
    Title(cites=RCD13(8, 3, "e"), says="for national security or public order", ground="asylum"),
    Title(
        cites=DUBLIN_III(28, 2),
        says="to secure a transfer: absconding is very likely (RCD13 8(3)(f))",
        ground="transfer",
    ),
)
"""On what somebody may be detained; a detention for a crime rests on national law."""

RESTRICTION = (
    Title(
        cites=RCD(9, 1),
        says="to reside in one place, for public order or because absconding is likely",
    ),
    Title(cites=RCD(9, 2), says="to report to the authorities"),
    Title(cites=RCD(8, 1), says="to stay in an area to which the applicant was allocated"),
    Title(cites=APR(54, 1), says="to reside at the border during the border procedure"),
    Title(cites=RCD13(7, 1), says="to stay in an area to which the applicant was assigned"),
    Title(cites=RCD13(7, 2), says="to reside in one place, for public order or a swift procedure"),
)
"""On what somebody at liberty may be restricted in their movement."""


def written(titles: Iterable[str]) -> str:
    """Titles as an entry's header holds them.

    Args:
        titles: Their codes.
    """
    return DIVIDER.join(titles)


def read(written: object) -> tuple[Citation, ...]:
    """The provisions that an entry's header names; what names no act that we know is left out.

    Args:
        written: What stands there.
    """
    parts = (part.partition(" ") for part in str(written or "").split(DIVIDER))
    return tuple(Citation(act, place) for act, _, place in parts if act in ACTS and place)
