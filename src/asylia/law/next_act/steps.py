"""What the course of a case needs where no act of law sets a time for it.

Written in the words of the limits and reckoned by the same clock, but these are no limits: none has
a length, and the law book does not hold them. What a limit asks for asks for itself.
"""

from dataclasses import replace
from typing import Any

from asylia.law.citation import AMMR, APD, APR, DUBLIN_III, RETURN, SCREEN, Citation
from asylia.law.limits import (
    ACTS_OF_2013_UNTIL,
    Attribute,
    Happened,
    Happens,
    Latest,
    Not,
    Overtaken,
    TimeLimit,
    carrying,
    happens,
)
from asylia.law.periods import AMMR_75, APR_73, REG_1182_71
from asylia.law.terms import Event, Party
from asylia.law.unchanging import unchanging

DECIDED = (Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED)
GONE = (
    Event.TRANSFER_CARRIED_OUT,
    Event.RETURN_ENFORCED,
    Event.DEPARTURE_FROM_MEMBER_STATES,
)
GIVEN_UP = (Event.APPLICATION_WITHDRAWN, Event.APPLICATION_DISCONTINUED)
ASKED_ANOTHER_STATE = (
    Event.TAKE_CHARGE_REQUEST_SENT,
    Event.TAKE_BACK_REQUEST_SENT,
    Event.TAKE_BACK_NOTIFICATION_SENT,
)
REFUSED_BY_ANOTHER_STATE = (
    Event.TAKE_CHARGE_REJECTED,
    Event.TAKE_BACK_REQUEST_REJECTED,
    Event.TAKE_BACK_NOT_CONFIRMED,
    Event.NEGATIVE_REPLY_RECEIVED,
)
OURS_AFTER_ALL = (Event.RESPONSIBILITY_DETERMINED, Event.RESPONSIBILITY_SHIFT_EVENT)
CONTACT = (
    Event.APPLICATION_MADE,
    Event.APPLICATION_REGISTERED,
    Event.APPREHENSION,
    Event.BORDER_APPREHENSION,
    Event.TERRITORY_APPREHENSION,
    Event.PRESENTATION_AT_CROSSING_POINT,
    Event.DISEMBARKATION,
    Event.ILLEGAL_STAY_FOUND,
)
COURT_DECIDED = (
    happens(Event.APPEAL_FINAL_DECISION, against=("decision", "return_decision")),
    Event.JUDGMENT_ANNOUNCED,
)
REMITTED = carrying(Event.APPEAL_FINAL_DECISION, outcome="remitted")


def _over(cites: Citation, *events: Event | Happens, says: str) -> Overtaken:
    return Overtaken(by=Happened(events, says), cites=cites, says=says)


def _gone(cites: Citation) -> Overtaken:
    """Nobody is here any more, unless he or she was transferred to us and lodges here."""
    return Overtaken(
        by=Happened(GONE, "the person is no longer here"),
        cites=cites,
        says="the person is no longer here",
        until=Event.APPLICATION_LODGED_AFTER_TRANSFER,
    )


def _before(step: TimeLimit, cites: Citation, **other: Any) -> TimeLimit:
    """The same step under the act of 2013, which says it elsewhere."""
    here = {step.cites: cites, ELSEWHERE.cites: DUBLIN_III(20, 1)}
    return replace(
        step,
        id=step.id.replace(step.cites.instrument.lower(), cites.instrument.lower()),
        cites=cites,
        counted_by=REG_1182_71,
        overtaken_by=tuple(
            replace(one, cites=here.get(one.cites, one.cites)) for one in step.overtaken_by
        ),
        in_force_until=ACTS_OF_2013_UNTIL,
        **other,
    )


# Which State answers: until it is known, nobody examines.
ELSEWHERE = Overtaken(
    by=Happened(ASKED_ANOTHER_STATE, "another Member State was asked to take the person"),
    cites=AMMR(38, 1),
    says="another Member State was asked to take the person",
    until=Event.RESPONSIBILITY_DETERMINED,
)

# Contact and screening -----------------------------------------------------------------------
CONTACTED = TimeLimit(
    id="next-contact-apr",
    cites=APR(26, 1),
    title="Record how the person came to us, and whether protection was asked for",
    says="That somebody crossed the border starts nothing by itself: what counts is who found "
    "the person, where, and whether he or she applied.",
    owed_by=Party.COMPETENT_AUTHORITIES,
    runs_from=Event.BORDER_CROSSING,
    counted_by=APR_73,
    at_once="before any other time can be told",
    met_by=CONTACT,
    early=True,
    overtaken_by=(_gone(APR(26, 1)),),
)
AFTER_THE_SCREENING = TimeLimit(
    id="next-after-screening",
    cites=SCREEN(18),
    title="Record what followed on the screening: an application, or a referral for return",
    says="Once the screening is completed or its time is over, who applied is referred to the "
    "registering authority, and who did not to the authorities for return.",
    owed_by=Party.SCREENING_AUTHORITIES,
    runs_from=Event.SCREENING_COMPLETED_OR_EXPIRED,
    counted_by=REG_1182_71,
    at_once="when the screening ends",
    met_by=(
        Event.APPLICATION_MADE,
        Event.APPLICATION_REGISTERED,
        Event.REGISTRATION_AUTHORITY_INFORMED,
        Event.RETURN_DECISION_NOTIFIED,
        Event.RETURN_DECISION_RECEIVED,
        Event.ADMISSION_DECIDED,
    ),
    early=True,
    overtaken_by=(_gone(SCREEN(18)),),
)


@unchanging(kw_only=True)
class Settled:
    """What has to be said of an event whose legal kind is open.

    Attributes:
        id: Its name.
        title: What has to be said, as a short order.
        says: Why, as a sentence.
        owed_by: Who has to say it.
        cites: The provision in which the kinds differ.
    """

    id: str
    title: str
    says: str
    owed_by: Party
    cites: Citation


TO_SETTLE = {
    Event.APPREHENSION: Settled(
        id="next-classify-apprehension",
        title="Say whether the apprehension was in connection with a crossing of the external "
        "border",
        says="Who is apprehended in connection with an unauthorised crossing of the external "
        "border is screened there; who is found within the territory, under Article 7.",
        owed_by=Party.SCREENING_AUTHORITIES,
        cites=SCREEN(5, 1),
    ),
    Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION: Settled(
        id="next-classify-acceptance",
        title="Say whether the application was registered, lodged or both",
        says="That an application was accepted for consideration is no word of the acts: "
        "registration and lodging each start times of their own.",
        owed_by=Party.REGISTERING_AUTHORITY,
        cites=APR(27, 1),
    ),
}
"""Events in a word of nobody's law: no rule starts from them, and each asks what it was."""


# Which State is responsible ------------------------------------------------------------------
DETERMINE = TimeLimit(
    id="next-determine-ammr",
    cites=AMMR(38, 1),
    title="Determine which Member State is responsible",
    says="Before the application is examined it is found out, by the criteria in their order, "
    "which Member State has to examine it.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest((Event.APPLICATION_REGISTERED, *REFUSED_BY_ANOTHER_STATE)),
    counted_by=AMMR_75,
    at_once="without delay",
    met_by=(*OURS_AFTER_ALL, *ASKED_ANOTHER_STATE, Event.INTERVIEW_HELD),
    overtaken_by=(
        _over(AMMR(38, 1), *DECIDED, says="the case was decided"),
        _gone(AMMR(38, 1)),
        _over(AMMR(38, 1), *GIVEN_UP, says="the application was withdrawn"),
    ),
)
ARRIVED = TimeLimit(
    id="next-arrived-ammr",
    cites=AMMR(40, 1),
    title="Record when the request arrived in the other Member State",
    says="The time to reply runs from the day on which the other Member State received the "
    "request, not from the day on which it was sent.",
    owed_by=Party.DETERMINING_STATE,
    runs_from=Latest(ASKED_ANOTHER_STATE),
    counted_by=AMMR_75,
    at_once="with the confirmation of receipt",
    met_by=(
        Event.TAKE_CHARGE_REQUEST_RECEIVED,
        Event.TAKE_BACK_REQUEST_RECEIVED,
        Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
        Event.TAKE_BACK_NOTIFICATION_RECEIVED,
        Event.TAKE_CHARGE_ACCEPTED,
        Event.TAKE_BACK_REQUEST_ACCEPTED,
        Event.TAKE_BACK_CONFIRMED,
        *REFUSED_BY_ANOTHER_STATE,
    ),
    per_state=True,
    overtaken_by=(_gone(AMMR(40, 1)),),
)


LODGED = (Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AFTER_TRANSFER)

# The examination -----------------------------------------------------------------------------
INTERVIEW = TimeLimit(
    id="next-interview-apr",
    cites=APR(12, 1),
    title="Hold the interview on the substance",
    says="Before the determining authority decides on the merits, the applicant is given the "
    "opportunity of a personal interview on the substance of the application.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest(LODGED),
    counted_by=APR_73,
    at_once="before the decision on the merits",
    met_by=(Event.INTERVIEW_HELD,),
    overtaken_by=(
        ELSEWHERE,
        _over(APR(12, 1), *DECIDED, says="the case was decided"),
        _gone(APR(12, 1)),
        _over(APR(12, 1), *GIVEN_UP, says="the application was withdrawn"),
    ),
)
DECIDE = TimeLimit(
    id="next-decide-apr",
    cites=APR(35),
    title="Decide on the application",
    says="Every application that was lodged ends with a decision, one that was withdrawn too.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=(*LODGED, *GIVEN_UP),
    counted_by=APR_73,
    at_once="within the time of the examination",
    met_by=DECIDED,
    overtaken_by=(ELSEWHERE, _gone(APR(35))),
)
NOTIFY = TimeLimit(
    id="next-notify-apr",
    cites=APR(36, 1),
    title="Notify the decision",
    says="A decision has an effect once it is notified: the time to appeal begins then.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.FIRST_INSTANCE_DECISION_TAKEN,)),
    counted_by=APR_73,
    at_once="as soon as possible",
    met_by=(Event.DECISION_NOTIFIED,),
    overtaken_by=(_gone(APR(36, 1)),),
)


# Remedies and what comes after them -------------------------------------------------------------
FINAL = TimeLimit(
    id="next-final-apr",
    cites=APR(3, 8),
    title="Record that the decision has become final",
    says="A decision is final once no ordinary remedy is open against it any more.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((Event.DECISION_NOTIFIED,)),
    counted_by=APR_73,
    at_once="once the time to appeal is over",
    met_by=(
        Event.FINAL_DECISION,
        happens(Event.APPEAL_FILED, against=("decision", "return_decision")),
        Event.APPEAL_ACCEPTED,
    ),
    overtaken_by=(_gone(APR(3, 8)),),
)
JUDGE = TimeLimit(
    id="next-judge-apr",
    cites=APR(69),
    title="Decide on the appeal",
    says="The court or tribunal decides on the appeal, within the time that national law sets "
    "for it.",
    owed_by=Party.COURT,
    runs_from=Latest((Event.APPEAL_FILED, Event.APPEAL_ACCEPTED)),
    counted_by=APR_73,
    at_once="within the time that national law sets",
    met_by=(Event.APPEAL_FINAL_DECISION, Event.JUDGMENT_ANNOUNCED),
    overtaken_by=(_gone(APR(69)),),
)
AFTER_JUDGMENT = TimeLimit(
    id="next-after-judgment-apr",
    cites=APR(3, 8),
    title="Record what follows from the judgment",
    says="Once the court has decided, the decision is final, or the determining authority "
    "decides anew on what the court referred back.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest(COURT_DECIDED),
    counted_by=APR_73,
    at_once="once the judgment is known",
    applies_if=(
        Not(
            Attribute(
                Event.APPEAL_FINAL_DECISION,
                "outcome",
                ("remitted",),
                "the court referred the case back",
                absent=False,
                silent=False,
            ),
            "the court did not refer the case back",
        ),
    ),
    met_by=(
        Event.FINAL_DECISION,
        Event.APPEAL_SECOND_ACCEPTED,
        Event.FIRST_INSTANCE_DECISION_TAKEN,
        Event.PROTECTION_GRANTED,
    ),
    overtaken_by=(_gone(APR(3, 8)),),
)
DECIDE_ANEW = TimeLimit(
    id="next-decide-anew-apr",
    cites=APR(35, 8),
    title="Decide on what the court referred back",
    says="Where a court annuls the decision and refers the case back, the determining "
    "authority decides on the application anew.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Latest((REMITTED,)),
    counted_by=APR_73,
    at_once="within the time that national law sets",
    met_by=(*DECIDED, Event.PROTECTION_GRANTED),
    overtaken_by=(_gone(APR(35, 8)),),
)


RETURN_OR_END = TimeLimit(
    id="next-return",
    cites=RETURN(8, 1),
    title="Carry out the return, or record that the person has left",
    says="A return decision is carried out once nothing stands in its way any more: no time for "
    "voluntary departure is open, and no remedy lets the person stay.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Latest((Event.RETURN_DECISION_NOTIFIED, Event.RETURN_DECISION_RECEIVED)),
    counted_by=REG_1182_71,
    at_once="once it can be carried out",
    met_by=(
        Event.RETURN_ENFORCED,
        Event.DEPARTURE_FROM_MEMBER_STATES,
        Event.PROTECTION_GRANTED,
        Event.REMOVAL_SUSPENDED,
    ),
)

SERVES = {
    "next-interview": Event.FIRST_INSTANCE_DECISION_TAKEN,
    "next-determine": Event.TAKE_CHARGE_REQUEST_SENT,
}
"""What a step has to come before, by the beginning of its id: the time of that is its time too."""

STEPS = (
    CONTACTED,
    _before(CONTACTED, APD(6, 1)),
    AFTER_THE_SCREENING,
    DETERMINE,
    _before(
        DETERMINE,
        DUBLIN_III(20, 1),
        runs_from=Latest(
            (Event.APPLICATION_LODGED, Event.DUBLIN_APPLICATION_LODGED, *REFUSED_BY_ANOTHER_STATE)
        ),
        at_once="as soon as the application is lodged",
    ),
    ARRIVED,
    _before(ARRIVED, DUBLIN_III(22, 1)),
    INTERVIEW,
    _before(INTERVIEW, APD(14, 1)),
    DECIDE,
    _before(DECIDE, APD(31, 2)),
    NOTIFY,
    _before(NOTIFY, APD(11, 1), at_once="within a reasonable time"),
    FINAL,
    _before(FINAL, APD(2, "e")),
    JUDGE,
    _before(JUDGE, APD(46, 10)),
    AFTER_JUDGMENT,
    _before(AFTER_JUDGMENT, APD(2, "e")),
    DECIDE_ANEW,
    _before(DECIDE_ANEW, APD(46, 1)),
    RETURN_OR_END,
)
"""In the order of the procedure; of an act and the one before it, the one that governs applies."""
