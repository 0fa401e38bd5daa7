"""Standard output, as a terminal or the next program takes it."""

import os
import sys


def print_out(text: str) -> int:
    """Write text, whatever the terminal can show, and be quiet if nobody reads on.

    Returns:
        The exit code 0.
    """
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
