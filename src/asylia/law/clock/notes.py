"""What a reader of the answer should know of entries that had no effect, or cannot all be right."""

from collections.abc import Iterable, Iterator, Sequence

from asylia.law.clock.extensible import extensible
from asylia.law.clock.timeline import Occurrence, Question, not_after
from asylia.law.clock.world import World
from asylia.law.facts import Happening, History
from asylia.law.holidays import Calendar
from asylia.law.limits import TimeLimit
from asylia.law.sentences import sentence
from asylia.law.terms import ALSO_FIRST, NOT_BEFORE, Event


def of_entries(
    history: History, question: Question, *, occurrences: Sequence[Occurrence], calendar: Calendar
) -> Iterator[str]:
    """Entries that lie ahead, that were not known yet, and those out of their order.

    Args:
        history: What happened, as the file has it.
        question: The day of the question and the day of knowledge.
        occurrences: What the file knew on that day.
        calendar: The calendar of the State that holds the file.
    """
    yield from _of_time(history.events, question, calendar=calendar)
    by_event: dict[Event, list[Occurrence]] = {}
    for one in occurrences:
        by_event.setdefault(one.event, []).append(one)
    for first, second in NOT_BEFORE:
        if second in by_event:
            yield from _of_order(by_event, first, second=second)
    yield from _of_withdrawn(history.events, by_event)


def _of_time(
    events: Iterable[Happening], question: Question, *, calendar: Calendar
) -> Iterator[str]:
    ahead, later = [], []
    for entry in events:
        if calendar.local_day(entry.at) > question.as_of:
            ahead.append(entry.id)
        elif entry.recorded_at and calendar.local_day(entry.recorded_at) > question.known_on:
            later.append(entry.id)
    if ahead:
        yield sentence(
            "after %(day)s, so not counted: %(entries)s", day=question.as_of, entries=_named(ahead)
        )
    if later:
        yield sentence(
            "recorded after %(day)s, so not known then: %(entries)s",
            day=question.known_on,
            entries=_named(later),
        )


def _named(ids: Sequence[str]) -> str:
    listed = ", ".join(ids)
    if len(ids) == 1:
        return sentence("entry %(ids)s", ids=listed)
    return sentence("entries %(ids)s", ids=listed)


def _of_order(
    by_event: dict[Event, list[Occurrence]], first: Event, *, second: Event
) -> Iterator[str]:
    also = [one for event in ALSO_FIRST.get(first, ()) for one in by_event.get(event, ())]
    for late in by_event[second]:
        early = [one for one in by_event.get(first, ()) if _same_state(one, late)]
        if early and not any(not_after(one, late) for one in (*early, *also)):
            yield sentence(
                "entry %(id)s (%(event)s, %(day)s) lies before entry %(other)s (%(first)s, "
                "%(then)s), which has to come first: correct one of the two",
                id=late.id,
                event=late.event.words,
                day=late.day,
                other=early[0].id,
                first=first.words,
                then=early[0].day,
            )


def _same_state(one: Occurrence, other: Occurrence) -> bool:
    here, there = one.attributes.get("state"), other.attributes.get("state")
    return here is None or there is None or here == there


def _of_withdrawn(
    events: Iterable[Happening], by_event: dict[Event, list[Occurrence]]
) -> Iterator[str]:
    gone = {entry.event: entry.id for entry in events if entry.withdrawn}
    for first, second in NOT_BEFORE if gone else ():
        if first in gone and first not in by_event and second in by_event:
            yield sentence(
                "entry %(id)s (%(event)s) rests on %(first)s, which entry %(other)s withdrew and "
                "no other entry records",
                id=by_event[second][0].id,
                event=second.words,
                first=first.words,
                other=gone[first],
            )


def of_untried(ids: Sequence[str]) -> Iterator[str]:
    """Entries with open facts that were not settled in every way, because there are too many.

    Args:
        ids: The entries.
    """
    if ids:
        yield sentence(
            "so much is open in this file that not every way of settling it is tried: what is "
            "open in %(entries)s stays not known",
            entries=_named(ids),
        )


def of_extensions(worlds: Sequence[World], rules: Sequence[TimeLimit]) -> Iterator[str]:
    """Extensions that extend nothing: of no limit, of one that has no longer form, or too late.

    One that has its effect in one world, or on one application of several, is none of them.

    Args:
        worlds: The whole file as it may be settled, then each of several applications.
        rules: The law book.
    """
    found: dict[str, list[str]] = {}
    for world in worlds:
        for one in world.timeline.of(Event.TIME_LIMIT_EXTENDED):
            found.setdefault(one.id, []).append(_of_extension(world, one, rules=rules))
    for notes in found.values():
        if all(notes):
            yield notes[-1]


def _of_extension(world: World, one: Occurrence, *, rules: Sequence[TimeLimit]) -> str:
    """Why an extension has no effect; empty if it has one."""
    limit = one.attributes.get("limit")
    if limit not in {rule.id for rule in rules}:
        return sentence(
            "entry %(id)s extends %(limit)s, which is no limit of this law book; write the id "
            "of the limit that is extended in its attribute 'limit'",
            id=one.id,
            limit=repr(limit),
        )
    if limit not in extensible(tuple(rules)):
        return sentence(
            "entry %(id)s extends %(limit)s, which the law does not let anybody extend: it "
            "has no effect",
            id=one.id,
            limit=limit,
        )
    ends = [world.day(end) for (found, _), end in world.ends.items() if found == limit]
    if not ends:
        return sentence(
            "entry %(id)s extends %(limit)s, which does not run: it has no effect",
            id=one.id,
            limit=limit,
        )
    if one.day > max(ends):
        return sentence(
            "entry %(id)s extends %(limit)s after it had ended on %(end)s: it has no effect",
            id=one.id,
            limit=limit,
            end=max(ends),
        )
    return ""
