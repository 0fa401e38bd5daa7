"""What belongs to another case, swapped in, nested or sent in bulk: refused, on record, undone.

The desk is that of a supervisor, who may do most: what is refused here is refused to everybody.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from asylia.web.accounts.models import Away, Role, TurnedAway, User
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now
from asylia.web.cases.grants import Grant, Lock
from asylia.web.cases.models import Case, Entry
from asylia.web.need.models import Booking
from tests.web.clients import sign_in
from tests.web.evidence.told import said
from tests.web.factories import call_in, let_in, make_case, make_office, make_user
from tests.web.need.conftest import Unit, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return make_unit()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return sign_in(Client(), unit.supervisor)


def page(case: Case, rest: str) -> str:
    return f"/cases/{case.reference}/{rest}"


def on_record() -> str:
    act_as(make_user(Role.ADMINISTRATOR))
    return str(TurnedAway.objects.get().kind)


def booked(case: Case, by: User) -> Booking:
    act_as(by)
    return Booking.objects.create(
        case=case,
        interpreter=make_user(Role.INTERPRETER),
        starts_at=now() + timedelta(days=1),
        minutes=60,
        language="ru",
        room="1",
        at=now(),
        by=by,
    )


# Nested ------------------------------------------------------------------------------------


def test_grant_of_another_case_is_not_ended_from_this_one(unit: Unit, desk: Client) -> None:
    other = make_case(unit.supervisor)
    grant = call_in(other, unit.stranger, by=unit.supervisor)

    answer = desk.post(page(unit.case, f"people/{grant.pk}/end"))

    assert (answer.status_code, on_record()) == (404, Away.THING)
    act_as(unit.supervisor)
    assert Grant.objects.get(pk=grant.pk).ended_at is None


def test_booking_of_another_case_is_not_taken_back_from_this_one(unit: Unit, desk: Client) -> None:
    booking = booked(make_case(unit.supervisor), unit.supervisor)

    answer = desk.post(page(unit.case, f"interpreters/{booking.pk}/cancel"))

    assert (answer.status_code, on_record()) == (404, Away.THING)
    act_as(unit.supervisor)
    assert Booking.objects.get(pk=booking.pk).ended_at is None


@pytest.mark.parametrize("rest", ["entries/2/correct", "entries/99999999/correct"])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_entry_that_only_another_case_has_is_none(
    unit: Unit, desk: Client, rest: str, verb: str
) -> None:
    said(make_case(unit.supervisor), unit.supervisor)

    answer = getattr(desk, verb)(page(unit.case, rest))

    assert (answer.status_code, on_record()) == (404, Away.THING)


@pytest.mark.parametrize("rest", ["", "/correct", "/confirm", "/verify"])
def test_statement_that_only_another_case_has_is_none(unit: Unit, desk: Client, rest: str) -> None:
    said(make_case(unit.supervisor), unit.supervisor)

    answer = desk.get(page(unit.case, f"statements/2{rest}"))

    assert (answer.status_code, on_record()) == (409, Away.ACT)
    assert "is no statement" in answer.text


def test_number_that_no_database_holds_is_none(unit: Unit, desk: Client) -> None:
    for rest in ("people/{}/end", "interpreters/{}/cancel"):
        assert desk.post(page(unit.case, rest.format(10**30))).status_code == 404
    assert desk.get(f"/reviews/{10**30}").status_code == 404
    assert desk.get(page(unit.case, f"statements/{10**30}")).status_code == 409


def test_emergency_of_another_office_is_not_reviewed(unit: Unit, desk: Client) -> None:
    foreign = make_unit()
    grant = let_in(foreign.case, unit.stranger, "break_glass")

    answer = desk.post(f"/reviews/{grant.pk}", {"outcome": "justified", "words": "It was right."})

    assert (answer.status_code, on_record()) == (404, Away.THING)


# In a parameter ----------------------------------------------------------------------------

STRANGERS: dict[str, Callable[[Unit], User]] = {
    "of another office": lambda unit: unit.stranger,
    "of another State": lambda _unit: make_user(office=make_office(member_state="LV")),
    "whose account is closed": lambda unit: make_user(office=unit.case.office, is_active=False),
    "an interpreter": lambda unit: make_user(Role.INTERPRETER, office=unit.case.office),
    "an auditor": lambda unit: unit.auditor,
}


@pytest.mark.parametrize("who", STRANGERS)
def test_case_is_assigned_to_nobody_whom_the_form_does_not_offer(
    unit: Unit, desk: Client, who: str
) -> None:
    answer = desk.post(page(unit.case, "assign"), {"to": STRANGERS[who](unit).reference})

    assert (answer.status_code, on_record()) == (422, Away.INPUT)
    act_as(unit.supervisor)
    assert Case.objects.get(pk=unit.case.pk).caseworker == unit.worker


@pytest.mark.parametrize("told", [{"member_state": "LV"}, {"is_active": False}])
def test_case_goes_to_no_office_that_the_form_does_not_offer(
    unit: Unit, desk: Client, told: dict[str, object]
) -> None:
    sent = {"to": make_office(**told).reference, "reason": "They live there."}

    answer = desk.post(page(unit.case, "hand-over"), sent)

    assert (answer.status_code, on_record()) == (422, Away.INPUT)
    act_as(unit.supervisor)
    assert Case.objects.get(pk=unit.case.pk).office == unit.supervisor.office


@pytest.mark.parametrize("who", ["of another State", "whose account is closed", "an interpreter"])
def test_nobody_is_called_in_whom_the_form_does_not_offer(
    unit: Unit, desk: Client, who: str
) -> None:
    sent = {"to": STRANGERS[who](unit).reference, "purpose": "interview"}

    answer = desk.post(page(unit.case, "people"), sent)

    assert (answer.status_code, on_record()) == (422, Away.INPUT)
    act_as(unit.supervisor)
    assert not Grant.objects.exists()


def test_bulk_of_names_with_one_foreign_among_them_locks_nothing(unit: Unit, desk: Client) -> None:
    named = [unit.worker.reference, unit.stranger.reference, *["S-AAAA-BBBB"] * 50]

    answer = desk.post(page(unit.case, "lock"), {"words": "It is in the news.", "named": named})

    assert (answer.status_code, on_record()) == (422, Away.INPUT)
    act_as(unit.supervisor)
    assert not Lock.objects.exists()


def test_interpreter_who_is_none_is_not_booked(unit: Unit, desk: Client) -> None:
    sent = {"interpreter": unit.worker.reference, "at": "24 8 2030 9:15", "minutes": "60"}

    answer = desk.post(page(unit.case, "interpreters"), {**sent, "language": "ru", "room": "1"})

    assert (answer.status_code, on_record()) == (422, Away.INPUT)
    act_as(unit.supervisor)
    assert not Booking.objects.exists()


@pytest.mark.parametrize("kind", ["closed to them", "of another office", "none", "itself"])
def test_case_that_does_not_open_is_not_linked(unit: Unit, kind: str) -> None:
    colleagues = make_case(unit.supervisor)
    others = {
        "closed to them": make_unit().case.reference,
        "of another office": make_case().reference,
        "none": "LT-AAAA-BBBB",
        "itself": colleagues.reference,
    }
    desk = sign_in(Client(), unit.colleague)
    sent = {"reference": others[kind], "words": "One road.", "seen": 1}

    answer = desk.post(page(colleagues, "similar/new"), sent)

    assert (answer.status_code, on_record()) == (422, Away.ACT)
    act_as(unit.supervisor)
    assert Entry.objects.filter(case=colleagues).count() == 1


def test_placement_of_another_case_is_not_ended_from_this_one(unit: Unit, desk: Client) -> None:
    sent = {"placement": "2", "at": "today", "seen": 1}

    answer = desk.post(page(unit.case, "placement/end"), sent)

    assert answer.status_code == 422
    assert on_record() == Away.INPUT
    act_as(unit.supervisor)
    assert Entry.objects.filter(case=unit.case).count() == 1


def test_filter_by_a_colleague_of_another_office_filters_nothing(unit: Unit, desk: Client) -> None:
    answer = desk.get("/today", {"owner": unit.stranger.reference})

    assert (answer.status_code, on_record()) == (200, Away.INPUT)
    assert unit.stranger.full_name not in answer.text


def test_references_in_bulk_find_one_case_at_most(unit: Unit, desk: Client) -> None:
    mine, foreign = make_case(unit.supervisor), make_case()

    answer = desk.get("/cases/find", {"reference": [foreign.reference, mine.reference]})

    assert answer["Location"] == page(mine, "").removesuffix("/")


@pytest.mark.parametrize("seen", ["-1", "99999999999999999999", "1e3", "1; drop table", ""])
def test_form_that_claims_to_have_seen_what_is_not_there_writes_nothing(
    unit: Unit, desk: Client, seen: str
) -> None:
    sent = {"family_name": "Invented", "source": "stated", "seen": seen}

    answer = desk.post(page(unit.case, "identity"), sent)

    assert answer.status_code == 422
    act_as(unit.supervisor)
    assert Entry.objects.filter(case=unit.case).count() == 1
