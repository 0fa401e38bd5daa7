"""Lithuania: appeals, Articles 135-1 to 140.

Article 138 (time to appeal) was not read in a text: its rule carries that mark. The national value
that APR 67(7) asks for from 12 June 2026 is a setting.
"""

from datetime import date

from asylia.law.citation import UTPI
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    EARLIER,
    AnyOf,
    Attribute,
    Interpretation,
    Latest,
    Missed,
    Not,
    Reading,
    TimeLimit,
    happens,
)
from asylia.law.periods import days, months
from asylia.law.states.lt_words import LITHUANIA, ORDINARY, READ_FROM
from asylia.law.terms import Event, Party

# Articles 135-1 and 135-2 — Complaint to the Migration Department (Law XIV-506, until XIV-816)

COMPLAINT_FROM, COMPLAINT_UNTIL = date(2021, 7, 13), date(2021, 12, 31)

COMPLAIN = TimeLimit(
    id="lt-135-1-complaint-7d",
    cites=UTPI("135-1", 1),
    title="Complain to the Migration Department",
    says="A decision was first contested before the Migration Department, within seven days of its "
    "notification.",
    owed_by=Party.APPLICANT,
    runs_from=Event.DECISION_NOTIFIED,
    lasts=days(7),
    counted_by=LITHUANIA,
    met_by=(Event.COMPLAINT_RECEIVED,),
    if_missed=Missed(says="The complaint could no longer be made.", lapses=True),
    in_force_from=COMPLAINT_FROM,
    in_force_until=COMPLAINT_UNTIL,
)

DECIDE_COMPLAINT = TimeLimit(
    id="lt-135-2-department-7d",
    cites=UTPI("135-2", 1),
    title="Decide on the complaint",
    says="The Migration Department decided on the complaint within seven days of receiving it.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.COMPLAINT_RECEIVED,
    lasts=days(7),
    counted_by=LITHUANIA,
    met_by=(Event.DECISION_NOTIFIED, Event.FIRST_INSTANCE_DECISION_TAKEN),
    in_force_from=COMPLAINT_FROM,
    in_force_until=COMPLAINT_UNTIL,
)

# Article 138 — Time to appeal

SHORTER = AnyOf(
    (
        Attribute(
            Event.DECISION_NOTIFIED,
            "outcome",
            ("inadmissible", "rejected_manifestly_unfounded"),
            "the application was inadmissible or manifestly unfounded",
        ),
        Attribute(
            Event.PROCEDURE_ASSIGNED,
            "procedure",
            ("accelerated", "admissibility"),
            "the procedure was accelerated",
            absent=False,
            silent=False,
        ),
    ),
    "the application was inadmissible, or its examination accelerated",
)

APPEAL = TimeLimit(
    id="lt-138-appeal",
    cites=UTPI(138),
    title="Appeal against the decision",
    says="A decision on asylum is appealed to the administrative court within 14 days of its "
    "service.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.DECISION_NOTIFIED,)),
    lasts=days(14),
    counted_by=LITHUANIA,
    applies_if=(
        ORDINARY,
        Not(
            Attribute(
                Event.DECISION_NOTIFIED,
                "outcome",
                ("refugee_status",),
                "refugee status was granted",
                silent=False,
            ),
            "refugee status was not granted",
        ),
    ),
    met_by=(happens(Event.APPEAL_FILED, against="decision"), Event.APPEAL_ACCEPTED),
    if_missed=Missed(says="The decision can no longer be appealed against.", lapses=True),
    reading=Interpretation(
        id="lt-138-shorter-time",
        question="whether Article 138 leaves seven days where the application was inadmissible or "
        "its examination accelerated",
        readings=(
            Reading(key="fourteen_days", says="14 days in every case", cites=UTPI(138)),
            Reading(
                key="seven_days",
                says="seven days where it was inadmissible or accelerated",
                cites=UTPI(138),
                lasts=days(7),
            ),
        ),
        default=EARLIER,
        chosen_by="Asylia: the article was not read, and the earlier day is right under both",
        chosen_on=date(2026, 11, 22),
        only_if=SHORTER,
    ),
    unverified="Article 138 could not be read; the 14 days are from knowledge, and a complaint of "
    "2012 counts them so",
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 140 — Appeals

COURT = TimeLimit(
    id="lt-140-2-court-2m",
    cites=UTPI(140, 2),
    title="Decide on the complaint",
    says="The court of first instance decides within two months of the order that accepts the "
    "complaint.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.APPEAL_ACCEPTED,)),
    lasts=months(2),
    counted_by=LITHUANIA,
    applies_if=(ORDINARY,),
    met_by=(Event.JUDGMENT_ANNOUNCED, Event.APPEAL_FINAL_DECISION),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

APPEAL_FURTHER = TimeLimit(
    id="lt-140-4-supreme-14d",
    cites=UTPI(140, 4),
    title="Appeal to the Supreme Administrative Court",
    says="A judgment of first instance may be appealed within 14 days of its announcement.",
    owed_by=Party.PERSON,
    runs_from=Latest((Event.JUDGMENT_ANNOUNCED,)),
    lasts=days(14),
    counted_by=LITHUANIA,
    applies_if=(ORDINARY,),
    met_by=(Event.APPEAL_FILED, Event.APPEAL_SECOND_ACCEPTED),
    if_missed=Missed(says="The judgment takes effect.", cites=UTPI(140, 4), lapses=True),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (COMPLAIN, DECIDE_COMPLAINT, APPEAL, COURT, APPEAL_FURTHER)
