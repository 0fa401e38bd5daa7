"""Every test here happens on the day of the demonstration."""

import pytest
from django.test import Client

from asylia.samples.caseload import DEMONSTRATION_DAY
from asylia.web.accounts.models import User
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user


@pytest.fixture(autouse=True)
def _on_the_day_of_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())


IDENTITY = {"family_name": "Velgorin", "language": "ru"}


@pytest.fixture
def clerk() -> User:
    return make_user(full_name="Rasa Kalnienė")


@pytest.fixture
def case(clerk: User) -> Case:
    case = make_case(clerk)
    add_entry(case, "identity_stated", by=clerk, content=IDENTITY)
    return case


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)
