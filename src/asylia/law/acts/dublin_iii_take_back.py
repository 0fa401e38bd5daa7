"""Dublin III Regulation: Articles 23 to 27, taking back, the transfer decision and remedies."""

from asylia.law.acts.dublin_iii import (
    ACCEPTED,
    APPLIES_FROM,
    LODGED,
    LODGINGS,
    NOT_DETAINED,
    WHICH_LODGING,
)
from asylia.law.citation import DUBLIN_III
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AnyOf,
    Attribute,
    Happened,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import DUBLIN_III_42, months, weeks
from asylia.law.terms import Event, Party

APPLICANT_HIT = carrying(Event.EURODAC_HIT_RECEIVED, category="applicant")
ON_EURODAC = AnyOf(
    (
        Happened((Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,), "the request rests on Eurodac data"),
        Attribute(
            Event.TAKE_BACK_REQUEST_RECEIVED,
            "basis",
            ("eurodac",),
            "the request rests on Eurodac data",
        ),
    ),
    "the request rests on Eurodac data",
)
NEW_APPLICATION = Happened(LODGINGS, "an application was lodged here")
NO_APPLICATION = Not(NEW_APPLICATION, "no application was lodged here")
BACK_REPLIES = (
    Event.TAKE_BACK_REQUEST_ACCEPTED,
    Event.TAKE_BACK_REQUEST_REJECTED,
    Event.NEGATIVE_REPLY_RECEIVED,
)
BACK_ANSWERED = Overtaken(
    by=Happened(
        (
            Event.TAKE_BACK_REQUEST_RECEIVED,
            Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
            Event.TAKE_BACK_REQUEST_ACCEPTED,
            Event.TAKE_BACK_REQUEST_REJECTED,
        ),
        "the other State received a request",
    ),
    cites=DUBLIN_III(23, 2),
    says="the other State received a request; the day on which it was sent is not recorded",
)
STAYS_HERE_TOO = Missed(
    says="Responsibility lies with the Member State where the new application was lodged.",
    cites=DUBLIN_III(23, 3),
    lapses=True,
)
MAY_APPLY_HERE = Missed(
    says="The State where the person is gives the opportunity to lodge a new application.",
    cites=DUBLIN_III(24, 3),
    lapses=True,
)
SILENCE_TAKES_BACK = Missed(
    says="Silence amounts to accepting the request, with the duty to take the person back.",
    cites=DUBLIN_III(25, 2),
    derives=Event.TAKE_BACK_REQUEST_ACCEPTED,
)
OTHER_EVIDENCE = Happened(
    (
        Event.AWARENESS_OTHER_STATE_RESPONSIBLE,
        carrying(Event.TAKE_BACK_REQUEST_SENT, basis="other"),
    ),
    "evidence other than Eurodac data points to another State",
)
HIT_TOO = Overtaken(
    by=Happened((APPLICANT_HIT,), "a hit was received"),
    cites=DUBLIN_III(23, 2),
    says="a hit was received: two months from it",
)
SHIFT_ALONE = Overtaken(
    by=Happened((Event.RESPONSIBILITY_SHIFT_EVENT,), "responsibility has shifted"),
    cites=DUBLIN_III(29, 2),
    says="responsibility has shifted",
)
SHIFTED = Overtaken(
    by=Happened(
        (Event.RESPONSIBILITY_SHIFT_EVENT, Event.TRANSFER_CARRIED_OUT),
        "responsibility has shifted or the transfer was carried out",
    ),
    cites=DUBLIN_III(29, 2),
    says="responsibility has shifted, or the transfer was carried out",
)

# Article 23 — Submitting a take back request when a new application was lodged

TAKE_BACK_AFTER_HIT = TimeLimit(
    id="dub3-23-2-take-back-eurodac",
    cites=DUBLIN_III(23, 2),
    title="Send a take back request after a hit",
    says="Where a new application was lodged here, the take back request is made within two months "
    "of receiving the Eurodac hit.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=APPLICANT_HIT,
    lasts=months(2),
    counted_by=DUBLIN_III_42,
    applies_if=(NEW_APPLICATION,),
    met_by=(Event.TAKE_BACK_REQUEST_SENT,),
    overtaken_by=(BACK_ANSWERED,),
    if_missed=STAYS_HERE_TOO,
    per_state=True,
    twins=("ammr-take-back-notification-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TAKE_BACK = TimeLimit(
    id="dub3-23-2-take-back-other-evidence",
    cites=DUBLIN_III(23, 2, "second subparagraph"),
    title="Send a take back request on other evidence",
    says="A take back request that rests on evidence other than Eurodac data is sent within three "
    "months of the lodging.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=LODGED,
    lasts=months(3),
    counted_by=DUBLIN_III_42,
    applies_if=(OTHER_EVIDENCE,),
    met_by=(Event.TAKE_BACK_REQUEST_SENT,),
    overtaken_by=(BACK_ANSWERED, HIT_TOO),
    if_missed=STAYS_HERE_TOO,
    reading=WHICH_LODGING,
    twins=("ammr-take-back-notification-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 24 — Submitting a take back request when no new application was lodged

TAKE_BACK_NOT_APPLIED_AFTER_HIT = TimeLimit(
    id="dub3-24-2-take-back-no-application-eurodac",
    cites=DUBLIN_III(24, 2),
    title="Send a take back request for a person who did not apply here, after a hit",
    says="For a person who stays here without a residence document and did not apply here, the "
    "request is made within two months of receiving the Eurodac hit; not where the application "
    "was finally rejected elsewhere.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=APPLICANT_HIT,
    lasts=months(2),
    counted_by=DUBLIN_III_42,
    applies_if=(NO_APPLICATION,),
    met_by=(Event.TAKE_BACK_REQUEST_SENT,),
    overtaken_by=(BACK_ANSWERED,),
    if_missed=MAY_APPLY_HERE,
    per_state=True,
    twins=("ammr-take-back-notification-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TAKE_BACK_NOT_APPLIED = TimeLimit(
    id="dub3-24-2-take-back-no-application-other",
    cites=DUBLIN_III(24, 2, "second subparagraph"),
    title="Send a take back request for a person who did not apply here, on other evidence",
    says="On evidence other than Eurodac data the request is sent within three months of becoming "
    "aware that another State may be responsible.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.AWARENESS_OTHER_STATE_RESPONSIBLE,
    lasts=months(3),
    counted_by=DUBLIN_III_42,
    applies_if=(NO_APPLICATION,),
    met_by=(Event.TAKE_BACK_REQUEST_SENT,),
    overtaken_by=(BACK_ANSWERED, HIT_TOO),
    if_missed=MAY_APPLY_HERE,
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 25 — Replying to a take back request

REPLY_BACK = TimeLimit(
    id="dub3-25-1-take-back-reply",
    cites=DUBLIN_III(25, 1),
    title="Reply to the take back request",
    says="The requested State decides on the request within one month of receiving it.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_BACK_REQUEST_RECEIVED,
    lasts=months(1),
    counted_by=DUBLIN_III_42,
    applies_if=(Not(ON_EURODAC, "the request does not rest on Eurodac data"), NOT_DETAINED),
    met_by=BACK_REPLIES,
    if_missed=SILENCE_TAKES_BACK,
    per_state=True,
    rivals=("dub3-25-1-take-back-reply-eurodac",),
    twins=("ammr-take-back-confirm-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REPLY_BACK_AFTER_HIT = TimeLimit(
    id="dub3-25-1-take-back-reply-eurodac",
    cites=DUBLIN_III(25, 1, "second sentence"),
    title="Reply to the take back request that rests on Eurodac data",
    says="Where the request rests on Eurodac data, the requested State decides within two weeks of "
    "receiving it.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=(Event.TAKE_BACK_REQUEST_RECEIVED, Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC),
    lasts=weeks(2),
    counted_by=DUBLIN_III_42,
    applies_if=(ON_EURODAC, NOT_DETAINED),
    met_by=BACK_REPLIES,
    if_missed=SILENCE_TAKES_BACK,
    per_state=True,
    rivals=("dub3-25-1-take-back-reply",),
    twins=("ammr-take-back-confirm-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 26 — Notification of a transfer decision

NOTIFY_DECISION = TimeLimit(
    id="dub3-26-notify-transfer-decision",
    cites=DUBLIN_III(26, 1),
    title="Notify the transfer decision",
    says="Once the other State has accepted, the person is notified of the decision to transfer "
    "him or her; the Article gives no number of days.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    counted_by=DUBLIN_III_42,
    at_once="where the requested Member State accepts",
    met_by=(Event.TRANSFER_DECISION_NOTIFIED,),
    overtaken_by=(SHIFTED,),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 27 — Remedies

APPEAL = TimeLimit(
    id="dub3-27-2-time-to-appeal",
    cites=DUBLIN_III(27, 2),
    title="Appeal against the transfer decision",
    says="National law gives the person a reasonable period for an appeal against the transfer "
    "decision or its review.",
    owed_by=Party.APPLICANT,
    runs_from=Event.TRANSFER_DECISION_NOTIFIED,
    counted_by=DUBLIN_III_42,
    national=True,
    met_by=(happens(Event.APPEAL_FILED, against="transfer_decision"),),
    overtaken_by=(SHIFT_ALONE,),
    if_missed=Missed(says="The transfer decision can no longer be appealed against.", lapses=True),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

ASK_TO_SUSPEND = TimeLimit(
    id="dub3-27-3-suspension-request",
    cites=DUBLIN_III(27, 3, "c"),
    title="Ask the court to suspend the transfer",
    says="Where national law chose point (c), the person may ask a court within a reasonable "
    "period, which it sets, to suspend the transfer pending the appeal or review.",
    owed_by=Party.APPLICANT,
    runs_from=Event.TRANSFER_DECISION_NOTIFIED,
    counted_by=DUBLIN_III_42,
    national=True,
    met_by=(Event.SUSPENSION_REQUESTED, Event.SUSPENSION_REQUEST_RECEIVED_BY_COURT),
    overtaken_by=(SHIFTED,),
    if_missed=Missed(
        says="The appeal alone does not stop the transfer.",
        cites=DUBLIN_III(27, 3, "c"),
        lapses=True,
    ),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

DECIDE_SUSPENSION = TimeLimit(
    id="dub3-27-3-suspension-request-decision",
    cites=DUBLIN_III(27, 3),
    title="Decide on suspending the transfer",
    says="The court decides within a reasonable period whether to suspend the transfer; until the "
    "first request is decided the transfer waits.",
    owed_by=Party.COURT,
    runs_from=(Event.SUSPENSION_REQUESTED, Event.SUSPENSION_REQUEST_RECEIVED_BY_COURT),
    counted_by=DUBLIN_III_42,
    at_once="within a reasonable period of time",
    met_by=(Event.SUSPENSIVE_EFFECT_GRANTED, Event.SUSPENSIVE_EFFECT_REFUSED),
    overtaken_by=(SHIFTED,),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    TAKE_BACK_AFTER_HIT,
    TAKE_BACK,
    TAKE_BACK_NOT_APPLIED_AFTER_HIT,
    TAKE_BACK_NOT_APPLIED,
    REPLY_BACK,
    REPLY_BACK_AFTER_HIT,
    NOTIFY_DECISION,
    APPEAL,
    ASK_TO_SUSPEND,
    DECIDE_SUSPENSION,
)
