"""Which of two laws of responsibility is supposed to set a time, while that is open (AMMR 84(2)).

Each law is supposed in turn for the whole procedure. A third way is open too: the reply by the law
before, under which the request was made, and what follows the acceptance by the new one.
"""

from functools import cache

from asylia.law.clock.timeline import starting
from asylia.law.clock.world import RESPONSIBILITY
from asylia.law.limits import Happens, TimeLimit
from asylia.law.terms import Event

OLD, NEW = RESPONSIBILITY
MIXED = f"{OLD}, then {NEW}"
"""The reply by the old law, the transfer by the new one."""


def is_away(rule: TimeLimit, supposed: str) -> bool:
    """Whether another law than that of the rule is supposed to set its time.

    Args:
        rule: The rule.
        supposed: What is supposed; empty for nothing.
    """
    instrument = rule.cites.instrument
    if not supposed or instrument not in RESPONSIBILITY:
        return False
    if supposed == MIXED:
        supposed = NEW if follows_acceptance(rule) else OLD
    return instrument != supposed


@cache
def follows_acceptance(rule: TimeLimit) -> bool:
    """Whether a rule begins with the acceptance of a take charge request."""
    begins = (
        want.event if isinstance(want, Happens) else want for want in starting(rule.runs_from)
    )
    return Event.TAKE_CHARGE_ACCEPTED in begins
