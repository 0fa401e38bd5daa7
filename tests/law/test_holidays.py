"""Working days and zones of the Member States."""

import subprocess
import sys
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from asylia.law.holidays import (
    ASSOCIATED,
    STATES,
    OutsideSpan,
    UnknownState,
    calendar_of,
    calendar_taking_part,
)
from asylia.law.periods import APR_73, days, end_of, working_days
from asylia.law.states import competent_to_register

ROOT = Path(__file__).resolve().parents[2]


def is_working_day(state: str, day: date) -> bool:
    return calendar_taking_part(state).is_working_day(day.toordinal())


TAKING_PART = {*STATES, *ASSOCIATED}


def test_every_state_that_takes_part_has_a_file_and_no_other_state_has_one() -> None:
    folder = ROOT / "src/asylia/law/states"

    files = _states_in(folder)
    tables = _states_in(folder / "tables")

    assert (files, tables, len(STATES)) == (TAKING_PART, TAKING_PART, 27)


def _states_in(folder: Path) -> set[str]:
    found = (*folder.glob("[a-z][a-z].py"), *folder.glob("[a-z][a-z]_.py"))
    return {path.stem.removesuffix("_").upper() for path in found}


@pytest.mark.parametrize("state", sorted(TAKING_PART))
def test_calendar_of_a_state_is_its_own_and_reaches_2050(state: str) -> None:
    calendar = calendar_taking_part(state)
    noon = datetime(2026, 8, 10, 12, tzinfo=UTC)

    assert calendar.state == state
    assert calendar.name == {**STATES, **ASSOCIATED}[state]
    assert date.fromordinal(calendar.last) == date(2050, 12, 31)
    assert calendar.local_day(noon) == date(2026, 8, 10)
    assert not calendar.is_working_day(date(2026, 12, 25).toordinal())


@pytest.mark.parametrize(
    ("state", "day", "works"),
    [
        ("LT", date(2025, 4, 18), True),
        ("LT", date(2025, 4, 21), False),
        ("LT", date(2025, 12, 24), False),
        ("LT", date(2025, 12, 26), False),
        ("LT", date(2018, 11, 2), True),
        ("LT", date(2020, 11, 2), False),
        ("LV", date(2025, 8, 15), True),
        ("LV", date(2025, 4, 18), False),
        ("DE", date(2025, 10, 3), False),
        ("FR", date(2025, 7, 14), False),
        ("GR", date(2025, 6, 9), False),
        ("SE", date(2025, 6, 6), False),
        ("CH", date(2028, 8, 1), False),
        ("CH", date(2026, 4, 3), True),
        ("IS", date(2026, 4, 23), False),
        ("IS", date(2026, 8, 3), False),
        ("LI", date(2026, 9, 8), False),
        ("LI", date(2026, 4, 3), True),
        ("NO", date(2027, 5, 17), False),
        ("NO", date(2026, 12, 24), True),
    ],
)
def test_known_day_is_told_rightly(state: str, day: date, *, works: bool) -> None:
    assert is_working_day(state, day) is works


@pytest.mark.parametrize("state", sorted(ASSOCIATED))
def test_associated_state_may_be_asked_and_holds_no_file(state: str) -> None:
    with pytest.raises(UnknownState) as refused:
        calendar_of(state)

    assert str(refused.value) == (
        f"no Member State has the code {state!r}; use ISO 3166-1 alpha-2 such as LT (Greece GR)"
    )


def test_code_of_no_state_that_takes_part_is_refused() -> None:
    with pytest.raises(UnknownState) as refused:
        calendar_taking_part("GB")

    assert str(refused.value) == (
        "no State with the code 'GB' takes part; use one of the Member States' codes or "
        "CH, IS, LI, NO"
    )


def test_day_off_says_what_it_is() -> None:
    calendar = calendar_of("LT")

    said = [
        calendar.why_not_working(day.toordinal())
        for day in (date(2026, 8, 15), date(2026, 8, 16), date(2026, 8, 17), date(2026, 12, 25))
    ]

    assert said == [
        "Saturday and public holiday in Lithuania (Assumption Day)",
        "Sunday",
        "",
        "public holiday in Lithuania (Christmas Day)",
    ]


def test_day_outside_the_span_is_an_error_that_names_the_span() -> None:
    with pytest.raises(OutsideSpan, match="known from 1990 to 2050; 2051-01-02 lies outside"):
        is_working_day("LT", date(2051, 1, 2))


def test_span_of_a_state_begins_with_its_first_known_year() -> None:
    with pytest.raises(OutsideSpan, match="known from 2008 to 2050"):
        is_working_day("ES", date(2007, 12, 31))


def test_unknown_state_is_refused_with_the_mend() -> None:
    with pytest.raises(UnknownState, match=r"'EL'; use ISO 3166-1 alpha-2 .* \(Greece GR\)"):
        calendar_of("EL")


def test_list_of_an_authority_replaces_the_year() -> None:
    own = calendar_of("LT").with_holidays({2026: [date(2026, 8, 17)]})

    ends = [
        end_of(date(2026, 8, 10), days(length), counting=APR_73, state=own).due for length in (4, 5)
    ]

    assert ends == [date(2026, 8, 14), date(2026, 8, 18)]
    assert own.is_working_day(date(2026, 12, 25).toordinal())
    assert not own.is_working_day(date(2025, 12, 25).toordinal())
    assert own.why_not_working(date(2026, 8, 17).toordinal()) == (
        "public holiday in Lithuania (no name given)"
    )
    three = end_of(date(2026, 8, 14), working_days(3), counting=APR_73, state=own)
    assert three.steps[-1].text.endswith("without Mon 17 Aug 2026 (no name given)")
    assert own.source.endswith("; 2026 as set by the authority")


def test_list_of_an_authority_may_add_the_next_year() -> None:
    own = calendar_of("LT").with_holidays({2051: [date(2051, 1, 1)], 2052: []})

    assert own.is_working_day(date(2052, 1, 1).toordinal())
    assert not own.is_working_day(date(2050, 12, 26).toordinal())


@pytest.mark.parametrize("year", [1988, 2052])
def test_list_of_an_authority_may_leave_no_gap(year: int) -> None:
    with pytest.raises(OutsideSpan, match="leave a gap"):
        calendar_of("LT").with_holidays({year: []})


def test_moment_without_offset_has_no_day() -> None:
    with pytest.raises(ValueError, match="no offset"):
        calendar_of("LT").local_day(datetime(2026, 8, 10, 12))  # noqa: DTZ001


def test_border_guard_of_lithuania_registers_and_of_others_nothing_is_known() -> None:
    assert dict(competent_to_register("LT")) == {"border_guard": True}
    assert dict(competent_to_register("LV")) == {}


def test_competence_of_an_unknown_state_is_refused() -> None:
    with pytest.raises(UnknownState):
        competent_to_register("XX")


def test_one_case_loads_one_table() -> None:
    program = (
        "import sys; from asylia.law.holidays import calendar_of; calendar_of('LT');"
        "print([name for name in sys.modules if '.states.tables.' in name])"
    )

    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "['asylia.law.states.tables.lt']"


def test_tables_are_what_the_pinned_package_gives() -> None:
    try:
        installed = version("holidays")
    except PackageNotFoundError:
        pytest.skip("NOT RUN: the package holidays is not installed")
    source = (ROOT / "src/asylia/law/states/tables/lt.py").read_text(encoding="utf-8")
    if f"holidays {installed} " not in source:
        pytest.skip(f"NOT RUN: holidays {installed} is not the release that made the tables")

    found = subprocess.run(
        [sys.executable, "tools/make_holidays.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert (found.returncode, found.stdout) == (0, "stale: none\n")
