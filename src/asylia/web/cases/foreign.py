"""A key store of others, a device or a service, that may be slow, away or broken: held to a time.

A page must be able to say within two seconds that the key store does not answer. So each call is
made by a thread of its own that is waited for no longer than that; whatever the store raises is
told as ``KeyStoreError``, for nothing may be opened or sealed by half.
"""

from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar

from asylia.web.cases.keys import KeyStore, KeyStoreError

SECONDS = 1.0
"""How long one call may take."""
CALLS = 16
"""So many calls are under way at the most; while all of them hang, no other is made."""
FORGOTTEN_SECONDS = 60.0
"""A call that hangs for so long is counted no more."""

Answer = TypeVar("Answer")
_calls: dict[Future[Any], float] = {}
_counting = Lock()


class Unanswered(KeyStoreError):
    """The store said nothing in time."""


class ForeignStore:
    """The key store that ``package.module:factory`` makes."""

    def __init__(self, path: str) -> None:
        module, _, name = path.partition(":")
        self._store = within(lambda: _made(module, name))

    @property
    def name(self) -> str:
        """As the store says it."""
        return within(lambda: self._store.name)

    @property
    def older(self) -> tuple[str, ...]:
        """As the store says it."""
        return within(lambda: self._store.older)

    def seal(self, key: bytes, *, bound_to: str) -> bytes:
        """A key, sealed in time."""
        return within(lambda: self._store.seal(key, bound_to=bound_to))

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        """A key, opened in time."""
        return within(lambda: self._store.open(sealed, bound_to=bound_to))

    def begin_rotation(self) -> str:
        """A command asks for it, and waits."""
        return self._store.begin_rotation()

    def end_rotation(self) -> None:
        """As ``begin_rotation``."""
        self._store.end_rotation()


def _made(module: str, name: str) -> KeyStore:
    store: KeyStore = getattr(import_module(module), name)()
    return store


def within(call: Callable[[], Answer], *, seconds: float = SECONDS) -> Answer:
    """What a call answers, if it does so in time.

    Args:
        call: The call.
        seconds: How long it may take.

    Raises:
        Unanswered: It did not.
        KeyStoreError: It failed.
    """
    answered: Future[Answer] = Future()
    try:
        _begin(answered)
        Thread(target=_answer, args=(call, answered), daemon=True).start()
        problem = answered.exception(timeout=seconds)
    except TimeoutError:
        raise Unanswered(
            f"The key store did not answer within {seconds:g} s. See to the device or service that "
            "ASYLIA_KEY_STORE names."
        ) from None
    if isinstance(problem, KeyStoreError):
        raise problem
    if problem is not None:
        raise KeyStoreError(
            f"The key store failed ({type(problem).__name__}). See to the device or service that "
            "ASYLIA_KEY_STORE names."
        ) from problem
    return answered.result()


def _answer(call: Callable[[], Answer], answered: "Future[Answer]") -> None:
    try:
        answered.set_result(call())
    except BaseException as problem:  # noqa: BLE001 -- handed to whoever waits, whatever it is
        answered.set_exception(problem)
    finally:
        with _counting:
            _calls.pop(answered, None)


def _begin(answered: "Future[Answer]") -> None:
    now = monotonic()
    with _counting:
        for other, began in list(_calls.items()):
            if now - began > FORGOTTEN_SECONDS:
                del _calls[other]
        if len(_calls) >= CALLS:
            raise TimeoutError
        _calls[answered] = now
