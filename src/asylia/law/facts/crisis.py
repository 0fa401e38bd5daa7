"""Derogations in a crisis: what the Council allowed a State and the State applies, and from when.

They are settings and no entries of a case: a decision concerns a State, for a time and perhaps a
group (CRISIS 4, 5 and 10 to 13; RBP 6).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from asylia.law.facts.history import Derogation
from asylia.law.facts.places import Place, day, kind_of, table, text
from asylia.law.holidays import STATES

KEYS = (
    "state",
    "situation",
    "derogations",
    "decided",
    "from",
    "until",
    "requested",
    "registered_from",
    "nationalities",
)
SITUATIONS = ("mass_arrivals", "instrumentalisation", "force_majeure")
REGISTER, EARLY, RELIEF = "10(1)", "10(6)", "13(1)"
ALLOWED_IN: Mapping[str, tuple[str, ...]] = {
    REGISTER: SITUATIONS,
    EARLY: SITUATIONS,
    "11(1)": SITUATIONS,
    "12(1)": ("mass_arrivals", "force_majeure"),
    RELIEF: ("mass_arrivals",),
    "RBP 6(1)": ("mass_arrivals", "instrumentalisation"),
}
"""Each derogation with the situations in which it may be allowed."""
AT_ONCE, IN_ALL, BACK = 3, 12, 4
"""So many months one decision lasts, all together last, and the relief of Article 13 looks back."""
SINCE = date(2026, 6, 12)


def derogations(value: object, place: Place) -> tuple[Derogation, ...]:
    """The derogations that the settings hold, each within what the Regulation allows.

    Args:
        value: A list of tables, each one decision or one early use.
        place: Where it stands.

    Raises:
        HistoryError: It is malformed, or no such derogation can be allowed.
    """
    if not isinstance(value, list):
        raise place.refusal(f"a list is needed here, not {kind_of(value)}", "Write [[crisis]].")
    found = tuple(
        _derogation(table(each, place), place.within(f"decision {number}"))
        for number, each in enumerate(value, start=1)
    )
    _initial_only(found, place)
    _not_too_long(found, place)
    return found


def _derogation(given: Mapping[str, object], place: Place) -> Derogation:
    for key in given:
        if key not in KEYS:
            raise place.within(f"key {key[:40]!r}").refusal(
                "a derogation has no such key", f"Use {', '.join(KEYS)}."
            )
    found = Derogation(
        state=_one_of(given, "state", allowed=tuple(STATES), place=place),
        situation=_one_of(given, "situation", allowed=SITUATIONS, place=place),
        articles=tuple(
            _word(each, tuple(ALLOWED_IN), place=place.within("derogations"))
            for each in _list(given, "derogations", place=place)
        ),
        decided=_day(given, "decided", place=place),
        first=_day(given, "from", place=place),
        last=_day(given, "until", place=place),
        requested=_day(given, "requested", place=place),
        registered_from=_day(given, "registered_from", place=place),
        nationalities=tuple(
            text(each, place.within("nationalities"))
            for each in _list(given, "nationalities", place=place)
        ),
    )
    _check(found, place)
    return found


def _check(found: Derogation, place: Place) -> None:
    for article in found.articles:
        if found.situation not in ALLOWED_IN[article]:
            raise place.refusal(
                f"the derogation {article} is not allowed in the situation {found.situation}",
                f"It is allowed in {' and '.join(ALLOWED_IN[article])}.",
            )
    if not found.articles:
        raise place.refusal("no derogation is named", f"Name some of {', '.join(ALLOWED_IN)}.")
    if EARLY in found.articles:
        _needs(found.requested, place, key="requested", why="for the early use of 10(6)")
    if found.articles != (EARLY,):
        _check_decision(found, place)


def _check_decision(found: Derogation, place: Place) -> None:
    decided = _needs(found.decided, place, key="decided", why="the day of the Council's decision")
    first = _needs(found.first, place, key="from", why="its first day")
    last = _needs(found.last, place, key="until", why="its last day")
    if not SINCE <= first <= last <= _later(first, AT_ONCE):
        raise place.refusal(
            "the time is not one of at most three months from 12 June 2026 on",
            "Write the first and the last day; what is prolonged is a decision of its own.",
        )
    if RELIEF in found.articles:
        since = _needs(found.registered_from, place, key="registered_from", why="for 13(1)")
        if not since <= decided <= _later(since, BACK):
            raise place.refusal(
                "registrations more than four months before the decision are named",
                "Article 13(1) reaches four months back.",
            )


def _needs(given: date | None, place: Place, *, key: str, why: str) -> date:
    if given is None:
        raise place.refusal(f"the key {key!r} is missing", f"Add {key!r}: {why}.")
    return given


def _initial_only(found: Iterable[Derogation], place: Place) -> None:
    """In mass arrivals registration is put off under the first decision only (Article 10(4))."""
    last: dict[str, date] = {}
    for one in _in_order(found):
        if one.situation == "mass_arrivals" and REGISTER in one.articles:
            before = last.get(one.state)
            if before is not None and _follows(one, before):
                raise place.refusal(
                    f"{one.state} puts off registration under a decision that prolongs another",
                    "In mass arrivals 10(1) applies under the first decision only (10(4)).",
                )
        last[one.state] = one.last or date.max


def _not_too_long(found: Iterable[Derogation], place: Place) -> None:
    began: dict[str, date] = {}
    last: dict[str, date] = {}
    for one in _in_order(found):
        first, until = one.first or date.min, one.last or date.max
        if one.state not in last or not _follows(one, last[one.state]):
            began[one.state] = first
        if until > _later(began[one.state], IN_ALL):
            raise place.refusal(
                f"the measures of {one.state} last more than twelve months",
                "Article 5(3) allows twelve in all.",
            )
        last[one.state] = until


def _in_order(found: Iterable[Derogation]) -> list[Derogation]:
    """The decisions by their first day; an early use has none."""
    return sorted((one for one in found if one.first), key=lambda one: one.first or date.min)


def _follows(one: Derogation, before: date) -> bool:
    return one.first is not None and one.first <= before + timedelta(days=1)


def _later(first: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(first.month - 1 + months, 12)
    following = date(first.year + years + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    end = following - timedelta(days=1)
    return end.replace(day=min(first.day, end.day))


def _one_of(
    given: Mapping[str, object], key: str, *, allowed: tuple[str, ...], place: Place
) -> str:
    if key not in given:
        raise place.refusal(f"the key {key!r} is missing", f"Add {key!r}.")
    return _word(given[key], allowed, place=place.within(key))


def _word(value: object, allowed: tuple[str, ...], *, place: Place) -> str:
    word = text(value, place)
    if word in allowed:
        return word
    raise place.refusal(f"{word[:40]!r} is not known here", f"Use one of {', '.join(allowed)}.")


def _list(given: Mapping[str, object], key: str, *, place: Place) -> list[object]:
    value = given.get(key, [])
    if isinstance(value, list):
        return value
    raise place.within(key).refusal(
        f"a list is needed here, not {kind_of(value)}", "Write it in square brackets."
    )


def _day(given: Mapping[str, object], key: str, *, place: Place) -> date | None:
    return day(given[key], place.within(key)) if key in given else None
