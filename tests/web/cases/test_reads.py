"""A read is kept if and only if what was read was shown."""

import pytest
from django.db import DatabaseError, transaction

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now
from asylia.web.base.onrecord import NotOnRecord
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.reads import NotInTransaction, note_read
from tests.web.factories import make_case, make_user


@pytest.mark.django_db
def test_read_says_who_what_and_when() -> None:
    user = make_user()
    cases = [make_case(user), make_case(user)]

    before = now()
    note_read(user, cases, what=ReadAct.CASES_LISTED)
    after = now()

    found = Read.objects.order_by("pk").values_list("case", "by", "office", "what")
    assert list(found) == [(case.pk, user.pk, user.office_id, "cases_listed") for case in cases]
    assert all(before <= read.at <= after for read in Read.objects.all())


@pytest.mark.django_db
def test_read_that_fails_is_no_read() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(DatabaseError, match="gone"):
        read_and_fail(user, case)

    assert Read.objects.count() == 0


@transaction.atomic
def read_and_fail(user: User, case: Case) -> None:
    note_read(user, [case], what=ReadAct.CASE_OPENED)
    assert Read.objects.count() == 1
    raise DatabaseError("gone")


@pytest.mark.usefixtures("committed_db")
def test_read_outside_a_transaction_is_refused() -> None:
    with transaction.atomic():
        user = make_user()
        case = make_case(user)

    with pytest.raises(NotInTransaction):
        note_read(user, [case], what=ReadAct.CASE_OPENED)


@pytest.mark.django_db
def test_read_in_the_name_of_another_is_refused() -> None:
    user = make_user()
    case = make_case(user)
    act_as(make_user(office=user.office))

    with pytest.raises(NotOnRecord) as refused, transaction.atomic():
        note_read(user, [case], what=ReadAct.CASE_OPENED)

    assert "row-level security" in str(refused.value.__cause__)
