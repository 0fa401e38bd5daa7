"""Silence while it is open which of two laws set its time: what follows under each of them.

Whether the time limits of Regulation 604/2013 are kept with its criteria is not said (AMMR 84(2)).
A reply that did not come was due under both laws, on different days: each is supposed in turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from asylia.law.clock.answer import Candidate, DerivedEvent, DueDate, NotRunning
from asylia.law.clock.book import Book
from asylia.law.clock.judging import SETTLED
from asylia.law.clock.reckoning import Found
from asylia.law.clock.supposing import NEW, OLD, follows_acceptance
from asylia.law.clock.words import stands_step
from asylia.law.clock.world import RESPONSIBILITY
from asylia.law.sentences import sentence
from asylia.law.terms import Event, Reason, Status

SAME_MATTER = {Event.TAKE_BACK_REQUEST_ACCEPTED: Event.TAKE_BACK_CONFIRMED}
"""Events of the two laws that are one and the same happening."""


def composed(
    book: Book, found: Sequence[Found], *, old: Sequence[Found], new: Sequence[Found]
) -> list[Found]:
    """One answer of three: of each law of responsibility what follows if it sets the times.

    Args:
        book: The rules.
        found: What was found with the point left open.
        old: What was found where Regulation 604/2013 sets them.
        new: What was found where the AMMR sets them.
    """
    own, of_law = _by_rule(found), {OLD: _by_rule(old), NEW: _by_rule(new)}
    why = next(
        (one.reason for one in (*old, *new) if isinstance(one, DueDate) and _is_open(one)), None
    )
    answer: list[Found] = []
    for rule in book.rules:
        if rule.cites.instrument in RESPONSIBILITY:
            answer.extend(of_law[rule.cites.instrument][rule.id])
            continue
        supposed = [
            one
            for each in RESPONSIBILITY
            for one in of_law[each][rule.id]
            if isinstance(one, DueDate)
        ]
        begun = any(isinstance(one, DueDate) for one in own[rule.id])
        opened = [] if begun else list(_opened(supposed, why or ""))
        answer.extend(opened or own[rule.id])
    return answer


def _by_rule(found: Iterable[Found]) -> dict[str, list[Found]]:
    by_rule: dict[str, list[Found]] = {}
    for one in found:
        by_rule.setdefault(one.id, []).append(one)
    return by_rule


def _is_open(one: DueDate) -> bool:
    return one.instrument in RESPONSIBILITY and one.status is Status.UNDECIDED


def _opened(supposed: Sequence[DueDate], why: str) -> Iterator[Found]:
    """What only begins if one of the two laws sets the times: open, once for each other State."""
    for state in dict.fromkeys(one.state for one in supposed):
        alike = sorted((one for one in supposed if one.state == state), key=_end)
        first = alike[0]
        if all(one.status in SETTLED for one in alike):
            yield first
        elif first.due is None:
            yield NotRunning(rule=first.rule, why=why, kind=Reason.UNKNOWN_FACT, state=state)
        else:
            dates = dict.fromkeys(each for one in alike for each in _dates(one, why))
            last = stands_step(first.rule, Status.UNDECIDED, met=None, reason=why)
            yield replace(
                first,
                status=Status.UNDECIDED,
                reason=why,
                met=None,
                met_by=None,
                candidates=tuple(dates),
                steps=(*first.steps, *last) if first.steps else (),
                longest=None,
            )


def _end(one: DueDate) -> date:
    return one.due_on or one.starts_on


def _dates(one: DueDate, why: str) -> tuple[Candidate, ...]:
    if one.candidates or one.due is None:
        return one.candidates
    reading = sentence("if it applies: %(says)s", says=one.rule.says)
    return (Candidate(due=one.due, reading=reading, cites=str(one.rule.cites), why=why),)


def accepted(
    found: Sequence[Found], *, old: Sequence[DerivedEvent], new: Sequence[DerivedEvent]
) -> list[DerivedEvent]:
    """What follows by now under either law, though perhaps not from the same day.

    Args:
        found: Every limit.
        old: What Regulation 604/2013 produces, if it sets the times.
        new: What the AMMR produces, if it does.
    """
    return [
        *(one for one in old if _follows_too(one, found, other=NEW, produced=new)),
        *(one for one in new if _follows_too(one, found, other=OLD, produced=old)),
    ]


def _follows_too(
    one: DerivedEvent, found: Sequence[Found], *, other: str, produced: Sequence[DerivedEvent]
) -> bool:
    """Whether the other law produces the same, or knows no time limit in the matter."""
    if any(_matter(each) == _matter(one) for each in produced):
        return True
    return not any(
        isinstance(each, DueDate)
        and each.instrument == other
        and each.status is not Status.STOPPED
        and each.rule.if_missed is not None
        and each.rule.if_missed.derives is not None
        and (_same(each.rule.if_missed.derives), each.state) == _matter(one)
        for each in found
    )


def _matter(one: DerivedEvent) -> tuple[Event, object]:
    return _same(one.event), one.attributes.get("state")


def _same(event: Event) -> Event:
    return SAME_MATTER.get(event, event)


def accepts_by_silence(derived: Iterable[DerivedEvent]) -> bool:
    """Whether silence accepted a take charge request."""
    return any(one.event is Event.TAKE_CHARGE_ACCEPTED for one in derived)


def with_mixed(found: Sequence[Found], mixed: Sequence[Found]) -> list[Found]:
    """What follows the acceptance under the new law, with its day under the law before as well.

    Args:
        found: The answer so far.
        mixed: What was found where the reply follows the old law and the rest the new one.
    """
    also = {(one.id, one.state): one for one in mixed if isinstance(one, DueDate)}
    return [
        _with(one, also.get((one.id, one.state)))
        if isinstance(one, DueDate) and one.instrument == NEW and follows_acceptance(one.rule)
        else one
        for one in found
    ]


def _with(one: DueDate, other: DueDate | None) -> DueDate:
    if other is None or other.due is None or other.due == one.due:
        return one
    if one.status is Status.MET_LATE and other.status is Status.MET:
        return replace(
            one,
            status=Status.UNDECIDED,
            reason=LATE_UNDER_ONE,
            candidates=(*_dates(one, LATE_UNDER_ONE), *_by_the_old(other)),
        )
    if one.status is not Status.UNDECIDED:
        return one
    dates = {each.due: each for each in one.candidates}
    for each in _by_the_old(other):
        dates.setdefault(each.due, each)
    return replace(one, candidates=tuple(sorted(dates.values(), key=_due_of)))


LATE_UNDER_ONE = sentence(
    "late if silence accepted under Regulation (EU) 2024/1351, in time if it did under Regulation "
    "(EU) No 604/2013; which law sets the time to reply is not said"
)


def _by_the_old(other: DueDate) -> Iterator[Candidate]:
    for each in _dates(other, other.reason or LATE_UNDER_ONE):
        reading = sentence(
            "if silence accepted under Regulation (EU) No 604/2013: %(reading)s",
            reading=each.reading,
        )
        yield each._replace(reading=reading)


def _due_of(one: Candidate) -> str:
    return one.due.isoformat()
