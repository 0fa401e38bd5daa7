"""Spans, and doubts that lie in no single provision: the day of silence, whose holidays count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from asylia.law.applicable import is_of_the_old_law
from asylia.law.citation import AMMR, DUBLIN_III, REG_1182_71
from asylia.law.clock.answer import Moment
from asylia.law.clock.sides import ASKED, asks
from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.world import View
from asylia.law.holidays import ASSOCIATED, STATES, Calendar, calendar_taking_part
from asylia.law.limits import Reading, TimeLimit
from asylia.law.periods import Step
from asylia.law.sentences import joined, sentence
from asylia.law.terms import Event, Party
from asylia.law.unchanging import unchanging


@unchanging(kw_only=True)
class Span:
    """A limit's period under one reading.

    Attributes:
        reading: The reading; none if the provision leaves no doubt.
        start: The event that starts it.
        due: Its end; none for a duty without a number and while it is paused.
        nominal: Its end before any shift.
        steps: How it was found.
        paused: The reason, while it stands still.
        questions: What is doubtful about it beside the provision itself.
        others: Other ends that the rule of counting leaves open, with reading, cites and why.
        hour_unknown: True if the end is only an outer bound, the hour being unknown.
        kept: How the end itself is read, where an authority chose another way of counting.
    """

    reading: Reading | None
    start: Occurrence
    due: Moment | None
    nominal: Moment | None
    steps: tuple[Step, ...] = ()
    paused: str | None = None
    questions: tuple[str, ...] = ()
    others: tuple[tuple[Moment, str, str, str], ...] = ()
    hour_unknown: bool = False
    kept: str = ""


Again = Callable[..., Span]
"""Counts the same limit once more: ``again(rule, view, start=…, reading=…)``."""

SILENCE = {
    Event.TAKE_CHARGE_ACCEPTED: (AMMR(40, 8), DUBLIN_III(22, 7)),
    Event.TAKE_BACK_CONFIRMED: (AMMR(41, 4), AMMR(41, 4)),
    Event.TAKE_BACK_REQUEST_ACCEPTED: (DUBLIN_III(25, 2), DUBLIN_III(25, 2)),
}
"""What silence amounts to, as a rule of the new law and one of the old law cites it."""
SILENCE_ID = "day-of-acceptance-by-silence"
SILENCE_QUESTION = sentence(
    "on which day silence amounts to acceptance; German courts differ "
    "(VG Regensburg, RN 8 E 18.50731: on the last day to reply)"
)
LAST_DAY_OF_SILENCE = Reading(
    key="last_day",
    says=sentence("silence amounts to acceptance on the last day to reply"),
    cites=AMMR(40, 8),
)
DAY_AFTER_SILENCE = Reading(
    key="next_day",
    says=sentence("silence amounts to acceptance on the day after the last day to reply"),
    cites=AMMR(40, 8),
)

HOLIDAYS_ID = "holidays-between-two-states"
OF_THE_ACTING_STATE = Reading(
    key="acting_state",
    says=sentence("the public holidays of the State that has to act count"),
    cites=REG_1182_71(2, 1),
)
OF_THE_HOLDING_STATE = Reading(
    key="holding_state",
    says=sentence("the public holidays of the State that holds the file count"),
    cites=AMMR(75, "d"),
)
HOLIDAYS_QUESTION = sentence(
    "whose public holidays count between two States: the State that has to act, or the one that "
    "holds the file"
)
ANSWERING = ASKED - {Party.RESPONSIBLE_STATE}
"""Who acts in the other State; news of an arrival is awaited in the State that sent the person."""


def otherwise(rule: TimeLimit, view: View, *, span: Span, again: Again) -> list[Span]:
    """A span under every reading of what no single provision settles; the one to work to first."""
    found = _of_silence(rule, view, span=span, again=again)
    if not rule.per_state:
        return found
    return [each for one in found for each in _of_holidays(rule, view, span=one, again=again)]


def _of_silence(rule: TimeLimit, view: View, *, span: Span, again: Again) -> list[Span]:
    if span.start.by is None or span.start.event not in SILENCE or span.due is None:
        return [span]
    day = span.start.day + timedelta(days=1)
    start = replace(span.start, at=day, day=day)
    later = again(rule, _apart(view), start=start, reading=span.reading)
    if later.due == span.due:
        return [span]
    new, old = SILENCE[span.start.event]
    cites = old if is_of_the_old_law(rule) else new
    both = [
        _labelled(one, replace(reading, cites=cites), question=SILENCE_QUESTION)
        for one, reading in ((span, LAST_DAY_OF_SILENCE), (later, DAY_AFTER_SILENCE))
    ]
    chosen = view.world.settings.readings.get(SILENCE_ID)
    return both[::-1] if chosen == DAY_AFTER_SILENCE.key else both


def _of_holidays(rule: TimeLimit, view: View, *, span: Span, again: Again) -> list[Span]:
    home, away = view.world.calendar, _calendar_away(rule, view)
    if away is None or span.due is None:
        return [span]
    reading = span.reading if span.reading in _own(rule) else None
    there = again(rule, _apart(view, away), start=span.start, reading=reading)
    if there.due is None or there.due == span.due:
        return [span]
    here = _labelled(span, _days_of(home), question=HOLIDAYS_QUESTION)
    if span.reading is not None and reading is None:
        there = replace(there, reading=span.reading, questions=span.questions)
    there = _labelled(there, _days_of(away), question=HOLIDAYS_QUESTION)
    if view.world.settings.readings.get(HOLIDAYS_ID) == OF_THE_HOLDING_STATE.key:
        return [here, there]
    if asks(view.world.timeline, rule, state=view.state):
        return [there, here]
    return sorted((here, there), key=lambda each: view.world.day(each.due or span.start.day))


def _own(rule: TimeLimit) -> tuple[Reading | None, ...]:
    return rule.reading.readings if rule.reading else (None,)


def _calendar_away(rule: TimeLimit, view: View) -> Calendar | None:
    """The other State's calendar, where that State may be the one that has to act."""
    state = view.state
    if state is None or state not in (*STATES, *ASSOCIATED):
        return None
    asking = asks(view.world.timeline, rule, state=state)
    if (asking and rule.owed_by not in ANSWERING) or state == view.world.calendar.state:
        return None
    calendar = calendar_taking_part(state)
    own_days = view.world.settings.holidays.get(state)
    return calendar.with_holidays(own_days) if own_days else calendar


def _apart(view: View, calendar: Calendar | None = None) -> View:
    """A copy of the view whose counting leaves no trace in the world."""
    world = view.world
    apart = replace(world, ends=dict(world.ends), calendar=calendar or world.calendar)
    return View(apart, view.start, view.state)


def _days_of(calendar: Calendar) -> Reading:
    return Reading(
        key=calendar.state,
        says=sentence("with the working days of %(state)s", state=calendar.name),
        cites=REG_1182_71(2, 1),
    )


def _labelled(span: Span, reading: Reading, *, question: str) -> Span:
    own = span.reading
    if own is not None:
        reading = replace(reading, key=own.key, says=joined(own.says, reading.says))
    return replace(span, reading=reading, questions=(*span.questions, question))
