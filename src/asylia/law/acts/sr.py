"""Screening Regulation, Regulation (EU) 2024/1356."""

from datetime import date

from asylia.law.acts.apr import APPLIED
from asylia.law.acts.eurodac import AGED_SIX, APPREHENDED
from asylia.law.citation import SCREEN
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Before,
    Happened,
    Interpretation,
    Latest,
    Missed,
    Not,
    Overtaken,
    PersonIs,
    Reading,
    TimeLimit,
    WithinLimit,
)
from asylia.law.periods import REG_1182_71, days
from asylia.law.terms import Event, Kind, Party

MADE_BEFORE_THE_END = AnyOf(
    (
        Before(Event.APPLICATION_MADE, Event.SCREENING_COMPLETED_OR_EXPIRED, ""),
        Before(Event.APPLICATION_REGISTERED, Event.SCREENING_COMPLETED_OR_EXPIRED, ""),
        Before(Event.APPLICATION_LODGED, Event.SCREENING_COMPLETED_OR_EXPIRED, ""),
    ),
    "an application had been made when the screening ended",
)

# Article 8 — Requirements concerning the screening

BORDER = TimeLimit(
    id="screen-external-border-duration",
    cites=SCREEN(8, 3),
    title="Finish the screening at the external border",
    says="Screening at the external border is completed within seven days of the apprehension, "
    "the disembarkation or the presentation at the crossing point.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=(
        Event.BORDER_APPREHENSION,
        Event.DISEMBARKATION,
        Event.PRESENTATION_AT_CROSSING_POINT,
    ),
    lasts=days(7),
    counted_by=REG_1182_71,
    liberty=True,
    met_by=(Event.SCREENING_COMPLETED,),
    overtaken_by=(
        Overtaken(
            by=AllOf(
                (
                    APPREHENDED,
                    AGED_SIX,
                    Happened(
                        (Event.BORDER_PRESENCE_EXCEEDED_72H,),
                        "the person stayed at the external border for more than 72 hours",
                    ),
                ),
                "a person of whom EURODAC 22(1) asks the data stayed at the external border for "
                "more than 72 hours",
            ),
            cites=SCREEN(8, 3),
            says="the person stayed at the external border for more than 72 hours, which leaves "
            "four days",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.DEPARTURE_FROM_MEMBER_STATES, Event.RETURN_ENFORCED),
                "screen-external-border-duration",
                "the person left before the screening ended",
            ),
            cites=SCREEN(5, 3, "third subparagraph"),
            says="the person left the territory of the Member States: the screening may be "
            "discontinued",
        ),
    ),
    if_missed=Missed(
        says="The screening ends all the same, and the person is referred to the next procedure.",
        cites=SCREEN(18, 5),
        derives=Event.SCREENING_COMPLETED_OR_EXPIRED,
    ),
    rivals=("screen-territory-duration",),
)

BORDER_REDUCED = TimeLimit(
    id="screen-external-border-reduced",
    cites=SCREEN(8, 3),
    title="Finish the shortened screening at the external border",
    says="Where an apprehended person stays at the external border for more than 72 hours, the "
    "screening is carried out after that, within four days.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=Event.BORDER_PRESENCE_EXCEEDED_72H,
    lasts=days(4),
    counted_by=REG_1182_71,
    liberty=True,
    applies_if=(APPREHENDED, AGED_SIX),
    met_by=(Event.SCREENING_COMPLETED,),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.DEPARTURE_FROM_MEMBER_STATES, Event.RETURN_ENFORCED),
                "screen-external-border-reduced",
                "the person left before the screening ended",
            ),
            cites=SCREEN(5, 3, "third subparagraph"),
            says="the person left the territory of the Member States: the screening may be "
            "discontinued",
        ),
    ),
    if_missed=Missed(
        says="The screening ends all the same, and the person is referred to the next procedure.",
        cites=SCREEN(18, 5),
        derives=Event.SCREENING_COMPLETED_OR_EXPIRED,
    ),
    reading=Interpretation(
        id="screen-8-3-four-days",
        question="whether the four days run from the 72nd hour or from the apprehension",
        readings=(
            Reading(
                key="from_72nd_hour",
                says="four days from the 72nd hour: the screening is carried out thereafter",
                cites=SCREEN(8, 3),
            ),
            Reading(
                key="from_apprehension",
                says="four days from the apprehension, like the seven days that they replace",
                cites=SCREEN(8, 3),
                runs_from=Event.BORDER_APPREHENSION,
            ),
        ),
        default="from_72nd_hour",
        chosen_by="Asylia: three days and four give the seven of the main rule",
        chosen_on=date(2026, 11, 22),
    ),
)

TERRITORY = TimeLimit(
    id="screen-territory-duration",
    cites=SCREEN(8, 4),
    title="Finish the screening within the territory",
    says="Screening within the territory, of a person not screened before, is completed within "
    "three days of the apprehension.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=Event.TERRITORY_APPREHENSION,
    lasts=days(3),
    counted_by=REG_1182_71,
    liberty=True,
    applies_if=(
        Before(
            Event.TERRITORY_APPREHENSION,
            Event.SCREENING_COMPLETED_OR_EXPIRED,
            "the person had not been screened already (SCREEN 7(1))",
        ),
    ),
    met_by=(Event.SCREENING_COMPLETED,),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.DEPARTURE_FROM_MEMBER_STATES, Event.RETURN_ENFORCED),
                "screen-territory-duration",
                "the person left before the screening ended",
            ),
            cites=SCREEN(7, 3),
            says="the person left the territory of the Member States: the screening may be "
            "discontinued",
        ),
    ),
    if_missed=Missed(
        says="The screening ends all the same, and the person is referred to the next procedure.",
        cites=SCREEN(18, 5),
        derives=Event.SCREENING_COMPLETED_OR_EXPIRED,
    ),
    rivals=("screen-external-border-duration",),
)

# Article 13 — Guarantees for minors

ASSIST_MINOR = TimeLimit(
    id="screen-minor-representative",
    cites=SCREEN(13, 3),
    title="Have the unaccompanied minor accompanied during the screening",
    says="As soon as possible measures are taken so that a representative, or a person trained to "
    "safeguard the best interests of the child, assists the unaccompanied minor during the "
    "screening.",
    owed_by=Party.MEMBER_STATE,
    runs_from=(
        Event.SCREENING_STARTED,
        Event.BORDER_APPREHENSION,
        Event.DISEMBARKATION,
        Event.PRESENTATION_AT_CROSSING_POINT,
        Event.TERRITORY_APPREHENSION,
    ),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    applies_if=(
        PersonIs(
            fact="unaccompanied_minor",
            value=True,
            says="the person is an unaccompanied minor",
            under=18,
        ),
    ),
    met_by=(Event.PROVISIONAL_ASSISTANT_DESIGNATED, Event.REPRESENTATIVE_APPOINTED),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.SCREENING_COMPLETED_OR_EXPIRED,), "the screening has ended"),
            cites=SCREEN(18, 5),
            says="the screening has ended",
        ),
    ),
)

# Article 17 — Screening form

CONTEST_FORM = TimeLimit(
    id="screen-form-contest-window",
    cites=SCREEN(17, 3),
    title="Say what is wrong in the screening form",
    says="Before the form is sent on, the screened person can say that something in it is wrong, "
    "which is noted beside it.",
    owed_by=Party.PERSON,
    runs_from=Latest((Event.SCREENING_FORM_DISCLOSED,)),
    counted_by=REG_1182_71,
    kind=Kind.LAPSE,
    at_once="before the form is sent on",
    overtaken_by=(
        Overtaken(
            by=Happened((Event.SCREENING_COMPLETED_OR_EXPIRED,), "the screening has ended"),
            cites=SCREEN(18, 1),
            says="the screening has ended, and the form goes with the person",
        ),
    ),
)

# Article 18 — Completion of the screening

REFER_NON_APPLICANTS = TimeLimit(
    id="screen-referral-non-applicants",
    cites=SCREEN(18, 1),
    title="Refer the person without an application to the return authorities",
    says="Once screening is completed, or at the latest when its time limit expires, a person "
    "without an application is referred to the authorities competent for return.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
    counted_by=REG_1182_71,
    at_once="once the screening is completed, at the latest when its time limit expires",
    applies_if=(
        Happened(
            (Event.BORDER_APPREHENSION, Event.DISEMBARKATION),
            "the person was screened under Article 5(1)",
        ),
        Not(
            MADE_BEFORE_THE_END,
            "no application had been made when the screening ended",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened(APPLIED, "made"),
            cites=SCREEN(18, 1),
            says="an application has been made since",
        ),
        Overtaken(
            by=Happened(
                (
                    Event.RETURN_DECISION_NOTIFIED,
                    Event.RETURN_ENFORCED,
                    Event.DEPARTURE_FROM_MEMBER_STATES,
                ),
                "returned",
            ),
            cites=SCREEN(18, 1),
            says="the return procedure has begun, or the person has left",
        ),
    ),
)

REFER_APPLICANTS = TimeLimit(
    id="screen-referral-applicants",
    cites=SCREEN(18, 2),
    title="Refer the applicant to the registering authority",
    says="A screened person who has made an application is referred to the authority competent "
    "for registering it.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
    counted_by=REG_1182_71,
    at_once="when the screening ends",
    applies_if=(MADE_BEFORE_THE_END,),
    met_by=(Event.REGISTRATION_AUTHORITY_INFORMED, Event.APPLICATION_REGISTERED),
    early=True,
)

DELETE = TimeLimit(
    id="screen-data-deletion",
    cites=SCREEN(18, 7),
    title="Delete the data of the screening",
    says="What the screening stored about the person is deleted when Eurodac's time of storage "
    "for the same category ends: Article 29 of Regulation (EU) 2024/1358.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=Latest((Event.SCREENING_DATA_STORED,)),
    counted_by=REG_1182_71,
    kind=Kind.RETENTION,
    at_once="as long as Eurodac stores data of the same category",
    met_by=(Event.DATA_ERASED, Event.EURODAC_DATA_ERASED),
)

# Article 22 — Amendments to Regulation (EU) 2018/1240

ETIAS_OPINION = TimeLimit(
    id="screen-etias-watchlist-opinion",
    cites=SCREEN(22, "point 4"),
    title="Give an opinion on the hit in the ETIAS watchlist",
    says="Who entered the data in the ETIAS watchlist tells the screening authorities immediately "
    "of a threat, and gives reasons within two days of being notified of the hit (Article 35a of "
    "Regulation (EU) 2018/1240, once the system runs).",
    owed_by=Party.ETIAS_OR_EUROPOL,
    runs_from=Latest((Event.ETIAS_WATCHLIST_HIT_NOTIFIED,)),
    lasts=days(2),
    counted_by=REG_1182_71,
    met_by=(Event.SECURITY_OPINION_RECEIVED,),
    if_missed=Missed(
        says="The silence of Europol counts as no security risk; whether that of an ETIAS National "
        "Unit does too, the place of the sentence leaves open.",
        cites=SCREEN(22, "point 4"),
        lapses=True,
    ),
)

RULES = (
    BORDER,
    BORDER_REDUCED,
    TERRITORY,
    ASSIST_MINOR,
    CONTEST_FORM,
    REFER_NON_APPLICANTS,
    REFER_APPLICANTS,
    DELETE,
    ETIAS_OPINION,
)
