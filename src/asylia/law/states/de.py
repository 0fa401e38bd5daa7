"""Germany: time zone and public holidays; choices left open by an act are not recorded yet.

Holidays of one or a few Länder are not in the table; where the act is done in such a Land, the
authority sets its own list (docs/reference/history.md, settings).
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.de import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("DE", "Europe/Berlin", source=SOURCE, names=NAMES, days=DAYS)
