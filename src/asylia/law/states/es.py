"""Spain: time zone and public holidays; choices left open by an act are not recorded yet.

Holidays of one autonomous community or town are not in the table, which begins in 2008; an
authority sets its own list (docs/reference/history.md, settings). Mainland time.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.es import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("ES", "Europe/Madrid", source=SOURCE, names=NAMES, days=DAYS)
