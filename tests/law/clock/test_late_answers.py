"""A late answer that shows who is responsible: the time to ask grows by the delay (AMMR 51(5))."""

import pytest

from tests.law.clock import asking as clock

LV, PL = {"state": "LV"}, {"state": "PL"}
REGISTERED = ("application_registered", "2026-09-14")
ASKED = ("information_request_received", "2026-09-21", LV)
SHOWS = {**LV, "shows_responsibility": True}


def answered(day: str, **more: object) -> clock.Row:
    return ("information_request_answered", day, {**SHOWS, **more})


def test_answer_that_is_overdue_goes_on_and_the_time_to_ask_stays() -> None:
    """Asked on 21 Sep 2026: three weeks end on 12 Oct; two months from 14 Sep on 16 Nov (Mon)."""
    answer = clock.ask([REGISTERED, ASKED], "2026-10-20")

    assert clock.stands(answer, "ammr-information-request-3w") == ("overdue", "2026-10-12")
    assert clock.stands(answer, "ammr-take-charge-request-2m") == ("running", "2026-11-16")
    assert [(one.event.value, str(one.at)) for one in answer.derived_events] == [
        ("information_reply_overdue", "2026-10-12")
    ]


@pytest.mark.parametrize(
    ("row", "due"),
    [
        (answered("2026-10-12"), "2026-11-16"),
        (answered("2026-10-26"), "2026-11-30"),
        (answered("2026-10-26", shows_responsibility=False), "2026-11-16"),
        (answered("2026-10-26", state="PL"), "2026-11-16"),
    ],
)
def test_time_to_ask_grows_by_the_delay_of_what_shows_responsibility(
    row: clock.Row, due: str
) -> None:
    """Two weeks late: 14 Nov 2026 and 14 days more are 28 Nov, a Saturday, so Mon 30 Nov."""
    answer = clock.ask([REGISTERED, ASKED, row], "2026-10-27")

    assert clock.stands(answer, "ammr-take-charge-request-2m") == ("running", due)


def test_both_times_after_a_hit_grow() -> None:
    """Hit on 12 Oct: a month ends on 12 Nov, with ten days of delay on Mon 23 Nov 2026 (22 Nov)."""
    hit = ("eurodac_hit_received", "2026-10-12", {**LV, "category": "irregular_crossing"})
    answer = clock.ask([REGISTERED, ASKED, hit, answered("2026-10-22")], "2026-10-27")

    assert clock.stands(answer, "ammr-take-charge-request-hit-1m") == ("running", "2026-11-23")
    assert clock.dates(answer, "ammr-take-charge-request-hit-1m") == []


def test_late_hit_is_capped_by_the_two_months_with_the_delay() -> None:
    """Hit on 2 Nov: a month and ten days end on 14 Dec; two months and ten days on 24 Nov 2026."""
    hit = ("eurodac_hit_received", "2026-11-02", {**LV, "category": "irregular_crossing"})
    events = [REGISTERED, ("information_request_received", "2026-10-20", LV)]
    late = answered("2026-11-20")
    answer = clock.ask([*events, hit, late], "2026-11-20")

    assert clock.dates(answer, "ammr-take-charge-request-hit-1m") == ["2026-11-24", "2026-12-14"]


def test_under_dublin_iii_the_time_grows_after_five_weeks() -> None:
    """Lodged on 14 Jan 2026: three months to 14 Apr; asked on 2 Feb, due on 9 Mar, late 7 days."""
    answer = clock.ask(
        [
            ("application_lodged", "2026-01-14"),
            ("information_request_received", "2026-02-02", LV),
            answered("2026-03-16"),
        ],
        "2026-03-17",
    )

    assert clock.stands(answer, "dub3-21-1-take-charge-request") == ("running", "2026-04-21")
