"""The calculator takes the verbs that are declared for its addresses, and no others."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.authz.asking import BOOK
from tests.web.authz.declared import PUBLIC, Page

TRIED = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE")
IN_ADDRESS = {
    "book:act": ("act",),
    "book:phase": ("act", "number"),
    "book:rule": ("key",),
    "book:event": ("event",),
    "book:party": ("party",),
    "book:day": ("day",),
}


@pytest.mark.parametrize("page", PUBLIC.values(), ids=list(PUBLIC))
def test_address_takes_its_verbs_and_no_others(page: Page, visitor: Client) -> None:
    told = {**BOOK, "key": "apr-register-5d", "number": 1}
    address = reverse(
        page.name, kwargs={name: told[name] for name in IN_ADDRESS.get(page.name, ())}
    )

    answers = {verb: visitor.generic(verb, address).status_code for verb in TRIED}

    taken = {verb for verb, status in answers.items() if status != HTTPStatus.METHOD_NOT_ALLOWED}
    assert taken == page.verbs
    assert max(answers.values()) < HTTPStatus.INTERNAL_SERVER_ERROR
