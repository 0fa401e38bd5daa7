"""Lithuania, chapter X2: martial law, state of emergency, extreme situation by a mass influx.

Articles 140-7 to 140-27. Whether the chapter was in force is a fact of the file (``emergency
declared``). It collides with Union law in places (C-72/22 PPU); no refusal rests on it here.
"""

from asylia.law.citation import UTPI
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    Attribute,
    Happened,
    Latest,
    Limb,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import (
    FROM_THE_MOMENT,
    NO_ROLLING,
    REG_1182_71,
    days,
    hours,
    months,
    years,
)
from asylia.law.states.lt_words import (
    EMERGENCY,
    LAST_READ_DAY,
    LITHUANIA,
    READ_FROM,
    SUBMITTED,
    SUBMITTED_BY_NOW,
    UNACCOMPANIED,
    WHICH_SUBMISSION,
    WITHDRAWN,
)
from asylia.law.terms import Event, Kind, Party

NOT_AN_APPLICANT = Not(SUBMITTED_BY_NOW, "the person has not applied for asylum")
ACCOMPANIED = Not(UNACCOMPANIED, "the person is not an unaccompanied minor")
ADMITTED = (Event.ADMISSION_DECIDED, Event.ADMISSION_DECISION)
CERTIFIED = (Event.CERTIFICATE_ISSUED, Event.APPLICANT_DOCUMENT_ISSUED)
RELEASED = Overtaken(
    by=Happened((Event.DETENTION_ENDED,), "the person was released"),
    cites=UTPI("140-18", 1),
    says="the person was released",
)


# Article 140-8 — Admission

ADMIT = TimeLimit(
    id="lt-140-8-2-admission-48h",
    cites=UTPI("140-8", 2),
    title="Decide on admission",
    says="It is decided within 48 hours of an application at the border whether to admit the "
    "person.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_SUBMITTED_AT_BORDER,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(
        EMERGENCY,
        Not(
            Attribute(
                Event.PROCEDURE_ASSIGNED,
                "procedure",
                ("accelerated", "admissibility"),
                "a ground of Article 76(4) or 77(1) is recorded",
                absent=False,
            ),
            "no ground of Article 76(4) or 77(1) is recorded",
        ),
    ),
    met_by=ADMITTED,
    overtaken_by=(WITHDRAWN,),
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

NOT_ENTERED = TimeLimit(
    id="lt-140-8-1-non-entry-6m",
    cites=UTPI("140-8", 1),
    title="The stay does not count as entry",
    says="The stay of a person who is not an applicant does not count as entry for six months from "
    "the registration in the migration system.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.REGISTERED_IN_MIGRIS,
    lasts=months(6),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    applies_if=(EMERGENCY, NOT_AN_APPLICANT),
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

ADMIT_AT_LAST = TimeLimit(
    id="lt-140-8-5-admission-6m",
    cites=UTPI("140-8", 5),
    title="Admit the applicant if no final decision came",
    says="Without a final decision the applicant is admitted six months after the registration in "
    "the migration system, or 28 days after the emergency ends.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.REGISTERED_IN_MIGRIS,
    lasts=months(6),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY, SUBMITTED_BY_NOW),
    met_by=ADMITTED,
    limbs=(
        Limb(
            runs_from=Event.EMERGENCY_ENDED,
            lasts=days(28),
            cites=UTPI("140-8", 5),
            says="28 days after the emergency ends, if that is earlier",
        ),
    ),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

MOVEMENT_2M = TimeLimit(
    id="lt-140-8-6-movement-2m",
    cites=UTPI("140-8", 6),
    title="End the limit of movement after early admission",
    says="After admission under paragraph 2 movement is limited for at most two months.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.MOVEMENT_RESTRICTION_DECIDED,
    lasts=months(2),
    counted_by=LITHUANIA,
    kind=Kind.LAPSE,
    applies_if=(
        EMERGENCY,
        Attribute(
            Event.MOVEMENT_RESTRICTION_DECIDED,
            "ground",
            ("140-8(2)",),
            "the person was admitted under Article 140-8(2)",
        ),
    ),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

MOVEMENT_6M = TimeLimit(
    id="lt-140-8-6-movement-6m",
    cites=UTPI("140-8", 6),
    title="End the limit of movement after late admission",
    says="After admission under paragraph 5 movement is limited for at most six months.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.MOVEMENT_RESTRICTION_DECIDED,
    lasts=months(6),
    counted_by=LITHUANIA,
    kind=Kind.LAPSE,
    applies_if=(
        EMERGENCY,
        Attribute(
            Event.MOVEMENT_RESTRICTION_DECIDED,
            "ground",
            ("140-8(5)",),
            "the person was admitted under Article 140-8(5)",
        ),
    ),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

MOVEMENT_OF_OTHERS = TimeLimit(
    id="lt-140-8-7-movement-return-6m",
    cites=UTPI("140-8", 7),
    title="End the limit of movement of a person who is not an applicant",
    says="The movement of a person who is not an applicant is limited for at most six months.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.MOVEMENT_RESTRICTION_DECIDED,
    lasts=months(6),
    counted_by=LITHUANIA,
    kind=Kind.LAPSE,
    applies_if=(EMERGENCY, NOT_AN_APPLICANT),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

COMPLAIN_OF_MOVEMENT = TimeLimit(
    id="lt-140-8-9-appeal-14d",
    cites=UTPI("140-8", 9),
    title="Complain of the limit of movement",
    says="The person may complain to the district court within 14 days of the service of the "
    "decision on movement.",
    owed_by=Party.PERSON,
    runs_from=carrying(Event.DECISION_NOTIFIED, about="movement"),
    lasts=days(14),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=(Event.COMPLAINT_RECEIVED, Event.APPEAL_FILED),
    if_missed=Missed(says="The complaint can no longer be made.", lapses=True),
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

# Article 140-10 — Certificates

CERTIFICATE = TimeLimit(
    id="lt-140-10-certificate-3d",
    cites=UTPI("140-10", 1, 1),
    title="Issue the registration certificate",
    says="An applicant receives the certificate within three days of the submission.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=SUBMITTED,
    lasts=days(3),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=CERTIFIED,
    overtaken_by=(WITHDRAWN,),
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

CERTIFICATE_AFTER_ADMISSION = TimeLimit(
    id="lt-140-10-certificate-irregular",
    cites=UTPI("140-10", 1, 2),
    title="Issue the registration certificate after admission",
    says="An applicant who crossed irregularly receives the certificate within three days of the "
    "decision to admit.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.ADMISSION_DECIDED,
    lasts=days(3),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY, ACCOMPANIED),
    met_by=CERTIFIED,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

CERTIFICATE_OF_A_MINOR = TimeLimit(
    id="lt-140-10-certificate-irregular-minor",
    cites=UTPI("140-10", 1, 2),
    title="Issue the registration certificate to the unaccompanied minor",
    says="An unaccompanied minor who crossed irregularly receives the certificate within two days "
    "of the decision to admit.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.ADMISSION_DECIDED,
    lasts=days(2),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY, UNACCOMPANIED),
    met_by=CERTIFIED,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

CERTIFICATE_OF_OTHERS = TimeLimit(
    id="lt-140-10-certificate-nonapplicant",
    cites=UTPI("140-10", 1, 3),
    title="Issue the registration certificate to a person who is not an applicant",
    says="A person who is not an applicant receives the certificate within three days of the end "
    "of six months after the registration.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.REGISTERED_IN_MIGRIS_PLUS_6M,
    lasts=days(3),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY, ACCOMPANIED),
    met_by=CERTIFIED,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

CERTIFICATE_OF_OTHER_MINORS = TimeLimit(
    id="lt-140-10-certificate-nonapplicant-minor",
    cites=UTPI("140-10", 1, 3),
    title="Issue the registration certificate to a minor who is not an applicant",
    says="An unaccompanied minor who is not an applicant receives the certificate within two days "
    "of the end of six months after the registration.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.REGISTERED_IN_MIGRIS_PLUS_6M,
    lasts=days(2),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY, UNACCOMPANIED),
    met_by=CERTIFIED,
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

CERTIFICATE_VALID = TimeLimit(
    id="lt-140-10-4-certificate-validity",
    cites=UTPI("140-10", 4),
    title="The registration certificate is valid",
    says="The certificate is valid for at most six months.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.CERTIFICATE_ISSUED,)),
    lasts=months(6),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    applies_if=(EMERGENCY,),
    in_force_from=READ_FROM,
    in_force_until=LAST_READ_DAY,
)

# Articles 140-18 and 140-20 — Detention

CHECK = TimeLimit(
    id="lt-140-18-review-3m",
    cites=UTPI("140-18", 1),
    title="Check whether the detention is still justified",
    says="The border guard checks at least every three months whether the detention is still "
    "justified.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DETENTION_CHECKED,)),
    lasts=months(3),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    overtaken_by=(RELEASED,),
    liberty=True,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

ASK_THE_COURT = TimeLimit(
    id="lt-140-20-court-48h",
    cites=UTPI("140-20", 1),
    title="Ask the court to detain or to choose an alternative",
    says="The border guard asks the district court within 48 hours of the detention.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=(Event.PERSON_DETAINED, Event.DETENTION_STARTED),
    lasts=hours(48),
    counted_by=FROM_THE_MOMENT,
    applies_if=(EMERGENCY,),
    met_by=(Event.COURT_ASKED_TO_DETAIN,),
    shown_by=(Event.DETENTION_DECISION,),
    overtaken_by=(RELEASED,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 140-22 — Permit

PERMIT = TimeLimit(
    id="lt-140-22-permit-5y",
    cites=UTPI("140-22", 1),
    title="Permit if the removal was not carried out",
    says="A person whose removal was not carried out receives a permit five years after the "
    "decision, also if the emergency has ended by then.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.REMOVAL_DECIDED,
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    applies_if=(EMERGENCY,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Articles 140-24 to 140-26 — Appeals

APPEAL = TimeLimit(
    id="lt-140-24-1-appeal-7d",
    cites=UTPI("140-24", 1),
    title="Appeal against the decision",
    says="A decision of inadmissibility, refusal, return, removal or an entry ban is appealed "
    "within seven days of its service.",
    owed_by=Party.PERSON,
    runs_from=Latest((Event.DECISION_NOTIFIED,)),
    lasts=days(7),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=(Event.APPEAL_FILED, Event.COMPLAINT_RECEIVED, Event.APPEAL_ACCEPTED),
    if_missed=Missed(says="The appeal can no longer be lodged.", lapses=True),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

APPEAL_FURTHER = TimeLimit(
    id="lt-140-24-2-supreme-14d",
    cites=UTPI("140-24", 2),
    title="Appeal to the Supreme Administrative Court",
    says="A judgment of first instance is appealed within 14 days of its announcement.",
    owed_by=Party.PERSON,
    runs_from=Latest((Event.JUDGMENT_ANNOUNCED,)),
    lasts=days(14),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=(Event.APPEAL_FILED, Event.APPEAL_SECOND_ACCEPTED),
    if_missed=Missed(says="The judgment takes effect.", lapses=True),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

INTERIM = TimeLimit(
    id="lt-140-25-2-interim-2d",
    cites=UTPI("140-25", 2),
    title="Rule on interim protection",
    says="The court rules on interim protection within two days of the request.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.INTERIM_MEASURE_REQUESTED,)),
    lasts=days(2),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=(
        Event.REMAIN_DECIDED,
        Event.SUSPENSIVE_EFFECT_GRANTED,
        Event.SUSPENSIVE_EFFECT_REFUSED,
    ),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

COURT = TimeLimit(
    id="lt-140-26-court-2m",
    cites=UTPI("140-26"),
    title="Decide on the complaint",
    says="The court of first instance decides within two months of accepting the complaint.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.APPEAL_ACCEPTED,)),
    lasts=months(2),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=(Event.JUDGMENT_ANNOUNCED, Event.APPEAL_FINAL_DECISION),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

SUPREME_COURT = TimeLimit(
    id="lt-140-26-supreme-1m",
    cites=UTPI("140-26"),
    title="Decide on the further appeal",
    says="The Supreme Administrative Court decides within one month of accepting the appeal.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.APPEAL_SECOND_ACCEPTED,)),
    lasts=months(1),
    counted_by=LITHUANIA,
    applies_if=(EMERGENCY,),
    met_by=(Event.APPEAL_FINAL_DECISION,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    ADMIT,
    NOT_ENTERED,
    ADMIT_AT_LAST,
    MOVEMENT_2M,
    MOVEMENT_6M,
    MOVEMENT_OF_OTHERS,
    COMPLAIN_OF_MOVEMENT,
    CERTIFICATE,
    CERTIFICATE_AFTER_ADMISSION,
    CERTIFICATE_OF_A_MINOR,
    CERTIFICATE_OF_OTHERS,
    CERTIFICATE_OF_OTHER_MINORS,
    CERTIFICATE_VALID,
    CHECK,
    ASK_THE_COURT,
    PERMIT,
    APPEAL,
    APPEAL_FURTHER,
    INTERIM,
    COURT,
    SUPREME_COURT,
)
