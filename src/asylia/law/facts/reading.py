"""The history file: from a plain object to a `History`, or to a reason why not."""

from collections.abc import Mapping
from datetime import date, datetime

from asylia.law.facts.attributes import attributes_of
from asylia.law.facts.history import Happening, History, Person
from asylia.law.facts.parsing import parsed
from asylia.law.facts.places import Place, day, day_or_moment, moment, table, text, truth
from asylia.law.holidays import STATES
from asylia.law.terms import ALIASES, DERIVED_ONLY, REMITTED, UNCERTAIN, Event

FORMAT = "asylia-history/1"
FILE_KEYS = ("format", "case", "member_state", "person", "events")
PERSON_KEYS = ("date_of_birth", "nationality", "unaccompanied_minor")
LARGEST_ID = 2**63
EVENT_KEYS = ("event", "at", "recorded_at", "id", "corrects", "withdrawn", "attributes")


def read_history(content: str | bytes, *, file: str) -> History:
    """Read a history file.

    Args:
        content: What the file holds: JSON (UTF-8), or the same structure in TOML.
        file: Its name, for errors and to tell TOML by `.toml`.

    Returns:
        The history, its entries in the order of the file, each event under its first-written
        name.

    Raises:
        HistoryError: The file is malformed; nothing is guessed.
    """
    return history_from(parsed(content, file=file, begins=FORMAT), file=file)


def history_from(found: Mapping[str, object], *, file: str) -> History:
    """Read a history that was parsed already, or stood within something else.

    Args:
        found: The object that a file holds.
        file: Its name, for errors.

    Raises:
        HistoryError: It is malformed; nothing is guessed.
    """
    whole = Place(file)
    _check_format(found, whole)
    events = _events(found.get("events"), whole.within("events"))
    _check_corrections(events, whole)
    return History(
        case=text(_needed(found, "case", place=whole), whole.within("case")),
        member_state=_state(
            _needed(found, "member_state", place=whole), whole.within("member_state")
        ),
        person=_person(found.get("person"), whole.within("person")),
        events=events,
        other=_unknown(found, FILE_KEYS, place=whole),
    )


def _check_format(found: Mapping[str, object], whole: Place) -> None:
    if found.get("format") != FORMAT:
        given = found.get("format")
        shown = repr(given[:40]) if isinstance(given, str) else "missing or not text"
        raise whole.within("format").refusal(
            f"the format line is {shown}, and only {FORMAT!r} can be read",
            f"Write {whole.line('format', FORMAT)} if the file follows that format.",
        )


def _needed(found: Mapping[str, object], key: str, *, place: Place) -> object:
    if found.get(key) is None:
        raise place.refusal(f"the key {key!r} is missing", f"Add {key!r}.")
    return found[key]


def _state(value: object, place: Place) -> str:
    code = text(value, place)
    if code in STATES:
        return code
    mend = "Write the Member State's ISO 3166-1 alpha-2 code in capitals, such as LT."
    if code == "EL":
        mend = "Write GR for Greece."
    raise place.refusal(f"no Member State has the code {code[:20]!r}", mend)


def _unknown(
    found: Mapping[str, object], known: tuple[str, ...], *, place: Place
) -> Mapping[str, object]:
    """The keys that the format does not know; refused only if they look like a slip."""
    unknown = {key: value for key, value in found.items() if key not in known}
    for key in unknown:
        meant = _nearest(key, known)
        if meant:
            raise place.within(f"key {key[:40]!r}").refusal(
                f"the format has no such key, and it looks like {meant!r}",
                f"Write {meant!r}, or give the key another name.",
            )
    return unknown


def _nearest(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    return next(iter(get_close_matches(word[:60], known, n=1, cutoff=0.8)), "")


# The person


def _person(value: object, place: Place) -> Person:
    if value is None:
        return Person()
    found = table(value, place)
    birth, minor = found.get("date_of_birth"), found.get("unaccompanied_minor")
    return Person(
        date_of_birth=None if birth is None else day(birth, place.within("date_of_birth")),
        nationality=_nationality(found.get("nationality"), place.within("nationality")),
        unaccompanied_minor=(
            None if minor is None else truth(minor, place.within("unaccompanied_minor"))
        ),
        other=_unknown(found, PERSON_KEYS, place=place),
    )


def _nationality(value: object, place: Place) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise place.refusal("a list is needed here", 'Write ["RU"], or [] for a stateless person.')
    return tuple(text(code, place) for code in value)


# The entries


def _events(value: object, place: Place) -> tuple[Happening, ...]:
    if not isinstance(value, list):
        raise place.refusal(
            "a list of events is needed here",
            "Write a list of entries in 'events', [] if nothing happened.",
        )
    return tuple(
        _happening(entry, number, place=Place(place.file, f"event {number}"))
        for number, entry in enumerate(value, start=1)
    )


def _happening(value: object, number: int, *, place: Place) -> Happening:
    found = table(value, place)
    name = text(_needed(found, "event", place=place), place.within("event"))
    place = Place(place.file, f"{place.path} ({name[:60]})")
    recorded, corrects = found.get("recorded_at"), found.get("corrects")
    attributes = attributes_of(found.get("attributes"), place.within("attributes"))
    if name == REMITTED:
        attributes = {"outcome": "remitted", **attributes}
    withdrawn = found.get("withdrawn")
    return Happening(
        event=_event(name, place.within("event")),
        at=_at(found, place),
        id=_id(found.get("id"), place.within("id")) if found.get("id") is not None else str(number),
        recorded_at=None if recorded is None else moment(recorded, place.within("recorded_at")),
        corrects=None if corrects is None else _id(corrects, place.within("corrects")),
        withdrawn=withdrawn is not None and truth(withdrawn, place.within("withdrawn")),
        attributes=attributes,
        other=_unknown(found, EVENT_KEYS, place=place),
    )


def _at(found: Mapping[str, object], place: Place) -> date | datetime:
    return day_or_moment(_needed(found, "at", place=place), place.within("at"))


def _event(name: str, place: Place) -> Event:
    if name in ALIASES:
        return ALIASES[name]
    try:
        event = Event(name)
    except ValueError:
        meant = _nearest(name, (*Event, *ALIASES))
        raise place.refusal(
            f"{name[:60]!r} is not an event of the vocabulary",
            f"Did you mean '{meant}'?" if meant else "See docs/reference/history.md for the names.",
        ) from None
    if event in DERIVED_ONLY:
        raise place.refusal(
            f"{name!r} is an event that the law produces; the clock derives it",
            "Leave the entry out, or record what somebody did.",
        )
    return event


def _id(value: object, place: Place) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return text(value, place)
    if abs(value) <= LARGEST_ID:
        return str(value)
    raise place.refusal("the number is too large for an id", "Write a shorter number, or text.")


# Corrections


def _check_corrections(events: tuple[Happening, ...], whole: Place) -> None:
    by_id: dict[str, Happening] = {}
    for number, entry in enumerate(events, start=1):
        if entry.id in by_id:
            raise whole.within(f"event {number} ({entry.event}), id").refusal(
                f"the id {entry.id[:40]!r} is used twice",
                "Give each event an id of its own; without an id its position is its id.",
            )
        by_id[entry.id] = entry
    sound: set[str] = set()
    for number, entry in enumerate(events, start=1):
        place = whole.within(f"event {number} ({entry.event}), corrects")
        if entry.corrects is not None:
            _check_corrected(entry, by_id, place=place)
            _check_no_circle(entry, by_id, sound=sound, place=place)
        elif entry.withdrawn:
            raise place.refusal(
                "an entry is marked as withdrawn and does not say which",
                "Name the id of the withdrawn entry in 'corrects'.",
            )


def _check_corrected(entry: Happening, by_id: Mapping[str, Happening], *, place: Place) -> None:
    corrected = by_id.get(entry.corrects or "")
    if corrected is None:
        raise place.refusal(
            f"no event has the id {str(entry.corrects)[:40]!r}",
            "Name the id of the entry that is corrected; without an id it is the position.",
        )
    if entry.event not in (corrected.event, *UNCERTAIN.get(corrected.event, ())):
        raise place.refusal(
            f"it would replace {corrected.event.value!r} by another event",
            "Withdraw that entry and record the other event as an entry of its own.",
        )


def _check_no_circle(
    entry: Happening, by_id: Mapping[str, Happening], *, sound: set[str], place: Place
) -> None:
    """Follow the corrections down to an entry that corrects nothing or was seen to be sound."""
    seen: set[str] = set()
    found: Happening | None = entry
    while found is not None and found.id not in sound:
        if found.id in seen:
            raise place.refusal(
                "the corrections go round in a circle", "Let each correct an earlier entry."
            )
        seen.add(found.id)
        found = by_id.get(found.corrects or "")
    sound |= seen
