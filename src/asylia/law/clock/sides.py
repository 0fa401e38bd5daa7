"""Which of two States asks the other, as far as the file of one shows; who owes what is asked."""

from asylia.law.clock.answer import DueDate
from asylia.law.clock.timeline import Timeline, starting
from asylia.law.limits import Happens, TimeLimit
from asylia.law.terms import Event, Party

ASKED = frozenset(
    {
        Party.REQUESTED_STATE,
        Party.NOTIFIED_STATE,
        Party.RESPONSIBLE_STATE,
        Party.RECEIVING_STATE,
        Party.RELOCATION_STATE,
        Party.CONTRIBUTING_STATE,
    }
)
"""The other State, if the State that holds the file is the one that asks."""

NEVER_OURS = frozenset(
    {
        Party.APPLICANT,
        Party.REPRESENTATIVE,
        Party.PERSON,
        Party.COURT,
        Party.EU_LISA,
        Party.ETIAS_OR_EUROPOL,
        Party.CONVICTING_STATE,
        Party.THIRD_COUNTRY,
    }
)
"""Neither State: nobody of an authority can do it for them."""

ASKING = (
    Event.TAKE_CHARGE_REQUEST_SENT,
    Event.TAKE_BACK_REQUEST_SENT,
    Event.TAKE_BACK_NOTIFICATION_SENT,
    Event.EURODAC_HIT_RECEIVED,
    Event.VIS_HIT_RECEIVED,
)
"""What the file of the State that asks holds, and that of the State asked does not."""

APPLIED = (Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED)
"""An application here: who takes charge is asked where it was registered (AMMR 39(1)); who takes
back is told where the person is now, and has an application on file as well."""

TAKE_BACK_CAME_IN = (
    Event.TAKE_BACK_REQUEST_RECEIVED,
    Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
    Event.TAKE_BACK_NOTIFICATION_RECEIVED,
)


def is_ours(limit: DueDate, timeline: Timeline) -> bool:
    """Whether an authority of the State that holds the file owes what a limit asks.

    Args:
        limit: The limit.
        timeline: What the file knew. Unless it shows that the other State is the one asked, the
            limit counts as one's own.
    """
    if limit.owed_by in NEVER_OURS:
        return False
    return limit.owed_by not in ASKED or not asks(timeline, limit.rule, state=limit.state)


def asks(timeline: Timeline, rule: TimeLimit, *, state: str | None) -> bool:
    """Whether the file shows that the State which holds it is the one that asks.

    Args:
        timeline: What happened.
        rule: The limit in whose matter it asks.
        state: The other State.
    """
    if timeline.first(*ASKING, state=state) is not None:
        return True
    if rule.owed_by in ASKED:
        shows = starts_with_taking_charge(rule)
    else:
        shows = timeline.first(*TAKE_BACK_CAME_IN, state=state) is None
    return shows and timeline.first(*APPLIED) is not None


def starts_with_taking_charge(rule: TimeLimit) -> bool:
    """Whether a limit starts with a take charge request, or with what is done about one.

    Args:
        rule: The limit.
    """
    return all(_is_of_taking_charge(want) for want in starting(rule.runs_from))


def _is_of_taking_charge(want: Event | Happens) -> bool:
    event = want.event if isinstance(want, Happens) else want
    return event.value.startswith("take_charge_")
