"""Each word of a rule has in columns the meaning that it has for the clock."""

from datetime import date
from typing import Any

import pytest

from asylia.law.columns.governing import NOT_GIVEN
from asylia.law.facts import Settings
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Before,
    Condition,
    During,
    Extended,
    Extension,
    Happened,
    Interpretation,
    Latest,
    LessLeft,
    Limb,
    Missed,
    Not,
    Overtaken,
    Pause,
    PersonIs,
    Preferred,
    Reading,
    Start,
    Unsettled,
    Unused,
    WithinLimit,
    Younger,
    carrying,
    happens,
)
from asylia.law.periods import (
    DUBLIN_III_42,
    FROM_THE_MOMENT,
    NO_ROLLING,
    Length,
    days,
    hours,
    months,
    working_days,
)
from asylia.law.terms import Event, Kind, Party
from tests.law.clock.asking import rule
from tests.law.columns.agreeing import agree_in_columns, case

LODGED, HEARD = ("application_lodged", "2026-07-01"), ("interview_held", "2026-07-20")
SAID = ("interview_held", "2026-07-21", {"place": "Vilnius"})
EXTENDED = ("time_limit_extended", "2026-07-10", {"limit": "test", "ground": "many cases"})
LATE = ("time_limit_extended", "2027-03-10", {"limit": "test"})
SILENT = ("time_limit_extended", "2026-07-11", {"limit": "test"})
OTHER = ("time_limit_extended", "2026-07-11", {"limit": "another"})
BEGAN, OVER = ("mass_arrivals_declared", "2026-06-20"), ("mass_arrivals_ended", "2026-06-25")
CASES = (
    case(),
    case(LODGED),
    case(LODGED, HEARD),
    case(LODGED, HEARD, SAID),
    case(("application_lodged", "2026-07-01T23:30:00+03:00"), HEARD, SAID, EXTENDED),
    case(HEARD, ("application_lodged", "2026-07-21"), EXTENDED, person={}),
    case(LODGED, SILENT, BEGAN, person={"unaccompanied_minor": True}),
    case(LODGED, LATE, BEGAN, OVER, person={"date_of_birth": "2009-07-02"}),
    case(LODGED, OTHER, BEGAN, ("mass_arrivals_ended", "2026-07-05")),
    case(LODGED, ("application_lodged", "2026-07-15"), person={"date_of_birth": "1990-02-28"}),
)
HEARD_OF = Happened((Event.INTERVIEW_HELD,), "an interview was held")
AT = Attribute(Event.INTERVIEW_HELD, "place", ("Vilnius",), "it was in Vilnius")
CONDITIONS = [
    HEARD_OF,
    Happened((happens(Event.INTERVIEW_HELD, place="Vilnius"),), "it was held in Vilnius"),
    Happened((carrying(Event.INTERVIEW_HELD, place=("Vilnius", "Kaunas")),), "it was in a city"),
    Happened((carrying(Event.INTERVIEW_HELD, mode="video"),), "it was held by video"),
    AT,
    Attribute(Event.INTERVIEW_HELD, "place", ("Kaunas",), "in Kaunas", absent=False, silent=True),
    Attribute(Event.APPLICATION_LODGED, "place", ("Kaunas",), "lodged in Kaunas", silent=False),
    Attribute(Event.APPEAL_FILED, "against", ("decision",), "against it", absent=True),
    PersonIs("unaccompanied_minor", value=True, says="a minor alone"),
    PersonIs("unaccompanied_minor", value=False, says="no minor alone", under=18),
    Younger(17, "under seventeen"),
    During(Event.MASS_ARRIVALS_DECLARED, Event.MASS_ARRIVALS_ENDED, "in mass arrivals"),
    During(Event.MASS_ARRIVALS_DECLARED, Event.MASS_ARRIVALS_ENDED, "now", now=True),
    During(Event.MASS_ARRIVALS_DECLARED, Event.EMERGENCY_ENDED, "in an emergency"),
    During(Event.EMERGENCY_DECLARED, Event.EMERGENCY_ENDED, "in an emergency"),
    Extended("test", "it was extended"),
    Extended("test", "it was extended for many", ground=("many", "complex")),
    Extended("nothing", "another was extended"),
    WithinLimit((Event.INTERVIEW_HELD,), "first", "an interview in time"),
    WithinLimit((Event.INTERVIEW_HELD, Event.APPEAL_FILED), "first", "in it", after_start=True),
    WithinLimit((Event.INTERVIEW_HELD,), "nothing", "in no limit"),
    Unused((Event.INTERVIEW_HELD,), "first", "short", "nobody heard them"),
    Unused((Event.APPEAL_FILED,), "nothing", "short", "nobody appealed"),
    Unused((Event.APPEAL_FILED,), "nothing", "in_hours", "nobody appealed"),
    Unsettled("point", "it is so", "yes", "no"),
    LessLeft(Event.INTERVIEW_HELD, "first", months(1), "less than a month was left"),
    LessLeft(Event.INTERVIEW_HELD, "nothing", months(1), "less than a month was left"),
    Before(Event.APPLICATION_LODGED, Event.INTERVIEW_HELD, "lodged first"),
    Before(Event.INTERVIEW_HELD, Event.APPEAL_FILED, "heard first"),
    Not(AT, "it was elsewhere"),
    AllOf((HEARD_OF, AT), "both"),
    AnyOf((HEARD_OF, AT, Younger(18, "young")), "either"),
    AnyOf((HEARD_OF, Extended("nothing", "extended")), "either"),
]
FIRST = rule(id="first", lasts=days(25))
SHORT = rule(id="short", lasts=days(3))
IN_HOURS = rule(id="in_hours", lasts=hours(72), counted_by=FROM_THE_MOMENT)


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("settings", [Settings(), Settings(readings={"point": "no"})])
def test_a_condition_has_the_same_answer(condition: Condition, settings: Settings) -> None:
    overtaken = Overtaken(by=condition, cites=FIRST.cites, says="it was overtaken")
    until = Overtaken(
        by=condition, cites=FIRST.cites, says="for a while", until=Event.INTERVIEW_HELD
    )
    longer = Extension(lasts=months(9), when=condition, cites=FIRST.cites, says="longer")
    rules = [
        FIRST,
        SHORT,
        IN_HOURS,
        rule(applies_if=(condition,)),
        rule(id="over", overtaken_by=(overtaken,), met_by=(Event.INTERVIEW_HELD,)),
        rule(id="until", overtaken_by=(until,)),
        rule(id="long", extended_by=(longer,)),
    ]

    for as_of in ("2026-07-03", "2026-08-20", "2027-04-01"):
        agree_in_columns(*CASES, as_of=as_of, rules=rules, settings=settings)


def test_an_extension_without_a_ground_leaves_open_whether_it_is_the_one_meant() -> None:
    meant = Extended("test", "extended for many", ground=("many",))
    either = AnyOf((HEARD_OF, Extended("test", "extended")), "either")
    overtaken = Overtaken(by=either, cites=FIRST.cites, says="overtaken")
    rules = [
        rule(),
        rule(id="meant", applies_if=(meant,)),
        rule(id="met", overtaken_by=(overtaken,), met_by=(Event.INTERVIEW_HELD,)),
    ]

    agree_in_columns(case(LODGED, SILENT), case(LODGED), as_of="2026-08-20", rules=rules)
    agree_in_columns(case(LODGED, HEARD), case(LODGED), as_of="2026-08-20", rules=rules)


def test_a_twin_that_is_not_in_the_book_changes_nothing() -> None:
    one = rule(applies_if=(AT,), twins=("nothing", "other"))
    other = rule(id="other", applies_if=(AT,), lasts=days(9))

    agree_in_columns(*CASES, as_of="2026-08-20", rules=[one, other])


@pytest.mark.parametrize(
    "start",
    [
        (Event.INTERVIEW_HELD, Event.APPLICATION_LODGED),
        Latest((Event.INTERVIEW_HELD, Event.APPLICATION_LODGED)),
        Preferred((Event.APPEAL_FILED, Event.INTERVIEW_HELD, Event.APPLICATION_LODGED)),
        Latest((carrying(Event.INTERVIEW_HELD, place="Vilnius"),)),
    ],
)
def test_a_period_starts_with_the_same_event(start: Start) -> None:
    found = agree_in_columns(
        *CASES, as_of="2026-08-20", rules=[rule(runs_from=start, met_by=(Event.INTERVIEW_HELD,))]
    )

    assert found.height > 0


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"lasts": None},
        {"lasts": hours(72), "counted_by": FROM_THE_MOMENT},
        {"lasts": hours(72), "met_by": (Event.INTERVIEW_HELD,), "liberty": True},
        {"lasts": working_days(15), "met_by": (Event.INTERVIEW_HELD,)},
        {"lasts": days(20), "shown_by": (Event.INTERVIEW_HELD,)},
        {"lasts": days(10), "shown_by": (Event.INTERVIEW_HELD,)},
        {"lasts": days(5), "met_by": (Event.INTERVIEW_HELD,), "early": True},
        {"lasts": days(17), "liberty": True},
        {"lasts": months(1), "counted_by": DUBLIN_III_42},
        {"national": True, "lasts": None},
        {"if_missed": Missed(says="It is gone.", lapses=True), "lasts": days(4)},
        {
            "if_missed": Missed(says="It is gone.", final=True),
            "lasts": days(4),
            "met_by": (Event.INTERVIEW_HELD,),
        },
    ],
    ids=lambda fields: " ".join(fields) if isinstance(fields, dict) else str(fields),
)
def test_a_limit_stands_as_it_does_for_the_clock(kind: Kind, fields: dict[str, Any]) -> None:
    lengths: tuple[dict[str, object], ...] = ({}, {"test": "10 days"})
    for national in lengths:
        for as_of in ("2026-07-04", "2026-08-20"):
            agree_in_columns(
                *CASES,
                as_of=as_of,
                rules=[rule(kind=kind, **fields)],
                settings=Settings(national=national),
            )


@pytest.mark.parametrize(
    "point", ["", "dub3-42-end-on-a-day-off", "reg-1182-71-3-5-two-working-days"]
)
def test_a_choice_of_counting_moves_the_same_dates(point: str) -> None:
    key = "moves" if point == "dub3-42-end-on-a-day-off" else "without"
    chosen = {point: key} if point else {}
    limb = Limb(runs_from=Event.INTERVIEW_HELD, lasts=days(3), cites=FIRST.cites, says="or so")
    in_hours = Limb(
        runs_from=Event.INTERVIEW_HELD, lasts=hours(24), cites=FIRST.cites, says="or hours"
    )
    at_night = case(LODGED, ("interview_held", "2026-07-03T22:30:00+03:00"))
    rules = [
        rule(lasts=days(3)),
        rule(id="dublin", lasts=days(3), counted_by=DUBLIN_III_42),
        rule(id="limbs", limbs=(limb,)),
        rule(id="limb", limbs=(limb,), runs_from=Event.INTERVIEW_HELD, lasts=days(1)),
        rule(id="hours", limbs=(in_hours,)),
    ]
    weekdays = [case(("application_lodged", f"2026-07-{day:02}")) for day in range(1, 15)]

    agree_in_columns(
        *weekdays, at_night, as_of="2026-07-10", rules=rules, settings=Settings(readings=chosen)
    )


# Readings ---------------------------------------------------------------------------------


def doubt(*readings: Reading, default: str = "earlier", **more: Any) -> Interpretation:
    return Interpretation(
        id="doubt",
        question="what is meant",
        readings=readings,
        default=default,
        chosen_by="nobody",
        chosen_on=date(2026, 1, 1),
        **more,
    )


def reading(key: str, **fields: Any) -> Reading:
    return Reading(key=key, says=f"it is {key}", cites=FIRST.cites, **fields)


LIMB = Limb(runs_from=Event.INTERVIEW_HELD, lasts=days(2), cites=FIRST.cites, says="or so")
DOUBTS = [
    doubt(reading("long"), reading("short", lasts=days(10))),
    doubt(reading("long"), reading("short", lasts=days(10)), default="long"),
    doubt(reading("same"), reading("also")),
    doubt(reading("lodged"), reading("heard", runs_from=Event.INTERVIEW_HELD), only_if=HEARD_OF),
    doubt(reading("kept", counted_by=NO_ROLLING), reading("limb", limb=LIMB)),
    doubt(reading("there", only_if=AT), reading("here", lasts=days(3))),
]


@pytest.mark.parametrize("point", DOUBTS)
@pytest.mark.parametrize("chosen", [{}, {"doubt": "short"}, {"doubt": "heard"}])
def test_readings_give_the_same_dates(point: Interpretation, chosen: dict[str, str]) -> None:
    rules = [rule(reading=point), rule(id="met", reading=point, met_by=(Event.INTERVIEW_HELD,))]
    settings = Settings(readings=chosen)

    for as_of in ("2026-07-05", "2026-07-25", "2027-02-01"):
        agree_in_columns(*CASES, as_of=as_of, rules=rules, settings=settings)


def test_a_period_in_hours_has_the_same_bounds_where_the_hour_is_not_known() -> None:
    whole = reading("whole", whole_day=True)
    rules = [
        rule(lasts=hours(48)),
        rule(id="day", lasts=hours(48), reading=doubt(whole)),
        rule(id="both", lasts=hours(48), reading=doubt(whole, reading("minute"))),
        rule(id="none", lasts=hours(48), reading=doubt(reading("minute"))),
        rule(id="met", lasts=hours(48), reading=doubt(whole), met_by=(Event.INTERVIEW_HELD,)),
    ]
    met = [
        case(LODGED, ("interview_held", "2026-07-04")),
        case(LODGED, ("interview_held", "2026-07-03T10:00:00+03:00")),
    ]

    for as_of in ("2026-07-02", "2026-07-03", "2026-07-25"):
        agree_in_columns(*CASES, *met, as_of=as_of, rules=rules)


# Pauses -----------------------------------------------------------------------------------


def pause(**fields: Any) -> Pause:
    return Pause(
        begins=Event.IMPRISONMENT_STARTED,
        ends=Event.IMPRISONMENT_ENDED,
        cites=FIRST.cites,
        says="they were in prison",
        **fields,
    )


IN, OUT = "imprisonment_started", "imprisonment_ended"
PRISON = (
    case(LODGED),
    case(LODGED, (IN, "2026-06-01"), (OUT, "2026-07-05")),
    case(LODGED, (IN, "2026-07-10")),
    case(LODGED, (IN, "2026-07-10"), (OUT, "2026-07-10")),
    case(LODGED, (IN, "2026-07-10"), (OUT, "2026-07-20"), (IN, "2026-07-22"), (OUT, "2026-07-24")),
    case(LODGED, (IN, "2026-07-10"), (OUT, "2026-07-20"), (IN, "2026-07-22")),
    case(LODGED, (IN, "2027-07-10"), (OUT, "2027-07-20")),
    case(LODGED, ("interview_held", "2026-07-03"), (IN, "2026-07-04"), (OUT, "2026-07-08")),
    case(
        ("application_lodged", "2026-07-01T10:00:00+03:00"), (IN, "2026-07-02"), (OUT, "2026-07-03")
    ),
)


@pytest.mark.parametrize("lasts", [months(6), days(12), hours(72)])
@pytest.mark.parametrize(
    "pauses",
    [
        (pause(restarts=True),),
        (pause(restarts=False),),
        (pause(restarts=True, once_ended=True),),
        (pause(restarts=False), pause(restarts=True)),
    ],
)
@pytest.mark.parametrize("chosen", [{}, {"dub3-42-end-on-a-day-off": "moves"}])
def test_a_period_stands_still_as_it_does_for_the_clock(
    lasts: Length, pauses: tuple[Pause, ...], chosen: dict[str, str]
) -> None:
    rules = [
        rule(lasts=lasts, pauses=pauses),
        rule(id="dublin", lasts=lasts, pauses=pauses, counted_by=DUBLIN_III_42),
        rule(id="limb", lasts=lasts, pauses=pauses, limbs=(LIMB,)),
        rule(id="asks", applies_if=(WithinLimit((Event.IMPRISONMENT_ENDED,), "test", "in time"),)),
    ]

    for as_of in ("2026-07-15", "2027-12-01"):
        agree_in_columns(*PRISON, as_of=as_of, rules=rules, settings=Settings(readings=chosen))


# Between two States -----------------------------------------------------------------------


@pytest.mark.parametrize("owed_by", [Party.REQUESTED_STATE, Party.DETERMINING_STATE])
@pytest.mark.parametrize("state", ["DE", "LT", "NO"])
@pytest.mark.parametrize("chosen", [{}, {"holidays-between-two-states": "holding_state"}])
def test_the_holidays_of_two_states_give_the_same_dates(
    owed_by: Party, state: str, chosen: dict[str, str]
) -> None:
    to = {"state": state}
    asked = Event.TAKE_CHARGE_REQUEST_SENT
    cases = [
        case(("take_charge_request_sent", f"2026-09-{day:02}{hour}", to), state=holds)
        for day in range(18, 30)
        for hour in ("", "T23:30:00+03:00")
        for holds in ("LT", "PT")
    ]
    in_time = WithinLimit((asked,), "hours", "in time")
    rules = [
        rule(runs_from=asked, per_state=True, owed_by=owed_by, lasts=days(14)),
        rule(id="hours", runs_from=asked, per_state=True, owed_by=owed_by, lasts=hours(72)),
        rule(
            id="asks",
            runs_from=asked,
            per_state=True,
            owed_by=owed_by,
            lasts=days(9),
            extended_by=(
                Extension(lasts=days(18), when=in_time, cites=FIRST.cites, says="longer"),
            ),
        ),
    ]

    agree_in_columns(*cases, as_of="2026-10-10", rules=rules, settings=Settings(readings=chosen))


def test_nothing_else_decides_which_law_governs() -> None:
    assert not NOT_GIVEN
