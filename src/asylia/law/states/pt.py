"""Portugal: time zone and public holidays; choices left open by an act are not recorded yet.

Mainland time; municipal holidays are not in the table.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.pt import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("PT", "Europe/Lisbon", source=SOURCE, names=NAMES, days=DAYS)
