"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Article 72, the data."""

from asylia.law.acts.apr import APPLIED
from asylia.law.citation import APR
from asylia.law.limits import Happened, Latest, Overtaken, Preferred, TimeLimit
from asylia.law.periods import APR_73, NO_ROLLING, years
from asylia.law.terms import Event, Kind, Party

# Article 72 — Data storage

KEEP_DATA = TimeLimit(
    id="apr-data-retention-10y",
    cites=APR(72, 1),
    title="Keep the data of the application",
    says="The data of Articles 14, 27 and 28 are kept for ten years from the final decision, and "
    "erased earlier once the State learns of a citizenship of the Union.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.FINAL_DECISION,)),
    lasts=years(10),
    counted_by=NO_ROLLING,
    kind=Kind.RETENTION,
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED),
                "the person became a citizen of a Member State",
            ),
            cites=APR(72, 1),
            says="the person became a citizen of a Member State: the data are erased",
        ),
    ),
)

ERASE_CITIZEN = TimeLimit(
    id="apr-data-citizenship-erasure",
    cites=APR(72, 1),
    title="Erase the data of the application of a person who became a citizen",
    says="Where the person became a citizen of a Member State before the ten years are over, the "
    "data of Articles 14, 27 and 28 are erased as soon as the State becomes aware of it.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Preferred((Event.CITIZENSHIP_KNOWN, Event.CITIZENSHIP_ACQUIRED)),
    counted_by=APR_73,
    at_once="as soon as the Member State becomes aware",
    applies_if=(Happened(APPLIED, "an application was made"),),
    met_by=(Event.DATA_ERASED,),
)

RULES = (KEEP_DATA, ERASE_CITIZEN)
