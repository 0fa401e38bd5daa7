"""The answer: the law's clock over what was told, and everything that a page shows of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from asylia.law import clock
from asylia.law.clock.answer import Answer, DueDate, NotRunning
from asylia.law.facts import Happening, History, HistoryError, read_history
from asylia.law.facts.places import FIRST_YEAR, LAST_YEAR
from asylia.law.holidays import OutsideSpan, calendar_of
from asylia.law.terms import Reason, Status
from asylia.web.base.citations import cite_words
from asylia.web.base.sentences import in_words
from asylia.web.calculator import bounds
from asylia.web.calculator.doors import in_time
from asylia.web.calculator.national import law_settings
from asylia.web.calculator.vocabulary import called
from asylia.web.desk.clockpart import ClockPart, part_of

CHECK_THE_DAY = (
    "Check the day. A limit that ends on a day for which the State's holidays are not known cannot"
    " be counted."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Something that the clock could not decide.

    Attributes:
        limits: The limits it is about, each with its article.
        why: The reason, which names what is missing.
    """

    limits: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer as the page shows it.

    Attributes:
        history: What it was told.
        clock: The clock with its drawing, reasons and table.
        undecided: What it could not decide.
        entries: The entries in their order, each with its name in the file.
    """

    history: History
    clock: ClockPart
    undecided: tuple[Open, ...]
    entries: tuple[tuple[str, Happening], ...]

    def called(self, event: str) -> str:
        """What an event is called, for the template."""
        return called(event)

    def hour(self, at: date) -> str:
        """The hour of a moment, for the template; empty for a day."""
        return f"{timezone.localtime(at):%H:%M}" if isinstance(at, datetime) else ""


def history_in(text: str) -> History:
    """The history that a text holds: JSON if it begins as an object does, else TOML.

    Args:
        text: What was pasted or sent.

    Raises:
        HistoryError: It cannot be used.
        TooLong: It took longer to read than a visitor may ask for.
    """
    is_json = text.lstrip("\ufeff \t\r\n").startswith(("{", "[{"))
    with in_time(bounds.MOST_SECONDS):
        return read_history(text, file="history.json" if is_json else "history.toml")


def answer_to(
    history: History, *, as_of: date, known_on: date | None = None, moment: datetime | None = None
) -> Answer:
    """What the law's clock answers.

    Args:
        history: What happened.
        as_of: The day of the question.
        known_on: The day of knowledge; None for the day of the question.
        moment: A moment of that day; None for its end.

    Raises:
        HistoryError: There are too many events, or a day cannot be judged.
        TooLong: It took longer than a visitor may ask for.
    """
    refuse_too_many(history)
    refuse_year(as_of)
    try:
        with in_time(bounds.MOST_SECONDS):
            return clock.answer(
                history, as_of=as_of, known_on=known_on, moment=moment, settings=law_settings()
            )
    except OutsideSpan as error:
        raise HistoryError("the history", "events", str(error), CHECK_THE_DAY) from error


def today_of(history: History, now: datetime) -> date:
    """Today in the State that holds the file."""
    return calendar_of(history.member_state).local_day(now)


def refuse_too_many(history: History) -> None:
    """Refuse a history that is larger than the calculator answers.

    Raises:
        HistoryError: It is.
    """
    if len(history.events) > bounds.MOST_EVENTS:
        raise HistoryError(
            "the history",
            "events",
            f"it has {len(history.events)} events, and this calculator counts"
            f" {bounds.MOST_EVENTS} at most",
            "Leave out what starts and meets no limit, or use the command: asylia clock.",
        )


def refuse_year(day: date) -> None:
    """Refuse a day of the question for which no history could have events.

    Raises:
        HistoryError: It is one.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise HistoryError(
            "the question",
            "as_of",
            f"the year {day.year} lies outside {FIRST_YEAR} to {LAST_YEAR}",
            "Check the year.",
        )


@contextmanager
def days_of(history: History) -> Iterator[None]:
    """Write moments in the zone of the State that holds the file."""
    with timezone.override(calendar_of(history.member_state).zone):
        yield


def shown(history: History, found: Answer) -> Answered:
    """An answer as a page shows it; within ``days_of``.

    Args:
        history: What happened.
        found: What the clock answers.
    """
    entries = tuple((entry.id, entry) for entry in history.events)
    names = {entry_id: called(entry.event) for entry_id, entry in entries}
    return Answered(
        history=history,
        clock=part_of(found, events=names, now=found.moment),
        undecided=tuple(_undecided(found)),
        entries=tuple(sorted(entries, key=lambda one: _moment(one[1].at))),
    )


def _undecided(found: Answer) -> Iterator[Open]:
    by_reason: dict[str, list[str]] = {}
    for limit in found.limits:
        if limit.status == Status.UNDECIDED or len(limit.candidates) > 1:
            by_reason.setdefault(_why_open(limit), []).append(_named(limit))
    for rest in found.not_running:
        if rest.kind in {Reason.NOT_CONFIGURED, Reason.UNKNOWN_FACT}:
            by_reason.setdefault(in_words(rest.why), []).append(_named(rest))
    for why, limits in by_reason.items():
        yield Open(limits=tuple(dict.fromkeys(limits)), why=why[:1].upper() + why[1:])


def _why_open(limit: DueDate) -> str:
    if limit.reason:
        return in_words(limit.reason)
    whys = dict.fromkeys(in_words(one.why) for one in limit.candidates if one.why)
    if whys:
        return "; ".join(whys)
    return _("the law can be read in two ways; both dates are shown")


def _named(limit: DueDate | NotRunning) -> str:
    return f"{_(limit.rule.title)} ({cite_words(limit.rule.cites)})"


def _moment(at: date) -> tuple[date, float]:
    """What an entry is ordered by: its day here, then its hour, days without an hour first."""
    if isinstance(at, datetime):
        return timezone.localtime(at).date(), at.timestamp()
    return at, float("-inf")
