"""The law's clock as a page shows it: drawing, reasons, table, what the law did, what rests.

Plain values out of an answer; nothing here knows a stored case.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup

from asylia.law.citation import Citation
from asylia.law.clock.answer import Answer, DueDate
from asylia.web.base.citations import cite_words, provision
from asylia.web.base.days import moment_words, short_day_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import locale_now
from asylia.web.base.sentences import in_words
from asylia.web.cases.events import event_words
from asylia.web.desk.explained import Why, why_of
from asylia.web.desk.provisions import with_entries
from asylia.web.desk.strip import Line, Strip, strip_of


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


def part_of(answer: Answer, *, events: Mapping[str, str], now: datetime | None) -> ClockPart:
    """Everything that a page shows of an answer.

    Args:
        answer: What the clock answers.
        events: What each entry is called, by its name in the file.
        now: This moment; none if the question is about a past day, which is then over.
    """
    strip = strip_of(answer, now=now)
    return ClockPart(
        answer=answer,
        law_day=date.fromisoformat(answer.law_version),
        strip=strip,
        whys={line.key: why_of(line) for line in strip.lines},
        twin=tuple(_twin(line, events.get) for line in strip.lines),
        by_law=tuple(
            ByLaw(at=one.at, words=event_words(one.event), cites=provision(one.cites))
            for one in answer.derived_events
        ),
        resting=tuple(_resting(answer)),
        notes=tuple(in_words(note) for note in answer.notes),
    )


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
