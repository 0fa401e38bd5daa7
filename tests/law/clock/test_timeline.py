"""The order of events, by the hour where it is known, and what the file knew on a day."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from asylia.law.clock.timeline import Occurrence, Question, Timeline, known, not_after
from asylia.law.facts import read_history
from asylia.law.holidays import calendar_of
from asylia.law.limits import Latest, Preferred
from asylia.law.terms import Event
from tests.law.clock import asking as clock

VILNIUS = ZoneInfo("Europe/Vilnius")
MADE, LODGED, SENT = (
    Event.APPLICATION_MADE,
    Event.APPLICATION_LODGED,
    Event.TAKE_CHARGE_REQUEST_SENT,
)


def occurrence(
    event: Event,
    at: str,
    *,
    entry: str = "",
    attributes: Mapping[str, object] = MappingProxyType({}),
) -> Occurrence:
    moment = datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at)
    day = moment.astimezone(VILNIUS).date() if isinstance(moment, datetime) else moment
    return Occurrence(event, moment, day, entry or at, attributes)


def known_ids(
    *entries: Mapping[str, object],
    as_of: str = "2026-08-11",
    known_on: str | None = None,
    moment: str | None = None,
) -> list[str]:
    history = read_history(
        json.dumps(
            {
                "format": "asylia-history/1",
                "case": "LT-TEST-0001",
                "member_state": "LT",
                "events": entries,
            }
        ),
        file="test",
    )
    question = Question(
        as_of=date.fromisoformat(as_of),
        known_on=date.fromisoformat(known_on or as_of),
        moment=datetime.fromisoformat(moment) if moment else None,
    )
    return [one.id for one in known(history, question, calendar=calendar_of("LT"))]


def entry(at: str, *, id: str, **more: object) -> dict[str, object]:  # noqa: A002 - the format's word
    return {"id": id, "event": "information_provided", "at": at, **more}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-08-11T09:30:00+03:00", "2026-08-11T10:00:00+03:00"),
        ("2026-08-11T10:00:00+03:00", "2026-08-11T10:01:00+03:00"),
        ("2026-08-11T10:01:00+03:00", "2026-08-11T10:01:01+03:00"),
        ("2026-08-11T10:59:59+03:00", "2026-08-11T11:00:00+03:00"),
        ("2026-08-11T10:00:59+03:00", "2026-08-11T10:01:00+03:00"),
        ("2026-08-11T23:30:00+02:00", "2026-08-12"),
    ],
)
def test_events_of_one_day_stand_in_the_order_of_their_hours(earlier: str, later: str) -> None:
    both = [entry(later, id="later"), entry(earlier, id="earlier")]

    assert known_ids(*both, as_of="2026-08-12") == (
        ["later", "earlier"] if "+02" in earlier else ["earlier", "later"]
    )


def test_event_without_an_hour_stands_before_those_of_its_day() -> None:
    both = [entry("2026-08-11T00:30+03:00", id="night"), entry("2026-08-11", id="day")]

    assert known_ids(*both) == ["day", "night"]


def test_moment_of_the_question_counts_for_what_carries_an_hour() -> None:
    entries = [
        entry("2026-08-11T09:59+03:00", id="before"),
        entry("2026-08-11T10:00+03:00", id="then"),
        entry("2026-08-11T10:01+03:00", id="after"),
        entry("2026-08-11", id="some time that day"),
    ]

    assert known_ids(*entries, moment="2026-08-11T10:00+03:00") == [
        "some time that day",
        "before",
        "then",
    ]


@pytest.mark.parametrize(
    ("known_on", "found"), [("2026-08-11", []), ("2026-08-12", ["late"]), ("2026-08-13", ["late"])]
)
def test_day_of_knowledge_after_that_of_the_question_counts_to_its_end(
    known_on: str, found: list[str]
) -> None:
    late = entry("2026-08-11T09:00+03:00", id="late", recorded_at="2026-08-12T18:00+03:00")

    assert known_ids(late, known_on=known_on, moment="2026-08-11T10:00+03:00") == found


def test_what_is_recorded_at_the_very_moment_is_known() -> None:
    now = entry("2026-08-11T09:00+03:00", id="now", recorded_at="2026-08-11T10:00+03:00")

    assert known_ids(now, moment="2026-08-11T10:00+03:00") == ["now"]
    assert known_ids(now, moment="2026-08-11T09:59:59+03:00") == []


@pytest.mark.parametrize(
    ("recorded_at", "kept"),
    [("2026-08-04T10:00+03:00", "2026-08-05"), ("2026-08-06T10:00+03:00", "2026-08-03")],
)
def test_correction_recorded_last_counts_with_or_without_an_hour(
    recorded_at: str, kept: str
) -> None:
    with_hour = {"id": "c", "corrects": "a", "recorded_at": recorded_at}

    answer = clock.ask(
        [
            ("application_made", "2026-08-01", {"id": "a"}),
            ("application_made", "2026-08-03", with_hour),
            ("application_made", "2026-08-05", {"id": "b", "corrects": "a"}),
        ],
        "2026-08-12",
        rules=[clock.rule(runs_from=MADE)],
    )

    assert clock.limit(answer, "test").starts_on.isoformat() == kept


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2026-08-11T10:00+03:00", "2026-08-11T10:00+03:00", True),
        ("2026-08-11T10:01+03:00", "2026-08-11T10:00+03:00", False),
        ("2026-08-11T10:01+03:00", "2026-08-11", True),
        ("2026-08-11", "2026-08-11T10:00+03:00", True),
        ("2026-08-12", "2026-08-11", False),
    ],
)
def test_hours_decide_only_where_both_are_known(one: str, other: str, found: bool) -> None:  # noqa: FBT001
    assert not_after(occurrence(MADE, one), occurrence(MADE, other)) is found


def test_newest_of_one_day_is_the_one_of_the_last_hour() -> None:
    timeline = Timeline(
        [
            occurrence(MADE, "2026-08-11T09:00+03:00", entry="first"),
            occurrence(MADE, "2026-08-11T10:00+03:00", entry="second"),
        ]
    )

    newest, first = timeline.newest(MADE), timeline.first(MADE)

    assert newest is not None
    assert first is not None
    assert (newest.id, first.id) == ("second", "first")


def test_event_by_law_is_put_in_at_its_day() -> None:
    timeline = Timeline([occurrence(MADE, "2026-08-20"), occurrence(MADE, "2026-08-25")])

    timeline.add(occurrence(MADE, "2026-08-22"))

    assert [one.id for one in timeline.of(MADE)] == ["2026-08-20", "2026-08-22", "2026-08-25"]


def test_start_may_be_the_newest_or_the_preferred_event() -> None:
    timeline = Timeline([occurrence(MADE, "2026-08-11"), occurrence(LODGED, "2026-08-20")])

    starts = [
        timeline.start(wanted)
        for wanted in (
            (LODGED, MADE),
            Latest((MADE, LODGED)),
            Preferred((LODGED, MADE)),
            Event.FINAL_DECISION,
        )
    ]

    assert [one.id if one else None for one in starts] == [
        "2026-08-11",
        "2026-08-20",
        "2026-08-20",
        None,
    ]


def test_period_starts_for_the_states_that_its_own_event_names() -> None:
    to_france = occurrence(SENT, "2026-08-11", attributes={"state": "FR"})
    to_nobody = occurrence(SENT, "2026-08-12")
    from_latvia = occurrence(Event.TAKE_CHARGE_ACCEPTED, "2026-08-20", attributes={"state": "LV"})

    named = Timeline([to_france, from_latvia]).states(SENT)
    unnamed = Timeline([to_nobody, from_latvia]).states(SENT)
    both = Timeline([to_france, to_nobody, from_latvia]).states(SENT)
    alone = Timeline([to_nobody]).states(SENT)

    assert (named, unnamed, sorted(map(str, both)), alone) == (
        ["FR"],
        ["LV"],
        ["FR", "LV"],
        [None],
    )


def test_events_that_are_another_one_besides_are_found_under_both_names() -> None:
    timeline = Timeline([occurrence(Event.SUBSEQUENT_APPLICATION_MADE, "2026-08-11")])

    assert [one.id for one in timeline.of(MADE)] == ["2026-08-11"]
    assert MADE in timeline.events
