"""The store of the benchmarks with many cases: made once, kept on request, used by several."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from benchmarks.figures import seconds

DAY = date(2026, 11, 20)
MILLION = 1_000_000
# A bulk load writes more log in a minute than a server's usual setting lets lie for five.
SERVER = {"max_wal_size": "8GB", "checkpoint_timeout": "15min", "maintenance_work_mem": "512MB"}


class Store:
    """A folder with an embedded server of its own, and how many cases are loaded in it."""

    def __init__(self, words: Sequence[str] | None = None) -> None:
        parser = argparse.ArgumentParser()
        parser.add_argument("--cases", type=int, default=MILLION)
        parser.add_argument("--keep", action="store_true", help="for the next benchmark")
        asked = parser.parse_args(sys.argv[1:] if words is None else words)
        self.cases: int = asked.cases
        self.keep: bool = asked.keep
        self.home = Path(os.environ["ASYLIA_HOME"]) / "bench"
        self.cores = os.cpu_count() or 1

    @property
    def is_full(self) -> bool:
        """Whether it is of the size that the floors are meant for."""
        return self.cases >= MILLION

    @contextmanager
    def open(self, *, fresh: bool = False) -> Iterator[None]:
        """Hold the server; afterwards the folder is removed unless it is to be kept."""
        if fresh:
            self.remove()
        os.environ.update(
            ASYLIA_HOME=str(self.home),
            ASYLIA_MODE="test",
            ASYLIA_TODAY=DAY.isoformat(),
            DJANGO_SETTINGS_MODULE="asylia.web.settings",
        )
        from asylia.web.embedded import cluster, launcher

        with launcher.attach(self.home) as attachment:
            with cluster.connect(attachment.place) as superuser:
                for name, value in SERVER.items():
                    superuser.execute(f"alter system set {name} = '{value}'".encode())
                superuser.execute("select pg_reload_conf()")
            self.run("migrate")
            yield
        if not self.keep:
            self.remove()

    def remove(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, *words: str) -> None:
        """A word of the command, as anybody would run it; its progress goes to standard error."""
        done = subprocess.run(
            [sys.executable, "-m", "asylia.cli", *words],
            stdout=sys.stderr.fileno(), stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"asylia {words[0]} failed; its message stands above.")

    def timed(self, *words: str) -> float:
        """How many seconds a word of the command takes."""
        return seconds(lambda: self.run(*words))

    def load(self) -> float:
        """Generate, chain and load the cases."""
        took = self.timed("invent", "--cases", str(self.cases), "--processes", str(self.cores))
        self._note(loaded=self.cases)
        return took

    def project(self) -> float:
        """Reckon the dates of every case."""
        why = "a benchmark"
        took = self.timed("recompute", "--all", "--why", why, "--processes", str(self.cores))
        self._note(projected=self.cases)
        return took

    def tidy(self) -> float:
        """What a server does by itself after a while: count its rows for the planner."""
        return seconds(lambda: self.ask("vacuum (analyze)"))

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Ask as the server's own role, which sees every row."""
        from asylia.web.embedded import cluster
        from asylia.web.embedded.places import Place

        with cluster.connect(Place(self.home), database=cluster.DATABASE) as superuser:
            cursor = superuser.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def counted(self) -> tuple[int, int, int]:
        """Cases, entries and dates that are stored."""
        ((cases, entries, dates),) = self.ask(
            "select (select count(*) from cases_case), (select count(*) from cases_entry),"
            " (select count(*) from cases_duedate)"
        )
        return int(str(cases)), int(str(entries)), int(str(dates))

    def size(self) -> float:
        """Gigabytes of the database, without the server's log of changes."""
        ((size,),) = self.ask("select pg_database_size(current_database())")
        return int(str(size)) / 1e9

    def require_loaded(self) -> None:
        """Load the cases if the store is not kept from another benchmark."""
        if self._noted().get("loaded") != self.cases:
            self.load()
            self.tidy()

    def require_projected(self) -> None:
        """Load and reckon what is missing."""
        self.require_loaded()
        if self._noted().get("projected") != self.cases:
            self.project()
            self.tidy()

    def _noted(self) -> dict[str, int]:
        path = self.home / "bench.json"
        noted: dict[str, int] = json.loads(path.read_text()) if path.exists() else {}
        return noted

    def _note(self, **what: int) -> None:
        (self.home / "bench.json").write_text(json.dumps({**self._noted(), **what}))
