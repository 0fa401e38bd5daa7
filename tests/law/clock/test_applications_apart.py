"""Which events belong to which application of a file."""

from datetime import date

import pytest

from asylia.law.clock.applications import applications_in, not_told_apart
from asylia.law.clock.timeline import Occurrence
from asylia.law.limits import Attribute
from asylia.law.terms import Event
from tests.law.clock import asking as clock

MADE, LODGED = Event.APPLICATION_MADE, Event.APPLICATION_LODGED
NOTIFIED, FINAL = Event.DECISION_NOTIFIED, Event.FINAL_DECISION
CROSSED, ABSCONDED = Event.BORDER_CROSSING, Event.ABSCONDED

Told = Event | tuple[Event, dict[str, object]]


def events(*told: Told) -> list[Occurrence]:
    """Events on one day after another, numbered from 1."""
    found = []
    for place, each in enumerate(told, 1):
        event, attributes = each if isinstance(each, tuple) else (each, {})
        day = date(2026, 8, place)
        found.append(Occurrence(event, day, day, str(place), attributes))
    return found


def apart(*told: Told) -> list[str]:
    """The ids of the events of each application."""
    return ["".join(one.id for one in each) for each in applications_in(events(*told))]


@pytest.mark.parametrize("told", [(), (CROSSED,), (CROSSED, MADE, LODGED, FINAL, ABSCONDED)])
def test_file_without_a_second_application_stays_whole(told: tuple[Event, ...]) -> None:
    assert apart(*told) == ["".join(str(place) for place, _ in enumerate(told, 1))]


def test_second_application_has_its_own_events_and_what_happened_to_the_person_before() -> None:
    assert apart(CROSSED, MADE, NOTIFIED, ABSCONDED, FINAL, MADE, LODGED) == ["12345", "1467"]


def test_file_may_begin_with_the_end_of_an_application_that_it_does_not_have() -> None:
    assert apart(FINAL, MADE, LODGED) == ["123"]


def test_each_of_three_applications_ends_where_the_next_begins() -> None:
    assert apart(MADE, FINAL, MADE, FINAL, LODGED, NOTIFIED) == ["12", "34", "56"]


def test_steps_of_one_application_begin_no_other() -> None:
    assert apart(MADE, Event.APPLICATION_REGISTERED, LODGED, NOTIFIED, MADE) == ["12345"]


def test_only_the_making_of_a_later_application_is_that_of_a_subsequent_one() -> None:
    first, second = applications_in(events(MADE, FINAL, MADE, LODGED))

    assert [dict(one.attributes) for one in first] == [{}, {}]
    assert [dict(one.attributes) for one in second] == [{"subsequent": True}, {}]


def test_entry_that_says_that_it_is_no_subsequent_application_is_believed() -> None:
    _, second = applications_in(events(MADE, FINAL, (MADE, {"subsequent": False})))

    assert dict(second[0].attributes) == {"subsequent": False}


# What nobody told apart


@pytest.mark.parametrize(
    "told",
    [
        (MADE, NOTIFIED, FINAL, MADE),
        (MADE, NOTIFIED, (MADE, {"subsequent": True})),
        (MADE, LODGED, MADE),
        (MADE, NOTIFIED, LODGED),
        (NOTIFIED, MADE),
        (MADE, FINAL, NOTIFIED, MADE),
    ],
)
def test_making_that_can_be_told_apart_needs_no_word(told: tuple[Told, ...]) -> None:
    assert list(not_told_apart(events(*told))) == []


def test_second_making_after_a_decision_names_both_entries() -> None:
    (note,) = not_told_apart(events(MADE, LODGED, NOTIFIED, ABSCONDED, MADE))

    assert note.startswith("entry 5 (application made) follows a decision (entry 3) that no entry")


def test_each_further_making_after_a_decision_is_asked_about() -> None:
    found = [note[:8] for note in not_told_apart(events(MADE, NOTIFIED, MADE, NOTIFIED, MADE))]

    assert found == ["entry 3 ", "entry 5 "]


# What is shown of several


def test_what_runs_for_no_application_is_told_as_of_the_newest() -> None:
    by_form = Attribute(LODGED, "by_form", (True,), says="lodged by form")
    first = [
        ("application_made", "2026-07-01"),
        ("application_lodged", "2026-07-02", {"by_form": False}),
        ("final_decision", "2026-07-20"),
    ]
    second = ("application_made", "2026-08-03", {"competent_to_register": True})
    rules = [clock.rule(applies_if=(by_form,))]

    of_first = clock.ask(first, "2026-07-21", rules=rules)
    of_both = clock.ask([*first, second], "2026-08-04", rules=rules)

    assert clock.why_not(of_first, "test") == "only where lodged by form"
    assert clock.why_not(of_both, "test") == "not recorded: application lodged"
