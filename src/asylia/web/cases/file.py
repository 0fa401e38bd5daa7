"""Reading a case file: its entries, opened, with who wrote them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from asylia.casefile import entries as casefile
from asylia.casefile.contradictions import Contradiction, contradictions
from asylia.casefile.entries import FileAct
from asylia.casefile.spans import LocalDay
from asylia.law.holidays import calendar_of
from asylia.web.accounts.models import Office, User
from asylia.web.base.rows import found, tuples
from asylia.web.cases.contents import CaseCipher
from asylia.web.cases.events import event_words
from asylia.web.cases.models import Case
from asylia.web.cases.shares import cipher_for

FILE = """
select e.number, e.header, c.sealed
from cases_entry e left join cases_entrycontent c on c.entry_id = e.id
where e.case_id = %s order by e.number
"""
WRITERS = "select number, recorded_by_id, office_id from cases_entry where case_id = %s"
OF_THESE = "id = any(%s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry as a page shows it.

    Attributes:
        entry: The entry, with its content opened.
        recorded_by: Who wrote it.
        office: The office that wrote it.
        corrected_by: The number of the later entry that replaces it or takes it back.
        contradicts: The numbers of standing entries whose dates contradict this one's.
    """

    entry: casefile.Entry
    recorded_by: User
    office: Office
    corrected_by: int | None
    contradicts: tuple[int, ...]

    @property
    def number(self) -> int:
        return self.entry.header.number

    @property
    def event(self) -> str:
        return self.entry.header.event

    @property
    def words(self) -> str:
        return event_words(self.event)

    @property
    def happened(self) -> date | datetime:
        return self.entry.header.happened

    @property
    def recorded_at(self) -> datetime:
        return self.entry.header.recorded_at

    @property
    def corrects(self) -> int | None:
        return self.entry.header.corrects

    @property
    def withdrawn(self) -> bool:
        return self.entry.header.withdrawn

    @property
    def content(self) -> dict[str, object]:
        return dict(self.entry.content or {})


def file_of(case: Case, *, cipher: CaseCipher | None = None) -> tuple[casefile.Entry, ...]:
    """The case's entries in their order, as plain values, with their contents opened."""
    opener = cipher or cipher_for(case)
    rows = tuples(FILE, case.pk)
    return tuple(
        casefile.Entry(
            header=casefile.header_from(bytes(header)),
            content=opener.open(sealed, number=number) if sealed else {},
        )
        for number, header, sealed in rows
    )


def entries_of(case: Case, *, known_on: date | None = None) -> list[Line]:
    """The case's entries for a page, newest first.

    Args:
        case: The case.
        known_on: A past day; what was written after it is not known yet. None for all.
    """
    local_day = calendar_of(case.member_state).local_day
    file = _known(_without_closed_cases(case), known_on, local_day=local_day)
    who = _writers(case)
    replaced = {e.header.corrects: e.header.number for e in file if e.header.corrects}
    against: dict[int, list[int]] = {}
    for one in contradictions_in(case, file):
        against.setdefault(one.number, []).append(one.before)
    return [
        Line(
            entry=entry,
            recorded_by=who[entry.header.number][0],
            office=who[entry.header.number][1],
            corrected_by=replaced.get(entry.header.number),
            contradicts=tuple(against.get(entry.header.number, ())),
        )
        for entry in reversed(file)
    ]


def _writers(case: Case) -> dict[int, tuple[User, Office]]:
    """Who wrote each entry of the file, and which office theirs was."""
    wrote = tuples(WRITERS, case.pk)
    numbers = [[user for _number, user, _office in wrote], [office for *_, office in wrote]]
    users = {one.pk: one for one in found(User, OF_THESE, numbers[0])}
    offices = {one.pk: one for one in found(Office, OF_THESE, numbers[1])}
    return {number: (users[user], offices[office]) for number, user, office in wrote}


def _without_closed_cases(case: Case) -> tuple[casefile.Entry, ...]:
    """The file, in which links to cases that the reader may not open say nothing of them.

    A correction or withdrawal goes with its link.
    """
    file = file_of(case)
    linked: dict[int, object] = {}
    for entry in file:
        if entry.header.event == FileAct.CASE_LINKED:
            told = entry.header.attributes.get("case")
            linked[entry.header.number] = told or linked.get(entry.header.corrects or 0)
    if not linked:
        return file
    wanted = set(linked.values()) - {None}
    # Row security shows the head of a case to whoever may open it, and to nobody else.
    cases = Case.objects.filter(reference__in=wanted, head__isnull=False)
    may_open = set(cases.values_list("reference", flat=True))
    closed = {number for number, other in linked.items() if other not in may_open}
    return tuple(_silent(one) if one.header.number in closed else one for one in file)


def _silent(entry: casefile.Entry) -> casefile.Entry:
    return casefile.Entry(header=replace(entry.header, attributes=casefile.NOTHING), content={})


def _known(
    file: tuple[casefile.Entry, ...], on: date | None, *, local_day: LocalDay
) -> tuple[casefile.Entry, ...]:
    if on is None:
        return file
    return tuple(entry for entry in file if local_day(entry.header.recorded_at) <= on)


def contradictions_in(case: Case, file: Iterable[casefile.Entry]) -> tuple[Contradiction, ...]:
    """The dates of a file that contradict each other, in the zone of the case's State."""
    return contradictions(file, local_day=calendar_of(case.member_state).local_day)
