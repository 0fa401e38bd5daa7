"""How a period becomes a date: one engine, and each act's own rule of counting as a literal.

The rules are Regulation 1182/71 Art. 3 (the default for acts of the Union), APR Art. 73,
AMMR Art. 75, Dublin III Art. 42 and RBP Art. 11. A period in days or longer is counted in whole
days of the State in which the act is to be done; a period in hours is counted in elapsed hours.
"""

from asylia.law.periods.counting import (
    AMMR_75,
    APR_73,
    BACKWARD_WORKING_DAYS,
    DUBLIN_III_42,
    DUBLIN_III_42_KEPT,
    FROM_THE_MOMENT,
    NO_ROLLING,
    RBP_11,
    REG_1182_71,
    Counting,
    End,
    Length,
    OtherEnd,
    Rolling,
    Step,
    Unit,
    days,
    hours,
    months,
    weeks,
    working_days,
    years,
)
from asylia.law.periods.ends import CannotCount, end_of

__all__ = [
    "AMMR_75",
    "APR_73",
    "BACKWARD_WORKING_DAYS",
    "DUBLIN_III_42",
    "DUBLIN_III_42_KEPT",
    "FROM_THE_MOMENT",
    "NO_ROLLING",
    "RBP_11",
    "REG_1182_71",
    "CannotCount",
    "Counting",
    "End",
    "Length",
    "OtherEnd",
    "Rolling",
    "Step",
    "Unit",
    "days",
    "end_of",
    "hours",
    "months",
    "weeks",
    "working_days",
    "years",
]
