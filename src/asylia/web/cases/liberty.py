"""What pages call a detention, its legal titles and its ends, and the places of a placement."""

from collections.abc import Mapping

from asylia.casefile.spans import Form
from asylia.law.citation import AMMR, APR, DUBLIN_III, RCD, RCD13, RETURN
from asylia.web.base.languages import gettext_lazy as _

IDENTITY = _("to find out or verify who the person is")
ELEMENTS = _("to find out what the application rests on, which cannot be had otherwise")
ENTRY = _("to decide in a border procedure on the right to enter")
DELAY = _("because an application out of return detention only delays the return")
SECURITY = _("for national security or public order")
TITLES: Mapping[str, object] = {
    str(RCD(10, 4, "a")): IDENTITY,
    str(RCD(10, 4, "b")): ELEMENTS,
    str(RCD(10, 4, "c")): _("because an order to reside in one place was not kept"),
    str(RCD(10, 4, "d")): ENTRY,
    str(RCD(10, 4, "e")): DELAY,
    str(RCD(10, 4, "f")): SECURITY,
    str(AMMR(44, 2)): _("to secure a transfer: absconding is likely, or security requires it"),
    str(RETURN(15, 1)): _("to prepare a return or to carry it out"),
    str(RCD13(8, 3, "a")): IDENTITY,
    str(RCD13(8, 3, "b")): ELEMENTS,
    str(RCD13(8, 3, "c")): ENTRY,
    str(RCD13(8, 3, "d")): DELAY,
    str(RCD13(8, 3, "e")): SECURITY,
    str(DUBLIN_III(28, 2)): _("to secure a transfer: absconding is very likely"),
    str(RCD(9, 1)): _("to reside in one place, for public order or because absconding is likely"),
    str(RCD(9, 2)): _("to report to the authorities"),
    str(RCD(8, 1)): _("to stay in an area to which the applicant was allocated"),
    str(APR(54, 1)): _("to reside at the border during the border procedure"),
    str(RCD13(7, 1)): _("to stay in an area to which the applicant was assigned"),
    str(RCD13(7, 2)): _("to reside in one place, for public order or a swift procedure"),
    "SCREEN 6": _("to stay available for the screening at the border"),
    "SCREEN 7(1)": _("to stay available for the screening within the territory"),
}
"""What each legal title allows, by its citation; in our words."""
FORMS: Mapping[Form, object] = {
    Form.HELD: _("held"),
    Form.SCREENING: _("in screening, with the duty to stay"),
    Form.DETENTION: _("detained"),
    Form.IMPRISONMENT: _("imprisoned"),
    Form.RESTRICTION: _("restricted in movement"),
    Form.AT_LIBERTY: _("at liberty"),
    Form.RECEPTION_CENTRE: _("in a reception centre"),
    Form.PRIVATE_ADDRESS: _("at a private address"),
    Form.OTHER_AUTHORITY: _("on the premises of an authority"),
    Form.PLACE_NOT_SAID: _("placed; the kind of place is not said"),
    Form.OTHER_STATE: _("in another State after a transfer"),
    Form.DEPARTED: _("departed"),
    Form.ABSENT: _("absent"),
}
PLACE_KINDS = (
    (str(Form.RECEPTION_CENTRE), _("reception centre")),
    (str(Form.PRIVATE_ADDRESS), _("private address")),
    (str(Form.OTHER_AUTHORITY), _("premises of another authority")),
)
DETENTION_ENDS = (
    ("released", _("the authority let the person go")),
    ("court", _("a court ordered the release")),
    ("time_over", _("its time was over")),
    ("other_title", _("it goes on under another title, which is recorded next")),
    ("transfer", _("the person was taken to another State")),
    ("return", _("the person was returned")),
)
"""How a detention ends (attribute ``end``)."""
FINDINGS = (
    ("lawful", _("lawful: it may go on")),
    ("unlawful", _("unlawful: the person has to be released")),
)
"""What a review of a detention finds (attribute ``finding``)."""


def title_words(code: str) -> str:
    """What a legal title allows; empty if it is none that we know.

    Args:
        code: Its citation.
    """
    return str(TITLES.get(code, ""))
