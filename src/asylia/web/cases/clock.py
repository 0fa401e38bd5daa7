"""The law's clock over a stored file, and the dates of it that *Today* reads."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from asylia.casefile.entries import Entry
from asylia.casefile.history import history_of
from asylia.law import clock
from asylia.law.clock.answer import Answer, Candidate
from asylia.law.clock.answer import DueDate as Answered
from asylia.law.holidays import calendar_of
from asylia.law.terms import Status
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, CaseHead, DueDate

SHOWN_NOWHERE = frozenset({Status.STOPPED, Status.LAPSED})
"""What was overtaken or has lapsed is explained on the case page and due on no day."""


def clock_of(
    case: Case,
    *,
    today: date,
    known_on: date | None = None,
    moment: datetime | None = None,
    explain: bool = True,
    file: Iterable[Entry] | None = None,
) -> Answer:
    """What the law's clock answers for this case.

    Args:
        case: The case.
        today: The day of the question.
        known_on: The day of knowledge; None for the same day.
        moment: The moment of that day, for limits in hours; None for its end.
        explain: Whether each date explains itself.
        file: The case's entries, if they were read already.
    """
    history = history_of(
        file_of(case) if file is None else file,
        case=case.reference,
        member_state=case.member_state,
        known_at=None if known_on is None else _end_of(known_on, case.member_state),
    )
    return clock.answer(history, as_of=today, known_on=known_on, moment=moment, explain=explain)


def _end_of(day: date, state: str) -> datetime:
    zone = calendar_of(state).zone
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), zone).astimezone(UTC)


def project(case: Case, file: Iterable[Entry], *, today: date) -> None:
    """Write down the case's dates as the clock answers today, in place of what stood there.

    Args:
        case: The case, whose head row this transaction has locked.
        file: The case's entries.
        today: The day of the question.
    """
    answer = clock_of(case, today=today, explain=False, file=file)
    DueDate.objects.filter(case=case).delete()
    DueDate.objects.bulk_create(
        _row(case, limit) for limit in answer.limits if limit.status not in SHOWN_NOWHERE
    )
    Case.objects.filter(pk=case.pk).update(recompute_on=answer.recompute_on)
    case.recompute_on = answer.recompute_on


def _row(case: Case, limit: Answered) -> DueDate:
    local_day = calendar_of(case.member_state).local_day
    others = sorted(_other_days(limit, case))
    due = limit.due and local_day(limit.due)
    return DueDate(
        case=case,
        office_id=case.office_id,
        limit_id=limit.id if limit.state is None else f"{limit.id}:{limit.state}",
        instrument=str(limit.instrument),
        article=limit.article,
        title=limit.title,
        kind=str(limit.rule.kind),
        owed_by=str(limit.owed_by),
        starts_on=limit.starts_on,
        nominal_end=limit.nominal_end and local_day(limit.nominal_end),
        due_on=limit.due_on,
        due_at=limit.due_at,
        other_due_on=others[0] if others else None,
        met_on=limit.met_on,
        sort_on=due or (others[0] if others else None),
    )


def _other_days(limit: Answered, case: Case) -> Iterator[date]:
    local_day = calendar_of(case.member_state).local_day

    def day(candidate: Candidate) -> date:
        return local_day(candidate.due)

    own = limit.due and local_day(limit.due)
    return (day(candidate) for candidate in limit.candidates if day(candidate) != own)


def recompute(*, today: date, everything: bool = False) -> Iterator[str]:
    """Renew the dates of the cases in which time alone has changed the answer.

    Each case is a transaction of its own. Done twice, the second time changes nothing.

    Args:
        today: The day of the question.
        everything: Whether to renew every case, as after a change of the law's files.

    Yields:
        The reference of each case that was renewed.
    """
    cases = Case.objects.order_by("pk")
    due = cases if everything else cases.filter(recompute_on__lte=today)
    for case in due.iterator(chunk_size=500):
        with transaction.atomic():
            CaseHead.objects.select_for_update().get(case=case)
            project(case, file_of(case), today=today)
        yield case.reference
