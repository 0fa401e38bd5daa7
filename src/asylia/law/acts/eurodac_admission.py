"""Eurodac Regulation, Regulation (EU) 2024/1358: Articles 18 and 20, resettlement and admission."""

from asylia.law.acts.eurodac import AGED_SIX, DUTY_REMAINS, HEALTH_ENDED
from asylia.law.citation import EURODAC
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Before,
    Happened,
    Latest,
    Missed,
    Overtaken,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import REG_1182_71, hours
from asylia.law.terms import Event, Party

SENT_AS_ADMITTED = carrying(
    Event.BIOMETRICS_TRANSMITTED, category=("resettled", "admission_refused")
)
SENT_AS_NATIONAL = carrying(Event.BIOMETRICS_TRANSMITTED, category="national_resettled")
DECIDED = happens(Event.ADMISSION_DECISION, scheme="union")
UNDER_UNION_SCHEME = Happened((DECIDED,), "the person was registered for an admission of the Union")
UNDER_NATIONAL_SCHEME = Happened(
    (
        carrying(Event.ADMISSION_DECISION, scheme="national"),
        carrying(Event.RESETTLED_PERSON_ARRIVED, scheme="national"),
    ),
    "the person was admitted under a national resettlement scheme",
)
GRANTED_BEFORE_HEALTH = AnyOf(
    (
        Before(Event.PROTECTION_GRANTED, Event.HEALTH_GROUNDS_ENDED, ""),
        Before(Event.STATUS_GRANTED, Event.HEALTH_GROUNDS_ENDED, ""),
    ),
    "protection was granted before the health grounds ended",
)

# Article 18 — Collection and transmission of biometric data (admission procedure of the Union)
# Paragraph 1: no entry tells of the registration for an admission, from which it runs.

ADMISSION = TimeLimit(
    id="eurodac-resettlement-72h",
    cites=EURODAC(18, 2),
    title="Send the data of the person whose admission was decided",
    says="The data of a person registered for an admission of the Union are transmitted no later "
    "than 72 hours after the decision to grant protection, to refuse or to discontinue.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((DECIDED,)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AGED_SIX,),
    met_by=(SENT_AS_ADMITTED,),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(18, 3)),
)

ADMISSION_RETAKEN = TimeLimit(
    id="eurodac-resettlement-retake",
    cites=EURODAC(18, 3),
    title="Send the retaken fingerprints of the admission",
    says="Where the fingerprints had to be retaken, they are retransmitted as soon as possible "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.FINGERPRINTS_RETAKEN,)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    applies_if=(UNDER_UNION_SCHEME,),
    met_by=(SENT_AS_ADMITTED,),
)

ADMISSION_AFTER_HEALTH = TimeLimit(
    id="eurodac-resettlement-health",
    cites=EURODAC(18, 3, "second subparagraph"),
    title="Take and send the data of the admission after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted as soon as possible after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.HEALTH_GROUNDS_ENDED,)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    applies_if=(UNDER_UNION_SCHEME, AGED_SIX),
    met_by=(SENT_AS_ADMITTED,),
)

# Article 20 — Collection and transmission of biometric data (national resettlement scheme)

NATIONAL = TimeLimit(
    id="eurodac-national-resettlement-72h",
    cites=EURODAC(20, 1),
    title="Send the data of the person admitted under a national scheme",
    says="The data of a person admitted under a national resettlement scheme are transmitted as "
    "soon as protection is granted, no later than 72 hours after it.",
    owed_by=Party.MEMBER_STATE,
    runs_from=(Event.PROTECTION_GRANTED, Event.STATUS_GRANTED),
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(UNDER_NATIONAL_SCHEME, AGED_SIX),
    met_by=(SENT_AS_NATIONAL,),
    overtaken_by=(
        Overtaken(
            by=AllOf((HEALTH_ENDED, GRANTED_BEFORE_HEALTH), "health measures"),
            cites=EURODAC(20, 3),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC(20, 2)),
)

NATIONAL_RETAKEN = TimeLimit(
    id="eurodac-national-resettlement-retake",
    cites=EURODAC(20, 2),
    title="Send the retaken fingerprints of the national scheme",
    says="Where the fingerprints had to be retaken, they are retransmitted as soon as possible "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.FINGERPRINTS_RETAKEN,)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    applies_if=(UNDER_NATIONAL_SCHEME,),
    met_by=(SENT_AS_NATIONAL,),
)

NATIONAL_AFTER_HEALTH = TimeLimit(
    id="eurodac-national-resettlement-health-48h",
    cites=EURODAC(20, 3),
    title="Take and send the data of the national scheme after the health grounds",
    says="Where health measures made it impossible to take the data, they are taken and "
    "transmitted no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.HEALTH_GROUNDS_ENDED,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(UNDER_NATIONAL_SCHEME, GRANTED_BEFORE_HEALTH, AGED_SIX),
    met_by=(SENT_AS_NATIONAL,),
)

RULES = (
    ADMISSION,
    ADMISSION_RETAKEN,
    ADMISSION_AFTER_HEALTH,
    NATIONAL,
    NATIONAL_RETAKEN,
    NATIONAL_AFTER_HEALTH,
)
