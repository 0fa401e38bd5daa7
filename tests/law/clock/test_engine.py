"""What the engine can do that no act of this book asks for yet, shown on rules of our own."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from asylia.law import clock as engine
from asylia.law.citation import APR, QR
from asylia.law.clock import DueDate
from asylia.law.clock.book import rules_of
from asylia.law.facts import History
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Condition,
    Extended,
    Happened,
    Interpretation,
    Limb,
    Missed,
    Not,
    Overtaken,
    Pause,
    PersonIs,
    Reading,
    TimeLimit,
    WithinLimit,
    Younger,
)
from asylia.law.periods import (
    BACKWARD_WORKING_DAYS,
    DUBLIN_III_42,
    NO_ROLLING,
    days,
    months,
    working_days,
)
from asylia.law.terms import Event, Kind
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

LODGED = ("application_lodged", "2026-08-03")


def one(events: Sequence[clock.Row], as_of: str, *rules: TimeLimit, **more: Any) -> DueDate:
    return clock.limit(clock.ask(events, as_of, rules=rules, **more), "test")


def test_pause_that_goes_on_adds_its_days() -> None:
    paused = rule(
        pauses=(
            Pause(
                begins=Event.APPLICATION_DISCONTINUED,
                ends=Event.ADMISSION_DECIDED,
                restarts=False,
                cites=QR(2),
                says="discontinued",
            ),
        )
    )
    events = [LODGED, ("application_discontinued", "2026-09-01")]

    standing = one(events, "2026-09-20", paused)
    again = one([*events, ("admission_decided", "2026-10-01")], "2026-10-02", paused)

    assert (standing.status.value, standing.due, standing.reason) == (
        "paused",
        None,
        "discontinued",
    )
    assert again.due == date(2027, 3, 5)
    assert again.steps[-1].text == "discontinued for 30 days, which are added"


def test_earlier_of_two_limbs_binds() -> None:
    two = rule(
        limbs=(
            Limb(
                runs_from=Event.EURODAC_HIT_RECEIVED,
                lasts=months(2),
                cites=QR(2),
                says="two months from the hit end earlier",
            ),
        )
    )
    hit = ("eurodac_hit_received", "2026-09-01", {"category": "illegal_stay"})

    early = one([LODGED, hit], "2026-09-02", two)
    none = one([LODGED], "2026-09-02", two)

    assert early.due == date(2026, 11, 3)
    assert "two months from the hit end earlier" in [step.text for step in early.steps]
    assert none.due == date(2027, 2, 3)


def test_later_limb_does_not_bind() -> None:
    two = rule(
        limbs=(Limb(runs_from=Event.APPLICATION_LODGED, lasts=months(9), cites=QR(2), says="cap"),)
    )

    assert one([LODGED], "2026-09-02", two).due == date(2027, 2, 3)


@pytest.mark.parametrize(
    ("kind", "as_of", "status"),
    [
        (Kind.RETENTION, "2027-02-03", "running"),
        (Kind.RETENTION, "2027-02-04", "lapsed"),
        (Kind.MINIMUM, "2027-02-03", "running"),
        (Kind.MINIMUM, "2027-02-04", "lapsed"),
        (Kind.RIGHT_FROM, "2027-02-03", "right_not_yet"),
        (Kind.RIGHT_FROM, "2027-02-04", "right_open"),
        (Kind.LAPSE, "2027-02-04", "lapsed"),
        (Kind.MAXIMUM, "2027-02-04", "overdue"),
    ],
)
def test_each_kind_ends_in_its_own_way(kind: Kind, as_of: str, status: str) -> None:
    found = one([LODGED], as_of, rule(kind=kind, counted_by=NO_ROLLING))

    assert found.status.value == status


def test_period_counted_backwards_ends_before_its_event() -> None:
    notice = rule(
        runs_from=Event.TRANSFER_PLANNED,
        lasts=working_days(3),
        counted_by=BACKWARD_WORKING_DAYS,
        met_by=(Event.TRANSFER_FORM_RECEIVED,),
        early=True,
    )
    planned = ("transfer_planned", "2025-12-29")
    old = rule(**{**_fields(notice), "in_force_from": date(2014, 1, 1)})

    found = one([planned], "2025-12-30", old)

    assert found.due == date(2025, 12, 18)


def _fields(limit: TimeLimit) -> dict[str, object]:
    return {field.name: getattr(limit, field.name) for field in fields(limit)}


def test_disputed_rolling_shows_the_day_to_work_to_and_the_other() -> None:
    disputed = rule(counted_by=DUBLIN_III_42, runs_from=Event.APPLICATION_LODGED, lasts=days(5))

    answer = clock.ask([LODGED], "2026-08-04", rules=(disputed,))

    assert clock.stands(answer, "test") == ("running", "2026-08-08")
    assert clock.dates(answer, "test") == ["2026-08-08", "2026-08-10"]


def test_condition_that_the_file_does_not_settle_leaves_the_limit_undecided() -> None:
    for_minors = rule(applies_if=(PersonIs("unaccompanied_minor", True, "alone"),))  # noqa: FBT003

    found = one([LODGED], "2026-08-04", for_minors, person={"nationality": ["ER"]})

    assert found.status.value == "undecided"
    assert found.reason == "the file does not say whether alone"
    assert found.candidates[0].reading == "if it applies: It is done."


@pytest.mark.parametrize(
    ("condition", "known", "runs"),
    [
        (AllOf((Happened((Event.APPLICATION_LODGED,), ""),), ""), True, True),
        (AllOf((Happened((Event.ABSCONDED,), ""),), ""), True, False),
        (AllOf((PersonIs("date_of_birth", 1, ""),), ""), False, False),
        (AnyOf((Happened((Event.ABSCONDED,), ""),), ""), True, False),
        (AnyOf((PersonIs("date_of_birth", 1, ""),), ""), False, False),
        (AnyOf((Happened((Event.APPLICATION_LODGED,), ""),), ""), True, True),
        (Not(PersonIs("date_of_birth", 1, ""), ""), False, False),
        (Not(Happened((Event.ABSCONDED,), ""), ""), True, True),
        (Attribute(Event.ABSCONDED, "x", (1,), ""), False, False),
        (Attribute(Event.APPLICATION_LODGED, "x", (1,), "", silent=True), True, True),
        (Younger(18, ""), True, False),
        (WithinLimit((Event.APPLICATION_LODGED,), "nowhere", ""), True, False),
    ],
)
def test_conditions_answer_yes_no_or_not_known(
    condition: Condition, *, known: bool, runs: bool
) -> None:
    answer = clock.ask(
        [LODGED], "2026-08-04", rules=(rule(applies_if=(condition,)),), person={"nationality": []}
    )

    found = [each.status.value for each in answer.limits]
    assert found == (["running"] if runs else [] if known else ["undecided"])


def test_what_may_have_overtaken_a_limit_leaves_it_undecided() -> None:
    maybe = Overtaken(
        by=Attribute(Event.APPLICATION_LODGED, "x", (1,), "x"), cites=QR(2), says="overtaken"
    )

    found = one([LODGED], "2026-08-04", rule(overtaken_by=(maybe,)))
    settled = one(
        [LODGED, ("decision_notified", "2026-08-04")],
        "2026-08-05",
        rule(overtaken_by=(maybe,), met_by=(Event.DECISION_NOTIFIED,)),
    )

    assert (found.status.value, found.reason) == ("undecided", "overtaken: the file does not say")
    assert settled.status.value == "met"


def test_state_of_things_overtakes_without_a_day() -> None:
    always = Overtaken(
        by=Not(Happened((Event.ABSCONDED,), ""), ""),
        cites=QR(2),
        says="overtaken",
        until=Event.PERSON_AVAILABLE_AGAIN,
    )
    events = [LODGED, ("person_available_again", "2026-08-04")]

    assert one(events, "2026-08-05", rule(overtaken_by=(always,))).status.value == "stopped"


@pytest.mark.parametrize("wrap", [AllOf, AnyOf])
def test_a_limit_met_before_it_was_overtaken_stays_met(wrap: type[AllOf] | type[AnyOf]) -> None:
    later = Overtaken(
        by=wrap((Happened((Event.ABSCONDED,), ""), Extended("none", "")), "")
        if wrap is AnyOf
        else wrap((Happened((Event.ABSCONDED,), ""), Not(Happened((), ""), "")), ""),
        cites=QR(2),
        says="overtaken",
    )
    events = [LODGED, ("decision_notified", "2026-08-05"), ("absconded", "2026-08-06")]
    limit = rule(overtaken_by=(later,), met_by=(Event.DECISION_NOTIFIED,))

    assert one(events, "2026-08-10", limit).status.value == "met"


def test_attribute_that_overtakes_has_the_day_of_its_entry() -> None:
    border = Overtaken(
        by=Attribute(Event.PROCEDURE_ASSIGNED, "procedure", ("border",), ""),
        cites=QR(2),
        says="moved",
    )
    events = [
        LODGED,
        ("decision_notified", "2026-08-05"),
        ("procedure_assigned", "2026-08-06", {"procedure": "border"}),
    ]
    limit = rule(overtaken_by=(border,), met_by=(Event.DECISION_NOTIFIED,))

    assert one(events, "2026-08-10", limit).status.value == "met"


def test_reading_without_its_event_is_left_out() -> None:
    doubt = Interpretation(
        id="doubt",
        question="which",
        readings=(
            Reading(key="own", says="own", cites=QR(2)),
            Reading(key="other", says="other", cites=QR(2), runs_from=Event.ABSCONDED),
        ),
        default="own",
        chosen_by="test",
        chosen_on=date(2026, 11, 22),
    )

    found = one([LODGED], "2026-08-04", rule(reading=doubt))

    assert (found.due, found.candidates) == (date(2027, 2, 3), ())


def test_duty_without_a_number_runs_until_it_is_met() -> None:
    duty = rule(lasts=None, at_once="without delay", met_by=(Event.DECISION_NOTIFIED,))

    running = one([LODGED], "2026-08-04", duty)
    met = one([LODGED, ("decision_notified", "2026-09-01")], "2026-09-02", duty)

    assert (running.status.value, running.due) == ("running", None)
    assert met.status.value == "met"
    assert running.steps[-1].text == "application lodged (entry 1)"


def test_more_open_facts_than_can_be_tried_stay_open() -> None:
    hits = [("eurodac_hit_received", f"2026-08-{day:02}", {"state": "LV"}) for day in range(3, 9)]

    answer = clock.ask([("application_registered", "2026-08-03"), *hits], "2026-08-10")

    assert clock.stands(answer, "ammr-take-charge-request-2m")[0] == "undecided"


def test_answer_has_the_form_of_the_contract() -> None:
    made = ("application_made", "2026-08-10", {"competent_to_register": True})
    crossing = ("border_apprehension", "2026-08-10T14:10+03:00")

    found: dict[str, Any] = clock.ask([crossing, made], "2026-08-18").as_json()

    assert sorted(found) == [
        "as_of",
        "case",
        "derived_events",
        "known_on",
        "law_version",
        "limits",
        "not_running",
        "notes",
        "recompute_on",
    ]
    assert found["derived_events"] == [
        {
            "event": "screening_completed_or_expired",
            "at": "2026-08-17",
            "by": "screen-external-border-duration",
            "cites": "SCREEN 18(5)",
        }
    ]
    by_id = {each["id"]: each for each in found["limits"]}
    assert by_id["eurodac-irregular-crossing-72h"]["due_on"] is None
    assert by_id["eurodac-irregular-crossing-72h"]["due_at"] == "2026-08-13T15:00:00+03:00"
    register = by_id["apr-register-5d"]
    assert register["due_on"] == "2026-08-24"
    assert register["candidates"][0]["due_on"] == "2026-08-17"
    assert register["consequence"] is None
    assert register["longest_on"] == "2026-09-01"
    assert {
        "id": "screen-territory-duration",
        "why": "not recorded: territory apprehension",
        "kind": "not_started",
    } in (found["not_running"])


def test_answer_names_the_other_state() -> None:
    request = ("take_charge_request_received", "2026-08-20", {"state": "LV", "basis": "other"})

    found: dict[str, Any] = clock.ask([request], "2026-08-21").as_json()

    assert {each["id"]: each.get("state") for each in found["limits"]} == {"ammr-reply-1m": "LV"}


def test_public_question_is_the_same_answer() -> None:
    answer = engine.answer(History(case="LT-0", member_state="LT"), as_of=date(2026, 8, 1))

    assert (answer.limits, answer.derived_events, answer.recompute_on) == ((), (), None)
    assert len(answer.not_running) == len(rules_of("LT"))


def test_citations_read_as_lawyers_write_them() -> None:
    assert str(APR(27, 1)) == "APR 27(1)"
    assert str(APR(51, 2, "third subparagraph")) == "APR 51(2) third subparagraph"


def test_acceptance_before_the_request_was_received_is_not_doubled_by_silence() -> None:
    events = [
        ("take_charge_accepted", "2026-08-19", {"state": "LV"}),
        ("take_charge_request_received", "2026-08-20", {"state": "LV", "basis": "other"}),
    ]

    answer = clock.ask(events, "2026-09-30")

    assert str(clock.limit(answer, "ammr-transfer-6m").starts_on) == "2026-08-19"


def test_pause_that_ends_on_its_own_day_adds_nothing() -> None:
    pause = Pause(
        begins=Event.APPLICATION_DISCONTINUED,
        ends=Event.ADMISSION_DECIDED,
        restarts=False,
        cites=QR(2),
        says="discontinued",
    )
    events = [
        LODGED,
        ("application_discontinued", "2026-09-01"),
        ("admission_decided", "2026-09-01"),
    ]

    assert one(events, "2026-09-02", rule(pauses=(pause,))).due == date(2027, 2, 3)


def test_date_that_no_open_fact_touches_keeps_its_plain_reading() -> None:
    crossing = Attribute(Event.EURODAC_HIT_RECEIVED, "category", ("irregular_crossing",), "x")
    unknown = PersonIs(fact="date_of_birth", value=1, says="y")
    maybe = Overtaken(by=AllOf((crossing, unknown), "z"), cites=QR(2), says="overtaken")
    events = [LODGED, ("eurodac_hit_received", "2026-08-04", {"state": "LV"})]

    found = one(events, "2026-08-05", rule(overtaken_by=(maybe,)))

    assert (found.status.value, [str(each.due) for each in found.candidates]) == (
        "undecided",
        ["2027-02-03"],
    )


def test_reading_of_a_limit_on_liberty_shows_the_moved_end_too() -> None:
    doubt = Interpretation(
        id="doubt",
        question="which",
        readings=(
            Reading(key="own", says="own", cites=QR(2)),
            Reading(key="longer", says="longer", cites=QR(2), lasts=days(12)),
        ),
        default="own",
        chosen_by="test",
        chosen_on=date(2026, 11, 22),
    )

    answer = clock.ask(
        [LODGED], "2026-08-04", rules=(rule(lasts=days(5), liberty=True, reading=doubt),)
    )

    assert clock.dates(answer, "test") == ["2026-08-08", "2026-08-10", "2026-08-15", "2026-08-17"]


def test_hours_are_not_lengthened_where_the_hour_is_unknown() -> None:
    answer = clock.ask([("border_apprehension", "2026-08-10")], "2026-08-10")

    assert clock.limit(answer, "eurodac-irregular-crossing-72h").longest is None


def test_extension_of_no_limit_or_of_one_that_has_ended_is_noted() -> None:
    events = [
        ("application_lodged", "2026-08-31"),
        ("time_limit_extended", "2026-09-10", {"limit": "apr-exam-6m"}),
        ("time_limit_extended", "2027-03-05", {"limit": "apr-exam-regular-6m"}),
        ("time_limit_extended", "2027-03-05", {"limit": "rbp-voluntary-15d"}),
    ]

    answer = clock.ask(events, "2027-03-06")

    no_limit, too_late, does_not_run = answer.notes
    assert no_limit.startswith("entry 2 extends 'apr-exam-6m', which is no limit")
    assert too_late == (
        "entry 3 extends apr-exam-regular-6m after it had ended on Mon 1 Mar 2027: it has no effect"
    )
    assert does_not_run.startswith("entry 4 extends rbp-voluntary-15d, which the law does not let")


def test_late_step_that_cannot_count_any_more_lapses() -> None:
    last = rule(
        lasts=days(5),
        met_by=(Event.DECISION_NOTIFIED,),
        if_missed=Missed(says="over", final=True),
    )

    found = one([LODGED, ("decision_notified", "2026-08-20")], "2026-08-21", last)

    assert (found.status.value, found.reason) == (
        "lapsed",
        "decision notified only on Thu 20 Aug 2026",
    )


def test_rule_that_nobody_could_verify_says_so_in_its_second_step() -> None:
    limit = rule(unverified="the article was not read")

    found = one([LODGED], "2026-08-04", limit)

    assert found.steps[1].text == "not verified: the article was not read"
    assert found.steps[1].cites == "QR 1"
