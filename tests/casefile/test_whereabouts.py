"""Where a person was and whether they were held, out of the lines of a file."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from asylia.casefile.entries import Entry, FileAct
from asylia.casefile.spans import Form, Kind, Moment, Span, Timeline
from asylia.casefile.whereabouts import whereabouts_of
from asylia.law.citation import AMMR, RCD, SCREEN
from asylia.law.terms import Event
from tests.casefile.samples import entry

AS_OF = date(2026, 8, 20)


def on(day: int, month: int = 8) -> date:
    return date(2026, month, day)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 8, day, hour, tzinfo=UTC)


def line(number: int, event: str, when: Moment, **told: Any) -> Entry:
    content = told.pop("content", {})
    happened = {"happened_at": when} if isinstance(when, datetime) else {"happened_on": when}
    more = {name: told.pop(name) for name in ("corrects", "withdrawn") if name in told}
    return entry(number, event, attributes=told, content=content, **happened, **more)


def timeline(*lines: Entry, as_of: date = AS_OF, over: date | None = None) -> Timeline:
    return whereabouts_of(lines, member_state="LT", as_of=as_of, screening_over=over)


def told(spans: tuple[Span, ...]) -> list[tuple[Form, Moment, Moment | None]]:
    return [(span.form, span.since, span.until) for span in spans]


def test_file_without_a_word_on_it_has_an_empty_timeline() -> None:
    found = timeline(line(1, FileAct.NOTE_ADDED, on(10)))

    assert found == Timeline(as_of=AS_OF)


def test_detention_lasts_until_its_end_is_recorded() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, at(10, 9), ground="asylum", content={"place": "Kuosinė"}),
        line(2, Event.DETENTION_ENDED, on(14)),
    )

    detention, free = found.spans
    assert (detention.form, detention.until, detention.ended_by) == (Form.DETENTION, on(14), 2)
    assert (detention.ground, detention.place, detention.entries) == ("asylum", "Kuosinė", (1, 2))
    assert (free.form, free.since, free.lasts) == (Form.AT_LIBERTY, on(14), True)


def test_detention_names_its_titles() -> None:
    found = timeline(
        line(
            1, Event.DETENTION_STARTED, on(10), ground="transfer", ordered_by="court",
            legal_title="AMMR 44(2); somewhere",
            further_title="RCD 10(4)(f)",
        )
    )  # fmt: skip

    (detention,) = found.spans
    assert detention.titles == (AMMR(44, 2), RCD(10, 4, "f"))
    assert (detention.ordered_by, detention.lasts) == ("court", True)
    assert found.now(Kind.LIBERTY) == (detention,)
    assert found.now(Kind.PLACEMENT) == ()


def test_placement_does_not_end_a_detention_nor_a_detention_a_placement() -> None:
    found = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(9), place_kind="private_address"),
        line(2, Event.DETENTION_STARTED, on(10)),
        line(
            3, FileAct.PLACEMENT_STARTED, on(12), place_kind="reception_centre",
            content={"centre": "Kuosinė centre"},
        ),
    )  # fmt: skip

    home, detention, centre = found.spans
    assert [span.lasts for span in (home, detention, centre)] == [True, True, True]
    assert [span.kind for span in found.spans] == [
        Kind.PLACEMENT, Kind.LIBERTY, Kind.PLACEMENT,
    ]  # fmt: skip
    assert centre.place == "Kuosinė centre"


def test_placement_of_no_known_kind_is_a_placement_still() -> None:
    (span,) = timeline(line(1, FileAct.PLACEMENT_STARTED, on(9), place_kind="tent")).spans

    assert (span.form, span.kind) == (Form.PLACE_NOT_SAID, Kind.PLACEMENT)


def test_somebody_found_was_held_that_day_and_no_longer_as_far_as_we_know() -> None:
    found = timeline(line(1, Event.BORDER_APPREHENSION, at(10, 9), content={"place": "a field"}))

    (held,) = found.spans
    assert (held.form, held.since, held.until) == (Form.HELD, at(10, 9), at(10, 9))
    assert (held.is_end_recorded, held.ended_by, held.titles) == (False, None, ())


def test_release_says_how_long_somebody_found_was_held() -> None:
    found = timeline(
        line(1, Event.TERRITORY_APPREHENSION, at(10, 9)), line(2, Event.DETENTION_ENDED, at(13, 9))
    )

    held, free = found.spans
    assert (held.until, held.ended_by, held.is_end_recorded) == (at(13, 9), 2, True)
    assert (free.form, free.since) == (Form.AT_LIBERTY, at(13, 9))


def test_detention_on_the_next_day_takes_the_holding_over() -> None:
    found = timeline(
        line(1, Event.APPREHENSION, at(10, 9)), line(2, Event.DETENTION_STARTED, on(11))
    )

    assert told(found.spans) == [
        (Form.HELD, at(10, 9), on(11)), (Form.DETENTION, on(11), None),
    ]  # fmt: skip


def test_detention_days_later_does_not_say_that_somebody_was_held_meanwhile() -> None:
    found = timeline(
        line(1, Event.APPREHENSION, at(10, 9)), line(2, Event.DETENTION_STARTED, on(13))
    )

    assert found.spans[0].until == at(10, 9)
    assert [(gap.since, gap.until) for gap in found.gaps] == [(on(11), on(12))]


def test_end_of_a_later_detention_says_nothing_of_an_earlier_holding() -> None:
    found = timeline(
        line(1, Event.APPREHENSION, on(3)),
        line(2, Event.DETENTION_STARTED, on(10)),
        line(3, Event.DETENTION_ENDED, on(12), end="transfer"),
    )

    assert told(found.spans) == [
        (Form.HELD, on(3), on(3)),
        (Form.DETENTION, on(10), on(12)),
    ]


def test_holding_without_a_court_lasts_until_the_detention() -> None:
    found = timeline(
        line(1, Event.PERSON_DETAINED, at(10, 9)), line(2, Event.DETENTION_STARTED, at(13, 9))
    )

    assert told(found.spans) == [
        (Form.HELD, at(10, 9), at(13, 9)), (Form.DETENTION, at(13, 9), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "titles"),
    [
        (Event.BORDER_APPREHENSION, (SCREEN(6),)),
        (Event.PRESENTATION_AT_CROSSING_POINT, (SCREEN(6),)),
        (Event.TERRITORY_APPREHENSION, (SCREEN(7, 1),)),
        (Event.APPREHENSION, (SCREEN(6), SCREEN(7, 1))),
        (FileAct.NOTE_ADDED, (SCREEN(6), SCREEN(7, 1))),
    ],
)
def test_duty_to_stay_for_the_screening_depends_on_where_somebody_was_found(
    event: str, titles: tuple[object, ...]
) -> None:
    found = timeline(line(1, event, at(10, 9)), line(2, Event.SCREENING_STARTED, at(10, 10)))

    assert found.spans[-1].titles == titles


def test_before_the_pact_no_screening_keeps_anybody() -> None:
    found = timeline(line(1, Event.SCREENING_STARTED, date(2025, 8, 10)))

    assert found.spans[0].titles == ()


@pytest.mark.parametrize(("over", "until"), [(None, None), (on(17), on(17)), (on(9), on(10))])
def test_screening_that_nobody_completed_ends_when_the_law_ends_it(
    over: date | None, until: date | None
) -> None:
    (span,) = timeline(line(1, Event.SCREENING_STARTED, on(10)), over=over).spans

    assert (span.until, span.ended_by) == (until, None)


def test_completed_screening_ends_then() -> None:
    lines = line(1, Event.SCREENING_STARTED, on(10)), line(2, Event.SCREENING_COMPLETED, on(12))

    (span,) = timeline(*lines, over=on(17)).spans

    assert (span.until, span.ended_by) == (on(12), 2)


def test_reviews_stand_with_their_detention() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10)),
        line(2, Event.DETENTION_REVIEWED, on(14), finding="lawful"),
        line(3, Event.DETENTION_ENDED, on(18)),
        line(4, Event.DETENTION_REVIEWED, on(19)),
    )

    detention = found.spans[0]
    assert [(mark.event, mark.entry, mark.outcome) for mark in detention.marks] == [
        (Event.DETENTION_REVIEWED, 2, "lawful")
    ]
    assert detention.entries == (1, 2, 3)


def test_restriction_is_decided_applied_and_ended_while_the_person_is_at_liberty() -> None:
    found = timeline(
        line(1, Event.MOVEMENT_RESTRICTION_DECIDED, on(10), legal_title="RCD 9(2)"),
        line(2, Event.RESTRICTION_APPLIED, on(11)),
        line(3, FileAct.RESTRICTION_ENDED, on(15)),
        line(4, Event.RESTRICTION_APPLIED, on(16)),
    )

    first, second = found.spans
    assert (first.titles, first.entries, first.until) == ((RCD(9, 2),), (1, 2, 3), on(15))
    assert (second.form, second.since, second.until) == (Form.RESTRICTION, on(16), None)


def test_detention_that_goes_on_under_another_title_frees_nobody() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10), ground="asylum"),
        line(2, Event.DETENTION_ENDED, on(14), end="other_title"),
        line(3, Event.DETENTION_STARTED, on(14), ground="transfer"),
    )

    assert told(found.spans) == [
        (Form.DETENTION, on(10), on(14)), (Form.DETENTION, on(14), None),
    ]  # fmt: skip


def test_end_of_a_detention_frees_nobody_from_prison() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10)),
        line(2, Event.IMPRISONMENT_STARTED, on(11)),
        line(3, Event.DETENTION_ENDED, on(12)),
        line(4, Event.IMPRISONMENT_ENDED, on(15)),
    )

    assert told(found.spans) == [
        (Form.DETENTION, on(10), on(12)),
        (Form.IMPRISONMENT, on(11), on(15)),
        (Form.AT_LIBERTY, on(15), None),
    ]


def test_second_end_starts_liberty_anew() -> None:
    found = timeline(line(1, Event.DETENTION_ENDED, on(10)), line(2, Event.DETENTION_ENDED, on(12)))

    assert told(found.spans) == [
        (Form.AT_LIBERTY, on(10), on(12)), (Form.AT_LIBERTY, on(12), None),
    ]  # fmt: skip


def test_absence_ends_when_the_person_is_available_again() -> None:
    found = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(5), place_kind="reception_centre"),
        line(2, FileAct.PLACEMENT_ENDED, on(8)),
        line(3, Event.ABSCONDED, on(8)),
        line(4, Event.PERSON_AVAILABLE_AGAIN, on(12)),
    )

    assert told(found.spans)[1:] == [(Form.ABSENT, on(8), on(12))]


def test_absence_ends_with_the_next_place_and_the_next_detention() -> None:
    found = timeline(
        line(1, Event.ABSENCE_BEGAN, on(5)),
        line(2, Event.DETENTION_STARTED, on(8)),
        line(3, Event.DETENTION_ENDED, on(9)),
        line(4, Event.CONTACT_LOST, on(10)),
        line(5, FileAct.PLACEMENT_STARTED, on(12), place_kind="other_authority"),
    )

    absences = [span for span in found.spans if span.form is Form.ABSENT]
    assert [(span.until, span.ended_by) for span in absences] == [(on(8), 2), (on(12), 5)]


def test_transfer_takes_the_person_to_the_other_state() -> None:
    found = timeline(
        line(1, Event.DETENTION_ENDED, on(5)),
        line(2, Event.TRANSFER_CARRIED_OUT, on(8), state="LV"),
    )

    free, there = found.spans
    assert (free.until, there.form, there.state) == (on(8), Form.OTHER_STATE, "LV")
    assert found.gaps == ()


def test_transfer_to_us_brings_the_person_here_and_says_not_where() -> None:
    found = timeline(
        line(1, Event.DEPARTURE_FOUND, on(1)),
        line(2, Event.TAKE_CHARGE_REQUEST_RECEIVED, on(5), state="LV"),
        line(3, Event.TRANSFER_CARRIED_OUT, on(12), state="LV"),
    )

    assert told(found.spans) == [(Form.DEPARTED, on(1), on(12))]
    assert [(gap.since, gap.is_open, gap.after) for gap in found.gaps] == [(on(13), True, 3)]


def test_end_names_the_placement_that_it_ends() -> None:
    found = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(5), content={"centre": "one"}),
        line(2, FileAct.PLACEMENT_STARTED, on(6), content={"centre": "two"}),
        line(3, FileAct.PLACEMENT_STARTED, on(4), content={"centre": "one"}, corrects=1),
        line(4, FileAct.PLACEMENT_ENDED, on(9), of=1),
    )

    assert [(span.place, span.until, span.entry) for span in found.spans] == [
        ("one", on(9), 3), ("two", None, 2),
    ]  # fmt: skip


def test_end_and_new_beginning_on_one_day_do_not_end_each_other() -> None:
    found = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(5)),
        line(2, FileAct.PLACEMENT_STARTED, on(9)),
        line(3, FileAct.PLACEMENT_ENDED, on(9)),
    )

    assert [(span.entry, span.until) for span in found.spans] == [(1, on(9)), (2, None)]


def test_beginning_and_end_on_one_day_belong_together() -> None:
    found = timeline(
        line(1, FileAct.PLACEMENT_STARTED, on(9)), line(2, FileAct.PLACEMENT_ENDED, on(9))
    )

    assert [(span.entry, span.until) for span in found.spans] == [(1, on(9))]


def test_end_before_its_beginning_ends_nothing() -> None:
    found = timeline(
        line(1, Event.DETENTION_ENDED, at(10, 8), end="transfer"),
        line(2, Event.DETENTION_STARTED, at(10, 12)),
    )

    assert told(found.spans) == [(Form.DETENTION, at(10, 12), None)]


def test_what_was_withdrawn_and_what_happened_later_is_left_out() -> None:
    found = timeline(
        line(1, Event.DETENTION_STARTED, on(10)),
        line(2, Event.DETENTION_STARTED, on(10), corrects=1, withdrawn=True),
        line(3, Event.IMPRISONMENT_STARTED, on(21)),
        line(4, FileAct.PLACEMENT_STARTED, on(20)),
    )

    assert told(found.spans) == [(Form.PLACE_NOT_SAID, on(20), None)]


def test_evening_in_utc_is_the_next_day_in_the_state() -> None:
    found = timeline(line(1, Event.PERSON_DETAINED, at(10, 22)), as_of=on(10))

    assert found.spans == ()
