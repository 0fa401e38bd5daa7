"""Which law governs a case, asked of an act: does any rule that speaks of it apply here?"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache

from asylia.law.applicable import Case, Verdict, governs, track_of
from asylia.law.applicable.verdicts import is_apart
from asylia.law.clock.book import every_rule
from asylia.law.clock.world import CONTACTS
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event, Kind
from asylia.web.base.days import local_day
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Standing

APART = frozenset({Event.WITHDRAWAL_GROUND_FOUND, Event.WITHDRAWAL_PROCEDURE_NOTIFIED})
"""Protection is withdrawn under the law of the day on which that examination begins."""


class Regime:
    """The law that governs one file, asked about as many acts as a page offers.

    Every rule that speaks of an act, and the act of law that its sheet names, has to be out of
    force for this case, on the first day of the file as today: what the texts leave open is not
    judged, nor is a file without any of the days that decide.
    """

    def __init__(self, file: Standing, *, today: date) -> None:
        """Find the days that decide.

        Args:
            file: What stands in the file.
            today: The day of the question.
        """
        self._case = _case_of(file, today)
        first = min((local_day(header.happened) for header in file.headers), default=today)
        self._days = (first, today)
        self._verdicts: dict[str, tuple[Verdict, ...]] = {}

    def other_law(self, sheet: Sheet) -> str:
        """Which law governs instead of the one that an act belongs to; empty if none.

        It is the law's own sentence: pages say few of them, and put those into their language.

        Args:
            sheet: The act.
        """
        if self._case is None or sheet.cites is None or sheet.event in APART:
            return ""
        named = _rules_by_instrument().get(sheet.cites.instrument, ())
        rules = (*named, *_rules_by_event().get(sheet.event, ()))
        verdicts = [one for rule in rules for one in self._of(rule, self._case)]
        is_other = bool(named) and all(one.applies is False for one in verdicts)
        return verdicts[0].why if is_other else ""

    def _of(self, rule: TimeLimit, case: Case) -> tuple[Verdict, ...]:
        if rule.id not in self._verdicts:
            self._verdicts[rule.id] = tuple(governs(rule, day, case=case) for day in self._days)
        return self._verdicts[rule.id]


def _case_of(file: Standing, today: date) -> Case | None:
    def day(*events: Event) -> date | None:
        found = file.of(*events)
        return min(local_day(one.happened) for one in found) if found else None

    registered, lodged = day(Event.APPLICATION_REGISTERED), day(Event.APPLICATION_LODGED)
    contact = day(*CONTACTS)
    if registered is None and lodged is None and contact is None:
        return None
    return Case(
        as_of=today,
        known_on=today,
        registered_on=registered,
        lodged_on=lodged,
        contact_on=contact,
        withdrawal_on=day(Event.WITHDRAWAL_PROCEDURE_NOTIFIED),
    )


@cache
def _rules_by_instrument() -> Mapping[str, tuple[TimeLimit, ...]]:
    """Of each act of law its first rule of the ordinary kind."""
    found: dict[str, tuple[TimeLimit, ...]] = {}
    for rule in every_rule():
        if not is_apart(rule) and rule.kind is not Kind.RETENTION:
            found.setdefault(rule.cites.instrument, (rule,))
    return found


@cache
def _rules_by_event() -> Mapping[str, tuple[TimeLimit, ...]]:
    """For each event one rule of each kind that speaks of it, not only asks whether it happened."""
    found: dict[str, dict[object, TimeLimit]] = {}
    for rule in every_rule():
        for event in set(_events(replace(rule, applies_if=()))):
            found.setdefault(event, {}).setdefault(track_of(rule), rule)
    return {event: tuple(rules.values()) for event, rules in found.items()}


def _events(part: object) -> Iterator[Event]:
    if isinstance(part, Event):
        yield part
    elif isinstance(part, tuple):
        yield from (found for one in part for found in _events(one))
    elif is_dataclass(part):
        yield from (found for one in fields(part) for found in _events(getattr(part, one.name)))
