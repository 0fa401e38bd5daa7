from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylia.casefile.contradictions import Clash, Contradiction, contradictions, resting_on
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


def request(number: int, state: str, day: int) -> Entry:
    codes = {"state": state}
    return entry(
        number,
        "take_charge_request_sent",
        happened_on=date(2026, 8, day),
        attributes=codes,
    )


def reply(number: int, day: int, **codes: str) -> Entry:
    return entry(number, "take_charge_accepted", happened_on=date(2026, 8, day), attributes=codes)


def test_reply_is_compared_with_the_request_to_its_own_state() -> None:
    asked = (request(1, "PL", 10), request(2, "LV", 14))

    assert found_in(*asked, reply(3, 12, state="LV")) == [(3, 2)]
    assert found_in(*asked, reply(3, 12, state="PL")) == []
    assert found_in(*asked, reply(3, 12)) == []


@pytest.mark.parametrize("against", ["transfer", "return"])
def test_appeal_against_another_decision_needs_none_on_the_application(against: str) -> None:
    other = entry(1, f"{against}_decision_notified", happened_on=date(2026, 8, 10))
    appeal = entry(2, "appeal_filed", happened_on=date(2026, 8, 12))
    decision = entry(3, "decision_notified", happened_on=date(2026, 8, 20))

    assert found_in(other, appeal, decision) == []
    assert found_in(appeal, decision) == [(2, 3)]


def test_what_would_follow_on_nothing_rests_on_the_entry() -> None:
    file = (request(1, "LV", 10), request(2, "PL", 10), reply(3, 12, state="LV"))

    assert [one.header.number for one in resting_on(1, file)] == [3]
    assert resting_on(2, file) == ()
    assert resting_on(3, file) == ()


def test_nothing_rests_on_an_entry_that_another_can_stand_in_for() -> None:
    file = (request(1, "LV", 10), request(2, "LV", 11), reply(3, 12, state="LV"))
    held = (
        entry(1, "person_detained"),
        entry(2, "detention_started"),
        entry(3, "detention_ended"),
    )

    assert resting_on(1, file) == ()
    assert resting_on(2, held) == ()


def test_what_names_an_entry_or_what_it_corrects_rests_on_it() -> None:
    file = (
        entry(1, "statement_recorded"),
        entry(2, "verification_recorded", attributes={"of": 1}),
        entry(3, "statement_recorded", corrects=1),
        entry(4, "statement_confirmed", attributes={"of": 3}),
        entry(5, "placement_started"),
        entry(6, "placement_ended", attributes={"of": 5}),
        entry(7, "verification_recorded", attributes={"of": 1}, corrects=2),
    )

    assert [one.header.number for one in resting_on(3, file)] == [4, 7]
    assert [one.header.number for one in resting_on(5, file)] == [6]
    assert resting_on(1, file) == ()


def test_nothing_rests_on_an_entry_that_does_not_stand() -> None:
    assert resting_on(9, (request(1, "LV", 10), reply(2, 12, state="LV"))) == ()


# Before the person was met, or born ---------------------------------------------------------


def clashes(*file: Entry) -> list[tuple[int, int, Clash]]:
    return [
        (one.number, one.before, one.clash) for one in contradictions(file, local_day=LOCAL_DAY)
    ]


MET = entry(1, "border_apprehension", happened_at=NOON)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2025, 8, 9), [(2, 1, Clash.LONG_BEFORE)]),
        (date(2025, 8, 10), []),
    ],
)
def test_more_than_a_year_before_the_person_was_met_is_asked_about(
    day: date, found: list[tuple[int, int, Clash]]
) -> None:
    assert clashes(MET, entry(2, "interview_held", happened_on=day)) == found


@pytest.mark.parametrize("event", ["visa_expired", "note_added"])
def test_past_of_the_person_and_acts_of_the_file_are_not_measured(event: str) -> None:
    assert clashes(MET, entry(2, event, happened_on=date(2019, 1, 1))) == []


def test_file_may_begin_with_an_earlier_application() -> None:
    earlier = entry(1, "application_made", happened_on=date(2019, 1, 1))

    assert clashes(earlier, entry(2, "border_apprehension", happened_at=NOON)) == []


def test_nothing_happens_before_the_person_is_born() -> None:
    born = entry(1, "identity_stated", content={"date_of_birth": "2026-08-01"})
    named = entry(2, "identity_stated", content={"family_name": "Velgorin"})
    early = entry(3, "interview_held", happened_on=date(2026, 7, 31))

    assert clashes(born, named, early) == [(3, 1, Clash.BEFORE_BIRTH)]
