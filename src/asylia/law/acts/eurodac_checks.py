"""Eurodac Regulation, Regulation (EU) 2024/1358: Articles 38 to 47, comparisons and data."""

from datetime import date

from asylia.law.citation import EURODAC
from asylia.law.limits import (
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
FACE_ALONE = Attribute(
    Event.EURODAC_HIT_RECEIVED,
    "facial_image_only",
    (True,),
    "the hit is based only on a facial image",
    silent=False,
)
NO_MATCH = Happened(
    (carrying(Event.EURODAC_HIT_CHECKED, match=False),),
    "the final identification found that the result does not correspond",
)

# Article 38 — Carrying out comparisons and transmitting results

CHECK_QUALITY = TimeLimit(
    id="eurodac-quality-check",
    cites=EURODAC(38, 1),
    title="Check the quality of the data",
    says="Eurodac checks the quality of the data transmitted as soon as possible and, if they do "
    "not lend themselves to comparison, tells the Member State, which sends better ones.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.COMPARISON_REQUESTED,)),
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=(carrying(Event.EURODAC_INFORMED, kind="quality"),),
    shown_by=COMPARED,
)

COMPARE = TimeLimit(
    id="eurodac-comparison-24h",
    cites=EURODAC(38, 2),
    title="Compare the data",
    says="Eurodac handles each request to compare within 24 hours of its arrival, unless "
    "circumstances outside the responsibility of eu-LISA prevent it.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.COMPARISON_REQUESTED,)),
    lasts=hours(24),
    counted_by=REG_1182_71,
    applies_if=(Not(URGENT, "no particularly urgent comparison was required"),),
    met_by=COMPARED,
)

COMPARE_URGENTLY = TimeLimit(
    id="eurodac-comparison-urgent-1h",
    cites=EURODAC(38, 2),
    title="Compare the data of the urgent request",
    says="Where a Member State requires it for reasons of its national law, a particularly urgent "
    "comparison is carried out within one hour.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.COMPARISON_REQUESTED,)),
    lasts=hours(1),
    counted_by=REG_1182_71,
    applies_if=(URGENT,),
    met_by=COMPARED,
)

CHECK_HIT = TimeLimit(
    id="eurodac-check-hit",
    cites=EURODAC(38, 4),
    title="Have the hit checked by an expert",
    says="A fingerprint expert checks the result of a comparison immediately where that is "
    "necessary.",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((Event.EURODAC_HIT_RECEIVED,)),
    counted_by=REG_1182_71,
    at_once="immediately, where necessary",
    applies_if=(Not(FACE_ALONE, "the hit is not based on a facial image alone"),),
    met_by=(Event.EURODAC_HIT_CHECKED,),
)

CHECK_FACE = TimeLimit(
    id="eurodac-check-facial-hit",
    cites=EURODAC(38, 5),
    title="Have the hit on the facial image checked and verified",
    says="A hit based only on a facial image is checked and verified immediately by an expert.",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((Event.EURODAC_HIT_RECEIVED,)),
    counted_by=REG_1182_71,
    at_once="immediately",
    applies_if=(FACE_ALONE,),
    met_by=(Event.EURODAC_HIT_CHECKED,),
)

ERASE_FALSE_HIT = TimeLimit(
    id="eurodac-false-hit-erasure",
    cites=EURODAC(38, 6),
    title="Erase the false result",
    says="A result that does not correspond to the data sent is erased immediately, as other data "
    "found to be unreliable are as soon as that is established (paragraph 5).",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((carrying(Event.EURODAC_HIT_CHECKED, match=False),)),
    counted_by=REG_1182_71,
    at_once="immediately",
    shown_by=(Event.FALSE_HIT_REPORTED,),
)

FALSE_HIT = TimeLimit(
    id="eurodac-false-hit-3wd",
    cites=EURODAC(38, 6),
    title="Tell eu-LISA of the false hit",
    says="Where the result does not correspond to the data sent, it is erased immediately and "
    "eu-LISA is told as soon as possible, no later than three working days after its receipt.",
    owed_by=Party.RECEIVING_STATE,
    runs_from=Latest((Event.EURODAC_HIT_RECEIVED,)),
    lasts=working_days(3),
    counted_by=REG_1182_71,
    applies_if=(NO_MATCH,),
    met_by=(Event.FALSE_HIT_REPORTED,),
)

# Article 40 — Access to, and rectification or erasure of, data recorded in Eurodac

CHECK_DATA = TimeLimit(
    id="eurodac-disputed-data",
    cites=EURODAC(40, 5),
    title="Check the data that may be wrong, and mend or erase them",
    says="Who has evidence that data are inaccurate or were recorded unlawfully tells the Member "
    "State of origin as soon as possible; it checks them and mends or erases them without delay.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Latest((Event.EURODAC_DATA_DISPUTED,)),
    counted_by=REG_1182_71,
    at_once="without delay",
    met_by=(
        carrying(Event.EURODAC_DATA_UPDATED, kind="rectification"),
        Event.EURODAC_DATA_ERASED,
    ),
)

# Article 41 — Keeping of records

KEEP_RECORDS = TimeLimit(
    id="eurodac-logs-1y",
    cites=EURODAC(41, 4),
    title="Keep the records of processing",
    says="The records of processing are erased one year after the storage of the data has ended, "
    "unless a monitoring procedure that has begun needs them.",
    owed_by=Party.EU_LISA,
    runs_from=(Event.EURODAC_DATA_ERASED, Event.EURODAC_RETENTION_EXPIRED),
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    reading=Interpretation(
        id="eurodac-41-4-early-erasure",
        question="from when the year of the records runs where the data were erased before the "
        "time of Article 29 was over, as those of a new citizen are",
        readings=(
            Reading(
                key="from_erasure",
                says="from the erasure: with it the storage has ended",
                cites=EURODAC(30, 1),
            ),
            Reading(
                key="from_expiry",
                says="from the end of the storage period of Article 29, as the words say, though "
                "the data were erased before",
                cites=EURODAC(41, 4),
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
)

# Article 42 — Rights of information

INFORM = TimeLimit(
    id="eurodac-information-on-capture",
    cites=EURODAC(42, 2),
    title="Tell the person about Eurodac",
    says="The person is told of the data, their purpose, their storage and his or her rights at "
    "the time when the biometric data are taken.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=(Event.BIOMETRICS_TAKEN,),
    counted_by=REG_1182_71,
    at_once="at the time when the biometric data are taken",
    met_by=(happens(Event.INFORMATION_PROVIDED, kind="eurodac"),),
    early=True,
)

# Article 43 — Right of access to, rectification and erasure of personal data
# Paragraph 6: no entry tells when data that identified who asked are erased.

ENFORCE_RIGHTS = TimeLimit(
    id="eurodac-data-rights",
    cites=EURODAC(43, 7),
    title="Enforce the person's rights to the data",
    says="The authorities see to it promptly that a request for access, rectification, completion, "
    "erasure or restriction is met.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DATA_ACCESS_REQUESTED,)),
    counted_by=REG_1182_71,
    at_once="promptly",
    met_by=(
        carrying(Event.INFORMATION_PROVIDED, kind="data_access"),
        carrying(Event.EURODAC_DATA_UPDATED, kind="rectification"),
        Event.EURODAC_DATA_ERASED,
    ),
)

RECORD_REQUEST = TimeLimit(
    id="eurodac-access-request-record",
    cites=EURODAC(43, 8),
    title="Keep a record of the request for access, and make it available",
    says="A written record of the request for access, and of how it was dealt with, is made "
    "available to the supervisory authority without delay; the time to answer the person is that "
    "of Regulation (EU) 2016/679.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DATA_ACCESS_REQUESTED,)),
    counted_by=REG_1182_71,
    at_once="without delay",
    met_by=(Event.ACCESS_RECORD_KEPT,),
)

# Article 47 — Protection of personal data for law enforcement purposes

ERASE_RESULT = TimeLimit(
    id="eurodac-le-extracts-1m",
    cites=EURODAC(47, 4),
    title="Erase what law enforcement obtained and does not need",
    says="What law enforcement obtained is erased after one month unless a specific ongoing "
    "investigation needs it; from when is not said and taken to be the receipt.",
    owed_by=Party.MEMBER_STATE,
    runs_from=(Event.LE_DATA_OBTAINED, Event.LE_RESULT_RECEIVED),
    lasts=months(1),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
)

RULES = (
    CHECK_QUALITY,
    COMPARE,
    COMPARE_URGENTLY,
    CHECK_HIT,
    CHECK_FACE,
    ERASE_FALSE_HIT,
    FALSE_HIT,
    CHECK_DATA,
    KEEP_RECORDS,
    INFORM,
    ENFORCE_RIGHTS,
    RECORD_REQUEST,
    ERASE_RESULT,
)
