"""Which acts do not bind a Member State at all: what the recitals say of Denmark and Ireland.

Ireland joined the APR, the AMMR, the RCD, the QR, Eurodac and the Crisis Regulation afterwards, and
Denmark follows what it agreed on responsibility and Eurodac. Whether Denmark carries out Screening
and the Return Border Procedure Regulation (recitals 60 and 20) was found in no source; they stay.
"""

from collections.abc import Mapping

from asylia.law.applicable.verdicts import is_of_responsibility
from asylia.law.limits import TimeLimit

NOT_BOUND: Mapping[str, frozenset[str]] = {
    "DK": frozenset({"APR", "RCD", "QR", "APD", "RCD13", "QD"}),
    "IE": frozenset({"SCREEN", "RBP", "ECRIS-TCN", "APD", "QD"}),
}
"""APR 107, RCD 74 and QR 78 (Denmark), SCREEN 61 and RBP 21 (Ireland); of the acts of 2013 Denmark
is bound by none but those on responsibility and Eurodac, Ireland by those and Directive 2013/33."""


def binds(rule: TimeLimit, state: str) -> bool:
    """Whether the act of a rule binds a State.

    Args:
        rule: The rule.
        state: The code of the State that holds the file.
    """
    instrument = rule.cites.instrument
    if instrument == "CRISIS" and state == "DK":
        return is_of_responsibility(rule)
    return instrument not in NOT_BOUND.get(state, frozenset())
