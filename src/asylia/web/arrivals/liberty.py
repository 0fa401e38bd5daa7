"""What is recorded of liberty: held, detained, reviewed, released; restricted in movement.

Where somebody is placed is another thing, and has no box here.
"""

from asylia.casefile import titles
from asylia.casefile.titles import Title
from asylia.casefile.whereabouts import FOUND
from asylia.law.citation import RCD
from asylia.law.terms import Event
from asylia.web.base.citations import cite_words
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.cases.liberty import DETENTION_ENDS, FINDINGS, title_words
from asylia.web.cases.sheets import (
    PAPER,
    PLACE,
    REMARK,
    WRITERS,
    Box,
    BoxKind,
    Choices,
    Sheet,
    code,
)
from asylia.web.cases.words import DETENTION_GROUNDS, ORDERED_BY, REVIEWS

DETAINS = (Event.DETENTION_STARTED, Event.RETURN_DETENTION_STARTED, Event.PERSON_DETAINED)


class Named:
    """A legal title as a choice: its article and what it allows, in the reader's language."""

    def __init__(self, title: Title) -> None:
        self.title = title

    def __str__(self) -> str:
        return f"{cite_words(self.title.cites)}: {title_words(self.title.code)}"


def _choices(of: tuple[Title, ...]) -> Choices:
    return tuple((title.code, Named(title)) for title in of)


TITLE = _("Legal title")
FURTHER = Box(
    name="further_title",
    label=_("A further legal title"),
    kind=BoxKind.CODE,
    choices=_choices(titles.DETENTION),
)
DETENTION = Sheet(
    event=Event.DETENTION_STARTED,
    label=_("Record a detention"),
    lead=_(
        "A detention of its own: a placement neither begins nor ends with it. Each title has its"
        " own limits and reviews; if it goes on under another title, record the end first."
    ),
    cites=RCD(10, 4),
    boxes=(
        code("ground", _("What for"), choices=DETENTION_GROUNDS, missing=_("Say what it is for.")),
        code(
            "legal_title",
            TITLE,
            choices=_choices(titles.DETENTION),
            hint=_("What the order names. For a crime there is none here."),
        ),
        FURTHER,
        code("ordered_by", _("Ordered by"), choices=ORDERED_BY),
        code("review", _("Reviewed"), choices=REVIEWS),
        PLACE,
        REMARK,
    ),
    roles=WRITERS,
    sources=PAPER,
)
RESTRICTION = Sheet(
    event=Event.MOVEMENT_RESTRICTION_DECIDED,
    label=_("Record a restriction of movement"),
    lead=_(
        "The person stays at liberty. Name the place only if they may reside nowhere else; where"
        " they live is recorded as a placement."
    ),
    cites=RCD(9, 1),
    boxes=(
        code(
            "legal_title",
            TITLE,
            choices=_choices(titles.RESTRICTION),
            missing=_("Choose the provision that the decision names."),
        ),
        PLACE,
        REMARK,
    ),
    roles=WRITERS,
    sources=PAPER,
)
WITH_TITLES: tuple[Sheet, ...] = (DETENTION, RESTRICTION)
PLAIN: tuple[Sheet, ...] = (
    Sheet(
        event=Event.PERSON_DETAINED,
        label=_("Record that the person is held without a court"),
        lead=_("Held by the police or the border guard: limits in hours run from the moment."),
        cites=RCD(11, 2),
        boxes=(PLACE, REMARK),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.DETENTION_DECISION,
        label=_("Record a decision on a detention"),
        lead=_("What a court or an authority decided about a detention, such as to prolong it."),
        cites=RCD(11, 2),
        boxes=(code("ordered_by", _("Decided by"), choices=ORDERED_BY), REMARK),
        roles=WRITERS,
        after=DETAINS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.DETENTION_REVIEW_LAUNCHED,
        label=_("Record that a review of the detention was begun"),
        lead=_("Where the person asks for the review, its time runs from here."),
        cites=RCD(11, 3),
        boxes=(REMARK,),
        roles=WRITERS,
        after=DETAINS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.DETENTION_REVIEWED,
        label=_("Record a review of the detention"),
        lead=_("If a court finds the detention unlawful, the person is released immediately."),
        cites=RCD(11, 5),
        boxes=(
            code(
                "finding",
                _("The court found it"),
                choices=FINDINGS,
                missing=_("Say what was found."),
            ),
            REMARK,
        ),
        roles=WRITERS,
        after=DETAINS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.DETENTION_CHECKED,
        label=_("Record a check whether the detention is still needed"),
        lead=_("The authority’s own check; it takes the place of no review by a court."),
        cites=RCD(11, 1),
        boxes=(REMARK,),
        roles=WRITERS,
        after=DETAINS,
    ),
    Sheet(
        event=Event.DETENTION_ENDED,
        label=_("Record a release, or another end of the detention"),
        lead=_("It ends the detention or the holding, and no placement."),
        cites=RCD(11, 1),
        boxes=(
            code("end", _("How it ended"), choices=DETENTION_ENDS, missing=_("Say how it ended.")),
            REMARK,
        ),
        roles=WRITERS,
        ends=DETAINS,
        ends_newest=tuple(sorted(FOUND)),
    ),
    Sheet(
        event=Event.RESTRICTION_APPLIED,
        label=_("Record since when a restriction is applied"),
        lead=_("A court reviews what has been applied for more than two months."),
        cites=RCD(9, 5),
        boxes=(REMARK,),
        roles=WRITERS,
        after=(Event.MOVEMENT_RESTRICTION_DECIDED,),
        together_with=Event.MOVEMENT_RESTRICTION_DECIDED,
    ),
)
SHEETS = (DETENTION, *PLAIN[:-1], RESTRICTION, PLAIN[-1])
"""Every act about liberty, in the order in which a case meets them."""
