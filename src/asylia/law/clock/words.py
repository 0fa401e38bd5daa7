"""The clock's own sentences."""

from datetime import date, datetime
from functools import cache, lru_cache

from asylia.law.clock.timeline import Occurrence, starting
from asylia.law.limits import Happens, Start, TimeLimit, Unsettled
from asylia.law.periods import Step
from asylia.law.sentences import joined, sentence
from asylia.law.terms import Event, Status


def not_recorded(runs_from: Start) -> str:
    """Why a limit does not run: its event has not happened."""
    first, *others = (_event(want).words for want in starting(runs_from))
    names = first
    for other in others:
        names = sentence("%(one)s or %(other)s", one=names, other=other)
    return sentence("not recorded: %(events)s", events=names)


@lru_cache(maxsize=1024)
def only_where(says: str, *, known: bool) -> str:
    """Why a limit does not run, or may not: a condition fails, or the file is silent on it."""
    if known:
        return sentence("only where %(says)s", says=says)
    return sentence("the file does not say whether %(says)s", says=says)


NOT_SAID_WHETHER = "the file does not say whether %(says)s"
NOT_SAID = "%(says)s: the file does not say"
WHICH_IS_OPEN = "%(event)s: which it was is open"
"""Patterns by which a reader of the answer tells what is missing."""

HOUR_UNKNOWN = sentence("the hour is unknown")
HOUR_NOT_RECORDED = sentence("the hour is not recorded")


def not_said(says: str) -> str:
    """That the file does not tell whether a limit was overtaken."""
    return sentence("%(says)s: the file does not say", says=says)


def left_open(point: Unsettled) -> str:
    """That the act leaves a point open, and how an authority chooses."""
    return sentence(
        "the act leaves open whether %(says)s; readings.%(id)s chooses %(yes)s or %(no)s",
        says=point.says,
        id=point.id,
        yes=point.yes,
        no=point.no,
    )


def not_stated(rule: TimeLimit, start: Occurrence) -> str:
    """Why a limit does not run whose length the starting entry has to say."""
    return sentence(
        "entry %(entry)s does not say how long, as in %(key)s = '10 days'",
        entry=start.id,
        key=rule.stated,
    )


@cache
def not_configured(rule: TimeLimit) -> str:
    """Why a limit that national law measures does not run."""
    return sentence(
        "not configured: national law sets the length (%(cites)s); set national.%(id)s",
        cites=rule.cites,
        id=rule.id,
    )


def began(start: Occurrence) -> str:
    """The event that starts a period, with its entry or the law that produced it."""
    event = start.event.words
    if start.expected:
        return sentence("%(event)s, at the latest (by law, %(by)s)", event=event, by=start.by)
    if start.by is not None:
        return sentence("%(event)s by law (%(by)s)", event=event, by=start.by)
    return sentence("%(event)s (entry %(id)s)", event=event, id=start.id)


def named(steps: tuple[Step, ...], start: Occurrence) -> tuple[Step, ...]:
    """The steps of a count, the first of which names the event that it runs from."""
    if not steps:
        return ()
    return (steps[0]._replace(text=joined(began(start), steps[0].text)), *steps[1:])


def start_step(rule: TimeLimit, start: Occurrence) -> Step:
    """The event that starts a duty without a number."""
    return Step(text=began(start), cites=str(rule.cites), on=start.day)


def latest_step(
    rule: TimeLimit, one: Occurrence | None, *, due: date | datetime | None
) -> tuple[Step, ...]:
    """The event that is the latest moment of a duty, or the end of another limit."""
    cites = str(rule.cites)
    if one is not None:
        text = sentence("no later than this: %(event)s", event=began(one))
        return (Step(text=text, cites=cites, on=one.day),)
    if due is not None:
        text = sentence("before another time limit ends, on %(due)s", due=due)
        return (Step(text=text, cites=cites),)
    return ()


def unverified_step(rule: TimeLimit) -> tuple[Step, ...]:
    """A warning, if nobody of us read the provision itself."""
    if not rule.unverified:
        return ()
    text = sentence("not verified: %(why)s", why=rule.unverified)
    return (Step(text=text, cites=str(rule.cites)),)


def stands_step(
    rule: TimeLimit, status: Status, *, met: Occurrence | None, reason: str | None
) -> tuple[Step, ...]:
    """How the limit stands, if there is something to say beyond its dates."""
    cites = str(rule.cites)
    if met is not None:
        return (Step(text=_met_by(met, late=status is Status.MET_LATE), cites=cites, on=met.day),)
    if reason:
        text = sentence("%(status)s: %(reason)s", status=status.value, reason=reason)
        return (Step(text=text, cites=cites),)
    if status in (Status.LAPSED, Status.OVERDUE) and rule.if_missed is not None:
        missed = str(rule.if_missed.cites or rule.cites)
        return (Step(text=rule.if_missed.says, cites=missed),)
    return ()


def _met_by(met: Occurrence, *, late: bool) -> str:
    words = {"event": met.event.words, "at": met.at, "id": met.id}
    if late:
        text = sentence("met (late): %(event)s on %(at)s", **words)
    else:
        text = sentence("met: %(event)s on %(at)s", **words)
    return sentence("%(said)s (entry %(id)s)", said=text, id=met.id)


def _event(want: Event | Happens) -> Event:
    return want.event if isinstance(want, Happens) else want
