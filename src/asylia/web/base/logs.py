"""Logs that hold no personal data: a fault is its kind and its place, never its words.

The words of an exception may quote a row of the database or what somebody typed.
"""

import logging
import traceback
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Wordless(logging.Formatter):
    """Writes a fault as its class and the lines of our code that led there."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 -- logging's own name
        """The places, innermost last, then the class of the fault."""
        kind, _problem, trace = ei
        lines = [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([*lines, f"  {kind.__qualname__ if kind else ''}"])
