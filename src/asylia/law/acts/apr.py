"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 27 and 28.

Articles 8 to 23 stand in ``apr_guarantees``, 29 to 33 in ``apr_documents``, 35 in
``apr_examination``, 36 to 41 in ``apr_decision``, 51 to 53 in ``apr_border`` and those from 67 on
in ``apr_appeals``.
"""

from datetime import date

from asylia.law.acts.crisis_derogations import REGISTRATION as REGISTERED_IN_CRISIS
from asylia.law.citation import APR
from asylia.law.limits import (
    AllOf,
    Attribute,
    Before,
    During,
    Happened,
    Interpretation,
    Longer,
    Missed,
    Not,
    Overtaken,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
)
from asylia.law.periods import APR_73, days, months, working_days
from asylia.law.terms import Event, Kind, Party

SCREENED_AT_BORDER = Happened(
    (Event.BORDER_APPREHENSION, Event.DISEMBARKATION),
    "the person is subject to screening under SCREEN 5(1)",
)
NOT_REGISTERED_BEFORE = Not(
    Before(
        Event.APPLICATION_REGISTERED,
        Event.SCREENING_COMPLETED_OR_EXPIRED,
        "the application was registered before the screening ended",
    ),
    "the application was not registered before the screening ended",
)
COMPETENT = Attribute(
    Event.APPLICATION_MADE,
    "competent_to_register",
    (True,),
    "the application was made to an authority responsible for registering applications",
)
ONLY_RECEIVES = Attribute(
    Event.APPLICATION_MADE,
    "competent_to_register",
    (False,),
    "the application was made to an authority that only receives applications",
)
MASS_ARRIVALS = During(
    Event.MASS_ARRIVALS_DECLARED,
    Event.MASS_ARRIVALS_ENDED,
    "a disproportionate number of persons apply within the same period",
)
WAS_IN_BORDER_PROCEDURE = Happened(
    (carrying(Event.PROCEDURE_ASSIGNED, procedure="border"),),
    "the application was examined in a border procedure",
)
IN_BORDER_PROCEDURE = Attribute(
    Event.PROCEDURE_ASSIGNED,
    "procedure",
    ("border",),
    "the application is examined in a border procedure",
    absent=False,
)
APPLIED = (Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED)
"""What shows that an application was made: who registers or lodges one has made it."""
DECIDED = (Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED)
REMITTED = carrying(Event.APPEAL_FINAL_DECISION, outcome="remitted")
MANY_APPLY = Overtaken(
    by=MASS_ARRIVALS,
    cites=APR(27, 5),
    says="a disproportionate number of persons apply within the same period: 15 days from the "
    "making",
)
WITHDRAWN = Overtaken(
    by=Happened((Event.APPLICATION_WITHDRAWN,), "the application was withdrawn"),
    cites=APR(40, 1),
    says="the application was withdrawn",
)
TRANSFERRED = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
    cites=APR(35, 6),
    says="the person was transferred to the Member State responsible",
)
LODGED_ELSEWHERE = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
    cites=APR(28, 2),
    says="the person was transferred: the application is lodged in the Member State responsible",
)
SCREENED = AllOf(
    (
        SCREENED_AT_BORDER,
        Before(
            Event.APPLICATION_MADE,
            Event.SCREENING_COMPLETED_OR_EXPIRED,
            "the application was made before the screening ended",
        ),
        NOT_REGISTERED_BEFORE,
    ),
    "the person applied while screened under SCREEN 5(1), and is not registered before its end",
)
AFTER_SCREENING = Interpretation(
    id="apr-27-7-after-screening",
    question="whether, after a screening under SCREEN 5(1), the period is counted afresh from "
    "its end or still from the making",
    readings=(
        Reading(
            key="afresh",
            says="counted afresh from the end of the screening: before it the paragraph does "
            "not apply",
            cites=APR(27, 7),
            runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
        ),
        Reading(
            key="from_making",
            says="counted from the making, as paragraph 1 says; advisory, the stricter day",
            cites=APR(27, 1),
        ),
    ),
    default="afresh",
    chosen_by="Asylia: the paragraphs apply only after the screening has ended",
    chosen_on=date(2026, 11, 22),
    only_if=SCREENED,
)
FORWARDED_IN_SCREENING = Interpretation(
    id="apr-27-7-forwarded",
    question="whether, where the information came during a screening under SCREEN 5(1), the five "
    "days are counted afresh from its end or still from the receipt",
    readings=(
        Reading(
            key="afresh",
            says="counted afresh from the end of the screening: before it the paragraph does "
            "not apply",
            cites=APR(27, 7),
            runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
        ),
        Reading(
            key="from_receipt",
            says="counted from the receipt, as paragraph 3 says; advisory, the stricter day",
            cites=APR(27, 3),
        ),
    ),
    default="afresh",
    chosen_by="Asylia: the paragraphs apply only after the screening has ended",
    chosen_on=date(2026, 11, 22),
    only_if=AllOf(
        (
            SCREENED_AT_BORDER,
            Before(
                Event.REGISTRATION_AUTHORITY_INFORMED,
                Event.SCREENING_COMPLETED_OR_EXPIRED,
                "the information came before the screening ended",
            ),
            NOT_REGISTERED_BEFORE,
        ),
        "the information came during a screening under SCREEN 5(1)",
    ),
)

# Article 27 — Registering applications for international protection

REGISTER = TimeLimit(
    id="apr-register-5d",
    cites=APR(27, 1),
    title="Register the application",
    says="The authority registers the application within five days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    lasts=days(5),
    counted_by=APR_73,
    applies_if=(COMPETENT,),
    longer=(Longer(lasts=days(15), cites=APR(27, 5), says="while very many apply, 15 days"),),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(MANY_APPLY, WITHDRAWN, REGISTERED_IN_CRISIS),
    reading=AFTER_SCREENING,
)

PASS_ON = TimeLimit(
    id="apr-receiving-authority-3wd",
    cites=APR(27, 3),
    title="Inform the registering authority",
    says="An authority that only receives applications informs the one that registers them "
    "within three working days of the making.",
    owed_by=Party.RECEIVING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    lasts=working_days(3),
    counted_by=APR_73,
    applies_if=(ONLY_RECEIVES,),
    met_by=(Event.REGISTRATION_AUTHORITY_INFORMED,),
    early=True,
    overtaken_by=(
        WITHDRAWN,
        Overtaken(
            by=Before(
                Event.APPLICATION_REGISTERED,
                Event.REGISTRATION_AUTHORITY_INFORMED,
                "the application is registered already",
            ),
            cites=APR(27, 3),
            says="the application is registered already",
        ),
    ),
    reading=AFTER_SCREENING,
)

REGISTER_FORWARDED = TimeLimit(
    id="apr-register-5d-forwarded",
    cites=APR(27, 3),
    title="Register the application that was passed on",
    says="The registering authority registers the application within five days of receiving the "
    "information about it.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.REGISTRATION_AUTHORITY_INFORMED,
    lasts=days(5),
    counted_by=APR_73,
    applies_if=(ONLY_RECEIVES,),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(
        REGISTERED_IN_CRISIS,
        Overtaken(
            by=WithinLimit(
                (Event.APPLICATION_MADE,),
                "apr-register-mass-15d",
                "a disproportionate number of persons apply within the same period",
            ),
            cites=APR(27, 5),
            says="a disproportionate number of persons apply within the same period: 15 days "
            "from the making",
        ),
        WITHDRAWN,
    ),
    reading=FORWARDED_IN_SCREENING,
)

REGISTER_MANY = TimeLimit(
    id="apr-register-mass-15d",
    cites=APR(27, 5),
    title="Register the application while very many apply",
    says="Where a disproportionate number of persons apply within the same period, the "
    "application is registered within 15 days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    lasts=days(15),
    counted_by=APR_73,
    applies_if=(MASS_ARRIVALS,),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(WITHDRAWN, REGISTERED_IN_CRISIS),
    reading=AFTER_SCREENING,
)

REGISTER_AFTER_SCREENING = TimeLimit(
    id="apr-register-after-screening",
    cites=APR(27, 7),
    title="The rules on registration begin to apply",
    says="For a person subject to screening under SCREEN 5(1), the rules on registration apply "
    "only after the screening has ended.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
    counted_by=APR_73,
    kind=Kind.RIGHT_FROM,
    at_once="once the screening has ended",
    applies_if=(
        SCREENED_AT_BORDER,
        Happened(APPLIED, "an application has been made"),
    ),
    overtaken_by=(
        REGISTERED_IN_CRISIS,
        Overtaken(
            by=Happened((Event.APPLICATION_REGISTERED,), "registered"),
            cites=APR(27, 1),
            says="the application is registered",
        ),
    ),
)

# Article 28 — Lodging of applications for international protection

LODGE = TimeLimit(
    id="apr-lodge-21d",
    cites=APR(28, 1),
    title="Lodge the application",
    says="The applicant lodges the application within 21 days of its registration, given an "
    "effective opportunity to do so.",
    owed_by=Party.APPLICANT,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=days(21),
    counted_by=APR_73,
    applies_if=(Not(IN_BORDER_PROCEDURE, "the application is not examined in a border procedure"),),
    longer=(Longer(lasts=months(2), cites=APR(28, 5), says="while very many apply, two months"),),
    met_by=(Event.APPLICATION_LODGED,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=MASS_ARRIVALS,
            cites=APR(28, 5),
            says="a disproportionate number of persons apply within the same period: an "
            "appointment within two months",
        ),
        WITHDRAWN,
        LODGED_ELSEWHERE,
    ),
    if_missed=Missed(
        says="Without good cause, the application is declared implicitly withdrawn, perhaps "
        "after a chance to put it right.",
        cites=APR(41, 1, "a"),
    ),
)

INFORM_OF_LODGING = TimeLimit(
    id="apr-lodged-inform-determining",
    cites=APR(28, 1, "second sentence"),
    title="Inform the determining authority of the lodging",
    says="Where the application is not lodged with the determining authority, that authority is "
    "informed promptly that it was lodged.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_LODGED,
    counted_by=APR_73,
    at_once="promptly",
    applies_if=(
        Attribute(
            Event.APPLICATION_LODGED,
            "with_determining_authority",
            (False,),
            "the application was not lodged with the determining authority",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.PROCEDURE_ASSIGNED, *DECIDED), "the case is known"),
            cites=APR(28, 1, "second sentence"),
            says="the determining authority has the case",
        ),
        WITHDRAWN,
    ),
)

LODGE_AFTER_TRANSFER = TimeLimit(
    id="apr-lodge-after-transfer-21d",
    cites=APR(28, 2),
    title="Lodge the application in the Member State responsible",
    says="After a transfer the applicant lodges the application within 21 days of identifying "
    "himself or herself to the authorities of the Member State responsible.",
    owed_by=Party.APPLICANT,
    runs_from=Event.TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE,
    lasts=days(21),
    counted_by=APR_73,
    met_by=(Event.APPLICATION_LODGED_AFTER_TRANSFER,),
    overtaken_by=(WITHDRAWN,),
    if_missed=Missed(
        says="Without good cause, the application is declared implicitly withdrawn.",
        cites=APR(41, 1, "a"),
    ),
)

LODGE_BY_FORM = TimeLimit(
    id="apr-lodge-by-form",
    cites=APR(28, 4),
    title="Lodge the application by form",
    says="Where national law lets the applicant lodge by form, the form is handed in within 21 "
    "days of the registration; the examination is counted from the day it is received.",
    owed_by=Party.APPLICANT,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=days(21),
    counted_by=APR_73,
    applies_if=(
        Attribute(
            Event.APPLICATION_REGISTERED,
            "lodging_by_form",
            (True,),
            "national law allows a form and the applicant may use it",
            absent=False,
            silent=False,
        ),
    ),
    met_by=(Event.APPLICATION_LODGED,),
    overtaken_by=(WITHDRAWN, LODGED_ELSEWHERE),
    if_missed=Missed(
        says="The application does not count as lodged.",
        cites=APR(28, 4),
    ),
)

LODGE_MANY = TimeLimit(
    id="apr-lodge-mass-2m",
    cites=APR(28, 5),
    title="Give the appointment to lodge while very many apply",
    says="Where a disproportionate number of persons apply within the same period, the "
    "appointment to lodge lies within two months of the registration.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=months(2),
    counted_by=APR_73,
    applies_if=(
        MASS_ARRIVALS,
        Not(IN_BORDER_PROCEDURE, "the application is not examined in a border procedure"),
    ),
    met_by=(Event.APPLICATION_LODGED,),
    early=True,
    overtaken_by=(WITHDRAWN, LODGED_ELSEWHERE),
)

ADDITIONAL_ELEMENTS = TimeLimit(
    id="apr-additional-elements",
    cites=APR(28, 6),
    title="Hand in additional elements",
    says="What supports the application is handed in as soon as possible (Article 9(2)(f) too). "
    "Additional elements may be handed in until the decision under the administrative "
    "procedure is taken; the State may set a day that the applicant tries to meet.",
    owed_by=Party.APPLICANT,
    runs_from=Event.APPLICATION_LODGED,
    counted_by=APR_73,
    kind=Kind.LAPSE,
    at_once="until a decision under the administrative procedure is taken",
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(28, 6),
            says="a decision was taken: new elements belong to the appeal or to a subsequent "
            "application",
        ),
        WITHDRAWN,
    ),
)

RULES = (
    REGISTER,
    PASS_ON,
    REGISTER_MANY,
    REGISTER_FORWARDED,
    REGISTER_AFTER_SCREENING,
    LODGE,
    INFORM_OF_LODGING,
    LODGE_AFTER_TRANSFER,
    LODGE_BY_FORM,
    LODGE_MANY,
    ADDITIONAL_ELEMENTS,
)
