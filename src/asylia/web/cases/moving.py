"""Which stored dates a change of the law moves: every case of the store asked anew, at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import NamedTuple, TypeAlias

from django.db import connection, transaction

from asylia.web.cases.answering import (
    AT_ONCE,
    Answers,
    Asked,
    answers,
    in_force,
    newest_choices,
    read,
)
from asylia.web.cases.national import settings_from
from asylia.web.cases.projection import BLOCK, Tally, write
from asylia.web.cases.stored import Stored, StoredAct

EVERY = "select id from cases_case where mod(id / %s, %s) = %s order by id"
STORED = """
select case_id, limit_id, starts_on, nominal_end, due_on, due_at, other_due_on, met_on, sort_on
from cases_duedate where case_id = any(%s)
"""
ACTS = f"""
select case_id, {", ".join(StoredAct._fields)} from cases_nextact where case_id = any(%s)
"""  # noqa: S608 -- columns are named in this house
Choices: TypeAlias = dict[int, int | None]


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


def dates_in(stored: Stored | None) -> Dates | None:
    """What staff see of what is stored; None where nothing is."""
    if stored is None:
        return None
    return Dates(stored.due_on, stored.due_at, stored.other_due_on, stored.met_on)


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


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Some cases that were compared.

    Attributes:
        cases: How many.
        moved: The dates that moved in them, as staff see them.
        differing: The cases of which something that is stored is another now, though perhaps only
            a start, or the day on which time changes the answer.
        answers: What was answered of them.
        choices: The newest choice of each office when they were asked about.
        refused: References of those that have no answer.
    """

    cases: int
    moved: list[Moved]
    differing: list[Asked]
    answers: Answers
    choices: Mapping[int, int | None]
    refused: list[str]

    @property
    def changed(self) -> int:
        """In how many cases a date moved."""
        return len({one.case for one in self.moved})


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


def renew_moved(found: Compared, *, today: date) -> list[str]:
    """Write the dates of the cases anew in which something is another now.

    Args:
        found: What was compared.
        today: The day of the question.

    Returns:
        The references of cases that have no answer any more.
    """
    tally = Tally()
    write(found.differing, found.answers, today=today, choices=found.choices, tally=tally)
    return tally.refused


def _compared(numbers: list[int], *, today: date, settings: str | None) -> Compared:
    asked, choices, stored, acts = _read(numbers)
    settings_of = partial(settings_from, settings) if settings else in_force(choices)
    found = answers(asked, today=today, settings_of=settings_of)
    moved: list[Moved] = []
    differing: list[Asked] = []
    for one in asked:
        if one.number in found.refused:
            continue
        before = stored.get(one.number, {})
        after = {line.limit_id: line for line in found.stored[one.number]}
        moved += _moved(one.reference, before, after=after)
        if (
            before != after
            or acts[one.number] != Counter(found.acts[one.number])
            or found.again[one.number] != one.again_on
        ):
            differing.append(one)
    return Compared(
        cases=len(asked),
        moved=moved,
        differing=differing,
        answers=found,
        choices=choices,
        refused=[one.reference for one in asked if one.number in found.refused],
    )


@transaction.atomic
def _read(
    numbers: list[int],
) -> tuple[list[Asked], Choices, dict[int, dict[str, Stored]], dict[int, Counter[StoredAct]]]:
    """Cases, the newest choices of their offices, their dates and acts, as of one moment."""
    with connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
    asked = list(read(numbers))
    choices = newest_choices({one.office for one in asked})
    return asked, choices, _stored(numbers), _acts(numbers)


def _moved(
    case: str, before: Mapping[str, Stored], *, after: Mapping[str, Stored]
) -> Iterator[Moved]:
    if before == after:
        return
    for limit in sorted({*before, *after}):
        one, other = dates_in(before.get(limit)), dates_in(after.get(limit))
        if one != other:
            yield Moved(case=case, limit=limit, before=one, after=other)


def _stored(numbers: list[int]) -> dict[int, dict[str, Stored]]:
    found: dict[int, dict[str, Stored]] = {}
    with connection.cursor() as cursor:
        cursor.execute(STORED, [numbers])
        for number, *line in cursor.fetchall():
            found.setdefault(number, {})[line[0]] = Stored(*line)
    return found


def _acts(numbers: list[int]) -> dict[int, Counter[StoredAct]]:
    found = defaultdict[int, Counter[StoredAct]](Counter)
    with connection.cursor() as cursor:
        cursor.execute(ACTS, [numbers])
        for number, *act in cursor.fetchall():
            found[number][StoredAct(*act)] += 1
    return found


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
