"""What national law says beside lengths, and how it is told at the dates that it moves."""

from collections.abc import Iterator
from dataclasses import dataclass

from asylia.law.citation import APR, RCD, Citation
from asylia.law.clock.national import national_length
from asylia.law.clock.timeline import starting
from asylia.law.facts import Settings
from asylia.law.facts.settings import key_of
from asylia.law.limits import Happens, TimeLimit
from asylia.law.periods import Step
from asylia.law.sentences import sentence
from asylia.law.terms import Event

OF_RECEPTION = ("RCD", "RCD13")


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Something that an act leaves to national law and that is more than a number.

    Attributes:
        id: Its name in the settings.
        cites: Where the act leaves it.
        says: What national law has to say.
        started_by: The limits that start with one of these events rest on it.
        instruments: So do those of these acts.
    """

    id: str
    cites: Citation
    says: str
    started_by: tuple[Event, ...] = ()
    instruments: tuple[str, ...] = ()

    def moves(self, rule: TimeLimit) -> bool:
        """Whether the dates of a rule rest on it."""
        if rule.cites.instrument in self.instruments:
            return True
        events = (
            want.event if isinstance(want, Happens) else want for want in starting(rule.runs_from)
        )
        return any(event in self.started_by for event in events)


MATTERS = (
    Matter(
        id="moment-of-service",
        cites=APR(9, 3),
        says=sentence(
            "by which method the applicant is told, and at which moment that counts as received"
        ),
        started_by=(
            Event.DECISION_NOTIFIED,
            Event.TRANSFER_DECISION_NOTIFIED,
            Event.RETURN_DECISION_NOTIFIED,
        ),
    ),
    Matter(
        id="counting-of-reception-periods",
        cites=RCD(35, 1),
        says=sentence(
            "how the periods of the directive on reception are counted; until then Regulation "
            "1182/71 is taken"
        ),
        instruments=("RCD",),
    ),
)
"""What a settings file may state under ``stated``."""


def set_steps(rule: TimeLimit, settings: Settings, *, state: str) -> Iterator[Step]:
    """What national law sets for a limit, each with its own provision.

    Args:
        rule: The limit.
        settings: What national law sets.
        state: The State that holds the file.
    """
    cites = str(rule.cites)
    length = national_length(settings, rule.id) if rule.national else None
    if length is not None and rule.id in settings.provisions:
        text = sentence(
            "national law sets %(length)s (%(provision)s)",
            length=length,
            provision=settings.provisions[rule.id],
        )
        yield Step(text=text, cites=cites)
    transposed = settings.provisions.get(key_of("transposed", "RCD", state))
    if transposed is not None and rule.cites.instrument in OF_RECEPTION:
        text = sentence(
            "national law carries out Directive (EU) 2024/1346 from %(day)s (%(provision)s)",
            day=settings.transposed["RCD"][state],
            provision=transposed,
        )
        yield Step(text=text, cites=str(RCD(35, 1)))
    for matter in MATTERS:
        if matter.id in settings.provisions and matter.moves(rule):
            text = sentence(
                "national law: %(says)s (%(provision)s)",
                says=settings.stated[matter.id],
                provision=settings.provisions[matter.id],
            )
            yield Step(text=text, cites=str(matter.cites))
