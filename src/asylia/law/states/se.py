"""Sweden: time zone and public holidays; choices left open by an act are not recorded yet."""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.se import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("SE", "Europe/Stockholm", source=SOURCE, names=NAMES, days=DAYS)
