"""Where invented people live while they wait, and what the file holds of their words."""

from datetime import timedelta

from asylia.casefile.entries import FileAct, Source
from asylia.casefile.saying import Saying
from asylia.casefile.statements import Confirmed, Setting
from asylia.law.terms import Event
from asylia.samples import offices
from asylia.samples.course import Course
from asylia.samples.values import EntrySample
from asylia.samples.words import ACCOUNTS, CENTRES, WORDS_OF_ASKING

AWAY = (Event.APPLICATION_WITHDRAWN, Event.TRANSFER_CARRIED_OUT, Event.ABSCONDED)
PLACE_KINDS = {"reception_centre": 80, "private_address": 14, "other_authority": 6}
ENGLISH = WORDS_OF_ASKING["en"]


def live_somewhere(course: Course) -> None:
    """Some are placed on the day after the registration, until they leave; nobody is held there.

    Args:
        course: The story, told to its end; its source of chance is the one to draw from.
    """
    draw = course.draw
    registered = _first(course, Event.APPLICATION_REGISTERED)
    if registered is None or _first(course, Event.DETENTION_STARTED) or not draw.chance(45):
        return
    kind = draw.weighted(PLACE_KINDS)
    placed = draw.at_desk(registered.recorded_at.date() + draw.days(1, 2))
    content = {"centre": draw.one_of(CENTRES[kind])}
    course.write(
        FileAct.PLACEMENT_STARTED,
        placed,
        codes={"place_kind": kind},
        source=Source.OTHER_AUTHORITY,
        content=content,
    )
    left = next((line for line in course.lines if line.event in AWAY), None)
    if left and left.recorded_at - timedelta(hours=1) > placed:
        course.write(FileAct.PLACEMENT_ENDED, left.recorded_at - timedelta(hours=1))


def speak(course: Course) -> None:
    """What was said at the screening or in the interview, as it was taken down.

    Args:
        course: The story, told to its end; its source of chance is the one to draw from.
    """
    draw = course.draw
    if (held := _first(course, Event.INTERVIEW_HELD)) and draw.chance(70):
        _say(course, held, saying=_in_the_interview(course))
    asked = _first(course, Event.APPLICATION_MADE)
    if asked and draw.chance(20):
        _say(course, asked, saying=_at_the_border(course))


def _in_the_interview(course: Course) -> Saying:
    draw = course.draw
    return Saying(
        words=draw.one_of(ACCOUNTS),
        language="en",
        first_hand=True,
        setting=Setting.INTERVIEW,
        interview=1,
        interpreted=True,
        interpreter=f"interpreter no. {draw.number(2, 30)}",
        confirmed=Confirmed.YES,
        passage=f"record of the interview, page {draw.number(2, 9)}",
    )


def _at_the_border(course: Course) -> Saying:
    language = course.person.language if course.person.language in WORDS_OF_ASKING else "en"
    return Saying(
        words=WORDS_OF_ASKING[language],
        rendering="" if language == "en" else ENGLISH,
        language=language,
        first_hand=True,
        setting=Setting.FIRST_CONTACT,
        place=offices.OFFICES[0].name,
    )


def _say(course: Course, on: EntrySample, *, saying: Saying) -> None:
    course.write(
        FileAct.STATEMENT_RECORDED,
        on.recorded_at,
        codes=saying.attributes(),
        source=Source.STATED,
        content=saying.content(),
    )


def _first(course: Course, event: Event) -> EntrySample | None:
    return next((line for line in course.lines if line.event == event), None)
