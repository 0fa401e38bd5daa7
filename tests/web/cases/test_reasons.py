"""A reason that somebody gave is sealed in the database, and shown while the key store is there."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, transaction

from asylia.web.accounts.session import act_as
from asylia.web.cases import keys, rotation
from asylia.web.cases.grants import Grant, Lock
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import let_in, make_case, make_user

WORDS = "Her brother Tomas called from the harbour."


@pytest.fixture
def case(db: None) -> Case:
    return make_case(make_user())


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select words from cases_grant")
        ((words,),) = cursor.fetchall()
    return str(words)


def opened(stored: str, *, of: type[Any] = Grant) -> Any:
    return of._meta.get_field("words").from_db_value(stored, None, None)


def test_reason_stands_sealed_and_is_read_in_clear(case: Case) -> None:
    let_in(case, make_user(), words=WORDS)

    assert stored().startswith("sealed:")
    assert "Tomas" not in stored()
    assert Grant.objects.get().words == WORDS


def test_two_reasons_of_the_same_words_look_unlike(case: Case) -> None:
    field = Grant._meta.get_field("words")

    assert field.get_prep_value(WORDS) != field.get_prep_value(WORDS)


def test_reason_from_before_is_shown_as_it_stands() -> None:
    assert opened(WORDS) == WORDS
    assert opened("sealed: off the room.") == "sealed: off the room."
    assert opened("") == ""
    assert Grant._meta.get_field("words").get_prep_value("") == ""


def test_reason_that_was_put_elsewhere_does_not_open(case: Case) -> None:
    let_in(case, make_user(), words=WORDS)

    with pytest.raises(KeyStoreError, match="does not open"):
        opened(stored(), of=Lock)


def test_reason_of_another_database_says_so(case: Case) -> None:
    let_in(case, make_user(), words=WORDS)
    _sealed, _name, rest = stored().split(":")

    with pytest.raises(KeyStoreError, match="not in this database"):
        opened(f"sealed:0123456789abcdef:{rest}")


def test_without_the_key_store_no_reason_is_shown(case: Case, settings: LazySettings) -> None:
    let_in(case, make_user(), words=WORDS)
    sealed = stored()

    settings.KEY_FILE = "/nowhere/file.key"

    with pytest.raises(KeyStoreError, match="no key file"):
        opened(sealed)


@pytest.fixture
def key_file(committed_db: str, tmp_path: Path, settings: LazySettings) -> Path:
    settings.KEY_FILE = str(tmp_path / "file.key")
    return tmp_path / "file.key"


def test_reason_outlives_the_key_of_the_store(
    server: Place, committed_db: str, key_file: Path
) -> None:
    with transaction.atomic():
        grant = let_in(make_case(make_user()), make_user(), words=WORDS)
    use_database(server, committed_db, role="asylia_keys")
    before = keys.key_store().name
    list(rotation.rotate_store())
    use_database(server, committed_db)

    with transaction.atomic():
        act_as(grant.user)
        words = Grant.objects.get().words

    assert (keys.key_store().name != before, words) == (True, WORDS)
