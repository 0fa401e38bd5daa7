"""Eurodac Regulation, Regulation (EU) 2024/1358: Articles 23 to 26.

Persons found staying illegally, disembarked after a rescue, relocated, or under temporary
protection.
"""

from datetime import date

from asylia.law.acts.eurodac import AGED_SIX, DUTY_REMAINS, HEALTH_ENDED
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
    happens,
)
from asylia.law.periods import REG_1182_71, days, hours
from asylia.law.terms import Event, Party

AS_STAYING = happens(Event.BIOMETRICS_TRANSMITTED, category="illegal_stay")
AS_RESCUED = happens(Event.BIOMETRICS_TRANSMITTED, category="sar")
AS_PROTECTED = carrying(Event.BIOMETRICS_TRANSMITTED, category="temporary_protection")
FOUND_BEFORE_HEALTH = Before(
    Event.ILLEGAL_STAY_FOUND,
    Event.HEALTH_GROUNDS_ENDED,
    "the illegal stay was found before the health grounds ended",
)
DISEMBARKED_BEFORE_HEALTH = Before(
    Event.DISEMBARKATION,
    Event.HEALTH_GROUNDS_ENDED,
    "the person was disembarked before the health grounds ended",
)
PROTECTED_BEFORE_HEALTH = Before(
    Event.TEMPORARY_PROTECTION_REGISTERED,
    Event.HEALTH_GROUNDS_ENDED,
    "temporary protection was registered before the health grounds ended",
)
TEMPORARY_PROTECTION_FROM = date(2029, 6, 12)
"""EURODAC 63(2), second subparagraph."""

# Article 23 — Collection and transmission of biometric data (illegal stay)

STAYING = TimeLimit(
    id="eurodac-illegal-stay-72h",
    cites=EURODAC(23, 2),
    title="Send the data of the illegal stay to Eurodac",
    says="The data of a person found staying illegally are taken promptly and transmitted no "
    "later than 72 hours after the finding.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.ILLEGAL_STAY_FOUND,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AGED_SIX,),
    met_by=(AS_STAYING,),
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac-illegal-stay-72h", "serious technical problems"),
            cites=EURODAC(23, 5),
            says="serious technical problems: extended by 48 hours, counted once from the finding",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=AllOf((HEALTH_ENDED, FOUND_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(23, 5),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(23, 4)),
)

STAYING_RETAKEN = TimeLimit(
    id="eurodac-illegal-stay-retake-48h",
    cites=EURODAC(23, 4),
    title="Send the retaken fingerprints of the illegal stay",
    says="Where the fingerprints had to be retaken, they are retransmitted no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(Happened((Event.ILLEGAL_STAY_FOUND,), "the person was found staying illegally"),),
    met_by=(AS_STAYING,),
)

STAYING_AFTER_HEALTH = TimeLimit(
    id="eurodac-illegal-stay-health-48h",
    cites=EURODAC(23, 5),
    title="Take and send the data of the illegal stay after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.HEALTH_GROUNDS_ENDED,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(FOUND_BEFORE_HEALTH, AGED_SIX),
    met_by=(AS_STAYING,),
)

STAYING_REMOVED = TimeLimit(
    id="eurodac-illegal-stay-removal-update",
    cites=EURODAC(23, 6),
    title="Add the day of the removal to the data of the illegal stay",
    says="As soon as the Member State of origin ensures that the person left in compliance with a "
    "return decision, it adds the day to the data.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.RETURN_ENFORCED,)),
    counted_by=REG_1182_71,
    at_once="as soon as it ensures that the person has left",
    applies_if=(
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="illegal_stay"),),
            "the data of an illegal stay were sent to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="departure"),),
)

# Article 24 — Collection and transmission of biometric data (search and rescue)

RESCUED = TimeLimit(
    id="eurodac-sar-72h",
    cites=EURODAC(24, 2),
    title="Send the data of the disembarkation to Eurodac",
    says="The data of a person disembarked after a search and rescue operation are taken promptly "
    "and transmitted no later than 72 hours after the date of disembarkation.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.DISEMBARKATION,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AGED_SIX,),
    met_by=(AS_RESCUED,),
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac-sar-72h", "serious technical problems, or a sudden influx"),
            cites=EURODAC(24, 5),
            says="serious technical problems, or a sudden influx of which the Commission was "
            "notified (paragraph 6): extended by 48 hours, counted once from the disembarkation",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=AllOf((HEALTH_ENDED, DISEMBARKED_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(24, 5),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(24, 4)),
    reading=Interpretation(
        id="eurodac-24-2-date",
        question="whether 72 hours after the date of disembarkation run from its hour or from the "
        "end of that day",
        readings=(
            Reading(
                key="from_the_hour",
                says="72 hours from the hour of the disembarkation",
                cites=EURODAC(24, 2),
            ),
            Reading(
                key="from_the_date",
                says="72 hours from the end of the day of the disembarkation",
                cites=EURODAC(24, 2),
                whole_day=True,
            ),
        ),
        default="from_the_hour",
        chosen_by="Asylia: the inner end is safe under both readings",
        chosen_on=date(2026, 11, 22),
    ),
)

RESCUED_DOCUMENT = TimeLimit(
    id="eurodac-sar-document",
    cites=EURODAC(24, 3, "points (a) and (b)"),
    title="Add the document to the data of the disembarkation",
    says="The type and number of an identity or travel document, and a copy in colour of it or of "
    "another that helps to identify the person, are transmitted as soon as available.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.DOCUMENT_RETAINED,)),
    counted_by=REG_1182_71,
    at_once="as soon as available",
    applies_if=(
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="sar"),),
            "the data of a disembarkation were sent to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="document"),),
)

RESCUED_RETAKEN = TimeLimit(
    id="eurodac-sar-retake-48h",
    cites=EURODAC(24, 4),
    title="Send the retaken fingerprints of the disembarkation",
    says="Where the fingerprints had to be retaken, they are retransmitted no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(
        Happened((Event.DISEMBARKATION,), "the person was disembarked after a rescue operation"),
    ),
    met_by=(AS_RESCUED,),
)

RESCUED_AFTER_HEALTH = TimeLimit(
    id="eurodac-sar-health-48h",
    cites=EURODAC(24, 5),
    title="Take and send the data of the disembarkation after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.HEALTH_GROUNDS_ENDED,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(DISEMBARKED_BEFORE_HEALTH, AGED_SIX),
    met_by=(AS_RESCUED,),
)

RESCUED_REMOVED = TimeLimit(
    id="eurodac-sar-removal-update",
    cites=EURODAC(24, 7),
    title="Add the day of the removal to the data of the disembarkation",
    says="As soon as the Member State of origin ensures that the person left in compliance with a "
    "return decision, it adds the day to the data.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.RETURN_ENFORCED,)),
    counted_by=REG_1182_71,
    at_once="as soon as it ensures that the person has left",
    applies_if=(
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="sar"),),
            "the data of a disembarkation were sent to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="departure"),),
)

# Article 25 — Information on the status of relocation of the data subject

RELOCATION = TimeLimit(
    id="eurodac-relocation-update",
    cites=EURODAC(25, 1),
    title="Add the Member State of relocation to the data",
    says="As soon as the Member State of relocation is obliged to relocate the person, the "
    "benefitting State adds it to the data.",
    owed_by=Party.BENEFITTING_STATE,
    runs_from=Latest((Event.RELOCATION_CONFIRMED,)),
    counted_by=REG_1182_71,
    at_once="as soon as the State of relocation is obliged to relocate",
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="relocation"),),
)

RELOCATED = TimeLimit(
    id="eurodac-relocation-arrival",
    cites=EURODAC(25, 2),
    title="Send the data of the relocated person with the day of the arrival",
    says="When the person arrives, the Member State of relocation sends a dataset with the day of "
    "the arrival.",
    owed_by=Party.RELOCATION_STATE,
    runs_from=Latest(
        (Event.RELOCATION_ARRIVAL, carrying(Event.TRANSFER_CARRIED_OUT, kind="relocation"))
    ),
    counted_by=REG_1182_71,
    at_once="when the person arrives",
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="arrival"),),
)

# Article 26 — Collection and transmission of biometric data (temporary protection)

PROTECTED = TimeLimit(
    id="eurodac-temporary-protection-10d",
    cites=EURODAC(26, 2),
    title="Send the data of the beneficiary of temporary protection",
    says="The data of a person registered as a beneficiary of temporary protection are taken "
    "promptly and transmitted no later than ten days after the registration; never under the "
    "decision of 2022 and its extensions (Article 63(3)).",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.TEMPORARY_PROTECTION_REGISTERED,
    lasts=days(10),
    counted_by=REG_1182_71,
    applies_if=(AGED_SIX,),
    met_by=(AS_PROTECTED,),
    extended_by=(
        Extension(
            lasts=days(12),
            when=Extended("eurodac-temporary-protection-10d", "serious technical problems"),
            cites=EURODAC(26, 4),
            says="serious technical problems: extended by 48 hours, taken as two more days",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=AllOf((HEALTH_ENDED, PROTECTED_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(26, 4),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(26, 3)),
    in_force_from=TEMPORARY_PROTECTION_FROM,
)

PROTECTED_RETAKEN = TimeLimit(
    id="eurodac-temporary-protection-retake-48h",
    cites=EURODAC(26, 3),
    title="Send the retaken fingerprints of the beneficiary of temporary protection",
    says="Where the fingerprints had to be retaken, they are retransmitted no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(
        Happened((Event.TEMPORARY_PROTECTION_REGISTERED,), "temporary protection was registered"),
    ),
    met_by=(AS_PROTECTED,),
    in_force_from=TEMPORARY_PROTECTION_FROM,
)

PROTECTED_AFTER_HEALTH = TimeLimit(
    id="eurodac-temporary-protection-health-48h",
    cites=EURODAC(26, 4),
    title="Take and send the data of the beneficiary after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.HEALTH_GROUNDS_ENDED,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(PROTECTED_BEFORE_HEALTH, AGED_SIX),
    met_by=(AS_PROTECTED,),
    in_force_from=TEMPORARY_PROTECTION_FROM,
)

RULES = (
    STAYING,
    STAYING_RETAKEN,
    STAYING_AFTER_HEALTH,
    STAYING_REMOVED,
    RESCUED,
    RESCUED_DOCUMENT,
    RESCUED_RETAKEN,
    RESCUED_AFTER_HEALTH,
    RESCUED_REMOVED,
    RELOCATION,
    RELOCATED,
    PROTECTED,
    PROTECTED_RETAKEN,
    PROTECTED_AFTER_HEALTH,
)
