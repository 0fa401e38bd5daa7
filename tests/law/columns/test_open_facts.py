"""Cases with open facts: several worlds in columns, as for the clock, and none left to it."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from asylia.law.clock.doubts import OPEN_ATTRIBUTES
from asylia.law.facts import Happening, History, Settings
from asylia.law.terms import UNCERTAIN, Event
from tests.law.clock.asking import Row
from tests.law.columns.agreeing import agree, agree_in_columns, case
from tests.law.columns.drawing import VALUES

FROM = {"state": "LV"}
MADE: Row = ("application_made", "2026-06-20")
REGISTERED: Row = ("application_registered", "2026-06-22")
LODGED: Row = ("application_lodged", "2026-06-25")
SENT: Row = ("biometrics_transmitted", "2026-07-01")
BORDER: Row = ("border_apprehension", "2026-06-20")
INLAND: Row = ("territory_apprehension", "2026-06-20")
OPEN: tuple[Row, ...] = (
    MADE,
    ("eurodac_hit_received", "2026-06-24", FROM),
    SENT,
    ("take_charge_request_received", "2026-06-24", FROM),
    ("take_back_request_received", "2026-06-24", FROM),
    ("detention_started", "2026-06-21"),
    ("apprehension", "2026-06-20"),
    ("application_accepted_for_consideration", "2026-06-23"),
    ("application_submitted", "2026-06-21"),
    ("application_submitted_at_border", "2026-06-21"),
    ("registered_in_migris", "2026-06-22"),
)
DAYS = ("2026-06-26", "2026-08-20", "2027-03-01")


@pytest.mark.parametrize("as_of", DAYS)
def test_open_facts_alone_and_two_by_two_give_the_same_dates(as_of: str) -> None:
    alone = [case(one) for one in OPEN]
    pairs = [case(one, other) for one, other in combinations(OPEN, 2)]
    applied = [case(one, other, LODGED) for one, other in combinations(OPEN, 2)]

    agree_in_columns(*alone, *pairs, *applied, case(LODGED), as_of=as_of)


def test_dates_that_every_way_gives_for_other_reasons_are_decided() -> None:
    """Accepted on 22 October, the registration counts from there or from the screening's end."""
    twice = case(
        ("border_apprehension", "2026-11-08"),
        ("application_made", "2026-11-09T12:56:00+02:00"),
        ("screening_completed", "2026-11-11T11:22:00+02:00"),
        ("application_accepted_for_consideration", "2026-10-22T01:57:00+03:00"),
    )

    found = agree_in_columns(twice, as_of="2026-11-20")

    status = found.filter(limit="rcd-information-3d")["status"].to_list()
    assert status == ["overdue"]


@pytest.mark.parametrize("gone", ["application_withdrawn", "left_territory"])
def test_what_no_world_owes_any_more_is_stopped_in_columns_too(gone: str) -> None:
    cases = [case(one, (gone, "2026-06-26")) for one in OPEN]

    agree_in_columns(*cases, case(LODGED), as_of="2026-08-20")


@pytest.mark.parametrize(
    "events",
    [
        [BORDER, INLAND],
        [BORDER, INLAND, REGISTERED, MADE],
        [("border_apprehension", "2026-06-20T10:00:00+03:00"), INLAND],
        [("apprehension", "2026-06-20"), BORDER],
        [("apprehension", "2026-06-20"), BORDER, INLAND],
        [("apprehension", "2026-06-20"), ("apprehension", "2026-06-18"), BORDER],
        [("application_submitted", "2026-06-22"), REGISTERED],
        [("application_submitted", "2026-06-20"), REGISTERED],
        [("application_submitted", "2026-06-20"), MADE, REGISTERED, LODGED],
        [("application_submitted", "2026-06-19"), MADE, REGISTERED, LODGED],
        [("registered_in_migris", "2026-06-22"), MADE],
        [("registered_in_migris", "2026-06-22"), REGISTERED],
        [("application_made", "2026-06-22"), MADE, LODGED],
        list(OPEN),
        [*OPEN, BORDER],
    ],
)
def test_several_entries_of_one_happening_give_the_same_dates(events: list[Row]) -> None:
    for as_of in DAYS:
        agree_in_columns(case(*events), case(REGISTERED), as_of=as_of)


@pytest.mark.parametrize(
    "events",
    [
        [SENT, BORDER],
        [SENT, BORDER, REGISTERED],
        [SENT, SENT, BORDER, REGISTERED],
        [SENT, ("biometrics_transmitted", "2026-06-21"), BORDER, LODGED],
        [SENT, ("biometrics_transmitted", "2026-06-21", {"category": "applicant"}), BORDER, LODGED],
        [SENT, SENT, BORDER, REGISTERED, ("illegal_stay_found", "2026-06-20")],
        [SENT, ("disembarkation", "2026-06-20")],
        [("biometrics_transmitted", "2026-06-20T09:00:00+03:00"), BORDER],
    ],
)
def test_a_transmission_belongs_to_the_same_duty(events: list[Row]) -> None:
    for as_of in DAYS:
        agree_in_columns(case(*events), case(REGISTERED), as_of=as_of)


def test_an_open_fact_while_it_is_open_which_law_sets_the_times_has_the_same_dates() -> None:
    hit = ("eurodac_hit_received", "2026-04-02", FROM)
    asked = ("take_charge_request_sent", "2026-04-20", FROM)
    registered = ("application_registered", "2026-03-02")
    received = ("take_charge_request_received", "2026-04-20", FROM)
    detained = ("detention_started", "2026-04-20")
    cases = [
        case(registered, ("application_lodged", "2026-03-10"), *more)
        for more in ((hit, asked), (received,), (hit, asked, detained), (asked, detained))
    ]

    for as_of in ("2026-06-30", "2026-08-20", "2027-03-01"):
        found = agree(cases, as_of)
        assert set(found.reasons()) <= {"an open fact, and silence under one of two laws"}
        assert found.rows - found.fallen.height > 0


KINDS = tuple(
    dict.fromkeys(
        (
            *UNCERTAIN,
            *(kind for kinds in UNCERTAIN.values() for kind in kinds),
            *(opened.event for opened in OPEN_ATTRIBUTES),
            *(Event(one[0]) for one in OPEN),
            Event.INTERVIEW_HELD,
            Event.TAKE_CHARGE_REQUEST_SENT,
            Event.TAKE_CHARGE_ACCEPTED,
            Event.DETENTION_ENDED,
            Event.SCREENING_COMPLETED,
            Event.TRANSFER_CARRIED_OUT,
            Event.DECISION_NOTIFIED,
        )
    )
)


def _drawn(number: int) -> History:
    """Some events in no order, of which hardly one says what the law asks."""
    chance = Random(number)
    first = date(2026, 4, 1) + timedelta(days=chance.randrange(120))
    events = []
    for place in range(chance.randint(1, 7)):
        event = chance.choice(KINDS)
        says = {
            key: chance.choice(values)
            for key, values in VALUES.get(event, {}).items()
            if key not in ("state", "subsequent") and not chance.randrange(4)
        }
        if event.value.startswith(("take_", "eurodac")) and chance.randrange(2):
            says["state"] = "LV"
        day = first + timedelta(days=chance.randrange(12))
        events.append(Happening(event=event, at=day, id=str(place), attributes=says))
    return History(case="case", member_state=chance.choice(["LT", "DE"]), events=tuple(events))


@pytest.mark.parametrize("as_of", ["2026-06-20", "2026-09-01"])
def test_cases_full_of_open_facts_have_the_same_dates(as_of: str) -> None:
    found = agree([_drawn(number) for number in range(60)], as_of)

    assert found.share_fallen < 0.1


def test_worlds_are_reckoned_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asylia.law.columns.answering.WORLDS_AT_ONCE", 5)

    agree_in_columns(*(case(one, LODGED) for one in OPEN), as_of="2026-08-20")


def test_no_word_of_one_law_moves_what_the_other_leaves_open() -> None:
    chosen = Settings(readings={"day-of-acceptance-by-silence": "next_day"})

    agree_in_columns(*(case(one, LODGED) for one in OPEN), as_of="2026-08-20", settings=chosen)
