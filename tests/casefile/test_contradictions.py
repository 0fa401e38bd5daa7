from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from asylia.casefile.contradictions import Contradiction, contradictions
from asylia.casefile.entries import Entry
from asylia.law.holidays import calendar_of
from asylia.law.terms import Event
from tests.casefile.samples import NOON, entry

LOCAL_DAY = calendar_of("LT").local_day


def found_in(*file: Entry) -> list[tuple[int, int]]:
    return [(one.number, one.before) for one in contradictions(file, local_day=LOCAL_DAY)]


def test_lodged_before_made_is_a_contradiction() -> None:
    file = [
        entry(1, "application_made", happened_on=date(2026, 8, 10)),
        entry(2, "application_lodged", happened_on=date(2026, 8, 9)),
    ]

    assert contradictions(file, local_day=LOCAL_DAY) == (
        Contradiction(
            number=2,
            event=Event.APPLICATION_LODGED,
            before=1,
            before_event=Event.APPLICATION_MADE,
        ),
    )


def test_same_day_is_no_contradiction_if_one_hour_is_unknown() -> None:
    made = entry(1, "application_made", happened_at=NOON)

    assert found_in(made, entry(2, "application_registered", happened_on=date(2026, 8, 10))) == []


def test_hours_of_one_day_contradict_if_both_are_known() -> None:
    earlier = NOON - timedelta(minutes=1)

    assert found_in(
        entry(1, "application_made", happened_at=NOON),
        entry(2, "application_registered", happened_at=earlier),
    ) == [(2, 1)]


def test_day_of_a_moment_is_that_of_the_state() -> None:
    after_midnight_in_vilnius = datetime(2026, 8, 10, 21, 30, tzinfo=UTC)

    assert found_in(
        entry(1, "application_made", happened_at=after_midnight_in_vilnius),
        entry(2, "application_registered", happened_on=date(2026, 8, 10)),
    ) == [(2, 1)]


def test_what_is_missing_contradicts_nothing() -> None:
    assert found_in(entry(1, "application_lodged"), entry(2, "case_assigned")) == []


def test_second_application_may_be_made_after_the_first_was_lodged() -> None:
    assert (
        found_in(
            entry(1, "application_made", happened_on=date(2026, 1, 1)),
            entry(2, "application_lodged", happened_on=date(2026, 1, 20)),
            entry(3, "application_made", happened_on=date(2026, 8, 1)),
        )
        == []
    )


def test_correction_ends_a_contradiction() -> None:
    assert (
        found_in(
            entry(1, "application_made", happened_on=date(2026, 8, 10)),
            entry(2, "application_lodged", happened_on=date(2026, 8, 9)),
            entry(3, "application_lodged", happened_on=date(2026, 8, 12), corrects=2),
        )
        == []
    )


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=3, max_size=3))
def test_dates_in_the_order_of_the_law_never_contradict(days: list[date]) -> None:
    made, registered, lodged = sorted(days)

    assert (
        found_in(
            entry(1, "application_made", happened_on=made),
            entry(2, "application_registered", happened_on=registered),
            entry(3, "application_lodged", happened_on=lodged),
        )
        == []
    )


def test_release_from_a_holding_before_a_later_detention_is_no_contradiction() -> None:
    ended = entry(2, "detention_ended", happened_on=date(2026, 8, 12))
    detained = entry(3, "detention_started", happened_on=date(2026, 8, 20))

    assert (
        found_in(entry(1, "person_detained", happened_on=date(2026, 8, 10)), ended, detained) == []
    )
    assert found_in(ended, detained) == [(2, 3)]
