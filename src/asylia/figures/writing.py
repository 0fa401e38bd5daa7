"""A file that is there whole or not at all, written while it is still being reckoned."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

PATIENCE_SECONDS = 0.2
WAITING = 2
"""Parts that wait to be written; each is some hundreds of thousand rows."""
ANONYMOUS = getattr(os, "O_TMPFILE", 0)


class CannotWrite(Exception):
    """The file cannot be written; the message says why."""


class _GivenUp(Exception):
    """Whoever makes the parts has stopped."""


class Parts:
    """Where parts are handed over, in order; what they become is a parquet file.

    Args:
        path: Where it is written.
        schema: The columns of each part.
    """

    def __init__(self, path: str, schema: Mapping[str, pl.DataType]) -> None:
        """Begin to write."""
        self._queue: Queue[pl.DataFrame | None] = Queue(maxsize=WAITING)
        self._given_up = Event()
        self._failed: list[BaseException] = []
        self._schema = dict(schema)
        self._thread = Thread(target=self._write, args=(path,), daemon=True)
        self._thread.start()

    def add(self, part: pl.DataFrame | None) -> None:
        """Hand over one part.

        Args:
            part: Rows; None says that there is no more.

        Raises:
            CannotWrite: The part before could not be written.
        """
        while True:
            if not self._thread.is_alive():
                raise CannotWrite(self._why())
            with suppress(Full):
                self._queue.put(part, timeout=PATIENCE_SECONDS)
                return

    def finish(self) -> None:
        """Wait until all is written.

        Raises:
            CannotWrite: It could not be written to its end.
        """
        self.add(None)
        self._thread.join()
        if self._failed:
            raise CannotWrite(self._why())

    def give_up(self) -> None:
        """Write no more."""
        self._given_up.set()
        self._thread.join()

    def _why(self) -> str:
        return next((str(failed).splitlines()[0] for failed in self._failed), "it stopped early")

    def _write(self, path: str) -> None:
        try:
            register_io_source(self._parts, schema=self._schema).sink_parquet(
                path, maintain_order=True
            )
        except _GivenUp:
            return
        except (OSError, pl.exceptions.PolarsError) as failed:
            self._failed.append(failed)

    # On a thread of polars' own, where no coverage is measured.
    def _parts(self, *_asked: Any) -> Iterator[pl.DataFrame]:  # pragma: no cover
        while True:
            if self._given_up.is_set():
                raise _GivenUp
            with suppress(Empty):
                part = self._queue.get(timeout=PATIENCE_SECONDS)
                if part is None:
                    return
                yield part


@contextmanager
def parquet(path: Path, schema: Mapping[str, pl.DataType]) -> Iterator[Parts]:
    """A parquet file that appears under its name when the block ends well.

    Until then it has no name where the file system can do so, and a hidden one elsewhere; nothing
    of it is left when the block fails or the process is stopped.

    Args:
        path: Its name; a file that is there is replaced.
        schema: Its columns.

    Raises:
        CannotWrite: The folder or the disc does not take it.
    """
    if not path.parent.is_dir():
        raise CannotWrite(f"there is no folder {path.parent.name}")
    if path.is_dir():
        raise CannotWrite(f"{path.name} is a folder")
    with _nameless(path) as (written, appear):
        parts = Parts(written, schema)
        try:
            yield parts
            parts.finish()
        except BaseException:
            parts.give_up()
            raise
        appear()


@contextmanager
def _nameless(path: Path) -> Iterator[tuple[str, Any]]:
    """Where to write, and what makes it appear under its name."""
    try:
        descriptor = os.open(path.parent, ANONYMOUS | os.O_RDWR, 0o666) if ANONYMOUS else -1
    except OSError:
        descriptor = -1
    hidden = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        if descriptor < 0:
            yield str(hidden), lambda: hidden.replace(path)
        else:
            yield f"/proc/self/fd/{descriptor}", lambda: _named(descriptor, hidden, path=path)
    finally:
        hidden.unlink(missing_ok=True)
        if descriptor >= 0:
            os.close(descriptor)


def _named(descriptor: int, hidden: Path, *, path: Path) -> None:
    os.link(f"/proc/self/fd/{descriptor}", hidden, src_dir_fd=descriptor, follow_symlinks=True)
    hidden.replace(path)
