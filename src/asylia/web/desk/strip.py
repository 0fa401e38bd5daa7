"""The clock strip: the limits of one case as lines on one scale, in per cent.

Plain values only; ``_clock_strip.html`` draws them. Bars stretch with the page and words do not,
so nothing here knows a width.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import ngettext

from asylia.law.clock.answer import Answer, DueDate
from asylia.law.terms import Kind, Status
from asylia.web.base.days import day_words, local_day, moment_words, short_day_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.desk.scale import Scale, Tick, per_cent, position, scale_of, scale_of_story
from asylia.web.desk.words import Verdict, verdict_of

FLAG_TURNS = 80.0


class Band(StrEnum):
    """The parts of a strip, in their order."""

    RUNNING = "running"
    RIGHTS = "rights"
    MET = "met"
    RESTING = "resting"
    KEPT = "kept"


GROUPS = {
    Band.RUNNING: gettext_lazy("Running"),
    Band.RIGHTS: gettext_lazy("Rights that begin"),
    Band.MET: gettext_lazy("Met"),
    Band.RESTING: gettext_lazy("Not running"),
    Band.KEPT: gettext_lazy("Data kept"),
}
PLACES = {group: place for place, group in enumerate(Band)}
GROUP_OF = {
    Status.MET: Band.MET,
    Status.MET_LATE: Band.MET,
    Status.PAUSED: Band.RESTING,
    Status.STOPPED: Band.RESTING,
    Status.LAPSED: Band.RESTING,
    Status.RIGHT_OPEN: Band.RIGHTS,
    Status.RIGHT_NOT_YET: Band.RIGHTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of time.

    Attributes:
        look: ``gone``, ``left``, ``longer``, ``over``, ``met``, ``open`` or ``idle``.
        x: Where it begins.
        width: How long it is.
    """

    look: str
    x: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A thin line: ``met`` on to the last day, ``reading`` to another one, ``right`` to its day."""

    look: str
    x1: str
    x2: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A shape at a moment.

    Attributes:
        look: ``due``, ``late``, ``reading``, ``other``, ``met``, ``end``, ``right``, ``open``, or
            ``beyond`` for what lies past the edge of the scale.
        x: Where it stands.
    """

    look: str
    x: str


@dataclass(slots=True)
class Shapes:
    """What is drawn on one line."""

    bars: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def looks(self) -> Iterator[str]:
        """The name of each shape."""
        yield from (bar.look for bar in self.bars)
        yield from (stroke.look for stroke in self.strokes)
        yield from (sign.look for sign in self.signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One limit on the strip.

    Attributes:
        key: Names the line on its page and in its address.
        limit: The limit in its case.
        standing: How it stands, in words.
        drawn: What the drawing adds to those words, for who does not see it.
        shapes: What is drawn.
    """

    key: str
    limit: DueDate
    standing: Verdict
    drawn: str
    shapes: Shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of one group."""

    group: Band
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The whole drawing.

    Attributes:
        first: The first day of the scale.
        last: Its last day.
        today: The day of the question.
        now: Where the line of the question stands.
        fine: The fine lines of the scale.
        months: The names of the months.
        parts: The lines in their groups; no group is empty.
    """

    first: date
    last: date
    today: date
    now: str
    fine: tuple[Tick, ...]
    months: tuple[Tick, ...]
    parts: tuple[Part, ...]

    @property
    def flag(self) -> str:
        """The day of the question, as its flag says it; with its year if it lies beyond the end."""
        if self.today <= self.last:
            return short_day_words(self.today)
        return _("later: %(day)s") % {"day": day_words(self.today)}

    @property
    def flag_turns(self) -> bool:
        """Whether the question stands so far right that its flag must open to the left."""
        return float(self.now.removesuffix("%")) > FLAG_TURNS

    @property
    def looks(self) -> frozenset[str]:
        """Every shape that is drawn, for the legend."""
        return frozenset(look for line in self.lines for look in line.shapes.looks())

    @property
    def title(self) -> str:
        """The drawing in one sentence."""
        count = len(self.lines)
        words = {"first": day_words(self.first), "last": day_words(self.last), "n": count}
        return (
            ngettext(
                "%(n)d limit from %(first)s to %(last)s, one line each",
                "%(n)d limits from %(first)s to %(last)s, one line each",
                count,
            )
            % words
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line in the order of the drawing."""
        return tuple(line for part in self.parts for line in part.lines)


def strip_of(answer: Answer, *, now: datetime | None = None) -> Strip:
    """Lay out the law's clock of a case.

    Args:
        answer: What the clock answers.
        now: This moment; none if the question is about a past day, which is then over.
    """
    today = answer.as_of
    scale = _scale(answer.limits, today)
    here = position(now or today, end=now is None)
    lines = [
        _line(limit, scale=scale, today=today, now=now, here=here) for limit in _sorted(answer)
    ]
    return Strip(
        first=scale.first,
        last=scale.last,
        today=today,
        now=per_cent(scale.place(here)),
        fine=scale.fine(),
        months=scale.months(),
        parts=tuple(_parts(lines)),
    )


def group_of(limit: DueDate) -> Band:
    """The part of the strip in which a limit stands."""
    if limit.rule.kind == Kind.RETENTION and limit.status not in {Status.STOPPED, Status.MET}:
        return Band.KEPT
    return GROUP_OF.get(limit.status, Band.RUNNING)


def key_of(limit: DueDate) -> str:
    """The name of a limit in its case: a limit may run once for each other State."""
    return f"{limit.id}-{limit.state.lower()}" if limit.state else limit.id


def work_to(limit: DueDate) -> date | None:
    """The date to work to; while a choice is open and none is chosen, the earliest candidate."""
    return limit.due or next((one.due for one in limit.candidates), None)


def _scale(limits: Iterable[DueDate], today: date) -> Scale:
    drawn = [limit for limit in limits if group_of(limit) is not Band.KEPT]
    running = [limit for limit in drawn if group_of(limit) is Band.RUNNING]
    starts = [limit.starts_on for limit in drawn]
    readings = [one.due for limit in running for one in limit.candidates]
    last_days = [limit.due for limit in running if limit.due is not None]
    if drawn and not readings and not last_days:
        over = [moment for limit in drawn for moment in (limit.met, limit.due) if moment]
        return scale_of_story(today, starts=starts, ends=map(local_day, over))
    longest = [limit.longest for limit in running if limit.longest is not None]
    ends = [local_day(moment) for moment in (*readings, *last_days, *longest)]
    return scale_of(today, starts=starts, ends=ends)


def _sorted(answer: Answer) -> list[DueDate]:
    return sorted(
        answer.limits,
        key=lambda limit: (
            PLACES[group_of(limit)],
            work_to(limit) is None,
            position(work_to(limit) or limit.starts, end=True),
            key_of(limit),
        ),
    )


def _parts(lines: list[Line]) -> Iterable[Part]:
    for group in Band:
        chosen = tuple(line for line in lines if group_of(line.limit) is group)
        if chosen:
            yield Part(group=group, label=str(GROUPS[group]), lines=chosen)


def _line(limit: DueDate, *, scale: Scale, today: date, now: datetime | None, here: float) -> Line:
    standing = verdict_of(limit, today=today, now=now)
    return Line(
        key=key_of(limit),
        limit=limit,
        standing=standing,
        drawn=_drawn(limit),
        shapes=_Pen(scale, here).draw(limit),
    )


def _drawn(limit: DueDate) -> str:
    start = moment_words(limit.starts)
    if limit.due is None:
        return _("from %(start)s") % {"start": start}
    words = {"start": start, "end": moment_words(limit.due)}
    if limit.longest is None:
        return _("from %(start)s to %(end)s") % words
    words["longest"] = moment_words(limit.longest)
    return _("from %(start)s to %(end)s; with every extension to %(longest)s") % words


class _Pen:
    """Draws one limit onto a scale."""

    def __init__(self, scale: Scale, here: float) -> None:
        self.scale = scale
        self.here = here
        self.shapes = Shapes()

    def draw(self, limit: DueDate) -> Shapes:
        """The shapes of a limit."""
        start = position(limit.starts)
        due = work_to(limit)
        end = None if due is None else position(due, end=True)
        group = group_of(limit)
        if group is Band.MET and limit.met is not None:
            self._met(start, end, met=position(limit.met), late=limit.status == Status.MET_LATE)
        elif group is Band.RESTING:
            self._bar("idle", start, end=self.here if end is None else end)
        elif group is Band.RIGHTS and end is not None:
            self._right(limit, start, opens=position(due or limit.starts))
        elif end is None:
            self._bar("gone", start, end=self.here)
        elif limit.status == Status.OVERDUE:
            self._late(start, end)
        else:
            self._running(limit, start, end=end)
        return self.shapes

    def _running(self, limit: DueDate, start: float, *, end: float) -> None:
        if limit.longest is not None:
            self._bar("longer", end, end=position(limit.longest, end=True))
        self._bar("left", max(start, min(self.here, end)), end=end)
        self._bar("gone", start, end=min(self.here, end))
        others = {position(one.due, end=True) for one in limit.candidates} - {end}
        if not others:
            self._sign("due", end)
            return
        self._stroke("reading", min(end, *others), end=max(end, *others))
        for other in sorted(others):
            self._sign("other", other)
        self._sign("reading", end)

    def _late(self, start: float, end: float) -> None:
        self._bar("gone", start, end=end)
        self._bar("over", end, end=self.here)
        self._sign("late", end)

    def _met(self, start: float, end: float | None, *, met: float, late: bool) -> None:
        self._bar("met", start, end=met if end is None else min(met, end))
        if end is not None and late:
            self._bar("over", end, end=met)
        elif end is not None and end > met:
            self._stroke("met", met, end=end)
        if end is not None:
            self._sign("end", end)
        self._sign("met", met)

    def _right(self, limit: DueDate, start: float, *, opens: float) -> None:
        self._stroke("right", start, end=opens)
        if limit.status == Status.RIGHT_OPEN:
            self._bar("open", opens, end=self.here)
            self._sign("open", opens)
        else:
            self._sign("right", opens)

    def _bar(self, look: str, begin: float, *, end: float) -> None:
        left, right = self.scale.place(begin), self.scale.place(end)
        if right > left:
            width = per_cent(right - left)
            self.shapes.bars.append(Bar(look=look, x=per_cent(left), width=width))

    def _stroke(self, look: str, begin: float, *, end: float) -> None:
        left, right = self.scale.place(begin), self.scale.place(end)
        if right > left:
            stroke = Stroke(look=look, x1=per_cent(left), x2=per_cent(right))
            self.shapes.strokes.append(stroke)

    def _sign(self, look: str, at: float) -> None:
        beyond = at > self.scale.last.toordinal() + 1
        shown = "beyond" if beyond and look != "right" else look
        if at >= self.scale.first.toordinal():
            self.shapes.signs.append(Sign(look=shown, x=per_cent(self.scale.place(at))))
