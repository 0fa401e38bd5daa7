"""Asylum Procedures Regulation, Regulation (EU) 2024/1348: Articles 29 to 33."""

from asylia.law.acts.apr import (
    IN_BORDER_PROCEDURE,
    LODGED_ELSEWHERE,
    MASS_ARRIVALS,
    TRANSFERRED,
    WITHDRAWN,
)
from asylia.law.acts.apr_guarantees import ALONE
from asylia.law.citation import APR
from asylia.law.limits import (
    AnyOf,
    Attribute,
    During,
    Happened,
    Latest,
    Not,
    Overtaken,
    TimeLimit,
)
from asylia.law.periods import APR_73, NO_ROLLING, days, months
from asylia.law.terms import Event, Party

HELD = Overtaken(
    by=AnyOf(
        (
            During(
                Event.DETENTION_STARTED,
                Event.DETENTION_ENDED,
                "the applicant is detained",
                now=True,
            ),
            During(
                Event.IMPRISONMENT_STARTED,
                Event.IMPRISONMENT_ENDED,
                "the applicant is imprisoned",
                now=True,
            ),
        ),
        "the applicant is detained or imprisoned",
    ),
    cites=APR(29, 5),
    says="no document is needed while the applicant is detained or imprisoned; on release it is",
)
NO_APPLICANT_ANY_MORE = Overtaken(
    by=Happened(
        (Event.FINAL_DECISION, Event.PROTECTION_GRANTED, Event.RIGHT_TO_REMAIN_ENDED),
        "the application was finally decided, or the right to remain has ended",
    ),
    cites=APR(29, 9),
    says="the application was finally decided, or the right to remain has ended",
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
        NO_APPLICANT_ANY_MORE,
        WITHDRAWN,
        TRANSFERRED,
    ),
)

CERTIFICATE_AFTER_TRANSFER = TimeLimit(
    id="apr-doc-after-transfer",
    cites=APR(29, 1, "second subparagraph"),
    title="Hand over the document that shows the transfer",
    says="After a transfer the State responsible hands over a document that shows the application "
    "and the transfer when the applicant identifies himself or herself to its authorities.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE,)),
    counted_by=APR_73,
    at_once="when the applicant identifies himself or herself",
    met_by=(Event.CERTIFICATE_ISSUED, Event.APPLICANT_DOCUMENT_ISSUED),
    overtaken_by=(HELD, NO_APPLICANT_ANY_MORE, WITHDRAWN),
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
        NO_APPLICANT_ANY_MORE,
        Overtaken(
            by=Happened((Event.TRANSFER_CARRIED_OUT,), "the person was transferred"),
            until=Event.APPLICATION_LODGED_AFTER_TRANSFER,
            cites=APR(28, 2),
            says="the person was transferred: the application is lodged in the Member State "
            "responsible",
        ),
        WITHDRAWN,
    ),
)

VALIDITY = TimeLimit(
    id="apr-doc-validity-12m",
    cites=APR(29, 9),
    title="Renew the applicant's document",
    says="The document is valid for up to 12 months, which no weekend or holiday prolongs, and is "
    "renewed while the applicant may remain.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Latest((Event.APPLICANT_DOCUMENT_ISSUED,)),
    lasts=months(12),
    counted_by=NO_ROLLING,
    overtaken_by=(
        HELD,
        NO_APPLICANT_ANY_MORE,
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
    "the 21 days of Article 28(1), with regard to the best interests of the child; a minor who has "
    "legal capacity may lodge it in his or her own name (paragraph 1).",
    owed_by=Party.REPRESENTATIVE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=days(21),
    counted_by=APR_73,
    applies_if=(
        ALONE,
        Not(
            Attribute(
                Event.APPLICATION_REGISTERED,
                "legal_capacity",
                (True,),
                "the minor has legal capacity",
                silent=False,
            ),
            "the minor has no legal capacity under national law",
        ),
        Not(IN_BORDER_PROCEDURE, "the application is not examined in a border procedure"),
    ),
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
        LODGED_ELSEWHERE,
    ),
)

RULES = (CERTIFICATE, CERTIFICATE_AFTER_TRANSFER, DOCUMENT, VALIDITY, LODGE_FOR_MINOR)
