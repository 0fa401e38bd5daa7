"""Which of two States asks the other, as far as the file of one of them shows."""

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
        shows = all(_is_of_taking_charge(want) for want in starting(rule.runs_from))
    else:
        shows = timeline.first(*TAKE_BACK_CAME_IN, state=state) is None
    return shows and timeline.first(*APPLIED) is not None


def _is_of_taking_charge(want: Event | Happens) -> bool:
    event = want.event if isinstance(want, Happens) else want
    return event.value.startswith("take_charge_")
