"""The codes that a file holds, in words; the law names them in ``law/facts/attributes.py``."""

from django.utils.translation import gettext_lazy as _

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
)
"""Of which category data in Eurodac are."""
