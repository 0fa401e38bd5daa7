from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asylia.casefile.history import history_of
from asylia.law.facts import History, Settings, read_history
from asylia.samples.caseload import caseload
from asylia.samples.large import large_caseload
from asylia.samples.values import CaseSample
from tests.golden.questions import FILES, questions_of
from tests.law.columns.agreeing import agree
from tests.law.columns.drawing import histories

CHOSEN = Settings(
    national={"apr-exam-remitted": "4 months", "apr-appeal-regular": "3 weeks"},
    readings={
        "day-of-acceptance-by-silence": "next_day",
        "holidays-between-two-states": "holding_state",
        "dub3-42-end-on-a-day-off": "moves",
    },
    holidays={"LT": {2026: (date(2026, 8, 17), date(2026, 12, 25))}},
    transposed={"RCD": {"LT": date(2026, 9, 1)}},
)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(histories(), min_size=20, max_size=40),
    st.sampled_from([date(2026, 3, 1), date(2026, 8, 20), date(2027, 5, 1)]),
    st.sampled_from([Settings(), CHOSEN]),
)
def test_columns_say_what_the_clock_says(
    cases: list[History], as_of: date, chosen: Settings
) -> None:
    agree(cases, as_of, settings=chosen)


@settings(max_examples=2, deadline=None)
@given(st.lists(histories(), min_size=20, max_size=40))
def test_columns_say_so_of_what_was_known_before_the_corrigenda(cases: list[History]) -> None:
    agree(cases, date(2026, 8, 20), known_on=date(2025, 11, 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_golden_case_has_the_same_dates_in_columns(path: Path) -> None:
    history = read_history(path.read_bytes(), file=path.name)

    for question in questions_of(path):
        agree([history], question.as_of, known_on=question.known_on)


def _history(sample: CaseSample) -> History:
    return history_of(sample.as_file(), case=sample.reference, member_state=sample.member_state)


def test_the_demonstration_has_the_same_dates_in_columns() -> None:
    cases = [_history(sample) for sample in caseload(cases=80).cases]

    agree(cases, "2026-08-20")


def test_a_large_caseload_has_the_same_dates_and_hardly_a_case_is_left_to_the_clock() -> None:
    as_of = date(2026, 8, 20)
    cases = [_history(sample) for sample in large_caseload(cases=300, until=as_of)]

    found = agree(cases, as_of)

    assert found.share_fallen < 0.01
    assert found.dates.height > 3000
