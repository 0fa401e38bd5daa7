"""What the law's clock answers of many stored cases: over columns, and one by one."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter

from django.db import connection
from django.db.models import Max

from asylia.casefile.entries import Entry, FileAct, header_from
from asylia.casefile.history import history_of
from asylia.law.facts import History, Settings
from asylia.law.holidays import OutsideSpan
from asylia.web.cases.clock import answer_to_store
from asylia.web.cases.models import ChosenReading
from asylia.web.cases.national import settings_with
from asylia.web.cases.shares import ciphers_of
from asylia.web.cases.stages import stage_in
from asylia.web.cases.stored import SHOWN_NOWHERE, Stored, StoredAct, stored_of

AT_ONCE = 4_000
"""Cases that are asked about at once; their files are held in memory."""
FEW = 200
"""Fewer are quicker asked one by one: columns take up the whole law book each time."""

READ = """
select c.id, c.reference, c.member_state, c.office_id, h.number, c.recompute_on, e.header,
  t.sealed, e.number
from cases_case c join cases_casehead h on h.case_id = c.id
  join cases_entry e on e.case_id = c.id
  left join cases_entrycontent t on t.entry_id = e.id and e.event = %s
where c.id = any(%s)
order by c.id, e.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A case as it was read.

    Attributes:
        number: Its primary key.
        reference: Its public reference.
        office: The office that has it.
        last: The number of its last entry.
        again_on: The day on which time alone changes its dates, as it is stored.
        history: What the clock reads of it.
    """

    number: int
    reference: str
    office: int
    last: int
    again_on: date | None
    history: History


@dataclass(kw_only=True)
class Answers:
    """What was answered of some cases, by their primary keys.

    Attributes:
        stored: What is stored of the dates of each.
        acts: What is stored of its next acts.
        again: The day on which time alone changes it.
        refused: The cases that have no answer, as in a year without holidays.
        left: How many columns left to the clock of single cases.
    """

    stored: dict[int, list[Stored]] = field(default_factory=dict)
    acts: dict[int, list[StoredAct]] = field(default_factory=dict)
    again: dict[int, date | None] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    left: int = 0


def read(cases: Sequence[int]) -> Iterator[Asked]:
    """Cases, read at once; of the contents only who the person is was opened.

    A case whose key whoever acts does not hold is left out, and so is one that was erased.

    Args:
        cases: Their primary keys.
    """
    ciphers = ciphers_of(cases)
    with connection.cursor() as cursor:
        cursor.execute(READ, [FileAct.IDENTITY_STATED, list(ciphers)])
        for number, group in groupby(cursor.fetchall(), key=itemgetter(0)):
            rows = list(group)
            _, reference, state, office, last, again_on, *_ = rows[0]
            cipher = ciphers[number]
            file = [
                Entry(
                    header=header_from(bytes(header)),
                    content=cipher.open(sealed, number=place) if sealed else {},
                )
                for *_, header, sealed, place in rows
            ]
            history = history_of(file, case=reference, member_state=state)
            yield Asked(
                number=number,
                reference=reference,
                office=office,
                last=last,
                again_on=again_on,
                history=history,
            )


def newest_choices(offices: Collection[int]) -> dict[int, int | None]:
    """The newest choice between readings of each office; None if it has made none.

    Args:
        offices: Their primary keys.
    """
    made = ChosenReading.objects.filter(office_id__in=offices).values("office_id")
    newest = {row["office_id"]: row["newest"] for row in made.annotate(newest=Max("pk"))}
    return {office: newest.get(office) for office in offices}


def in_force(choices: Mapping[int, int | None]) -> Callable[[int], Settings]:
    """What is in force in an office whose newest choice is known.

    Args:
        choices: The newest choice of each office.
    """
    return lambda office: settings_with(office, newest=choices[office])


def answers(
    asked: Sequence[Asked], *, today: date, settings_of: Callable[[int], Settings]
) -> Answers:
    """What the clock answers of each case today.

    Args:
        asked: The cases.
        today: The day of the question.
        settings_of: What is set for an office.
    """
    settings = {office: settings_of(office) for office in {one.office for one in asked}}
    groups: dict[int, list[Asked]] = {}
    for one in asked:
        groups.setdefault(id(settings[one.office]), []).append(one)
    found = Answers()
    for group in groups.values():
        own = settings[group[0].office]
        ask = over_columns if len(group) >= FEW and find_spec("polars") else one_by_one
        ask(group, today=today, settings=own, into=found)
    return found


def one_by_one(asked: Sequence[Asked], *, today: date, settings: Settings, into: Answers) -> None:
    """Ask the clock of single cases.

    Args:
        asked: The cases.
        today: The day of the question.
        settings: What is set for their offices.
        into: Where the answers are put.
    """
    for one in asked:
        try:
            answer, acts = answer_to_store(one.history, today=today, settings=settings)
        except OutsideSpan:
            into.refused.add(one.number)
            continue
        into.stored[one.number] = list(stored_of(answer, one.history.member_state))
        into.acts[one.number] = acts
        into.again[one.number] = answer.recompute_on


def over_columns(asked: Sequence[Asked], *, today: date, settings: Settings, into: Answers) -> None:
    """Ask all at once over columns, and the clock of single cases of those that no row can tell.

    Args:
        asked: The cases.
        today: The day of the question.
        settings: What is set for their offices.
        into: Where the answers are put.
    """
    from asylia.figures.stored import stored

    histories = [one.history for one in asked]
    found = stored(histories, as_of=today, settings=settings, hidden=SHOWN_NOWHERE)
    for place, lines in found.lines.items():
        number = asked[place].number
        if place in found.refused:
            into.refused.add(number)
        else:
            into.stored[number] = list(map(Stored._make, lines))
            stage = stage_in(asked[place].history)
            into.acts[number] = [StoredAct(*act, stage) for act in found.acts[place]]
            into.again[number] = found.again.get(place)
    unfit = [asked[place] for place in found.unfit]
    into.left += found.fallen + len(unfit)
    one_by_one(unfit, today=today, settings=settings, into=into)
