"""Eurodac Regulation, Regulation (EU) 2024/1358: Article 22, persons found crossing irregularly."""

from datetime import date

from asylia.law.acts.eurodac import AGED_SIX, APPREHENDED, AS_CROSSING, DUTY_REMAINS, HEALTH_ENDED
from asylia.law.citation import EURODAC
from asylia.law.limits import (
    AllOf,
    Before,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Missed,
    Overtaken,
    Reading,
    TimeLimit,
    carrying,
)
from asylia.law.periods import REG_1182_71, hours
from asylia.law.terms import Event, Party

APPREHENDED_BEFORE_HEALTH = Before(
    Event.BORDER_APPREHENSION,
    Event.HEALTH_GROUNDS_ENDED,
    "the person was apprehended in connection with an irregular crossing before the health "
    "grounds ended",
)

# Article 22 — Collection and transmission of biometric data (irregular crossing)

CROSSING = TimeLimit(
    id="eurodac-irregular-crossing-72h",
    cites=EURODAC(22, 2),
    title="Send the data of the crossing to Eurodac",
    says="The data of a person apprehended in connection with an irregular crossing are taken "
    "promptly and transmitted no later than 72 hours after the date of apprehension.",
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

CROSSING_REMOVED = TimeLimit(
    id="eurodac-irregular-removal-update",
    cites=EURODAC(22, 7),
    title="Add the day of the removal to the data of the crossing",
    says="As soon as the Member State of origin ensures that the person left in compliance with a "
    "return decision, it adds the day to the data.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.RETURN_ENFORCED,)),
    counted_by=REG_1182_71,
    at_once="as soon as it ensures that the person has left",
    applies_if=(
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="irregular_crossing"),),
            "the data of a crossing were sent to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="departure"),),
)

RULES = (CROSSING, CROSSING_KEPT, CROSSING_RETAKEN, CROSSING_AFTER_HEALTH, CROSSING_REMOVED)
