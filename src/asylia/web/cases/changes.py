"""What an entry changes in the law's clock of a case, or would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from asylia.casefile.entries import NOTHING, Attribute, Entry, Header
from asylia.law.clock.answer import Answer, DueDate
from asylia.law.holidays import calendar_of
from asylia.law.terms import Kind, Status
from asylia.web.cases.clock import clock_of
from asylia.web.cases.file import contradictions_in, file_of
from asylia.web.cases.models import Case

MET = frozenset({Status.MET, Status.MET_LATE})
RUNS = frozenset({Status.RUNNING, Status.OVERDUE, Status.UNDECIDED})
ENDED = frozenset({Status.STOPPED, Status.LAPSED, Status.PAUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A limit that runs on to another day."""

    limit: DueDate
    before: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different in the clock.

    Attributes:
        met: Limits that are met now, in time or late.
        runs: Duties that run now, the nearest first; those without a number last.
        moved: Limits whose last day is another one.
        ended: Limits that run no longer.
        contradicts: Whether the entry's date contradicts another in the file.
        at: When the entry's event happened, as it was understood.
    """

    met: tuple[DueDate, ...]
    runs: tuple[DueDate, ...]
    moved: tuple[Moved, ...]
    ended: tuple[DueDate, ...]
    contradicts: bool = False
    at: date | datetime | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether the clock stays as it is."""
        return not (self.met or self.runs or self.moved or self.ended)


def changes_between(before: Answer, after: Answer) -> Changes:
    """What one answer says that an earlier one did not."""
    return _changes(before, after, contradicts=False, at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """An entry that might be written.

    Attributes:
        event: What happened.
        at: When.
        codes: What the clock needs beside it.
        corrects: The number of the entry that it would replace; None for none.
        withdrawn: Whether it would only take that entry back.
    """

    event: str
    at: date | datetime
    codes: Mapping[str, Attribute] = field(default_factory=lambda: NOTHING)
    corrects: int | None = None
    withdrawn: bool = False


def changes_foreseen(case: Case, supposed: Supposed, *, now: datetime) -> Changes:
    """What an entry would change if it were written now.

    Args:
        case: The case.
        supposed: The entry.
        now: The moment of the question.
    """
    file = file_of(case)
    longer = (*file, _entry(case, supposed, number=len(file) + 1, now=now))
    day = calendar_of(case.member_state).local_day(now)
    before, after = (clock_of(case, today=day, explain=False, file=one) for one in (file, longer))
    known = set(contradictions_in(case, file))
    contradicts = any(one not in known for one in contradictions_in(case, longer))
    return _changes(before, after, contradicts=contradicts, at=supposed.at)


def _entry(case: Case, supposed: Supposed, *, number: int, now: datetime) -> Entry:
    at = supposed.at
    header = Header(
        case=case.reference,
        number=number,
        event=supposed.event,
        happened_on=None if isinstance(at, datetime) else at,
        happened_at=at if isinstance(at, datetime) else None,
        recorded_at=now,
        office="",
        recorded_by="",
        corrects=supposed.corrects,
        withdrawn=supposed.withdrawn,
        attributes=supposed.codes,
    )
    return Entry(header=header, content={})


def _changes(
    before: Answer, after: Answer, *, contradicts: bool, at: date | datetime | None
) -> Changes:
    were = {_name(limit): limit for limit in before.limits}
    pairs = [(were.get(_name(limit)), limit) for limit in after.limits]
    fresh = [limit for was, limit in pairs if was is None or was.status != limit.status]
    return Changes(
        met=tuple(limit for limit in fresh if limit.status in MET),
        runs=_nearest_first(limit for limit in fresh if _is_running_duty(limit)),
        moved=tuple(_moved(pairs)),
        ended=tuple(limit for was, limit in pairs if _has_ended(was, limit)),
        contradicts=contradicts,
        at=at,
    )


def _moved(pairs: Iterable[tuple[DueDate | None, DueDate]]) -> Iterable[Moved]:
    for was, limit in pairs:
        both_run = was is not None and _is_running_duty(was) and _is_running_duty(limit)
        if both_run and was is not None and was.due is not None and was.due != limit.due:
            yield Moved(limit=limit, before=was.due)


def _has_ended(was: DueDate | None, limit: DueDate) -> bool:
    return was is not None and was.status in RUNS and limit.status in ENDED


def _nearest_first(limits: Iterable[DueDate]) -> tuple[DueDate, ...]:
    return tuple(sorted(limits, key=lambda one: (one.due is None, _day(one.due), one.id)))


def _day(due: date | None) -> date:
    return due.date() if isinstance(due, datetime) else due or date.max


def _is_running_duty(limit: DueDate) -> bool:
    return limit.status in RUNS and limit.rule.kind == Kind.MAXIMUM


def _name(limit: DueDate) -> tuple[str, str | None]:
    return limit.id, limit.state
