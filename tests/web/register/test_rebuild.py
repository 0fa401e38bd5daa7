"""The register filled in bulk: by the loader, and anew from the files."""

import pytest
from django.db import transaction
from psycopg import Connection

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.actions import CaseToLoad, load_caseload
from asylia.web.cases.drafts import Draft
from asylia.web.cli import registering
from asylia.web.cli.parts import Part
from asylia.web.embedded.places import Place
from asylia.web.register import keeping
from asylia.web.register.actions import Sought, find_person, rebuild
from tests.web.conftest import use_database
from tests.web.factories import NOON, make_case, make_user
from tests.web.register.people import ARSEN, make_person


@transaction.atomic
def found(by: User, name: str = "Velgorin") -> list[str]:
    act_as(by)
    return [hit.reference for hit in find_person(Sought(name=name), by=by, purpose="mail").hits]


@pytest.fixture
def user(committed_db: str) -> User:
    with transaction.atomic():
        return make_user()


def test_loaded_people_are_found(user: User, server: Place, committed_db: str) -> None:
    drafts = [
        Draft(event="identity_stated", by=user, at=NOON, content=ARSEN, source="stated"),
        Draft(event="identity_stated", by=user, at=NOON, content={"family_name": "Braskor"}),
        Draft(event="identity_stated", by=user, at=NOON, corrects=2, content={"family_name": "O"}),
    ]
    nameless = Draft(event="application_made", by=user, at=NOON)

    use_database(server, committed_db, role="asylia_loader")
    load_caseload(
        [
            CaseToLoad(drafts=drafts, reference="LT-2222-2222"),
            CaseToLoad(drafts=[nameless], reference="LT-3333-3333"),
        ]
    )
    use_database(server, committed_db)

    assert found(user) == ["LT-2222-2222"]
    assert found(user, "Braskor") == []


def test_rebuild_finds_who_is_missing_and_leaves_the_others(
    user: User, server: Place, committed_db: str, as_server: Connection[tuple[int]]
) -> None:
    with transaction.atomic():
        cases = [make_person(user), make_person(user), make_case(user)]
    as_server.execute("delete from register_token where person_id = %s", [cases[0].pk])
    as_server.execute("delete from register_person where case_id = %s", [cases[0].pk])
    as_server.commit()
    assert found(user) == [cases[1].reference]

    use_database(server, committed_db, role="asylia_worker")
    first, again = list(rebuild()), list(rebuild())
    all_anew = list(rebuild(everything=True))
    use_database(server, committed_db)

    assert (first, again, all_anew) == ([(2, 1)], [(1, 0)], [(3, 2)])
    assert sorted(found(user)) == sorted(case.reference for case in cases[:2])


def test_parts_of_a_rebuild_are_the_whole(
    user: User, server: Place, committed_db: str, as_server: Connection[tuple[int]]
) -> None:
    with transaction.atomic():
        make_person(user)
    as_server.execute("update register_person set folded_as = 0")
    as_server.commit()

    use_database(server, committed_db, role="asylia_worker")
    parts = [list(rebuild(part=(part, 2))) for part in (0, 1)]
    use_database(server, committed_db)

    assert parts == [[(1, 1)], []]


def test_progress_is_told(
    user: User,
    server: Place,
    committed_db: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with transaction.atomic():
        make_person(user)
    monkeypatch.setattr(registering, "SAY_EVERY_SECONDS", -1.0)

    use_database(server, committed_db, role="asylia_worker")
    counts = registering._rebuild(everything=True, part=Part(first=0, of=1))
    use_database(server, committed_db)

    assert counts == (1, 1)
    assert "1 cases, 1 people" in "".join(capsys.readouterr())


def test_erased_case_leaves_no_row(
    user: User, server: Place, committed_db: str, as_server: Connection[tuple[int]]
) -> None:
    with transaction.atomic():
        case, kept = make_person(user), make_person(user)

    use_database(server, committed_db, role="asylia_worker")
    with transaction.atomic():
        keeping.forget([case.pk])
    use_database(server, committed_db)

    left = as_server.execute("select distinct person_id from register_token").fetchall()
    assert left == [(kept.pk,)]
    assert found(user) == [kept.reference]


def test_case_whose_key_was_destroyed_is_not_registered_again(
    user: User, server: Place, committed_db: str, as_server: Connection[tuple[int]]
) -> None:
    with transaction.atomic():
        case, kept = make_person(user), make_person(user)
    as_server.execute(
        "insert into cases_erasure (case_id, at, by_id, limit_id, reason)"
        " values (%s, now(), %s, 'apr-data-retention-10y', 'The ten years are over.')",
        [case.pk, user.pk],
    )
    as_server.execute("update cases_casekey set sealed = '' where case_id = %s", [case.pk])
    as_server.execute("delete from register_token where person_id = %s", [case.pk])
    as_server.execute("delete from register_person where case_id = %s", [case.pk])
    as_server.commit()

    use_database(server, committed_db, role="asylia_worker")
    counts = list(rebuild(everything=True))
    use_database(server, committed_db)

    assert counts == [(2, 1)]
    assert found(user) == [kept.reference]
