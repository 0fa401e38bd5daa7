import pytest
from django.db import Error, IntegrityError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from asylia.web.accounts.models import AccountAct, AccountEntry, Office, SignInTry, User
from asylia.web.accounts.session import act_as, act_as_nobody
from asylia.web.base.actions import now
from asylia.web.embedded import cluster
from asylia.web.embedded.places import Place
from tests.web.people import make_office, make_user

pytestmark = pytest.mark.django_db


def refused_by_the_database(statement: str) -> str:
    with pytest.raises(Error) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refusal.value)


@pytest.mark.parametrize(
    "statement",
    [
        "update accounts_accountentry set act = 'signed_out'",
        "delete from accounts_accountentry",
        "truncate accounts_accountentry",
        "delete from accounts_user",
        "delete from accounts_office",
        "update accounts_signintry set at = now()",
    ],
)
def test_the_application_may_not_rewrite_what_happened(statement: str) -> None:
    user = make_user()
    AccountEntry.objects.create(at=now(), act=AccountAct.SIGNED_IN, by=user, user=user)

    assert "permission denied" in refused_by_the_database(statement)


@pytest.mark.parametrize(
    ("field", "value"),
    [("role", "king"), ("username", "Rasa"), ("username", ""), ("full_name", "")],
)
def test_the_database_refuses_a_user_that_makes_no_sense(field: str, value: str) -> None:
    user = make_user()

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(**{field: value})


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "palace"), ("member_state", "lt"), ("name", "")]
)
def test_the_database_refuses_an_office_that_makes_no_sense(field: str, value: str) -> None:
    office = make_office()

    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.filter(pk=office.pk).update(**{field: value})


def test_two_offices_never_share_a_name() -> None:
    make_office(name="Lydonė")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_office(name="LYDONĖ")


def test_nothing_prints_a_name() -> None:
    user = make_user(full_name="Rasa Kalvaitė", username="rasa")
    entry = AccountEntry.objects.create(at=now(), act="signed_in", by=user, user=user)
    tried = SignInTry(account_key="a", address_key="b", at=now())

    said = f"{user} {user.office} {entry} {tried}"

    assert "rasa" not in said.lower()
    assert user.office.name not in said
    assert said.startswith(user.reference)


def test_the_database_knows_who_acts_until_the_transaction_ends() -> None:
    user = make_user()
    ask = (
        "select current_setting('asylia.user_id'), current_setting('asylia.office_id'),"
        " current_setting('asylia.role')"
    )

    with connection.cursor() as cursor:
        act_as(user)
        cursor.execute(ask)
        somebody = cursor.fetchone()
        act_as_nobody()
        cursor.execute(ask)
        nobody = cursor.fetchone()

    assert somebody == (str(user.pk), str(user.office_id), user.role)
    assert nobody == ("", "", "")


@pytest.mark.parametrize("table", ["accounts_session", "accounts_signintry"])
def test_a_worker_may_forget_what_expired(server: Place, committed_db: str, table: str) -> None:
    with cluster.connect(server, role="asylia_worker", database=committed_db) as worker:
        done = worker.execute(f"delete from {table} where 1 = 1")  # noqa: S608 -- our own names

    assert done.statusmessage == "DELETE 0"


@pytest.mark.parametrize("table", ["accounts_user", "accounts_office", "accounts_accountentry"])
def test_a_worker_may_change_no_account(server: Place, committed_db: str, table: str) -> None:
    with (
        cluster.connect(server, role="asylia_worker", database=committed_db) as worker,
        pytest.raises(InsufficientPrivilege),
    ):
        worker.execute(f"delete from {table}")  # noqa: S608 -- our own names
