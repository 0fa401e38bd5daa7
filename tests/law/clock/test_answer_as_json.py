"""The answer in the form of the contract: a key where there is something to say."""

from typing import Any

from tests.law.clock.asking import Row, ask

ALWAYS = {
    *("id", "instrument", "article", "title", "kind", "owed_by", "status", "starts_on", "due_on"),
    *("nominal_end", "met_on", "days_left", "candidates", "consequence", "steps", "reason"),
}
MADE = ("application_made", "2026-08-10T14:40+03:00", {"competent_to_register": True})


def of(limit: str, *rows: Row, as_of: str) -> dict[str, Any]:
    limits = ask(rows, as_of, explain=False).as_json()["limits"]
    assert isinstance(limits, list)
    found: dict[str, Any] = next(one for one in limits if one["id"] == limit)
    return found


def test_limit_in_days_has_a_last_day_and_no_moment() -> None:
    found = of("apr-special-guarantees-30d", MADE, as_of="2026-08-12")

    assert {*found} == ALWAYS
    assert (found["due_on"], found["met_on"]) == ("2026-09-09", None)


def test_limit_that_was_met_has_the_day_of_it() -> None:
    registered = ("application_registered", "2026-08-11T09:00+03:00")

    found = of("apr-register-5d", MADE, registered, as_of="2026-08-12")

    assert found["met_on"] == "2026-08-11"


def test_limit_in_hours_has_a_moment_and_runs_from_the_next_full_hour() -> None:
    found = of(
        "eurodac-irregular-crossing-72h",
        ("border_apprehension", "2026-08-10T14:10+03:00"),
        as_of="2026-08-11",
    )

    assert {*found} == {*ALWAYS, "due_at", "longest_on"}
    assert (found["due_on"], found["due_at"]) == (None, "2026-08-13T15:00:00+03:00")


def test_limit_between_two_states_names_the_other() -> None:
    received = ("take_charge_request_received", "2026-09-01", {"state": "LV"})
    registered = ("application_registered", "2026-08-11")

    found = of("ammr-reply-1m", MADE, registered, received, as_of="2026-09-02")

    assert found["state"] == "LV"


def test_limit_that_may_become_longer_says_how_long() -> None:
    rows = [MADE, ("application_registered", "2026-08-11"), ("application_lodged", "2026-08-19")]

    found = of("apr-exam-regular-6m", *rows, as_of="2026-09-02")

    assert {*found} == {*ALWAYS, "longest_on"}
    assert (found["due_on"], found["longest_on"]) == ("2027-02-19", "2028-05-19")
