"""One form, sent twice by a double click or on a weak line: one person, one case."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connections, transaction
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from asylia.web.accounts.session import act_as
from asylia.web.arrivals import actions
from asylia.web.arrivals.contact import FirstContact
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import make_user

CONTACT = FirstContact(
    found=Event.BORDER_APPREHENSION,
    at=datetime(2026, 8, 10, 11, 10, tzinfo=UTC),
    place="",
    authority="border_guard",
    identity={},
)
TOLD = {
    "at": "10 8 2026 14:10",
    "found": "border_apprehension",
    "authority": "border_guard",
    "asked": "no",
}


@pytest.mark.usefixtures("committed_db")
def test_first_contact_that_is_sent_twice_at_once_opens_one_case() -> None:
    with transaction.atomic():
        guard = make_user(Role.BORDER_GUARD)

    def send() -> None:
        try:
            with transaction.atomic():
                act_as(guard)
                case = actions.record_first_contact(CONTACT, by=guard, form="the form")
                opened.append(case.reference)
        finally:
            connections.close_all()

    opened: list[str] = []
    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(timeout=30)

    assert len(opened) == 4
    assert len(set(opened)) == 1


@pytest.mark.django_db
def test_page_that_is_sent_twice_leads_to_the_same_case(client: Client) -> None:
    guard = make_user(Role.BORDER_GUARD)
    sign_in(client, guard)

    def send(token: str, **other: str) -> str:
        told = {**TOLD, "csrfmiddlewaretoken": token, **other}
        return client.post("/first-contact", told)["Location"]

    first, again = send("once shown"), send("once shown")
    somebody_else = send("once shown", family_name="Velgorin")
    anew = send("shown anew")

    assert first == again
    assert len({first, somebody_else, anew}) == 3
    act_as(guard)
    assert Case.objects.count() == 3
