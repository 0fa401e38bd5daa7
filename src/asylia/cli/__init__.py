"""The command `asylia`: one word, then what the word needs. A room is imported when asked for."""

import gc
import sys
from collections.abc import Sequence

from asylia import __version__

HELP = """\
asylia: the law's clock, the case file and the desk of an asylum authority

  asylia clock HISTORY     every time limit of one case, from a history file
  asylia next HISTORY      what has to be done next in one case, by whom, by when and why
  asylia clocks CASES      every time limit of many cases, from a table
  asylia what-if CASES     what another rule, holiday or practice would do to them
  asylia law               the law book: list, show ID, on DATE, diff DATE DATE, site FOLDER
  asylia serve             serve the desk, or with --calculator the public calculator
  asylia demo              serve the desk with invented cases
  asylia invent            load an invented caseload of any size
  asylia migrate           bring the database to the newest layout
  asylia verify [CASE]     check the chain of a case file, or of all
  asylia recompute         recompute due dates that time alone has changed
  asylia register rebuild  make the register of names anew from the files
  asylia backup FOLDER     write a backup
  asylia restore FOLDER    restore a backup into an empty place
  asylia make-key FILE     make the key that seals the files' contents
  asylia keys WHAT         check, share or rotate the keys
  asylia erase             destroy the keys of the cases that were erased
  asylia add-administrator USERNAME   open the first account
  asylia roles             print the SQL that makes the roles of a server of one's own

  asylia WORD --help       what a word needs
  asylia --version         the version

Documentation: docs/ in the project, beginning with docs/tutorials.
"""

OF_THEIR_OWN = {"law": "law", "clocks": "clocks", "what-if": "what_if", "next": "next_act"}
"""Words with a module of this room that reads what follows them."""
OF_THE_WEB = (
    *("serve", "demo", "invent", "migrate", "verify", "recompute", "register"),
    *("backup", "restore", "add-administrator", "make-key", "keys", "erase", "roles"),
)

NEEDS_WEB = """\
asylia {word}: this needs the desk and its database, and they are not installed.
Install them with:  pip install "asylia[web]"
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after `asylia`; none means those of the process.

    Returns:
        The exit code: 0 done, 1 the answer is bad news, 2 the input cannot be used.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    word = words[0] if words else ""
    if word in {"-h", "--help", "help"}:
        sys.stdout.write(HELP)
        return 0
    if word in {"-V", "--version"}:
        sys.stdout.write(f"asylia {__version__}\n")
        return 0
    if word == "clock":
        return _clock(words[1:], alone=argv is None)
    if word in OF_THEIR_OWN:
        from importlib import import_module

        return int(import_module(f"asylia.cli.{OF_THEIR_OWN[word]}").main(words[1:]))
    if word in OF_THE_WEB:
        return _of_the_web(words)
    sys.stderr.write(f"asylia: there is no word {word!r}.\n\n{HELP}" if word else HELP)
    return 2


def _clock(words: list[str], *, alone: bool) -> int:
    """The answer of the clock; a process of its own is over before rings of objects matter."""
    if alone:
        gc.disable()
    from asylia.cli import clock

    code = clock.main(words)
    if alone:
        gc.freeze()  # else they are sought at the end after all, which takes a tenth of the time
    return code


def _of_the_web(words: list[str]) -> int:
    from importlib.util import find_spec

    if find_spec("django") is None or find_spec("psycopg") is None:
        sys.stderr.write(NEEDS_WEB.format(word=words[0]))
        return 2
    from asylia.web import cli

    return int(cli.main(words))
