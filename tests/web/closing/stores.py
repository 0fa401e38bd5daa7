"""Key stores of others that do not work, as ``ASYLIA_KEY_STORE`` would name them."""

from threading import Event
from typing import NoReturn

NEVER = Event()


class Silent:
    """A service that takes each call and says nothing."""

    name: str = "silent"
    older: tuple[str, ...] = ()

    def seal(self, *_told: object, **_named: object) -> NoReturn:
        """Say nothing."""
        raise AssertionError(NEVER.wait())

    open = seal


def failing() -> NoReturn:
    """A service whose library fails in its own way."""
    raise OSError("no route to host")


def silent() -> Silent:
    """A service that hangs."""
    return Silent()


class Forgetful:
    """A service that was set up anew under the same name: it opens everything to its own key."""

    name: str = "forgetful"
    older: tuple[str, ...] = ()

    def seal(self, *_told: object, **_named: object) -> bytes:
        """Seal as it does now."""
        return b"sealed"

    def open(self, *_told: object, **_named: object) -> bytes:
        """Open to what nobody sealed."""
        return b"another"


def forgetful() -> Forgetful:
    """A service that is not the one of before."""
    return Forgetful()
