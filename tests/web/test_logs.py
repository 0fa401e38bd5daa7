"""No personal data in a log: every act with marked values, and then the logs are searched."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest

from asylia.casefile import saying
from asylia.casefile.entries import FileAct
from asylia.casefile.statements import Verified
from asylia.law.clock.points import all_points
from asylia.law.terms import Event
from asylia.web.accounts import actions as accounts
from asylia.web.accounts.factors import actions as factors
from asylia.web.accounts.models import Away, OfficeKind, Passkey, Role, User
from asylia.web.accounts.provider import actions as provider
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.accounts.sessions import SessionStore
from asylia.web.accounts.watch import actions as watch
from asylia.web.accounts.watch.marks import Mark
from asylia.web.arrivals import actions as arrivals
from asylia.web.arrivals.contact import Asking, FirstContact
from asylia.web.arrivals.liberty import DETENTION
from asylia.web.arrivals.sheets import SHEETS
from asylia.web.base.actions import now
from asylia.web.cases import actions as cases
from asylia.web.cases.drafts import Draft
from asylia.web.cases.grants import GrantKind, Outcome, Purpose, Reason
from asylia.web.cases.models import Case, CaseHead, Entry
from asylia.web.cases.opening import found_by
from asylia.web.cases.telling import Telling
from asylia.web.embedded.places import Place
from asylia.web.evidence import actions as evidence
from asylia.web.need import actions as need
from asylia.web.papers.actions import write_paper
from asylia.web.papers.composing import Asked
from asylia.web.papers.guard import Addressee
from asylia.web.papers.kinds import KINDS
from asylia.web.reception import actions as reception
from asylia.web.register import actions as register
from asylia.web.register.actions import Sought
from asylia.web.retention.actions import erase_case
from tests.web.every_act import every_act
from tests.web.factories import NOON, add_entry, let_in, make_case, make_office, make_user
from tests.web.need.conftest import Unit, make_unit

MARK = "Zyxwvutas"
MARKED = {"family_name": MARK, "words": f"{MARK} said so", "place": MARK}
WITHOUT_WORDS = {"continue_session", "forget_what_expired", "one_time_password", "renew_dates"}
WITHOUT_WORDS |= {"begin_session", "enter", "half_signed_in", "is_confirmed", "note_confirmed"}
WITHOUT_WORDS |= {"end_other_sessions", "give_one_time_password", "note", "owes_second_factor"}
WITHOUT_WORDS |= {"ask_for_passkey", "site_of", "begin_code_app", "remove_code_app"}
WITHOUT_WORDS |= {"make_recovery_codes", "rebuild", "remove_passkey", "unlink_identity"}
WITHOUT_WORDS |= {"doubt", "keys_are_sane", "look", "why_closed"}
WITHOUT_WORDS |= {"seconds_left", "whose_session_ended"}
WITHOUT_WORDS |= {"cancel", "mark_seen", "note_miss", "note_stopped", "unlock_case"}
WITHOUT_WORDS |= {"forget_old_ones"}
"""Functions of ``actions.py`` files that are given nothing that somebody wrote."""


@dataclass(frozen=True, slots=True)
class World:
    """An act has a user, a colleague of theirs, and a case with these entries."""

    by: User
    other: User
    case: Case

    @property
    def telling(self) -> Telling:
        seen = CaseHead.objects.get(case=self.case).number
        return Telling(at=NOON + timedelta(hours=3), seen=seen)

    @property
    def entry(self) -> Entry:
        return self.case.entries.order_by("number")[0]

    @property
    def request(self) -> HttpRequest:
        request = HttpRequest()
        request.session, request.user = SessionStore(), self.by
        request.META["SERVER_NAME"], request.META["SERVER_PORT"] = "localhost", "80"
        return request


Act = Callable[[World], object]
MADE = Event.APPLICATION_MADE
POINT = all_points()[0]
HIT = next(one for one in SHEETS if one.event is Event.EURODAC_HIT_RECEIVED)
ON_CASES: dict[str, Act] = {
    "find_person": lambda w: register.find_person(Sought(name=MARK), by=w.by, purpose="mail"),
    "record_first_contact": lambda w: arrivals.record_first_contact(
        FirstContact(
            found=Event.BORDER_APPREHENSION, at=NOON, place=MARK, authority="police",
            identity=MARKED, asking=Asking(at=NOON, words=MARK), note=MARK,
        ),
        by=w.by,
    ),
    "record_act": lambda w: cases.record_act(
        w.case, HIT, by=w.by, telling=w.telling,
        answers=cases.Answers(codes={"state": "GR"}, content={"words": MARK}),
    ),
    "record_titled": lambda w: arrivals.record_titled(
        w.case, DETENTION, by=w.by, telling=w.telling,
        answers=cases.Answers(codes={"ground": "criminal"}, content={"place": MARK}),
    ),
    "write_paper": lambda w: write_paper(
        w.case, by=w.by, seen=w.telling.seen,
        asked=Asked(
            kind=KINDS["information_sheet"], language="en", told={"office_address": MARK},
            to=Addressee(is_the_person=False, name=MARK, address=(MARK,), country="LT"),
        ),
    ),
    "end_restriction": lambda w: arrivals.end_restriction(w.case, by=w.by, telling=w.telling),
    "start_placement": lambda w: reception.start_placement(
        w.case, by=w.by, telling=w.telling,
        placement=reception.Placement(kind="private_address", centre=MARK, remark=MARK),
    ),
    "end_placement": lambda w: reception.end_placement(
        w.case, by=w.by, telling=w.telling, number=2
    ),
    "record_statement": lambda w: evidence.record_statement(
        w.case, by=w.by, telling=w.telling, saying=saying.Saying(words=MARK, heard_by=MARK)
    ),
    "correct_statement": lambda w: evidence.correct_statement(
        w.case, by=w.by, telling=w.telling, of=2, saying=saying.Saying(words=MARK), reason=MARK
    ),
    "confirm_statement": lambda w: evidence.confirm_statement(
        w.case, by=w.by, telling=w.telling,
        asking=saying.Asking(of=2, confirmed=False, reason=MARK),
    ),
    "record_verification": lambda w: evidence.record_verification(
        w.case, by=w.by, telling=w.telling,
        check=saying.Check(of=2, result=Verified.UNCORROBORATED, how=MARK),
    ),
    "link_case": lambda w: evidence.link_case(
        w.case, by=w.by, seen=w.telling.seen, other=make_case(w.by), alike=MARK, unlike=MARK
    ),
    "state_identity": lambda w: cases.state_identity(w.case, by=w.by, identity=MARKED),
    "add_note": lambda w: cases.add_note(w.case, by=w.by, words=MARK),
    "correct_entry": lambda w: cases.correct_entry(w.case, w.entry, by=w.by, content=MARKED),
    "withdraw_entry": lambda w: cases.withdraw_entry(w.case, w.entry, by=w.by, reason=MARK),
    "assign_case": lambda w: cases.assign_case(w.case, by=w.by, to=w.by),
    "hand_over_case": lambda w: cases.hand_over_case(
        w.case, by=w.by, to=make_office(), reason=MARK
    ),
    "replay_caseload": lambda w: cases.replay_caseload(
        [cases.CaseToLoad(drafts=[Draft(event=MADE, by=w.by, at=NOON, content=MARKED)])]
    ),
}  # fmt: skip
BEFORE = {
    "correct_statement": (FileAct.STATEMENT_RECORDED,),
    "confirm_statement": (FileAct.STATEMENT_RECORDED,),
    "record_verification": (FileAct.STATEMENT_RECORDED,),
    "end_restriction": (Event.MOVEMENT_RESTRICTION_DECIDED,),
    "end_placement": (FileAct.PLACEMENT_STARTED,),
}
ON_ACCOUNTS: dict[str, Act] = {
    "sign_in": lambda w: accounts.sign_in(w.request, username=MARK, password=MARK),
    "keep": lambda w: watch.keep(w.request, Mark(kind=Away.SIGN_IN, name=MARK), number="0" * 16),
    "sign_out": lambda w: accounts.sign_out(w.request, by=w.by),
    "knows_password": lambda w: factors.knows_password(w.request, by=w.by, password=MARK),
    "change_password": lambda w: accounts.change_password(w.request, by=w.by, password=MARK),
    "add_user": lambda w: accounts.add_user(
        by=w.by, username=MARK, full_name=MARK, role=Role.CASEWORKER, office=w.by.office
    ),
    "change_user": lambda w: accounts.change_user(
        w.other, by=w.by, full_name=MARK, role=Role.AUDITOR, office=w.by.office
    ),
    "deactivate_user": lambda w: accounts.deactivate_user(w.other, by=w.by),
    "reset_password": lambda w: accounts.reset_password(w.other, by=w.by),
    "add_office": lambda w: accounts.add_office(
        by=w.by, name=MARK, kind=OfficeKind.ASYLUM, member_state="LT"
    ),
    "rename_office": lambda w: accounts.rename_office(
        w.by.office, by=w.by, name=MARK, kind=OfficeKind.ASYLUM
    ),
}
ON_FACTORS: dict[str, Act] = {
    "ask_to_add": lambda w: factors.ask_to_add(w.request, by=w.by),
    "add_passkey": lambda w: factors.add_passkey(w.request, by=w.by, name=MARK, answer=MARK),
    "rename_passkey": lambda w: factors.rename_passkey(Passkey(), by=w.by, name=MARK),
    "set_up_code_app": lambda w: factors.set_up_code_app(by=w.by, code=MARK),
    "sign_in_with_passkey": lambda w: factors.sign_in_with_passkey(w.request, answer=MARK),
    "confirm": lambda w: factors.confirm(w.request, by=w.by, proof=factors.Proof(code=MARK)),
}
ON_ACCOUNTS |= ON_FACTORS
ON_THE_LAW: dict[str, Act] = {
    "choose_reading": lambda w: cases.choose_reading(
        by=w.by, point=POINT.id, key=POINT.readings[0].key, chosen_on=date(2026, 1, 2), reason=MARK
    )
}


def in_unit(by: str, act: Callable[[Unit, User], object]) -> Act:
    """An act of somebody of an office at work."""

    def do_it(_world: World) -> object:
        unit = make_unit()
        user: User = getattr(unit, by)
        act_as(user)
        found_by(user, unit.case.reference)
        return act(unit, user)

    return do_it


def look_into(unit: Unit, by: User) -> object:
    grant = let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS, words=MARK)
    act_as(by)
    return need.review(grant, by=by, outcome=Outcome.UNCLEAR, words=str(WHY["words"]))


WHY: dict[str, Any] = {"why": Reason.CARE, "words": f"{MARK} is in danger."}
ON_NEED: dict[str, Act] = {
    "state_reason": in_unit("stranger", lambda u, by: need.state_reason(u.case, by=by, **WHY)),
    "break_glass": in_unit(
        "stranger", lambda u, by: need.break_glass(u.case, by=by, is_confirmed=True, **WHY)
    ),
    "call_in": in_unit(
        "worker", lambda u, by: need.call_in(u.case, by=by, to=u.stranger, purpose=Purpose.APPEAL)
    ),
    "release": in_unit(
        "stranger", lambda u, by: need.release(let_in(u.case, by, words=MARK), by=by)
    ),
    "lock_case": in_unit(
        "supervisor", lambda u, by: need.lock_case(u.case, by=by, words=WHY["words"], named=[])
    ),
    "review": in_unit("supervisor", look_into),
    "book": in_unit(
        "worker",
        lambda u, by: need.book(
            u.case, by=by, interpreter=make_user(Role.INTERPRETER, full_name=MARK),
            starts_at=now() + timedelta(days=1), slot=(60, "ru", MARK),
        ),
    ),
}  # fmt: skip
REFUSED: dict[str, Act] = {
    "correct_entry": lambda w: cases.correct_entry(
        w.case, w.entry, by=w.by, content=MARKED, happened_on=date(2090, 1, 1)
    ),
    "add_first_administrator": lambda w: accounts.add_first_administrator(
        username=MARK, full_name=MARK, office=MARK, member_state=w.case.member_state
    ),
    "open_invented_accounts": lambda _w: accounts.open_invented_accounts(
        offices=[("a", MARK, OfficeKind.ASYLUM, "LT")],
        staff=[(MARK, MARK, Role.AUDITOR, "a")], password=MARK,
    ),
    "load_caseload": lambda w: cases.load_caseload(
        [cases.CaseToLoad(drafts=[Draft(event=MADE, by=w.by, at=NOON, content=MARKED)])]
    ),
    "erase_case": lambda w: erase_case(w.case, by=w.by, typed=MARK, words=f"{MARK} said so"),
    "reactivate_user": lambda w: accounts.reactivate_user(w.other, by=w.by),
    "leave_for_provider": lambda w: provider.leave_for_provider(w.request),
    "come_back": lambda w: provider.come_back(w.request, brought={"code": MARK, "state": MARK}),
    "link_identity": lambda w: provider.link_identity(w.other, by=w.by, subject=MARK),
    "finish_sign_in": lambda w: factors.finish_sign_in(
        w.request, proof=factors.Proof(code=MARK)
    ),
    "reset_factors": lambda w: factors.reset_factors(w.other, by=w.by),
    "reopen_office": lambda w: accounts.reopen_office(w.by.office, by=w.by),
    "close_office": lambda w: accounts.close_office(w.by.office, by=w.by),
}  # fmt: skip


def test_every_act_is_tried() -> None:
    tried = {*ON_CASES, *ON_ACCOUNTS, *ON_THE_LAW, *ON_NEED, *REFUSED}

    assert {act for _, act in every_act()} - WITHOUT_WORDS == tried


@pytest.mark.usefixtures("committed_db")
def test_mark_in_a_log_is_found(server: Place, caplog: pytest.LogCaptureFixture) -> None:
    world = make_world(Role.CASEWORKER, caplog)

    do(lambda w: logging.getLogger("asylia").info("opened for %s", w.by.full_name), world)

    assert len(marked(caplog, server)) == 1


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("act", ON_CASES)
def test_act_on_a_case_leaves_no_mark_in_any_log(
    act: str, server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world(Role.CASEWORKER, caplog, before=BEFORE.get(act, ()))

    answer = do(ON_CASES[act], world)

    assert answer == ""
    assert marked(caplog, server) == []


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("act", ON_ACCOUNTS)
def test_act_on_an_account_leaves_no_mark_in_any_log(
    act: str, server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world(Role.ADMINISTRATOR, caplog)

    answer = do(ON_ACCOUNTS[act], world)

    assert answer == ""
    assert marked(caplog, server) == []


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("act", ON_THE_LAW)
def test_choice_about_the_law_leaves_no_mark_in_any_log(
    act: str, server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world(Role.SUPERVISOR, caplog)

    answer = do(ON_THE_LAW[act], world)

    assert answer == ""
    assert marked(caplog, server) == []


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("act", ON_NEED)
def test_act_about_need_to_know_leaves_no_mark_in_any_log(
    act: str, server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world(Role.CASEWORKER, caplog)

    answer = do(ON_NEED[act], world)

    assert answer == ""
    assert marked(caplog, server) == []


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("act", REFUSED)
def test_refused_act_leaves_no_mark_in_its_answer_or_any_log(
    act: str, server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    role = Role.CASEWORKER if act in ON_CASES else Role.ADMINISTRATOR
    world = make_world(role, caplog)

    answer = do(REFUSED[act], world)

    assert answer
    assert MARK not in answer
    assert marked(caplog, server) == []


@pytest.mark.usefixtures("committed_db")
def test_broken_constraint_leaves_no_mark_in_any_log(
    server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world(Role.CASEWORKER, caplog)

    answer = do(break_a_constraint, world)

    assert answer == "<class 'django.db.utils.IntegrityError'>"
    assert marked(caplog, server) == []


def make_world(
    role: Role, caplog: pytest.LogCaptureFixture, *, before: tuple[str, ...] = ()
) -> World:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    with transaction.atomic():
        writer = make_user(Role.CASEWORKER, full_name=MARK)
        case = make_case(writer, event=Event.BORDER_APPREHENSION, content=MARKED)
        for hours, event in enumerate(before, start=1):
            add_entry(case, event, by=writer, at=NOON + timedelta(hours=hours), content=MARKED)
        by = writer if role == Role.CASEWORKER else make_user(role, full_name=MARK)
        other = make_user(Role.CASEWORKER, full_name=MARK, office=writer.office)
    return World(by=by, other=other, case=case)


def do(act: Act, world: World) -> str:
    try:
        with transaction.atomic():
            act_as(world.by)
            act(world)
    except Refused as refused:
        return str(refused)
    except Exception as problem:  # noqa: BLE001 -- what ends up in a log of the web server
        return repr(type(problem))
    return ""


def marked(caplog: pytest.LogCaptureFixture, server: Place) -> list[str]:
    logs = (caplog.text, server.log.read_text(errors="replace"))
    return [line for log in logs for line in log.splitlines() if MARK in line]


def break_a_constraint(world: World) -> None:
    later = NOON + timedelta(days=1)
    Entry.objects.create(
        case=world.case, number=1, event=MARK, happened_at=later, recorded_at=later,
        recorded_by=world.by, office=world.by.office, header=MARK.encode(),
        committed=bytes(32), hash=bytes(32),
    )  # fmt: skip
