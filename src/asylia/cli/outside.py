"""Which limit needs a day outside the table of holidays, and the entry that it runs from."""

from bisect import bisect_left

from asylia.law.clock import reckoned
from asylia.law.clock.book import rules_of
from asylia.law.clock.timeline import Question, known, starting
from asylia.law.facts import History, HistoryError, Settings
from asylia.law.holidays import OutsideSpan, calendar_of
from asylia.law.limits import Happens, TimeLimit

MENDS = "Check the date; for a later year an authority sets its own list (--config)."
MIDDLE = 2020
"""A year in the middle of the tables: the entry farthest from it is the one to look at."""


def refusal(
    error: OutsideSpan, history: History, *, question: Question, settings: Settings, file: str
) -> HistoryError:
    """Why the clock cannot answer: the limit and the entry as far as they can be told.

    Args:
        error: What the clock said.
        history: The history that it was asked about.
        question: The day of the question and the day of knowledge.
        settings: What national law sets and which readings were chosen.
        file: The name of the history.
    """
    book = rules_of(history.member_state)
    first = bisect_left(
        range(1, len(book)),
        True,  # noqa: FBT003 - the value that is looked for
        key=lambda count: _leaves(history, question, settings=settings, rules=book[:count]),
    )
    rule = book[first]
    position = _entry(rule, history, question=question) or "events"
    return HistoryError(file, position, f"{rule.id} ({rule.cites}): {error}", MENDS)


def _leaves(
    history: History,
    question: Question,
    *,
    settings: Settings,
    rules: tuple[TimeLimit, ...],
) -> bool:
    try:
        reckoned(history, question, settings=settings, explain=False, rules=rules)
    except OutsideSpan:
        return True
    return False


def _entry(rule: TimeLimit, history: History, *, question: Question) -> str | None:
    events = {
        want.event if isinstance(want, Happens) else want for want in starting(rule.runs_from)
    }
    calendar = calendar_of(history.member_state)
    starts = [one for one in known(history, question, calendar=calendar) if one.event in events]
    if not starts:
        return None
    start = max(starts, key=lambda one: abs(one.day.year - MIDDLE))
    number = [entry.id for entry in history.events].index(start.id) + 1
    return f"event {number} ({start.event}), at"
