"""What is written when something was found out about a statement."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from asylia.casefile.saying import Check, Saying
from asylia.casefile.statements import Statement, Verified, statements_of
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases.actions import withdraw_entry
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.telling import Telling
from asylia.web.evidence import actions
from tests.web.factories import NOON, make_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(clerk: User) -> Case:
    """A case with a statement in entry 2."""
    case = make_case(clerk)
    saying, telling = Saying(words="He held a bridge."), Telling(at=NOON, seen=1)
    actions.record_statement(case, by=clerk, telling=telling, saying=saying)
    return case


def check(case: Case, by: User, *, seen: int = 2, at: datetime = NOON, **told: Any) -> Entry:
    usual = {"of": 2, "result": Verified.UNCORROBORATED, "how": "asked the archive"}
    return actions.record_verification(
        case, by=by, telling=Telling(at=at, seen=seen), check=Check(**{**usual, **told})
    )


def said_in(case: Case) -> Statement:
    (found,) = statements_of(file_of(case))
    return found


def test_each_finding_is_added_and_the_last_holds(case: Case, clerk: User) -> None:
    check(case, clerk)

    check(case, clerk, seen=3, result=Verified.CORROBORATED, rests_on="a log book", checked_by="B")

    found = said_in(case)
    assert [one.result for one in found.verifications] == ["uncorroborated", "corroborated"]
    assert found.verified is Verified.CORROBORATED
    assert dict(file_of(case)[-1].header.attributes) == {"of": 2, "verification": "corroborated"}
    assert file_of(case)[-1].content == {
        "words": "asked the archive",
        "rests_on": "a log book",
        "checked_by": "B",
    }


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"result": Verified.NOT_EXAMINED}, "What nobody examined needs no entry"),
        ({"how": " "}, "Say how it was examined, or why it cannot be"),
        ({"result": Verified.CORROBORATED}, "Say what the finding rests on"),
        ({"result": Verified.CONTRADICTED, "rests_on": " "}, "Say what the finding rests on"),
        ({"of": 1}, "Entry 1 is no statement"),
        ({"at": datetime.now(UTC) + timedelta(days=2)}, "lies in the future"),
    ],
)
def test_finding_that_is_not_explained_is_refused(
    case: Case, clerk: User, told: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        check(case, clerk, **told)

    assert said_in(case).verified is Verified.NOT_EXAMINED


def test_what_cannot_be_checked_safely_needs_no_more_than_the_reason(
    case: Case, clerk: User
) -> None:
    check(case, clerk, result=Verified.CANNOT_BE_CHECKED_SAFELY, how="to ask would reveal him")

    assert said_in(case).verified is Verified.CANNOT_BE_CHECKED_SAFELY


def test_statement_that_was_taken_back_is_not_verified(case: Case, clerk: User) -> None:
    entry = Entry.objects.get(case=case, number=2)
    withdraw_entry(case, entry, by=clerk, reason="another person said it")

    with pytest.raises(Refused, match=r"was taken back \(entry 3\)"):
        check(case, clerk, seen=3)


def test_finding_that_was_taken_back_leaves_the_one_before(case: Case, clerk: User) -> None:
    check(case, clerk)
    later = check(case, clerk, seen=3, result=Verified.CONTRADICTED, rests_on="a photograph")

    withdraw_entry(case, later, by=clerk, reason="the photograph is of another bridge")

    assert said_in(case).verified is Verified.UNCORROBORATED


def test_two_at_once_do_not_overwrite_each_other(case: Case, clerk: User) -> None:
    check(case, clerk)

    with pytest.raises(MovedOn):
        check(case, clerk, result=Verified.CORROBORATED, rests_on="a log book")

    assert said_in(case).verified is Verified.UNCORROBORATED


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(case: Case, clerk: User, role: Role) -> None:
    other = make_user(role, office=clerk.office)
    act_as(other)

    with pytest.raises(Refused, match="Your role"):
        check(case, other)
