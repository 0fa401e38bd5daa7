"""Eurodac Regulation (recast), Regulation (EU) No 603/2013: Articles 9 to 18, who is stored."""

from datetime import date

from asylia.law.acts.dublin_iii import LEFT, LODGED, LODGINGS, WHICH_LODGING
from asylia.law.citation import EURODAC13
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AllOf,
    AnyOf,
    Before,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Missed,
    Not,
    Overtaken,
    Preferred,
    Reading,
    TimeLimit,
    Younger,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, hours, months, years
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2015, 7, 20)

HEALTH = (Event.HEALTH_GROUND_ENDED, Event.HEALTH_GROUNDS_ENDED)
AGED_FOURTEEN = Not(
    Younger(14, "the person is under fourteen"), "the person is at least fourteen years old"
)
LODGED_HERE = Happened(LODGINGS, "an application was lodged")
APPREHENDED = Happened(
    (Event.BORDER_APPREHENSION,),
    "the person was apprehended in connection with an irregular crossing",
)
AS_APPLICANT = happens(Event.BIOMETRICS_TRANSMITTED, category="applicant")
AS_CROSSING = happens(Event.BIOMETRICS_TRANSMITTED, category="irregular_crossing")
APPLICANTS_PRINTS = (
    happens(Event.FINGERPRINTS_TAKEN, category="applicant"),
    happens(Event.BIOMETRICS_TAKEN, category="applicant"),
)
PRINTS_OF_CROSSING = (
    happens(Event.FINGERPRINTS_TAKEN, category="irregular_crossing"),
    happens(Event.BIOMETRICS_TAKEN, category="irregular_crossing"),
)
LODGED_BEFORE_HEALTH = AnyOf(
    (
        AllOf(
            (
                Happened((Event.HEALTH_GROUNDS_ENDED,), "health measures stood in the way"),
                AnyOf(
                    (
                        Before(Event.DUBLIN_APPLICATION_LODGED, Event.HEALTH_GROUNDS_ENDED, ""),
                        Before(Event.APPLICATION_REGISTERED, Event.HEALTH_GROUNDS_ENDED, ""),
                        Before(Event.APPLICATION_LODGED, Event.HEALTH_GROUNDS_ENDED, ""),
                    ),
                    "the application was lodged before the health grounds ended",
                ),
            ),
            "the application was lodged before the health grounds ended",
        ),
        AllOf(
            (
                Happened((Event.HEALTH_GROUND_ENDED,), "health measures stood in the way"),
                AnyOf(
                    (
                        Before(Event.DUBLIN_APPLICATION_LODGED, Event.HEALTH_GROUND_ENDED, ""),
                        Before(Event.APPLICATION_REGISTERED, Event.HEALTH_GROUND_ENDED, ""),
                        Before(Event.APPLICATION_LODGED, Event.HEALTH_GROUND_ENDED, ""),
                    ),
                    "the application was lodged before the health grounds ended",
                ),
            ),
            "the application was lodged before the health grounds ended",
        ),
    ),
    "the application was lodged before the health grounds ended",
)
APPREHENDED_BEFORE_HEALTH = AnyOf(
    (
        AllOf(
            (
                Happened((Event.HEALTH_GROUNDS_ENDED,), "health measures stood in the way"),
                Before(Event.BORDER_APPREHENSION, Event.HEALTH_GROUNDS_ENDED, ""),
            ),
            "the person was apprehended before the health grounds ended",
        ),
        AllOf(
            (
                Happened((Event.HEALTH_GROUND_ENDED,), "health measures stood in the way"),
                Before(Event.BORDER_APPREHENSION, Event.HEALTH_GROUND_ENDED, ""),
            ),
            "the person was apprehended before the health grounds ended",
        ),
    ),
    "the person was apprehended before the health grounds ended",
)
LEFT_OR_RETURNED = (
    Event.DEPARTURE_FOUND,
    Event.DEPARTURE_FROM_MEMBER_STATES,
    Event.RETURN_ENFORCED,
)
DUTY_REMAINS = "The duty to take the fingerprints and to transmit them remains."
ERASED_EARLIER = Overtaken(
    by=Happened(
        (Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED, Event.EURODAC_DATA_ERASED),
        "the data were to be erased earlier",
    ),
    cites=EURODAC13(13, 1),
    says="the person has acquired the citizenship of a Member State, or the data were erased",
)

# Article 9 — Collection, transmission and comparison of fingerprints (applicants)

APPLICANT = TimeLimit(
    id="eurodac13-9-1-applicant-72h",
    cites=EURODAC13(9, 1),
    title="Send the applicant's fingerprints to Eurodac",
    says="The fingerprints of an applicant of at least 14 years are transmitted no later than 72 "
    "hours after the lodging within Article 20(2) of Dublin III.",
    owed_by=Party.MEMBER_STATE,
    runs_from=LODGED,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AGED_FOURTEEN,),
    met_by=(AS_APPLICANT,),
    early=True,
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac13-9-1-applicant-72h", "serious technical problems"),
            cites=EURODAC13(9, 2, "second subparagraph"),
            says="serious technical problems: extended by 48 hours, counted once from the lodging",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=LODGED_BEFORE_HEALTH,
            cites=EURODAC13(9, 2),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC13(9, 1)),
    reading=WHICH_LODGING,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

APPLICANT_RETAKEN = TimeLimit(
    id="eurodac13-9-1-retake-48h",
    cites=EURODAC13(9, 1, "second subparagraph"),
    title="Send the applicant's retaken fingerprints",
    says="Where the fingerprints had to be retaken, they are sent again no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(LODGED_HERE,),
    met_by=(AS_APPLICANT,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

APPLICANT_AFTER_HEALTH = TimeLimit(
    id="eurodac13-9-2-health-48h",
    cites=EURODAC13(9, 2),
    title="Take and send the applicant's fingerprints after the health grounds",
    says="Where health measures made it impossible to take the fingerprints, they are taken and "
    "sent no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=HEALTH,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(LODGED_BEFORE_HEALTH, AGED_FOURTEEN),
    met_by=(AS_APPLICANT,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 10 — Information on the status of the data subject

ARRIVED = TimeLimit(
    id="eurodac13-10-arrival-update",
    cites=EURODAC13(10, "points (a) and (b)"),
    title="Record the arrival after the transfer in Eurodac",
    says="When the person arrives after a transfer, the Member State responsible sends a dataset "
    "(take charge) or adds to its own (take back) the day of the arrival.",
    owed_by=Party.RESPONSIBLE_STATE,
    runs_from=Latest((Event.TRANSFER_CARRIED_OUT,)),
    counted_by=REG_1182_71,
    at_once="when the person arrives",
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="arrival"),),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

DEPARTED = TimeLimit(
    id="eurodac13-10-departure-update",
    cites=EURODAC13(10, "points (c) and (d)"),
    title="Record in Eurodac that the applicant left the Member States",
    says="As soon as the Member State of origin establishes that the person has left the territory "
    "of the Member States, or ensures that he or she left in compliance with a return decision, "
    "it adds the day to the data.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest(LEFT_OR_RETURNED),
    counted_by=REG_1182_71,
    at_once="as soon as it establishes that the person has left",
    applies_if=(LODGED_HERE,),
    met_by=(carrying(Event.EURODAC_DATA_UPDATED, kind="departure"),),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 12 — Data storage (applicants)

KEEP_APPLICANT = TimeLimit(
    id="eurodac13-12-1-retention-applicant",
    cites=EURODAC13(12, 1),
    title="Keep the applicant's data in Eurodac",
    says="The data of an applicant are stored for ten years from the day on which the fingerprints "
    "were taken, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=APPLICANTS_PRINTS,
    lasts=years(10),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    applies_if=(LODGED_HERE,),
    overtaken_by=(ERASED_EARLIER,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 13 — Advance data erasure

ERASE_CITIZEN = TimeLimit(
    id="eurodac13-13-1-citizenship",
    cites=EURODAC13(13, 1),
    title="Erase the data of a person who became a citizen",
    says="The data of a person who acquired the citizenship of a Member State are erased as soon "
    "as the Member State of origin becomes aware of it.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Preferred((Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED)),
    counted_by=REG_1182_71,
    at_once="as soon as the Member State of origin becomes aware",
    met_by=(Event.EURODAC_DATA_ERASED,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TELL_OF_CITIZEN = TimeLimit(
    id="eurodac13-13-2-erasure-information-72h",
    cites=EURODAC13(13, 2),
    title="Tell the other States of origin of the erasure",
    says="The Central System tells the other Member States of origin as soon as possible, no later "
    "than after 72 hours, that the data of a new citizen were erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.EURODAC_DATA_ERASED,)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(
        Happened(
            (Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED),
            "the person acquired the citizenship of a Member State",
        ),
    ),
    met_by=(carrying(Event.EURODAC_INFORMED, kind="erasure"),),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 14 — Collection and transmission of fingerprint data (irregular crossing)

CROSSING = TimeLimit(
    id="eurodac13-14-2-crossing-72h",
    cites=EURODAC13(14, 2),
    title="Send the fingerprints of the crossing to Eurodac",
    says="The data of a person of at least 14 years apprehended in connection with an irregular "
    "crossing are transmitted no later than 72 hours after the date of apprehension.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.BORDER_APPREHENSION,
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(AGED_FOURTEEN,),
    met_by=(AS_CROSSING,),
    extended_by=(
        Extension(
            lasts=hours(120),
            when=Extended("eurodac13-14-2-crossing-72h", "serious technical problems"),
            cites=EURODAC13(14, 5, "second subparagraph"),
            says="serious technical problems: extended by 48 hours, counted once from the "
            "apprehension",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.BORDER_PRESENCE_EXCEEDED_72H,), "kept for more than 72 hours"),
            cites=EURODAC13(14, 3),
            says="kept in custody for more than 72 hours: the data are sent before the release",
        ),
        Overtaken(
            by=APPREHENDED_BEFORE_HEALTH,
            cites=EURODAC13(14, 5),
            says="health measures made it impossible: 48 hours after those grounds have ended",
        ),
    ),
    if_missed=Missed(says=DUTY_REMAINS, cites=EURODAC13(14, 4)),
    reading=Interpretation(
        id="eurodac13-14-2-date",
        question="whether 72 hours after the date of apprehension run from its hour or from the "
        "end of that day",
        readings=(
            Reading(
                key="from_the_hour",
                says="72 hours from the hour of the apprehension",
                cites=EURODAC13(14, 2),
            ),
            Reading(
                key="from_the_date",
                says="72 hours from the end of the day of the apprehension",
                cites=EURODAC13(14, 2),
                whole_day=True,
            ),
        ),
        default="from_the_hour",
        chosen_by="Asylia: the inner end is safe under both readings",
        chosen_on=date(2026, 11, 22),
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CROSSING_KEPT = TimeLimit(
    id="eurodac13-14-3-kept",
    cites=EURODAC13(14, 3),
    title="Send the fingerprints of the crossing before the release",
    says="The data of a person kept in custody for more than 72 hours from the apprehension are "
    "transmitted before the release.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.BORDER_PRESENCE_EXCEEDED_72H,
    counted_by=REG_1182_71,
    at_once="before the release from custody, confinement or detention",
    applies_if=(APPREHENDED, AGED_FOURTEEN),
    met_by=(AS_CROSSING,),
    early=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CROSSING_RETAKEN = TimeLimit(
    id="eurodac13-14-4-retake-48h",
    cites=EURODAC13(14, 4),
    title="Send the retaken fingerprints of the crossing",
    says="Where the fingerprints had to be retaken, they are sent again no later than 48 hours "
    "after that succeeded.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Event.FINGERPRINTS_RETAKEN,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(APPREHENDED,),
    met_by=(AS_CROSSING,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CROSSING_AFTER_HEALTH = TimeLimit(
    id="eurodac13-14-5-health-48h",
    cites=EURODAC13(14, 5),
    title="Take and send the fingerprints of the crossing after the health grounds",
    says="Where health measures made it impossible to take the fingerprints, they are taken and "
    "sent no later than 48 hours after those grounds have ended.",
    owed_by=Party.MEMBER_STATE,
    runs_from=HEALTH,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(APPREHENDED_BEFORE_HEALTH, AGED_FOURTEEN),
    met_by=(AS_CROSSING,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 16 — Storage of data (irregular crossing)

KEEP_CROSSING = TimeLimit(
    id="eurodac13-16-1-retention-crossing",
    cites=EURODAC13(16, 1),
    title="Keep the data of the crossing in Eurodac",
    says="The data of a person apprehended at an irregular crossing are stored for 18 months from "
    "the day on which the fingerprints were taken, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=PRINTS_OF_CROSSING,
    lasts=months(18),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    applies_if=(APPREHENDED,),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.RESIDENCE_PERMIT_ISSUED, *LEFT),
                "a residence document was issued or the person left",
            ),
            cites=EURODAC13(16, 2),
            says="a residence document was issued, or the person left the Member States",
        ),
        ERASED_EARLIER,
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

ERASE_CROSSING = TimeLimit(
    id="eurodac13-16-2-erase-crossing",
    cites=EURODAC13(16, 2),
    title="Erase the data of the crossing",
    says="The data of a crossing are erased as soon as the Member State of origin becomes aware "
    "that a residence document was issued or that the person left the Member States.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=(Event.RESIDENCE_PERMIT_ISSUED, *LEFT_OR_RETURNED),
    counted_by=REG_1182_71,
    at_once="as soon as the Member State of origin becomes aware",
    applies_if=(
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="irregular_crossing"),),
            "the data of a crossing were sent to Eurodac",
        ),
    ),
    met_by=(Event.EURODAC_DATA_ERASED,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TELL_OF_CROSSING = TimeLimit(
    id="eurodac13-16-3-erasure-information-72h",
    cites=EURODAC13(16, 3),
    title="Tell the other States of origin that the data of the crossing were erased",
    says="The Central System tells the other Member States of origin as soon as possible, no later "
    "than after 72 hours, that the data were erased because a residence document was issued or the "
    "person left.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.EURODAC_DATA_ERASED,)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(
        Happened(
            (Event.RESIDENCE_PERMIT_ISSUED, *LEFT_OR_RETURNED),
            "a residence document was issued, or the person left",
        ),
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="irregular_crossing"),),
            "the data of a crossing were sent to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_INFORMED, kind="erasure"),),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 18 — Marking of data

KEEP_FOR_POLICE = TimeLimit(
    id="eurodac13-18-2-marking",
    cites=EURODAC13(18, 2),
    title="Leave the data of the beneficiary open to law enforcement",
    says="The data of a beneficiary of protection may be compared for law enforcement for three "
    "years from the grant, and are then blocked for it.",
    owed_by=Party.EU_LISA,
    runs_from=(Event.PROTECTION_GRANTED, Event.STATUS_GRANTED),
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    APPLICANT,
    APPLICANT_RETAKEN,
    APPLICANT_AFTER_HEALTH,
    ARRIVED,
    DEPARTED,
    KEEP_APPLICANT,
    ERASE_CITIZEN,
    TELL_OF_CITIZEN,
    CROSSING,
    CROSSING_KEPT,
    CROSSING_RETAKEN,
    CROSSING_AFTER_HEALTH,
    KEEP_CROSSING,
    ERASE_CROSSING,
    TELL_OF_CROSSING,
    KEEP_FOR_POLICE,
)
