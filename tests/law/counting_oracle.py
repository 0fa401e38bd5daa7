"""A second opinion on counting, written another way: plain integers, no calendar library.

Days are numbers since 1 March of the year 0, holidays of Lithuania come from their rules with an
Easter of its own, and a period is walked day by day.
"""

from datetime import date, datetime

SATURDAY, SUNDAY = 5, 6


def number_of(year: int, month: int, day: int) -> int:
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 1


def day_of(number: int) -> tuple[int, int, int]:
    year = (10_000 * number + 14_780) // 3_652_425
    rest = number - (365 * year + year // 4 - year // 100 + year // 400)
    if rest < 0:
        year -= 1
        rest = number - (365 * year + year // 4 - year // 100 + year // 400)
    month = (100 * rest + 52) // 3060
    return (
        year + (month + 2) // 12,
        (month + 2) % 12 + 1,
        rest - (month * 306 + 5) // 10 + 1,
    )


def weekday_of(number: int) -> int:
    return (number + 2) % 7


def easter(year: int) -> int:
    """Gauss's rule with the corrections for 26 and 25 April, for 1900 to 2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    march = 22 + d + e
    if d == 29 and e == 6:
        march = 50
    if d == 28 and e == 6 and a > 10:
        march = 49
    return number_of(year, 3, 1) + march - 1


def is_free(number: int) -> bool:
    year, month, day = day_of(number)
    if weekday_of(number) in {SATURDAY, SUNDAY} or number == easter(year) + 1:
        return True
    since = {(6, 24): 2003, (7, 6): 1991, (11, 2): 2020}
    always = {(1, 1), (2, 16), (3, 11), (5, 1), (8, 15), (11, 1), (12, 24), (12, 25), (12, 26)}
    return (month, day) in always or year >= since.get((month, day), 9999)


def end_in_days(event: date, amount: int, unit: str, *, rolls: bool, two_days: bool) -> date:
    start = number_of(event.year, event.month, event.day)
    if unit == "working_days":
        end = nth_working_day_after(start, amount)
    else:
        end = nominal_number(event, amount, unit)
        while rolls and is_free(end):
            end += 1
        if rolls and two_days and (unit, amount) != ("days", 1):
            end = max(end, nth_working_day_after(start, 2))
    return date(*day_of(end))


def nth_working_day_after(start: int, amount: int) -> int:
    end = start
    while amount:
        end += 1
        amount -= not is_free(end)
    return end


def nominal_number(event: date, amount: int, unit: str) -> int:
    start = number_of(event.year, event.month, event.day)
    if unit in {"days", "weeks"}:
        return start + amount * (7 if unit == "weeks" else 1)
    year, month = event.year, event.month
    for _ in range(amount * (12 if unit == "years" else 1)):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    first_of_next = number_of(*((year + 1, 1, 1) if month == 12 else (year, month + 1, 1)))
    return min(number_of(year, month, 1) + event.day - 1, first_of_next - 1)


def notice_day(event: date, amount: int) -> date:
    """The last day that leaves so many whole working days before the event."""
    end = number_of(event.year, event.month, event.day)
    while amount:
        end -= 1
        amount -= not is_free(end)
    return date(*day_of(end - 1))


def end_in_hours(event: datetime, amount: int, *, exact: bool) -> int:
    """The end in seconds since 1970."""
    seconds = int(event.timestamp())
    return seconds + 3600 * amount if exact else (seconds // 3600 + 1 + amount) * 3600
