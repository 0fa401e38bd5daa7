"""Crisis Regulation, Regulation (EU) 2024/1359: Article 12(2)(d) and (4), transfers."""

from datetime import date

from asylia.law.acts.ammr import ACCEPTED
from asylia.law.acts.ammr_remedies import ANNULLED
from asylia.law.acts.ammr_transfer import IMPRISONED, SUSPENDED, TAKEN_AS_DONE
from asylia.law.acts.crisis_derogations import RECEIVES_LATER, TRANSFERS_LATER
from asylia.law.citation import AMMR, CRISIS
from asylia.law.limits import (
    EARLIER,
    AllOf,
    Happened,
    Interpretation,
    Latest,
    LessLeft,
    Missed,
    Overtaken,
    Reading,
    TimeLimit,
    WithinLimit,
)
from asylia.law.periods import REG_1182_71, months, years
from asylia.law.terms import Event, Party

TOLD_IN_THE_YEAR = WithinLimit(
    (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
    "crisis-transfer-1y",
    "the responsible State was told of the absconding in the year of a crisis",
)
TOLD_A_STATE_IN_CRISIS = WithinLimit(
    (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
    "crisis-transfer-to-crisis-state-1y",
    "a State in crisis was told of the absconding in the year of Article 12(4)",
)
LITTLE_LEFT_OF_THE_YEAR = AllOf(
    (
        TOLD_IN_THE_YEAR,
        LessLeft(
            Event.PERSON_AVAILABLE_AGAIN,
            "crisis-transfer-1y",
            months(3),
            "less than three months of the year were left",
        ),
    ),
    "the person is available again and less than three months of the year were left",
)

# Article 12 — Extension of time limits

TRANSFER = TimeLimit(
    id="crisis-transfer-1y",
    cites=CRISIS(12, 2, "d"),
    title="Carry out the transfer in a crisis",
    says="A State that applies the derogation carries out the transfer within one year of the "
    "acceptance, of the confirmation, or of the final decision on a suspensive appeal.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=years(1),
    counted_by=REG_1182_71,
    applies_if=(TRANSFERS_LATER,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        Overtaken(
            by=TOLD_IN_THE_YEAR,
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(46, 2),
            says="the responsible State was told of the absconding: three years from the notice",
        ),
        Overtaken(
            by=LITTLE_LEFT_OF_THE_YEAR,
            cites=AMMR(46, 2, "second subparagraph"),
            says="the person is available again: three months from then",
        ),
        Overtaken(
            by=IMPRISONED,
            cites=AMMR(46, 2),
            says="extended because of imprisonment: one year",
        ),
    ),
    if_missed=Missed(
        says="Responsibility passes to the State that did not transfer.",
        cites=CRISIS(12, 3),
        derives=Event.RESPONSIBILITY_SHIFT_EVENT,
    ),
    per_state=True,
)

TRANSFER_TO_CRISIS = TimeLimit(
    id="crisis-transfer-to-crisis-state-1y",
    cites=CRISIS(12, 4),
    title="Carry out the transfer to the State in crisis",
    says="To a State in crisis nobody is transferred while it lasts, unless it agrees in the case; "
    "after one year from the acceptance responsibility passes to the transferring State.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=years(1),
    counted_by=REG_1182_71,
    applies_if=(RECEIVES_LATER,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(ANNULLED, TAKEN_AS_DONE),
    reading=Interpretation(
        id="crisis-12-4-absconded",
        question="whether the year of Article 12(4) becomes longer where the person absconded: it "
        "derogates from AMMR Article 46(1), and does not name 46(2)",
        readings=(
            Reading(
                key="one_year",
                says="one year in any case: the paragraph makes no exception",
                cites=CRISIS(12, 4),
            ),
            Reading(
                key="three_years",
                says="three years from the notice of the absconding: Article 46(2) applies all the "
                "same",
                cites=AMMR(46, 2),
                runs_from=Latest((Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,)),
                lasts=years(3),
            ),
        ),
        default=EARLIER,
        chosen_by="Asylia: the earlier day is safe under both readings",
        chosen_on=date(2026, 11, 22),
        only_if=Happened(
            (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
            "the responsible State was told of the absconding",
        ),
    ),
    if_missed=Missed(
        says="The State in crisis is relieved, and responsibility passes to the transferring "
        "State.",
        cites=CRISIS(12, 4),
        derives=Event.RESPONSIBILITY_SHIFT_EVENT,
    ),
    per_state=True,
)

RULES = (TRANSFER, TRANSFER_TO_CRISIS)
