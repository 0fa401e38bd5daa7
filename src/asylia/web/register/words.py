"""What the register's codes are called on a page."""

from collections.abc import Mapping

from asylia.likeness.scoring import Strength
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.register.models import Purpose

STRENGTHS: Mapping[Strength, object] = {
    Strength.STRONG: _("much alike"),
    Strength.FAIR: _("alike"),
    Strength.WEAK: _("a little alike"),
}
MEANINGS: Mapping[Strength, object] = {
    Strength.STRONG: _("Name and birth agree, or nearly, in whatever spelling."),
    Strength.FAIR: _(
        "The name agrees and the birth is not known, or the birth agrees and the name in part."
    ),
    Strength.WEAK: _("A part of the name agrees, or the name agrees and the birth does not."),
}
TOLD_BEFORE = _("how alike was told three times today")


def words_of(strength: Strength | None) -> object:
    """How alike somebody is, in words; None where it is not told again."""
    return TOLD_BEFORE if strength is None else STRENGTHS[strength]


PURPOSES: tuple[tuple[str, object], ...] = (
    ("", _("choose")),
    (Purpose.IS_HERE, _("the person is here, or on the telephone")),
    (Purpose.KNOWN_ALREADY, _("to see whether the person is known already")),
    (Purpose.ASKED_BY_AUTHORITY, _("another authority asks")),
    (Purpose.FAMILY, _("a relative of an applicant is sought")),
    (Purpose.MAIL, _("a letter or document has to reach its case")),
)
