"""An event that the law produces beside one that was recorded, and what is reckoned anew by it."""

from datetime import date
from typing import Any

from asylia.law.citation import QR
from asylia.law.limits import Happened, Latest, Missed, Overtaken, TimeLimit, WithinLimit
from asylia.law.periods import NO_ROLLING, days
from asylia.law.terms import Event, Kind
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

LODGED = ("application_lodged", "2026-08-03")
ABSCONDED = Happened((Event.ABSCONDED,), "absconded")


def of(length: int, **fields: Any) -> TimeLimit:
    return rule(lasts=days(length), counted_by=NO_ROLLING, **fields)


def producing(event: Event, length: int, **fields: Any) -> TimeLimit:
    missed = Missed(says="the law produces it", derives=event)
    return of(length, **{"id": f"produces {event}", "if_missed": missed, **fields})


def test_event_recorded_on_the_day_on_which_the_law_produces_it_starts_what_follows() -> None:
    accepted = ("take_charge_accepted", "2026-08-05")
    follows = of(9, runs_from=Latest((Event.TAKE_CHARGE_ACCEPTED,)))
    silence = producing(Event.TAKE_CHARGE_ACCEPTED, 2)

    answer = clock.ask([LODGED, accepted], "2026-08-08", rules=(follows, silence))

    found = clock.limit(answer, "test")
    assert (found.started_by, found.due) == ("2", date(2026, 8, 14))


def test_event_recorded_before_the_law_would_produce_it_starts_what_follows() -> None:
    accepted = ("take_charge_accepted", "2026-08-04")
    follows = of(9, runs_from=Latest((Event.TAKE_CHARGE_ACCEPTED,)))
    silence = producing(Event.TAKE_CHARGE_ACCEPTED, 2)

    answer = clock.ask([LODGED, accepted], "2026-08-08", rules=(follows, silence))

    assert clock.limit(answer, "test").due == date(2026, 8, 13)


def test_event_recorded_after_the_law_produced_it_does_not_start_what_follows() -> None:
    accepted = ("take_charge_accepted", "2026-08-06")
    follows = of(9, runs_from=Event.TAKE_CHARGE_ACCEPTED)
    silence = producing(Event.TAKE_CHARGE_ACCEPTED, 2)

    answer = clock.ask([LODGED, accepted], "2026-08-08", rules=(follows, silence))

    found = clock.limit(answer, "test")
    assert (found.started_by, found.due) == (None, date(2026, 8, 14))


def test_condition_asks_for_the_end_that_the_produced_event_gives() -> None:
    """Absconded on 9 August: after 6 August, the first end, and before 11 August, the new one."""
    silence = producing(Event.TAKE_CHARGE_ACCEPTED, 2)
    newest = Latest((Event.APPLICATION_LODGED, Event.TAKE_CHARGE_ACCEPTED))
    moved = of(6, id="moved", runs_from=newest)
    within = WithinLimit((Event.ABSCONDED,), "moved", "absconded in time")
    asks = of(30, applies_if=(within,))

    answer = clock.ask(
        [LODGED, ("absconded", "2026-08-10")], "2026-08-12", rules=(moved, silence, asks)
    )

    assert clock.stands(answer, "moved")[1] == "2026-08-11"
    assert clock.stands(answer, "test") == ("running", "2026-09-02")


def test_what_the_produced_event_prevents_is_neither_produced_nor_waited_for() -> None:
    """Absconding is produced on 5 August and ends the limit that would produce the other."""
    first = producing(Event.ABSCONDED, 2)
    stopped = Overtaken(by=ABSCONDED, cites=QR(2), says="over")
    prevented = producing(Event.BORDER_PROCEDURE_ENDED, 4, overtaken_by=(stopped,))

    answer = clock.ask([LODGED], "2026-08-20", rules=(prevented, first))

    assert [(one.event.value, str(one.at)) for one in answer.derived_events] == [
        ("absconded", "2026-08-05")
    ]
    assert clock.limit(answer, prevented.id).status.value == "stopped"


def test_day_of_change_of_what_was_prevented_is_no_day_of_change() -> None:
    first = producing(Event.ABSCONDED, 2)
    stopped = Overtaken(by=ABSCONDED, cites=QR(2), says="over")
    prevented = producing(Event.BORDER_PROCEDURE_ENDED, 9, overtaken_by=(stopped,))

    before = clock.ask([LODGED], "2026-08-04", rules=(prevented, first))
    after = clock.ask([LODGED], "2026-08-08", rules=(prevented, first))

    assert before.recompute_on == date(2026, 8, 6)
    assert after.recompute_on is None


def test_event_produced_for_one_other_state_is_none_for_another() -> None:
    """Silence of Latvia accepts for Latvia: the request to Poland was answered by nobody yet."""
    sent = [
        ("take_charge_request_sent", "2026-08-03", {"state": "LV"}),
        ("take_charge_request_sent", "2026-08-10", {"state": "PL"}),
    ]
    silence = producing(
        Event.TAKE_CHARGE_ACCEPTED, 5, runs_from=Event.TAKE_CHARGE_REQUEST_SENT, per_state=True
    )
    follows = of(30, runs_from=Event.TAKE_CHARGE_ACCEPTED, per_state=True)

    answer = clock.ask(sent, "2026-08-12", rules=(silence, follows))

    assert [(one.at, one.attributes) for one in answer.derived_events] == [
        (date(2026, 8, 8), {"state": "LV"})
    ]
    assert [(one.state, one.due) for one in answer.limits if one.id == "test"] == [
        ("LV", date(2026, 9, 7))
    ]


def test_right_that_waits_for_an_event_is_shown_from_its_last_day_until_it_happened() -> None:
    produced = producing(Event.BORDER_PROCEDURE_ENDED, 10)
    right = of(3, kind=Kind.RIGHT_FROM, runs_from=Event.BORDER_PROCEDURE_ENDED)

    before = clock.ask([LODGED], "2026-08-05", rules=(produced, right))
    after = clock.ask([LODGED], "2026-08-14", rules=(produced, right))

    assert clock.stands(before, "test") == ("right_not_yet", "2026-08-16")
    assert clock.stands(after, "test") == ("right_not_yet", "2026-08-16")
