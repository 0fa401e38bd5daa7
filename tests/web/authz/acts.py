"""Every act of an ``actions.py``, called past its page: what it is about, and how it is called."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from asylia.casefile import saying
from asylia.casefile.statements import Verified
from asylia.law.clock.points import all_points
from asylia.law.terms import Event
from asylia.web.accounts import actions as accounts
from asylia.web.accounts.factors import actions as factors
from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.arrivals import actions as arrivals
from asylia.web.arrivals.contact import FirstContact
from asylia.web.arrivals.liberty import DETENTION
from asylia.web.base.actions import now, today
from asylia.web.cases import actions as cases
from asylia.web.cases.grants import Grant, Outcome, Purpose, Reason
from asylia.web.cases.models import Case
from asylia.web.cases.opening import found_by
from asylia.web.cases.telling import Telling, standing_of
from asylia.web.desk.acts import sheet_of
from asylia.web.evidence import actions as evidence
from asylia.web.need import actions as need
from asylia.web.need.models import Booking
from asylia.web.papers.actions import write_paper
from asylia.web.papers.composing import Asked
from asylia.web.papers.kinds import KINDS
from asylia.web.reception import actions as reception
from asylia.web.register import actions as register
from asylia.web.register.actions import Sought
from asylia.web.retention import actions as retention
from tests.web.authz.oracle import READERS, WORKERS, WRITERS, File, Who, decides, opens, stays
from tests.web.authz.world import World
from tests.web.factories import NOON

WORDS = "Somebody is in danger there."
SAID = saying.Saying(words="He held a bridge.")
POINT = all_points()[0]
SHEET = Asked(kind=KINDS["information_sheet"], language="en")

ABOUT = """
accounts      anyone   sign_in
accounts      self     sign_out change_password end_other_sessions
accounts      admin    add_user change_user deactivate_user reactivate_user reset_password
accounts      admin    add_office rename_office close_office reopen_office
accounts      command  add_first_administrator open_invented_accounts forget_what_expired
accounts      part     enter half_signed_in begin_session continue_session is_confirmed note
accounts      part     note_confirmed owes_second_factor one_time_password
accounts      part     seconds_left whose_session_ended
accounts      part     give_one_time_password
factors       anyone   ask_for_passkey sign_in_with_passkey finish_sign_in
factors       self     ask_to_add add_passkey rename_passkey remove_passkey begin_code_app
factors       self     set_up_code_app remove_code_app make_recovery_codes confirm
factors       self     knows_password
factors       admin    reset_factors
factors       part     site_of
watch         part     keep
watch         command  forget_old_ones
provider      anyone   leave_for_provider come_back
provider      admin    link_identity unlink_identity
register      read     find_person
register      command  rebuild
arrivals      start    record_first_contact
cases         choose   choose_reading renew_dates
cases         command  load_caseload replay_caseload
cases         sheet    record_act
cases         write    state_identity add_note
cases         correct  correct_entry withdraw_entry
cases         assign   assign_case
cases         hand     hand_over_case
arrivals      write    record_titled end_restriction
reception     write    start_placement end_placement
evidence      write    record_statement correct_statement confirm_statement
evidence      write    record_verification link_case
need          reason   state_reason
need          glass    break_glass
need          call     call_in
need          end      release
need          lock     lock_case unlock_case
need          review   review
need          book     book cancel
closing       part     why_closed doubt look keys_are_sane
need          self     mark_seen note_miss note_stopped
retention     lock     erase_case
papers        write    write_paper
"""
"""Room, what the act is about, and the acts. ``part`` is a step of other acts and asks nothing of
its own; ``command`` is given by a process, not by a user; ``self`` acts on whoever acts."""


def declared() -> dict[str, str]:
    """What each act is about, by room and name."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, ABOUT.splitlines())):
        room, about, *names = line.split()
        found |= {f"{room}.{name}": about for name in names}
    return found


# Who may ------------------------------------------------------------------------------------


def may(about: str, who: Who, file: File) -> bool:
    """Whether somebody may do an act with a case."""
    own = file.caseworker == who.number or who.role == Role.SUPERVISOR
    if about in {"reason", "glass"}:
        asks = who.role in READERS and who.state == file.state and not opens(who, file)
        return asks and not file.is_erased and not (about == "reason" and file.is_locked)
    if not opens(who, file) or file.is_erased:
        return False
    return {
        "write": who.role in WRITERS,
        "sheet": who.role in WORKERS,
        "correct": who.role in WORKERS,
        "book": who.role in WORKERS,
        "hand": who.role in WRITERS and stays(who, file) and not file.is_locked,
        "assign": decides(who, file) and own and not file.is_locked,
        "call": decides(who, file) and own and not file.is_locked,
        "end": decides(who, file) and own,
        "lock": decides(who, file) and who.role == Role.SUPERVISOR,
    }[about]


MAY_AT_ALL = {
    "admin": {Role.ADMINISTRATOR},
    "read": READERS,
    "start": {Role.BORDER_GUARD, Role.CASEWORKER},
    "choose": {Role.SUPERVISOR},
}


# How it is called ---------------------------------------------------------------------------


def telling() -> Telling:
    return Telling(at=NOON + timedelta(hours=3), seen=3)


def sheet() -> Any:
    return sheet_of("interview_held")


def asked(user: User, case: Case) -> Case:
    """The case, its reference asked for as the page does before."""
    found_by(user, case.reference)
    return case


CaseAct = Callable[[World, User, Case, str], object]
"""The world, who acts, the case and its key in the world."""
ON_CASES: dict[str, CaseAct] = {
    "cases.record_act": lambda _w, u, c, _k: cases.record_act(c, sheet(), by=u, telling=telling()),
    "cases.state_identity": lambda _w, u, c, _k: cases.state_identity(
        c, by=u, identity={"family_name": "Invented"}
    ),
    "cases.add_note": lambda _w, u, c, _k: cases.add_note(c, by=u, words=WORDS),
    "cases.correct_entry": lambda w, u, c, k: cases.correct_entry(
        c, w.entries[k], by=u, content={"words": WORDS}, happened_at=NOON
    ),
    "cases.withdraw_entry": lambda w, u, c, k: cases.withdraw_entry(
        c, w.entries[k], by=u, reason=WORDS, stays=True
    ),
    "cases.assign_case": lambda w, u, c, k: cases.assign_case(
        c, by=u, to=w.helpers[f"other {w.file(k).office}"]
    ),
    "cases.hand_over_case": lambda w, u, c, _k: cases.hand_over_case(
        c, by=u, to=w.offices["D2"], reason=WORDS
    ),
    "arrivals.record_titled": lambda _w, u, c, _k: arrivals.record_titled(
        c, DETENTION, by=u, telling=telling(), answers=cases.Answers(codes={"ground": "criminal"})
    ),
    "arrivals.end_restriction": lambda _w, u, c, _k: arrivals.end_restriction(
        c, by=u, telling=telling()
    ),
    "reception.start_placement": lambda _w, u, c, _k: reception.start_placement(
        c,
        by=u,
        telling=telling(),
        placement=reception.Placement(kind="private_address", centre="There"),
    ),
    "reception.end_placement": lambda _w, u, c, _k: reception.end_placement(
        c, by=u, telling=telling(), number=2
    ),
    "evidence.record_statement": lambda _w, u, c, _k: evidence.record_statement(
        c, by=u, telling=telling(), saying=SAID
    ),
    "evidence.correct_statement": lambda _w, u, c, _k: evidence.correct_statement(
        c, by=u, telling=telling(), of=2, saying=SAID, reason=WORDS
    ),
    "evidence.confirm_statement": lambda _w, u, c, _k: evidence.confirm_statement(
        c, by=u, telling=telling(), asking=saying.Asking(of=2, confirmed=True)
    ),
    "evidence.record_verification": lambda _w, u, c, _k: evidence.record_verification(
        c,
        by=u,
        telling=telling(),
        check=saying.Check(of=2, result=Verified.UNCORROBORATED, how=WORDS),
    ),
    "evidence.link_case": lambda _w, u, c, _k: evidence.link_case(
        c, by=u, seen=3, other=None, alike=WORDS
    ),
    "need.state_reason": lambda _w, u, c, _k: need.state_reason(
        asked(u, c), by=u, why=Reason.CARE, words=WORDS
    ),
    "need.break_glass": lambda _w, u, c, _k: need.break_glass(
        asked(u, c), by=u, why=Reason.CARE, words=WORDS, is_confirmed=True
    ),
    "need.call_in": lambda w, u, c, _k: need.call_in(
        c, by=u, to=w.helpers["other D"], purpose=Purpose.INTERVIEW
    ),
    "need.release": lambda w, u, c, k: need.release(
        Grant(pk=w.numbers[k]["grant"], case=c, kind="assignment", user=w.helpers["worker B"]),
        by=u,
    ),
    "need.lock_case": lambda _w, u, c, _k: need.lock_case(c, by=u, words=WORDS, named=[]),
    "need.unlock_case": lambda _w, u, c, _k: need.unlock_case(c, by=u),
    "need.book": lambda w, u, c, _k: need.book(
        c,
        by=u,
        interpreter=w.helpers["interpreter"],
        starts_at=now() + timedelta(days=1),
        slot=(60, "ru", "12"),
    ),
    "need.cancel": lambda w, u, c, k: need.cancel(Booking(pk=w.numbers[k]["number"], case=c), by=u),
    "papers.write_paper": lambda _w, u, c, _k: write_paper(
        c, by=u, asked=SHEET, seen=standing_of(c).last
    ),
    "retention.erase_case": lambda _w, u, c, _k: retention.erase_case(
        c, by=u, typed=c.reference, words=WORDS
    ),
}
ByItself = Callable[[World, User], object]
AT_ALL: dict[str, ByItself] = {
    "accounts.add_user": lambda w, u: accounts.add_user(
        by=u, username="new", full_name="New", role=Role.AUDITOR, office=w.offices["A"]
    ),
    "accounts.change_user": lambda w, u: accounts.change_user(
        w.helpers["other B"], by=u, full_name="New", role=Role.AUDITOR, office=w.offices["A"]
    ),
    "accounts.deactivate_user": lambda w, u: accounts.deactivate_user(w.helpers["other B"], by=u),
    "accounts.reactivate_user": lambda w, u: accounts.reactivate_user(w.helpers["other B"], by=u),
    "accounts.reset_password": lambda w, u: accounts.reset_password(w.helpers["other B"], by=u),
    "accounts.add_office": lambda _w, u: accounts.add_office(
        by=u, name="New", kind=OfficeKind.ASYLUM, member_state="LT"
    ),
    "accounts.rename_office": lambda w, u: accounts.rename_office(
        w.offices["B"], by=u, name="New", kind=OfficeKind.ASYLUM
    ),
    "accounts.close_office": lambda w, u: accounts.close_office(w.offices["B"], by=u),
    "accounts.reopen_office": lambda w, u: accounts.reopen_office(w.offices["B"], by=u),
    "factors.reset_factors": lambda w, u: factors.reset_factors(w.helpers["other B"], by=u),
    "register.find_person": lambda _w, u: register.find_person(
        Sought(name="Invented"), by=u, purpose="mail"
    ),
    "arrivals.record_first_contact": lambda _w, u: arrivals.record_first_contact(
        FirstContact(
            found=Event.BORDER_APPREHENSION, at=NOON, place="", authority="police", identity={}
        ),
        by=u,
    ),
    "cases.choose_reading": lambda _w, u: cases.choose_reading(
        by=u, point=POINT.id, key=POINT.readings[0].key, chosen_on=today(), reason=WORDS
    ),
    "cases.renew_dates": lambda _w, u: cases.renew_dates(by=u),
}


def review(world: World, user: User) -> object:
    """Review the one emergency access, as far as the rows show it."""
    grant = Grant.objects.filter(pk=world.glass).first()
    if grant is None:
        raise Refused("There is no such emergency access.")
    return need.review(grant, by=user, outcome=Outcome.UNCLEAR, words=WORDS)
