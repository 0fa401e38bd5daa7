"""What comes next in a case, as its page shows it: each act with its bearer, its day and its form.

What has to be done the law says (``law/next_act``); here stands how a page says it, and which of
the house's forms records it. Plain values; nothing here knows a stored case.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from asylia.law.clock.answer import DueDate
from asylia.law.holidays import STATES
from asylia.law.next_act import Because, Course, NextAct
from asylia.law.next_act.steps import STEPS
from asylia.web.base.languages import gettext as _
from asylia.web.base.sentences import in_words
from asylia.web.desk.acts import BY_EVENT, MOST, Offer
from asylia.web.desk.strip import key_of
from asylia.web.desk.words import Look, verdict_of

FORMS = 2
"""So many forms stand beside an act that several events would meet."""
NOT_IN_THE_BOOK = frozenset(step.id for step in STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """Something that has to be done.

    Attributes:
        act: The act.
        title: What, as a short order, with the other State.
        look: The shape of how it stands.
        stands: How far off its day is, or what the law says in place of a day.
        why: The name of the limit on the page that explains the day; empty if none does.
        because: The provision that asks for it first.
        also: The provisions that ask for it too.
        forms: The forms that record it, which are open.
        why_not: Why none is; empty where one is, or where nobody asked.
    """

    act: NextAct
    title: str
    look: Look
    stands: str
    why: str
    because: Because
    also: tuple[Because, ...]
    forms: tuple[Offer, ...]
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPart:
    """What comes next.

    Attributes:
        rows: The acts that are shown at once: ours first, the most urgent first.
        more: The others.
        over: Why nothing has to be done any more; empty while something has.
        is_alarm: Whether nobody has to do anything, though the case is not over.
        with_forms: Whether whoever looks may record anything.
    """

    rows: tuple[ActRow, ...]
    more: tuple[ActRow, ...]
    over: str
    is_alarm: bool
    with_forms: bool

    @property
    def count(self) -> int:
        """How many acts there are."""
        return len(self.rows) + len(self.more)


def next_part(
    course: Course, *, now: datetime | None, offers: Iterable[Offer] | None = None
) -> NextPart:
    """What a page shows of the course of a case.

    Args:
        course: What has to be done.
        now: This moment; none if the question is about a past day.
        offers: Every act that the reader's role may do; none where nobody may record anything.
    """
    forms = None if offers is None else _by_event(offers)
    rows = tuple(_row(act, course, now=now, forms=forms) for act in course.acts)
    return NextPart(
        rows=rows[:MOST],
        more=rows[MOST:],
        over=in_words(course.over),
        is_alarm=course.is_alarm,
        with_forms=forms is not None,
    )


def _by_event(offers: Iterable[Offer]) -> dict[str, Offer]:
    return {one.sheet.event: one for one in offers if one.sheet}


def _row(
    act: NextAct, course: Course, *, now: datetime | None, forms: Mapping[str, Offer] | None
) -> ActRow:
    look, stands = _standing(act, course, now=now)
    ready, why_not = ((), "") if forms is None else _forms(act, forms)
    title = _(act.title)
    first, *also = act.because
    return ActRow(
        act=act,
        title=title if act.state is None else f"{title} ({_(STATES.get(act.state, act.state))})",
        look=look,
        stands=stands,
        why=key_of(act.limit) if act.until and act.limit and _in_the_book(act.limit) else "",
        because=first,
        also=tuple(_others(first, also)),
        forms=ready,
        why_not=why_not,
    )


def _in_the_book(limit: DueDate) -> bool:
    return limit.id not in NOT_IN_THE_BOOK


def _standing(act: NextAct, course: Course, *, now: datetime | None) -> tuple[Look, str]:
    if act.limit is None:
        return Look.LATER, _("before any other time can be told")
    verdict = verdict_of(act.limit, today=course.as_of, now=now)
    return verdict.look, verdict.rest if act.until else verdict.sentence


def _others(first: Because, also: Iterable[Because]) -> Iterator[Because]:
    """What else asks for it, each provision once."""
    seen = {str(first.cites)}
    for one in also:
        if str(one.cites) not in seen:
            seen.add(str(one.cites))
            yield one


def _forms(act: NextAct, forms: Mapping[str, Offer]) -> tuple[tuple[Offer, ...], str]:
    """The forms that record the act, or why there is none to open."""
    found = [forms[event] for event in act.events if event in forms]
    ready = tuple(one for one in found if one.reason is None)
    if ready:
        of_this_law = tuple(one for one in ready if not one.apart)
        return (of_this_law or ready)[:FORMS], ""
    if found:
        return (), str(found[0].reason)
    if any(event in BY_EVENT for event in act.events):
        return (), _("Another role records this.")
    return (), _("There is no form for this: add a note when it is done.")
