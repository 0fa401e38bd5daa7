"""What a rule of the law reads can be recorded: each event by a form, each attribute in a box."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from asylia.law.acts import RULES
from asylia.law.clock.book import every_rule
from asylia.law.clock.doubts import OPEN_ATTRIBUTES
from asylia.law.clock.extensible import extensible
from asylia.law.facts.attributes import WORDS
from asylia.law.limits import Attribute, Extended, Happens
from asylia.law.terms import DERIVED_ONLY, UNCERTAIN, Event
from asylia.web.cases.sheets import BoxKind
from asylia.web.desk.acts import sheet_of

NOT_RECORDED: dict[Event, str] = {
    **dict.fromkeys(DERIVED_ONLY, "the law alone produces it"),
    Event.EURODAC_RETENTION_EXPIRED: "nobody does it: the time of storage is over",
    Event.RETURN_DETENTION_STARTED: "recorded as a detention whose ground is the return",
    Event.CONCILIATION_STARTED: "an act between States, not of one case",
    Event.CRISIS_PLAN_REQUESTED: "an act of the Commission, not of one case",
    Event.CRISIS_PLAN_SUBMITTED: "an act of a State, not of one case",
}
"""Events that rules read and nobody records, each with the reason."""


SUPPOSED = frozenset({"other"})
"""What the clock supposes of a detention whose ground nobody knows; nobody records it."""


def read_by_rules() -> Iterator[tuple[Event, str, tuple[object, ...]]]:
    """Each event that a rule reads, with an attribute and its values; empty for none."""
    for rule in RULES:
        yield from _in(rule)
    for open_one in OPEN_ATTRIBUTES:
        yield open_one.event, open_one.key, tuple(value for value, _ in open_one.values)
    for uncertain, settled in UNCERTAIN.items():
        yield from ((event, "", ()) for event in (uncertain, *settled))


def _in(part: object) -> Iterator[tuple[Event, str, tuple[object, ...]]]:
    if isinstance(part, Event):
        yield part, "", ()
    elif isinstance(part, Happens):
        yield part.event, "", ()
        yield from ((part.event, key, values) for key, values in part.where)
    elif isinstance(part, Attribute):
        yield part.event, part.key, part.values
    elif isinstance(part, Extended):
        yield Event.TIME_LIMIT_EXTENDED, "limit", ()
        yield Event.TIME_LIMIT_EXTENDED, "ground", part.ground
    elif isinstance(part, tuple):
        yield from (found for one in part for found in _in(one))
    elif is_dataclass(part):
        yield from (found for one in fields(part) for found in _in(getattr(part, one.name)))


READ = sorted({event for event, _, _ in read_by_rules()})
CODES = sorted({(event, key, values) for event, key, values in read_by_rules() if key}, key=str)


@pytest.mark.parametrize("event", READ)
def test_event_that_a_rule_reads_has_a_form(event: Event) -> None:
    assert (sheet_of(event) is None) == (event in NOT_RECORDED)


@pytest.mark.parametrize(("event", "key", "values"), CODES)
def test_attribute_that_a_rule_reads_is_a_box_that_can_say_it(
    event: Event, key: str, values: tuple[object, ...]
) -> None:
    sheet = sheet_of(event)
    assert sheet is not None
    box = next(box for box in sheet.codes() if box.name == key)

    said: dict[BoxKind, set[object]] = {
        BoxKind.TRUTH: {True, False},
        BoxKind.CODE: {*dict(box.choices)},
    }
    if box.kind is BoxKind.LIMIT:
        assert set(values) <= extensible(every_rule())
    elif box.kind in said and event is not Event.TIME_LIMIT_EXTENDED:
        assert set(values) - SUPPOSED <= said[box.kind]
    elif event is Event.TIME_LIMIT_EXTENDED and values:
        assert any(str(value) in code for value in values for code, _ in box.choices)


@pytest.mark.parametrize("event", [one for one in READ if one not in NOT_RECORDED])
def test_list_of_codes_holds_no_word_that_the_clock_refuses(event: Event) -> None:
    sheet = sheet_of(event)
    assert sheet is not None
    lists = [box for box in sheet.codes() if box.name in WORDS]

    strange = {code for box in lists for code, _ in box.choices if code not in WORDS[box.name]}
    assert strange == set()


@pytest.mark.parametrize(
    "event",
    sorted({one for rule in RULES if rule.per_state for one, _, _ in _in(rule.runs_from)}),
)
def test_event_that_starts_a_clock_for_each_state_asks_for_the_state(event: Event) -> None:
    sheet = sheet_of(event)

    common = {Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED, Event.DETENTION_STARTED}
    if sheet is not None and event not in common:
        assert "state" in {box.name for box in sheet.codes()}


def test_what_is_excused_is_still_read() -> None:
    assert [
        event for event in NOT_RECORDED if event not in READ and event not in DERIVED_ONLY
    ] == []
