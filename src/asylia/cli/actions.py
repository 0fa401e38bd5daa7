"""The one place where the command asks what time it is."""

from datetime import date, datetime

from asylia.law.holidays import calendar_of


def today(state: str) -> date:
    """Today in the Member State of this code."""
    return datetime.now(calendar_of(state).zone).date()
