"""The codes that a file holds, in words; the law names them in ``law/facts/attributes.py``."""

from collections.abc import Mapping

from asylia.casefile.entries import Source
from asylia.web.base.languages import gettext_lazy as _

AGE_GROUPS = (
    ("adult", _("adult")),
    ("child_with_adult", _("child with an adult")),
    ("child_alone", _("child alone")),
)
SEXES = (("female", _("female")), ("male", _("male")), ("x", _("X")))
AUTHORITIES = (
    ("border_guard", _("border guard")),
    ("police", _("police")),
    ("determining_authority", _("determining authority")),
    ("detention_staff", _("staff of a detention facility")),
    ("other", _("another authority")),
)
PROCEDURES = (
    ("regular", _("regular")),
    ("accelerated", _("accelerated")),
    ("border", _("border")),
    ("admissibility", _("admissibility")),
)
CATEGORIES = (
    ("irregular_crossing", _("irregular crossing")),
    ("applicant", _("applicant")),
    ("illegal_stay", _("illegal stay")),
    ("sar", _("disembarked after rescue")),
    ("resettled", _("admitted under the scheme of the Union")),
    ("admission_refused", _("not admitted under the scheme of the Union")),
    ("national_resettled", _("admitted under a national scheme")),
    ("temporary_protection", _("temporary protection")),
)
"""Of which category data in Eurodac are."""
SCHEMES = (
    ("union", _("of the Union")),
    ("national", _("of the State alone")),
)
"""Under which scheme somebody is resettled or admitted."""
UPDATES = (
    ("responsible_state", _("the Member State responsible")),
    ("relocation", _("the Member State of relocation")),
    ("arrival", _("the day of the arrival after a transfer")),
    ("departure", _("the day on which the person left or was returned")),
    ("rejection", _("the rejection, or the end of the right to remain")),
    ("flag", _("that the person could threaten internal security")),
    ("visa", _("that a visa was issued")),
    ("document", _("an identity or travel document")),
    ("rectification", _("data that were wrong or unlawful")),
)
"""What a State adds to its data in Eurodac, or mends in them."""
MARKS = (
    ("protection", _("protection was granted")),
    ("residence", _("a residence document was issued")),
)
TOLD_BY_EURODAC = (
    ("responsible_state", _("which State is responsible")),
    ("flag", _("that a security flag is gone")),
    ("erasure", _("that data were erased")),
    ("quality", _("that the data are too poor to compare")),
    *MARKS,
)
SOURCES: Mapping[str, object] = {
    Source.OBSERVED: _("what the office did or saw"),
    Source.STATED: _("the person’s own words"),
    Source.DOCUMENT: _("a document"),
    Source.OTHER_AUTHORITY: _("another authority’s word"),
}
"""What an entry rests on, as a form asks it."""
BASES = (
    ("eurodac", _("a hit in Eurodac")),
    ("vis", _("a hit in the Visa Information System")),
    ("other", _("other evidence")),
)
AGAINST = (
    ("decision", _("the decision on the application")),
    ("transfer_decision", _("the transfer decision")),
    ("return_decision", _("the return decision")),
    ("withdrawal_decision", _("the withdrawal of protection")),
)
DECISIONS = (
    ("refugee_status", _("refugee status")),
    ("subsidiary_protection", _("subsidiary protection")),
    ("national_protection", _("protection under national law")),
    ("rejected_unfounded", _("rejected as unfounded")),
    ("rejected_manifestly_unfounded", _("rejected as manifestly unfounded")),
    ("inadmissible", _("rejected as inadmissible")),
    ("withdrawn_explicit", _("declared withdrawn: expressly")),
    ("withdrawn_implicit", _("declared withdrawn: by conduct")),
)
JUDGMENTS = (
    ("dismissed", _("appeal dismissed")),
    ("upheld", _("appeal upheld")),
    ("remitted", _("annulled and sent back")),
)
ORDERED_BY = (
    ("administrative_authority", _("an administrative authority")),
    ("court", _("a court")),
)
REVIEWS = (
    ("ex_officio", _("by the court of its own motion")),
    ("on_request", _("when the person asks")),
)
DETENTION_GROUNDS = (
    ("asylum", _("for the asylum procedure")),
    ("transfer", _("for a transfer")),
    ("return", _("for return")),
    ("criminal", _("under criminal law")),
)
EXTENSIONS = (
    ("35(2)(a)", _("admissibility: many applications at once")),
    ("35(2)(b)", _("admissibility: complex questions of fact or law")),
    ("35(2)(c)", _("admissibility: delay by the applicant")),
    ("35(5)(a)", _("examination: many applications at once")),
    ("35(5)(b)", _("examination: complex questions of fact or law")),
    ("35(5)(c)", _("examination: delay by the applicant")),
    ("31(3)", _("examination under the earlier law")),
    ("31(3) fourth subparagraph", _("examination under the earlier law: by way of exception")),
    ("46(2) imprisonment", _("transfer: the person is in prison")),
    ("29(2) imprisonment", _("transfer under Dublin III: the person is in prison")),
    ("15(2)", _("Eurodac, an applicant’s data: serious technical problems")),
    ("22(6)", _("Eurodac, data of a crossing: serious technical problems")),
    ("23(5)", _("Eurodac, data of an illegal stay: serious technical problems")),
    ("24(5)", _("Eurodac, data of a disembarkation: technical problems or a sudden influx")),
    ("26(4)", _("Eurodac, temporary protection: serious technical problems")),
    ("6(1) crisis", _("return from the border: a situation of crisis")),
    ("51(2) relocation", _("border procedure: the person is relocated")),
    ("67(9) fourth subparagraph", _("relocation: an exception of the State that is asked")),
    ("other", _("another provision, named in the reasons")),
)
"""Why a time limit is made longer; the clock reads the imprisonment."""
TOLD_OF = (
    ("procedure", _("the procedure, rights and duties")),
    ("counselling", _("free counselling")),
    ("reception", _("reception")),
    ("responsibility", _("which State is responsible")),
    ("representative", _("the representative of a child")),
    ("delay", _("a delay or a postponement, and why")),
    ("detention", _("the reasons of a detention")),
    ("withdrawal", _("what a withdrawal means")),
    ("copies", _("copies of documents that were kept")),
    ("originals", _("documents handed back before a transfer")),
    ("contact", _("UNHCR and organisations that advise, and how to reach them")),
    ("eurodac", _("the data in Eurodac")),
    ("protection", _("rights and duties of protection")),
    ("data_access", _("what is stored about the person")),
    ("complaint", _("what came of a complaint")),
)
COMPLAINTS = (("guardian", _("the guardian of a child")),)
"""What a complaint is directed against, other than a decision."""
ABOUT = (
    ("procedure", _("the procedure")),
    ("movement", _("a restriction of movement")),
)
NEEDS = (
    ("procedural", _("in the procedure")),
    ("reception", _("in reception")),
)
MODES = (
    ("voluntary", _("travels alone")),
    ("supervised", _("accompanied to the departure")),
    ("escort", _("under escort")),
    ("group", _("ten or more under escort")),
)
SERVED = (
    ("in_person", _("handed over in person")),
    ("by_post", _("by post")),
    ("electronically", _("electronically")),
    ("to_representative", _("to the representative")),
    ("by_publication", _("by publication")),
)
