"""Switzerland: time zone and public holidays, for requests between States; it holds no file here.

Only the days that are holidays in the whole country are in the table: 1 August by federal law,
and three days that every canton keeps. Whether Good Friday or Easter Monday counts is a canton's
law; an authority that has to know sets its own list.
"""

from asylia.law.holidays import calendar_from_table
from asylia.law.states.tables.ch import DAYS, NAMES, SOURCE

CALENDAR = calendar_from_table("CH", "Europe/Zurich", source=SOURCE, names=NAMES, days=DAYS)
