"""How much one visitor may ask, and what keeps an answer from taking for ever.

An address is kept only as a digest made with a key that this process drew and nobody else knows,
and only for one minute.
"""

import re
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, ip_address, ip_network
from time import monotonic
from types import FrameType

from django.http import HttpRequest, HttpResponse

from asylia.web.accounts.addresses import address_of, keyed
from asylia.web.calculator import bounds
from asylia.web.calculator.refusals import too_large

MOST_ADDRESSES = 50_000
OF_A_CUSTOMER = 64
PORT = re.compile(r"^(?:\[([^\]]*)\]|([0-9.]+))(?::[0-9]+)?$")
"""A bracketed address of the new kind or one of the old, perhaps with a port."""
AGAIN = 0.005
"""Seconds until an alarm that could not break anything off rings again."""
OURS = ("asylia.law", "json", "tomllib")
"""Reading a text, and counting: a line of these may be broken off anywhere."""


class TooLong(RuntimeError):
    """The answer took longer than a visitor may ask for."""


@dataclass(slots=True)
class Ask:
    """One request: when, and how long its answer took."""

    at: float
    took: float = 0.0


class Turnstile:
    """How often each address has asked within the window, and for how much; forgets by itself."""

    def __init__(self, *, most: int, effort: float, seconds: float) -> None:
        """Begin with nobody.

        Args:
            most: So many requests within the window.
            effort: So many seconds of counting within the window.
            seconds: The window.
        """
        self.most, self.effort, self.seconds = most, effort, seconds
        self._asks: dict[str, deque[Ask]] = {}
        self._lock = threading.Lock()

    def wait_for(self, who: str, *, at: float) -> int:
        """Count one request.

        Args:
            who: The digest of an address.
            at: Seconds on a clock that never goes back.

        Returns:
            After how many seconds it may be asked again; 0 if it may be answered now.
        """
        with self._lock:
            self._forget(at)
            asks = self._asks.pop(who, None) or deque()
            self._asks[who] = asks  # the newest asker stands last
            while asks and asks[0].at <= at - self.seconds:
                asks.popleft()
            if len(asks) < self.most and sum(ask.took for ask in asks) < self.effort:
                asks.append(Ask(at))
                return 0
            return max(1, round(asks[0].at + self.seconds - at))

    def charge(self, who: str, seconds: float) -> None:
        """Note how long the newest answer to an address took.

        Args:
            who: The digest of the address.
            seconds: How long.
        """
        with self._lock:
            if asks := self._asks.get(who):
                asks[-1].took += seconds

    def _forget(self, at: float) -> None:
        """Drop whoever asked before the window, and the oldest askers if there are too many."""
        while self._asks:
            who = next(iter(self._asks))
            asks = self._asks[who]
            is_over = not asks or asks[-1].at <= at - self.seconds
            if not is_over and len(self._asks) < MOST_ADDRESSES:
                return
            del self._asks[who]


@cache
def turnstile() -> Turnstile:
    """The one of this process."""
    return Turnstile(
        most=bounds.ASKS_PER_WINDOW,
        effort=bounds.EFFORT_PER_WINDOW,
        seconds=bounds.WINDOW_SECONDS,
    )


@contextmanager
def admitted(request: HttpRequest) -> Iterator[int]:
    """Let a visitor ask, and charge what the answer took.

    Yields:
        After how many seconds this visitor may ask again; 0 if it may be answered now.
    """
    who, began = keyed("address", network_of(address_of(request))), monotonic()
    wait = turnstile().wait_for(who, at=began)
    try:
        yield wait
    finally:
        if not wait:
            turnstile().charge(who, monotonic() - began)


def network_of(address: str) -> str:
    """An address of the old kind; of the new kind the network that one customer is given.

    However a proxy writes it: shortened, with a port, an old one within a new one.
    """
    try:
        found = ip_address(PORT.sub(r"\1\2", address))
    except ValueError:
        return address
    old = found if isinstance(found, IPv4Address) else found.ipv4_mapped
    return str(old or ip_network(f"{found}/{OF_A_CUSTOMER}", strict=False))


def no_more_than_fits(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a body that is too large before it is read."""

    def respond(request: HttpRequest) -> HttpResponse:
        if _length(request) <= bounds.MOST_BYTES:
            return get_response(request)
        return too_large(request)

    return respond


def _length(request: HttpRequest) -> int:
    told = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(told) if told.isdecimal() and len(told) < len("1000000000000") else 0


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Break off what takes longer, wherever in reading or in the law it is.

    An alarm rings in the main thread of a process, so the calculator is served by processes that
    answer one visitor at a time there. It rings again until one of our own lines is at work: to
    break off a line of the language's would leave a lock closed that it was about to open.

    Raises:
        TooLong: It took longer.
        ValueError: It is not the main thread.
    """
    is_over = False

    def ring(_signal: int, frame: FrameType | None) -> None:
        if is_over:
            return
        if frame is not None and may_be_broken_off(frame.f_globals.get("__name__")):
            raise TooLong
        signal.setitimer(signal.ITIMER_REAL, AGAIN)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        is_over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def may_be_broken_off(module: object) -> bool:
    """Whether a line of this module holds no lock of the language when it is broken off."""
    return f"{module}.".startswith(tuple(f"{name}." for name in OURS))
