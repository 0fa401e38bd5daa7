"""Which law an authority follows where the rules of transition leave it open."""

from dataclasses import dataclass

from asylia.law.applicable import Verdict
from asylia.law.facts import Settings
from asylia.law.sentences import sentence

OLD_LAW, NEW_LAW = "earlier_law", "new_law"


@dataclass(frozen=True, kw_only=True)
class TransitionPoint:
    """What a rule of transition does not say.

    Attributes:
        id: Its name in the settings.
        cites: The provision on transition.
        question: What it leaves open.
        old: The reading under which the earlier law goes on.
        new: The reading under which the new law takes its place.
        instruments: The acts whose limits it decides about.
    """

    id: str
    cites: str
    question: str
    old: str
    new: str
    instruments: tuple[str, ...]


TRANSITIONS = (
    TransitionPoint(
        id="apr-79-3-earlier-steps",
        cites="APR 79(3)",
        question=sentence(
            "which law governs the steps begun before 12 June 2026 in an application that is "
            "lodged later, or not lodged yet"
        ),
        old=sentence("what began before 12 June 2026 goes on under Directive 2013/32/EU"),
        new=sentence("Regulation (EU) 2024/1348 governs the steps before the lodging as well"),
        instruments=("APD", "APR"),
    ),
    TransitionPoint(
        id="ammr-84-2-time-limits",
        cites="AMMR 84(2)",
        question=sentence(
            "whether an application registered before 12 June 2026 keeps the time limits of "
            "Regulation (EU) No 604/2013 with its criteria"
        ),
        old=sentence("the time limits of Regulation (EU) No 604/2013 are kept with its criteria"),
        new=sentence("only the criteria are kept; the time limits are those of the AMMR"),
        instruments=("DUBLIN3", "AMMR"),
    ),
    TransitionPoint(
        id="eurodac-63-2-stored-before",
        cites="EURODAC 63(2)",
        question=sentence("how long data are kept that were stored before 12 June 2026"),
        old=sentence("data stored before are kept as Regulation (EU) No 603/2013 says"),
        new=sentence("data stored before are kept as Regulation (EU) 2024/1358 says"),
        instruments=("EURODAC13", "EURODAC"),
    ),
    TransitionPoint(
        id="rcd-35-1-begun-before",
        cites="RCD 35(1)",
        question=sentence(
            "which directive governs what began in reception before national law follows the "
            "directive of 2024"
        ),
        old=sentence("what began before goes on under Directive 2013/33/EU"),
        new=sentence("Directive (EU) 2024/1346 governs it from the day of the national law"),
        instruments=("RCD13", "RCD"),
    ),
)
"""What an authority may settle; the corrected start of the AMMR is no reading, it is knowledge."""


def law_chosen(settings: Settings, verdict: Verdict) -> str | None:
    """The law that an authority chose where a verdict is open; None if it chose none."""
    cites = str(verdict.cites)
    return next(
        (settings.readings.get(point.id) for point in TRANSITIONS if point.cites == cites), None
    )


def chooses_law(settings: Settings) -> bool:
    """Whether an authority chose between two laws somewhere."""
    return any(point.id in settings.readings for point in TRANSITIONS)
