"""Implementing Regulation (EU) 2025/2055 to the AMMR: Articles 22 to 28, transfers.

Periods before a transfer are counted back in whole days.
"""

from asylia.law.acts.ammr import ACCEPTED
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import AMMR, AMMR_IR
from asylia.law.limits import (
    AnyOf,
    Attribute,
    Extension,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    Pause,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import AMMR_75, BACKWARD_WORKING_DAYS, REG_1182_71, days, months
from asylia.law.terms import Event, Kind, Party

SPECIAL_NEEDS = Attribute(
    Event.TRANSFER_ARRIVAL_DATE,
    "special_needs",
    (True,),
    "the receiving State has to prepare for special needs",
    silent=False,
)
THREAT = Attribute(
    Event.TRANSFER_ARRIVAL_DATE,
    "security_threat",
    (True,),
    "the person poses a threat to internal security",
    silent=False,
)
FORM_SENT = (Event.TRANSFER_FORM_SENT, Event.TRANSFER_FORM_RECEIVED)
GONE = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer was carried out"),
    cites=AMMR_IR(22, 1),
    says="the transfer was carried out",
)
# Article 22 — Preparation and submission of a standard transfer form

SEND_FORM = TimeLimit(
    id="ammr-ir-transfer-form-asap",
    cites=AMMR_IR(22, 2),
    title="Send the transfer form",
    says="The standard form goes to the State responsible as soon as possible after the transfer "
    "decision was notified.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((happens(Event.TRANSFER_DECISION_NOTIFIED, kind="responsibility"),)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=FORM_SENT,
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    Event.RESPONSIBILITY_SHIFT_EVENT,
                    Event.TRANSFER_CARRIED_OUT,
                    carrying(
                        Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"
                    ),
                ),
                "the transfer is over or was annulled",
            ),
            cites=AMMR_IR(22, 1),
            says="the transfer was carried out or annulled, or responsibility has shifted",
        ),
    ),
    per_state=True,
)

# Article 24 — Exchange of information concerning voluntary transfers

VOLUNTARY_FORM = TimeLimit(
    id="ammr-ir-voluntary-form",
    cites=AMMR_IR(24, 2),
    title="Send the form before the voluntary transfer",
    says="The form is sent no less than seven days before the day on which the person has to "
    "appear, and no more than fourteen.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((happens(Event.TRANSFER_REPORTING_DATE, mode="voluntary"),)),
    lasts=days(7),
    counted_by=BACKWARD_WORKING_DAYS,
    met_by=FORM_SENT,
    early=True,
    overtaken_by=(GONE,),
    per_state=True,
)

NO_NEWS = TimeLimit(
    id="ammr-ir-voluntary-silence-7d",
    cites=AMMR_IR(24, 4),
    title="Say whether the person arrived",
    says="If no news of the arrival, or of its failing, comes within seven days of the day to "
    "report, the transferring State takes the transfer as carried out (also Article 25(6)).",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((happens(Event.TRANSFER_REPORTING_DATE, mode=("voluntary", "supervised")),)),
    lasts=days(7),
    counted_by=REG_1182_71,
    kind=Kind.LAPSE,
    met_by=(
        Event.TRANSFER_CARRIED_OUT,
        Event.ABSCONDED,
        Event.TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE,
    ),
    if_missed=Missed(
        says="The transferring State takes the transfer as carried out.",
        cites=AMMR_IR(24, 4),
        derives=Event.TRANSFER_CARRIED_OUT,
    ),
    per_state=True,
)

# Article 25 — Exchange of information concerning transfers carried out by supervised departure

SUPERVISED_FORM = TimeLimit(
    id="ammr-ir-supervised-form",
    cites=AMMR_IR(25, 2),
    title="Send the form before the supervised departure",
    says="The form is sent no less than seven days before the arrival, and no more than fourteen; "
    "with special needs or for an unaccompanied minor at least 21 days before.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((carrying(Event.TRANSFER_ARRIVAL_DATE, mode="supervised"),)),
    lasts=days(7),
    counted_by=BACKWARD_WORKING_DAYS,
    met_by=FORM_SENT,
    early=True,
    extended_by=(
        Extension(
            lasts=days(21),
            when=AnyOf((ALONE, SPECIAL_NEEDS), "special needs or an unaccompanied minor"),
            cites=AMMR_IR(25, 3),
            says="special needs or an unaccompanied minor: at least 21 days before",
        ),
    ),
    overtaken_by=(GONE,),
    per_state=True,
)

AVAILABILITY = TimeLimit(
    id="ammr-ir-availability-5d",
    cites=AMMR_IR(25, 5),
    title="Confirm that the person can be received",
    says="The receiving State confirms within five days of the form that it can receive the "
    "person, or proposes another way, place or time (also Article 26(2) and (3)).",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((Event.TRANSFER_FORM_RECEIVED,)),
    lasts=days(5),
    counted_by=REG_1182_71,
    applies_if=(
        Not(
            Happened(
                (carrying(Event.TRANSFER_REPORTING_DATE, mode=("voluntary", "supervised")),),
                "the person has to report",
            ),
            "authorities receive the person on arrival",
        ),
    ),
    met_by=(Event.TRANSFER_AVAILABILITY_ANSWERED,),
    if_missed=Missed(
        says="The transfer goes to the airport that State named for this case, without further "
        "consultation.",
        cites=AMMR_IR(25, 5, "third subparagraph"),
        lapses=True,
    ),
    per_state=True,
)

# Article 26 — Exchange of information concerning transfers under escort

GROUP_NOTICE = TimeLimit(
    id="ammr-ir-group-notice-21d",
    cites=AMMR_IR(26, 2),
    title="Announce the transfer of a group",
    says="A transfer of ten or more persons at once under escort is announced as soon as possible "
    "and at the latest 21 days before.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((carrying(Event.TRANSFER_ARRIVAL_DATE, mode="group"),)),
    lasts=days(21),
    counted_by=BACKWARD_WORKING_DAYS,
    met_by=FORM_SENT,
    early=True,
    overtaken_by=(GONE,),
    per_state=True,
)

GROUP_FORMS = TimeLimit(
    id="ammr-ir-group-forms",
    cites=AMMR_IR(26, 2, "third subparagraph"),
    title="Send the form for this person of the group",
    says="Once the receiving State can take the group, the form for every person in it is sent no "
    "less than seven days before the transfer, and no more than fourteen.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((carrying(Event.TRANSFER_ARRIVAL_DATE, mode="group"),)),
    lasts=days(7),
    counted_by=BACKWARD_WORKING_DAYS,
    met_by=(carrying(Event.TRANSFER_FORM_SENT, kind="person"),),
    early=True,
    overtaken_by=(GONE,),
    per_state=True,
)

ESCORT_FORM = TimeLimit(
    id="ammr-ir-escort-form",
    cites=AMMR_IR(26, 3),
    title="Send the form before the transfer under escort",
    says="The form is sent no less than seven days before the transfer, and no more than fourteen; "
    "with special needs, for a threat or an unaccompanied minor at least 21 days before.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((carrying(Event.TRANSFER_ARRIVAL_DATE, mode="escort"),)),
    lasts=days(7),
    counted_by=BACKWARD_WORKING_DAYS,
    met_by=FORM_SENT,
    early=True,
    extended_by=(
        Extension(
            lasts=days(21),
            when=AnyOf(
                (ALONE, SPECIAL_NEEDS, THREAT),
                "special needs, a threat to internal security, or an unaccompanied minor",
            ),
            cites=AMMR_IR(26, 3, "second subparagraph"),
            says="special needs, a threat to internal security or an unaccompanied minor: at "
            "least 21 days before",
        ),
    ),
    overtaken_by=(GONE,),
    per_state=True,
)

# Article 27 — Transfers for the purpose of relocation

RELOCATION_FORM = TimeLimit(
    id="ammr-ir-relocation-form",
    cites=AMMR_IR(27, 2),
    title="Send the form before the relocation",
    says="For a relocation the form is sent as soon as possible after the notification; the days "
    "of Articles 24 to 26 are kept as far as the four weeks allow.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Latest((carrying(Event.TRANSFER_DECISION_NOTIFIED, kind="relocation"),)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=FORM_SENT,
    overtaken_by=(GONE,),
    per_state=True,
)

# Article 28 — Postponed and delayed transfers

TELL_OF_APPEAL = TimeLimit(
    id="ammr-ir-appeal-notice",
    cites=AMMR_IR(28, 1),
    title="Tell the other State of the appeal that suspends the transfer",
    says="The receiving State is told without delay of any appeal or review with suspensive "
    "effect, within the six months of AMMR Article 46(1) (paragraph 3).",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.SUSPENSIVE_EFFECT_GRANTED,)),
    counted_by=AMMR_75,
    at_once="without delay, within the six months",
    met_by=(Event.APPEAL_NOTIFIED_TO_RESPONSIBLE_STATE,),
    overtaken_by=(
        GONE,
        Overtaken(
            by=Happened(
                (happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),),
                "the appeal was decided",
            ),
            until=Event.SUSPENSIVE_EFFECT_GRANTED,
            cites=AMMR_IR(28, 1),
            says="the appeal was decided",
        ),
    ),
    per_state=True,
)

TELL_OF_DELAY = TimeLimit(
    id="ammr-ir-delay-notice-6m",
    cites=AMMR_IR(28, 3),
    title="Tell the other State of what delays the transfer",
    says="That the person absconded, resists or is imprisoned is told without delay, and within "
    "the six months of AMMR Article 46(1).",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=months(6),
    counted_by=AMMR_75,
    applies_if=(
        Happened(
            (Event.ABSCONDED, Event.IMPRISONMENT_STARTED),
            "the person absconded, resists or is imprisoned",
        ),
    ),
    met_by=(Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
    pauses=(
        Pause(
            begins=Event.SUSPENSIVE_EFFECT_GRANTED,
            ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
            restarts=True,
            cites=AMMR(46, 1),
            says="an appeal with suspensive effect: the period runs from the final decision on it",
        ),
    ),
    overtaken_by=(GONE,),
    if_missed=Missed(
        says="The longer time of AMMR Article 46(2) can no longer be relied on; the consequence is "
        "not spelled out.",
        cites=AMMR(46, 2),
        lapses=True,
    ),
    per_state=True,
)

RULES = (
    SEND_FORM,
    VOLUNTARY_FORM,
    NO_NEWS,
    SUPERVISED_FORM,
    AVAILABILITY,
    GROUP_NOTICE,
    GROUP_FORMS,
    ESCORT_FORM,
    RELOCATION_FORM,
    TELL_OF_APPEAL,
    TELL_OF_DELAY,
)
