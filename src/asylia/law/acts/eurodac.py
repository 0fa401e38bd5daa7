"""Eurodac Regulation, Regulation (EU) 2024/1358."""

from datetime import date

from asylia.law.citation import EURODAC
from asylia.law.limits import (
    AllOf,
    Before,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Missed,
    Not,
    Overtaken,
    Reading,
    TimeLimit,
    Younger,
    happens,
)
from asylia.law.periods import REG_1182_71, hours
from asylia.law.terms import Event, Party

AGED_SIX = Not(Younger(6, "the person is under six"), "the person is at least six years old")
AT_CROSSING_POINT = Happened(
    (Event.PRESENTATION_AT_CROSSING_POINT,),
    "the application is made at an external border crossing point or in a transit zone",
)
APPREHENDED = Happened(
    (Event.BORDER_APPREHENSION,),
    "the person was apprehended in connection with an irregular crossing",
)
AS_APPLICANT = happens(Event.BIOMETRICS_TRANSMITTED, category="applicant")
AS_CROSSING = happens(Event.BIOMETRICS_TRANSMITTED, category="irregular_crossing")
REGISTERED_BEFORE_HEALTH = Before(
    Event.APPLICATION_REGISTERED,
    Event.HEALTH_GROUNDS_ENDED,
    "the application was registered before the health grounds ended",
)
MADE_BEFORE_HEALTH = Before(
    Event.APPLICATION_MADE,
    Event.HEALTH_GROUNDS_ENDED,
    "the application was made before the health grounds ended",
)
APPREHENDED_BEFORE_HEALTH = Before(
    Event.BORDER_APPREHENSION,
    Event.HEALTH_GROUNDS_ENDED,
    "the person was apprehended in connection with an irregular crossing before the health "
    "grounds ended",
)
HEALTH_ENDED = Happened((Event.HEALTH_GROUNDS_ENDED,), "health measures stood in the way")
DUTY_REMAINS = "The duty to take the biometric data and to transmit them remains."

# Article 15 — Collection and transmission of biometric data (applicants)

APPLICANT = TimeLimit(
    id="eurodac-applicant-72h",
    cites=EURODAC(15, 1, "a"),
    title="Send the applicant's data to Eurodac",
    says="The applicant's biometric data are transmitted no later than 72 hours after the "
    "registration.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(
        Not(AT_CROSSING_POINT, "the application was not made at a crossing point"),
        AGED_SIX,
    ),
    met_by=(AS_APPLICANT,),
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac-applicant-72h", "serious technical problems"),
            cites=EURODAC(15, 2),
            says="serious technical problems: extended by 48 hours, counted once from the "
            "registration",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=AllOf((HEALTH_ENDED, REGISTERED_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(15, 2),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(15, 1)),
)

APPLICANT_AT_BORDER = TimeLimit(
    id="eurodac-border-applicant-72h",
    cites=EURODAC(15, 1, "b"),
    title="Send the data of the applicant at the crossing point to Eurodac",
    says="Where the application is made at a crossing point or in a transit zone, the biometric "
    "data are transmitted no later than 72 hours after they were taken.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.BIOMETRICS_TAKEN,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AT_CROSSING_POINT, AGED_SIX),
    met_by=(AS_APPLICANT,),
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac-border-applicant-72h", "serious technical problems"),
            cites=EURODAC(15, 2),
            says="serious technical problems: extended by 48 hours, counted once from the taking",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=AllOf((HEALTH_ENDED, MADE_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(15, 2),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(15, 1)),
)

APPLICANT_RETAKEN = TimeLimit(
    id="eurodac-applicant-retake-48h",
    cites=EURODAC(15, 1),
    title="Send the applicant's retaken fingerprints",
    says="Where the fingerprints had to be retaken, they are retransmitted no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(
        Before(
            Event.APPLICATION_MADE,
            Event.FINGERPRINTS_RETAKEN,
            "an application had been made when the fingerprints were retaken",
        ),
    ),
    met_by=(AS_APPLICANT,),
)

APPLICANT_AFTER_HEALTH = TimeLimit(
    id="eurodac-applicant-health-48h",
    cites=EURODAC(15, 2),
    title="Take and send the applicant's data after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.HEALTH_GROUNDS_ENDED,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(
        MADE_BEFORE_HEALTH,
        AGED_SIX,
    ),
    met_by=(AS_APPLICANT,),
)

# Article 22 — Collection and transmission of biometric data (irregular crossing)

CROSSING = TimeLimit(
    id="eurodac-irregular-crossing-72h",
    cites=EURODAC(22, 2),
    title="Send the data of the crossing to Eurodac",
    says="The data of a person apprehended in connection with an irregular crossing are "
    "transmitted no later than 72 hours after the date of apprehension.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.BORDER_APPREHENSION,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AGED_SIX,),
    met_by=(AS_CROSSING,),
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac-irregular-crossing-72h", "serious technical problems"),
            cites=EURODAC(22, 6),
            says="serious technical problems: extended by 48 hours, counted once from the "
            "apprehension",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.BORDER_PRESENCE_EXCEEDED_72H,), "kept for more than 72 hours"),
            cites=EURODAC(22, 4),
            says="kept in custody for more than 72 hours: the data are sent before the release",
        ),
        Overtaken(
            by=AllOf((HEALTH_ENDED, APPREHENDED_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(22, 6),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(22, 5)),
    reading=Interpretation(
        id="eurodac-22-2-date",
        question="whether 72 hours after the date of apprehension run from its hour or from the "
        "end of that day",
        readings=(
            Reading(
                key="from_the_hour",
                says="72 hours from the hour of the apprehension",
                cites=EURODAC(22, 2),
            ),
            Reading(
                key="from_the_date",
                says="72 hours from the end of the day of the apprehension",
                cites=EURODAC(22, 2),
                whole_day=True,
            ),
        ),
        default="from_the_hour",
        chosen_by="Asylia: the inner end is safe under both readings",
        chosen_on=date(2026, 11, 22),
    ),
)

CROSSING_KEPT = TimeLimit(
    id="eurodac-irregular-detained",
    cites=EURODAC(22, 4),
    title="Send the data of the crossing before the release",
    says="The data of a person kept in custody for more than 72 hours from the apprehension are "
    "transmitted before the release.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.BORDER_PRESENCE_EXCEEDED_72H,
    counted_by=REG_1182_71,
    at_once="before the release from custody, confinement or detention",
    applies_if=(APPREHENDED, AGED_SIX),
    met_by=(AS_CROSSING,),
    early=True,
)

CROSSING_RETAKEN = TimeLimit(
    id="eurodac-irregular-retake-48h",
    cites=EURODAC(22, 5),
    title="Send the retaken fingerprints of the crossing",
    says="Where the fingerprints had to be retaken, they are retransmitted no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(APPREHENDED,),
    met_by=(AS_CROSSING,),
)

CROSSING_AFTER_HEALTH = TimeLimit(
    id="eurodac-irregular-health-48h",
    cites=EURODAC(22, 6),
    title="Take and send the data of the crossing after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.HEALTH_GROUNDS_ENDED,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(APPREHENDED_BEFORE_HEALTH, AGED_SIX),
    met_by=(AS_CROSSING,),
)

RULES = (
    APPLICANT,
    APPLICANT_AT_BORDER,
    APPLICANT_RETAKEN,
    APPLICANT_AFTER_HEALTH,
    CROSSING,
    CROSSING_KEPT,
    CROSSING_RETAKEN,
    CROSSING_AFTER_HEALTH,
)
