"""Poland: time zone and public holidays; choices left open by an act are not recorded yet."""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.pl import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("PL", "Europe/Warsaw", source=SOURCE, names=NAMES, days=DAYS)
