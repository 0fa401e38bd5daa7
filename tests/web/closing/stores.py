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
