"""The dates of the law's clock and the next acts as *Today* reads them, of one case and of all."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from asylia.casefile.entries import Entry
from asylia.law.facts import Settings
from asylia.law.holidays import OutsideSpan
from asylia.web.cases.answering import (
    AT_ONCE,
    Answers,
    Asked,
    answers,
    in_force,
    newest_choices,
    read,
)
from asylia.web.cases.clock import answer_to_store, history_in
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.national import law_settings
from asylia.web.cases.stored import (
    OF_A_LIMIT,
    OF_AN_ACT,
    Stored,
    StoredAct,
    of_act,
    of_limit,
    stored_of,
)

Line: TypeAlias = Stored | StoredAct

FEW_AT_ONCE = 250
"""Cases of an office that a page renews at once."""
WRITTEN_AT_ONCE = 500
"""Cases that are written in one transaction."""
BLOCK = 5_000
"""Neighbouring cases that one of several processes takes, so that two seldom meet on a page."""

DUE = """
select id from cases_case where recompute_on <= %s and mod(id / %s, %s) = %s order by id
"""
LAST = "select coalesce(max(id), 0) from cases_case"
ASK_ANEW = """
update cases_case set recompute_on = %s
where id > %s and id <= %s and recompute_on is distinct from %s
  and not exists (select 1 from cases_erasure e where e.case_id = cases_case.id)
"""
LOCK = "select case_id, number from cases_casehead where case_id = any(%s) order by 1 for update"
LOCK_CASES = "select 1 from cases_case where id = any(%s) order by id for no key update"
AGAIN_ON = """
update cases_case c set recompute_on = d.day
from unnest(%s::bigint[], %s::date[]) as d (id, day)
where c.id = d.id and c.recompute_on is distinct from d.day
"""


@dataclass(frozen=True, eq=False)
class Table:
    """How lines of cases are kept in a table.

    What all lines of one name have in common is sent once for each batch.

    Attributes:
        table: Its name.
        line: What one line holds, its name first.
        of_name: The columns that follow from the name, which is the first of them.
        follows: What they hold for a name.
    """

    table: str
    line: type[Stored] | type[StoredAct]
    of_name: tuple[str, ...]
    follows: Callable[[str], tuple[str, ...]]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The other columns, each with its type."""
        return {one: KINDS.get(one, "date") for one in self.line._fields[1:]}

    @cached_property
    def find(self) -> str:
        """What reads the lines of a case."""
        columns = ", ".join((*self.line._fields, *self.of_name[1:]))
        return f"select id, office_id, {columns} from {self.table} where case_id = %s"  # noqa: S608

    @cached_property
    def forget(self) -> str:
        """What takes away every line of some cases."""
        return f"delete from {self.table} where case_id = any(%s)"  # noqa: S608

    @cached_property
    def forget_some(self) -> str:
        """What takes away some lines."""
        return f"delete from {self.table} where id = any(%s)"  # noqa: S608

    @cached_property
    def write(self) -> str:
        """What writes lines."""
        of_name, own = self.of_name, tuple(self.kinds)
        arrays = ", ".join(f"%s::{kind}[]" for kind in self.kinds.values())
        return f"""
insert into {self.table} (case_id, office_id, {", ".join((*of_name, *own))})
select c.id, c.office_id, l.{", l.".join(of_name)}, d.{", d.".join(own)}
from unnest(%s::bigint[], %s::int[], {arrays})
    with ordinality as d (case_id, of_name, {", ".join(own)}, place)
  join unnest({", ".join("%s::text[]" for _ in of_name)})
    with ordinality as l ({", ".join(of_name)}, place) on l.place = d.of_name
  join cases_case c on c.id = d.case_id
order by d.place"""  # noqa: S608 -- columns and tables are named in this house


KINDS = {"due_at": "timestamptz", "turn": "text", "limit_id": "text", "stage": "text"}
DATES = Table("cases_duedate", Stored, OF_A_LIMIT, of_limit)
ACTS = Table("cases_nextact", StoredAct, OF_AN_ACT, of_act)


def project(
    case: Case, file: Iterable[Entry], *, today: date, settings: Settings | None = None
) -> None:
    """Write down the case's dates as the clock answers today, in place of what stood there.

    Args:
        case: The case, read since this transaction locked its head row.
        file: The case's entries.
        today: The day of the question.
        settings: What is set for the office of the case, if it is known already.
    """
    settings = settings or law_settings(case.office_id)
    history = history_in(case, file)
    answer, acts = answer_to_store(history, today=today, settings=settings)
    with connection.cursor() as cursor:
        _write_changed(cursor, DATES, case=case, lines=stored_of(answer, case.member_state))
        _write_changed(cursor, ACTS, case=case, lines=acts)
        if answer.recompute_on != case.recompute_on:
            cursor.execute(AGAIN_ON, [_as_array([case.pk]), _as_array([answer.recompute_on])])
    case.recompute_on = answer.recompute_on


# All cases --------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Tally:
    """What became of cases beside those that were renewed.

    Attributes:
        refused: References of cases that have no answer; their dates stay, and they wait on.
        left: How many columns left to the clock of single cases.
    """

    refused: list[str] = field(default_factory=list)
    left: int = 0


def ask_anew(*, today: date) -> int:
    """Let every case wait for ``recompute``, as after a change of the law or of its settings.

    The cases are told so block by block, so that nobody who writes waits long.

    Args:
        today: The day from which they wait.

    Returns:
        How many were not waiting yet.
    """
    count = 0
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        (last,) = cursor.fetchone() or (0,)
        for first in range(0, last, BLOCK):
            cursor.execute(ASK_ANEW, [today, first, first + BLOCK, today])
            count += cursor.rowcount
    return count


def recompute(
    *, today: date, part: tuple[int, int] = (0, 1), tally: Tally | None = None
) -> Iterator[str]:
    """Renew the dates of the cases in which time alone has changed the answer, or that wait for it.

    Some hundreds of cases are one transaction. Broken off and begun again, it goes on with those
    that still wait; done twice, the second time changes nothing.

    Args:
        today: The day of the question.
        part: Which part of how many, where several processes share the work.
        tally: Where is noted what became of the others.

    Yields:
        The reference of each case that was renewed.
    """
    first, of = part
    with connection.cursor() as cursor:
        cursor.execute(DUE, [today, BLOCK, of, first])
        due = array("q", (row[0] for row in cursor.fetchall()))
    for start in range(0, len(due), AT_ONCE):
        yield from renew(due[start : start + AT_ONCE], today=today, tally=tally or Tally())


def renew_of_office(office: int, *, today: date, at_most: int = FEW_AT_ONCE) -> int:
    """Renew the dates of some cases of an office that wait for it.

    Args:
        office: The number of the office.
        today: The day of the question.
        at_most: How many; the others wait for the next time, or for ``recompute``.

    Returns:
        How many were renewed.
    """
    # Locked cases wait for the worker: not everybody who may ask for it may open them.
    ours = Case.objects.filter(office_id=office, lock__isnull=True)
    waiting = ours.filter(recompute_on__lte=today).order_by("pk")
    cases = list(waiting.values_list("pk", flat=True)[:at_most])
    return len(renew(cases, today=today, tally=Tally()))


def renew(cases: Sequence[int], *, today: date, tally: Tally) -> list[str]:
    """Renew the dates of these cases, and name the references of those that have an answer.

    Args:
        cases: Their primary keys.
        today: The day of the question.
        tally: Where is noted what became of the others.
    """
    asked = list(read(cases))
    choices = newest_choices({one.office for one in asked})
    found = answers(asked, today=today, settings_of=in_force(choices))
    tally.left += found.left
    return write(asked, found, today=today, choices=choices, tally=tally)


def write(
    asked: Sequence[Asked],
    found: Answers,
    *,
    today: date,
    choices: Mapping[int, int | None],
    tally: Tally,
) -> list[str]:
    """Write down what was answered of cases, some hundreds in one transaction.

    A case that somebody wrote to since it was read, or whose office chose another reading since,
    is asked about again.

    Args:
        asked: The cases as they were read.
        found: What was answered of them.
        today: The day of the question.
        choices: The newest choice of each office when they were asked about.
        tally: Where is noted which have no answer.

    Returns:
        The references of those that were written.
    """
    written: list[str] = []
    for start in range(0, len(asked), WRITTEN_AT_ONCE):
        some = asked[start : start + WRITTEN_AT_ONCE]
        refused = _write_some(some, found, today=today, choices=choices)
        tally.refused += [one.reference for one in some if one.number in refused]
        written += [one.reference for one in some if one.number not in refused]
    return written


@transaction.atomic
def _write_some(
    asked: Sequence[Asked], found: Answers, *, today: date, choices: Mapping[int, int | None]
) -> set[int]:
    """Write in one transaction, and say which have no answer."""
    numbers = [one.number for one in asked]
    with connection.cursor() as cursor:
        # Locked only now: nobody waits while the clock is asked.
        cursor.execute(LOCK, [numbers])
        heads = dict(cursor.fetchall())
        cursor.execute(LOCK_CASES, [numbers])
    newest = newest_choices({one.office for one in asked})
    stale = {
        one.number
        for one in asked
        if heads[one.number] != one.last or newest[one.office] != choices[one.office]
    }
    fresh = [n for n in numbers if n not in stale and n not in found.refused]
    _write(fresh, found)
    refused = found.refused.intersection(numbers) - stale
    for case in Case.objects.filter(pk__in=stale, erasure__isnull=True).order_by("pk"):
        try:
            project(case, file_of(case), today=today)
        except OutsideSpan:
            refused.add(case.pk)
    return refused


def _write(cases: Sequence[int], found: Answers) -> None:
    """Write down the dates and the acts of cases in five statements."""
    if not cases:
        return
    with connection.cursor() as cursor:
        for table, lines in ((DATES, found.stored), (ACTS, found.acts)):
            cursor.execute(table.forget, [list(cases)])
            _insert(cursor, table, lines={one: lines[one] for one in cases})
        again = [found.again[one] for one in cases]
        cursor.execute(AGAIN_ON, [_as_array(cases), _as_array(again)])


def _write_changed(
    cursor: CursorWrapper, table: Table, *, case: Case, lines: Iterable[Line]
) -> None:
    """Write down of one case what is not there yet, and forget what no longer holds."""
    wanted = Counter[tuple[object, ...]](lines)
    width, gone = len(table.line._fields), []
    cursor.execute(table.find, [case.pk])
    for number, office, *found in cursor.fetchall():
        one, of_its_name = tuple(found[:width]), tuple(found[width:])
        right = (case.office_id, table.follows(one[0])[1:])
        if wanted[one] and (office, of_its_name) == right:
            wanted[one] -= 1
        else:
            gone.append(number)
    if gone:
        cursor.execute(table.forget_some, [gone])
    _insert(cursor, table, lines={case.pk: list(wanted.elements())})


def _insert(
    cursor: CursorWrapper, table: Table, *, lines: Mapping[int, Iterable[tuple[Any, ...]]]
) -> None:
    names: dict[str, int] = {}
    told = [
        (number, names.setdefault(one[0], len(names) + 1), *one[1:])
        for number, some in lines.items()
        for one in some
    ]
    if told:
        numbers, of_names, *columns = zip(*told, strict=True)
        own = [
            list(values) if kind == "text" else _as_array(values)
            for kind, values in zip(table.kinds.values(), columns, strict=True)
        ]
        of_name = [list(column) for column in zip(*map(table.follows, names), strict=True)]
        cursor.execute(table.write, [_as_array(numbers), _as_array(of_names), *own, *of_name])


def _as_array(values: Iterable[object]) -> str:
    """Numbers, days and moments as PostgreSQL writes an array of them."""
    return "{" + ",".join("NULL" if one is None else str(one) for one in values) + "}"
