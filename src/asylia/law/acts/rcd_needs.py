"""Reception Conditions Directive, Directive (EU) 2024/1346: Articles 20 to 28.

The Directive binds through national law, as in ``rcd``.
"""

from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.acts.rcd import NO_APPLICANT_ANY_MORE, TRANSFERRED, WITHDRAWN
from asylia.law.citation import AMMR, RCD
from asylia.law.limits import (
    Attribute,
    Extended,
    Extension,
    Happened,
    Latest,
    Overtaken,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import REG_1182_71, days, working_days
from asylia.law.terms import Event, Kind, Party

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
    "Articles 17 to 20 in another State than the one where the applicant has to be present, if he "
    "or she was told of that duty and of what follows from it (AMMR 18(1)).",
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
        Overtaken(
            by=Happened(
                (carrying(Event.NEEDS_IDENTIFIED, trafficking=True),),
                "the applicant may be a victim of trafficking",
            ),
            cites=AMMR(18, 3),
            says="there are grounds to believe that the applicant is a victim of trafficking: the "
            "conditions of Articles 17 to 20 stay",
        ),
        TRANSFERRED,
    ),
)

# Article 23 — Reduction or withdrawal of material reception conditions

NOT_BEFORE_A_DECISION = TimeLimit(
    id="rcd-withdrawal-decision-first",
    cites=RCD(23, 5),
    title="Leave the reception as it is until a decision is taken",
    says="Whatever the conduct, reception is neither reduced nor withdrawn before a decision with "
    "reasons is taken on the individual case.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.MISCONDUCT_FOUND,)),
    counted_by=REG_1182_71,
    kind=Kind.MINIMUM,
    at_once="until a decision with reasons is taken",
    met_by=(Event.RECEPTION_REDUCED,),
    overtaken_by=(NO_APPLICANT_ANY_MORE, WITHDRAWN, TRANSFERRED),
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

OF_AGE = Overtaken(
    by=Happened((Event.AGE_OF_MAJORITY,), "the applicant has come of age"),
    cites=RCD(27, 1, "seventh subparagraph"),
    says="the applicant has come of age and is no longer an unaccompanied minor",
)

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
        NO_APPLICANT_ANY_MORE,
        OF_AGE,
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
    overtaken_by=(NO_APPLICANT_ANY_MORE, OF_AGE, WITHDRAWN, TRANSFERRED),
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
    overtaken_by=(NO_APPLICANT_ANY_MORE, OF_AGE, WITHDRAWN, TRANSFERRED),
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
    overtaken_by=(NO_APPLICANT_ANY_MORE, OF_AGE, WITHDRAWN, TRANSFERRED),
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
    overtaken_by=(NO_APPLICANT_ANY_MORE, OF_AGE, WITHDRAWN, TRANSFERRED),
)

# Article 28 — Victims of torture and violence

TREAT = TimeLimit(
    id="rcd-torture-treatment",
    cites=RCD(28, 1),
    title="Give access to treatment for the victim of violence or trafficking",
    says="Victims of trafficking, torture, rape or other serious violence have access to treatment "
    "and care as early as possible after their needs were found.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.NEEDS_IDENTIFIED,)),
    counted_by=REG_1182_71,
    at_once="as early as possible",
    applies_if=(
        Attribute(
            Event.NEEDS_IDENTIFIED,
            "violence",
            (True,),
            "the needs come of trafficking, torture, rape or other serious violence",
        ),
    ),
    met_by=(Event.TREATMENT_STARTED,),
    overtaken_by=(NO_APPLICANT_ANY_MORE, WITHDRAWN, TRANSFERRED),
)

RULES = (
    OTHER_CONDITIONS,
    WRONG_STATE,
    NOT_BEFORE_A_DECISION,
    SPECIAL_NEEDS,
    ASSISTANT,
    TELL_ASSISTANT,
    REPRESENTATIVE,
    TELL,
    TRACE_FAMILY,
    TREAT,
)
