"""Hungary: time zone and public holidays; choices left open by an act are not recorded yet.

Days off moved by decree are in the table as far as decrees were published; so are not later ones.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.hu import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("HU", "Europe/Budapest", source=SOURCE, names=NAMES, days=DAYS)
