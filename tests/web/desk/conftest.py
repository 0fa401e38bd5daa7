"""Limits in a case, made by hand: the strip and the explanations need no database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from asylia.law.citation import APR
from asylia.law.clock.answer import Answer, DueDate
from asylia.law.limits import TimeLimit
from asylia.law.periods import APR_73, days
from asylia.law.terms import Event, Party, Status
from asylia.samples.founding import founding_case
from asylia.samples.values import EntrySample
from asylia.web.accounts.models import User
from asylia.web.cases import record
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

VILNIUS = ZoneInfo("Europe/Vilnius")

REGISTER = TimeLimit(
    id="apr-register-5d",
    cites=APR(27, 1),
    title="Register the application",
    says="The authority registers the application within five days of its being made.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    met_by=(Event.APPLICATION_REGISTERED,),
    lasts=days(5),
    counted_by=APR_73,
)

MakeLimit = Callable[..., DueDate]
MakeAnswer = Callable[..., Answer]


@pytest.fixture
def limit() -> MakeLimit:
    """A running limit from 10 to 17 August 2026; what a test is about it says itself."""

    def make(**told: object) -> DueDate:
        base = DueDate(
            rule=REGISTER,
            status=Status.RUNNING,
            starts=date(2026, 8, 10),
            started_by="2",
            due=date(2026, 8, 17),
            nominal_end=date(2026, 8, 15),
            days_left=3,
        )
        return replace(base, **told)  # type: ignore[arg-type]

    return make


@pytest.fixture
def answer() -> MakeAnswer:
    """The clock on 14 August 2026 with the given limits."""

    def make(*limits: DueDate, as_of: date = date(2026, 8, 14), **told: object) -> Answer:
        base = Answer(
            case="LT-7Q4K-2M9X",
            as_of=as_of,
            known_on=as_of,
            moment=None,
            law_version="2026-06-12",
            limits=limits,
            derived_events=(),
            not_running=(),
            recompute_on=None,
        )
        return replace(base, **told)  # type: ignore[arg-type]

    return make


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in August 2026 in Vilnius."""
    return datetime(2026, 8, day, hour, minute, tzinfo=VILNIUS)


FOUNDED = date(2026, 8, 20)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day on which the pages are looked at: ten days after the apprehension."""
    monkeypatch.setenv("ASYLIA_TODAY", FOUNDED.isoformat())
    return FOUNDED


@pytest.fixture
def caseworker(db: None, today: date) -> User:
    """A caseworker of an office that has cases."""
    return make_user()


@pytest.fixture
def desk(client: Client, caseworker: User) -> Client:
    """A browser in which the caseworker is signed in."""
    return signed_in(client, caseworker)


def signed_in(client: Client, user: User) -> Client:
    """A browser in which the user signed in just now, whatever the day of the test."""
    sign_in(client, user)
    return client


@pytest.fixture
def founding(caseworker: User) -> Case:
    """The founding case in the caseworker's own hands."""
    first, *following = founding_case().entries
    case = make_case(caseworker, event=first.event, at=first.recorded_at, **told(first))
    for entry in following:
        add_entry(case, entry.event, by=caseworker, at=entry.recorded_at, **told(entry))
    record.assign(case, caseworker)
    return case


def told(entry: EntrySample) -> dict[str, object]:
    """What an invented entry says, as the store is told it."""
    return {
        "happened_on": entry.happened_on,
        "happened_at": entry.happened_at,
        "attributes": dict(entry.attributes),
        "content": dict(entry.content),
        "source": entry.source,
        "corrects": entry.corrects,
    }
