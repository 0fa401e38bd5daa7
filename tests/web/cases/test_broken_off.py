"""A renewal of all dates is killed in the middle: nothing is half written, and it goes on."""

import signal
import subprocess
import sys

from django.conf import settings
from django.db import transaction

from asylia.web.cases.models import Case, DueDate
from asylia.web.cases.projection import recompute
from asylia.web.embedded.places import Place
from tests.web.cases.test_projection import TODAY, is_right, load

CASES, AT_ONCE, WRITTEN_AT_ONCE = 230, 220, 40
WHOLE = 2 * WRITTEN_AT_ONCE
"""So many cases were written in transactions that ended."""
KILLED_IN_THE_THIRD = """
import os, signal, sys
from datetime import date
import django
django.setup()
from django.conf import settings
from django.db import connection
from asylia.web.cases import projection

host, name, settings.KEY_FILE, today, at_once, written_at_once = sys.argv[1:]
connection.settings_dict.update(NAME=name, USER="asylia_worker", HOST=host, PASSWORD="")
projection.AT_ONCE, projection.WRITTEN_AT_ONCE = int(at_once), int(written_at_once)
written = []

def kill(execute, statement, *told):
    found = execute(statement, *told)
    written.append(statement == projection.DATES.write)
    if sum(written) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return found

day = date.fromisoformat(today)
projection.ask_anew(today=day)
with connection.execute_wrapper(kill):
    list(projection.recompute(today=day))
"""


def test_killed_in_the_middle_it_goes_on_and_nothing_is_half_written(
    server: Place, committed_db: str
) -> None:
    load(server, committed_db, cases=CASES)
    words = (server.run, committed_db, settings.KEY_FILE, TODAY, AT_ONCE, WRITTEN_AT_ONCE)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED_IN_THE_THIRD, *map(str, words)], check=False, timeout=120
    )

    assert killed.returncode == -signal.SIGKILL
    with transaction.atomic():
        waiting = Case.objects.filter(recompute_on=TODAY)
        renewed = Case.objects.exclude(pk__in=waiting)
        assert (renewed.count(), waiting.count()) == (WHOLE, CASES - WHOLE)
        assert all(is_right(case) for case in renewed.iterator())
        assert not DueDate.objects.filter(case__in=waiting).exists()
    assert len(list(recompute(today=TODAY))) == CASES - WHOLE
    with transaction.atomic():
        assert all(is_right(case) for case in Case.objects.iterator())
