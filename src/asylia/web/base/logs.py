"""Logs that hold no personal data: a fault is its kind and its place, never its words.

The words of an exception may quote a row of the database or what somebody typed.
"""

import contextlib
import logging
import sys
import traceback
from copy import copy
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Wordless(logging.Formatter):
    """Writes a fault as its class and the lines of our code that led there.

    Of a request it writes the status and the pattern of its address: what stands in an address, a
    header or a first line was written by somebody else, and may be a name.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line; what Django says of a request is said without the words of its sender."""
        told = copy(record)
        if record.name.partition(".")[0] == "django":
            told.msg, told.args = _about(record), ()
        line = super().format(told)
        record.exc_text = told.exc_text  # for whoever writes this record after us
        return line

    def formatException(self, ei: Fault) -> str:  # noqa: N802 -- logging's own name
        """The places, innermost last, then the class of the fault."""
        kind, _problem, trace = ei
        lines = [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([*lines, f"  {kind.__qualname__ if kind else ''}"])


def _about(record: logging.LogRecord) -> str:
    """What a record of Django is about; one that is about no request keeps its own sentence."""
    request = getattr(record, "request", None)
    if request is None:
        return str(record.msg)
    match = getattr(request, "resolver_match", None)
    place = match.route if match else "no address of ours"
    return f"{getattr(record, 'status_code', '')} at {place}"


class StandardError(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to the standard error as it is at that moment, and fails without words as well.

    The handler of the standard library prints the record that it could not write, and with it the
    words of the fault that the record was about.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        self.stream = sys.stderr
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's own name
        """Say that a line is missing, whose it was and why, if anybody can still be told."""
        kind = sys.exc_info()[0]
        name = kind.__qualname__ if kind else ""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(f"A line of {record.name} could not be logged: {name}\n")
