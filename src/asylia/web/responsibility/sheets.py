"""What is recorded of the State responsible: requests and replies, transfers, absence.

In the order of the procedure. Requests and replies have their law under the AMMR and, for what
was registered before 12 June 2026, under Dublin III; the event is the same, the clock knows which.
"""

from asylia.casefile.entries import Source
from asylia.law.citation import AMMR, AMMR_IR, DUBLIN_III, RCD
from asylia.law.terms import Event
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.cases.sheets import (
    OTHER_STATE,
    PAPER,
    REMARK,
    WORKERS,
    Box,
    Sheet,
    article,
    code,
    truth,
)
from asylia.web.cases.words import BASES

WRITING = (Source.DOCUMENT, Source.OBSERVED)
BASIS = code("basis", _("What it rests on"), choices=BASES)
URGENT = truth("urgent", _("Is an urgent reply asked for?"))
REQUEST: tuple[Box, ...] = (OTHER_STATE, BASIS, URGENT, REMARK)
REPLY: tuple[Box, ...] = (OTHER_STATE, REMARK)
WHY = article(_("Article that it gives"), hint=_("For example 37(1) or 16."))
REFUSAL: tuple[Box, ...] = (OTHER_STATE, WHY, REMARK)
TAKE_CHARGE = (Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_CHARGE_REQUEST_RECEIVED)
TAKE_BACK = (Event.TAKE_BACK_NOTIFICATION_SENT, Event.TAKE_BACK_NOTIFICATION_RECEIVED)
TAKE_BACK_OLD = (Event.TAKE_BACK_REQUEST_SENT, Event.TAKE_BACK_REQUEST_RECEIVED)
ASKED = (*TAKE_CHARGE, *TAKE_BACK, *TAKE_BACK_OLD)
OMITTED = (
    ("22(2)(a)", _("the applicant absconded")),
    ("22(2)(b)", _("the applicant stayed away without a reason")),
    ("22(2)(c)", _("the applicant has told what is needed by other means")),
)
KNOWN = (Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED)
"""Before any of these there is nobody whose State could be determined."""

REQUESTS: tuple[Sheet, ...] = (
    Sheet(
        event=Event.AWARENESS_OTHER_STATE_RESPONSIBLE,
        lead=_("From the day on which that is known, some time limits for asking it run."),
        cites=DUBLIN_III(24, 2),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.DUBLIN_APPLICATION_LODGED,
        lead=_("When the authority for responsibility had the written application, or its core."),
        cites=DUBLIN_III(20, 2),
        boxes=(REMARK,),
        roles=WORKERS,
        once=True,
    ),
    Sheet(
        event=Event.SECURITY_CHECK_DONE,
        lead=_("Whether the person threatens internal security, before any State is asked."),
        cites=AMMR(16, 4),
        boxes=(truth("threat", _("Was a threat found that Eurodac has to show?")), REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.RESPONSIBILITY_INTERVIEW_HELD,
        lead=_("The interview on the State responsible, before any request to take charge."),
        cites=AMMR(22, 3),
        boxes=(REMARK,),
        roles=WORKERS,
        after=KNOWN,
    ),
    Sheet(
        event=Event.RESPONSIBILITY_INTERVIEW_OMITTED,
        lead=_("No interview on the State responsible is held, and why."),
        cites=AMMR(22, 2),
        boxes=(
            code("ground", _("Why"), choices=OMITTED, missing=_("Choose why.")),
            REMARK,
        ),
        roles=WORKERS,
        after=KNOWN,
    ),
    Sheet(
        event=Event.RESPONSIBILITY_SUMMARY_AVAILABLE,
        lead=_("The applicant or counsel can read the summary of the interview."),
        cites=AMMR(22, 7),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.RESPONSIBILITY_INTERVIEW_HELD,),
    ),
    Sheet(
        event=Event.BEST_INTERESTS_ASSESSED,
        lead=_("What is best for the child was assessed before a transfer is decided."),
        cites=AMMR(23, 5),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.FAMILY_TRACING_STARTED,
        lead=_("The family of a child alone is being looked for, if that is best for the child."),
        cites=RCD(27, 10),
        boxes=(REMARK,),
        roles=WORKERS,
        once=True,
    ),
    Sheet(
        event=Event.TAKE_CHARGE_REQUEST_SENT,
        lead=_("It meets the duty to ask. The other State’s time to reply runs when it has it."),
        cites=AMMR(39, 1),
        boxes=REQUEST,
        roles=WORKERS,
        after=KNOWN,
        sources=WRITING,
        key="b",
    ),
    Sheet(
        event=Event.TAKE_CHARGE_REQUEST_RECEIVED,
        lead=_("The day on which the State that is asked had the request: its reply runs from it."),
        cites=AMMR(40, 1),
        boxes=REQUEST,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_CHARGE_REQUEST_RECEIVED_URGENT,
        lead=_("Under Dublin III: received with an urgent reply asked for, and why."),
        cites=DUBLIN_III(21, 2),
        boxes=(OTHER_STATE, BASIS, REMARK),
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_CHARGE_ACCEPTED,
        lead=_("The transfer runs from the acceptance. Silence until the last day accepts too."),
        cites=AMMR(40, 8),
        boxes=REPLY,
        roles=WORKERS,
        after=TAKE_CHARGE,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.TAKE_CHARGE_REJECTED,
        lead=_("Responsibility stays where it is. Three weeks are left to ask for another look."),
        cites=AMMR(40, 1),
        boxes=REPLY,
        roles=WORKERS,
        after=TAKE_CHARGE,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.TAKE_BACK_NOTIFICATION_SENT,
        lead=_("A State that is responsible already is notified; it is not asked."),
        cites=AMMR(41, 1),
        boxes=REQUEST,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_BACK_NOTIFICATION_RECEIVED,
        lead=_("The day on which the notified State had it: its answer runs from there."),
        cites=AMMR(41, 3),
        boxes=REQUEST,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_BACK_CONFIRMED,
        lead=_("The transfer runs from here. Silence until the last day confirms too."),
        cites=AMMR(41, 4),
        boxes=REPLY,
        roles=WORKERS,
        after=TAKE_BACK,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.TAKE_BACK_NOT_CONFIRMED,
        lead=_("The notified State does not confirm. Two weeks are left to ask it to think again."),
        cites=AMMR_IR(15, 3),
        boxes=REFUSAL,
        roles=WORKERS,
        after=TAKE_BACK,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.TAKE_BACK_NOTIFICATION_REJECTED,
        lead=_("The notified State says, with evidence, that it is not responsible."),
        cites=AMMR(41, 4),
        boxes=REFUSAL,
        roles=WORKERS,
        after=TAKE_BACK,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.TAKE_BACK_REQUEST_SENT,
        lead=_("Under Dublin III another State was asked to take the person back, not notified."),
        cites=DUBLIN_III(23, 1),
        boxes=REQUEST,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_BACK_REQUEST_RECEIVED,
        lead=_("The day on which the State that is asked had it: its reply runs from there."),
        cites=DUBLIN_III(25, 1),
        boxes=REQUEST,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
        lead=_("A request that rests on a hit has a shorter time to be answered."),
        cites=DUBLIN_III(25, 1),
        boxes=REPLY,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.TAKE_BACK_REQUEST_ACCEPTED,
        lead=_("The transfer runs from the acceptance. Silence until the last day accepts too."),
        cites=DUBLIN_III(25, 2),
        boxes=REPLY,
        roles=WORKERS,
        after=TAKE_BACK_OLD,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.TAKE_BACK_REQUEST_REJECTED,
        lead=_("Responsibility stays where it is, unless the other State looks at it again."),
        cites=DUBLIN_III(25, 1),
        boxes=REPLY,
        roles=WORKERS,
        after=TAKE_BACK_OLD,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.NEGATIVE_REPLY_RECEIVED,
        lead=_("The day on which the refusal reached us; asking again is counted from it."),
        cites=AMMR_IR(9, 2),
        boxes=REFUSAL,
        roles=WORKERS,
        after=ASKED,
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.REEXAMINATION_REQUESTED,
        lead=_("The other State is asked to look again at its refusal."),
        cites=AMMR_IR(9, 2),
        boxes=REPLY,
        roles=WORKERS,
        after=(
            Event.TAKE_CHARGE_REJECTED,
            Event.TAKE_BACK_REQUEST_REJECTED,
            Event.NEGATIVE_REPLY_RECEIVED,
        ),
        per_state=True,
        sources=WRITING,
    ),
    Sheet(
        event=Event.REEXAMINATION_REQUEST_RECEIVED,
        lead=_("The other State asks us to look again: the answer runs from this day."),
        cites=AMMR_IR(9, 2),
        boxes=REPLY,
        roles=WORKERS,
        sources=WRITING,
    ),
    Sheet(
        event=Event.RECONSIDERATION_REQUESTED,
        lead=_("The notified State is asked to think again."),
        cites=AMMR_IR(15, 3),
        boxes=REPLY,
        roles=WORKERS,
        after=(Event.TAKE_BACK_NOT_CONFIRMED, Event.TAKE_BACK_NOTIFICATION_REJECTED),
        per_state=True,
        sources=WRITING,
    ),
    Sheet(
        event=Event.REQUEST_RECEIVED_DETAINED,
        lead=_("For somebody who is detained the reply has a shorter time."),
        cites=DUBLIN_III(28, 3),
        boxes=REPLY,
        roles=WORKERS,
        sources=WRITING,
    ),
)
