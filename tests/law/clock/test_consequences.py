"""What the law produces by itself, in the order of time."""

import pytest

from asylia.law.clock import settling
from asylia.law.limits import Missed
from asylia.law.periods import NO_ROLLING, days
from asylia.law.terms import Event
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

LODGED = ("application_lodged", "2026-08-03")


def test_event_of_the_law_can_start_the_next_and_the_next() -> None:
    first = rule(
        id="first", lasts=days(2), counted_by=NO_ROLLING,
        if_missed=Missed(says="first", derives=Event.TAKE_CHARGE_ACCEPTED),
    )  # fmt: skip
    second = rule(
        id="second", runs_from=Event.TAKE_CHARGE_ACCEPTED, lasts=days(2), counted_by=NO_ROLLING,
        if_missed=Missed(says="second", derives=Event.BORDER_PROCEDURE_ENDED),
    )  # fmt: skip
    third = rule(runs_from=Event.BORDER_PROCEDURE_ENDED, lasts=days(2), counted_by=NO_ROLLING)

    answer = clock.ask([LODGED], "2026-08-08", rules=(third, second, first))

    assert [str(each.at) for each in answer.derived_events] == ["2026-08-05", "2026-08-07"]
    assert clock.stands(answer, "test") == ("running", "2026-08-09")


def test_rules_that_produce_events_without_end_are_a_mistake(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settling, "ROUNDS", 1)
    endless = rule(lasts=days(1), if_missed=Missed(says="", derives=Event.TAKE_CHARGE_ACCEPTED))

    with pytest.raises(settling.NeverSettles, match="take_charge_accepted"):
        clock.ask([LODGED], "2026-08-20", rules=(endless,))


def test_what_an_earlier_event_of_the_law_prevents_is_not_produced() -> None:
    """A late acceptance would have shifted responsibility later than the silence before it."""
    events = [
        ("take_charge_request_received", "2026-08-20", {"state": "LV", "basis": "other"}),
        ("take_charge_accepted", "2026-10-15", {"state": "LV"}),
    ]

    answer = clock.ask(events, "2027-06-01")

    assert [(each.event.value, str(each.at)) for each in answer.derived_events] == [
        ("take_charge_accepted", "2026-09-21"),
        ("responsibility_shift_event", "2027-03-22"),
    ]


def test_of_two_limits_that_produce_one_event_the_earlier_does() -> None:
    longer = rule(id="longer", lasts=days(5), if_missed=Missed(says="", derives=Event.ABSCONDED))
    shorter = rule(id="shorter", lasts=days(3), if_missed=Missed(says="", derives=Event.ABSCONDED))

    one_way = clock.ask([LODGED], "2026-08-20", rules=(longer, shorter))
    other_way = clock.ask([LODGED], "2026-08-20", rules=(shorter, longer))

    assert [each.by for each in one_way.derived_events] == ["shorter"]
    assert [each.by for each in other_way.derived_events] == ["shorter"]
