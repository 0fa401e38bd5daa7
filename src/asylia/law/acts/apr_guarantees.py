"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 8 to 24, the guarantees."""

from datetime import date

from asylia.law.acts.apr import APPLIED, DECIDED, REMITTED, TRANSFERRED, WITHDRAWN
from asylia.law.citation import APR
from asylia.law.limits import (
    EARLIER,
    AnyOf,
    Before,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Overtaken,
    PersonIs,
    Reading,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import APR_73, days, working_days
from asylia.law.terms import Event, Kind, Party

ALONE = PersonIs(
    fact="unaccompanied_minor",
    value=True,
    says="the applicant is an unaccompanied minor, or claims to be one",
    under=18,
)
DECISION_TAKEN = Overtaken(
    by=Happened(DECIDED, "a decision was taken"),
    cites=APR(10, 1),
    says="the determining authority has taken a decision",
)
DECIDED_WITHOUT = Overtaken(
    by=Happened(DECIDED, "a decision was taken"),
    cites=APR(24, 6),
    says="a decision was taken; the examination does not prevent it",
)

# Article 8 — General guarantees for applicants

PROCEDURE_OVER = Overtaken(
    by=Happened(DECIDED, "a decision was taken"),
    cites=APR(8, 1),
    says="the determining authority has taken a decision",
)

INFORM = TimeLimit(
    id="apr-info-at-registration",
    cites=APR(8, 2),
    title="Inform the applicant of rights, duties and time limits",
    says="The applicant is told of the procedure, its time limits, rights and duties as soon as "
    "possible, at the latest when the application is registered.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    at_once="as soon as possible, at the latest at the registration",
    no_later_than=(Event.APPLICATION_REGISTERED,),
    met_by=(happens(Event.INFORMATION_PROVIDED, kind="procedure"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, PROCEDURE_OVER),
)

LET_COMMUNICATE = TimeLimit(
    id="apr-communicate-before-lodging",
    cites=APR(8, 4),
    title="Let the applicant communicate with UNHCR and with who advises",
    says="The applicant can communicate with UNHCR, or with another organisation that advises "
    "applicants, as soon as possible and before the time to lodge of Article 28(1) ends.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    at_once="as soon as possible, before the time to lodge ends",
    before_end_of="apr-lodge-21d",
    met_by=(happens(Event.INFORMATION_PROVIDED, kind=("contact", "counselling")),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, PROCEDURE_OVER),
)

# Article 9 — Obligations of applicants

COPIES = TimeLimit(
    id="apr-retained-documents-copies",
    cites=APR(9, 2, "second subparagraph"),
    title="Hand over copies of the documents that are kept",
    says="Where the authorities keep documents of the applicant, he or she receives copies of the "
    "originals immediately.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DOCUMENT_RETAINED,)),
    counted_by=APR_73,
    at_once="immediately",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="copies"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

ORIGINALS = TimeLimit(
    id="apr-retained-documents-return",
    cites=APR(9, 2, "second subparagraph"),
    title="Hand back the documents that were kept",
    says="Documents of the applicant that the authorities keep are handed back at the time of a "
    "transfer to the Member State responsible.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((happens(Event.TRANSFER_DECISION_NOTIFIED, kind="responsibility"),)),
    counted_by=APR_73,
    at_once="at the time of the transfer",
    applies_if=(Happened((Event.DOCUMENT_RETAINED,), "documents of the applicant are kept"),),
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="originals"),),
    overtaken_by=(
        Overtaken(
            by=Happened(
                (
                    Event.RESPONSIBILITY_SHIFT_EVENT,
                    carrying(
                        Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"
                    ),
                ),
                "nobody is transferred on the decision",
            ),
            until=Event.TRANSFER_DECISION_NOTIFIED,
            cites=APR(9, 2, "second subparagraph"),
            says="the transfer decision was annulled, or responsibility has shifted",
        ),
        WITHDRAWN,
    ),
)

# Article 10 — Right to remain during the administrative procedure

REMAIN = TimeLimit(
    id="apr-right-to-remain-admin",
    cites=APR(10, 1),
    title="Right to remain until the decision",
    says="The applicant may remain in the State where he or she has to be present until the "
    "determining authority has taken a decision; national law may make the exceptions of "
    "paragraph 4.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    kind=Kind.RIGHT_FROM,
    at_once="until the determining authority has taken a decision",
    overtaken_by=(
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            until=REMITTED,
            cites=APR(10, 1),
            says="the determining authority has taken a decision",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

# Article 14 — Report and recording of personal interviews

DECIDED_AFTER_INTERVIEW = Overtaken(
    by=Happened(DECIDED, "a decision was taken"),
    cites=APR(14, 6),
    says="the determining authority has taken a decision",
)
DECIDED_WITHOUT_COMMENTS = Overtaken(
    by=Happened(DECIDED, "a decision was taken"),
    cites=APR(14, 3),
    says="the determining authority has taken a decision",
)

REPORT = TimeLimit(
    id="apr-interview-report-access",
    cites=APR(14, 6),
    title="Give access to the report of the interview",
    says="The applicant has access to the report or transcript as soon as possible after the "
    "interview, and in due time before the decision.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.INTERVIEW_HELD,)),
    counted_by=APR_73,
    at_once="as soon as possible, in due time before the decision",
    met_by=(Event.INTERVIEW_REPORT_AVAILABLE,),
    overtaken_by=(DECIDED_AFTER_INTERVIEW, WITHDRAWN),
)

COMMENTS = TimeLimit(
    id="apr-interview-report-comments",
    cites=APR(14, 3),
    title="Comment on the report of the interview",
    says="Mistakes in the report or transcript may be pointed out at the end of the interview, or "
    "within a time that the authority sets before it decides.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.INTERVIEW_REPORT_AVAILABLE,)),
    counted_by=APR_73,
    kind=Kind.LAPSE,
    at_once="within the time that the authority sets, before the decision",
    overtaken_by=(DECIDED_WITHOUT_COMMENTS, WITHDRAWN),
)

# Article 15 — Right to legal counselling and legal assistance and representation

INFORM_OF_COUNSEL = TimeLimit(
    id="apr-legal-counsel-information",
    cites=APR(15, 2, "second subparagraph"),
    title="Tell the applicant of free legal counselling",
    says="The applicant is told as soon as possible, at the latest when the application is "
    "registered, that free counselling and legal aid can be asked for.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    at_once="as soon as possible, at the latest at the registration",
    no_later_than=(Event.APPLICATION_REGISTERED,),
    met_by=(happens(Event.INFORMATION_PROVIDED, kind=("counselling", "procedure")),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, DECISION_TAKEN),
)

# Article 19 — Conditions for the provision of free legal counselling and assistance

TELL_OF_MEANS = TimeLimit(
    id="apr-financial-change",
    cites=APR(19, 5),
    title="Tell the authorities of a change of means",
    says="An applicant who is given free legal counselling, assistance or representation tells the "
    "authorities immediately of any significant change of his or her means.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.FUNDS_RECEIVED,)),
    counted_by=APR_73,
    at_once="immediately",
    met_by=(Event.FUNDS_DECLARED,),
    overtaken_by=(WITHDRAWN, TRANSFERRED),
)

# Article 20 — Assessment of the need for special procedural guarantees

START_ASSESSMENT = TimeLimit(
    id="apr-special-guarantees-start",
    cites=APR(20, 2),
    title="Start the assessment of special procedural needs",
    says="As early as possible after the application is made, the assessment is started: whether "
    "there are first signs that the applicant may need special procedural guarantees.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    at_once="as early as possible after the application is made",
    met_by=(
        Event.ASSESSMENT_STARTED,
        happens(Event.SPECIAL_NEEDS_ASSESSED, kind="procedural"),
    ),
    early=True,
    overtaken_by=(WITHDRAWN, TRANSFERRED, DECISION_TAKEN),
)

SPECIAL_GUARANTEES = TimeLimit(
    id="apr-special-guarantees-30d",
    cites=APR(20, 3, "second subparagraph"),
    title="Conclude the assessment of special procedural needs",
    says="Whether the applicant needs special procedural guarantees is assessed within 30 days; "
    "from when is not said.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    lasts=days(30),
    counted_by=APR_73,
    met_by=(happens(Event.SPECIAL_NEEDS_ASSESSED, kind="procedural"),),
    overtaken_by=(WITHDRAWN, TRANSFERRED, DECISION_TAKEN),
    reading=Interpretation(
        id="apr-20-3-thirty-days",
        question="whether the 30 days run from the making of the application, from the start of "
        "the assessment, which has to follow it as early as possible, or from the lodging",
        readings=(
            Reading(
                key="from_making",
                says="30 days from the making, as Article 25(1) of Directive (EU) 2024/1346 counts "
                "for the assessment with which this one may be joined",
                cites=APR(20, 3, "second subparagraph"),
            ),
            Reading(
                key="from_start",
                says="30 days from the start of the assessment, of which paragraph 2 speaks",
                cites=APR(20, 2),
                runs_from=Event.ASSESSMENT_STARTED,
            ),
            Reading(
                key="from_lodging",
                says="30 days from the lodging, after which the assessment is continued: the event "
                "named last in the paragraph itself",
                cites=APR(20, 3),
                runs_from=Event.APPLICATION_LODGED,
            ),
        ),
        default=EARLIER,
        chosen_by="Asylia: the earlier day is safe under both readings",
        chosen_on=date(2026, 11, 22),
        only_if=Happened(
            (Event.ASSESSMENT_STARTED, Event.APPLICATION_LODGED),
            "the assessment was started, or the application lodged",
        ),
    ),
)

# Article 23 — Special guarantees for unaccompanied minors

OF_AGE = Overtaken(
    by=Happened((Event.AGE_OF_MAJORITY,), "the applicant has come of age"),
    cites=APR(23, 2, "fourth subparagraph"),
    says="the applicant has come of age and is no longer an unaccompanied minor",
)

ASSISTANT = TimeLimit(
    id="apr-provisional-assistant",
    cites=APR(23, 2, "a"),
    title="Designate a person who assists the minor provisionally",
    says="Until a representative is appointed, a person who assists the minor is designated as "
    "soon as possible, in time for the registration and the lodging.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=APR_73,
    at_once="as soon as possible",
    applies_if=(ALONE,),
    met_by=(Event.PROVISIONAL_ASSISTANT_DESIGNATED,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REPRESENTATIVE_APPOINTED,), "a representative was appointed"),
            cites=APR(23, 2, "a"),
            says="a representative was appointed",
        ),
        OF_AGE,
        WITHDRAWN,
        TRANSFERRED,
    ),
)

REPRESENTATIVE = TimeLimit(
    id="apr-representative-15wd",
    cites=APR(23, 2, "b"),
    title="Appoint a representative for the unaccompanied minor",
    says="A representative is appointed as soon as possible, at the latest 15 working days after "
    "the making of the application.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    lasts=working_days(15),
    counted_by=APR_73,
    applies_if=(ALONE,),
    met_by=(Event.REPRESENTATIVE_APPOINTED,),
    early=True,
    extended_by=(
        Extension(
            lasts=working_days(25),
            when=Extended("apr-representative-15wd", "the authority extended the time limit"),
            cites=APR(23, 3),
            says="extended by ten working days: very many applications of minors, or another "
            "exceptional situation",
        ),
    ),
    overtaken_by=(OF_AGE, WITHDRAWN, TRANSFERRED),
)

INFORM_MINOR = TimeLimit(
    id="apr-inform-minor-and-representative",
    cites=APR(23, 5),
    title="Tell the minor, the authorities and the representative",
    says="The minor is told who represents him or her, the authorities that a representative is "
    "appointed, and the representative the facts, steps and time limits, immediately.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.REPRESENTATIVE_APPOINTED, Event.PROVISIONAL_ASSISTANT_DESIGNATED)),
    counted_by=APR_73,
    at_once="immediately",
    applies_if=(
        ALONE,
        Happened(APPLIED, "an application has been made"),
        AnyOf(
            (
                Before(Event.REPRESENTATIVE_APPOINTED, Event.FINAL_DECISION, ""),
                Before(Event.PROVISIONAL_ASSISTANT_DESIGNATED, Event.FINAL_DECISION, ""),
            ),
            "the application has not been finally decided",
        ),
    ),
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="representative"),),
    overtaken_by=(OF_AGE, WITHDRAWN),
)

# Article 24 — Medical examination

EXAMINE_AT_OWN_COST = TimeLimit(
    id="apr-medical-exam-window",
    cites=APR(24, 6),
    title="Have the medical examination carried out",
    says="An applicant who arranges a medical examination has it carried out within a suitable "
    "time, having regard to the appointments to be had; its results go to the authority and the "
    "applicant as soon as possible (paragraph 4).",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.MEDICAL_EXAM_ANNOUNCED,)),
    counted_by=APR_73,
    kind=Kind.LAPSE,
    at_once="within a suitable time",
    met_by=(Event.MEDICAL_RESULTS_RECEIVED,),
    overtaken_by=(WITHDRAWN, TRANSFERRED, DECIDED_WITHOUT),
)

RULES = (
    INFORM,
    COPIES,
    ORIGINALS,
    REMAIN,
    REPORT,
    COMMENTS,
    INFORM_OF_COUNSEL,
    TELL_OF_MEANS,
    START_ASSESSMENT,
    SPECIAL_GUARANTEES,
    ASSISTANT,
    REPRESENTATIVE,
    INFORM_MINOR,
    EXAMINE_AT_OWN_COST,
)
ENDING_WITH_ANOTHER = (LET_COMMUNICATE,)
"""What ends with the time to lodge of Article 28, and so has to stand after it."""
