"""What is refused is on record: what, whose, where, when; nothing that was typed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import Error, connection, transaction
from django.test import Client

from asylia.web.accounts.actions import BEGUN
from asylia.web.accounts.addresses import keyed
from asylia.web.accounts.models import Away, OfficeKind, Role, TurnedAway, User
from asylia.web.accounts.session import act_as
from asylia.web.accounts.watch import actions
from asylia.web.base.actions import now
from asylia.web.embedded import cluster
from asylia.web.embedded.places import Place
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_office, make_user
from tests.web.need.conftest import make_unit

pytestmark = pytest.mark.django_db
WRONG = "wrong password of somebody"


@pytest.fixture(autouse=True)
def no_flood() -> Iterator[None]:
    actions._strangers.clear()
    yield
    actions._strangers.clear()


def kept() -> list[TurnedAway]:
    """Every row, as an administrator sees them."""
    act_as(make_user(Role.ADMINISTRATOR))
    return list(TurnedAway.objects.select_related("by").order_by("pk"))


def one() -> TurnedAway:
    (row,) = kept()
    return row


# What is written down -----------------------------------------------------------------------


@pytest.mark.parametrize("exists", [True, False])
def test_failed_sign_in_is_on_record_without_the_name(client: Client, exists: bool) -> None:  # noqa: FBT001 -- a table of two
    name = make_user().username if exists else "nobody.at.all"

    client.post("/sign-in", {"username": name, "password": WRONG})

    row = one()
    assert (row.kind, row.by, row.office, row.route) == (Away.SIGN_IN, None, None, "sign-in")
    assert row.name_key == keyed("account", name)
    stored = " ".join(map(str, row.__dict__.values()))
    assert name not in stored
    assert WRONG not in stored
    assert "127.0.0.1" not in stored


def test_one_time_password_that_is_too_old_is_on_record(client: Client) -> None:
    user = make_user(password=WRONG, password_ends_at=now() - timedelta(hours=1))

    client.post("/sign-in", {"username": user.username, "password": WRONG})

    assert (one().kind, one().failed) == (Away.SIGN_IN, "too old")


def test_answer_carries_the_number_under_which_it_is_on_record(client: Client) -> None:
    answer = client.post("/sign-in", {"username": "somebody", "password": WRONG})

    assert one().request == answer["X-Request-Id"]


def test_number_is_another_with_each_request(client: Client) -> None:
    numbers = {client.get("/sign-in")["X-Request-Id"] for _ in range(3)}

    assert len(numbers) == 3


def test_who_has_to_wait_is_on_record(client: Client, settings: Any) -> None:
    settings.SIGN_IN_TRIES_PER_ACCOUNT = 1
    for _ in range(2):
        client.post("/sign-in", {"username": "somebody", "password": WRONG})

    assert [row.kind for row in kept()] == [Away.SIGN_IN, Away.WAIT]


@pytest.mark.parametrize("key", ["f" * 32, "' or 1=1 --", "é" * 40])
def test_forged_session_is_on_record(client: Client, key: str) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = key

    answer = client.get("/today")

    assert answer["Location"].startswith("/sign-in?")
    assert "ended=1" in answer["Location"]
    assert (one().kind, one().by) == (Away.SESSION, None)


def test_session_that_ended_is_on_record(client: Client) -> None:
    sign_in(client, make_user())
    held = client.session
    held[BEGUN] -= 13 * 3600
    held.save()

    client.get("/today")

    assert one().kind == Away.SESSION


def test_session_that_was_left_is_on_record_when_it_is_replayed(client: Client) -> None:
    sign_in(client, make_user())
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/sign-out")
    client.cookies[settings.SESSION_COOKIE_NAME] = key

    client.get("/today")

    assert one().kind == Away.SESSION


def test_page_of_another_role_is_on_record(client: Client) -> None:
    user = make_user()

    sign_in(client, user).get("/users/")

    row = one()
    assert (row.kind, row.by, row.office_id, row.route) == (
        Away.ROLE,
        user,
        user.office_id,
        "users/",
    )


def test_reference_that_is_no_case_of_theirs_is_on_record_without_it(client: Client) -> None:
    case = make_case(make_user(office=make_office(member_state="LV")))

    sign_in(client, make_user()).get(f"/cases/{case.reference}")

    assert (one().kind, one().route) == (Away.CASE, "cases/<ref:reference>")


@pytest.mark.parametrize("verb", ["get", "post"])
def test_case_that_does_not_open_is_on_record(client: Client, verb: str) -> None:
    unit = make_unit()

    getattr(sign_in(client, unit.colleague), verb)(f"/cases/{unit.case.reference}/note")

    assert (one().kind, one().by) == (Away.CLOSED, unit.colleague)


def test_act_that_is_not_possible_is_on_record(client: Client) -> None:
    unit = make_unit()

    answer = sign_in(client, unit.auditor).get(f"/cases/{unit.case.reference}/note")

    assert answer.status_code == 409
    assert (one().kind, one().by) == (Away.ACT, unit.auditor)


def test_thing_of_somebody_else_is_on_record(client: Client) -> None:
    sign_in(client, make_user()).get("/account/passkeys/K-AAAA-BBBB")

    assert one().kind == Away.THING


def test_form_without_its_token_is_on_record() -> None:
    client = Client(enforce_csrf_checks=True)
    user = make_user()

    answer = sign_in(client, user).post("/notices/seen")

    assert answer.status_code == 403
    assert (one().kind, one().by) == (Away.FORM, user)


def test_verb_that_a_page_does_not_take_is_on_record(client: Client) -> None:
    answer = sign_in(client, make_user()).get("/notices/seen")

    assert answer.status_code == 405
    assert one().kind == Away.VERB


def test_request_that_cannot_be_read_is_on_record(client: Client) -> None:
    many = {f"box{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}

    answer = sign_in(client, make_user()).post("/people", many)

    assert answer.status_code == 400
    assert one().kind == Away.REQUEST


def test_choice_that_the_form_does_not_offer_is_on_record(client: Client) -> None:
    unit = make_unit()
    to = unit.stranger.reference

    answer = sign_in(client, unit.supervisor).post(
        f"/cases/{unit.case.reference}/assign", {"to": to}
    )

    assert answer.status_code == 422
    assert (one().kind, one().failed) == (Away.INPUT, "invalid_choice")


def test_box_left_empty_is_no_refusal_of_that_kind(client: Client) -> None:
    client.post("/sign-in", {"username": ""})

    assert kept() == []


def test_proof_that_fails_is_on_record(client: Client) -> None:
    user = make_user(Role.ADMINISTRATOR, password=WRONG)
    sign_in(client, user)
    held = client.session
    held["confirmed_at"] = 0
    held.save()

    client.post("/offices/add", {"confirm-of": "act", "confirm-password": "another one"})

    assert (one().kind, one().by) == (Away.CONFIRM, user)


@pytest.mark.parametrize("answer", ["", "{}", '{"id": "AAAA"}'])
def test_passkey_answer_that_proves_nothing_is_on_record(client: Client, answer: str) -> None:
    client.post("/sign-in/passkey", {"answer": answer or "nonsense"})

    assert one().kind == Away.PASSKEY
    assert one().failed


def test_fault_of_ours_is_not_written_down_as_a_refusal(client: Client) -> None:
    client.get("/sign-in")

    assert kept() == []


# Who sees it, and that it stays -------------------------------------------------------------


def lines(page: Any) -> int:
    return int(page.content.decode().count("<tr data-row>"))


def test_administrator_sees_whose_name_was_typed(client: Client) -> None:
    user = make_user()
    for name in (user.username, "no.such.name"):
        client.post("/sign-in", {"username": name, "password": WRONG})

    page = sign_in(client, make_user(Role.ADMINISTRATOR)).get("/turned-away")

    assert lines(page) == 2
    assert user.full_name in page.text
    assert "a name that no account has" in page.text
    assert "no.such.name" not in page.text


def test_one_kind_is_shown_alone(client: Client) -> None:
    client.post("/sign-in", {"username": "somebody", "password": WRONG})
    sign_in(client, make_user()).get("/users/")
    desk = sign_in(Client(), make_user(Role.ADMINISTRATOR))

    assert lines(desk.get("/turned-away")) == 2
    assert lines(desk.get("/turned-away?kind=role")) == 1
    assert lines(desk.get("/turned-away?kind=nonsense")) == 2


def test_auditor_sees_the_office_and_the_oversight_sees_all(client: Client) -> None:
    user = make_user()
    sign_in(client, user).get("/users/")
    other = make_user(Role.AUDITOR)
    same = make_user(Role.AUDITOR, office=user.office)
    oversight = make_user(Role.AUDITOR, office=make_office(kind=OfficeKind.OVERSIGHT))

    seen = [lines(sign_in(Client(), who).get("/turned-away")) for who in (other, same, oversight)]

    assert seen == [0, 1, 1]


def test_supervisor_sees_none(client: Client) -> None:
    user = make_user(Role.SUPERVISOR)

    answer = sign_in(client, user).get("/turned-away")

    act_as(user)
    assert answer.status_code == 403
    assert not TurnedAway.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "update accounts_turnedaway set kind = 'role'",
        "delete from accounts_turnedaway",
        "truncate accounts_turnedaway",
    ],
)
def test_application_may_not_rewrite_what_was_turned_away(client: Client, statement: str) -> None:
    sign_in(client, make_user()).get("/users/")

    with pytest.raises(Error, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_worker_forgets_what_is_older_than_a_year_alone(
    server: Place, committed_db: str, as_server: psycopg.Connection[Any]
) -> None:
    for age in ("366 days", "1 day"):
        as_server.execute(
            "insert into accounts_turnedaway (at, kind, name_key, address_key, route, request, "
            "failed) values (now() - %s::interval, 'session', '', '', '', '', '')",
            [age],
        )

    with cluster.connect(server, role="asylia_worker", database=committed_db) as worker:
        done = worker.execute(actions.FORGET)

    assert done.statusmessage == "DELETE 1"
    with pytest.raises(psycopg.errors.IntegrityError, match="kept for a year"):
        as_server.execute("delete from accounts_turnedaway")


def test_application_forgets_nothing_of_it() -> None:
    with pytest.raises(Error, match="permission denied"):
        actions.forget_old_ones()


def test_flood_by_strangers_is_written_down_up_to_a_measure(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(actions, "MOST_OF_STRANGERS", 2)
    monkeypatch.setattr(actions, "_strangers", type(actions._strangers)(maxlen=2))

    for _ in range(4):
        client.cookies[settings.SESSION_COOKIE_NAME] = "f" * 32
        client.get("/today")

    assert len(kept()) == 2
    assert caplog.text.count("kept=no") == 2


def test_row_prints_its_kind_alone(client: Client) -> None:
    user: User = make_user()
    sign_in(client, user).get("/users/")

    assert user.full_name not in str(one())
    assert str(one()).startswith("role ")
