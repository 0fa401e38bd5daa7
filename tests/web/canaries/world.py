"""An invented world in which every field for words holds a canary, and somebody of every role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from asylia.casefile.entries import FileAct
from asylia.law.acts.apr_data import KEEP_DATA
from asylia.web.accounts.models import Office, OfficeKind, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import today
from asylia.web.cases import record
from asylia.web.cases.drafts import Draft
from asylia.web.cases.grants import Outcome, Reason
from asylia.web.cases.key_models import Erasure
from asylia.web.cases.models import Case
from asylia.web.cases.need import Ground
from asylia.web.cases.opening import found_by
from asylia.web.desk.acts import STAGES
from asylia.web.need import actions as need
from tests.web.canaries.contents import (
    Pen,
    first_contact,
    identity,
    of_sheets,
    of_the_file,
    papers,
    spoken,
)
from tests.web.canaries.marks import Canaries
from tests.web.factories import NOON, call_in
from tests.web.people import make_office, make_user

OURS = ("caseworker", "colleague", "supervisor", "auditor", "guard", "administrator", "interpreter")
ROLES: Mapping[str, Role] = {
    "colleague": Role.CASEWORKER,
    "guard": Role.BORDER_GUARD,
    "called": Role.CASEWORKER,
    "reasoned": Role.CASEWORKER,
    "broke": Role.CASEWORKER,
    "stranger": Role.CASEWORKER,
    "foreigner": Role.SUPERVISOR,
    "overseer": Role.AUDITOR,
}
"""The role of whoever is not called by it."""
SAID, NOBODYS, LOCKED, ELSEWHERE, ERASED = "said", "nobody's", "locked", "elsewhere", "erased"
LEADS = {"supervisor": Ground.LEAD, "auditor": Ground.LEAD}
WORK = {"caseworker": Ground.CASEWORKER, **LEADS}
UNIT = dict.fromkeys(("caseworker", "colleague", "supervisor", "auditor", "guard"), Ground.UNIT)
GROUNDS: Mapping[str, Mapping[str, Ground]] = {
    SAID: {
        **WORK,
        "called": Ground.ASSIGNMENT,
        "reasoned": Ground.REASON,
        "broke": Ground.BREAK_GLASS,
    },
    NOBODYS: {**UNIT, "reasoned": Ground.REASON},
    LOCKED: {
        "caseworker": Ground.NAMED,
        "supervisor": Ground.NAMED,
        "broke": Ground.BREAK_GLASS,
    },
    ELSEWHERE: {"stranger": Ground.CASEWORKER},
    ERASED: {},
}
"""Who may read which case and why, written down beside the rule and not by it."""
REASONS = ("grant.words", "lock.words", "review.words", "erasure.reason", "case_handed_over.words")
"""Words that staff write to say why; all but the last stand beside the file."""


@dataclass(slots=True)
class World:
    """Users and cases by their names, and every canary.

    Attributes:
        users: The users.
        cases: The cases.
        canaries: What was planted.
    """

    users: dict[str, User] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    canaries: Canaries = field(default_factory=Canaries)

    def ground(self, user: str, case: str) -> Ground | None:
        """Why this user may read this case."""
        return GROUNDS.get(case, WORK).get(user)

    def reason(self, case: str, place: str) -> str:
        """A reason in words, with a canary."""
        return f"Because of {self.canaries.new(case, place, of_staff=True)}."


def make_world() -> World:
    """Make it, in one transaction."""
    world = World()
    ours, others = make_office(), make_office()
    abroad = make_office(member_state="PL")
    oversight = make_office(kind=OfficeKind.OVERSIGHT)
    homes = {
        **dict.fromkeys(OURS, ours),
        **dict.fromkeys(("called", "reasoned", "broke", "stranger"), others),
        "foreigner": abroad,
        "overseer": oversight,
    }
    for name, office in homes.items():
        role = ROLES.get(name) or Role(name)
        world.users[name] = make_user(role, office=office)
    for name, drafts in _files(world):
        _open(world, name, drafts)
    _let_in(world)
    _erase(world)
    return world


def _files(world: World) -> Iterator[tuple[str, list[Draft]]]:
    """The files; what is linked to stands before what links to it."""
    lead = world.users["supervisor"]
    for name in (NOBODYS, LOCKED, ERASED, ELSEWHERE):
        by = world.users["stranger"] if name == ELSEWHERE else lead
        yield name, _identified(Pen(world.canaries, name, by))
    pen = Pen(world.canaries, SAID, lead)
    drafts = first_contact(pen)
    drafts += of_the_file(pen, start=len(drafts))
    linked_to = world.cases[NOBODYS].reference
    drafts += spoken(pen, linked_to=linked_to, start=len(drafts))
    yield SAID, [*drafts, *papers(pen, start=len(drafts))]
    for number, stage in enumerate(STAGES):
        if stage.sheets:
            name = f"acts-{number}"
            yield name, of_sheets(Pen(world.canaries, name, lead), stage.sheets)


def _identified(pen: Pen) -> list[Draft]:
    event = str(FileAct.IDENTITY_STATED)
    return [pen.draft(event, 0, content=identity(pen), source="stated")]


def _open(world: World, name: str, drafts: list[Draft]) -> None:
    by = drafts[0].by
    act_as(by)
    office: Office = by.office
    case = record.open_case(office=office, member_state=office.member_state, at=NOON)
    record.append_all(case, drafts, today=today())
    if name != NOBODYS:
        record.assign(case, by if name == ELSEWHERE else world.users["caseworker"])
    world.cases[name] = case


def _let_in(world: World) -> None:
    """Everybody who is let in by their own acts, each reason with a canary."""
    users, cases = world.users, world.cases
    _hand_over_entry(world)
    call_in(cases[SAID], users["called"], by=users["caseworker"])
    for name in (SAID, NOBODYS):
        _asks(users["reasoned"], cases[name])
        need.state_reason(
            cases[name],
            by=users["reasoned"],
            why=Reason.CARE,
            words=world.reason(name, "grant.words"),
        )
    act_as(users["supervisor"])
    words = world.reason(LOCKED, "lock.words")
    need.lock_case(cases[LOCKED], by=users["supervisor"], words=words, named=[users["caseworker"]])
    for name in (SAID, LOCKED):
        cases[name].refresh_from_db()
        _break_glass(world, name)


def _hand_over_entry(world: World) -> None:
    by, case = world.users["supervisor"], world.cases[SAID]
    act_as(by)
    words = world.canaries.new(SAID, "case_handed_over.words")
    told: Any = {"attributes": {"from": "O-2222", "to": "O-3333"}, "content": {"words": words}}
    record.append(case, FileAct.CASE_HANDED_OVER, by=by, at=NOON + timedelta(days=1), **told)


def _break_glass(world: World, name: str) -> None:
    """Emergency access; that to the first case is reviewed, the other is owed."""
    by, lead = world.users["broke"], world.users["supervisor"]
    _asks(by, world.cases[name])
    words = world.reason(name, "grant.words")
    grant = need.break_glass(
        world.cases[name], by=by, why=Reason.CARE, words=words, is_confirmed=True
    )
    if name == SAID:
        act_as(lead)
        words = world.reason(name, "review.words")
        need.review(grant, by=lead, outcome=Outcome.UNCLEAR, words=words)


def _asks(user: User, case: Case) -> None:
    act_as(user)
    assert found_by(user, case.reference)


def _erase(world: World) -> None:
    """Have a case erased as its page would, without waiting ten years."""
    case, by = world.cases[ERASED], world.users["supervisor"]
    act_as(by)
    Erasure.objects.create(
        case=case,
        at=NOON + timedelta(days=1),
        by=by,
        limit_id=KEEP_DATA.id,
        reason=world.reason(ERASED, "erasure.reason"),
    )
