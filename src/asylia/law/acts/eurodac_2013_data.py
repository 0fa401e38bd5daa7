"""Eurodac Regulation (recast), Regulation (EU) No 603/2013: Articles 25 to 33, the data."""

from datetime import date

from asylia.law.acts.eurodac_2013 import APPLIES_FROM
from asylia.law.citation import EURODAC13
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    Attribute,
    Happened,
    Interpretation,
    Latest,
    Not,
    Reading,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, hours, months, working_days, years
from asylia.law.terms import Event, Kind, Party

COMPARED = (Event.COMPARISON_DONE, Event.EURODAC_HIT_RECEIVED)
URGENT = Attribute(
    Event.COMPARISON_REQUESTED,
    "urgent",
    (True,),
    "the comparison was required to be particularly urgent",
    silent=False,
)

# Article 25 — Carrying out comparisons and transmitting results

COMPARE = TimeLimit(
    id="eurodac13-25-2-comparison-24h",
    cites=EURODAC13(25, 2),
    title="Compare the fingerprints",
    says="The Central System deals with each request to compare within 24 hours, unless "
    "circumstances outside the responsibility of the Agency prevent it.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.COMPARISON_REQUESTED,)),
    lasts=hours(24),
    counted_by=REG_1182_71,
    applies_if=(Not(URGENT, "no particularly urgent comparison was required"),),
    met_by=COMPARED,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

COMPARE_URGENTLY = TimeLimit(
    id="eurodac13-25-2-comparison-urgent-1h",
    cites=EURODAC13(25, 2),
    title="Compare the fingerprints of the urgent request",
    says="Where a Member State requires it for reasons of its national law, a particularly urgent "
    "comparison is carried out within one hour.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.COMPARISON_REQUESTED,)),
    lasts=hours(1),
    counted_by=REG_1182_71,
    applies_if=(URGENT,),
    met_by=COMPARED,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CHECK_HIT = TimeLimit(
    id="eurodac13-25-4-check-hit",
    cites=EURODAC13(25, 4),
    title="Have the hit checked by a fingerprint expert",
    says="A fingerprint expert of the State that receives the result of a comparison checks it "
    "immediately.",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((Event.EURODAC_HIT_RECEIVED,)),
    counted_by=REG_1182_71,
    at_once="immediately",
    met_by=(Event.EURODAC_HIT_CHECKED,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

FALSE_HIT = TimeLimit(
    id="eurodac13-25-5-false-hit-3wd",
    cites=EURODAC13(25, 5),
    title="Tell the Commission and the Agency of the false hit",
    says="Where the result does not correspond to the data sent, it is erased immediately and "
    "the Commission and the Agency are told within three working days; from when is not said and "
    "taken to be its receipt.",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((Event.EURODAC_HIT_RECEIVED,)),
    lasts=working_days(3),
    counted_by=REG_1182_71,
    applies_if=(
        Happened(
            (carrying(Event.EURODAC_HIT_CHECKED, match=False),),
            "the final identification found that the result does not correspond",
        ),
    ),
    met_by=(Event.FALSE_HIT_REPORTED,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 27 — Access to, and correction or erasure of, data recorded in Eurodac

CHECK_DATA = TimeLimit(
    id="eurodac13-27-4-disputed-data",
    cites=EURODAC13(27, 4),
    title="Check the data that may be wrong, and mend or erase them",
    says="Who has evidence that data are inaccurate or were recorded unlawfully advises the Member "
    "State of origin as soon as possible; it checks them and mends or erases them without delay.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.EURODAC_DATA_DISPUTED,)),
    counted_by=REG_1182_71,
    at_once="without delay",
    met_by=(
        carrying(Event.EURODAC_DATA_UPDATED, kind="rectification"),
        Event.EURODAC_DATA_ERASED,
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 28 — Keeping of records

KEEP_RECORDS = TimeLimit(
    id="eurodac13-28-2-logs",
    cites=EURODAC13(28, 2),
    title="Keep the records of processing",
    says="The records of processing are erased one year after the storage of the data has ended, "
    "unless a monitoring procedure that has begun needs them.",
    owed_by=Party.EU_LISA,
    runs_from=(Event.DATA_ERASED, Event.EURODAC_DATA_ERASED, Event.EURODAC_RETENTION_EXPIRED),
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    reading=Interpretation(
        id="eurodac13-28-2-early-erasure",
        question="from when the year of the records runs where the data were erased before the "
        "time of Article 12(1) or 16(1) was over, as those of a new citizen are",
        readings=(
            Reading(
                key="from_erasure",
                says="from the erasure: with it the storage has ended",
                cites=EURODAC13(13, 1),
            ),
            Reading(
                key="from_expiry",
                says="from the end of the time of storage, as the words say, though the data were "
                "erased before",
                cites=EURODAC13(28, 2),
                runs_from=Event.EURODAC_RETENTION_EXPIRED,
            ),
        ),
        default="from_erasure",
        chosen_by="Asylia: nothing is stored any more whose processing the records could show",
        chosen_on=date(2026, 11, 22),
        only_if=Happened(
            (Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED),
            "the person acquired the citizenship of a Member State, and the data were erased early",
        ),
    ),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 29 — Rights of the data subject

INFORM = TimeLimit(
    id="eurodac13-29-2-information",
    cites=EURODAC13(29, 2),
    title="Tell the person about Eurodac",
    says="The person is told of the data, their purpose and his or her rights at the time when the "
    "fingerprints are taken.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=(Event.FINGERPRINTS_TAKEN, Event.BIOMETRICS_TAKEN),
    counted_by=REG_1182_71,
    at_once="at the time when the fingerprints are taken",
    met_by=(happens(Event.INFORMATION_PROVIDED, kind="eurodac"),),
    early=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RECORD_REQUEST = TimeLimit(
    id="eurodac13-29-11-access-request-record",
    cites=EURODAC13(29, 11),
    title="Keep a record of the request for access, and make it available",
    says="A written record of the request for access, and of how it was dealt with, is made "
    "available to the supervisory authority without delay.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DATA_ACCESS_REQUESTED,)),
    counted_by=REG_1182_71,
    at_once="without delay",
    met_by=(Event.ACCESS_RECORD_KEPT,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 33 — Protection of personal data for law enforcement purposes

ERASE_RESULT = TimeLimit(
    id="eurodac13-33-5-law-enforcement-erasure",
    cites=EURODAC13(33, 5),
    title="Erase the search result that is not needed",
    says="What law enforcement obtained is erased after one month unless a specific ongoing "
    "investigation needs it; from when is not said and taken to be the receipt.",
    owed_by=Party.MEMBER_STATE,
    runs_from=(Event.LE_RESULT_RECEIVED, Event.LE_DATA_OBTAINED),
    lasts=months(1),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    COMPARE,
    COMPARE_URGENTLY,
    CHECK_HIT,
    FALSE_HIT,
    CHECK_DATA,
    KEEP_RECORDS,
    INFORM,
    RECORD_REQUEST,
    ERASE_RESULT,
)
