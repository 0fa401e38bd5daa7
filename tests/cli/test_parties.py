"""A limit is one's own unless the file shows that somebody else owes it."""

from dataclasses import replace
from datetime import date

import pytest

from asylia.cli.parties import short_name
from asylia.law.acts import RULES
from asylia.law.clock import DueDate
from asylia.law.clock.sides import is_ours
from asylia.law.clock.timeline import Occurrence, Timeline
from asylia.law.terms import Event, Party, Status

DAY = date(2026, 8, 10)


def owed_by(
    party: Party,
    state: str | None = "LV",
    *,
    runs_from: Event = Event.TAKE_CHARGE_REQUEST_RECEIVED,
) -> DueDate:
    rule = replace(RULES[0], owed_by=party, runs_from=runs_from)
    return DueDate(rule=rule, status=Status.RUNNING, starts=DAY, started_by="1", state=state)


def file_with(event: Event, **attributes: object) -> Timeline:
    return Timeline([Occurrence(event, DAY, DAY, "1", attributes)])


@pytest.mark.parametrize(
    ("party", "name"),
    [
        (Party.REGISTERING_AUTHORITY, "registering authority"),
        (Party.RECEIVING_AUTHORITY, "receiving authority"),
        (Party.MEMBER_STATE, "Member State"),
        (Party.REQUESTED_STATE, "requested State"),
        (Party.RESPONSIBLE_STATE, "State responsible"),
        (Party.APPLICANT, "applicant"),
    ],
)
def test_party_has_a_short_name(party: Party, name: str) -> None:
    assert short_name(party) == name


def test_no_party_has_a_name_too_long_for_the_table() -> None:
    assert max(len(short_name(party)) for party in Party) <= len("screening authorities")


@pytest.mark.parametrize("party", [Party.APPLICANT, Party.PERSON, Party.COURT, Party.EU_LISA])
def test_what_no_authority_of_a_state_owes_is_never_ours(party: Party) -> None:
    assert not is_ours(owed_by(party), Timeline([]))


@pytest.mark.parametrize("party", [Party.TRANSFERRING_STATE, Party.DETERMINING_AUTHORITY])
def test_what_an_authority_owes_is_ours(party: Party) -> None:
    assert is_ours(owed_by(party), file_with(Event.TAKE_CHARGE_REQUEST_SENT, state="LV"))


@pytest.mark.parametrize(
    ("event", "attributes", "ours"),
    [
        (Event.TAKE_CHARGE_REQUEST_SENT, {"state": "LV"}, False),
        (Event.TAKE_CHARGE_REQUEST_SENT, {}, False),
        (Event.TAKE_CHARGE_REQUEST_SENT, {"state": "PL"}, True),
        (Event.EURODAC_HIT_RECEIVED, {"state": "LV"}, False),
        (Event.APPLICATION_REGISTERED, {}, False),
        (Event.TAKE_CHARGE_REQUEST_RECEIVED, {"state": "LV"}, True),
    ],
)
def test_reply_is_owed_by_the_other_state_if_ours_asked(
    event: Event, attributes: dict[str, object], *, ours: bool
) -> None:
    assert is_ours(owed_by(Party.REQUESTED_STATE), file_with(event, **attributes)) is ours


@pytest.mark.parametrize(
    ("party", "runs_from"),
    [
        (Party.NOTIFIED_STATE, Event.TAKE_BACK_NOTIFICATION_RECEIVED),
        (Party.REQUESTED_STATE, Event.TAKE_BACK_REQUEST_RECEIVED),
        (Party.REQUESTED_STATE, Event.INFORMATION_REQUEST_RECEIVED),
    ],
)
def test_registration_here_shows_only_who_was_asked_to_take_charge(
    party: Party, runs_from: Event
) -> None:
    registered = file_with(Event.APPLICATION_REGISTERED)

    assert is_ours(owed_by(party, runs_from=runs_from), registered)
