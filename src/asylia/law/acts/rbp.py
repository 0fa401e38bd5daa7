"""Return Border Procedure Regulation, Regulation (EU) 2024/1349."""

from datetime import date

from asylia.law.acts.apr import IN_BORDER_PROCEDURE
from asylia.law.acts.crisis_derogations import LONGER_RETURN
from asylia.law.citation import RBP, RETURN
from asylia.law.limits import (
    AnyOf,
    Before,
    Extended,
    Extension,
    Happened,
    Latest,
    Missed,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import RBP_11, REG_1182_71, days, months, weeks
from asylia.law.terms import Event, Party

RETURN_DIRECTIVE_FROM = date(2010, 12, 24)
"""The day by which the directive had to be transposed (its Article 20(1), from knowledge)."""

RELEASED = Overtaken(
    by=Happened((Event.DETENTION_ENDED,), "the person was released"),
    until=Event.DETENTION_STARTED,
    cites=RBP(5, 4),
    says="the person was released",
)

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
    extended_by=(
        Extension(
            lasts=weeks(18),
            when=AnyOf(
                (
                    Extended("rbp-stay-12w", "prolonged in a situation of crisis"),
                    LONGER_RETURN,
                ),
                "prolonged in a situation of crisis",
            ),
            cites=RBP(6, 1, "a"),
            says="in a situation of crisis that the Council has found, by at most six weeks",
        ),
    ),
    if_missed=Missed(
        says="The stay at the border ends; return goes on under Directive 2008/115/EC.",
        cites=RBP(4, 4),
        lapses=True,
    ),
    liberty=True,
)

LEAVE = TimeLimit(
    id="rbp-voluntary-15d",
    cites=RBP(4, 5),
    title="Leave within the time for voluntary departure",
    says="On request the person is given at most 15 days to leave voluntarily, unless there is a "
    "risk of absconding, the rejection was manifestly unfounded or the person is a danger; from "
    "when is not said and taken to be the grant.",
    owed_by=Party.PERSON,
    runs_from=Latest((Event.VOLUNTARY_DEPARTURE_GRANTED,)),
    lasts=days(15),
    counted_by=RBP_11,
    applies_if=(IN_BORDER_PROCEDURE,),
    met_by=(Event.RETURN_ENFORCED, Event.DEPARTURE_FROM_MEMBER_STATES),
    if_missed=Missed(
        says="The return is carried out; a shorter time may have been given than the 15 days.",
        cites=RBP(4, 5),
    ),
)

# Article 5 — Detention

DETENTION = TimeLimit(
    id="rbp-detention-12w",
    cites=RBP(5, 4),
    title="End the detention in the return border procedure",
    says="Detention in the return border procedure does not exceed the 12 weeks of the stay at the "
    "border, and counts towards the longest detention of Directive 2008/115/EC if another follows "
    "at once.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.RIGHT_TO_REMAIN_ENDED,
    lasts=weeks(12),
    counted_by=RBP_11,
    liberty=True,
    applies_if=(
        IN_BORDER_PROCEDURE,
        Happened((Event.DETENTION_STARTED, Event.PERSON_DETAINED), "the person was detained"),
    ),
    met_by=(
        Event.DETENTION_ENDED,
        Event.RETURN_ENFORCED,
        Event.DEPARTURE_FROM_MEMBER_STATES,
    ),
    extended_by=(
        Extension(
            lasts=weeks(18),
            when=AnyOf(
                (
                    Extended("rbp-detention-12w", "prolonged in a situation of crisis"),
                    LONGER_RETURN,
                ),
                "prolonged in a situation of crisis",
            ),
            cites=RBP(6, 1, "b"),
            says="in a situation of crisis that the Council has found, by at most six weeks",
        ),
    ),
    overtaken_by=(RELEASED,),
    if_missed=Missed(
        says="The person is released, or detained for the return under Directive 2008/115/EC.",
        cites=RBP(5, 4),
    ),
)

KEEP_SHORT = TimeLimit(
    id="rbp-detention-shortest",
    cites=RBP(5, 4),
    title="Keep the detention in the return border procedure as short as possible",
    says="Detention in the return border procedure lasts as short a time as possible: only while "
    "there is a reasonable prospect of removal, and the steps towards it are taken with due "
    "diligence.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest(
        (Event.RIGHT_TO_REMAIN_ENDED, carrying(Event.DETENTION_STARTED, ground="return"))
    ),
    counted_by=RBP_11,
    at_once="as short as possible, while there is a reasonable prospect of removal",
    applies_if=(
        IN_BORDER_PROCEDURE,
        Happened((Event.RIGHT_TO_REMAIN_ENDED,), "the right to remain has ended"),
        Happened((Event.DETENTION_STARTED, Event.PERSON_DETAINED), "the person was detained"),
    ),
    met_by=(
        Event.DETENTION_ENDED,
        Event.RETURN_ENFORCED,
        Event.DEPARTURE_FROM_MEMBER_STATES,
    ),
    overtaken_by=(RELEASED,),
    liberty=True,
)

RETURN_DETENTION = TimeLimit(
    id="return-directive-detention-6m",
    cites=RETURN(15, 5),
    title="End the detention for the return",
    says="National law sets a longest detention for the return of at most six months, and may "
    "prolong it by at most 12 where the person does not cooperate or papers are late.",
    owed_by=Party.MEMBER_STATE,
    runs_from=(
        carrying(Event.DETENTION_STARTED, ground="return"),
        Event.RETURN_DETENTION_STARTED,
    ),
    counted_by=REG_1182_71,
    national=True,
    at_most=months(6),
    liberty=True,
    met_by=(
        Event.DETENTION_ENDED,
        Event.RETURN_ENFORCED,
        Event.DEPARTURE_FROM_MEMBER_STATES,
    ),
    extended_by=(
        Extension(
            lasts=months(18),
            when=Extended("return-directive-detention-6m", "prolonged by at most 12 months"),
            cites=RETURN(15, 6),
            says="the person does not cooperate, or papers are late: at most 18 months in all",
        ),
    ),
    if_missed=Missed(says="The person is released.", cites=RETURN(15, 5)),
    unverified="Directive 2008/115/EC was not read; the six and the 12 months are from knowledge",
    in_force_from=RETURN_DIRECTIVE_FROM,
)

RULES = (STAY, LEAVE, DETENTION, KEEP_SHORT, RETURN_DETENTION)
