"""What happens in the cases of a larger caseload, under the directives and under the Pact.

How often what happens follows published figures where there are any (``mix``): nationality, sex,
month, outcome, and how often other States accept. How long things take, which procedure is chosen
and how often somebody goes to court is our own assumption.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from asylia.casefile.entries import Attribute, FileAct, Source
from asylia.casefile.statements import Confirmed, Setting, SourceKind
from asylia.law.terms import Event
from asylia.samples import large_offices as offices
from asylia.samples.mix import OUTCOMES, REQUESTS_ACCEPTED
from asylia.samples.offices import PLACES, STATES
from asylia.samples.telling import Telling
from asylia.samples.words import NOTES, WORDS_OF_ASKING

Codes = Mapping[str, Attribute]
Asking = Callable[[Telling, Codes], tuple[Event, Event]]
"""Asks another State; gives the event of its yes and that of its no."""

FOUND = {
    Event.BORDER_APPREHENSION: 40,
    Event.PRESENTATION_AT_CROSSING_POINT: 35,
    Event.TERRITORY_APPREHENSION: 25,
}
CATEGORY = {
    Event.BORDER_APPREHENSION: "irregular_crossing",
    Event.TERRITORY_APPREHENSION: "illegal_stay",
}
PROCEDURES: dict[tuple[str, str], int] = {
    ("regular", ""): 62,
    ("accelerated", "42(1)(j)"): 24,
    ("border", "42(1)(f)"): 8,
    ("admissibility", "38(1)(b)"): 6,
}
PATHS = {"examined": 70, "other_state": 14, "withdrawn": 16}
AT_HAND = "border_guard"
TOLD = (
    "Says that people in uniform came to the house twice.",
    "Says that a brother was called up and did not come back.",
    "Says that the shop was burnt after a quarrel with a neighbour.",
    "Says that nobody at home knows of the journey.",
)
BY_PERSON: Codes = {
    "kind": SourceKind.PERSON.value,
    "first_hand": True,
    "interpreted": True,
    "confirmed": Confirmed.YES.value,
}


def by_the_directives(story: Telling) -> None:
    """A case that begins before 12 June 2026."""
    found = _be_found(story)
    _ask(story)
    _go_on_with(story, offices.division(story.draw.number(0, offices.DIVISIONS - 1)))
    story.write(Event.APPLICATION_REGISTERED, story.after_days(1, 5))
    if story.draw.chance(10):
        _fingerprints(story, CATEGORY.get(found, "applicant"))
    story.write(Event.APPLICATION_LODGED, story.after_days(1, 14), source=Source.STATED)
    _go_on(story, take_back=_take_back_by_request)


def by_the_pact(story: Telling) -> None:
    """A case that begins on 12 June 2026 or later."""
    draw = story.draw
    found = _be_found(story)
    story.write(Event.SCREENING_STARTED, draw.minutes(20, 90))
    if draw.chance(60):
        _fingerprints(story, CATEGORY.get(found, "applicant"))
    if draw.chance(8):
        return
    _ask(story)
    if draw.chance(75):
        story.write(Event.SCREENING_COMPLETED, story.after_days(1, 5))
    _go_on_with(story, offices.division(draw.number(0, offices.DIVISIONS - 1)))
    story.write(Event.APPLICATION_REGISTERED, story.after_days(0, 4))
    procedure, ground = draw.weighted(PROCEDURES)
    codes = {"procedure": procedure, "ground": ground} if ground else {"procedure": procedure}
    story.write(Event.PROCEDURE_ASSIGNED, timedelta(minutes=10), codes=codes)
    story.write(Event.APPLICATION_LODGED, story.after_days(1, 20), source=Source.STATED)
    _go_on(story, take_back=_take_back_by_notification)


# The beginning ----------------------------------------------------------------------------


def _be_found(story: Telling) -> Event:
    draw = story.draw
    found = draw.weighted(FOUND)
    story.write(
        found, timedelta(0), codes={"authority": AT_HAND}, content={"place": draw.one_of(PLACES)}
    )
    story.write(
        FileAct.IDENTITY_STATED,
        timedelta(minutes=1),
        source=Source.STATED,
        content=story.person.said,
    )
    return found


def _ask(story: Telling) -> None:
    language = story.person.language if story.person.language in WORDS_OF_ASKING else "en"
    story.write(
        Event.APPLICATION_MADE,
        story.draw.minutes(15, 900),
        codes={"authority": AT_HAND, "competent_to_register": True},
        source=Source.STATED,
        content={"words": WORDS_OF_ASKING[language], "words_language": language},
    )


def _fingerprints(story: Telling, category: str) -> None:
    story.write(Event.BIOMETRICS_TAKEN, story.draw.minutes(20, 200))
    wait = timedelta(hours=story.draw.weighted({4: 80, 50: 15, 90: 5}))
    story.write(Event.BIOMETRICS_TRANSMITTED, wait, codes={"category": category})


def _go_on_with(story: Telling, office: str) -> None:
    """Another office writes from here on; whoever stores the case writes that down."""
    staff = offices.CLERKS if office.startswith("unit") else offices.CASEWORKERS
    story.office, story.by = office, f"{office}-{story.draw.number(0, staff - 1)}"


# The middle -------------------------------------------------------------------------------


def _go_on(story: Telling, *, take_back: Asking) -> None:
    draw = story.draw
    if draw.chance(22):
        story.write(
            FileAct.PLACEMENT_STARTED,
            story.after_days(0, 2),
            content={"centre": draw.one_of(offices.CENTRES)},
        )
    if draw.chance(12):
        _tell(story, Setting.LODGING)
    if draw.chance(6):
        story.write(Event.REPRESENTATIVE_APPOINTED, story.after_days(2, 15))
    path = draw.weighted(PATHS)
    if path == "withdrawn":
        story.write(Event.APPLICATION_WITHDRAWN, story.after_days(3, 60), codes={"how": "explicit"})
    elif path == "other_state":
        _another_state(story, take_back)
    else:
        _be_examined(story)


def _tell(story: Telling, setting: Setting) -> None:
    """A statement, sometimes with what was found out about it."""
    draw = story.draw
    number = story.write(
        FileAct.STATEMENT_RECORDED,
        draw.minutes(10, 60),
        codes={**BY_PERSON, "setting": setting.value},
        source=Source.STATED,
        content={"rendering": draw.one_of(TOLD), "words_language": story.person.language},
    )
    if draw.chance(30):
        result = draw.weighted(
            {"uncorroborated": 50, "partly_corroborated": 30, "corroborated": 15, "contradicted": 5}
        )
        story.write(
            FileAct.VERIFICATION_RECORDED,
            story.after_days(3, 30),
            codes={"of": number, "verification": result},
            content={"words": "Compared with the country information of this year."},
        )


def _be_examined(story: Telling) -> None:
    draw = story.draw
    if draw.chance(45):
        story.write(Event.INTERVIEW_HELD, story.after_days(10, 150))
        if draw.chance(20):
            _tell(story, Setting.INTERVIEW)
    outcome = _outcome(story)
    decided = story.after_days(7, 90)
    story.write(Event.FIRST_INSTANCE_DECISION_TAKEN, decided, codes={"outcome": outcome})
    story.write(Event.DECISION_NOTIFIED, story.after_days(1, 10), codes={"outcome": outcome})
    if outcome.startswith("rejected") and draw.chance(45):
        story.write(Event.APPEAL_FILED, story.after_days(3, 12), codes={"against": "decision"})
        result = draw.weighted({"dismissed": 80, "upheld": 12, "remitted": 8})
        codes = {"against": "decision", "outcome": result}
        story.write(Event.APPEAL_FINAL_DECISION, story.after_days(40, 200), codes=codes)
    if draw.chance(10):
        story.write(
            FileAct.NOTE_ADDED, story.after_days(1, 20), content={"words": draw.one_of(NOTES)}
        )


def _outcome(story: Telling) -> str:
    (nationality,) = _nationalities(story)
    status, other, rejected, closed = OUTCOMES[nationality]
    return story.draw.weighted(
        {
            "refugee_status": status,
            "subsidiary_protection": other,
            "rejected_unfounded": rejected - rejected // 4,
            "rejected_manifestly_unfounded": rejected // 4,
            "inadmissible": closed,
        }
    )


def _nationalities(story: Telling) -> list[str]:
    said = story.person.said["nationality"]
    assert isinstance(said, list)  # noqa: S101 -- everybody here is invented with one
    return said


# Another State ----------------------------------------------------------------------------


def _another_state(story: Telling, take_back: Asking) -> None:
    draw = story.draw
    state = draw.one_of(STATES)
    before = draw.chance(55)
    codes = {"state": state, "category": "applicant" if before else "irregular_crossing"}
    story.write(Event.EURODAC_HIT_RECEIVED, story.after_days(0, 6), codes=codes)
    _go_on_with(story, offices.unit(draw.number(0, offices.UNITS - 1)))
    ask = take_back if before else _take_charge
    accepted, rejected = ask(story, {"state": state, "basis": "eurodac"})
    if draw.chance(30):  # silence
        return
    if draw.number(1, 1000) > REQUESTS_ACCEPTED:
        story.write(rejected, story.after_days(3, 13), codes={"state": state})
        return
    story.write(accepted, story.after_days(3, 13), codes={"state": state})
    _be_transferred(story, {"state": state})


def _take_charge(story: Telling, codes: Codes) -> tuple[Event, Event]:
    story.write(Event.TAKE_CHARGE_REQUEST_SENT, story.after_days(2, 25), codes=codes)
    return Event.TAKE_CHARGE_ACCEPTED, Event.TAKE_CHARGE_REJECTED


def _take_back_by_request(story: Telling, codes: Codes) -> tuple[Event, Event]:
    story.write(Event.TAKE_BACK_REQUEST_SENT, story.after_days(2, 25), codes=codes)
    return Event.TAKE_BACK_REQUEST_ACCEPTED, Event.TAKE_BACK_REQUEST_REJECTED


def _take_back_by_notification(story: Telling, codes: Codes) -> tuple[Event, Event]:
    story.write(Event.TAKE_BACK_NOTIFICATION_SENT, story.after_days(1, 12), codes=codes)
    return Event.TAKE_BACK_CONFIRMED, Event.TAKE_BACK_NOTIFICATION_REJECTED


def _be_transferred(story: Telling, codes: Codes) -> None:
    draw = story.draw
    story.write(Event.TRANSFER_DECISION_NOTIFIED, story.after_days(4, 20), codes=codes)
    becomes = draw.weighted({"transferred": 30, "vanished": 30, "waits": 40})
    if becomes == "transferred":
        story.write(Event.TRANSFER_CARRIED_OUT, story.after_days(10, 120), codes=codes)
    elif becomes == "vanished":
        story.write(Event.ABSCONDED, story.after_days(5, 60))
        story.write(
            Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE, story.after_days(1, 5), codes=codes
        )
