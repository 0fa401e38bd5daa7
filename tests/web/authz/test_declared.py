"""Every address has its line in the declared table, for the desk and for the calculator."""

from collections.abc import Iterable
from importlib import import_module

import pytest
from django.test import Client
from django.urls import get_resolver, path

from asylia.web.base.rules import allow_anyone
from asylia.web.base.views import keys
from tests.web.authz import acts
from tests.web.authz.asking import routes
from tests.web.authz.declared import DESK, PUBLIC
from tests.web.every_act import every_act

CALCULATOR = "asylia.web.calculator.urls"


def undeclared(patterns: Iterable[object], *, table: Iterable[str]) -> list[str]:
    """The addresses that have no line, and the lines that have no address."""
    there = [name for name, _route in routes(patterns)]
    return sorted({*there} ^ {*table}) + sorted({name for name in there if there.count(name) > 1})


def test_every_address_of_the_desk_is_declared() -> None:
    assert undeclared(get_resolver().url_patterns, table=DESK) == []


def test_every_address_of_the_calculator_is_declared() -> None:
    assert undeclared(import_module(CALCULATOR).urlpatterns, table=PUBLIC) == []


def test_address_that_nobody_declared_is_found() -> None:
    added = [*get_resolver().url_patterns, path("new", allow_anyone(keys), name="new")]

    assert undeclared(added, table=DESK) == ["new"]


def test_address_that_is_gone_is_found() -> None:
    assert undeclared(get_resolver().url_patterns[1:], table=DESK) != []


def test_every_act_is_declared() -> None:
    assert sorted(acts.declared()) == sorted(f"{room}.{act}" for room, act in every_act())


def test_every_act_of_a_user_is_called() -> None:
    provider = {"provider.link_identity", "provider.unlink_identity"}
    asks_nothing = {"anyone", "self", "part", "command"}
    called = {*acts.ON_CASES, *acts.AT_ALL, "need.review"} | provider

    assert called == {name for name, what in acts.declared().items() if what not in asks_nothing}


@pytest.mark.parametrize("verb", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.django_db
def test_verb_that_no_address_takes_is_refused_everywhere(verb: str, client: Client) -> None:
    answers = {client.generic(verb, f"/{route}").status_code for route in ("today", "people", "no")}

    assert answers == {405}
