"""Eurodac Regulation, Regulation (EU) 2024/1358: Articles 29 to 31, storage, erasure, marks."""

from asylia.law.acts.eurodac_stay import TEMPORARY_PROTECTION_FROM
from asylia.law.citation import EURODAC
from asylia.law.limits import (
    Happened,
    Latest,
    Missed,
    Overtaken,
    Preferred,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, hours, years
from asylia.law.terms import Event, Kind, Party

ERASED = Missed(says="The data are erased automatically.", cites=EURODAC(29, 10))
ERASED_EARLIER = Overtaken(
    by=Happened(
        (Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED, Event.EURODAC_DATA_ERASED),
        "the data were to be erased earlier",
    ),
    cites=EURODAC(30, 1),
    says="the person has acquired the citizenship of a Member State, or the data were erased",
)
ERASED_ALREADY = Overtaken(
    by=Happened((Event.EURODAC_DATA_ERASED,), "the data were erased"),
    cites=EURODAC(40, 3),
    says="the data were erased",
)

# Article 29 — Data storage

KEEP_APPLICANT = TimeLimit(
    id="eurodac-retention-applicants",
    cites=EURODAC(29, 1),
    title="Keep the applicant's data in Eurodac",
    says="The data of an applicant are stored for ten years from their transmission, and then "
    "erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((happens(Event.BIOMETRICS_TRANSMITTED, category="applicant"),)),
    lasts=years(10),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
)

KEEP_ADMITTED = TimeLimit(
    id="eurodac-retention-resettled",
    cites=EURODAC(29, 3),
    title="Keep the data of the person admitted under the scheme of the Union",
    says="The data of a person to whom protection was granted in an admission procedure of the "
    "Union are stored for five years from their transmission, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((carrying(Event.BIOMETRICS_TRANSMITTED, category="resettled"),)),
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
)

KEEP_NOT_ADMITTED = TimeLimit(
    id="eurodac-retention-admission-refused",
    cites=EURODAC(29, 4),
    title="Keep the data of the person who was not admitted",
    says="The data of a person whose admission was refused or discontinued are stored for three "
    "years from their transmission, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((carrying(Event.BIOMETRICS_TRANSMITTED, category="admission_refused"),)),
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_ALREADY,),
    if_missed=ERASED,
)

KEEP_NATIONAL = TimeLimit(
    id="eurodac-retention-national-resettled",
    cites=EURODAC(29, 5),
    title="Keep the data of the person admitted under a national scheme",
    says="The data of a person admitted under a national resettlement scheme are stored for five "
    "years from their transmission, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((carrying(Event.BIOMETRICS_TRANSMITTED, category="national_resettled"),)),
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
)

KEEP_CROSSING = TimeLimit(
    id="eurodac-retention-irregular-crossing",
    cites=EURODAC(29, 6),
    title="Keep the data of the crossing in Eurodac",
    says="The data of a person apprehended at an irregular crossing are stored for five years "
    "from their transmission, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((happens(Event.BIOMETRICS_TRANSMITTED, category="irregular_crossing"),)),
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
)

KEEP_STAYING = TimeLimit(
    id="eurodac-retention-illegal-stay",
    cites=EURODAC(29, 7),
    title="Keep the data of the illegal stay in Eurodac",
    says="The data of a person found staying illegally are stored for five years from their "
    "transmission, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((carrying(Event.BIOMETRICS_TRANSMITTED, category="illegal_stay"),)),
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
)

KEEP_RESCUED = TimeLimit(
    id="eurodac-retention-sar",
    cites=EURODAC(29, 8),
    title="Keep the data of the disembarkation in Eurodac",
    says="The data of a person disembarked after a rescue are stored for five years from their "
    "transmission, and then erased.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((carrying(Event.BIOMETRICS_TRANSMITTED, category="sar"),)),
    lasts=years(5),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
)

KEEP_PROTECTED = TimeLimit(
    id="eurodac-retention-temporary-protection",
    cites=EURODAC(29, 9),
    title="Keep the data of the beneficiary of temporary protection",
    says="The data of a beneficiary of temporary protection are stored for one year from the "
    "entry into force of the Council's decision, and for another with each year for which it is "
    "prolonged.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((Event.COUNCIL_DECISION_IN_FORCE,)),
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    applies_if=(
        Happened(
            (carrying(Event.BIOMETRICS_TRANSMITTED, category="temporary_protection"),),
            "the data were sent to Eurodac as those of a beneficiary of temporary protection",
        ),
    ),
    overtaken_by=(ERASED_EARLIER,),
    if_missed=ERASED,
    in_force_from=TEMPORARY_PROTECTION_FROM,
)

# Article 30 — Advanced data erasure

ERASE_CITIZEN = TimeLimit(
    id="eurodac-citizenship-erasure",
    cites=EURODAC(30, 1),
    title="Erase the data of a person who became a citizen",
    says="The data of a person who acquired the citizenship of the Member State of origin are "
    "erased without delay; of another Member State, as soon as the State of origin learns of it.",
    owed_by=Party.MEMBER_STATE_OF_ORIGIN,
    runs_from=Preferred((Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED)),
    counted_by=REG_1182_71,
    at_once="without delay, or as soon as the Member State of origin becomes aware",
    met_by=(Event.EURODAC_DATA_ERASED,),
)

TELL_OF_ERASURE = TimeLimit(
    id="eurodac-erasure-information-72h",
    cites=EURODAC(30, 2),
    title="Tell the other States of origin of the erasure",
    says="Eurodac tells the other Member States of origin of the erasure as soon as possible and "
    "no later than 72 hours after it.",
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
)

# Article 31 — Marking of data

TELL_OF_PROTECTION = TimeLimit(
    id="eurodac-marking-information-72h",
    cites=EURODAC(31, 1),
    title="Tell the other States of origin that protection was granted",
    says="Eurodac tells the other Member States of origin, as soon as possible and no later than "
    "72 hours after it, that the data were marked as those of a beneficiary; they mark theirs.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((happens(Event.EURODAC_DATA_MARKED, kind="protection"),)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(
        Happened((Event.PROTECTION_GRANTED, Event.STATUS_GRANTED), "protection was granted"),
    ),
    met_by=(carrying(Event.EURODAC_INFORMED, kind="protection"),),
)

TELL_OF_RESIDENCE = TimeLimit(
    id="eurodac-residence-marking-information-72h",
    cites=EURODAC(31, 4),
    title="Tell the other States of origin that a residence document was issued",
    says="Eurodac tells the other Member States of origin, as soon as possible and no later than "
    "72 hours after it, that the data of a crossing, an illegal stay or a disembarkation were "
    "marked for a residence document; they mark theirs.",
    owed_by=Party.EU_LISA,
    runs_from=Latest((happens(Event.EURODAC_DATA_MARKED, kind="residence"),)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    applies_if=(
        Happened((Event.RESIDENCE_PERMIT_ISSUED,), "a residence document was issued"),
        Happened(
            (
                carrying(
                    Event.BIOMETRICS_TRANSMITTED,
                    category=("irregular_crossing", "illegal_stay", "sar"),
                ),
            ),
            "the data of a crossing, an illegal stay or a disembarkation were sent to Eurodac",
        ),
    ),
    met_by=(carrying(Event.EURODAC_INFORMED, kind="residence"),),
)

RULES = (
    KEEP_APPLICANT,
    KEEP_ADMITTED,
    KEEP_NOT_ADMITTED,
    KEEP_NATIONAL,
    KEEP_CROSSING,
    KEEP_STAYING,
    KEEP_RESCUED,
    KEEP_PROTECTED,
    ERASE_CITIZEN,
    TELL_OF_ERASURE,
    TELL_OF_PROTECTION,
    TELL_OF_RESIDENCE,
)
