"""``asylia add-administrator``: the first account, who opens all others."""

import argparse
import sys
from collections.abc import Sequence

from asylia.web.cli import ground


def add_administrator(words: Sequence[str]) -> int:
    """Open the first account of a new installation, and print its one-time password."""
    parser = argparse.ArgumentParser(
        prog="asylia add-administrator", description=add_administrator.__doc__
    )
    parser.add_argument("username", metavar="USERNAME")
    parser.add_argument("--name", required=True, help="the person's full name")
    parser.add_argument("--office", required=True, help="the name of their office")
    parser.add_argument("--state", default="LT", help="code of the Member State")
    asked = parser.parse_args(words)
    with ground.standing("app"):
        from asylia.web.accounts.actions import add_first_administrator
        from asylia.web.accounts.refusal import Refused

        try:
            user, password = add_first_administrator(
                username=asked.username,
                full_name=asked.name,
                office=asked.office,
                member_state=asked.state,
            )
        except Refused as refused:
            raise ground.CannotRun(refused.reason) from refused
    sys.stdout.write(f"{user.username} signs in with the one-time password {password}\n")
    return 0
