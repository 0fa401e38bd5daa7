"""Lithuania, the ordinary rules: Law on the Legal Status of Foreigners, Articles 5 to 85.

Article 67 (where to apply) sets no period.
"""

from asylia.law.citation import UTPI
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    AnyOf,
    Attribute,
    Happened,
    Latest,
    Missed,
    Not,
    Overtaken,
    Pause,
    Preferred,
    TimeLimit,
    Younger,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, days, hours, months, working_days
from asylia.law.states.lt_words import (
    CHANGED_ON,
    DECIDED,
    IS_DECIDED,
    LITHUANIA,
    ORDINARY,
    READ_FROM,
    SUBMITTED,
    UNACCOMPANIED,
    WHICH_SUBMISSION,
    WITHDRAWN,
)
from asylia.law.terms import Event, Kind, Party

TOLD = happens(Event.INFORMATION_PROVIDED, about="procedure")
ACCELERATED = AnyOf(
    (
        Happened((Event.ACCELERATED_GROUND_FOUND,), "a ground of Article 76(4) was found"),
        Attribute(
            Event.PROCEDURE_ASSIGNED,
            "procedure",
            ("accelerated",),
            "the accelerated procedure is used",
            absent=False,
        ),
    ),
    "the accelerated procedure of Article 76(4) is used",
)
DECISION_TAKEN = Overtaken(by=IS_DECIDED, cites=UTPI(81, 1), says="a decision was taken")

# Order 1V-131 of the Minister of the Interior, under Article 67

REGISTER = TimeLimit(
    id="lt-register-24h",
    cites=UTPI(67, 1, "and order 1V-131"),
    title="Register the application at the border",
    says="The border guard registers an application at once, at most 24 hours after the person "
    "asks for asylum.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    lasts=hours(24),
    counted_by=REG_1182_71,
    applies_if=(
        Attribute(
            Event.APPLICATION_MADE,
            "authority",
            ("border_guard",),
            "the application was made to the border guard",
        ),
    ),
    met_by=(Event.APPLICATION_REGISTERED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 5 — Entry (paragraph 3 as of Law XIV-2427)

ADMIT = TimeLimit(
    id="lt-5-3-admission-48h",
    cites=UTPI(5, 3),
    title="Decide on admission and housing",
    says="Within 48 hours of an application at the border it is decided to admit the person and "
    "to house him or her without limits on movement.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.APPLICATION_SUBMITTED_AT_BORDER,
    lasts=hours(48),
    counted_by=REG_1182_71,
    applies_if=(
        Not(
            AnyOf(
                (
                    ACCELERATED,
                    Attribute(
                        Event.PROCEDURE_ASSIGNED,
                        "procedure",
                        ("admissibility",),
                        "a ground of inadmissibility is examined",
                        absent=False,
                    ),
                ),
                "a ground of Article 76(4) or 77(1) is recorded",
            ),
            "no ground of Article 76(4) or 77(1) is recorded",
        ),
    ),
    met_by=(Event.ADMISSION_DECIDED, Event.ADMISSION_DECISION),
    overtaken_by=(WITHDRAWN,),
    in_force_from=CHANGED_ON,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 71 — Rights and duties of asylum applicants

WORK = TimeLimit(
    id="lt-71-1-10-work",
    cites=UTPI(71, 1, 10),
    title="Right to work",
    says="The applicant may work if no decision was taken within six months of the submission for "
    "reasons not of his or her making.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=SUBMITTED,
    lasts=months(6),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    overtaken_by=(DECISION_TAKEN, WITHDRAWN),
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

SCHOOL = TimeLimit(
    id="lt-71-2-school",
    cites=UTPI(71, 2),
    title="Give the child access to school",
    says="A minor goes to school at once, at most three months after the submission.",
    owed_by=Party.MEMBER_STATE,
    runs_from=SUBMITTED,
    lasts=months(3),
    counted_by=LITHUANIA,
    applies_if=(Younger(18, "the applicant is known to be under 18"),),
    met_by=(Event.SCHOOLING_STARTED,),
    early=True,
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

DECLARE_FUNDS = TimeLimit(
    id="lt-71-4-5-declare-funds",
    cites=UTPI(71, 4, 5),
    title="Declare the money received",
    says="The applicant declares money within three working days of receiving it.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.FUNDS_RECEIVED,)),
    lasts=working_days(3),
    counted_by=LITHUANIA,
    met_by=(Event.FUNDS_DECLARED,),
    if_missed=Missed(
        says="The allowance may be cut and costs may be reclaimed.", cites=UTPI(71, 6)
    ),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REPORT_ADDRESS = TimeLimit(
    id="lt-71-4-6-report-address",
    cites=UTPI(71, 4, 6),
    title="Report the new address",
    says="An applicant who lives at an address of his or her choice reports a change in writing at "
    "once, at most within three working days.",
    owed_by=Party.APPLICANT,
    runs_from=Latest((Event.ADDRESS_CHANGED,)),
    lasts=working_days(3),
    counted_by=LITHUANIA,
    met_by=(Event.ADDRESS_REPORTED,),
    if_missed=Missed(says="The allowance may be cut.", cites=UTPI(71, 8)),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 76 — Examination of the application

INFORM_OF_MERITS = TimeLimit(
    id="lt-76-5-inform-merits",
    cites=UTPI(76, 5),
    title="Tell the applicant that the merits are examined",
    says="The applicant is told within two days of the submission that the application is examined "
    "on the merits.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=SUBMITTED,
    lasts=days(2),
    counted_by=LITHUANIA,
    applies_if=(ORDINARY,),
    met_by=(TOLD,),
    overtaken_by=(WITHDRAWN,),
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

INFORM_OF_ACCELERATED = TimeLimit(
    id="lt-76-5-inform-accelerated",
    cites=UTPI(76, 5),
    title="Tell the applicant of the accelerated procedure",
    says="The applicant is told of the accelerated procedure within two days of the finding of "
    "its ground.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.ACCELERATED_GROUND_FOUND,)),
    lasts=days(2),
    counted_by=LITHUANIA,
    met_by=(TOLD,),
    overtaken_by=(WITHDRAWN,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

INFORM_OF_RETURN_TO_ORDINARY = TimeLimit(
    id="lt-76-5-inform-back-to-ordinary",
    cites=UTPI(76, 5),
    title="Tell the applicant that the accelerated procedure ended",
    says="The applicant is told within two days that the ground of the accelerated procedure has "
    "fallen away.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.ACCELERATED_GROUND_GONE,)),
    lasts=days(2),
    counted_by=LITHUANIA,
    met_by=(TOLD,),
    overtaken_by=(WITHDRAWN,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 77 — Inadmissible applications

INADMISSIBLE = TimeLimit(
    id="lt-77-2-inadmissible",
    cites=UTPI(77, 2),
    title="Decide that the application is inadmissible",
    says="A decision not to examine an application is taken within three working days of the "
    "submission.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=SUBMITTED,
    lasts=working_days(3),
    counted_by=LITHUANIA,
    applies_if=(
        Attribute(
            Event.PROCEDURE_ASSIGNED,
            "procedure",
            ("admissibility",),
            "a ground of inadmissibility is examined",
        ),
    ),
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN,),
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 78 — Foreigner's registration certificate

CERTIFICATE = TimeLimit(
    id="lt-78-1-certificate",
    cites=UTPI(78, 1),
    title="Issue the registration certificate",
    says="The applicant receives the foreigner's registration certificate within three days of "
    "the submission.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=SUBMITTED,
    lasts=days(3),
    counted_by=LITHUANIA,
    applies_if=(ORDINARY,),
    met_by=(Event.CERTIFICATE_ISSUED, Event.APPLICANT_DOCUMENT_ISSUED),
    overtaken_by=(WITHDRAWN,),
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

CERTIFICATE_VALID = TimeLimit(
    id="lt-78-3-certificate-validity",
    cites=UTPI(78, 3),
    title="The registration certificate is valid",
    says="The certificate is issued or replaced for six months, never for longer than the right "
    "to stay.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.CERTIFICATE_ISSUED,)),
    lasts=months(6),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    applies_if=(ORDINARY,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 81 — Periods of examination

EXAMINE = TimeLimit(
    id="lt-81-1-examination",
    cites=UTPI(81, 1),
    title="Decide on the application",
    says="The application is examined on the merits as soon as possible, at most within six months "
    "of the submission.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=SUBMITTED,
    lasts=months(6),
    counted_by=LITHUANIA,
    met_by=DECIDED,
    pauses=(
        Pause(
            begins=Event.APPLICATION_DISCONTINUED,
            ends=Event.APPLICATION_REOPENED,
            restarts=False,
            cites=UTPI(85, 2),
            says="the examination is discontinued",
        ),
    ),
    overtaken_by=(
        Overtaken(
            by=ACCELERATED,
            cites=UTPI(81, 2),
            says="the accelerated procedure is used: ten working days",
            until=Event.ACCELERATED_GROUND_GONE,
        ),
        WITHDRAWN,
    ),
    if_missed=Missed(
        says="Courts have ordered a decision within a month: neither a lack of staff nor many "
        "arrivals justify the delay (el3-9170-1161/2023, eA-2137-575/2023).",
        cites=UTPI(81, 1),
    ),
    reading=WHICH_SUBMISSION,
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_AGAIN = TimeLimit(
    id="lt-81-1-after-court",
    cites=UTPI(81, 1),
    title="Decide again after the court",
    says="An application that a court sent back is examined again within three months of the day "
    "on which the court's decision takes effect.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest(
        (Event.COURT_REMITTAL_FINAL, carrying(Event.APPEAL_FINAL_DECISION, outcome="remitted"))
    ),
    lasts=months(3),
    counted_by=LITHUANIA,
    met_by=DECIDED,
    overtaken_by=(WITHDRAWN,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_FAST = TimeLimit(
    id="lt-81-2-accelerated",
    cites=UTPI(81, 2),
    title="Decide in the accelerated procedure",
    says="In the accelerated procedure the application is examined within ten working days of the "
    "submission or of the finding of its ground.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Preferred(
        (
            Event.APPLICATION_SUBMITTED_OR_ACCELERATED_GROUND_FOUND,
            Event.ACCELERATED_GROUND_FOUND,
            *SUBMITTED.events,
        )
    ),
    lasts=working_days(10),
    counted_by=LITHUANIA,
    applies_if=(
        ACCELERATED,
        Not(UNACCOMPANIED, "the person is not an unaccompanied minor (Article 76(6))"),
    ),
    met_by=DECIDED,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.ACCELERATED_GROUND_GONE,), "the ground fell away"),
            cites=UTPI(81, 3),
            says="the ground fell away: six months from the submission",
            until=Event.ACCELERATED_GROUND_FOUND,
        ),
        WITHDRAWN,
    ),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 85 — Discontinuing the examination

BACK = Overtaken(
    by=Happened(
        (Event.PERSON_AVAILABLE_AGAIN, Event.APPLICATION_DISCONTINUED),
        "the person is back, or the examination is discontinued",
    ),
    cites=UTPI(85, 1),
    says="the person is back, or the examination is discontinued",
)

ABSENT = TimeLimit(
    id="lt-85-1-absence-72h",
    cites=UTPI(85, 1, 2),
    title="Discontinue because of absence",
    says="The examination is discontinued if the applicant has been away from the assigned place "
    "without leave for more than 72 hours.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.ABSENCE_BEGAN,)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    kind=Kind.MINIMUM,
    overtaken_by=(BACK,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

OUT_OF_REACH = TimeLimit(
    id="lt-85-1-no-contact-72h",
    cites=UTPI(85, 1, 3),
    title="Discontinue because the applicant cannot be reached",
    says="The examination is discontinued if an applicant who lives at an address of his or her "
    "choice cannot be reached for more than 72 hours.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.CONTACT_LOST,)),
    lasts=hours(72),
    counted_by=REG_1182_71,
    kind=Kind.MINIMUM,
    overtaken_by=(BACK,),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REOPEN = TimeLimit(
    id="lt-85-2-reopen",
    cites=UTPI(85, 2),
    title="Ask to reopen the examination",
    says="A discontinued examination is reopened once, if nine months have not passed since the "
    "decision to discontinue.",
    owed_by=Party.APPLICANT,
    runs_from=Event.APPLICATION_DISCONTINUED,
    lasts=months(9),
    counted_by=LITHUANIA,
    kind=Kind.LAPSE,
    met_by=(Event.APPLICATION_REOPENED,),
    if_missed=Missed(says="A later application is a new or subsequent one.", cites=UTPI(85, 2)),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    REGISTER,
    ADMIT,
    WORK,
    SCHOOL,
    DECLARE_FUNDS,
    REPORT_ADDRESS,
    INFORM_OF_MERITS,
    INFORM_OF_ACCELERATED,
    INFORM_OF_RETURN_TO_ORDINARY,
    INADMISSIBLE,
    CERTIFICATE,
    CERTIFICATE_VALID,
    EXAMINE,
    EXAMINE_AGAIN,
    EXAMINE_FAST,
    ABSENT,
    OUT_OF_REACH,
    REOPEN,
)
