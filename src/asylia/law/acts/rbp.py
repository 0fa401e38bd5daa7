"""Return Border Procedure Regulation, Regulation (EU) 2024/1349."""

from asylia.law.acts.apr import IN_BORDER_PROCEDURE
from asylia.law.citation import RBP
from asylia.law.limits import Before, Missed, TimeLimit
from asylia.law.periods import RBP_11, weeks
from asylia.law.terms import Event, Party

# Article 4 — Border procedure for carrying out return

STAY = TimeLimit(
    id="rbp-stay-12w",
    cites=RBP(4, 2),
    title="Carry out the return from the border",
    says="A person whose application was rejected in the border procedure stays at the border for "
    "at most 12 weeks from when he or she no longer has a right to remain.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.RIGHT_TO_REMAIN_ENDED,
    lasts=weeks(12),
    counted_by=RBP_11,
    applies_if=(
        IN_BORDER_PROCEDURE,
        Before(
            Event.RIGHT_TO_REMAIN_ENDED,
            Event.BORDER_PROCEDURE_ENDED,
            "the right to remain ended before the weeks of the asylum border procedure ran out "
            "(otherwise the person was admitted to the territory, APR 51(2))",
        ),
    ),
    met_by=(Event.RETURN_ENFORCED, Event.DEPARTURE_FROM_MEMBER_STATES),
    if_missed=Missed(
        says="The stay at the border ends; return goes on under Directive 2008/115/EC.",
        cites=RBP(4, 4),
        lapses=True,
    ),
    liberty=True,
)

RULES = (STAY,)
