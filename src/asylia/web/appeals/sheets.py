"""What is recorded of a remedy, in the order in which it happens; the courts decide, we record."""

from asylia.casefile.entries import Source
from asylia.law.citation import APR
from asylia.law.terms import Event
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.cases.sheets import (
    MAYBE_STATE,
    PAPER,
    REMARK,
    WORKERS,
    Sheet,
    code,
    truth,
)
from asylia.web.cases.words import AGAINST, COMPLAINTS, JUDGMENTS

DECIDED = (Event.DECISION_NOTIFIED, Event.FIRST_INSTANCE_DECISION_TAKEN)
APPEALABLE = (
    *DECIDED,
    Event.TRANSFER_DECISION_NOTIFIED,
    Event.RETURN_DECISION_NOTIFIED,
)
FILED = (Event.APPEAL_FILED,)
OF_THE_COURT = PAPER
OF_THE_PERSON = (Source.DOCUMENT, Source.STATED, Source.OTHER_AUTHORITY)
WHAT = code(
    "against",
    _("Against what"),
    choices=AGAINST,
    missing=_("Say against which decision it is directed."),
)

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        event=Event.APPEAL_FILED,
        label=_("Record an appeal"),
        lead=_("The day on which the court, or the authority that passes it on, had the appeal."),
        cites=APR(67, 7),
        boxes=(WHAT, MAYBE_STATE, REMARK),
        roles=WORKERS,
        after=APPEALABLE,
        sources=OF_THE_PERSON,
        key="x",
    ),
    Sheet(
        event=Event.REMAIN_REQUESTED,
        lead=_("The person asks the court to be allowed to remain until it has decided."),
        cites=APR(68, 4),
        boxes=(REMARK,),
        roles=WORKERS,
        after=APPEALABLE,
        sources=OF_THE_PERSON,
    ),
    Sheet(
        event=Event.REMAIN_DECIDED,
        lead=_("The court said whether the person may remain."),
        cites=APR(68, 4),
        boxes=(truth("granted", _("May the person remain?")), REMARK),
        roles=WORKERS,
        after=(Event.REMAIN_REQUESTED, Event.INTERIM_MEASURE_REQUESTED, Event.APPEAL_FILED),
        sources=OF_THE_COURT,
    ),
    Sheet(
        event=Event.INTERIM_MEASURE_REQUESTED,
        lead=_("An interim measure was asked for, such as leave to remain."),
        cites=APR(68, 4),
        boxes=(REMARK,),
        roles=WORKERS,
        after=APPEALABLE,
        sources=OF_THE_PERSON,
    ),
    Sheet(
        event=Event.RIGHT_TO_REMAIN_ENDED,
        lead=_("The person no longer has the right to remain: what follows the decision runs."),
        cites=APR(68),
        boxes=(REMARK,),
        roles=WORKERS,
        after=APPEALABLE,
        sources=(Source.OBSERVED, *PAPER),
    ),
    Sheet(
        event=Event.APPEAL_ACCEPTED,
        lead=_("The court took the appeal in hand, where its own time runs from that day."),
        cites=APR(69),
        boxes=(REMARK,),
        roles=WORKERS,
        after=FILED,
        sources=OF_THE_COURT,
    ),
    Sheet(
        event=Event.APPEAL_SECOND_ACCEPTED,
        lead=_("The second court took the appeal in hand."),
        cites=APR(69),
        boxes=(REMARK,),
        roles=WORKERS,
        after=FILED,
        sources=OF_THE_COURT,
    ),
    Sheet(
        event=Event.COMPLAINT_RECEIVED,
        lead=_("The court has the complaint, or who supervises guardians has it."),
        cites=APR(67),
        boxes=(code("about", _("What about"), choices=COMPLAINTS), REMARK),
        roles=WORKERS,
        sources=OF_THE_COURT,
    ),
    Sheet(
        event=Event.JUDGMENT_ANNOUNCED,
        lead=_("The day on which the judgment was read out."),
        cites=APR(69),
        boxes=(REMARK,),
        roles=WORKERS,
        after=FILED,
        sources=OF_THE_COURT,
    ),
    Sheet(
        event=Event.APPEAL_FINAL_DECISION,
        label=_("Record the final decision on the appeal"),
        lead=_("Sent back, the examination runs again; against a transfer, the transfer runs."),
        cites=APR(69),
        boxes=(
            WHAT,
            code(
                "outcome",
                _("Outcome"),
                choices=JUDGMENTS,
                missing=_("Choose what the court decided."),
            ),
            MAYBE_STATE,
            REMARK,
        ),
        roles=WORKERS,
        after=FILED,
        sources=OF_THE_COURT,
    ),
    Sheet(
        event=Event.COURT_REMITTAL_FINAL,
        lead=_("The judgment that sends the case back can no longer be appealed."),
        cites=APR(35, 8),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(*FILED, Event.APPEAL_FINAL_DECISION),
        sources=OF_THE_COURT,
    ),
)
