"""Dublin III Regulation: Articles 28 to 37, detention, transfer and cooperation."""

from datetime import date

from asylia.law.acts.dublin_iii import (
    ACCEPTED,
    APPLIES_FROM,
    CHARGE_REPLIES,
    DETAINED,
    DETAINED_THEN,
    LODGED,
    WHICH_LODGING,
)
from asylia.law.acts.dublin_iii_take_back import BACK_REPLIES
from asylia.law.citation import DUBLIN_III
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AllOf,
    AnyOf,
    Extended,
    Happened,
    Interpretation,
    Latest,
    Longer,
    Missed,
    Not,
    Overtaken,
    Pause,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
    happens,
)
from asylia.law.periods import DUBLIN_III_42, months, weeks, years
from asylia.law.terms import Event, Party

RELEASE = Missed(
    says="The person may no longer be detained; the ordinary time limits go on.",
    cites=DUBLIN_III(28, 3, "fourth subparagraph"),
    lapses=True,
)
SHIFT = Missed(
    says="The responsible State is relieved, and responsibility passes to the requesting State.",
    cites=DUBLIN_III(29, 2),
    derives=Event.RESPONSIBILITY_SHIFT_EVENT,
)
SUSPENDED = Pause(
    begins=Event.SUSPENSIVE_EFFECT_GRANTED,
    ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
    restarts=True,
    cites=DUBLIN_III(29, 1),
    says="an appeal with suspensive effect: the period runs from the final decision on it",
)
ANNULLED = Overtaken(
    by=Happened(
        (carrying(Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"),),
        "the transfer decision was annulled",
    ),
    until=Event.TRANSFER_DECISION_NOTIFIED,
    cites=DUBLIN_III(27, 1),
    says="the transfer decision was annulled on appeal: nobody is transferred on it; what a new "
    "decision would change, the Regulation does not say",
)
TOLD_IN_TIME = WithinLimit(
    (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
    "dub3-29-1-transfer",
    "the responsible State was told of the absconding before the six months ended",
)
IMPRISONED = AllOf(
    (
        Extended("dub3-29-1-transfer", "the time limit was extended"),
        AnyOf(
            (
                Happened((Event.IMPRISONMENT_STARTED,), "the person was imprisoned"),
                Extended("dub3-29-1-transfer", "the ground is imprisonment", ("prison",)),
            ),
            "the ground is imprisonment",
        ),
    ),
    "the time limit was extended because of imprisonment",
)
ABSCONDED = Overtaken(
    by=TOLD_IN_TIME,
    cites=DUBLIN_III(29, 2),
    says="the responsible State was told of the absconding: 18 months in total",
)
REQUESTED_DETAINED = AnyOf(
    (
        DETAINED_THEN,
        Happened((Event.REQUEST_RECEIVED_DETAINED,), "the request is for a detained person"),
    ),
    "the person is detained under Article 28",
)
TO_TAKE_BACK = Happened(
    (
        Event.TAKE_BACK_REQUEST_SENT,
        Event.TAKE_BACK_REQUEST_RECEIVED,
        Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
    ),
    "the request is one to take back",
)
TO_TAKE_CHARGE = AnyOf(
    (
        Happened(
            (
                Event.TAKE_CHARGE_REQUEST_SENT,
                Event.TAKE_CHARGE_REQUEST_RECEIVED,
                Event.TAKE_CHARGE_REQUEST_RECEIVED_URGENT,
            ),
            "the request is one to take charge",
        ),
        Not(TO_TAKE_BACK, "the request is not one to take back"),
    ),
    "the request is one to take charge",
)

# Article 28 — Detention

REQUEST_DETAINED = TimeLimit(
    id="dub3-28-3-detained-request",
    cites=DUBLIN_III(28, 3, "second subparagraph"),
    title="Send the request for a detained person",
    says="For a person detained under Article 28 the take charge or take back request is submitted "
    "within one month of the lodging.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=LODGED,
    lasts=months(1),
    counted_by=DUBLIN_III_42,
    applies_if=(DETAINED,),
    met_by=(Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_BACK_REQUEST_SENT),
    early=True,
    overtaken_by=(
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "dub3-28-3-detained-request", "released"),
            until=Event.DETENTION_STARTED,
            cites=DUBLIN_III(28, 3),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    reading=WHICH_LODGING,
    liberty=True,
    twins=("ammr-detained-request-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REPLY_DETAINED = TimeLimit(
    id="dub3-28-3-detained-reply",
    cites=DUBLIN_III(28, 3, "second subparagraph"),
    title="Reply to the take charge request for a detained person",
    says="For a person detained under Article 28 the requested State replies within two weeks of "
    "receiving the take charge request.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=(
        Event.TAKE_CHARGE_REQUEST_RECEIVED,
        Event.TAKE_CHARGE_REQUEST_RECEIVED_URGENT,
        Event.REQUEST_RECEIVED_DETAINED,
    ),
    lasts=weeks(2),
    counted_by=DUBLIN_III_42,
    applies_if=(REQUESTED_DETAINED, TO_TAKE_CHARGE),
    met_by=CHARGE_REPLIES,
    if_missed=Missed(
        says="Silence amounts to accepting the request, with the duty to take charge.",
        cites=DUBLIN_III(28, 3),
        derives=Event.TAKE_CHARGE_ACCEPTED,
    ),
    per_state=True,
    twins=("ammr-detained-reply-1w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REPLY_BACK_DETAINED = TimeLimit(
    id="dub3-28-3-detained-reply-take-back",
    cites=DUBLIN_III(28, 3, "second subparagraph"),
    title="Reply to the take back request for a detained person",
    says="For a person detained under Article 28 the requested State replies within two weeks of "
    "receiving the take back request.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=(
        Event.TAKE_BACK_REQUEST_RECEIVED,
        Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
        Event.REQUEST_RECEIVED_DETAINED,
    ),
    lasts=weeks(2),
    counted_by=DUBLIN_III_42,
    applies_if=(REQUESTED_DETAINED, TO_TAKE_BACK),
    met_by=BACK_REPLIES,
    if_missed=Missed(
        says="Silence amounts to accepting the request, with the duty to take the person back.",
        cites=DUBLIN_III(28, 3),
        derives=Event.TAKE_BACK_REQUEST_ACCEPTED,
    ),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TRANSFER_DETAINED = TimeLimit(
    id="dub3-28-3-detained-transfer",
    cites=DUBLIN_III(28, 3, "third subparagraph"),
    title="Carry out the transfer of the detained person",
    says="A person detained under Article 28 is transferred within six weeks of the acceptance or "
    "of the end of the suspensive effect.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((*ACCEPTED, Event.SUSPENSIVE_EFFECT_ENDED)),
    lasts=weeks(6),
    counted_by=DUBLIN_III_42,
    applies_if=(DETAINED,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(
        Pause(
            begins=Event.SUSPENSIVE_EFFECT_GRANTED,
            ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
            restarts=True,
            cites=DUBLIN_III(28, 3, "third subparagraph"),
            says="an appeal with suspensive effect: the six weeks run from when it ends",
        ),
    ),
    overtaken_by=(
        ANNULLED,
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "dub3-28-3-detained-transfer", "released"),
            until=Event.DETENTION_STARTED,
            cites=DUBLIN_III(28, 3),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    reading=Interpretation(
        id="dub3-28-3-detained-later",
        question="whether, for a person detained only after the acceptance, the six weeks run from "
        "the acceptance all the same",
        readings=(
            Reading(
                key="from_acceptance",
                says="six weeks from the acceptance, as the words say",
                cites=DUBLIN_III(28, 3, "third subparagraph"),
            ),
            Reading(
                key="from_detention",
                says="counted from the detention: the Court of Justice holds that the period "
                "presupposes a person detained already, and that national law may then allow two "
                "months, if no longer than needed (C-60/16)",
                cites=DUBLIN_III(28, 3),
                runs_from=Latest((carrying(Event.DETENTION_STARTED, ground="transfer"),)),
            ),
        ),
        default="from_acceptance",
        chosen_by="Asylia: the day that is safe for liberty",
        chosen_on=date(2026, 11, 22),
        only_if=Not(DETAINED_THEN, "the person was detained only later"),
    ),
    per_state=True,
    liberty=True,
    twins=("ammr-detained-transfer-5w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 29 — Modalities and time limits (of transfers)

TRANSFER = TimeLimit(
    id="dub3-29-1-transfer",
    cites=DUBLIN_III(29, 1),
    title="Carry out the transfer",
    says="The transfer is carried out within six months of the acceptance or of the final decision "
    "on an appeal or review that had suspensive effect.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=months(6),
    counted_by=DUBLIN_III_42,
    longer=(
        Longer(lasts=years(1), cites=DUBLIN_III(29, 2), says="because of imprisonment, one year"),
        Longer(lasts=months(18), cites=DUBLIN_III(29, 2), says="after absconding, 18 months"),
    ),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(
        ANNULLED,
        ABSCONDED,
        Overtaken(
            by=IMPRISONED,
            cites=DUBLIN_III(29, 2),
            says="extended because of imprisonment: one year in total",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
    twins=("ammr-transfer-6m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TRANSFER_IMPRISONED = TimeLimit(
    id="dub3-29-2-imprisonment",
    cites=DUBLIN_III(29, 2),
    title="Carry out the transfer of the imprisoned person",
    says="Where imprisonment prevented the transfer, the time limit may be extended to at most one "
    "year in total, counted once from the same event.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=years(1),
    counted_by=DUBLIN_III_42,
    applies_if=(IMPRISONED,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(ANNULLED, ABSCONDED),
    if_missed=SHIFT,
    per_state=True,
    twins=("ammr-transfer-imprisoned-1y",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TRANSFER_ABSCONDED = TimeLimit(
    id="dub3-29-2-absconding",
    cites=DUBLIN_III(29, 2),
    title="Carry out the transfer after absconding",
    says="Where the responsible State was told in time that the person absconded, the time limit "
    "may be extended to at most 18 months in total, counted once from the same event.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=months(18),
    counted_by=DUBLIN_III_42,
    applies_if=(TOLD_IN_TIME,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(ANNULLED,),
    if_missed=SHIFT,
    per_state=True,
    twins=("ammr-transfer-absconded-3y",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

ACCEPT_BACK = TimeLimit(
    id="dub3-29-3-accept-back",
    cites=DUBLIN_III(29, 3),
    title="Accept the person back whose transfer was overturned",
    says="A State that transferred a person in error, or whose decision was overturned afterwards, "
    "accepts that person back promptly.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Event.TRANSFER_OVERTURNED,
    counted_by=DUBLIN_III_42,
    at_once="promptly",
    met_by=(Event.PERSON_ACCEPTED_BACK,),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 31 — Exchange of relevant information before a transfer is carried out

SEND_DATA = TimeLimit(
    id="dub3-31-1-pre-transfer-data",
    cites=DUBLIN_III(31, 1),
    title="Send the data that the State responsible needs",
    says="What the State responsible needs to care for the person is sent a reasonable period "
    "before the transfer.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.TRANSFER_PLANNED,)),
    counted_by=DUBLIN_III_42,
    at_once="a reasonable period before the transfer",
    met_by=(Event.TRANSFER_FORM_SENT,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer was carried out"),
            cites=DUBLIN_III(31, 1),
            says="the transfer was carried out",
        ),
    ),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 33 — Early warning, preparedness and crisis management

CRISIS_PLAN = TimeLimit(
    id="dub3-33-3-crisis-plan",
    cites=DUBLIN_III(33, 3),
    title="Draw up the crisis management action plan",
    says="The State draws up the plan within three months of the Commission's request.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.CRISIS_PLAN_REQUESTED,
    lasts=months(3),
    counted_by=DUBLIN_III_42,
    met_by=(Event.CRISIS_PLAN_SUBMITTED,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CRISIS_REPORT = TimeLimit(
    id="dub3-33-3-crisis-plan-reports",
    cites=DUBLIN_III(33, 3, "third subparagraph"),
    title="Report on the crisis management action plan",
    says="The State reports on carrying out the plan at least every three months; each report is "
    "entered as the plan is.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.CRISIS_PLAN_SUBMITTED,)),
    lasts=months(3),
    counted_by=DUBLIN_III_42,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 34 — Information sharing

INFORM = TimeLimit(
    id="dub3-34-5-information-reply",
    cites=DUBLIN_III(34, 5),
    title="Answer the request for information",
    says="The requested State replies within five weeks; from when is not said and taken to be the "
    "receipt.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.INFORMATION_REQUEST_RECEIVED,
    lasts=weeks(5),
    counted_by=DUBLIN_III_42,
    met_by=(Event.INFORMATION_REQUEST_ANSWERED,),
    if_missed=Missed(
        says="The duty to reply remains; if the State turns out to be responsible, the time limits "
        "for a request grow by the delay.",
        cites=DUBLIN_III(34, 5),
        derives=Event.INFORMATION_REPLY_OVERDUE,
        goes_on=True,
    ),
    per_state=True,
    twins=("ammr-information-request-3w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 37 — Conciliation

CONCILIATE = TimeLimit(
    id="dub3-37-2-conciliation",
    cites=DUBLIN_III(37, 2),
    title="Propose a solution to the dispute",
    says="The three members of the Committee propose a solution within one month; from when is not "
    "said and taken to be the start of the conciliation.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.CONCILIATION_STARTED,
    lasts=months(1),
    counted_by=DUBLIN_III_42,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    REQUEST_DETAINED,
    REPLY_DETAINED,
    REPLY_BACK_DETAINED,
    TRANSFER_DETAINED,
    TRANSFER,
    TRANSFER_IMPRISONED,
    TRANSFER_ABSCONDED,
    ACCEPT_BACK,
    SEND_DATA,
    CRISIS_PLAN,
    CRISIS_REPORT,
    INFORM,
    CONCILIATE,
)
