"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 67 to 69, the remedies."""

from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import APR
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    Unsettled,
    Unused,
    carrying,
    happens,
)
from asylia.law.periods import APR_73, days, months, weeks
from asylia.law.terms import Event, Kind, Party

NOTIFIED = Latest((Event.DECISION_NOTIFIED,))
APPEALED = (happens(Event.APPEAL_FILED, against="decision"),)
APPEAL_DECIDED = (happens(Event.APPEAL_FINAL_DECISION, against="decision"),)
UNFOUNDED = Attribute(
    Event.DECISION_NOTIFIED,
    "outcome",
    ("rejected_unfounded", "rejected_manifestly_unfounded"),
    "the application was rejected as unfounded",
)
MANIFESTLY = Attribute(
    Event.DECISION_NOTIFIED,
    "outcome",
    ("rejected_manifestly_unfounded",),
    "the application was rejected as manifestly unfounded",
)
INADMISSIBLE = Attribute(
    Event.DECISION_NOTIFIED,
    "outcome",
    ("inadmissible",),
    "the application was rejected as inadmissible",
)
IMPLICIT = Attribute(
    Event.DECISION_NOTIFIED,
    "outcome",
    ("withdrawn_implicit",),
    "the application was declared implicitly withdrawn",
)
FORMAL = AnyOf((INADMISSIBLE, IMPLICIT), "the application was rejected without its merits")
ACCELERATED = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "procedure",
    ("accelerated", "border"),
    "a circumstance of Article 42(1) or (3) applied",
)
BORDER = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "procedure",
    ("border",),
    "the application was examined in a border procedure",
)
SUBSEQUENT = Attribute(
    Event.APPLICATION_MADE,
    "subsequent",
    (True,),
    "the application was a subsequent one",
    absent=False,
    silent=False,
)
AGAINST = Attribute(
    Event.DECISION_NOTIFIED,
    "outcome",
    (
        "rejected_unfounded",
        "rejected_manifestly_unfounded",
        "inadmissible",
        "withdrawn_implicit",
        "subsidiary_protection",
        "national_protection",
    ),
    "the decision can be appealed against",
)
CIRCUMSTANCE = AnyOf(
    (
        Attribute(
            Event.PROCEDURE_ASSIGNED,
            "procedure",
            ("accelerated",),
            "a circumstance of Article 42(1) or (3) applied",
        ),
        Attribute(
            Event.PROCEDURE_ASSIGNED,
            "ground",
            (
                *(f"42(1)({point})" for point in "abcdefghij"),
                *(f"42(3)({point})" for point in "abcde"),
            ),
            "the procedure rests on Article 42(1) or (3)",
            silent=False,
        ),
    ),
    "a circumstance of Article 42(1) or (3) applied",
)
"""For a rejection without the merits: the border procedure may then rest on Article 44(1)(a)."""
OPEN_FOR_FORMAL = AllOf(
    (
        FORMAL,
        Not(CIRCUMSTANCE, "no circumstance of Article 42(1) or (3) applied"),
        Unsettled(
            id="apr-67-7-without-merits",
            says="point (a) covers every rejection without the merits, or only one in which a "
            "circumstance of Article 42(1) or (3) applied",
            yes="every_one",
            no="with_circumstance",
        ),
    ),
    "point (a) covers a rejection without the merits in which no circumstance of Article 42 "
    "applied",
)
FAST = AnyOf(
    (
        MANIFESTLY,
        AllOf(
            (UNFOUNDED, ACCELERATED),
            "the application was rejected while a circumstance of Article 42(1) or (3) applied",
        ),
        AllOf(
            (FORMAL, CIRCUMSTANCE),
            "the application was rejected while a circumstance of Article 42(1) or (3) applied",
        ),
        OPEN_FOR_FORMAL,
    ),
    "point (a) covers the decision",
)
OTHER = AllOf(
    (AGAINST, Not(FAST, "point (a) does not cover the decision")),
    "point (a) does not cover the decision, and it can be appealed against",
)
NO_AUTOMATIC_RIGHT = AnyOf(
    (
        AllOf(
            (
                UNFOUNDED,
                ACCELERATED,
                Not(
                    AllOf((BORDER, ALONE), "an unaccompanied minor in the border procedure"),
                    "not an unaccompanied minor in the border procedure",
                ),
            ),
            "rejected on the merits in an accelerated or border procedure",
        ),
        AllOf(
            (
                INADMISSIBLE,
                Not(
                    AllOf((BORDER, ALONE), "an unaccompanied minor in the border procedure"),
                    "not an unaccompanied minor in the border procedure",
                ),
            ),
            "rejected as inadmissible",
        ),
        IMPLICIT,
        AllOf((UNFOUNDED, SUBSEQUENT), "a subsequent application rejected on the merits"),
    ),
    "the decision is one of those of Article 68(3), which leave no automatic right to remain",
)
ACT_OF_ITS_OWN = Attribute(
    Event.RETURN_DECISION_NOTIFIED,
    "kind",
    ("separate",),
    "the return decision is an act of its own, not part of the rejection",
)
RETURN_APPEALED = (carrying(Event.APPEAL_FILED, against="return_decision"),)
LEFT_BY_LAW = Missed(
    says="The least time is over; whether the time to appeal is, national law says.",
    cites=APR(67, 7),
)
FINAL = Missed(
    says="The decision becomes final, unless national law excuses the delay.",
    cites=APR(67, 7),
    lapses=True,
)
GRANTED = Overtaken(
    by=Happened((Event.PROTECTION_GRANTED,), "protection was granted"),
    cites=APR(68, 2),
    says="protection was granted",
)
DECIDED_ON_APPEAL = Overtaken(
    by=Happened(APPEAL_DECIDED, "the appeal was decided"),
    until=Event.DECISION_NOTIFIED,
    cites=APR(68, 2),
    says="the appeal was decided",
)
APPEAL_FILED = Overtaken(
    by=Happened(APPEALED, "an appeal was filed"),
    until=Event.DECISION_NOTIFIED,
    cites=APR(67, 7),
    says="an appeal was filed",
)
RIGHT_ENDED = Overtaken(
    by=Happened((Event.RIGHT_TO_REMAIN_ENDED,), "the right to remain has ended"),
    cites=APR(68, 2),
    says="the right to remain has ended",
)

# Article 67 — The right to an effective remedy
# Paragraph 6: the court sets the time for translations, and may then leave them aside.

APPEAL_FAST_LEAST = TimeLimit(
    id="apr-appeal-fast-floor",
    cites=APR(67, 7, "a"),
    title="Leave at least five days to appeal",
    says="National law leaves at least five days from the notification to appeal against a "
    "rejection in which a circumstance of Article 42(1) or (3) applied.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    lasts=days(5),
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    applies_if=(FAST,),
    overtaken_by=(APPEAL_FILED,),
    if_missed=LEFT_BY_LAW,
)

APPEAL_FAST = TimeLimit(
    id="apr-appeal-fast-ceiling",
    cites=APR(67, 7, "a"),
    title="Appeal against the decision",
    says="National law sets a time of five to ten days from the notification to appeal against a "
    "rejection in which a circumstance of Article 42(1) or (3) applied.",
    owed_by=Party.APPLICANT,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    national=True,
    at_least=days(5),
    at_most=days(10),
    applies_if=(FAST,),
    met_by=APPEALED,
    if_missed=FINAL,
    rivals=("apr-appeal-other-ceiling",),
)

APPEAL_OTHER_LEAST = TimeLimit(
    id="apr-appeal-other-floor",
    cites=APR(67, 7, "b"),
    title="Leave at least two weeks to appeal",
    says="National law leaves at least two weeks from the notification to appeal in all other "
    "cases.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    lasts=weeks(2),
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    applies_if=(OTHER,),
    overtaken_by=(APPEAL_FILED,),
    if_missed=LEFT_BY_LAW,
)

APPEAL_OTHER = TimeLimit(
    id="apr-appeal-other-ceiling",
    cites=APR(67, 7, "b"),
    title="Appeal against the decision",
    says="National law sets a time of two weeks to one month from the notification to appeal in "
    "all other cases.",
    owed_by=Party.APPLICANT,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    national=True,
    at_least=weeks(2),
    at_most=months(1),
    applies_if=(OTHER,),
    met_by=APPEALED,
    if_missed=FINAL,
    rivals=("apr-appeal-fast-ceiling",),
)

APPEAL_RETURN_FAST = TimeLimit(
    id="apr-appeal-return-decision-fast",
    cites=APR(67, 1, "third subparagraph"),
    title="Appeal against the return decision that is an act of its own",
    says="Where the rejection has to be appealed against within the five to ten days of paragraph "
    "7(a), national law leaves no longer for a return decision that is an act of its own.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.RETURN_DECISION_NOTIFIED,)),
    counted_by=APR_73,
    national=True,
    at_most=days(10),
    within="apr-appeal-fast-ceiling",
    applies_if=(ACT_OF_ITS_OWN, FAST),
    met_by=RETURN_APPEALED,
    if_missed=FINAL,
    rivals=("apr-appeal-return-decision",),
)

APPEAL_RETURN = TimeLimit(
    id="apr-appeal-return-decision",
    cites=APR(67, 1, "third subparagraph"),
    title="Appeal against the return decision that is an act of its own",
    says="A return decision that is part of the rejection is appealed against with it; one that is "
    "an act of its own within a time that national law sets, no longer than that of paragraph 7.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.RETURN_DECISION_NOTIFIED,)),
    counted_by=APR_73,
    national=True,
    at_most=months(1),
    within="apr-appeal-other-ceiling",
    applies_if=(ACT_OF_ITS_OWN, Not(FAST, "point (a) does not cover the decision")),
    met_by=RETURN_APPEALED,
    if_missed=FINAL,
    rivals=("apr-appeal-return-decision-fast",),
)

# Article 68 — Suspensive effect of appeal

REQUEST_TO_REMAIN_LEAST = TimeLimit(
    id="apr-request-to-remain-5d",
    cites=APR(68, 5, "a"),
    title="Leave at least five days to ask to remain",
    says="Where there is no automatic right to remain (paragraph 3, its point (b) as amended by "
    "Regulation (EU) 2026/463), the applicant has at least five days from the notification to ask "
    "the court to be allowed to remain.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    lasts=days(5),
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    applies_if=(NO_AUTOMATIC_RIGHT,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REMAIN_REQUESTED,), "the request to remain was made"),
            until=Event.DECISION_NOTIFIED,
            cites=APR(68, 5, "a"),
            says="the request to remain was made",
        ),
        GRANTED,
        RIGHT_ENDED,
    ),
    if_missed=Missed(
        says="The least time is over; whether the time to ask is, national law says.",
        cites=APR(68, 5, "a"),
    ),
)

REQUEST_TO_REMAIN = TimeLimit(
    id="apr-request-to-remain",
    cites=APR(68, 5, "a"),
    title="Ask the court to be allowed to remain",
    says="Where there is no automatic right to remain (paragraph 3, its point (b) as amended by "
    "Regulation (EU) 2026/463), the applicant asks the court within the time that national law "
    "sets, at least five days from the notification.",
    owed_by=Party.APPLICANT,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    national=True,
    at_least=days(5),
    applies_if=(NO_AUTOMATIC_RIGHT,),
    met_by=(Event.REMAIN_REQUESTED,),
    overtaken_by=(GRANTED, RIGHT_ENDED),
    if_missed=Missed(
        says="The bar to removal ends, unless the court decides of its own motion.",
        cites=APR(68, 5, "d"),
        lapses=True,
    ),
)

NO_REMOVAL = TimeLimit(
    id="apr-no-removal-pending-request",
    cites=APR(68, 5, "d"),
    title="No removal while the request to remain can be made or is pending",
    says="The person is not removed until the time to ask to remain has ended and, if asked in "
    "time, until the court has decided on that; for subsequent applications national law may "
    "say otherwise (Article 56 and paragraph 6).",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    at_once="until the time to ask has ended, and until the court has decided on the request",
    applies_if=(NO_AUTOMATIC_RIGHT,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REMAIN_DECIDED,), "the court decided on the request to remain"),
            until=Event.DECISION_NOTIFIED,
            cites=APR(68, 5, "d"),
            says="the court decided on the request to remain",
        ),
        Overtaken(
            by=Unused(
                (Event.REMAIN_REQUESTED,),
                "apr-request-to-remain",
                "apr-request-to-remain-5d",
                "the time to ask has ended without a request",
            ),
            cites=APR(68, 5, "d"),
            says="the time to ask has ended without a request",
        ),
        GRANTED,
        RIGHT_ENDED,
        DECIDED_ON_APPEAL,
    ),
)

REMAIN = TimeLimit(
    id="apr-right-to-remain-appeal",
    cites=APR(68, 2),
    title="Right to remain during the time to appeal and the first appeal",
    says="Outside the cases of paragraph 3 the applicant may remain until the time to appeal has "
    "ended and, if appealed in time, until the court of first instance has decided.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    kind=Kind.RIGHT_FROM,
    at_once="until the time to appeal has ended, and until the outcome of the first appeal",
    applies_if=(
        AGAINST,
        Not(NO_AUTOMATIC_RIGHT, "the decision is none of those of Article 68(3)"),
    ),
    overtaken_by=(
        Overtaken(
            by=AnyOf(
                (
                    Unused(
                        APPEALED,
                        "apr-appeal-other-ceiling",
                        "apr-appeal-other-floor",
                        "the time to appeal has ended without an appeal",
                    ),
                    Unused(
                        APPEALED,
                        "apr-appeal-fast-ceiling",
                        "apr-appeal-fast-floor",
                        "the time to appeal has ended without an appeal",
                    ),
                ),
                "the time to appeal has ended without an appeal",
            ),
            cites=APR(68, 2),
            says="the time to appeal has ended without an appeal",
        ),
        GRANTED,
        RIGHT_ENDED,
        DECIDED_ON_APPEAL,
    ),
)

# Article 69 — Duration of the first level of appeal

DECIDE_APPEAL = TimeLimit(
    id="apr-first-appeal-duration",
    cites=APR(69),
    title="Decide the appeal at first level",
    says="National law sets reasonable time limits for the court; in a border procedure the appeal "
    "has to fit into the 12 weeks of Article 51(2).",
    owed_by=Party.COURT,
    runs_from=Latest(APPEALED),
    counted_by=APR_73,
    national=True,
    met_by=(*APPEAL_DECIDED, Event.JUDGMENT_ANNOUNCED),
)

RULES = (
    APPEAL_FAST_LEAST,
    APPEAL_FAST,
    APPEAL_OTHER_LEAST,
    APPEAL_OTHER,
    APPEAL_RETURN_FAST,
    APPEAL_RETURN,
    REQUEST_TO_REMAIN_LEAST,
    REQUEST_TO_REMAIN,
    NO_REMOVAL,
    REMAIN,
    DECIDE_APPEAL,
)
