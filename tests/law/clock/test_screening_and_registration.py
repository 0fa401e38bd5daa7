"""The first of the five hardest: screening of seven or three days, then the registration."""

from asylia.law.facts import Settings
from tests.law.clock import asking as clock

APPREHENDED = ("border_apprehension", "2026-08-10T14:10+03:00")
MADE = ("application_made", "2026-08-10T14:40+03:00", {"authority": "border_guard"})
BORDER, TERRITORY = "screen-external-border-duration", "screen-territory-duration"
REGISTER = "apr-register-5d"


def test_screening_at_the_border_ends_after_seven_days() -> None:
    answer = clock.ask([APPREHENDED], "2026-08-12")

    assert clock.stands(answer, BORDER) == ("running", "2026-08-17")
    assert clock.limit(answer, BORDER).days_left == 5


def test_screening_ends_by_law_and_the_clock_says_so() -> None:
    answer = clock.ask([APPREHENDED, MADE], "2026-08-18")

    assert clock.stands(answer, BORDER) == ("lapsed", "2026-08-17")
    assert [each.event.value for each in answer.derived_events] == [
        "screening_completed_or_expired"
    ]
    assert str(answer.derived_events[0].at) == "2026-08-17"
    assert answer.derived_events[0].cites == "SCREEN 18(5)"


def test_silence_of_the_file_on_the_last_day_changes_nothing_yet() -> None:
    answer = clock.ask([APPREHENDED, MADE], "2026-08-17")

    assert clock.stands(answer, BORDER) == ("running", "2026-08-17")
    assert answer.derived_events == ()
    assert str(answer.recompute_on) == "2026-08-18"


def test_screening_completed_late_ended_by_law_all_the_same() -> None:
    events = [APPREHENDED, MADE, ("screening_completed", "2026-08-20")]

    answer = clock.ask(events, "2026-08-21")

    assert clock.stands(answer, BORDER) == ("met_late", "2026-08-17")
    assert str(answer.derived_events[0].at) == "2026-08-17"
    assert str(clock.limit(answer, REGISTER).starts_on) == "2026-08-17"


def test_apprehension_not_yet_classified_shows_both_ends() -> None:
    answer = clock.ask([("apprehension", "2026-08-10T14:10+03:00"), MADE], "2026-08-12")

    assert clock.stands(answer, BORDER) == ("undecided", "2026-08-17")
    assert clock.stands(answer, TERRITORY) == ("undecided", "2026-08-13")
    assert clock.dates(answer, BORDER) == ["2026-08-13", "2026-08-17"]
    assert clock.dates(answer, TERRITORY) == ["2026-08-13", "2026-08-17"]
    assert clock.limit(answer, BORDER).reason == "apprehension: which it was is open"


def test_one_apprehension_entered_in_both_kinds_is_not_classified() -> None:
    twice = [APPREHENDED, ("territory_apprehension", "2026-08-10T14:10+03:00"), MADE]

    answer = clock.ask(twice, "2026-08-12")

    assert clock.dates(answer, BORDER) == ["2026-08-13", "2026-08-17"]
    assert clock.dates(answer, REGISTER) == ["2026-08-17", "2026-08-17", "2026-08-24"]


def test_two_apprehensions_at_different_times_are_two() -> None:
    events = [APPREHENDED, ("territory_apprehension", "2026-08-11T09:00+03:00")]

    answer = clock.ask(events, "2026-08-11")

    assert clock.stands(answer, BORDER)[0] == "running"
    assert clock.stands(answer, TERRITORY)[0] == "running"


def test_classification_settles_the_doubt() -> None:
    events = [
        ("apprehension", "2026-08-10T14:10+03:00", {"id": "a"}),
        ("territory_apprehension", "2026-08-10T14:10+03:00", {"corrects": "a"}),
    ]

    answer = clock.ask(events, "2026-08-12")

    assert clock.stands(answer, TERRITORY) == ("running", "2026-08-13")
    assert clock.why_not(answer, BORDER) == (
        "not recorded: border apprehension or disembarkation or presentation at crossing point"
    )


def test_entry_of_what_it_was_at_the_same_moment_settles_the_doubt_too() -> None:
    events = [
        ("apprehension", "2026-08-10T14:10+03:00"),
        (
            "territory_apprehension",
            "2026-08-10T14:10+03:00",
            {"recorded_at": "2026-08-12T10:00+03:00"},
        ),
    ]

    before = clock.ask(events, "2026-08-11")
    after = clock.ask(events, "2026-08-12")

    assert clock.stands(before, TERRITORY) == ("undecided", "2026-08-13")
    assert clock.stands(after, TERRITORY) == ("running", "2026-08-13")


def test_registration_is_counted_afresh_from_the_end_of_screening() -> None:
    events = [APPREHENDED, MADE, ("screening_completed", "2026-08-14")]

    answer = clock.ask(events, "2026-08-15")

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-19")
    assert clock.dates(answer, REGISTER) == ["2026-08-17", "2026-08-19"]


def test_registration_counted_from_the_making_if_that_reading_was_chosen() -> None:
    events = [APPREHENDED, MADE, ("screening_completed", "2026-08-14")]
    chosen = Settings(readings={"apr-27-7-after-screening": "from_making"})

    answer = clock.ask(events, "2026-08-15", settings=chosen)

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-17")


def test_while_screening_runs_the_registration_shows_the_outer_day() -> None:
    answer = clock.ask([APPREHENDED, MADE], "2026-08-12")

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-24")
    assert clock.dates(answer, REGISTER) == ["2026-08-17", "2026-08-24"]
    assert "the last day that the law allows" in clock.limit(answer, REGISTER).candidates[1].why
    assert clock.stands(answer, "apr-register-after-screening") == ("right_not_yet", "2026-08-17")


def test_rules_on_registration_open_when_screening_has_ended() -> None:
    events = [APPREHENDED, MADE, ("screening_completed", "2026-08-14")]

    answer = clock.ask(events, "2026-08-15")

    assert clock.stands(answer, "apr-register-after-screening") == ("right_open", "2026-08-14")


def test_registration_during_the_screening_is_counted_from_the_making() -> None:
    events = [APPREHENDED, MADE, ("application_registered", "2026-08-11")]

    answer = clock.ask(events, "2026-08-20")

    assert clock.stands(answer, REGISTER) == ("met", "2026-08-17")
    assert str(clock.limit(answer, REGISTER).starts_on) == "2026-08-10"
    assert clock.stands(answer, "apr-register-after-screening")[0] == "stopped"


def test_person_at_the_crossing_point_has_no_fresh_count() -> None:
    events = [("presentation_at_crossing_point", "2026-08-10T14:10+03:00"), MADE]

    answer = clock.ask(events, "2026-08-12")

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-17")
    assert clock.dates(answer, REGISTER) == []


def test_explanation_reads_from_the_provision_to_the_shift() -> None:
    answer = clock.ask([MADE], "2026-08-12")

    holiday = "Saturday and public holiday in Lithuania (Assumption Day)"
    steps = [(step.cites, step.text) for step in clock.limit(answer, REGISTER).steps]

    assert steps == [
        (
            "APR 27(1)",
            "The authority registers the application within five days of its being made.",
        ),
        ("APR 73(a)", "application made (entry 1); that day is not counted"),
        ("APR 73(c)", "5 days end here; Saturdays, Sundays and holidays inside are counted"),
        ("APR 73(c)", f"{holiday}; next working day, Mon 17 Aug 2026"),
    ]


def test_no_steps_where_none_are_asked_for() -> None:
    answer = clock.ask([APPREHENDED, MADE], "2026-08-18", explain=False)

    assert {each.steps for each in answer.limits} == {()}


def test_shortened_screening_shows_the_stricter_day_too() -> None:
    events = [APPREHENDED, ("border_presence_exceeded_72h", "2026-08-13T14:10+03:00")]

    answer = clock.ask(events, "2026-08-13")

    assert clock.stands(answer, "screen-external-border-reduced") == ("running", "2026-08-17")
    assert clock.dates(answer, "screen-external-border-reduced") == ["2026-08-14", "2026-08-17"]
    assert clock.stands(answer, BORDER)[0] == "stopped"


def test_receiving_authority_informs_and_the_other_registers() -> None:
    made = ("application_made", "2026-08-10", {"competent_to_register": False})

    waiting = clock.ask([made], "2026-08-11")
    informed = clock.ask([made, ("registration_authority_informed", "2026-08-12")], "2026-08-13")

    assert clock.stands(waiting, "apr-receiving-authority-3wd") == ("running", "2026-08-13")
    assert clock.why_not(waiting, REGISTER) == (
        "only where the application was made to an authority responsible for registering "
        "applications"
    )
    assert clock.stands(informed, "apr-receiving-authority-3wd") == ("met", "2026-08-13")
    assert clock.stands(informed, "apr-register-5d-forwarded") == ("running", "2026-08-17")


def test_registration_without_information_overtakes_the_duty_to_inform() -> None:
    made = ("application_made", "2026-08-10", {"competent_to_register": False})

    answer = clock.ask([made, ("application_registered", "2026-08-11")], "2026-08-12")

    assert clock.stands(answer, "apr-receiving-authority-3wd")[0] == "stopped"


def test_unknown_competence_shows_both_ways() -> None:
    answer = clock.ask([("application_made", "2026-08-10")], "2026-08-11")

    assert clock.stands(answer, REGISTER) == ("undecided", "2026-08-17")
    assert clock.stands(answer, "apr-receiving-authority-3wd") == ("undecided", "2026-08-13")
    reading = clock.limit(answer, REGISTER).candidates[0].reading
    assert reading == "the authority may register applications itself"


def test_unknown_competence_does_not_matter_once_registered() -> None:
    events = [("application_made", "2026-08-10"), ("application_registered", "2026-08-11")]

    answer = clock.ask(events, "2026-08-12")

    assert clock.stands(answer, REGISTER) == ("met", "2026-08-17")


def test_while_very_many_apply_registration_takes_fifteen_days() -> None:
    events = [("mass_arrivals_declared", "2026-08-01"), MADE]

    answer = clock.ask(events, "2026-08-12")

    assert clock.stands(answer, REGISTER)[0] == "stopped"
    assert clock.stands(answer, "apr-register-mass-15d") == ("running", "2026-08-25")


def test_after_very_many_applied_the_five_days_are_back() -> None:
    events = [
        ("mass_arrivals_declared", "2026-08-01"),
        ("mass_arrivals_ended", "2026-08-05"),
        MADE,
    ]

    answer = clock.ask(events, "2026-08-12")

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-17")


def test_lodging_takes_21_days_and_two_months_while_very_many_apply() -> None:
    registered = ("application_registered", "2026-08-11")

    plain = clock.ask([registered], "2026-08-20")
    many = clock.ask([("mass_arrivals_declared", "2026-08-01"), registered], "2026-08-20")

    assert clock.stands(plain, "apr-lodge-21d") == ("running", "2026-09-01")
    assert str(clock.limit(plain, "apr-lodge-21d").longest_on) == "2026-10-12"
    assert clock.stands(many, "apr-lodge-21d")[0] == "stopped"
    assert clock.stands(many, "apr-lodge-mass-2m") == ("running", "2026-10-12")


def test_lodging_late_is_late() -> None:
    events = [("application_registered", "2026-08-11"), ("application_lodged", "2026-09-05")]

    answer = clock.ask(events, "2026-09-06")

    assert clock.stands(answer, "apr-lodge-21d") == ("met_late", "2026-09-01")
    assert clock.limit(answer, "apr-lodge-21d").steps[-1].text == (
        "met (late): application lodged on Sat 5 Sep 2026 (entry 2)"
    )


def test_elements_may_be_handed_in_until_the_decision() -> None:
    events = [("application_lodged", "2026-08-13")]

    before = clock.ask(events, "2026-09-01")
    after = clock.ask([*events, ("decision_notified", "2026-09-02")], "2026-09-03")

    assert clock.stands(before, "apr-additional-elements") == ("running", None)
    assert clock.stands(after, "apr-additional-elements") == ("stopped", None)


def test_uncertain_acceptance_is_registered_or_lodged() -> None:
    answer = clock.ask([("application_accepted_for_consideration", "2026-08-11")], "2026-08-20")

    assert clock.stands(answer, "apr-lodge-21d")[0] == "undecided"
    assert clock.stands(answer, "apr-exam-regular-6m") == ("undecided", "2027-02-11")
    reading = clock.limit(answer, "apr-exam-regular-6m").candidates[0].reading
    assert reading == "the application was lodged"


def test_when_both_ends_are_over_nothing_is_left_to_finish() -> None:
    answer = clock.ask([("apprehension", "2026-08-10T14:10+03:00"), MADE], "2026-08-18")

    assert clock.stands(answer, BORDER)[0] == "lapsed"
    assert clock.stands(answer, TERRITORY)[0] == "lapsed"
    assert clock.dates(answer, BORDER) == ["2026-08-13", "2026-08-17"]
