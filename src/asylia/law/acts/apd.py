"""Asylum Procedures Directive (recast), Directive 2013/32/EU: Articles 6 to 31.

Articles 43 and following stand in ``apd_remedies``. A directive binds the States, whose law may
set shorter limits and count in its own way; what it leaves to them has to be configured.

Article 31(1) to (3) was read as printed; of the rest only summaries and translations were, and of
Article 31(4) and (6) not even these: before a date rests on one of them, read it.
"""

from datetime import date

from asylia.law.acts.apr import COMPETENT, DECIDED, MASS_ARRIVALS, ONLY_RECEIVES
from asylia.law.acts.apr_examination import ACCELERATED
from asylia.law.citation import APD
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AllOf,
    AnyOf,
    Extended,
    Extension,
    Happened,
    Latest,
    Longer,
    Missed,
    Not,
    Overtaken,
    Preferred,
    TimeLimit,
    WithinLimit,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, months, working_days
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2015, 7, 20)
"""Article 51(1): the day by which national law had to follow the Directive."""

EXAMINATION_APPLIES_FROM = date(2018, 7, 20)
"""Article 51(2): the same for Article 31(3), (4) and (5)."""

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
TRANSFERRED = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
    cites=APD(31, 3, "second subparagraph"),
    says="the person was transferred to the Member State responsible",
)
EXTENDED = Extended("apd-31-3-examination", "the authority extended the six months")
BY_EXCEPTION = Extended(
    "apd-31-3-examination",
    "the ground is the exception of the fourth subparagraph",
    ("fourth subparagraph", "exception"),
)
FOR_A_GROUND = AllOf(
    (EXTENDED, Not(BY_EXCEPTION, "the ground is one of the third subparagraph")),
    "the six months were extended on a ground of the third subparagraph",
)
EXCEEDED = Extended(
    "apd-31-3-extension-nine-months", "the fifteen months were exceeded by way of exception"
)
TAKEN_IN_CHARGE = AnyOf(
    (
        Happened((Event.DUBLIN_RESPONSIBILITY_FIXED_AND_IN_CHARGE,), "the file says that it is so"),
        Not(
            Happened(
                (Event.ABSCONDED, Event.CONTACT_LOST, Event.LEFT_TERRITORY, Event.DEPARTURE_FOUND),
                "the person is gone",
            ),
            "nothing says that the person is gone",
        ),
    ),
    "the person is on the territory and has been taken in charge",
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

# Article 31 — Examination procedure

EXAMINE = TimeLimit(
    id="apd-31-3-examination",
    cites=APD(31, 3),
    title="Conclude the examination",
    says="The examination is concluded within six months of the lodging.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=(Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER),
    lasts=months(6),
    counted_by=REG_1182_71,
    longer=(
        Longer(lasts=months(15), cites=APD(31, 3), says="extended, 15 months"),
        Longer(lasts=months(18), cites=APD(31, 3), says="by way of exception, 18 months"),
        Longer(lasts=months(21), cites=APD(31, 5), says="postponed, 21 months"),
    ),
    met_by=DECIDED,
    extended_by=(
        Extension(
            lasts=months(9),
            when=BY_EXCEPTION,
            cites=APD(31, 3, "fourth subparagraph"),
            says="by way of exception three months more, counted once from the lodging",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    Event.DUBLIN_RESPONSIBILITY_FIXED_AND_IN_CHARGE,
                    Event.TAKE_CHARGE_REQUEST_SENT,
                    Event.TAKE_BACK_REQUEST_SENT,
                ),
                "the application is subject to a Dublin procedure",
            ),
            cites=APD(31, 3, "second subparagraph"),
            says="a Dublin procedure: six months from when the State responsible is determined, "
            "the person is there and in its charge",
        ),
        Overtaken(
            by=FOR_A_GROUND,
            cites=APD(31, 3, "third subparagraph"),
            says="extended: see the extended examination",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apd-31-3-examination",
                "the conclusion was postponed",
            ),
            cites=APD(31, 4),
            says="the conclusion was postponed: 21 months from the lodging",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_AFTER_DUBLIN = TimeLimit(
    id="apd-31-3-start-after-dublin",
    cites=APD(31, 3, "second subparagraph"),
    title="Conclude the examination after the Dublin procedure",
    says="After a Dublin procedure the six months run from when the State responsible is "
    "determined, the person is on its territory and has been taken in charge.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Preferred(
        (Event.DUBLIN_RESPONSIBILITY_FIXED_AND_IN_CHARGE, Event.RESPONSIBILITY_SHIFT_EVENT)
    ),
    lasts=months(6),
    counted_by=REG_1182_71,
    applies_if=(TAKEN_IN_CHARGE,),
    met_by=DECIDED,
    extended_by=(
        Extension(
            lasts=months(15),
            when=Extended("apd-31-3-start-after-dublin", "the authority extended the six months"),
            cites=APD(31, 3, "third subparagraph"),
            says="extended by no more than nine months, counted once from the same event",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apd-31-3-start-after-dublin",
                "the conclusion was postponed",
            ),
            cites=APD(31, 4),
            says="the conclusion was postponed: 21 months from the lodging",
        ),
        WITHDRAWN,
    ),
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_EXTENDED = TimeLimit(
    id="apd-31-3-extension-nine-months",
    cites=APD(31, 3, "third subparagraph"),
    title="Conclude the extended examination",
    says="The six months may be extended by no more than nine, for complex questions, very many "
    "simultaneous applications or a delay by the applicant; the fifteen are counted once.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=(Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER),
    lasts=months(15),
    counted_by=REG_1182_71,
    applies_if=(FOR_A_GROUND,),
    met_by=DECIDED,
    overtaken_by=(
        Overtaken(
            by=EXCEEDED,
            cites=APD(31, 3, "fourth subparagraph"),
            says="by way of exception three months more",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apd-31-3-extension-nine-months",
                "the conclusion was postponed",
            ),
            cites=APD(31, 4),
            says="the conclusion was postponed: 21 months from the lodging",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_BY_EXCEPTION = TimeLimit(
    id="apd-31-3-extension-three-months",
    cites=APD(31, 3, "fourth subparagraph"),
    title="Conclude the examination that exceeds the extended time",
    says="By way of exception the fifteen months may be exceeded by three where an adequate and "
    "complete examination needs it; the eighteen are counted once, from the lodging.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=(Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER),
    lasts=months(18),
    counted_by=REG_1182_71,
    applies_if=(FOR_A_GROUND, EXCEEDED),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED),
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REVIEW_SITUATION = TimeLimit(
    id="apd-31-4-review-of-country-situation",
    cites=APD(31, 4, "a"),
    title="Review the situation in the country of origin",
    says="While the conclusion is postponed, the situation in the country of origin is reviewed "
    "at least every six months.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.POSTPONEMENT_DECIDED, Event.COUNTRY_REVIEW_DONE)),
    lasts=months(6),
    counted_by=REG_1182_71,
    applies_if=(
        Happened((Event.POSTPONEMENT_DECIDED,), "the conclusion of the examination was postponed"),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APD(31, 4),
            says="a decision was taken",
        ),
        WITHDRAWN,
    ),
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CAP = TimeLimit(
    id="apd-31-5-absolute-cap",
    cites=APD(31, 5),
    title="Conclude the examination in any event",
    says="The examination is concluded within 21 months of the lodging in any event, whatever was "
    "extended or postponed.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=(Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER),
    lasts=months(21),
    counted_by=REG_1182_71,
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED),
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TELL_OF_DELAY = TimeLimit(
    id="apd-31-6-tell-about-delay",
    cites=APD(31, 6),
    title="Tell the applicant of the delay",
    says="Where no decision can be made within six months, the applicant is told of the delay and, "
    "on request, why and by when to expect the decision.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.SIX_MONTHS_WILL_BE_MISSED,
    counted_by=REG_1182_71,
    at_once="where a decision cannot be made within six months",
    met_by=(Event.INFORMATION_PROVIDED,),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APD(31, 6),
            says="a decision was taken",
        ),
        WITHDRAWN,
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_ACCELERATED = TimeLimit(
    id="apd-31-9-accelerated",
    cites=APD(31, 9),
    title="Conclude the accelerated examination",
    says="National law sets reasonable time limits for the accelerated examination, which may be "
    "exceeded where an adequate and complete examination needs it.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=(Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER),
    counted_by=REG_1182_71,
    national=True,
    applies_if=(ACCELERATED,),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED),
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
    EXAMINE,
    EXAMINE_AFTER_DUBLIN,
    EXAMINE_EXTENDED,
    EXAMINE_BY_EXCEPTION,
    REVIEW_SITUATION,
    CAP,
    TELL_OF_DELAY,
    EXAMINE_ACCELERATED,
)
