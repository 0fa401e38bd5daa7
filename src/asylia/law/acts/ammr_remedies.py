"""Asylum and Migration Management Regulation, Regulation (EU) 2024/1351: Articles 43 and 44."""

from asylia.law.citation import AMMR
from asylia.law.limits import (
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import AMMR_75, months, weeks
from asylia.law.terms import Event, Kind, Party

NOTIFIED = Latest((Event.TRANSFER_DECISION_NOTIFIED,))
APPEALED = (happens(Event.APPEAL_FILED, against="transfer_decision"),)
DECIDED = (happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),)
LEFT_BY_LAW = Missed(
    says="The least time is over; whether the time to appeal is, national law says.",
    cites=AMMR(43, 2),
)
ANNULLED = Overtaken(
    by=Happened(
        (carrying(Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"),),
        "the transfer decision was annulled",
    ),
    until=Event.TRANSFER_DECISION_NOTIFIED,
    cites=AMMR(43, 1),
    says="the transfer decision was annulled on appeal: nobody is transferred on it; what a new "
    "decision would change, the Regulation does not say",
)
APPEAL_DECIDED = Overtaken(
    by=Happened(DECIDED, "the appeal was decided"),
    until=Event.TRANSFER_DECISION_NOTIFIED,
    cites=AMMR(43, 3),
    says="the appeal was decided",
)

# Article 43 — Remedies

APPEAL_LEAST = TimeLimit(
    id="ammr-transfer-appeal-floor",
    cites=AMMR(43, 2),
    title="Leave at least one week to challenge the transfer decision",
    says="National law leaves at least one week from the notification to challenge the transfer "
    "decision.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    lasts=weeks(1),
    counted_by=AMMR_75,
    kind=Kind.MINIMUM,
    overtaken_by=(
        Overtaken(
            by=Happened(APPEALED, "the decision was challenged"),
            until=Event.TRANSFER_DECISION_NOTIFIED,
            cites=AMMR(43, 2),
            says="the transfer decision was challenged",
        ),
    ),
    if_missed=LEFT_BY_LAW,
    per_state=True,
)

APPEAL = TimeLimit(
    id="ammr-transfer-appeal-ceiling",
    cites=AMMR(43, 2),
    title="Challenge the transfer decision",
    says="National law sets a time of one to three weeks from the notification to challenge the "
    "transfer decision.",
    owed_by=Party.PERSON,
    runs_from=NOTIFIED,
    counted_by=AMMR_75,
    national=True,
    at_least=weeks(1),
    at_most=weeks(3),
    met_by=APPEALED,
    if_missed=Missed(
        says="The transfer decision becomes final, unless national law excuses the delay.",
        cites=AMMR(43, 2),
        lapses=True,
    ),
    per_state=True,
)

ASK_TO_SUSPEND = TimeLimit(
    id="ammr-suspension-request",
    cites=AMMR(43, 3),
    title="Ask the court to suspend the transfer",
    says="The person may ask the court to suspend the transfer within a reasonable time that "
    "national law sets, never longer than the time to appeal.",
    owed_by=Party.PERSON,
    runs_from=NOTIFIED,
    counted_by=AMMR_75,
    national=True,
    at_most=weeks(3),
    within="ammr-transfer-appeal-ceiling",
    met_by=(Event.SUSPENSION_REQUESTED, Event.SUSPENSION_REQUEST_RECEIVED_BY_COURT),
    if_missed=Missed(
        says="The appeal alone does not stop the transfer.",
        cites=AMMR(43, 3, "second subparagraph"),
        lapses=True,
    ),
    per_state=True,
)

DECIDE_SUSPENSION = TimeLimit(
    id="ammr-suspension-decision-1m",
    cites=AMMR(43, 3),
    title="Decide whether the transfer is suspended",
    says="The court decides on the request to suspend within one month of receiving it; until the "
    "first request is decided the transfer is suspended.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.SUSPENSION_REQUEST_RECEIVED_BY_COURT,)),
    lasts=months(1),
    counted_by=AMMR_75,
    met_by=(Event.SUSPENSIVE_EFFECT_GRANTED, Event.SUSPENSIVE_EFFECT_REFUSED),
    overtaken_by=(APPEAL_DECIDED,),
    per_state=True,
)

DECIDE_SUSPENDED_APPEAL = TimeLimit(
    id="ammr-suspended-appeal-1m",
    cites=AMMR(43, 3, "fourth subparagraph"),
    title="Decide the appeal while the transfer is suspended",
    says="Where suspensive effect is granted, the court endeavours to decide the appeal within one "
    "month of granting it.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.SUSPENSIVE_EFFECT_GRANTED,)),
    lasts=months(1),
    counted_by=AMMR_75,
    met_by=DECIDED,
    if_missed=Missed(
        says="The court was to endeavour: nothing follows from the month alone.",
        cites=AMMR(43, 3, "fourth subparagraph"),
    ),
    per_state=True,
)

# Article 44 — Detention

DETENTION = TimeLimit(
    id="ammr-detention-duration",
    cites=AMMR(44, 3),
    title="Keep the detention for the transfer as short as possible",
    says="Detention for a transfer lasts no longer than the steps to the transfer reasonably take "
    "with due diligence; Article 45 bounds it.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((carrying(Event.DETENTION_STARTED, ground="transfer"),)),
    counted_by=AMMR_75,
    at_once="as short as possible, while the steps are taken with due diligence",
    applies_if=(
        Not(
            Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer was carried out"),
            "the transfer was not carried out",
        ),
    ),
    met_by=(Event.DETENTION_ENDED,),
    liberty=True,
)

RULES = (
    APPEAL_LEAST,
    APPEAL,
    ASK_TO_SUSPEND,
    DECIDE_SUSPENSION,
    DECIDE_SUSPENDED_APPEAL,
    DETENTION,
)
