"""What a store keeps of the dates of histories, and which of them no row can tell."""

from datetime import UTC, date, datetime

from asylia.figures.stored import stored, unfit_in
from asylia.law.facts import Settings
from asylia.law.terms import Status
from tests.figures.conftest import NOVEMBER, history

SAID = {"attributes": {"room": "7"}}


def test_nothing_is_kept_of_no_history() -> None:
    found = stored([], as_of=NOVEMBER, settings=Settings())

    assert (found.lines, found.again, found.refused, found.unfit, found.fallen) == (
        {}, {}, set(), [], 0,
    )  # fmt: skip


def test_a_line_holds_days_a_moment_and_the_day_by_which_it_is_sorted() -> None:
    crossed = history(("border_apprehension", "2026-11-19T23:30+02:00"))

    found = stored([crossed], as_of=NOVEMBER, settings=Settings())

    day, end = date(2026, 11, 19), datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
    screening, hours = date(2026, 11, 26), date(2026, 11, 23)
    assert found.lines[0] == [
        ("screen-external-border-duration", day, screening, screening, None, None, None, screening),
        ("eurodac-irregular-crossing-72h", day, hours, None, end, None, None, hours),
    ]
    assert found.again == {0: date(2026, 11, 24)}


def test_a_line_names_the_other_state() -> None:
    said = {"attributes": {"state": "LV", "basis": "eurodac"}}
    received = history(("take_charge_request_received", "2026-11-12", said))

    found = stored([received], as_of=NOVEMBER, settings=Settings())

    assert {line[0].partition(":")[2] for line in found.lines[0]} == {"LV"}


def test_limits_that_stand_so_are_not_kept() -> None:
    registered = history(
        ("application_made", "2026-11-02"), ("application_registered", "2026-11-03")
    )

    every = stored([registered], as_of=NOVEMBER, settings=Settings())
    some = stored([registered], as_of=NOVEMBER, settings=Settings(), hidden={Status.MET})

    assert {line[0] for line in every.lines[0]} > {line[0] for line in some.lines[0]} > set()


def test_attributes_of_another_kind_than_usual_are_left_to_the_clock() -> None:
    usual = [history(("interview_held", "2026-11-02", SAID)) for _ in range(2)]
    other = history(("interview_held", "2026-11-02", {"attributes": {"room": 7}}))

    assert list(unfit_in([usual[0], other, usual[1]])) == [1]
    assert list(unfit_in(usual)) == []
