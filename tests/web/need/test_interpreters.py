"""Interpreters: booked on a case, they see slot, language and room, and nothing else."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now
from asylia.web.cases.models import Case, DueDate, Entry, NextAct
from asylia.web.need import actions
from asylia.web.need.models import Booking, Slot
from tests.web.clients import sign_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_case, make_office, make_user
from tests.web.need.conftest import Unit

SLOT = (90, "ru", "Room 3")


@pytest.fixture
def interpreter(db: None) -> User:
    return make_user(Role.INTERPRETER)


def book(unit: Unit, interpreter: User, *, hours: int = 30) -> Booking:
    act_as(unit.worker)
    starts_at = now() + timedelta(hours=hours)
    return actions.book(
        unit.case, by=unit.worker, interpreter=interpreter, starts_at=starts_at, slot=SLOT
    )


def test_interpreter_sees_slot_language_and_room_of_their_own(
    unit: Unit, interpreter: User, client: Client
) -> None:
    book(unit, interpreter)
    book(unit, make_user(Role.INTERPRETER), hours=50)

    page = sign_in(client, interpreter).get("/bookings")

    assert text_of(page).count("Room 3") == 1
    assert "Russian" in text_of(page)
    for hidden in (unit.case.reference, unit.worker.full_name, unit.case.office.name):
        assert hidden not in page.content.decode()


def test_session_of_an_interpreter_reads_no_case_no_booking_and_no_column_of_it(
    unit: Unit, interpreter: User
) -> None:
    booking = book(unit, interpreter)
    act_as(interpreter)

    assert Slot.objects.get().pk == booking.pk
    for model in (Booking, Case, Entry, DueDate, NextAct):
        assert not model.objects.exists()
    with pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
        Slot.objects.raw("select id, case_id from need_slot")[0]
    with connection.cursor() as cursor:
        cursor.execute(
            "select column_name from information_schema.columns"
            " where table_name = 'need_slot' order by 1"
        )
        columns = [name for (name,) in cursor.fetchall()]
    assert columns == ["id", "language", "minutes", "room", "starts_at"]


def test_interpreter_of_the_office_opens_no_page_of_the_desk(unit: Unit, client: Client) -> None:
    user = make_user(Role.INTERPRETER, office=unit.case.office)
    desk = sign_in(client, user)

    for path in ("/today", "/cases/find", "/notices", f"/cases/{unit.case.reference}"):
        assert desk.get(path).status_code == 403
    assert desk.get("/").headers["Location"] == "/bookings"


def test_booking_that_is_taken_back_leaves_the_list(unit: Unit, interpreter: User) -> None:
    booking = book(unit, interpreter)

    actions.cancel(booking, by=unit.worker)

    booking.refresh_from_db()
    with pytest.raises(Refused, match="already"):
        actions.cancel(booking, by=unit.worker)
    act_as(interpreter)
    assert not Slot.objects.exists()


def test_booking_needs_an_interpreter_of_the_state_and_a_time_to_come(
    unit: Unit, interpreter: User
) -> None:
    abroad = make_user(Role.INTERPRETER, office=make_office(member_state="LV"))
    gone = make_user(Role.INTERPRETER, is_active=False)
    for who, why_not in (
        (unit.colleague, "Choose an interpreter"),
        (gone, "Choose an interpreter"),
        (abroad, "of this State"),
    ):
        with pytest.raises(Refused, match=why_not):
            book(unit, who)
    with pytest.raises(Refused, match="lies in the past"):
        book(unit, interpreter, hours=-1)


@pytest.mark.parametrize("who", ["auditor", "stranger"])
def test_who_does_not_work_on_the_case_books_nobody(
    unit: Unit, interpreter: User, who: str
) -> None:
    user = getattr(unit, who)
    act_as(user)

    with pytest.raises(Refused):
        actions.book(unit.case, by=user, interpreter=interpreter, starts_at=now(), slot=SLOT)


def test_border_guard_books_nobody(unit: Unit, interpreter: User) -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = make_case(guard)

    with pytest.raises(Refused, match="by caseworkers and supervisors"):
        actions.book(case, by=guard, interpreter=interpreter, starts_at=now(), slot=SLOT)


def test_page_books_and_takes_back(unit: Unit, interpreter: User, client: Client) -> None:
    desk = sign_in(client, unit.worker)
    page = f"/cases/{unit.case.reference}/interpreters"
    when = now() + timedelta(days=3)
    sent = {
        "interpreter": interpreter.reference,
        "at": f"{when:%d %m %Y} 9:15",
        "minutes": "60",
        "language": "ru",
        "room": "Room 4",
    }

    assert desk.post(page, {}).status_code == 422
    assert desk.post(page, sent).headers["Location"] == page
    assert "Room 4" in text_of(desk.get(page))

    act_as(unit.worker)
    booked = Booking.objects.get()
    desk.post(f"{page}/{booked.pk}/cancel")
    assert "Nobody yet" in text_of(desk.get(page))
    assert desk.post(f"{page}/{booked.pk + 1}/cancel").status_code == 404
