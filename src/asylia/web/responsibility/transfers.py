"""What is recorded of a transfer: the decision, its suspension, the day, absence, relocation."""

from django.utils.translation import gettext_lazy as _

from asylia.casefile.entries import Source
from asylia.law.citation import AMMR, AMMR_IR, DUBLIN_III
from asylia.law.terms import Event
from asylia.web.cases.sheets import (
    MAYBE_STATE,
    OTHER_STATE,
    PAPER,
    PLACE,
    REMARK,
    WORKERS,
    Sheet,
    code,
    day,
)
from asylia.web.cases.words import SERVED
from asylia.web.responsibility.sheets import ASKED, REPLY, WRITING

KINDS = (("relocation", _("a relocation")), ("responsibility", _("the State responsible")))
COURTS = (Source.DOCUMENT, Source.OTHER_AUTHORITY)
SEEN = (Source.OBSERVED, *PAPER)
DECIDED = (Event.TRANSFER_DECISION_TAKEN, Event.TRANSFER_DECISION_NOTIFIED)
SUSPENDED = (
    Event.SUSPENSION_REQUESTED,
    Event.SUSPENSION_REQUEST_RECEIVED_BY_COURT,
    Event.APPEAL_FILED,
)
RELOCATED = (Event.RELOCATION_INFORMATION_RECEIVED, Event.RELOCATION_CONFIRMED)

DECISION: tuple[Sheet, ...] = (
    Sheet(
        event=Event.RESPONSIBILITY_DETERMINED,
        lead=_("Which State is responsible is settled; Eurodac is told."),
        cites=AMMR(38, 3),
        boxes=(MAYBE_STATE, REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.DUBLIN_RESPONSIBILITY_FIXED_AND_IN_CHARGE,
        lead=_("The State is fixed, and the person is there and in its charge."),
        cites=DUBLIN_III(20, 1),
        boxes=(REMARK,),
        roles=WORKERS,
        once=True,
    ),
    Sheet(
        event=Event.RESPONSIBILITY_SHIFT_EVENT,
        lead=_("This State became responsible: it let a time limit pass, or took the case over."),
        cites=AMMR(37, 1),
        boxes=(MAYBE_STATE, REMARK),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.TRANSFER_DECISION_TAKEN,
        lead=_("Decided, and not yet told to the person."),
        cites=AMMR(42, 1),
        boxes=(OTHER_STATE, code("kind", _("Kind of transfer"), KINDS), REMARK),
        roles=WORKERS,
        after=(*ASKED, *RELOCATED),
        per_state=True,
    ),
    Sheet(
        event=Event.TRANSFER_DECISION_NOTIFIED,
        lead=_("The appeal and the right to reception run from the day it was served."),
        cites=AMMR(42, 2),
        boxes=(
            OTHER_STATE,
            code("kind", _("Kind of transfer"), KINDS),
            code("served", _("How it was served"), SERVED),
            REMARK,
        ),
        roles=WORKERS,
        after=(*ASKED, *RELOCATED),
        per_state=True,
        key="g",
    ),
    Sheet(
        event=Event.SUSPENSION_REQUESTED,
        lead=_("The court is asked to let the person stay until it has decided."),
        cites=AMMR(43, 3),
        boxes=(MAYBE_STATE, REMARK),
        after=DECIDED,
        sources=(Source.DOCUMENT, Source.STATED),
    ),
    Sheet(
        event=Event.SUSPENSION_REQUEST_RECEIVED_BY_COURT,
        lead=_("The court decides within a month of the day on which it had the request."),
        cites=AMMR(43, 3),
        boxes=(MAYBE_STATE, REMARK),
        after=DECIDED,
        sources=COURTS,
    ),
    Sheet(
        event=Event.SUSPENSIVE_EFFECT_GRANTED,
        lead=_("The transfer waits; its time runs anew from the final decision."),
        cites=AMMR(43, 3),
        boxes=(MAYBE_STATE, REMARK),
        after=SUSPENDED,
        sources=COURTS,
        ended_by=(Event.SUSPENSIVE_EFFECT_ENDED,),
    ),
    Sheet(
        event=Event.SUSPENSIVE_EFFECT_REFUSED,
        lead=_("The transfer does not wait for the appeal."),
        cites=AMMR(43, 3),
        boxes=(MAYBE_STATE, REMARK),
        after=SUSPENDED,
        sources=COURTS,
    ),
    Sheet(
        event=Event.SUSPENSIVE_EFFECT_ENDED,
        lead=_("The transfer may be carried out again; its time runs from here."),
        cites=AMMR(46, 1),
        boxes=(MAYBE_STATE, REMARK),
        sources=COURTS,
        ends=(Event.SUSPENSIVE_EFFECT_GRANTED,),
    ),
)
JOURNEY: tuple[Sheet, ...] = (
    Sheet(
        event=Event.TRANSFER_FORM_SENT,
        lead=_("The form that tells the other State who comes, how, and what they need."),
        cites=AMMR_IR(22, 2),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
        after=(*DECIDED, *ASKED),
        sources=WRITING,
    ),
    Sheet(
        event=Event.TRANSFER_FORM_RECEIVED,
        lead=_("The day on which the other State had the form."),
        cites=AMMR_IR(25, 5),
        boxes=(OTHER_STATE, REMARK),
        sources=WRITING,
    ),
    Sheet(
        event=Event.TRANSFER_AVAILABILITY_ANSWERED,
        lead=_("The State responsible says whether the announced day suits it."),
        cites=AMMR_IR(25, 5),
        boxes=(OTHER_STATE, REMARK),
        after=(Event.TRANSFER_FORM_SENT, Event.TRANSFER_FORM_RECEIVED, Event.TRANSFER_PLANNED),
        sources=PAPER,
    ),
    Sheet(
        event=Event.TRANSFER_PLANNED,
        lead=_("Health data and what the person needs are sent before the planned day."),
        cites=AMMR(48, 1),
        boxes=(OTHER_STATE, day("planned_on", _("Planned for")), REMARK),
        roles=WORKERS,
        after=(*ASKED, *DECIDED, *RELOCATED),
        per_state=True,
    ),
    Sheet(
        event=Event.TRANSFER_OBSTACLE_ENDED,
        lead=_("What stood in the way of the transfer is gone."),
        cites=AMMR_IR(28, 3),
        boxes=(OTHER_STATE, REMARK),
        after=(*DECIDED, *ASKED),
        sources=SEEN,
    ),
    Sheet(
        event=Event.TRANSFER_CARRIED_OUT,
        lead=_("The person arrived in the other State, or here from there."),
        cites=AMMR(46, 1),
        boxes=(OTHER_STATE, PLACE, REMARK),
        after=(*ASKED, *DECIDED, *RELOCATED),
        per_state=True,
        sources=SEEN,
    ),
    Sheet(
        event=Event.TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE,
        lead=_("The person came to the authorities after the transfer: the lodging runs."),
        cites=AMMR(46, 1),
        boxes=(MAYBE_STATE, REMARK),
    ),
    Sheet(
        event=Event.TRANSFER_OVERTURNED,
        lead=_("The transfer was a mistake, or the court annulled it: the person is taken back."),
        cites=AMMR(46, 3),
        boxes=(OTHER_STATE, REMARK),
        after=(Event.TRANSFER_CARRIED_OUT,),
        sources=SEEN,
    ),
    Sheet(
        event=Event.PERSON_ACCEPTED_BACK,
        lead=_("The person is here again after a transfer that was overturned."),
        cites=AMMR(46, 3),
        boxes=(OTHER_STATE, REMARK),
        after=(Event.TRANSFER_OVERTURNED,),
    ),
)
ABSENCE: tuple[Sheet, ...] = (
    Sheet(
        event=Event.ABSCONDED,
        lead=_("The person left and cannot be found. Telling the other State gives more time."),
        cites=AMMR(46, 2),
        boxes=(MAYBE_STATE, REMARK),
        ended_by=(Event.PERSON_AVAILABLE_AGAIN,),
    ),
    Sheet(
        event=Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,
        lead=_("Told before the transfer’s time is over, it gives up to three years."),
        cites=AMMR(46, 2),
        boxes=REPLY,
        roles=WORKERS,
        after=(Event.ABSCONDED,),
        sources=WRITING,
    ),
    Sheet(
        event=Event.PERSON_AVAILABLE_AGAIN,
        lead=_("Found, or came back. What is left of the time runs, at least three months."),
        cites=AMMR(46, 2),
        boxes=(MAYBE_STATE, REMARK),
        after=(Event.ABSCONDED, Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE),
    ),
    Sheet(
        event=Event.IMPRISONMENT_STARTED,
        lead=_("A sentence, or custody in criminal proceedings; the transfer may take a year."),
        cites=AMMR(46, 2),
        boxes=(PLACE, REMARK),
        sources=SEEN,
        ended_by=(Event.IMPRISONMENT_ENDED,),
    ),
    Sheet(
        event=Event.IMPRISONMENT_ENDED,
        lead=_("The person left prison."),
        cites=AMMR(46, 2),
        boxes=(REMARK,),
        sources=SEEN,
        ends=(Event.IMPRISONMENT_STARTED,),
    ),
    Sheet(
        event=Event.ABSENCE_BEGAN,
        lead=_("From here the absence from the Member States is counted."),
        cites=DUBLIN_III(19, 2),
        boxes=(REMARK,),
        sources=(Source.STATED, *SEEN),
    ),
    Sheet(
        event=Event.LEFT_TERRITORY,
        lead=_("The person left the territory of the Member States."),
        cites=DUBLIN_III(19, 2),
        boxes=(REMARK,),
        sources=(Source.STATED, *SEEN),
    ),
    Sheet(
        event=Event.DEPARTURE_FOUND,
        lead=_("It was found out that the person has left; Eurodac is told."),
        cites=AMMR(37, 4),
        boxes=(REMARK,),
        sources=SEEN,
    ),
)
ASKING: tuple[Sheet, ...] = (
    Sheet(
        event=Event.INFORMATION_REQUEST_RECEIVED,
        lead=_("Another State asks what is known of the person: the answer has its time."),
        cites=AMMR(51, 5),
        boxes=REPLY,
        sources=PAPER,
    ),
    Sheet(
        event=Event.MINOR_FAMILY_INFORMATION_REQUEST_RECEIVED,
        lead=_("Another State asks about the family of a child without an adult."),
        cites=AMMR_IR(11, 4),
        boxes=REPLY,
        sources=PAPER,
    ),
    Sheet(
        event=Event.DEPENDENCY_INFORMATION_REQUEST_RECEIVED,
        lead=_("Another State asks who depends on whom."),
        cites=AMMR_IR(10, 2),
        boxes=REPLY,
        sources=PAPER,
    ),
    Sheet(
        event=Event.INFORMATION_REQUEST_ANSWERED,
        lead=_("The answer went to the State that asked."),
        cites=AMMR(51, 5),
        boxes=REPLY,
        after=(
            Event.INFORMATION_REQUEST_RECEIVED,
            Event.MINOR_FAMILY_INFORMATION_REQUEST_RECEIVED,
            Event.DEPENDENCY_INFORMATION_REQUEST_RECEIVED,
        ),
        per_state=True,
        sources=WRITING,
    ),
    Sheet(
        event=Event.HUMANITARIAN_REQUEST_RECEIVED,
        lead=_("Another State asks us to take the person for the sake of family or culture."),
        cites=AMMR(35, 2),
        boxes=REPLY,
        sources=PAPER,
    ),
    Sheet(
        event=Event.OFFSET_REQUEST_RECEIVED,
        lead=_("Another State asks us to examine the application as a responsibility offset."),
        cites=AMMR(69, 2),
        boxes=REPLY,
        sources=PAPER,
    ),
    Sheet(
        event=Event.RELOCATION_INFORMATION_RECEIVED,
        lead=_("The State of relocation has what it needs; its answer runs from here."),
        cites=AMMR(67, 9),
        boxes=REPLY,
        sources=(*PAPER, Source.OBSERVED),
    ),
    Sheet(
        event=Event.RELOCATION_CONFIRMED,
        lead=_("The State of relocation takes the person: the decision and the journey run."),
        cites=AMMR(67, 10),
        boxes=REPLY,
        after=(Event.RELOCATION_INFORMATION_RECEIVED,),
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.RELOCATION_REFUSED,
        lead=_("The State of relocation does not take the person, and says why."),
        cites=AMMR(67, 9),
        boxes=REPLY,
        after=(Event.RELOCATION_INFORMATION_RECEIVED,),
        per_state=True,
        sources=PAPER,
    ),
    Sheet(
        event=Event.RELOCATION_ARRIVAL,
        lead=_("The person arrived by relocation: the lodging runs from here."),
        cites=AMMR(67, 11),
        boxes=(OTHER_STATE, PLACE, REMARK),
        sources=SEEN,
    ),
)
DOCUMENTS: tuple[Sheet, ...] = (
    Sheet(
        event=Event.RESIDENCE_DOCUMENT_ENDED,
        lead=_("A residence document of another State ended: it may decide on the State."),
        cites=AMMR(29, 4),
        boxes=(OTHER_STATE, REMARK),
        sources=PAPER,
    ),
    Sheet(
        event=Event.RESIDENCE_DOCUMENT_EXPIRED,
        lead=_("A residence document of another State expired: it may decide on the State."),
        cites=DUBLIN_III(12, 4),
        boxes=(OTHER_STATE, REMARK),
        sources=PAPER,
    ),
    Sheet(
        event=Event.VISA_ENDED,
        lead=_("A visa of another State ended, was annulled or revoked."),
        cites=AMMR(29, 4),
        boxes=(OTHER_STATE, REMARK),
        sources=PAPER,
    ),
    Sheet(
        event=Event.VISA_EXPIRED,
        lead=_("A visa of another State expired: it may decide on the State."),
        cites=DUBLIN_III(12, 4),
        boxes=(OTHER_STATE, REMARK),
        sources=PAPER,
    ),
    Sheet(
        event=Event.DIPLOMA_ISSUED,
        lead=_("A diploma of a school in a Member State: it may decide on the State."),
        cites=AMMR(30, 1),
        boxes=(OTHER_STATE, REMARK),
        sources=PAPER,
    ),
)
TRANSFERS: tuple[Sheet, ...] = (*DECISION, *JOURNEY, *ABSENCE, *ASKING, *DOCUMENTS)
