"""Which stored dates a change of the law moves: every case of the store asked anew, at once.

The files are read in bulk and asked over columns, some thousands at once; where columns are not
installed, the clock of single cases is asked, with the same answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.util import find_spec
from typing import NamedTuple

from django.db import connection, transaction

from asylia.casefile.history import history_of
from asylia.law import clock
from asylia.law.facts import History, Settings
from asylia.law.holidays import OutsideSpan, calendar_of
from asylia.law.terms import Status
from asylia.web.cases.national import law_settings, settings_from
from asylia.web.cases.projection import BLOCK, SHOWN_NOWHERE, files_of, renew, rows_of

AT_ONCE = 2_000
"""Cases that are asked at once; their files are held in memory."""
RENEWED_AT_ONCE = 250
EVERY = "select id from cases_case where mod(id / %s, %s) = %s order by id"
STORED = """
select case_id, limit_id, due_on, due_at, other_due_on, met_on from cases_duedate
where case_id = any(%s)
"""


class Dates(NamedTuple):
    """What is stored of a limit and seen by staff: its end, another reading's, when it was met."""

    due_on: date | None
    due_at: datetime | None
    other_due_on: date | None
    met_on: date | None

    def __str__(self) -> str:
        """The date to work to."""
        found = self.due_at or self.due_on
        return "no day" if found is None else found.isoformat()


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A date that is another one now.

    Attributes:
        case: The reference of the case.
        limit: The id of the limit, with the other State where it runs for one.
        before: What is stored; None if the limit was not there.
        after: What is answered now; None if it is gone.
    """

    case: str
    limit: str
    before: Dates | None
    after: Dates | None


ByLimit = dict[str, Dates]
Asked = Sequence[tuple[int, History]]
"""Numbers of cases, with their histories."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Some cases that were compared.

    Attributes:
        cases: How many.
        moved: What moved in them.
        numbers: Which cases it moved in.
    """

    cases: int
    moved: list[Moved]
    numbers: list[int]


def compare(
    *, today: date, settings: str | None = None, part: tuple[int, int] = (0, 1)
) -> Iterator[Compared]:
    """Ask every case anew and compare with what is stored; nothing is written.

    Args:
        today: The day of the question.
        settings: Another file of national settings; None for the deployment's own.
        part: Which part of how many, where several processes share the work.

    Yields:
        What was found, some thousands of cases at once.
    """
    first, of = part
    with connection.cursor() as cursor:
        cursor.execute(EVERY, [BLOCK, of, first])
        every = [row[0] for row in cursor.fetchall()]
    for start in range(0, len(every), AT_ONCE):
        yield _compared(every[start : start + AT_ONCE], today=today, settings=settings)


def renew_moved(found: Compared, *, today: date) -> None:
    """Write the dates of the cases anew in which something moved.

    Args:
        found: What was compared.
        today: The day of the question.
    """
    for start in range(0, len(found.numbers), RENEWED_AT_ONCE):
        renew(found.numbers[start : start + RENEWED_AT_ONCE], today=today)


@transaction.atomic
def _compared(numbers: list[int], *, today: date, settings: str | None) -> Compared:
    by_office: dict[int, list[tuple[int, History]]] = {}
    references: dict[int, str] = {}
    for case, _, file in files_of(numbers):
        references[case.pk] = case.reference
        history = history_of(file, case=case.reference, member_state=case.member_state)
        by_office.setdefault(case.office_id, []).append((case.pk, history))
    ask = over_columns if find_spec("polars") else one_by_one
    answers: dict[int, ByLimit] = {}
    for office, cases in by_office.items():
        own = law_settings(office) if settings is None else settings_from(settings, office)
        answers |= ask(cases, today=today, settings=own)
    stored = _stored(numbers)
    moved: list[Moved] = []
    changed: list[int] = []
    for number, reference in references.items():
        before, after = stored.get(number, {}), answers[number]
        found = list(_moved(reference, before, after=after))
        moved += found
        changed += [number] if found else []
    return Compared(cases=len(references), moved=moved, numbers=changed)


def _moved(case: str, before: ByLimit, *, after: ByLimit) -> Iterator[Moved]:
    for limit in sorted({*before, *after}):
        one, other = before.get(limit), after.get(limit)
        if one != other:
            yield Moved(case=case, limit=limit, before=one, after=other)


def _stored(numbers: list[int]) -> dict[int, ByLimit]:
    found: dict[int, ByLimit] = {}
    with connection.cursor() as cursor:
        cursor.execute(STORED, [numbers])
        for number, limit, *dates in cursor.fetchall():
            found.setdefault(number, {})[limit] = Dates(*dates)
    return found


# Asking -----------------------------------------------------------------------------------


def one_by_one(cases: Asked, *, today: date, settings: Settings) -> dict[int, ByLimit]:
    """What the clock of single cases answers of each case.

    Args:
        cases: The cases.
        today: The day of the question.
        settings: What is set for their office.
    """
    found: dict[int, ByLimit] = {}
    for number, history in cases:
        answer = clock.answer(history, as_of=today, settings=settings, explain=False)
        rows = rows_of(answer, history.member_state)
        found[number] = {
            row["limit_id"]: Dates(row["due_on"], row["due_at"], row["other_due_on"], row["met_on"])
            for row in rows
        }
    return found


def over_columns(cases: Asked, *, today: date, settings: Settings) -> dict[int, ByLimit]:
    """The same over columns.

    Args:
        cases: The cases.
        today: The day of the question.
        settings: What is set for their office.
    """
    from asylia.figures.frames import frame_of
    from asylia.law.columns import due_dates

    frame = frame_of((history for _, history in cases), known_on=today)
    answer = due_dates(frame, as_of=today, settings=settings)
    found: dict[int, ByLimit] = {number: {} for number, _ in cases}
    for row, limit, state, status, *dates in answer.dates.iter_rows():
        if Status(status) not in SHOWN_NOWHERE:
            number, history = cases[row]
            name = limit if state is None else f"{limit}:{state}"
            found[number][name] = _dates(dates, calendar_of(history.member_state).local_day)
    if answer.refused.height:
        row, why = answer.refused.row(0)
        raise OutsideSpan(f"case {cases[row][1].case} has no answer: {why}")
    return found


def _dates(dates: Sequence[object], local_day: Callable[[date], date]) -> Dates:
    """As the projection stores them: of other readings the earliest day that is not the due one."""
    due_on, due_at, met_on, _, on, at = dates
    due = local_day(due_at) if isinstance(due_at, datetime) else due_on
    candidates = [one for some in (on, at) if isinstance(some, list) for one in some]
    others = {local_day(one) for one in candidates} - {due}
    return Dates(_day(due_on), _moment(due_at), min(others, default=None), _day(met_on))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def by_limit(moved: Sequence[Moved]) -> Mapping[str, int]:
    """How many dates of each limit moved, the most first.

    Args:
        moved: What moved.
    """
    found: dict[str, int] = {}
    for one in moved:
        limit = one.limit.partition(":")[0]
        found[limit] = found.get(limit, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
