"""What is recorded of a first contact, of the screening and of the data sent to Eurodac."""

from django.utils.translation import gettext_lazy as _

from asylia.casefile.entries import Source
from asylia.law.citation import AMMR, EURODAC, EURODAC13, SCREEN
from asylia.law.terms import Event
from asylia.web.arrivals.contact import FOUND
from asylia.web.cases.sheets import (
    MAYBE_STATE,
    OTHER_STATE,
    PAPER,
    PLACE,
    REMARK,
    WORKERS,
    WRITERS,
    Sheet,
    code,
    line,
)
from asylia.web.cases.words import AUTHORITIES, CATEGORIES

AUTHORITY = code("authority", _("By which authority"), choices=AUTHORITIES)
CATEGORY = code("category", _("Category of the data"), choices=CATEGORIES)
SENT_AS = code(
    "category",
    _("Category"),
    choices=CATEGORIES,
    missing=_("Choose the category under which the data were sent."),
)
BEGINS = (*FOUND, Event.DISEMBARKATION)
"""What brings somebody into the screening."""

FINDING: tuple[Sheet, ...] = (
    Sheet(
        event=Event.BORDER_CROSSING,
        lead=_(
            "Where the border was first crossed without permission: it may decide on the State."
        ),
        cites=AMMR(33, 1),
        boxes=(MAYBE_STATE, PLACE, REMARK),
        roles=WRITERS,
        sources=(Source.STATED, Source.OBSERVED, *PAPER),
    ),
    Sheet(
        event=Event.BORDER_APPREHENSION,
        lead=_("Found in connection with an irregular crossing. Screening runs for seven days."),
        cites=SCREEN(5, 1, "a"),
        boxes=(AUTHORITY, PLACE, line("goes_to", _("Taken to")), REMARK),
        roles=WRITERS,
        together_with=Event.APPREHENSION,
    ),
    Sheet(
        event=Event.TERRITORY_APPREHENSION,
        lead=_("Found inside the country without the right to stay. Screening runs three days."),
        cites=SCREEN(7, 1),
        boxes=(AUTHORITY, PLACE, line("goes_to", _("Taken to")), REMARK),
        roles=WRITERS,
        together_with=Event.APPREHENSION,
    ),
    Sheet(
        event=Event.APPREHENSION,
        lead=_("Found, and not yet clear whether at the border or inside: both are counted."),
        cites=SCREEN(5, 1),
        boxes=(AUTHORITY, PLACE, line("goes_to", _("Taken to")), REMARK),
        roles=WRITERS,
        unless=(Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION),
    ),
    Sheet(
        event=Event.PRESENTATION_AT_CROSSING_POINT,
        lead=_("Asked for protection at a crossing point without what entry needs."),
        cites=SCREEN(5, 2),
        boxes=(AUTHORITY, PLACE, line("goes_to", _("Taken to")), REMARK),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.DISEMBARKATION,
        lead=_("Brought ashore after a rescue at sea. Screening and Eurodac run from here."),
        cites=SCREEN(5, 1, "b"),
        boxes=(AUTHORITY, PLACE, REMARK),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.ILLEGAL_STAY_FOUND,
        lead=_("The data of somebody who stays without a right go to Eurodac within 72 hours."),
        cites=EURODAC(23, 2),
        boxes=(AUTHORITY, PLACE, REMARK),
        roles=WRITERS,
    ),
)
SCREENING: tuple[Sheet, ...] = (
    Sheet(
        event=Event.SCREENING_STARTED,
        lead=_("It starts no time limit of its own: that runs from when the person was found."),
        cites=SCREEN(8),
        boxes=(REMARK,),
        roles=WRITERS,
        after=BEGINS,
        once=True,
    ),
    Sheet(
        event=Event.BORDER_PRESENCE_EXCEEDED_72H,
        lead=_("After 72 hours at the border the screening there is cut to four days."),
        cites=SCREEN(8, 3),
        boxes=(REMARK,),
        roles=WRITERS,
        after=(Event.BORDER_APPREHENSION, Event.APPREHENSION),
        once=True,
    ),
    Sheet(
        event=Event.SCREENING_FORM_DISCLOSED,
        lead=_("The person may say that something in it is wrong, before they are referred."),
        cites=SCREEN(17, 3),
        boxes=(REMARK,),
        roles=WRITERS,
        after=BEGINS,
    ),
    Sheet(
        event=Event.SCREENING_COMPLETED,
        label=_("Complete the screening"),
        lead=_(
            "It is completed when the form is handed over. If nobody completes it, it ends by"
            " itself when its time is over, and the registration waits for neither."
        ),
        cites=SCREEN(18),
        boxes=(REMARK,),
        roles=WRITERS,
        after=(*BEGINS, Event.SCREENING_STARTED),
        once=True,
        key="c",
        address="screening/complete",
    ),
    Sheet(
        event=Event.SCREENING_DATA_STORED,
        lead=_("Data that the screening kept are erased when their time is over."),
        cites=SCREEN(18, 7),
        boxes=(REMARK,),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.ETIAS_WATCHLIST_HIT_NOTIFIED,
        lead=_("The authority that entered the person gives its opinion."),
        cites=SCREEN(22),
        boxes=(MAYBE_STATE, REMARK),
        roles=WRITERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.DEPARTURE_FROM_MEMBER_STATES,
        lead=_("The person left the Member States; after a time duties towards them end."),
        cites=AMMR(37, 4),
        boxes=(REMARK,),
        roles=WORKERS,
        sources=(Source.OBSERVED, Source.STATED, *PAPER),
    ),
)
DATA: tuple[Sheet, ...] = (
    Sheet(
        event=Event.BIOMETRICS_TAKEN,
        lead=_("Fingerprints and face image. They are taken before they can be sent."),
        cites=EURODAC(15, 1),
        boxes=(CATEGORY, REMARK),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.FINGERPRINTS_TAKEN,
        lead=_("Fingerprints alone, as the earlier rules ask for."),
        cites=EURODAC13(9, 1),
        boxes=(CATEGORY, REMARK),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.FINGERPRINTS_RETAKEN,
        lead=_("Where the first were not good enough, 48 hours run from here."),
        cites=EURODAC(15, 1),
        boxes=(CATEGORY, REMARK),
        roles=WRITERS,
        after=(Event.BIOMETRICS_TAKEN, Event.FINGERPRINTS_TAKEN, Event.BIOMETRICS_TRANSMITTED),
    ),
    Sheet(
        event=Event.HEALTH_GROUNDS_ENDED,
        lead=_("What prevented the taking for the sake of health is over: 48 hours run."),
        cites=EURODAC(15, 2),
        boxes=(REMARK,),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.HEALTH_GROUND_ENDED,
        lead=_("What prevented the taking for the sake of health is over: 48 hours run."),
        cites=EURODAC13(9, 2),
        boxes=(REMARK,),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.BIOMETRICS_TRANSMITTED,
        label=_("Send data to Eurodac"),
        lead=_("Each category is sent by itself, and each has 72 hours of its own."),
        cites=EURODAC(15, 1),
        boxes=(SENT_AS, REMARK),
        roles=WRITERS,
        key="d",
        address="eurodac/transmit",
    ),
    Sheet(
        event=Event.COMPARISON_REQUESTED,
        lead=_("Eurodac compares the data within 24 hours, at once in urgent cases."),
        cites=EURODAC(38, 2),
        boxes=(REMARK,),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.COMPARISON_DONE,
        lead=_("An expert looks at what Eurodac found."),
        cites=EURODAC(38, 4),
        boxes=(REMARK,),
        roles=WRITERS,
    ),
    Sheet(
        event=Event.EURODAC_HIT_RECEIVED,
        label=_("Record a hit"),
        lead=_("A hit cuts the time to ask the other State. Its day is the day it was received."),
        cites=EURODAC(27),
        boxes=(
            OTHER_STATE,
            code(
                "category",
                _("Category of the data"),
                choices=CATEGORIES,
                hint=_("It decides between a request and a notification, and their days."),
            ),
            REMARK,
        ),
        roles=WRITERS,
        sources=PAPER,
        settles="category",
        key="i",
        address="eurodac/hit",
    ),
    Sheet(
        event=Event.VIS_HIT_RECEIVED,
        lead=_("A visa of another State was found: the time to ask it is shorter."),
        cites=AMMR(39, 1),
        boxes=(MAYBE_STATE, REMARK),
        roles=WRITERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.EURODAC_UPDATE_RECEIVED,
        lead=_("Another State renewed what Eurodac holds on the person."),
        cites=EURODAC(16, 4),
        boxes=(MAYBE_STATE, REMARK),
        roles=WRITERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.EURODAC_DATA_MARKED,
        lead=_("The other States that had a hit are told within 72 hours."),
        cites=EURODAC(31, 1),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.BIOMETRICS_TRANSMITTED,),
    ),
    Sheet(
        event=Event.EURODAC_DATA_ERASED,
        lead=_("The other States that had a hit are told within 72 hours."),
        cites=EURODAC(30, 2),
        boxes=(REMARK,),
        roles=WORKERS,
        after=(Event.BIOMETRICS_TRANSMITTED,),
    ),
    Sheet(
        event=Event.DATA_ERASED,
        lead=_("Under the earlier Eurodac rules: the data of the person were erased."),
        cites=EURODAC13(12, 1),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.SECURITY_FLAG_DELETED,
        lead=_("The flag in Eurodac is removed within 72 hours."),
        cites=EURODAC(17, 4),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.CITIZENSHIP_ACQUIRED,
        lead=_("Data of a citizen of a Member State are erased from Eurodac at once."),
        cites=EURODAC(30, 1),
        boxes=(MAYBE_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.CITIZENSHIP_KNOWN,
        lead=_("The day on which we learnt of it; the erasure is counted from here."),
        cites=EURODAC(30, 1),
        boxes=(MAYBE_STATE, REMARK),
        roles=WORKERS,
        sources=PAPER,
    ),
    Sheet(
        event=Event.LE_DATA_OBTAINED,
        lead=_("Extracts for law enforcement are destroyed after a month, unless still needed."),
        cites=EURODAC(47, 4),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.LE_RESULT_RECEIVED,
        lead=_("The result of a comparison asked for by the police."),
        cites=EURODAC13(33),
        boxes=(REMARK,),
        roles=WORKERS,
    ),
    Sheet(
        event=Event.DATA_ACCESS_REQUESTED,
        lead=_("The person asks what is stored about them. A record of the request is kept."),
        cites=EURODAC(43, 8),
        boxes=(REMARK,),
        roles=WORKERS,
        sources=(Source.STATED,),
    ),
)
SHEETS: tuple[Sheet, ...] = (*FINDING, *SCREENING, *DATA)
