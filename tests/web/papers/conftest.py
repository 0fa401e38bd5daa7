"""A registered application of an invented person, and somebody who works on it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings as Overridden

from asylia.web.accounts.models import Role, User
from asylia.web.cases.models import Case
from asylia.web.papers.composing import Asked
from asylia.web.papers.guard import Addressee
from asylia.web.papers.kinds import KINDS
from tests.web.factories import add_entry, make_case, make_user

IDENTITY = {
    "family_name": "Velgorin",
    "given_names": "Arsen",
    "name_in_own_script": "Арсен Вельгорин",
    "date_of_birth": "1994-03-02",
    "nationality": ["RU"],
    "language": "ru",
}


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 8, day, hour, tzinfo=UTC)


@pytest.fixture
def worker(db: None) -> User:
    return make_user(role=Role.CASEWORKER)


@pytest.fixture
def case(worker: User) -> Case:
    found = make_case(worker, at=at(10))
    add_entry(found, "identity_stated", by=worker, at=at(10, 10), content=IDENTITY, source="stated")
    add_entry(found, "application_registered", by=worker, at=at(11), happened_on=at(11).date())
    return found


NATIONAL = """
format = "asylia-settings/1"
[national]
"apr-appeal-fast-ceiling" = "7 days"
"apr-appeal-other-ceiling" = "14 days"
"apr-request-to-remain" = "5 days"
"ammr-transfer-appeal-ceiling" = "2 weeks"
"ammr-suspension-request" = "1 week"
"""
TOLD: dict[str, object] = {
    "served_on": date(2026, 8, 28),
    "court": "Court of Example",
    "court_address": "Street 2",
    "legal_aid": "Legal aid office",
    "office_address": "Street 1",
    "reasons": "What was said of the service is accepted.\nA risk was not found.",
    "interview_at": datetime(2026, 9, 16, 6, 15, tzinfo=UTC),
    "place": "Street 1, room 12",
    "interpreter_language": "ru",
    "handed_in": "Passport, 48 pages\nMilitary card",
    "handed_in_on": date(2026, 8, 13),
    "criterion": "Article 29(1)",
    "evidence": "Visa sticker",
}
LATVIA = Addressee(is_the_person=False, name="Office of Latvia", country="LV")


def asked(code: str, language: str = "en", /, **told: Any) -> Asked:
    """A paper of this kind with everything told that any paper asks."""
    kind = KINDS[code]
    to = LATVIA if kind.to_state else None
    return Asked(kind=kind, language=language, to=to, told={**TOLD, **told})


@pytest.fixture
def configured(tmp_path: Path, settings: Overridden) -> None:
    """National law has set the times to appeal."""
    path = tmp_path / "law.toml"
    path.write_text(NATIONAL)
    settings.LAW_SETTINGS = str(path)


@pytest.fixture
def decided(case: Case, worker: User) -> Case:
    """A case with every event on which a paper follows."""

    def happened(event: str, day: int, **codes: str) -> None:
        on = at(day).date()
        add_entry(case, event, by=worker, at=at(day), happened_on=on, attributes=codes)

    happened("application_lodged", 13)
    happened("procedure_assigned", 13, procedure="regular")
    happened("first_instance_decision_taken", 20, outcome="rejected_unfounded", ground="39(4)")
    happened("transfer_decision_taken", 22, state="LV")
    return case
