"""The clock's own sentences."""

from dataclasses import replace
from datetime import date, datetime

from asylia.law.clock.timeline import Occurrence, starting
from asylia.law.limits import Happens, Start, TimeLimit
from asylia.law.periods import Step
from asylia.law.periods.words import short_day
from asylia.law.terms import Event, Status


def short(moment: date | datetime) -> str:
    """A day as ``Mon 17 Aug 2026``, a moment with its hour."""
    day = short_day(moment)
    return f"{day}, {moment:%H:%M}" if isinstance(moment, datetime) else day


def not_recorded(runs_from: Start) -> str:
    """Why a limit does not run: its event has not happened."""
    names = [_event(want).words for want in starting(runs_from)]
    return f"not recorded: {' or '.join(names)}"


def only_where(says: str, *, known: bool) -> str:
    """Why a limit does not run, or may not: a condition fails, or the file is silent on it."""
    return f"only where {says}" if known else f"the file does not say whether {says}"


def not_configured(rule: TimeLimit) -> str:
    """Why a limit that national law measures does not run."""
    return f"not configured: national law sets the length ({rule.cites}); set national.{rule.id}"


def began(start: Occurrence) -> str:
    """The event that starts a period, with its entry or the law that produced it."""
    if start.expected:
        return f"{start.event.words}, at the latest (by law, {start.by})"
    if start.by is not None:
        return f"{start.event.words} by law ({start.by})"
    return f"{start.event.words} (entry {start.id})"


def named(steps: tuple[Step, ...], start: Occurrence) -> tuple[Step, ...]:
    """The steps of a count, the first of which names the event that it runs from."""
    if not steps:
        return ()
    return (replace(steps[0], text=f"{began(start)}; {steps[0].text}"), *steps[1:])


def start_step(rule: TimeLimit, start: Occurrence) -> Step:
    """The event that starts a duty without a number."""
    return Step(text=began(start), cites=str(rule.cites), on=start.day)


def stands_step(
    rule: TimeLimit, status: Status, *, met: Occurrence | None, reason: str | None
) -> tuple[Step, ...]:
    """How the limit stands, if there is something to say beyond its dates."""
    cites = str(rule.cites)
    if met is not None:
        late = " (late)" if status is Status.MET_LATE else ""
        entry = f" (entry {met.id})" if met.id else ""
        text = f"met{late}: {met.event.words} on {short(met.at)}{entry}"
        return (Step(text=text, cites=cites, on=met.day),)
    if reason:
        return (Step(text=f"{status.value}: {reason}", cites=cites),)
    if status in (Status.LAPSED, Status.OVERDUE) and rule.if_missed is not None:
        missed = str(rule.if_missed.cites or rule.cites)
        return (Step(text=rule.if_missed.says, cites=missed),)
    return ()


def _event(want: Event | Happens) -> Event:
    return want.event if isinstance(want, Happens) else want
