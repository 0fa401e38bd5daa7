"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: withdrawal of protection.

Article 66, and the remedies of Articles 67 to 69 as far as they are directed against a withdrawal.
"""

from asylia.law.citation import APR
from asylia.law.limits import (
    Attribute,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    Unused,
    carrying,
)
from asylia.law.periods import APR_73, days, months, weeks
from asylia.law.terms import Event, Kind, Party

NOTIFIED = Latest((Event.WITHDRAWAL_DECISION_NOTIFIED,))
APPEALED = (carrying(Event.APPEAL_FILED, against="withdrawal_decision"),)
APPEAL_DECIDED = (carrying(Event.APPEAL_FINAL_DECISION, against="withdrawal_decision"),)
NO_AUTOMATIC_RIGHT = Attribute(
    Event.WITHDRAWAL_DECISION_NOTIFIED,
    "ground",
    ("14(1)(b)", "14(1)(d)", "14(1)(e)", "19(1)(b)"),
    "protection was withdrawn under Article 14(1)(b), (d) or (e) or 19(1)(b) of Regulation (EU) "
    "2024/1347",
)
DECIDED_ON_APPEAL = Overtaken(
    by=Happened(APPEAL_DECIDED, "the appeal was decided"),
    until=Event.WITHDRAWAL_DECISION_NOTIFIED,
    cites=APR(68, 2),
    says="the appeal was decided",
)
RIGHT_ENDED = Overtaken(
    by=Happened((Event.RIGHT_TO_REMAIN_ENDED,), "the right to remain has ended"),
    cites=APR(68, 2),
    says="the right to remain has ended",
)

# Article 66 — Procedural rules for withdrawal of international protection

STATEMENT = TimeLimit(
    id="apr-protection-withdrawal-statement",
    cites=APR(66, 1, "d"),
    title="Say in writing why protection should not be withdrawn",
    says="The person gives reasons against the withdrawal in a written statement within a "
    "reasonable time from the information that protection is reconsidered.",
    owed_by=Party.PERSON,
    runs_from=Latest((Event.WITHDRAWAL_PROCEDURE_NOTIFIED,)),
    counted_by=APR_73,
    kind=Kind.LAPSE,
    at_once="within a reasonable time",
    met_by=(Event.WITHDRAWAL_STATEMENT_MADE,),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.WITHDRAWAL_DECISION_TAKEN, Event.WITHDRAWAL_DECISION_NOTIFIED),
                "the decision to withdraw was taken",
            ),
            until=Event.WITHDRAWAL_PROCEDURE_NOTIFIED,
            cites=APR(66, 5),
            says="the decision was taken without the statement",
        ),
    ),
)

NOTIFY = TimeLimit(
    id="apr-withdrawal-decision-notification",
    cites=APR(66, 3),
    title="Give the decision to withdraw protection in writing",
    says="The decision to withdraw protection is given in writing as soon as possible, with its "
    "reasons and how and by when it can be challenged.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.WITHDRAWAL_DECISION_TAKEN,)),
    counted_by=APR_73,
    at_once="as soon as possible",
    met_by=(Event.WITHDRAWAL_DECISION_NOTIFIED,),
)

# Article 67 — The right to an effective remedy

APPEAL_LEAST = TimeLimit(
    id="apr-withdrawal-appeal-floor",
    cites=APR(67, 7, "b"),
    title="Leave at least two weeks to appeal against the withdrawal",
    says="National law leaves at least two weeks from the notification to appeal against a "
    "decision to withdraw protection (paragraph 1(d)).",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    lasts=weeks(2),
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    overtaken_by=(
        Overtaken(
            by=Happened(APPEALED, "an appeal was filed"),
            until=Event.WITHDRAWAL_DECISION_NOTIFIED,
            cites=APR(67, 7),
            says="an appeal was filed",
        ),
    ),
    if_missed=Missed(
        says="The least time is over; whether the time to appeal is, national law says.",
        cites=APR(67, 7),
    ),
)

APPEAL = TimeLimit(
    id="apr-withdrawal-appeal-ceiling",
    cites=APR(67, 7, "b"),
    title="Appeal against the withdrawal of protection",
    says="National law sets a time of two weeks to one month from the notification to appeal "
    "against a decision to withdraw protection; where the file was only closed under Article "
    "66(6), it may allow no appeal.",
    owed_by=Party.PERSON,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    national=True,
    at_least=weeks(2),
    at_most=months(1),
    met_by=APPEALED,
    if_missed=Missed(
        says="The decision becomes final, unless national law excuses the delay.",
        cites=APR(67, 7),
        lapses=True,
    ),
)

# Article 68 — Suspensive effect of appeal

REQUEST_LEAST = TimeLimit(
    id="apr-withdrawal-request-to-remain-5d",
    cites=APR(68, 5, "a"),
    title="Leave at least five days to ask to remain",
    says="Where protection was withdrawn on one of the grounds of paragraph 3(e), the person has "
    "at least five days from the notification to ask the court to be allowed to remain.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    lasts=days(5),
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    applies_if=(NO_AUTOMATIC_RIGHT,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REMAIN_REQUESTED,), "the request to remain was made"),
            until=Event.WITHDRAWAL_DECISION_NOTIFIED,
            cites=APR(68, 5, "a"),
            says="the request to remain was made",
        ),
        RIGHT_ENDED,
    ),
    if_missed=Missed(
        says="The least time is over; whether the time to ask is, national law says.",
        cites=APR(68, 5, "a"),
    ),
)

REQUEST = TimeLimit(
    id="apr-withdrawal-request-to-remain",
    cites=APR(68, 5, "a"),
    title="Ask the court to be allowed to remain",
    says="Where protection was withdrawn on one of the grounds of paragraph 3(e), the person asks "
    "the court within the time that national law sets, at least five days from the notification.",
    owed_by=Party.PERSON,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    national=True,
    at_least=days(5),
    applies_if=(NO_AUTOMATIC_RIGHT,),
    met_by=(Event.REMAIN_REQUESTED,),
    overtaken_by=(RIGHT_ENDED,),
    if_missed=Missed(
        says="The bar to removal ends, unless the court decides of its own motion.",
        cites=APR(68, 5, "d"),
        lapses=True,
    ),
)

NO_REMOVAL = TimeLimit(
    id="apr-withdrawal-no-removal",
    cites=APR(68, 5, "d"),
    title="No removal while the request to remain can be made or is pending",
    says="The person whose protection was withdrawn is not removed until the time to ask to remain "
    "has ended and, if asked in time, until the court has decided on that.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    kind=Kind.MINIMUM,
    at_once="until the time to ask has ended, and until the court has decided on the request",
    applies_if=(NO_AUTOMATIC_RIGHT,),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REMAIN_DECIDED,), "the court decided on the request to remain"),
            until=Event.WITHDRAWAL_DECISION_NOTIFIED,
            cites=APR(68, 5, "d"),
            says="the court decided on the request to remain",
        ),
        Overtaken(
            by=Unused(
                (Event.REMAIN_REQUESTED,),
                "apr-withdrawal-request-to-remain",
                "apr-withdrawal-request-to-remain-5d",
                "the time to ask has ended without a request",
            ),
            cites=APR(68, 5, "d"),
            says="the time to ask has ended without a request",
        ),
        RIGHT_ENDED,
        DECIDED_ON_APPEAL,
    ),
)

REMAIN = TimeLimit(
    id="apr-withdrawal-right-to-remain",
    cites=APR(68, 2),
    title="Right to remain during the time to appeal and the first appeal",
    says="Outside the grounds of paragraph 3(e) the person whose protection was withdrawn may "
    "remain until the time to appeal has ended and, if appealed in time, until the court of first "
    "instance has decided.",
    owed_by=Party.MEMBER_STATE,
    runs_from=NOTIFIED,
    counted_by=APR_73,
    kind=Kind.RIGHT_FROM,
    at_once="until the time to appeal has ended, and until the outcome of the first appeal",
    applies_if=(
        Not(NO_AUTOMATIC_RIGHT, "protection was withdrawn on none of the grounds of 68(3)(e)"),
    ),
    overtaken_by=(
        Overtaken(
            by=Unused(
                APPEALED,
                "apr-withdrawal-appeal-ceiling",
                "apr-withdrawal-appeal-floor",
                "the time to appeal has ended without an appeal",
            ),
            cites=APR(68, 2),
            says="the time to appeal has ended without an appeal",
        ),
        RIGHT_ENDED,
        DECIDED_ON_APPEAL,
    ),
)

# Article 69 — Duration of the first level of appeal

DECIDE_APPEAL = TimeLimit(
    id="apr-withdrawal-appeal-duration",
    cites=APR(69),
    title="Decide the appeal against the withdrawal at first level",
    says="National law sets reasonable time limits for the court to examine a decision to withdraw "
    "protection.",
    owed_by=Party.COURT,
    runs_from=Latest(APPEALED),
    counted_by=APR_73,
    national=True,
    met_by=APPEAL_DECIDED,
)

RULES = (
    STATEMENT,
    NOTIFY,
    APPEAL_LEAST,
    APPEAL,
    REQUEST_LEAST,
    REQUEST,
    NO_REMOVAL,
    REMAIN,
    DECIDE_APPEAL,
)
