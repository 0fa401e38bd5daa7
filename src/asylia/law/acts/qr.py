"""Qualification Regulation, Regulation (EU) 2024/1347: what protection brings, and by when.

The act counts nothing by a rule of its own; Regulation 1182/71 counts. How long a permit has to be
valid at least ends on its day, working day or not.
"""

from asylia.law.citation import QR
from asylia.law.limits import (
    AnyOf,
    Attribute,
    Happened,
    Latest,
    Missed,
    Overtaken,
    PersonIs,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import NO_ROLLING, REG_1182_71, days, years
from asylia.law.terms import Event, Kind, Party

STATUSES = ("refugee_status", "subsidiary_protection")
GRANT = (
    happens(Event.PROTECTION_GRANTED, outcome=STATUSES),
    happens(Event.STATUS_GRANTED, outcome=STATUSES),
    carrying(Event.FIRST_INSTANCE_DECISION_TAKEN, outcome=STATUSES),
)
"""What shows that refugee status or subsidiary protection was granted."""
GRANTED = Happened(
    (*GRANT, carrying(Event.DECISION_NOTIFIED, outcome=STATUSES)),
    "refugee status or subsidiary protection was granted",
)
ALONE = PersonIs(
    fact="unaccompanied_minor",
    value=True,
    says="the beneficiary is an unaccompanied minor",
    under=18,
)
OF_AGE = Overtaken(
    by=Happened((Event.AGE_OF_MAJORITY,), "the beneficiary has come of age"),
    cites=QR(33, 1),
    says="the beneficiary has come of age: the article is about minors",
)
PERMIT_OF_REFUGEE = Attribute(
    Event.RESIDENCE_PERMIT_ISSUED,
    "outcome",
    ("refugee_status",),
    "the permit is that of a refugee",
)
PERMIT_OF_SUBSIDIARY = Attribute(
    Event.RESIDENCE_PERMIT_ISSUED,
    "outcome",
    ("subsidiary_protection",),
    "the permit is that of somebody with subsidiary protection",
)
OLD_PERMIT_OF_REFUGEE = Attribute(
    Event.RESIDENCE_PERMIT_EXPIRED,
    "outcome",
    ("refugee_status",),
    "the permit that expired is that of a refugee",
)
OLD_PERMIT_OF_SUBSIDIARY = Attribute(
    Event.RESIDENCE_PERMIT_EXPIRED,
    "outcome",
    ("subsidiary_protection",),
    "the permit that expired is that of somebody with subsidiary protection",
)
EXPIRED = Latest((Event.RESIDENCE_PERMIT_EXPIRED,))

# Article 20 — General rules

RIGHTS = TimeLimit(
    id="qr-rights-from-grant",
    cites=QR(20, 2),
    title="The rights of protection",
    says="The rights that the Regulation attaches to protection are open from the grant and for as "
    "long as the status is held.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="from the grant, for as long as the status is held",
)

PROVISIONAL_PROOF = TimeLimit(
    id="qr-provisional-measures-15d",
    cites=QR(20, 3),
    title="Provisional proof of protection until the permit is there",
    says="Where no permit is issued within 15 days of the grant, the State gives provisional proof "
    "that opens all rights but the travel document and movement in the Union.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    lasts=days(15),
    counted_by=NO_ROLLING,
    kind=Kind.RIGHT_FROM,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.RESIDENCE_PERMIT_ISSUED,), "the permit was issued"),
            cites=QR(20, 3),
            says="the permit was issued",
        ),
        Overtaken(
            by=Happened((Event.PROVISIONAL_MEASURE_TAKEN,), "provisional proof was given"),
            cites=QR(20, 3),
            says="provisional proof was given",
        ),
    ),
)

# Article 22 — Information

INFORM = TimeLimit(
    id="qr-information",
    cites=QR(22),
    title="Inform of the rights and duties of protection",
    says="The beneficiary is told of the rights and duties of the status as soon as possible after "
    "the grant.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="protection"),),
)

# Article 23 — Maintaining family unity

FAMILY_PERMIT = TimeLimit(
    id="qr-family-permit",
    cites=QR(23, 2),
    title="The permit of the family member ends with that of the beneficiary",
    says="The permit of a family member has the day of expiry of the beneficiary's permit, and is "
    "renewed for as long as that one is.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.FAMILY_PERMIT_ISSUED,)),
    counted_by=REG_1182_71,
    kind=Kind.LAPSE,
    at_once="until the day on which the beneficiary's permit ends",
    overtaken_by=(
        Overtaken(
            by=Happened((Event.RESIDENCE_PERMIT_EXPIRED,), "the beneficiary's permit expired"),
            until=Event.PERMIT_RENEWED,
            cites=QR(23, 2),
            says="the beneficiary's permit expired",
        ),
    ),
)

# Article 24 — Residence permits

ISSUE_PERMIT = TimeLimit(
    id="qr-residence-permit-90d",
    cites=QR(24, 2),
    title="Issue the residence permit",
    says="The residence permit is issued as soon as possible after the grant, at the latest 90 "
    "days from the notification of the decision that grants protection.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((happens(Event.DECISION_NOTIFIED, outcome=STATUSES),)),
    lasts=days(90),
    counted_by=REG_1182_71,
    applies_if=(GRANTED,),
    met_by=(Event.RESIDENCE_PERMIT_ISSUED,),
    early=True,
    if_missed=Missed(
        says="The Regulation names no consequence; the provisional proof of Article 20(3) bridges "
        "the time.",
        cites=QR(20, 3),
    ),
)

REFUGEE_PERMIT = TimeLimit(
    id="qr-permit-refugee-3y",
    cites=QR(24, 4),
    title="The first permit of a refugee is valid at least so long",
    says="The first residence permit of a refugee is valid for at least three years.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.RESIDENCE_PERMIT_ISSUED,)),
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(PERMIT_OF_REFUGEE,),
)

SUBSIDIARY_PERMIT = TimeLimit(
    id="qr-permit-subsidiary-1y",
    cites=QR(24, 4),
    title="The first permit under subsidiary protection is valid at least so long",
    says="The first residence permit of somebody with subsidiary protection is valid for at least "
    "one year.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.RESIDENCE_PERMIT_ISSUED,)),
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(PERMIT_OF_SUBSIDIARY,),
)

RENEW_REFUGEE = TimeLimit(
    id="qr-renewal-refugee-3y",
    cites=QR(24, 4, "second subparagraph"),
    title="The renewed permit of a refugee is valid at least so long",
    says="On expiry the permit of a refugee is renewed for at least three years.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=EXPIRED,
    lasts=years(3),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(GRANTED, OLD_PERMIT_OF_REFUGEE),
)

RENEW_SUBSIDIARY = TimeLimit(
    id="qr-renewal-subsidiary-2y",
    cites=QR(24, 4, "second subparagraph"),
    title="The renewed permit under subsidiary protection is valid at least so long",
    says="On expiry the permit of somebody with subsidiary protection is renewed for at least two "
    "years.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=EXPIRED,
    lasts=years(2),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
    applies_if=(GRANTED, OLD_PERMIT_OF_SUBSIDIARY),
)

RENEW_WITHOUT_GAP = TimeLimit(
    id="qr-renewal-continuity",
    cites=QR(24, 4, "third subparagraph"),
    title="Renew the permit without a gap",
    says="The renewal leaves no gap between the old permit and the new one, if the beneficiary "
    "keeps to the formalities of national law.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=EXPIRED,
    counted_by=REG_1182_71,
    at_once="without a gap after the old permit",
    applies_if=(
        GRANTED,
        AnyOf(
            (OLD_PERMIT_OF_REFUGEE, OLD_PERMIT_OF_SUBSIDIARY),
            "the permit that expired is that of somebody with international protection",
        ),
    ),
    met_by=(Event.PERMIT_RENEWED,),
    early=True,
)

# Article 25 — Travel document

TRAVEL_DOCUMENT = TimeLimit(
    id="qr-travel-document-1y",
    cites=QR(25, 1),
    title="The travel document is valid longer than this",
    says="The travel document of a beneficiary is valid for more than one year; by when it is "
    "issued is not said.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.TRAVEL_DOCUMENT_ISSUED,)),
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.MINIMUM,
)

# Article 28 — Access to employment

WORK = TimeLimit(
    id="qr-work-immediate",
    cites=QR(28, 1),
    title="Work under protection",
    says="Who has protection may work, employed or not, immediately after the grant.",
    owed_by=Party.MEMBER_STATE,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="immediately after the grant",
)

# Article 29 — Access to education

FINISH_SCHOOL = TimeLimit(
    id="qr-minor-education-majority",
    cites=QR(29, 1, "second subparagraph"),
    title="Finish secondary school after coming of age",
    says="Who comes of age with protection goes on in secondary school like a national until it is "
    "completed.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.AGE_OF_MAJORITY,)),
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="until secondary education is completed",
    applies_if=(GRANTED,),
)

# Article 33 — Unaccompanied minors

GUARDIAN = TimeLimit(
    id="qr-guardian",
    cites=QR(33, 1),
    title="Appoint a guardian",
    says="A guardian of the unaccompanied minor is appointed as soon as possible after the grant, "
    "and an organisation names a natural person as soon as possible too; until then the "
    "representative stays responsible.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    applies_if=(ALONE,),
    met_by=(Event.GUARDIAN_APPOINTED,),
    early=True,
    overtaken_by=(OF_AGE,),
)

EXAMINE_COMPLAINT = TimeLimit(
    id="qr-guardian-complaint",
    cites=QR(33, 4, "second subparagraph"),
    title="Examine the complaint against the guardian",
    says="Who supervises guardians examines without delay what the unaccompanied minor complains "
    "of against his or hers.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((carrying(Event.COMPLAINT_RECEIVED, about="guardian"),)),
    counted_by=REG_1182_71,
    at_once="without delay",
    applies_if=(ALONE,),
    met_by=(carrying(Event.INFORMATION_PROVIDED, kind="complaint"),),
    overtaken_by=(OF_AGE,),
)

TRACE_FAMILY = TimeLimit(
    id="qr-family-tracing",
    cites=QR(33, 7),
    title="Go on with tracing the family, or start it",
    says="Tracing the family of the unaccompanied minor goes on after the grant, or starts as soon "
    "as possible, if that is in the interest of the child.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=GRANT,
    counted_by=REG_1182_71,
    at_once="as soon as possible after the grant",
    applies_if=(ALONE,),
    met_by=(Event.FAMILY_TRACING_STARTED,),
    early=True,
    overtaken_by=(OF_AGE,),
)

# Article 40 — Amendment to Directive 2003/109/EC

LONG_TERM = TimeLimit(
    id="qr-long-term-residence-counting",
    cites=QR(40),
    title="Time that counts for long-term residence",
    says="For the status of a long-term resident the whole time from the lodging of the "
    "application that led to protection to the permit counts.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.APPLICATION_LODGED,
    counted_by=REG_1182_71,
    kind=Kind.RIGHT_FROM,
    at_once="from the lodging of the application",
    applies_if=(GRANTED,),
)

RULES = (
    RIGHTS,
    PROVISIONAL_PROOF,
    INFORM,
    FAMILY_PERMIT,
    ISSUE_PERMIT,
    REFUGEE_PERMIT,
    SUBSIDIARY_PERMIT,
    RENEW_REFUGEE,
    RENEW_SUBSIDIARY,
    RENEW_WITHOUT_GAP,
    TRAVEL_DOCUMENT,
    WORK,
    FINISH_SCHOOL,
    GUARDIAN,
    EXAMINE_COMPLAINT,
    TRACE_FAMILY,
    LONG_TERM,
)
