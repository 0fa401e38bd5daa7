"""A change is compared with what was before, limit by limit."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from asylia.figures.change import MOVED, CannotChange, Change, Effect, what_if
from asylia.law.facts import Settings
from asylia.law.periods import days
from tests.figures.conftest import Save

AUGUST = date(2026, 8, 20)
REGISTER = "apr-register-5d"
EXAMINE = "apr-exam-regular-6m"
EXTENDED = "apr-exam-regular-extension"


def effects(
    path: Path, change: Change, as_of: date = AUGUST, moved: Path | None = None
) -> dict[str, Effect]:
    found = what_if(path, change, as_of=as_of, settings=Settings(), moved=moved)
    return {one.limit: one for one in found}


@pytest.fixture
def made(save: Save) -> Path:
    """Two cases whose registration was due on 17 August 2026 and has not come."""
    nobody = pl.Series([None, None], dtype=pl.Date)
    return save(
        {
            "application_made": [date(2026, 8, 10), date(2026, 8, 11)],
            "application_made.competent_to_register": [True, True],
            "application_registered": nobody,
        }
    )


def test_another_length_moves_the_dates_of_its_limit(made: Path) -> None:
    change = Change(lengths={REGISTER: days(15)})

    found = effects(made, change)

    assert found[REGISTER] == Effect(
        limit=REGISTER, act="APR", overdue_before=2, overdue_after=0, moved=2
    )


def test_nothing_changed_moves_nothing(made: Path) -> None:
    assert {one.moved for one in effects(made, Change()).values()} == {0}


def test_states_are_told_apart_when_a_length_is_changed(save: Save) -> None:
    path = save({"member_state": ["LV", "LT"]})

    found = effects(path, Change(lengths={REGISTER: days(15)}))

    assert found[REGISTER].moved == 2


def test_a_length_that_national_law_sets_can_be_supposed(save: Save) -> None:
    path = save({"decision_notified": [date(2026, 8, 17), None]})
    limit = "apr-appeal-other-ceiling"

    found = effects(path, Change(lengths={limit: days(14)}))

    assert found[limit].moved == 1


def test_a_further_holiday_moves_what_would_end_on_it(made: Path) -> None:
    monday = Change(holidays={"LT": [date(2026, 8, 17)]})

    assert effects(made, monday)[REGISTER].moved == 2


def test_a_holiday_less_lets_end_what_would_end_on_it(save: Save) -> None:
    path = save(
        {
            "application_made": [date(2026, 12, 20), date(2026, 12, 21)],
            "application_made.competent_to_register": [True, True],
            "application_registered": pl.Series([None, None], dtype=pl.Date),
        }
    )

    found = effects(path, Change(working={"LT": [date(2026, 12, 25)]}), date(2026, 12, 26))

    assert found[REGISTER].overdue_after == 1
    assert found[REGISTER].moved == 1


def test_other_settings_are_heeded_and_holidays_are_added_to_their_lists(made: Path) -> None:
    own = Settings(holidays={"LT": {2026: (date(2026, 1, 1),)}})
    change = Change(settings=own, holidays={"LT": [date(2026, 8, 17)]})

    after = change.over(Settings())

    assert after.holidays == {"LT": {2026: (date(2026, 1, 1), date(2026, 8, 17))}}


@pytest.mark.parametrize(("share", "moved"), [(0.0, 0), (1.0, 2)])
def test_a_share_of_the_open_limits_is_extended(save: Save, share: float, moved: int) -> None:
    path = save({"application_lodged": [date(2026, 8, 12), date(2026, 8, 13)]})

    found = effects(path, Change(extended={EXAMINE: share}))

    assert (found[EXAMINE].moved if EXAMINE in found else 0) == moved
    assert (found[EXTENDED].moved if EXTENDED in found else 0) == moved


def test_the_same_seed_extends_the_same_cases(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    pl.DataFrame(
        {
            "case": [str(number) for number in range(400)],
            "member_state": ["LT"] * 400,
            "application_lodged": [date(2026, 8, 12)] * 400,
        }
    ).write_parquet(path)

    counts = [
        effects(path, Change(extended={EXAMINE: 0.3}, seed=seed))[EXAMINE].moved
        for seed in (1, 1, 2)
    ]

    assert counts[0] == counts[1]
    assert all(80 < count < 160 for count in counts)


def test_an_extension_that_is_there_is_kept(save: Save) -> None:
    path = save(
        {
            "application_lodged": [date(2026, 8, 12), date(2026, 8, 13)],
            "time_limit_extended": [date(2026, 8, 14), None],
            "time_limit_extended.limit": ["apr-register-5d", None],
        }
    )

    found = effects(path, Change(extended={EXAMINE: 1.0}))

    assert found[EXTENDED].moved == 2


def test_the_moved_dates_are_written(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "moved.parquet"

    effects(made, Change(lengths={REGISTER: days(15)}), moved=path)

    found = pl.read_parquet(path).filter(limit=REGISTER).sort("case")
    assert found.schema == MOVED
    assert found["due_on_before"].to_list() == [date(2026, 8, 17)] * 2
    assert found["due_on_after"].to_list() == [date(2026, 8, 25), date(2026, 8, 26)]
    assert found["status_after"].to_list() == ["running", "running"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change(lengths={"apr-nothing": days(3)}), "there is no limit 'apr-nothing'"),
        (Change(extended={"apr-nothing": 0.5}), "there is no limit 'apr-nothing'"),
        (Change(extended={"apr-lodge-21d": 0.5}), "anybody extend the limit apr-lodge-21d"),
        (Change(lengths={"rcd-material-conditions": days(3)}), "has no length of its own"),
    ],
)
def test_a_change_of_what_does_not_exist_is_refused(made: Path, change: Change, why: str) -> None:
    with pytest.raises(CannotChange, match=why):
        effects(made, change)


def test_an_effect_as_json() -> None:
    told = Effect(limit=REGISTER, act="APR", moved=2).as_json()

    assert told == {
        "limit": REGISTER,
        "act": "APR",
        "overdue_before": 0,
        "overdue_after": 0,
        "moved": 2,
    }
