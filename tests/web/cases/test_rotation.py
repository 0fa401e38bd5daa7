"""New keys in the place of older ones: everything opens before, while and after; broken off too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import transaction

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases import holders, keeping, keys, rotation
from asylia.web.cases.contents import key_place
from asylia.web.cases.file import file_of
from asylia.web.cases.keys import FileKeys, KeyStoreError, make_key_file
from asylia.web.cases.models import Case
from asylia.web.cases.need import Holder, HolderKind
from asylia.web.cases.rotation import Busy
from asylia.web.embedded import cluster
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import make_case, make_user


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of this test's own: no other test's keys are turned."""
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "file.key"))
    monkeypatch.setattr(rotation, "AT_ONCE", 2)
    holders._vouched.cache_clear()
    return tmp_path / "file.key"


@pytest.fixture
def cases(committed_db: str) -> tuple[User, list[Case]]:
    with transaction.atomic():
        user = make_user()
        return user, [make_case(user, content={"words": "said"}) for _ in range(3)]


@pytest.fixture
def keeper(server: Place, committed_db: str, cases: object) -> None:
    """Work as the role that rotates keys."""
    use_database(server, committed_db, role="asylia_keys")


def words_of(server: Place, database: str, cases: tuple[User, list[Case]]) -> list[object]:
    """What the user reads in the files; afterwards the keeper works again."""
    user, some = cases
    use_database(server, database)
    with transaction.atomic():
        act_as(user)
        found = [dict(file_of(case)[0].content or {}).get("words") for case in some]
    use_database(server, database, role="asylia_keys")
    return found


def acts(superuser: psycopg.Connection[Any]) -> list[str]:
    rows = superuser.execute("select act, detail::text from cases_keyentry order by id").fetchall()
    for _, detail in rows:
        json.loads(detail)
    return [act for act, _ in rows]


def is_whole() -> bool:
    *_, found = keeping.check()
    return found.count == 0 and keeping.why_not_this_store() is None


def test_new_key_of_the_store_seals_everything(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    cases: tuple[User, list[Case]],
    keeper: None,
    key_file: Path,
) -> None:
    before = keys.key_store().name

    progress = list(rotation.rotate_store())

    after = keys.key_store()
    assert (after.name != before, after.older) == (True, ())
    assert keeping.sealed_by() == {after.name: 7}
    assert progress[-1] == ("cases_casekey", 3, 3)
    assert sorted(path.name for path in key_file.parent.iterdir()) == [
        "file.key",
        f"file.key.{before}",
    ]
    assert acts(as_server) == ["store_rotation_begun", "store_rotated"]
    assert is_whole()
    assert words_of(server, committed_db, cases) == ["said"] * 3


@pytest.mark.parametrize("steps", [1, 2, 3, 5])
def test_rotation_that_is_broken_off_opens_everything_and_goes_on(
    server: Place,
    committed_db: str,
    cases: tuple[User, list[Case]],
    keeper: None,
    steps: int,
) -> None:
    going: Iterator[object] = rotation.rotate_store()
    for _ in range(steps):
        next(going)
    going.close()  # type: ignore[attr-defined]
    name, waiting = keys.key_store().name, len(keys.key_store().older)
    read_meanwhile = words_of(server, committed_db, cases)

    list(rotation.rotate_store())

    assert (waiting, read_meanwhile) == (1, ["said"] * 3)
    assert keys.key_store().name == name
    assert keeping.sealed_by() == {name: 7}
    assert words_of(server, committed_db, cases) == ["said"] * 3


def test_older_key_opens_nothing_any_more(
    keeper: None, key_file: Path, as_server: psycopg.Connection[Any], tmp_path: Path
) -> None:
    old = tmp_path / "kept.key"
    old.write_bytes(key_file.read_bytes())
    old.chmod(0o600)

    list(rotation.rotate_store())

    rows = as_server.execute(
        "select c.reference, k.sealed from cases_casekey k join cases_case c on c.id = k.case_id"
    ).fetchall()
    assert len(rows) == 3
    for reference, sealed in rows:
        with pytest.raises(KeyStoreError):
            FileKeys(old).open(sealed, bound_to=key_place(reference))


def test_row_that_no_key_opens_stops_the_rotation_and_lets_go_of_nothing(
    keeper: None, as_server: psycopg.Connection[Any]
) -> None:
    as_server.execute("update cases_holderkey set sealed = '\\x01' where holder_id = 1")

    with pytest.raises(KeyStoreError, match="Row 1 of cases_holderkey"):
        list(rotation.rotate_store())

    assert len(keys.key_store().older) == 1


def test_two_rotations_do_not_meet(server: Place, committed_db: str, keeper: None) -> None:
    with cluster.connect(server, role="asylia_keys", database=committed_db) as other:
        other.execute(f"select pg_advisory_lock({rotation.ONE_AT_A_TIME})".encode())

        with pytest.raises(Busy):
            list(rotation.rotate_store())

    assert keys.key_store().older == ()


def test_holder_gets_a_new_pair_and_the_older_private_key_is_destroyed(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    cases: tuple[User, list[Case]],
    keeper: None,
) -> None:
    holder = Holder(HolderKind.OFFICE, cases[0].office_id)

    progress = list(rotation.rotate_holder(holder))

    pairs = as_server.execute(
        "select h.version, h.retired_at is null, p.holder_id is not null from cases_keyholder h"
        " left join cases_holderkey p on p.holder_id = h.id where h.kind = 'office' order by 1"
    ).fetchall()
    assert pairs == [(1, False, False), (2, True, True)]
    assert progress[-1][1:] == (3, 3)
    assert acts(as_server) == ["holder_rotated"]
    assert is_whole()
    assert words_of(server, committed_db, cases) == ["said"] * 3


def test_rotation_of_a_holder_that_is_broken_off_opens_everything_and_goes_on(
    server: Place, committed_db: str, cases: tuple[User, list[Case]], keeper: None
) -> None:
    going: Iterator[object] = rotation.rotate_holder(Holder(HolderKind.OFFICE, cases[0].office_id))
    next(going)
    going.close()  # type: ignore[attr-defined]
    read_meanwhile = words_of(server, committed_db, cases)

    list(rotation.finish_rotation_of_holders())

    assert read_meanwhile == ["said"] * 3
    assert is_whole()
    assert words_of(server, committed_db, cases) == ["said"] * 3


def test_holder_without_a_pair_is_given_the_first(
    cases: tuple[User, list[Case]], keeper: None
) -> None:
    list(rotation.rotate_holder(Holder(HolderKind.USER, cases[0].pk)))

    assert is_whole()


def test_key_file_of_another_deployment_is_named(
    keeper: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_key_file(tmp_path / "another.key")
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "another.key"))

    assert "of another deployment" in str(keeping.why_not_this_store())


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("delete from cases_keyshare where case_id = 1", "others hold shares"),
        ("update cases_keyshare set sealed = '\\x02' where case_id = 1", "not of its key"),
        ("update cases_casekey set sealed = '\\x01' where case_id = 1", "escrow"),
        ("update cases_holderkey set sealed = '\\x01'", "does not open"),
        ("update cases_keyholder set public_key = vouched", "key pair of holder"),
    ],
)
def test_check_finds_what_was_changed(
    keeper: None, as_server: psycopg.Connection[Any], harm: str, words: str
) -> None:
    as_server.execute(harm.encode())

    *_, found = keeping.check()

    assert words in found.wrong[0]


def test_shares_that_are_missing_are_given_out_and_others_taken_back(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    cases: tuple[User, list[Case]],
    keeper: None,
) -> None:
    as_server.execute("delete from cases_keyshare where case_id = 1")
    list(rotation.rotate_holder(Holder(HolderKind.USER, cases[0].pk)))
    as_server.execute(
        "insert into cases_keyshare (case_id, holder_id, sealed)"
        " select 2, id, '\\x02' from cases_keyholder where kind = 'user'"
    )

    *_, found = keeping.check(mend=True)

    assert (found.mended, found.count) == (2, 0)
    assert is_whole()
    assert words_of(server, committed_db, cases) == ["said"] * 3
