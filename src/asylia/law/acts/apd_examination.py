"""Asylum Procedures Directive (recast), Directive 2013/32/EU: Article 31, the examination.

Paragraphs 1 to 3 were read as printed; of the rest only summaries and translations were: before a
date rests on paragraph 4 or 6, read it.
"""

from datetime import date

from asylia.law.acts.apd import APPLIES_FROM, WITHDRAWN
from asylia.law.acts.apr import DECIDED
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
    Not,
    Overtaken,
    Preferred,
    TimeLimit,
    WithinLimit,
    carrying,
)
from asylia.law.periods import REG_1182_71, months
from asylia.law.terms import Event, Party

EXAMINATION_APPLIES_FROM = date(2018, 7, 20)
"""Article 51(2): when national law had to follow Article 31(3), (4) and (5)."""

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
DUBLIN_BY_EXCEPTION = Extended(
    "apd-31-3-start-after-dublin",
    "the ground is the exception of the fourth subparagraph",
    ("fourth subparagraph", "exception"),
)
DUBLIN_FOR_A_GROUND = AllOf(
    (
        Extended("apd-31-3-start-after-dublin", "the authority extended the six months"),
        Not(DUBLIN_BY_EXCEPTION, "the ground is one of the third subparagraph"),
    ),
    "the six months were extended on a ground of the third subparagraph",
)
DUBLIN_EXCEEDED = Extended(
    "apd-31-3-after-dublin-nine-months", "the fifteen months were exceeded by way of exception"
)
IN_CHARGE = Preferred(
    (Event.DUBLIN_RESPONSIBILITY_FIXED_AND_IN_CHARGE, Event.RESPONSIBILITY_SHIFT_EVENT)
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
    runs_from=IN_CHARGE,
    lasts=months(6),
    counted_by=REG_1182_71,
    applies_if=(TAKEN_IN_CHARGE,),
    longer=(
        Longer(lasts=months(15), cites=APD(31, 3), says="extended, 15 months"),
        Longer(lasts=months(18), cites=APD(31, 3), says="by way of exception, 18 months"),
    ),
    met_by=DECIDED,
    extended_by=(
        Extension(
            lasts=months(9),
            when=DUBLIN_BY_EXCEPTION,
            cites=APD(31, 3, "fourth subparagraph"),
            says="by way of exception three months more, counted once from the same event",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=DUBLIN_FOR_A_GROUND,
            cites=APD(31, 3, "third subparagraph"),
            says="extended: see the extended examination",
        ),
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

EXAMINE_AFTER_DUBLIN_EXTENDED = TimeLimit(
    id="apd-31-3-after-dublin-nine-months",
    cites=APD(31, 3, "third subparagraph"),
    title="Conclude the extended examination after the Dublin procedure",
    says="After a Dublin procedure too the six months may be extended by no more than nine; the "
    "fifteen are counted once, from the same event.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=IN_CHARGE,
    lasts=months(15),
    counted_by=REG_1182_71,
    applies_if=(TAKEN_IN_CHARGE, DUBLIN_FOR_A_GROUND),
    met_by=DECIDED,
    overtaken_by=(
        Overtaken(
            by=DUBLIN_EXCEEDED,
            cites=APD(31, 3, "fourth subparagraph"),
            says="by way of exception three months more",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apd-31-3-after-dublin-nine-months",
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

EXAMINE_AFTER_DUBLIN_BY_EXCEPTION = TimeLimit(
    id="apd-31-3-after-dublin-three-months",
    cites=APD(31, 3, "fourth subparagraph"),
    title="Conclude the examination after the Dublin procedure that exceeds the extended time",
    says="By way of exception the fifteen months after a Dublin procedure may be exceeded by "
    "three; the eighteen are counted once, from the same event.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=IN_CHARGE,
    lasts=months(18),
    counted_by=REG_1182_71,
    applies_if=(TAKEN_IN_CHARGE, DUBLIN_FOR_A_GROUND, DUBLIN_EXCEEDED),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN,),
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
    unverified="of this paragraph only the first words were read; the six months are from "
    "knowledge",
    in_force_from=EXAMINATION_APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TELL_OF_POSTPONEMENT = TimeLimit(
    id="apd-31-4-tell-of-postponement",
    cites=APD(31, 4, "b"),
    title="Tell the applicant why the conclusion is postponed",
    says="Where the conclusion is postponed, the applicant is told the reasons within a reasonable "
    "time.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.POSTPONEMENT_DECIDED,)),
    counted_by=REG_1182_71,
    at_once="within a reasonable time",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="delay"),),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APD(31, 4),
            says="a decision was taken",
        ),
        WITHDRAWN,
        TRANSFERRED,
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
    runs_from=(
        Event.SIX_MONTHS_WILL_BE_MISSED,
        carrying(
            Event.TIME_LIMIT_EXTENDED,
            limit=("apd-31-3-examination", "apd-31-3-start-after-dublin"),
        ),
        Event.POSTPONEMENT_DECIDED,
    ),
    counted_by=REG_1182_71,
    at_once="where a decision cannot be made within six months",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="delay"),),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APD(31, 6),
            says="a decision was taken",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
    unverified="the paragraph was not read; that of 2005 asked for the notice or the reasons, and "
    "that this one asks for both is from knowledge",
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
    EXAMINE,
    EXAMINE_AFTER_DUBLIN,
    EXAMINE_AFTER_DUBLIN_EXTENDED,
    EXAMINE_AFTER_DUBLIN_BY_EXCEPTION,
    EXAMINE_EXTENDED,
    EXAMINE_BY_EXCEPTION,
    REVIEW_SITUATION,
    TELL_OF_POSTPONEMENT,
    CAP,
    TELL_OF_DELAY,
    EXAMINE_ACCELERATED,
)
