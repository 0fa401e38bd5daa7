"""Iceland: time zone and public holidays, for requests between States; it holds no file here.

The afternoons of 24 and 31 December are half days off and are not in the table. The file's name
ends in an underscore because `is` is a word of Python.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.is_ import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("IS", "Atlantic/Reykjavik", source=SOURCE, names=NAMES, days=DAYS)
