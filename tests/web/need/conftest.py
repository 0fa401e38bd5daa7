"""An office at work: a case with its caseworker, a colleague, a supervisor, an auditor."""

from dataclasses import dataclass

import pytest

from asylia.web.accounts.models import Role, User
from asylia.web.cases import record
from asylia.web.cases.models import Case
from tests.web.factories import make_case, make_user


@dataclass(frozen=True, kw_only=True)
class Unit:
    """Everybody who has to do with the case, and two who have not."""

    case: Case
    worker: User
    colleague: User
    supervisor: User
    auditor: User
    stranger: User


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit()


def make_unit() -> Unit:
    supervisor = make_user(Role.SUPERVISOR)
    office = supervisor.office
    worker = make_user(office=office)
    case = make_case(supervisor, content={"words": "Said in confidence."})
    record.assign(case, worker)
    return Unit(
        case=case,
        worker=worker,
        colleague=make_user(office=office),
        supervisor=supervisor,
        auditor=make_user(Role.AUDITOR, office=office),
        stranger=make_user(),
    )
