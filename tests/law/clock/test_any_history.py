"""Properties that hold for every history, however odd."""

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from asylia.law.clock import answer
from asylia.law.facts import Happening, History, Person
from asylia.law.terms import DERIVED_ONLY, Event, Status

FIRST = date(2026, 5, 1)
EVENTS = sorted(set(Event) - DERIVED_ONLY)
COMMON = [
    Event.BORDER_APPREHENSION,
    Event.APPREHENSION,
    Event.APPLICATION_MADE,
    Event.APPLICATION_REGISTERED,
    Event.APPLICATION_LODGED,
    Event.PROCEDURE_ASSIGNED,
    Event.EURODAC_HIT_RECEIVED,
    Event.TAKE_CHARGE_REQUEST_RECEIVED,
    Event.TAKE_CHARGE_ACCEPTED,
    Event.SUSPENSIVE_EFFECT_GRANTED,
    Event.APPEAL_FINAL_DECISION,
    Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,
    Event.PERSON_AVAILABLE_AGAIN,
    Event.TIME_LIMIT_EXTENDED,
    Event.POSTPONEMENT_DECIDED,
    Event.RIGHT_TO_REMAIN_ENDED,
    Event.DETENTION_STARTED,
    Event.DETENTION_ENDED,
]
days = st.integers(0, 900).map(lambda days: FIRST + timedelta(days=days))
moments = st.one_of(
    days,
    st.builds(
        lambda day, minute: (
            datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
        ),
        days,
        st.integers(0, 1439),
    ),
)
attributes = st.fixed_dictionaries(
    {},
    optional={
        "state": st.sampled_from(["LV", "PL"]),
        "basis": st.sampled_from(["eurodac", "vis", "other", 3]),
        "category": st.sampled_from(["applicant", "irregular_crossing", "illegal_stay"]),
        "procedure": st.sampled_from(["regular", "accelerated", "border", "admissibility"]),
        "competent_to_register": st.booleans(),
        "limit": st.sampled_from(["apr-exam-regular-6m", "ammr-transfer-6m", "apr-border-12w"]),
        "ground": st.sampled_from(["transfer", "35(5)(b)", "51(2)", "imprisonment"]),
        "outcome": st.sampled_from(["remitted", "dismissed"]),
        "urgent": st.booleans(),
    },
)
rows = st.lists(
    st.tuples(st.sampled_from(COMMON) | st.sampled_from(EVENTS), moments, attributes), max_size=9
)


def _history(found: list[tuple[Event, date | datetime, dict[str, object]]]) -> History:
    return History(
        case="LT-ANY",
        member_state="LT",
        person=Person(unaccompanied_minor=None),
        events=tuple(
            Happening(event=event, at=at, id=str(number), attributes=carried)
            for number, (event, at, carried) in enumerate(found, 1)
        ),
    )


@given(found=rows, as_of=days)
def test_every_history_has_an_answer_that_can_be_written(
    found: list[tuple[Event, date | datetime, dict[str, object]]], as_of: date
) -> None:
    told = answer(_history(found), as_of=as_of)

    json.dumps(told.as_json())
    assert all(step.cites for each in told.limits for step in each.steps)
    assert all(each.steps for each in told.limits)
    assert all(each.why for each in told.not_running)


@given(found=rows, as_of=days)
def test_explaining_changes_no_date(
    found: list[tuple[Event, date | datetime, dict[str, object]]], as_of: date
) -> None:
    explained = answer(_history(found), as_of=as_of)
    bare = answer(_history(found), as_of=as_of, explain=False)

    assert [(each.id, each.status, each.due, each.candidates) for each in explained.limits] == [
        (each.id, each.status, each.due, each.candidates) for each in bare.limits
    ]


@given(found=rows, as_of=days)
def test_an_undecided_limit_shows_dates_and_a_reason(
    found: list[tuple[Event, date | datetime, dict[str, object]]], as_of: date
) -> None:
    told = answer(_history(found), as_of=as_of)

    undecided = [each for each in told.limits if each.status is Status.UNDECIDED]
    assert all(each.reason for each in undecided)


@given(found=rows, as_of=days, later=st.integers(1, 400))
def test_nothing_changes_before_the_day_that_was_announced(
    found: list[tuple[Event, date | datetime, dict[str, object]]], as_of: date, later: int
) -> None:
    """With no new entry, what the law produces is the same until ``recompute_on``."""
    known = [row for row in found if _day(row[1]) <= as_of]
    now = answer(_history(known), as_of=as_of, explain=False)
    then = as_of + timedelta(days=later)
    if now.recompute_on is not None:
        then = min(then, now.recompute_on - timedelta(days=1))

    told = answer(_history(known), as_of=then, explain=False)

    assert told.derived_events == now.derived_events
    assert [(each.id, each.state, each.due) for each in told.limits] == [
        (each.id, each.state, each.due) for each in now.limits
    ]


def _day(at: date | datetime) -> date:
    return (at + timedelta(hours=3)).date() if isinstance(at, datetime) else at
