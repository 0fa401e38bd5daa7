"""A registered application of an invented person, and somebody who works on it."""

from datetime import UTC, datetime

import pytest

from asylia.web.accounts.models import Role, User
from asylia.web.cases.models import Case
from tests.web.factories import add_entry, make_case, make_user

IDENTITY = {
    "family_name": "Velgorin",
    "given_names": "Arsen",
    "name_in_own_script": "Арсен Вельгорин",
    "date_of_birth": "1994-03-02",
    "nationality": ["RU"],
    "language": "ru",
}


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 8, day, hour, tzinfo=UTC)


@pytest.fixture
def worker(db: None) -> User:
    return make_user(role=Role.CASEWORKER)


@pytest.fixture
def case(worker: User) -> Case:
    found = make_case(worker, at=at(10))
    add_entry(found, "identity_stated", by=worker, at=at(10, 10), content=IDENTITY, source="stated")
    add_entry(found, "application_registered", by=worker, at=at(11), happened_on=at(11).date())
    return found
