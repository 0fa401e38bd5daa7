"""Entries a second when every chain of a store is checked, and with the contents too."""

from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.append import BEGAN, first_user
from benchmarks.figures import at_least, hand_over, seconds, seen
from benchmarks.store import fresh_store

if TYPE_CHECKING:
    from asylia.web.accounts.models import User

CASES, LENGTH, ROUNDS = 400, 100, 5


def fill(user: "User") -> None:
    """Files of a hundred lines, every line with words of its own."""
    from asylia.web.cases import record
    from asylia.web.cases.drafts import Draft

    drafts = [
        Draft(
            event="note_added",
            by=user,
            at=BEGAN + timedelta(minutes=number),
            content={"text": f"Note {number}: two lines that somebody wrote."},
        )
        for number in range(LENGTH)
    ]
    for _ in range(CASES):
        case = record.open_case(office=user.office, member_state="LT", at=BEGAN)
        record.append_all(case, drafts, today=BEGAN.date())


def check_chains() -> None:
    """Read every stored entry and recompute its hash."""
    from asylia.web.cases import verify

    found = list(verify._chains(None))  # noqa: SLF001 -- the part of the check that has a floor
    if sum(entries for _, _, entries in found) != CASES * LENGTH or any(one[1] for one in found):
        raise SystemExit("The benchmark's own store does not verify.")


def check_all() -> None:
    """What ``asylia verify`` does: chains, columns and contents."""
    from asylia.web.cases import verify

    for findings in verify.check():
        last = findings
    if last.broken or last.entries != CASES * LENGTH:
        raise SystemExit("The benchmark's own store does not verify.")


def main() -> None:
    with fresh_store():
        from django.db import transaction

        from asylia.web.accounts.session import act_as

        with transaction.atomic():
            user = first_user()
            act_as(user)
            fill(user)
        with transaction.atomic():
            act_as(user)
            chains = min(seconds(check_chains) for _ in range(ROUNDS))
            whole = min(seconds(check_all) for _ in range(ROUNDS))
    entries = CASES * LENGTH
    hand_over(
        f"{entries:,} stored entries in {CASES} files, best of {ROUNDS}, read from the database",
        [
            at_least("the chains", entries / chains, unit="entries/s", limit=100_000),
            seen("chains, columns and contents", entries / whole, unit="entries/s"),
        ],
    )


if __name__ == "__main__":
    main()
