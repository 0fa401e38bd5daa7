"""The settings file: what an act leaves to a State, and which reading an authority follows."""

from collections.abc import Mapping
from datetime import date

from asylia.law.facts.history import Settings
from asylia.law.facts.parsing import parsed
from asylia.law.facts.places import FIRST_YEAR, LAST_YEAR, Place, day, table, text
from asylia.law.holidays import ASSOCIATED, STATES

FORMAT = "asylia-settings/1"
KEYS = ("format", "national", "readings", "holidays", "transposed")
IN_FORCE_SINCE = {"RCD": date(2024, 6, 11)}
"""The directives that national law carries out, with the day on which they came into force."""


def read_settings(content: str | bytes, *, file: str) -> Settings:
    """Read a settings file.

    Args:
        content: What the file holds: TOML, or the same structure in JSON.
        file: Its name, for errors.

    Raises:
        HistoryError: The file is malformed; nothing is guessed.
    """
    whole = Place(file)
    found = parsed(content, file=file, begins=FORMAT)
    if found.get("format") != FORMAT:
        raise whole.within("format").refusal(
            f"the format line is not {FORMAT!r}", f'Write format = "{FORMAT}".'
        )
    for key in found:
        if key not in KEYS:
            raise whole.within(f"key {key[:40]!r}").refusal(
                "the settings have no such key", f"Use {', '.join(KEYS[1:])}."
            )
    return Settings(
        national=table(found.get("national", {}), whole.within("national")),
        readings=_readings(found.get("readings", {}), whole.within("readings")),
        holidays={
            _taking_part(state, whole.within("holidays")): _years(
                years, whole.within(f"holidays, {state[:20]}")
            )
            for state, years in table(found.get("holidays", {}), whole.within("holidays")).items()
        },
        transposed={
            _directive(act, whole.within("transposed")): _transposed(
                act, days, place=whole.within(f"transposed, {act[:20]}")
            )
            for act, days in table(found.get("transposed", {}), whole.within("transposed")).items()
        },
    )


def _directive(act: str, place: Place) -> str:
    if act in IN_FORCE_SINCE:
        return act
    raise place.refusal(
        f"{act[:20]!r} is no directive that national law carries out here",
        f"Use {' or '.join(IN_FORCE_SINCE)}.",
    )


def _transposed(act: str, value: object, *, place: Place) -> Mapping[str, date]:
    days: dict[str, date] = {}
    for state, given in table(value, place).items():
        inside = place.within(_known_state(state, place))
        days[state] = day(given, inside)
        if days[state] < IN_FORCE_SINCE[act]:
            raise inside.refusal(
                f"the directive is in force since {IN_FORCE_SINCE[act].isoformat()} only",
                "Write the day from which the national law that carries it out applies.",
            )
    return days


def _readings(value: object, place: Place) -> Mapping[str, str]:
    return {key: text(chosen, place.within(key)) for key, chosen in table(value, place).items()}


def _known_state(code: str, place: Place) -> str:
    if code in STATES:
        return code
    raise place.refusal(
        f"no Member State has the code {code[:20]!r}", "Use a code such as LT (Greece GR)."
    )


def _taking_part(code: str, place: Place) -> str:
    """A State whose working days may count: a Member State, or one that is associated."""
    return code if code in ASSOCIATED else _known_state(code, place)


def _years(value: object, place: Place) -> Mapping[int, tuple[date, ...]]:
    years: dict[int, tuple[date, ...]] = {}
    for year, days in table(value, place).items():
        inside = place.within(year[:20])
        if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:9]) <= LAST_YEAR):
            raise inside.refusal("a year is needed here", 'Write 2027 = ["2027-01-01", …].')
        years[int(year)] = _days(days, int(year), place=inside)
    return years


def _days(value: object, year: int, *, place: Place) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise place.refusal("a list of days is needed here", 'Write ["2027-01-01", …].')
    days = tuple(day(item, place) for item in value)
    if any(found.year != year for found in days):
        raise place.refusal("a day of another year stands in the list", f"Keep days of {year}.")
    return days
