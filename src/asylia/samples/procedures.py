"""What becomes of invented applications: examined, asked of other States, decided, appealed."""

from dataclasses import dataclass
from datetime import date, timedelta

from asylia.law.terms import Event
from asylia.samples import offices
from asylia.samples.course import Course

OUTCOMES = {
    "refugee_status": 30,
    "subsidiary_protection": 20,
    "rejected_unfounded": 35,
    "rejected_manifestly_unfounded": 15,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What two States write to each other about an applicant.

    Attributes:
        sent: The request, or the notification.
        received: The same, when the other State has it.
        accepted: The answer that takes the applicant over.
        rejected: The answer that does not.
        haste: How many times shorter the time to send it is than that of a request.
    """

    sent: Event
    received: Event
    accepted: Event
    rejected: Event
    haste: int


TAKE_CHARGE = Exchange(
    sent=Event.TAKE_CHARGE_REQUEST_SENT,
    received=Event.TAKE_CHARGE_REQUEST_RECEIVED,
    accepted=Event.TAKE_CHARGE_ACCEPTED,
    rejected=Event.TAKE_CHARGE_REJECTED,
    haste=1,
)
TAKE_BACK = Exchange(
    sent=Event.TAKE_BACK_NOTIFICATION_SENT,
    received=Event.TAKE_BACK_NOTIFICATION_RECEIVED,
    accepted=Event.TAKE_BACK_CONFIRMED,
    rejected=Event.TAKE_BACK_NOT_CONFIRMED,
    haste=2,
)
"""A State where the person has applied already is notified, it is not asked."""


def be_examined(course: Course, lodged: date) -> None:
    """Interview, decision, notification; of refusals one in two goes to court."""
    draw = course.draw
    interview = draw.at_desk(lodged + draw.days(7, 26))
    course.write(Event.INTERVIEW_HELD, interview)
    decided = draw.at_desk(interview.date() + draw.days(6, 40))
    outcome = draw.weighted(OUTCOMES)
    course.write(Event.FIRST_INSTANCE_DECISION_TAKEN, decided, codes={"outcome": outcome})
    notified = draw.at_desk(decided.date() + draw.days(1, 4))
    course.write(Event.DECISION_NOTIFIED, notified, codes={"outcome": outcome})
    if outcome.startswith("rejected") and draw.chance(50):
        appealed = draw.at_desk(notified.date() + draw.days(3, 9))
        course.write(Event.APPEAL_FILED, appealed, codes={"against": "decision"})


def go_to_the_unit(course: Course, registered: date) -> date:
    """A hit says that another State may be responsible; the unit takes the case over.

    Returns:
        The day of the hit.
    """
    draw = course.draw
    state = draw.one_of(offices.STATES)
    hit = draw.at_desk(registered + draw.days(0, 16))
    codes: dict[str, str | int | bool] = {"state": state}
    if draw.chance(85):
        codes["category"] = draw.weighted({"irregular_crossing": 70, "applicant": 20, "sar": 10})
    course.write(Event.EURODAC_HIT_RECEIVED, hit, codes=codes)
    on = draw.at_desk(hit.date() + timedelta(days=1))
    is_there = course.hand_over(on, office=offices.RESPONSIBILITY, by=offices.UNIT_CASEWORKER)
    if is_there and draw.chance(70):
        course.caseworker = offices.UNIT_CASEWORKER
    exchange = TAKE_BACK if codes.get("category") == "applicant" else TAKE_CHARGE
    _ask_the_other_state(course, hit.date(), state=state, exchange=exchange)
    return hit.date()


def _ask_the_other_state(course: Course, hit: date, *, state: str, exchange: Exchange) -> None:
    """A request or a notification, and then an answer, a refusal or silence."""
    draw = course.draw
    wait = draw.days(2, 20) if draw.chance(80) else draw.days(33, 45)
    sent = draw.at_desk(hit + wait // exchange.haste)
    codes = {"state": state, "basis": "eurodac"}
    course.write(exchange.sent, sent, codes=codes)
    course.write(exchange.received, sent + timedelta(minutes=40), codes=codes)
    reply = draw.weighted({"accepted": 40, "rejected": 25, "silence": 35})
    if reply == "silence":
        return
    event = exchange.accepted if reply == "accepted" else exchange.rejected
    answered = draw.at_desk(sent.date() + draw.days(3, 13))
    course.write(event, answered, codes={"state": state})
    if reply == "accepted":
        _be_transferred(course, answered.date(), state=state)


def _be_transferred(course: Course, accepted: date, *, state: str) -> None:
    draw = course.draw
    notified = draw.at_desk(accepted + draw.days(4, 18))
    course.write(Event.TRANSFER_DECISION_NOTIFIED, notified, codes={"state": state})
    becomes = draw.weighted({"transferred": 45, "vanished": 20, "appealed": 35})
    on = draw.at_desk(notified.date() + draw.days(5, 16))
    if becomes == "transferred":
        course.write(Event.TRANSFER_CARRIED_OUT, on, codes={"state": state})
    elif becomes == "vanished":
        course.write(Event.ABSCONDED, on)
        told = draw.at_desk(on.date() + draw.days(1, 5))
        course.write(Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE, told, codes={"state": state})
    else:
        course.write(Event.APPEAL_FILED, on, codes={"against": "transfer_decision"})
        effect = draw.at_desk(on.date() + draw.days(1, 8))
        course.write(Event.SUSPENSIVE_EFFECT_GRANTED, effect)
