"""Reception Conditions Directive, Directive (EU) 2024/1346: Articles 5 to 19.

Articles 9 to 11, on liberty, stand in ``rcd_liberty``, those from 20 on in ``rcd_needs``.

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
from asylia.law.periods import NO_ROLLING, REG_1182_71, days, months
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

TRANSLATE = TimeLimit(
    id="rcd-information-translation",
    cites=RCD(5, 2, "fourth subparagraph"),
    title="Give the information on reception in writing after all",
    says="National law under the Directive has who was told of reception only orally, because the "
    "language is rare, get a written translation as soon as possible, unless it is clear that it "
    "is no longer needed.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((carrying(Event.INFORMATION_PROVIDED, kind="reception", orally=True),)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="reception", orally=False),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, NO_APPLICANT_ANY_MORE),
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

# Article 7 — Organisation of reception systems

REPORT_ADDRESS = TimeLimit(
    id="rcd-contact-details",
    cites=RCD(7, 6),
    title="Tell the authority of a new address or telephone number",
    says="National law under the Directive has the applicant tell the authority of a change of "
    "address, telephone number or e-mail address as soon as possible.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.ADDRESS_CHANGED, Event.CONTACT_CHANGED)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=(Event.ADDRESS_REPORTED,),
    overtaken_by=(WITHDRAWN, TRANSFERRED, NO_APPLICANT_ANY_MORE),
)

# Article 8 — Allocation of applicants to a geographical area

LEAVE = TimeLimit(
    id="rcd-geographic-leave",
    cites=RCD(8, 5),
    title="Decide whether the applicant may leave the area for a time",
    says="Leave from the area is given on request for urgent and serious family reasons or for "
    "treatment that the area lacks; the Directive sets no time for the decision.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.LEAVE_REQUESTED,)),
    counted_by=REG_1182_71,
    at_once="no time is set",
    met_by=(Event.LEAVE_DECIDED,),
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

WORK_ON_APPEAL = TimeLimit(
    id="rcd-work-during-appeal",
    cites=RCD(17, 9),
    title="Access to work goes on during the appeal",
    says="Who may work keeps that access during the appeal while there is a right to remain, until "
    "a negative decision on the appeal is notified.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((happens(Event.APPEAL_FILED, against="decision"),)),
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="during the appeal, until a negative decision on it is notified",
    overtaken_by=(
        Overtaken(
            by=AllOf(
                (
                    Happened(
                        (happens(Event.APPEAL_FINAL_DECISION, against="decision"),),
                        "the appeal was decided",
                    ),
                    Attribute(
                        Event.APPEAL_FINAL_DECISION,
                        "outcome",
                        ("dismissed",),
                        "the appeal was dismissed",
                        absent=False,
                    ),
                ),
                "the appeal was dismissed",
            ),
            until=Event.APPEAL_FILED,
            cites=RCD(17, 9),
            says="the appeal was dismissed",
        ),
        Overtaken(
            by=Happened((Event.RIGHT_TO_REMAIN_ENDED,), "the right to remain has ended"),
            cites=RCD(17, 9),
            says="the right to remain has ended",
        ),
        NO_APPLICANT_ANY_MORE,
        WITHDRAWN,
        TRANSFERRED,
    ),
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

RULES = (
    INFORM,
    TRANSLATE,
    DOCUMENT,
    REPORT_ADDRESS,
    LEAVE,
    SCHOOL,
    SCHOOL_APART,
    WORK,
    RECOGNITION,
    WORK_ON_APPEAL,
    CONDITIONS,
)
