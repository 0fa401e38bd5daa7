"""Whose working days count between two States, and from which day silence accepts."""

from datetime import date
from typing import Any

import pytest

from asylia.law.citation import DUBLIN_III, QR
from asylia.law.clock import DueDate
from asylia.law.facts import Settings
from asylia.law.limits import ACTS_OF_2013_UNTIL, Interpretation, Missed, Reading, TimeLimit
from asylia.law.periods import REG_1182_71, days, months
from asylia.law.terms import Event, Party
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

PL = {"state": "PL"}
REGISTERED = ("application_registered", "2026-08-11")
SENT = ("take_charge_request_sent", "2026-10-11", PL)
RECEIVED = ("take_charge_request_received", "2026-10-11", {**PL, "basis": "other"})
OF_THE_ACT = Reading(key="month", says="a month", cites=QR(1))
OF_DAYS = Reading(key="days", says="twenty days", cites=QR(2), lasts=days(20))
"""From Sunday 11 October 2026 a month ends on 11 November, a public holiday in Poland; twenty days
end on Saturday 31 October, and Monday 2 November is a public holiday in Lithuania."""
IN_LT, IN_PL = "with the working days of Lithuania", "with the working days of Poland"


def of_a_month(**fields: Any) -> TimeLimit:
    given = {
        "lasts": months(1),
        "owed_by": Party.REQUESTED_STATE,
        "runs_from": Event.TAKE_CHARGE_REQUEST_RECEIVED,
        "per_state": True,
        "counted_by": REG_1182_71,
        **fields,
    }
    return rule(**given)


def reply(*events: clock.Row, settings: Settings | None = None, **fields: Any) -> DueDate:
    answer = clock.ask(events, "2026-10-20", rules=[of_a_month(**fields)], settings=settings)
    return clock.limit(answer, "test")


def shown(found: DueDate) -> list[tuple[str, str]]:
    return [(str(each.due), each.reading) for each in found.candidates]


def test_state_that_is_asked_replies_by_its_own_working_days() -> None:
    found = reply(REGISTERED, SENT, RECEIVED)

    assert found.due == date(2026, 11, 12)
    assert shown(found) == [("2026-11-11", IN_LT), ("2026-11-12", IN_PL)]
    assert {each.cites for each in found.candidates} == {"REG-1182-71 2(1)"}


@pytest.mark.parametrize(("lasts", "due"), [(months(1), "2026-11-11"), (days(20), "2026-11-02")])
def test_where_the_file_does_not_show_who_asks_the_earlier_day_is_worked_to(
    lasts: object, due: str
) -> None:
    assert str(reply(RECEIVED, lasts=lasts).due) == due


def test_request_to_take_charge_is_asked_where_the_application_is_though_it_was_notified() -> None:
    """Poland notified Lithuania before, which registered an application and asks Poland now."""
    notified = ("take_back_notification_received", "2026-09-01", {**PL, "basis": "eurodac"})

    assert reply(REGISTERED, notified, RECEIVED).due == date(2026, 11, 12)


def test_list_of_holidays_that_the_other_state_notified_counts() -> None:
    own = Settings(holidays={"PL": {2026: (date(2026, 11, 12),)}})

    assert reply(REGISTERED, SENT, RECEIVED, settings=own).due == date(2026, 11, 11)


def test_each_reading_of_the_act_is_counted_by_the_days_of_each_state() -> None:
    doubt = Interpretation(
        id="doubt",
        question="which",
        readings=(OF_THE_ACT, OF_DAYS),
        default="month",
        chosen_by="test",
        chosen_on=date(2026, 11, 22),
    )

    found = reply(REGISTERED, SENT, RECEIVED, reading=doubt)

    assert found.due == date(2026, 11, 12)
    assert shown(found) == [
        ("2026-11-02", f"twenty days; {IN_PL}"),
        ("2026-11-03", f"twenty days; {IN_LT}"),
        ("2026-11-11", f"a month; {IN_LT}"),
        ("2026-11-12", f"a month; {IN_PL}"),
    ]


# Silence


def accepting(on: int, **fields: Any) -> TimeLimit:
    """Silence accepts so many days after the lodging on Monday 3 August 2026."""
    accepts = Missed(says="silence accepts", derives=Event.TAKE_CHARGE_ACCEPTED)
    return rule(**{"id": "silence", "lasts": days(on), "if_missed": accepts, **fields})


def after(silence: TimeLimit, **fields: Any) -> DueDate:
    follows = rule(runs_from=Event.TAKE_CHARGE_ACCEPTED, counted_by=REG_1182_71, **fields)
    answer = clock.ask(
        [("application_lodged", "2026-08-03")], "2026-08-20", rules=[silence, follows]
    )
    return clock.limit(answer, "test")


def test_day_of_acceptance_is_in_doubt_where_it_moves_the_end() -> None:
    """Silence ended on Monday 10 August: four weeks end on 7 September, or on the 8th."""
    found = after(accepting(7), lasts=days(28))

    assert found.due == date(2026, 9, 7)
    assert [(str(each.due), each.cites) for each in found.candidates] == [
        ("2026-09-07", "AMMR 40(8)"),
        ("2026-09-08", "AMMR 40(8)"),
    ]


def test_day_of_acceptance_is_not_in_doubt_where_the_end_is_the_same() -> None:
    """From 10 August 26 days end on a Saturday, from the 11th on a Sunday: both on Monday."""
    found = after(accepting(7), lasts=days(26))

    assert (found.due, found.candidates) == (date(2026, 9, 7), ())
    assert not any("silence amounts" in step.text for step in found.steps)


def test_day_of_acceptance_under_the_earlier_law_rests_on_its_own_provision() -> None:
    old: dict[str, Any] = {"cites": DUBLIN_III(29, 1), "in_force_from": date(2014, 1, 1)}
    old["in_force_until"] = ACTS_OF_2013_UNTIL
    rules = [
        accepting(7, **{**old, "cites": DUBLIN_III(22, 7)}),
        rule(runs_from=Event.TAKE_CHARGE_ACCEPTED, lasts=days(28), **old),
    ]
    events = [("application_registered", "2026-01-05"), ("application_lodged", "2026-01-05")]

    found = clock.limit(clock.ask(events, "2026-01-20", rules=rules), "test")

    assert [each.cites for each in found.candidates] == ["DUBLIN3 22(7)"] * 2
