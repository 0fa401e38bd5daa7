"""A choice between two laws is answered by the clock, counted and told as such."""

from datetime import date

import pytest

from asylia.law.facts import Happening, History, Settings
from asylia.law.terms import Event
from tests.law.columns.agreeing import agree

BEFORE = History(
    case="LT-TEST-0001",
    member_state="LT",
    events=(
        Happening(event=Event.APPLICATION_REGISTERED, at=date(2026, 5, 11), id="1"),
        Happening(event=Event.APPLICATION_LODGED, at=date(2026, 5, 11), id="2"),
    ),
)


@pytest.mark.parametrize("law", ["earlier_law", "new_law"])
def test_choice_between_two_laws_is_left_to_the_clock(law: str) -> None:
    chosen = Settings(readings={"ammr-84-2-time-limits": law})

    found = agree([BEFORE], "2026-06-20", settings=chosen)

    assert found.reasons() == {"a choice between two laws": 1}
