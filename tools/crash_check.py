"""What is stored after a crash, beside what clients were told: ``python -m tools.crash_check``.

A process of its own, under the role that reads the files of every office. It prints one line of
figures, and a line on standard error for everything that is not as it should be.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from asylia.web.cli import ground
from asylia.web.embedded import cluster

READS = """
select u.username, c.reference, r.what, count(*)
from cases_read r join accounts_user u on u.id = r.by_id join cases_case c on c.id = r.case_id
group by 1, 2, 3
"""
SEARCHES = """
select u.username, count(*) from register_search s join accounts_user u on u.id = s.by_id
where not s.refused group by 1
"""
HALVES = {
    "entries whose content and its key are of different cases": """
select count(*) from cases_entrycontent t join cases_entry e on e.id = t.entry_id
where t.case_id <> e.case_id or t.key_id <> e.case_id""",
    "files whose head is not their last entry": """
select count(*) from cases_casehead h
where h.number <> (select coalesce(max(number), 0) from cases_entry e where e.case_id = h.case_id)
  or h.number <> (select count(*) from cases_entry e where e.case_id = h.case_id)""",
    "cases without a key, a head or a share": """
select count(*) from cases_case c
where not exists (select from cases_casekey k where k.case_id = c.id)
  or not exists (select from cases_casehead h where h.case_id = c.id)
  or not exists (select from cases_keyshare s where s.case_id = c.id)""",
    "dates of an office that has not the case": """
select count(*) from cases_duedate d join cases_case c on c.id = d.case_id
where d.office_id <> c.office_id""",
    "next acts of an office that has not the case": """
select count(*) from cases_nextact n join cases_case c on c.id = n.case_id
where n.office_id <> c.office_id""",
}
Told = dict[str, Any]


def main(words: list[str]) -> int:
    """Compare the journal of that name with the store of ``ASYLIA_HOME``."""
    told: Told = json.loads(Path(words[0]).read_text(encoding="utf-8"))
    with ground.standing("worker") as attachment:
        if attachment is None:
            raise ground.CannotRun("This looks into an embedded database. Unset DATABASE_URL.")
        from tools import crash_stored  # noqa: PLC0415 -- Django is ready only now

        with cluster.connect(attachment.place, database="asylia") as connection:
            rows = {name: connection.execute(query.encode()).fetchall() for name, query in _asked()}
        found = [*_unread(told, rows), *_halves(rows), *crash_stored.wrong(told)]
    for line in found:
        sys.stderr.write(f"{line}\n")
    shown = sum(count for *_, count in told["shown"]) + sum(told["searches"].values())
    sys.stdout.write(json.dumps({"written": len(told["written"]), "shown": shown}) + "\n")
    return 1 if found else 0


def _asked() -> Iterable[tuple[str, str]]:
    return [("reads", READS), ("searches", SEARCHES), *HALVES.items()]


def _unread(told: Told, rows: dict[str, list[Any]]) -> Iterator[str]:
    """Answers that showed somebody and have no row."""
    reads = {(who, case, what): count for who, case, what, count in rows["reads"]}
    for who, case, what, count in told["shown"]:
        if reads.get((who, case, what), 0) < count:
            yield f"{who} was shown {case} ({what}) {count} times; not all are on record"
    searches = dict(rows["searches"])
    for who, count in told["searches"].items():
        if searches.get(who, 0) < count:
            yield f"{who} searched {count} times; not all are on record"


def _halves(rows: dict[str, list[Any]]) -> Iterator[str]:
    for name in HALVES:
        if rows[name] != [(0,)]:
            yield f"half written: {rows[name][0][0]} {name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
