"""Crisis Regulation, Regulation (EU) 2024/1359: Article 12(2)(d) and (4), transfers."""

from asylia.law.acts.ammr import ACCEPTED
from asylia.law.acts.ammr_remedies import ANNULLED
from asylia.law.acts.ammr_transfer import IMPRISONED, SHIFT, SUSPENDED, TAKEN_AS_DONE
from asylia.law.acts.crisis_derogations import RECEIVES_LATER, TRANSFERS_LATER
from asylia.law.citation import AMMR, CRISIS
from asylia.law.limits import Missed, Overtaken, TimeLimit, WithinLimit
from asylia.law.periods import REG_1182_71, years
from asylia.law.terms import Event, Party

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
            by=WithinLimit(
                (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
                "crisis-transfer-1y",
                "the responsible State was told of the absconding in time",
            ),
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(46, 2),
            says="the responsible State was told of the absconding: three years from the notice",
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
    if_missed=SHIFT,
    per_state=True,
)

RULES = (TRANSFER, TRANSFER_TO_CRISIS)
