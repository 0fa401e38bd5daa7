"""Open facts that change which rules run, and the ways in which each may be settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.world import Choice
from asylia.law.sentences import sentence
from asylia.law.terms import UNCERTAIN, Event

MOST = 24
"""So many ways are tried at the most; facts that would make it more stay "not known"."""


@dataclass(frozen=True, kw_only=True)
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
    Event.APPLICATION_REGISTERED: Choice("the application was registered", "APR 27(1)", ""),
    Event.APPLICATION_LODGED: Choice("the application was lodged", "APR 28(1)", ""),
}

SETTLED_ELSEWHERE = Choice("another entry says what it was", "", "")

Settled = tuple[dict[str, Choice], list[Occurrence]]


def settlements(occurrences: Sequence[Occurrence]) -> Iterator[Settled]:
    """Every way of settling what is open: the choices made, and the events as they then are."""
    doubts = _doubts(occurrences)
    for picks in product(*doubts):
        choices: dict[str, Choice] = {}
        changed: dict[int, Occurrence | None] = {}
        for key, choice, changes in picks:
            choices[key] = choice
            changed.update(changes)
        kept = (changed.get(index, one) for index, one in enumerate(occurrences))
        yield choices, [one for one in kept if one is not None]


Pick = tuple[str, Choice, dict[int, Occurrence | None]]


def _doubts(occurrences: Sequence[Occurrence]) -> list[list[Pick]]:
    found: list[list[Pick]] = []
    ways = 1
    for picks in (*_uncertain_events(occurrences), *_open_attributes(occurrences)):
        if ways * len(picks) <= MOST:
            ways *= len(picks)
            found.append(picks)
    return found


def _uncertain_events(occurrences: Sequence[Occurrence]) -> Iterator[list[Pick]]:
    for index, one in enumerate(occurrences):
        if one.event in UNCERTAIN:
            if _settled_by_another(one, occurrences):
                yield [(f"event {index}", SETTLED_ELSEWHERE, {index: None})]
                continue
            yield [
                (
                    f"event {index}",
                    _with_why(
                        READINGS_OF_EVENTS[event],
                        sentence("%(event)s: which it was is open", event=one.event.words),
                    ),
                    {index: replace(one, event=event)},
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
                why = sentence("the apprehension is entered in both kinds: which it was is open")
                yield [
                    (
                        f"event {here}",
                        _with_why(READINGS_OF_EVENTS[occurrences[kept].event], why),
                        {dropped: None},
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
                        {index: replace(one, attributes={**one.attributes, opened.key: value})},
                    )
                    for value, choice in opened.values
                ]


def _with_why(choice: Choice, why: str) -> Choice:
    return replace(choice, why=why)
