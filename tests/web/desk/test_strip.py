"""The clock strip: what is drawn for each state, where, and in which order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from asylia.law.clock.answer import Answer, Candidate, DueDate
from asylia.law.terms import Kind, Status
from asylia.web.desk.scale import Scale, position, scale_of
from asylia.web.desk.strip import Band, Bar, Line, Sign, Strip, Stroke, strip_of

MakeLimit = Callable[..., DueDate]
MakeAnswer = Callable[..., Answer]
VILNIUS = ZoneInfo("Europe/Vilnius")
NOON = datetime(2026, 8, 14, 12, tzinfo=VILNIUS)


def only_line(strip: Strip) -> Line:
    (line,) = strip.lines
    return line


def signs(line: Line) -> list[str]:
    return [sign.look for sign in line.shapes.signs]


def bars(line: Line) -> list[str]:
    return [bar.look for bar in line.shapes.bars]


def test_running_limit_shows_what_is_gone_what_is_left_and_a_diamond_at_the_end(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    strip = strip_of(answer(limit()), now=NOON)

    line = only_line(strip)

    # The scale: 10 to 20 August, eleven days.
    assert (strip.first, strip.last) == (date(2026, 8, 10), date(2026, 8, 20))
    assert line.shapes.bars == [
        Bar(look="left", x="40.91%", width="31.82%"),
        Bar(look="gone", x="0.00%", width="40.91%"),
    ]
    assert line.shapes.signs == [Sign(look="due", x="72.73%")]
    assert strip.now == "40.91%"


def test_last_day_ends_at_its_midnight_and_a_moment_where_it_lies() -> None:
    scale = Scale(first=date(2026, 8, 10), last=date(2026, 8, 19))

    day = scale.place(position(date(2026, 8, 14), end=True))
    moment = scale.place(position(NOON))

    assert (day, moment) == (50.0, 45.0)


def test_question_about_a_past_day_stands_at_its_end(limit: MakeLimit, answer: MakeAnswer) -> None:
    strip = strip_of(answer(limit()))

    assert strip.now == "45.45%"


def test_overdue_limit_shows_the_days_since(limit: MakeLimit, answer: MakeAnswer) -> None:
    late = limit(status=Status.OVERDUE, due=date(2026, 8, 12))

    line = only_line(strip_of(answer(late), now=NOON))

    assert bars(line) == ["gone", "over"]
    assert signs(line) == ["late"]


def test_limit_met_in_time_is_dotted_on_to_its_last_day(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    met = limit(status=Status.MET, met=date(2026, 8, 11), met_by="3")

    line = only_line(strip_of(answer(met), now=NOON))

    assert (bars(line), signs(line)) == (["met"], ["end", "met"])
    assert line.shapes.strokes == [Stroke(look="met", x1="9.09%", x2="72.73%")]


def test_limit_met_late_shows_by_how_much(limit: MakeLimit, answer: MakeAnswer) -> None:
    met = limit(status=Status.MET_LATE, met=date(2026, 8, 14), due=date(2026, 8, 12))

    line = only_line(strip_of(answer(met), now=NOON))

    assert (bars(line), signs(line)) == (["met", "over"], ["end", "met"])
    assert line.shapes.strokes == []


def test_two_readings_are_two_diamonds_and_the_one_to_work_to_is_filled(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    readings = tuple(
        Candidate(due=day, reading="r", cites="APR 73", why="w")
        for day in (date(2026, 8, 15), date(2026, 8, 17))
    )
    open_point = limit(due=date(2026, 8, 15), candidates=readings)

    line = only_line(strip_of(answer(open_point), now=NOON))

    assert signs(line) == ["other", "reading"]
    assert [stroke.look for stroke in line.shapes.strokes] == ["reading"]
    assert (line.standing.lead, line.standing.rest) == ("Sat 15 Aug", "or Mon 17 Aug")


def test_possible_extension_is_hatched_after_the_last_day(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    line = only_line(strip_of(answer(limit(longest=date(2026, 8, 25))), now=NOON))

    assert bars(line) == ["longer", "left", "gone"]
    assert line.shapes.bars[0].x == line.shapes.signs[0].x


def test_right_that_begins_is_a_triangle_and_stays_at_the_edge_if_it_is_far(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    right = limit(status=Status.RIGHT_NOT_YET, due=date(2027, 2, 11))

    line = only_line(strip_of(answer(right), now=NOON))

    assert [stroke.look for stroke in line.shapes.strokes] == ["right"]
    assert line.shapes.signs == [Sign(look="right", x="100.00%")]


@pytest.mark.parametrize("status", [Status.PAUSED, Status.STOPPED, Status.LAPSED])
def test_limit_that_does_not_run_is_only_an_outline(
    limit: MakeLimit, answer: MakeAnswer, status: Status
) -> None:
    line = only_line(strip_of(answer(limit(status=status, reason="why")), now=NOON))

    assert (bars(line), signs(line)) == (["idle"], [])


def test_duty_without_a_number_has_no_diamond(limit: MakeLimit, answer: MakeAnswer) -> None:
    duty = limit(due=None, nominal_end=None, days_left=None)

    line = only_line(strip_of(answer(duty), now=NOON))

    assert (bars(line), signs(line)) == (["gone"], [])


def test_day_far_ahead_is_shown_as_lying_beyond_the_scale(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    far = limit(due=date(2027, 8, 17))

    line = only_line(strip_of(answer(far), now=NOON))

    assert line.shapes.signs == [Sign(look="beyond", x="100.00%")]


def test_lines_stand_in_the_order_running_by_day_then_rights_then_met(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    limits = [
        limit(status=Status.MET, met=date(2026, 8, 11)),
        limit(due=date(2026, 8, 19)),
        limit(status=Status.RIGHT_NOT_YET, due=date(2026, 9, 1)),
        limit(due=date(2026, 8, 16)),
        limit(status=Status.STOPPED),
    ]

    strip = strip_of(answer(*limits), now=NOON)

    assert [part.group for part in strip.parts] == [
        Band.RUNNING, Band.RIGHTS, Band.MET, Band.RESTING,
    ]  # fmt: skip
    assert [line.limit.due for line in strip.parts[0].lines] == [
        date(2026, 8, 16),
        date(2026, 8, 19),
    ]


def test_data_kept_for_years_does_not_squeeze_the_work(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    kept = limit(due=date(2036, 8, 17))
    kept = replace(kept, rule=replace(kept.rule, kind=Kind.RETENTION))

    strip = strip_of(answer(limit(), kept), now=NOON)

    assert [part.group for part in strip.parts] == [Band.RUNNING, Band.KEPT]
    assert strip.last == date(2026, 8, 20)


def test_drawing_says_in_words_what_it_shows(limit: MakeLimit, answer: MakeAnswer) -> None:
    line = only_line(strip_of(answer(limit(longest=date(2026, 8, 25))), now=NOON))

    assert line.standing.sentence == "Mon 17 Aug, in 3 days"
    assert line.drawn == (
        "from Mon 10 Aug 2026 to Mon 17 Aug 2026; with every extension to Tue 25 Aug 2026"
    )


def test_undecided_limit_without_a_chosen_day_shows_all_its_candidates(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    readings = tuple(
        Candidate(due=day, reading="r", cites="APR 73", why="w")
        for day in (date(2026, 8, 15), date(2026, 8, 17))
    )
    undecided = limit(status=Status.UNDECIDED, due=None, candidates=readings)

    line = only_line(strip_of(answer(undecided), now=NOON))

    assert signs(line) == ["other", "reading"]
    assert line.standing.sentence == "Sat 15 Aug, or Mon 17 Aug"


def test_legend_names_only_what_is_drawn(limit: MakeLimit, answer: MakeAnswer) -> None:
    strip = strip_of(answer(limit()), now=NOON)

    assert strip.looks == {"gone", "left", "due"}


def test_flag_of_the_day_opens_to_the_left_near_the_end(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    early = strip_of(answer(limit(), as_of=date(2026, 8, 14)))
    late = strip_of(answer(limit(), as_of=date(2026, 10, 14)))

    assert (early.flag_turns, late.flag_turns) == (False, True)


def test_drawing_is_named_by_its_lines_and_its_days(limit: MakeLimit, answer: MakeAnswer) -> None:
    strip = strip_of(answer(limit()), now=NOON)

    assert strip.title == "1 limit from Mon 10 Aug 2026 to Thu 20 Aug 2026, one line each"


def test_limit_for_each_other_state_has_a_key_of_its_own(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    strip = strip_of(answer(limit(state="LV"), limit(state="PL")), now=NOON)

    assert [line.key for line in strip.lines] == ["apr-register-5d-lv", "apr-register-5d-pl"]


def test_few_days_are_marked_one_by_one_and_many_by_mondays() -> None:
    few = Scale(first=date(2026, 8, 10), last=date(2026, 8, 19))
    many = Scale(first=date(2026, 8, 10), last=date(2026, 9, 20))

    assert [tick.label for tick in few.fine()] == [str(day) for day in range(10, 20)]
    assert [tick.label for tick in many.fine()] == ["10", "17", "24", "31", "7", "14"]
    assert [tick.label for tick in many.months()] == ["August", "September"]


def test_scale_of_years_has_months_only() -> None:
    years = Scale(first=date(2026, 1, 1), last=date(2026, 12, 31))

    assert years.fine() == ()
    assert [tick.label for tick in years.months()] == ["2026", "Mar", "May", "Jul", "Sep", "Nov"]


def test_months_of_a_long_scale_leave_room_for_their_names_on_a_narrow_page() -> None:
    years = Scale(first=date(2023, 12, 20), last=date(2026, 11, 25))

    ticks = years.months()

    assert [tick.label for tick in ticks] == ["2024", "Jul", "2025", "Jul", "2026", "Jul"]


def decided(limit: MakeLimit) -> list[DueDate]:
    """What is left of a case decided in January 2026: nothing in it is worked to."""
    began, met = date(2025, 8, 10), date(2026, 1, 20)
    return [
        limit(status=Status.MET, starts=began, met=date(2025, 8, 11), due=date(2025, 8, 17)),
        limit(status=Status.MET, starts=began, met=met, due=date(2027, 5, 10)),
        limit(status=Status.STOPPED, starts=date(2025, 9, 1), due=date(2026, 3, 2)),
        limit(status=Status.UNDECIDED, starts=began, due=None, nominal_end=None),
    ]


def test_scale_of_a_case_that_is_over_covers_its_story(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    strip = strip_of(answer(*decided(limit), as_of=date(2026, 11, 22)))

    met = next(part for part in strip.parts if part.group is Band.MET)
    assert (strip.first, strip.last) == (date(2025, 8, 10), date(2026, 11, 28))
    assert [signs(line) for line in met.lines] == [["end", "met"], ["beyond", "met"]]
    assert strip.flag == "Sun 22 Nov"
    labels = [tick.label for tick in strip.months]
    assert labels == ["Sep", "Nov", "2026", "Mar", "May", "Jul", "Sep", "Nov"]


def test_story_that_was_over_long_ago_is_not_squeezed_by_the_day_of_the_question(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    strip = strip_of(answer(*decided(limit), as_of=date(2027, 4, 30)))

    assert (strip.first, strip.last) == (date(2025, 8, 10), date(2026, 3, 11))
    assert (strip.now, strip.flag_turns) == ("100.00%", True)
    assert strip.flag == "later: Fri 30 Apr 2027"


def test_one_day_that_is_worked_to_brings_the_scale_back_to_the_work(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    running = limit(starts=date(2026, 8, 10), due=date(2026, 8, 20))

    strip = strip_of(answer(*decided(limit), running), now=NOON)

    assert strip.first > date(2026, 4, 1)


def test_case_without_any_limit_has_a_scale_around_the_day(answer: MakeAnswer) -> None:
    strip = strip_of(answer())

    assert strip.first <= strip.today <= strip.last


def test_month_that_is_nearly_over_gets_no_name_at_the_edge() -> None:
    scale = Scale(first=date(2026, 8, 31), last=date(2026, 9, 30))

    assert [tick.label for tick in scale.months()] == ["September"]


def test_scale_leaves_out_what_began_long_ago() -> None:
    today = date(2026, 8, 14)
    old = today - timedelta(days=800)

    scale = scale_of(today, starts=[old, today - timedelta(days=3)], ends=[today])

    assert scale.first == date(2026, 8, 11)


def every_kind(limit: MakeLimit) -> list[DueDate]:
    return [limit(status=status, met=date(2026, 8, 11)) for status in Status]


def test_nothing_is_drawn_outside_the_scale(limit: MakeLimit, answer: MakeAnswer) -> None:
    strip = strip_of(answer(*every_kind(limit)), now=NOON)

    edges = [
        float(value.removesuffix("%"))
        for line in strip.lines
        for value in (
            *(bar.x for bar in line.shapes.bars),
            *(bar.width for bar in line.shapes.bars),
            *(stroke.x2 for stroke in line.shapes.strokes),
            *(sign.x for sign in line.shapes.signs),
        )
    ]
    assert len(strip.lines) == len(Status)
    assert all(0 <= edge <= 100 for edge in edges)
