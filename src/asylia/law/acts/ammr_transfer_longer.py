"""Asylum and Migration Management Regulation: Article 46(2) and (3), the longer transfers."""

from asylia.law.acts.ammr import ACCEPTED
from asylia.law.acts.ammr_remedies import ANNULLED
from asylia.law.acts.ammr_transfer import (
    IMPRISONED,
    LITTLE_LEFT,
    SHIFT,
    SUSPENDED,
    TAKEN_AS_DONE,
    TOLD_IN_TIME,
)
from asylia.law.acts.crisis_transfer import (
    LITTLE_LEFT_OF_THE_YEAR,
    TOLD_A_STATE_IN_CRISIS,
    TOLD_IN_THE_YEAR,
)
from asylia.law.citation import AMMR, CRISIS
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Before,
    Happened,
    Latest,
    Not,
    Overtaken,
    TimeLimit,
    WithinLimit,
    carrying,
)
from asylia.law.periods import AMMR_75, months, years
from asylia.law.terms import Event, Party

TOLD = AnyOf(
    (TOLD_IN_TIME, TOLD_IN_THE_YEAR),
    "the responsible State was told of the absconding before the time limit ended",
)
NOT_IN_A_CRISIS = Not(
    AnyOf((TOLD_IN_THE_YEAR, TOLD_A_STATE_IN_CRISIS), "it was told in the longer time of a crisis"),
    "it was not told in the longer time of a crisis",
)
LITTLE_LEFT_NOW = AnyOf(
    (
        AllOf(
            (LITTLE_LEFT, NOT_IN_A_CRISIS),
            "the person is available again and less than three months of the six were left",
        ),
        AllOf(
            (
                LITTLE_LEFT_OF_THE_YEAR,
                Not(TOLD_A_STATE_IN_CRISIS, "the State told is not itself in a crisis"),
            ),
            "the person is available again and less than three months of the year were left",
        ),
    ),
    "the person is available again and less than three months of the time limit were left",
)

# Article 46 — Detailed rules and time limits (of transfers)

TRANSFER_IMPRISONED = TimeLimit(
    id="ammr-transfer-imprisoned-1y",
    cites=AMMR(46, 2),
    title="Carry out the transfer of the imprisoned person",
    says="Where imprisonment prevented the transfer, the time limit may be extended to at most one "
    "year, counted once from the same event.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=years(1),
    counted_by=AMMR_75,
    applies_if=(IMPRISONED,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(ANNULLED, TAKEN_AS_DONE),
    if_missed=SHIFT,
    per_state=True,
)

TRANSFER_ABSCONDED = TimeLimit(
    id="ammr-transfer-absconded-3y",
    cites=AMMR(46, 2),
    title="Carry out the transfer after absconding",
    says="Where the responsible State was told in time that the person absconded or obstructs the "
    "transfer, the time limit may be extended to three years from that notice; no article caps "
    "the whole.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,)),
    lasts=years(3),
    counted_by=AMMR_75,
    applies_if=(TOLD,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        Overtaken(
            by=TOLD_A_STATE_IN_CRISIS,
            cites=CRISIS(12, 4),
            says="the State responsible faces a crisis: the year of Article 12(4) shows both dates",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.PERSON_AVAILABLE_AGAIN,),
                "ammr-transfer-absconded-3y",
                "the person is available again",
            ),
            until=Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,
            cites=AMMR(46, 2, "second subparagraph"),
            says="the person is available again",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
)

TRANSFER_REAPPEARED = TimeLimit(
    id="ammr-transfer-reappeared-3m",
    cites=AMMR(46, 2, "second subparagraph"),
    title="Carry out the transfer of the person who is available again",
    says="Where the person is available again and less than three months of the six, or of the "
    "year of a crisis, are left, the transferring State has three months.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.PERSON_AVAILABLE_AGAIN,)),
    lasts=months(3),
    counted_by=AMMR_75,
    applies_if=(LITTLE_LEFT_NOW,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        Overtaken(
            by=WithinLimit(
                (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
                "ammr-transfer-reappeared-3m",
                "the person absconded again",
            ),
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(46, 2),
            says="the responsible State was told that the person absconded again: three years "
            "from the notice",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
)

ACCEPT_BACK = TimeLimit(
    id="ammr-transfer-reversal",
    cites=AMMR(46, 3),
    title="Accept the person back",
    says="Where the transfer was a mistake, or the decision was overturned after it, the State "
    "that carried it out accepts the person back promptly.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=(
        Event.TRANSFER_OVERTURNED,
        carrying(Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"),
    ),
    counted_by=AMMR_75,
    at_once="promptly",
    applies_if=(
        AnyOf(
            (
                Happened((Event.TRANSFER_OVERTURNED,), "the transfer was found to be mistaken"),
                Before(
                    Event.TRANSFER_CARRIED_OUT,
                    Event.APPEAL_FINAL_DECISION,
                    "the transfer was carried out before the decision on the appeal",
                ),
            ),
            "the transfer had been carried out",
        ),
    ),
    met_by=(Event.PERSON_ACCEPTED_BACK,),
    per_state=True,
)

RULES = (
    TRANSFER_IMPRISONED,
    TRANSFER_ABSCONDED,
    TRANSFER_REAPPEARED,
    ACCEPT_BACK,
)
