"""How a limit stands, in words with a shape: for the strip, the table and the lists."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from asylia.law.clock.answer import DueDate
from asylia.law.terms import Kind, Status
from asylia.web.base.days import (
    far,
    hours_far,
    local_day,
    moment_words,
    nearness,
    short_day_words,
    short_moment_words,
)
from asylia.web.base.languages import gettext as _
from asylia.web.base.sentences import in_words

DAY_TO_SAY_HOURS = 24 * 3600


class Look(StrEnum):
    """The shape and colour of a state; the word beside it says the same."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    DOUBT = "doubt"
    MET = "met"
    RIGHT = "right"
    IDLE = "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a limit stands.

    Attributes:
        lead: What matters first, such as the last day.
        rest: What else there is to say, such as how far off it is.
        look: The shape that goes with it.
    """

    lead: str
    rest: str
    look: Look

    @property
    def sentence(self) -> str:
        """Both parts in one line."""
        return ", ".join(part for part in (self.lead, self.rest) if part)


def verdict_of(limit: DueDate, *, today: date, now: datetime | None) -> Verdict:
    """How a limit stands on a day.

    Args:
        limit: The limit in its case.
        today: The day of the question.
        now: This moment, for limits in hours; none if the question is about a past day.
    """
    if limit.status in {Status.MET, Status.MET_LATE}:
        return _met(limit, today)
    if limit.status in {Status.PAUSED, Status.STOPPED, Status.LAPSED}:
        return _resting(limit, today)
    if limit.due is None:
        return _without_day(limit, today)
    if limit.status in {Status.RIGHT_OPEN, Status.RIGHT_NOT_YET}:
        return _right(limit, limit.due, today=today)
    is_open = limit.status == Status.UNDECIDED
    if limit.rule.kind in {Kind.MINIMUM, Kind.RETENTION} and not is_open:
        return _not_a_duty(limit, limit.due, today=today)
    if len(limit.candidates) > 1 or is_open:
        return _disputed(limit, limit.due, today=today, now=now)
    if limit.status == Status.OVERDUE and local_day(limit.due) == today and now is None:
        # A past day is over: a limit in hours that ended within it was missed by its end.
        return Verdict(lead=day_or_moment(limit.due, today), rest=_("missed"), look=Look.LATE)
    return Verdict(
        lead=day_or_moment(limit.due, today),
        rest=far_words(limit.due, today=today, now=now),
        look=look_of(limit.due, today=today, now=now),
    )


def look_of(due: date, *, today: date, now: datetime | None) -> Look:
    """The shape for a last day or moment."""
    if isinstance(due, datetime) and now is not None and due < now:
        return Look.LATE
    return Look(nearness(due, today))


def far_words(due: date, *, today: date, now: datetime | None) -> str:
    """How far off: in days, or within a day of the end of a limit in hours, in hours."""
    if not isinstance(due, datetime) or now is None:
        return far(due, today)
    if abs((due - now).total_seconds()) < DAY_TO_SAY_HOURS:
        return hours_far(due, now)
    return far(due, today)


def day_or_moment(due: date, today: date) -> str:
    """The last day, with its hour for a limit in hours, and its year if it is another one."""
    if local_day(due).year != today.year:
        return moment_words(due)
    return short_moment_words(due) if isinstance(due, datetime) else short_day_words(due)


def _met(limit: DueDate, today: date) -> Verdict:
    met = limit.met_on
    day = day_or_moment(met, today) if met else ""
    if limit.status == Status.MET or limit.due is None:
        return Verdict(lead=_("met %(day)s") % {"day": day}, rest="", look=Look.MET)
    due = day_or_moment(local_day(limit.due), today)
    return Verdict(
        lead=_("met late, %(day)s") % {"day": day},
        rest=_("due %(day)s") % {"day": due},
        look=Look.LATE,
    )


def _resting(limit: DueDate, today: date) -> Verdict:
    lead = {
        Status.PAUSED: _("stands still"),
        Status.STOPPED: _("no longer runs"),
        Status.LAPSED: _("lapsed"),
    }[limit.status]
    if limit.status == Status.LAPSED and limit.due is not None:
        lead = _("lapsed %(day)s") % {"day": day_or_moment(local_day(limit.due), today)}
    return Verdict(lead=lead, rest="", look=Look.IDLE)


def _right(limit: DueDate, due: date, *, today: date) -> Verdict:
    day = day_or_moment(due, today)
    if limit.status == Status.RIGHT_OPEN:
        return Verdict(lead=_("right since %(day)s") % {"day": day}, rest="", look=Look.RIGHT)
    lead = _("right from %(day)s") % {"day": day}
    return Verdict(lead=lead, rest=far(due, today), look=Look.RIGHT)


def _not_a_duty(limit: DueDate, due: date, *, today: date) -> Verdict:
    day = day_or_moment(due, today)
    text = _("kept to %(day)s") if limit.rule.kind == Kind.RETENTION else _("not before %(day)s")
    return Verdict(lead=text % {"day": day}, rest="", look=Look.LATER)


def _disputed(limit: DueDate, due: date, *, today: date, now: datetime | None) -> Verdict:
    lead = day_or_moment(due, today)
    others = [day_or_moment(one.due, today) for one in limit.candidates if one.due != due]
    rest = _("or %(day)s") % {"day": others[0]} if others else _("if it applies")
    if limit.status == Status.OVERDUE:
        far_off = far_words(due, today=today, now=now)
        return Verdict(lead=lead, rest=f"{far_off}, {rest}", look=Look.LATE)
    return Verdict(lead=lead, rest=rest, look=Look.DOUBT)


def _without_day(limit: DueDate, today: date) -> Verdict:
    if limit.candidates:
        return _disputed(limit, limit.candidates[0].due, today=today, now=None)
    lead = in_words(limit.rule.at_once) or _("no last day")
    if limit.status == Status.UNDECIDED:
        return Verdict(lead=lead, rest=_("if it applies"), look=Look.DOUBT)
    return Verdict(lead=lead, rest="", look=Look.LATER)
