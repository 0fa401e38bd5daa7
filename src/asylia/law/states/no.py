"""Norway: time zone and public holidays, for requests between States; it holds no file here.

Every holiday of the table is one by law; 24 December is a working day.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.no import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("NO", "Europe/Oslo", source=SOURCE, names=NAMES, days=DAYS)
