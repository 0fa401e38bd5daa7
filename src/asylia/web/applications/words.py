"""The authorities and procedures, in words."""

from django.utils.translation import gettext_lazy as _

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
