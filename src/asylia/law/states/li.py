"""Liechtenstein: time zone and public holidays, for requests between States; it holds no file here.

Good Friday, 2 January, Shrove Tuesday and 24 and 31 December, on which banks are closed, are not
in the table.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.li import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("LI", "Europe/Vaduz", source=SOURCE, names=NAMES, days=DAYS)
