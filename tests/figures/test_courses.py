"""The acts that columns tell are those that one case is told, on golden and on invented cases."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from asylia import samples
from asylia.figures.courses import ACTS, next_acts
from asylia.figures.frames import frame_of
from asylia.law import next_act
from asylia.law.facts import History, read_history
from asylia.law.holidays import calendar_of
from asylia.law.next_act import NO_NEXT_ACT, Course, NextAct, Turn
from asylia.samples.disturbed import disturbed_histories
from tests.figures.conftest import NOVEMBER, history

GOLDEN = sorted((Path(samples.__file__).parent / "golden").glob("*.toml"))
Line = tuple[Any, ...]
NOTHING: Line = (None,) * 6


def of_one(found: Course, state: str) -> Counter[Line]:
    if found.is_alarm:
        return Counter([(NO_NEXT_ACT, Turn.NOBODYS, "", None, *NOTHING[1:])])
    return Counter(line_of(act, state) for act in found.acts)


def line_of(act: NextAct, state: str) -> Line:
    limit, local_day = act.limit, calendar_of(state).local_day
    name = f"{act.because[0].id}:{act.state}" if act.state else act.because[0].id
    if limit is None:
        return name, Turn.OURS, "", act.since, *NOTHING[1:]
    day = local_day(limit.due) if limit.due else None
    other = min({local_day(one.due) for one in limit.candidates} - {day}, default=None)
    at = limit.due.astimezone(UTC) if isinstance(limit.due, datetime) else None
    return (
        name,
        act.turn,
        f"{limit.id}:{limit.state}" if limit.state else limit.id,
        limit.starts_on,
        local_day(limit.nominal_end) if limit.nominal_end else None,
        limit.due_on,
        at,
        other,
        day or other,
    )


def over_columns(cases: Iterable[History], *, as_of: date) -> list[Counter[Line]]:
    told = list(cases)
    found = next_acts(frame_of(told, known_on=as_of), as_of=as_of)
    lines: list[Counter[Line]] = [Counter() for _ in told]
    for row, *line in found.iter_rows():
        lines[row][tuple(line)] += 1
    return lines


def wrong_in(cases: Iterable[History], *, as_of: date) -> list[object]:
    told = list(cases)
    each = [of_one(next_act.next_acts(one, as_of=as_of), one.member_state) for one in told]
    both = zip(told, each, over_columns(told, as_of=as_of), strict=True)
    return [(one.case, alone - many, many - alone) for one, alone, many in both if alone != many]


def test_golden_cases_are_told_the_same_acts() -> None:
    golden = [read_history(path.read_bytes(), file=path.name) for path in GOLDEN]

    for as_of in (date(2026, 7, 1), date(2026, 9, 1), NOVEMBER):
        assert wrong_in(golden, as_of=as_of) == []


def test_an_invented_caseload_is_told_the_same_acts() -> None:
    cases = disturbed_histories(cases=120, until=NOVEMBER)

    assert wrong_in(cases, as_of=NOVEMBER) == []


def test_what_ends_a_case_and_an_alarm_are_told_apart() -> None:
    over = history(("return_enforced", "2026-10-30"))
    idle = history(("treatment_started", "2026-10-30"))
    unclear = history(("apprehension", "2026-10-30T12:00+02:00"))

    found = over_columns([over, idle, unclear], as_of=NOVEMBER)

    assert [sum(one.values()) for one in found] == [0, 1, len(found[2])]
    assert [line[:2] for line in found[1]] == [(NO_NEXT_ACT, "nobodys")]
    assert wrong_in([over, idle, unclear], as_of=NOVEMBER) == []


def test_whose_turn_it_is_depends_on_which_state_asks() -> None:
    applied = (("application_registered", "2026-10-05"), ("application_lodged", "2026-10-08"))
    said = {"attributes": {"state": "LV"}}
    cases = [
        history(*applied, ("take_charge_request_received", "2026-11-12", said)),
        history(("take_charge_request_received", "2026-11-12", said)),
        history(("take_back_notification_received", "2026-11-12", said)),
        history(*applied, ("take_back_notification_sent", "2026-11-12", said)),
        history(*applied, ("take_charge_request_sent", "2026-11-12")),
        history(
            *applied,
            ("take_charge_request_sent", "2026-11-12", said),
            ("take_charge_request_received", "2026-11-13", {"attributes": {"state": "EE"}}),
        ),
    ]

    assert wrong_in(cases, as_of=NOVEMBER) == []


def test_a_case_without_an_answer_has_no_acts_and_no_alarm() -> None:
    far = history(("application_registered", "1955-01-03"))

    assert over_columns([far], as_of=NOVEMBER) == [Counter()]
    assert next_acts(frame_of([], known_on=NOVEMBER), as_of=NOVEMBER).schema == ACTS


def test_frame_of_one_state_and_of_several_are_told_alike() -> None:
    made = ("application_made", "2026-11-02")
    cases = [history(made), history(made, member_state="EE"), history(made)]

    assert wrong_in(cases, as_of=NOVEMBER) == []
