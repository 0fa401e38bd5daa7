"""Reasons are fewer than cases, and somebody hears of each."""

import pytest
from django.test import Client
from pytest_django import Settings

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.grants import Grant, Notice, NoticeKind, Reason
from asylia.web.cases.models import Case
from asylia.web.cases.opening import TooMany, found_by
from asylia.web.need import actions
from tests.web.clients import sign_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_case, make_office, make_user

pytestmark = pytest.mark.django_db
WORDS = "The person is at the counter."


def elsewhere(count: int) -> tuple[User, list[Case]]:
    """Whoever leads another office, and cases there on which nobody works."""
    office = make_office()
    lead = make_user(Role.SUPERVISOR, office=office)
    return lead, [make_case(make_user(office=office)) for _ in range(count)]


def stated(case: Case, *, by: User) -> Grant:
    act_as(by)
    found = found_by(by, case.reference)
    assert found is not None
    return actions.state_reason(found, by=by, why=Reason.PERSON, words=WORDS)


def told(user: User, kind: NoticeKind) -> list[int | None]:
    act_as(user)
    return list(Notice.objects.filter(to=user, kind=kind).values_list("case", flat=True))


@pytest.fixture
def few(settings: Settings) -> None:
    settings.REASONS_PER_WINDOW = 2


def test_who_leads_the_office_hears_of_a_reason_for_a_case_on_which_nobody_works() -> None:
    lead, (case,) = elsewhere(1)

    stated(case, by=make_user())

    assert told(lead, NoticeKind.STATED_REASON) == [case.pk]


def test_in_an_office_without_a_supervisor_somebody_else_hears_of_it() -> None:
    overseer = make_user(Role.AUDITOR, office=make_office(kind="oversight"))
    case = make_case(make_user())

    stated(case, by=make_user())

    assert told(overseer, NoticeKind.STATED_REASON) == [case.pk]


@pytest.mark.usefixtures("few")
def test_another_reason_is_refused_after_too_many() -> None:
    _lead, cases = elsewhere(3)
    user = make_user()
    for case in cases[:2]:
        stated(case, by=user)

    with pytest.raises(TooMany, match="unusually many reasons"):
        stated(cases[2], by=user)

    assert Grant.objects.filter(user=user).count() == 2


@pytest.mark.usefixtures("few")
def test_the_own_supervisor_is_told_of_too_many_reasons(client: Client) -> None:
    _lead, cases = elsewhere(3)
    user = make_user()
    own_lead = make_user(Role.SUPERVISOR, office=user.office)
    desk = sign_in(client, user)

    answers = [
        desk.post(f"/cases/{case.reference}/need", {"why": "person", "words": WORDS})
        for case in cases
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert "unusually many reasons" in text_of(answers[2])
    assert told(own_lead, NoticeKind.TOO_MANY) == [None]
