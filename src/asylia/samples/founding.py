"""The case this system was founded on: found at a bus station, on the day of an invented August.

Who it is about, where it was and who wrote it down are invented.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone

from asylia.casefile.entries import FileAct, Source
from asylia.law.terms import Event
from asylia.samples import offices
from asylia.samples.values import CaseSample, EntrySample

REFERENCE = "LT-7Q4K-2M9X"
SUMMER = timezone(timedelta(hours=3))


def founding_case() -> CaseSample:
    """The founding case as its file stands on 20 August 2026."""
    return CaseSample(
        reference=REFERENCE,
        member_state="LT",
        office=offices.ASYLUM,
        caseworker=offices.CASEWORKER,
        entries=(*_FIRST_DAY, *_REGISTERED, *_HIT, *_AT_THE_DIVISION),
    )


def _at(day: int, hour: str) -> datetime:
    """A moment of August 2026 by the clocks of Lithuania."""
    read = time.fromisoformat(hour)
    return datetime.combine(date(2026, 8, day), read, tzinfo=SUMMER).astimezone(UTC)


def _guard(event: Event | FileAct, at: datetime, *, after: int, **more: object) -> EntrySample:
    """A line of the border station, written so many minutes after it happened."""
    recorded_at = at + timedelta(minutes=after)
    return EntrySample(event=event, at=at, recorded_at=recorded_at, by=offices.GUARD, **more)  # type: ignore[arg-type]


_FIRST_DAY = (
    _guard(
        Event.BORDER_APPREHENSION, _at(10, "13:10"), after=102,
        attributes={"authority": "border_guard"},
        content={"place": "bus station in Vėjupė", "goes_to": "back to Alksnupis checkpoint"},
    ),
    _guard(
        FileAct.IDENTITY_STATED, _at(10, "14:52"), after=1, source=Source.STATED,
        content={
            "family_name": "Velgorin", "given_names": "Arsen",
            "name_in_own_script": "Арсен Вельгорин", "date_of_birth": "1994-03-02",
            "nationality": ["RU"], "language": "ru", "sex": "male", "age_group": "adult",
            "unaccompanied_minor": False, "occupation": "lieutenant, engineer battalion",
        },
    ),
    _guard(
        Event.APPLICATION_MADE, _at(10, "14:40"), after=14, source=Source.STATED,
        attributes={"authority": "border_guard", "competent_to_register": True},
        content={
            "words": "Я офицер. Я отказался ставить мины. Прошу убежища.", "words_language": "ru",
        },
    ),
    _guard(Event.SCREENING_STARTED, _at(10, "15:05"), after=5),
    _guard(Event.BIOMETRICS_TAKEN, _at(10, "17:20"), after=10),
)  # fmt: skip
_REGISTERED = (
    _guard(
        Event.BIOMETRICS_TRANSMITTED, _at(11, "09:12"), after=3,
        attributes={"category": "irregular_crossing"},
    ),
    _guard(
        Event.APPLICATION_REGISTERED, _at(11, "11:20"), after=4,
        content={"words": "Accepted for consideration, says the slip."},
    ),
    _guard(
        Event.PROCEDURE_ASSIGNED, _at(11, "11:30"), after=2, attributes={"procedure": "regular"}
    ),
    _guard(Event.INFORMATION_PROVIDED, _at(11, "11:45"), after=5, content={"language": "ru"}),
    _guard(
        Event.BIOMETRICS_TRANSMITTED, _at(11, "15:05"), after=3,
        attributes={"category": "applicant"},
    ),
)  # fmt: skip
_HIT = (
    _guard(
        Event.EURODAC_HIT_RECEIVED, _at(12, "10:40"), after=8, source=Source.OTHER_AUTHORITY,
        attributes={"state": "LV"},
        content={"words": "Told by telephone; the answer itself, with its category, is not here."},
    ),
    _guard(Event.SCREENING_COMPLETED, _at(12, "16:00"), after=12),
    EntrySample(
        event=Event.BORDER_APPREHENSION, at=_at(10, "14:10"), recorded_at=_at(13, "09:20"),
        by=offices.GUARD, corrects=1, attributes={"authority": "border_guard"},
        content={
            "place": "bus station in Vėjupė", "goes_to": "back to Alksnupis checkpoint",
            "reason": "The hour was one hour out: the log book still showed winter time.",
        },
    ),
)  # fmt: skip
_AT_THE_DIVISION = (
    EntrySample(
        event=FileAct.NOTE_ADDED, at=_at(14, "09:10"), recorded_at=_at(14, "09:15"),
        by=offices.CASEWORKER, source=Source.OTHER_AUTHORITY,
        content={
            "words": "Placed in a special reception centre since Tue 11 Aug. A placement, not"
            " detention: he may leave the house and has a room of his own.",
        },
    ),
)  # fmt: skip
