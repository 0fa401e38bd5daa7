"""Implementing Regulation to Dublin III, Regulation (EC) No 1560/2003.

As amended by Implementing Regulation (EU) No 118/2014.
"""

from datetime import date

from asylia.law.acts.dublin_iii import ACCEPTED, CHARGE_REPLIES
from asylia.law.acts.dublin_iii_take_back import BACK_REPLIES
from asylia.law.acts.dublin_iii_transfer import SUSPENDED
from asylia.law.citation import REG_1560
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    Extended,
    Extension,
    Happened,
    Latest,
    Missed,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import (
    BACKWARD_WORKING_DAYS,
    DUBLIN_III_42,
    REG_1182_71,
    months,
    weeks,
    working_days,
)
from asylia.law.terms import Event, Kind, Party

APPLIES_FROM = date(2014, 2, 9)
"""Regulation 118/2014 Art. 2: since then the text is as it stands here."""

TRANSFERRED = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer was carried out"),
    cites=REG_1560(9, 2),
    says="the transfer was carried out",
)

# Article 5 — Negative reply

ASK_AGAIN = TimeLimit(
    id="imp1560-5-2-reexamination-request",
    cites=REG_1560(5, 2),
    title="Ask for the request to be re-examined",
    says="A State that takes the refusal for a mistake, or has more evidence, asks for a "
    "re-examination within three weeks of receiving the negative reply.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest(
        (
            Event.NEGATIVE_REPLY_RECEIVED,
            Event.TAKE_CHARGE_REJECTED,
            Event.TAKE_BACK_REQUEST_REJECTED,
        )
    ),
    lasts=weeks(3),
    counted_by=REG_1182_71,
    kind=Kind.LAPSE,
    met_by=(Event.REEXAMINATION_REQUESTED,),
    if_missed=Missed(says="A re-examination can no longer be asked for.", lapses=True),
    per_state=True,
    twins=("ammr-ir-reexamination-3w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

EXAMINE_AGAIN = TimeLimit(
    id="imp1560-5-2-reexamination-reply",
    cites=REG_1560(5, 2),
    title="Reply to the request for re-examination",
    says="The requested State endeavours to reply within two weeks; from when is not said and "
    "taken to be the receipt.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Latest((Event.REEXAMINATION_REQUEST_RECEIVED,)),
    lasts=weeks(2),
    counted_by=REG_1182_71,
    met_by=(*CHARGE_REPLIES, *BACK_REPLIES),
    if_missed=Missed(
        says="The re-examination is over; the requesting State is responsible unless it can still "
        "send a new request in time (C-47/17).",
        lapses=True,
    ),
    per_state=True,
    twins=("ammr-ir-reexamination-reply-2w",),
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 8 — Cooperation on transfers

GIVE_NOTICE = TimeLimit(
    id="imp1560-8-2-notice-of-arrival",
    cites=REG_1560(8, 2),
    title="Give notice of the arrival",
    says="The responsible State may ask for three working days' notice of an arrival; the form "
    "with the data of the person counts as that notice.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.PLANNED_ARRIVAL, Event.TRANSFER_ARRIVAL_DATE)),
    lasts=working_days(3),
    counted_by=BACKWARD_WORKING_DAYS,
    met_by=(Event.TRANSFER_FORM_SENT,),
    early=True,
    overtaken_by=(TRANSFERRED,),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 9 — Postponed and delayed transfers

ORGANISE_AGAIN = TimeLimit(
    id="imp1560-9-1a-resume-after-delay",
    cites=REG_1560(9, "1a"),
    title="Resume the organisation of the delayed transfer",
    says="The two States resume communication as soon as possible, and within two weeks of "
    "becoming aware that what delayed the transfer is over.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.TRANSFER_OBSTACLE_ENDED,)),
    lasts=weeks(2),
    counted_by=REG_1182_71,
    met_by=(Event.TRANSFER_PLANNED, Event.TRANSFER_FORM_SENT, Event.TRANSFER_CARRIED_OUT),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

TELL_IN_TIME = TimeLimit(
    id="imp1560-9-2-inform-before-expiry",
    cites=REG_1560(9, 2),
    title="Tell the responsible State that the six months cannot be kept",
    says="Where the person absconds or is imprisoned, the responsible State is told before the six "
    "months for the transfer end.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=months(6),
    counted_by=DUBLIN_III_42,
    applies_if=(
        Happened(
            (Event.ABSCONDED, Event.IMPRISONMENT_STARTED), "the person absconded or is imprisoned"
        ),
    ),
    met_by=(
        Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,
        carrying(Event.TIME_LIMIT_EXTENDED, limit="dub3-29-1-transfer"),
    ),
    pauses=(SUSPENDED,),
    overtaken_by=(TRANSFERRED,),
    if_missed=Missed(says="Responsibility falls to the requesting State.", lapses=True, final=True),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 11 — Situations of dependency

DEPENDENCY = TimeLimit(
    id="imp1560-11-6-dependency-information",
    cites=REG_1560(11, 6),
    title="Answer about the dependent person",
    says="The requested State endeavours to reply within four weeks of receiving the request, or "
    "says that it needs two weeks more.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.DEPENDENCY_INFORMATION_REQUEST_RECEIVED,
    lasts=weeks(4),
    counted_by=REG_1182_71,
    met_by=(Event.INFORMATION_REQUEST_ANSWERED,),
    extended_by=(
        Extension(
            lasts=weeks(6),
            when=Extended("imp1560-11-6-dependency-information", "two more weeks are needed"),
            cites=REG_1560(11, 6),
            says="two more weeks are needed, counted once from the receipt",
        ),
    ),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 12 — Unaccompanied minors

FAMILY = TimeLimit(
    id="imp1560-12-5-minor-information",
    cites=REG_1560(12, 6),
    title="Answer about the family of the unaccompanied minor",
    says="The requested State endeavours to reply within four weeks of receiving the request, or "
    "says that it needs two weeks more.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.MINOR_FAMILY_INFORMATION_REQUEST_RECEIVED,
    lasts=weeks(4),
    counted_by=REG_1182_71,
    met_by=(Event.INFORMATION_REQUEST_ANSWERED,),
    extended_by=(
        Extension(
            lasts=weeks(6),
            when=Extended("imp1560-12-5-minor-information", "two more weeks are needed"),
            cites=REG_1560(12, 6),
            says="two more weeks are needed, counted once from the receipt",
        ),
    ),
    per_state=True,
    in_force_from=APPLIES_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (
    ASK_AGAIN,
    EXAMINE_AGAIN,
    GIVE_NOTICE,
    ORGANISE_AGAIN,
    TELL_IN_TIME,
    DEPENDENCY,
    FAMILY,
)
