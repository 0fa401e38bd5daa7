"""How often somebody may try: counters that hold keyed digests and rest after a while.

A browser with which an account has signed in before counts for itself. Whoever fails on a name
from elsewhere stops strangers on that name and that address, never the owner at their own desk.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext as _

from asylia.web.accounts.addresses import address_of, keyed
from asylia.web.accounts.devices import device_of
from asylia.web.accounts.models import SignInTry
from asylia.web.accounts.refusal import Refused


class Counter(NamedTuple):
    """Whose tries are counted: digests all three.

    Attributes:
        account: The name that was typed, known or not.
        address: Where the browser is.
        device: The browser, if this account has signed in with it; else empty.
    """

    account: str
    address: str
    device: str


def counter_for(request: HttpRequest, username: str, *, kind: str = "account") -> Counter:
    """The counter of this browser's tries for a name.

    Args:
        request: The browser.
        username: The name as typed.
        kind: What is tried; each kind counts for itself.
    """
    name = username.strip().lower()
    device = device_of(request, name)
    return Counter(
        account=keyed(kind, name),
        address=keyed("address", address_of(request)),
        device=keyed(f"device {kind}", f"{device}|{name}") if device else "",
    )


def wait_for_other_tries(counter: Counter) -> None:
    """One try at a time: tries side by side cannot outrun the count."""
    key = counter.device or counter.account
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [int(key[:15], 16)])


class TooMany(Refused):
    """This browser tried too often for this name, or this address for any."""

    code = "too-many"


def require_patience(counter: Counter, *, at: datetime) -> None:
    """Let one try at a time pass, and none of a browser that has to wait.

    Raises:
        TooMany: It has to wait.
    """
    wait_for_other_tries(counter)
    if reason := why_not_try(counter, at=at):
        raise TooMany(reason)


def why_not_try(counter: Counter, *, at: datetime) -> str | None:
    """Why this browser has to wait; tries that are old enough are forgotten on the way."""
    forget_old_tries(at)
    if counter.device:
        mine = SignInTry.objects.filter(device_key=counter.device)
    else:
        mine = SignInTry.objects.filter(device_key="", account_key=counter.account)
        if reason := why_not_from_here(counter, at=at):
            return reason
    return None if mine.count() < settings.SIGN_IN_TRIES_PER_ACCOUNT else _wait()


def why_not_from_here(counter: Counter, *, at: datetime) -> str | None:
    """Why nobody may try from this address for now, whatever the name."""
    begin = at - timedelta(minutes=settings.SIGN_IN_WINDOW_MINUTES)
    here = SignInTry.objects.filter(device_key="", address_key=counter.address, at__gte=begin)
    return None if here.count() < settings.SIGN_IN_TRIES_PER_ADDRESS else _wait()


def remember(counter: Counter, *, at: datetime) -> None:
    """Count a try that failed."""
    SignInTry.objects.create(
        account_key=counter.account,
        address_key=counter.address,
        device_key=counter.device,
        at=at,
    )


def forgive(counter: Counter) -> None:
    """Forget the tries of this browser for this name, after the right one."""
    mine = SignInTry.objects.filter(account_key=counter.account, device_key=counter.device)
    if not counter.device:
        mine = mine.filter(address_key=counter.address)
    mine.delete()


def forget_old_tries(at: datetime) -> None:
    """Remove the tries that slow nobody down any more."""
    begin = at - timedelta(minutes=settings.SIGN_IN_WINDOW_MINUTES)
    SignInTry.objects.filter(at__lt=begin).delete()


def _wait() -> str:
    return _("Too many tries. Wait %(minutes)d minutes, or ask your administrator.") % {
        "minutes": settings.SIGN_IN_WINDOW_MINUTES
    }
