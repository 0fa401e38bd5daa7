"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Article 58, first country of asylum."""

from asylia.law.citation import APR
from asylia.law.limits import Latest, Missed, TimeLimit
from asylia.law.periods import APR_73
from asylia.law.terms import Event, Kind, Party

# Article 58 — The concept of first country of asylum

REPLY = TimeLimit(
    id="apr-third-country-reply",
    cites=APR(58, 5),
    title="Say whether the applicant is readmitted",
    says="The first country of asylum replies to the request to readmit within the time that the "
    "competent authority sets; of a safe third country Article 59(9) sets no time.",
    owed_by=Party.THIRD_COUNTRY,
    runs_from=Latest((Event.READMISSION_REQUESTED,)),
    counted_by=APR_73,
    kind=Kind.LAPSE,
    at_once="within the time that the competent authority sets",
    stated="reply_within",
    met_by=(Event.READMISSION_ANSWERED,),
    if_missed=Missed(
        says="The applicant has access to the procedure again.",
        cites=APR(58, 5),
        lapses=True,
    ),
)

RULES = (REPLY,)
