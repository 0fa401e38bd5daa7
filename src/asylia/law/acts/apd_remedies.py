"""Asylum Procedures Directive (recast): Articles 43 to 46, the border procedure and remedies.

Of these Articles only summaries were read.
"""

from asylia.law.acts.apd import APPLIES_FROM, WITHDRAWN
from asylia.law.acts.apr import DECIDED, IN_BORDER_PROCEDURE
from asylia.law.citation import APD
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AnyOf,
    Happened,
    Latest,
    Missed,
    Preferred,
    TimeLimit,
    happens,
)
from asylia.law.periods import REG_1182_71, weeks
from asylia.law.terms import Event, Party

AT_THE_BORDER = AnyOf(
    (
        Happened((Event.APPLICATION_LODGED_AT_BORDER,), "the application was lodged at the border"),
        IN_BORDER_PROCEDURE,
    ),
    "the application is examined in a border procedure",
)

# Article 43 — Border procedures

BORDER_PROCEDURE = TimeLimit(
    id="apd-43-2-border-procedure",
    cites=APD(43, 2),
    title="Decide in the border procedure",
    says="Where no decision was taken within four weeks, counted from the lodging "
    "(C-924/19), the applicant is granted entry and the ordinary procedure follows.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Preferred((Event.APPLICATION_LODGED_AT_BORDER, Event.APPLICATION_LODGED)),
    lasts=weeks(4),
    counted_by=REG_1182_71,
    applies_if=(AT_THE_BORDER,),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN,),
    if_missed=Missed(
        says="The applicant is granted entry to the territory.",
        cites=APD(43, 2),
        derives=Event.BORDER_PROCEDURE_ENDED,
        final=True,
    ),
    liberty=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 46 — The right to an effective remedy

APPEAL = TimeLimit(
    id="apd-46-4-time-limit-for-appeal",
    cites=APD(46, 4),
    title="Appeal against the decision",
    says="National law sets reasonable time limits for the appeal; they may not make it impossible "
    "or excessively difficult.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.DECISION_NOTIFIED,)),
    counted_by=REG_1182_71,
    national=True,
    met_by=(happens(Event.APPEAL_FILED, against="decision"),),
    if_missed=Missed(says="The decision can no longer be appealed against.", lapses=True),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

DECIDE_APPEAL = TimeLimit(
    id="apd-46-10-court-examination",
    cites=APD(46, 10),
    title="Decide on the appeal",
    says="National law may set time limits for the court to examine the decision.",
    owed_by=Party.COURT,
    runs_from=Latest((happens(Event.APPEAL_FILED, against="decision"),)),
    counted_by=REG_1182_71,
    national=True,
    met_by=(happens(Event.APPEAL_FINAL_DECISION, against="decision"),),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    BORDER_PROCEDURE,
    APPEAL,
    DECIDE_APPEAL,
)
