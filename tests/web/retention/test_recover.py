"""What was erased is gone: an attempt to get it back with every key and copy that remains.

The attempt knows everything: all rows of all tables, today's and those of a backup, every key
file that is left. It is shown first that it does get back what was not erased.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings
from django.db import transaction

from asylia.web.accounts.models import Role
from asylia.web.accounts.session import act_as
from asylia.web.cases import erasing, holders, rotation, verify
from asylia.web.cases.contents import CaseCipher, key_place
from asylia.web.cases.keys import FileKeys, KeyStoreError
from asylia.web.cases.shares import share_place
from asylia.web.embedded.places import Place
from asylia.web.retention.actions import erase_case
from tests.web.conftest import use_database
from tests.web.factories import make_user
from tests.web.retention.test_erase_case import WHY, decided

LONG = os.environ.get("ASYLIA_EXAMPLES") == "long"
CASES = 60 if LONG else 4
ERASED = CASES // 2
Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class Rows:
    """Everything sealed that a database or a backup of it holds."""

    escrow: Sequence[Row]
    pairs: Sequence[Row]
    shares: Sequence[Row]
    contents: Sequence[Row]


def rows_of(superuser: psycopg.Connection[Any]) -> Rows:
    def ask(query: str) -> Sequence[Row]:
        return superuser.execute(query.encode()).fetchall()

    return Rows(
        escrow=ask("select sealed from cases_casekey"),
        pairs=ask(
            "select h.id, h.public_key, p.sealed from cases_keyholder h"
            " join cases_holderkey p on p.holder_id = h.id"
        ),
        shares=ask("select holder_id, sealed from cases_keyshare"),
        contents=ask(
            "select c.reference, e.number, t.sealed from cases_entrycontent t"
            " join cases_entry e on e.id = t.entry_id join cases_case c on c.id = e.case_id"
        ),
    )


def found_keys(copies: Sequence[Rows], stores: Sequence[FileKeys], cases: set[str]) -> set[bytes]:
    """Every key of a case that the copies and the key files give away."""
    found: set[bytes] = set()
    openers = list(_openers(copies, stores))
    for copy in copies:
        for case in cases:
            for (sealed,) in copy.escrow:
                found.update(_opened(store, sealed, key_place(case)) for store in stores)
            for holder, sealed in copy.shares:
                place = share_place(case, holder)
                found.update(_with(opener, sealed, place) for opener in openers)
    return found - {b""}


def _openers(copies: Sequence[Rows], stores: Sequence[FileKeys]) -> Iterator[X25519PrivateKey]:
    for copy in copies:
        for _, public, sealed in copy.pairs:
            for store in stores:
                place = holders.private_place(bytes(public))
                if raw := _opened(store, sealed, place):
                    yield X25519PrivateKey.from_private_bytes(raw)


def _opened(store: FileKeys, sealed: bytes, place: str) -> bytes:
    try:
        return store.open(sealed, bound_to=place)
    except KeyStoreError:
        return b""


def _with(opener: X25519PrivateKey, sealed: bytes, place: str) -> bytes:
    try:
        return holders.open_with(opener, sealed, bound_to=place)
    except KeyStoreError:
        return b""


def read_back(copies: Sequence[Rows], stores: Sequence[FileKeys], cases: set[str]) -> set[str]:
    """Of which of these cases a word comes back."""
    found = found_keys(copies, stores, cases)
    back = set()
    for copy in copies:
        for case, number, sealed in copy.contents:
            if case not in cases:
                continue
            for key in found:
                try:
                    CaseCipher(case, key).open(sealed, number=number)
                except KeyStoreError:
                    continue
                back.add(case)
    return back


def test_what_was_erased_comes_back_from_nothing_that_is_left(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "file.key"))
    with transaction.atomic():
        lead = make_user(Role.SUPERVISOR)
        cases = [decided(lead) for _ in range(CASES)]
    everything = {case.reference for case in cases}
    gone, stays = set(sorted(everything)[:ERASED]), set(sorted(everything)[ERASED:])
    backup, old = rows_of(as_server), FileKeys(tmp_path / "file.key")
    with transaction.atomic():
        act_as(lead)
        for case in cases:
            if case.reference in gone:
                erase_case(case, by=lead, typed=case.reference, words=WHY)
    use_database(server, committed_db, role="asylia_keys")

    assert set(erasing.destroy_keys()) == gone
    live = [rows_of(as_server)]
    without_a_backup = read_back(live, [old], gone)
    with_a_backup = read_back([*live, backup], [old], gone)
    list(rotation.rotate_everything())
    new = FileKeys(tmp_path / "file.key")
    left = [rows_of(as_server), *live, backup]
    after = read_back(left, [new], gone)

    assert (without_a_backup, with_a_backup) == (set(), gone)
    assert (after, read_back(left, [new], stays)) == (set(), stays)
    use_database(server, committed_db, role="asylia_worker")
    with transaction.atomic():
        *_, found = verify.check()
    assert (found.erased, found.broken, found.cases) == (ERASED, [], CASES)
    says = (
        f"{ERASED} of {CASES} cases erased: 0 came back from the database, and 0 from a backup "
        "once every key was rotated and the older one destroyed; every chain verifies."
    )
    if path := os.environ.get("ASYLIA_FIGURE"):
        Path(path).write_text(says + "\n", encoding="utf-8")
