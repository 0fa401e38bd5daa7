"""Cases as no office would write them: the same stories, disturbed, for proofs of the engines.

What is left out, told twice, told in another order or of another kind than the stories tell it,
each drawn from the number of the case. They are for comparing, not for looking at.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from asylia.casefile.history import history_of
from asylia.law.facts import Happening, History, Person
from asylia.law.facts.attributes import WORDS
from asylia.law.holidays import STATES
from asylia.law.terms import DERIVED_ONLY, Event
from asylia.samples.draw import Draw
from asylia.samples.large import SEED, WHOLE, Part, large_caseload
from asylia.samples.mix import REPEATED

Happenings = list[Happening]
KNOWN = tuple(event for event in Event if event not in DERIVED_ONLY)
OTHER_STATES = ("LV", "PL", "DE", "CH")
TRUTHS = ("subsequent", "competent_to_register", "urgent", "with_determining_authority")
MOST_DAYS = 200


def disturbed_histories(
    *, cases: int, until: date, seed: str = SEED, part: Part = WHOLE
) -> Iterator[History]:
    """Histories of a large caseload; of three, two are disturbed.

    Args:
        cases: How many the whole caseload has.
        until: The day on which the stories stop.
        seed: The same seed gives the same histories.
        part: Which of them are told.
    """
    told = large_caseload(cases=cases, until=until, seed=seed, part=part)
    for number, case in zip(range(part.first, cases, part.of), told, strict=True):
        history = history_of(case.as_file(), case=case.reference, member_state=case.member_state)
        draw = Draw(f"{seed}/{number}/disturbed", zone="UTC")
        yield history if draw.chance(33) else disturbed(history, draw)


def disturbed(history: History, draw: Draw) -> History:
    """A history that was disturbed in some ways.

    Args:
        history: As the story tells it.
        draw: The source of chance.
    """
    events = [replace(one, id="") for one in history.events]
    for disturb, percent in _WAYS.items():
        if draw.chance(percent) and events:
            disturb(events, draw)
    events = [replace(one, id=str(number)) for number, one in enumerate(events, start=1)]
    if draw.chance(8) and events:
        events.append(_corrected(draw.one_of(events), draw, number=len(events) + 1))
    state = draw.one_of(tuple(STATES)) if draw.chance(25) else history.member_state
    return replace(
        history,
        member_state=state,
        person=_person(history.person, draw),
        events=tuple(events),
    )


def _person(person: Person, draw: Draw) -> Person:
    if draw.chance(15):
        return Person()
    if draw.chance(15):
        born = date(draw.number(1960, 2020), draw.number(1, 12), draw.number(1, 28))
        alone = draw.one_of((True, False, None))
        return replace(person, date_of_birth=born, unaccompanied_minor=alone)
    return person


# The ways of disturbing -------------------------------------------------------------------


def _without_hours(events: Happenings, draw: Draw) -> None:
    """Only the days are known, of all or of some."""
    share = draw.one_of((100, 40))
    for place, one in enumerate(events):
        if isinstance(one.at, datetime) and draw.chance(share):
            events[place] = replace(one, at=one.at.date())


def _without_attributes(events: Happenings, draw: Draw) -> None:
    for place, one in enumerate(events):
        kept = {key: value for key, value in one.attributes.items() if draw.chance(50)}
        events[place] = replace(one, attributes=kept)


def _with_a_gap(events: Happenings, draw: Draw) -> None:
    """Something that nobody wrote down."""
    events.remove(draw.one_of(events))


def _in_another_order(events: Happenings, draw: Draw) -> None:
    """Some of it some days earlier or later."""
    for _ in range(draw.number(1, 3)):
        place = draw.number(0, len(events) - 1)
        events[place] = _moved(events[place], draw.days(-40, 40))


def _told_twice(events: Happenings, draw: Draw) -> None:
    """Something happens again, later."""
    events.append(_moved(draw.one_of(events), draw.days(0, 60)))


def _applied_again(events: Happenings, draw: Draw) -> None:
    """The whole course once more, as a further application, said to be one or not."""
    wait = draw.days(20, 300)
    again = [_moved(one, wait) for one in events]
    if draw.chance(60):
        again = [
            replace(one, attributes={**one.attributes, "subsequent": True})
            if one.event is Event.APPLICATION_MADE
            else one
            for one in again
        ]
    events.extend(again)


def _strangely(events: Happenings, draw: Draw) -> None:
    """Anything of the vocabulary, with anything that an entry may carry."""
    for _ in range(draw.number(1, 4)):
        beside = draw.one_of(events)
        events.append(
            replace(
                _moved(beside, draw.days(-20, MOST_DAYS)),
                event=draw.one_of(KNOWN),
                attributes=_anything(draw),
            )
        )


def _anything(draw: Draw) -> Mapping[str, object]:
    attributes: dict[str, object] = {}
    for key, words in WORDS.items():
        if draw.chance(15):
            attributes[key] = draw.one_of(words)
    for key in TRUTHS:
        if draw.chance(15):
            attributes[key] = draw.chance(50)
    if draw.chance(40):
        attributes["state"] = draw.one_of(OTHER_STATES)
    return attributes


def _moved(one: Happening, by: timedelta) -> Happening:
    return replace(one, at=one.at + by, recorded_at=None)


def _corrected(one: Happening, draw: Draw, *, number: int) -> Happening:
    """A correction of an entry: another day, or that it never was."""
    moved = _moved(one, draw.days(-5, 5))
    return replace(moved, id=str(number), corrects=one.id, withdrawn=draw.chance(30))


_WAYS: Mapping[Callable[[Happenings, Draw], None], int] = {
    _without_hours: 30,
    _without_attributes: 15,
    _with_a_gap: 20,
    _in_another_order: 20,
    _told_twice: 15,
    _applied_again: round(REPEATED / 10),
    _strangely: 30,
}
"""How many of a hundred disturbed histories are disturbed so."""
