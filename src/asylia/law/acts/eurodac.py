"""Eurodac Regulation, Regulation (EU) 2024/1358: Articles 15 to 17, applicants."""

from asylia.law.citation import EURODAC
from asylia.law.limits import (
    AllOf,
    Attribute,
    Before,
    Extended,
    Extension,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    Younger,
    carrying,
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
HEALTH_ENDED = Happened((Event.HEALTH_GROUNDS_ENDED,), "health measures stood in the way")
SENT_AS_APPLICANT = Happened((AS_APPLICANT,), "the data were sent to Eurodac as an applicant's")
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

# Article 16 — Information on the status of the data subject

RESPONSIBLE_STATE = TimeLimit(
    id="eurodac-responsible-state-update",
    cites=EURODAC(16, 1),
    title="Add the Member State responsible to the applicant's data",
    says="As soon as the Member State responsible is determined, the State that determined it "
    "adds it to the applicant's data.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest((Event.RESPONSIBILITY_DETERMINED,)),
    counted_by=REG_1182_71,
    at_once="as soon as the Member State responsible has been determined",
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="responsible_state"),),
)

ARRIVED = TimeLimit(
    id="eurodac-arrival-update",
    cites=EURODAC(16, 2, "points (a) and (b)"),
    title="Record the arrival after the transfer in Eurodac",
    says="When the person arrives after a transfer, the Member State responsible sends a dataset "
    "(take charge) or adds to its own (take back) the day of the arrival.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((Event.TRANSFER_CARRIED_OUT,)),
    counted_by=REG_1182_71,
    at_once="when the person arrives",
    applies_if=(
        Not(
            Attribute(
                Event.TRANSFER_CARRIED_OUT,
                "kind",
                ("relocation",),
                "the person was relocated",
                silent=False,
            ),
            "the person was not relocated (of whom Article 25(2) speaks)",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="arrival"),),
)

DEPARTED = TimeLimit(
    id="eurodac-departure-update",
    cites=EURODAC(16, 2, "c"),
    title="Record in Eurodac that the applicant left the Member States",
    says="As soon as the Member State of origin establishes that the person has left the territory "
    "of the Member States, it adds the day to the data.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.DEPARTURE_FOUND, Event.DEPARTURE_FROM_MEMBER_STATES)),
    counted_by=REG_1182_71,
    at_once="as soon as it establishes that the person has left",
    applies_if=(SENT_AS_APPLICANT,),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="departure"),),
)

REMOVED = TimeLimit(
    id="eurodac-removal-update",
    cites=EURODAC(16, 2, "d"),
    title="Record in Eurodac that the applicant was returned",
    says="As soon as the Member State of origin ensures that the person left in compliance with a "
    "return decision, it adds the day to the data.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.RETURN_ENFORCED,)),
    counted_by=REG_1182_71,
    at_once="as soon as it ensures that the person has left",
    applies_if=(SENT_AS_APPLICANT,),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="departure"),),
)

TELL_OF_STATE = TimeLimit(
    id="eurodac-shift-information-72h",
    cites=EURODAC(16, 4),
    title="Tell the other States of origin which State is responsible",
    says="Eurodac tells the other Member States of origin, as soon as possible and no later than "
    "72 hours after it received the data, that another State is responsible.",
    owed_by=Party.EU_LISA,
    runs_from=Latest(
        (
            Event.EURODAC_UPDATE_RECEIVED,
            carrying(Event.EURODAC_DATA_UPDATED, kind="responsible_state"),
        )
    ),
    lasts=hours(72),
    counted_by=REG_1182_71,
    met_by=(carrying(Event.EURODAC_INFORMED, kind="responsible_state"),),
)

# Article 17 — Recording of data
# Paragraph 2(l), as 22(3), 23(3) and 24(3): no entry tells that voluntary return was assisted.
# Paragraph 4: a State deletes its flag in no set time; only Eurodac has one.

VISA = TimeLimit(
    id="eurodac-record-visa",
    cites=EURODAC(17, 2, "h"),
    title="Record in Eurodac that a visa was issued",
    says="That a visa was issued to the applicant, by or for which Member State, and the number of "
    "its application are recorded promptly.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.VIS_HIT_RECEIVED,)),
    counted_by=REG_1182_71,
    at_once="promptly",
    applies_if=(SENT_AS_APPLICANT,),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="visa"),),
)

FLAG = TimeLimit(
    id="eurodac-security-flag",
    cites=EURODAC(17, 2, "i"),
    title="Record in Eurodac that the person could threaten internal security",
    says="That a security check found a threat, of somebody armed, violent or suspected of a "
    "serious offence, is recorded promptly; so it is with the data of a crossing (22(3)), an "
    "illegal stay (23(3)) or a disembarkation (24(3)).",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((carrying(Event.SECURITY_CHECK_DONE, threat=True),)),
    counted_by=REG_1182_71,
    at_once="promptly",
    applies_if=(
        Happened(
            (
                happens(
                    Event.BIOMETRICS_TRANSMITTED,
                    category=("applicant", "irregular_crossing", "illegal_stay", "sar"),
                ),
            ),
            "the data of an applicant, a crossing, an illegal stay or a disembarkation were sent "
            "to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="flag"),),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.SECURITY_FLAG_DELETED, Event.EURODAC_DATA_ERASED),
                "the flag was deleted, or the data were erased",
            ),
            until=Event.SECURITY_CHECK_DONE,
            cites=EURODAC(17, 4),
            says="the flag was deleted, or the data were erased",
        ),
    ),
)

REJECTED = TimeLimit(
    id="eurodac-record-rejection",
    cites=EURODAC(17, 2, "j"),
    title="Record in Eurodac that the right to remain has ended",
    says="That the application was rejected and that the applicant has no right to remain any "
    "more is recorded promptly.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.RIGHT_TO_REMAIN_ENDED,)),
    counted_by=REG_1182_71,
    at_once="promptly",
    applies_if=(SENT_AS_APPLICANT,),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="rejection"),),
)

REJECTED_AT_BORDER = TimeLimit(
    id="eurodac-record-border-rejection",
    cites=EURODAC(17, 2, "k"),
    title="Record in Eurodac the final rejection of the border procedure",
    says="That a rejection, or a declaration of withdrawal, of the border procedure has become "
    "final is recorded promptly.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.FINAL_DECISION,)),
    counted_by=REG_1182_71,
    at_once="promptly",
    applies_if=(
        SENT_AS_APPLICANT,
        Happened(
            (carrying(Event.PROCEDURE_ASSIGNED, procedure="border"),),
            "the application was examined in a border procedure",
        ),
        Attribute(
            Event.FINAL_DECISION,
            "outcome",
            (
                "rejected_unfounded",
                "rejected_manifestly_unfounded",
                "inadmissible",
                "withdrawn_explicit",
                "withdrawn_implicit",
                "dismissed",
            ),
            "the application was finally rejected or declared withdrawn",
        ),
    ),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="rejection"),),
)

TELL_OF_FLAG = TimeLimit(
    id="eurodac-security-flag-removal-72h",
    cites=EURODAC(17, 4),
    title="Tell the other States of origin that the security flag is gone",
    says="Eurodac tells the other Member States of origin, as soon as possible and no later than "
    "72 hours after it, that a security flag was deleted; they delete theirs.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.SECURITY_FLAG_DELETED,)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    met_by=(carrying(Event.EURODAC_INFORMED, kind="flag"),),
)

RULES = (
    APPLICANT,
    APPLICANT_AT_BORDER,
    APPLICANT_RETAKEN,
    APPLICANT_AFTER_HEALTH,
    RESPONSIBLE_STATE,
    ARRIVED,
    DEPARTED,
    REMOVED,
    TELL_OF_STATE,
    VISA,
    FLAG,
    REJECTED,
    REJECTED_AT_BORDER,
    TELL_OF_FLAG,
)
