"""Open facts that change which rules run, and the ways in which each may be settled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.world import Choice
from asylia.law.sentences import sentence
from asylia.law.terms import UNCERTAIN, Event
from asylia.law.unchanging import unchanging

MOST = 24
"""So many ways are tried at the most; facts that would make it more stay "not known"."""
IN_ALL = 4 * MOST
"""So many at the most for all views of a file and all other States together."""


@unchanging(kw_only=True)
class OpenAttribute:
    """An attribute that decides which rule runs, with the values that it can have."""

    event: Event
    key: str
    why: str
    values: tuple[tuple[object, Choice], ...]


OPEN_ATTRIBUTES = (
    OpenAttribute(
        event=Event.APPLICATION_MADE,
        key="competent_to_register",
        why="the file does not say whether the authority may register applications",
        values=(
            (True, Choice("the authority may register applications itself", "APR 27(1)", "")),
            (False, Choice("the authority only receives applications", "APR 27(3)", "")),
        ),
    ),
    OpenAttribute(
        event=Event.EURODAC_HIT_RECEIVED,
        key="category",
        why="the file does not say to which data the hit belongs",
        values=(
            (
                "irregular_crossing",
                Choice("the hit is with data of an irregular crossing", "AMMR 39(1)", ""),
            ),
            ("applicant", Choice("the hit is with data of an applicant", "AMMR 41(1)", "")),
        ),
    ),
    OpenAttribute(
        event=Event.BIOMETRICS_TRANSMITTED,
        key="category",
        why="the file does not say for which category the data were sent",
        values=(
            ("applicant", Choice("the data were sent as an applicant's", "EURODAC 15(1)", "")),
            (
                "irregular_crossing",
                Choice("the data were sent as those of a crossing", "EURODAC 22(2)", ""),
            ),
        ),
    ),
    OpenAttribute(
        event=Event.TAKE_CHARGE_REQUEST_RECEIVED,
        key="basis",
        why="the file does not say on what the request rests",
        values=(
            ("other", Choice("the request does not rest on a hit", "AMMR 40(1)", "")),
            ("eurodac", Choice("the request rests on a hit", "AMMR 40(2)", "")),
        ),
    ),
    OpenAttribute(
        event=Event.TAKE_BACK_REQUEST_RECEIVED,
        key="basis",
        why="the file does not say on what the request to take back rests",
        values=(
            ("other", Choice("the request does not rest on a hit", "DUBLIN3 25(1)", "")),
            ("eurodac", Choice("the request rests on a hit", "DUBLIN3 25(1)", "")),
        ),
    ),
    OpenAttribute(
        event=Event.DETENTION_STARTED,
        key="ground",
        why="the file does not say what the detention is for",
        values=(
            ("transfer", Choice("the person is detained for a transfer", "AMMR 44(2)", "")),
            ("other", Choice("the person is detained for another purpose", "AMMR 44(1)", "")),
        ),
    ),
)

READINGS_OF_EVENTS: dict[Event, Choice] = {
    Event.BORDER_APPREHENSION: Choice(
        "apprehended in connection with the crossing of the external border", "SCREEN 5(1)(a)", ""
    ),
    Event.TERRITORY_APPREHENSION: Choice(
        "found staying illegally within the territory", "SCREEN 7(1)", ""
    ),
    Event.APPLICATION_MADE: Choice("the application was made", "APR 26(1)", ""),
    Event.APPLICATION_REGISTERED: Choice("the application was registered", "APR 27(1)", ""),
    Event.APPLICATION_LODGED: Choice("the application was lodged", "APR 28(1)", ""),
}

SETTLED_ELSEWHERE = Choice("another entry says what it was", "", "")

Settled = tuple[dict[str, Choice], list[Occurrence]]


def most_ways(occurrences: Sequence[Occurrence], *, views: int) -> int:
    """How many ways are tried in each view of a file, so that no file takes the clock minutes.

    An ordinary file has ``MOST``; one of very many applications and other States has fewer.

    Args:
        occurrences: The events of the whole file.
        views: How often it is looked at: as a whole, and for each of several applications.
    """
    states = {str(one.attributes["state"]) for one in occurrences if "state" in one.attributes}
    return max(1, min(MOST, IN_ALL // (views * max(1, len(states)))))


def settlements(occurrences: Sequence[Occurrence], *, most: int = MOST) -> Iterator[Settled]:
    """Every way of settling what is open: the choices made, and the events as they then are.

    Args:
        occurrences: The events.
        most: So many ways at the most.
    """
    tried, _ = _doubts(occurrences, most=most)
    for picks in product(*tried):
        choices: dict[str, Choice] = {}
        changed: dict[int, Change] = {}
        for key, choice, changes in picks:
            choices[key] = choice
            changed.update(changes)
        yield choices, list(_changed(occurrences, changed))


Change = tuple[Occurrence, ...]
"""What stands in the place of an occurrence: nothing, another, or it and what it was besides."""

Pick = tuple[str, Choice, dict[int, Change]]


def _changed(occurrences: Sequence[Occurrence], changed: dict[int, Change]) -> Iterator[Occurrence]:
    for index, one in enumerate(occurrences):
        yield from changed.get(index, (one,))


def untried(occurrences: Sequence[Occurrence], *, most: int) -> list[str]:
    """The ids of the entries whose open facts would make it too many ways."""
    _, left = _doubts(occurrences, most=most)
    places = dict.fromkeys(place for picks in left for _, _, changes in picks for place in changes)
    return [occurrences[place].id for place in places]


def _doubts(
    occurrences: Sequence[Occurrence], *, most: int
) -> tuple[list[list[Pick]], list[list[Pick]]]:
    """What is settled in every way, and what stays open because that would be too many."""
    tried: list[list[Pick]] = []
    left: list[list[Pick]] = []
    ways = 1
    for picks in (
        *_uncertain_events(occurrences),
        *national_events(occurrences),
        *_open_attributes(occurrences),
    ):
        if ways * len(picks) <= most:
            ways *= len(picks)
            tried.append(picks)
        else:
            left.append(picks)
    return tried, left


def _uncertain_events(occurrences: Sequence[Occurrence]) -> Iterator[list[Pick]]:
    for index, one in enumerate(occurrences):
        if one.event in UNCERTAIN:
            if _settled_by_another(one, occurrences):
                yield [(f"event {index}", SETTLED_ELSEWHERE, {index: ()})]
                continue
            yield [
                (
                    f"event {index}",
                    _with_why(READINGS_OF_EVENTS[event], which_is_open(one.event)),
                    {index: (replace(one, event=event),)},
                )
                for event in UNCERTAIN[one.event]
            ]
    yield from _two_apprehensions(occurrences)


def _settled_by_another(one: Occurrence, occurrences: Sequence[Occurrence]) -> bool:
    """Whether the same happening is also entered as what it turned out to be."""
    return any(other.event in UNCERTAIN[one.event] and other.at == one.at for other in occurrences)


def _two_apprehensions(occurrences: Sequence[Occurrence]) -> Iterator[list[Pick]]:
    """One apprehension entered in both kinds is one that has not been classified yet."""
    border = [i for i, one in enumerate(occurrences) if one.event is Event.BORDER_APPREHENSION]
    inland = [i for i, one in enumerate(occurrences) if one.event is Event.TERRITORY_APPREHENSION]
    for here in border:
        for there in inland:
            if occurrences[here].at == occurrences[there].at:
                yield [
                    (
                        f"event {here}",
                        _with_why(READINGS_OF_EVENTS[occurrences[kept].event], BOTH_KINDS),
                        {dropped: ()},
                    )
                    for kept, dropped in ((here, there), (there, here))
                ]


def _open_attributes(occurrences: Sequence[Occurrence]) -> Iterator[list[Pick]]:
    for opened in OPEN_ATTRIBUTES:
        for index, one in enumerate(occurrences):
            if one.event is opened.event and opened.key not in one.attributes:
                yield [
                    (
                        f"{opened.key} {index}",
                        _with_why(choice, opened.why),
                        {index: (_carrying(one, opened.key, value=value),)},
                    )
                    for value, choice in opened.values
                ]


def _carrying(one: Occurrence, key: str, *, value: object) -> Occurrence:
    return replace(one, attributes={**one.attributes, key: value})


def which_is_open(event: Event) -> str:
    """That the legal kind of an entered event is not settled."""
    return sentence("%(event)s: which it was is open", event=event.words)


BOTH_KINDS = sentence("the apprehension is entered in both kinds: which it was is open")


# Words of a State's own law


APPLYING = (Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED)
"""What the Union's acts tell apart and a national word such as submission may mean."""
SUBMISSIONS = (Event.APPLICATION_SUBMITTED, Event.APPLICATION_SUBMITTED_AT_BORDER)
ONLY_THE_PERSON = Choice("only the person was registered, not the application", "UTPI 140-8(1)", "")


def national_events(occurrences: Sequence[Occurrence]) -> Iterator[list[Pick]]:
    """Events of a State's own law that are one of the Union's besides.

    A submission is the making, the registration or the lodging, whichever the file does not have;
    one that falls on the day of a recorded one is that one. It stays, for its own law counts it.
    """
    recorded = {one.event: one.day for one in occurrences if one.event in APPLYING}
    for index, one in enumerate(occurrences):
        if one.event in SUBMISSIONS and one.day not in recorded.values():
            yield [
                (
                    f"event {index}",
                    _with_why(READINGS_OF_EVENTS[event], which_is_open(one.event)),
                    {index: (one, replace(one, event=event))},
                )
                for event in APPLYING
                if event not in recorded
            ] or [(f"event {index}", SETTLED_ELSEWHERE, {})]
        elif one.event is Event.REGISTERED_IN_MIGRIS and _may_register(occurrences, recorded):
            application = replace(one, event=Event.APPLICATION_REGISTERED)
            why = which_is_open(one.event)
            registered = READINGS_OF_EVENTS[Event.APPLICATION_REGISTERED]
            yield [
                (f"event {index}", _with_why(registered, why), {index: (one, application)}),
                (f"event {index}", _with_why(ONLY_THE_PERSON, why), {}),
            ]


def _may_register(occurrences: Sequence[Occurrence], recorded: dict[Event, date]) -> bool:
    """Whether a registration of the person may be that of an application."""
    applied = recorded or any(one.event in SUBMISSIONS for one in occurrences)
    return bool(applied) and Event.APPLICATION_REGISTERED not in recorded


def _with_why(choice: Choice, why: str) -> Choice:
    return choice._replace(why=why)
