"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Article 35."""

from datetime import date

from asylia.law.acts.apr import (
    DECIDED,
    IN_BORDER_PROCEDURE,
    REMITTED,
    TRANSFERRED,
    WITHDRAWN,
)
from asylia.law.acts.crisis_derogations import EXAMINATION as EXPEDITED_EXAMINATION
from asylia.law.citation import APR
from asylia.law.limits import (
    EARLIER,
    AnyOf,
    Attribute,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Longer,
    Missed,
    Not,
    Overtaken,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
)
from asylia.law.periods import APR_73, months, working_days
from asylia.law.terms import Event, Party

ACCELERATED = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "procedure",
    ("accelerated",),
    "the examination is accelerated",
    absent=False,
)
ON_ADMISSIBILITY = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "procedure",
    ("admissibility",),
    "the examination is about inadmissibility",
    absent=False,
)
LATE_CLAIM = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "ground",
    ("38(1)(e)",),
    "the ground is that of Article 38(1)(e), a claim made late after a return decision",
    absent=False,
)
SUBSEQUENT = AnyOf(
    (
        Attribute(
            Event.APPLICATION_MADE,
            "subsequent",
            (True,),
            "the application is a subsequent one",
            absent=False,
            silent=False,
        ),
        Happened((Event.SUBSEQUENT_APPLICATION_MADE,), "a subsequent application was made"),
    ),
    "the application is a subsequent one",
)
FIRST = Not(SUBSEQUENT, "the application is not a subsequent one")
ON_ITS_MERITS = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "procedure",
    ("regular", "accelerated", "border"),
    "the application is examined on its merits",
    absent=False,
    silent=False,
)
LODGED_HERE = Latest((Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AFTER_TRANSFER))
TRANSFERRED_AWAY = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
    until=Event.APPLICATION_LODGED_AFTER_TRANSFER,
    cites=APR(35, 6),
    says="the person was transferred to the Member State responsible",
)

# Article 35 — Duration of the examination procedure

ADMISSIBILITY = TimeLimit(
    id="apr-admissibility-2m",
    cites=APR(35, 1),
    title="Conclude the examination of inadmissibility",
    says="The examination of inadmissibility is concluded within two months of the lodging; after "
    "a transfer, of the lodging in the Member State responsible.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=LODGED_HERE,
    lasts=months(2),
    counted_by=APR_73,
    applies_if=(
        ON_ADMISSIBILITY,
        Not(LATE_CLAIM, "the ground is not that of Article 38(1)(e)"),
        FIRST,
    ),
    met_by=DECIDED,
    extended_by=(
        Extension(
            lasts=months(4),
            when=Extended("apr-admissibility-2m", "the authority extended the time limit"),
            cites=APR(35, 2),
            says="extended by no more than two months, counted once from the lodging",
        ),
    ),
    overtaken_by=(WITHDRAWN, TRANSFERRED_AWAY),
    if_missed=Missed(
        says="The application does not become admissible by that alone.", cites=APR(35, 1)
    ),
)

ADMISSIBILITY_LATE_CLAIM = TimeLimit(
    id="apr-admissibility-late-claim-10wd",
    cites=APR(35, 1),
    title="Conclude the examination of inadmissibility of a late claim",
    says="In the case of Article 38(1)(e) the examination is concluded within ten working days; "
    "from when is not said and taken to be the lodging.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=LODGED_HERE,
    lasts=working_days(10),
    counted_by=APR_73,
    applies_if=(ON_ADMISSIBILITY, LATE_CLAIM),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED_AWAY),
    if_missed=Missed(
        says="The application does not become admissible by that alone.", cites=APR(35, 1)
    ),
    reading=Interpretation(
        id="apr-35-1-ten-days",
        question="whether the ten working days run from the lodging or from the making",
        readings=(
            Reading(
                key="from_lodging",
                says="ten working days from the lodging, like the two months before them",
                cites=APR(35, 1, "first subparagraph"),
            ),
            Reading(
                key="from_making",
                says="ten working days from the making, which is what came late",
                cites=APR(35, 1, "second subparagraph"),
                runs_from=Event.APPLICATION_MADE,
            ),
        ),
        default="from_lodging",
        chosen_by="Asylia: every other period of the Article runs from the lodging",
        chosen_on=date(2026, 11, 22),
    ),
)

SUBSEQUENT_FIRST = TimeLimit(
    id="apr-subsequent-prelim-2m",
    cites=APR(35, 1),
    title="Conclude the preliminary examination of the subsequent application",
    says="Whether a subsequent application brings new elements (Article 55) decides on its "
    "inadmissibility under Article 38(2), so that the two months from the lodging govern.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=LODGED_HERE,
    lasts=months(2),
    counted_by=APR_73,
    applies_if=(SUBSEQUENT, Not(LATE_CLAIM, "the ground is not that of Article 38(1)(e)")),
    met_by=DECIDED,
    extended_by=(
        Extension(
            lasts=months(4),
            when=Extended("apr-subsequent-prelim-2m", "the authority extended the time limit"),
            cites=APR(35, 2),
            says="extended by no more than two months, counted once from the lodging",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=ON_ITS_MERITS,
            cites=APR(55, 6),
            says="there are new elements: the application is examined on its merits",
        ),
        WITHDRAWN,
        TRANSFERRED_AWAY,
    ),
    if_missed=Missed(
        says="The application does not become admissible by that alone.", cites=APR(35, 1)
    ),
)

EXAMINE_ACCELERATED = TimeLimit(
    id="apr-exam-accelerated-3m",
    cites=APR(35, 3),
    title="Conclude the accelerated examination",
    says="The accelerated examination is concluded within three months of the lodging; after a "
    "transfer, of the lodging in the Member State responsible.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=LODGED_HERE,
    lasts=months(3),
    counted_by=APR_73,
    applies_if=(ACCELERATED,),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED_AWAY),
)

EXAMINE = TimeLimit(
    id="apr-exam-regular-6m",
    cites=APR(35, 4),
    title="Conclude the examination on the merits",
    says="The examination on the merits, where it is not accelerated, is concluded within six "
    "months of the lodging.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_LODGED,
    lasts=months(6),
    counted_by=APR_73,
    applies_if=(
        Not(ACCELERATED, "the examination is not accelerated"),
        Not(ON_ADMISSIBILITY, "the examination is on the merits"),
        AnyOf(
            (
                Not(IN_BORDER_PROCEDURE, "the application is not examined in a border procedure"),
                Happened(
                    (Event.BORDER_PROCEDURE_ENDED, Event.BORDER_EXCEPTION_FOUND),
                    "the border procedure is over",
                ),
            ),
            "the application is not examined in a border procedure",
        ),
    ),
    longer=(
        Longer(lasts=months(12), cites=APR(35, 5), says="extended, 12 months"),
        Longer(lasts=months(21), cites=APR(35, 7), says="postponed, 21 months"),
    ),
    met_by=DECIDED,
    overtaken_by=(
        EXPEDITED_EXAMINATION,
        Overtaken(
            by=Extended("apr-exam-regular-6m", "the authority extended the time limit"),
            cites=APR(35, 5),
            says="extended: see the extended examination",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apr-exam-regular-6m",
                "the conclusion was postponed",
            ),
            cites=APR(35, 7),
            says="the conclusion was postponed: 21 months from the lodging",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

EXAMINE_EXTENDED = TimeLimit(
    id="apr-exam-regular-extension",
    cites=APR(35, 5),
    title="Conclude the extended examination on the merits",
    says="The six months may be extended by no more than six; the twelve are counted once, from "
    "the lodging.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_LODGED,
    lasts=months(12),
    counted_by=APR_73,
    applies_if=(Extended("apr-exam-regular-6m", "the authority extended the six months"),),
    longer=(Longer(lasts=months(21), cites=APR(35, 7), says="postponed, 21 months"),),
    met_by=DECIDED,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apr-exam-regular-extension",
                "the conclusion was postponed",
            ),
            cites=APR(35, 7),
            says="the conclusion was postponed: 21 months from the lodging",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

EXAMINE_AFTER_TRANSFER = TimeLimit(
    id="apr-exam-clock-after-transfer",
    cites=APR(35, 6),
    title="Conclude the examination after the transfer",
    says="After a transfer the six months run from the lodging in the Member State responsible.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_LODGED_AFTER_TRANSFER,
    lasts=months(6),
    counted_by=APR_73,
    applies_if=(
        Not(ACCELERATED, "the examination is not accelerated"),
        Not(ON_ADMISSIBILITY, "the examination is on the merits"),
        Not(IN_BORDER_PROCEDURE, "the application is not examined in a border procedure"),
    ),
    longer=(Longer(lasts=months(21), cites=APR(35, 7), says="postponed, 21 months"),),
    met_by=DECIDED,
    extended_by=(
        Extension(
            lasts=months(12),
            when=Extended("apr-exam-clock-after-transfer", "the authority extended the time limit"),
            cites=APR(35, 5),
            says="extended by no more than six months, counted once from the lodging",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.POSTPONEMENT_DECIDED,),
                "apr-exam-clock-after-transfer",
                "the conclusion was postponed",
            ),
            cites=APR(35, 7),
            says="the conclusion was postponed: 21 months from the lodging",
        ),
        WITHDRAWN,
    ),
)

EXAMINE_POSTPONED = TimeLimit(
    id="apr-exam-postponed-21m",
    cites=APR(35, 7),
    title="Conclude the postponed examination",
    says="Where the conclusion is postponed because the situation in the country of origin is "
    "uncertain for a time, the examination is concluded within 21 months of the lodging in any "
    "event.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=LODGED_HERE,
    lasts=months(21),
    counted_by=APR_73,
    applies_if=(
        Happened((Event.POSTPONEMENT_DECIDED,), "the conclusion of the examination was postponed"),
    ),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED_AWAY),
    reading=Interpretation(
        id="apr-35-7-after-transfer",
        question="whether, after a transfer, the 21 months run from the lodging in the Member "
        "State responsible or from the first lodging",
        readings=(
            Reading(
                key="after_transfer",
                says="21 months from the lodging in the Member State responsible, from which the "
                "six months run too",
                cites=APR(35, 6),
            ),
            Reading(
                key="first_lodging",
                says="21 months from the first lodging: in any event, and paragraph 6 moves the "
                "six months only",
                cites=APR(35, 7),
                runs_from=Event.APPLICATION_LODGED,
            ),
        ),
        default=EARLIER,
        chosen_by="Asylia: the earlier day is safe under both readings",
        chosen_on=date(2026, 11, 22),
        only_if=Happened(
            (Event.APPLICATION_LODGED_AFTER_TRANSFER,), "the application was lodged again"
        ),
    ),
)

REVIEW_SITUATION = TimeLimit(
    id="apr-exam-postponed-review-4m",
    cites=APR(35, 7, "a"),
    title="Review the situation in the country of origin",
    says="While the conclusion is postponed, the situation in the country of origin is reviewed "
    "at least every four months.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.POSTPONEMENT_DECIDED, Event.COUNTRY_REVIEW_DONE)),
    lasts=months(4),
    counted_by=APR_73,
    applies_if=(
        Happened((Event.POSTPONEMENT_DECIDED,), "the conclusion of the examination was postponed"),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(35, 7),
            says="a decision was taken",
        ),
        WITHDRAWN,
    ),
)

TELL_OF_POSTPONEMENT = TimeLimit(
    id="apr-exam-postponed-inform",
    cites=APR(35, 7, "c"),
    title="Tell the applicant why the conclusion is postponed",
    says="Where the conclusion is postponed, the applicant is told the reasons as soon as "
    "possible, in a language that he or she understands.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.POSTPONEMENT_DECIDED,)),
    counted_by=APR_73,
    at_once="as soon as possible",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="delay"),),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(35, 7),
            says="a decision was taken",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

EXAMINE_REMITTED = TimeLimit(
    id="apr-exam-remitted",
    cites=APR(35, 8),
    title="Conclude the examination after the court referred it back",
    says="Where a court annuls the decision and refers the case back, national law sets a time "
    "limit, shorter than those of the Article.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((REMITTED,)),
    counted_by=APR_73,
    national=True,
    below=months(6),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN,),
)

RULES = (
    ADMISSIBILITY,
    ADMISSIBILITY_LATE_CLAIM,
    SUBSEQUENT_FIRST,
    EXAMINE_ACCELERATED,
    EXAMINE,
    EXAMINE_EXTENDED,
    EXAMINE_AFTER_TRANSFER,
    EXAMINE_POSTPONED,
    REVIEW_SITUATION,
    TELL_OF_POSTPONEMENT,
    EXAMINE_REMITTED,
)
