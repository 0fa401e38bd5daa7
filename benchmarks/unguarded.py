"""The case page as if nobody noted reads and nothing were sealed, in this process alone.

What it costs to note a read and to open what is sealed shows only beside a page without both.
Asylia has no switch for that, so the functions are replaced here, while a page is measured.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from asylia.web.cases.models import Case

NOTES = ("asylia.web.desk.views.note_read",)
OPENS = ("asylia.web.cases.file.cipher_for",)


class Remembered:
    """The contents of cases that were opened while it listened."""

    def __init__(self) -> None:
        self.contents: dict[tuple[str, int], dict[str, object]] = {}

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep what is opened meanwhile."""
        from asylia.web.cases.contents import CaseCipher

        opened = CaseCipher.open

        def open_and_keep(cipher: CaseCipher, sealed: bytes, *, number: int) -> dict[str, object]:
            found = opened(cipher, sealed, number=number)
            self.contents[cipher.case, number] = found
            return found

        with patch.object(CaseCipher, "open", open_and_keep):
            yield

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        """Note no read, ask for no key, unseal nothing."""
        with ExitStack() as replaced:
            for name in NOTES:
                replaced.enter_context(patch(name, _note_nothing))
            for name in OPENS:
                replaced.enter_context(patch(name, self._open_at_once))
            yield

    def _open_at_once(self, case: "Case") -> "_Open":
        return _Open(self, case.reference)


class _Open:
    """What is known of a case already, in the place of its cipher."""

    def __init__(self, remembered: Remembered, case: str) -> None:
        self.remembered, self.case = remembered, case

    def open(self, _sealed: bytes, *, number: int) -> dict[str, object]:
        return dict(self.remembered.contents[self.case, number])


def _note_nothing(*_told: Any, **_more: Any) -> None:
    """In the place of the one door through which reads are noted."""
