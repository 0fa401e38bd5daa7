"""What is recorded of the examination and of its end, in the order in which it happens."""

from django.utils.translation import gettext_lazy as _

from asylia.casefile.entries import Source
from asylia.law.citation import APR, QR, RBP
from asylia.law.terms import Event
from asylia.web.cases.sheets import (
    MAYBE_STATE,
    PAPER,
    REMARK,
    WORKERS,
    Sheet,
    article,
    code,
    line,
    words,
)
from asylia.web.cases.words import ABOUT, DECISIONS, JUDGMENTS, SERVED

LODGED = (
    Event.APPLICATION_LODGED,
    Event.APPLICATION_LODGED_AFTER_TRANSFER,
    Event.APPLICATION_REGISTERED,
)
DECIDED = (Event.FIRST_INSTANCE_DECISION_TAKEN,)
SERVED_ON = (
    ("applicant", _("the applicant")),
    ("representative", _("the representative or counsel")),
)
STATUSES = (
    ("refugee_status", _("refugee status")),
    ("subsidiary_protection", _("subsidiary protection")),
    ("national_protection", _("protection under national law")),
)
TIMES_SET = (
    ("1 week", _("one week")),
    ("2 weeks", _("two weeks")),
    ("1 month", _("one month")),
    ("2 months", _("two months")),
)
"""The times that the authority usually sets for the answer of a third country."""
ISSUED = (
    ("part", _("as part of the rejection")),
    ("separate", _("as an act of its own")),
)
OUTCOME = code("outcome", _("Outcome"), choices=DECISIONS)
STATUS = code("outcome", _("Which protection"), choices=STATUSES)

COURSE: tuple[Sheet, ...] = (
    Sheet(
        event=Event.AGE_DOUBT_RAISED,
        lead=_("Until the age is settled the person is treated as a child."),
        cites=APR(25, 1),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.AGE_ASSESSED,
        lead=_("The age is settled, or the doubt stays and the person counts as a child."),
        cites=APR(25, 1),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.MEDICAL_EXAM_ANNOUNCED,
        lead=_("A medical examination was announced; it does not hold up the decision for long."),
        cites=APR(24, 6),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.MEDICAL_RESULTS_RECEIVED,
        lead=_("The results of the medical examination; the applicant has them too."),
        cites=APR(24, 4),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.MEDICAL_EXAM_ANNOUNCED,),
        sources=PAPER,
    ),
    Sheet(
        event=Event.AGE_OF_MAJORITY,
        lead=_("The person came of age. What began while they were a child may go on."),
        cites=QR(29, 1),
        boxes=(REMARK,),
        roles=WORKERS,
        once=True,
    ),
    Sheet(
        event=Event.INTERVIEW_HELD,
        lead=_("The personal interview. The applicant sees the report before the decision."),
        cites=APR(12),
        boxes=(REMARK,),
        roles=WORKERS,
        after=LODGED,
        key="u",
    ),
    Sheet(
        event=Event.INTERVIEW_REPORT_AVAILABLE,
        lead=_("The applicant may comment on the report within the time they are given."),
        cites=APR(14, 3),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.INTERVIEW_HELD,),
    ),
    Sheet(
        event=Event.ACCELERATED_GROUND_FOUND,
        lead=_("A ground for the accelerated procedure. The procedure itself is another entry."),
        cites=APR(42, 1),
        boxes=(article(_("Which point of Article 42")), REMARK),
        roles=WORKERS,
        after=LODGED,
        ended_by=(Event.ACCELERATED_GROUND_GONE,),
    ),
    Sheet(
        event=Event.ACCELERATED_GROUND_GONE,
        lead=_("The ground fell away; the regular procedure goes on."),
        cites=APR(42, 2),
        boxes=(REMARK,),
        roles=WORKERS,
        ends=(Event.ACCELERATED_GROUND_FOUND,),
    ),
    Sheet(
        event=Event.BORDER_EXCEPTION_FOUND,
        lead=_("The border procedure is not, or no longer, applied; the person may enter."),
        cites=APR(53, 2),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.ADMISSION_DECIDED,
        lead=_("The person was let into the territory."),
        cites=APR(51, 2),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.READMISSION_REQUESTED,
        lead=_("A third country was asked to take the person; its answer has its time."),
        cites=APR(58, 5),
        boxes=(code("reply_within", _("Time set for the answer"), choices=TIMES_SET), REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.READMISSION_ANSWERED,
        lead=_("The third country answered; without an answer the procedure is open again."),
        cites=APR(58, 5),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.READMISSION_REQUESTED,),
        sources=PAPER,
    ),
    Sheet(
        event=Event.SIX_MONTHS_WILL_BE_MISSED,
        lead=_("It is clear that six months are not enough: the applicant is told why."),
        cites=APR(35, 4),
        boxes=(REMARK,),
        roles=WORKERS,
        after=LODGED,
    ),
    Sheet(
        event=Event.POSTPONEMENT_DECIDED,
        lead=_("The situation in the country is uncertain for a time: at most 21 months in all."),
        cites=APR(35, 7),
        boxes=(words(_("Reasons")),),
        roles=WORKERS,
        after=LODGED,
        unless=DECIDED,
    ),
    Sheet(
        event=Event.COUNTRY_REVIEW_DONE,
        lead=_("The situation in the country was looked at again; the next time is due later."),
        cites=APR(35, 7, "a"),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.POSTPONEMENT_DECIDED,),
    ),
)
DECISION: tuple[Sheet, ...] = (
    Sheet(
        event=Event.FIRST_INSTANCE_DECISION_TAKEN,
        label=_("Record the decision"),
        lead=_("Taken, and not yet served. The appeal runs only when it is notified."),
        cites=APR(36, 1),
        boxes=(
            code("outcome", _("Outcome"), choices=DECISIONS, missing=_("Choose the outcome.")),
            article(_("Article that it rests on"), hint=_("For example 39(4) or 38(1)(e).")),
            words(_("In a sentence")),
        ),
        roles=WORKERS,
        after=(Event.APPLICATION_MADE, *LODGED),
        key="o",
    ),
    Sheet(
        event=Event.DECISION_NOTIFIED,
        label=_("Record the service of the decision"),
        lead=_("The day of service starts the appeal and the right to ask to remain."),
        cites=APR(36, 1),
        boxes=(
            code(
                "served",
                _("How it was served"),
                choices=SERVED,
                missing=_("Choose how it was served."),
            ),
            code("served_on", _("Served on"), choices=SERVED_ON, missing=_("Choose on whom.")),
            OUTCOME,
            article(_("Article that it rests on")),
            code("about", _("Under Lithuanian law"), choices=ABOUT),
            REMARK,
        ),
        roles=WORKERS,
        after=DECIDED,
        sources=(Source.DOCUMENT, Source.OBSERVED),
        key="y",
    ),
    Sheet(
        event=Event.PROTECTION_GRANTED,
        lead=_("The rights of protection begin: permit, information, work, family."),
        cites=QR(20, 2),
        boxes=(STATUS, REMARK),
        roles=WORKERS,
        after=(*DECIDED, Event.DECISION_NOTIFIED, Event.APPEAL_FINAL_DECISION),
    ),
    Sheet(
        event=Event.STATUS_GRANTED,
        lead=_("The status itself, where national law has a day of its own for it."),
        cites=QR(20, 2),
        boxes=(STATUS, REMARK),
        roles=WORKERS,
        after=(*DECIDED, Event.DECISION_NOTIFIED, Event.APPEAL_FINAL_DECISION),
    ),
    Sheet(
        event=Event.FINAL_DECISION,
        lead=_("Nothing can be appealed any more: the person is no longer an applicant."),
        cites=APR(3, 14),
        boxes=(code("outcome", _("Outcome"), choices=(*DECISIONS, *JUDGMENTS)), REMARK),
        roles=WORKERS,
        after=(
            Event.DECISION_NOTIFIED,
            Event.APPEAL_FINAL_DECISION,
            Event.APPLICATION_WITHDRAWN,
            Event.APPLICATION_DISCONTINUED,
        ),
        once=True,
    ),
    Sheet(
        event=Event.RESIDENCE_PERMIT_ISSUED,
        lead=_("The residence permit of somebody who has protection."),
        cites=QR(24, 4),
        boxes=(STATUS, line("number", _("Number of the permit")), REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.RESIDENCE_PERMIT_EXPIRED,
        lead=_("The permit of this or of another State ended."),
        cites=QR(24, 4),
        boxes=(STATUS, MAYBE_STATE, REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.PERMIT_RENEWED,
        lead=_("The residence permit was renewed."),
        cites=QR(24, 4),
        boxes=(STATUS, REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.PROVISIONAL_MEASURE_TAKEN,
        lead=_("Registration or a paper that opens the rights until the permit is there."),
        cites=QR(20, 3),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.FAMILY_PERMIT_ISSUED,
        lead=_("The permit of a family member ends on the day of the beneficiary's."),
        cites=QR(23, 2),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.GUARDIAN_APPOINTED,
        lead=_("The guardian of a child alone who has protection."),
        cites=QR(33, 1),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.TRAVEL_DOCUMENT_ISSUED,
        lead=_("The travel document of somebody who has protection."),
        cites=QR(25, 1),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.WITHDRAWAL_GROUND_FOUND,
        lead=_("A reason to hold the application for withdrawn by conduct, or to end protection."),
        cites=APR(41, 4),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.WITHDRAWAL_PROCEDURE_NOTIFIED,
        lead=_("The person is told that their protection is looked at again, and may answer."),
        cites=APR(66, 1),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.WITHDRAWAL_STATEMENT_MADE,
        lead=_("The reasons of the person against the withdrawal, in writing."),
        cites=APR(66, 1, "d"),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.WITHDRAWAL_PROCEDURE_NOTIFIED,),
        sources=(Source.DOCUMENT, Source.STATED),
    ),
    Sheet(
        event=Event.WITHDRAWAL_DECISION_TAKEN,
        lead=_("Protection is withdrawn. The person gets it in writing as soon as possible."),
        cites=APR(66, 3),
        boxes=(article(_("Which ground of the Qualification Regulation")), REMARK),
        roles=WORKERS,
        after=(Event.WITHDRAWAL_PROCEDURE_NOTIFIED,),
    ),
    Sheet(
        event=Event.WITHDRAWAL_DECISION_NOTIFIED,
        lead=_("The day of service starts the appeal; the ground decides on the right to remain."),
        cites=APR(67, 8),
        boxes=(
            article(_("Which ground of the Qualification Regulation")),
            code("served", _("How it was served"), choices=SERVED),
            REMARK,
        ),
        roles=WORKERS,
        after=(Event.WITHDRAWAL_DECISION_TAKEN, Event.WITHDRAWAL_PROCEDURE_NOTIFIED),
    ),
)
RETURN: tuple[Sheet, ...] = (
    Sheet(
        event=Event.RETURN_DECISION_RECEIVED,
        lead=_("The person had the return decision: an application after that may be late."),
        cites=APR(38, 1, "e"),
        boxes=(REMARK,),
        roles=WORKERS,
        sources=(Source.OBSERVED, *PAPER),
    ),
    Sheet(
        event=Event.RETURN_DECISION_NOTIFIED,
        lead=_("The decision to return, served on the person."),
        cites=APR(37),
        boxes=(
            code(
                "kind",
                _("How it was issued"),
                choices=ISSUED,
                hint=_("Part of the rejection: one appeal against both. By itself: its own time."),
            ),
            code("served", _("How it was served"), choices=SERVED),
            REMARK,
        ),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.VOLUNTARY_DEPARTURE_GRANTED,
        lead=_("The person may leave of their own accord within a time."),
        cites=RBP(4, 5),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.REMOVAL_DECIDED,
        lead=_("The removal was ordered."),
        cites=APR(37),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.REMOVAL_SUSPENDED,
        lead=_("The removal waits."),
        cites=APR(68),
        boxes=(REMARK,),
        roles=WORKERS,
        sources=(Source.OBSERVED, *PAPER),
    ),
    Sheet(
        event=Event.RETURN_ENFORCED,
        lead=_("The person left, or was taken out of the country, under a return decision."),
        cites=RBP(4, 2),
        boxes=(MAYBE_STATE, REMARK),
        roles=WORKERS,
        sources=(Source.OBSERVED, *PAPER),
    ),
    Sheet(
        event=Event.ENTRY_BAN_DECIDED,
        lead=_("The person may not come back for a time."),
        cites=APR(37),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
)
SHEETS: tuple[Sheet, ...] = (*COURSE, *DECISION, *RETURN)
