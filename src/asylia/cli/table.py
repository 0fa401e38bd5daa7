"""The answer of the clock as a table that a person wants: what presses first."""

from collections.abc import Iterator, Sequence
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
UNBROKEN = "\N{NO-BREAK SPACE}"


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
    lines = list(_head(answer, history, width=width))
    for heading, statuses in GROUPS:
        chosen = sorted((one for one in answer.limits if one.status in statuses), key=_order)
        if chosen:
            lines += ["", heading]
            lines += [line for one in chosen for line in _entry(one, explain=explain, width=width)]
    lines += _derived(answer, width)
    lines += _not_running(answer, width)
    return "\n".join(lines)


def _head(answer: Answer, history: History, *, width: int) -> Iterator[str]:
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
    if explain:
        yield from _explained(limit, width)
        return
    cites = str(limit.rule.cites)
    yield from _row(
        _when(limit), left_in_words(limit), cites=cites, title=_title(limit), width=width
    )
    for remark in _remarks(limit):
        yield from _columns([("", WHEN)], remark, width=width)


def _explained(limit: DueDate, width: int) -> Iterator[str]:
    """A limit with its steps: the day or the provision, what it does, the provision again."""
    due = f"   due {_to_the_hour(limit.due)}" if limit.due else ""
    met = f" on {short_day(_day(limit.met))}" if limit.met else ""
    yield from ("", f"{_title(limit)}{due} ({left_in_words(limit)}{met})")
    for remark in _remarks(limit):
        yield from _columns([], remark, width=width)
    for step in limit.steps:
        first = short_day(step.on) if step.on else step.cites
        text = f"{step.text}, {_unbroken(step.cites)}" if step.on else step.text
        yield from _columns([(first, CITES)], text, width=width)


def _remarks(limit: DueDate) -> Iterator[str]:
    if limit.reason:
        yield limit.reason
    for one in limit.candidates:
        yield f"{_to_the_hour(one.due)}: {one.reading} ({_unbroken(one.cites)}); {one.why}"


def _to_the_hour(moment: date | datetime) -> str:
    hour = f" {moment:%H:%M}" if isinstance(moment, datetime) else ""
    return f"{short_day(moment)}{hour}"


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
        return f"{'late,' if limit.status is Status.OVERDUE else 'until'} {limit.due:%H:%M}"
    if limit.days_left is None:
        return limit.rule.at_once or "no number"
    return days_in_words(limit.days_left)


def days_in_words(days: int) -> str:
    """Days to a day: "in 12 days", "tomorrow", "today", "1 day late"."""
    if days in {0, 1}:
        return ("today", "tomorrow")[days]
    if days > 0:
        return f"in {days} days"
    return "1 day late" if days == -1 else f"{-days} days late"


def _row(when: str, left: str, *, cites: str, title: str, width: int) -> Iterator[str]:
    yield from _columns([(when, WHEN), (left, LEFT), (cites, CITES)], title, width=width)


def _derived(answer: Answer, width: int) -> Iterator[str]:
    if answer.derived_events:
        yield from ("", "What the law itself produced")
    for derived in answer.derived_events:
        text = f"{derived.event.words} (by the end of {derived.by})"
        yield from _row(
            short_day(_day(derived.at)), "by law", cites=derived.cites, title=text, width=width
        )


def _not_running(answer: Answer, width: int) -> Iterator[str]:
    if answer.not_running:
        yield from ("", "Not running")
    for limit in answer.not_running:
        text = f"{limit.rule.title}: {limit.why}"
        yield from _columns([(str(limit.rule.cites), WIDE_CITES)], text, width=width)


def _columns(narrow: Sequence[tuple[str, int]], last: str, *, width: int) -> Iterator[str]:
    """Texts side by side, each wrapped in its own width, the last one in what is left."""
    taken = sum(room + GAP for _, room in narrow) + GAP
    cells = [_wrapped(text, room) for text, room in narrow] + [_wrapped(last, width - taken)]
    rooms = [room for _, room in narrow] + [0]
    for row in zip_longest(*cells, fillvalue=""):
        padded = [f"{text:<{room}}" for text, room in zip(row, rooms, strict=True)]
        yield (" " * GAP + (" " * GAP).join(padded)).rstrip()


def _wrapped(text: str, room: int) -> list[str]:
    lines = wrap(text, room, break_on_hyphens=False)
    return [line.replace(UNBROKEN, " ") for line in lines]


def _unbroken(cites: str) -> str:
    """A citation whose spaces no line is broken at."""
    return cites.replace(" ", UNBROKEN)
