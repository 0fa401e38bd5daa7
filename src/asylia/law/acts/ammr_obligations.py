"""Asylum and Migration Management Regulation, Regulation (EU) 2024/1351: Articles 16 to 23.

Before the criteria: the security check, what the applicant has to tell, the interview, minors.
"""

from asylia.law.acts.ammr import HITS
from asylia.law.acts.ammr_criteria import OF_AGE
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import AMMR
from asylia.law.limits import (
    Happened,
    Latest,
    Limb,
    Missed,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import AMMR_75, months
from asylia.law.terms import Event, Kind, Party

REQUESTED = (
    Event.TAKE_CHARGE_REQUEST_SENT,
    Event.TAKE_CHARGE_ACCEPTED,
    Event.TAKE_CHARGE_REJECTED,
)
DETERMINED = Overtaken(
    by=Happened(
        (
            Event.RESPONSIBILITY_DETERMINED,
            Event.RESPONSIBILITY_SHIFT_EVENT,
            Event.TAKE_CHARGE_ACCEPTED,
        ),
        "the State responsible is determined",
    ),
    cites=AMMR(38, 3),
    says="the State responsible is determined",
)
DECIDED = Overtaken(
    by=Happened(
        (
            Event.FIRST_INSTANCE_DECISION_TAKEN,
            Event.DECISION_NOTIFIED,
            Event.APPLICATION_WITHDRAWN,
            Event.TRANSFER_CARRIED_OUT,
        ),
        "the application was decided or withdrawn, or the person transferred",
    ),
    cites=AMMR(38, 1),
    says="the application was decided or withdrawn, or the person was transferred",
)
BACK_ELSEWHERE = Overtaken(
    by=Happened(
        (Event.TAKE_BACK_NOTIFICATION_SENT, Event.TAKE_BACK_CONFIRMED),
        "another State was notified to take the person back",
    ),
    cites=AMMR(41, 1),
    says="another State was notified to take the person back: it determines who is responsible",
)

# Article 16 — Access to the procedure

SECURITY_CHECK = TimeLimit(
    id="ammr-security-check",
    cites=AMMR(16, 4),
    title="Check whether the applicant threatens internal security",
    says="Where no screening checked it, the State of the first registration checks for a threat "
    "to internal security as soon as possible, before it applies the criteria.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    at_once="as soon as possible after the registration, before the criteria are applied",
    no_later_than=(Event.TAKE_CHARGE_REQUEST_SENT,),
    applies_if=(
        Not(
            Happened(
                (Event.SCREENING_COMPLETED,), "the screening with its security check was completed"
            ),
            "no screening with its security check was completed",
        ),
    ),
    met_by=(Event.SECURITY_CHECK_DONE,),
    early=True,
    overtaken_by=(DETERMINED, BACK_ELSEWHERE, DECIDED),
    if_missed=Missed(
        says="If a threat is found, the State that checked is responsible and no request is made.",
        cites=AMMR(16, 4, "third subparagraph"),
    ),
)

# Article 17 — Obligations of the applicant
# Paragraph 3, second sentence: the authority sets the time, and no entry tells that it did.

DISCLOSE = TimeLimit(
    id="ammr-evidence-by-interview",
    cites=AMMR(17, 3),
    title="Tell what matters for the State responsible",
    says="The applicant tells and submits what matters for determining the State responsible as "
    "soon as possible, at the latest at the interview.",
    owed_by=Party.APPLICANT,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    kind=Kind.LAPSE,
    at_once="as soon as possible, at the latest at the interview",
    overtaken_by=(
        Overtaken(
            by=Happened((Event.RESPONSIBILITY_INTERVIEW_HELD,), "the interview was held"),
            cites=AMMR(17, 3),
            says="the interview was held: later only what is decisive counts (Article 18(2)), or "
            "what comes within a time that the authority sets",
        ),
        DETERMINED,
        BACK_ELSEWHERE,
        DECIDED,
    ),
)

# Article 22 — Personal interview

ADD_WITHOUT_INTERVIEW = TimeLimit(
    id="ammr-interview-omitted-information",
    cites=AMMR(22, 2, "second subparagraph"),
    title="Add information where no interview is held",
    says="Where the interview is left out because the applicant has told by other means, further "
    "information may be added within the time for a take charge request.",
    owed_by=Party.APPLICANT,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=months(2),
    counted_by=AMMR_75,
    kind=Kind.LAPSE,
    applies_if=(
        Happened(
            (carrying(Event.RESPONSIBILITY_INTERVIEW_OMITTED, ground="22(2)(c)"),),
            "the interview was left out because the applicant has told by other means",
        ),
    ),
    limbs=(
        Limb(
            runs_from=HITS,
            lasts=months(1),
            cites=AMMR(39, 1, "second subparagraph"),
            says="after a hit, one month from it",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=Happened((Event.RESPONSIBILITY_INTERVIEW_HELD,), "an interview was held"),
            cites=AMMR(22, 3),
            says="an interview was held after all",
        ),
    ),
    if_missed=Missed(
        says="What comes later counts only if it is decisive.", cites=AMMR(18, 2), lapses=True
    ),
)

INTERVIEW = TimeLimit(
    id="ammr-interview-before-request",
    cites=AMMR(22, 3),
    title="Hold the interview on the State responsible",
    says="The personal interview is held in good time, and in any case before a take charge "
    "request; it may be left out on the three grounds of paragraph 2.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    at_once="in good time, before any take charge request",
    met_by=(Event.RESPONSIBILITY_INTERVIEW_HELD,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.RESPONSIBILITY_INTERVIEW_OMITTED,), "the interview was left out"),
            cites=AMMR(22, 2),
            says="the interview was left out",
        ),
        Overtaken(
            by=Happened((Event.ABSCONDED,), "the applicant absconded"),
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(22, 2, "a"),
            says="the applicant absconded: the interview may be left out",
        ),
        Overtaken(
            by=Happened(REQUESTED, "a take charge request was made"),
            cites=AMMR(22, 3),
            says="a take charge request was made; no interview before it is recorded",
        ),
        DETERMINED,
        BACK_ELSEWHERE,
        DECIDED,
    ),
)

SUMMARY = TimeLimit(
    id="ammr-interview-summary-access",
    cites=AMMR(22, 7),
    title="Let the applicant read the summary of the interview",
    says="The applicant or counsel can read the summary as soon as possible after the interview, "
    "and before the decision on the State responsible.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest((Event.RESPONSIBILITY_INTERVIEW_HELD,)),
    counted_by=AMMR_75,
    at_once="as soon as possible, before the decision on the State responsible",
    met_by=(Event.RESPONSIBILITY_SUMMARY_AVAILABLE,),
    overtaken_by=(DECIDED,),
)

COMMENT = TimeLimit(
    id="ammr-interview-summary-comments",
    cites=AMMR(22, 7),
    title="Comment on the summary of the interview",
    says="Mistakes in the summary may be pointed out at the end of the interview, or within a time "
    "that the State sets.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.RESPONSIBILITY_SUMMARY_AVAILABLE,)),
    counted_by=AMMR_75,
    kind=Kind.LAPSE,
    at_once="within the time that the State sets",
    overtaken_by=(DETERMINED, BACK_ELSEWHERE, DECIDED),
)

# Article 23 — Guarantees for minors

ASSIST_MINOR = TimeLimit(
    id="ammr-provisional-assistant",
    cites=AMMR(23, 2, "a"),
    title="Designate who assists the minor provisionally",
    says="A person to assist the unaccompanied minor provisionally in the procedure on "
    "responsibility is designated as soon as possible.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_MADE,
    counted_by=AMMR_75,
    at_once="as soon as possible, and in good time",
    applies_if=(ALONE,),
    met_by=(Event.PROVISIONAL_ASSISTANT_DESIGNATED,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.REPRESENTATIVE_APPOINTED,), "a representative was appointed"),
            cites=AMMR(23, 2, "a"),
            says="a representative was appointed",
        ),
        OF_AGE,
        DECIDED,
    ),
)

ASSESS_INTERESTS = TimeLimit(
    id="ammr-unaccompanied-transfer-check",
    cites=AMMR(23, 5),
    title="Assess what is best for the child before the transfer",
    says="Before a decision to transfer an unaccompanied minor the best interests of the child are "
    "assessed without delay; the other State confirms its measures before the journey.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=(
        Event.TAKE_CHARGE_ACCEPTED,
        Event.TAKE_BACK_CONFIRMED,
        Event.RELOCATION_CONFIRMED,
        Event.TRANSFER_PLANNED,
    ),
    counted_by=AMMR_75,
    at_once="without delay, before the transfer is decided",
    applies_if=(ALONE,),
    met_by=(Event.BEST_INTERESTS_ASSESSED,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=Happened(
                (Event.TRANSFER_CARRIED_OUT, Event.RESPONSIBILITY_SHIFT_EVENT),
                "the minor was transferred, or responsibility has shifted",
            ),
            cites=AMMR(23, 5),
            says="the minor was transferred, or responsibility has shifted",
        ),
    ),
)

TRACE_FAMILY = TimeLimit(
    id="ammr-family-tracing",
    cites=AMMR(23, 6),
    title="Look for the family of the unaccompanied minor",
    says="The State of the first registration immediately takes steps to find family members, "
    "siblings and relatives of the unaccompanied minor in the Member States.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=AMMR_75,
    at_once="immediately",
    applies_if=(ALONE,),
    met_by=(Event.FAMILY_TRACING_STARTED,),
    early=True,
    overtaken_by=(DETERMINED, BACK_ELSEWHERE, DECIDED),
)

RULES = (
    SECURITY_CHECK,
    DISCLOSE,
    ADD_WITHOUT_INTERVIEW,
    INTERVIEW,
    SUMMARY,
    COMMENT,
    ASSIST_MINOR,
    ASSESS_INTERESTS,
    TRACE_FAMILY,
)
