# ruff: noqa: S608 -- tables and columns are named above
"""Keys in the place of older ones: of the key store, and of a holder; broken off, it goes on.

Work of the role ``asylia_keys``, in batches that are each a transaction. While it lasts everything
opens, by the older key or the newer one, and nobody has to stop working.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db import connection, transaction

from asylia.web.cases import holders, keys
from asylia.web.cases.contents import key_place
from asylia.web.cases.holders import private_place, public_place
from asylia.web.cases.key_models import KeyAct
from asylia.web.cases.keys import KeyStore, KeyStoreError
from asylia.web.cases.need import Holder, HolderKind
from asylia.web.cases.shares import share_place
from asylia.web.cases.typed import key_place as key_of_words

AT_ONCE = 1_000
ONE_AT_A_TIME = 7_261
"""The number of the lock that a rotation holds."""
NOTE = "insert into cases_keyentry (at, act, detail) values (now(), %s, %s::jsonb)"

Row: TypeAlias = tuple[Any, ...]
Progress: TypeAlias = tuple[str, int, int]
"""What is sealed anew, how much of it is done, and how much there is."""


class Busy(KeyStoreError):
    """Another rotation is going on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Rows that the key store sealed.

    Attributes:
        name: The table.
        key: Its primary key.
        column: What is sealed.
        rows: Reads its key, what is sealed and what tells the place that it is bound to.
        place: That place, from what the row tells.
    """

    name: str
    key: str
    column: str
    rows: str
    place: Callable[..., str]


def _place_of_public(kind: str, of: int) -> str:
    return public_place(Holder(HolderKind(kind), of))


TABLES = (
    _Table(
        name="cases_keyholder",
        key="id",
        column="vouched",
        rows="select t.id, t.vouched, t.kind, coalesce(t.office_id, t.user_id)"
        " from cases_keyholder t",
        place=_place_of_public,
    ),
    _Table(
        name="cases_holderkey",
        key="holder_id",
        column="sealed",
        rows="select t.holder_id, t.sealed, h.public_key"
        " from cases_holderkey t join cases_keyholder h on h.id = t.holder_id",
        place=lambda public: private_place(bytes(public)),
    ),
    _Table(
        name="register_registerkey",
        key="id",
        column="sealed",
        rows="select t.id, t.sealed, t.id from register_registerkey t",
        place=lambda number: f"register_registerkey|sealed|{number}",
    ),
    _Table(
        name="cases_reasonkey",
        key="id",
        column="sealed",
        rows="select t.id, t.sealed, t.id from cases_reasonkey t",
        place=lambda number: f"cases_reasonkey|sealed|{number}",
    ),
    _Table(
        name="cases_unsent",
        key="id",
        column="key",
        rows="select t.id, t.key, t.user_id, t.address from cases_unsent t",
        place=key_of_words,
    ),
    _Table(
        name="cases_casekey",
        key="case_id",
        column="sealed",
        rows="select t.case_id, t.sealed, c.reference"
        " from cases_casekey t join cases_case c on c.id = t.case_id",
        place=key_place,
    ),
)
BY_ANOTHER = "t.store <> %s and t.store <> ''"
"""Not sealed by the newest key; an erased case has none."""


def rotate_store() -> Iterator[Progress]:
    """Put a new key of the key store in the place of the older one, everywhere.

    The new key seals from the first moment on. Not before nothing is sealed by an older one does
    the store let go of it. Run again after a crash, it goes on with what is left.

    Raises:
        Busy: Another rotation is going on.
        KeyStoreError: A row opens with no key of the store; it is named, and nothing was let go.
    """
    with _alone():
        store = keys.key_store()
        if not store.older:
            before = store.name
            _note(KeyAct.STORE_ROTATION_BEGUN, {"from": before, "to": store.begin_rotation()})
        for table in TABLES:
            yield from _renewed(table, store)
        with transaction.atomic():
            _let_nobody_seal()
            for table in TABLES:  # what somebody sealed with the older key at the last moment
                while _renew_some(table, store):
                    pass
            _note(KeyAct.STORE_ROTATED, {"from": list(store.older), "to": store.name})
            store.end_rotation()


def _renewed(table: _Table, store: KeyStore) -> Iterator[Progress]:
    whole = _count(f"select count(*) from {table.name} t where {BY_ANOTHER}", [store.name])
    done = 0
    yield table.name, done, whole
    while some := _renew_some(table, store):
        done += some
        yield table.name, done, max(whole, done)


def _renew_some(table: _Table, store: KeyStore) -> int:
    """Seal the next rows anew, in one transaction; how many there were."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"{table.rows} where {BY_ANOTHER} order by t.{table.key} limit {AT_ONCE}"
            f" for update of t",
            [store.name],
        )
        rows = cursor.fetchall()
        if not rows:
            return 0
        anew = [(row[0], _anew(row, table=table, store=store)) for row in rows]
        cursor.execute(
            f"update {table.name} t set store = %s, {table.column} = n.sealed"
            f" from unnest(%s::bigint[], %s::bytea[]) as n (key, sealed)"
            f" where t.{table.key} = n.key",
            [store.name, *map(list, zip(*anew, strict=True))],
        )
        return len(rows)


def _anew(row: Row, *, table: _Table, store: KeyStore) -> bytes:
    number, sealed, *told = row
    place = table.place(*told)
    try:
        return store.seal(store.open(bytes(sealed), bound_to=place), bound_to=place)
    except KeyStoreError as problem:
        raise KeyStoreError(
            f"Row {number} of {table.name} opens with no key of the store. Nothing was let go of. "
            "Run asylia keys check, put the older key back or restore the row, and begin again."
        ) from problem


def rotate_holder(holder: Holder) -> Iterator[Progress]:
    """Give a holder a new key pair, seal its shares to it, and destroy the older private key.

    Args:
        holder: The holder; one who has no key pair yet is given the first.

    Raises:
        Busy: Another rotation is going on.
    """
    with _alone():
        with transaction.atomic():
            ((number, version),) = _current(holder) or ((None, 0),)
            if number is not None:
                _do("update cases_keyholder set retired_at = now() where id = %s", [number])
            holders.make_pair(holder, store=keys.key_store(), version=version + 1)
        yield from _moved_over()


def rotate_everything() -> Iterator[Progress]:
    """New key pairs for every holder, and a new key of the key store.

    Afterwards a backup from before opens with nothing but the older key of the store: once that
    is destroyed, what was erased since is gone from the backups too.

    Raises:
        Busy: Another rotation is going on.
        KeyStoreError: As ``rotate_store``.
    """
    yield from finish_rotation_of_holders()
    for kind, of in _do(
        "select kind, coalesce(office_id, user_id) from cases_keyholder"
        " where retired_at is null order by id"
    ):
        yield from rotate_holder(Holder(HolderKind(kind), of))
    yield from rotate_store()


def finish_rotation_of_holders() -> Iterator[Progress]:
    """Finish what a crash left of rotations of holders' keys.

    Raises:
        Busy: Another rotation is going on.
    """
    with _alone():
        yield from _moved_over()


def _moved_over() -> Iterator[Progress]:
    for number, kind, of in _do(
        "select h.id, h.kind, coalesce(h.office_id, h.user_id) from cases_keyholder h"
        " join cases_holderkey p on p.holder_id = h.id where h.retired_at is not null order by h.id"
    ):
        holder = Holder(HolderKind(kind), of)
        whole = _count("select count(*) from cases_keyshare where holder_id = %s", [number])
        done = 0
        while some := _move_some(number, holder):
            done += some
            yield f"{kind} {of}", done, max(whole, done)
        with transaction.atomic():
            _do("delete from cases_holderkey where holder_id = %s", [number])
            _note(KeyAct.HOLDER_ROTATED, {"holder": number, "kind": kind, "shares": done})


def _move_some(number: int, holder: Holder) -> int:
    """Seal some shares of an older key pair to the newer one, in one transaction."""
    with transaction.atomic():
        rows = _do(
            "select s.case_id, c.reference, s.sealed from cases_keyshare s"
            " join cases_case c on c.id = s.case_id"
            f" where s.holder_id = %s order by s.case_id limit {AT_ONCE} for update of s",
            [number],
        )
        if not rows:
            return 0
        ((public, sealed),) = _do(
            "select h.public_key, p.sealed from cases_keyholder h"
            " join cases_holderkey p on p.holder_id = h.id where h.id = %s",
            [number],
        )
        opener = holders.private_key(bytes(sealed), public=bytes(public), store=keys.key_store())
        new = holders.known([holder])[holder]
        anew = []
        for case, reference, share in rows:
            place = share_place(reference, number)
            key = holders.open_with(opener, bytes(share), bound_to=place)
            place = share_place(reference, new.number)
            anew.append((case, holders.seal_to(new.public, key, bound_to=place)))
        cases, shares = map(list, zip(*anew, strict=True))
        _do(
            "insert into cases_keyshare (case_id, holder_id, sealed)"
            " select n.case_id, %s, n.sealed from unnest(%s::bigint[], %s::bytea[])"
            " as n (case_id, sealed) on conflict do nothing",
            [new.number, cases, shares],
        )
        _do(
            "delete from cases_keyshare where holder_id = %s and case_id = any(%s)",
            [number, cases],
        )
        return len(rows)


def _current(holder: Holder) -> list[Row]:
    column = "user_id" if holder.kind == HolderKind.USER else "office_id"
    return _do(
        f"select id, version from cases_keyholder where kind = %s and {column} = %s"
        " and retired_at is null for update",
        [holder.kind.value, holder.of],
    )


@contextmanager
def _alone() -> Iterator[None]:
    """While this lasts nobody else rotates; the server lets go for a process that dies."""
    if not _do("select 1 where pg_try_advisory_lock(%s)", [ONE_AT_A_TIME]):
        raise Busy("Another process is rotating keys. Wait for its end; nothing was changed.")
    try:
        yield
    finally:
        _do("select pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def _let_nobody_seal() -> None:
    names = ", ".join(table.name for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(f"lock table {names} in share row exclusive mode")


def _note(act: KeyAct, detail: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [act.value, json.dumps(detail)])


def _count(query: str, told: Sequence[Any]) -> int:
    return int(_do(query, told)[0][0])


def _do(query: str, told: Sequence[Any] = ()) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query, told)
        return list(cursor.fetchall()) if cursor.description else []
