"""Run a program in the foreground as the right user, and stop it with everything it started."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tools import places
from tools.places import Place

PATIENCE_SECONDS = 20


def run(
    place: Place,
    command: list[str],
    *,
    extra: dict[str, str] | None = None,
    folder: Path | None = None,
) -> int:
    """Run it to its end with our terminal; Ctrl-C and a kill reach it, and we wait for its end.

    It runs in the checkout, or in the ``folder`` that the names of its files begin from.
    """
    program = subprocess.Popen(
        command,
        env=places.environment(place) | (extra or {}),
        cwd=folder or place.checkout,
        stdin=subprocess.DEVNULL,
        **places.identity(place.account),
    )
    with _signals_sent_on(program):
        return _wait(program)


def _wait(program: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            # The terminal sent it the same signal; it is closing what it opened.
            try:
                return program.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                program.terminate()


@contextmanager
def _signals_sent_on(program: subprocess.Popen[bytes]) -> Iterator[None]:
    def send_on(number: int, _frame: FrameType | None) -> None:
        program.send_signal(number)

    before = {number: signal.signal(number, send_on) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
