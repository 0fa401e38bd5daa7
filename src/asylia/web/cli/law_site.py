"""`asylia law site`: write the whole law book as pages that need no server."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.conf import settings

from asylia.web.base import actions


def main(words: Sequence[str]) -> int:
    """Write the book.

    Args:
        words: The words after `asylia law site`.

    Returns:
        0 written, 2 it could not be written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asylia.web.settings")
    django.setup()
    from asylia.web.book.still import NotWritten, write_book

    parser = argparse.ArgumentParser(prog="asylia law site", allow_abbrev=False)
    parser.add_argument("folder", type=Path, help="a new folder, or that of an older book")
    codes = [code for code, _name in settings.LANGUAGES]
    parser.add_argument("--language", choices=codes, default="en", help="the language")
    asked = parser.parse_args(words)
    try:
        count = write_book(asked.folder, language=asked.language, now=actions.now())
    except NotWritten as problem:
        sys.stderr.write(f"asylia law site: {problem}.\n")
        return 2
    sys.stdout.write(f"{count} pages: {asked.folder / 'index.html'}\n")
    return 0
