"""Nothing of ours runs as root: who else, and how to become them for good."""

import os
import pwd
from collections.abc import Mapping

from asylia.web.embedded.places import LauncherError


def account_for_root(environ: Mapping[str, str]) -> pwd.struct_passwd:
    """The existing unprivileged user as whom root's Asylia runs: ``ASYLIA_USER``.

    Raises:
        LauncherError: None is named, it does not exist, or it is root.
    """
    name = environ.get("ASYLIA_USER", "")
    if not name:
        raise LauncherError(
            "Asylia does not run as root. Use ./asylia, which changes to an unprivileged user, or "
            "name an existing one in ASYLIA_USER."
        )
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        raise LauncherError(f"ASYLIA_USER names no user of this system: {name}") from None
    if account.pw_uid == 0:
        raise LauncherError("ASYLIA_USER names root. Name a user without privileges.")
    return account


def leave_root(environ: Mapping[str, str]) -> None:
    """Become that user, with no way back; does nothing if this process is not root's.

    Raises:
        LauncherError: There is nobody to become.
    """
    if os.geteuid() != 0:
        return
    account = account_for_root(environ)
    os.setgroups([])
    os.setresgid(account.pw_gid, account.pw_gid, account.pw_gid)
    os.setresuid(account.pw_uid, account.pw_uid, account.pw_uid)
    os.umask(0o077)
    os.environ["HOME"] = account.pw_dir
