"""A choice between readings is told at every date that it moves, with what the others give."""

from dataclasses import replace
from datetime import date

import pytest

from asylia.law.clock import Answer
from asylia.law.clock.chosen import with_choices
from asylia.law.facts import Choice, Settings
from asylia.law.limits import EARLIER
from tests.law.clock import asking as clock

HEAD = Choice(by="Head of the asylum division", on=date(2026, 6, 12), reason="safe for liberty")
BY_HEAD = "by Head of the asylum division on Fri 12 Jun 2026: safe for liberty"


def choosing(**readings: str) -> Settings:
    chosen = {point.replace("_", "-"): key for point, key in readings.items()}
    return Settings(readings=chosen, choices=dict.fromkeys(chosen, HEAD))


LODGED = ("application_lodged", "2026-08-14")
MADE = ("application_made", "2026-08-10")
TEN_DAYS = {"procedure": "accelerated", "ground": "38(1)(e)"}


def shortened(settings: Settings | None = None) -> Answer:
    held = ("border_apprehension", "2026-08-10T10:00+03:00")
    later = ("border_presence_exceeded_72h", "2026-08-13T10:00+03:00")
    return clock.ask([held, later], "2026-08-14", settings=settings)


def take_charge(settings: Settings | None = None, *, explain: bool = True) -> Answer:
    asked = [
        ("application_registered", "2026-08-11"),
        ("take_charge_request_sent", "2026-09-01", {"state": "PL"}),
        ("take_charge_request_received", "2026-09-01", {"state": "PL", "basis": "other"}),
    ]
    return clock.ask(asked, "2026-10-20", settings=settings, explain=explain)


def test_choice_is_a_step_of_the_date_that_it_moves() -> None:
    settings = choosing(day_of_acceptance_by_silence="next_day")

    found = clock.limit(take_charge(settings), "ammr-transfer-6m")

    assert found.due == date(2027, 4, 2)
    assert found.steps[-1].text == (
        "chosen: silence amounts to acceptance on the day after the last day to reply, "
        f"{BY_HEAD}; the other reading gives Thu 1 Apr 2027"
    )
    assert found.steps[-1].cites == "AMMR 40(8)"


def test_chosen_date_keeps_the_other_one_as_a_candidate() -> None:
    settings = choosing(day_of_acceptance_by_silence="next_day")

    assert clock.dates(take_charge(settings), "ammr-transfer-6m") == ["2027-04-01", "2027-04-02"]


def test_choice_stands_in_the_answer_as_plain_values() -> None:
    settings = choosing(day_of_acceptance_by_silence="next_day")

    found = clock.limit(take_charge(settings), "ammr-transfer-6m").as_json()["chosen"]

    assert found == [
        {
            "point": "day-of-acceptance-by-silence",
            "key": "next_day",
            "by": "Head of the asylum division",
            "on": "2026-06-12",
            "reason": "safe for liberty",
            "text": "chosen: silence amounts to acceptance on the day after the last day to reply, "
            f"{BY_HEAD}; the other reading gives Thu 1 Apr 2027",
        }
    ]


def test_date_that_the_choice_does_not_move_says_nothing_of_it() -> None:
    settings = choosing(day_of_acceptance_by_silence="next_day")

    answer = take_charge(settings)

    moved = {limit.id for limit in answer.limits if limit.chosen}
    assert "ammr-reply-1m" not in moved
    assert moved >= {"ammr-transfer-6m", "ammr-transfer-decision-2w"}


def test_reading_that_nobody_answers_for_is_followed_without_a_name() -> None:
    tried = Settings(readings={"day-of-acceptance-by-silence": "next_day"})

    found = clock.limit(take_charge(tried), "ammr-transfer-6m")

    assert (found.due, found.chosen) == (date(2027, 4, 2), ())


def test_choice_moves_the_date_also_where_no_explanation_is_asked_for() -> None:
    settings = choosing(day_of_acceptance_by_silence="next_day")

    found = clock.limit(take_charge(settings, explain=False), "ammr-transfer-6m")

    assert (found.due, found.chosen, found.steps) == (date(2027, 4, 2), (), ())


def test_point_that_the_act_leaves_open_is_settled_and_told() -> None:
    rejected = ("decision_notified", "2026-09-01", {"outcome": "inadmissible"})
    assigned = ("procedure_assigned", "2026-08-14", {"procedure": "regular"})
    national = {"apr-appeal-fast-ceiling": "7 days", "apr-appeal-other-ceiling": "14 days"}
    settings = choosing(apr_67_7_without_merits="every_one")
    settings = Settings(national=national, readings=settings.readings, choices=settings.choices)

    answer = clock.ask([LODGED, assigned, rejected], "2026-09-02", settings=settings)

    fast = clock.limit(answer, "apr-appeal-fast-ceiling")
    assert (fast.status.value, fast.due) == ("running", date(2026, 9, 8))
    assert fast.steps[-1].text == (
        f"chosen: yes: every one, {BY_HEAD}; under the other reading it does not run"
    )
    assert clock.why_not(answer, "apr-appeal-other-ceiling").endswith(
        f"chosen: yes: every one, {BY_HEAD}; the other reading gives Tue 15 Sep 2026"
    )


def test_of_several_other_readings_each_is_named_with_its_date() -> None:
    settings = choosing(apr_20_3_thirty_days="from_making")
    assessed = ("assessment_started", "2026-08-17")

    found = clock.limit(
        clock.ask([MADE, LODGED, assessed], "2026-08-20", settings=settings),
        "apr-special-guarantees-30d",
    )

    assert found.due == date(2026, 9, 9)
    assert "it would be Mon 14 Sep 2026" in found.steps[-1].text
    assert "it would be Wed 16 Sep 2026" in found.steps[-1].text


def test_of_several_other_readings_those_without_a_date_say_so() -> None:
    settings = choosing(apr_20_3_thirty_days="from_making")
    answer = clock.ask([MADE, LODGED], "2026-08-20")

    found = with_choices(answer, settings, ask=lambda _: replace(answer, limits=()))

    told = clock.limit(found, "apr-special-guarantees-30d").chosen[0].text
    assert told.count("it would not run: 30 days from the ") == 2


def test_whichever_is_earlier_can_be_a_choice_too() -> None:
    found = clock.limit(
        shortened(choosing(screen_8_3_four_days=EARLIER)), "screen-external-border-reduced"
    )

    assert found.steps[-1].text.startswith(f"chosen: whichever reading ends first, {BY_HEAD}; ")


def test_choice_of_a_point_that_does_not_arise_changes_nothing() -> None:
    settings = choosing(screen_8_3_four_days="from_apprehension")
    answer, asked = take_charge(), []

    def ask(by: Settings) -> Answer:
        asked.append(by)
        return answer

    assert with_choices(answer, settings, ask=ask) is answer
    assert asked == []


def test_choice_of_a_point_that_is_gone_is_passed_over() -> None:
    settings = Settings(readings={"gone": "a"}, choices={"gone": HEAD})

    answer = take_charge()

    assert with_choices(answer, settings, ask=lambda _: answer) is answer


# Counting


DUBLIN = [
    ("application_registered", "2025-11-30"),
    ("dublin_application_lodged", "2025-11-30"),
    ("application_lodged", "2025-11-30"),
]


@pytest.mark.parametrize(("key", "due"), [("stays", "2026-02-28"), ("moves", "2026-03-02")])
def test_end_of_a_dublin_period_on_a_day_off_follows_the_choice(key: str, due: str) -> None:
    settings = choosing(dub3_42_end_on_a_day_off=key)

    answer = clock.ask(DUBLIN, "2025-12-10", settings=settings)

    assert clock.stands(answer, "dub3-21-1-take-charge-request") == ("running", due)
    assert clock.dates(answer, "dub3-21-1-take-charge-request") == ["2026-02-28", "2026-03-02"]


MOVED = (
    f"chosen: the end moves to the next working day, {BY_HEAD}; the other reading gives Sat 28 Feb "
    "2026"
)


def test_moved_end_of_a_dublin_period_says_why_and_by_whom() -> None:
    settings = choosing(dub3_42_end_on_a_day_off="moves")

    found = clock.limit(
        clock.ask(DUBLIN, "2025-12-10", settings=settings), "dub3-21-1-take-charge-request"
    )

    assert [each.reading for each in found.candidates] == [
        "the end stays on a day off",
        "arguable latest: moved to the next working day",
    ]
    assert [step.text for step in found.steps[-2:]] == [
        "the end moves to the next working day",
        MOVED,
    ]


def test_choice_about_counting_holds_for_the_second_limb_too() -> None:
    hit = ("eurodac_hit_received", "2025-12-28", {"category": "irregular_crossing"})
    settings = choosing(dub3_42_end_on_a_day_off="moves")

    plain = clock.ask([*DUBLIN, hit], "2026-01-10")
    moved = clock.ask([*DUBLIN, hit], "2026-01-10", settings=settings)

    ids = [one.id for one in plain.limits if one.id.startswith("dub3-21-1")]
    assert [clock.stands(plain, one)[1] for one in ids] == ["2026-02-28"] * len(ids)
    assert [clock.stands(moved, one)[1] for one in ids] == ["2026-03-02"] * len(ids)


def test_two_working_days_may_be_left_out_by_choice() -> None:
    lodged = [("application_lodged", "2025-12-12"), ("application_made", "2025-12-12")]
    settings = choosing(reg_1182_71_3_5_two_working_days="without")

    answer = clock.ask(lodged, "2025-12-13", settings=settings)

    assert clock.stands(answer, "rcd-6-1-document") == ("running", "2025-12-15")


def test_limit_on_liberty_may_be_counted_as_any_period_by_choice() -> None:
    detained = ("detention_started", "2026-08-01", {"ground": "transfer"})
    settings = choosing(liberty_end_not_moved="as_any_period")

    answer = clock.ask(
        [detained, ("application_registered", "2026-08-01")], "2026-08-10", settings=settings
    )

    assert clock.stands(answer, "ammr-detained-request-2w") == ("running", "2026-08-17")


@pytest.mark.parametrize(
    ("key", "due"), [("acting_state", "2026-11-12"), ("holding_state", "2026-11-11")]
)
def test_public_holidays_between_two_states_follow_the_choice(key: str, due: str) -> None:
    asked = ("take_charge_request_sent", "2026-10-11", {"state": "PL"})
    received = ("take_charge_request_received", "2026-10-11", {"state": "PL", "basis": "other"})
    registered = ("application_registered", "2026-08-11")
    settings = choosing(holidays_between_two_states=key)

    answer = clock.ask([registered, asked, received], "2026-10-20", settings=settings)

    assert clock.stands(answer, "ammr-reply-1m") == ("running", due)
    assert clock.dates(answer, "ammr-reply-1m") == ["2026-11-11", "2026-11-12"]
