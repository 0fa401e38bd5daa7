"""Reception Conditions Directive, Directive (EU) 2024/1346: reception. Liberty: ``rcd_liberty``.

A directive binds the Member State; the person relies on the national law that transposes it, which
may count in its own way and give more. Regulation 1182/71 counts where nothing else is known. The
list of Articles to be transposed by 12 June 2026 (Article 35(1)) leaves out Articles 11 and 16.
"""

from datetime import date

from asylia.law.acts.apr import DECIDED, SCREENED
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import APR, RCD
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    During,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Not,
    Overtaken,
    Reading,
    TimeLimit,
    WithinLimit,
    Younger,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, days, months, working_days
from asylia.law.terms import Event, Kind, Party

WITHDRAWN = Overtaken(
    by=Happened((Event.APPLICATION_WITHDRAWN,), "the application was withdrawn"),
    cites=RCD(3),
    says="the application was withdrawn",
)
TRANSFERRED = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
    cites=RCD(21),
    says="the person was transferred: the State responsible provides",
)
NO_APPLICANT_ANY_MORE = Overtaken(
    by=Happened(
        (Event.FINAL_DECISION, Event.PROTECTION_GRANTED, Event.RIGHT_TO_REMAIN_ENDED),
        "the application was finally decided, or the right to remain has ended",
    ),
    cites=RCD(3),
    says="the application was finally decided, or the right to remain has ended",
)
TO_BE_ELSEWHERE = AllOf(
    (
        Happened((Event.TRANSFER_DECISION_NOTIFIED,), "a transfer decision was notified"),
        During(
            Event.TRANSFER_DECISION_NOTIFIED,
            carrying(Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"),
            "the transfer decision was not annulled",
            now=True,
        ),
    ),
    "a transfer decision was notified, and it stands",
)
# Article 5 — Information

INFORM = TimeLimit(
    id="rcd-information-3d",
    cites=RCD(5, 1, "second subparagraph"),
    title="Inform the applicant about reception",
    says="National law under the Directive lets the standard information on reception be given "
    "within three days of the making, or within the time for the registration.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    lasts=days(3),
    counted_by=REG_1182_71,
    met_by=(happens(Event.INFORMATION_PROVIDED, kind="reception"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, NO_APPLICANT_ANY_MORE),
    reading=Interpretation(
        id="rcd-5-1-alternative",
        question="which of the two times national law has taken: three days from the making, or "
        "the time for the registration",
        readings=(
            Reading(
                key="three_days",
                says="three days from the making",
                cites=RCD(5, 1, "second subparagraph"),
            ),
            Reading(
                key="registration",
                says="the time for the registration, five days from the making",
                cites=APR(27, 1),
                lasts=days(5),
                only_if=Not(SCREENED, "the person did not apply while screened"),
            ),
            Reading(
                key="registration",
                says="the time for the registration, five days from the end of the screening",
                cites=APR(27, 7),
                runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
                lasts=days(5),
                only_if=SCREENED,
            ),
        ),
        default="three_days",
        chosen_by="Asylia: the earlier day is right under both",
        chosen_on=date(2026, 11, 22),
    ),
)

# Article 6 — Documentation

DOCUMENT = TimeLimit(
    id="rcd-documentation",
    cites=RCD(6, 1),
    title="See that the applicant has the document of the registration",
    says="National law under the Directive lets the applicant receive the document of APR Article "
    "29(1), which is due upon registration.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=REG_1182_71,
    at_once="upon registration",
    met_by=(Event.CERTIFICATE_ISSUED, Event.APPLICANT_DOCUMENT_ISSUED),
    overtaken_by=(WITHDRAWN, TRANSFERRED, NO_APPLICANT_ANY_MORE),
)

# Article 16 — Schooling and education of minors

SCHOOL = TimeLimit(
    id="rcd-school-2m",
    cites=RCD(16, 2),
    title="Let the child go to school",
    says="A minor has access to education at the latest two months from the lodging; school "
    "holidays are taken into account, which only the school can count.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AFTER_TRANSFER)),
    lasts=months(2),
    counted_by=REG_1182_71,
    applies_if=(
        AnyOf(
            (Younger(18, "the applicant is under 18"), ALONE),
            "the applicant is a minor",
        ),
    ),
    met_by=(Event.SCHOOLING_STARTED,),
    early=True,
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

SCHOOL_APART = TimeLimit(
    id="rcd-school-outside-1m",
    cites=RCD(16, 2),
    title="End the schooling outside the general system",
    says="Education outside the general system is a measure for a time, of one month at most.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.SEPARATE_SCHOOLING_STARTED,)),
    lasts=months(1),
    counted_by=REG_1182_71,
    met_by=(Event.SCHOOLING_STARTED,),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

# Article 17 — Employment

WORK = TimeLimit(
    id="rcd-work-6m",
    cites=RCD(17, 1),
    title="Access to the labour market",
    says="National law under the Directive gives access to work at the latest six months from the "
    "registration, if no decision was taken and the delay is not the applicant's.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=months(6),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    overtaken_by=(
        Overtaken(
            by=AllOf(
                (
                    Attribute(
                        Event.PROCEDURE_ASSIGNED,
                        "procedure",
                        ("accelerated",),
                        "the examination is accelerated",
                        absent=False,
                        silent=False,
                    ),
                    Attribute(
                        Event.PROCEDURE_ASSIGNED,
                        "ground",
                        tuple(f"42(1)({point})" for point in "abcdef"),
                        "it is accelerated under APR Article 42(1)(a) to (f)",
                        absent=False,
                    ),
                ),
                "the examination is accelerated under APR Article 42(1)(a) to (f)",
            ),
            cites=RCD(17, 1, "second subparagraph"),
            says="the examination is accelerated under APR Article 42(1)(a) to (f): no access",
        ),
        Overtaken(
            by=WithinLimit(
                DECIDED, "rcd-work-6m", "a decision was taken within six months", after_start=True
            ),
            cites=RCD(17, 1),
            says="a decision was taken within the six months",
        ),
        Overtaken(
            by=TO_BE_ELSEWHERE,
            until=Event.RESPONSIBILITY_SHIFT_EVENT,
            cites=RCD(21),
            says="a transfer decision was notified: the person has to be in another State",
        ),
        Overtaken(
            by=Happened((Event.RIGHT_TO_REMAIN_ENDED,), "the right to remain has ended"),
            cites=RCD(3),
            says="the right to remain has ended",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

RECOGNITION = TimeLimit(
    id="rcd-recognition-3m",
    cites=RCD(17, 4, "c"),
    title="Equal treatment in the recognition of diplomas and of earlier learning",
    says="National law may withhold it from applicants who may work, for at least three months "
    "from the registration; it sets how long.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    national=True,
    at_least=months(3),
    overtaken_by=(NO_APPLICANT_ANY_MORE, WITHDRAWN, TRANSFERRED),
)

# Article 19 — General rules on material reception conditions and health care

CONDITIONS = TimeLimit(
    id="rcd-material-conditions",
    cites=RCD(19, 1),
    title="Material reception conditions",
    says="National law under the Directive makes housing, food, clothing and care available from "
    "the making of the application.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_MADE,
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="from the making of the application",
    overtaken_by=(
        Overtaken(
            by=TO_BE_ELSEWHERE,
            until=Event.RESPONSIBILITY_SHIFT_EVENT,
            cites=RCD(21),
            says="a transfer decision was notified: in the wrong State only a dignified standard "
            "of living remains",
        ),
        NO_APPLICANT_ANY_MORE,
        WITHDRAWN,
        TRANSFERRED,
    ),
)

# Article 20 — Arrangements for material reception conditions

OTHER_CONDITIONS = TimeLimit(
    id="rcd-different-conditions",
    cites=RCD(20, 10),
    title="End the exceptional reception conditions",
    says="Other material conditions than the Article describes are given only for a reasonable "
    "time, as short as possible, while needs are assessed or no places are left.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.EXCEPTIONAL_RECEPTION_STARTED,)),
    counted_by=REG_1182_71,
    at_once="a reasonable time, as short as possible",
    met_by=(Event.EXCEPTIONAL_RECEPTION_ENDED,),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

# Article 21 — Reception conditions in a Member State other than the one in which to be present

WRONG_STATE = TimeLimit(
    id="rcd-wrong-state-conditions",
    cites=RCD(21),
    title="Only a dignified standard of living in the wrong State",
    says="From the notification of the transfer decision there is no claim to the conditions of "
    "Articles 17 to 20 in another State than the one where the applicant has to be present.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.TRANSFER_DECISION_NOTIFIED,)),
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="from the notification of the transfer decision",
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    carrying(
                        Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"
                    ),
                ),
                "the transfer decision was annulled",
            ),
            until=Event.TRANSFER_DECISION_NOTIFIED,
            cites=RCD(21),
            says="the transfer decision was annulled",
        ),
        Overtaken(
            by=Happened((Event.RESPONSIBILITY_SHIFT_EVENT,), "responsibility has shifted here"),
            cites=RCD(21),
            says="responsibility has shifted: the person has to be present here",
        ),
        TRANSFERRED,
    ),
)

# Article 25 — Assessment of special reception needs

SPECIAL_NEEDS = TimeLimit(
    id="rcd-special-needs-30d",
    cites=RCD(25, 1, "fourth subparagraph"),
    title="Complete the assessment of special reception needs",
    says="National law under the Directive lets the assessment of special reception needs be "
    "completed within 30 days of the making, or with that of APR Article 20.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    lasts=days(30),
    counted_by=REG_1182_71,
    met_by=(happens(Event.SPECIAL_NEEDS_ASSESSED, kind="reception"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, NO_APPLICANT_ANY_MORE),
)

# Article 27 — Unaccompanied minors

ASSISTANT = TimeLimit(
    id="rcd-provisional-representative",
    cites=RCD(27, 1, "a"),
    title="Designate who represents the minor provisionally",
    says="Until a representative is appointed, a person suitable to act as one provisionally is "
    "designated.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=REG_1182_71,
    at_once="until a representative has been appointed",
    applies_if=(ALONE,),
    met_by=(Event.PROVISIONAL_ASSISTANT_DESIGNATED,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REPRESENTATIVE_APPOINTED,), "a representative was appointed"),
            cites=RCD(27, 1, "a"),
            says="a representative was appointed",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

TELL_ASSISTANT = TimeLimit(
    id="rcd-provisional-representative-inform",
    cites=RCD(27, 2),
    title="Tell the minor and who represents him or her provisionally",
    says="Who acts as a representative provisionally is told the facts about the minor, and the "
    "minor who that is, immediately.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.PROVISIONAL_ASSISTANT_DESIGNATED,)),
    counted_by=REG_1182_71,
    at_once="immediately",
    applies_if=(ALONE,),
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="representative"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

REPRESENTATIVE = TimeLimit(
    id="rcd-representative-15wd",
    cites=RCD(27, 1, "b"),
    title="Appoint a representative for reception",
    says="National law under the Directive gives the unaccompanied minor a representative at the "
    "latest 15 working days after the making of the application.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    lasts=working_days(15),
    counted_by=REG_1182_71,
    applies_if=(ALONE,),
    met_by=(Event.REPRESENTATIVE_APPOINTED,),
    early=True,
    extended_by=(
        Extension(
            lasts=working_days(25),
            when=Extended("rcd-representative-15wd", "the appointment may be delayed"),
            cites=RCD(27, 1, "fifth subparagraph"),
            says="delayed by ten working days: very many applications of minors, or another "
            "exceptional situation",
        ),
    ),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

TELL = TimeLimit(
    id="rcd-representative-inform",
    cites=RCD(27, 5),
    title="Tell the minor and the reception authority who represents",
    says="The minor, the authority responsible for reception and the representative are told "
    "immediately of the appointment.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.REPRESENTATIVE_APPOINTED,)),
    counted_by=REG_1182_71,
    at_once="immediately",
    applies_if=(ALONE,),
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="representative"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

TRACE_FAMILY = TimeLimit(
    id="rcd-family-tracing",
    cites=RCD(27, 10),
    title="Start tracing the family of the unaccompanied minor",
    says="The family is traced as soon as possible after the application, where that is in the "
    "best interests of the minor, and in confidence where somebody could be in danger.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_MADE,
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    applies_if=(ALONE,),
    met_by=(Event.FAMILY_TRACING_STARTED,),
    early=True,
    overtaken_by=(NO_APPLICANT_ANY_MORE, WITHDRAWN, TRANSFERRED),
)

RULES = (
    INFORM,
    DOCUMENT,
    SCHOOL,
    SCHOOL_APART,
    WORK,
    RECOGNITION,
    CONDITIONS,
    OTHER_CONDITIONS,
    WRONG_STATE,
    SPECIAL_NEEDS,
    ASSISTANT,
    TELL_ASSISTANT,
    REPRESENTATIVE,
    TELL,
    TRACE_FAMILY,
)
