"""The answer of the clock as a table that a person wants: what presses first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby, zip_longest
from textwrap import wrap

from asylia.cli.mends import mends_of
from asylia.cli.parties import short_name
from asylia.cli.standing import (
    ENDS,
    ROOM,
    left_in_words,
    moment_of,
    plain,
    remark_at_once,
    to_the_hour,
)
from asylia.law.citation import ACTS
from asylia.law.clock import Answer, Candidate, DueDate, NotRunning
from asylia.law.clock.sides import is_ours
from asylia.law.clock.timeline import Question, Timeline, known
from asylia.law.facts import History
from asylia.law.holidays import STATES, calendar_of
from asylia.law.sentences import short_day, split
from asylia.law.terms import Reason, Status

OURS, OTHERS = "To do", "Owed by others"
GROUPS = {
    OURS: frozenset({Status.RUNNING, Status.OVERDUE, Status.PAUSED}),
    OTHERS: frozenset({Status.RUNNING, Status.OVERDUE, Status.PAUSED}),
    "Undecided": frozenset({Status.UNDECIDED}),
    "Rights": frozenset({Status.RIGHT_OPEN, Status.RIGHT_NOT_YET}),
    "Met": frozenset({Status.MET, Status.MET_LATE}),
    "Stopped or lapsed": frozenset({Status.STOPPED, Status.LAPSED}),
}
OWED = GROUPS[OURS] | GROUPS["Undecided"]
"""Where it matters who has to act."""

LACKS = frozenset({Reason.NOT_CONFIGURED, Reason.UNKNOWN_FACT})
"""A limit that does not run for such a reason would run if the file or the settings said more."""

WHEN, CITES, GAP = 15, 17, 2
UNBROKEN = "\N{NO-BREAK SPACE}"


def page(answer: Answer, history: History, *, explain: bool, width: int) -> str:
    """The whole answer.

    Args:
        answer: What the clock said.
        history: The history that it was asked about.
        explain: Whether each date shows its steps, and each limit that does not run its reason.
        width: Columns of the page.

    Returns:
        Lines of at most `width` columns, without a line end after the last.
    """
    return "\n".join(_Page(answer, history, explain=explain, width=width).lines())


class _Page:
    """A page in the making: it remembers which candidates it has shown."""

    def __init__(self, answer: Answer, history: History, *, explain: bool, width: int) -> None:
        self.answer = answer
        self.history = history
        self.explain = explain
        self.width = width
        self.now = moment_of(answer, history)
        self.shown: dict[tuple[str, ...], str] = {}

    def lines(self) -> Iterator[str]:
        yield from self._head()
        known_then = self._known()
        for heading, statuses in GROUPS.items():
            chosen = [
                one
                for one in self.answer.limits
                if one.status in statuses
                and (heading not in {OURS, OTHERS} or is_ours(one, known_then) is (heading == OURS))
            ]
            if chosen:
                yield from ("", heading)
            for one in sorted(chosen, key=_order):
                yield from self._explained(one) if self.explain else self._entry(one)
        yield from self._derived()
        yield from self._not_running()
        yield from self._notes()

    def _known(self) -> Timeline:
        answer = self.answer
        question = Question(as_of=answer.as_of, known_on=answer.known_on, moment=answer.moment)
        calendar = calendar_of(self.history.member_state)
        return Timeline(known(self.history, question, calendar=calendar))

    def _head(self) -> Iterator[str]:
        answer = self.answer
        other_day = answer.known_on != answer.as_of
        known_on = f", known on {short_day(answer.known_on)}" if other_day else ""
        yield f"Case {answer.case}, {STATES[self.history.member_state]}"
        yield from wrap(
            f"At the end of {short_day(answer.as_of)}{known_on}; law as of {answer.law_version}",
            self.width,
        )

    def _entry(self, limit: DueDate) -> Iterator[str]:
        yield from self._row(
            _when(limit), left_in_words(limit, self.now), title=_title(limit), source=_source(limit)
        )
        for remark in self._remarks(limit):
            yield from _columns([("", WHEN)], remark, width=self.width)

    def _explained(self, limit: DueDate) -> Iterator[str]:
        """A limit with its steps: the day or the provision, what it does, the provision again."""
        due = f"   {ENDS[limit.rule.kind]} {to_the_hour(limit.due)}" if limit.due else ""
        met = f" on {short_day(_day(limit.met))}" if limit.met else ""
        left = left_in_words(limit, self.now)
        yield ""
        yield from wrap(
            f"{_title(limit)}{due} ({left}{met})",
            self.width,
            subsequent_indent=" " * GAP,
            break_on_hyphens=False,
        )
        if limit.status in OWED:
            yield f"{' ' * GAP}owed by: {short_name(limit.owed_by)}"
        for remark in self._remarks(limit):
            yield from _columns([], remark, width=self.width)
        for step in limit.steps:
            first = short_day(step.on) if step.on else step.cites
            text = f"{step.text}, {_unbroken(step.cites)}" if step.on else step.text
            yield from _columns([(first, CITES)], plain(text), width=self.width)

    def _remarks(self, limit: DueDate) -> Iterator[str]:
        """The open question once, each reading with its date, and what would settle it."""
        if remark_at_once(limit):
            yield remark_at_once(limit)
        question, readings = _opened(limit)
        same = (question, *readings)
        if readings and same in self.shown:
            yield f"the dates and the open question are those under {self.shown[same]} above"
            return
        self.shown[same] = _unbroken(str(limit.rule.cites))
        if question:
            yield f"{question}:" if readings else question
        yield from readings
        yield from _settled_by(limit)
        yield from (plain(one.text) for one in limit.chosen if not self.explain)

    def _row(self, when: str, left: str, *, title: str, source: str) -> Iterator[str]:
        yield from _columns([(when, WHEN), (left, ROOM)], title, more=source, width=self.width)

    def _derived(self) -> Iterator[str]:
        if self.answer.derived_events:
            yield from ("", "What the law itself produced")
        for derived in self.answer.derived_events:
            yield from self._row(
                short_day(_day(derived.at)),
                "by law",
                title=plain(derived.event.words),
                source=f"{derived.cites} · by the end of {derived.by}",
            )

    def _not_running(self) -> Iterator[str]:
        every = self.answer.not_running
        chosen = [one for one in every if self.explain or one.kind in LACKS]
        if every:
            yield from ("", "Not running")
        for instrument, group in groupby(chosen, key=lambda one: one.rule.cites.instrument):
            yield f"{' ' * GAP}{instrument}, {ACTS[instrument].title}"
            for one in group:
                yield from _columns(
                    [("", 0), (one.rule.cites.article, CITES)], _why_not(one), width=self.width
                )
        left = len(every) - len(chosen)
        if not self.explain:
            for why, count in Counter(
                one.why for one in every if one.kind is Reason.NOT_GOVERNING
            ).items():
                limits = "1 limit" if count == 1 else f"{count} limits"
                yield from _columns([], f"{limits}: {why}", width=self.width)
                left -= count
        if left:
            more = f"{left} more" if left < len(every) else str(left)
            runs = "limit does" if left == 1 else "limits do"
            yield f"{' ' * GAP}{more} {runs} not run; --explain says why"

    def _notes(self) -> Iterator[str]:
        if self.answer.notes:
            yield from ("", "Notes")
        for note in self.answer.notes:
            yield from _columns([], plain(note), width=self.width)


def _order(limit: DueDate) -> tuple[date, int]:
    return _day(limit.due) if limit.due else date.max, 0 if limit.status is Status.OVERDUE else 1


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _title(limit: DueDate) -> str:
    return f"{limit.title} ({limit.state})" if limit.state else limit.title


def _source(limit: DueDate) -> str:
    """The provision and, while something is owed, who owes it."""
    cites = str(limit.rule.cites)
    return f"{cites} · {short_name(limit.owed_by)}" if limit.status in OWED else cites


def _when(limit: DueDate) -> str:
    if limit.status in {Status.MET, Status.MET_LATE} and limit.met is not None:
        return short_day(_day(limit.met))
    return short_day(_day(limit.due)) if limit.due else "no date"


def _opened(limit: DueDate) -> tuple[str, tuple[str, ...]]:
    """What is open, said once, and each reading with what only it depends on."""
    whys = [split(one.why) for one in limit.candidates]
    reason = split(limit.reason or "")
    times = Counter(part for why in whys for part in why)
    shared = [part for part, count in times.items() if count > 1 or len(whys) == 1]
    said = list(dict.fromkeys((*reason, *shared)))
    readings = tuple(
        _reading(one, "; ".join(part for part in why if part not in said))
        for one, why in zip(limit.candidates, whys, strict=True)
    )
    return plain("; ".join(said)), readings


def _settled_by(limit: DueDate) -> Iterator[str]:
    """What to record, if a fact is missing; other questions may stay open beside it."""
    whys = (limit.reason or "", *(one.why for one in limit.candidates))
    parts = dict.fromkeys(part for why in whys for part in split(why))
    mends = {part: mends_of(limit.rule, part) for part in parts}
    orders = dict.fromkeys(order for found in mends.values() for order in found)
    if orders:
        yield f"to {'settle' if all(mends.values()) else 'narrow'} it: {'; '.join(orders)}"


def _reading(one: Candidate, why: str) -> str:
    text = f"{to_the_hour(one.due)}: {one.reading} ({_unbroken(one.cites)})"
    return plain(f"{text}; {why}" if why else text)


def _why_not(one: NotRunning) -> str:
    mends = mends_of(one.rule, one.why)
    title = f"{one.rule.title} ({one.state})" if one.state else one.rule.title
    return plain(f"{title}: {'; '.join((one.why, *mends))}")


def _columns(
    narrow: Sequence[tuple[str, int]], last: str, *, width: int, more: str = ""
) -> Iterator[str]:
    """Texts side by side, each wrapped in its own width, the last one in what is left.

    Args:
        narrow: The first texts, each with its width.
        last: The last text.
        width: Columns of the page.
        more: What follows the last text on its line, or on lines of its own if that is too long.
    """
    rooms = [room for _, room in narrow]
    left = width - sum(room + GAP for room in rooms) - GAP
    texts = (last, more) if more else (last,)
    joined = " · ".join(texts)
    ending = (
        [joined] if len(joined) <= left else [x for text in texts for x in _wrapped(text, left)]
    )
    cells = [[text] if not room else _wrapped(text, room) for text, room in narrow]
    for row in zip_longest(*cells, ending, fillvalue=""):
        padded = [f"{text:<{room}}" for text, room in zip(row, [*rooms, 0], strict=True)]
        yield (" " * GAP + (" " * GAP).join(padded)).replace(UNBROKEN, " ").rstrip()


def _wrapped(text: str, room: int) -> list[str]:
    return wrap(text, room, break_on_hyphens=False)


def _unbroken(cites: str) -> str:
    """A citation whose spaces no line is broken at."""
    return cites.replace(" ", UNBROKEN)
