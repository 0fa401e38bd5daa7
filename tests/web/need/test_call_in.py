"""Calling a colleague in to a case, and ending that."""

import pytest

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions as cases
from asylia.web.cases import need
from asylia.web.cases.file import entries_of
from asylia.web.cases.grants import Grant, Notice, NoticeKind, Purpose
from asylia.web.cases.shares import NoKey, cipher_for
from asylia.web.need import actions
from tests.web.factories import let_in, make_case, make_office, make_user
from tests.web.need.conftest import Unit


def call(unit: Unit, to: User, by: User | None = None) -> Grant:
    caller = by or unit.worker
    act_as(caller)
    return actions.call_in(unit.case, by=caller, to=to, purpose=Purpose.INTERVIEW)


@pytest.mark.parametrize("by", ["worker", "supervisor"])
def test_colleague_of_any_office_is_called_in_and_told(unit: Unit, by: str) -> None:
    call(unit, unit.stranger, getattr(unit, by))
    act_as(unit.stranger)

    assert need.ground_of(unit.stranger, unit.case) == need.Ground.ASSIGNMENT
    assert Notice.objects.get(to=unit.stranger).kind == NoticeKind.CALLED_IN
    last = entries_of(unit.case)[0]
    assert last.event == FileAct.COLLEAGUE_CALLED_IN
    assert dict(last.entry.header.attributes) == {
        "to": unit.stranger.reference,
        "purpose": "interview",
    }


def test_who_is_called_in_writes_into_the_file(unit: Unit) -> None:
    call(unit, unit.stranger)
    act_as(unit.stranger)

    entry = cases.add_note(unit.case, by=unit.stranger, words="A note.")

    assert entry.office_id == unit.stranger.office_id


def test_who_is_called_in_decides_nothing_about_whose_case_it_is(unit: Unit) -> None:
    call(unit, unit.stranger)
    act_as(unit.stranger)
    by, case = unit.stranger, unit.case

    for act in (
        lambda: cases.hand_over_case(case, by=by, to=by.office),
        lambda: cases.assign_case(case, by=by, to=by),
        lambda: actions.call_in(case, by=by, to=unit.colleague, purpose=Purpose.TOGETHER),
    ):
        with pytest.raises(Refused, match="decided in its office"):
            act()


def test_colleague_without_the_case_calls_nobody_in(unit: Unit) -> None:
    let_in(unit.case, unit.colleague)
    with pytest.raises(Refused, match="for some hours only"):
        call(unit, unit.stranger, unit.colleague)
    call(unit, unit.colleague)

    with pytest.raises(Refused, match="called in by the caseworker or a supervisor"):
        call(unit, unit.stranger, unit.colleague)


def test_nobody_is_called_in_twice_or_to_their_own_case(unit: Unit) -> None:
    call(unit, unit.stranger)

    for to in (unit.stranger, unit.worker, unit.supervisor):
        with pytest.raises(Refused, match="already"):
            call(unit, to)


def test_who_opens_no_case_is_not_called_in(unit: Unit) -> None:
    for to in (
        make_user(Role.INTERPRETER),
        make_user(Role.ADMINISTRATOR),
        make_user(is_active=False),
    ):
        with pytest.raises(Refused, match="role does not open cases"):
            call(unit, to)
    with pytest.raises(Refused, match="of this State"):
        call(unit, make_user(office=make_office(member_state="LV")))


@pytest.mark.parametrize("by", ["worker", "supervisor", "stranger"])
def test_calling_in_is_ended_by_who_gave_it_or_has_it(unit: Unit, by: str) -> None:
    grant = call(unit, unit.stranger)
    ender = getattr(unit, by)
    act_as(ender)

    actions.release(grant, by=ender)

    assert need.ground_of(unit.stranger, unit.case) is None
    act_as(unit.worker)
    assert entries_of(unit.case)[0].event == FileAct.COLLEAGUE_RELEASED


def test_calling_in_is_ended_by_no_other_and_only_once(unit: Unit) -> None:
    grant = call(unit, unit.stranger)
    call(unit, unit.colleague)
    act_as(unit.colleague)
    with pytest.raises(Refused, match="ended by the caseworker"):
        actions.release(grant, by=unit.colleague)
    call(unit, other := make_user())
    act_as(other)
    with pytest.raises(Refused, match="decided in its office"):
        actions.release(grant, by=other)

    act_as(unit.worker)
    actions.release(grant, by=unit.worker)
    with pytest.raises(Refused, match="ended already"):
        actions.release(grant, by=unit.worker)


def test_reason_is_given_back_without_an_entry(unit: Unit) -> None:
    grant = let_in(unit.case, unit.colleague)

    actions.release(grant, by=unit.colleague)

    assert need.ground_of(unit.colleague, unit.case) is None
    act_as(unit.worker)
    assert len(entries_of(unit.case)) == 1


def test_hand_over_ends_every_calling_in(unit: Unit) -> None:
    call(unit, unit.stranger)
    act_as(unit.worker)

    cases.hand_over_case(unit.case, by=unit.worker, to=make_office())

    assert need.ground_of(unit.stranger, unit.case) is None


def test_nobodys_case_is_shared_by_a_supervisor_alone(unit: Unit) -> None:
    case = make_case(unit.worker)

    with pytest.raises(Refused, match="by the caseworker or a supervisor"):
        actions.call_in(case, by=unit.worker, to=unit.stranger, purpose=Purpose.TOGETHER)


def test_who_is_called_in_from_its_office_hands_it_over_and_loses_it(unit: Unit) -> None:
    call(unit, unit.colleague)
    act_as(unit.colleague)
    to = make_office()

    cases.hand_over_case(unit.case, by=unit.colleague, to=to)

    there = make_user(office=to)
    act_as(there)
    assert entries_of(unit.case)[0].event == FileAct.CASE_HANDED_OVER
    assert unit.case.office == to
    act_as(unit.colleague)
    assert need.ground_of(unit.colleague, unit.case) is None
    with pytest.raises(NoKey):
        cipher_for(unit.case)
