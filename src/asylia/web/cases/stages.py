"""How far a case is: the one event of its file that says it."""

from collections.abc import Container, Mapping

from asylia.law.facts import History
from asylia.law.terms import Event
from asylia.web.base.languages import gettext_lazy as _

STAGES: Mapping[Event, object] = {
    Event.APPEAL_FINAL_DECISION: _("Appeal decided"),
    Event.APPEAL_FILED: _("Under appeal"),
    Event.DECISION_NOTIFIED: _("Decision notified"),
    Event.FIRST_INSTANCE_DECISION_TAKEN: _("Decision taken"),
    Event.APPLICATION_WITHDRAWN: _("Application withdrawn"),
    Event.APPLICATION_LODGED: _("Application lodged"),
    Event.APPLICATION_REGISTERED: _("Registered, not lodged"),
    Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION: _("Registered or lodged, open"),
    Event.APPLICATION_MADE: _("Made, not registered"),
    Event.SCREENING_COMPLETED: _("Screened; no application made"),
    Event.SCREENING_STARTED: _("In screening; no application made"),
}
FIRST_CONTACT = _("First contact")


def stage_of(events: Container[str]) -> Event | None:
    """The event that says how far a case is; None before any of those.

    Args:
        events: The events that stand in its file.
    """
    return next((event for event in STAGES if event in events), None)


def stage_in(history: History) -> str:
    """The same of a history, by the name of the event; empty for None.

    Args:
        history: What happened, corrections among it.
    """
    corrected = {one.corrects for one in history.events}
    stands = {one.event for one in history.events if one.id not in corrected and not one.withdrawn}
    return stage_of(stands) or ""


def stage_words(stage: str) -> str:
    """How far a case is, in words.

    Args:
        stage: The name of the event, as it is stored.
    """
    return str(STAGES[Event(stage)] if stage else FIRST_CONTACT)
