"""What columns do not tell goes to the clock, is counted, and is answered the same."""

from datetime import date
from itertools import pairwise
from typing import Any

import polars as pl
import pytest

from asylia.law.clock.settling import NeverSettles
from asylia.law.columns import due_dates
from asylia.law.columns.known import WORDS, is_known
from asylia.law.facts import Derogation, Settings
from asylia.law.limits import (
    Attribute,
    Interpretation,
    Missed,
    Pause,
    PersonIs,
    Reading,
    TimeLimit,
)
from asylia.law.periods import NO_ROLLING, days, years
from asylia.law.terms import Event, Kind
from tests.law.clock.asking import Row, rule
from tests.law.columns.agreeing import agree, case

LODGED: Row = ("application_lodged", "2026-07-01")
MADE: Row = ("application_made", "2026-06-20", {"competent_to_register": True})


def reasons(*events: Row, **more: Any) -> dict[str, int]:
    return agree([case(*events), case(LODGED)], "2026-08-20", **more).reasons()


@pytest.mark.parametrize(
    ("events", "why"),
    [
        (
            [MADE, LODGED, ("final_decision", "2026-07-20"), ("application_made", "2026-08-01")],
            "several applications",
        ),
        (
            [LODGED, ("final_decision", "2026-07-20"), ("application_registered", "2026-08-01")],
            "several applications",
        ),
        ([LODGED, ("subsequent_application_made", "2026-08-01")], "several applications"),
        (
            [
                ("take_charge_request_sent", "2026-07-01", {"state": "LV"}),
                ("take_charge_request_sent", "2026-07-02", {"state": "DE"}),
            ],
            "several other States",
        ),
        ([("application_registered", "1990-07-01")], "a day outside the calendars"),
    ],
)
def test_what_columns_do_not_tell_is_counted(events: list[Row], why: str) -> None:
    assert reasons(*events) == {why: 1}


def test_a_frame_may_fall_back_altogether() -> None:
    found = agree([case(("subsequent_application_made", "2026-06-20"))], "2026-08-20")

    assert found.share_fallen == 1.0


def test_a_period_that_ends_after_the_calendars_falls_back_and_is_refused() -> None:
    retention = rule(lasts=days(365 * 40))

    found = due_dates(
        pl.DataFrame({"member_state": ["LT"], "application_lodged": [date(2026, 7, 1)]}),
        as_of=date(2026, 8, 20),
        rules=[retention],
    )

    assert found.reasons() == {"a day outside the calendars": 1}
    assert found.dates.height == 0
    assert found.refused["row"].to_list() == [0]
    assert found.refused["why"][0].startswith("the public holidays of Lithuania are known from")


def test_a_state_that_is_not_known_is_refused_with_its_row() -> None:
    cases = pl.DataFrame(
        {"member_state": ["LT", "XX"], "application_lodged": [date(2026, 7, 1)] * 2}
    )

    found = due_dates(cases, as_of=date(2026, 8, 20))

    assert found.reasons() == {"a State that is not known": 1}
    assert found.refused["row"].to_list() == [1]


def test_a_decision_in_a_crisis_is_left_to_the_clock() -> None:
    settings = Settings(
        crisis=(
            Derogation(
                state="LT",
                situation="crisis",
                articles=("10(1)",),
                first=date(2026, 6, 15),
                last=date(2026, 9, 1),
            ),
        )
    )

    found = reasons(MADE, settings=settings)

    assert found == {"a decision in a crisis": 1}


def test_a_length_that_an_entry_states_is_left_to_the_clock() -> None:
    stated = rule(lasts=None, stated="within")
    silent, says = LODGED, (*LODGED, {"within": "10 days"})

    found = agree([case(silent), case(says)], "2026-08-20", rules=[stated])

    assert found.reasons() == {"a length that an entry states": 1}


@pytest.mark.parametrize(
    "odd",
    [
        rule(applies_if=(PersonIs("nationality", (), "the person has no nationality"),)),
        rule(applies_if=(Attribute(Event.APPLICATION_LODGED, "place", ("x",), "at x"),)),
    ],
    ids=["a fact", "a word"],
)
def test_a_rule_with_a_word_that_columns_do_not_know_is_left_to_the_clock(
    odd: TimeLimit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(WORDS, Attribute)
    is_known.cache_clear()

    found = agree([case(LODGED), case(MADE)], "2026-08-20", rules=[odd])

    assert found.reasons() == {"a rule with a word that columns do not know": 1}


def test_a_word_that_says_nothing_is_no_reason_to_leave_a_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without = WORDS[TimeLimit].replace("early ", "").replace("liberty ", "")
    monkeypatch.setitem(WORDS, TimeLimit, without)
    is_known.cache_clear()

    assert is_known(rule())
    assert not is_known(rule(early=True))
    is_known.cache_clear()


def test_rules_that_produce_events_without_end_are_a_mistake() -> None:
    chain = [Event.APPLICATION_LODGED, *(event for event in Event if event.value > "t")][:40]
    rules = [
        rule(
            id=f"rule {number}",
            runs_from=start,
            lasts=days(1),
            if_missed=Missed(says="It follows.", derives=follows, lapses=True),
        )
        for number, (start, follows) in enumerate(pairwise(chain))
    ]
    cases = pl.DataFrame({"member_state": ["LT"], "application_lodged": [date(2026, 6, 15)]})

    with pytest.raises(NeverSettles, match="kept producing events in columns"):
        due_dates(cases, as_of=date(2027, 8, 20), rules=rules)


def test_what_begins_after_the_calendars_is_left_to_the_clock() -> None:
    passes = Missed(says="It follows.", derives=Event.TRANSFER_PERIOD_END, lapses=True)
    first = rule(lasts=years(26), counted_by=NO_ROLLING, if_missed=passes)
    then = rule(
        id="then",
        runs_from=Event.TRANSFER_PERIOD_END,
        kind=Kind.RIGHT_FROM,
        lasts=days(5),
        counted_by=NO_ROLLING,
    )

    found = agree([case(LODGED)], "2026-08-20", rules=[first, then])

    assert found.reasons() == {"a day outside the calendars": 1}


def test_what_stood_still_until_after_the_calendars_is_left_to_the_clock() -> None:
    prison = Pause(
        begins=Event.IMPRISONMENT_STARTED,
        ends=Event.IMPRISONMENT_ENDED,
        restarts=False,
        cites=rule().cites,
        says="in prison",
    )
    long = rule(lasts=years(26), counted_by=NO_ROLLING, pauses=(prison,))
    events = (LODGED, ("imprisonment_started", "2026-07-10"), ("imprisonment_ended", "2026-07-12"))

    found = agree([case(*events)], "2026-08-20", rules=[long])

    assert found.reasons() == {"a day outside the calendars": 1}


def test_a_limit_whose_readings_never_start_has_no_line() -> None:
    appeal = Reading(
        key="appeal", says="from the appeal", cites=rule().cites, runs_from=Event.APPEAL_FILED
    )
    point = Interpretation(
        id="doubt",
        question="from when",
        readings=(appeal,),
        default="appeal",
        chosen_by="nobody",
        chosen_on=date(2026, 1, 1),
    )
    cases = pl.DataFrame({"member_state": ["LT"], "application_lodged": [date(2026, 7, 1)]})

    found = due_dates(cases, as_of=date(2026, 8, 20), rules=[rule(reading=point)])

    assert (found.dates.height, found.reasons()) == (0, {})


def test_what_lies_ahead_does_not_count_unless_it_was_foreseen() -> None:
    ahead = date(2026, 9, 1)
    cases = pl.DataFrame(
        {
            "member_state": ["LT", "LT"],
            "application_lodged": [ahead, date(2026, 7, 1)],
            "transfer_planned": [ahead, None],
        }
    )
    rules = [rule(), rule(id="transfer", runs_from=Event.TRANSFER_PLANNED)]

    found = due_dates(cases, as_of=date(2026, 8, 20), rules=rules).dates

    assert sorted(found.select("row", pl.col("limit").cast(pl.String)).rows()) == [
        (0, "transfer"),
        (1, "test"),
    ]


def test_what_the_law_produces_counts_once_where_it_is_written_down_already() -> None:
    passes = Missed(says="It follows.", derives=Event.TRANSFER_PERIOD_END, lapses=True)
    rules = [
        rule(lasts=days(3), if_missed=passes),
        rule(id="then", runs_from=Event.TRANSFER_PERIOD_END, lasts=days(9)),
    ]
    written = ("transfer_period_end", "2026-06-20")

    for cases in ([case(LODGED, written)], [case(LODGED), case(LODGED, written)]):
        assert agree(cases, "2026-08-20", rules=rules).reasons() == {}


def test_columns_in_which_nothing_stands_change_nothing() -> None:
    nothing = pl.Series([None], dtype=pl.String)
    cases = pl.DataFrame({"member_state": ["LT"], "application_lodged": [date(2026, 7, 1)]})
    more = cases.with_columns(
        nothing.alias("application_lodged.place"),
        nothing.cast(pl.Date).alias("interview_held"),
        nothing.cast(pl.Datetime("us", "UTC")).alias("application_lodged.at"),
    )

    as_of = date(2026, 8, 20)

    assert due_dates(more, as_of=as_of).dates.equals(due_dates(cases, as_of=as_of).dates)
