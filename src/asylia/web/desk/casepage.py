"""Everything the case page shows, gathered once: the file is read and the clock asked once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_current_timezone_name

from asylia.casefile.entries import Entry, FileAct
from asylia.law.clock.answer import Answer
from asylia.law.next_act import Course
from asylia.web.accounts.models import User
from asylia.web.base.addresses import address
from asylia.web.base.languages import gettext_lazy
from asylia.web.base.rows import tuples
from asylia.web.cases.clock import clock_of, course_of_case
from asylia.web.cases.file import Line as FileLine
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import Case, ReadAct
from asylia.web.desk.asked import Asked
from asylia.web.desk.clockpart import ClockPart, part_of
from asylia.web.desk.course import Item, course_of, days_of_events, title_of
from asylia.web.desk.explained import Why, why_of
from asylia.web.desk.identity import Identity, identity_from
from asylia.web.desk.strip import Line, strip_of
from asylia.web.desk.whereabouts import Whereabouts, whereabouts_in
from asylia.web.desk.worklist import Clock
from asylia.web.evidence.panel import Panel, panel_of

LOOKS, LOOKS_READ = 8, 100
LOOKED = """
with read as (
  select id, at, by_id, what from cases_read where case_id = %s order by at desc, id desc limit %s
)
select u.full_name, max(read.at), array_agg(read.what order by read.at desc, read.id desc), count(*)
from read join accounts_user u on u.id = read.by_id
group by (read.at at time zone %s)::date, u.id
order by max(read.at) desc, max(read.id) desc limit %s
"""
NAMES = """
select reference, name from accounts_office where reference = any(%s)
union all
select reference, full_name from accounts_user where reference = any(%s)
"""
READS: Mapping[str, object] = {
    ReadAct.CASE_OPENED: gettext_lazy("opened the case"),
    ReadAct.CASES_LISTED: gettext_lazy("saw it in a list"),
    ReadAct.CASE_SOUGHT: gettext_lazy("found it by its reference"),
    ReadAct.HISTORY_EXPORTED: gettext_lazy("took its history"),
    ReadAct.CASE_PRINTED: gettext_lazy("printed it"),
    ReadAct.PAPER_TAKEN: gettext_lazy("took a paper out of it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody read the file on a day.

    Attributes:
        by: Who.
        last_at: When they looked last on that day.
        ways: How, each way once.
        count: How often.
    """

    by: str
    last_at: datetime
    ways: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """With whom a case is: the name of the office, and of the caseworker if there is one."""

    office: str
    caseworker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """The whole page.

    Attributes:
        case: The case.
        entries: Its file in its order, as far as it was known on the day of the question.
        identity: Who the person says they are.
        holder: With whom the case is, or was.
        clock: The law's clock.
        ahead: What has to be done next.
        whereabouts: Where the person is and whether they are held.
        course: The entries, newest first.
        contradictions: Those whose dates contradict each other.
        happened: The events that stand in the file.
        looks: Who looked at the file.
    """

    case: Case
    entries: tuple[Entry, ...]
    identity: Identity
    holder: Holder
    clock: ClockPart
    ahead: Course
    whereabouts: Whereabouts
    course: tuple[Item, ...]
    contradictions: tuple[Item, ...]
    happened: frozenset[str]
    looks: tuple[Look, ...]
    said: Panel


def case_page(case: Case, clock: Clock, *, asked: Asked) -> CasePage:
    """Gather the case page.

    Args:
        case: The case, with its office and its caseworker.
        clock: This moment.
        asked: For which day the law's clock is asked.
    """
    lines = entries_of(case, known_on=asked.known_on)
    names = names_in(lines)
    course, events = course_of(lines, names), days_of_events(lines)
    entries = tuple(line.entry for line in reversed(lines))
    answer, ahead = _reckoned(case, entries, clock=clock, asked=asked)
    part = _part(answer, lines, now=asked.moment(clock))
    return CasePage(
        case=case,
        entries=entries,
        identity=identity_from(entries, events),
        holder=holder_of(case, lines, names=names, asked=asked),
        happened=frozenset(events),
        clock=part,
        ahead=ahead,
        whereabouts=whereabouts_in(
            entries, part.answer, lines=part.strip.lines, state=case.member_state
        ),
        course=course,
        contradictions=tuple(item for item in course if item.line.contradicts),
        said=panel_of(case, lines),
        looks=() if asked.known_on else tuple(_looks(case)),
    )


def holder_of(
    case: Case, lines: list[FileLine], *, names: Mapping[str, str], asked: Asked
) -> Holder:
    """With whom the case is; for a past day, with whom the file then said it was.

    Args:
        case: The case.
        lines: Its file as it was known, newest first.
        names: The names of the offices and the staff that the entries point to.
        asked: For which day.
    """
    if asked.known_on is None:
        caseworker = case.caseworker.full_name if case.caseworker else ""
        return Holder(office=case.office.name, caseworker=caseworker)
    office, caseworker = lines[-1].office.name if lines else "", ""
    for line in reversed(lines):
        to = names.get(str(line.entry.header.attributes.get("to")), "")
        if line.event == FileAct.CASE_HANDED_OVER:
            office, caseworker = to, ""
        elif line.event == FileAct.CASE_ASSIGNED:
            caseworker = to
    return Holder(office=office, caseworker=caseworker)


def clock_part(case: Case, lines: list[FileLine], *, clock: Clock, asked: Asked) -> ClockPart:
    """The law's clock of a case with its drawing, its explanations and its table.

    Args:
        case: The case.
        lines: Its file, newest first.
        clock: This moment.
        asked: For which day.
    """
    answer, _ = _reckoned(case, [one.entry for one in reversed(lines)], clock=clock, asked=asked)
    return _part(answer, lines, now=asked.moment(clock))


def _reckoned(
    case: Case, file: Iterable[Entry], *, clock: Clock, asked: Asked
) -> tuple[Answer, Course]:
    return course_of_case(
        case,
        file,
        today=asked.on or clock.today,
        known_on=clock.today if asked.with_today else None,
        moment=asked.moment(clock),
    )


def _part(answer: Answer, lines: Iterable[FileLine], *, now: datetime | None) -> ClockPart:
    events = {str(line.number): title_of(line.event) for line in lines}
    return part_of(answer, events=events, now=now)


def one_limit(case: Case, key: str, *, clock: Clock) -> tuple[Line, Why] | None:
    """One limit of a case with its explanation; none if the case has no such limit.

    Args:
        case: The case.
        key: The name of the limit in its case.
        clock: This moment.
    """
    strip = strip_of(clock_of(case, today=clock.today, moment=clock.now), now=clock.now)
    found = next((line for line in strip.lines if line.key == key), None)
    page = address("desk:case", case.reference)
    return None if found is None else (found, why_of(found, page=page))


def names_in(lines: Iterable[FileLine]) -> dict[str, str]:
    """The names of the offices and of the staff that entries point to by their references."""
    told = [line.entry.header.attributes.get(key) for line in lines for key in ("to", "from")]
    wanted = {value for value in told if isinstance(value, str)}
    if not wanted:
        return {}
    return dict(tuples(NAMES, list(wanted), list(wanted)))


def _looks(case: Case) -> Iterator[Look]:
    """Who looked, by day and person, newest first; the database shows one office its own looks."""
    zone = get_current_timezone_name()
    for name, last_at, whats, count in tuples(LOOKED, case.pk, LOOKS_READ, zone, LOOKS):
        ways = dict.fromkeys(str(READS.get(what, what)) for what in whats)
        yield Look(by=name, last_at=last_at, ways=tuple(ways), count=count)


def office_colleagues(user: User) -> Iterable[User]:
    """Who may own a case of the user's office."""
    return User.objects.filter(office_id=user.office_id, is_active=True).order_by("full_name", "pk")
