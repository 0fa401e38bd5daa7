"""The key of a case, as whoever acts may have it: by a share of theirs, or not at all.

For each case the key stands in the database once for the key store (the escrow copy, which the
application's role cannot select) and once for each holder who may open the case now. Who acts
was told to the database at the start of the transaction, and it gives out the shares and private
keys of that user alone; under the worker's role the escrow copy is read.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from django.db import connection

from asylia.web.accounts.models import User
from asylia.web.cases import holders as pairs
from asylia.web.cases import keys
from asylia.web.cases.contents import CaseCipher, key_place
from asylia.web.cases.grants import Named
from asylia.web.cases.holders import Known
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case
from asylia.web.cases.need import holders, holders_of, whose

Row: TypeAlias = tuple[Any, ...]

ESCROW_ROLES = frozenset({"asylia_worker", "asylia_keys"})
"""Roles that work on the cases of every office, by the escrow copy."""
# The share of whoever acts, by a holder that they are one of.
MY_SHARE = """
left join lateral (
  select s.holder_id, h.public_key, p.sealed as private, s.sealed
  from cases_keyshare s join cases_keyholder h on h.id = s.holder_id
    join cases_holderkey p on p.holder_id = h.id
  where s.case_id = c.id and asylia_holds(h.kind, h.office_id, h.user_id)
  limit 1
) as share on true
"""
SHARE_COLUMNS = "share.holder_id, share.public_key, share.private, share.sealed"
MINE = (
    f"select c.id, c.reference, {SHARE_COLUMNS} from cases_case c {MY_SHARE} where c.id = any(%s)"  # noqa: S608 -- named above
)
ESCROW = """
select c.id, c.reference, k.sealed from cases_case c join cases_casekey k on k.case_id = c.id
where c.id = any(%s) and k.sealed <> ''
  and not exists (select 1 from cases_erasure e where e.case_id = c.id)
"""
BY_GRANT = "select asylia_escrow(%s)"
IS_ERASED = "select exists (select 1 from cases_erasure where case_id = %s)"
HELD = "select holder_id from cases_keyshare where case_id = %s"
TAKE = "delete from cases_keyshare where case_id = %s and holder_id = any(%s)"
TAKE_OF_USER = """
delete from cases_keyshare s using cases_keyholder h
where s.case_id = %s and h.id = s.holder_id and h.user_id = %s
"""
GIVE = """
insert into cases_keyshare (case_id, holder_id, sealed)
select %s, given.* from unnest(%s::bigint[], %s::bytea[]) as given
on conflict do nothing
"""


class NoKey(KeyStoreError):
    """Whoever acts holds no share of the case's key."""


class Erased(NoKey):
    """The key of the case was destroyed, and with it every name and word of the file."""


def share_place(case: str, holder: int) -> str:
    """What a share is bound to."""
    return f"cases_keyshare|sealed|{case}|{holder}"


def cipher_for(case: Case) -> CaseCipher:
    """The cipher of this case for whoever acts in this transaction.

    Raises:
        NoKey: They hold no share of its key.
        Erased: Nobody has its key any more.
    """
    found = ciphers_of([case.pk])
    return found[case.pk] if found else granted(case)


def ciphers_of(cases: Sequence[int]) -> dict[int, CaseCipher]:
    """The ciphers of those among these cases whose key whoever acts holds.

    Args:
        cases: The numbers of the cases.
    """
    with connection.cursor() as cursor:
        if reads_escrow():
            cursor.execute(ESCROW, [list(cases)])
            return {number: by_escrow(name, key) for number, name, key in cursor.fetchall()}
        cursor.execute(MINE, [list(cases)])
        return {
            number: by_share(name, (holder, *sealed))
            for number, name, holder, *sealed in cursor.fetchall()
            if holder is not None
        }


def reads_escrow() -> bool:
    """Whether this process works under a role for the cases of every office."""
    connection.ensure_connection()
    return connection.connection.info.user in ESCROW_ROLES


def opened(case: Case, share: Sequence[Any]) -> CaseCipher:
    """The cipher of a case, from what was found of a share: a holder, or nothing.

    Raises:
        NoKey: There is neither a share nor a grant.
    """
    return by_share(case.reference, share) if share[0] is not None else granted(case)


def by_escrow(case: str, sealed: bytes) -> CaseCipher:
    """The cipher of a case, from the copy of its key that the key store sealed."""
    return CaseCipher(case, keys.key_store().open(bytes(sealed), bound_to=key_place(case)))


def by_share(case: str, share: Sequence[Any]) -> CaseCipher:
    """The cipher of a case, from a holder's share as it is stored (``SHARE_COLUMNS``)."""
    holder, public, private, sealed = share
    opener = pairs.private_key(bytes(private), public=bytes(public), store=keys.key_store())
    bound_to = share_place(case, holder)
    return CaseCipher(case, pairs.open_with(opener, bytes(sealed), bound_to=bound_to))


def granted(case: Case) -> CaseCipher:
    """The cipher of a case that whoever acts opens by a grant, for as long as it lasts.

    Raises:
        NoKey: There is no such grant.
        Erased: Nobody has its key any more.
    """
    with connection.cursor() as cursor:
        if not reads_escrow():
            cursor.execute(BY_GRANT, [case.pk])
            (sealed,) = cursor.fetchone()
            if sealed:
                return by_escrow(case.reference, sealed)
        cursor.execute(IS_ERASED, [case.pk])
        if cursor.fetchone() == (True,):
            raise Erased(f"The case {case.reference} was erased: its key is destroyed.")
    raise NoKey(f"Nobody gave you a share of the key of {case.reference}.")


def renew(case: Case, key: bytes) -> None:
    """Bring the shares of a case in line with who may hold its key now.

    Called by whatever changes that: opening, assigning, handing over, locking, granting, and the
    end of each; before the row of the case says so, for after that whoever acts may not see it.

    Args:
        case: The case, as it is from now on, not saved yet; its grants and lists are.
        key: Its key.
    """
    wanted = pairs.known(holders_of(case))
    numbers = {one.number for one in wanted.values()}
    with connection.cursor() as cursor:
        cursor.execute(HELD, [case.pk])
        held = {number for (number,) in cursor.fetchall()}
        if gone := held - numbers:
            cursor.execute(TAKE, [case.pk, list(gone)])
        new = [one for one in wanted.values() if one.number not in held]
        if new:
            rows = [(one.number, sealed_to(one, case.reference, key=key)) for one in new]
            cursor.execute(GIVE, [case.pk, *map(list, zip(*rows, strict=True))])


def give_out(case: Case) -> None:
    """Give the case's key to whoever may hold it now, and take it from everybody else."""
    renew(case, cipher_for(case).key)


def take(case: Case, user: User) -> None:
    """Take the case's key from somebody who was called in, unless they hold it otherwise.

    Before the call ends: who releases themselves sees no share afterwards.
    """
    named = Named.objects.filter(lock__pk=case.lock_id or 0, user=user)
    if case.caseworker_id == user.pk or named.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(TAKE_OF_USER, [case.pk, user.pk])


def take_all(case: Case) -> None:
    """Take the key of a case from everybody who holds a share of it."""
    with connection.cursor() as cursor:
        cursor.execute("delete from cases_keyshare where case_id = %s", [case.pk])


def sealed_to(holder: Known, case: str, *, key: bytes) -> bytes:
    """The key of a case, sealed to one holder."""
    return pairs.seal_to(holder.public, key, bound_to=share_place(case, holder.number))


def of_new_cases(cases: Mapping[int, tuple[Case, bytes]]) -> list[Row]:
    """The shares of cases that are being loaded, as rows.

    Args:
        cases: Each case by its number, with its key.
    """
    holding = {
        number: holders(whose(case), assigned=(), named=()) for number, (case, _) in cases.items()
    }
    known = pairs.known({holder for some in holding.values() for holder in some})
    return [
        (number, known[holder].number, sealed_to(known[holder], case.reference, key=key))
        for number, (case, key) in cases.items()
        for holder in holding[number]
    ]
