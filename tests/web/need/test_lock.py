"""A locked case: its named list, the alert for each look, and its end."""

import pytest

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions as cases
from asylia.web.cases import need
from asylia.web.cases.grants import Lock, Named, Notice, NoticeKind, Purpose
from asylia.web.cases.models import EntryContent, ReadAct
from asylia.web.cases.need import Ground
from asylia.web.cases.reads import NoGround, note_read
from asylia.web.need import actions
from tests.web.factories import call_in, let_in, make_office, make_user
from tests.web.need.conftest import Unit

WHY = "The case is in the news."


def lock(unit: Unit, *named: User) -> Lock:
    act_as(unit.supervisor)
    return actions.lock_case(unit.case, by=unit.supervisor, words=WHY, named=named)


def test_locked_case_opens_to_its_list_and_whoever_locked_it(unit: Unit) -> None:
    call_in(unit.case, unit.stranger, by=unit.supervisor)
    lock(unit, unit.worker)

    grounds = {user: need.ground_of(user, unit.case) for user in (unit.worker, unit.supervisor)}
    assert set(grounds.values()) == {Ground.NAMED}
    for user in (unit.colleague, unit.auditor, unit.stranger):
        assert need.ground_of(user, unit.case) is None


def test_lock_and_its_end_stand_in_the_file_without_their_reason(unit: Unit) -> None:
    lock(unit)
    actions.unlock_case(unit.case, by=unit.supervisor)

    entries = list(unit.case.entries.order_by("number"))[1:]
    assert [entry.event for entry in entries] == [FileAct.CASE_LOCKED, FileAct.CASE_UNLOCKED]
    assert not EntryContent.objects.filter(entry__in=entries).exists()
    assert need.ground_of(unit.worker, unit.case) == Ground.CASEWORKER


def test_another_list_takes_the_place_of_the_first(unit: Unit) -> None:
    lock(unit, unit.worker)
    lock(unit, unit.colleague)

    assert need.ground_of(unit.worker, unit.case) is None
    assert need.ground_of(unit.colleague, unit.case) == Ground.NAMED
    assert Lock.objects.filter(ended_at__isnull=True).count() == 1
    assert Lock.objects.count() == 2


@pytest.mark.parametrize("who", ["worker", "auditor", "colleague", "stranger"])
def test_only_a_supervisor_of_the_office_locks(unit: Unit, who: str) -> None:
    user = getattr(unit, who)
    act_as(user)

    with pytest.raises(Refused):
        actions.lock_case(unit.case, by=user, words=WHY, named=[])

    assert not Named.objects.exists()


def test_supervisor_who_is_not_on_the_list_ends_the_lock_by_emergency_alone(unit: Unit) -> None:
    lock(unit)
    other = make_user(Role.SUPERVISOR, office=unit.case.office)
    act_as(other)
    with pytest.raises(Refused):
        actions.unlock_case(unit.case, by=other)

    let_in(unit.case, other, "break_glass")
    actions.unlock_case(unit.case, by=other)

    assert need.ground_of(unit.worker, unit.case) == Ground.CASEWORKER


def test_case_that_is_not_locked_is_not_unlocked(unit: Unit) -> None:
    act_as(unit.supervisor)

    with pytest.raises(Refused, match="not locked"):
        actions.unlock_case(unit.case, by=unit.supervisor)


def test_list_names_nobody_who_opens_no_case(unit: Unit) -> None:
    for one in (make_user(Role.INTERPRETER), make_user(is_active=False)):
        with pytest.raises(Refused, match="role does not open cases"):
            lock(unit, one)
    with pytest.raises(Refused, match="of this State"):
        lock(unit, make_user(office=make_office(member_state="LV")))


def test_each_look_is_told_to_whoever_locked_it_and_to_the_auditors(unit: Unit) -> None:
    lock(unit, unit.worker)
    act_as(unit.worker)

    for _look in range(2):
        note_read(unit.worker, [unit.case], what=ReadAct.CASE_OPENED)
    note_read(unit.worker, [unit.case], what=ReadAct.CASES_LISTED)

    for user in (unit.supervisor, unit.auditor):
        act_as(user)
        assert Notice.objects.filter(to=user, kind=NoticeKind.LOOKED, by=unit.worker).count() == 2


def test_look_without_a_ground_is_an_error_and_shows_nothing(unit: Unit) -> None:
    lock(unit)
    act_as(unit.worker)

    with pytest.raises(NoGround):
        note_read(unit.worker, [unit.case], what=ReadAct.CASE_OPENED)


def test_locked_case_goes_to_no_other_office_and_to_nobody_off_its_list(unit: Unit) -> None:
    lock(unit, unit.worker)
    by, case = unit.supervisor, unit.case

    with pytest.raises(Refused, match="Unlock it"):
        cases.hand_over_case(case, by=by, to=make_office())
    with pytest.raises(Refused, match="on its list first"):
        cases.assign_case(case, by=by, to=unit.colleague)
    with pytest.raises(Refused, match="Change its list"):
        actions.call_in(case, by=by, to=unit.stranger, purpose=Purpose.TOGETHER)
    lock(unit, unit.worker, unit.colleague)
    cases.assign_case(case, by=by, to=unit.colleague)
    assert case.caseworker == unit.colleague
