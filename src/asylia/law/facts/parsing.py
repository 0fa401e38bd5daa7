"""From the bytes of a file to a plain object; JSON, or the same structure in TOML."""

import json
import math
from functools import partial

from asylia.law.facts.places import Place
from asylia.law.facts.refusal import HistoryError

MOST_BYTES = 8_000_000
"""A history of ten thousand entries has about one million."""


def parsed(content: str | bytes, *, file: str, begins: str) -> dict[str, object]:
    """The object that a file holds.

    Args:
        content: The content; bytes are UTF-8.
        file: Its name. A name in `.toml` is read as TOML and one in `.json` or `.jsonl` as JSON;
            otherwise a content that begins like JSON is JSON.
        begins: The format that it has to name, for the mend.

    Raises:
        HistoryError: It is not UTF-8, too large, not well-formed, nested too deeply, or not one
            object; or it holds a number without end.
    """
    whole = Place(file)
    decoded = _decoded(content, whole)
    if not decoded.strip():
        raise whole.refusal("the file is empty", f"Begin with {_beginning(file, begins)}.")
    try:
        found = (
            _from_toml(decoded, whole) if _is_toml(decoded, file) else _from_json(decoded, whole)
        )
    except RecursionError:
        raise whole.refusal(
            "it is nested too deeply to be a history", "Send one object with a list of events."
        ) from None
    if isinstance(found, dict):
        return found
    raise whole.refusal(
        "the file does not hold one object", f"Begin with {_beginning(file, begins)}."
    )


def _beginning(file: str, begins: str) -> str:
    line = Place(file).line("format", begins)
    return line if file.endswith(".toml") else f"{{{line}, …}}"


def _finite(place: Place, number: str) -> float:
    found = float(number)
    if math.isfinite(found):
        return found
    raise place.within(f"the number {number[:20]}").refusal(
        "it is no number that can be kept", "Leave the key out if the value is not known."
    )


def _decoded(content: str | bytes, whole: Place) -> str:
    if len(content) > MOST_BYTES:
        raise whole.refusal(
            f"it has more than {MOST_BYTES // 1_000_000} million bytes, too many for one case",
            "Send one case a file.",
        )
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise HistoryError(
            whole.file,
            f"byte {error.start + 1}",
            "it is not UTF-8 text",
            "Save the file as UTF-8.",
        ) from None


def _is_toml(content: str, file: str) -> bool:
    if file.endswith(".toml"):
        return True
    return not file.endswith((".json", ".jsonl", ".ndjson")) and content.lstrip()[:1].isalpha()


def _from_toml(content: str, whole: Place) -> object:
    from tomllib import TOMLDecodeError, loads  # noqa: PLC0415 - most files are JSON

    try:
        return loads(content, parse_float=partial(_finite, whole))
    except HistoryError:
        raise
    except TOMLDecodeError as error:
        what, _, position = str(error).rpartition(" (at ")
        raise HistoryError(
            whole.file,
            position.rstrip(")") or "the whole file",
            f"it is not well-formed TOML: {what[:1].lower()}{what[1:]}",
            "Correct the file there; a date that does not exist is refused there too.",
        ) from None
    except ValueError as error:
        raise whole.refusal(f"it is not well-formed TOML: {error}", "Correct the file.") from None


def _from_json(content: str, whole: Place) -> object:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise whole.within(f"key {key[:40]!r}").refusal(
                    "the key stands twice in one object", "Keep one of the two."
                )
            found[key] = value
        return found

    def no_number(word: str) -> object:
        raise whole.within(f"the word {word}").refusal(
            f"{word} is not a value of JSON", "Leave the key out if the value is not known."
        )

    try:
        return json.loads(
            content,
            object_pairs_hook=unique,
            parse_constant=no_number,
            parse_float=partial(_finite, whole),
        )
    except json.JSONDecodeError as error:
        raise HistoryError(
            whole.file,
            f"line {error.lineno}, column {error.colno}",
            f"it is not well-formed JSON: {error.msg[:1].lower()}{error.msg[1:]}",
            "Correct the file there.",
        ) from None
    except HistoryError:
        raise
    except ValueError:
        raise whole.refusal(
            "it holds a number with thousands of digits", "Correct the number."
        ) from None
