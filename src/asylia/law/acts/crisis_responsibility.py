"""Crisis Regulation, Regulation (EU) 2024/1359: Articles 12(2)(a) to (c) and 13."""

from datetime import date

from asylia.law.acts.ammr import (
    ANSWERED,
    NOT_CONFIRMED,
    NOT_DETAINED,
    REPLIES,
    TAKEN_BACK_ELSEWHERE,
)
from asylia.law.acts.crisis_derogations import (
    CONFIRMS_LATER,
    NOTIFIED_BEFORE,
    NOTIFIES_LATER,
    REPLIES_LATER,
    REQUESTS_LATER,
)
from asylia.law.citation import AMMR, CRISIS
from asylia.law.limits import (
    Derogates,
    Interpretation,
    Latest,
    Missed,
    Reading,
    TimeLimit,
    carrying,
)
from asylia.law.periods import REG_1182_71, months
from asylia.law.terms import Event, Kind, Party

# Article 12 — Extension of time limits

REQUEST = TimeLimit(
    id="crisis-take-charge-4m",
    cites=CRISIS(12, 2, "a"),
    title="Send a take charge request in a crisis",
    says="A State that applies the derogation sends the take charge request within four months of "
    "the registration, also after a hit.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=months(4),
    counted_by=REG_1182_71,
    applies_if=(REQUESTS_LATER,),
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT,),
    overtaken_by=(ANSWERED, TAKEN_BACK_ELSEWHERE),
    if_missed=Missed(says="Responsibility lies with that State.", cites=CRISIS(12, 3), lapses=True),
)

REPLY = TimeLimit(
    id="crisis-reply-2m",
    cites=CRISIS(12, 2, "b"),
    title="Reply to the take charge request in a crisis",
    says="A requested State that applies the derogation replies within two months of receiving the "
    "request; the week for a detained person is not derogated from.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=months(2),
    counted_by=REG_1182_71,
    applies_if=(REPLIES_LATER, NOT_DETAINED),
    met_by=REPLIES,
    if_missed=Missed(
        says="Responsibility passes to the State that did not reply, as if it had accepted.",
        cites=CRISIS(12, 3),
        derives=Event.TAKE_CHARGE_ACCEPTED,
    ),
    per_state=True,
)

NOTIFY = TimeLimit(
    id="crisis-take-back-1m",
    cites=CRISIS(12, 2, "c"),
    title="Send a take back notification in a crisis",
    says="A State that applies the derogation sends the take back notification within one month of "
    "receiving the hit.",
    owed_by=Party.NOTIFYING_STATE,
    runs_from=carrying(Event.EURODAC_HIT_RECEIVED, category="applicant"),
    lasts=months(1),
    counted_by=REG_1182_71,
    applies_if=(NOTIFIES_LATER,),
    met_by=(Event.TAKE_BACK_NOTIFICATION_SENT,),
    if_missed=Missed(
        says="Responsibility does not move: Article 12(3) does not name the notification.",
        cites=CRISIS(12, 3),
    ),
    per_state=True,
)

CONFIRM = TimeLimit(
    id="crisis-take-back-confirm-1m",
    cites=CRISIS(12, 2, "c"),
    title="Confirm the take back notification in a crisis",
    says="A notified State that applies the derogation confirms within one month of the "
    "notification.",
    owed_by=Party.NOTIFIED_STATE,
    runs_from=Event.TAKE_BACK_NOTIFICATION_RECEIVED,
    lasts=months(1),
    counted_by=REG_1182_71,
    applies_if=(CONFIRMS_LATER,),
    reading=Interpretation(
        id="crisis-12-2-c-start",
        question="whether the month to confirm runs from the receipt of the notification or from "
        "its sending: the point says only within one month of the notification",
        readings=(
            Reading(
                key="received",
                says="one month from the receipt: what is confirmed is the receipt",
                cites=CRISIS(12, 2, "c"),
            ),
            Reading(
                key="sent",
                says="one month from the sending: that is when the notification is made",
                cites=CRISIS(12, 2, "c"),
                runs_from=Event.TAKE_BACK_NOTIFICATION_SENT,
            ),
        ),
        default="received",
        chosen_by="Asylia: as for AMMR Article 41(3), from which the point derogates",
        chosen_on=date(2026, 11, 22),
    ),
    met_by=(Event.TAKE_BACK_CONFIRMED, *NOT_CONFIRMED),
    if_missed=Missed(
        says="Silence amounts to confirming, as under AMMR Article 41(4), whose two weeks the "
        "month replaces.",
        cites=AMMR(41, 4),
        derives=Event.TAKE_BACK_CONFIRMED,
    ),
    per_state=True,
)

# Article 13 — Derogations from the obligation to take back an applicant

RELIEF = TimeLimit(
    id="crisis-take-back-relief-4m",
    cites=CRISIS(13, 1),
    title="Relief from taking the person back",
    says="In extraordinary mass arrivals the State need not take back whom it registered in the "
    "time that the decision names, at most four months before it; whether also if notified "
    "before it is doubtful.",
    owed_by=Party.NOTIFIED_STATE,
    runs_from=Latest((Event.TAKE_BACK_NOTIFICATION_RECEIVED,)),
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="of whoever was registered in the time that the decision names",
    applies_if=(
        Derogates(
            "13(1)",
            "the application was registered in the State in crisis in the time that the decision "
            "names",
            at=Event.APPLICATION_REGISTERED,
            asked=True,
            left_open=NOTIFIED_BEFORE,
        ),
    ),
    per_state=True,
)

RULES = (REQUEST, REPLY, NOTIFY, CONFIRM, RELIEF)
