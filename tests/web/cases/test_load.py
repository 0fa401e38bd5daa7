"""A caseload that is copied in: the rows that the record would have written, all or nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import Office, Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.cases import verify
from asylia.web.cases.actions import CaseToLoad, load_caseload, replay_caseload
from asylia.web.cases.drafts import Draft
from asylia.web.cases.models import CaseHead, Entry
from asylia.web.cases.refusals import Contradicts
from asylia.web.cases.shares import by_escrow
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import NOON, make_office, make_user

REPLAYED, LOADED = "LT-2222-2222", "LT-3333-3333"
COUNT = SQL("select count(*) from {}")
ROWS = """
select e.number, e.event, e.happened_on, e.happened_at, e.recorded_at, e.recorded_by_id,
  e.office_id, e.source, e.corrects, convert_from(e.header, 'UTF8'), t.sealed, t.case_id, t.key_id,
  c.id, c.member_state, c.office_id, c.caseworker_id, c.opened_at, k.store, k.sealed, h.number
from cases_entry e join cases_case c on c.id = e.case_id
  join cases_casekey k on k.case_id = c.id join cases_casehead h on h.case_id = c.id
  left join cases_entrycontent t on t.entry_id = e.id
where c.reference = %s order by e.number
"""


@pytest.fixture
def people(committed_db: str) -> tuple[User, User, Office]:
    """A border guard, a caseworker of another office, and a third office."""
    with transaction.atomic():
        return make_user(Role.BORDER_GUARD), make_user(), make_office()


@pytest.fixture
def loader(server: Place, committed_db: str, people: object) -> None:
    """Work as the role that copies in."""
    use_database(server, committed_db, role="asylia_loader")


def drafts_of(guard: User, caseworker: User) -> list[Draft]:
    """Every kind of line: moments, days, codes, words, a correction, a withdrawal."""
    later = NOON + timedelta(days=1)
    words = {"words": "Прошу защиты.", "words_language": "ru"}
    return [
        Draft(event="border_apprehension", by=guard, at=NOON, content={"place": "a road"}),
        Draft(
            event="application_made",
            by=guard,
            at=NOON + timedelta(hours=1),
            happened_at=NOON,
            attributes={"authority": "border_guard", "competent_to_register": True},
            content=words,
            source="stated",
        ),
        Draft(event="application_registered", by=caseworker, at=later, happened_on=NOON.date()),
        Draft(event="application_registered", by=caseworker, at=later, corrects=3),
        Draft(event="information_provided", by=caseworker, at=later),
        Draft(event="information_provided", by=caseworker, at=later, corrects=5, withdrawn=True),
    ]


def told(people: tuple[User, User, Office], reference: str, **more: Any) -> CaseToLoad:
    guard, caseworker, _ = people
    return CaseToLoad(drafts=drafts_of(guard, caseworker), reference=reference, **more)


def rows_of(superuser: Connection[Any], case: str) -> list[tuple[Any, ...]]:
    """What is stored of a case: sealed contents opened, its own numbers as "this case"."""
    rows = superuser.execute(ROWS, [case]).fetchall()
    return [_plain(row, case) for row in rows]


def _plain(row: tuple[Any, ...], case: str) -> tuple[Any, ...]:
    header, sealed, *places = row[9:13]
    number, key = row[13], row[19]
    content = by_escrow(case, key).open(sealed, number=row[0]) if sealed else None
    in_place = [place is None or place == number for place in places]
    return (*row[:9], header.replace(case, "this case"), content, in_place, *row[14:19], row[20])


def counts(superuser: Connection[Any]) -> list[int]:
    return [
        superuser.execute(COUNT.format(Identifier(f"cases_{one}"))).fetchall()[0][0]
        for one in ("case", "casehead", "casekey", "keyshare", "entry", "entrycontent")
    ]


@pytest.mark.parametrize("where", ["with the last author", "with a caseworker", "elsewhere"])
def test_loaded_rows_are_those_that_the_record_writes(
    server: Place,
    committed_db: str,
    people: tuple[User, User, Office],
    as_server: Connection[Any],
    where: str,
) -> None:
    _, caseworker, third = people
    at_the_end: dict[str, dict[str, Any]] = {
        "with the last author": {},
        "with a caseworker": {"caseworker": caseworker},
        "elsewhere": {"office": third},
    }
    replay_caseload([told(people, REPLAYED, **at_the_end[where])])
    use_database(server, committed_db, role="asylia_loader")

    loaded = load_caseload([told(people, LOADED, **at_the_end[where])])

    assert loaded == 1
    assert rows_of(as_server, LOADED) == rows_of(as_server, REPLAYED) != []


def test_loaded_cases_verify(
    server: Place, committed_db: str, people: tuple[User, User, Office], loader: None
) -> None:
    load_caseload([told(people, LOADED), told(people, REPLAYED, office=people[2])])
    use_database(server, committed_db, role="asylia_worker")

    with transaction.atomic():
        *_, findings = verify.check()

    assert (findings.cases, findings.entries, findings.sealed) == (2, 15, 0)
    assert findings.broken == []


def test_case_that_is_there_already_is_left_as_it_is(
    people: tuple[User, User, Office], loader: None, as_server: Connection[Any]
) -> None:
    load_caseload([told(people, LOADED)])
    before = as_server.execute("select header, hash from cases_entry order by id").fetchall()

    again = load_caseload([told(people, LOADED), told(people, REPLAYED)])

    assert again == 1
    after = as_server.execute("select header, hash from cases_entry order by id").fetchall()
    assert after[: len(before)] == before
    assert counts(as_server)[:3] == [2, 2, 2]


def test_case_without_a_reference_gets_a_random_one(
    people: tuple[User, User, Office], loader: None, as_server: Connection[Any]
) -> None:
    load_caseload([replace(told(people, LOADED), reference=None)])

    (row,) = as_server.execute("select reference from cases_case").fetchall()
    assert row[0].startswith("LT-")
    assert row[0] != LOADED


@pytest.mark.parametrize("what", ["an auditor", "the future", "a strange correction", "another"])
def test_refused_entry_leaves_nothing_of_the_whole_load(
    people: tuple[User, User, Office], loader: None, as_server: Connection[Any], what: str
) -> None:
    guard, caseworker, _ = people
    use = make_bad(people, what)
    good = told(people, LOADED)

    with pytest.raises(Refused):
        load_caseload([good, use])

    assert counts(as_server) == [0, 0, 0, 0, 0, 0]
    assert guard.office != caseworker.office


def make_bad(people: tuple[User, User, Office], what: str) -> CaseToLoad:
    guard, caseworker, _ = people
    drafts = drafts_of(guard, caseworker)
    if what == "an auditor":
        auditor = User(
            username="a", full_name="A", role=Role.AUDITOR, office=caseworker.office, pk=77
        )
        drafts.append(Draft(event=FileAct.NOTE_ADDED, by=auditor, at=NOON + timedelta(days=2)))
    if what == "the future":
        drafts[2] = replace(drafts[2], happened_on=NOON.date() + timedelta(days=9))
    if what == "a strange correction":
        drafts[3] = replace(drafts[3], corrects=1)
    caseworker_of_another = {"caseworker": guard} if what == "another" else {}
    return CaseToLoad(drafts=drafts, reference=REPLAYED, **caseworker_of_another)  # type: ignore[arg-type]


def test_contradiction_that_nobody_acknowledged_is_refused(
    people: tuple[User, User, Office], loader: None
) -> None:
    guard, _, _ = people
    drafts = [
        Draft(event="application_made", by=guard, at=NOON),
        Draft(
            event="application_registered",
            by=guard,
            at=NOON,
            happened_on=NOON.date() - timedelta(days=9),
        ),
    ]

    with pytest.raises(Contradicts):
        load_caseload([CaseToLoad(drafts=drafts)])


def test_load_that_is_broken_off_leaves_nothing(
    people: tuple[User, User, Office], loader: None, as_server: Connection[Any]
) -> None:
    with pytest.raises(DatabaseError, match="halfway"):
        load_and_break_off(told(people, LOADED))

    assert counts(as_server) == [0, 0, 0, 0, 0, 0]


@transaction.atomic
def load_and_break_off(case: CaseToLoad) -> None:
    assert load_caseload([case]) == 1
    raise DatabaseError("halfway")


def test_loaded_case_waits_for_its_dates(
    people: tuple[User, User, Office], loader: None, as_server: Connection[Any]
) -> None:
    load_caseload([told(people, LOADED)])

    (row,) = as_server.execute("select recompute_on from cases_case").fetchall()
    assert isinstance(row[0], date)
    assert as_server.execute("select count(*) from cases_duedate").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "select header from cases_entry",
        "select sealed from cases_casekey",
        "select sealed from cases_entrycontent",
        "select office_id from cases_case",
        "select password from accounts_user",
        "update cases_case set office_id = office_id",
        "update cases_casehead set number = number + 1",
        "delete from cases_entry",
        "insert into cases_read (at) values (now())",
        "insert into accounts_office (name) values ('x')",
    ],
)
def test_loader_reads_no_file_and_changes_nothing(loader: None, statement: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_application_itself_copies_nothing_in(people: tuple[User, User, Office]) -> None:
    with pytest.raises(DatabaseError, match=r"row-level security|permission denied"):
        load_caseload([told(people, LOADED)])

    assert not Entry.objects.exists()
    assert not CaseHead.objects.exists()
