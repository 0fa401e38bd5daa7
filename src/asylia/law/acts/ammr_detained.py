"""Asylum and Migration Management Regulation: Article 45, time limits for who is detained."""

from datetime import date

from asylia.law.acts.ammr import (
    ACCEPTED,
    DETAINED,
    DETAINED_THEN,
    DETENTION,
    ON_A_HIT,
    REPLIES,
)
from asylia.law.acts.ammr_remedies import ANNULLED
from asylia.law.citation import AMMR
from asylia.law.limits import (
    Before,
    Happened,
    Interpretation,
    Latest,
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
from asylia.law.periods import AMMR_75, weeks
from asylia.law.terms import Event, Party

RELEASE = Missed(
    says="The person may no longer be detained; the ordinary time limits go on.",
    cites=AMMR(45, 4),
    lapses=True,
)
ASKED = (Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_BACK_NOTIFICATION_SENT)
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

RULES = (
    REQUEST_DETAINED,
    NOTIFY_DETAINED,
    REQUEST_DETAINED_LATER,
    REPLY_DETAINED,
    DECIDE_DETAINED,
    TRANSFER_DETAINED,
)
