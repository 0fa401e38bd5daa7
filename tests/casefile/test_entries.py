from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylia.casefile.entries import (
    FileAct,
    Header,
    canonical,
    header_bytes,
    header_from,
    identity_of,
    standing,
)
from tests.casefile.samples import NOON, entry, header

CODES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MOMENTS = st.datetimes(datetime(1990, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- the bound
HEADERS = st.builds(
    Header,
    case=CODES.filter(bool),
    number=st.integers(min_value=1, max_value=10_000),
    event=CODES.filter(bool),
    happened_on=st.dates(),
    recorded_at=MOMENTS,
    office=CODES.filter(bool),
    recorded_by=CODES.filter(bool),
    source=CODES,
    corrects=st.none() | st.integers(min_value=1, max_value=99),
    attributes=st.dictionaries(CODES, CODES | st.integers() | st.booleans(), max_size=4),
)


@given(HEADERS)
def test_header_read_from_its_bytes_is_the_header(written: Header) -> None:
    assert header_from(header_bytes(written)) == written


@given(HEADERS)
def test_header_has_one_spelling(written: Header) -> None:
    assert header_bytes(header_from(header_bytes(written))) == header_bytes(written)


def test_bytes_of_a_header_stay_what_they_were_in_the_first_release() -> None:
    written = header(
        7,
        "application_registered",
        happened_at=datetime(2026, 8, 11, 11, 20, tzinfo=timezone(timedelta(hours=3))),
        source="stated",
        corrects=3,
        withdrawn=True,
        attributes={"authority": "border_guard", "competent_to_register": False},
        happened_on=None,
    )

    assert header_bytes(written) == (
        b'{"attributes":{"authority":"border_guard","competent_to_register":false},'
        b'"case":"LT-7Q4K-2M9X","corrects":3,"event":"application_registered",'
        b'"happened_at":"2026-08-11T08:20:00+00:00","number":7,"office":"O-2222",'
        b'"recorded_at":"2026-08-10T09:00:00+00:00","recorded_by":"S-2222-3333",'
        b'"source":"stated","v":1,"withdrawn":true}'
    )


def test_canonical_bytes_do_not_depend_on_the_order_of_keys() -> None:
    assert (
        canonical({"b": 1, "a": "ž"}) == canonical({"a": "ž", "b": 1}) == b'{"a":"\xc5\xbe","b":1}'
    )


@pytest.mark.parametrize("value", [{"a": 0.5}, {"a": {"b": [1, 0.5]}}, {"a": (0.5,)}])
def test_fraction_has_no_canonical_bytes(value: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="fraction"):
        canonical(value)


@pytest.mark.parametrize(
    "times",
    [
        {"happened_on": None, "happened_at": None},
        {"happened_on": date(2026, 8, 10), "happened_at": NOON},
    ],
)
def test_entry_has_either_day_or_moment(times: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either the day or the moment"):
        header(**times)


@pytest.mark.parametrize(
    "times",
    [
        {"happened_at": datetime(2026, 8, 10, 9, 0)},  # noqa: DTZ001
        {"recorded_at": datetime(2026, 8, 10, 9, 0)},  # noqa: DTZ001
    ],
)
def test_moment_without_offset_is_refused(times: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="offset"):
        header(**times)


def test_withdrawal_names_what_it_takes_back() -> None:
    with pytest.raises(ValueError, match="names the entry"):
        header(withdrawn=True)


def test_entry_of_a_later_version_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="version"):
        header_from(b'{"v":2}')


def test_happened_is_the_moment_if_it_is_known() -> None:
    assert header(happened_at=NOON).happened == NOON
    assert header(happened_on=date(2026, 8, 9)).happened == date(2026, 8, 9)


def test_corrected_and_withdrawn_entries_do_not_stand() -> None:
    file = [
        entry(1),
        entry(2, "application_registered"),
        entry(3, corrects=1),
        entry(4, "application_registered", corrects=2, withdrawn=True),
        entry(5, corrects=3),
    ]

    assert [e.header.number for e in standing(file)] == [5]


def test_identity_keeps_what_a_later_statement_leaves_out() -> None:
    file = [
        entry(
            1,
            FileAct.IDENTITY_STATED,
            content={"family_name": "Velgorin", "nationality": ["RU"], "language": "ru"},
        ),
        entry(2, content={"family_name": "not an identity"}),
        entry(
            3,
            FileAct.IDENTITY_STATED,
            content={"family_name": "Velgorinas", "nationality": [], "language": ""},
        ),
        entry(4, FileAct.IDENTITY_STATED, content=None),
    ]

    assert identity_of(file) == {
        "family_name": "Velgorinas",
        "nationality": ["RU"],
        "language": "ru",
    }


def test_identity_is_as_known_then() -> None:
    file = [
        entry(1, FileAct.IDENTITY_STATED, content={"family_name": "Velgorin"}),
        entry(
            2,
            FileAct.IDENTITY_STATED,
            recorded_at=NOON + timedelta(days=3),
            content={"family_name": "Velgorinas"},
        ),
    ]

    assert identity_of(file, known_at=NOON + timedelta(days=1)) == {"family_name": "Velgorin"}
