"""An entry of the law book says what its rule says, and nothing that the rule does not."""

from dataclasses import replace
from datetime import date

import pytest

from asylia.law.book import Entry, NoSuchLimit, book_of, law_book
from asylia.law.book.lines import Line
from asylia.law.book.roles import Part
from asylia.law.citation import APR
from asylia.law.clock.book import every_rule
from asylia.law.limits import (
    Extension,
    Happened,
    Interpretation,
    Latest,
    Limb,
    Longer,
    Missed,
    Pause,
    Preferred,
    Reading,
    TimeLimit,
    Unsettled,
    WithinLimit,
    carrying,
    happens,
)
from asylia.law.periods import (
    AMMR_75,
    APR_73,
    BACKWARD_WORKING_DAYS,
    DUBLIN_III_42,
    FROM_THE_MOMENT,
    NO_ROLLING,
    REG_1182_71,
    Counting,
    Length,
    days,
    hours,
    months,
    working_days,
)
from asylia.law.terms import Event, Kind, Party

RULE = TimeLimit(
    id="apr-register-5d",
    cites=APR(27, 1),
    title="Register the application",
    says="The authority registers the application within five days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    lasts=days(5),
)


def said(key: str, **told: object) -> list[str]:
    """What the entry of the rule says under a label, the rule changed so."""
    rule = replace(RULE, **told)  # type: ignore[arg-type]
    parts = {one.key: one.lines for one in Entry(rule).parts}
    return [str(line.says) for line in parts.get(key, ())]


def test_an_entry_says_a_plain_rule_under_its_labels() -> None:
    found = {one.key: [str(line.says) for line in one.lines] for one in Entry(RULE).parts}

    assert found == {
        "owed_by": ["authority responsible for registering applications"],
        "kind": ["the longest that it may take"],
        "runs_from": ["application made"],
        "lasts": ["5 days"],
        "counted_by": [
            "by APR Article 73",
            "the day of the event is not counted",
            "Saturdays, Sundays and public holidays inside it count",
            "an end on a Saturday, Sunday or public holiday moves to the next working day",
        ],
        "in_force": ["from Fri 12 Jun 2026"],
    }


@pytest.mark.parametrize(
    ("runs_from", "says"),
    [
        (
            (Event.APPLICATION_MADE, Event.APPLICATION_LODGED),
            "application made or application lodged",
        ),
        (
            Latest((Event.APPLICATION_MADE, Event.APPLICATION_LODGED)),
            "the newest of: application made or application lodged",
        ),
        (
            Preferred((Event.APPLICATION_MADE, Event.APPLICATION_LODGED)),
            "application made; failing that application lodged",
        ),
        (carrying(Event.PROCEDURE_ASSIGNED, procedure="border"), "procedure assigned (border)"),
        (
            happens(Event.EURODAC_HIT_RECEIVED, category=("irregular_crossing", "sar")),
            "eurodac hit received (irregular crossing or sar)",
        ),
        (
            carrying(Event.TAKE_CHARGE_REQUEST_SENT, urgent=True),
            "take charge request sent (urgent)",
        ),
    ],
)
def test_an_entry_names_what_starts_the_rule(runs_from: object, says: str) -> None:
    assert said("runs_from", runs_from=runs_from) == [says]


def test_a_second_period_is_told_with_its_event_and_its_length() -> None:
    limb = Limb(
        runs_from=Event.APPLICATION_LODGED, lasts=months(2), cites=APR(28), says="two months"
    )

    assert said("runs_from", limbs=(limb,))[1:] == ["and from: application lodged"]
    assert said("lasts", limbs=(limb,))[1:] == ["or 2 months: two months"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"at_once": "as soon as possible"}, ["as soon as possible"]),
        (
            {
                "at_once": "at the registration",
                "no_later_than": (Event.APPLICATION_REGISTERED, Event.INTERVIEW_HELD),
            },
            [
                "at the registration",
                "no later than this: application registered or interview held",
            ],
        ),
        (
            {"no_later_than": (Event.APPLICATION_REGISTERED,), "that_day": True},
            ["no later than on the day of: application registered"],
        ),
        ({"before_end_of": "other"}, ["before another time limit ends"]),
        ({"stated": "lasts"}, ["the entry that starts it says how long"]),
        (
            {"national": True, "at_least": days(5), "at_most": days(10), "below": months(1)},
            [
                "national law sets the length",
                "at least 5 days",
                "at most 10 days",
                "less than 1 month",
            ],
        ),
        (
            {"national": True, "within": "other"},
            ["national law sets the length", "no longer than another limit of national law"],
        ),
    ],
)
def test_a_length_that_is_no_number_is_told(told: dict[str, object], says: list[str]) -> None:
    assert said("lasts", lasts=None, **told) == says


@pytest.mark.parametrize(
    ("counting", "length", "says"),
    [
        (
            APR_73,
            working_days(3),
            [
                "the day of the event is not counted",
                "only working days count: no Saturday, Sunday or public holiday",
            ],
        ),
        (
            REG_1182_71,
            days(5),
            [
                "the day of the event is not counted",
                "Saturdays, Sundays and public holidays inside it count",
                "an end on a Saturday, Sunday or public holiday moves to the next working day",
                "a period of two days or more holds at least two working days",
            ],
        ),
        (
            AMMR_75,
            months(1),
            [
                "the day of the event is not counted",
                "it ends on the weekday, or the date, of the event",
                "if the last month has no such date, on the month’s last day",
                "an end on a Saturday, Sunday or public holiday moves to the next working day",
            ],
        ),
        (
            DUBLIN_III_42,
            months(1),
            [
                "the day of the event is not counted",
                "it ends on the weekday, or the date, of the event",
                "if the last month has no such date, on the month’s last day",
                "disputed whether an end on a day off moves: both days are shown",
            ],
        ),
        (
            NO_ROLLING,
            days(5),
            [
                "the day of the event is not counted",
                "Saturdays, Sundays and public holidays inside it count",
                "the end does not move: nothing has to be done on this day, so it does not move",
            ],
        ),
        (
            REG_1182_71,
            hours(72),
            [
                "the hour of the event is not counted",
                "hours that pass are counted; the end does not move to a working day",
            ],
        ),
        (FROM_THE_MOMENT, hours(48), ["counted from the minute of the event"]),
        (
            BACKWARD_WORKING_DAYS,
            working_days(3),
            ["counted back from the event, in whole days"],
        ),
        (APR_73, None, []),
    ],
)
def test_counting_is_told_as_far_as_it_touches_the_length(
    counting: Counting, length: Length | None, says: list[str]
) -> None:
    found = said("counted_by", counted_by=counting, lasts=length)

    assert found == [f"by {counting.name}", *says]


def test_each_step_of_counting_names_its_provision() -> None:
    lines = next(one.lines for one in Entry(RULE).parts if one.key == "counted_by")

    assert [str(line.cites) for line in lines[1:]] == ["APR 73(a)", "APR 73(c)", "APR 73(c)"]


def test_what_meets_a_rule_is_told_with_what_shows_it() -> None:
    found = said(
        "met_by",
        met_by=(Event.APPLICATION_REGISTERED,),
        shown_by=(Event.APPLICATION_LODGED,),
        early=True,
    )

    assert found == [
        "application registered",
        "also by what happened before it began",
        "application lodged shows that it was met by then",
    ]


def test_a_longer_period_is_told_whether_decided_or_possible() -> None:
    when = Happened((Event.TIME_LIMIT_EXTENDED,), "the time limit was extended")
    extension = Extension(lasts=months(2), when=when, cites=APR(28), says="many apply")
    longer = Longer(lasts=months(3), cites=APR(28), says="a rule of its own")

    found = said("extended_by", extended_by=(extension,), longer=(longer,))

    assert found == ["2 months in all: many apply", "could reach 3 months: a rule of its own"]


@pytest.mark.parametrize(
    ("restarts", "after"), [(True, "then it begins again as a whole"), (False, "then it goes on")]
)
def test_a_pause_is_told_with_its_two_events(restarts: bool, after: str) -> None:  # noqa: FBT001
    pause = Pause(
        begins=Event.ABSCONDED,
        ends=Event.PERSON_AVAILABLE_AGAIN,
        restarts=restarts,
        cites=APR(28),
        says="the person is away",
    )

    assert said("pauses", pauses=(pause,)) == [
        f"the person is away: from absconded to person available again, {after}"
    ]


def test_what_follows_if_it_is_missed_is_told() -> None:
    missed = Missed(
        says="Silence accepts.", derives=Event.TAKE_CHARGE_ACCEPTED, lapses=True, final=True
    )

    assert said("if_missed", if_missed=missed) == [
        "Silence accepts.",
        "the law itself then produces: take charge accepted",
        "the step can then no longer be taken",
        "a step taken late does not count",
    ]
    assert said("if_missed", if_missed=Missed(says="Nothing is stated.")) == ["Nothing is stated."]


@pytest.mark.parametrize(
    ("default", "says"),
    [
        (
            "afresh",
            ["worked to: counted afresh", "another reading: counted on"],
        ),
        (
            "earlier",
            [
                "another reading: counted afresh",
                "another reading: counted on",
                "worked to: the reading that ends first",
            ],
        ),
    ],
)
def test_a_doubt_is_told_with_each_reading_and_who_chose(default: str, says: list[str]) -> None:
    readings = (
        Reading(
            key="afresh",
            says="counted afresh",
            cites=APR(27, 7),
            runs_from=Event.SCREENING_COMPLETED,
        ),
        Reading(key="on", says="counted on", cites=APR(27, 1)),
    )
    doubt = Interpretation(
        id="x",
        question="whether it begins afresh",
        readings=readings,
        default=default,
        chosen_by="Asylia",
        chosen_on=date(2026, 11, 22),
    )

    assert said("readings", reading=doubt) == [
        "whether it begins afresh",
        *says,
        "chosen by Asylia, Sun 22 Nov 2026",
    ]
    starts = Entry(replace(RULE, reading=doubt)).events[Part.STARTS]
    assert starts == (Event.APPLICATION_MADE, Event.SCREENING_COMPLETED)


def test_a_point_that_the_act_leaves_open_is_told_once() -> None:
    point = Unsettled("x", "it begins afresh", yes="begun_afresh", no="on")

    found = said("left_open", applies_if=(point, point))

    assert found == ["whether it begins afresh; an office chooses begun afresh or on"]


def test_a_condition_names_the_limits_that_it_asks_about() -> None:
    within = WithinLimit((Event.APPLICATION_LODGED,), "apr-lodge-21d", "lodged in time")

    parts = {one.key: one.lines for one in Entry(replace(RULE, applies_if=(within,))).parts}

    assert parts["applies_if"] == (Line("lodged in time", None, ("apr-lodge-21d",)),)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"kind": Kind.RIGHT_FROM}, ["a right begins when it ends"]),
        (
            {"liberty": True, "per_state": True},
            [
                "the longest that it may take",
                "a limit on liberty: its end never moves",
                "counted for each other Member State by itself",
            ],
        ),
    ],
)
def test_what_kind_of_limit_it_is_is_told(told: dict[str, object], says: list[str]) -> None:
    assert said("kind", **told) == says


def test_a_span_that_is_over_is_told_with_its_last_day() -> None:
    found = said("in_force", in_force_from=date(2014, 1, 1), in_force_until=date(2026, 6, 11))

    assert found == ["from Wed 1 Jan 2014 to Thu 11 Jun 2026"]


def test_twins_and_rivals_stand_beside_the_entry() -> None:
    new = replace(RULE, rivals=("other",))
    old = replace(RULE, id="old", twins=(RULE.id,))
    book = book_of((old, new))

    beside = {
        one.id: [
            (str(line.says), line.limits)
            for part in one.parts
            if part.key == "interplay"
            for line in part.lines
        ]
        for one in book.entries
    }

    assert beside == {
        "old": [("in the later law, the same matter", (RULE.id,))],
        RULE.id: [
            ("while a fact is open, only one of these and it can apply", ("other",)),
            ("in the earlier law, the same matter", ("old",)),
        ],
    }


def test_every_rule_has_an_entry_that_can_be_told() -> None:
    book = law_book()

    told = {one.id: one.as_json() for one in book.entries}

    assert list(told) == [rule.id for rule in every_rule()]
    assert all(one["says"] for one in told.values())


def test_every_id_that_an_entry_names_is_in_the_book() -> None:
    book = law_book()

    named = {
        id_
        for entry in book.entries
        for part in entry.parts
        for line in part.lines
        for id_ in line.limits
    }

    assert named - book.by_id.keys() == set()


def test_an_entry_is_found_by_its_id() -> None:
    assert law_book().find("apr-register-5d").rule.title == "Register the application"


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    with pytest.raises(NoSuchLimit) as refused:
        law_book().find("apr-registr-5d")

    assert refused.value.nearest[0] == "apr-register-5d"
    assert str(refused.value).startswith("the law book has no limit 'apr-registr-5d'. Did you mean")


def test_an_unknown_id_that_looks_like_none_is_refused_without_a_guess() -> None:
    with pytest.raises(NoSuchLimit, match=r"^the law book has no limit 'qqqq'\.$"):
        law_book().find("qqqq")
