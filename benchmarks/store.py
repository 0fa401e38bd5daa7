"""A store of its own for a benchmark: the embedded server in a folder that goes away afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fresh_store() -> Iterator[None]:
    """Start a server, migrate, and work as the application does: its role, row security on."""
    with tempfile.TemporaryDirectory(prefix="asylia-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "db"
        Path(folder).chmod(0o711)
        os.environ.update(
            ASYLIA_HOME=str(home), ASYLIA_MODE="test", DJANGO_SETTINGS_MODULE="asylia.web.settings"
        )
        with _served(home):
            yield


@contextmanager
def _served(home: Path) -> Iterator[None]:
    import django

    from asylia.web.embedded import cluster, launcher

    django.setup()
    as_root = os.geteuid() == 0
    user, also = ("nobody", ["root"]) if as_root else (None, [])
    with launcher.attach(home, user=user, also=also) as attachment:
        with cluster.connect(attachment.place) as superuser:
            cluster.make_database(superuser)
        _migrate()
        yield
        _use("asylia_app")


def _migrate() -> None:
    from django.core.management import call_command

    _use("asylia_owner")
    call_command("migrate", verbosity=0)
    _use("asylia_app")


def _use(role: str) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["USER"] = role
