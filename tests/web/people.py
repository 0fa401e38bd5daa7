"""The smallest valid office and user; invented, like everybody in these tests."""

from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from asylia.web.accounts.models import Office, OfficeKind, Role, User
from tests.web import clients

_count = iter(range(1, 1_000_000))


class QuickHasher(Argon2PasswordHasher):
    """The hash of the house at the least that it can cost: tests sign in thousands of times."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1


def make_office(**told: Any) -> Office:
    usual = {"name": f"Office {next(_count)}", "kind": OfficeKind.ASYLUM, "member_state": "LT"}
    return Office.objects.create(**{**usual, **told})


def make_user(role: str = Role.CASEWORKER, *, password: str = "", **told: Any) -> User:
    """A user; without a password they cannot sign in by the form, only by ``force_login``."""
    number = next(_count)
    usual = {
        "username": f"user{number}",
        "full_name": f"Invented Person {number}",
        "role": role,
        "must_change_password": False,
    }
    if "office" not in told:
        told["office"] = make_office()
    user = User(**{**usual, **told})
    user.set_password(password or None)
    user.save()
    return user


def sign_in(client: Client, user: User) -> User:
    """Give the client a session of this user that has just begun; the user comes back."""
    clients.sign_in(client, user)
    return user
