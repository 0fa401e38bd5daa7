"""What has to be done next: from limits that run, and from steps where no act sets a time."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asylia import samples
from asylia.casefile.history import history_of
from asylia.law.citation import APD, DUBLIN_III
from asylia.law.clock.book import every_rule
from asylia.law.facts import History, read_history
from asylia.law.next_act import Course, next_acts
from asylia.law.next_act.steps import SERVES, STEPS
from asylia.law.terms import Event, Party, Status
from asylia.samples.large import large_caseload

Row = tuple[Any, ...]
GOLDEN = sorted((Path(samples.__file__).parent / "golden").glob("*.toml"))
CASES = 60


def told(*rows: Row) -> History:
    """A history of events, each with its day and perhaps what it carries."""
    events = [
        {"event": row[0], "at": row[1], "attributes": row[2] if len(row) > 2 else {}}
        for row in rows
    ]
    content = {
        "format": "asylia-history/1",
        "case": "LT-TEST-0001",
        "member_state": "LT",
        "person": {"unaccompanied_minor": False},
        "events": events,
    }
    return read_history(json.dumps(content), file="test")


def course(as_of: str, *rows: Row) -> Course:
    return next_acts(told(*rows), as_of=date.fromisoformat(as_of))


def titles(found: Course, *, ours: bool = True) -> list[str]:
    return [act.title for act in found.acts if act.is_ours is ours]


MADE = ("application_made", "2026-08-10", {"competent_to_register": True})
REGISTERED = ("application_registered", "2026-08-11")
LODGED = ("application_lodged", "2026-08-19")
APPLIED = (MADE, REGISTERED, LODGED)
DETERMINED = ("responsibility_determined", "2026-08-25")
HEARD = ("interview_held", "2026-09-21")
REJECTED = ("first_instance_decision_taken", "2026-10-12", {"outcome": "rejected_unfounded"})
SERVED = ("decision_notified", "2026-10-14", {"outcome": "rejected_unfounded"})
APPEALED = ("appeal_filed", "2026-10-20", {"against": "decision"})


def judged(outcome: str) -> Row:
    return ("appeal_final_decision", "2027-02-01", {"against": "decision", "outcome": outcome})


def test_what_a_limit_asks_for_has_its_day_and_its_article() -> None:
    found = course("2026-08-10", MADE)

    act = next(one for one in found.acts if one.title == "Register the application")
    assert act.until == date(2026, 8, 17)
    assert act.owed_by is Party.REGISTERING_AUTHORITY
    assert act.events == (Event.APPLICATION_REGISTERED,)
    assert [str(one.cites) for one in act.because] == ["APR 27(1)"]


def test_what_others_owe_stands_apart_and_last() -> None:
    found = course("2026-08-11", MADE, REGISTERED)

    assert titles(found, ours=False) == ["Lodge the application"]
    assert not found.acts[-1].is_ours


def test_step_takes_the_time_of_what_it_comes_before() -> None:
    found = course("2026-08-25", *APPLIED, DETERMINED)

    interview = next(one for one in found.acts if "interview on the substance" in one.title)
    conclude = next(one for one in found.acts if one.title.startswith("Conclude the examination"))
    assert interview.until == conclude.until == date(2027, 2, 19)
    assert found.acts.index(interview) < found.acts.index(conclude)


def test_limits_that_one_event_meets_are_one_act() -> None:
    found = course("2026-08-25", *APPLIED, DETERMINED)

    conclude = next(one for one in found.acts if one.title.startswith("Conclude the examination"))
    assert [one.id for one in conclude.because] == ["apr-exam-regular-6m", "next-decide-apr"]


def test_each_thing_that_has_to_be_told_is_an_act_of_its_own() -> None:
    found = course("2026-08-10", MADE)

    telling = [one for one in found.acts if Event.INFORMATION_PROVIDED in one.events]
    assert len(telling) > 1
    assert all(len(one.because) == 1 for one in telling)


@pytest.mark.parametrize(
    ("rows", "as_of", "wanted"),
    [
        ([("apprehension", "2026-08-10")], "2026-08-10", "Say whether the apprehension was"),
        (
            [MADE, ("application_accepted_for_consideration", "2026-08-11")],
            "2026-08-12",
            "Say whether the application was registered",
        ),
        ([("irregular_crossing", "2026-08-10")], "2026-08-10", "Record how the person came to us"),
        (
            [("territory_apprehension", "2026-08-10"), ("screening_started", "2026-08-10")],
            "2026-08-20",
            "Record what followed on the screening",
        ),
        ([MADE, REGISTERED], "2026-08-11", "Determine which Member State"),
        (APPLIED, "2026-08-19", "Hold the interview on the substance"),
        ([*APPLIED, DETERMINED, HEARD, REJECTED], "2026-10-12", "Notify the decision"),
        ([*APPLIED, HEARD, REJECTED, SERVED], "2026-10-14", "Record that the decision has become"),
        (
            [*APPLIED, HEARD, REJECTED, SERVED, APPEALED, judged("remitted")],
            "2027-02-01",
            "Decide on what the court referred back",
        ),
        (
            [*APPLIED, HEARD, REJECTED, SERVED, APPEALED, judged("dismissed")],
            "2027-02-01",
            "Record what follows from the judgment",
        ),
        (
            [*APPLIED, HEARD, REJECTED, SERVED, ("return_decision_notified", "2026-10-14")],
            "2026-10-14",
            "Carry out the return",
        ),
    ],
)
def test_step_is_asked_for(rows: Sequence[Row], as_of: str, wanted: str) -> None:
    found = course(as_of, *rows)

    assert any(title.startswith(wanted) for title in titles(found)), titles(found)


def test_court_that_has_an_appeal_owes_the_judgment() -> None:
    found = course("2026-10-20", *APPLIED, HEARD, REJECTED, SERVED, APPEALED)

    assert "Decide on the appeal" in titles(found, ours=False)
    assert not any("become final" in title for title in titles(found))


def test_nobody_examines_while_another_state_is_asked() -> None:
    asked = ("take_charge_request_sent", "2026-09-01", {"state": "LV"})
    arrived = ("take_charge_request_received", "2026-09-01", {"state": "LV"})

    found = course("2026-09-01", *APPLIED, asked, arrived)

    assert not any("interview on the substance" in title for title in titles(found))
    assert any(one.startswith("Reply to the take charge") for one in titles(found, ours=False))


def test_request_that_was_sent_asks_when_it_arrived() -> None:
    asked = ("take_charge_request_sent", "2026-09-01", {"state": "LV"})

    found = course("2026-09-01", *APPLIED, asked)

    act = next(one for one in found.acts if one.title.startswith("Record when the request"))
    assert (act.state, act.is_ours) == ("LV", True)


def test_refusal_of_another_state_asks_again_who_is_responsible() -> None:
    asked = ("take_charge_request_sent", "2026-09-01", {"state": "LV"})
    refused = ("take_charge_rejected", "2026-09-20", {"state": "LV"})

    found = course("2026-09-20", *APPLIED, asked, refused)

    assert any(title.startswith("Determine which Member State") for title in titles(found))


def test_who_was_transferred_to_us_and_lodged_here_is_heard() -> None:
    arrived = ("transfer_carried_out", "2026-09-01", {"state": "LV"})
    lodged = ("application_lodged_after_transfer", "2026-09-10")

    found = course("2026-09-12", arrived, lodged)

    assert "Hold the interview on the substance" in titles(found)


def test_step_of_the_act_before_cites_that_act_throughout() -> None:
    old = [step for step in STEPS if step.in_force_until]
    of_old = {APD.instrument, DUBLIN_III.instrument}

    assert {step.cites.instrument for step in old} == of_old
    assert {each.cites.instrument for step in old for each in step.overtaken_by} == of_old


def test_open_fact_leaves_an_act_undecided() -> None:
    accepted = ("application_accepted_for_consideration", "2026-08-11")

    found = course("2026-08-12", MADE, accepted)

    register = next(one for one in found.acts if one.title == "Register the application")
    assert register.status is Status.UNDECIDED


def test_case_in_which_nothing_is_left_to_do_is_over() -> None:
    found = course("2027-03-01", ("return_enforced", "2026-10-30"))

    assert (found.acts, found.over) == ((), "the return was carried out")
    assert not found.is_alarm


def test_case_in_which_nobody_has_to_do_anything_is_an_alarm() -> None:
    found = course("2026-08-10", ("treatment_started", "2026-08-10"))

    assert (found.acts, found.over, found.is_alarm) == ((), "", True)


def test_course_is_told_as_json() -> None:
    said = course("2026-08-10", MADE).as_json()

    acts = said["acts"]
    assert isinstance(acts, list)
    register = next(one for one in acts if one["title"] == "Register the application")
    assert (said["case"], said["as_of"], said["alarm"]) == ("LT-TEST-0001", "2026-08-10", False)
    assert register["until"] == "2026-08-17"
    assert register["because"][0]["cites"] == "APR 27(1)"
    assert next(one for one in acts if one["until"] is None)["ours"] is True


def test_what_was_recorded_later_asks_for_nothing_yet() -> None:
    history = told(MADE, REGISTERED)

    found = next_acts(history, as_of=date(2026, 8, 20), known_on=date(2026, 8, 10))

    assert "Register the application" in titles(found)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_golden_case_is_without_a_next_act_on_any_of_its_days(path: Path) -> None:
    history = read_history(path.read_bytes(), file=path.name)
    days = {getattr(one.at, "date", lambda one=one: one.at)() for one in history.events}

    alarms = [day for day in sorted(days) if next_acts(history, as_of=day).is_alarm]

    assert alarms == []


def test_no_invented_case_is_without_a_next_act() -> None:
    until = date(2026, 11, 20)
    courses = [
        next_acts(
            history_of(case.as_file(), case=case.reference, member_state=case.member_state),
            as_of=until,
        )
        for case in large_caseload(cases=CASES, until=until)
    ]

    assert [one.case for one in courses if one.is_alarm] == []
    assert max(len(one.acts) for one in courses) > 1


def test_steps_are_no_limits_and_have_ids_of_their_own() -> None:
    ids = [step.id for step in STEPS]

    assert len({*ids}) == len(ids)
    assert all(one.startswith("next-") for one in ids)
    assert {*ids}.isdisjoint(rule.id for rule in every_rule())
    assert all(step.lasts is None and step.at_once and step.met_by for step in STEPS)
    assert all(any(one.startswith(key) for one in ids) for key in SERVES)
