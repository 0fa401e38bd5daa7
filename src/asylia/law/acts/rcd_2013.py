"""Reception Conditions Directive (recast), Directive 2013/33/EU.

A directive binds the States: their law may be more favourable, and what it leaves to them has to
be configured.

Articles 5 and 6 were read as printed, the rest as quoted or translated by others.
"""

from datetime import date

from asylia.law.acts.apr import DECIDED
from asylia.law.citation import RCD13
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    Attribute,
    Happened,
    Latest,
    Missed,
    Overtaken,
    TimeLimit,
    WithinLimit,
    Younger,
    carrying,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, days, months
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2015, 7, 20)
"""Article 31(1): the day by which national law had to follow the Directive."""

LODGED = (Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AT_BORDER)
WITHDRAWN = Overtaken(
    by=Happened(
        (Event.APPLICATION_WITHDRAWN, Event.APPLICATION_DISCONTINUED),
        "the application was withdrawn",
    ),
    cites=RCD13(3, 1),
    says="the application was withdrawn, or its examination was discontinued",
)
BY_AN_AUTHORITY = Attribute(
    Event.DETENTION_STARTED,
    "ordered_by",
    ("administrative_authority",),
    "an administrative authority ordered the detention",
)
RELEASED = Overtaken(
    by=Happened((Event.DETENTION_ENDED,), "the person was released"),
    until=Event.DETENTION_STARTED,
    cites=RCD13(9, 1),
    says="the person is no longer detained",
)
MINOR = Younger(18, "the applicant is a minor")

# Article 5 — Information

INFORM = TimeLimit(
    id="rcd-5-1-information",
    cites=RCD13(5, 1),
    title="Inform of benefits and obligations",
    says="The applicant is told of the benefits and obligations of reception within a reasonable "
    "time, and no later than 15 days after the lodging.",
    owed_by=Party.MEMBER_STATE,
    runs_from=LODGED,
    lasts=days(15),
    counted_by=REG_1182_71,
    met_by=(Event.INFORMATION_PROVIDED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    twins=("rcd-information-3d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 6 — Documentation

DOCUMENT = TimeLimit(
    id="rcd-6-1-document",
    cites=RCD13(6, 1),
    title="Give the document of an applicant",
    says="The applicant gets a document that certifies the status within three days of the "
    "lodging; national law may except who is detained or applies at the border.",
    owed_by=Party.MEMBER_STATE,
    runs_from=LODGED,
    lasts=days(3),
    counted_by=REG_1182_71,
    met_by=(Event.APPLICANT_DOCUMENT_ISSUED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 9 — Guarantees for detained applicants

REVIEW_DETENTION = TimeLimit(
    id="rcd-9-3-detention-review",
    cites=RCD13(9, 3),
    title="Review the detention before a court of its own motion",
    says="Where an administrative authority ordered the detention, a court reviews it speedily; "
    "national law sets the period from the beginning of the detention.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.DETENTION_STARTED,)),
    counted_by=REG_1182_71,
    national=True,
    applies_if=(BY_AN_AUTHORITY,),
    met_by=(Event.DETENTION_REVIEWED,),
    overtaken_by=(RELEASED,),
    liberty=True,
    twins=("rcd-detention-review-exofficio-15d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REVIEW_ON_REQUEST = TimeLimit(
    id="rcd-9-3-detention-review-on-request",
    cites=RCD13(9, 3),
    title="Review the detention that the applicant has brought to court",
    says="Where the applicant launched the review, national law sets the period from the launch of "
    "the proceedings.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.DETENTION_REVIEW_LAUNCHED,)),
    counted_by=REG_1182_71,
    national=True,
    applies_if=(BY_AN_AUTHORITY,),
    met_by=(Event.DETENTION_REVIEWED,),
    overtaken_by=(RELEASED,),
    liberty=True,
    twins=("rcd-detention-review-request-15d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

REVIEW_AGAIN = TimeLimit(
    id="rcd-9-5-detention-periodic",
    cites=RCD13(9, 5),
    title="Review the detention again",
    says="The detention is reviewed at reasonable intervals, of the court's own motion or on "
    "request, above all when it lasts long or something new arises.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.DETENTION_REVIEWED,)),
    counted_by=REG_1182_71,
    at_once="at reasonable intervals of time",
    overtaken_by=(RELEASED,),
    twins=("rcd-detention-periodic-review",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RELEASE_AS_UNLAWFUL = TimeLimit(
    id="rcd-9-3-unlawful-release",
    cites=RCD13(9, 3, "second subparagraph"),
    title="Release, as the court found the detention unlawful",
    says="Where the court that reviewed the detention holds it to be unlawful, the applicant is "
    "released immediately.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((carrying(Event.DETENTION_REVIEWED, finding="unlawful"),)),
    counted_by=REG_1182_71,
    at_once="immediately",
    met_by=(Event.DETENTION_ENDED,),
    liberty=True,
    twins=("rcd-detention-unlawful-release",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 11 — Detention of vulnerable persons

RELEASE_MINOR = TimeLimit(
    id="rcd-11-detention-of-minors",
    cites=RCD13(11, 2),
    title="Release the minor",
    says="A minor is detained only as a last resort and for the shortest period of time, and all "
    "efforts are made to release him or her.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.DETENTION_STARTED,)),
    counted_by=REG_1182_71,
    at_once="for the shortest period of time",
    applies_if=(MINOR,),
    met_by=(Event.DETENTION_ENDED,),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 14 — Schooling and education of minors

SCHOOL = TimeLimit(
    id="rcd-14-2-school",
    cites=RCD13(14, 2),
    title="Give the minor access to education",
    says="Access to education is not put off by more than three months from the lodging by or for "
    "the minor.",
    owed_by=Party.MEMBER_STATE,
    runs_from=LODGED,
    lasts=months(3),
    counted_by=REG_1182_71,
    applies_if=(MINOR,),
    met_by=(Event.SCHOOLING_STARTED,),
    early=True,
    overtaken_by=(WITHDRAWN,),
    twins=("rcd-school-2m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 15 — Employment

WORK = TimeLimit(
    id="rcd-15-1-labour-market",
    cites=RCD13(15, 1),
    title="Access to the labour market",
    says="An applicant without a decision at first instance has access to the labour market no "
    "later than nine months after the lodging, unless the delay is his or her own.",
    owed_by=Party.MEMBER_STATE,
    runs_from=LODGED,
    lasts=months(9),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    overtaken_by=(
        Overtaken(
            by=WithinLimit(DECIDED, "rcd-15-1-labour-market", "a decision was taken before"),
            cites=RCD13(15, 1),
            says="a decision at first instance was taken before the nine months were over",
        ),
        WITHDRAWN,
    ),
    twins=("rcd-work-6m",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 22 — Assessment of the special reception needs of vulnerable persons

ASSESS_NEEDS = TimeLimit(
    id="rcd-22-1-special-needs",
    cites=RCD13(22, 1),
    title="Start the assessment of special reception needs",
    says="The assessment is started within a reasonable period after the application is made; "
    "needs that show later are addressed too.",
    owed_by=Party.MEMBER_STATE,
    runs_from=(Event.APPLICATION_MADE, Event.APPLICATION_MADE_OTHER_AUTHORITY),
    counted_by=REG_1182_71,
    at_once="within a reasonable period of time after an application is made",
    met_by=(Event.ASSESSMENT_STARTED, Event.SPECIAL_NEEDS_ASSESSED, Event.NEEDS_IDENTIFIED),
    early=True,
    overtaken_by=(WITHDRAWN,),
    twins=("rcd-special-needs-30d",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 24 — Unaccompanied minors

REPRESENT = TimeLimit(
    id="rcd-24-1-representative",
    cites=RCD13(24, 1),
    title="Appoint the representative of the unaccompanied minor for reception",
    says="A representative is appointed as soon as possible, and the minor is told of it at once.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.UNACCOMPANIED_MINOR_IDENTIFIED,
    counted_by=REG_1182_71,
    at_once="as soon as possible",
    met_by=(Event.REPRESENTATIVE_APPOINTED,),
    early=True,
    if_missed=Missed(says="The duty remains.", cites=RCD13(24, 1)),
    twins=("rcd-representative-15wd",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    INFORM,
    DOCUMENT,
    REVIEW_DETENTION,
    REVIEW_ON_REQUEST,
    REVIEW_AGAIN,
    RELEASE_AS_UNLAWFUL,
    RELEASE_MINOR,
    SCHOOL,
    WORK,
    ASSESS_NEEDS,
    REPRESENT,
)
