"""Lithuania: detention and removal, Articles 114 to 133.

Of Article 116 only the parallel rule of the emergency (140-20) was read; 115, 117 and 118 were not.
"""

from asylia.law.citation import UTPI
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AllOf,
    Attribute,
    Extended,
    Extension,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import (
    FROM_THE_MOMENT,
    NO_ROLLING,
    hours,
    months,
    years,
)
from asylia.law.states.lt_words import BY_BORDER_GUARD, LITHUANIA, ORDINARY, READ_FROM
from asylia.law.terms import Event, Kind, Party

DETAINED = (Event.PERSON_DETAINED, Event.DETENTION_STARTED)
BY_A_COURT = carrying(Event.DETENTION_STARTED, ordered_by="court")
BEGUN_WITHOUT_COURT = Not(
    AllOf(
        (
            Attribute(
                Event.DETENTION_STARTED,
                "ordered_by",
                ("court",),
                "a court ordered the detention",
                absent=False,
                silent=False,
            ),
            Not(Happened((Event.PERSON_DETAINED,), "detained before"), "not detained before"),
        ),
        "a court ordered the detention before it began",
    ),
    "no court had ordered the detention when it began",
)
RELEASED = Overtaken(
    by=Happened((Event.DETENTION_ENDED,), "the person was released"),
    cites=UTPI(114, 1),
    says="the person was released",
)

# Article 114 — Grounds and length of detention

WITHOUT_COURT = TimeLimit(
    id="lt-114-1-police-48h",
    cites=UTPI(114, 1),
    title="Release the person or bring a court's order",
    says="Without a court a person is detained for at most 48 hours, from the moment of detention.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    lasts=hours(48),
    counted_by=FROM_THE_MOMENT,
    applies_if=(BEGUN_WITHOUT_COURT,),
    met_by=(Event.DETENTION_ENDED, Event.DETENTION_DECISION, BY_A_COURT),
    liberty=True,
    if_missed=Missed(says="The person is released.", cites=UTPI(114, 1)),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

HAND_OVER = TimeLimit(
    id="lt-114-1-hand-over-5h",
    cites=UTPI(114, 1),
    title="Hand the person over to the border guard",
    says="Where there is a ground to hold a person for more than 48 hours, another law enforcement "
    "body hands him or her over to the border guard within five hours of the detention.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.PERSON_DETAINED,
    lasts=hours(5),
    counted_by=FROM_THE_MOMENT,
    applies_if=(Not(BY_BORDER_GUARD, "another body than the border guard detained the person"),),
    met_by=(Event.PERSON_HANDED_OVER,),
    overtaken_by=(RELEASED,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

LONGEST = TimeLimit(
    id="lt-114-5-max-detention",
    cites=UTPI(114, 5),
    title="End the detention",
    says="Detention lasts at most six months; that of an applicant only as long as its ground.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    lasts=months(6),
    counted_by=LITHUANIA,
    met_by=(Event.DETENTION_ENDED,),
    extended_by=(
        Extension(
            lasts=months(18),
            when=Extended("lt-114-5-max-detention", "the detention was prolonged"),
            cites=UTPI(114, 5),
            says="without cooperation in the removal, or while documents are awaited, 18 months",
        ),
    ),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REVIEW = TimeLimit(
    id="lt-114-6-review-3m",
    cites=UTPI(114, 6),
    title="Bring the detention before the court again",
    says="A court reviews the detention at least every three months.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DETENTION_DECISION, Event.DETENTION_REVIEWED)),
    lasts=months(3),
    counted_by=LITHUANIA,
    applies_if=(
        Attribute(
            Event.DETENTION_STARTED,
            "ground",
            ("return", "transfer"),
            "the person is detained for a return or a transfer",
        ),
    ),
    overtaken_by=(RELEASED,),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 116 — Application to the court

ASK_THE_COURT = TimeLimit(
    id="lt-116-1-apply-to-court",
    cites=UTPI(116, 1),
    title="Ask the court to detain or to choose an alternative",
    says="The border guard asks the district court within 48 hours of the detention.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    lasts=hours(48),
    counted_by=FROM_THE_MOMENT,
    applies_if=(ORDINARY, BEGUN_WITHOUT_COURT),
    met_by=(Event.COURT_ASKED_TO_DETAIN,),
    shown_by=(Event.DETENTION_DECISION, BY_A_COURT),
    overtaken_by=(RELEASED,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 132 — Suspended removal

PERMIT = TimeLimit(
    id="lt-132-permit-after-suspension",
    cites=UTPI(132, 1),
    title="Temporary permit while removal stays impossible",
    says="A person who is not detained receives a temporary permit if what suspended the removal "
    "is still there after one year.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.REMOVAL_SUSPENDED,
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 133 — Entry ban

ENTRY_BAN = TimeLimit(
    id="lt-133-entry-ban",
    cites=UTPI(133, 1),
    title="The entry ban lasts at most",
    says="An entry ban lasts at most five years, longer only for security or public order.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.ENTRY_BAN_DECIDED,)),
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    WITHOUT_COURT,
    HAND_OVER,
    LONGEST,
    REVIEW,
    ASK_THE_COURT,
    PERMIT,
    ENTRY_BAN,
)
