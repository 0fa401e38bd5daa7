"""The codes of statements and of verifications in words, and the sign that stands beside each."""

from collections.abc import Mapping

from asylia.casefile.statements import Confirmed, OwnNote, Setting, SourceKind, Verified
from asylia.web.base.languages import gettext_lazy as _

SOURCE_KINDS: Mapping[str, object] = {
    SourceKind.PERSON: _("the person"),
    SourceKind.FAMILY_MEMBER: _("a family member"),
    SourceKind.OTHER_PERSON: _("another person"),
    SourceKind.OFFICER: _("an officer"),
    SourceKind.DOCUMENT: _("a document"),
    SourceKind.EXPERT: _("an expert"),
    SourceKind.COUNTRY_INFORMATION: _("country information"),
    SourceKind.PRESS: _("a news outlet"),
    SourceKind.BROADCASTER: _("a broadcaster"),
    SourceKind.OPEN_SOURCE: _("an open source"),
    SourceKind.OTHER_STATE: _("another State"),
}
SETTINGS: Mapping[str, object] = {
    Setting.APPREHENSION: _("at the apprehension"),
    Setting.FIRST_CONTACT: _("at the first contact"),
    Setting.SCREENING: _("in the screening"),
    Setting.REGISTRATION: _("at the registration"),
    Setting.LODGING: _("at the lodging"),
    Setting.INTERVIEW: _("in an interview"),
    Setting.LETTER: _("in a letter"),
    Setting.APPEAL: _("in the appeal"),
    Setting.PRESS: _("to the press"),
    Setting.OTHER: _("on another occasion"),
}
OWN_NOTES: Mapping[str, object] = {
    OwnNote.SAYS_UNCONFIRMED: _("says that it has no confirmation"),
    OwnNote.SAYS_CONFIRMED: _("says that it is confirmed"),
}
CONFIRMED: Mapping[str, object] = {
    Confirmed.NOT_ASKED: _("not asked"),
    Confirmed.YES: _("confirmed by the person"),
    Confirmed.NO: _("not confirmed by the person"),
}
VERIFIED: Mapping[str, object] = {
    Verified.NOT_EXAMINED: _("not examined"),
    Verified.UNCORROBORATED: _("uncorroborated"),
    Verified.PARTLY_CORROBORATED: _("partly corroborated"),
    Verified.CORROBORATED: _("corroborated"),
    Verified.CONTRADICTED: _("contradicted"),
    Verified.CANNOT_BE_CHECKED_SAFELY: _("cannot be checked safely"),
}
SIGNS: Mapping[str, str] = {
    Verified.NOT_EXAMINED: "idle",
    Verified.UNCORROBORATED: "no",
    Verified.PARTLY_CORROBORATED: "today",
    Verified.CORROBORATED: "met",
    Verified.CONTRADICTED: "doubt",
    Verified.CANNOT_BE_CHECKED_SAFELY: "lock",
}
"""The drawing beside the word: each result has a shape of its own."""

LABELS: Mapping[str, object] = {
    "kind": _("Source"),
    "setting": _("Occasion"),
    "interview": _("Interview number"),
    "first_hand": _("Own knowledge"),
    "heard_by": _("Said to"),
    "interpreted": _("With an interpreter"),
    "interpreter": _("Interpreter"),
    "rendering": _("Rendering"),
    "passage": _("Found in"),
    "source": _("From"),
    "told_by": _("Told before by"),
    "confirmed": _("The person, asked"),
    "not_confirmed_because": _("Why not confirmed"),
    "of": _("Of the statement in entry"),
    "verification": _("Finding"),
    "rests_on": _("Rests on"),
    "checked_by": _("Examined by"),
    "case": _("Similar case"),
    "unlike": _("Not alike"),
}
"""What the course calls the parts of these entries."""
CODES: Mapping[str, Mapping[str, object]] = {
    "kind": SOURCE_KINDS,
    "setting": SETTINGS,
    "own_note": OWN_NOTES,
    "confirmed": CONFIRMED,
    "verification": VERIFIED,
}
"""What the course calls their codes."""
IN_PANEL = frozenset(
    {
        "first_hand",
        "heard_by",
        "interpreted",
        "interpreter",
        "rendering",
        "passage",
        "source",
        "told_by",
        "confirmed",
        "not_confirmed_because",
    }
)
"""What the statement itself shows better; the course tells it only where it was corrected."""
