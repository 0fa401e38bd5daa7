"""Netherlands: time zone and public holidays; choices left open by an act are not recorded yet.

Good Friday stands in the table as the package gives it; whether it is a day off for an authority
is for the authority's own list to say.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.nl import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("NL", "Europe/Amsterdam", source=SOURCE, names=NAMES, days=DAYS)
