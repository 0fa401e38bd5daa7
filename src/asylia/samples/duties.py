"""What an office does in every case beside the story: it informs, gives papers, assesses, reviews.

Mostly in time, now and then late, and seldom not at all, so that a day's work is left over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from asylia.casefile.entries import Attribute, Source
from asylia.law.limits import PACT_APPLIES_FROM
from asylia.law.terms import Event
from asylia.samples.course import Course
from asylia.samples.values import NO_CODES, EntrySample

IN_TIME, LATE, NEVER = "in time", "late", "never"
USUALLY = {IN_TIME: 93, LATE: 4, NEVER: 3}
OFTEN = {IN_TIME: 60, LATE: 25, NEVER: 15}
ALWAYS = {IN_TIME: 100}
OVER = (Event.APPLICATION_WITHDRAWN, Event.TRANSFER_CARRIED_OUT, Event.ABSCONDED)
"""Whoever has withdrawn, left or vanished is owed no more of it."""
REJECTED = ("rejected_unfounded", "rejected_manifestly_unfounded")
PROCEDURAL: Mapping[str, Attribute] = {"kind": "procedural"}
RECEPTION: Mapping[str, Attribute] = {"kind": "reception"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that an office does once something else has happened.

    Attributes:
        after: What has happened.
        does: What the office then does.
        days: How many days later, at least and at most; 0 is the same day.
        late: The same where it is late.
        codes: What the law's clock reads beside it.
        how: How likely it is done in time, late or never.
        also: What else has to have happened.
        unless: What the story has told instead, if it has.
        outcomes: Of which outcomes of what has happened; empty for any.
        alone: Whether only a child without an adult is owed it.
        pact: Whether only the law from 12 June 2026 asks for it; False: only the one before.
    """

    after: Event
    does: Event
    days: tuple[int, int] = (0, 0)
    late: tuple[int, int] = (2, 6)
    codes: Mapping[str, Attribute] = field(default_factory=lambda: NO_CODES)
    how: dict[str, int]
    also: Event | None = None
    unless: Event | None = None
    outcomes: tuple[str, ...] = ()
    alone: bool = False
    pact: bool | None = None


DUTIES = (
    # Whoever asks for protection is told of the procedure and of reception, and is asked what
    # they need.
    Duty(after=Event.APPLICATION_MADE, does=Event.INFORMATION_PROVIDED,
         codes={"kind": "procedure"}, how=USUALLY),
    Duty(after=Event.APPLICATION_MADE, does=Event.INFORMATION_PROVIDED, days=(0, 2), late=(4, 9),
         codes=RECEPTION, how=USUALLY),
    Duty(after=Event.APPLICATION_MADE, does=Event.SPECIAL_NEEDS_ASSESSED, days=(9, 26),
         late=(32, 40), codes=PROCEDURAL, how=USUALLY, unless=Event.SPECIAL_NEEDS_ASSESSED),
    Duty(after=Event.APPLICATION_MADE, does=Event.SPECIAL_NEEDS_ASSESSED, days=(5, 24),
         late=(32, 40), codes=RECEPTION, how=USUALLY, unless=Event.SPECIAL_NEEDS_ASSESSED),
    # The papers.
    Duty(after=Event.APPLICATION_REGISTERED, does=Event.CERTIFICATE_ISSUED, how=USUALLY,
         pact=True),
    Duty(after=Event.EURODAC_HIT_RECEIVED, does=Event.APPLICATION_LODGED, days=(1, 4),
         late=(18, 25), how=USUALLY, unless=Event.APPLICATION_LODGED),
    Duty(after=Event.APPLICATION_LODGED, does=Event.CERTIFICATE_ISSUED, days=(0, 1), how=ALWAYS,
         pact=False),
    Duty(after=Event.APPLICATION_LODGED, does=Event.INFORMATION_PROVIDED,
         codes={"kind": "procedure", "about": "procedure"}, how=ALWAYS, pact=False),
    Duty(after=Event.APPLICATION_LODGED, does=Event.APPLICANT_DOCUMENT_ISSUED, days=(0, 1),
         late=(4, 9), how=USUALLY),
    Duty(after=Event.PRESENTATION_AT_CROSSING_POINT, does=Event.BIOMETRICS_TRANSMITTED,
         days=(1, 2), late=(4, 5), codes={"category": "applicant"}, how=USUALLY,
         also=Event.APPLICATION_MADE),
    # Children.
    Duty(after=Event.APPLICATION_MADE, does=Event.PROVISIONAL_ASSISTANT_DESIGNATED, how=ALWAYS,
         alone=True),
    Duty(after=Event.PROVISIONAL_ASSISTANT_DESIGNATED, does=Event.INFORMATION_PROVIDED,
         codes={"kind": "representative"}, how=USUALLY),
    Duty(after=Event.APPLICATION_MADE, does=Event.REPRESENTATIVE_APPOINTED, days=(6, 16),
         late=(24, 30), how=OFTEN, unless=Event.REPRESENTATIVE_APPOINTED, alone=True),
    Duty(after=Event.REPRESENTATIVE_APPOINTED, does=Event.INFORMATION_PROVIDED,
         codes={"kind": "representative"}, how=USUALLY),
    Duty(after=Event.APPLICATION_LODGED, does=Event.SCHOOLING_STARTED, days=(9, 50), how=ALWAYS,
         alone=True),
    # The examination.
    Duty(after=Event.INTERVIEW_HELD, does=Event.INTERVIEW_REPORT_AVAILABLE, days=(1, 5),
         how=USUALLY),
    Duty(after=Event.DECISION_NOTIFIED, does=Event.RETURN_DECISION_NOTIFIED, outcomes=REJECTED,
         how=USUALLY),
    # Detention.
    Duty(after=Event.DETENTION_STARTED, does=Event.INFORMATION_PROVIDED,
         codes={"kind": "detention"}, how=ALWAYS),
    Duty(after=Event.DETENTION_STARTED, does=Event.DETENTION_REVIEWED, days=(8, 13),
         late=(17, 20), codes={"finding": "lawful"}, how=OFTEN),
    # Another State.
    Duty(after=Event.TAKE_CHARGE_REJECTED, does=Event.REEXAMINATION_REQUESTED, days=(3, 15),
         how=OFTEN),
    Duty(after=Event.TAKE_CHARGE_ACCEPTED, does=Event.TRANSFER_DECISION_TAKEN, days=(1, 1),
         how=ALWAYS),
    Duty(after=Event.TAKE_BACK_CONFIRMED, does=Event.TRANSFER_DECISION_TAKEN, days=(1, 1),
         how=ALWAYS),
    Duty(after=Event.TRANSFER_DECISION_NOTIFIED, does=Event.TRANSFER_FORM_SENT, days=(1, 3),
         how=USUALLY),
    # The end.
    Duty(after=Event.APPLICATION_WITHDRAWN, does=Event.INFORMATION_PROVIDED,
         codes={"kind": "withdrawal"}, how=USUALLY),
    # Who advises applicants: before the time to lodge ends.
    Duty(after=Event.APPLICATION_REGISTERED, does=Event.INFORMATION_PROVIDED, days=(0, 4),
         late=(23, 27), codes={"kind": "contact"}, how=USUALLY, pact=True),
)  # fmt: skip
TO_THAT_STATE = (
    Event.REEXAMINATION_REQUESTED, Event.TRANSFER_DECISION_TAKEN, Event.TRANSFER_FORM_SENT
)  # fmt: skip
RESTS_ON = {
    Event.APPLICATION_LODGED: Source.STATED,
    Event.DETENTION_REVIEWED: Source.DOCUMENT,
    Event.REPRESENTATIVE_APPOINTED: Source.DOCUMENT,
}


def do_their_duty(course: Course) -> None:
    """Write what the offices did beside the story.

    Args:
        course: The story, told to its end; its source of chance is the one to draw from.
    """
    story = tuple(course.lines)
    over = min((line.recorded_at for line in story if line.event in OVER), default=course.until)
    for duty in DUTIES:
        cause = _cause(course, duty)
        if cause is None or _is_told(story, duty):
            continue
        at = _when(course, duty, since=cause.recorded_at)
        if at is not None and (at < over or duty.after in OVER):
            _write(course, duty, at=at, cause=cause)


def _cause(course: Course, duty: Duty) -> EntrySample | None:
    """The line that the duty follows from, as the file stands; None if nobody is owed it."""
    if duty.alone and not course.person.is_alone:
        return None
    if duty.also and all(line.event != duty.also for line in course.lines):
        return None
    return next((line for line in course.lines if _follows(duty, line)), None)


def _follows(duty: Duty, line: EntrySample) -> bool:
    by_pact = line.recorded_at.date() >= PACT_APPLIES_FROM
    return (
        line.event == duty.after
        and duty.pact in (None, by_pact)
        and (not duty.outcomes or line.attributes["outcome"] in duty.outcomes)
    )


def _is_told(story: Iterable[EntrySample], duty: Duty) -> bool:
    return any(
        line.event == duty.unless or (line.event, line.attributes) == (duty.does, duty.codes)
        for line in story
    )


def _when(course: Course, duty: Duty, *, since: datetime) -> datetime | None:
    """The moment at which it is done; None if it is forgotten."""
    draw = course.draw
    how = draw.weighted(duty.how)
    if how == NEVER:
        return None
    wait = draw.days(*(duty.days if how == IN_TIME else duty.late))
    return draw.at_desk(since.date() + wait) if wait else since + draw.minutes(10, 150)


def _write(course: Course, duty: Duty, *, at: datetime, cause: EntrySample) -> None:
    codes, content = dict(duty.codes), dict[str, object]()
    if duty.does in TO_THAT_STATE:
        codes["state"] = cause.attributes["state"]
    if duty.does == Event.INFORMATION_PROVIDED:
        content["words_language"] = course.person.language
    source = RESTS_ON.get(duty.does, Source.OBSERVED)
    course.write(duty.does, at, codes=codes, source=source, content=content)
