"""The fourth of the five hardest: the border procedure's twelve weeks and its two exits."""

from tests.law.clock import asking as clock

MADE = ("application_made", "2026-08-10T10:00+03:00", {"competent_to_register": True})
REGISTERED = ("application_registered", "2026-08-11T11:00+03:00")
BORDER = ("procedure_assigned", "2026-08-11", {"procedure": "border", "ground": "42(1)(j)"})
CASE = [MADE, REGISTERED, BORDER]
TWELVE, RETURN = "apr-border-12w", "rbp-stay-12w"


def test_twelve_weeks_run_from_the_registration() -> None:
    answer = clock.ask(CASE, "2026-09-01")

    assert clock.stands(answer, TWELVE) == ("running", "2026-11-03")
    assert str(clock.limit(answer, TWELVE).longest_on) == "2026-12-01"
    assert clock.stands(answer, "apr-lodge-border-5d") == ("overdue", "2026-08-17")
    assert clock.why_not(answer, "apr-lodge-21d") == (
        "only where the application is not examined in a border procedure"
    )


def test_first_exit_the_right_to_remain_ends_and_return_begins() -> None:
    answer = clock.ask([*CASE, ("right_to_remain_ended", "2026-10-20")], "2026-10-25")

    assert clock.stands(answer, TWELVE) == ("met", "2026-11-03")
    assert clock.stands(answer, RETURN) == ("running", "2027-01-12")
    assert answer.derived_events == ()


def test_second_exit_the_weeks_run_out_and_the_person_is_admitted() -> None:
    answer = clock.ask(CASE, "2026-11-04")

    assert clock.stands(answer, TWELVE) == ("lapsed", "2026-11-03")
    assert [(each.event.value, str(each.at)) for each in answer.derived_events] == [
        ("border_procedure_ended", "2026-11-03")
    ]


def test_only_one_exit_is_possible() -> None:
    answer = clock.ask([*CASE, ("right_to_remain_ended", "2026-11-06")], "2026-11-10")

    assert clock.stands(answer, TWELVE) == ("lapsed", "2026-11-03")
    assert "ran out" in clock.why_not(answer, RETURN)


def test_both_on_the_last_day_leave_the_first_exit() -> None:
    answer = clock.ask([*CASE, ("right_to_remain_ended", "2026-11-03")], "2026-11-10")

    assert clock.stands(answer, TWELVE)[0] == "met"
    assert clock.stands(answer, RETURN)[0] == "running"


def test_the_stay_at_the_border_is_not_lengthened_by_a_weekend() -> None:
    registered = ("application_registered", "2026-08-15T11:00+03:00")

    answer = clock.ask([registered, BORDER], "2026-09-01")

    assert clock.stands(answer, TWELVE) == ("running", "2026-11-07")
    assert clock.dates(answer, TWELVE) == ["2026-11-07", "2026-11-09"]


def test_relocation_makes_it_sixteen_weeks() -> None:
    extended = (
        "time_limit_extended",
        "2026-10-01",
        {"limit": TWELVE, "ground": "51(2) third subparagraph"},
    )

    answer = clock.ask([*CASE, extended], "2026-10-02")

    assert clock.stands(answer, TWELVE)[0] == "stopped"
    assert clock.stands(answer, "apr-border-16w-relocation") == ("running", "2026-12-01")


def test_leaving_the_border_procedure_stops_its_clock() -> None:
    regular = ("procedure_assigned", "2026-09-15", {"procedure": "regular"})

    moved = clock.ask([*CASE, regular], "2026-09-16")
    exception = clock.ask([*CASE, ("border_exception_found", "2026-09-15")], "2026-09-16")

    assert clock.stands(moved, TWELVE)[0] == "stopped"
    assert clock.limit(moved, TWELVE).reason == "another procedure was assigned"
    assert clock.stands(exception, TWELVE)[0] == "stopped"


def test_return_not_carried_out_in_twelve_weeks_leaves_the_border() -> None:
    answer = clock.ask([*CASE, ("right_to_remain_ended", "2026-10-20")], "2027-01-13")

    assert clock.stands(answer, RETURN) == ("lapsed", "2027-01-12")
