"""The invented caseload: repeatable, believable, and nobody's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from asylia.casefile.contradictions import contradictions
from asylia.casefile.entries import FileAct
from asylia.casefile.history import history_of
from asylia.law import clock
from asylia.law.holidays import calendar_of
from asylia.law.terms import Event, Status
from asylia.samples import duties, offices
from asylia.samples.caseload import DEMONSTRATION_DAY, OPENS_AT, caseload
from asylia.samples.values import CaseSample, EntrySample

CASELOAD = caseload()
ALL_DUTIES = duties.DUTIES


ORIGINS = {
    Event.APPREHENSION,
    Event.BORDER_APPREHENSION,
    Event.TERRITORY_APPREHENSION,
    Event.PRESENTATION_AT_CROSSING_POINT,
}


def test_same_seed_gives_same_caseload() -> None:
    again = caseload()

    assert again == CASELOAD


def test_other_seed_gives_other_cases_beside_the_founding_one() -> None:
    other = caseload(cases=3, seed="other")

    assert other.cases[:2] == CASELOAD.cases[:2]
    assert all(case not in CASELOAD.cases for case in other.cases[2:])


def test_references_are_unique() -> None:
    references = [case.reference for case in CASELOAD.cases]

    assert len(set(references)) == 202


def test_lines_stand_in_the_order_of_writing() -> None:
    assert (
        _cases_where(
            lambda case: any(a.recorded_at > b.recorded_at for a, b in pairwise(case.entries))
        )
        == []
    )


def test_nothing_is_written_after_the_morning_of_the_day() -> None:
    morning = datetime.combine(DEMONSTRATION_DAY, OPENS_AT, tzinfo=ZoneInfo("Europe/Vilnius"))

    assert _cases_where(lambda case: case.entries[-1].recorded_at > morning) == []


def test_nothing_is_written_before_it_happened() -> None:
    def is_too_early(entry: EntrySample) -> bool:
        return entry.happened_at is not None and entry.happened_at > entry.recorded_at

    assert _cases_where(lambda case: any(map(is_too_early, case.entries))) == []


def test_each_file_begins_with_the_first_contact() -> None:
    assert _cases_where(lambda case: case.entries[0].event not in ORIGINS) == []


def test_office_that_has_a_case_wrote_last() -> None:
    assert _cases_where(lambda case: offices.OFFICE_OF[case.entries[-1].by] != case.office) == []


def test_caseworker_belongs_to_the_office_that_has_the_case() -> None:
    assert (
        _cases_where(
            lambda case: offices.OFFICE_OF.get(case.caseworker or "", case.office) != case.office
        )
        == []
    )


def test_offices_take_over_and_never_give_back() -> None:
    def changes(case: CaseSample) -> int:
        writers = [offices.OFFICE_OF[entry.by] for entry in case.entries]
        return sum(one != other for one, other in pairwise(writers))

    assert _cases_where(lambda case: changes(case) > 1) == []


def test_corrections_point_at_an_earlier_line_of_the_same_kind() -> None:
    corrections = [
        (case.entries[entry.corrects - 1], entry)
        for case in CASELOAD.cases
        for entry in case.entries
        if entry.corrects
    ]

    assert corrections
    assert all(one.event == other.event for one, other in corrections)
    assert all(one.recorded_at < other.recorded_at for one, other in corrections)


def test_sample_can_be_read_as_a_case_file() -> None:
    case = CASELOAD.cases[0]

    file = case.as_file()

    assert [entry.header.number for entry in file] == list(range(1, len(case.entries) + 1))
    assert {entry.header.case for entry in file} == {"LT-7Q4K-2M9X"}
    assert file[0].header.happened == datetime(2026, 8, 10, 10, 10, tzinfo=UTC)


def test_caseload_holds_every_kind_of_story() -> None:
    written = {entry.event for case in CASELOAD.cases for entry in case.entries}

    assert written >= {
        FileAct.NOTE_ADDED,
        Event.APPREHENSION,
        Event.APPEAL_FILED,
        Event.APPLICATION_WITHDRAWN,
        Event.DECISION_NOTIFIED,
        Event.DETENTION_ENDED,
        Event.REPRESENTATIVE_APPOINTED,
        Event.SUSPENSIVE_EFFECT_GRANTED,
        Event.TAKE_CHARGE_REQUEST_RECEIVED,
        Event.TERRITORY_APPREHENSION,
    }


def test_caseload_has_something_to_show_in_every_panel() -> None:
    def files_with(event: Event | FileAct) -> int:
        return sum(any(e.event == event for e in case.entries) for case in CASELOAD.cases)

    assert files_with(FileAct.PLACEMENT_STARTED) >= 12
    assert files_with(FileAct.PLACEMENT_ENDED) >= 1
    assert files_with(FileAct.STATEMENT_RECORDED) >= 12
    assert files_with(Event.DETENTION_REVIEWED) >= 3


def test_no_two_lines_contradict_each_other() -> None:
    local_day = calendar_of("LT").local_day

    assert _cases_where(lambda c: bool(contradictions(c.as_file(), local_day=local_day))) == []


def test_little_is_overdue_on_the_day_and_of_several_kinds_and_offices() -> None:
    late = [(case, limit) for case in CASELOAD.cases for limit in _overdue(case)]

    cases = {case.reference for case, _ in late}
    assert 5 <= len(cases) <= 25
    assert len({limit for _, limit in late}) >= 5
    assert {case.office for case, _ in late} == {
        offices.ASYLUM,
        offices.BORDER,
        offices.RESPONSIBILITY,
    }


def test_state_where_somebody_has_applied_is_notified_and_not_asked() -> None:
    def is_asked(case: CaseSample) -> bool:
        applied = any(
            e.event == Event.EURODAC_HIT_RECEIVED and e.attributes.get("category") == "applicant"
            for e in case.entries
        )
        return applied and any(e.event == Event.TAKE_CHARGE_REQUEST_SENT for e in case.entries)

    notified = [
        case
        for case in CASELOAD.cases
        if any(e.event == Event.TAKE_BACK_NOTIFICATION_SENT for e in case.entries)
    ]

    assert notified
    assert _cases_where(is_asked) == []


def test_what_offices_do_beside_shifts_no_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "DUTIES", duties.DUTIES[:1])

    changed = caseload()

    def story(case: CaseSample) -> list[EntrySample]:
        beside = {duty.does for duty in ALL_DUTIES} | {
            FileAct.PLACEMENT_STARTED,
            FileAct.PLACEMENT_ENDED,
            FileAct.STATEMENT_RECORDED,
        }
        return [replace(line, corrects=None) for line in case.entries if line.event not in beside]

    assert [story(case) for case in changed.cases] == [story(case) for case in CASELOAD.cases]


def test_some_people_are_not_known_yet() -> None:
    nameless = [
        case
        for case in CASELOAD.cases
        if not any(entry.content.get("family_name") for entry in case.entries)
    ]

    assert nameless


def test_caseload_around_another_day_ends_on_that_day() -> None:
    around = date(2027, 3, 1)

    found = caseload(around=around, cases=20)

    last = [case.entries[-1].recorded_at.date() for case in found.cases[1:]]
    assert date(2027, 2, 1) < max(last) <= around


def test_day_that_nobody_knows_the_hour_of_is_kept_as_a_day() -> None:
    days = [e for case in CASELOAD.cases for e in case.entries if not isinstance(e.at, datetime)]

    assert days
    assert all((entry.happened_on, entry.happened_at) == (entry.at, None) for entry in days)


def _overdue(case: CaseSample) -> list[str]:
    history = history_of(case.as_file(), case=case.reference, member_state=case.member_state)
    answer = clock.answer(history, as_of=DEMONSTRATION_DAY, explain=False)
    return [limit.id for limit in answer.limits if limit.status is Status.OVERDUE]


def _cases_where(is_wrong: Callable[[CaseSample], bool]) -> list[str]:
    return [case.reference for case in CASELOAD.cases if is_wrong(case)]
