"""How invented people arrive: found, screened, asking for protection, registered, lodged."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from asylia.casefile.entries import FileAct, Source
from asylia.law.terms import Event
from asylia.samples import offices
from asylia.samples.course import Course
from asylia.samples.draw import Draw
from asylia.samples.words import CARE, WORDS_OF_ASKING

HOW_FOUND = {
    Event.BORDER_APPREHENSION: 58,
    Event.PRESENTATION_AT_CROSSING_POINT: 16,
    Event.TERRITORY_APPREHENSION: 14,
    Event.APPREHENSION: 12,
}
WRONG_CLOCK = "The hour was read from a clock that showed another zone."
CATEGORY = {
    Event.BORDER_APPREHENSION: "irregular_crossing",
    Event.APPREHENSION: "irregular_crossing",
    Event.TERRITORY_APPREHENSION: "illegal_stay",
}


def arrive(course: Course, at: datetime, *, how: Event | None = None) -> Event:
    """First contact: where, when, who, and what care is needed.

    Returns:
        How the person was found.
    """
    draw = course.draw
    found = how or draw.weighted(HOW_FOUND)
    line = course.write(
        found, at, codes={"authority": "border_guard"}, place=draw.one_of(offices.PLACES)
    )
    said = course.person.said
    course.write(
        FileAct.IDENTITY_STATED, at + timedelta(minutes=4), source=Source.STATED, content=said
    )
    if draw.chance(25):
        course.note(at + timedelta(minutes=6), draw.one_of(CARE))
    if line and draw.chance(8):
        course.correct(
            line, at - timedelta(hours=1), on=at + draw.minutes(200, 900), reason=WRONG_CLOCK
        )
    return found


def be_screened(course: Course, at: datetime, *, found: Event) -> None:
    """Screening and fingerprints; now and then the data go to Eurodac too late."""
    draw = course.draw
    course.write(Event.SCREENING_STARTED, at + draw.minutes(20, 90))
    prints = at + draw.minutes(60, 300)
    course.write(Event.BIOMETRICS_TAKEN, prints)
    if found in CATEGORY:
        sent = draw.weighted({20: 80, 60: 10, 80: 10})
        codes = {"category": CATEGORY[found]}
        course.write(Event.BIOMETRICS_TRANSMITTED, prints + timedelta(hours=sent), codes=codes)
    if draw.chance(88):
        length = draw.days(1, 6 if found != Event.TERRITORY_APPREHENSION else 2)
        course.write(Event.SCREENING_COMPLETED, draw.at_desk(at.date() + length))


def ask(course: Course, at: datetime) -> None:
    """The application is made, in the person's words."""
    language = course.person.language if course.person.language in WORDS_OF_ASKING else "en"
    course.write(
        Event.APPLICATION_MADE,
        at,
        source=Source.STATED,
        codes={"authority": "border_guard", "competent_to_register": True},
        words=WORDS_OF_ASKING[language],
        words_language=language,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The procedure that a case is in.

    Attributes:
        name: As the history file names it.
        ground: The provision that opens it; empty for the regular one.
    """

    name: str
    ground: str = ""


REGULAR = Procedure(name="regular")
PROCEDURES = {
    REGULAR: 58,
    Procedure(name="accelerated", ground="42(1)(j)"): 20,
    Procedure(name="admissibility", ground="38(1)(b)"): 10,
    Procedure(name="border", ground="42(1)(f)"): 12,
}


def be_registered(course: Course, made: datetime, *, procedure: Procedure) -> date:
    """The application is registered, a procedure assigned, and the second set of data sent.

    Returns:
        The day of registration.
    """
    draw = course.draw
    wait = draw.days(0, 3) if draw.chance(82) else draw.days(6, 9)
    at = draw.at_desk(made.date() + wait)
    at = at if at > made else made + draw.minutes(90, 300)
    course.write(Event.APPLICATION_REGISTERED, at)
    codes = {"procedure": procedure.name, "ground": procedure.ground}
    course.write(
        Event.PROCEDURE_ASSIGNED,
        at + timedelta(minutes=10),
        codes={k: v for k, v in codes.items() if v},
    )
    sent = at + timedelta(hours=draw.weighted({5: 70, 30: 18, 76: 8, 96: 4}))
    course.write(Event.BIOMETRICS_TRANSMITTED, sent, codes={"category": "applicant"})
    if draw.chance(80):
        course.write(Event.INFORMATION_PROVIDED, at + draw.minutes(15, 600))
    return at.date()


def be_lodged(course: Course, registered: date, *, procedure: Procedure) -> date:
    """The application is lodged, mostly in time.

    Returns:
        The day of lodging.
    """
    draw = course.draw
    longest = 4 if procedure.name == "border" else 20
    wait = draw.days(1, longest) if draw.chance(90) else draw.days(longest + 3, longest + 9)
    at = draw.at_desk(registered + wait)
    course.write(Event.APPLICATION_LODGED, at, source=Source.STATED)
    if draw.chance(70):
        course.write(Event.SPECIAL_NEEDS_ASSESSED, draw.at_desk(at.date() + draw.days(0, 9)))
    if draw.chance(4):
        course.write(Event.APPLICATION_REGISTERED, at.date() + timedelta(days=2))
    return at.date()


def settle(course: Course, registered: date, *, caseworker: str) -> None:
    """The border station hands the case over; the asylum division gives it to somebody."""
    draw = course.draw
    on = draw.at_desk(registered + draw.days(0, 2))
    is_there = course.hand_over(on, office=offices.ASYLUM, by=caseworker)
    if is_there and draw.chance(85):
        course.caseworker = caseworker


def a_moment_of(draw: Draw, day: date, *, until: datetime) -> datetime:
    """Any hour of the day, but none after the moment at which the stories stop."""
    at = draw.moment(day)
    return at if at < until else until - draw.minutes(60, 300)
