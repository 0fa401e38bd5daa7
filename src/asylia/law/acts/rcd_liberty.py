"""Reception Conditions Directive, Directive (EU) 2024/1346: Articles 9 to 13, on liberty.

The Directive binds through national law; the list of Articles to be transposed by 12 June 2026
(Article 35(1)) leaves out Article 11.
"""

from datetime import date

from asylia.law.acts.apr import APPLIED
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.acts.rcd import TRANSFERRED, WITHDRAWN
from asylia.law.citation import RCD
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Before,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    Missed,
    Not,
    Overtaken,
    Reading,
    TimeLimit,
    Younger,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, days, months
from asylia.law.terms import Event, Kind, Party

RELEASED = Overtaken(
    by=Happened((Event.DETENTION_ENDED,), "the person was released"),
    until=Event.DETENTION_STARTED,
    cites=RCD(11, 1),
    says="the person was released",
)
AS_APPLICANT = AllOf(
    (
        Happened(APPLIED, "an application was made"),
        Not(
            Attribute(
                Event.DETENTION_STARTED,
                "ground",
                ("criminal",),
                "the detention is for a crime",
                absent=False,
                silent=False,
            ),
            "the detention is not for a crime",
        ),
        Not(
            AllOf(
                (
                    Attribute(
                        Event.DETENTION_STARTED,
                        "ground",
                        ("return",),
                        "the detention is for a return",
                        absent=False,
                        silent=False,
                    ),
                    Happened(
                        (
                            Event.APPLICATION_WITHDRAWN,
                            Event.FINAL_DECISION,
                            Event.PROTECTION_GRANTED,
                            Event.RIGHT_TO_REMAIN_ENDED,
                        ),
                        "the person is no applicant any more",
                    ),
                ),
                "the detention is for a return, and the person is no applicant any more",
            ),
            "the person is still an applicant: a detention for a return then rests on Article "
            "10(4)(e)",
        ),
    ),
    "the person is detained as an applicant",
)
HELD_FOR_RETURN = carrying(Event.DETENTION_STARTED, ground="return")
APPLIED_IN_DETENTION = Interpretation(
    id="rcd-11-3-held-for-return",
    question="from when the days of Article 11(3) run for a person who applies while detained for "
    "a return",
    readings=(
        Reading(
            key="from_application",
            says="from the application: before it the person was no applicant, and the detention "
            "rested on Directive 2008/115/EC",
            cites=RCD(10, 4, "e"),
            runs_from=APPLIED,
        ),
        Reading(
            key="from_detention",
            says="from the beginning of the detention, as the words say",
            cites=RCD(11, 3),
        ),
    ),
    default="from_application",
    chosen_by="Asylia: the Court of Justice keeps the two detentions apart (C-357/09 PPU, "
    "C-534/11)",
    chosen_on=date(2026, 11, 22),
    only_if=AllOf(
        (
            Before(HELD_FOR_RETURN, Event.APPLICATION_MADE, "detained before"),
            Before(HELD_FOR_RETURN, Event.APPLICATION_REGISTERED, "detained before"),
            Before(HELD_FOR_RETURN, Event.APPLICATION_LODGED, "detained before"),
        ),
        "the person applied while detained for a return",
    ),
)
BY_AN_AUTHORITY = Attribute(
    Event.DETENTION_STARTED,
    "ordered_by",
    ("administrative_authority",),
    "an administrative authority ordered the detention",
)
OF_ITS_OWN_MOTION = Attribute(
    Event.DETENTION_STARTED,
    "review",
    ("ex_officio",),
    "the court reviews the detention of its own motion",
)
RELEASE = Missed(
    says="The person is released immediately.",
    cites=RCD(11, 3, "second subparagraph"),
    lapses=True,
)
RELEASE_AT_21 = Missed(
    says="A review not concluded within 21 days means immediate release.",
    cites=RCD(11, 3, "second subparagraph"),
)
MINOR = AnyOf(
    (Younger(18, "the applicant is a minor"), ALONE),
    "the applicant is a minor",
)
DETAINED = Latest((Event.DETENTION_STARTED,))

# Article 9 — Restrictions of freedom of movement

REVIEW_RESTRICTION = TimeLimit(
    id="rcd-restriction-review-2m",
    cites=RCD(9, 5),
    title="Court review of the restriction of movement",
    says="A restriction applied for more than two months is reviewed by a court of its own motion, "
    "unless national law gives an appeal on request in its place.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.RESTRICTION_APPLIED, Event.MOVEMENT_RESTRICTION_DECIDED)),
    lasts=months(2),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    overtaken_by=(WITHDRAWN, TRANSFERRED),
    liberty=True,
)

# Article 10 — Detention

ASSESS_DETAINED = TimeLimit(
    id="rcd-detained-needs",
    cites=RCD(10, 3),
    title="Complete the assessment of the needs of the detained applicant",
    says="Where an applicant is detained before the assessment of Article 25 is complete, it is "
    "completed without undue delay and counts for whether the detention goes on.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    counted_by=REG_1182_71,
    at_once="without undue delay",
    applies_if=(
        AS_APPLICANT,
        Before(
            Event.DETENTION_STARTED,
            Event.SPECIAL_NEEDS_ASSESSED,
            "the assessment was not complete when the detention began",
        ),
    ),
    met_by=(happens(Event.SPECIAL_NEEDS_ASSESSED, kind="reception"),),
    overtaken_by=(RELEASED, WITHDRAWN, TRANSFERRED),
)

# Article 11 — Guarantees for detained applicants

KEEP_SHORT = TimeLimit(
    id="rcd-detention-shortest",
    cites=RCD(11, 1),
    title="Keep the detention as short as possible",
    says="Detention lasts only while a ground of Article 10(4) lasts; delays that are not the "
    "applicant's do not justify it. The Directive sets no longest time.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    counted_by=REG_1182_71,
    at_once="as short as possible, while a ground lasts",
    applies_if=(AS_APPLICANT,),
    met_by=(Event.DETENTION_ENDED,),
    liberty=True,
)

REVIEW_EX_OFFICIO = TimeLimit(
    id="rcd-detention-review-exofficio-15d",
    cites=RCD(11, 3),
    title="Conclude the court's review of the detention",
    says="Where an authority ordered the detention and the court reviews it of its own motion, the "
    "review is concluded within 15 days of the beginning of the detention.",
    owed_by=Party.COURT,
    runs_from=DETAINED,
    lasts=days(15),
    counted_by=REG_1182_71,
    applies_if=(AS_APPLICANT, BY_AN_AUTHORITY, OF_ITS_OWN_MOTION),
    met_by=(Event.DETENTION_REVIEWED,),
    extended_by=(
        Extension(
            lasts=days(21),
            when=Extended("rcd-detention-review-exofficio-15d", "the situation is exceptional"),
            cites=RCD(11, 3),
            says="an exceptional situation: 21 days from the beginning",
        ),
    ),
    overtaken_by=(RELEASED,),
    if_missed=RELEASE_AT_21,
    reading=APPLIED_IN_DETENTION,
    liberty=True,
)

REVIEW_ON_REQUEST = TimeLimit(
    id="rcd-detention-review-request-15d",
    cites=RCD(11, 3),
    title="Conclude the review of the detention that was asked for",
    says="Where an authority ordered the detention and the applicant asks for a review, it is "
    "concluded within 15 days of the launch of the proceedings.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.DETENTION_REVIEW_LAUNCHED,)),
    lasts=days(15),
    counted_by=REG_1182_71,
    applies_if=(AS_APPLICANT, BY_AN_AUTHORITY),
    met_by=(Event.DETENTION_REVIEWED,),
    extended_by=(
        Extension(
            lasts=days(21),
            when=Extended("rcd-detention-review-request-15d", "the situation is exceptional"),
            cites=RCD(11, 3),
            says="an exceptional situation: 21 days from the launch",
        ),
    ),
    overtaken_by=(RELEASED,),
    if_missed=RELEASE_AT_21,
    liberty=True,
)

RELEASE_EX_OFFICIO = TimeLimit(
    id="rcd-detention-release-21d",
    cites=RCD(11, 3, "second subparagraph"),
    title="Release, if the court has not concluded its review",
    says="Where the review of the court's own motion is not concluded within 21 days of the "
    "beginning of the detention, the applicant is released immediately.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    lasts=days(21),
    counted_by=REG_1182_71,
    applies_if=(AS_APPLICANT, BY_AN_AUTHORITY, OF_ITS_OWN_MOTION),
    met_by=(Event.DETENTION_REVIEWED,),
    overtaken_by=(RELEASED,),
    if_missed=RELEASE,
    reading=APPLIED_IN_DETENTION,
    liberty=True,
)

RELEASE_ON_REQUEST = TimeLimit(
    id="rcd-detention-release-request-21d",
    cites=RCD(11, 3, "second subparagraph"),
    title="Release, if the review that was asked for is not concluded",
    says="Where the review asked for is not concluded within 21 days of the launch of the "
    "proceedings, the applicant is released immediately.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.DETENTION_REVIEW_LAUNCHED,)),
    lasts=days(21),
    counted_by=REG_1182_71,
    applies_if=(AS_APPLICANT, BY_AN_AUTHORITY),
    met_by=(Event.DETENTION_REVIEWED,),
    overtaken_by=(RELEASED,),
    if_missed=RELEASE,
    liberty=True,
)

GIVE_REASONS = TimeLimit(
    id="rcd-detention-reasons",
    cites=RCD(11, 4),
    title="Give the reasons for the detention in writing",
    says="The detained applicant is told immediately, in writing and in a language that he or she "
    "understands, the reasons, the ways to challenge them and of free legal aid.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=DETAINED,
    counted_by=REG_1182_71,
    at_once="immediately",
    applies_if=(AS_APPLICANT,),
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="detention"),),
    overtaken_by=(RELEASED,),
)

REVIEW_AGAIN = TimeLimit(
    id="rcd-detention-periodic-review",
    cites=RCD(11, 5),
    title="Review the detention again",
    says="A court reviews the detention at reasonable intervals that national law sets, for an "
    "unaccompanied minor of its own motion.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.DETENTION_STARTED, Event.DETENTION_REVIEWED)),
    counted_by=REG_1182_71,
    national=True,
    applies_if=(AS_APPLICANT,),
    overtaken_by=(RELEASED,),
    liberty=True,
)

RELEASE_AS_UNLAWFUL = TimeLimit(
    id="rcd-detention-unlawful-release",
    cites=RCD(11, 5, "third subparagraph"),
    title="Release, as the court found the detention unlawful",
    says="Where a court that reviewed the detention holds it to be unlawful, the applicant is "
    "released immediately.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((carrying(Event.DETENTION_REVIEWED, finding="unlawful"),)),
    counted_by=REG_1182_71,
    at_once="immediately",
    applies_if=(AS_APPLICANT,),
    met_by=(Event.DETENTION_ENDED,),
    liberty=True,
)

# Article 13 — Detention of applicants with special reception needs

RELEASE_MINOR = TimeLimit(
    id="rcd-detained-minor-shortest",
    cites=RCD(13, 2, "fourth subparagraph"),
    title="Release the minor",
    says="A minor is detained only as a last resort and for the shortest period of time, and all "
    "efforts are made to release him or her.",
    owed_by=Party.MEMBER_STATE,
    runs_from=DETAINED,
    counted_by=REG_1182_71,
    at_once="for the shortest period of time",
    applies_if=(AS_APPLICANT, MINOR),
    met_by=(Event.DETENTION_ENDED,),
    liberty=True,
)

RULES = (
    REVIEW_RESTRICTION,
    ASSESS_DETAINED,
    KEEP_SHORT,
    REVIEW_EX_OFFICIO,
    REVIEW_ON_REQUEST,
    RELEASE_EX_OFFICIO,
    RELEASE_ON_REQUEST,
    GIVE_REASONS,
    REVIEW_AGAIN,
    RELEASE_AS_UNLAWFUL,
    RELEASE_MINOR,
)
