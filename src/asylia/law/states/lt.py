"""Lithuania: time zone, public holidays, own time limits, and choices that an act leaves open.

Public holidays are those of Labour Code Art. 123 (of the 2002 Code: Art. 162). Three points that
a reader may not expect: Good Friday is a working day; 24, 25 and 26 December are all holidays;
2 November is a holiday from 2020. A holiday on a weekend gives no day off in its place.
"""

from collections.abc import Mapping
from types import MappingProxyType

from asylia.law.holidays import calendar_from_table
from asylia.law.limits import TimeLimit
from asylia.law.states import lt_appeals, lt_detention, lt_emergency, lt_procedure, lt_protection
from asylia.law.states.tables.lt import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("LT", "Europe/Vilnius", source=SOURCE, names=NAMES, days=DAYS)

COMPETENT_TO_REGISTER: Mapping[str, bool] = MappingProxyType(
    {
        # The State Border Guard Service receives and registers applications, at the border and
        # inland: UTPI (Law IX-2206), consolidated text valid from 23 to 31 March 2022.
        "border_guard": True,
    }
)
"""APR Art. 27(1) or 27(3). Only what was read in a text; the law of the Pact was not found yet."""

RULES: tuple[TimeLimit, ...] = (
    *lt_procedure.RULES,
    *lt_protection.RULES,
    *lt_detention.RULES,
    *lt_appeals.RULES,
    *lt_emergency.RULES,
)
"""The limits of Lithuania's own law, in the files beside this one."""
