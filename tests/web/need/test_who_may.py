"""Why an act of need is refused to this person, asked of the rule itself."""

import pytest

from asylia.web.accounts.models import Role
from asylia.web.cases.key_models import Erasure
from asylia.web.need import access
from asylia.web.retention import access as retention
from tests.web.factories import NOON, let_in, make_case, make_office, make_user

pytestmark = pytest.mark.django_db


def test_case_that_is_not_locked_is_not_unlocked() -> None:
    supervisor = make_user(Role.SUPERVISOR)
    case = make_case(supervisor)

    assert access.why_not_unlock(supervisor, case) == "This case is not locked."


def test_case_that_was_erased_opens_with_no_reason() -> None:
    lead = make_user(Role.SUPERVISOR)
    case = make_case(lead)
    elsewhere = make_user(office=make_office())
    before = access.why_not_state_reason(elsewhere, case)

    Erasure.objects.create(
        case=case, at=NOON, by=lead, limit_id="apr-data-retention-10y", reason="It was time."
    )

    refused = access.why_not_state_reason(elsewhere, case)
    assert before is None
    assert refused == "This case was erased. It opens to nobody any more."


def test_caseworker_unlocks_no_case() -> None:
    caseworker = make_user(Role.CASEWORKER)
    case = make_case(caseworker)

    refused = access.why_not_unlock(caseworker, case)

    assert refused == "Cases are locked and unlocked by a supervisor."


def test_who_does_not_open_a_case_does_not_see_who_looked() -> None:
    case = make_case()
    stranger = make_user(office=make_office(member_state="LV"))

    assert access.why_not_see_looks(stranger, case) is not None


def test_list_of_a_lock_holds_people_of_the_state_alone() -> None:
    case = make_case()
    abroad = make_user(office=make_office(member_state="LV"))

    assert access.why_not_name(case, named=abroad) == "Choose somebody of this State."


def test_supervisor_of_another_office_erases_nothing() -> None:
    case = make_case()
    other = make_user(Role.SUPERVISOR)
    let_in(case, other)

    refused = retention.why_not_erase(other, case, proposal=None)

    assert refused == "Which cases are erased is decided by a supervisor of their office."
