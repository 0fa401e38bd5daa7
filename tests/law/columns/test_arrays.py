"""The words without branches say what numpy's own words say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from asylia.law.columns.arrays import NEVER, NO_HOUR, first_line, on_line, rows_of, where

LINES = st.integers(1, 4).flatmap(
    lambda lines: st.integers(0, 30).flatmap(
        lambda size: st.tuples(
            arrays.arrays(np.bool_, (lines, size)),
            arrays.arrays(np.int32, (lines, size)),
            arrays.arrays(np.int32, (lines, size)),
        )
    )
)


@given(LINES)
def test_one_of_two_values_is_the_one_that_the_flag_says(drawn: tuple[np.ndarray, ...]) -> None:
    first, one, other = drawn

    assert np.array_equal(where(first, one, other=other), np.where(first, one, other))
    assert np.array_equal(where(first[0], one, other=NEVER), np.where(first[0], one, NEVER))


@given(LINES)
def test_one_of_two_values_has_the_kind_that_numpy_gives_it(drawn: tuple[np.ndarray, ...]) -> None:
    first, one, _ = drawn
    hours = one.astype(np.int64)

    for mine, other in ((hours, NO_HOUR), (one, NEVER), (first, ~first), (first, False), (0, 1)):
        found, expected = where(first, mine, other=other), np.where(first, mine, other)

        assert found.dtype == expected.dtype
        assert np.array_equal(found, expected)


@given(LINES)
def test_the_first_line_is_the_first_on_which_a_flag_is_set(drawn: tuple[np.ndarray, ...]) -> None:
    is_set, days, _ = drawn

    line = first_line(is_set)

    assert np.array_equal(line, is_set.argmax(axis=0))
    assert np.array_equal(on_line(days, line), days[line, np.arange(days.shape[1])])


@given(LINES)
def test_rows_are_told_by_flags_or_by_places(drawn: tuple[np.ndarray, ...]) -> None:
    which, days = drawn[0][0], drawn[1][0]

    assert np.array_equal(days.take(rows_of(which)), days[which])
    assert np.array_equal(rows_of(rows_of(which)), rows_of(which))
