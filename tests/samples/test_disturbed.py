"""Disturbed histories are what the format allows, and the same whenever they are told."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from asylia.casefile.history import history_of
from asylia.law.facts import History
from asylia.law.terms import DERIVED_ONLY, Event
from asylia.samples.disturbed import disturbed, disturbed_histories
from asylia.samples.draw import Draw
from asylia.samples.large import Part, large_caseload

UNTIL = date(2026, 11, 20)
CASES = 300


def told() -> list[History]:
    return list(disturbed_histories(cases=CASES, until=UNTIL))


def plain() -> list[History]:
    return [
        history_of(case.as_file(), case=case.reference, member_state=case.member_state)
        for case in large_caseload(cases=CASES, until=UNTIL)
    ]


def test_the_same_seed_tells_the_same_histories() -> None:
    assert told() == told()


def test_a_part_tells_the_same_cases_as_the_whole() -> None:
    part = disturbed_histories(cases=CASES, until=UNTIL, part=Part(first=1, of=3))

    assert list(part) == told()[1::3]


def test_of_three_histories_about_two_are_disturbed() -> None:
    same = sum(one == other for one, other in zip(told(), plain(), strict=True))

    assert CASES // 4 < same < CASES // 2


def test_every_way_of_disturbing_occurs() -> None:
    found = told()

    before = Counter(event.event for one in plain() for event in one.events)
    after = Counter(event.event for one in found for event in one.events)
    entries = [event for one in found for event in one.events]
    assert len({one.member_state for one in found}) > 10
    assert any(not isinstance(one.at, datetime) for one in entries)
    assert any(one.corrects and one.withdrawn for one in entries)
    assert any(one.corrects and not one.withdrawn for one in entries)
    assert any(one.attributes.get("subsequent") for one in entries)
    assert len(after) > len(before) + 50
    assert any(
        [one.event for one in each.events].count(Event.APPLICATION_REGISTERED) > 1 for each in found
    )
    assert any(one.person.date_of_birth is None for one in found)


def test_no_entry_is_one_that_only_the_law_produces_and_no_id_is_used_twice() -> None:
    for one in told():
        ids = [event.id for event in one.events]
        assert not {event.event for event in one.events} & set(DERIVED_ONLY)
        assert len(ids) == len(set(ids))


def test_a_history_without_events_stays_empty() -> None:
    empty = replace(plain()[0], events=())

    found = [disturbed(empty, Draw(str(number))).events for number in range(30)]

    assert found == [()] * 30
