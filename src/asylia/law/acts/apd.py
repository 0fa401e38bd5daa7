"""Asylum Procedures Directive (recast), Directive 2013/32/EU: Articles 6 to 28.

Article 31 stands in ``apd_examination``, 43 and following in ``apd_remedies``. A directive binds
the States, whose law may set shorter limits and count in its own way; what it leaves to them has
to be configured. Of these Articles only summaries and translations were read.
"""

from datetime import date

from asylia.law.acts.apr import COMPETENT, MASS_ARRIVALS, ONLY_RECEIVES
from asylia.law.citation import APD
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AnyOf,
    Happened,
    Latest,
    Longer,
    Missed,
    Overtaken,
    TimeLimit,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, months, working_days
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2015, 7, 20)
"""Article 51(1): the day by which national law had to follow the Directive."""

MADE = (Event.APPLICATION_MADE, Event.APPLICATION_MADE_OTHER_AUTHORITY)
MANY_APPLY = Overtaken(
    by=MASS_ARRIVALS,
    cites=APD(6, 5),
    says="a large number of persons apply at the same time: ten working days from the making",
)
WITHDRAWN = Overtaken(
    by=Happened(
        (Event.APPLICATION_WITHDRAWN, Event.APPLICATION_DISCONTINUED),
        "the application was withdrawn",
    ),
    cites=APD(27, 1),
    says="the application was withdrawn, or its examination was discontinued",
)
# Article 6 — Access to the procedure

REGISTER = TimeLimit(
    id="apd-6-1-registration-competent-authority",
    cites=APD(6, 1),
    title="Register the application",
    says="An application made to an authority that may register it is registered within three "
    "working days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    lasts=working_days(3),
    counted_by=REG_1182_71,
    applies_if=(COMPETENT,),
    longer=(Longer(lasts=working_days(10), cites=APD(6, 5), says="while very many apply"),),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(MANY_APPLY, WITHDRAWN),
    twins=("apr-register-5d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REGISTER_ELSEWHERE = TimeLimit(
    id="apd-6-1-registration-other-authority",
    cites=APD(6, 1, "second subparagraph"),
    title="Register the application made to another authority",
    says="An application made to an authority that is likely to receive such applications but "
    "does not register them is registered within six working days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=MADE,
    lasts=working_days(6),
    counted_by=REG_1182_71,
    applies_if=(
        AnyOf(
            (
                Happened(
                    (Event.APPLICATION_MADE_OTHER_AUTHORITY,),
                    "the application was made to an authority that does not register",
                ),
                ONLY_RECEIVES,
            ),
            "the application was made to an authority that does not register",
        ),
    ),
    longer=(Longer(lasts=working_days(10), cites=APD(6, 5), says="while very many apply"),),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(MANY_APPLY, WITHDRAWN),
    twins=(
        "apr-receiving-authority-3wd",
        "apr-register-5d-forwarded",
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

LODGE = TimeLimit(
    id="apd-6-2-opportunity-to-lodge",
    cites=APD(6, 2),
    title="Give the opportunity to lodge the application",
    says="A person who has made an application has an effective opportunity to lodge it as soon as "
    "possible; national law may say where and how.",
    owed_by=Party.MEMBER_STATE,
    runs_from=MADE,
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=(Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER),
    early=True,
    overtaken_by=(WITHDRAWN,),
    if_missed=Missed(
        says="If the person does not lodge, the application may count as withdrawn.",
        cites=APD(28, 1),
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REGISTER_MANY = TimeLimit(
    id="apd-6-5-registration-mass-arrivals",
    cites=APD(6, 5),
    title="Register the application while very many apply",
    says="Where a large number of persons apply at the same time, national law may let the "
    "application be registered within ten working days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=MADE,
    lasts=working_days(10),
    counted_by=REG_1182_71,
    applies_if=(MASS_ARRIVALS,),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    twins=("apr-register-mass-15d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 25 — Guarantees for unaccompanied minors

REPRESENT = TimeLimit(
    id="apd-25-1-representative",
    cites=APD(25, 1, "a"),
    title="Appoint the representative of the unaccompanied minor",
    says="A representative is appointed as soon as possible; the Directive gives no number of "
    "days and no day from which they would count.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.UNACCOMPANIED_MINOR_IDENTIFIED,
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=(Event.REPRESENTATIVE_APPOINTED,),
    early=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 28 — Implicit withdrawal or abandonment of the application

REOPEN = TimeLimit(
    id="apd-28-2-reopening-window",
    cites=APD(28, 2),
    title="The case can be reopened at least until",
    says="A person whose examination was discontinued may ask for it to be reopened; national law "
    "may end that, but not before nine months.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.APPLICATION_DISCONTINUED,)),
    lasts=months(9),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    if_missed=Missed(
        says="National law may treat a new application as a subsequent one.", cites=APD(28, 2)
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    REGISTER,
    REGISTER_ELSEWHERE,
    LODGE,
    REGISTER_MANY,
    REPRESENT,
    REOPEN,
)
