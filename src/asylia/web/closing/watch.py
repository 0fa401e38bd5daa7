"""When to look again: seldom while all is well, soon while it is not, and never twice at once."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from asylia.web.closing.reasons import Why

AGAIN_SECONDS = 0.5
"""While something is not sane, for it may be mended any moment."""
FIRST_SECONDS = 2.0
"""How long the first answers of a process wait for the first look."""


class Watch:
    """What was found when somebody last looked."""

    def __init__(self, look: Callable[[], Why | None]) -> None:
        """Remember who looks; nothing is known yet."""
        self._look = look
        self._looking = Lock()
        self._found: Why | None = Why.DATABASE
        self._holds_until = 0.0
        self._is_known = False

    @property
    def why(self) -> Why | None:
        """What was found last."""
        return self._found

    def doubt(self) -> None:
        """Look before the next page: something failed that a look may explain."""
        self._holds_until = 0.0

    def why_closed(self, *, every: float) -> Why | None:
        """Why nothing may be shown; None if everything is sane.

        Whoever asks while another looks is told what was found before.

        Args:
            every: For how many seconds it holds that everything is sane.
        """
        if monotonic() < self._holds_until:
            return self._found
        if self._looking.acquire(timeout=0 if self._is_known else FIRST_SECONDS):
            try:
                self._note(self._look(), every=every)
            finally:
                self._looking.release()
        return self._found

    def _note(self, found: Why | None, *, every: float) -> None:
        self._found, self._is_known = found, True
        self._holds_until = monotonic() + (every if found is None else min(every, AGAIN_SECONDS))
