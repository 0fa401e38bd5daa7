"""What an act leaves to national law, and what it leaves open."""

import pytest

from asylia.law.citation import QR
from asylia.law.clock.left_open import left_open_in
from asylia.law.clock.national import BadLength, allowed_length
from asylia.law.facts import Settings
from asylia.law.limits import (
    AllOf,
    Not,
    Overtaken,
    PersonIs,
    Unsettled,
    Unused,
    WithinLimit,
)
from asylia.law.periods import days, months
from asylia.law.terms import Event, Status
from tests.law.clock import asking as clock

POINT = Unsettled(id="test-point", says="the wording covers this", yes="wide", no="narrow")
LODGED = ("application_lodged", "2026-08-31")
APPEAL = {
    "id": "appeal",
    "runs_from": Event.DECISION_NOTIFIED,
    "lasts": None,
    "national": True,
    "at_least": days(5),
    "at_most": days(10),
    "met_by": (Event.APPEAL_FILED,),
}
NOTIFIED = ("decision_notified", "2026-09-07")


def asked(length: str, **bounds: object) -> str:
    rule = clock.rule(id="bounded", lasts=None, national=True, **bounds)
    settings = Settings(national={"bounded": length})
    answer = clock.ask([LODGED], "2026-09-01", settings=settings, rules=[rule])
    return clock.limit(answer, "bounded").status.value


@pytest.mark.parametrize("length", ["5 days", "10 days", "1 week", "7 working days"])
def test_national_length_within_the_act_is_taken(length: str) -> None:
    assert asked(length, at_least=days(5), at_most=days(10)) == "running"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("4 days", "APR_OR_QR leaves national law at least 5 days, not 4 days"),
        ("11 days", "APR_OR_QR leaves national law at most 10 days, not 11 days"),
        ("2 weeks", "APR_OR_QR leaves national law at most 10 days, not 2 weeks"),
    ],
)
def test_national_length_outside_the_act_is_refused_in_words(length: str, words: str) -> None:
    with pytest.raises(BadLength, match=words.replace("APR_OR_QR", r"QR 1")):
        asked(length, at_least=days(5), at_most=days(10))


@pytest.mark.parametrize("length", ["6 months", "7 months", "181 days", "184 days", "1 year"])
def test_national_length_must_stay_below_what_the_act_forbids_to_reach(length: str) -> None:
    with pytest.raises(BadLength, match="leaves national law less than 6 months"):
        asked(length, below=months(6))


def test_length_that_nobody_has_set_is_none() -> None:
    rule = clock.rule(id="bounded", lasts=None, national=True, at_least=days(5))

    assert allowed_length(Settings(), rule) is None


@pytest.mark.parametrize("length", ["5 months", "180 days", "25 weeks"])
def test_national_length_below_that_is_taken(length: str) -> None:
    assert asked(length, below=months(6)) == "running"


@pytest.mark.parametrize(
    ("length", "is_taken"), [("365 days", True), ("366 days", True), ("367 days", False)]
)
def test_twelve_months_are_a_year(length: str, *, is_taken: bool) -> None:
    rule = clock.rule(id="bounded", lasts=None, national=True, at_most=months(12))
    settings = Settings(national={"bounded": length})

    try:
        found = allowed_length(settings, rule)
    except BadLength:
        found = None

    assert (found is not None) is is_taken


def statuses(events: list[clock.Row], as_of: str, national: str | None = None) -> str:
    rules = [
        clock.rule(id="least", runs_from=Event.DECISION_NOTIFIED, lasts=days(5)),
        clock.rule(**APPEAL),
        clock.rule(
            id="right",
            runs_from=Event.DECISION_NOTIFIED,
            lasts=None,
            at_once="until then",
            applies_if=(Unused((Event.APPEAL_FILED,), "appeal", "least", "nobody appealed"),),
        ),
    ]
    settings = Settings(national={"appeal": national} if national else {})
    answer = clock.ask([NOTIFIED, *events], as_of, settings=settings, rules=rules)
    return next(
        (each.why for each in answer.not_running if each.id == "right"),
        next((each.status.value for each in answer.limits if each.id == "right"), ""),
    )


@pytest.mark.parametrize(
    ("events", "as_of", "national", "answered"),
    [
        ([], "2026-09-14", "7 days", "only where nobody appealed"),
        ([], "2026-09-15", "7 days", "running"),
        ([("appeal_filed", "2026-09-14")], "2026-09-15", "7 days", "only where nobody appealed"),
        ([("appeal_filed", "2026-09-15")], "2026-09-15", "7 days", "running"),
        ([], "2026-09-14", None, "only where nobody appealed"),
        ([], "2026-09-15", None, "the file does not say whether nobody appealed"),
        ([("appeal_filed", "2026-09-21")], "2026-09-21", None, "only where nobody appealed"),
    ],
)
def test_time_that_nobody_used_is_known_to_be_over_only_with_its_length(
    events: list[clock.Row], as_of: str, national: str | None, answered: str
) -> None:
    assert statuses(events, as_of, national) == answered


def test_point_that_the_act_leaves_open_stays_undecided() -> None:
    rule = clock.rule(applies_if=(POINT,))

    answer = clock.ask([LODGED], "2026-09-01", rules=[rule])

    found = clock.limit(answer, "test")
    assert (found.status, found.reason) == (
        Status.UNDECIDED,
        (
            "the act leaves open whether the wording covers this; readings.test-point chooses wide "
            "or narrow"
        ),
    )


@pytest.mark.parametrize(("chosen", "runs"), [("wide", True), ("narrow", False)])
def test_authority_chooses_how_to_read_a_point_that_is_open(chosen: str, *, runs: bool) -> None:
    rule = clock.rule(applies_if=(POINT,))
    settings = Settings(readings={"test-point": chosen})

    answer = clock.ask([LODGED], "2026-09-01", settings=settings, rules=[rule])

    assert bool(answer.limits) is runs


def test_what_the_file_does_not_say_comes_before_what_the_act_leaves_open() -> None:
    silent = PersonIs("unaccompanied_minor", value=True, says="it is a child alone")
    both = AllOf((POINT, Not(silent, "it is no child alone")), "both are so")
    rule = clock.rule(applies_if=(both,))

    answer = clock.ask([LODGED], "2026-09-01", person={"nationality": ["SY"]}, rules=[rule])

    reason = clock.limit(answer, "test").reason
    assert reason == "the file does not say whether both are so"
    assert left_open_in(rule) == (POINT,)


@pytest.mark.parametrize(
    ("person", "answered"),
    [
        ({"unaccompanied_minor": True, "date_of_birth": "1990-01-01"}, "running"),
        ({"unaccompanied_minor": False}, "no"),
        ({"date_of_birth": "2008-08-31"}, "no"),
        ({"date_of_birth": "2008-09-01"}, "undecided"),
        ({"nationality": ["SY"]}, "no"),
    ],
)
def test_silent_file_leaves_open_only_of_a_child_whether_it_is_alone(
    person: dict[str, object], answered: str
) -> None:
    alone = PersonIs("unaccompanied_minor", value=True, says="it is a minor alone", under=18)
    rule = clock.rule(applies_if=(alone,))

    answer = clock.ask([LODGED], "2026-09-01", person=person, rules=[rule])

    assert (answer.limits[0].status.value if answer.limits else "no") == answered


@pytest.mark.parametrize(
    ("events", "stands"),
    [
        ([("decision_notified", "2027-03-01")], ("met", "2027-03-01")),
        ([("decision_notified", "2027-03-02")], ("undecided", "2027-03-01")),
        (
            [("first_instance_decision_taken", "2027-02-26"), ("decision_notified", "2027-03-02")],
            ("met", "2027-03-01"),
        ),
    ],
)
def test_later_step_shows_an_earlier_one_but_not_that_it_was_in_time(
    events: list[clock.Row], stands: tuple[str, str]
) -> None:
    rule = clock.rule(
        met_by=(Event.FIRST_INSTANCE_DECISION_TAKEN,), shown_by=(Event.DECISION_NOTIFIED,)
    )

    answer = clock.ask([LODGED, *events], "2027-03-03", rules=[rule])

    assert clock.stands(answer, "test") == stands


def test_day_that_is_set_beforehand_counts_once_it_is_recorded() -> None:
    planned = (
        "transfer_arrival_date",
        "2026-09-24",
        {"recorded_at": "2026-09-01T10:00+03:00", "state": "LV"},
    )
    rule = clock.rule(runs_from=Event.TRANSFER_ARRIVAL_DATE, lasts=days(5))

    before = clock.ask([planned], "2026-08-31", rules=[rule])
    after = clock.ask([planned], "2026-09-01", rules=[rule])

    assert before.limits == ()
    assert clock.stands(after, "test") == ("running", "2026-09-29")


@pytest.mark.parametrize(("made", "stands"), [("2026-08-30", "running"), ("2026-09-01", "stopped")])
def test_event_before_the_start_can_be_left_out(made: str, stands: str) -> None:
    came_back = WithinLimit(
        (Event.APPLICATION_MADE,), "test", "the person came back", after_start=True
    )
    rule = clock.rule(overtaken_by=(Overtaken(by=came_back, cites=QR(1), says="came back"),))

    answer = clock.ask([LODGED, ("application_made", made)], "2026-09-02", rules=[rule])

    assert clock.stands(answer, "test")[0] == stands
