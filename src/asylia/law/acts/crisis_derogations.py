"""Crisis Regulation, Regulation (EU) 2024/1359: when a derogation takes the place of a limit.

The rules of other acts name these; the limits of the derogations stand in ``crisis`` and, between
two States, in ``crisis_responsibility`` and ``crisis_transfer``. Articles 45 of the AMMR (persons
detained) and 35 of the APR (but for Article 14) are not derogated from.
"""

from asylia.law.citation import CRISIS
from asylia.law.limits import AllOf, AnyOf, Attribute, Derogates, Not, Overtaken, Unsettled
from asylia.law.terms import Event

FOLLOWING_DAY = Unsettled(
    id="crisis-10-6-following-day",
    says="the ten days of an early use begin on the day after the request, or are counted "
    "from it without it",
    yes="not_counted",
    no="counted",
)
RUNNING_THEN = Unsettled(
    id="crisis-12-running",
    says="a time limit that was running when the time of the decision began is longer too",
    yes="running_too",
    no="begun_within",
)
NOTIFIED_BEFORE = Unsettled(
    id="crisis-13-notified-before",
    says="who was notified before the decision is not taken back either: paragraph 3 leaves out "
    "such notifications, but of its own second subparagraph alone",
    yes="covered",
    no="left_out",
)
REGISTERS_LATER = AnyOf(
    (
        Derogates(
            "10(1)",
            "the application was made while the State may register it later in a crisis",
            at=Event.APPLICATION_MADE,
        ),
        Derogates(
            "10(6)",
            "the application was made in the ten days of an early use",
            at=Event.APPLICATION_MADE,
            left_open=FOLLOWING_DAY,
        ),
    ),
    "the application was made while the State may register it later in a crisis",
)
LONGER_AT_BORDER = Derogates(
    "11(1)",
    "the application was made while the State may prolong the border procedure in a crisis",
    at=Event.APPLICATION_MADE,
)
ON_A_CRISIS_GROUND = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "crisis_ground",
    (True,),
    "the border procedure rests on CRISIS 11(3), (4) or (6)",
)
LONGER_RETURN = AllOf(
    (
        Derogates(
            "RBP 6(1)",
            "the State may prolong the stay at the border in a crisis",
            running=("rbp-stay-12w",),
            pending=True,
        ),
        AnyOf(
            (
                ON_A_CRISIS_GROUND,
                Derogates(
                    "RBP 6(2)",
                    "the application was rejected before the Council decided",
                    at=Event.FIRST_INSTANCE_DECISION_TAKEN,
                ),
            ),
            "the procedure rests on CRISIS 11(3), (4) or (6), or the rejection came before",
        ),
    ),
    "the State may prolong the stay at the border in a crisis",
)
REQUESTS_LATER = Derogates(
    "12(1)",
    "the State may send its request later in a crisis",
    at=Event.APPLICATION_REGISTERED,
    running=("ammr-take-charge-request-2m", "ammr-take-charge-request-hit-1m"),
    left_open=RUNNING_THEN,
)
REPLIES_LATER = Derogates(
    "12(1)",
    "the State that is asked may reply later in a crisis",
    asked=True,
    running=("ammr-reply-1m", "ammr-reply-hit-2w", "ammr-reply-urgent-2w"),
    left_open=RUNNING_THEN,
)
NOTIFIES_LATER = Derogates(
    "12(1)",
    "the State may send its notification later in a crisis",
    running=("ammr-take-back-notification-2w",),
    left_open=RUNNING_THEN,
)
CONFIRMS_LATER = Derogates(
    "12(1)",
    "the notified State may confirm later in a crisis",
    asked=True,
    running=("ammr-take-back-confirm-2w",),
    left_open=RUNNING_THEN,
)
TRANSFERS_LATER = Derogates(
    "12(1)",
    "the transferring State may transfer later in a crisis",
    running=("ammr-transfer-6m",),
    left_open=RUNNING_THEN,
)
RECEIVES_LATER = Derogates(
    "12(1)",
    "the State responsible faces a crisis and cannot receive the person",
    asked=True,
    running=("ammr-transfer-6m",),
    pending=True,
)
EXPEDITED = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "expedited",
    (True,),
    "the examination is expedited after a recommendation of the Commission",
    absent=False,
    silent=False,
)

REGISTRATION = Overtaken(
    by=REGISTERS_LATER,
    cites=CRISIS(10, 1),
    says="the State may register later in a crisis: four weeks from the making",
)
BORDER = Overtaken(
    by=LONGER_AT_BORDER,
    cites=CRISIS(11, 1),
    says="the State may prolong the border procedure in a crisis: 18 weeks in all",
)
REQUEST = Overtaken(
    by=REQUESTS_LATER,
    cites=CRISIS(12, 2, "a"),
    says="the State may ask later in a crisis: four months from the registration",
)
REPLY = Overtaken(
    by=REPLIES_LATER,
    cites=CRISIS(12, 2, "b"),
    says="the State may reply later in a crisis: two months from the receipt",
)
NOTIFICATION = Overtaken(
    by=NOTIFIES_LATER,
    cites=CRISIS(12, 2, "c"),
    says="the State may notify later in a crisis: one month from the hit",
)
CONFIRMATION = Overtaken(
    by=CONFIRMS_LATER,
    cites=CRISIS(12, 2, "c"),
    says="the State may confirm later in a crisis: one month from the notification",
)
TRANSFER = Overtaken(
    by=TRANSFERS_LATER,
    cites=CRISIS(12, 2, "d"),
    says="the State may transfer later in a crisis: one year",
)
TRANSFER_TO_CRISIS = Overtaken(
    by=RECEIVES_LATER,
    cites=CRISIS(12, 4),
    says="the State responsible faces a crisis: no transfer meanwhile, and one year in all",
)
EXAMINATION = Overtaken(
    by=EXPEDITED,
    cites=CRISIS(14, 2),
    says="the examination is expedited: four weeks from the lodging",
)
NOT_RELOCATED = Not(
    Attribute(
        Event.TIME_LIMIT_EXTENDED,
        "ground",
        ("51(2) relocation",),
        "the border procedure was prolonged after relocation",
        absent=False,
        silent=False,
    ),
    "the border procedure was not prolonged after relocation",
)
