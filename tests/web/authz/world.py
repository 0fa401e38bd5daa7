"""Offices of two States, everybody who could ask, and cases in every state.

Who may what with them is not said here: that is the oracle's.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import Office, OfficeKind, Passkey, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now, today
from asylia.web.cases import record, shares
from asylia.web.cases.clock import clock_of
from asylia.web.cases.grants import Grant, GrantKind, Lock, Named
from asylia.web.cases.key_models import Erasure
from asylia.web.cases.models import Case, Entry
from asylia.web.desk.strip import strip_of
from asylia.web.need.models import Booking
from asylia.web.papers.actions import write_paper
from asylia.web.papers.composing import Asked
from asylia.web.papers.guard import Addressee
from asylia.web.papers.kinds import KINDS
from tests.web.authz.oracle import File, Relation, Who
from tests.web.evidence.told import said
from tests.web.factories import NOON, add_entry, call_in, let_in, make_case, make_office, make_user

CANARY = "Kanarienvogelsang"
WHY = "apr-data-retention-10y"
GRANTED = {
    Relation.CALLED: GrantKind.ASSIGNMENT,
    Relation.RELEASED: GrantKind.ASSIGNMENT,
    Relation.REASON: GrantKind.REASON,
    Relation.REASON_OVER: GrantKind.REASON,
    Relation.GLASS: GrantKind.BREAK_GLASS,
    Relation.GLASS_OVER: GrantKind.BREAK_GLASS,
}
OPENERS = (Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR, Role.AUDITOR)
OTHERS = (Role.INTERPRETER, Role.ADMINISTRATOR)
BEYOND = tuple(Relation)[2:]


@dataclass(slots=True)
class World:
    """Everybody and everything that is asked about."""

    offices: dict[str, Office] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    people: list[Who] = field(default_factory=list)
    first: list[Who] = field(default_factory=list)
    """One of each role who still has a first password."""
    closed: list[Who] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of each case, the numbers of what hangs on it: a grant, a booking."""
    entries: dict[str, Entry] = field(default_factory=dict)
    """Of each case, its first entry."""
    helpers: dict[str, User] = field(default_factory=dict)
    passkey: str = ""
    glass: int = 0
    limit: str = ""

    def user(self, who: Who) -> User:
        return self.users[who.number]

    def file(self, key: str) -> File:
        return next(one for one in self.files if one.key == key)

    def fresh(self, key: str) -> Case:
        """The case as it was made, for an act that changes what it is given."""
        return copy(self.cases[key])

    def plain(self) -> list[Who]:
        """One of each role of the first office, and nobody else."""
        return [w for w in self.people if w.office == "A" and w.relation == Relation.NONE]

    def asked_by(self, who: Who) -> list[File]:
        """The cases that are asked about somebody: the common ones and their own."""
        return [
            one
            for one in self.files
            if not one.key.startswith("own") or one.caseworker == who.number
        ]


def build(*, whole: bool) -> World:
    """Make the world.

    Args:
        whole: Every role in every relation; else each relation in a few roles.
    """
    world = World()
    with transaction.atomic():
        _offices(world)
        _people(world, whole=whole)
        for key, office, state in _wanted(world):
            _case(world, key, office=office, state=state)
        _glass(world)
    return world


def _offices(world: World) -> None:
    world.offices = {
        "A": make_office(),
        "B": make_office(),
        "C": make_office(member_state="PL"),
        "D": make_office(kind=OfficeKind.OVERSIGHT),
        "D2": make_office(),
    }
    for name in ("A", "B", "C", "D"):
        office = world.offices[name]
        world.helpers[f"lead {name}"] = make_user(Role.SUPERVISOR, office=office)
        world.helpers[f"worker {name}"] = make_user(office=office)
        world.helpers[f"other {name}"] = make_user(office=office)
    state = world.offices["A"]
    world.helpers["interpreter"] = make_user(Role.INTERPRETER, office=state)
    owner = world.helpers["other B"]
    key = Passkey.objects.create(
        user=owner, name="key", key_id=b"id", credential=b"none", added_at=NOON
    )
    world.passkey = key.reference


def _people(world: World, *, whole: bool) -> None:
    for role, office, relation in _stands(whole=whole):
        world.people.append(_person(world, role, office=office, relation=relation))
    for role in Role:
        told = _person(world, role, office="A", must_change_password=True)
        world.first.append(told)
    world.closed.append(_person(world, Role.SUPERVISOR, office="A", is_active=False))


def _stands(*, whole: bool) -> Iterator[tuple[Role, str, Relation]]:
    owners = tuple(Role) if whole else (Role.CASEWORKER, Role.SUPERVISOR)
    yield from product(Role, ("A", "B"), (Relation.NONE,))
    yield from product(OPENERS, ("C", "D"), (Relation.NONE,))
    yield from product(owners, ("A",), (Relation.OWN,))
    for number, relation in enumerate(BEYOND):
        for place, role in enumerate(OPENERS):
            for office in ("A", "B"):
                if whole or (place, office) in {(number % 4, "A"), ((number + 1) % 4, "B")}:
                    yield role, office, relation
    yield from product(OTHERS, ("A",), (Relation.CALLED, Relation.NAMED))


def _person(
    world: World, role: str, *, office: str, relation: Relation = Relation.NONE, **told: Any
) -> Who:
    user = make_user(role, office=world.offices[office], **told)
    world.users[user.pk] = user
    return Who(
        number=user.pk,
        role=role,
        office=office,
        state=user.office.member_state,
        relation=relation,
        oversees=office == "D" and role == Role.AUDITOR,
    )


def _wanted(world: World) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The cases to make: a key, the office, and in which state."""
    nothing: frozenset[str] = frozenset()
    yield "nobody's", "A", nothing
    yield "a colleague's", "A", frozenset({"worker"})
    yield "locked", "A", frozenset({"worker", "locked"})
    yield "decided", "A", frozenset({"worker", "decided"})
    yield "erased", "A", frozenset({"worker", "erased"})
    yield "gone", "B", nothing
    for who in world.people:
        if who.relation == Relation.OWN:
            yield f"own {who.number}", "A", frozenset({"own"})
            yield f"own locked {who.number}", "A", frozenset({"own", "locked"})


def _case(world: World, key: str, *, office: str, state: frozenset[str]) -> None:
    lead = world.helpers[f"lead {office}"]
    worker = world.helpers[f"worker {office}"]
    case = make_case(worker, event=Event.APPLICATION_MADE, content={"words": CANARY})
    world.entries[key] = case.entries.get(number=1)
    said(case, worker, words=CANARY)
    _paper(case, by=worker)
    if "decided" in state:
        add_entry(case, Event.FINAL_DECISION, by=worker)
    if not world.limit:
        world.limit = _limit(case)
    owner = _owner(world, key, state=state)
    if owner is not None:
        act_as(lead)
        record.assign(case, owner)
    world.numbers[key] = _hung_on(world, case, lead=lead)
    if "own" not in state:
        _let_in(world, case, lead=lead)
    if "locked" in state:
        _lock(world, case, lead=lead)
    if "erased" in state:
        _erase(case, lead=lead)
    world.cases[key] = case
    world.files.append(
        File(
            key=key,
            number=case.pk,
            reference=case.reference,
            office=office,
            state=case.member_state,
            caseworker=case.caseworker_id,
            is_locked="locked" in state,
            is_erased="erased" in state,
        )
    )


def _paper(case: Case, *, by: User) -> None:
    """The third entry: a paper to somebody whose name must be seen by nobody else."""
    to = Addressee(is_the_person=False, name=CANARY, country="LT")
    asked = Asked(kind=KINDS["information_sheet"], language="en", to=to)
    write_paper(case, by=by, asked=asked, seen=2)


def _owner(world: World, key: str, *, state: frozenset[str]) -> User | None:
    if "worker" in state:
        return world.helpers["worker A"]
    return world.users[int(key.rsplit(maxsplit=1)[-1])] if "own" in state else None


def _limit(case: Case) -> str:
    """The name of a date of the case; every case of the world has it."""
    return strip_of(clock_of(case, today=today(), moment=now()), now=now()).lines[0].key


def _hung_on(world: World, case: Case, *, lead: User) -> dict[str, int]:
    grant = call_in(
        case,
        world.helpers["worker B" if lead.office_id != world.offices["B"].pk else "worker A"],
        by=lead,
    )
    booking = Booking.objects.create(
        case=case,
        interpreter=world.helpers["interpreter"],
        starts_at=now() + timedelta(days=2),
        minutes=60,
        language="ru",
        room="Room 3",
        at=now(),
        by=lead,
    )
    return {"grant": grant.pk, "number": booking.pk}


def _let_in(world: World, case: Case, *, lead: User) -> None:
    """Everybody is let in whose relation says so, whatever that comes to."""
    for who in world.people:
        kind = GRANTED.get(who.relation)
        if kind is None:
            continue
        user = world.user(who)
        if kind != GrantKind.ASSIGNMENT:
            over = who.relation in {Relation.REASON_OVER, Relation.GLASS_OVER}
            ends = Now() - timedelta(minutes=1) if over else Now() + timedelta(hours=1)
            let_in(case, user, kind, ends_at=ends)
            continue
        grant = call_in(case, user, by=lead)
        if who.relation == Relation.RELEASED:
            Grant.objects.filter(pk=grant.pk).update(ended_at=now(), ended_by=lead)
            shares.take(case, user)


def _lock(world: World, case: Case, *, lead: User) -> None:
    act_as(lead)
    lock = Lock.objects.create(case=case, words="In the news.", at=NOON, by=lead)
    named = [who.number for who in world.people if who.relation == Relation.NAMED]
    for number in sorted({lead.pk, *named}):
        Named.objects.create(lock=lock, user_id=number)
    record.set_lock(case, lock)


def _erase(case: Case, *, lead: User) -> None:
    act_as(lead)
    record.append(case, FileAct.CASE_ERASED, by=lead, at=now(), attributes={"limit": WHY})
    Erasure.objects.create(case=case, at=now(), by=lead, limit_id=WHY, reason="It was time.")
    record.forget(case)


def _glass(world: World) -> None:
    """An emergency access of somebody who is asked about nowhere, to be reviewed."""
    grant = let_in(world.cases["a colleague's"], world.helpers["other B"], GrantKind.BREAK_GLASS)
    world.glass = grant.pk
