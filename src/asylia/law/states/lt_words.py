"""What the rules of Lithuanian law share: its counting, its submission, its emergency.

The law (UTPI, No IX-2206) was read in the consolidated text valid from 23 to 31 March 2022; what
was changed later and read stands with its own day. The national law for the acts of 2026 has not
been found, so every figure is one of the law before 12 June 2026.
"""

from datetime import date

from asylia.law.citation import UTPI
from asylia.law.limits import (
    Attribute,
    During,
    Happened,
    Interpretation,
    Not,
    Overtaken,
    PersonIs,
    Preferred,
    Reading,
)
from asylia.law.periods import Counting, CountingPoint, Rolling
from asylia.law.sentences import sentence
from asylia.law.terms import Event

READ_FROM = date(2022, 3, 23)
"""The first day of the consolidated text that was read; older wordings are not in this book."""
CHANGED_ON = date(2023, 12, 30)
"""Law XIV-2427 comes into force; its wording of Articles 140-8 and 140-10 was not read."""
LAST_READ_DAY = date(2023, 12, 29)

END_ON_A_DAY_OFF = CountingPoint(
    id="lt-end-on-a-day-off",
    question=sentence(
        "whether a period of Lithuanian law that ends on a day off goes on to the next working "
        "day: the Lithuanian rule has not been read"
    ),
    kept="stays",
    other="moves",
    kept_says=sentence("the end stays on a day off"),
    other_says=sentence("the end moves to the next working day"),
    cites="REG-1182-71 3(4)",
)

LITHUANIA = Counting(
    name="the law of Lithuania",
    event_day="REG-1182-71 3(1)",
    days_inside="REG-1182-71 3(3)",
    same_day="REG-1182-71 3(2)(c)",
    short_month="REG-1182-71 3(2)(c)",
    rolling=Rolling.DISPUTED,
    rolls="REG-1182-71 3(4)",
    keeps="REG-1182-71 3(2)(c)",
    why_not_rolled=sentence("the Lithuanian rule on the end of a period has not been read"),
    disputed=END_ON_A_DAY_OFF,
)

SUBMITTED = Preferred(
    (
        Event.APPLICATION_SUBMITTED,
        Event.APPLICATION_SUBMITTED_AT_BORDER,
        Event.APPLICATION_LODGED,
        Event.APPLICATION_REGISTERED,
        Event.APPLICATION_MADE,
    )
)
"""The law counts from the submission (*pateikimas*); it does not tell the three acts apart."""

WHICH_SUBMISSION = Interpretation(
    id="lt-submission",
    question="which of the making, the registration and the lodging is the submission of "
    "Lithuanian law",
    readings=(
        Reading(
            key="lodged",
            says="the lodging is the submission",
            cites=UTPI(67, 1),
            runs_from=Event.APPLICATION_LODGED,
        ),
        Reading(
            key="registered",
            says="the registration is the submission",
            cites=UTPI(67, 1),
            runs_from=Event.APPLICATION_REGISTERED,
        ),
        Reading(
            key="made",
            says="the making is the submission",
            cites=UTPI(67, 1),
            runs_from=Event.APPLICATION_MADE,
        ),
    ),
    default="lodged",
    chosen_by="Asylia: for the Directive the submission is close to the lodging",
    chosen_on=date(2026, 11, 22),
    only_if=Not(
        Happened(
            (Event.APPLICATION_SUBMITTED, Event.APPLICATION_SUBMITTED_AT_BORDER),
            "the submission is recorded",
        ),
        "the submission is not recorded as such",
    ),
)

EMERGENCY = During(
    Event.EMERGENCY_DECLARED,
    Event.EMERGENCY_ENDED,
    "martial law, a state of emergency or an extreme situation because of a mass influx is "
    "recorded (chapter X2)",
)
ORDINARY = Not(EMERGENCY, "no emergency of chapter X2 is recorded")
UNACCOMPANIED = PersonIs(
    "unaccompanied_minor",
    True,  # noqa: FBT003 -- the value that is asked for
    "the person is an unaccompanied minor",
    under=18,
)
DECIDED = (Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED)
IS_DECIDED = Happened(DECIDED, "a decision was taken")
BY_BORDER_GUARD = Attribute(
    Event.PERSON_DETAINED,
    "authority",
    ("border_guard",),
    "the border guard itself detained the person",
)
WITHDRAWN = Overtaken(
    by=Happened((Event.APPLICATION_WITHDRAWN,), "the application was withdrawn"),
    cites=UTPI(85, 1),
    says="the application was withdrawn",
)
SUBMITTED_BY_NOW = Happened(
    (
        Event.APPLICATION_SUBMITTED,
        Event.APPLICATION_SUBMITTED_AT_BORDER,
        Event.APPLICATION_MADE,
        Event.APPLICATION_REGISTERED,
        Event.APPLICATION_LODGED,
    ),
    "the person has applied for asylum",
)
