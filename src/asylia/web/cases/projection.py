"""The dates of the law's clock as *Today* reads them: of one case, and of all cases in bulk."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction

from asylia.casefile.entries import Entry, FileAct, header_from
from asylia.law.clock.answer import Answer
from asylia.law.clock.answer import DueDate as Answered
from asylia.law.facts import Settings
from asylia.law.holidays import calendar_of
from asylia.law.terms import Status
from asylia.web.cases.clock import dates_of
from asylia.web.cases.contents import cipher_of
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.national import law_settings

SHOWN_NOWHERE = frozenset({Status.STOPPED, Status.LAPSED})
"""What was overtaken or has lapsed is explained on the case page and due on no day."""
AT_ONCE = 250
"""Cases in one transaction; their files are held in memory."""
BLOCK = 5_000
"""Neighbouring cases that one of several processes takes, so that two seldom meet on a page."""

DUE = """
select id from cases_case
where (%s or recompute_on <= %s) and mod(id / %s, %s) = %s
order by id
"""
READ = """
select c.id, c.reference, c.member_state, c.office_id, h.number, k.sealed, e.header, t.sealed,
  e.number
from cases_case c join cases_casehead h on h.case_id = c.id
  join cases_casekey k on k.case_id = c.id join cases_entry e on e.case_id = c.id
  left join cases_entrycontent t on t.entry_id = e.id and e.event = %s
where c.id = any(%s)
order by c.id, e.number
"""
LOCK = "select case_id, number from cases_casehead where case_id = any(%s) order by 1 for update"
FORGET = "delete from cases_duedate where case_id = any(%s)"
OF_A_LIMIT = ("limit_id", "instrument", "article", "title", "kind", "owed_by")
OF_A_DATE = (
    *("starts_on", "nominal_end", "due_on", "due_at", "other_due_on", "met_on", "sort_on"),
)
# What all dates of one limit have in common is sent once for each batch.
WRITE = """
insert into cases_duedate (case_id, office_id, limit_id, instrument, article, title, kind, owed_by,
  starts_on, nominal_end, due_on, due_at, other_due_on, met_on, sort_on)
select c.id, c.office_id, l.limit_id, l.instrument, l.article, l.title, l.kind, l.owed_by,
  d.starts_on, d.nominal_end, d.due_on, d.due_at, d.other_due_on, d.met_on, d.sort_on
from unnest(%s::bigint[], %s::int[], %s::date[], %s::date[], %s::date[], %s::timestamptz[],
    %s::date[], %s::date[], %s::date[]) with ordinality as d (case_id, of_limit, starts_on,
    nominal_end, due_on, due_at, other_due_on, met_on, sort_on, place)
  join unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
    with ordinality as l (limit_id, instrument, article, title, kind, owed_by, place)
    on l.place = d.of_limit
  join cases_case c on c.id = d.case_id
order by d.place
"""
AGAIN_ON = """
update cases_case c set recompute_on = d.day
from unnest(%s::bigint[], %s::date[]) as d (id, day)
where c.id = d.id and c.recompute_on is distinct from d.day
"""


def project(
    case: Case, file: Iterable[Entry], *, today: date, settings: Settings | None = None
) -> None:
    """Write down the case's dates as the clock answers today, in place of what stood there.

    Args:
        case: The case, whose head row this transaction has locked.
        file: The case's entries.
        today: The day of the question.
        settings: What is set for the office of the case, if it is known already.
    """
    settings = settings or law_settings(case.office_id)
    answer = dates_of(case, file, today=today, settings=settings)
    _write({case.pk: (answer, case.member_state)})
    case.recompute_on = answer.recompute_on


def rows_of(answer: Answer, state: str) -> Iterator[dict[str, Any]]:
    """What is stored of an answer: each limit that is due on a day, or on none by the law's words.

    Args:
        answer: What the clock answered.
        state: The State that holds the file.
    """
    for limit in answer.limits:
        if limit.status not in SHOWN_NOWHERE:
            yield {**_of_limit(limit), **_dates(limit, state)}


def _of_limit(limit: Answered) -> dict[str, str]:
    return {
        "limit_id": limit.id if limit.state is None else f"{limit.id}:{limit.state}",
        "instrument": str(limit.instrument),
        "article": limit.article,
        "title": limit.title,
        "kind": str(limit.rule.kind),
        "owed_by": str(limit.owed_by),
    }


def _dates(limit: Answered, state: str) -> dict[str, Any]:
    local_day = calendar_of(state).local_day
    due = limit.due and local_day(limit.due)
    days = {local_day(candidate.due) for candidate in limit.candidates} - {due}
    other = min(days, default=None)
    return {
        "starts_on": limit.starts_on,
        "nominal_end": limit.nominal_end and local_day(limit.nominal_end),
        "due_on": limit.due_on,
        "due_at": limit.due_at,
        "other_due_on": other,
        "met_on": limit.met_on,
        "sort_on": due or other,
    }


def recompute(
    *, today: date, everything: bool = False, part: tuple[int, int] = (0, 1)
) -> Iterator[str]:
    """Renew the dates of the cases in which time alone has changed the answer.

    Some hundreds of cases are one transaction. Done twice, the second time changes nothing.

    Args:
        today: The day of the question.
        everything: Whether to renew every case, as after a change of the law's files.
        part: Which part of how many, where several processes share the work.

    Yields:
        The reference of each case that was renewed.
    """
    first, of = part
    with connection.cursor() as cursor:
        cursor.execute(DUE, [everything, today, BLOCK, of, first])
        due = array("q", (row[0] for row in cursor.fetchall()))
    for start in range(0, len(due), AT_ONCE):
        yield from renew(list(due[start : start + AT_ONCE]), today=today)


def renew_of_office(office: int, *, today: date, at_most: int = AT_ONCE) -> int:
    """Renew the dates of some cases of an office that wait for it.

    Args:
        office: The number of the office.
        today: The day of the question.
        at_most: How many; the others wait for the next time, or for ``recompute``.

    Returns:
        How many were renewed.
    """
    waiting = Case.objects.filter(office_id=office, recompute_on__lte=today).order_by("pk")
    cases = list(waiting.values_list("pk", flat=True)[:at_most])
    return len(renew(cases, today=today)) if cases else 0


@dataclass(slots=True, kw_only=True)
class _Projected:
    """What the clock answered of a case as it was read."""

    reference: str
    number: int
    answer: Answer
    state: str


@transaction.atomic
def renew(cases: list[int], *, today: date) -> list[str]:
    """Renew the dates of these cases in one transaction, and name their references."""
    projected = dict(_projected(cases, today=today))
    with connection.cursor() as cursor:
        # Locked only now: nobody waits while the clock is asked.
        cursor.execute(LOCK, [cases])
        heads = dict(cursor.fetchall())
    moved_on = [number for number, found in projected.items() if heads[number] != found.number]
    unmoved = {number: found for number, found in projected.items() if number not in moved_on}
    _write({number: (found.answer, found.state) for number, found in unmoved.items()})
    for case in Case.objects.filter(pk__in=moved_on):
        project(case, file_of(case), today=today)
    return [found.reference for found in projected.values()]


def _projected(cases: list[int], *, today: date) -> Iterator[tuple[int, _Projected]]:
    """Each case with its answer."""
    settings: dict[int, Settings] = {}
    for case, last, file in files_of(cases):
        if case.office_id not in settings:
            settings[case.office_id] = law_settings(case.office_id)
        answer = dates_of(case, file, today=today, settings=settings[case.office_id])
        yield (
            case.pk,
            _Projected(
                reference=case.reference, number=last, answer=answer, state=case.member_state
            ),
        )


def files_of(cases: list[int]) -> Iterator[tuple[Case, int, list[Entry]]]:
    """Cases with the numbers of their last entries and their files, read at once.

    Of the contents only who the person is was opened; of a case only what the clock asks is there.
    """
    with connection.cursor() as cursor:
        cursor.execute(READ, [FileAct.IDENTITY_STATED, cases])
        for number, group in groupby(cursor.fetchall(), key=itemgetter(0)):
            rows = list(group)
            _, reference, state, office, last, key, *_ = rows[0]
            cipher = cipher_of(reference, key)
            file = [
                Entry(
                    header=header_from(bytes(header)),
                    content=cipher.open(sealed, number=place) if sealed else {},
                )
                for *_, header, sealed, place in rows
            ]
            case = Case(pk=number, reference=reference, member_state=state, office_id=office)
            yield case, last, file


def _write(projected: Mapping[int, tuple[Answer, str]]) -> None:
    """Write down the answers of cases, each with the State that holds it, in three statements."""
    limits: dict[tuple[str, ...], int] = {}
    dates: list[tuple[Any, ...]] = []
    for number, (answer, state) in projected.items():
        for row in rows_of(answer, state):
            limit = tuple(row[name] for name in OF_A_LIMIT)
            place = limits.setdefault(limit, len(limits) + 1)
            dates.append((number, place, *(row[name] for name in OF_A_DATE)))
    again = [(number, answer.recompute_on) for number, (answer, _) in projected.items()]
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [list(projected)])
        if dates:
            cursor.execute(WRITE, [*_columns(dates), *_columns(list(limits))])
        cursor.execute(AGAIN_ON, _columns(again))


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
