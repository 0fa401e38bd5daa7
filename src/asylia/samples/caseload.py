"""A whole caseload of invented cases around one day, for demonstrations and tests of load."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from asylia.law.terms import Event
from asylia.samples import arrivals, duties, offices, procedures, stays
from asylia.samples.arrivals import PROCEDURES, REGULAR, Procedure
from asylia.samples.course import Course
from asylia.samples.draw import Draw
from asylia.samples.founding import founding_case
from asylia.samples.founding_2025 import founding_case_of_2025
from asylia.samples.people import invent_person, unknown_person
from asylia.samples.values import Caseload, CaseSample
from asylia.samples.words import NOTES

DEMONSTRATION_DAY = date(2026, 8, 20)
OPENS_AT = time(8, 40)
SEED = "asylia demonstration 1"
GUARDS = (offices.GUARD, offices.SECOND_GUARD)
CASEWORKERS = (offices.CASEWORKER, offices.SECOND_CASEWORKER, offices.THIRD_CASEWORKER)
MONTHS_OF_THE_PACT = 69
"""Days from 12 June 2026 to the demonstration day; older cases follow the directives."""

Story = Callable[[Course, datetime], None]


def caseload(*, around: date = DEMONSTRATION_DAY, cases: int = 200, seed: str = SEED) -> Caseload:
    """Offices, staff, the founding case in both tellings and as many others as were asked for.

    Args:
        around: The day on which the caseload is looked at; nothing happens after its morning.
        cases: How many cases are invented beside them.
        seed: The same seed gives the same caseload.
    """
    return Caseload(
        offices=offices.OFFICES,
        staff=offices.STAFF,
        cases=(
            founding_case(),
            founding_case_of_2025(),
            *_invented(around=around, cases=cases, seed=seed),
        ),
    )


def _invented(*, around: date, cases: int, seed: str) -> Iterator[CaseSample]:
    for number in range(cases):
        draw = Draw(f"{seed}/{number}")
        course = _story(draw, around=around)
        reference = draw.reference("LT")
        # Drawn from a source of its own: another duty shifts no story.
        course.draw = Draw(f"{seed}/{number}/beside")
        duties.do_their_duty(course)
        stays.live_somewhere(course)
        stays.speak(course)
        yield course.as_case(reference)


def _story(draw: Draw, *, around: date) -> Course:
    until = datetime.combine(around, OPENS_AT, tzinfo=draw.zone)
    kind = draw.weighted(KINDS)
    day = around - draw.days(*kind.age)
    is_child = draw.chance(kind.children)
    nobody = kind.story is _just_found and draw.chance(25)
    course = Course(
        draw=draw,
        person=unknown_person(draw) if nobody else invent_person(draw, day=day, is_child=is_child),
        office=offices.BORDER,
        by=draw.one_of(GUARDS),
        until=until,
    )
    kind.story(course, arrivals.a_moment_of(draw, day, until=until))
    if draw.chance(30):
        course.note(until - draw.minutes(60, 1400), draw.one_of(NOTES))
    return course


# The kinds of story -----------------------------------------------------------------------


def _just_found(course: Course, at: datetime) -> None:
    """Found in these days; not everybody has asked for protection."""
    found = arrivals.arrive(course, at)
    arrivals.be_screened(course, at, found=found)
    if course.draw.chance(70):
        arrivals.ask(course, at + course.draw.minutes(20, 400))


def _registered(course: Course, at: datetime) -> None:
    """Registered, and lodged as soon as they can."""
    _apply(course, at, procedure=course.draw.weighted(PROCEDURES))


def _examined(course: Course, at: datetime) -> None:
    """Lodged weeks ago; heard, and some of them decided."""
    lodged = _apply(course, at, procedure=course.draw.weighted(PROCEDURES))
    procedures.be_examined(course, lodged)


def _close_to_the_day(course: Course, at: datetime) -> None:
    """Registered three weeks ago, and not lodged: the last day is near."""
    made = _first_days(course, at, how=Event.PRESENTATION_AT_CROSSING_POINT)
    registered = at.date() + timedelta(days=1)
    course.write(Event.APPLICATION_REGISTERED, course.draw.at_desk(registered))
    course.write(Event.PROCEDURE_ASSIGNED, made + timedelta(days=2), codes={"procedure": "regular"})
    arrivals.settle(course, registered, caseworker=course.draw.one_of(CASEWORKERS))


def _another_state(course: Course, at: datetime) -> None:
    """A hit: perhaps another State is responsible."""
    made = _first_days(course, at)
    registered = arrivals.be_registered(course, made, procedure=REGULAR)
    procedures.go_to_the_unit(course, registered)


def _at_the_border(course: Course, at: datetime) -> None:
    """The border procedure, with its twelve weeks."""
    made = _first_days(course, at, how=Event.PRESENTATION_AT_CROSSING_POINT)
    border = Procedure(name="border", ground="42(1)(f)")
    registered = arrivals.be_registered(course, made, procedure=border)
    arrivals.be_lodged(course, registered, procedure=border)


def _alone(course: Course, at: datetime) -> None:
    """A child without an adult, for whom a representative is appointed."""
    draw = course.draw
    lodged = _apply(course, at, procedure=REGULAR)
    if draw.chance(75):
        appointed = draw.at_desk(at.date() + draw.days(4, 20))
        course.write(Event.REPRESENTATIVE_APPOINTED, appointed)
    procedures.be_examined(course, lodged)


def _withdrawn(course: Course, at: datetime) -> None:
    """Somebody who changed their mind, or did not come back."""
    lodged = _apply(course, at, procedure=REGULAR)
    on = course.draw.at_desk(lodged + course.draw.days(1, 20))
    course.write(Event.APPLICATION_WITHDRAWN, on, codes={"how": "explicit"})


def _detained(course: Course, at: datetime) -> None:
    """Detained by an administrative authority for a while."""
    draw = course.draw
    _apply(course, at, procedure=REGULAR)
    held = at + draw.minutes(200, 2000)
    codes = {"ground": "asylum", "ordered_by": "administrative_authority", "review": "ex_officio"}
    course.write(Event.DETENTION_STARTED, held, codes=codes)
    if draw.chance(60):
        course.write(Event.DETENTION_ENDED, held + draw.days(4, 25))


def _apply(course: Course, at: datetime, *, procedure: Procedure) -> date:
    """From the first contact to the lodging.

    Returns:
        The day of lodging.
    """
    made = _first_days(course, at)
    registered = arrivals.be_registered(course, made, procedure=procedure)
    arrivals.settle(course, registered, caseworker=course.draw.one_of(CASEWORKERS))
    return arrivals.be_lodged(course, registered, procedure=procedure)


def _first_days(course: Course, at: datetime, *, how: Event | None = None) -> datetime:
    """First contact, screening, and the words that make the application.

    Returns:
        The moment at which the application was made.
    """
    found = arrivals.arrive(course, at, how=how)
    made = at + course.draw.minutes(15, 900)
    arrivals.ask(course, made)
    arrivals.be_screened(course, at, found=found)
    return made


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of story.

    Attributes:
        story: What happens.
        age: How many days ago it began, at least and at most.
        children: How many of a hundred are about a child alone.
    """

    story: Story
    age: tuple[int, int]
    children: int = 0


KINDS = {
    Kind(_just_found, (0, 6), 5): 14,
    Kind(_registered, (2, 32), 3): 21,
    Kind(_close_to_the_day, (20, 22)): 9,
    Kind(_examined, (28, MONTHS_OF_THE_PACT)): 16,
    Kind(_another_state, (12, MONTHS_OF_THE_PACT)): 18,
    Kind(_at_the_border, (3, MONTHS_OF_THE_PACT)): 7,
    Kind(_alone, (2, 60), 100): 6,
    Kind(_withdrawn, (20, 60)): 2,
    Kind(_detained, (4, 45)): 3,
    Kind(_examined, (MONTHS_OF_THE_PACT + 1, 300)): 4,
}
"""How likely each kind is, of a hundred."""
