"""Austria: time zone and public holidays; choices left open by an act are not recorded yet.

Holidays of one Land are not in the table; an authority sets its own list where they count.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.at import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("AT", "Europe/Vienna", source=SOURCE, names=NAMES, days=DAYS)
