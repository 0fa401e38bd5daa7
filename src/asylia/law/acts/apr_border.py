"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 51 to 53, the border."""

from datetime import date

from asylia.law.acts.apr import (
    DECIDED,
    IN_BORDER_PROCEDURE,
    WAS_IN_BORDER_PROCEDURE,
    WITHDRAWN,
)
from asylia.law.acts.crisis_derogations import BORDER as CRISIS_AT_BORDER
from asylia.law.citation import APR
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Extended,
    Happened,
    Interpretation,
    Latest,
    Longer,
    Missed,
    Not,
    Overtaken,
    Preferred,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
    happens,
)
from asylia.law.periods import APR_73, days, weeks
from asylia.law.terms import Event, Party

AFTER_RELOCATION = Interpretation(
    id="apr-51-2-relocation",
    question="whether, after a relocation to a State that applies the border procedure, the 16 "
    "weeks follow by themselves or only if that State extends the 12",
    readings=(
        Reading(
            key="if_extended",
            says="12 weeks until somebody extends them: the third subparagraph says that they may "
            "be extended",
            cites=APR(51, 2, "third subparagraph"),
        ),
        Reading(
            key="by_itself",
            says="16 weeks: the third subparagraph asks only that the State of relocation applies "
            "the border procedure",
            cites=APR(51, 2, "third subparagraph"),
            lasts=weeks(16),
        ),
    ),
    default="if_extended",
    chosen_by="Asylia: the wording, and the day that is safe for liberty",
    chosen_on=date(2026, 11, 22),
    only_if=AllOf(
        (
            Happened((Event.RELOCATION_ARRIVAL,), "the person was relocated"),
            IN_BORDER_PROCEDURE,
        ),
        "the person was relocated to a State that applies the border procedure",
    ),
)

BORDER_LEFT = Overtaken(
    by=Happened((Event.BORDER_EXCEPTION_FOUND,), "an exception was found"),
    cites=APR(53, 2),
    says="the border procedure ceased to apply",
)

# Article 51 — Deadlines (of the border procedure)

LODGE_AT_BORDER = TimeLimit(
    id="apr-lodge-border-5d",
    cites=APR(51, 1),
    title="Lodge the application in the border procedure",
    says="In a border procedure the application is lodged within five days of its first "
    "registration or, after relocation, of the arrival, given an effective opportunity to do so.",
    owed_by=Party.APPLICANT,
    runs_from=Preferred((Event.RELOCATION_ARRIVAL, Event.APPLICATION_REGISTERED)),
    lasts=days(5),
    counted_by=APR_73,
    applies_if=(IN_BORDER_PROCEDURE,),
    met_by=(Event.APPLICATION_LODGED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    if_missed=Missed(says="The border procedure goes on all the same.", cites=APR(51, 1)),
)

BORDER_PROCEDURE = TimeLimit(
    id="apr-border-12w",
    cites=APR(51, 2),
    title="End the border procedure",
    says="The border procedure lasts at most 12 weeks from the registration until the applicant "
    "no longer has a right to remain and is not allowed to remain.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=weeks(12),
    counted_by=APR_73,
    applies_if=(
        AnyOf(
            (WAS_IN_BORDER_PROCEDURE, IN_BORDER_PROCEDURE),
            "the application is examined in a border procedure",
        ),
    ),
    longer=(
        Longer(
            lasts=weeks(16),
            cites=APR(51, 2, "third subparagraph"),
            says="after relocation, 16 weeks",
        ),
    ),
    met_by=(Event.RIGHT_TO_REMAIN_ENDED,),
    overtaken_by=(
        CRISIS_AT_BORDER,
        Overtaken(
            by=Not(IN_BORDER_PROCEDURE, "another procedure was assigned"),
            cites=APR(53, 2),
            says="another procedure was assigned",
        ),
        Overtaken(
            by=Extended("apr-border-12w", "the period was extended", ("51(2)", "relocation")),
            cites=APR(51, 2, "third subparagraph"),
            says="extended to 16 weeks after relocation",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.BORDER_EXCEPTION_FOUND,), "apr-border-12w", "an exception was found"
            ),
            cites=APR(53, 2),
            says="the border procedure ceased to apply",
        ),
        Overtaken(
            by=WithinLimit((Event.PROTECTION_GRANTED,), "apr-border-12w", "protection was granted"),
            cites=APR(51, 2),
            says="protection was granted",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.APPLICATION_WITHDRAWN,), "apr-border-12w", "the application was withdrawn"
            ),
            cites=APR(40, 1),
            says="the application was withdrawn",
        ),
    ),
    reading=AFTER_RELOCATION,
    if_missed=Missed(
        says="The applicant is authorised to enter the territory; a return border procedure can "
        "no longer follow.",
        cites=APR(51, 2),
        derives=Event.BORDER_PROCEDURE_ENDED,
        final=True,
    ),
    liberty=True,
)

BORDER_PROCEDURE_RELOCATED = TimeLimit(
    id="apr-border-16w-relocation",
    cites=APR(51, 2, "third subparagraph"),
    title="End the border procedure after relocation",
    says="Where the Member State of relocation applies the border procedure, the 12 weeks may be "
    "extended to 16, counted from the registration.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=weeks(16),
    counted_by=APR_73,
    applies_if=(
        IN_BORDER_PROCEDURE,
        WAS_IN_BORDER_PROCEDURE,
        Extended(
            "apr-border-12w",
            "the 12 weeks were extended after relocation",
            ("51(2)", "relocation"),
        ),
    ),
    met_by=(Event.RIGHT_TO_REMAIN_ENDED,),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.BORDER_EXCEPTION_FOUND,),
                "apr-border-16w-relocation",
                "an exception was found",
            ),
            cites=APR(53, 2),
            says="the border procedure ceased to apply",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.PROTECTION_GRANTED,), "apr-border-16w-relocation", "protection was granted"
            ),
            cites=APR(51, 2),
            says="protection was granted",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.APPLICATION_WITHDRAWN,),
                "apr-border-16w-relocation",
                "the application was withdrawn",
            ),
            cites=APR(40, 1),
            says="the application was withdrawn",
        ),
    ),
    if_missed=Missed(
        says="The applicant is authorised to enter the territory.",
        cites=APR(51, 2),
        derives=Event.BORDER_PROCEDURE_ENDED,
        final=True,
    ),
    liberty=True,
)

EXAMINE_AT_BORDER = TimeLimit(
    id="apr-border-examination",
    cites=APR(51, 2, "second subparagraph"),
    title="Take the decision in the border procedure",
    says="National law sets how long the examination in a border procedure lasts, in place of "
    "Article 35; with the request to remain and the appeal it has to fit into the 12 weeks from "
    "the registration.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=APR_73,
    national=True,
    at_most=weeks(12),
    applies_if=(IN_BORDER_PROCEDURE,),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, BORDER_LEFT),
)

DECIDE_REMAIN_AT_BORDER = TimeLimit(
    id="apr-border-request-to-remain",
    cites=APR(51, 2, "second subparagraph"),
    title="Decide in the border procedure whether the applicant may remain",
    says="National law sets how long the court has for a request to remain in a border procedure, "
    "within the 12 weeks from the registration.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.REMAIN_REQUESTED,)),
    counted_by=APR_73,
    national=True,
    at_most=weeks(12),
    applies_if=(IN_BORDER_PROCEDURE,),
    met_by=(Event.REMAIN_DECIDED,),
    overtaken_by=(WITHDRAWN, BORDER_LEFT),
)

DECIDE_APPEAL_AT_BORDER = TimeLimit(
    id="apr-border-appeal-duration",
    cites=APR(51, 2, "second subparagraph"),
    title="Decide the appeal in the border procedure",
    says="Where there is an appeal, national law sets how long the court has for it in a border "
    "procedure, within the 12 weeks from the registration.",
    owed_by=Party.COURT,
    runs_from=Latest((happens(Event.APPEAL_FILED, against="decision"),)),
    counted_by=APR_73,
    national=True,
    at_most=weeks(12),
    applies_if=(IN_BORDER_PROCEDURE,),
    met_by=(
        happens(Event.APPEAL_FINAL_DECISION, against="decision"),
        Event.JUDGMENT_ANNOUNCED,
    ),
    overtaken_by=(WITHDRAWN, BORDER_LEFT),
)

# Article 53 — Exceptions to the asylum border procedure

ASSESS_AGE = TimeLimit(
    id="apr-age-assessment-border",
    cites=APR(53, 1),
    title="Assess the age before the border procedure goes on",
    says="Where the age of an applicant in a border procedure is in doubt, it is assessed promptly "
    "under Article 25.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.AGE_DOUBT_RAISED,)),
    counted_by=APR_73,
    at_once="promptly",
    applies_if=(IN_BORDER_PROCEDURE,),
    met_by=(Event.AGE_ASSESSED,),
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(53, 1),
            says="a decision was taken",
        ),
        WITHDRAWN,
    ),
)

LEAVE_BORDER_PROCEDURE = TimeLimit(
    id="apr-border-exit",
    cites=APR(53, 2),
    title="End the border procedure whose conditions have failed",
    says="Once a ground of paragraph 2 is found, the border procedure ceases at that stage: entry "
    "is authorised and the appropriate procedure applied, without waiting for the 12 weeks.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.BORDER_EXCEPTION_FOUND,)),
    counted_by=APR_73,
    at_once="at any stage of the procedure",
    applies_if=(WAS_IN_BORDER_PROCEDURE,),
    met_by=(
        carrying(Event.PROCEDURE_ASSIGNED, procedure=("regular", "accelerated", "admissibility")),
        Event.ADMISSION_DECIDED,
    ),
    overtaken_by=(WITHDRAWN,),
)

RULES = (
    LODGE_AT_BORDER,
    BORDER_PROCEDURE,
    BORDER_PROCEDURE_RELOCATED,
    EXAMINE_AT_BORDER,
    DECIDE_REMAIN_AT_BORDER,
    DECIDE_APPEAL_AT_BORDER,
    ASSESS_AGE,
    LEAVE_BORDER_PROCEDURE,
)
