"""On record: who had stored dates renewed in bulk, why, by which law, and what it came to."""

import hashlib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from asylia.web.cases.models import Renewal, RenewalAct, RenewalKind

WRITING = (RenewalKind.ALL, RenewalKind.MOVED)


def law_of(path: str | None = None) -> str:
    """The hash of the law's files and of a file of national settings.

    Args:
        path: The file of settings; None for the deployment's own.
    """
    found = hashlib.sha256(_of_files())
    named = path or settings.LAW_SETTINGS
    if named:
        found.update(Path(named).read_bytes())
    return found.hexdigest()


@cache
def _of_files() -> bytes:
    root = Path(str(files("asylia.law")))
    found = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.digest()


def begin(
    kind: RenewalKind, *, law: str, account: str, why: str, asked_on: date, at: datetime
) -> Renewal:
    """Write down that somebody has dates renewed or compared; what was broken off goes on.

    Args:
        kind: Which dates.
        law: The hash of the law by which.
        account: Who asked for it.
        why: Why.
        asked_on: The day of the question.
        at: Now.

    Returns:
        The beginning; of a renewal of all that was broken off, its own.
    """
    before = _broken_off(law) if kind == RenewalKind.ALL else None
    row = Renewal(
        at=at,
        act=RenewalAct.CONTINUED if before else RenewalAct.BEGAN,
        of=before,
        kind=kind,
        asked_on=asked_on,
        account=account,
        why=why,
        law=law,
    )
    row.save()
    return before or row


def _broken_off(law: str) -> Renewal | None:
    """The newest renewal, if it is one of all cases by this law, and did not end."""
    begun = Renewal.objects.filter(act=RenewalAct.BEGAN, kind__in=WRITING)
    newest = begun.order_by("-pk").first()
    if newest is None or newest.kind != RenewalKind.ALL or newest.law != law:
        return None
    return None if _has(newest, RenewalAct.ENDED) else newest


def is_marked(begun: Renewal) -> bool:
    """Whether every case waits already, so that those that do not any more were renewed.

    Args:
        begun: The beginning.
    """
    return _has(begun, RenewalAct.MARKED)


def _has(begun: Renewal, act: RenewalAct) -> bool:
    return Renewal.objects.filter(of=begun, act=act).exists()


def mark(begun: Renewal, *, at: datetime) -> None:
    """Write down that every case waits.

    Args:
        begun: The beginning.
        at: Now.
    """
    _step(begun, RenewalAct.MARKED, at=at).save()


def end(begun: Renewal, *, at: datetime, cases: int, moved: int, refused: int, left: int) -> None:
    """Write down what it came to.

    Args:
        begun: The beginning.
        at: Now.
        cases: How many cases were renewed, or compared.
        moved: In how many of them a date moved, where that was asked for.
        refused: How many have no answer.
        left: How many columns left to the clock of single cases.
    """
    row = _step(begun, RenewalAct.ENDED, at=at)
    row.cases, row.moved = cases, moved
    row.refused, row.left_to_the_clock = refused, left
    row.save()


def _step(begun: Renewal, act: RenewalAct, *, at: datetime) -> Renewal:
    return Renewal(
        at=at,
        act=act,
        of=begun,
        kind=begun.kind,
        asked_on=begun.asked_on,
        account=begun.account,
        why=begun.why,
        law=begun.law,
    )
