"""The answer of the clock as a table that a person wants: what presses first."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest
from textwrap import wrap

from asylia.law.clock import Answer, DueDate
from asylia.law.facts import History
from asylia.law.holidays import STATES
from asylia.law.periods.words import short_day
from asylia.law.terms import Status

GROUPS: tuple[tuple[str, frozenset[Status]], ...] = (
    ("To do", frozenset({Status.RUNNING, Status.OVERDUE, Status.PAUSED})),
    ("Undecided", frozenset({Status.UNDECIDED})),
    ("Rights", frozenset({Status.RIGHT_OPEN, Status.RIGHT_NOT_YET})),
    ("Met", frozenset({Status.MET, Status.MET_LATE})),
    ("Stopped or lapsed", frozenset({Status.STOPPED, Status.LAPSED})),
)
WHEN, LEFT, CITES, WIDE_CITES, GAP = 15, 14, 17, 20, 2


def page(answer: Answer, history: History, *, explain: bool, width: int) -> str:
    """The whole answer.

    Args:
        answer: What the clock said.
        history: The history that it was asked about.
        explain: Whether each date shows its steps.
        width: Columns of the page.

    Returns:
        Lines of at most `width` columns, without a line end after the last.
    """
    lines = list(_head(answer, history, width))
    for heading, statuses in GROUPS:
        chosen = sorted((one for one in answer.limits if one.status in statuses), key=_order)
        if chosen:
            lines += ["", heading]
            lines += [line for one in chosen for line in _entry(one, explain=explain, width=width)]
    lines += _derived(answer, width)
    lines += _not_running(answer, width)
    return "\n".join(lines)


def _head(answer: Answer, history: History, width: int) -> Iterator[str]:
    known = "" if answer.known_on == answer.as_of else f", known on {short_day(answer.known_on)}"
    yield f"Case {answer.case}, {STATES[history.member_state]}"
    yield from wrap(
        f"At the end of {short_day(answer.as_of)}{known}; law as of {answer.law_version}", width
    )


def _order(limit: DueDate) -> tuple[date, int]:
    return _day(limit.due) if limit.due else date.max, 0 if limit.status is Status.OVERDUE else 1


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _entry(limit: DueDate, *, explain: bool, width: int) -> Iterator[str]:
    yield from _row(_when(limit), left_in_words(limit), str(limit.rule.cites), _title(limit), width)
    inset = GAP + WHEN + GAP
    if limit.reason:
        yield from _hanging(limit.reason, inset, width)
    for candidate in limit.candidates:
        due = candidate.due
        hour = f" {due:%H:%M}" if isinstance(due, datetime) else ""
        text = f"{short_day(due)}{hour}: {candidate.reading} ({candidate.cites}); {candidate.why}"
        yield from _hanging(text, inset, width)
    if explain:
        yield from _steps(limit, width)


def _title(limit: DueDate) -> str:
    return f"{limit.title} ({limit.state})" if limit.state else limit.title


def _when(limit: DueDate) -> str:
    if limit.status in {Status.MET, Status.MET_LATE} and limit.met is not None:
        return short_day(_day(limit.met))
    return short_day(_day(limit.due)) if limit.due else ""


def left_in_words(limit: DueDate) -> str:
    """How a limit stands, in a word or two: "in 12 days", "2 days late", "met"."""
    plain = {
        Status.PAUSED: "paused",
        Status.MET: "met",
        Status.MET_LATE: "met late",
        Status.STOPPED: "stopped",
        Status.LAPSED: "lapsed",
        Status.UNDECIDED: "undecided",
        Status.RIGHT_OPEN: "open",
    }
    if limit.status in plain:
        return plain[limit.status]
    if isinstance(limit.due, datetime):
        return f"{'was ' if limit.status is Status.OVERDUE else ''}by {limit.due:%H:%M}"
    if limit.days_left is None:
        return "no number"
    return days_in_words(limit.days_left)


def days_in_words(days: int) -> str:
    """Days to a day: "in 12 days", "tomorrow", "today", "1 day late"."""
    if days in {0, 1}:
        return ("today", "tomorrow")[days]
    if days > 0:
        return f"in {days} days"
    return "1 day late" if days == -1 else f"{-days} days late"


def _row(when: str, left: str, cites: str, title: str, width: int) -> Iterator[str]:
    inset = GAP + WHEN + GAP + LEFT + GAP + CITES + GAP
    cited, titled = wrap(cites, CITES) or [""], wrap(title, width - inset) or [""]
    for number, (cite, words) in enumerate(zip_longest(cited, titled, fillvalue="")):
        day, far = (when, left) if number == 0 else ("", "")
        yield f"  {day:<{WHEN}}  {far:<{LEFT}}  {cite:<{CITES}}  {words}".rstrip()


def _hanging(text: str, inset: int, width: int) -> Iterator[str]:
    for line in wrap(text, width - inset):
        yield " " * inset + line


def _steps(limit: DueDate, width: int) -> Iterator[str]:
    """The steps: the day or the provision, what it does, the provision again."""
    inset = GAP * 2 + CITES + GAP
    for step in limit.steps:
        first = short_day(step.on) if step.on else step.cites
        text = f"{step.text}, {step.cites}" if step.on else step.text
        lines = wrap(text, width - inset)
        yield f"    {first:<{CITES}}  {lines[0]}"
        yield from (" " * inset + line for line in lines[1:])


def _derived(answer: Answer, width: int) -> Iterator[str]:
    if answer.derived_events:
        yield from ("", "What the law itself produced")
    for derived in answer.derived_events:
        text = f"{derived.event.words}, as {derived.by} passed"
        yield from _row(short_day(_day(derived.at)), "", derived.cites, text, width)


def _not_running(answer: Answer, width: int) -> Iterator[str]:
    if answer.not_running:
        yield from ("", "Not running")
    for limit in answer.not_running:
        lines = wrap(f"{limit.rule.title}: {limit.why}", width - GAP - WIDE_CITES - GAP)
        yield f"  {limit.rule.cites!s:<{WIDE_CITES}}  {lines[0]}"
        yield from (" " * (GAP + WIDE_CITES + GAP) + line for line in lines[1:])
