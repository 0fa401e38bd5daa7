"""One limit on the edges of its time: the last moment, the same day, a pause, a reading."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from asylia.law.citation import QR
from asylia.law.clock import DueDate
from asylia.law.facts import Settings
from asylia.law.limits import (
    Attribute,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Limb,
    Missed,
    Overtaken,
    Pause,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
)
from asylia.law.periods import DUBLIN_III_42, NO_ROLLING, days, hours
from asylia.law.terms import Event, Kind
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

LODGED = ("application_lodged", "2026-08-03")
AT_NINE = ("application_lodged", "2026-08-03T09:00:00+03:00")
AWAY, BACK = Event.ABSCONDED, Event.PERSON_AVAILABLE_AGAIN
MET = Event.DECISION_NOTIFIED
GONE = Happened((AWAY,), "absconded")


def five_days(**fields: Any) -> TimeLimit:
    return rule(**{"lasts": days(5), "counted_by": NO_ROLLING, **fields})


def two_days_in_hours(**fields: Any) -> TimeLimit:
    return rule(**{"lasts": hours(48), "met_by": (MET,), **fields})


def one(
    events: Sequence[clock.Row], *rules: TimeLimit, as_of: str = "2026-08-06", **more: Any
) -> DueDate:
    return clock.limit(clock.ask([LODGED, *events], as_of, rules=rules, **more), "test")


def texts(found: DueDate) -> list[str]:
    return [step.text for step in found.steps]


def doubt(*readings: Reading, default: str) -> Interpretation:
    return Interpretation(
        id="doubt",
        question="which it is",
        readings=readings,
        default=default,
        chosen_by="test",
        chosen_on=date(2026, 11, 22),
    )


# The last moment


@pytest.mark.parametrize(("minute", "status"), [("00", "met"), ("01", "met_late")])
def test_step_in_the_last_minute_is_in_time(minute: str, status: str) -> None:
    """Begun at 9 on 3 August, the hour not counted: 48 hours end at 10 on 5 August."""
    met = ("decision_notified", f"2026-08-05T10:{minute}:00+03:00")

    answer = clock.ask([AT_NINE, met], "2026-08-06", rules=[two_days_in_hours()])

    assert clock.stands(answer, "test")[0] == status


@pytest.mark.parametrize(("minute", "status"), [("00", "running"), ("01", "overdue")])
def test_limit_in_hours_is_over_after_its_last_moment(minute: str, status: str) -> None:
    answer = clock.ask(
        [AT_NINE],
        "2026-08-05",
        moment=f"2026-08-05T10:{minute}:00+03:00",
        rules=[two_days_in_hours()],
    )

    assert clock.stands(answer, "test")[0] == status


# What stops it, and what lets it go on


@pytest.mark.parametrize(
    ("again", "status"),
    [("2026-08-04", "stopped"), ("2026-08-05", "running"), ("2026-08-06", "running")],
)
def test_who_is_available_again_on_the_day_of_absconding_stops_nothing(
    again: str, status: str
) -> None:
    while_away = Overtaken(by=GONE, cites=QR(2), says="away", until=BACK)
    events = [("absconded", "2026-08-05"), ("person_available_again", again)]

    assert one(events, five_days(overtaken_by=(while_away,))).status.value == status


def paused(**fields: Any) -> TimeLimit:
    pause = Pause(begins=AWAY, ends=BACK, restarts=False, cites=QR(2), says="the person is away")
    return five_days(pauses=(pause,), **fields)


@pytest.mark.parametrize(("gone", "status"), [("2026-08-08", "paused"), ("2026-08-09", "overdue")])
def test_limit_is_paused_to_its_last_day_and_no_longer(gone: str, status: str) -> None:
    assert one([("absconded", gone)], paused(), as_of="2026-08-10").status.value == status


def test_limit_that_stands_still_keeps_its_end_for_what_asks_about_it() -> None:
    told = WithinLimit((Event.INFORMATION_PROVIDED,), "paused", "told in time")
    events = [("absconded", "2026-08-04"), ("information_provided", "2026-08-05")]

    found = one(events, paused(id="paused"), five_days(applies_if=(told,)))

    assert found.status.value == "running"


def test_setting_for_a_limit_that_no_national_law_measures_changes_nothing() -> None:
    duty = five_days(lasts=None, at_once="without delay")

    found = one([], duty, settings=Settings(national={"test": "3 days"}))

    assert (found.status.value, found.due) == ("running", None)


def test_limit_that_is_not_counted_for_each_state_is_one_whatever_states_are_named() -> None:
    hits = [
        ("eurodac_hit_received", "2026-08-04", {"state": "LV", "category": "applicant"}),
        ("eurodac_hit_received", "2026-08-05", {"state": "PL", "category": "applicant"}),
    ]

    found = one(hits, five_days(runs_from=Event.EURODAC_HIT_RECEIVED))

    assert (found.state, found.starts_on) == (None, date(2026, 8, 4))


def test_right_waits_for_an_event_that_has_to_carry_something_too() -> None:
    produces = five_days(
        id="produces", if_missed=Missed(says="ended", derives=Event.BORDER_PROCEDURE_ENDED)
    )
    right = five_days(kind=Kind.RIGHT_FROM, runs_from=carrying(Event.BORDER_PROCEDURE_ENDED))

    found = one([], produces, right)

    assert (found.status.value, found.due) == ("right_not_yet", date(2026, 8, 13))


# Readings


OWN = Reading(key="own", says="counted from the lodging", cites=QR(2))
LONGER = Reading(key="longer", says="nine days", cites=QR(3), lasts=days(9))


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2026-08-08", "running"), ("2026-08-09", "undecided"), ("2026-08-13", "overdue")],
)
def test_limit_worked_to_the_earlier_reading_is_open_between_the_two_days(
    as_of: str, status: str
) -> None:
    found = one([], five_days(reading=doubt(LONGER, OWN, default="earlier")), as_of=as_of)

    assert (found.status.value, found.due) == (status, date(2026, 8, 8))


def test_reading_that_stands_still_is_not_the_earlier_one() -> None:
    """Absconded on 10 August: after the end of the one reading, before that of the other."""
    found = one(
        [("absconded", "2026-08-10")],
        paused(reading=doubt(LONGER, OWN, default="earlier")),
        as_of="2026-08-11",
    )

    assert (found.status.value, found.due) == ("overdue", date(2026, 8, 8))


def test_of_two_kinds_of_event_on_one_day_the_one_named_first_starts_the_limit() -> None:
    either = (Event.APPLICATION_MADE, Event.APPLICATION_LODGED)

    found = one([("application_made", "2026-08-03")], five_days(runs_from=either))

    assert found.started_by == "2"


def test_reading_that_is_worked_to_is_a_step_and_the_other_a_candidate() -> None:
    found = one([], five_days(reading=doubt(OWN, LONGER, default="own")))

    assert texts(found)[1] == "counted from the lodging"
    assert [(str(each.due), each.reading, each.why) for each in found.candidates] == [
        ("2026-08-08", "counted from the lodging", "which it is"),
        ("2026-08-12", "nine days", "which it is"),
    ]


def test_hours_after_a_date_begin_when_the_day_is_over() -> None:
    whole = Reading(key="date", says="from the date", cites=QR(4), whole_day=True)
    of_hours = two_days_in_hours(reading=doubt(whole, default="date"))

    told = clock.ask([AT_NINE], "2026-08-04", rules=[of_hours])
    untold = clock.ask([AT_NINE], "2026-08-04", rules=[of_hours], explain=False)

    found = clock.limit(told, "test")
    assert str(found.due) == "2026-08-06 00:00:00+03:00"
    assert texts(found)[2:] == [
        "application lodged (entry 1); the day itself is not counted",
        "48 hours end at 00:00",
    ]
    assert clock.limit(untold, "test").steps == ()


# What is told of it


def test_nothing_is_told_where_no_explanation_is_asked_for() -> None:
    extension = Extension(lasts=days(9), when=GONE, cites=QR(3), says="nine days in all")
    limb = Limb(runs_from=AWAY, lasts=days(3), cites=QR(4), says="three days from absconding")
    events = [("absconded", "2026-08-05"), ("person_available_again", "2026-08-06")]

    for each in (paused(), five_days(extended_by=(extension,)), five_days(limbs=(limb,))):
        told = one(events, each, as_of="2026-08-07")
        untold = one(events, each, as_of="2026-08-07", explain=False)

        assert (told.due, untold.steps) == (untold.due, ())
        assert len(told.steps) > 1


def test_event_of_the_law_is_named_with_the_limit_that_produced_it() -> None:
    silence = five_days(id="silence", if_missed=Missed(says="", derives=BACK))
    follows = five_days(runs_from=BACK)

    found = one([], silence, follows, as_of="2026-08-10")

    assert texts(found)[1].startswith("person available again by law (silence); ")


def test_event_that_the_law_will_produce_is_named_as_the_latest() -> None:
    silence = five_days(id="silence", if_missed=Missed(says="", derives=BACK))
    right = five_days(runs_from=BACK, kind=Kind.RIGHT_FROM)

    found = one([], silence, right)

    assert texts(found)[1].startswith("person available again, at the latest (by law, silence); ")


def test_step_that_met_a_limit_is_told_with_its_entry_and_whether_it_was_late() -> None:
    in_time = one([("decision_notified", "2026-08-05")], five_days(met_by=(MET,)))
    late = one([("decision_notified", "2026-08-20")], five_days(met_by=(MET,)), as_of="2026-08-21")

    assert texts(in_time)[-1] == "met: decision notified on Wed 5 Aug 2026 (entry 2)"
    assert texts(late)[-1] == "met (late): decision notified on Thu 20 Aug 2026 (entry 2)"


@pytest.mark.parametrize(("cites", "told"), [(QR(9), "QR 9"), (None, "QR 1")])
def test_what_follows_from_missing_it_is_told_with_its_provision(cites: Any, told: str) -> None:
    missed = Missed(says="Silence accepts.", cites=cites)

    found = one([], five_days(if_missed=missed), as_of="2026-08-20")

    assert (found.steps[-1].text, found.steps[-1].cites) == ("Silence accepts.", told)


def test_why_a_limit_is_stopped_is_told() -> None:
    stopped = Overtaken(by=GONE, cites=QR(2), says="the person is gone")

    found = one([("absconded", "2026-08-05")], five_days(overtaken_by=(stopped,)))

    assert texts(found)[-1] == "stopped: the person is gone"


def test_disputed_end_of_one_reading_is_told_beside_the_day_to_work_to() -> None:
    """Five days from 3 August end on Saturday the 8th; moved they end on Monday the 10th."""
    found = one([], five_days(counted_by=DUBLIN_III_42))

    assert [(str(each.due), each.reading) for each in found.candidates] == [
        ("2026-08-08", "the end stays on Sat 8 Aug 2026"),
        ("2026-08-10", "arguable latest: moved to the next working day"),
    ]


def test_answer_on_a_limit_names_its_article_and_the_days_that_there_are() -> None:
    longer = Extension(lasts=days(9), when=GONE, cites=QR(3), says="nine days in all")

    running = one([], five_days(extended_by=(longer,)))
    met = one([("decision_notified", "2026-08-05")], five_days(met_by=(MET,)))

    assert (running.article, running.instrument) == ("1", "QR")
    assert (running.met_on, running.longest_on) == (None, date(2026, 8, 12))
    assert (met.met_on, met.met_by, met.longest_on) == (date(2026, 8, 5), "2", None)


def test_what_does_not_run_names_its_state_only_if_there_is_one() -> None:
    of_state = five_days(
        id="of state",
        runs_from=Event.EURODAC_HIT_RECEIVED,
        per_state=True,
        applies_if=(Happened((BACK,), "back"),),
    )
    hit = ("eurodac_hit_received", "2026-08-04", {"state": "LV", "category": "applicant"})

    answer = clock.ask([LODGED, hit], "2026-08-06", rules=[of_state, five_days(runs_from=AWAY)])

    assert [each.as_json() for each in answer.not_running] == [
        {"id": "of state", "why": "only where back", "kind": "condition_not_met", "state": "LV"},
        {"id": "test", "why": "not recorded: absconded", "kind": "not_started"},
    ]


def test_event_that_the_law_produces_names_a_state_only_if_there_is_one() -> None:
    missed = Missed(says="", derives=BACK)

    answer = clock.ask([LODGED], "2026-08-20", rules=[five_days(if_missed=missed)])

    assert [dict(each.attributes) for each in answer.derived_events] == [{}]


def test_of_two_limits_that_produce_one_event_on_one_day_the_first_of_the_book_does() -> None:
    missed = Missed(says="", derives=BACK)
    rules = [five_days(id=name, if_missed=missed) for name in ("first", "second")]

    answer = clock.ask([LODGED], "2026-08-20", rules=rules)

    assert [each.by for each in answer.derived_events] == ["first"]


def test_newest_entry_answers_unless_the_one_that_starts_the_period_is_asked() -> None:
    at_sea = Attribute(Event.APPLICATION_LODGED, "place", ("sea",), says="at sea")
    events = [
        ("application_lodged", "2026-08-01", {"place": "land"}),
        ("application_lodged", "2026-08-04", {"place": "sea"}),
    ]
    newest = five_days(runs_from=Latest((Event.APPLICATION_LODGED,)), applies_if=(at_sea,))
    first = five_days(id="first", applies_if=(at_sea,))

    answer = clock.ask(events, "2026-08-06", rules=[newest, first])

    assert [each.id for each in answer.limits] == ["test"]


def test_what_follows_if_it_is_missed_is_part_of_the_answer() -> None:
    missed = five_days(if_missed=Missed(says="Silence accepts."))

    assert (one([], missed).consequence, one([], five_days()).consequence) == (
        "Silence accepts.",
        None,
    )


def test_limit_that_could_not_begin_today_says_so_before_anything_is_recorded() -> None:
    at_sea = carrying(Event.APPLICATION_LODGED, place="sea")
    later = five_days(runs_from=at_sea, in_force_from=date(2030, 1, 1))
    today = five_days(id="today", runs_from=at_sea)

    answer = clock.ask([(*LODGED, {"place": "land"})], "2026-08-06", rules=[later, today])

    assert [(each.id, each.kind.value, each.why) for each in answer.not_running] == [
        (
            "test",
            "not_governing",
            "Thu 6 Aug 2026 lies before Tue 1 Jan 2030, from when the rule applies",
        ),
        ("today", "not_started", "not recorded: application lodged"),
    ]


def test_day_after_each_reading_is_one_on_which_time_may_change_the_answer() -> None:
    open_one = five_days(met_by=(MET,), reading=doubt(OWN, LONGER, default="own"))

    running = clock.ask([LODGED], "2026-08-06", rules=[open_one])
    between = clock.ask([LODGED], "2026-08-10", rules=[open_one])
    met = clock.ask([LODGED, ("decision_notified", "2026-08-05")], "2026-08-06", rules=[open_one])

    assert (running.recompute_on, between.recompute_on, met.recompute_on) == (
        date(2026, 8, 9),
        date(2026, 8, 13),
        None,
    )
