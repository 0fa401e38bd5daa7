"""``asylia keys``: check them, share them out anew, and put new ones in their place."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from asylia.web.cli import ground
from asylia.web.cli.ground import say

if TYPE_CHECKING:
    from asylia.web.cases.keeping import Found
    from asylia.web.cases.need import Holder
    from asylia.web.cases.rotation import Progress

SAY_EVERY_SECONDS = 2.0
OF_ROWS = {
    "cases_keyholder": "public keys of holders",
    "cases_holderkey": "private keys of holders",
    "register_registerkey": "the key of the register",
    "cases_reasonkey": "the key of reasons",
    "cases_casekey": "keys of cases",
}


def keys(words: Sequence[str]) -> int:
    """Check the keys, share them out anew, or put new ones in their place."""
    parser = argparse.ArgumentParser(prog="asylia keys", description=keys.__doc__)
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    what.add_parser("check", help="open every key, and compare who holds each with who should")
    what.add_parser("share", help="give out the shares that are missing, take back the others")
    rotate = what.add_parser("rotate", help="a new key of the key store, or of a holder")
    rotate.add_argument(
        "--holder",
        metavar="REFERENCE",
        help="of this office (O-…) or user (S-…), when somebody has left; else of the key store",
    )
    rotate.add_argument(
        "--everything",
        action="store_true",
        help="of the key store and of every holder: what backups hold of erased cases ends",
    )
    asked = parser.parse_args(words)
    with ground.standing("keys"):
        from asylia.web.cases.keys import KeyStoreError

        try:
            if asked.what == "rotate":
                return _rotate(asked.holder, everything=asked.everything)
            return _check(mend=asked.what == "share")
        except KeyStoreError as problem:
            raise ground.CannotRun(str(problem)) from problem


def erase(words: Sequence[str]) -> int:
    """Destroy the keys of the cases that a supervisor had erased; of no others."""
    argparse.ArgumentParser(prog="asylia erase", description=erase.__doc__).parse_args(words)
    with ground.standing("keys"):
        from asylia.web.cases.erasing import destroy_keys

        erased = []
        for reference in destroy_keys():
            erased.append(reference)
            say(f"  {reference}")
    sys.stdout.write(f"The keys of {len(erased)} cases were destroyed.\n")
    if erased:
        sys.stdout.write(
            "Backups from before still hold them. asylia keys rotate --everything, and then "
            "destroying the older\nkey of the key store, ends that.\n"
        )
    return 0


def _check(*, mend: bool) -> int:
    from asylia.web.cases import keeping

    if reason := keeping.why_not_this_store():
        raise ground.CannotRun(reason)
    found = keeping.Found()
    said = time.monotonic()
    for found in keeping.check(mend=mend):
        if time.monotonic() - said > SAY_EVERY_SECONDS:
            said = time.monotonic()
            say(f"  {found.cases} cases, {found.shares} shares")
    for store, count in keeping.sealed_by().items():
        sys.stdout.write(f"{store} seals {count} keys.\n")
    for words in found.wrong:
        sys.stdout.write(f"{words}\n")
    sys.stdout.write(_summary(found))
    return 1 if found.count else 0


def _summary(found: "Found") -> str:
    verdict = f"{found.count} things are wrong" if found.count else "every key is in its place"
    mended = f"; {found.mended} cases were shared out anew" if found.mended else ""
    of = f"{found.shares} shares of {found.cases} cases ({found.erased} erased)"
    return f"{of}: {verdict}{mended}.\n"


def _rotate(reference: str | None, *, everything: bool) -> int:
    from asylia.web.cases import keeping, rotation

    if reference:
        for holder in _holders(reference):
            _tell(rotation.rotate_holder(holder))
        sys.stdout.write(f"{reference} has a new key pair. The older private key is destroyed.\n")
        return 0
    if reason := keeping.why_not_this_store():
        raise ground.CannotRun(reason)
    if everything:
        _tell(rotation.rotate_everything())
    else:
        _tell(rotation.finish_rotation_of_holders())
        _tell(rotation.rotate_store())
    for store, count in keeping.sealed_by().items():
        sys.stdout.write(f"{store} seals all {count} keys.\n")
    sys.stdout.write(
        "Copy the new key file to where its copies are kept, apart from the backups, now. The "
        "older key lies beside\nit for the backups from before: destroy it with the last of them.\n"
    )
    return 0


def _holders(reference: str) -> "Iterator[Holder]":
    from asylia.web.accounts.models import Office, User
    from asylia.web.cases.need import Holder, HolderKind

    for number in Office.objects.filter(reference=reference).values_list("pk", flat=True):
        yield Holder(HolderKind.OFFICE, number)
        yield Holder(HolderKind.LEAD, number)
        return
    for number in User.objects.filter(reference=reference).values_list("pk", flat=True):
        yield Holder(HolderKind.USER, number)
        return
    raise ground.CannotRun(
        f"There is no office and no user {reference}. The page of accounts names references."
    )


def _tell(progress: "Iterator[Progress]") -> None:
    said, last = 0.0, ""
    for what, done, whole in progress:
        if what != last or done == whole or time.monotonic() - said > SAY_EVERY_SECONDS:
            said, last = time.monotonic(), what
            say(f"  {OF_ROWS.get(what, what)}: {done} of {whole}")
