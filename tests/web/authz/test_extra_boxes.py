"""Boxes that a form does not have, and more than one holds: nothing comes of them."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import Away, Passkey, Role, TurnedAway, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.grants import Grant, GrantKind
from asylia.web.cases.models import Case, Entry
from tests.web.clients import sign_in
from tests.web.factories import NOON, PASSWORD, make_user
from tests.web.need.conftest import Unit, make_unit

pytestmark = pytest.mark.django_db
ODD = {
    "id": "1",
    "pk": "1",
    "by": "1",
    "user": "1",
    "case": "1",
    "office": "1",
    "recorded_by": "1",
    "recorded_at": "2000-01-01",
    "at": "1 1 2000",
    "number": "1",
    "event": "final_decision",
    "corrects": "1",
    "withdrawn": "on",
    "kind": "assignment",
    "ends_at": "2099-01-01",
    "lock": "",
    "is_superuser": "on",
    "is_staff": "on",
    "role": "administrator",
    "__proto__": "x",
}
"""What somebody might add who knows how forms become rows elsewhere."""
LONG = "x" * 1_048_576


@pytest.fixture
def unit() -> Unit:
    return make_unit()


def last_of(case: Case, by: User) -> Entry:
    act_as(by)
    return case.entries.order_by("-number")[0]


def test_note_is_a_note_whatever_else_is_sent(unit: Unit) -> None:
    desk = sign_in(Client(), unit.worker)

    desk.post(f"/cases/{unit.case.reference}/note", {**ODD, "words": "A note."})

    entry = last_of(unit.case, unit.worker)
    assert (entry.event, entry.number, entry.corrects) == (FileAct.NOTE_ADDED, 2, None)
    assert (entry.recorded_by, entry.office) == (unit.worker, unit.worker.office)
    assert file_of(unit.case)[-1].content == {"words": "A note."}


def test_identity_holds_its_own_boxes_alone(unit: Unit) -> None:
    desk = sign_in(Client(), unit.worker)
    sent = {"family_name": "Invented", "source": "stated", "seen": 1}

    desk.post(f"/cases/{unit.case.reference}/identity", {**ODD, **sent})

    assert last_of(unit.case, unit.worker).event == FileAct.IDENTITY_STATED
    assert file_of(unit.case)[-1].content == {"family_name": "Invented"}


def test_reason_is_ones_own_and_ends_in_time_whatever_else_is_sent(unit: Unit) -> None:
    desk = sign_in(Client(), unit.colleague)
    sent = {"why": "care", "words": "Somebody is in danger there."}

    desk.post(f"/cases/{unit.case.reference}/need", {**ODD, **sent})

    act_as(unit.colleague)
    grant = Grant.objects.get()
    assert (grant.kind, grant.user, grant.by) == (GrantKind.REASON, unit.colleague, unit.colleague)
    assert grant.ends_at is not None
    assert grant.ends_at.year < 2099


def test_passkey_stays_its_owners_whatever_else_is_sent(unit: Unit) -> None:
    key = Passkey.objects.create(
        user=unit.worker, name="old", key_id=b"id", credential=b"none", added_at=NOON
    )
    sent = {**ODD, "name": "new", "user": unit.colleague.pk, "key_id": "other", "uses": "9"}

    sign_in(Client(), unit.worker).post(f"/account/passkeys/{key.reference}", sent)

    key.refresh_from_db()
    assert (key.name, key.user, bytes(key.key_id), key.uses) == ("new", unit.worker, b"id", 0)


def test_password_is_changed_for_oneself_alone(unit: Unit) -> None:
    user = make_user(password=PASSWORD)
    sent = {"current": PASSWORD, "new": "four words that differ", "again": "four words that differ"}
    more = {**ODD, "user": unit.worker.pk, "username": unit.worker.username}

    sign_in(Client(), user).post("/account/password", {**more, **sent})

    user.refresh_from_db()
    before = unit.worker.password
    unit.worker.refresh_from_db()
    assert user.check_password("four words that differ")
    assert (user.role, unit.worker.password) == (Role.CASEWORKER, before)


def test_account_is_opened_with_the_boxes_of_its_form_alone(unit: Unit) -> None:
    ada = make_user(Role.ADMINISTRATOR)
    sent = {"full_name": "New", "username": "new", "role": "auditor"}
    more = {**ODD, "password": PASSWORD, "must_change_password": "", "reference": "S-AAAA-AAAA"}
    office = unit.supervisor.office.reference

    sign_in(Client(), ada).post("/users/add", {**more, **sent, "office": office})

    made = User.objects.get(username="new")
    assert (made.role, made.must_change_password) == (Role.AUDITOR, True)
    assert made.reference != "S-AAAA-AAAA"
    assert not made.check_password(PASSWORD)


def test_account_keeps_what_its_form_does_not_change(unit: Unit) -> None:
    ada = make_user(Role.ADMINISTRATOR)
    worker = unit.worker
    sent = {"full_name": "New", "role": worker.role, "office": worker.office.reference}
    more: dict[str, Any] = {**ODD, "username": "other", "is_active": "", "password": PASSWORD}

    sign_in(Client(), ada).post(f"/users/{worker.reference}", {**more, **sent})

    after = User.objects.get(pk=worker.pk)
    assert (after.full_name, after.username, after.is_active) == ("New", worker.username, True)
    assert after.password == worker.password


# More than one holds, and signs that nobody sees ----------------------------------------------


def on_record() -> list[str]:
    act_as(make_user(Role.ADMINISTRATOR))
    return list(TurnedAway.objects.order_by("pk").values_list("kind", flat=True))


PAGES = ("emergency", "note", "hand-over", "statements/new", "lock", "application/make")


@pytest.mark.parametrize("page", PAGES)
def test_megabyte_of_words_is_refused_in_words(unit: Unit, page: str) -> None:
    desk = sign_in(Client(), unit.supervisor)

    answer = desk.post(f"/cases/{unit.case.reference}/{page}", {"words": LONG, "reason": LONG})

    assert (answer.status_code, on_record()) == (400, [Away.REQUEST])
    assert "Nothing was changed." in answer.text
    act_as(unit.supervisor)
    assert unit.case.entries.count() == 1


def test_megabyte_of_a_reason_is_refused_in_words(unit: Unit) -> None:
    desk = sign_in(Client(), unit.colleague)

    answer = desk.post(f"/cases/{unit.case.reference}/need", {"why": "care", "words": LONG})

    assert (answer.status_code, on_record()) == (400, [Away.REQUEST])
    act_as(unit.colleague)
    assert not Grant.objects.exists()


@pytest.mark.parametrize("length", [1_001, 900_000])
def test_reason_that_is_too_long_is_refused_at_its_box(unit: Unit, length: int) -> None:
    desk = sign_in(Client(), unit.colleague)
    sent = {"why": "care", "words": "x" * length}

    answer = desk.post(f"/cases/{unit.case.reference}/need", sent)

    assert (answer.status_code, on_record()) == (422, [Away.INPUT])
    assert "at most" in answer.text
    act_as(unit.colleague)
    assert not Grant.objects.exists()


@pytest.mark.parametrize("sign", ["\x00", "\x1b[31m", "\x07", "\x7f", "\x85", "\u202e", "\u2066"])
def test_sign_that_nobody_sees_is_no_part_of_a_reason(unit: Unit, sign: str) -> None:
    desk = sign_in(Client(), unit.colleague)
    sent = {"why": "care", "words": f"Somebody is{sign} in danger there."}

    answer = desk.post(f"/cases/{unit.case.reference}/need", sent)

    assert (answer.status_code, on_record()) == (422, [Away.INPUT])
    act_as(unit.colleague)
    assert not Grant.objects.exists()


@pytest.mark.parametrize("page", ["note", "identity", "application/make", "statements/new"])
def test_nul_is_refused_wherever_words_are_written(unit: Unit, page: str) -> None:
    sent = dict.fromkeys(("words", "family_name", "heard_by", "at", "seen"), "a\x00b")

    answer = sign_in(Client(), unit.worker).post(f"/cases/{unit.case.reference}/{page}", sent)

    assert answer.status_code == 422
    assert last_of(unit.case, unit.worker).number == 1


def test_too_many_boxes_are_refused_in_words(unit: Unit) -> None:
    many = {f"box{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}

    answer = sign_in(Client(), unit.worker).post(f"/cases/{unit.case.reference}/note", many)

    assert (answer.status_code, on_record()) == (400, [Away.REQUEST])
    assert "could not be read" in answer.text


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "multipart/form-data"])
def test_body_of_another_kind_writes_nothing(unit: Unit, kind: str) -> None:
    desk = sign_in(Client(), unit.worker)
    body = b'{"words": "A note."}'

    answer = desk.generic("POST", f"/cases/{unit.case.reference}/note", body, content_type=kind)

    assert answer.status_code in {200, 400, 422}
    assert last_of(unit.case, unit.worker).number == 1
