"""Whether every key is where it belongs, and opens; and putting shares right that are not.

Work of the role ``asylia_keys``, which reads no file.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import connection, transaction

from asylia.web.cases import holders as pairs
from asylia.web.cases import keys
from asylia.web.cases.contents import key_place
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.need import Holder, HolderKind, Whose, holders
from asylia.web.cases.shares import share_place

AT_ONCE = 1_000
NAMED_AT_MOST = 20
CASES = """
select c.id, c.reference, c.office_id, c.caseworker_id, c.lock_id, k.store, k.sealed,
  exists (select 1 from cases_erasure e where e.case_id = c.id)
from cases_case c left join cases_casekey k on k.case_id = c.id
where c.id > %s order by c.id limit %s
"""
SHARES = "select case_id, holder_id, sealed from cases_keyshare where case_id = any(%s)"
ASSIGNED = """
select case_id, user_id from cases_grant
where case_id = any(%s) and kind = 'assignment' and ended_at is null
  and (ends_at is null or ends_at > now())
"""
NAMED = """
select c.id, n.user_id from cases_case c join cases_named n on n.lock_id = c.lock_id
where c.id = any(%s)
"""
HOLDERS = """
select h.id, h.kind, coalesce(h.office_id, h.user_id), h.public_key, p.sealed, h.retired_at is null,
  h.vouched
from cases_keyholder h left join cases_holderkey p on p.holder_id = h.id
"""
STORES = """
select store, count(*) from (
  select store from cases_casekey where store <> '' union all select store from cases_holderkey
  union all select store from cases_keyholder
  union all select store from register_registerkey
  union all select store from cases_unsent where store <> ''
  union all select store from cases_reasonkey) as sealed
group by store order by store
"""

Row: TypeAlias = tuple[Any, ...]


@dataclass(slots=True)
class Found:
    """What a check has found so far.

    Attributes:
        cases: How many cases were looked at.
        erased: How many of them were erased.
        shares: How many shares were opened.
        mended: How many cases were given the shares that they should have.
        wrong: What is not as it should be, in words; no more than some.
        count: How much is not.
    """

    cases: int = 0
    erased: int = 0
    shares: int = 0
    mended: int = 0
    wrong: list[str] = field(default_factory=list)
    count: int = 0

    def note(self, words: str) -> None:
        """Remember it, unless there is too much of it to read."""
        self.count += 1
        if len(self.wrong) < NAMED_AT_MOST:
            self.wrong.append(words)


def sealed_by() -> dict[str, int]:
    """How many rows each key of the key store seals."""
    return dict(_do(STORES))


def why_not_this_store() -> str | None:
    """Why the key store at hand cannot be that of this database; None if it is."""
    try:
        store = keys.key_store()
    except KeyStoreError as problem:
        return str(problem)
    ours = {store.name, *store.older}
    others = set(sealed_by()) - ours
    if not others:
        return None
    return (
        "The key file is of another deployment, or older than the last rotation: the database is "
        f"sealed by {', '.join(sorted(others))}, and the file holds {', '.join(sorted(ours))}. Set "
        "ASYLIA_KEY_FILE to the file that belongs to this database."
    )


def check(*, mend: bool = False) -> Iterator[Found]:
    """Open every key that is kept, and compare who holds each case's with who should.

    Args:
        mend: Whether to give out and take back what is not as it should be.
    """
    found = Found()
    openers = _openers(found)
    last = 0
    while rows := _do(CASES, [last, AT_ONCE]):
        last = rows[-1][0]
        with transaction.atomic():
            _check_some(rows, openers, found=found, mend=mend)
        yield found
    yield found


@dataclass(slots=True)
class _Openers:
    """Who holds keys, by the number of their pair: with what it opens, and whether it is in use."""

    known: dict[int, tuple[Holder, X25519PrivateKey]] = field(default_factory=dict)
    current: dict[Holder, int] = field(default_factory=dict)


def _openers(found: Found) -> _Openers:
    openers = _Openers()
    for number, kind, of, public, sealed, is_current, vouched in _do(HOLDERS):
        holder = Holder(HolderKind(kind), of)
        if sealed is None:
            if is_current:
                found.note(f"holder {number} has no private key")
            continue
        try:
            store = keys.key_store()
            opener = pairs.private_key(bytes(sealed), public=bytes(public), store=store)
            is_vouched = store.open(bytes(vouched), bound_to=pairs.public_place(holder)) == public
        except KeyStoreError:
            found.note(f"the key pair of holder {number} does not open")
            continue
        if opener.public_key().public_bytes_raw() != bytes(public) or not is_vouched:
            found.note(f"the public key of holder {number} is not its own")
            continue
        openers.known[number] = holder, opener
        if is_current:
            openers.current[holder] = number
    return openers


def _check_some(rows: list[Row], openers: _Openers, *, found: Found, mend: bool) -> None:
    numbers = [row[0] for row in rows]
    shares: dict[int, dict[int, bytes]] = defaultdict(dict)
    for case, holder, sealed in _do(SHARES, [numbers]):
        shares[case][holder] = bytes(sealed)
    called = _by_case(ASSIGNED, numbers)
    named = _by_case(NAMED, numbers)
    for number, reference, office, caseworker, lock, _, sealed, is_erased in rows:
        found.cases += 1
        key = _escrow(reference, sealed)
        if is_erased or not key:
            found.erased += int(is_erased)
            if not is_erased:
                found.note(
                    f"{reference}: the copy of its key in escrow is missing or does not open"
                )
            elif sealed or shares[number]:
                found.note(f"{reference}: it was erased, and a key of it is still there")
            continue
        whose = Whose(office=office, caseworker=caseworker, is_locked=lock is not None)
        wanted = holders(whose, assigned=called[number], named=named[number])
        wrong = list(_wrong_shares(reference, shares[number], openers=openers, key=key))
        found.shares += len(shares[number])
        holding = {openers.known[one][0] for one in shares[number] if one in openers.known}
        if wrong or holding != wanted:
            said = wrong[0] if wrong else "others hold shares of its key than may open it"
            if mend:
                _mend(number, reference, key=key, wanted=wanted)
                found.mended += 1
            else:
                found.note(f"{reference}: {said}")


def _escrow(reference: str, sealed: bytes | None) -> bytes | None:
    if not sealed:
        return None
    try:
        return keys.key_store().open(bytes(sealed), bound_to=key_place(reference))
    except KeyStoreError:
        return None


def _wrong_shares(
    reference: str, shares: dict[int, bytes], *, openers: _Openers, key: bytes
) -> Iterator[str]:
    for number, sealed in shares.items():
        if number not in openers.known:
            yield f"the share of holder {number} cannot be opened"
            continue
        try:
            place = share_place(reference, number)
            is_the_key = pairs.open_with(openers.known[number][1], sealed, bound_to=place) == key
        except KeyStoreError:
            is_the_key = False
        if not is_the_key:
            yield f"the share of holder {number} is not of its key"


def _mend(number: int, reference: str, *, key: bytes, wanted: frozenset[Holder]) -> None:
    _do("delete from cases_keyshare where case_id = %s", [number])
    known = pairs.known(wanted)
    for one in known.values():
        sealed = pairs.seal_to(one.public, key, bound_to=share_place(reference, one.number))
        _do(
            "insert into cases_keyshare (case_id, holder_id, sealed) values (%s, %s, %s)",
            [number, one.number, sealed],
        )


def _by_case(query: str, numbers: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for case, user in _do(query, [numbers]):
        found[case].append(user)
    return found


def _do(query: str, told: list[Any] | None = None) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query, told or ())
        return list(cursor.fetchall()) if cursor.description else []
