"""What becomes of an application: made, registered, lodged, in which procedure, withdrawn."""

from django.utils.translation import gettext_lazy as _

from asylia.casefile.entries import Source
from asylia.law.citation import APD, APR, EURODAC, RCD
from asylia.law.terms import Event
from asylia.web.cases.sheets import (
    PLACE,
    REMARK,
    WORKERS,
    Box,
    BoxKind,
    Sheet,
    article,
    code,
    line,
    truth,
    words,
)
from asylia.web.cases.words import ABOUT, AUTHORITIES, EXTENSIONS, NEEDS, PROCEDURES, TOLD_OF

HOW = (("explicit", _("expressly")), ("implicit", _("by conduct")))
STATED = (Source.STATED,)
ENDED = (Event.APPLICATION_WITHDRAWN,)

COURSE: tuple[Sheet, ...] = (
    Sheet(
        event=Event.APPLICATION_MADE,
        label=_("Record that the application was made"),
        lead=_(
            "It is made when the person says to an authority that they seek protection; no form"
            " and no word “asylum” is needed. Registration and information run from here."
        ),
        cites=APR(3, 13),
        boxes=(
            code(
                "authority",
                _("Made to"),
                choices=AUTHORITIES,
                missing=_("Choose the authority to which it was made."),
            ),
            truth("competent_to_register", _("Does this authority register applications?")),
            truth("subsequent", _("Is it a subsequent application?")),
            PLACE,
            words(_("The words, in the language they were said")),
            Box(name="words_language", label=_("Language"), kind=BoxKind.LANGUAGE),
        ),
        once=True,
        sources=STATED,
        key="m",
        address="application/make",
    ),
    Sheet(
        event=Event.REGISTRATION_AUTHORITY_INFORMED,
        lead=_("The authority that only receives applications told the one that registers them."),
        cites=APR(27, 3),
        boxes=(REMARK,),
        after=(Event.APPLICATION_MADE,),
        once=True,
    ),
    Sheet(
        event=Event.APPLICATION_MADE_OTHER_AUTHORITY,
        lead=_("Under the earlier law: said to an authority that cannot register applications."),
        cites=APD(6, 1),
        boxes=(REMARK,),
        once=True,
        sources=STATED,
    ),
    Sheet(
        event=Event.APPLICATION_REGISTERED,
        label=_("Register the application"),
        lead=_(
            "It is registered when the authority enters it. The lodging and the request to another"
            " State run from here. That it was made is an act of its own, with its own time."
        ),
        cites=APR(27),
        boxes=(truth("lodging_by_form", _("Is a form enough for the lodging?")), REMARK),
        after=(Event.APPLICATION_MADE,),
        unless=ENDED,
        once=True,
        sources=STATED,
        together_with=Event.APPLICATION_MADE,
        key="r",
        address="application/register",
    ),
    Sheet(
        event=Event.APPLICATION_FIRST_REGISTERED,
        lead=_("The day on which the first application in any Member State was registered."),
        cites=APR(27),
        boxes=(REMARK,),
        once=True,
        sources=(Source.DOCUMENT, Source.OTHER_AUTHORITY),
    ),
    Sheet(
        event=Event.APPLICATION_LODGED,
        label=_("Lodge the application"),
        lead=_(
            "It is lodged when the applicant hands in everything in person. The examination runs"
            " from here, while the State responsible is still being determined."
        ),
        cites=APR(28),
        boxes=(
            truth("with_determining_authority", _("Was it lodged with the determining authority?")),
            REMARK,
        ),
        roles=WORKERS,
        after=(Event.APPLICATION_REGISTERED,),
        unless=ENDED,
        once=True,
        sources=STATED,
        together_with=Event.APPLICATION_REGISTERED,
        key="l",
        address="application/lodge",
    ),
    Sheet(
        event=Event.APPLICATION_LODGED_AT_BORDER,
        lead=_("Under the earlier law: lodged at the border or in a transit zone."),
        cites=APD(43, 2),
        boxes=(REMARK,),
        after=(Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED),
        unless=ENDED,
        once=True,
        sources=STATED,
    ),
    Sheet(
        event=Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION,
        lead=_("National law speaks of acceptance; whether registered or lodged is left open."),
        cites=APR(27),
        boxes=(REMARK,),
        unless=ENDED,
        once=True,
    ),
    Sheet(
        event=Event.APPLICATION_LODGED_AFTER_TRANSFER,
        lead=_("After a transfer it is lodged with the State responsible: its time runs anew."),
        cites=APR(28, 2),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(
            Event.TRANSFER_CARRIED_OUT,
            Event.TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE,
            Event.RELOCATION_ARRIVAL,
        ),
        sources=STATED,
    ),
    Sheet(
        event=Event.PROCEDURE_ASSIGNED,
        label=_("Choose the procedure"),
        lead=_("Which limits of the examination run depends on it. The newest entry counts."),
        cites=APR(35),
        boxes=(
            code(
                "procedure", _("Procedure"), choices=PROCEDURES, missing=_("Choose the procedure.")
            ),
            article(
                _("Article of the APR that opens it"),
                hint=_("For example 42(1)(j). Empty for the regular procedure."),
                missing=_("Say which article opens it, for example 42(1)(j)."),
                unless=("procedure", "regular"),
            ),
        ),
        after=(Event.APPLICATION_REGISTERED,),
        unless=(
            *ENDED,
            Event.FIRST_INSTANCE_DECISION_TAKEN,
            Event.DECISION_NOTIFIED,
        ),
        key="p",
        address="application/procedure",
    ),
    Sheet(
        event=Event.APPLICATION_WITHDRAWN,
        label=_("Record a withdrawal"),
        lead=_("By the applicant. The limits of the examination stop; the file stays."),
        cites=APR(40),
        boxes=(
            code("how", _("How"), choices=HOW, missing=_("Say how it was withdrawn.")),
            REMARK,
        ),
        after=(Event.APPLICATION_MADE,),
        once=True,
        sources=STATED,
        key="w",
        address="application/withdraw",
    ),
    Sheet(
        event=Event.APPLICATION_DISCONTINUED,
        lead=_("Under the earlier law the examination was ended without a decision on it."),
        cites=APD(28, 1),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.APPLICATION_MADE,),
    ),
    Sheet(
        event=Event.SUBSEQUENT_APPLICATION_MADE,
        lead=_("Another application after a final decision. It is looked at for what is new."),
        cites=APR(55),
        boxes=(REMARK,),
        after=(Event.DECISION_NOTIFIED, Event.FINAL_DECISION, Event.APPLICATION_WITHDRAWN),
        sources=STATED,
    ),
)
AROUND: tuple[Sheet, ...] = (
    Sheet(
        event=Event.INFORMATION_PROVIDED,
        lead=_("The applicant was told of their rights and duties, in a language they understand."),
        cites=APR(8, 2),
        boxes=(
            code("kind", _("What about"), choices=TOLD_OF),
            code("about", _("Under Lithuanian law"), choices=ABOUT),
            Box(name="words_language", label=_("Language"), kind=BoxKind.LANGUAGE),
            REMARK,
        ),
    ),
    Sheet(
        event=Event.CERTIFICATE_ISSUED,
        lead=_("The paper that says that the application was made, or registered."),
        cites=APR(29, 1),
        boxes=(line("number", _("Number of the paper")), REMARK),
        after=(Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED),
    ),
    Sheet(
        event=Event.APPLICANT_DOCUMENT_ISSUED,
        lead=_("The document of the applicant after the lodging."),
        cites=APR(29, 4),
        boxes=(line("number", _("Number of the document")), REMARK),
        after=(Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED),
    ),
    Sheet(
        event=Event.DOCUMENT_RETAINED,
        lead=_("The authority keeps a document; the applicant gets copies of it."),
        cites=APR(9, 2),
        boxes=(line("number", _("Which document")), REMARK),
    ),
    Sheet(
        event=Event.UNACCOMPANIED_MINOR_IDENTIFIED,
        lead=_("A child without an adult who answers for them: somebody is appointed."),
        cites=APR(23, 2),
        boxes=(REMARK,),
        once=True,
    ),
    Sheet(
        event=Event.PROVISIONAL_ASSISTANT_DESIGNATED,
        lead=_("Somebody assists the child until a representative is appointed."),
        cites=APR(23, 2, "a"),
        boxes=(line("name", _("Name")), REMARK),
    ),
    Sheet(
        event=Event.REPRESENTATIVE_APPOINTED,
        lead=_("The representative of a child without an adult."),
        cites=APR(23, 2, "b"),
        boxes=(line("name", _("Name")), REMARK),
    ),
    Sheet(
        event=Event.ASSESSMENT_STARTED,
        lead=_("The assessment of special needs began."),
        cites=APR(20, 3),
        boxes=(REMARK,),
        after=(Event.APPLICATION_MADE,),
        once=True,
    ),
    Sheet(
        event=Event.SPECIAL_NEEDS_ASSESSED,
        lead=_("What the applicant needs in the procedure and in reception is known."),
        cites=APR(20, 3),
        boxes=(code("kind", _("Needs of which kind"), choices=NEEDS), REMARK),
        after=(Event.APPLICATION_MADE,),
    ),
    Sheet(
        event=Event.NEEDS_IDENTIFIED,
        lead=_("A special need was found, such as that of a victim of torture."),
        cites=RCD(28, 1),
        boxes=(REMARK,),
    ),
    Sheet(
        event=Event.TIME_LIMIT_EXTENDED,
        lead=_("Only a limit that runs can be extended, and only where the law says so."),
        cites=APR(35, 5),
        boxes=(
            Box(
                name="limit",
                label=_("Which limit"),
                kind=BoxKind.LIMIT,
                missing=_("Choose the limit that is extended."),
            ),
            code(
                "ground",
                _("What allows it"),
                choices=EXTENSIONS,
                missing=_("Choose what allows it."),
            ),
            Box(name="state", label=_("Other State, if it concerns one"), kind=BoxKind.STATE),
            words(_("Reasons")),
        ),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.MASS_ARRIVALS_DECLARED,
        lead=_("Where many arrive at once, registration and lodging may take longer."),
        cites=APR(27, 5),
        boxes=(REMARK,),
        roles=WORKERS,
        ended_by=(Event.MASS_ARRIVALS_ENDED,),
    ),
    Sheet(
        event=Event.MASS_ARRIVALS_ENDED,
        lead=_("The usual times count again for what begins from here."),
        cites=APR(27, 5),
        boxes=(REMARK,),
        roles=WORKERS,
        ends=(Event.MASS_ARRIVALS_DECLARED,),
    ),
    Sheet(
        event=Event.ADDRESS_CHANGED,
        lead=_("Where the person can be reached from now on."),
        cites=RCD(7, 6),
        boxes=(line("address", _("New address")), REMARK),
        sources=STATED,
    ),
    Sheet(
        event=Event.CONTACT_CHANGED,
        lead=_("How the person can be reached from now on."),
        cites=RCD(7, 6),
        boxes=(line("contact", _("New contact")), REMARK),
        sources=STATED,
    ),
    Sheet(
        event=Event.CONTACT_LOST,
        lead=_("Nobody can reach the person. It is not known that they left."),
        cites=APR(41, 1),
        boxes=(REMARK,),
    ),
    Sheet(
        event=Event.LEAVE_REQUESTED,
        lead=_("The applicant asks to leave the area to which they were allocated."),
        cites=RCD(8, 5),
        boxes=(REMARK,),
        sources=STATED,
    ),
    Sheet(
        event=Event.SCHOOLING_STARTED,
        lead=_("The child goes to school."),
        cites=RCD(16, 2),
        boxes=(REMARK,),
    ),
    Sheet(
        event=Event.SEPARATE_SCHOOLING_STARTED,
        lead=_("The child is taught outside the ordinary school, for a short time only."),
        cites=RCD(16, 2),
        boxes=(REMARK,),
    ),
    Sheet(
        event=Event.EXCEPTIONAL_RECEPTION_STARTED,
        lead=_("Reception in another form than usual, for as short a time as possible."),
        cites=RCD(20, 10),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.EXCEPTIONAL_RECEPTION_ENDED,
        lead=_("Reception is again as usual."),
        cites=RCD(20, 10),
        boxes=(REMARK,),
        roles=WORKERS,
        ends=(Event.EXCEPTIONAL_RECEPTION_STARTED,),
    ),
    Sheet(
        event=Event.MISCONDUCT_FOUND,
        lead=_("Reception may be reduced or withdrawn only by a decision with reasons."),
        cites=RCD(23, 5),
        boxes=(REMARK,),
    ),
    Sheet(
        event=Event.TEMPORARY_PROTECTION_REGISTERED,
        lead=_("The person is registered as enjoying temporary protection."),
        cites=EURODAC(26, 2),
        boxes=(REMARK,),
    ),
)
SHEETS: tuple[Sheet, ...] = (*COURSE, *AROUND)
