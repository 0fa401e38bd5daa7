"""A file in which very much is open: what is tried, what stays not known, and who is told."""

from asylia.law.citation import QR
from asylia.law.clock.doubts import IN_ALL, MOST
from asylia.law.limits import Attribute
from asylia.law.terms import Event
from tests.law.clock import asking as clock

IS_A_CROSSING = Attribute(
    Event.EURODAC_HIT_RECEIVED, "category", ("irregular_crossing",), says="it is of a crossing"
)
RULES = [clock.rule(runs_from=Event.EURODAC_HIT_RECEIVED, cites=QR(1), applies_if=(IS_A_CROSSING,))]
TOLD = "so much is open in this file that not every way of settling it is tried: what is open in "


def hits(count: int, *, states: int = 0) -> list[clock.Row]:
    """Hits of which nobody said the category, each about one of so many States."""
    codes = ("DE", "EE", "FI", "FR", "IT", "LV", "PL", "SE")[:states]
    return [
        (
            "eurodac_hit_received",
            f"2026-08-{day + 1:02}",
            {"id": f"hit-{day + 1}", **({"state": codes[day % states]} if states else {})},
        )
        for day in range(count)
    ]


def notes(events: list[clock.Row]) -> list[str]:
    answer = clock.ask(events, "2026-09-30", rules=RULES)
    return [note for note in answer.notes if note.startswith(TOLD)]


def test_every_way_is_tried_of_an_ordinary_file() -> None:
    assert MOST >= 2**4
    assert notes(hits(4)) == []


def test_what_would_make_it_too_many_ways_is_named_and_stays_not_known() -> None:
    assert MOST < 2**5
    assert notes(hits(6)) == [f"{TOLD}entries hit-5, hit-6 stays not known"]


def test_newest_hit_that_is_not_tried_leaves_the_limit_undecided() -> None:
    answer = clock.ask(hits(6), "2026-09-30", rules=RULES)

    assert clock.limit(answer, "test").status.value == "undecided"


def test_file_about_many_other_states_is_tried_in_fewer_ways() -> None:
    assert IN_ALL // 8 < 2**4

    assert notes(hits(3, states=3)) == []
    assert notes(hits(8, states=8)) == [
        f"{TOLD}entries hit-4, hit-5, hit-6, hit-7, hit-8 stays not known"
    ]


def test_file_of_many_applications_is_tried_in_fewer_ways() -> None:
    later = [
        ("subsequent_application_made", f"2026-08-{day:02}", {"id": f"again-{day}"})
        for day in range(10, 30)
    ]
    made = ("application_made", "2026-08-09", {"competent_to_register": True})

    assert notes([*hits(4), made, *later]) == [f"{TOLD}entries hit-3, hit-4 stays not known"]
    assert notes([*hits(4), made]) == []


def test_no_number_of_applications_leaves_nothing_to_reckon() -> None:
    later = [
        ("subsequent_application_made", f"2026-0{6 + day // 28}-{1 + day % 28:02}")
        for day in range(2, 110)
    ]

    answer = clock.ask([*hits(1), *later], "2026-09-30", rules=RULES)

    assert clock.limit(answer, "test").status.value == "undecided"
    assert answer.notes
