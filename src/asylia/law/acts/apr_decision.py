"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 36 to 41, the decision."""

from asylia.law.acts.apr import DECIDED, REMITTED, WITHDRAWN
from asylia.law.citation import APR
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Before,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import APR_73, working_days
from asylia.law.terms import Event, Kind, Party

REJECTED = ("rejected_unfounded", "rejected_manifestly_unfounded", "inadmissible")
GIVEN_UP = ("withdrawn_explicit", "withdrawn_implicit")

# Article 36 — Decisions on applications

NOTIFY = TimeLimit(
    id="apr-decision-notification",
    cites=APR(36, 1),
    title="Notify the decision",
    says="The decision is given in writing and notified to the applicant, or to who legally "
    "represents him or her, as soon as possible, in the way that national law says.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.FIRST_INSTANCE_DECISION_TAKEN,)),
    counted_by=APR_73,
    at_once="as soon as possible",
    met_by=(Event.DECISION_NOTIFIED,),
)

# Article 37 — Rejection of an application and issuance of a return decision

RETURN_DECISION = TimeLimit(
    id="apr-return-decision-timing",
    cites=APR(37),
    title="Issue the return decision",
    says="With a rejection comes a return decision: in the same act, or at the same time, or "
    "without undue delay afterwards.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.FIRST_INSTANCE_DECISION_TAKEN,)),
    counted_by=APR_73,
    at_once="at the same time or without undue delay",
    applies_if=(
        Attribute(
            Event.FIRST_INSTANCE_DECISION_TAKEN,
            "outcome",
            (*REJECTED, *GIVEN_UP),
            "the application was rejected",
        ),
        Not(
            AllOf(
                (
                    Before(Event.RETURN_DECISION_RECEIVED, Event.APPLICATION_MADE, ""),
                    Before(Event.RETURN_DECISION_RECEIVED, Event.APPLICATION_REGISTERED, ""),
                    Before(Event.RETURN_DECISION_RECEIVED, Event.APPLICATION_LODGED, ""),
                ),
                "there is a return decision from before the application",
            ),
            "there is no return decision from before the application",
        ),
    ),
    met_by=(Event.RETURN_DECISION_NOTIFIED, Event.RETURN_DECISION_RECEIVED),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    REMITTED,
                    carrying(Event.APPEAL_FINAL_DECISION, against="decision", outcome="upheld"),
                ),
                "the decision was annulled",
            ),
            until=Event.FIRST_INSTANCE_DECISION_TAKEN,
            cites=APR(37),
            says="the decision was annulled on appeal: there is no rejection any more",
        ),
    ),
)

# Article 38 — Decision on the admissibility of the application

CLAIM_IN_TIME = TimeLimit(
    id="apr-late-claim-window-7wd",
    cites=APR(38, 1, "e"),
    title="Apply before the claim counts as late",
    says="Who receives a return decision, and was told what follows, applies within seven working "
    "days; national law may let a later claim without new elements be inadmissible.",
    owed_by=Party.PERSON,
    runs_from=Event.RETURN_DECISION_RECEIVED,
    lasts=working_days(7),
    counted_by=APR_73,
    kind=Kind.LAPSE,
    applies_if=(
        Not(
            AnyOf(
                (
                    Before(Event.APPLICATION_MADE, Event.RETURN_DECISION_RECEIVED, ""),
                    Before(Event.APPLICATION_REGISTERED, Event.RETURN_DECISION_RECEIVED, ""),
                    Before(Event.APPLICATION_LODGED, Event.RETURN_DECISION_RECEIVED, ""),
                ),
                "the application was made before the return decision",
            ),
            "the application was not made before the return decision",
        ),
    ),
    met_by=(Event.APPLICATION_MADE,),
    shown_by=(Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED),
    if_missed=Missed(
        says="A later claim may be found inadmissible, unless new relevant elements have arisen.",
        cites=APR(38, 1, "e"),
        lapses=True,
    ),
)

# Article 40 — Explicit withdrawal of applications

TELL_OF_WITHDRAWAL = TimeLimit(
    id="apr-withdrawal-information",
    cites=APR(40, 2),
    title="Tell the applicant what the withdrawal means",
    says="At the time of the withdrawal the applicant is told what follows from it; at an implicit "
    "one (Article 41(3)) if he or she is present.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.APPLICATION_WITHDRAWN,)),
    counted_by=APR_73,
    at_once="at the time of the withdrawal",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="withdrawal"),),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "the decision on the withdrawal was taken"),
            cites=APR(40, 3),
            says="the decision on the withdrawal was taken",
        ),
    ),
)

# Article 41 — Implicit withdrawal of applications

PUT_RIGHT = TimeLimit(
    id="apr-implicit-withdrawal-rectification",
    cites=APR(41, 4),
    title="Justify or put right the omission",
    says="The authority may suspend the procedure so that the applicant can justify or put right "
    "an omission before the application is declared implicitly withdrawn.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.WITHDRAWAL_GROUND_FOUND,)),
    counted_by=APR_73,
    kind=Kind.LAPSE,
    at_once="within the time that the authority gives, before the declaration",
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(41, 1),
            says="a decision was taken",
        ),
        WITHDRAWN,
    ),
)

RULES = (NOTIFY, RETURN_DECISION, CLAIM_IN_TIME, TELL_OF_WITHDRAWAL, PUT_RIGHT)
