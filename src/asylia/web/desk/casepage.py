"""Everything the case page shows, gathered once: the file is read and the clock asked once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from asylia.casefile.entries import Entry, FileAct
from asylia.law.citation import Citation
from asylia.law.clock.answer import Answer, DueDate
from asylia.web.accounts.models import Office, User
from asylia.web.base.citations import cite_words
from asylia.web.base.days import moment_words, short_day_words
from asylia.web.base.languages import locale_now
from asylia.web.base.sentences import in_words
from asylia.web.cases.clock import clock_of
from asylia.web.cases.file import Line as FileLine
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.desk.asked import Asked
from asylia.web.desk.course import Item, course_of, days_of_events, title_of
from asylia.web.desk.explained import Why, why_of
from asylia.web.desk.identity import Identity, identity_from
from asylia.web.desk.provisions import provision, with_entries
from asylia.web.desk.strip import Line, Strip, strip_of
from asylia.web.desk.whereabouts import Whereabouts, whereabouts_in
from asylia.web.desk.worklist import Clock
from asylia.web.evidence.panel import Panel, panel_of

LOOKS, LOOKS_READ = 8, 100
READS: Mapping[str, object] = {
    ReadAct.CASE_OPENED: gettext_lazy("opened the case"),
    ReadAct.CASES_LISTED: gettext_lazy("saw it in a list"),
    ReadAct.CASE_SOUGHT: gettext_lazy("found it by its reference"),
    ReadAct.HISTORY_EXPORTED: gettext_lazy("took its history"),
    ReadAct.CASE_PRINTED: gettext_lazy("printed it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinRow:
    """A line of the strip as a row of the table.

    Attributes:
        line: The line.
        runs_from: The event that starts it, with its day and entry.
        counting: How it is counted, and whether its end moved.
    """

    line: Line
    runs_from: Markup
    counting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLaw:
    """What the law itself made happen: nobody wrote it."""

    at: date
    words: str
    cites: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """Limits that do not run for one and the same reason."""

    why: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPart:
    """The law's clock on the page.

    Attributes:
        answer: What the clock answers.
        law_day: The day up to which the rules follow the Official Journal.
        strip: The drawing.
        whys: The explanation of each line, by its key.
        twin: The same as a table.
        by_law: What the law did by itself.
        resting: What does not run, by reason.
        notes: Entries that have no effect, or cannot all be right, in words.
    """

    answer: Answer
    law_day: date
    strip: Strip
    whys: dict[str, Why]
    twin: tuple[TwinRow, ...]
    by_law: tuple[ByLaw, ...]
    resting: tuple[Resting, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody read the file on a day.

    Attributes:
        by: Who, with their office.
        last_at: When they looked last on that day.
        ways: How, each way once.
        count: How often.
    """

    by: User
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
    part = clock_part(case, lines, clock=clock, asked=asked)
    return CasePage(
        case=case,
        entries=entries,
        identity=identity_from(entries, events),
        holder=holder_of(case, lines, names=names, asked=asked),
        happened=frozenset(events),
        clock=part,
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
    on = asked.on or clock.today
    now = clock.now if on == clock.today else None
    answer = clock_of(
        case,
        today=on,
        known_on=clock.today if asked.with_today else None,
        moment=now,
        file=[line.entry for line in reversed(lines)],
    )
    strip = strip_of(answer, now=now)
    events = {str(line.number): title_of(line.event) for line in lines}
    return ClockPart(
        answer=answer,
        law_day=date.fromisoformat(answer.law_version),
        strip=strip,
        whys={line.key: why_of(line) for line in strip.lines},
        twin=tuple(_twin(line, events.get) for line in strip.lines),
        by_law=tuple(
            ByLaw(at=one.at, words=title_of(one.event), cites=provision(one.cites))
            for one in answer.derived_events
        ),
        resting=tuple(_resting(answer)),
        notes=tuple(in_words(note) for note in answer.notes),
    )


def one_limit(case: Case, key: str, *, clock: Clock) -> tuple[Line, Why] | None:
    """One limit of a case with its explanation; none if the case has no such limit.

    Args:
        case: The case.
        key: The name of the limit in its case.
        clock: This moment.
    """
    strip = strip_of(clock_of(case, today=clock.today, moment=clock.now), now=clock.now)
    found = next((line for line in strip.lines if line.key == key), None)
    page = reverse("desk:case", args=[case.reference])
    return None if found is None else (found, why_of(found, page=page))


def names_in(lines: Iterable[FileLine]) -> dict[str, str]:
    """The names of the offices and of the staff that entries point to by their references."""
    told = [line.entry.header.attributes.get(key) for line in lines for key in ("to", "from")]
    wanted = {value for value in told if isinstance(value, str)}
    if not wanted:
        return {}
    offices = Office.objects.filter(reference__in=wanted).values_list("reference", "name")
    staff = User.objects.filter(reference__in=wanted).values_list("reference", "full_name")
    return {**dict(offices), **dict(staff)}


def _looks(case: Case) -> Iterator[Look]:
    """Who looked, by day and person, newest first; the database shows one office its own looks."""
    newest = Read.objects.filter(case=case).select_related("by__office").order_by("-at", "-pk")
    by_day: dict[tuple[date, int], list[Read]] = {}
    for read in newest[:LOOKS_READ]:
        by_day.setdefault((localtime(read.at).date(), read.by_id), []).append(read)
    for reads in list(by_day.values())[:LOOKS]:
        ways = dict.fromkeys(str(READS.get(read.what, read.what)) for read in reads)
        yield Look(by=reads[0].by, last_at=reads[0].at, ways=tuple(ways), count=len(reads))


def _twin(line: Line, event_of: Callable[[str], str | None]) -> TwinRow:
    limit = line.limit
    day = moment_words(limit.starts)
    event = event_of(limit.started_by) if limit.started_by else None
    words = {"event": event, "day": day, "entry": limit.started_by}
    by_law = _("%(day)s, by law") % {"day": day}
    runs_from = _("%(event)s %(day)s (entry %(entry)s)") % words if event else by_law
    return TwinRow(line=line, runs_from=with_entries(runs_from), counting=_counting(limit))


def _counting(limit: DueDate) -> str:
    length = in_words(limit.rule.lasts or limit.rule.at_once)
    nominal = limit.nominal_end
    if limit.due_on is None or nominal is None or nominal == limit.due_on:
        return length
    words = {"length": length, "day": short_day_words(nominal)}
    return _("%(length)s; %(day)s moves") % words


def _resting(answer: Answer) -> Iterator[Resting]:
    language = locale_now()
    by_reason: dict[str, list[str]] = {}
    for one in answer.not_running:
        title = _named(one.rule.title, one.rule.cites, language=language)
        by_reason.setdefault(one.why, []).append(title)
    for reason, limits in by_reason.items():
        why = in_words(reason)
        yield Resting(why=why[:1].upper() + why[1:], limits=tuple(dict.fromkeys(limits)))


@lru_cache(maxsize=8192)
def _named(title: str, cites: Citation, *, language: str) -> str:
    """A limit with its article, in the language of the page: hundreds do not run in any case."""
    del language
    return f"{_(title)} ({cite_words(cites)})"


def office_colleagues(user: User) -> Iterable[User]:
    """Who may own a case of the user's office."""
    return User.objects.filter(office_id=user.office_id, is_active=True).order_by("full_name", "pk")
