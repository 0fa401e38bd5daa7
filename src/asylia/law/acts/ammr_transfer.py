"""Asylum and Migration Management Regulation: Article 46, the six months of a transfer.

How they become longer stands in ``ammr_transfer_longer``, those of a crisis in ``crisis_transfer``.
"""

from asylia.law.acts import crisis_derogations as crisis
from asylia.law.acts.ammr import ACCEPTED
from asylia.law.acts.ammr_remedies import ANNULLED
from asylia.law.citation import AMMR, AMMR_IR
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Extended,
    Happened,
    LessLeft,
    Longer,
    Missed,
    Overtaken,
    Pause,
    TimeLimit,
    WithinLimit,
    happens,
)
from asylia.law.periods import AMMR_75, months, years
from asylia.law.terms import Event, Party

SHIFT = Missed(
    says="The responsible State is relieved, and responsibility passes to the transferring State.",
    cites=AMMR(46, 2),
    derives=Event.RESPONSIBILITY_SHIFT_EVENT,
)
SUSPENDED = Pause(
    begins=Event.SUSPENSIVE_EFFECT_GRANTED,
    ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
    restarts=True,
    cites=AMMR(46, 1),
    says="an appeal with suspensive effect: the period runs from the final decision on it",
)
TAKEN_AS_DONE = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer counts as carried out"),
    cites=AMMR_IR(24, 4),
    says="no news came in seven days: the transfer counts as carried out",
)
TOLD_IN_TIME = WithinLimit(
    (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
    "ammr-transfer-6m",
    "the responsible State was told of the absconding before the time limit ended",
)
LITTLE_LEFT = AllOf(
    (
        TOLD_IN_TIME,
        LessLeft(
            Event.PERSON_AVAILABLE_AGAIN,
            "ammr-transfer-6m",
            months(3),
            "less than three months of the six were left",
        ),
    ),
    "the person is available again and less than three months of the six were left",
)
IMPRISONED = AllOf(
    (
        Extended("ammr-transfer-6m", "the time limit was extended"),
        AnyOf(
            (
                Happened((Event.IMPRISONMENT_STARTED,), "the person was imprisoned"),
                Extended("ammr-transfer-6m", "the ground is imprisonment", ("prison",)),
            ),
            "the ground is imprisonment",
        ),
    ),
    "the time limit was extended because of imprisonment",
)
REAPPEARED = Overtaken(
    by=LITTLE_LEFT,
    cites=AMMR(46, 2, "second subparagraph"),
    says="the person is available again: three months from then",
)

# Article 46 — Detailed rules and time limits (of transfers)

TRANSFER = TimeLimit(
    id="ammr-transfer-6m",
    cites=AMMR(46, 1),
    title="Carry out the transfer",
    says="The transfer is carried out within six months of the acceptance, of the confirmation, or "
    "of the final decision on an appeal that had suspensive effect.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=months(6),
    counted_by=AMMR_75,
    longer=(Longer(lasts=years(1), cites=AMMR(46, 2), says="because of imprisonment, one year"),),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        crisis.TRANSFER,
        crisis.TRANSFER_TO_CRISIS,
        Overtaken(
            by=TOLD_IN_TIME,
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(46, 2),
            says="the responsible State was told of the absconding: three years from the notice",
        ),
        REAPPEARED,
        Overtaken(
            by=IMPRISONED,
            cites=AMMR(46, 2),
            says="extended because of imprisonment: one year",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
)

RULES = (TRANSFER,)
