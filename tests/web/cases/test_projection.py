"""The projection in bulk says what the clock says, on every case of a loaded caseload.

``./asylia prove projection`` asks the same of 10,000 cases.
"""

import os
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from asylia.casefile.history import history_of
from asylia.law.facts import Happening, History, Person, Settings
from asylia.law.terms import Event
from asylia.samples import large_offices
from asylia.samples.caseload import caseload
from asylia.samples.disturbed import disturbed_histories
from asylia.samples.large import large_caseload
from asylia.web.accounts.actions import open_invented_accounts
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import answering, national, projection
from asylia.web.cases.actions import CaseToLoad, choose_reading, load_caseload
from asylia.web.cases.answering import Answers, Asked, one_by_one, over_columns
from asylia.web.cases.clock import answer_to_store, history_in
from asylia.web.cases.drafts import Draft
from asylia.web.cases.file import file_of
from asylia.web.cases.models import (
    Case,
    DueDate,
    NextAct,
)
from asylia.web.cases.projection import Tally, ask_anew, recompute
from asylia.web.cases.stored import (
    OF_A_DATE,
    OF_A_LIMIT,
    OF_A_ROW,
    OF_AN_ACT,
    of_act,
    of_limit,
    stored_of,
)
from asylia.web.cli.invented import to_load
from asylia.web.cli.inventing import AT_ONCE, batches
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import NOON, add_entry, make_case, make_user

CASES = 10_000 if os.environ.get("ASYLIA_EXAMPLES") == "long" else 120
TODAY = date(2026, 11, 20)
FIELDS = (*OF_A_LIMIT, *OF_A_DATE)


def load(server: Place, database: str, *, cases: int) -> None:
    with transaction.atomic():
        offices, staff = open_invented_accounts(
            offices=[(o.key, o.name, o.kind, o.member_state) for o in large_offices.OFFICES],
            staff=[(s.username, s.full_name, s.role, s.office) for s in large_offices.STAFF],
            password="an invented password",
        )
    use_database(server, database, role="asylia_loader")
    for some in batches(large_caseload(cases=cases, until=TODAY), AT_ONCE):
        assert load_caseload([to_load(case, staff, offices=offices) for case in some]) == len(some)
    use_database(server, database, role="asylia_worker")


FAR = "LT-FARR-AWAY"


def load_far(server: Place, database: str) -> None:
    """A case of a year of which no holidays are known."""
    use_database(server, database)
    with transaction.atomic():
        by = User.objects.filter(role=Role.CASEWORKER).order_by("pk")[0]
    use_database(server, database, role="asylia_loader")
    drafts = [Draft(event="application_registered", by=by, at=NOON, happened_on=date(1955, 1, 3))]
    assert load_caseload([CaseToLoad(drafts=drafts, reference=FAR)]) == 1
    use_database(server, database, role="asylia_worker")


def stored(case: Case) -> Counter[tuple[Any, ...]]:
    return Counter(DueDate.objects.filter(case=case).values_list("case__office_id", *FIELDS))


def acts(case: Case) -> Counter[tuple[Any, ...]]:
    columns = (*OF_AN_ACT, *OF_A_ROW)
    return Counter(NextAct.objects.filter(case=case).values_list("case__office_id", *columns))


def answered(case: Case) -> tuple[Counter[tuple[Any, ...]], Counter[tuple[Any, ...]], date | None]:
    history = history_in(case, file_of(case))
    answer, ahead = answer_to_store(
        history, today=TODAY, settings=national.law_settings(case.office_id)
    )
    rows = stored_of(answer, case.member_state)
    found = Counter((case.office_id, *of_limit(row.limit_id), *row[1:]) for row in rows)
    next_acts = Counter((case.office_id, *of_act(one.name), *one[1:]) for one in ahead)
    return found, next_acts, answer.recompute_on


def recompute_all(today: date = TODAY) -> list[str]:
    ask_anew(today=today)
    return list(recompute(today=today))


@pytest.mark.parametrize("few", [1, 10 * CASES], ids=["over columns", "one by one"])
def test_projection_in_bulk_is_the_clocks_answer_on_every_case(
    server: Place, committed_db: str, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(answering, "FEW", few)
    load(server, committed_db, cases=CASES)

    ask_anew(today=TODAY)

    renewed = [
        reference for part in range(2) for reference in recompute(today=TODAY, part=(part, 2))
    ]

    assert len(renewed) == len(set(renewed)) == CASES
    with transaction.atomic():
        wrong = [case.reference for case in Case.objects.iterator() if not is_right(case)]
        rows = DueDate.objects.count()
        offices = DueDate.objects.values("office").distinct().count()
    assert wrong == []
    assert rows > 5 * CASES
    assert NextAct.objects.count() > CASES
    assert offices > 8


def is_right(case: Case) -> bool:
    found = answered(case)
    return found == (stored(case), acts(case), case.recompute_on)


def told_at_large() -> list[History]:
    told = [*caseload(cases=80).cases, *large_caseload(cases=CASES, until=TODAY)]
    as_told = (
        history_of(case.as_file(), case=case.reference, member_state=case.member_state)
        for case in told
    )
    return [*as_told, *disturbed_histories(cases=CASES, until=TODAY)]


def odd_history(*events: tuple[Event, date, object]) -> History:
    return History(
        case="odd",
        member_state="LT",
        person=Person(),
        events=tuple(
            Happening(event=event, at=at, id=str(number), attributes={"authority": authority})
            for number, (event, at, authority) in enumerate(events, start=1)
        ),
    )


@pytest.mark.parametrize("day", [TODAY, date(2026, 6, 1)])
def test_over_columns_is_stored_what_is_stored_one_by_one(day: date) -> None:
    odd = [
        odd_history(*[(Event.INTERVIEW_HELD, day, "")] * 100),
        odd_history((Event.BORDER_PROCEDURE_ENDED, day, "")),
        odd_history((Event.APPLICATION_MADE, day, 3)),
        odd_history((Event.APPLICATION_REGISTERED, date(1955, 1, 3), "")),
    ]
    asked = [
        Asked(number=number, reference=one.case, office=1, last=1, again_on=None, history=one)
        for number, one in enumerate([*told_at_large(), *odd])
    ]
    columns, single = Answers(), Answers()

    over_columns(asked, today=day, settings=Settings(), into=columns)
    one_by_one(asked, today=day, settings=Settings(), into=single)

    assert columns.stored == single.stored
    assert {n: Counter(one) for n, one in columns.acts.items()} == {
        n: Counter(one) for n, one in single.acts.items()
    }
    assert columns.again == single.again
    assert columns.refused == single.refused
    assert len(single.refused) == (day == TODAY)
    assert 4 <= columns.left < len(asked) / 10


def test_a_case_without_an_answer_waits_on_and_the_others_are_renewed(
    server: Place, committed_db: str
) -> None:
    load(server, committed_db, cases=5)
    load_far(server, committed_db)
    ask_anew(today=TODAY)
    tally = Tally()

    renewed = list(recompute(today=TODAY, tally=tally))

    again = list(recompute(today=TODAY, tally=Tally()))
    assert (len(renewed), tally.refused, again) == (5, [FAR], [])
    assert Case.objects.get(reference=FAR).recompute_on is not None
    assert not DueDate.objects.filter(case__reference=FAR).exists()


def test_a_reading_that_an_office_chose_meanwhile_counts(server: Place, committed_db: str) -> None:
    with transaction.atomic():
        user = make_user(Role.SUPERVISOR)
        cases = [make_case(user) for _ in range(2)]
    use_database(server, committed_db, role="asylia_worker")
    numbers = [case.pk for case in cases]
    asked = list(answering.read(numbers))
    choices = answering.newest_choices({user.office_id})
    found = answering.answers(asked, today=TODAY, settings_of=answering.in_force(choices))
    found.stored = {number: [] for number in numbers}
    found.acts = {number: [] for number in numbers}
    use_database(server, committed_db)
    with transaction.atomic():
        act_as(user)
        choose_reading(
            by=user, point="dub3-20-2-lodged", key="form", chosen_on=NOON.date(), reason="so"
        )
    national._of_office.cache_clear()  # the worker is a process of its own
    use_database(server, committed_db, role="asylia_worker")

    written = projection.write(asked, found, today=TODAY, choices=choices, tally=Tally())

    assert written == [case.reference for case in cases]
    with transaction.atomic():
        assert all(stored(case) for case in cases)


def test_second_time_changes_nothing_but_the_numbers_of_rows(
    server: Place, committed_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", TODAY.isoformat())
    load(server, committed_db, cases=12)
    assert len(list(recompute(today=TODAY))) == 12
    first = [stored(case) for case in Case.objects.order_by("pk")]

    again = recompute_all()

    assert len(again) == 12
    assert [stored(case) for case in Case.objects.order_by("pk")] == first
    assert list(recompute(today=TODAY)) == []


def test_case_that_somebody_wrote_to_meanwhile_is_renewed_with_what_they_wrote(
    server: Place, committed_db: str
) -> None:
    with transaction.atomic():
        user = make_user()
        case = make_case(user, attributes={"authority": "police"})
        other = make_case(user, attributes={"authority": "police"})
    use_database(server, committed_db, role="asylia_worker")
    wrote: list[int] = []

    def somebody_writes_first(execute: Any, statement: str, *told: Any) -> Any:
        if statement == projection.LOCK and not wrote:
            clerk = Thread(target=write_meanwhile, args=(server, committed_db, case, wrote))
            clerk.start()
            clerk.join()
        return execute(statement, *told)

    with connection.execute_wrapper(somebody_writes_first):
        renewed = recompute_all(date(2026, 8, 11))

    assert wrote == [2]
    assert renewed == [case.reference, other.reference]
    dates = {row.limit_id: row.met_on for row in DueDate.objects.filter(case=case)}
    assert dates["apr-register-5d"] == date(2026, 8, 11)
    assert "apr-lodge-21d" in dates
    assert DueDate.objects.filter(case=other, limit_id="apr-register-5d").exists()


def test_worker_reckons_the_dates_of_an_office_that_chose_a_reading(
    server: Place, committed_db: str
) -> None:
    with transaction.atomic():
        user = make_user(Role.SUPERVISOR)
        case = make_case(user)
        act_as(user)
        point, chosen_on = "dub3-20-2-lodged", NOON.date()
        choose_reading(by=user, point=point, key="form", chosen_on=chosen_on, reason="so")
    national._of_office.cache_clear()  # the worker is a process of its own
    use_database(server, committed_db, role="asylia_worker")

    renewed = recompute_all()

    assert renewed == [case.reference]


def write_meanwhile(server: Place, database: str, case: Case, wrote: list[int]) -> None:
    use_database(server, database)
    with transaction.atomic():
        by = User.objects.get(office=case.office)
        at = NOON + timedelta(days=1)
        wrote.append(add_entry(case, "application_registered", by=by, at=at).number)
    connection.close()


def test_nobody_waits_while_the_clock_is_asked(
    server: Place, committed_db: str, as_server: psycopg.Connection[Any]
) -> None:
    with transaction.atomic():
        case = make_case(attributes={"authority": "police"})
    use_database(server, committed_db, role="asylia_worker")

    with transaction.atomic():
        asked = list(answering.read([case.pk]))
        choices = answering.newest_choices({case.office_id})
        settings_of = answering.in_force(choices)
        answering.answers(asked, today=NOON.date(), settings_of=settings_of)
        locked = as_server.execute(
            "select 1 from cases_casehead where case_id = %s for update nowait", [case.pk]
        ).fetchall()

    assert locked == [(1,)]


def test_caseload_stops_in_the_morning_of_its_day() -> None:
    last = max(case.entries[-1].recorded_at for case in large_caseload(cases=300, until=TODAY))

    assert last <= datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
