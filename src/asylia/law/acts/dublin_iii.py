"""Dublin III Regulation, Regulation (EU) No 604/2013: Articles 12 to 22.

Articles 23 to 27 stand in ``dublin_iii_take_back``, those after them in ``dublin_iii_transfer``.
"""

from datetime import date

from asylia.law.citation import DUBLIN_III
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    EARLIER,
    AnyOf,
    Attribute,
    During,
    Happened,
    Interpretation,
    Limb,
    Missed,
    Not,
    Overtaken,
    Pause,
    Preferred,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
    happens,
)
from asylia.law.periods import DUBLIN_III_42, DUBLIN_III_42_KEPT, NO_ROLLING, months, weeks, years
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2014, 1, 1)
"""Article 49: applications lodged from that day on."""

LODGED = Preferred(
    (Event.DUBLIN_APPLICATION_LODGED, Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED)
)
LODGINGS = (
    Event.DUBLIN_APPLICATION_LODGED,
    Event.APPLICATION_REGISTERED,
    Event.APPLICATION_LODGED,
)
WHICH_LODGING = Interpretation(
    id="dub3-20-2-lodged",
    question="on which day the application was lodged within Article 20(2)",
    readings=(
        Reading(
            key="report",
            says="with the registration: a record of an authority that attests the request, or "
            "what it mainly says, has reached the authority (C-670/16)",
            cites=DUBLIN_III(20, 2),
            runs_from=Event.APPLICATION_REGISTERED,
        ),
        Reading(
            key="form",
            says="with the lodging: the form or the report has reached the authority",
            cites=DUBLIN_III(20, 2),
            runs_from=Event.APPLICATION_LODGED,
        ),
    ),
    default=EARLIER,
    chosen_by="Asylia: the earlier day is safe under both readings",
    chosen_on=date(2026, 11, 22),
    only_if=Not(
        Happened((Event.DUBLIN_APPLICATION_LODGED,), "the lodging within Article 20(2) is known"),
        "the lodging within Article 20(2) is not recorded",
    ),
)
CROSSING_HIT = carrying(Event.EURODAC_HIT_RECEIVED, category="irregular_crossing")
LEFT = (Event.LEFT_TERRITORY, Event.DEPARTURE_FROM_MEMBER_STATES)
DETENTION = happens(Event.DETENTION_STARTED, ground="transfer")
DETAINED_THEN = During(DETENTION, Event.DETENTION_ENDED, "the person is detained under Article 28")
DETAINED_NOW = During(
    DETENTION, Event.DETENTION_ENDED, "the person is detained under Article 28", now=True
)
DETAINED = AnyOf((DETAINED_THEN, DETAINED_NOW), "the person is detained under Article 28")
NOT_DETAINED = Not(DETAINED_THEN, "the person is not detained under Article 28")
URGENT = Attribute(
    Event.TAKE_CHARGE_REQUEST_RECEIVED,
    "urgent",
    (True,),
    "an urgent reply was requested",
    absent=False,
    silent=False,
)
ACCEPTED = (Event.TAKE_CHARGE_ACCEPTED, Event.TAKE_BACK_REQUEST_ACCEPTED)
DETERMINED = Happened(
    (*ACCEPTED, Event.RESPONSIBILITY_DETERMINED, Event.RESPONSIBILITY_SHIFT_EVENT),
    "the State responsible is determined",
)
CHARGE_REPLIES = (
    Event.TAKE_CHARGE_ACCEPTED,
    Event.TAKE_CHARGE_REJECTED,
    Event.NEGATIVE_REPLY_RECEIVED,
)
CHARGE_ANSWERED = Overtaken(
    by=Happened(
        (
            Event.TAKE_CHARGE_REQUEST_RECEIVED,
            Event.TAKE_CHARGE_ACCEPTED,
            Event.TAKE_CHARGE_REJECTED,
        ),
        "the other State received a request",
    ),
    cites=DUBLIN_III(21, 1),
    says="the other State received a request; the day on which it was sent is not recorded",
)
ANSWERED_LATE = Pause(
    begins=Event.INFORMATION_REPLY_OVERDUE,
    ends=carrying(Event.INFORMATION_REQUEST_ANSWERED, shows_responsibility=True),
    restarts=False,
    once_ended=True,
    cites=DUBLIN_III(34, 5),
    says="the State asked for information was late with what shows that it is responsible",
)
STAYS_HERE = Missed(
    says="Responsibility lies with the Member State where the application was lodged.",
    cites=DUBLIN_III(21, 1, "third subparagraph"),
    lapses=True,
)
SILENCE_TAKES_CHARGE = Missed(
    says="Silence amounts to accepting the request, with the duty to take charge of the person.",
    cites=DUBLIN_III(22, 7),
    derives=Event.TAKE_CHARGE_ACCEPTED,
)
# Article 12 — Issue of residence documents or visas

DOCUMENT_EXPIRED = TimeLimit(
    id="dub3-12-4-expired-documents",
    cites=DUBLIN_III(12, 4),
    title="Responsibility by an expired residence document can still arise",
    says="The State that issued the residence document is responsible if it expired less than two "
    "years before the application was lodged; of exactly two years the Article says nothing.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=(Event.RESIDENCE_DOCUMENT_EXPIRED, Event.RESIDENCE_PERMIT_EXPIRED),
    lasts=years(2),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    met_by=LODGINGS,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(LEFT, "dub3-12-4-expired-documents", "the person left"),
            cites=DUBLIN_III(12, 4),
            says="the person left the territory of the Member States",
        ),
    ),
    if_missed=Missed(says="The State where the application is lodged is responsible.", lapses=True),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

VISA_EXPIRED = TimeLimit(
    id="dub3-12-4-expired-visa",
    cites=DUBLIN_III(12, 4),
    title="Responsibility by an expired visa can still arise",
    says="The State that issued the visa used for the entry is responsible if it expired less than "
    "six months before the application was lodged; of exactly six the Article says nothing.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.VISA_EXPIRED,
    lasts=months(6),
    counted_by=DUBLIN_III_42_KEPT,
    kind=Kind.LAPSE,
    met_by=LODGINGS,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(LEFT, "dub3-12-4-expired-visa", "the person left"),
            cites=DUBLIN_III(12, 4),
            says="the person left the territory of the Member States",
        ),
    ),
    if_missed=Missed(says="The State where the application is lodged is responsible.", lapses=True),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 13 — Entry and/or stay

IRREGULAR_ENTRY = TimeLimit(
    id="dub3-13-1-irregular-entry-lapse",
    cites=DUBLIN_III(13, 1),
    title="Responsibility by irregular entry can still arise",
    says="The State first entered irregularly is responsible; that ceases 12 months after the "
    "crossing.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.BORDER_CROSSING,
    lasts=months(12),
    counted_by=DUBLIN_III_42_KEPT,
    kind=Kind.LAPSE,
    met_by=LODGINGS,
    if_missed=Missed(says="Responsibility by irregular entry ceases.", lapses=True),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

FIVE_MONTHS = TimeLimit(
    id="dub3-13-2-five-months-stay",
    cites=DUBLIN_III(13, 2),
    title="Responsibility by a stay of five months arises",
    says="Where no irregular entry counts any more, the State in which the person lived for at "
    "least five months without a break before lodging is responsible.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.STAY_BEGAN,
    lasts=months(5),
    counted_by=DUBLIN_III_42_KEPT,
    kind=Kind.MINIMUM,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(LODGINGS, "dub3-13-2-five-months-stay", "the application was lodged"),
            cites=DUBLIN_III(13, 2),
            says="the application was lodged before the five months were complete",
        ),
    ),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 17 — Discretionary clauses

HUMANITARIAN_REPLY = TimeLimit(
    id="dub3-17-2-humanitarian-reply",
    cites=DUBLIN_III(17, 2),
    title="Reply to the request on humanitarian or family grounds",
    says="The requested State replies within two months of receiving the request.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.HUMANITARIAN_REQUEST_RECEIVED,
    lasts=months(2),
    counted_by=DUBLIN_III_42,
    met_by=CHARGE_REPLIES,
    if_missed=Missed(
        says="Silence does not amount to accepting: Article 22(7) names other requests."
    ),
    per_state=True,
    twins=("ammr-humanitarian-reply-2m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 19 — Cessation of responsibilities

ABSENCE = TimeLimit(
    id="dub3-19-2-absence",
    cites=DUBLIN_III(19, 2),
    title="Responsibility outlasts the absence",
    says="The duties of the responsible State cease once the person has been outside the Member "
    "States for three months, unless he or she holds its valid residence document.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=LEFT,
    lasts=months(3),
    counted_by=DUBLIN_III_42_KEPT,
    kind=Kind.LAPSE,
    applies_if=(DETERMINED,),
    met_by=(*LODGINGS, Event.BORDER_CROSSING),
    if_missed=Missed(
        says="An application lodged afterwards is new and is determined afresh.", lapses=True
    ),
    twins=("ammr-cessation-absence-9m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 20 — Start of the procedure

ABSENCE_MEANWHILE = TimeLimit(
    id="dub3-20-5-take-back-duty-ends",
    cites=DUBLIN_III(20, 5),
    title="The duty to take back outlasts the absence",
    says="The State where the application was first lodged takes the person back to finish the "
    "determination, unless he or she has been outside the Member States for three months.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=LEFT,
    lasts=months(3),
    counted_by=DUBLIN_III_42_KEPT,
    kind=Kind.LAPSE,
    applies_if=(Not(DETERMINED, "the State responsible is not determined yet"),),
    met_by=(*LODGINGS, Event.BORDER_CROSSING),
    if_missed=Missed(
        says="An application lodged afterwards is new and is determined afresh.", lapses=True
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 21 — Submitting a take charge request

REQUEST = TimeLimit(
    id="dub3-21-1-take-charge-request",
    cites=DUBLIN_III(21, 1),
    title="Send a take charge request",
    says="A State that considers another responsible requests it to take charge within three "
    "months of the lodging.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=LODGED,
    lasts=months(3),
    counted_by=DUBLIN_III_42,
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT,),
    pauses=(ANSWERED_LATE,),
    overtaken_by=(
        CHARGE_ANSWERED,
        Overtaken(
            by=WithinLimit(
                (CROSSING_HIT,), "dub3-21-1-take-charge-request", "a hit was received in time"
            ),
            cites=DUBLIN_III(21, 1, "second subparagraph"),
            says="a hit was received: two months from it, and never later than these three",
        ),
        Overtaken(
            by=Happened((Event.TAKE_BACK_REQUEST_SENT,), "a take back request was sent"),
            cites=DUBLIN_III(23, 1),
            says="another State was requested to take the person back",
        ),
    ),
    if_missed=STAYS_HERE,
    reading=WHICH_LODGING,
    rivals=("dub3-21-1-take-charge-eurodac",),
    twins=("ammr-take-charge-request-2m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REQUEST_AFTER_HIT = TimeLimit(
    id="dub3-21-1-take-charge-eurodac",
    cites=DUBLIN_III(21, 1, "second subparagraph"),
    title="Send a take charge request after a hit",
    says="After a Eurodac hit with data of an irregular crossing the request is sent within two "
    "months of receiving the hit.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=CROSSING_HIT,
    lasts=months(2),
    counted_by=DUBLIN_III_42,
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT,),
    limbs=(
        Limb(
            runs_from=LODGED,
            lasts=months(3),
            cites=DUBLIN_III(21, 1, "first subparagraph"),
            says="never later than three months from the lodging (C-670/16)",
        ),
    ),
    pauses=(ANSWERED_LATE,),
    overtaken_by=(CHARGE_ANSWERED,),
    if_missed=STAYS_HERE,
    per_state=True,
    rivals=("dub3-21-1-take-charge-request",),
    twins=("ammr-take-charge-request-hit-1m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

URGENT_PERIOD = TimeLimit(
    id="dub3-21-2-urgent-reply-minimum",
    cites=DUBLIN_III(21, 2),
    title="An urgent reply cannot be expected before",
    says="The period within which an urgent reply is asked for is at least one week.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=carrying(Event.TAKE_CHARGE_REQUEST_SENT, urgent=True),
    lasts=weeks(1),
    counted_by=DUBLIN_III_42_KEPT,
    kind=Kind.MINIMUM,
    per_state=True,
    twins=("ammr-urgent-reply-period",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 22 — Replying to a take charge request

REPLY = TimeLimit(
    id="dub3-22-1-take-charge-reply",
    cites=DUBLIN_III(22, 1),
    title="Reply to the take charge request",
    says="The requested State decides on the request within two months of receiving it.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=months(2),
    counted_by=DUBLIN_III_42,
    applies_if=(Not(URGENT, "no urgent reply was requested"), NOT_DETAINED),
    met_by=CHARGE_REPLIES,
    if_missed=SILENCE_TAKES_CHARGE,
    per_state=True,
    twins=(
        "ammr-reply-1m",
        "ammr-reply-hit-2w",
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REPLY_URGENT = TimeLimit(
    id="dub3-22-6-urgent-take-charge-reply",
    cites=DUBLIN_III(22, 6),
    title="Reply to the urgent take charge request",
    says="Where an urgent reply was requested, the reply in a particularly complex case may come "
    "after the time asked for, but within one month in any event.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=(
        Event.TAKE_CHARGE_REQUEST_RECEIVED_URGENT,
        carrying(Event.TAKE_CHARGE_REQUEST_RECEIVED, urgent=True),
    ),
    lasts=months(1),
    counted_by=DUBLIN_III_42,
    applies_if=(NOT_DETAINED,),
    met_by=CHARGE_REPLIES,
    if_missed=SILENCE_TAKES_CHARGE,
    per_state=True,
    twins=("ammr-reply-urgent-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REPLY_AS_ASKED = TimeLimit(
    id="dub3-22-6-urgent-asked",
    cites=DUBLIN_III(22, 6),
    title="Reply within the time that the urgent request asks for",
    says="Where an urgent reply was requested, the requested State makes every effort to reply "
    "within the time asked for, or says within it that a complex case takes longer.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=(
        Event.TAKE_CHARGE_REQUEST_RECEIVED_URGENT,
        carrying(Event.TAKE_CHARGE_REQUEST_RECEIVED, urgent=True),
    ),
    counted_by=DUBLIN_III_42,
    at_once="within the time that the request asks for",
    stated="reply_within",
    applies_if=(NOT_DETAINED,),
    met_by=CHARGE_REPLIES,
    if_missed=Missed(
        says="Silence accepts only at the end of the month: Article 22(7) names no other time for "
        "an urgent request.",
        cites=DUBLIN_III(22, 7),
    ),
    per_state=True,
    twins=("ammr-reply-urgent-asked",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    DOCUMENT_EXPIRED,
    VISA_EXPIRED,
    IRREGULAR_ENTRY,
    FIVE_MONTHS,
    HUMANITARIAN_REPLY,
    ABSENCE,
    ABSENCE_MEANWHILE,
    REQUEST,
    REQUEST_AFTER_HIT,
    URGENT_PERIOD,
    REPLY,
    REPLY_URGENT,
    REPLY_AS_ASKED,
)
