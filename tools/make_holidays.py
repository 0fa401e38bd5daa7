"""Make the tables of public holidays in src/asylia/law/states/tables from the package `holidays`.

    python tools/make_holidays.py            write the tables
    python tools/make_holidays.py --check    say which tables differ; exit 1 if any does

Only national public holidays are taken. A State's table begins with the first whole year that the
package knows (1990 at the earliest) and ends with 2050.
"""

import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from string import ascii_letters

import holidays

TABLES = Path(__file__).resolve().parent.parent / "src/asylia/law/states/tables"
FIRST, LAST = 1990, 2050
STATES = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
    *("CH", "IS", "LI", "NO"),  # associated with the rules on responsibility
]
LONGEST_LINE = 100
EXCUSED = "# ruff: noqa: E501 - one line is one year\n"
MOVED = "Day off moved from another day"

PAGE = '''"""Public holidays of {state}, {first} to {last}; generated, do not edit.

Made by tools/make_holidays.py from the package holidays {version} (MIT licence), national
public holidays only. A line holds a year's days: month, day and the letter of the name.
"""
{excused}
SOURCE = "package holidays {version} (MIT), national public holidays, {first}-{last}"

NAMES = {{
{names}
}}

DAYS = {{
{days}
}}
'''


def table_of(state: str) -> str:
    """The text of one State's table."""
    kind = getattr(holidays, state)
    first = max(FIRST, kind.start_year)
    found = kind(years=range(first, LAST + 1), language="en_US", categories=("public",))
    named = {day: plain(name) for day, name in sorted(found.items()) if first <= day.year <= LAST}
    letters = dict(zip(sorted(set(named.values())), ascii_letters, strict=False))
    lines = [line_of(year, named, letters) for year in range(first, LAST + 1)]
    return PAGE.format(
        excused=EXCUSED if max(map(len, lines)) > LONGEST_LINE else "",
        state=state,
        first=first,
        last=LAST,
        version=version("holidays"),
        names="\n".join(f'    "{letter}": "{name}",' for name, letter in letters.items()),
        days="\n".join(lines),
    )


def plain(name: str) -> str:
    """The name in one piece; the many names of moved days become one."""
    name = name.replace("; ", " / ").replace('"', "'")
    return MOVED if "substituted" in name else name


def line_of(year: int, named: dict[date, str], letters: dict[str, str]) -> str:
    """The line of one year."""
    words = (f"{day:%m%d}{letters[name]}" for day, name in named.items() if day.year == year)
    return f'    {year}: "{" ".join(words)}",'


def main() -> int:
    """Write the tables, or with --check compare them."""
    stale = []
    for state in STATES:
        path = TABLES / f"{'is_' if state == 'IS' else state.lower()}.py"
        text = table_of(state)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    word = "stale" if "--check" in sys.argv else "written"
    print(f"{word}: {', '.join(stale) or 'none'}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
