"""Looking whether everything is sane without which no page may be shown."""

import logging
import os
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils import timezone

from asylia.web.cases import keys
from asylia.web.cases.foreign import Unanswered
from asylia.web.cases.holders import newest_vouched
from asylia.web.cases.keys import KeyStoreError
from asylia.web.closing.asking import Facts, facts, let_go, newest
from asylia.web.closing.reasons import Why
from asylia.web.closing.watch import Watch

TOLERANCE = timedelta(seconds=30)
"""How far the clocks of the application, the database and the record may be apart."""
PROBE = "closing|probe"
log = logging.getLogger("asylia.closing")


def why_closed() -> Why | None:
    """Why nothing may be shown; None if everything is sane, or if nobody is to look."""
    every = settings.SANE_FOR_SECONDS
    return None if every is None else WATCH.why_closed(every=every)


def doubt() -> None:
    """Look again before the next page."""
    WATCH.doubt()


def look() -> Why | None:
    """Look at the record, the rows, the clock and the keys."""
    began = timezone.now()
    try:
        found = facts()
        why = _why_not(found, apart=max(found.at - timezone.now(), began - found.at))
        return why or (None if keys_are_sane() else Why.KEYS)
    except (InterfaceError, OperationalError):
        let_go()
        return Why.DATABASE
    except DatabaseError as problem:
        return _closed(Why.ROWS, f"the database says {str(problem).splitlines()[0]}")


def keys_are_sane() -> bool:
    """Whether the key store opens what it sealed for this database."""
    try:
        # A rotation may have ended between the row and the store: then the second look is right.
        if _opens() or _opens(again=True):
            return True
        _closed(Why.KEYS, "the key store opens something else than it sealed")
    except KeyStoreError as problem:
        _closed(Why.KEYS, str(problem))
    return False


def _opens(*, again: bool = False) -> bool:
    sealed = newest_vouched()
    store = keys.key_store_for_new()
    try:
        if sealed is None:
            return store.open(store.seal(b"?", bound_to=PROBE), bound_to=PROBE) == b"?"
        return store.open(sealed.vouched, bound_to=sealed.bound_to) == sealed.public
    except KeyStoreError as problem:
        if again or isinstance(problem, Unanswered):
            raise
    return False


def _why_not(found: Facts, *, apart: timedelta) -> Why | None:
    if found.unwritten:
        return _closed(Why.RECORD, f"nothing can be added to {', '.join(found.unwritten)}")
    if found.open:
        return _closed(Why.ROWS, f"row security is not whole: {', '.join(found.open)}")
    if apart > TOLERANCE:
        return _closed(Why.CLOCK, f"it is {apart} away from the clock of the database")
    if os.environ.get("ASYLIA_TODAY"):
        return None  # in a demonstration each night ends where the day began
    last = newest()
    if last is not None and last > found.at + TOLERANCE:
        return _closed(Why.CLOCK, f"something was recorded at {last}, which is to come")
    return None


def _closed(why: Why, words: str) -> Why:
    """Say it in the log, once for as long as it lasts."""
    if WATCH.why != why:
        log.error("closed, %s: %s", why, words)
    return why


WATCH = Watch(look)
"""One for each process; its threads share what it found."""
