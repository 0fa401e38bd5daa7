"""Asylum and Migration Management Regulation, Regulation (EU) 2024/1351: Articles 48 to 69."""

from asylia.law.citation import AMMR
from asylia.law.limits import (
    Attribute,
    Extended,
    Extension,
    Happened,
    Latest,
    Missed,
    Overtaken,
    Pause,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import AMMR_75, BACKWARD_WORKING_DAYS, NO_ROLLING, days, weeks, years
from asylia.law.terms import Event, Kind, Party

RELOCATED = (
    happens(Event.TRANSFER_CARRIED_OUT, kind="relocation"),
    Event.RELOCATION_ARRIVAL,
)
REFUSED = Overtaken(
    by=Happened((Event.RELOCATION_REFUSED,), "the relocation was refused"),
    until=Event.RELOCATION_CONFIRMED,
    cites=AMMR(67, 9, "second subparagraph"),
    says="the relocation was refused: there are grounds to see a threat to internal security",
)
FOR_RELOCATION = Attribute(
    Event.TRANSFER_ARRIVAL_DATE,
    "kind",
    ("relocation",),
    "the transfer is a relocation",
    absent=False,
    silent=False,
)
APPLICANT_STILL = Attribute(
    Event.TRANSFER_ARRIVAL_DATE,
    "beneficiary",
    (False,),
    "the person is an applicant",
)
BENEFICIARY = Attribute(
    Event.TRANSFER_ARRIVAL_DATE,
    "beneficiary",
    (True,),
    "the person is a beneficiary of international protection",
)

# Article 48 — Exchange of relevant information before a transfer is carried out

SEND_DATA = TimeLimit(
    id="ammr-pre-transfer-data",
    cites=AMMR(48, 1),
    title="Send the data that the State responsible needs",
    says="Personal data, health and special needs are sent a reasonable time before the transfer; "
    "the Implementing Regulation says how many days.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.TRANSFER_PLANNED,)),
    counted_by=AMMR_75,
    at_once="a reasonable time before the transfer",
    met_by=(Event.TRANSFER_FORM_SENT,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer was carried out"),
            cites=AMMR(48, 1),
            says="the transfer was carried out",
        ),
    ),
    per_state=True,
)

# Article 51 — Information sharing
# Paragraph 8: no entry tells that what was forwarded turned out wrong.

ANSWER_REQUEST = TimeLimit(
    id="ammr-information-request-3w",
    cites=AMMR(51, 5),
    title="Answer the request for information",
    says="The requested State answers a request for information about an applicant within three "
    "weeks; from when is not said and taken to be the receipt.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Latest((Event.INFORMATION_REQUEST_RECEIVED,)),
    lasts=weeks(3),
    counted_by=AMMR_75,
    met_by=(Event.INFORMATION_REQUEST_ANSWERED,),
    if_missed=Missed(
        says="The duty to answer goes on. If what is withheld shows its responsibility, that State "
        "may not plead the end of the time limits of Article 39, which grow by the delay.",
        cites=AMMR(51, 5),
        derives=Event.INFORMATION_REPLY_OVERDUE,
        goes_on=True,
    ),
    per_state=True,
)

# Article 56 — Annual Solidarity Pool

STILL_TO_RELOCATE = TimeLimit(
    id="ammr-relocation-beneficiary-3y",
    cites=AMMR(56, 2, "a", "ii"),
    title="The beneficiary can still be chosen for relocation",
    says="Where two States agree, somebody with protection may be relocated if it was granted less "
    "than three years before the Council's act on the solidarity pool is adopted.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Event.PROTECTION_GRANTED,
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    applies_if=(
        Happened(
            (
                Event.PERSON_IDENTIFIED_FOR_RELOCATION,
                Event.RELOCATION_INFORMATION_SENT,
                Event.RELOCATION_INFORMATION_RECEIVED,
            ),
            "the person was chosen for relocation",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(RELOCATED, "the person was relocated"),
            cites=AMMR(56, 2),
            says="the person was relocated",
        ),
    ),
    if_missed=Missed(
        says="No act on the pool that is adopted later covers the person.",
        cites=AMMR(56, 2, "a", "ii"),
        lapses=True,
    ),
)

# Article 67 — Procedure before relocation
# Paragraph 2: no entry tells that the benefitting State ended the procedure for a threat.

SEND = TimeLimit(
    id="ammr-relocation-send-information",
    cites=AMMR(67, 7),
    title="Send the State of relocation what it needs to know",
    says="What is known of the person, and the documents, go to the State of relocation on the "
    "standard form as quickly as possible.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Latest((Event.PERSON_IDENTIFIED_FOR_RELOCATION,)),
    counted_by=AMMR_75,
    at_once="as quickly as possible",
    met_by=(Event.RELOCATION_INFORMATION_SENT,),
    shown_by=(Event.RELOCATION_INFORMATION_RECEIVED,),
    per_state=True,
)

CONFIRM = TimeLimit(
    id="ammr-relocation-reply-1w",
    cites=AMMR(67, 9),
    title="Confirm the relocation",
    says="The State of relocation confirms within one week of receiving the information that it "
    "will relocate the person, or says that there are grounds to see a threat to security.",
    owed_by=Party.RELOCATION_STATE,
    runs_from=Latest((Event.RELOCATION_INFORMATION_RECEIVED,)),
    lasts=weeks(1),
    counted_by=AMMR_75,
    met_by=(Event.RELOCATION_CONFIRMED, Event.RELOCATION_REFUSED),
    extended_by=(
        Extension(
            lasts=weeks(2),
            when=Extended("ammr-relocation-reply-1w", "the reply was postponed in the first week"),
            cites=AMMR(67, 9, "third subparagraph"),
            says="postponed within the first week: a complex check, or very many cases at once",
        ),
    ),
    if_missed=Missed(
        says="Silence obliges the State to relocate the person and to prepare the arrival.",
        cites=AMMR(67, 9, "fourth subparagraph"),
        derives=Event.RELOCATION_CONFIRMED,
    ),
    per_state=True,
)

DECIDE = TimeLimit(
    id="ammr-relocation-decision-1w",
    cites=AMMR(67, 10),
    title="Take the transfer decision for the relocation",
    says="The State from which the person is relocated takes the transfer decision within one week "
    "of the confirmation.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Event.RELOCATION_CONFIRMED,
    lasts=weeks(1),
    counted_by=AMMR_75,
    met_by=(happens(Event.TRANSFER_DECISION_TAKEN, kind="relocation"),),
    shown_by=(happens(Event.TRANSFER_DECISION_NOTIFIED, kind="relocation"),),
    overtaken_by=(REFUSED,),
    per_state=True,
)

NOTICE_APPLICANT = TimeLimit(
    id="ammr-relocation-notice-applicant",
    cites=AMMR(67, 10),
    title="Notify the applicant before the relocation",
    says="An applicant is notified of the decision to relocate at the latest two days before the "
    "transfer.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Latest((Event.TRANSFER_ARRIVAL_DATE,)),
    lasts=days(2),
    counted_by=BACKWARD_WORKING_DAYS,
    applies_if=(FOR_RELOCATION, APPLICANT_STILL),
    met_by=(Event.TRANSFER_DECISION_NOTIFIED,),
    early=True,
    overtaken_by=(REFUSED,),
    per_state=True,
)

NOTICE_BENEFICIARY = TimeLimit(
    id="ammr-relocation-notice-beneficiary",
    cites=AMMR(67, 10),
    title="Notify the beneficiary before the relocation",
    says="A beneficiary of protection, who has to consent in writing, is notified of the decision "
    "to relocate one week before the transfer.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Latest((Event.TRANSFER_ARRIVAL_DATE,)),
    lasts=weeks(1),
    counted_by=BACKWARD_WORKING_DAYS,
    applies_if=(FOR_RELOCATION, BENEFICIARY),
    met_by=(Event.TRANSFER_DECISION_NOTIFIED,),
    early=True,
    overtaken_by=(REFUSED,),
    per_state=True,
)

RELOCATE = TimeLimit(
    id="ammr-relocation-transfer-4w",
    cites=AMMR(67, 11),
    title="Carry out the relocation",
    says="The relocation is carried out as soon as practically possible and within four weeks of "
    "the confirmation, or of the final decision on an appeal with suspensive effect.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Event.RELOCATION_CONFIRMED,
    lasts=weeks(4),
    counted_by=AMMR_75,
    met_by=RELOCATED,
    pauses=(
        Pause(
            begins=Event.SUSPENSIVE_EFFECT_GRANTED,
            ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
            restarts=True,
            cites=AMMR(67, 11),
            says="an appeal with suspensive effect: the four weeks run from the final decision",
        ),
    ),
    overtaken_by=(
        REFUSED,
        Overtaken(
            by=Happened(
                (
                    carrying(
                        Event.APPEAL_FINAL_DECISION,
                        against="transfer_decision",
                        outcome="upheld",
                    ),
                ),
                "the decision to relocate was annulled",
            ),
            until=Event.TRANSFER_DECISION_NOTIFIED,
            cites=AMMR(67, 13),
            says="the decision to relocate was annulled on appeal",
        ),
    ),
    if_missed=Missed(
        says="The Regulation names no consequence: Article 46(2) is not among the provisions that "
        "paragraph 13 takes over.",
        cites=AMMR(67, 13),
    ),
    per_state=True,
)

# Article 69 — Procedure for responsibility offsets

ANSWER_OFFSET = TimeLimit(
    id="ammr-offset-reply-30d",
    cites=AMMR(69, 2),
    title="Answer the request for a responsibility offset",
    says="The contributing State answers within 30 days of receiving the request for how many "
    "applications it takes responsibility; it then says which.",
    owed_by=Party.CONTRIBUTING_STATE,
    runs_from=Latest((Event.OFFSET_REQUEST_RECEIVED,)),
    lasts=days(30),
    counted_by=AMMR_75,
    met_by=(Event.OFFSET_REQUEST_ANSWERED,),
    if_missed=Missed(
        says="The Regulation names no consequence; silence takes nothing over.",
        cites=AMMR(69, 2),
    ),
    per_state=True,
)

RULES = (
    SEND_DATA,
    ANSWER_REQUEST,
    STILL_TO_RELOCATE,
    SEND,
    CONFIRM,
    DECIDE,
    NOTICE_APPLICANT,
    NOTICE_BENEFICIARY,
    RELOCATE,
    ANSWER_OFFSET,
)
