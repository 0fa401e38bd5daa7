"""Invented people in the register, for its tests."""

from typing import Any

from asylia.web.accounts.models import User
from asylia.web.cases.models import Case
from tests.web.factories import make_case

ARSEN = {
    "family_name": "Velgorin",
    "given_names": "Arsen",
    "name_in_own_script": "Арсен Вельгорин",
    "date_of_birth": "1994-03-02",
    "nationality": ["RU"],
}


def make_person(by: User, **identity: Any) -> Case:
    """A case of this user's office whose file says who the person is; Arsen if nothing is said."""
    return make_case(by, event="identity_stated", content=identity or ARSEN, source="stated")
