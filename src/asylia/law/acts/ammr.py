"""Asylum and Migration Management Regulation, Regulation (EU) 2024/1351: Articles 39 to 42.

Those before them stand in ``ammr_obligations`` and ``ammr_criteria``, 43 and 44 in
``ammr_remedies``, 45 in ``ammr_detained``, 46 in ``ammr_transfer``, 48 to 69 in
``ammr_relocation``.
"""

from datetime import date

from asylia.law.acts import crisis_derogations as crisis
from asylia.law.citation import AMMR
from asylia.law.limits import (
    EARLIER,
    AllOf,
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
    PersonIs,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
    happens,
)
from asylia.law.periods import AMMR_75, months, weeks
from asylia.law.terms import Event, Kind, Party

HITS = (
    carrying(Event.EURODAC_HIT_RECEIVED, category=("irregular_crossing", "sar")),
    Event.VIS_HIT_RECEIVED,
)
DETENTION = happens(Event.DETENTION_STARTED, ground="transfer")
DETAINED_THEN = During(DETENTION, Event.DETENTION_ENDED, "the person is detained under Article 44")
DETAINED_NOW = During(
    DETENTION, Event.DETENTION_ENDED, "the person is detained under Article 44", now=True
)
DETAINED = AnyOf((DETAINED_THEN, DETAINED_NOW), "the person is detained under Article 44")
URGENT = Attribute(
    Event.TAKE_CHARGE_REQUEST_RECEIVED,
    "urgent",
    (True,),
    "an urgent reply was requested",
    absent=False,
    silent=False,
)
ON_A_HIT = Attribute(
    Event.TAKE_CHARGE_REQUEST_RECEIVED,
    "basis",
    ("eurodac", "vis"),
    "the request rests on a hit",
)
NOT_DETAINED = Not(DETAINED_THEN, "the person is not detained under Article 44")
REPLIES = (
    Event.TAKE_CHARGE_ACCEPTED,
    Event.TAKE_CHARGE_REJECTED,
    Event.NEGATIVE_REPLY_RECEIVED,
)
NOT_CONFIRMED = (
    Event.TAKE_BACK_NOT_CONFIRMED,
    Event.TAKE_BACK_NOTIFICATION_REJECTED,
    Event.NEGATIVE_REPLY_RECEIVED,
)
ACCEPTED = (Event.TAKE_CHARGE_ACCEPTED, Event.TAKE_BACK_CONFIRMED)
ANSWERED = Overtaken(
    by=Happened(
        (
            Event.TAKE_CHARGE_REQUEST_RECEIVED,
            Event.TAKE_CHARGE_ACCEPTED,
            Event.TAKE_CHARGE_REJECTED,
        ),
        "the other State received a request",
    ),
    cites=AMMR(39, 1),
    says="the other State received a request; the day on which it was sent is not recorded",
)
TAKEN_BACK_ELSEWHERE = Overtaken(
    by=AnyOf(
        (
            Happened((Event.TAKE_BACK_REQUEST_SENT,), "a take back request was sent"),
            AllOf(
                (
                    Happened((Event.TAKE_BACK_NOTIFICATION_SENT,), "a notification was sent"),
                    During(
                        Event.TAKE_BACK_NOTIFICATION_SENT,
                        Event.TAKE_BACK_NOT_CONFIRMED,
                        "the notification was not refused",
                        now=True,
                    ),
                    During(
                        Event.TAKE_BACK_NOTIFICATION_SENT,
                        Event.TAKE_BACK_NOTIFICATION_REJECTED,
                        "the notification was not refused",
                        now=True,
                    ),
                    During(
                        Event.TAKE_BACK_NOTIFICATION_SENT,
                        Event.NEGATIVE_REPLY_RECEIVED,
                        "the notification was not refused",
                        now=True,
                    ),
                ),
                "a take back notification was sent and not refused",
            ),
            AllOf(
                (
                    Happened((Event.TAKE_BACK_CONFIRMED,), "a notification was confirmed"),
                    Not(
                        Happened((Event.TAKE_BACK_NOTIFICATION_RECEIVED,), "received here"),
                        "it was not this State that was notified",
                    ),
                ),
                "another State confirmed a notification",
            ),
        ),
        "another State takes the person back",
    ),
    cites=AMMR(41, 1),
    says="another State was notified, or asked, to take the person back",
)
SHIFTED = Overtaken(
    by=Happened(
        (Event.RESPONSIBILITY_SHIFT_EVENT, Event.TRANSFER_CARRIED_OUT),
        "responsibility has shifted or the transfer was carried out",
    ),
    cites=AMMR(46, 2),
    says="responsibility has shifted, or the transfer was carried out",
)
ANSWERED_LATE = Pause(
    begins=Event.INFORMATION_REPLY_OVERDUE,
    ends=carrying(Event.INFORMATION_REQUEST_ANSWERED, shows_responsibility=True),
    restarts=False,
    once_ended=True,
    cites=AMMR(51, 5),
    says="the State asked for information was late with what shows that it is responsible",
)
STAYS_HERE = Missed(
    says="Responsibility lies with the Member State where the application was registered.",
    cites=AMMR(39, 1),
    lapses=True,
)
SILENCE_ACCEPTS = Missed(
    says="Silence amounts to accepting the request, with the duty to take charge of the person.",
    cites=AMMR(40, 8),
    derives=Event.TAKE_CHARGE_ACCEPTED,
)

# Article 39 — Submitting a take charge request

REQUEST = TimeLimit(
    id="ammr-take-charge-request-2m",
    cites=AMMR(39, 1),
    title="Send a take charge request",
    says="A State that considers another responsible requests it to take charge within two months "
    "of the registration.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=months(2),
    counted_by=AMMR_75,
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT,),
    pauses=(ANSWERED_LATE,),
    overtaken_by=(
        crisis.REQUEST,
        ANSWERED,
        Overtaken(
            by=WithinLimit(HITS, "ammr-take-charge-request-2m", "a hit was received in time"),
            cites=AMMR(39, 1, "second subparagraph"),
            says="a hit was received: one month from it",
        ),
        TAKEN_BACK_ELSEWHERE,
    ),
    if_missed=STAYS_HERE,
    rivals=("ammr-take-charge-request-hit-1m",),
)

REQUEST_AFTER_HIT = TimeLimit(
    id="ammr-take-charge-request-hit-1m",
    cites=AMMR(39, 1, "second subparagraph"),
    title="Send a take charge request after a hit",
    says="After a Eurodac hit with data of a crossing or a rescue, or after a VIS hit, the "
    "request is sent within one month of receiving the hit.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=HITS,
    lasts=months(1),
    counted_by=AMMR_75,
    per_state=True,
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT,),
    pauses=(ANSWERED_LATE,),
    overtaken_by=(ANSWERED, crisis.REQUEST),
    if_missed=STAYS_HERE,
    reading=Interpretation(
        id="ammr-39-1-late-hit",
        question="whether the two months from the registration still bind when the hit comes late",
        readings=(
            Reading(
                key="outer_limit",
                says="one month from the hit, but never later than two months from the "
                "registration",
                cites=AMMR(39, 1),
                limb=Limb(
                    runs_from=Event.APPLICATION_REGISTERED,
                    lasts=months(2),
                    cites=AMMR(39, 1, "first subparagraph"),
                    says="the two months from the registration end earlier",
                ),
            ),
            Reading(
                key="from_the_hit",
                says="one month from the hit, whatever the first subparagraph says",
                cites=AMMR(39, 1, "second subparagraph"),
            ),
        ),
        default=EARLIER,
        chosen_by="Asylia: the earlier day is safe under both readings",
        chosen_on=date(2026, 11, 22),
        only_if=Happened((Event.APPLICATION_REGISTERED,), "the application is registered"),
    ),
    rivals=("ammr-take-charge-request-2m",),
)

REQUEST_FOR_MINOR = TimeLimit(
    id="ammr-take-charge-minor-open",
    cites=AMMR(39, 1, "fourth subparagraph"),
    title="Send a take charge request for an unaccompanied minor",
    says="For an unaccompanied minor whose best interests ask for it, the request may be sent at "
    "any time before a first decision on the substance.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    kind=Kind.LAPSE,
    at_once="at any time before a first decision regarding the substance is taken",
    applies_if=(
        PersonIs(
            fact="unaccompanied_minor", value=True, says="the applicant is an unaccompanied minor"
        ),
    ),
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.FIRST_INSTANCE_DECISION_TAKEN,), "a first decision was taken"),
            cites=AMMR(39, 1, "fourth subparagraph"),
            says="a first decision regarding the substance was taken",
        ),
    ),
)

URGENT_PERIOD = TimeLimit(
    id="ammr-urgent-reply-period",
    cites=AMMR(39, 2),
    title="Leave at least one week for the urgent reply",
    says="An urgent reply may be asked for where the registration followed a refusal of entry or a "
    "return decision; the period asked for is at least one week.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=weeks(1),
    counted_by=AMMR_75,
    kind=Kind.MINIMUM,
    applies_if=(URGENT,),
    overtaken_by=(
        Overtaken(
            by=Happened(REPLIES, "the request was answered"),
            cites=AMMR(40, 7),
            says="the request was answered",
        ),
    ),
    if_missed=Missed(
        says="The least time is over; the request says how long the period asked for is.",
        cites=AMMR(40, 7),
    ),
    per_state=True,
)

# Article 40 — Replying to a take charge request

REPLY = TimeLimit(
    id="ammr-reply-1m",
    cites=AMMR(40, 1),
    title="Reply to the take charge request",
    says="The requested State replies within one month of receiving the request.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=months(1),
    counted_by=AMMR_75,
    applies_if=(
        Not(ON_A_HIT, "the request does not rest on a hit"),
        Not(URGENT, "no urgent reply was requested"),
        NOT_DETAINED,
    ),
    overtaken_by=(crisis.REPLY,),
    met_by=REPLIES,
    if_missed=SILENCE_ACCEPTS,
    per_state=True,
    rivals=("ammr-reply-hit-2w", "ammr-detained-reply-1w"),
)

REPLY_AFTER_HIT = TimeLimit(
    id="ammr-reply-hit-2w",
    cites=AMMR(40, 2),
    title="Reply to the take charge request that rests on a hit",
    says="Where the request rests on a hit, the requested State replies within two weeks of "
    "receiving it.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    applies_if=(ON_A_HIT, NOT_DETAINED),
    overtaken_by=(crisis.REPLY,),
    met_by=REPLIES,
    if_missed=SILENCE_ACCEPTS,
    per_state=True,
    rivals=("ammr-reply-1m", "ammr-detained-reply-1w"),
)

REPLY_URGENT = TimeLimit(
    id="ammr-reply-urgent-2w",
    cites=AMMR(40, 7),
    title="Reply to the urgent take charge request",
    says="Where an urgent reply was requested, the requested State replies within the period "
    "asked for or, failing that, within two weeks of receiving the request.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    applies_if=(URGENT, Not(ON_A_HIT, "the request does not rest on a hit"), NOT_DETAINED),
    overtaken_by=(crisis.REPLY,),
    met_by=REPLIES,
    if_missed=SILENCE_ACCEPTS,
    per_state=True,
)

REPLY_AS_ASKED = TimeLimit(
    id="ammr-reply-urgent-asked",
    cites=AMMR(40, 7),
    title="Reply within the time that the urgent request asks for",
    says="Where an urgent reply was requested, the requested State replies within the time asked "
    "for, which is at least one week.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    counted_by=AMMR_75,
    at_once="within the time that the request asks for",
    stated="reply_within",
    applies_if=(URGENT, NOT_DETAINED),
    overtaken_by=(crisis.REPLY,),
    met_by=REPLIES,
    if_missed=Missed(
        says="Silence accepts only at the end of the two weeks: Article 40(8) names no other time "
        "for an urgent request.",
        cites=AMMR(40, 8),
    ),
    per_state=True,
)

# Article 41 — Submitting a take back notification

NOTIFY = TimeLimit(
    id="ammr-take-back-notification-2w",
    cites=AMMR(41, 1),
    title="Send a take back notification",
    says="The State where the person is sends the take back notification within two weeks of "
    "receiving the Eurodac hit.",
    owed_by=Party.NOTIFYING_STATE,
    runs_from=carrying(Event.EURODAC_HIT_RECEIVED, category="applicant"),
    lasts=weeks(2),
    counted_by=AMMR_75,
    overtaken_by=(crisis.NOTIFICATION,),
    met_by=(Event.TAKE_BACK_NOTIFICATION_SENT,),
    if_missed=Missed(
        says="The responsible State still has to take the person back.",
        cites=AMMR(41, 1),
    ),
    per_state=True,
)

FROM_THE_RECEIPT = Interpretation(
    id="ammr-41-3-start",
    question="whether the two weeks to confirm run from the receipt of the notification or from "
    "its sending: the paragraph does not say",
    readings=(
        Reading(
            key="received",
            says="two weeks from the receipt: what is confirmed is the receipt",
            cites=AMMR(41, 3),
        ),
        Reading(
            key="sent",
            says="two weeks from the sending: that is when the notification is made",
            cites=AMMR(41, 1),
            runs_from=Event.TAKE_BACK_NOTIFICATION_SENT,
        ),
    ),
    default="received",
    chosen_by="Asylia: paragraph 3 speaks of confirming the receipt, and requests run from it too",
    chosen_on=date(2026, 11, 22),
)

CONFIRM = TimeLimit(
    id="ammr-take-back-confirm-2w",
    cites=AMMR(41, 3),
    title="Confirm the take back notification or object to it",
    says="The notified State confirms or objects within two weeks; from when is not said and "
    "taken to be the receipt.",
    owed_by=Party.NOTIFIED_STATE,
    runs_from=Event.TAKE_BACK_NOTIFICATION_RECEIVED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    reading=FROM_THE_RECEIPT,
    overtaken_by=(crisis.CONFIRMATION,),
    met_by=(Event.TAKE_BACK_CONFIRMED, *NOT_CONFIRMED),
    if_missed=Missed(
        says="Silence amounts to confirming the receipt of the notification.",
        cites=AMMR(41, 4),
        derives=Event.TAKE_BACK_CONFIRMED,
    ),
    per_state=True,
)

# Article 42 — Notification of a transfer decision

DECIDE_TRANSFER = TimeLimit(
    id="ammr-transfer-decision-2w",
    cites=AMMR(42, 1),
    title="Take the transfer decision",
    says="The transfer decision is taken within two weeks of the acceptance or the confirmation, "
    "also where silence made it.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    met_by=(Event.TRANSFER_DECISION_TAKEN,),
    shown_by=(Event.TRANSFER_DECISION_NOTIFIED,),
    overtaken_by=(SHIFTED,),
    if_missed=Missed(
        says="Responsibility does not move; a person detained under Article 44 is released, which "
        "no weekend or holiday puts off.",
        cites=AMMR(45, 4),
    ),
    per_state=True,
)

NOTIFY_DECISION = TimeLimit(
    id="ammr-transfer-decision-notify",
    cites=AMMR(42, 2),
    title="Notify the transfer decision",
    says="The person is notified of the transfer decision without delay, in writing.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    counted_by=AMMR_75,
    at_once="without delay",
    met_by=(Event.TRANSFER_DECISION_NOTIFIED,),
    overtaken_by=(SHIFTED,),
    per_state=True,
)

RULES = (
    REQUEST,
    REQUEST_AFTER_HIT,
    REQUEST_FOR_MINOR,
    URGENT_PERIOD,
    REPLY,
    REPLY_AFTER_HIT,
    REPLY_URGENT,
    REPLY_AS_ASKED,
    NOTIFY,
    CONFIRM,
    DECIDE_TRANSFER,
    NOTIFY_DECISION,
)
