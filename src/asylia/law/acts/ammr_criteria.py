"""Asylum and Migration Management Regulation, Regulation (EU) 2024/1351: Articles 19 to 38."""

from datetime import date

from asylia.law.acts.apr import WAS_IN_BORDER_PROCEDURE
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import AMMR
from asylia.law.limits import (
    Attribute,
    During,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Missed,
    Overtaken,
    Reading,
    TimeLimit,
    WithinLimit,
    happens,
)
from asylia.law.periods import AMMR_75, NO_ROLLING, months, working_days, years
from asylia.law.terms import Event, Kind, Party

BACK = (
    Event.APPLICATION_MADE,
    Event.APPLICATION_REGISTERED,
    Event.BORDER_APPREHENSION,
    Event.BORDER_CROSSING,
    Event.PRESENTATION_AT_CROSSING_POINT,
    Event.TERRITORY_APPREHENSION,
)
"""What shows that a person who had left was back in a Member State."""

# Article 19 — Right to information

INFORM = TimeLimit(
    id="ammr-information",
    cites=AMMR(19, 1),
    title="Inform the applicant of the procedure on responsibility",
    says="The applicant is told of the criteria, duties, remedies and time limits as soon as "
    "possible, at the latest on the day of the registration.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=AMMR_75,
    at_once="as soon as possible, at the latest on the day of the registration",
    no_later_than=(Event.APPLICATION_REGISTERED,),
    that_day=True,
    met_by=(happens(Event.INFORMATION_PROVIDED, kind=("responsibility", "procedure")),),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    Event.APPLICATION_WITHDRAWN,
                    Event.TRANSFER_CARRIED_OUT,
                    Event.FIRST_INSTANCE_DECISION_TAKEN,
                    Event.DECISION_NOTIFIED,
                ),
                "the application was withdrawn or decided, or the person transferred",
            ),
            cites=AMMR(19, 1),
            says="the application was withdrawn or decided, or the person was transferred",
        ),
    ),
)

# Article 23 — Guarantees for minors

OF_AGE = Overtaken(
    by=Happened((Event.AGE_OF_MAJORITY,), "the applicant has come of age"),
    cites=AMMR(23, 2, "fifth subparagraph"),
    says="the applicant has come of age and is no longer an unaccompanied minor",
)

REPRESENTATIVE = TimeLimit(
    id="ammr-representative-15wd",
    cites=AMMR(23, 2, "b"),
    title="Appoint a representative for the procedure on responsibility",
    says="An unaccompanied minor has a representative as soon as possible, at the latest 15 "
    "working days after the making of the application.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    lasts=working_days(15),
    counted_by=AMMR_75,
    applies_if=(ALONE,),
    met_by=(Event.REPRESENTATIVE_APPOINTED,),
    early=True,
    extended_by=(
        Extension(
            lasts=working_days(25),
            when=Extended("ammr-representative-15wd", "the authority extended the time limit"),
            cites=AMMR(23, 2, "third subparagraph"),
            says="extended by ten working days: very many applications of minors, or another "
            "exceptional situation",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.APPLICATION_WITHDRAWN, Event.TRANSFER_CARRIED_OUT),
                "the application was withdrawn or the person transferred",
            ),
            cites=AMMR(23, 2),
            says="the application was withdrawn, or the person was transferred",
        ),
        OF_AGE,
    ),
    reading=Interpretation(
        id="ammr-23-2-made-or-lodged",
        question="whether the 15 working days run from the making or from the lodging: the "
        "Swedish text has the word for lodged where the English has made",
        readings=(
            Reading(
                key="made",
                says="15 working days from the making, as APR 23 and RCD 27 have it",
                cites=AMMR(23, 2, "b"),
            ),
            Reading(
                key="lodged",
                says="15 working days from the lodging, as the Swedish text says",
                cites=AMMR(23, 2, "b"),
                runs_from=Event.APPLICATION_LODGED,
            ),
        ),
        default="made",
        chosen_by="Asylia: the other acts count from the making, and the earlier day is safe",
        chosen_on=date(2026, 11, 22),
    ),
)

REGISTERED_THEN = (Event.APPLICATION_FIRST_REGISTERED, Event.APPLICATION_REGISTERED)
"""Facts count as they were when the application was first registered in a State (Article 24(2))."""
DOCUMENT_ENDED = (
    Event.RESIDENCE_DOCUMENT_ENDED,
    Event.RESIDENCE_DOCUMENT_EXPIRED,
    Event.RESIDENCE_PERMIT_EXPIRED,
)
VISA_ENDED = (Event.VISA_ENDED, Event.VISA_EXPIRED)

# Article 29 — Issue of residence documents or visas

OLD_DOCUMENT = TimeLimit(
    id="ammr-residence-document-3y",
    cites=AMMR(29, 4),
    title="Responsibility by a residence document that has ended can still arise",
    says="The State that issued the residence document is responsible if it expired or was "
    "withdrawn less than three years before the registration; of exactly three it is doubtful.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest(DOCUMENT_ENDED),
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    met_by=REGISTERED_THEN,
    if_missed=Missed(says="The residence document no longer counts as a criterion.", lapses=True),
    per_state=True,
)

OLD_VISA = TimeLimit(
    id="ammr-visa-18m",
    cites=AMMR(29, 4),
    title="Responsibility by a visa that has ended can still arise",
    says="The State that issued the visa is responsible if it expired or was withdrawn less than "
    "18 months before the registration; of exactly 18 it is doubtful.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest(VISA_ENDED),
    lasts=months(18),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    met_by=REGISTERED_THEN,
    if_missed=Missed(says="The visa no longer counts as a criterion.", lapses=True),
    per_state=True,
)

# Article 30 — Diplomas or other qualifications

DIPLOMA = TimeLimit(
    id="ammr-diploma-6y",
    cites=AMMR(30, 1),
    title="Responsibility by a diploma can still arise",
    says="The State of the school is responsible if the application is registered less than six "
    "years after the diploma was issued; of exactly six it is doubtful.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest((Event.DIPLOMA_ISSUED,)),
    lasts=years(6),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    met_by=REGISTERED_THEN,
    if_missed=Missed(says="The diploma no longer counts as a criterion.", lapses=True),
    per_state=True,
)

# Article 33 — Entry

IRREGULAR_ENTRY = TimeLimit(
    id="ammr-irregular-entry-20m",
    cites=AMMR(33, 1),
    title="Responsibility by irregular entry can still arise",
    says="The State first entered irregularly is responsible, but not if the application is "
    "registered more than 20 months after the crossing.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.BORDER_CROSSING,
    lasts=months(20),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.APPLICATION_REGISTERED,),
                "ammr-irregular-entry-20m",
                "the application was registered within the 20 months",
                after_start=True,
            ),
            cites=AMMR(33, 1),
            says="registered within the 20 months: the criterion holds and time no longer ends it",
        ),
    ),
    if_missed=Missed(says="Responsibility by irregular entry ceases.", lapses=True),
)

AFTER_RESCUE = TimeLimit(
    id="ammr-sar-12m",
    cites=AMMR(33, 2),
    title="Responsibility by disembarkation can still arise",
    says="The State of disembarkation after a rescue is responsible, but not if the application "
    "is registered more than 12 months after it.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.DISEMBARKATION,
    lasts=months(12),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.APPLICATION_REGISTERED,),
                "ammr-sar-12m",
                "the application was registered within the 12 months",
                after_start=True,
            ),
            cites=AMMR(33, 2),
            says="registered within the 12 months: the criterion holds and time no longer ends it",
        ),
    ),
    if_missed=Missed(says="Responsibility by disembarkation ceases.", lapses=True),
)

# Article 35 — Discretionary clauses

HUMANITARIAN_REQUEST = TimeLimit(
    id="ammr-humanitarian-request-window",
    cites=AMMR(35, 2),
    title="Ask another State on grounds of family or humanity",
    says="Another State may be asked to take charge for the sake of family or on humanitarian "
    "grounds at any time before a first decision on the substance, if the persons agree in "
    "writing.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    kind=Kind.RIGHT_FROM,
    at_once="at any time before a first decision regarding the substance is taken",
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    Event.FIRST_INSTANCE_DECISION_TAKEN,
                    Event.DECISION_NOTIFIED,
                    Event.APPLICATION_WITHDRAWN,
                    Event.TRANSFER_CARRIED_OUT,
                ),
                "the application was decided or withdrawn, or the person transferred",
            ),
            cites=AMMR(35, 2),
            says="the application was decided or withdrawn, or the person was transferred",
        ),
    ),
)

HUMANITARIAN_REPLY = TimeLimit(
    id="ammr-humanitarian-reply-2m",
    cites=AMMR(35, 2, "third subparagraph"),
    title="Reply to the request on humanitarian grounds",
    says="The requested State replies within two months of receiving a request to bring a family "
    "together or on other humanitarian grounds; a refusal gives its reasons.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.HUMANITARIAN_REQUEST_RECEIVED,
    lasts=months(2),
    counted_by=AMMR_75,
    met_by=(
        Event.TAKE_CHARGE_ACCEPTED,
        Event.TAKE_CHARGE_REJECTED,
        Event.NEGATIVE_REPLY_RECEIVED,
    ),
    if_missed=Missed(
        says="Silence is not acceptance: Article 40(8) speaks of requests under Article 39.",
        cites=AMMR(35, 2),
    ),
    per_state=True,
)

# Article 37 — Cessation of responsibilities

MARK_SHIFT = TimeLimit(
    id="ammr-cessation-other-shift",
    cites=AMMR(37, 1),
    title="Tell the other State and mark Eurodac: responsibility has moved",
    says="A State that becomes responsible by a residence document, by Article 35, for the good of "
    "a child or by a transfer not carried out in time tells the other State and marks Eurodac.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((Event.RESPONSIBILITY_SHIFT_EVENT,)),
    counted_by=AMMR_75,
    at_once="where applicable, and in Eurodac in any case",
    met_by=(Event.RESPONSIBILITY_INDICATED,),
    per_state=True,
)

CEASES_AFTER_BORDER = TimeLimit(
    id="ammr-cessation-border-15m",
    cites=AMMR(37, 2),
    title="Responsibility after a border procedure can still be relied on",
    says="The obligations of the State that rejected the application in a border procedure cease "
    "15 months after the decision became final.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((Event.FINAL_DECISION,)),
    lasts=months(15),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    applies_if=(
        WAS_IN_BORDER_PROCEDURE,
        Attribute(
            Event.FINAL_DECISION,
            "outcome",
            (
                "rejected_unfounded",
                "rejected_manifestly_unfounded",
                "inadmissible",
                "withdrawn_explicit",
                "withdrawn_implicit",
                "dismissed",
            ),
            "the application was rejected or declared withdrawn",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.TAKE_BACK_NOTIFICATION_RECEIVED, Event.TAKE_BACK_NOTIFICATION_SENT),
                "ammr-cessation-border-15m",
                "a take back procedure was begun within the 15 months",
                after_start=True,
            ),
            until=Event.TRANSFER_CARRIED_OUT,
            cites=AMMR(37, 3),
            says="a take back procedure was begun: responsibility does not cease until it is "
            "completed or the time to transfer has ended",
        ),
    ),
    if_missed=Missed(
        says="The obligations cease; an application registered later is a new one and opens a new "
        "procedure on responsibility.",
        cites=AMMR(37, 2),
        lapses=True,
    ),
)

CEASES_BY_ABSENCE = TimeLimit(
    id="ammr-cessation-absence-9m",
    cites=AMMR(37, 4),
    title="Responsibility lasts in spite of the absence",
    says="The obligations cease where the person has left the Member States for at least nine "
    "months, unless with a valid residence document of the State responsible.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((Event.DEPARTURE_FROM_MEMBER_STATES,)),
    lasts=months(9),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                BACK,
                "ammr-cessation-absence-9m",
                "the person was back within nine months",
                after_start=True,
            ),
            cites=AMMR(37, 4),
            says="the person was back within nine months: the obligations go on",
        ),
        Overtaken(
            by=During(
                Event.RESIDENCE_PERMIT_ISSUED,
                Event.RESIDENCE_DOCUMENT_ENDED,
                "the person has a residence document of this State",
            ),
            cites=AMMR(37, 4),
            says="the person has a residence document of this State",
        ),
    ),
    if_missed=Missed(
        says="The obligations cease; an application registered later is a new one and opens a new "
        "procedure on responsibility.",
        cites=AMMR(37, 4),
        lapses=True,
    ),
)

CEASES_BY_RETURN = TimeLimit(
    id="ammr-cessation-removal",
    cites=AMMR(37, 5),
    title="A later application is a new one: the return was carried out",
    says="Once the person has left under a return decision or removal order, as Eurodac shows, the "
    "duty to take back ceases and an application registered later is a new one.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((Event.RETURN_ENFORCED,)),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    at_once="from the departure",
)

# Article 38 — Start of the procedure

START = TimeLimit(
    id="ammr-start-procedure",
    cites=AMMR(38, 1),
    title="Start to determine the State responsible",
    says="The State of the first registration, or of relocation, starts to determine who is "
    "responsible without delay, and goes on even if the applicant absconds.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    at_once="without delay",
    shown_by=(
        Event.RESPONSIBILITY_INTERVIEW_HELD,
        Event.RESPONSIBILITY_INTERVIEW_OMITTED,
        Event.TAKE_CHARGE_REQUEST_SENT,
        Event.TAKE_CHARGE_ACCEPTED,
        Event.RESPONSIBILITY_DETERMINED,
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.TAKE_BACK_NOTIFICATION_SENT, Event.TAKE_BACK_CONFIRMED),
                "another State was notified to take the person back",
            ),
            cites=AMMR(41, 1),
            says="another State was notified to take the person back: it determines who is "
            "responsible",
        ),
        Overtaken(
            by=Happened(
                (
                    Event.FIRST_INSTANCE_DECISION_TAKEN,
                    Event.DECISION_NOTIFIED,
                    Event.APPLICATION_WITHDRAWN,
                    Event.TRANSFER_CARRIED_OUT,
                ),
                "the application was decided or withdrawn, or the person transferred",
            ),
            cites=AMMR(38, 1),
            says="the application was decided or withdrawn, or the person was transferred",
        ),
    ),
)

INDICATE = TimeLimit(
    id="ammr-eurodac-indication",
    cites=AMMR(38, 3),
    title="Indicate the State responsible in Eurodac",
    says="The State that conducted the procedure indicates without delay in Eurodac which State is "
    "responsible; until then the applicant is taken back under paragraph 4.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest((Event.RESPONSIBILITY_DETERMINED,)),
    counted_by=AMMR_75,
    at_once="without delay",
    met_by=(Event.RESPONSIBILITY_INDICATED,),
)

RULES = (
    INFORM,
    REPRESENTATIVE,
    OLD_DOCUMENT,
    OLD_VISA,
    DIPLOMA,
    IRREGULAR_ENTRY,
    AFTER_RESCUE,
    HUMANITARIAN_REQUEST,
    HUMANITARIAN_REPLY,
    MARK_SHIFT,
    CEASES_AFTER_BORDER,
    CEASES_BY_ABSENCE,
    CEASES_BY_RETURN,
    START,
    INDICATE,
)
