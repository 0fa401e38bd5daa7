"""How a limit stands, in a word or two, and the clock's words as a person says them."""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType

from asylia.law.clock import Answer, DueDate
from asylia.law.facts import History
from asylia.law.holidays import calendar_of
from asylia.law.sentences import short_day
from asylia.law.terms import Event, Kind, Status

ROOM = 16
"""A word for how a limit stands is no longer than its column."""

PLAIN_WORDS: Mapping[Event, str] = MappingProxyType(
    {
        Event.BORDER_PRESENCE_EXCEEDED_72H: "stay at the border beyond 72 hours",
        Event.SCREENING_COMPLETED_OR_EXPIRED: "end of the screening",
        Event.RESPONSIBILITY_SHIFT_EVENT: "shift of responsibility",
        Event.TAKE_CHARGE_ACCEPTED: "take charge request accepted",
        Event.TAKE_CHARGE_REJECTED: "take charge request rejected",
        Event.TAKE_BACK_CONFIRMED: "take back notification confirmed",
        Event.TAKE_BACK_NOT_CONFIRMED: "take back notification not confirmed",
        Event.TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE: (
            "the transferred person identified in the State responsible"
        ),
        Event.EURODAC_HIT_RECEIVED: "Eurodac hit received",
        Event.VIS_HIT_RECEIVED: "VIS hit received",
        Event.APPEAL_FINAL_DECISION: "final decision on the appeal",
        Event.PERSON_AVAILABLE_AGAIN: "the person available again",
        Event.RIGHT_TO_REMAIN_ENDED: "end of the right to remain",
    }
)
"""Names of events that say little when they are read as words."""

STANDING: Mapping[Status, str] = MappingProxyType(
    {
        Status.PAUSED: "paused",
        Status.MET: "met",
        Status.MET_LATE: "met late",
        Status.STOPPED: "stopped",
        Status.LAPSED: "lapsed",
        Status.UNDECIDED: "undecided",
        Status.RIGHT_OPEN: "open",
    }
)
ENDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MAXIMUM: "due",
        Kind.MINIMUM: "not before",
        Kind.RETENTION: "until",
        Kind.RIGHT_FROM: "from",
        Kind.LAPSE: "until",
    }
)
"""What the date of a limit of each kind is."""


def plain(text: str) -> str:
    """A sentence of the clock with its raw names of events replaced by plain words."""
    for event, words in PLAIN_WORDS.items():
        text = text.replace(event.words, words)
    return text


def moment_of(answer: Answer, history: History) -> datetime:
    """The moment that the answer is for, in the zone of the State that holds the file."""
    zone = calendar_of(history.member_state).zone
    if answer.moment is not None:
        return answer.moment.astimezone(zone)
    return datetime.combine(answer.as_of, time.max, zone)


def left_in_words(limit: DueDate, now: datetime) -> str:
    """How a limit stands: "in 12 days", "2 days late", "opens tomorrow", "met".

    Args:
        limit: The limit.
        now: The moment of the question, in the zone of the State that holds the file.
    """
    if limit.status in STANDING:
        return STANDING[limit.status]
    if isinstance(limit.due, datetime):
        return _hours_in_words(limit, limit.due, now=now)
    if limit.days_left is None:
        return "no fixed day" if remark_at_once(limit) else limit.rule.at_once or "no number"
    opens = "opens " if limit.status is Status.RIGHT_NOT_YET else ""
    return opens + days_in_words(limit.days_left)


def _hours_in_words(limit: DueDate, due: datetime, *, now: datetime) -> str:
    local = due.astimezone(now.tzinfo)
    if limit.status is Status.OVERDUE:
        return _late_in_words(local, now)
    return f"{'opens at' if limit.status is Status.RIGHT_NOT_YET else 'until'} {local:%H:%M}"


def _late_in_words(due: datetime, now: datetime) -> str:
    days = (now.date() - due.date()).days
    if days:
        return days_in_words(-days)
    seconds = math.ceil((now.astimezone(UTC) - due.astimezone(UTC)).total_seconds())
    minutes = max(seconds // 60, 1)
    number, unit = (minutes // 60, "hour") if minutes >= 60 else (minutes, "minute")  # noqa: PLR2004
    return f"{number} {unit}{'' if number == 1 else 's'} late, since {due:%H:%M}"


def days_in_words(days: int) -> str:
    """Days to a day: "in 12 days", "tomorrow", "today", "1 day late"."""
    if days in {0, 1}:
        return ("today", "tomorrow")[days]
    if days > 0:
        return f"in {days} days"
    return "1 day late" if days == -1 else f"{-days} days late"


def remark_at_once(limit: DueDate) -> str:
    """The words that stand for a date, if they are too long for the column of dates."""
    words = limit.rule.at_once
    undated = limit.due is None and limit.status in {Status.RUNNING, Status.OVERDUE}
    return words if undated and len(words) > ROOM else ""


def to_the_hour(moment: date | datetime) -> str:
    """A day as "Mon 17 Aug 2026", a moment with its hour."""
    hour = f" {moment:%H:%M}" if isinstance(moment, datetime) else ""
    return f"{short_day(moment)}{hour}"
