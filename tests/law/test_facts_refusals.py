"""A malformed history is refused with its place, what is wrong and the mend."""

import json
from typing import Any

import pytest

from asylia.law.facts import History, HistoryError, parsing, read_history


def history(**changes: Any) -> dict[str, Any]:
    return {
        "format": "asylia-history/1",
        "case": "LT-7Q4K-2M9X",
        "member_state": "LT",
        "events": [],
        **changes,
    }


def read(**changes: Any) -> History:
    return read_history(json.dumps(history(**changes)), file="case.json")


def event(name: str = "application_made", at: object = "2026-08-10", **more: Any) -> dict[str, Any]:
    return {"event": name, "at": at, **more}


def refusal(content: str | bytes, file: str = "case.json") -> tuple[str, str]:
    with pytest.raises(HistoryError) as caught:
        read_history(content, file=file)
    assert (caught.value.file, bool(caught.value.mend)) == (file, True)
    return caught.value.position, caught.value.what


def refused(*events: Any, **changes: Any) -> tuple[str, str]:
    return refusal(json.dumps(history(**({"events": list(events)} | changes))))


# What is refused


@pytest.mark.parametrize(
    ("content", "position", "what"),
    [
        (b"", "the whole file", "the file is empty"),
        (b" \n", "the whole file", "the file is empty"),
        (b"\xff\xfe{", "byte 1", "it is not UTF-8 text"),
        (b'{"format": ', "line 1, column 12", "it is not well-formed JSON: expecting value"),
        (b"[]", "the whole file", "the file does not hold one object"),
        (b'"asylia-history/1"', "the whole file", "the file does not hold one object"),
        (b'{"a": 1, "a": 2}', "key 'a'", "the key stands twice in one object"),
        (b'{"a": NaN}', "the word NaN", "NaN is not a value of JSON"),
        (b'{"a": -Infinity}', "the word -Infinity", "-Infinity is not a value of JSON"),
        (b'{"a": 1e999999}', "the number 1e999999", "it is no number that can be kept"),
        (
            b'{"a": ' + b"9" * 5000 + b"}",
            "the whole file",
            "it holds a number with thousands of digits",
        ),
        (b"[" * 200_000, "the whole file", "it is nested too deeply to be a history"),
        (
            b'{"a":' * 20_000_000,
            "the whole file",
            "it has more than 8 million bytes, too many for one case",
        ),
    ],
    ids=[
        "empty",
        "blank",
        "not UTF-8",
        "cut off",
        "a list",
        "a text",
        "key twice",
        "NaN",
        "infinity",
        "endless number",
        "giant number",
        "deep nesting",
        "100 MB of nesting",
    ],
)
def test_content_that_is_no_json_object_is_refused(
    content: bytes, position: str, what: str
) -> None:
    assert refusal(content) == (position, what)


@pytest.mark.parametrize(
    ("content", "position"),
    [
        ("format = ?", "line 1, column 10"),
        ("at = 2026-02-30", "line 1, column 6"),
        ("format", "end of document"),
        ("a = " + "[" * 100_000, "the whole file"),
        ("a = " + "9" * 5_000, "the whole file"),
        ("a = inf", "the number inf"),
        ("a = -nan", "the number -nan"),
        ("a = 1e999", "the number 1e999"),
    ],
)
def test_content_that_is_no_toml_is_refused(content: str, position: str) -> None:
    assert refusal(content, "case.toml")[0] == position


def test_file_that_is_neither_json_nor_toml_is_refused() -> None:
    position, what = refusal("Dear colleague, please find", "-")

    assert (position, what[:29]) == ("line 1, column 6", "it is not well-formed TOML: ") or what


@pytest.mark.parametrize(
    ("changes", "position", "what"),
    [
        (
            {"format": "asylia-history/2"},
            "format",
            "the format line is 'asylia-history/2', and only 'asylia-history/1' can be read",
        ),
        (
            {"format": True},
            "format",
            "the format line is missing or not text, and only 'asylia-history/1' can be read",
        ),
        ({"case": None}, "the whole file", "the key 'case' is missing"),
        ({"case": True}, "case", "text is needed here, not true or false"),
        ({"case": 7}, "case", "text is needed here, not a number"),
        ({"case": "  "}, "case", "the text is empty or holds control characters"),
        ({"case": "a\nb"}, "case", "the text is empty or holds control characters"),
        ({"case": "\ud800"}, "case", "the text is empty or holds control characters"),
        ({"member_state": None}, "the whole file", "the key 'member_state' is missing"),
        ({"member_state": "XX"}, "member_state", "no Member State has the code 'XX'"),
        ({"member_state": "lt"}, "member_state", "no Member State has the code 'lt'"),
        ({"member_state": ["LT"]}, "member_state", "text is needed here, not a list"),
        ({"events": None}, "events", "a list of events is needed here"),
        ({"events": {}}, "events", "a list of events is needed here"),
        ({"events": ["made"]}, "event 1", "an object is needed here, not text"),
        ({"events": [None]}, "event 1", "an object is needed here, not null"),
        ({"person": []}, "person", "an object is needed here, not a list"),
        (
            {"person": {"date_of_birth": "1994-02-30"}},
            "person, date_of_birth",
            "there is no 30 February",
        ),
        (
            {"person": {"date_of_birth": "1994-02-03T10:00Z"}},
            "person, date_of_birth",
            "a day is needed here, not a date-time",
        ),
        (
            {"person": {"nationality": "RU"}},
            "person, nationality",
            "a list is needed here",
        ),
        (
            {"person": {"nationality": [7.5]}},
            "person, nationality",
            "text is needed here, not a number",
        ),
        (
            {"person": {"unaccompanied_minor": "no"}},
            "person, unaccompanied_minor",
            "true or false is needed here, not text",
        ),
        (
            {"person": {"unacompanied_minor": False}},
            "person, key 'unacompanied_minor'",
            "the format has no such key, and it looks like 'unaccompanied_minor'",
        ),
    ],
)
def test_head_that_is_wrong_is_refused(changes: dict[str, Any], position: str, what: str) -> None:
    assert refused(**changes) == (position, what)


@pytest.mark.parametrize(
    ("at", "what"),
    [
        ("2026-02-30", "there is no 30 February"),
        ("2026-02-29", "there is no 29 February in that year"),
        ("2026-13-01", "there is no month 13"),
        ("2026-02-30T10:00+02:00", "there is no 30 February"),
        ("2026-08-10T14:10", "the date-time has no offset, so the moment is not known"),
        ("2026-08-10T25:10+03:00", "this names no time of day that exists"),
        ("2026-08-10 14:10+03:00", "this names no time of day that exists"),
        ("2026-08-10T", "this names no time of day that exists"),
        ("10.08.2026", "this is not an ISO 8601 date or date-time"),
        ("20260810", "this is not an ISO 8601 date or date-time"),
        ("2026-W33-1", "this is not an ISO 8601 date or date-time"),
        ("٢٠٢٦-٠٨-١٠", "this is not an ISO 8601 date or date-time"),
        ("0226-08-10", "the year 226 lies outside 1900 to 2199"),
        ("9999-12-31T23:00-12:00", "the year 9999 lies outside 1900 to 2199"),
        (True, "a date or a date-time is needed here, not true or false"),
        (20260810, "a date or a date-time is needed here, not a number"),
        ({}, "a date or a date-time is needed here, not an object"),
    ],
)
def test_time_that_does_not_exist_is_refused(at: object, what: str) -> None:
    assert refused(event(), event(at=at)) == ("event 2 (application_made), at", what)


@pytest.mark.parametrize(
    ("entry", "position", "what"),
    [
        (
            event("aplication_made"),
            "event 1 (aplication_made), event",
            "'aplication_made' is not an event of the vocabulary",
        ),
        (
            event("birthday"),
            "event 1 (birthday), event",
            "'birthday' is not an event of the vocabulary",
        ),
        (
            {"event": True, "at": "2026-08-10"},
            "event 1, event",
            "text is needed here, not true or false",
        ),
        ({"at": "2026-08-10"}, "event 1", "the key 'event' is missing"),
        (
            {"event": "application_made"},
            "event 1 (application_made)",
            "the key 'at' is missing",
        ),
        (
            event("screening_completed_or_expired"),
            "event 1 (screening_completed_or_expired), event",
            (
                "'screening_completed_or_expired' is an event that the law produces; "
                "the clock derives it"
            ),
        ),
        (
            event(recorded_at="2026-08-10"),
            "event 1 (application_made), recorded_at",
            "a date-time is needed here, not a day",
        ),
        (
            event(recordedat="2026-08-10"),
            "event 1 (application_made), key 'recordedat'",
            "the format has no such key, and it looks like 'recorded_at'",
        ),
        (
            event(attributes=["border_guard"]),
            "event 1 (application_made), attributes",
            "an object is needed here, not a list",
        ),
        (
            event(attributes={"authority": True}),
            "event 1 (application_made), attributes, authority",
            "text is needed here, not true or false",
        ),
        (
            event(attributes={"competent_to_register": "yes"}),
            "event 1 (application_made), attributes, competent_to_register",
            "true or false is needed here, not text",
        ),
        (
            event(attributes={"procedure": "acelerated"}),
            "event 1 (application_made), attributes, procedure",
            "'acelerated' is not a word for 'procedure'",
        ),
        (
            event(attributes={"state": "Latvia"}),
            "event 1 (application_made), attributes, state",
            "'Latvia' is neither a Member State nor CH, IS, LI or NO",
        ),
        (
            event(attributes={"state": "ZZ"}),
            "event 1 (application_made), attributes, state",
            "'ZZ' is neither a Member State nor CH, IS, LI or NO",
        ),
        (
            event(id=True),
            "event 1 (application_made), id",
            "text is needed here, not true or false",
        ),
        (
            event(id=-(2**63) - 1),
            "event 1 (application_made), id",
            "the number is too large for an id",
        ),
        (
            event(withdrawn="yes"),
            "event 1 (application_made), withdrawn",
            "true or false is needed here, not text",
        ),
        (
            event(withdrawn=True),
            "event 1 (application_made), corrects",
            "an entry is marked as withdrawn and does not say which",
        ),
    ],
)
def test_entry_that_is_wrong_is_refused(entry: object, position: str, what: str) -> None:
    assert refused(entry) == (position, what)


def mend_of(content: str, file: str) -> str:
    with pytest.raises(HistoryError) as caught:
        read_history(content, file=file)
    return caught.value.mend


@pytest.mark.parametrize(
    ("state", "mend"),
    [
        ("EL", "Write GR."),
        ("pl", "Write PL."),
        ("no", "Write NO."),
        (
            "ZZ",
            (
                "Write the ISO 3166-1 alpha-2 code in capitals, such as LV (Greece GR), "
                "or leave it out if the State is not known."
            ),
        ),
    ],
)
def test_other_state_that_does_not_exist_is_mended(state: str, mend: str) -> None:
    hit = event("eurodac_hit_received", attributes={"state": state})

    assert mend_of(json.dumps(history(events=[hit])), "case.json") == mend


@pytest.mark.parametrize("state", ["CH", "IS", "LI", "NO", "GR"])
def test_state_that_takes_part_is_read(state: str) -> None:
    found = read(events=[event("eurodac_hit_received", attributes={"state": state})])

    assert found.events[0].attributes == {"state": state}


@pytest.mark.parametrize(
    ("file", "content", "mend"),
    [
        ("case.json", "", 'Begin with {"format": "asylia-history/1", …}.'),
        ("case.json", "[]", 'Begin with {"format": "asylia-history/1", …}.'),
        ("case.json", "{}", 'Write "format": "asylia-history/1" if the file follows that format.'),
        ("case.toml", "", 'Begin with format = "asylia-history/1".'),
        ("case.toml", "# a", 'Write format = "asylia-history/1" if the file follows that format.'),
    ],
)
def test_mend_is_written_as_the_file_is(file: str, content: str, mend: str) -> None:
    assert mend_of(content, file) == mend


def test_misspelt_event_is_shown_the_nearest_name() -> None:
    with pytest.raises(HistoryError, match="Did you mean 'application_made'"):
        read(events=[event("aplication_made")])


@pytest.mark.parametrize(
    ("events", "position", "what"),
    [
        (
            [event(id="a"), event(id="a")],
            "event 2 (application_made), id",
            "the id 'a' is used twice",
        ),
        (
            [event(id="2"), event()],
            "event 2 (application_made), id",
            "the id '2' is used twice",
        ),
        (
            [event(), event(corrects="9")],
            "event 2 (application_made), corrects",
            "no event has the id '9'",
        ),
        (
            [event(), event("application_registered", corrects="1")],
            "event 2 (application_registered), corrects",
            "it would replace 'application_made' by another event",
        ),
        (
            [event(corrects="1")],
            "event 1 (application_made), corrects",
            "the corrections go round in a circle",
        ),
        (
            [event(corrects="2"), event(corrects="3"), event(corrects="1")],
            "event 1 (application_made), corrects",
            "the corrections go round in a circle",
        ),
    ],
)
def test_correction_that_leads_nowhere_is_refused(
    events: list[object], position: str, what: str
) -> None:
    assert refused(*events) == (position, what)


def test_long_chain_of_corrections_is_read() -> None:
    chain = [event(), *(event(corrects=number) for number in range(1, 20_000))]

    assert len(read(events=chain).events) == 20_000


def test_error_reads_as_one_line_with_place_reason_and_mend() -> None:
    with pytest.raises(HistoryError) as caught:
        read(member_state="EL")

    assert str(caught.value) == (
        "case.json: member_state: no Member State has the code 'EL'. Write GR for Greece."
    )


def test_largest_content_is_known_before_it_is_parsed() -> None:
    assert parsing.MOST_BYTES == 8_000_000
