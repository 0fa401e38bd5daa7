"""Notices, and the review that follows each emergency access."""

from datetime import timedelta

import pytest

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases.grants import Grant, GrantKind, Notice, NoticeKind, Outcome, Review
from asylia.web.cases.need import REVIEW_WITHIN
from asylia.web.need import actions
from asylia.web.need.looks import reviews_owed
from tests.web.factories import NOON, let_in, make_case, make_office, make_user
from tests.web.need.conftest import Unit

pytestmark = pytest.mark.django_db

WORDS = "The person was in danger."


def look_into(grant: Grant, by: User) -> Review:
    act_as(by)
    return actions.review(grant, by=by, outcome=Outcome.JUSTIFIED, words=WORDS)


@pytest.mark.parametrize("who", ["supervisor", "auditor"])
def test_review_is_written_once_and_told(unit: Unit, who: str) -> None:
    grant = let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    reviewer = getattr(unit, who)

    look_into(grant, reviewer)

    with pytest.raises(Refused, match="reviewed already"):
        look_into(grant, unit.auditor)
    act_as(unit.stranger)
    assert Notice.objects.get(to=unit.stranger).kind == NoticeKind.REVIEWED


def test_review_is_made_by_who_answers_for_the_office_and_is_not_the_user(unit: Unit) -> None:
    grant = let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    elsewhere = make_user(Role.AUDITOR)
    gone = make_user(Role.AUDITOR, office=unit.case.office, is_active=False)
    for by, why_not in (
        (unit.worker, "by supervisors and auditors"),
        (gone, "by supervisors and auditors"),
        (elsewhere, "in the office of the case"),
    ):
        with pytest.raises(Refused, match=why_not):
            look_into(grant, by)

    own = let_in(unit.case, make_user(Role.AUDITOR), GrantKind.BREAK_GLASS)
    with pytest.raises(Refused, match="their own"):
        look_into(own, own.user)
    with pytest.raises(Refused, match="Only emergency access"):
        look_into(let_in(unit.case, unit.colleague), unit.auditor)
    with pytest.raises(Refused, match="at least 10"):
        actions.review(grant, by=unit.auditor, outcome=Outcome.UNCLEAR, words="No.")


def test_oversight_reviews_what_an_office_without_auditors_owes() -> None:
    auditor = make_user(Role.AUDITOR, office=make_office(kind=OfficeKind.OVERSIGHT))
    grant = let_in(make_case(make_user()), make_user(), GrantKind.BREAK_GLASS)
    act_as(auditor)

    owed = reviews_owed(auditor, now=NOON)
    look_into(grant, auditor)

    assert [(one.grant, one.case) for one in owed] == [(grant, "")]
    assert reviews_owed(auditor, now=NOON) == []


def test_review_is_overdue_after_seventy_two_hours(unit: Unit) -> None:
    let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    act_as(unit.supervisor)
    at = NOON + REVIEW_WITHIN

    late = [
        one.is_late
        for now in (at, at + timedelta(seconds=1))
        for one in reviews_owed(unit.supervisor, now=now)
    ]

    assert late == [False, True]


def test_notices_are_seen_once_and_only_ones_own(unit: Unit) -> None:
    let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    Notice.objects.create(to=unit.worker, kind=NoticeKind.LOOKED, at=NOON, by=unit.stranger)
    act_as(unit.colleague)
    assert actions.mark_seen(by=unit.colleague) == 0
    assert not Notice.objects.exists()

    act_as(unit.worker)

    assert [actions.mark_seen(by=unit.worker) for _ in range(2)] == [1, 0]
