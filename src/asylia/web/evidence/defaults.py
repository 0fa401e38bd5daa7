"""What the file answers beforehand when somebody said something; the writer sees and changes it."""

from collections.abc import Mapping
from datetime import datetime

from asylia.casefile.entries import identity_of
from asylia.casefile.statements import Setting, SourceKind
from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.telling import Standing, standing_of

OCCASIONS: tuple[tuple[tuple[Event, ...], Setting], ...] = (
    ((Event.APPEAL_FILED,), Setting.APPEAL),
    ((Event.APPLICATION_LODGED,), Setting.INTERVIEW),
    ((Event.APPLICATION_REGISTERED,), Setting.REGISTRATION),
    ((Event.SCREENING_STARTED,), Setting.SCREENING),
    ((Event.APPREHENSION, Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION),
     Setting.APPREHENSION),
)  # fmt: skip
"""How far the procedure has come, and where one speaks with the person then."""


def occasion_of(file: Standing) -> Setting:
    """On what occasion the person is probably speaking, from what stands in the file."""
    return next(
        (setting for events, setting in OCCASIONS if file.has(*events)), Setting.FIRST_CONTACT
    )


def answers_for(case: Case, by: User, *, now: datetime) -> Mapping[str, object]:
    """The answers with which the form of a statement opens."""
    language = identity_of(file_of(case)).get("language")
    return {
        "at": now,
        "kind": str(SourceKind.PERSON),
        "setting": str(occasion_of(standing_of(case))),
        "language": language if isinstance(language, str) else "",
        "heard_by": by.full_name,
        "confirmed": "not_asked",
    }
