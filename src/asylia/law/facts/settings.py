"""The settings file: what an act leaves to a State, and which reading an authority follows."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from asylia.law.facts.crisis import derogations
from asylia.law.facts.history import Choice, Settings
from asylia.law.facts.parsing import parsed
from asylia.law.facts.places import FIRST_YEAR, LAST_YEAR, Place, day, table, text, truth
from asylia.law.holidays import ASSOCIATED, STATES

FORMAT = "asylia-settings/1"
KEYS = ("format", "national", "readings", "holidays", "transposed", "competent", "stated", "crisis")
IN_FORCE_SINCE = {"RCD": date(2024, 6, 11)}
"""The directives that national law carries out, with the day on which they came into force."""
READING_KEYS = ("key", "by", "on", "reason")
SHOWN = 60
"""So much of a name is repeated in a refusal."""


T = TypeVar("T")


def key_of(*parts: str) -> str:
    """The name under which a setting's national provision is kept: ``transposed.RCD.LT``."""
    return ".".join(parts)


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
    _only(found, KEYS, place=whole)
    parts = {name: (found.get(name, {}), whole.within(name)) for name in KEYS[1:]}
    provisions: dict[str, str] = {}
    readings, choices = _readings(*parts["readings"])
    return Settings(
        national=_national(*parts["national"], provisions=provisions),
        readings=readings,
        choices=choices,
        holidays=_holidays(*parts["holidays"]),
        transposed=_transposed(*parts["transposed"], provisions=provisions),
        competent=_competent(*parts["competent"], provisions=provisions),
        stated=_stated(*parts["stated"], provisions=provisions),
        provisions=provisions,
        crisis=derogations(found.get("crisis", []), whole.within("crisis")),
    )


def _only(found: Mapping[str, object], keys: tuple[str, ...], *, place: Place) -> None:
    for key in found:
        if key not in keys:
            raise place.within(f"key {key[:40]!r}").refusal(
                "the settings have no such key",
                f"Use {', '.join(each for each in keys if each != 'format')}.",
            )


# What national law sets, with the provision of national law that sets it


def _national(value: object, place: Place, *, provisions: dict[str, str]) -> Mapping[str, object]:
    return {
        limit: _cited(
            given, place.within(limit[:SHOWN]), name="length", key=limit, provisions=provisions
        )
        for limit, given in table(value, place).items()
    }


def _stated(value: object, place: Place, *, provisions: dict[str, str]) -> Mapping[str, str]:
    return {
        matter: text(
            _cited(
                given, place.within(matter[:SHOWN]), name="says", key=matter, provisions=provisions
            ),
            place.within(matter[:SHOWN]),
        )
        for matter, given in table(value, place).items()
    }


def _cited(
    value: object, place: Place, *, name: str, key: str, provisions: dict[str, str]
) -> object:
    """A value, or the value under its name with the national provision under ``cites``."""
    if not isinstance(value, dict):
        return value
    _only(value, (name, "cites"), place=place)
    if name not in value:
        raise place.refusal(
            f"the key {name!r} is missing", f"Add {name!r} beside the national provision."
        )
    if "cites" in value:
        provisions[key] = text(value["cites"], place.within("cites"))
    return value[name]


def _transposed(
    value: object, place: Place, *, provisions: dict[str, str]
) -> Mapping[str, Mapping[str, date]]:
    return {
        _directive(act, place): _days_of(
            act, days, place=place.within(act[:20]), provisions=provisions
        )
        for act, days in table(value, place).items()
    }


def _directive(act: str, place: Place) -> str:
    if act in IN_FORCE_SINCE:
        return act
    raise place.refusal(
        f"{act[:20]!r} is no directive that national law carries out here",
        f"Use {' or '.join(IN_FORCE_SINCE)}.",
    )


def _days_of(
    act: str, value: object, *, place: Place, provisions: dict[str, str]
) -> Mapping[str, date]:
    days: dict[str, date] = {}
    for state, given in table(value, place).items():
        inside = place.within(_known_state(state, place))
        key = key_of("transposed", act, state)
        days[state] = day(
            _cited(given, inside, name="from", key=key, provisions=provisions), inside
        )
        if days[state] < IN_FORCE_SINCE[act]:
            raise inside.refusal(
                f"the directive is in force since {IN_FORCE_SINCE[act].isoformat()} only",
                "Write the day from which the national law that carries it out applies.",
            )
    return days


def _competent(
    value: object, place: Place, *, provisions: dict[str, str]
) -> Mapping[str, Mapping[str, bool]]:
    return {
        _known_state(state, place): _authorities(
            state, given, place=place.within(state), provisions=provisions
        )
        for state, given in table(value, place).items()
    }


def _authorities(
    state: str, value: object, *, place: Place, provisions: dict[str, str]
) -> Mapping[str, bool]:
    found = {}
    for authority, given in table(value, place).items():
        inside = place.within(authority[:SHOWN])
        key = key_of("competent", state, authority)
        may = _cited(given, inside, name="may_register", key=key, provisions=provisions)
        found[authority] = truth(may, inside)
    return found


# Which reading is followed, and who chose it


def _readings(value: object, place: Place) -> tuple[Mapping[str, str], Mapping[str, Choice]]:
    readings: dict[str, str] = {}
    choices: dict[str, Choice] = {}
    for point, given in table(value, place).items():
        inside = place.within(point[:SHOWN])
        if not isinstance(given, dict):
            readings[point] = text(given, inside)
            continue
        _only(given, READING_KEYS, place=inside)
        readings[point] = _needed(given, "key", place=inside, read=text)
        choices[point] = Choice(
            by=_needed(given, "by", place=inside, read=text),
            on=_needed(given, "on", place=inside, read=day),
            reason=_needed(given, "reason", place=inside, read=text),
        )
    return readings, choices


def _needed(
    found: Mapping[str, object], key: str, *, place: Place, read: Callable[[object, Place], T]
) -> T:
    if key not in found:
        raise place.refusal(
            f"the key {key!r} is missing",
            "A choice of a reading says key, by, on and reason: who chose which, when and why.",
        )
    return read(found[key], place.within(key))


# Lists of public holidays


def _holidays(value: object, place: Place) -> Mapping[str, Mapping[int, tuple[date, ...]]]:
    return {
        _taking_part(state, place): _years(years, place.within(state[:20]))
        for state, years in table(value, place).items()
    }


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
