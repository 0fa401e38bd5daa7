"""Two clerks at once, and a database that goes away: real connections, real commits."""

import os
import signal
import threading
from collections.abc import Callable
from copy import copy
from datetime import date

import psycopg
import pytest
from django.db import OperationalError, connection, connections, transaction

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.file import file_of
from asylia.web.cases.holders import known
from asylia.web.cases.models import Case, CaseHead, Entry
from asylia.web.cases.need import Holder, HolderKind
from asylia.web.cases.verify import check
from asylia.web.embedded import cluster
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import make_case, make_user

pytestmark = pytest.mark.usefixtures("committed_db")


def in_a_thread(work: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def write_note(user: User, case: Case, words: str) -> None:
    with transaction.atomic():
        act_as(user)
        actions.add_note(case, by=user, words=words)


def words_in(user: User, case: Case) -> list[object]:
    with transaction.atomic():
        act_as(user)
        return [dict(entry.content or {}).get("words") for entry in file_of(case)[1:]]


def two_clerks(role: str = Role.CASEWORKER) -> tuple[User, User, Case]:
    with transaction.atomic():
        one = make_user(role)
        other = make_user(role, office=one.office)
        return one, other, make_case(one)


def test_two_clerks_writing_at_once_lose_no_word_and_the_second_sees_both() -> None:
    one, other, case = two_clerks()

    def write_second() -> None:
        with transaction.atomic():
            act_as(other)
            actions.add_note(case, by=other, words="second")
            seen.extend(dict(entry.content or {}).get("words") for entry in file_of(case)[1:])

    seen: list[object] = []
    with transaction.atomic():
        act_as(one)
        actions.add_note(case, by=one, words="first")
        second = in_a_thread(write_second)
        second.join(timeout=0.3)
        assert second.is_alive(), "the second has to wait for the first"
    second.join(timeout=30)

    assert seen == ["first", "second"]
    assert words_in(one, case) == ["first", "second"]


def test_two_who_make_key_pairs_in_different_orders_do_not_wait_for_each_other() -> None:
    with transaction.atomic():
        first, second = (Holder(HolderKind.USER, make_user().pk) for _ in range(2))
    made: list[Holder] = []

    def make_second_and_first() -> None:
        with transaction.atomic():
            for holder in (second, first):
                made.extend(known([holder]))

    with transaction.atomic():
        known([first])
        other = in_a_thread(make_second_and_first)
        other.join(timeout=0.3)
        known([second])
    other.join(timeout=30)

    assert made == [second, first]


def test_form_that_is_sent_twice_at_once_is_written_once() -> None:
    one, other, case = two_clerks()

    senders = [in_a_thread(lambda: write_note(one, case, "once")) for _ in range(4)]
    for sender in senders:
        sender.join(timeout=30)
    write_note(other, case, "once")
    write_note(one, case, "once")

    assert words_in(one, case) == ["once", "once", "once"]


def test_many_writers_of_one_case_leave_one_whole_chain(server: Place, committed_db: str) -> None:
    one, other, case = two_clerks()
    users = [one, other, one, other]

    def write_five(user: User, name: int) -> None:
        for number in range(5):
            write_note(user, case, f"{name}/{number}")

    threads = [
        in_a_thread(lambda user=user, name=name: write_five(user, name))  # type: ignore[misc]
        for name, user in enumerate(users)
    ]
    for thread in threads:
        thread.join(timeout=60)

    words = words_in(one, case)
    assert sorted(map(str, words)) == sorted(f"{n}/{i}" for n in range(4) for i in range(5))
    for name in range(4):
        assert [w for w in words if str(w).startswith(f"{name}/")] == [
            f"{name}/{number}" for number in range(5)
        ]
    use_database(server, committed_db, role="asylia_worker")
    *_, findings = check()
    assert (findings.entries, findings.broken) == (21, [])


def test_two_corrections_of_one_entry_at_once_and_the_second_is_told() -> None:
    one, other, case = two_clerks()
    entry = entry_of(one, case)
    refused: list[str] = []

    def correct_second() -> None:
        with transaction.atomic():
            act_as(other)
            try:
                actions.correct_entry(case, entry, by=other, happened_on=date(2026, 8, 8))
            except Refused as refusal:
                refused.append(refusal.reason)

    with transaction.atomic():
        act_as(one)
        actions.correct_entry(case, entry, by=one, happened_on=date(2026, 8, 9))
        second = in_a_thread(correct_second)
        second.join(timeout=0.3)
    second.join(timeout=30)

    assert refused == [
        (
            "Entry 1 was corrected or taken back meanwhile. Look at the file again and correct the"
            " entry that stands."
        )
    ]


def test_case_handed_over_while_a_note_waits_takes_no_note() -> None:
    one, other, case = two_clerks()
    as_seen_before = copy(case)
    refused: list[str] = []

    def note() -> None:
        try:
            write_note(other, as_seen_before, "too late")
        except Refused as refusal:
            refused.append(refusal.reason)

    with transaction.atomic():
        act_as(one)
        there = make_user()
        actions.hand_over_case(case, by=one, to=there.office)
        second = in_a_thread(note)
        second.join(timeout=0.3)
        assert second.is_alive(), "the note has to wait for the hand-over"
    second.join(timeout=30)

    assert refused == ["This case is not, or no longer, with your office."]
    with transaction.atomic():
        act_as(there)
        assert [entry.header.event for entry in file_of(case)] == [
            "application_made",
            "case_handed_over",
        ]


def test_assigning_and_recording_side_by_side_never_wait_for_each_other() -> None:
    one, other, case = two_clerks(Role.SUPERVISOR)

    def assign_back_and_forth() -> None:
        for number in range(6):
            with transaction.atomic():
                taker = (one, other)[number % 2]
                act_as(taker)
                actions.assign_case(case, by=taker, to=taker)

    def record_again_and_again() -> None:
        # Each says something else: the same words sent twice are one entry.
        for language in ("ru", "uk", "be", "ar", "fa", "ti"):
            with transaction.atomic():
                act_as(other)
                actions.state_identity(case, by=other, identity={"language": language})

    assigning = in_a_thread(assign_back_and_forth)
    recording = in_a_thread(record_again_and_again)
    assigning.join(timeout=60)
    recording.join(timeout=60)

    with transaction.atomic():
        act_as(one)
        assert len(file_of(case)) == 13


def entry_of(user: User, case: Case) -> Entry:
    with transaction.atomic():
        act_as(user)
        return case.entries.get()


def test_connection_lost_in_the_middle_of_an_act_leaves_nothing_half_written(
    server: Place, committed_db: str
) -> None:
    user, _, case = two_clerks()

    with pytest.raises(OperationalError):
        write_and_lose_the_connection(server, user, case)
    connection.close()

    with transaction.atomic():
        act_as(user)
        assert [entry.header.number for entry in file_of(case)] == [1]
        assert CaseHead.objects.get(case=case).number == 1
    use_database(server, committed_db, role="asylia_worker")
    *_, findings = check()
    assert findings.broken == []


@transaction.atomic
def write_and_lose_the_connection(server: Place, user: User, case: Case) -> None:
    act_as(user)
    actions.add_note(case, by=user, words="never to be seen")
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (process,) = cursor.fetchone()
    with cluster.connect(server) as superuser:
        superuser.execute("select pg_terminate_backend(%s, 5000)", [process])
    actions.add_note(case, by=user, words="never written")


def test_server_killed_in_the_middle_of_an_act_leaves_nothing_half_written(server: Place) -> None:
    user, _, case = two_clerks()

    with pytest.raises(OperationalError):
        write_and_kill_the_server(server, user, case)
    connection.close()
    wait_for(server)

    assert words_in(user, case) == []
    write_note(user, case, "after the crash")
    assert words_in(user, case) == ["after the crash"]


@transaction.atomic
def write_and_kill_the_server(server: Place, user: User, case: Case) -> None:
    act_as(user)
    actions.add_note(case, by=user, words="never to be seen")
    postmaster = int((server.data / "postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(postmaster, signal.SIGKILL)
    gone = False
    while not gone:
        try:
            with cluster.connect(server):
                pass
        except psycopg.OperationalError:
            gone = True
    while True:
        actions.add_note(case, by=user, words="never written")


def wait_for(server: Place) -> None:
    from asylia.web.embedded.processes import wait_until

    assert wait_until(lambda: cluster.is_ready(server), seconds=30)
