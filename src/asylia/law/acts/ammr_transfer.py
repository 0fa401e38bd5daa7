"""Asylum and Migration Management Regulation: Articles 45 and 46, detention and transfer."""

from datetime import date

from asylia.law.acts.ammr import (
    ACCEPTED,
    DETAINED,
    DETAINED_THEN,
    DETENTION,
    ON_A_HIT,
    REPLIES,
)
from asylia.law.citation import AMMR, AMMR_IR
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Before,
    Extended,
    Happened,
    Interpretation,
    Latest,
    LessLeft,
    Longer,
    Missed,
    Not,
    Overtaken,
    Pause,
    Reading,
    TimeLimit,
    WithinLimit,
    carrying,
    happens,
)
from asylia.law.periods import AMMR_75, months, weeks, years
from asylia.law.terms import Event, Party

RELEASE = Missed(
    says="The person may no longer be detained; the ordinary time limits go on.",
    cites=AMMR(45, 4),
    lapses=True,
)
SHIFT = Missed(
    says="The responsible State is relieved, and responsibility passes to the transferring State.",
    cites=AMMR(46, 2),
    derives=Event.RESPONSIBILITY_SHIFT_EVENT,
)
SUSPENDED = Pause(
    begins=Event.SUSPENSIVE_EFFECT_GRANTED,
    ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
    restarts=True,
    cites=AMMR(46, 1),
    says="an appeal with suspensive effect: the period runs from the final decision on it",
)
ANNULLED = Overtaken(
    by=Happened(
        (carrying(Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"),),
        "the transfer decision was annulled",
    ),
    until=Event.TRANSFER_DECISION_NOTIFIED,
    cites=AMMR(43, 1),
    says="the transfer decision was annulled on appeal: nobody is transferred on it; what a new "
    "decision would change, the Regulation does not say",
)
TAKEN_AS_DONE = Overtaken(
    by=Happened((Event.TRANSFER_CARRIED_OUT,), "the transfer counts as carried out"),
    cites=AMMR_IR(24, 4),
    says="no news came in seven days: the transfer counts as carried out",
)
ASKED = (Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_BACK_NOTIFICATION_SENT)
TOLD_IN_TIME = WithinLimit(
    (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
    "ammr-transfer-6m",
    "the responsible State was told of the absconding before the time limit ended",
)
LITTLE_LEFT = AllOf(
    (
        TOLD_IN_TIME,
        LessLeft(
            Event.PERSON_AVAILABLE_AGAIN,
            "ammr-transfer-6m",
            months(3),
            "less than three months of the six were left",
        ),
    ),
    "the person is available again and less than three months of the six were left",
)
IMPRISONED = AllOf(
    (
        Extended("ammr-transfer-6m", "the time limit was extended"),
        AnyOf(
            (
                Happened((Event.IMPRISONMENT_STARTED,), "the person was imprisoned"),
                Extended("ammr-transfer-6m", "the ground is imprisonment", ("prison",)),
            ),
            "the ground is imprisonment",
        ),
    ),
    "the time limit was extended because of imprisonment",
)
REAPPEARED = Overtaken(
    by=LITTLE_LEFT,
    cites=AMMR(46, 2, "second subparagraph"),
    says="the person is available again: three months from then",
)

# Article 45 — Time limits for detained applicants

REQUEST_DETAINED = TimeLimit(
    id="ammr-detained-request-2w",
    cites=AMMR(45, 1),
    title="Send the request or notification for a detained person",
    says="For a person detained under Article 44 the request or notification is sent within two "
    "weeks of the registration.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Event.APPLICATION_REGISTERED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    applies_if=(DETAINED_THEN,),
    met_by=ASKED,
    early=True,
    overtaken_by=(
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "ammr-detained-request-2w", "released"),
            until=Event.DETENTION_STARTED,
            cites=AMMR(45, 1),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    liberty=True,
)

NOTIFY_DETAINED = TimeLimit(
    id="ammr-detained-hit-2w",
    cites=AMMR(45, 1),
    title="Send the take back notification for a detained person without an application here",
    says="For a person detained under Article 44 of whom no new application was registered here, "
    "the take back notification is sent within two weeks of receiving the Eurodac hit.",
    owed_by=Party.NOTIFYING_STATE,
    runs_from=carrying(Event.EURODAC_HIT_RECEIVED, category="applicant"),
    lasts=weeks(2),
    counted_by=AMMR_75,
    applies_if=(
        DETAINED,
        Not(
            Happened((Event.APPLICATION_REGISTERED,), "registered"),
            "no new application was registered here",
        ),
    ),
    met_by=(Event.TAKE_BACK_NOTIFICATION_SENT,),
    overtaken_by=(
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "ammr-detained-hit-2w", "released"),
            until=Event.DETENTION_STARTED,
            cites=AMMR(45, 1),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    per_state=True,
    liberty=True,
)

REQUEST_DETAINED_LATER = TimeLimit(
    id="ammr-detained-later-1w",
    cites=AMMR(45, 1, "second subparagraph"),
    title="Send the request or notification for a person detained later",
    says="For a person detained after the registration the request or notification is sent within "
    "one week of the detention.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=carrying(Event.DETENTION_STARTED, ground="transfer"),
    lasts=weeks(1),
    counted_by=AMMR_75,
    applies_if=(
        Before(
            Event.APPLICATION_REGISTERED,
            carrying(Event.DETENTION_STARTED, ground="transfer"),
            "the detention started after the registration",
        ),
    ),
    met_by=ASKED,
    early=True,
    overtaken_by=(
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "ammr-detained-later-1w", "released"),
            until=Event.DETENTION_STARTED,
            cites=AMMR(45, 1, "second subparagraph"),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    liberty=True,
)

REPLY_DETAINED = TimeLimit(
    id="ammr-detained-reply-1w",
    cites=AMMR(45, 2),
    title="Reply to the take charge request for a detained person",
    says="For a person detained under Article 44 the requested State replies within one week of "
    "receiving the request.",
    owed_by=Party.REQUESTED_STATE,
    runs_from=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    lasts=weeks(1),
    counted_by=AMMR_75,
    applies_if=(DETAINED_THEN,),
    met_by=REPLIES,
    if_missed=Missed(
        says="Silence amounts to accepting the request, with the duty to take charge.",
        cites=AMMR(45, 2),
        derives=Event.TAKE_CHARGE_ACCEPTED,
    ),
    reading=Interpretation(
        id="ammr-45-2-hit",
        question="whether the week for detained persons also replaces the two weeks after a hit: "
        "Article 45(2) names only Article 40(1)",
        readings=(
            Reading(
                key="one_week",
                says="one week: Article 45 sets the time limits for all who are detained",
                cites=AMMR(45, 2),
            ),
            Reading(
                key="two_weeks",
                says="two weeks, as after every hit: Article 40(2) is not derogated from",
                cites=AMMR(40, 2),
                lasts=weeks(2),
            ),
        ),
        default="one_week",
        chosen_by="Asylia: the purpose of Article 45 is the shorter detention",
        chosen_on=date(2026, 11, 22),
        only_if=ON_A_HIT,
    ),
    per_state=True,
    rivals=("ammr-reply-1m", "ammr-reply-hit-2w"),
)

DECIDE_DETAINED = TimeLimit(
    id="ammr-detained-decision-2w",
    cites=AMMR(45, 4),
    title="Take the transfer decision, or release the person",
    says="Where no transfer decision is taken within the two weeks of Article 42(1), a person "
    "detained under Article 44 is no longer detained; the duty to decide goes on.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    applies_if=(
        DETAINED,
        Not(
            Before(
                Event.TRANSFER_DECISION_TAKEN,
                DETENTION,
                "a transfer decision had been taken before the detention",
            ),
            "no transfer decision had been taken before the detention",
        ),
    ),
    met_by=(Event.TRANSFER_DECISION_TAKEN,),
    shown_by=(Event.TRANSFER_DECISION_NOTIFIED,),
    overtaken_by=(
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "ammr-detained-decision-2w", "released"),
            until=Event.DETENTION_STARTED,
            cites=AMMR(45, 4),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    per_state=True,
    liberty=True,
)

TRANSFER_DETAINED = TimeLimit(
    id="ammr-detained-transfer-5w",
    cites=AMMR(45, 3),
    title="Carry out the transfer of the detained person",
    says="A person detained under Article 44 is transferred within five weeks of the acceptance or "
    "confirmation, or of the end of the suspensive effect.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((*ACCEPTED, Event.SUSPENSIVE_EFFECT_ENDED)),
    lasts=weeks(5),
    counted_by=AMMR_75,
    applies_if=(DETAINED,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(
        Pause(
            begins=Event.SUSPENSIVE_EFFECT_GRANTED,
            ends=happens(Event.APPEAL_FINAL_DECISION, against="transfer_decision"),
            restarts=True,
            cites=AMMR(45, 3, "b"),
            says="an appeal with suspensive effect: the five weeks run from when it ends",
        ),
    ),
    overtaken_by=(
        ANNULLED,
        Overtaken(
            by=WithinLimit((Event.DETENTION_ENDED,), "ammr-detained-transfer-5w", "released"),
            until=Event.DETENTION_STARTED,
            cites=AMMR(45, 3),
            says="the person is no longer detained",
        ),
    ),
    if_missed=RELEASE,
    reading=Interpretation(
        id="ammr-45-3-detained-later",
        question="whether, for a person detained only after the acceptance, the five weeks run "
        "from the acceptance all the same",
        readings=(
            Reading(
                key="from_acceptance",
                says="five weeks from the acceptance, as point (a) says",
                cites=AMMR(45, 3, "a"),
            ),
            Reading(
                key="from_detention",
                says="five weeks from the detention: on the similar words of Dublin III the Court "
                "of Justice held that the period presupposes a person detained already (C-60/16)",
                cites=AMMR(45, 3),
                runs_from=Latest((carrying(Event.DETENTION_STARTED, ground="transfer"),)),
            ),
        ),
        default="from_acceptance",
        chosen_by="Asylia: the wording, and the day that is safe for liberty",
        chosen_on=date(2026, 11, 22),
        only_if=Not(DETAINED_THEN, "the person was detained only later"),
    ),
    per_state=True,
    liberty=True,
)

# Article 46 — Detailed rules and time limits (of transfers)

TRANSFER = TimeLimit(
    id="ammr-transfer-6m",
    cites=AMMR(46, 1),
    title="Carry out the transfer",
    says="The transfer is carried out within six months of the acceptance, of the confirmation, or "
    "of the final decision on an appeal that had suspensive effect.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=months(6),
    counted_by=AMMR_75,
    longer=(Longer(lasts=years(1), cites=AMMR(46, 2), says="because of imprisonment, one year"),),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        Overtaken(
            by=TOLD_IN_TIME,
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(46, 2),
            says="the responsible State was told of the absconding: three years from the notice",
        ),
        REAPPEARED,
        Overtaken(
            by=IMPRISONED,
            cites=AMMR(46, 2),
            says="extended because of imprisonment: one year",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
)

TRANSFER_IMPRISONED = TimeLimit(
    id="ammr-transfer-imprisoned-1y",
    cites=AMMR(46, 2),
    title="Carry out the transfer of the imprisoned person",
    says="Where imprisonment prevented the transfer, the time limit may be extended to at most one "
    "year, counted once from the same event.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=ACCEPTED,
    lasts=years(1),
    counted_by=AMMR_75,
    applies_if=(IMPRISONED,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    pauses=(SUSPENDED,),
    overtaken_by=(ANNULLED, TAKEN_AS_DONE),
    if_missed=SHIFT,
    per_state=True,
)

TRANSFER_ABSCONDED = TimeLimit(
    id="ammr-transfer-absconded-3y",
    cites=AMMR(46, 2),
    title="Carry out the transfer after absconding",
    says="Where the responsible State was told in time that the person absconded or obstructs the "
    "transfer, the time limit may be extended to three years from that notice; no article caps "
    "the whole.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,)),
    lasts=years(3),
    counted_by=AMMR_75,
    applies_if=(TOLD_IN_TIME,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        Overtaken(
            by=WithinLimit(
                (Event.PERSON_AVAILABLE_AGAIN,),
                "ammr-transfer-absconded-3y",
                "the person is available again",
            ),
            until=Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,
            cites=AMMR(46, 2, "second subparagraph"),
            says="the person is available again",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
)

TRANSFER_REAPPEARED = TimeLimit(
    id="ammr-transfer-reappeared-3m",
    cites=AMMR(46, 2, "second subparagraph"),
    title="Carry out the transfer of the person who is available again",
    says="Where the person is available again and less than three months of the six are left, the "
    "transferring State has three months.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=Latest((Event.PERSON_AVAILABLE_AGAIN,)),
    lasts=months(3),
    counted_by=AMMR_75,
    applies_if=(LITTLE_LEFT,),
    met_by=(Event.TRANSFER_CARRIED_OUT,),
    overtaken_by=(
        ANNULLED,
        TAKEN_AS_DONE,
        Overtaken(
            by=WithinLimit(
                (Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,),
                "ammr-transfer-reappeared-3m",
                "the person absconded again",
            ),
            until=Event.PERSON_AVAILABLE_AGAIN,
            cites=AMMR(46, 2),
            says="the responsible State was told that the person absconded again: three years "
            "from the notice",
        ),
    ),
    if_missed=SHIFT,
    per_state=True,
)

ACCEPT_BACK = TimeLimit(
    id="ammr-transfer-reversal",
    cites=AMMR(46, 3),
    title="Accept the person back",
    says="Where the transfer was a mistake, or the decision was overturned after it, the State "
    "that carried it out accepts the person back promptly.",
    owed_by=Party.TRANSFERRING_STATE,
    runs_from=(
        Event.TRANSFER_OVERTURNED,
        carrying(Event.APPEAL_FINAL_DECISION, against="transfer_decision", outcome="upheld"),
    ),
    counted_by=AMMR_75,
    at_once="promptly",
    applies_if=(
        AnyOf(
            (
                Happened((Event.TRANSFER_OVERTURNED,), "the transfer was found to be mistaken"),
                Before(
                    Event.TRANSFER_CARRIED_OUT,
                    Event.APPEAL_FINAL_DECISION,
                    "the transfer was carried out before the decision on the appeal",
                ),
            ),
            "the transfer had been carried out",
        ),
    ),
    met_by=(Event.PERSON_ACCEPTED_BACK,),
    per_state=True,
)

RULES = (
    REQUEST_DETAINED,
    NOTIFY_DETAINED,
    REQUEST_DETAINED_LATER,
    REPLY_DETAINED,
    DECIDE_DETAINED,
    TRANSFER_DETAINED,
    TRANSFER,
    TRANSFER_IMPRISONED,
    TRANSFER_ABSCONDED,
    TRANSFER_REAPPEARED,
    ACCEPT_BACK,
)
