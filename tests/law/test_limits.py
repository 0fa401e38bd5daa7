"""The words in which a rule is written mean what they say."""

from asylia.law.limits import Happens, carrying, happens
from asylia.law.terms import Event

ASSIGNED = Event.PROCEDURE_ASSIGNED


def told(want: Happens) -> tuple[object, ...]:
    return want.event, want.where, want.strictly


def test_event_that_happens_may_be_silent_and_one_that_carries_may_not() -> None:
    where = (("procedure", ("border",)),)

    assert told(happens(ASSIGNED, procedure="border")) == (ASSIGNED, where, False)
    assert told(carrying(ASSIGNED, procedure="border")) == (ASSIGNED, where, True)


def test_one_of_several_values_is_written_as_a_tuple() -> None:
    either = happens(ASSIGNED, procedure=("border", "regular"), expedited=True)

    assert either.where == (("procedure", ("border", "regular")), ("expedited", (True,)))
