"""Regulation (EU) 2019/816 on ECRIS-TCN: Article 7c, put in by Regulation (EU) 2024/1352.

Of this act only the opinion of the State that convicted a screened person concerns a case here.
"""

from asylia.law.citation import ECRIS
from asylia.law.limits import Happened, Missed, Overtaken, TimeLimit
from asylia.law.periods import REG_1182_71, days
from asylia.law.terms import Event, Party

SILENCE = Missed(
    says="No security grounds are to be taken into account, which is noted in the screening form.",
    cites=ECRIS("7c"),
    lapses=True,
)
AT_BORDER = (
    Event.BORDER_APPREHENSION,
    Event.DISEMBARKATION,
    Event.PRESENTATION_AT_CROSSING_POINT,
)

# Article 7c — Use of ECRIS-TCN for the purposes of the screening

OPINION_IN_TERRITORY = TimeLimit(
    id="ecris-opinion-territory",
    cites=ECRIS("7c"),
    title="Give an opinion on the person screened within the territory",
    says="The State that convicted a person screened within the territory gives an opinion within "
    "two days; from when is not said and taken to be the consultation.",
    owed_by=Party.CONVICTING_STATE,
    runs_from=Event.ECRIS_HIT_CONSULTED,
    lasts=days(2),
    counted_by=REG_1182_71,
    applies_if=(
        Happened((Event.TERRITORY_APPREHENSION,), "the screening takes place in the territory"),
    ),
    met_by=(Event.SECURITY_OPINION_RECEIVED,),
    overtaken_by=(
        Overtaken(
            by=Happened(AT_BORDER, "the screening takes place at the external border"),
            cites=ECRIS("7c"),
            says="the screening takes place at the external border: three days",
        ),
    ),
    if_missed=SILENCE,
)

OPINION_AT_BORDER = TimeLimit(
    id="ecris-opinion-border",
    cites=ECRIS("7c"),
    title="Give an opinion on the person screened at the border",
    says="The State that convicted a person screened at the external border gives an opinion "
    "within three days; from when is not said and taken to be the consultation.",
    owed_by=Party.CONVICTING_STATE,
    runs_from=Event.ECRIS_HIT_CONSULTED,
    lasts=days(3),
    counted_by=REG_1182_71,
    applies_if=(Happened(AT_BORDER, "the screening takes place at the external border"),),
    met_by=(Event.SECURITY_OPINION_RECEIVED,),
    if_missed=SILENCE,
)

RULES = (OPINION_IN_TERRITORY, OPINION_AT_BORDER)
