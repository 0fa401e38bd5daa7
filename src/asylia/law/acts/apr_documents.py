"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 29 to 33."""

from asylia.law.acts.apr import DECIDED, MASS_ARRIVALS, TRANSFERRED, WITHDRAWN
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import APR
from asylia.law.limits import During, Happened, Latest, Overtaken, TimeLimit
from asylia.law.periods import APR_73, days, months
from asylia.law.terms import Event, Party

HELD = Overtaken(
    by=During(
        Event.DETENTION_STARTED,
        Event.DETENTION_ENDED,
        "the applicant is detained",
        now=True,
    ),
    cites=APR(29, 5),
    says="no document is needed while the applicant is detained; on release it is",
)

# Article 29 — Documents provided to the applicant

CERTIFICATE = TimeLimit(
    id="apr-doc-registration",
    cites=APR(29, 1),
    title="Hand over the document that shows the registration",
    says="Upon registration the applicant receives a document saying that an application was made "
    "and registered, unless the document of paragraph 4 is issued by then.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.APPLICATION_REGISTERED,
    counted_by=APR_73,
    at_once="upon registration",
    met_by=(Event.CERTIFICATE_ISSUED, Event.APPLICANT_DOCUMENT_ISSUED),
    overtaken_by=(
        HELD,
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(29, 9),
            says="a decision was taken",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

DOCUMENT = TimeLimit(
    id="apr-doc-applicant",
    cites=APR(29, 4),
    title="Issue the applicant's document",
    says="As soon as possible after the lodging the applicant receives a document with his or her "
    "name, picture, status and right to remain.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AFTER_TRANSFER)),
    counted_by=APR_73,
    at_once="as soon as possible after the lodging",
    met_by=(Event.APPLICANT_DOCUMENT_ISSUED,),
    overtaken_by=(
        HELD,
        Overtaken(
            by=Happened(DECIDED, "a decision was taken"),
            cites=APR(29, 9),
            says="a decision was taken",
        ),
        WITHDRAWN,
    ),
)

VALIDITY = TimeLimit(
    id="apr-doc-validity-12m",
    cites=APR(29, 9),
    title="Renew the applicant's document",
    says="The document is valid for up to 12 months and is renewed while the applicant may remain.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.APPLICANT_DOCUMENT_ISSUED,)),
    lasts=months(12),
    counted_by=APR_73,
    overtaken_by=(
        Overtaken(
            by=Happened((Event.RIGHT_TO_REMAIN_ENDED,), "the right to remain has ended"),
            cites=APR(29, 9),
            says="the right to remain has ended",
        ),
        Overtaken(
            by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
            cites=APR(29, 9),
            says="the person was transferred to another Member State",
        ),
        WITHDRAWN,
    ),
)

# Article 33 — Applications of unaccompanied minors

LODGE_FOR_MINOR = TimeLimit(
    id="apr-minor-lodging",
    cites=APR(33, 2),
    title="Lodge the application for the unaccompanied minor",
    says="For a minor without legal capacity under national law, the application is lodged within "
    "the 21 days of Article 28(1), with regard to the best interests of the child.",
    owed_by=Party.REPRESENTATIVE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=days(21),
    counted_by=APR_73,
    applies_if=(ALONE,),
    met_by=(Event.APPLICATION_LODGED,),
    early=True,
    overtaken_by=(
        Overtaken(
            by=MASS_ARRIVALS,
            cites=APR(28, 5),
            says="a disproportionate number of persons apply within the same period: an "
            "appointment within two months",
        ),
        WITHDRAWN,
        TRANSFERRED,
    ),
)

RULES = (CERTIFICATE, DOCUMENT, VALIDITY, LODGE_FOR_MINOR)
