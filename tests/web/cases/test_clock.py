"""The dates that *Today* reads follow the file, and time itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections, transaction

from asylia.web.accounts.session import act_as
from asylia.web.cases.clock import clock_of
from asylia.web.cases.models import Case, DueDate, Entry
from asylia.web.cases.projection import ask_anew, recompute
from asylia.web.cases.stored import SHOWN_NOWHERE
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import NOON, add_entry, make_case, make_user


def dates_of(case: Case) -> dict[str, tuple[date | None, date | None]]:
    return {row.limit_id: (row.due_on, row.met_on) for row in DueDate.objects.filter(case=case)}


@pytest.mark.django_db
def test_entry_renews_the_dates_in_its_own_transaction() -> None:
    user = make_user()
    told = {"authority": "border_guard", "competent_to_register": True}
    case = make_case(user, attributes=told)
    assert dates_of(case)["apr-register-5d"] == (date(2026, 8, 17), None)

    add_entry(case, "application_registered", by=user, at=NOON + timedelta(days=1))

    assert dates_of(case)["apr-register-5d"] == (date(2026, 8, 17), date(2026, 8, 11))
    assert dates_of(case)["apr-lodge-21d"] == (date(2026, 9, 1), None)


@pytest.mark.django_db
def test_projection_holds_the_dates_of_the_clock_and_no_status() -> None:
    user = make_user()
    case = make_case(user, attributes={"authority": "police"})

    answer = clock_of(case, today=date(2026, 8, 10), explain=False)

    shown = [limit for limit in answer.limits if limit.status not in SHOWN_NOWHERE]
    rows = DueDate.objects.filter(case=case)
    assert sorted(row.limit_id for row in rows) == sorted(limit.id for limit in shown) != []
    assert {row.limit_id: row.due_on for row in rows} == {one.id: one.due_on for one in shown}
    assert {row.sort_on for row in rows if row.due_on} == {r.due_on for r in rows if r.due_on}
    assert not {field.name for field in DueDate._meta.fields} & {"status", "days_left"}


@pytest.mark.django_db
def test_limit_with_another_reading_keeps_its_earliest_other_date() -> None:
    user = make_user()
    case = make_case(user, attributes={"authority": "border_guard"})
    add_entry(case, "application_registered", by=user, at=NOON + timedelta(days=1))
    hit = {"state": "LV"}
    add_entry(case, "eurodac_hit_received", by=user, at=NOON + timedelta(days=2), attributes=hit)

    row = DueDate.objects.get(case=case, limit_id="ammr-take-charge-request-2m")

    assert (row.due_on, row.sort_on) == (date(2026, 10, 12), date(2026, 10, 12))
    assert row.other_due_on == date(2026, 9, 14)


@pytest.mark.django_db
def test_limit_of_each_other_state_has_a_row_of_its_own() -> None:
    user = make_user()
    case = make_case(user, attributes={"authority": "border_guard"})
    for state in ("LV", "PL"):
        add_entry(case, "eurodac_hit_received", by=user, attributes={"state": state})

    found = DueDate.objects.filter(case=case, limit_id__startswith="ammr-take-back-notification-2w")

    assert sorted(row.limit_id for row in found) == [
        "ammr-take-back-notification-2w:LV",
        "ammr-take-back-notification-2w:PL",
    ]


@pytest.mark.django_db
def test_clock_answers_as_known_on_an_earlier_day() -> None:
    user = make_user()
    case = make_case(user)
    add_entry(
        case,
        "application_registered",
        by=user,
        at=NOON + timedelta(days=5),
        happened_on=date(2026, 8, 11),
    )

    then = clock_of(case, today=date(2026, 8, 12), known_on=date(2026, 8, 12))
    now = clock_of(case, today=date(2026, 8, 15))

    assert "apr-lodge-21d" not in {limit.id for limit in then.limits}
    assert "apr-lodge-21d" in {limit.id for limit in now.limits}


def test_silence_passes_with_no_new_entry_and_the_dates_change(
    server: Place, committed_db: str
) -> None:
    received = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
    with transaction.atomic():
        user = make_user()
        case = make_case(
            user,
            event="take_charge_request_sent",
            at=received,
            attributes={"state": "LV", "basis": "eurodac"},
        )
        add_entry(
            case,
            "take_charge_request_received",
            by=user,
            at=received,
            attributes={"state": "LV", "basis": "eurodac"},
        )
        case.refresh_from_db()
        silent = dates_of(case)
        day_of_change = case.recompute_on
    assert day_of_change is not None
    use_database(server, committed_db, role="asylia_worker")

    before = list(recompute(today=day_of_change - timedelta(days=1)))
    on_the_day = list(recompute(today=day_of_change))
    again = list(recompute(today=day_of_change))

    changed = dates_of(case)
    assert (before, on_the_day, again) == ([], [case.reference], [])
    assert changed.keys() - silent.keys() or changed != silent
    assert Entry.objects.filter(case=case).count() == 2
    assert Case.objects.get(pk=case.pk).recompute_on != day_of_change


def test_recomputing_everything_reaches_cases_that_time_does_not_change(
    server: Place, committed_db: str
) -> None:
    with transaction.atomic():
        case = make_case(event="information_provided")
    use_database(server, committed_db, role="asylia_worker")

    assert ask_anew(today=date(2026, 8, 10)) == 1
    assert list(recompute(today=date(2026, 8, 10))) == [case.reference]


@pytest.mark.django_db
def test_connection_of_the_tests_is_that_of_the_application() -> None:
    act_as(make_user())

    assert connections["default"].settings_dict["USER"] == "asylia_app"
