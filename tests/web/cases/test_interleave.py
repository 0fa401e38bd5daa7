"""Two writers on one case, on two connections with real commits, in any order of their steps.

Nobody overwrites what they have not seen: every acknowledged write is in the file once, its writer
had seen everything before it, whoever was refused had really missed something and gets in by
looking and sending again. ``./asylia prove interleave`` asks 10,000 interleavings.
"""

import os
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections, transaction

from asylia.casefile.entries import Entry as FileEntry
from asylia.casefile.entries import FileAct
from asylia.casefile.saying import Saying
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.telling import Telling, standing_of
from asylia.web.cases.verify import check
from asylia.web.embedded.places import Place
from asylia.web.evidence.actions import record_statement
from tests.web.conftest import use_database
from tests.web.factories import NOON, make_case, make_user

INTERLEAVINGS = 10_000 if os.environ.get("ASYLIA_EXAMPLES") == "long" else 120
ON_ONE_CASE = 12
"""So many interleavings before a new case: a long file is slow to open."""
PATIENCE = 60
WAITS = "select wait_event_type = 'Lock' from pg_stat_activity where pid = %s"


@dataclass(slots=True)
class Sent:
    """A form that was sent, and what became of it."""

    kind: str
    token: str
    by: User
    to: str = ""
    seen: int = 0
    target: int = 0
    number: int | None = None
    refused: list["Refusal"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form was refused, and what its writer had seen then."""

    why: Refused
    seen: int
    target: int


@dataclass(slots=True)
class Writer:
    """Somebody at a screen: a thread with a connection of its own, and a form that is open."""

    user: User
    colleagues: tuple[User, User]
    screen: ThreadPoolExecutor
    seen: int = 0
    standing: int = 0
    open: transaction.Atomic | None = None
    backend: int = 0
    sent: list[Sent] = field(default_factory=list)

    def look(self, case: Case) -> None:
        """Open the form: it remembers up to where the file goes."""
        with self._acting():
            file = standing_of(case)
        self.seen, self.standing = file.last, file.number_of(FileAct.NOTE_ADDED)

    def begin(self) -> None:
        self.open = transaction.atomic()
        self.open.__enter__()
        act_as(self.user)

    def commit(self) -> None:
        if self.open is not None:
            self.open.__exit__(None, None, None)
            self.open = None

    def send(self, case: Case, form: Sent) -> None:
        """Send the form; a refusal is remembered, as the page that shows it would."""
        form.seen, form.target = self.seen, self.standing
        try:
            with self._acting():
                case = Case.objects.select_related("office").get(pk=case.pk)
                form.number = WRITES[form.kind](case, self, form).number
        except Refused as refusal:
            form.refused.append(Refusal(refusal, form.seen, form.target))

    def send_again(self, case: Case, form: Sent) -> None:
        """The second of the two steps after a refusal: having looked at both, keep mine too."""
        if form.number is None and form.refused:
            self.look(case)
            self.send(case, form)

    @contextmanager
    def _acting(self) -> Iterator[None]:
        with transaction.atomic():
            act_as(self.user)
            yield


def _telling(form: Sent) -> Telling:
    return Telling(at=NOON + timedelta(hours=1), seen=form.seen)


def _note(case: Case, writer: Writer, form: Sent) -> Entry:
    return actions.add_note(case, by=writer.user, words=form.token)


def _statement(case: Case, writer: Writer, form: Sent) -> Entry:
    saying = Saying(words=form.token)
    return record_statement(case, by=writer.user, telling=_telling(form), saying=saying)


def _identity(case: Case, writer: Writer, form: Sent) -> Entry:
    told = {"family_name": form.token}
    return actions.state_identity(case, by=writer.user, identity=told, seen=form.seen)


def _correction(case: Case, writer: Writer, form: Sent) -> Entry:
    entry = Entry.objects.get(case=case, number=form.target)
    told: dict[str, Any] = {"content": {"words": form.token, "reason": "It was not so."}}
    return actions.correct_entry(case, entry, by=writer.user, seen=form.seen, **told)


def _assignment(case: Case, writer: Writer, form: Sent) -> Entry:
    to = next(one for one in writer.colleagues if one.reference == form.to)
    return actions.assign_case(case, by=writer.user, to=to, seen=form.seen)


WRITES: dict[str, Callable[[Case, Writer, Sent], Entry]] = {
    "note": _note,
    "statement": _statement,
    "identity": _identity,
    "correction": _correction,
    "assignment": _assignment,
}
WEIGHTS = {"note": 2, "statement": 4, "identity": 1, "correction": 3, "assignment": 2}
EVENTS = {
    "note": FileAct.NOTE_ADDED,
    "statement": FileAct.STATEMENT_RECORDED,
    "identity": FileAct.IDENTITY_STATED,
    "correction": FileAct.NOTE_ADDED,
    "assignment": FileAct.CASE_ASSIGNED,
}
GUARDED = frozenset({"statement", "identity", "correction"})
"""Forms that ask whether anything at all was added since."""


@dataclass(slots=True)
class Found:
    """What the interleavings came to."""

    interleavings: int = 0
    writes: int = 0
    refused: int = 0
    merged: int = 0
    waited: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.interleavings:,} interleavings of two writers, {self.writes:,} writes"
            f" acknowledged, {self.waited:,} waited for the other's transaction, {self.refused:,}"
            f" refused, {self.merged:,} of them in after looking: {len(self.wrong)} lost, doubled"
            " or written over something unseen; every chain verifies."
        )


Step = Callable[[], None]


def steps_of(writer: Writer, case: Case, chance: random.Random, names: Iterator[int]) -> list[Step]:
    """What one of the two does, step by step: look, send, perhaps slowly, and send again."""
    made: list[Step] = [lambda: writer.look(case)]
    for _ in range(chance.choice((1, 1, 1, 2))):
        form = _form(writer, chance, names)
        writer.sent.append(form)
        if chance.random() < 0.5:  # the transaction stays open while the other goes on
            made += [
                writer.begin,
                lambda form=form: writer.send(case, form),  # type: ignore[misc]
                writer.commit,
            ]
        else:
            made.append(lambda form=form: writer.send(case, form))  # type: ignore[misc]
        made.append(lambda form=form: writer.send_again(case, form))  # type: ignore[misc]
    return made


def _form(writer: Writer, chance: random.Random, names: Iterator[int]) -> Sent:
    (kind,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
    to = chance.choice(writer.colleagues).reference
    return Sent(kind=kind, token=f"token {next(names)}", by=writer.user, to=to)


def run(
    writers: tuple[Writer, Writer],
    case: Case,
    *,
    chance: random.Random,
    names: Iterator[int],
    server: psycopg.Connection[Any],
) -> int:
    """Do the steps of both in an order by chance; how many waited for the other."""
    left = {number: steps_of(one, case, chance, names) for number, one in enumerate(writers)}
    turns = [number for number, steps in left.items() for _ in steps]
    chance.shuffle(turns)
    doing: list[Future[None]] = []
    waited = 0
    for turn in turns:
        writer = writers[turn]
        step = writer.screen.submit(left[turn].pop(0))
        doing.append(step)
        waited += _until_done_or_waiting(step, writer, server=server)
    for step in doing:
        step.result(timeout=PATIENCE)
    return waited


def _until_done_or_waiting(
    step: Future[None], writer: Writer, *, server: psycopg.Connection[Any]
) -> bool:
    """Go on when the step is done, or the database has its writer wait; True if this one waits."""
    for _ in range(PATIENCE * 1000):
        try:
            step.result(timeout=0.005)
        except TimeoutError:
            found = server.execute(WAITS, [writer.backend]).fetchone()
            if found == (True,):
                return step.running()
        else:
            return False
    raise AssertionError("A step neither ends nor waits.")


def judge(case: Case, sent: list[Sent], *, since: int, found: Found) -> None:
    """Compare what was acknowledged with what the file holds."""
    with transaction.atomic():
        act_as(sent[0].by)
        case = Case.objects.select_related("caseworker").get(pk=case.pk)
        file = {entry.header.number: entry for entry in file_of(case)}
    new = {number: entry for number, entry in file.items() if number > since}
    done = {form.number: form for form in sent if form.number is not None}
    says = found.wrong.append
    if len(done) != sum(form.number is not None for form in sent) or set(done) != set(new):
        says(f"{case}: acknowledged {sorted(done)}, written {sorted(new)}")
        return
    for number, form in done.items():
        if not _holds(new[number], form):
            says(f"{case}: entry {number} is not what was sent")
        unseen = [other for other in range(form.seen + 1, number) if _matters(file[other], form)]
        if unseen:
            says(f"{case}: entry {number} was written over {unseen}, unseen")
    for form in sent:
        if any(_is_baseless(refusal, form, file=file) for refusal in form.refused):
            says(f"{case}: {form.kind} was refused although nothing had been added")
    _judge_standing(case, file, says=says)


def _holds(entry: FileEntry, form: Sent) -> bool:
    header, content = entry.header, dict(entry.content or {})
    if header.event != EVENTS[form.kind] or header.recorded_by != form.by.reference:
        return False
    if form.kind == "assignment":
        return header.attributes["to"] == form.to
    return content["family_name" if form.kind == "identity" else "words"] == form.token


def _matters(other: FileEntry, form: Sent) -> bool:
    if form.kind == "assignment":
        return other.header.event == FileAct.CASE_ASSIGNED
    return form.kind in GUARDED


def _is_baseless(refusal: Refusal, form: Sent, *, file: Mapping[int, FileEntry]) -> bool:
    if not isinstance(refusal.why, MovedOn) and form.kind == "assignment":
        # It is with that colleague already.
        return all(entry.header.attributes.get("to") != form.to for entry in file.values())
    if not isinstance(refusal.why, MovedOn):
        return all(entry.header.corrects != refusal.target for entry in file.values())
    added = range(refusal.seen + 1, refusal.why.last + 1)
    return not any(_matters(file[number], form) for number in added)


def _judge_standing(
    case: Case, file: Mapping[int, FileEntry], *, says: Callable[[str], None]
) -> None:
    corrected = [e.header.corrects for e in file.values() if e.header.corrects]
    if len(corrected) != len(set(corrected)):
        says(f"{case}: two corrections of one entry stand")
    assigned = [e for e in file.values() if e.header.event == FileAct.CASE_ASSIGNED]
    to = case.caseworker.reference if case.caseworker else None
    if assigned and assigned[-1].header.attributes["to"] != to:
        says(f"{case}: it is not with whom the file says")


@pytest.fixture
def writers(
    committed_db: str, as_server: psycopg.Connection[Any]
) -> Iterator[tuple[Writer, Writer]]:
    """Two supervisors of an office, each at a screen, who share its cases out.

    Their commits are real; that they wait for no disk is another proof's matter.
    """
    as_server.execute(f"alter database {committed_db} set synchronous_commit = off".encode())
    with transaction.atomic():
        one = make_user(Role.SUPERVISOR)
        other = make_user(Role.SUPERVISOR, office=one.office)
        colleagues = (make_user(office=one.office), make_user(office=one.office))
    screens = [ThreadPoolExecutor(max_workers=1) for _ in range(2)]
    made = [
        Writer(user=user, colleagues=colleagues, screen=screen)
        for user, screen in zip((one, other), screens, strict=True)
    ]
    for writer in made:
        writer.backend = writer.screen.submit(_backend).result(timeout=PATIENCE)
    yield made[0], made[1]
    for screen in screens:
        screen.submit(connections.close_all).result(timeout=PATIENCE)
        screen.shutdown()


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        number: int = cursor.fetchone()[0]
    return number


def new_case(by: User) -> Case:
    with transaction.atomic():
        case = make_case(by)
        actions.add_note(case, by=by, words="A first note, for corrections.")
    return case


def interleave(
    writers: tuple[Writer, Writer], many: int, *, server: psycopg.Connection[Any], seed: int = 1
) -> Found:
    """So many interleavings, one after the other, each judged."""
    chance, names, found = random.Random(seed), iter(range(10**9)), Found()
    case = new_case(writers[0].user)
    since = 2
    for number in range(1, many + 1):
        if number % ON_ONE_CASE == 0:
            case, since = new_case(writers[0].user), 2
        for writer in writers:
            writer.sent = []
        found.waited += run(writers, case, chance=chance, names=names, server=server)
        sent = [form for writer in writers for form in writer.sent]
        judge(case, sent, since=since, found=found)
        since += sum(form.number is not None for form in sent)
        found.interleavings += 1
        found.writes += sum(form.number is not None for form in sent)
        found.refused += sum(bool(form.refused) for form in sent)
        found.merged += sum(bool(form.refused) and form.number is not None for form in sent)
    return found


def test_no_interleaving_of_two_writers_loses_or_overwrites_anything(
    writers: tuple[Writer, Writer],
    as_server: psycopg.Connection[Any],
    server: Place,
    committed_db: str,
) -> None:
    found = interleave(writers, INTERLEAVINGS, server=as_server)
    use_database(server, committed_db, role="asylia_worker")
    *_, checked = check()

    if figure := os.environ.get("ASYLIA_FIGURE"):
        Path(figure).write_text(f"interleave: {found}\n")
    assert found.wrong == []
    assert checked.broken == []
    assert found.waited > INTERLEAVINGS / 10
    assert found.merged > INTERLEAVINGS / 10


def test_writer_who_asks_nobody_whether_the_file_moved_on_is_noticed(
    writers: tuple[Writer, Writer],
    as_server: psycopg.Connection[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def blind(case: Case, writer: Writer, form: Sent) -> Entry:
        told = {"family_name": form.token}
        return actions.state_identity(case, by=writer.user, identity=told)

    monkeypatch.setitem(WRITES, "identity", blind)
    monkeypatch.setattr("random.Random.choices", lambda *_args, **_more: ["identity"])

    found = interleave(writers, 12, server=as_server)

    assert any("unseen" in wrong for wrong in found.wrong)
