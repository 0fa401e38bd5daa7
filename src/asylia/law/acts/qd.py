"""Qualification Directive (recast), Directive 2011/95/EU: what protection brought before.

A directive binds the States: their law may give more. The text was not at hand; figures that no
second source confirmed carry a mark.
"""

from datetime import date

from asylia.law.acts.qr import (
    ALONE,
    GRANT,
    GRANTED,
    OLD_PERMIT_OF_SUBSIDIARY,
    PERMIT_OF_REFUGEE,
    PERMIT_OF_SUBSIDIARY,
)
from asylia.law.citation import QD
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    Happened,
    Latest,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, years
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2013, 12, 21)
"""Article 39(1): the day by which national law had to follow the Directive."""

OF_AGE = Overtaken(
    by=Happened((Event.AGE_OF_MAJORITY,), "the beneficiary has come of age"),
    cites=QD(31, 1),
    says="the beneficiary has come of age: the article is about minors",
)

# Article 22 — Information

INFORM = TimeLimit(
    id="qd-22-information",
    cites=QD(22),
    title="Inform of the rights and duties of protection",
    says="The beneficiary has access to information on the rights and duties of the status as soon "
    "as possible after the grant.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="protection"),),
    twins=("qr-information",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 24 — Residence permits

ISSUE_PERMIT = TimeLimit(
    id="qd-24-issue-permit",
    cites=QD(24, 1),
    title="Issue the residence permit",
    says="The residence permit is issued as soon as possible after the grant; the Directive sets "
    "no number of days.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    met_by=(Event.RESIDENCE_PERMIT_ISSUED,),
    twins=("qr-residence-permit-90d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REFUGEE_PERMIT = TimeLimit(
    id="qd-24-1-refugee-permit",
    cites=QD(24, 1),
    title="The permit of a refugee is valid at least so long",
    says="The residence permit of a refugee is valid for at least three years and renewable.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.RESIDENCE_PERMIT_ISSUED,)),
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(PERMIT_OF_REFUGEE,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

SUBSIDIARY_PERMIT = TimeLimit(
    id="qd-24-2-subsidiary-permit",
    cites=QD(24, 2),
    title="The first permit under subsidiary protection is valid at least so long",
    says="The first residence permit of somebody with subsidiary protection is valid for at least "
    "one year and renewable.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.RESIDENCE_PERMIT_ISSUED,)),
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(PERMIT_OF_SUBSIDIARY,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RENEW_SUBSIDIARY = TimeLimit(
    id="qd-24-2-subsidiary-renewal",
    cites=QD(24, 2),
    title="The renewed permit under subsidiary protection is valid at least so long",
    says="A renewed permit of somebody with subsidiary protection is valid for at least two years.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.RESIDENCE_PERMIT_EXPIRED,)),
    lasts=years(2),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(GRANTED, OLD_PERMIT_OF_SUBSIDIARY),
    unverified="the text of the Directive was not at hand, and no second source was found",
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 26 — Access to employment

WORK = TimeLimit(
    id="qd-26-employment",
    cites=QD(26, 1),
    title="Work under protection",
    says="Who has protection may work, employed or not, immediately after the grant.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="immediately after the grant",
    twins=("qr-work-immediate",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 31 — Unaccompanied minors

GUARDIAN = TimeLimit(
    id="qd-31-1-guardian",
    cites=QD(31, 1),
    title="See that the child is represented",
    says="The unaccompanied minor is represented by a guardian, or where necessary otherwise, as "
    "soon as possible after the grant.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    applies_if=(ALONE,),
    met_by=(Event.GUARDIAN_APPOINTED,),
    early=True,
    overtaken_by=(OF_AGE,),
    unverified="the text of the Directive was not at hand, and no second source was found",
    twins=("qr-guardian",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TRACE_FAMILY = TimeLimit(
    id="qd-31-5-family-tracing",
    cites=QD(31, 5),
    title="Start to trace the family",
    says="Where it has not begun before, tracing the family of the unaccompanied minor starts as "
    "soon as possible after the grant.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    applies_if=(ALONE,),
    met_by=(Event.FAMILY_TRACING_STARTED,),
    early=True,
    overtaken_by=(OF_AGE,),
    unverified="the text of the Directive was not at hand, and no second source was found",
    twins=("qr-family-tracing",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    INFORM,
    ISSUE_PERMIT,
    REFUGEE_PERMIT,
    SUBSIDIARY_PERMIT,
    RENEW_SUBSIDIARY,
    WORK,
    GUARDIAN,
    TRACE_FAMILY,
)
