"""Crisis Regulation, Regulation (EU) 2024/1359: registration, border, expedited examination.

An overlay: which State may do so, when and for whom, the settings of a deployment say (ADR 15).
The act counts nothing by a rule of its own; Regulation 1182/71 counts.
"""

from asylia.law.acts.apr import (
    DECIDED,
    IN_BORDER_PROCEDURE,
    TRANSFERRED,
    WAS_IN_BORDER_PROCEDURE,
    WITHDRAWN,
)
from asylia.law.acts.crisis_derogations import (
    EXPEDITED,
    LONGER_AT_BORDER,
    NOT_RELOCATED,
    REGISTERS_LATER,
)
from asylia.law.citation import APR, CRISIS
from asylia.law.limits import Missed, Overtaken, TimeLimit, WithinLimit
from asylia.law.periods import REG_1182_71, weeks
from asylia.law.terms import Event, Party

# Article 10 — Registration of applications in situations of crisis

REGISTER = TimeLimit(
    id="crisis-register-4w",
    cites=CRISIS(10, 1),
    title="Register the application in a crisis",
    says="An application made while the derogation is applied is registered within four weeks of "
    "its being made; whoever has special needs, minors and their families come first.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    lasts=weeks(4),
    counted_by=REG_1182_71,
    applies_if=(REGISTERS_LATER,),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    if_missed=Missed(
        says="The Regulation names no consequence; the rights of an applicant begin with the "
        "making all the same.",
        cites=CRISIS(10, 5),
    ),
)

# Article 11 — Measures applicable to the asylum border procedure

BORDER_PROCEDURE = TimeLimit(
    id="crisis-border-plus-6w",
    cites=CRISIS(11, 1),
    title="End the border procedure in a crisis",
    says="The 12 weeks of the border procedure may be prolonged by at most six for applications "
    "made while the derogation is applied, and not together with the 16 weeks after relocation.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=weeks(18),
    counted_by=REG_1182_71,
    applies_if=(
        WAS_IN_BORDER_PROCEDURE,
        IN_BORDER_PROCEDURE,
        NOT_RELOCATED,
        LONGER_AT_BORDER,
    ),
    met_by=(Event.RIGHT_TO_REMAIN_ENDED,),
    overtaken_by=(
        Overtaken(
            by=WithinLimit(
                (Event.BORDER_EXCEPTION_FOUND,), "crisis-border-plus-6w", "an exception was found"
            ),
            cites=APR(53, 2),
            says="the border procedure ceased to apply",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.PROTECTION_GRANTED,), "crisis-border-plus-6w", "protection was granted"
            ),
            cites=APR(51, 2),
            says="protection was granted",
        ),
        Overtaken(
            by=WithinLimit(
                (Event.APPLICATION_WITHDRAWN,),
                "crisis-border-plus-6w",
                "the application was withdrawn",
            ),
            cites=APR(40, 1),
            says="the application was withdrawn",
        ),
    ),
    if_missed=Missed(
        says="The applicant is authorised to enter the territory.",
        cites=APR(51, 2),
        derives=Event.BORDER_PROCEDURE_ENDED,
        final=True,
    ),
    liberty=True,
)

# Article 14 — Expedited procedure

EXAMINE = TimeLimit(
    id="crisis-expedited-4w",
    cites=CRISIS(14, 2),
    title="Conclude the expedited examination",
    says="Where, after a recommendation of the Commission, the interview is left out and the case "
    "put first as likely well-founded, the examination is concluded four weeks from the lodging.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_LODGED,
    lasts=weeks(4),
    counted_by=REG_1182_71,
    applies_if=(EXPEDITED,),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

RULES = (REGISTER, BORDER_PROCEDURE, EXAMINE)
