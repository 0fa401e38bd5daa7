"""``asylia migrate``, ``backup``, ``restore``, ``make-key``, ``roles``."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from asylia.web.cli import ground
from asylia.web.cli.ground import say
from asylia.web.embedded.binaries import find_binaries


def migrate(words: Sequence[str]) -> int:
    """Bring the database to the newest layout, as the owner of its tables."""
    argparse.ArgumentParser(prog="asylia migrate", description=migrate.__doc__).parse_args(words)
    with ground.standing("owner"):
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=1)
    return 0


def backup(words: Sequence[str]) -> int:
    """Write a consistent backup of the whole database into a new folder."""
    parser = argparse.ArgumentParser(prog="asylia backup", description=backup.__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="empty, or made")
    folder = parser.parse_args(words).folder.absolute()
    with ground.standing("worker") as attachment:
        from asylia.web.cli.dumps import Target, write_backup

        programs = attachment.binaries if attachment else find_binaries(os.environ)
        entries = write_backup(folder, programs, source=Target.for_role("backup", attachment))
    say(f"Backup of {entries} entries: {folder}")
    say("It holds no key. Keep a copy of the key file apart from it: without the key, nobody")
    say("can read the names and words of the files, and nobody can restore them.")
    return 0


def restore(words: Sequence[str]) -> int:
    """Restore a backup into an empty database, and check every chain of it."""
    parser = argparse.ArgumentParser(prog="asylia restore", description=restore.__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="what asylia backup wrote")
    folder = parser.parse_args(words).folder.absolute()
    with ground.standing("worker") as attachment:
        from asylia.web.cli.dumps import Target, read_backup

        programs = attachment.binaries if attachment else find_binaries(os.environ)
        read_backup(folder, programs, target=Target.for_role("owner", attachment))
        say("Restored. Checking every chain.")
        from asylia.web.cli.checking import verify_store

        return verify_store(None)


def make_key(words: Sequence[str]) -> int:
    """Make the key that seals the contents of the files."""
    parser = argparse.ArgumentParser(prog="asylia make-key", description=make_key.__doc__)
    parser.add_argument("file", metavar="FILE", type=Path)
    path = parser.parse_args(words).file.absolute()
    if path.exists():
        raise ground.CannotRun(f"{path} exists. A key is never written over.")
    os.environ.setdefault("ASYLIA_SECRET_KEY", "not used by this command")
    ground.start_django()
    from asylia.web.cases.keys import make_key_file

    make_key_file(path)
    say(f"The key is in {path}. Keep a copy apart from the backups of the database.")
    return 0


def roles(words: Sequence[str]) -> int:
    """Print the SQL that makes the roles, for whoever administers a server of one's own."""
    argparse.ArgumentParser(prog="asylia roles", description=roles.__doc__).parse_args(words)
    from asylia.web.embedded.cluster import DATABASE, ROLES

    for role, right in ROLES.items():
        print(f"create role {role} login {right}".rstrip() + ";")  # noqa: T201
    print("grant pg_read_all_data to asylia_backup;")  # noqa: T201
    print(f"create database {DATABASE} owner asylia_owner;")  # noqa: T201
    print(f"revoke all on database {DATABASE} from public;")  # noqa: T201
    others = ", ".join(role for role in ROLES if role != "asylia_owner")
    print(f"grant connect on database {DATABASE} to {others};")  # noqa: T201
    return 0
