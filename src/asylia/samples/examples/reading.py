"""From the TOML files of worked examples to values, or to a reason why not."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from asylia.law.facts import HistoryError, Settings, read_history, read_settings
from asylia.law.facts.parsing import parsed
from asylia.law.facts.places import Place, day, day_or_moment, table, text
from asylia.law.terms import ALIASES, Event, Reason, Status
from asylia.samples.examples.values import Example, Expected, Moment

FORMAT = "asylia-examples/1"
FILE_KEYS = ("format", "member_state")
EXAMPLE_KEYS = ("says", "member_state", "person", "settings", "happened", "answers")
ENTRY_KEYS = {"id": "id", "corrects": "corrects", "withdrawn": "withdrawn"}
EVENTS = frozenset((*Event, *ALIASES))

ExampleError = HistoryError
"""A file of examples cannot be read: it names the file, the place, what is wrong and the mend."""


def of(limit: str) -> tuple[Example, ...]:
    """The worked examples of a rule, in the order of the files; only files that name it are read.

    Args:
        limit: The id of the rule.

    Raises:
        ExampleError: A file that names the rule cannot be read.
    """
    return tuple(
        example
        for file, content in _files().items()
        if f"[[{limit}]]" in content
        for example in _examples_of(file)
        if example.limit == limit
    )


def every() -> tuple[Example, ...]:
    """Every worked example, file after file.

    Raises:
        ExampleError: A file cannot be read.
    """
    return tuple(example for file in _files() for example in _examples_of(file))


def examples_in(content: str, *, file: str) -> tuple[Example, ...]:
    """The examples that a file holds.

    Args:
        content: What the file holds, in TOML.
        file: Its name, for errors.

    Raises:
        ExampleError: The file is malformed; nothing is guessed.
    """
    whole = Place(file)
    found = parsed(content, file=file, begins=FORMAT)
    if found.get("format") != FORMAT:
        raise whole.within("format").refusal(
            f"the format line is not {FORMAT!r}", f'Begin with format = "{FORMAT}".'
        )
    state = text(found.get("member_state", ""), whole.within("member_state"))
    return tuple(
        example
        for limit, given in found.items()
        if limit not in FILE_KEYS
        for example in _of_limit(limit, given, state=state, whole=whole)
    )


@cache
def _files() -> dict[str, str]:
    """The files of this folder with their content, by name."""
    inside = files("asylia.samples.examples").iterdir()
    names: dict[str, Traversable] = {one.name: one for one in inside}
    return {
        name: names[name].read_text(encoding="utf-8")
        for name in sorted(names)
        if name.endswith(".toml")
    }


@cache
def _examples_of(file: str) -> tuple[Example, ...]:
    return examples_in(_files()[file], file=file)


def _of_limit(limit: str, given: object, *, state: str, whole: Place) -> Iterator[Example]:
    if not isinstance(given, list):
        raise whole.within(limit).refusal(
            "this is not a list of examples", f"Head each example with [[{limit}]]."
        )
    for number, one in enumerate(given, start=1):
        place = whole.within(f"{limit}, example {number}")
        yield _example(limit, number, found=table(one, place), state=state, place=place)


def _example(
    limit: str, number: int, *, found: Mapping[str, object], state: str, place: Place
) -> Example:
    _check_keys(found, EXAMPLE_KEYS, place=place)
    history = {
        "format": "asylia-history/1",
        "case": f"example-{number}",
        "member_state": found.get("member_state", state),
        "person": found.get("person"),
        "events": [
            _entry(one, place.within(f"happened {place_of}"))
            for place_of, one in enumerate(_list(found, "happened", place=place), start=1)
        ],
    }
    try:
        read = read_history(_as_json(history), file=place.file.removesuffix(".toml"))
    except HistoryError as error:
        raise place.within(error.position).refusal(error.what, error.mend) from None
    return Example(
        limit=limit,
        number=number,
        says=text(found.get("says", ""), place.within("says")),
        history=read,
        settings=_settings(found.get("settings"), place),
        answers=tuple(
            _expected(one, place.within(f"answer {place_of}"))
            for place_of, one in enumerate(_list(found, "answers", place=place), start=1)
        ),
        file=place.file,
    )


def _check_keys(found: Mapping[str, object], known: tuple[str, ...], *, place: Place) -> None:
    for key in found:
        if key not in known:
            raise place.within(f"key {key[:40]!r}").refusal(
                "the format has no such key", f"Use {', '.join(known)}."
            )


def _list(found: Mapping[str, object], key: str, *, place: Place) -> list[object]:
    given = found.get(key)
    if isinstance(given, list) and (given or key == "happened"):
        return given
    raise place.within(key).refusal("a list is needed here", f"Write {key} = [{{ … }}].")


def _entry(value: object, place: Place) -> dict[str, object]:
    """An entry of a history: the key that names an event has the day of it as its value."""
    found = table(value, place)
    named = [key for key in found if key in EVENTS]
    if len(named) != 1:
        raise place.refusal(
            "an entry names one event with its day",
            "Write { application_made = 2026-08-10 }, the names as in docs/reference/history.md.",
        )
    entry: dict[str, object] = {"event": named[0], "at": found[named[0]]}
    attributes: dict[str, object] = {}
    for key, held in found.items():
        if key in ENTRY_KEYS:
            entry[key] = held
        elif key == "recorded":
            entry["recorded_at"] = held
        elif key not in named:
            attributes[key] = held
    return {**entry, "attributes": attributes} if attributes else entry


def _settings(given: object, place: Place) -> Settings:
    if given is None:
        return Settings()
    settings = {"format": "asylia-settings/1", **table(given, place.within("settings"))}
    try:
        return read_settings(_as_json(settings), file=place.file.removesuffix(".toml"))
    except HistoryError as error:
        raise place.within(f"settings, {error.position}").refusal(error.what, error.mend) from None


def _as_json(value: object) -> str:
    return json.dumps(value, default=_text_of)


def _text_of(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


# What is expected


def _expected(value: object, place: Place) -> Expected:
    found = table(value, place)
    _check_keys(found, tuple(Expected.__dataclass_fields__), place=place)
    if ("status" in found) == ("not_running" in found):
        raise place.refusal(
            "an answer says how the limit stands, or why it does not run",
            'Write status = "running" or not_running = "not_started".',
        )
    return Expected(
        on=day_or_moment(found.get("on"), place.within("on")),
        known_on=_day(found, "known_on", place=place),
        state=_text(found, "state", place=place),
        status=_status(found, place),
        not_running=_reason(found, place),
        starts=_day(found, "starts", place=place),
        due=_moment(found, "due", place=place),
        nominal_end=_moment(found, "nominal_end", place=place),
        longest=_day(found, "longest", place=place),
        met=_day(found, "met", place=place),
        candidates=_candidates(found, place),
        derives=_derives(found, place),
    )


def _text(found: Mapping[str, object], key: str, *, place: Place) -> str | None:
    return text(found[key], place.within(key)) if key in found else None


def _day(found: Mapping[str, object], key: str, *, place: Place) -> date | None:
    return day(found[key], place.within(key)) if key in found else None


def _moment(found: Mapping[str, object], key: str, *, place: Place) -> Moment | None:
    return day_or_moment(found[key], place.within(key)) if key in found else None


def _status(found: Mapping[str, object], place: Place) -> Status | None:
    word = _word(found, "status", known=tuple(Status), place=place)
    return None if word is None else Status(word)


def _reason(found: Mapping[str, object], place: Place) -> Reason | None:
    word = _word(found, "not_running", known=tuple(Reason), place=place)
    return None if word is None else Reason(word)


def _word(
    found: Mapping[str, object], key: str, *, known: tuple[str, ...], place: Place
) -> str | None:
    word = _text(found, key, place=place)
    if word is None or word in known:
        return word
    raise place.within(key).refusal(
        f"{word[:40]!r} is not a word for {key!r}", f"Use one of {', '.join(known)}."
    )


def _candidates(found: Mapping[str, object], place: Place) -> tuple[Moment, ...] | None:
    if "candidates" not in found:
        return None
    given = found["candidates"]
    inside = place.within("candidates")
    if not isinstance(given, list):
        raise inside.refusal("a list of dates is needed here", "Write [2026-08-15, 2026-08-17].")
    return tuple(day_or_moment(one, inside) for one in given)


def _derives(found: Mapping[str, object], place: Place) -> Mapping[Event, date] | None:
    if "derives" not in found:
        return None
    inside = place.within("derives")
    derived: dict[Event, date] = {}
    for name, when in table(found["derives"], inside).items():
        if name not in EVENTS:
            raise inside.refusal(
                f"{name[:60]!r} is not an event of the vocabulary",
                "See docs/reference/history.md for the names.",
            )
        derived[ALIASES.get(name) or Event(name)] = day(when, inside.within(name))
    return derived
