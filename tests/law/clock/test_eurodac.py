"""Limits in hours: Eurodac Articles 15 and 22."""

from tests.law.clock import asking as clock

CROSSING, APPLICANT = "eurodac-irregular-crossing-72h", "eurodac-applicant-72h"
APPREHENDED = ("border_apprehension", "2026-08-10T14:10+03:00")
REGISTERED = ("application_registered", "2026-08-11T11:20+03:00")


def test_hours_run_from_the_next_full_hour() -> None:
    answer = clock.ask([REGISTERED], "2026-08-12")

    assert clock.stands(answer, APPLICANT) == ("running", "2026-08-14T12:00:00+03:00")
    assert clock.limit(answer, APPLICANT).days_left is None


def test_without_the_hour_a_limit_in_hours_does_not_run() -> None:
    answer = clock.ask([("application_registered", "2026-08-11")], "2026-08-12")

    assert clock.why_not(answer, APPLICANT) == "the hour is unknown"


def test_date_of_apprehension_gives_an_inner_and_an_outer_end() -> None:
    answer = clock.ask([APPREHENDED], "2026-08-11")

    assert clock.stands(answer, CROSSING) == ("running", "2026-08-13T15:00:00+03:00")
    assert clock.dates(answer, CROSSING) == [
        "2026-08-13T15:00:00+03:00",
        "2026-08-14T00:00:00+03:00",
    ]


def test_bare_date_of_apprehension_gives_both_readings() -> None:
    answer = clock.ask([("border_apprehension", "2026-08-10")], "2026-08-11")

    assert clock.stands(answer, CROSSING) == ("undecided", "2026-08-13T01:00:00+03:00")
    assert clock.limit(answer, CROSSING).reason == "the hour is not recorded"
    assert clock.dates(answer, CROSSING) == [
        "2026-08-13T01:00:00+03:00",
        "2026-08-14T00:00:00+03:00",
    ]


def test_end_within_the_day_of_the_question_is_past_at_its_end_but_not_at_noon() -> None:
    at_noon = clock.ask([APPREHENDED], "2026-08-13", moment="2026-08-13T12:00+03:00")
    at_its_end = clock.ask([APPREHENDED], "2026-08-13")

    assert clock.stands(at_noon, CROSSING)[0] == "running"
    assert clock.stands(at_its_end, CROSSING)[0] == "overdue"


def test_transmission_within_the_hours_meets_them() -> None:
    sent = ("biometrics_transmitted", "2026-08-13T14:59+03:00", {"category": "irregular_crossing"})
    late = ("biometrics_transmitted", "2026-08-13T15:01+03:00", {"category": "irregular_crossing"})

    assert clock.stands(clock.ask([APPREHENDED, sent], "2026-08-14"), CROSSING)[0] == "met"
    assert clock.stands(clock.ask([APPREHENDED, late], "2026-08-14"), CROSSING)[0] == "met_late"


def test_transmission_for_the_other_category_meets_nothing() -> None:
    sent = ("biometrics_transmitted", "2026-08-12T09:00+03:00", {"category": "applicant"})

    answer = clock.ask([APPREHENDED, REGISTERED, sent], "2026-08-12")

    assert clock.stands(answer, APPLICANT)[0] == "met"
    assert clock.stands(answer, CROSSING)[0] == "running"


def test_two_transmissions_that_do_not_say_which_meet_one_duty_each() -> None:
    events = [
        APPREHENDED,
        ("biometrics_transmitted", "2026-08-11T09:12+03:00"),
        REGISTERED,
        ("biometrics_transmitted", "2026-08-11T15:05+03:00"),
    ]

    answer = clock.ask(events, "2026-08-12")

    assert clock.limit(answer, CROSSING).met_by == "2"
    assert clock.limit(answer, APPLICANT).met_by == "4"


def test_technical_problems_give_48_hours_more_counted_once() -> None:
    extended = ("time_limit_extended", "2026-08-12", {"limit": APPLICANT, "ground": "15(2)"})

    plain = clock.ask([REGISTERED], "2026-08-12")
    longer = clock.ask([REGISTERED, extended], "2026-08-12")

    assert str(clock.limit(plain, APPLICANT).longest) == "2026-08-16 12:00:00+03:00"
    assert clock.stands(longer, APPLICANT) == ("running", "2026-08-16T12:00:00+03:00")


def test_child_under_six_gives_no_biometrics() -> None:
    child = {"date_of_birth": "2022-05-01", "unaccompanied_minor": False}
    six_today = {"date_of_birth": "2020-08-11", "unaccompanied_minor": False}

    assert clock.why_not(clock.ask([REGISTERED], "2026-08-12", person=child), APPLICANT) == (
        "only where the person is at least six years old"
    )
    of_age = clock.ask([REGISTERED], "2026-08-12", person=six_today)
    assert clock.stands(of_age, APPLICANT)[0] == "running"


def test_at_the_crossing_point_hours_run_from_the_taking() -> None:
    events = [
        ("presentation_at_crossing_point", "2026-08-10T14:10+03:00"),
        ("biometrics_taken", "2026-08-10T16:30+03:00"),
        REGISTERED,
    ]

    answer = clock.ask(events, "2026-08-11")

    assert clock.stands(answer, "eurodac-border-applicant-72h") == (
        "running",
        "2026-08-13T17:00:00+03:00",
    )
    assert clock.why_not(answer, APPLICANT) == (
        "only where the application was not made at a crossing point"
    )


def test_person_kept_longer_has_the_data_sent_before_the_release() -> None:
    kept = ("border_presence_exceeded_72h", "2026-08-13T14:10+03:00")

    answer = clock.ask([APPREHENDED, kept], "2026-08-13")

    assert clock.stands(answer, CROSSING)[0] == "stopped"
    assert clock.stands(answer, "eurodac-irregular-detained") == ("running", None)


def test_retaken_prints_and_ended_health_grounds_have_48_hours() -> None:
    events = [
        APPREHENDED,
        ("application_made", "2026-08-10T14:40+03:00", {"authority": "border_guard"}),
        ("fingerprints_retaken", "2026-08-12T10:30+03:00"),
        ("health_grounds_ended", "2026-08-12T12:00+03:00"),
    ]

    answer = clock.ask(events, "2026-08-12")

    assert clock.stands(answer, "eurodac-irregular-retake-48h")[1] == "2026-08-14T11:00:00+03:00"
    assert clock.stands(answer, "eurodac-applicant-retake-48h")[1] == "2026-08-14T11:00:00+03:00"
    assert clock.stands(answer, "eurodac-irregular-health-48h")[1] == "2026-08-14T13:00:00+03:00"
    assert clock.stands(answer, "eurodac-applicant-health-48h")[1] == "2026-08-14T13:00:00+03:00"


def test_transmission_on_the_last_day_at_an_unknown_hour_decides_nothing() -> None:
    on_the_day = ("biometrics_transmitted", "2026-08-13", {"category": "irregular_crossing"})
    before = ("biometrics_transmitted", "2026-08-12", {"category": "irregular_crossing"})

    open_answer = clock.ask([APPREHENDED, on_the_day], "2026-08-14")

    assert clock.stands(open_answer, CROSSING)[0] == "undecided"
    assert clock.limit(open_answer, CROSSING).reason == (
        "the hour of biometrics transmitted is not recorded"
    )
    assert clock.stands(clock.ask([APPREHENDED, before], "2026-08-14"), CROSSING)[0] == "met"


def test_one_transmission_that_does_not_say_which_leaves_both_duties_open() -> None:
    sent = ("biometrics_transmitted", "2026-08-11T15:05+03:00")

    answer = clock.ask([APPREHENDED, REGISTERED, sent], "2026-08-20")

    assert clock.stands(answer, CROSSING)[0] == "undecided"
    assert clock.stands(answer, APPLICANT)[0] == "undecided"


def test_transmission_belongs_to_the_duty_that_another_has_not_met() -> None:
    events = [
        APPREHENDED,
        ("biometrics_transmitted", "2026-08-11T09:12+03:00", {"category": "irregular_crossing"}),
        REGISTERED,
        ("biometrics_transmitted", "2026-08-11T15:05+03:00"),
    ]

    answer = clock.ask(events, "2026-08-12")

    assert clock.limit(answer, APPLICANT).met_by == "4"
    assert clock.limit(answer, CROSSING).met_by == "2"
