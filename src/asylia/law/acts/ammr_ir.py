"""Implementing Regulation (EU) 2025/2055 to the AMMR: the rounds between two States.

The Regulation has no rule of counting of its own; Regulation 1182/71 counts. Articles 22 to 28
stand in ``ammr_ir_transfer``.
"""

from asylia.law.acts.ammr import NOT_CONFIRMED, REPLIES
from asylia.law.citation import AMMR_IR
from asylia.law.limits import (
    AnyOf,
    Attribute,
    Extended,
    Extension,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    Preferred,
    TimeLimit,
)
from asylia.law.periods import REG_1182_71, weeks
from asylia.law.terms import Event, Kind, Party

OTHER_GROUND = ("37(1)", "16")
"""Grounds of a non-confirmation for which Article 15 knows no reconsideration."""
RECONSIDERED = AnyOf(
    (
        Attribute(
            Event.TAKE_BACK_NOT_CONFIRMED,
            "ground",
            OTHER_GROUND,
            "responsibility had moved, or Eurodac was wrong",
            absent=False,
            silent=False,
        ),
        Attribute(
            Event.TAKE_BACK_NOTIFICATION_REJECTED,
            "ground",
            OTHER_GROUND,
            "responsibility had moved, or Eurodac was wrong",
            absent=False,
            silent=False,
        ),
        Attribute(
            Event.NEGATIVE_REPLY_RECEIVED,
            "ground",
            OTHER_GROUND,
            "responsibility had moved, or Eurodac was wrong",
            absent=False,
            silent=False,
        ),
    ),
    "responsibility had moved, or Eurodac was wrong",
)
NOTIFIED = Happened(
    (
        Event.TAKE_BACK_NOTIFICATION_SENT,
        Event.TAKE_BACK_NOTIFICATION_RECEIVED,
        Event.TAKE_BACK_NOT_CONFIRMED,
        Event.TAKE_BACK_NOTIFICATION_REJECTED,
    ),
    "a take back notification was refused",
)
REQUESTED = AnyOf(
    (
        Happened(
            (
                Event.TAKE_CHARGE_REQUEST_SENT,
                Event.TAKE_CHARGE_REQUEST_RECEIVED,
                Event.TAKE_CHARGE_REJECTED,
            ),
            "a request to take charge was refused",
        ),
        Not(NOTIFIED, "no take back notification was refused"),
    ),
    "a request to take charge was refused",
)
NO_ANSWER = Missed(
    says="Without an answer in time the round ends; silence is no acceptance.",
    cites=AMMR_IR(9, 2),
    lapses=True,
)

# Article 9 — Rejection of a take charge request

ASK_AGAIN = TimeLimit(
    id="ammr-ir-reexamination-3w",
    cites=AMMR_IR(9, 2),
    title="Ask for the re-examination of the rejected request",
    says="The requesting State may ask for its take charge request to be re-examined within three "
    "weeks of receiving the rejection.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=(Event.TAKE_CHARGE_REJECTED, Event.NEGATIVE_REPLY_RECEIVED),
    lasts=weeks(3),
    counted_by=REG_1182_71,
    kind=Kind.LAPSE,
    applies_if=(REQUESTED,),
    met_by=(Event.REEXAMINATION_REQUESTED,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.TAKE_CHARGE_ACCEPTED,), "the request was accepted"),
            cites=AMMR_IR(8),
            says="the request was accepted after all",
        ),
    ),
    if_missed=Missed(says="The option is lost.", cites=AMMR_IR(9, 2), lapses=True),
    per_state=True,
)

EXAMINE_AGAIN = TimeLimit(
    id="ammr-ir-reexamination-reply-2w",
    cites=AMMR_IR(9, 2),
    title="Answer the request for re-examination",
    says="The requested State endeavours to answer within two weeks; their end closes the "
    "re-examination, and the times of AMMR Article 40(1) and (7) are not lengthened.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Preferred((Event.REEXAMINATION_REQUEST_RECEIVED, Event.REEXAMINATION_REQUESTED)),
    lasts=weeks(2),
    counted_by=REG_1182_71,
    met_by=REPLIES,
    if_missed=NO_ANSWER,
    per_state=True,
)

# Article 10 — Dependent persons

ANSWER_ON_DEPENDENCY = TimeLimit(
    id="ammr-ir-dependency-info-2w",
    cites=AMMR_IR(10, 2),
    title="Answer the enquiry about a dependent person",
    says="The requested State endeavours to answer an enquiry about family and dependency within "
    "two weeks of receiving it.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Latest((Event.DEPENDENCY_INFORMATION_REQUEST_RECEIVED,)),
    lasts=weeks(2),
    counted_by=REG_1182_71,
    met_by=(Event.INFORMATION_REQUEST_ANSWERED,),
    extended_by=(
        Extension(
            lasts=weeks(4),
            when=Extended("ammr-ir-dependency-info-2w", "two more weeks were announced"),
            cites=AMMR_IR(10, 2),
            says="two more weeks were announced: further checks would clearly help",
        ),
    ),
    per_state=True,
)

# Article 11 — Unaccompanied minors

ANSWER_ON_FAMILY = TimeLimit(
    id="ammr-ir-minor-family-info-2w",
    cites=AMMR_IR(11, 4),
    title="Answer the enquiry about the family of a minor",
    says="The requested State endeavours to answer an enquiry about the family of an unaccompanied "
    "minor within two weeks of receiving it.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Latest((Event.MINOR_FAMILY_INFORMATION_REQUEST_RECEIVED,)),
    lasts=weeks(2),
    counted_by=REG_1182_71,
    met_by=(Event.INFORMATION_REQUEST_ANSWERED,),
    extended_by=(
        Extension(
            lasts=weeks(4),
            when=Extended("ammr-ir-minor-family-info-2w", "two more weeks were announced"),
            cites=AMMR_IR(11, 4),
            says="two more weeks were announced: further checks would clearly help",
        ),
    ),
    per_state=True,
)

# Article 15 — Non-confirmation of a take back notification due to cessation of responsibilities

ASK_TO_RECONSIDER = TimeLimit(
    id="ammr-ir-reconsideration-2w",
    cites=AMMR_IR(15, 3),
    title="Ask to reconsider the notification that was not confirmed",
    says="Where a non-confirmation rests on AMMR Article 37(2), (4) or (5), or a notification had "
    "no usable biometrics, its reconsideration may be asked for within two weeks.",
    owed_by=Party.NOTIFYING_STATE,
    runs_from=NOT_CONFIRMED,
    lasts=weeks(2),
    counted_by=REG_1182_71,
    kind=Kind.LAPSE,
    applies_if=(
        NOTIFIED,
        Not(
            RECONSIDERED,
            "it rests on AMMR Article 37(2), (4) or (5), or biometrics were missing",
        ),
    ),
    met_by=(Event.RECONSIDERATION_REQUESTED,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.TAKE_BACK_CONFIRMED,), "the notification was confirmed"),
            cites=AMMR_IR(14, 1),
            says="the notification was confirmed after all",
        ),
    ),
    if_missed=Missed(says="The option is lost.", cites=AMMR_IR(15, 3), lapses=True),
    per_state=True,
)

RECONSIDER = TimeLimit(
    id="ammr-ir-reconsideration-reply-2w",
    cites=AMMR_IR(15, 3),
    title="Answer the request to reconsider",
    says="The notified State endeavours to confirm or to maintain its view within two weeks of "
    "receiving the request; their end closes the reconsideration.",
    owed_by=Party.NOTIFIED_STATE,
    runs_from=Latest((Event.RECONSIDERATION_REQUESTED,)),
    lasts=weeks(2),
    counted_by=REG_1182_71,
    met_by=(Event.TAKE_BACK_CONFIRMED, *NOT_CONFIRMED),
    if_missed=Missed(
        says="Without an answer in time the round ends; silence is no confirmation.",
        cites=AMMR_IR(15, 3),
        lapses=True,
    ),
    per_state=True,
)

RULES = (
    ASK_AGAIN,
    EXAMINE_AGAIN,
    ANSWER_ON_DEPENDENCY,
    ANSWER_ON_FAMILY,
    ASK_TO_RECONSIDER,
    RECONSIDER,
)
