"""Which days are working days in a Member State, and what its clocks show.

A State's file lies in `asylia.law.states` and is looked up by the State's code, so that a case
of one State loads one table. A working day is any day but a Saturday, a Sunday or a public
holiday (Regulation 1182/71 Art. 2(2)); whose holidays count is said in Art. 2(1): those of the
State in which the act is to be done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib import import_module
from zoneinfo import ZoneInfo

from asylia.law.sentences import joined, sentence
from asylia.law.unchanging import unchanging

STATES: Mapping[str, str] = {
    "AT": "Austria",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GR": "Greece",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IT": "Italy",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MT": "Malta",
    "NL": "Netherlands",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "SE": "Sweden",
    "SI": "Slovenia",
    "SK": "Slovakia",
}
"""The Member States by code (ISO 3166-1 alpha-2; Greece is GR)."""

ASSOCIATED: Mapping[str, str] = {
    "CH": "Switzerland",
    "IS": "Iceland",
    "LI": "Liechtenstein",
    "NO": "Norway",
}
"""States associated with the rules on responsibility and Eurodac by agreements with the Union.

They ask and answer like a Member State, so they can be the other State of a request. They hold no
file here: the acts on procedure and reception, by which most of a file is reckoned, do not bind
them, and their own law is not in the book.
"""


class UnknownState(ValueError):
    """There is no file for a State of this code."""


class OutsideSpan(ValueError):
    """A day lies outside the years for which a State's holidays are known."""


class LeavesGap(OutsideSpan):
    """An authority's list would leave years without holidays between it and the table."""


@unchanging(kw_only=True)
class Calendar:
    """The public holidays and the time zone of one State.

    Args:
        state: ISO 3166-1 alpha-2 code.
        zone_name: The zone of the tz database in which the State's days begin and end.
        days_off: Public holidays as proleptic day numbers (`date.toordinal`).
        first: Day number of the first day that the table covers.
        last: Day number of the last day that the table covers.
        source: Where the table comes from.
        names: What each public holiday is called.
    """

    state: str
    zone_name: str
    days_off: frozenset[int]
    first: int
    last: int
    source: str
    names: Mapping[int, str]

    @property
    def name(self) -> str:
        """The State's name in English."""
        return STATES.get(self.state) or ASSOCIATED[self.state]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone whose midnights divide the State's days."""
        return ZoneInfo(self.zone_name)

    def local_day(self, moment: date | datetime) -> date:
        """The calendar day of a moment in this State; a bare date is that day already.

        Raises:
            ValueError: The date-time has no offset.
        """
        if not isinstance(moment, datetime):
            return moment
        if moment.tzinfo is None:
            raise ValueError(f"{moment.isoformat()} has no offset, so its day is not known")
        return moment.astimezone(self.zone).date()

    def is_working_day(self, day: int) -> bool:
        """Whether the day of this number is a working day.

        Raises:
            OutsideSpan: The table does not cover the day.
        """
        if not self.first <= day <= self.last:
            raise OutsideSpan(self._why_outside(day))
        return day % 7 not in _WEEKEND and day not in self.days_off

    def next_working_day(self, day: int) -> int:
        """The number of the day itself if it is a working day, or of the next one that is.

        Raises:
            OutsideSpan: The table ends before the next working day.
        """
        while not self.is_working_day(day):
            day += 1
        return day

    def last_working_day(self, day: int) -> int:
        """The number of the day itself if it is a working day, or of the last one before it.

        Raises:
            OutsideSpan: The table begins after the last working day.
        """
        while not self.is_working_day(day):
            day -= 1
        return day

    def is_weekend(self, day: int) -> bool:
        """Whether the day of this number is a Saturday or a Sunday."""
        return day % 7 in _WEEKEND

    def why_not_working(self, day: int) -> str:
        """What the day is: "Sunday", "public holiday (Easter Monday)" or both; else empty."""
        weekend = _WEEKEND.get(day % 7, "")
        if day not in self.days_off:
            return weekend
        holiday = sentence(
            "public holiday in %(state)s (%(name)s)",
            state=self.name,
            name=self.names.get(day, "no name given"),
        )
        if not weekend:
            return holiday
        return sentence("%(weekday)s and %(holiday)s", weekday=weekend, holiday=holiday)

    def with_holidays(self, years: Mapping[int, Iterable[date]]) -> "Calendar":
        """The same State with an authority's own list for some years.

        A list replaces the table of its year altogether, as the list that a State notifies does.

        Raises:
            LeavesGap: A year is neither in the table nor next to it.
        """
        calendar = self
        for year, days in sorted(years.items()):
            calendar = calendar._with_year(year, days)
        return calendar

    def _with_year(self, year: int, days: Iterable[date]) -> "Calendar":
        start, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if not self.first - 1 <= end or not start <= self.last + 1:
            raise LeavesGap(
                f"a list for {year} alone would leave a gap after the table of {self.name}"
            )
        kept = {day for day in self.days_off if not start <= day <= end}
        return replace(
            self,
            days_off=frozenset(kept | {day.toordinal() for day in days}),
            first=min(self.first, start),
            last=max(self.last, end),
            source=joined(self.source, sentence("%(year)s as set by the authority", year=year)),
        )

    def _why_outside(self, day: int) -> str:
        first, last = date.fromordinal(self.first).year, date.fromordinal(self.last).year
        asked = date.fromordinal(min(max(day, 1), date.max.toordinal()))
        return (
            f"the public holidays of {self.name} are known from {first} to {last}; "
            f"{asked.isoformat()} lies outside, so the working day cannot be told"
        )


_WEEKEND: Mapping[int, str] = {6: "Saturday", 0: "Sunday"}


def calendar_from_table(
    state: str, zone_name: str, *, source: str, names: Mapping[str, str], days: Mapping[int, str]
) -> Calendar:
    """A State's calendar from its generated table.

    Args:
        state: The State's code.
        zone_name: Its zone in the tz database.
        source: What made the table, with version and licence.
        names: One letter for each holiday's name.
        days: For each year a line such as `0101a 0216b`: month, day and the name's letter.

    Returns:
        The calendar, covering whole years from the first line to the last.
    """
    named: dict[int, str] = {}
    for year, line in days.items():
        for word in line.split():
            day = date(year, int(word[:2]), int(word[2:4])).toordinal()
            named[day] = names[word[4:]]
    return Calendar(
        state=state,
        zone_name=zone_name,
        days_off=frozenset(named),
        first=date(min(days), 1, 1).toordinal(),
        last=date(max(days), 12, 31).toordinal(),
        source=source,
        names=named,
    )


@cache
def calendar_of(state: str) -> Calendar:
    """The calendar of a Member State, loaded when first asked for.

    Raises:
        UnknownState: No Member State has this code.
    """
    if state not in STATES:
        raise UnknownState(
            f"no Member State has the code {state!r}; use ISO 3166-1 alpha-2 such as LT (Greece GR)"
        )
    return calendar_taking_part(state)


@cache
def calendar_taking_part(state: str) -> Calendar:
    """The calendar of a State that may be asked to take somebody: a Member State or an associated.

    Raises:
        UnknownState: No State that takes part has this code.
    """
    if state not in STATES and state not in ASSOCIATED:
        raise UnknownState(
            f"no State with the code {state!r} takes part; use one of the Member States' codes or "
            f"{', '.join(ASSOCIATED)}"
        )
    name = "is_" if state == "IS" else state.lower()  # `is` is a word of Python
    calendar: Calendar = import_module(f"asylia.law.states.{name}").CALENDAR
    return calendar
