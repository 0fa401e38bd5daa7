"""Every question of the matrix: addresses, verbs, people, cases, ways to come, what is sent."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from asylia.web.accounts.models import Role
from asylia.web.desk.acts import sheet_of
from tests.web.authz.asking import Check
from tests.web.authz.declared import DESK, Page
from tests.web.authz.oracle import (
    STRANGERS,
    Answer,
    File,
    Session,
    Who,
    decides,
    expected,
    opens,
)
from tests.web.authz.world import World
from tests.web.evidence.told import form
from tests.web.sheets import answers

OF_A_CASE = {
    "read", "looks", "seek", "end", "lead", "write", "booked", "hand over", "correct", "sheet"
}  # fmt: skip
VERBS = ("GET", "HEAD", "POST")
NO_VERBS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
SHEET = "applications:needs-identified"
BY_THE_WAY = 0.2
"""For so many of the sheets the sample asks by the way only."""
PER_SHEET = 2
"""For each sheet, so many people of each role are asked about, and as many cases."""


def every(world: World, *, seed: int) -> Iterator[Check]:
    """The whole matrix."""
    random = Random(seed)
    for page in DESK.values():
        yield from _by_the_way(world, page, random)
        yield from _of_everybody(world, page, random)
    for who in world.people:
        for file in world.asked_by(who):
            yield from filled(world, who, file)


def _of_everybody(world: World, page: Page, random: Random) -> Iterator[Check]:
    if page.is_sheet:
        yield from _of_a_sheet(world, page, random)
        return
    for who in world.people:
        if page.about in OF_A_CASE:
            for file in world.asked_by(who):
                yield _check(page, random.choice(VERBS[::2]), who, file=file)
        else:
            yield _check(page, random.choice(VERBS), who)


def sample(world: World, *, seed: int) -> Iterator[Check]:
    """Each address some times, by whoever chance names; the filled forms of some."""
    random = Random(seed)
    for page in DESK.values():
        if not page.is_sheet or random.random() < BY_THE_WAY:
            yield random.choice(list(_by_the_way(world, page, random)))
            if page.is_sheet:
                continue
        for _ in range(1 if page.is_sheet else 2):
            who = random.choice(world.people)
            file = _any_file(world, page, who, random)
            yield _check(page, random.choice(VERBS), who, file=file)
    asked = [(who, file) for who in world.people for file in world.asked_by(who)]
    for who, file in random.sample(asked, 3):
        yield from filled(world, who, file)


def _any_file(world: World, page: Page, who: Who, random: Random) -> File | None:
    return random.choice(world.asked_by(who)) if page.about in OF_A_CASE else None


def _of_a_sheet(world: World, page: Page, random: Random) -> Iterator[Check]:
    by_role: dict[str, list[Who]] = {}
    for who in world.people:
        by_role.setdefault(who.role, []).append(who)
    for people in by_role.values():
        for who in random.sample(people, min(PER_SHEET, len(people))):
            files = world.asked_by(who)
            for file in random.sample(files, min(PER_SHEET, len(files))):
                yield _check(page, random.choice(VERBS), who, file=file)


def _by_the_way(world: World, page: Page, random: Random) -> Iterator[Check]:
    """Strangers, verbs that no page takes, sessions that are not whole, parts of pages."""
    file = random.choice(world.files[:5]) if page.about in OF_A_CASE else None
    for session in Session:
        for verb in VERBS:
            if session in STRANGERS:
                who = _stranger(world, session)
                yield _check(page, verb, who, file=file, session=session)
            else:
                people = world.first if session == Session.FIRST else world.plain()
                for who in random.sample(people, 1) if page.is_sheet else people:
                    yield _check(page, verb, who, file=file, session=session)
    for verb in NO_VERBS:
        yield _check(page, verb, None, file=file, session=Session.NOBODY)
        yield _check(page, verb, random.choice(world.plain()), file=file)
    if page.about in OF_A_CASE:
        who = random.choice(world.people)
        asked = random.choice(world.asked_by(who))
        yield _check(page, "POST", who, file=asked, htmx=True)


def _stranger(world: World, session: Session) -> Who | None:
    if session == Session.CLOSED:
        return world.closed[0]
    return world.plain()[0] if session == Session.ENDED else None


def _check(
    page: Page,
    verb: str,
    who: Who | None,
    *,
    file: File | None = None,
    session: Session = Session.PROVED,
    htmx: bool = False,
) -> Check:
    answer = expected(page, verb, who, session=session, file=file)
    return Check(
        page=page, verb=verb, who=who, session=session, file=file, answer=answer, htmx=htmx
    )


# What is sent, and what has to come of it ---------------------------------------------------


def filled(world: World, who: Who, file: File) -> Iterator[Check]:
    """Forms that are filled as they should be: whoever may, does it."""
    for name, body in bodies(world, file).items():
        page = DESK[name]
        answer = expected(page, "POST", who, session=Session.PROVED, file=file)
        if answer == Answer.OPEN:
            answer = _done(name, who, file)
        yield Check(
            page=page,
            verb="POST",
            who=who,
            session=Session.PROVED,
            file=file,
            answer=answer,
            body=body,
        )


def bodies(world: World, file: File) -> Mapping[str, Mapping[str, Any]]:
    """What is sent to each address."""
    seen = {"seen": 4 if file.key == "decided" else 3}
    why = {"why": "care", "words": "Somebody is in danger there."}
    sheet = sheet_of("needs_identified")
    assert sheet is not None
    return {
        "desk:note": {"words": "A note."},
        "cases:identity": {"family_name": "Invented", "source": "stated", **seen},
        "cases:assign": {"to": world.helpers[f"other {file.office}"].reference},
        "cases:hand-over": {"to": world.offices["D2"].reference, "reason": "They live there."},
        "need:people": {"to": world.helpers["other D"].reference, "purpose": "interview"},
        "need:lock": {"words": "It is in the news today."},
        "need:bookings": {
            "interpreter": world.helpers["interpreter"].reference,
            "at": "24 8 2030 9:15",
            "minutes": "60",
            "language": "ru",
            "room": "12",
        },
        "need:reason": why,
        "need:emergency": why,
        "evidence:record": form(**seen),
        SHEET: answers(sheet, **seen),
    }


def _done(name: str, who: Who, file: File) -> Answer:
    """What comes of a form that may be sent."""
    rules = {"need:reason": _reason, "need:emergency": _emergency}
    rules |= {"need:people": _call_in, "cases:assign": _assign}
    rule = rules.get(name)
    return Answer.DONE if rule is None else rule(who, file)


def _reason(who: Who, file: File) -> Answer:
    if opens(who, file):
        return Answer.OPEN
    if file.is_erased:
        return Answer.ERASED
    return Answer.CLOSED if file.is_locked else Answer.DONE


def _emergency(who: Who, file: File) -> Answer:
    if opens(who, file):
        return Answer.REFUSED
    return Answer.ERASED if file.is_erased else Answer.DONE


def _call_in(who: Who, file: File) -> Answer:
    its = who.role == Role.SUPERVISOR or file.caseworker == who.number
    may = decides(who, file) and its and not file.is_locked
    return Answer.DONE if may else Answer.REFUSED


def _assign(who: Who, file: File) -> Answer:
    is_own = who.role == Role.SUPERVISOR or file.caseworker == who.number
    if not is_own:
        return Answer.NOT_TAKEN
    return Answer.REFUSED if file.is_locked else Answer.DONE
