"""Days that nobody accounts for, and things that cannot both be so."""

from datetime import date

import pytest

from asylia.casefile.entries import FileAct
from asylia.casefile.spans import Clash, Gap
from asylia.law.terms import Event
from tests.casefile.test_whereabouts import at, line, on, timeline


def days_of(*gaps: Gap) -> list[tuple[date, date, bool, int | None]]:
    return [(gap.since, gap.until, gap.is_open, gap.after) for gap in gaps]


def test_days_after_an_apprehension_are_a_gap_until_somebody_says_more() -> None:
    found = timeline(line(1, Event.BORDER_APPREHENSION, at(10, 9)))

    assert days_of(*found.gaps) == [(on(11), on(20), True, 1)]


def test_application_without_a_place_is_a_gap_too() -> None:
    found = timeline(
        line(1, Event.APPLICATION_MADE, on(10)),
        line(2, FileAct.PLACEMENT_STARTED, on(10)),
        line(3, FileAct.PLACEMENT_ENDED, on(12)),
    )

    assert days_of(*found.gaps) == [(on(13), on(20), True, 3)]


def test_gap_with_nothing_before_it_has_no_entry() -> None:
    found = timeline(
        line(1, Event.APPLICATION_MADE, on(10)), line(2, FileAct.PLACEMENT_STARTED, on(14))
    )

    assert days_of(*found.gaps) == [(on(11), on(13), False, None)]


def test_days_that_follow_each_other_leave_no_gap() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10)),
        line(2, Event.DETENTION_ENDED, on(12)),
        line(3, FileAct.PLACEMENT_STARTED, on(13)),
    )

    assert found.gaps == ()


def test_short_stay_inside_a_longer_one_opens_no_gap() -> None:
    found = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(10)),
        line(2, Event.IMPRISONMENT_STARTED, on(12)),
        line(3, Event.IMPRISONMENT_ENDED, on(13)),
    )

    assert found.gaps == ()


@pytest.mark.parametrize(("place", "gaps"), [({}, 1), ({"place": "Kuosinė 4"}, 0)])
def test_restriction_says_where_somebody_is_only_if_it_names_the_place(
    place: dict[str, str], gaps: int
) -> None:
    found = timeline(
        line(1, Event.APPLICATION_MADE, on(10)),
        line(2, Event.MOVEMENT_RESTRICTION_DECIDED, on(10), content=place),
    )

    assert len(found.gaps) == gaps


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (Event.DETENTION_STARTED, Event.RETURN_DETENTION_STARTED, Clash.TWO_DETENTIONS),
        (Event.IMPRISONMENT_STARTED, Event.IMPRISONMENT_STARTED, Clash.TWO_IMPRISONMENTS),
        (Event.IMPRISONMENT_STARTED, Event.DETENTION_STARTED, Clash.DETAINED_AND_IMPRISONED),
        (FileAct.PLACEMENT_STARTED, FileAct.PLACEMENT_STARTED, Clash.TWO_PLACES),
        (Event.DETENTION_STARTED, FileAct.PLACEMENT_STARTED, Clash.PLACED_WHILE_DETAINED),
        (FileAct.PLACEMENT_STARTED, Event.DETENTION_STARTED, Clash.PLACED_WHILE_DETAINED),
        (Event.DETENTION_STARTED, Event.TRANSFER_CARRIED_OUT, Clash.AWAY_WHILE_DETAINED),
        (FileAct.PLACEMENT_STARTED, Event.ABSCONDED, Clash.PLACED_WHILE_AWAY),
    ],
)
def test_what_cannot_both_be_is_an_overlap(first: str, second: str, clash: Clash) -> None:
    kind = {"place_kind": "reception_centre"}

    found = timeline(line(1, first, on(10), **kind), line(2, second, on(12), **kind))

    (overlap,) = found.overlaps
    assert (overlap.clash, overlap.since, overlap.until) == (clash, on(12), None)
    assert (overlap.first.entry, overlap.second.entry) == (1, 2)


def test_premises_of_an_authority_go_with_a_detention() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10)),
        line(2, FileAct.PLACEMENT_STARTED, on(11), place_kind="other_authority"),
    )

    assert found.overlaps == ()


def test_overlap_lasts_until_the_first_of_both_ends() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10)),
        line(2, FileAct.PLACEMENT_STARTED, on(12), place_kind="private_address"),
        line(3, FileAct.PLACEMENT_ENDED, on(16)),
        line(4, Event.DETENTION_ENDED, on(14)),
    )

    assert [(one.since, one.until) for one in found.overlaps] == [(on(12), on(14))]


def test_places_on_one_day_overlap_only_if_their_hours_do() -> None:
    kind = {"place_kind": "private_address"}
    by_day = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(5), **kind),
        line(2, FileAct.PLACEMENT_ENDED, on(10), of=1),
        line(3, FileAct.PLACEMENT_STARTED, on(10), **kind),
    )
    by_hour = timeline(
        line(1, FileAct.PLACEMENT_STARTED, at(5, 9), **kind),
        line(2, FileAct.PLACEMENT_ENDED, at(10, 12), of=1),
        line(3, FileAct.PLACEMENT_STARTED, at(10, 9), **kind),
        line(4, FileAct.PLACEMENT_ENDED, at(10, 10), of=3),
    )

    assert by_day.overlaps == ()
    assert [(one.since, one.until) for one in by_hour.overlaps] == [(at(10, 9), at(10, 10))]
