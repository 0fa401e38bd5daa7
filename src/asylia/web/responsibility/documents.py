"""What is recorded of residence documents, visas and diplomas of other States."""

from django.utils.translation import gettext_lazy as _

from asylia.law.citation import AMMR, DUBLIN_III
from asylia.law.terms import Event
from asylia.web.cases.sheets import OTHER_STATE, PAPER, REMARK, WORKERS, Sheet

DOCUMENTS: tuple[Sheet, ...] = (
    Sheet(
        event=Event.RESIDENCE_DOCUMENT_ENDED,
        lead=_("A residence document of another State ended: it may decide on the State."),
        cites=AMMR(29, 4),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.RESIDENCE_DOCUMENT_EXPIRED,
        lead=_("A residence document of another State expired: it may decide on the State."),
        cites=DUBLIN_III(12, 4),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.VISA_ENDED,
        lead=_("A visa of another State ended, was annulled or revoked."),
        cites=AMMR(29, 4),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.VISA_EXPIRED,
        lead=_("A visa of another State expired: it may decide on the State."),
        cites=DUBLIN_III(12, 4),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.DIPLOMA_ISSUED,
        lead=_("A diploma of a school in a Member State: it may decide on the State."),
        cites=AMMR(30, 1),
        boxes=(OTHER_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
)
