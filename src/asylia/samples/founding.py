"""The case this system was founded on: found at a bus station, on the day of an invented August.

It is told twice: here under the law from 12 June 2026, in ``founding_2025`` under the law before.
Who it is about, where it was and who wrote it down are invented.
"""

from datetime import date, datetime

from asylia.casefile.entries import FileAct, Source
from asylia.casefile.saying import Check, Likeness, Saying
from asylia.casefile.statements import THE_PERSON, Confirmed, Setting, Verified
from asylia.law.terms import Event
from asylia.samples import founding_2025, offices
from asylia.samples.founding_lines import BROADCASTER, GUARD, OUTLET, at, entered, guard
from asylia.samples.values import CaseSample, EntrySample

REFERENCE = "LT-7Q4K-2M9X"


def founding_case() -> CaseSample:
    """The founding case as its file stands on 20 August 2026."""
    return CaseSample(
        reference=REFERENCE,
        member_state="LT",
        office=offices.ASYLUM,
        caseworker=offices.CASEWORKER,
        entries=(*_FIRST_DAY, *_ACCEPTED, *_HIT, *_AT_THE_DIVISION, *_SAID, *_FOUND_OUT),
    )


def _august(day: int, hour: str) -> datetime:
    return at(date(2026, 8, day), hour)


_FIRST_DAY = (
    guard(
        Event.BORDER_APPREHENSION, _august(10, "13:10"), after=102,
        attributes={"authority": "border_guard"},
        content={"place": "bus station in Vėjupė", "goes_to": "back to Alksnupis checkpoint"},
    ),
    guard(
        FileAct.IDENTITY_STATED, _august(10, "14:52"), after=1, source=Source.STATED,
        content={
            "family_name": "Velgorin", "given_names": "Arsen",
            "name_in_own_script": "Арсен Вельгорин", "date_of_birth": "1994-03-02",
            "nationality": ["RU"], "language": "ru", "sex": "male", "age_group": "adult",
            "unaccompanied_minor": False, "occupation": "lieutenant, engineer battalion",
        },
    ),
    guard(
        Event.APPLICATION_MADE, _august(10, "14:40"), after=14, source=Source.STATED,
        attributes={"authority": "border_guard", "competent_to_register": True},
        content={
            "words": "Я офицер. Я отказался ставить мины. Прошу убежища.", "words_language": "ru",
        },
    ),
    guard(Event.SCREENING_STARTED, _august(10, "15:05"), after=5),
    guard(Event.BIOMETRICS_TAKEN, _august(10, "17:20"), after=10),
)  # fmt: skip
_ACCEPTED = (
    guard(
        Event.BIOMETRICS_TRANSMITTED, _august(11, "09:12"), after=3,
        attributes={"category": "irregular_crossing"},
    ),
    guard(
        Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION, _august(11, "11:20"), after=4,
        content={"words": "“Accepted for consideration”, says the slip, and no more."},
    ),
    guard(
        Event.PROCEDURE_ASSIGNED, _august(11, "11:30"), after=2,
        attributes={"procedure": "regular"},
    ),
    guard(Event.INFORMATION_PROVIDED, _august(11, "11:45"), after=5, content={"language": "ru"}),
    guard(
        Event.BIOMETRICS_TRANSMITTED, _august(11, "15:05"), after=3,
        attributes={"category": "applicant"},
    ),
)  # fmt: skip
_HIT = (
    guard(
        Event.EURODAC_HIT_RECEIVED, _august(12, "10:40"), after=8, source=Source.OTHER_AUTHORITY,
        attributes={"state": "LV"},
        content={"words": "Told by telephone; the answer itself, with its category, is not here."},
    ),
    guard(Event.SCREENING_COMPLETED, _august(12, "16:00"), after=12),
    EntrySample(
        event=Event.BORDER_APPREHENSION, at=_august(10, "14:10"), recorded_at=_august(13, "09:20"),
        by=offices.GUARD, corrects=1, attributes={"authority": "border_guard"},
        content={
            "place": "bus station in Vėjupė", "goes_to": "back to Alksnupis checkpoint",
            "reason": "The hour was one hour out: the log book still showed winter time.",
        },
    ),
)  # fmt: skip
_AT_THE_DIVISION = (
    EntrySample(
        event=FileAct.PLACEMENT_STARTED, at=_august(11, "18:30"), recorded_at=_august(14, "09:15"),
        by=offices.CASEWORKER, source=Source.OTHER_AUTHORITY,
        attributes={"place_kind": "reception_centre"},
        content={
            "centre": "Pelynė reception centre",
            "words": "A placement, not detention: he may leave the house and has a room of his"
            " own.",
        },
    ),
    EntrySample(
        event=Event.APPLICATION_REGISTERED, at=_august(11, "11:20"),
        recorded_at=_august(14, "09:25"), by=offices.CASEWORKER, source=Source.OTHER_AUTHORITY,
        content={
            "words": "The border station confirms: what the slip calls accepted for consideration"
            " is the registration. Nothing has been lodged yet.",
        },
    ),
)  # fmt: skip
_FROM_THE_RECORD = _august(14, "10:05")
_SAID = (
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="Я лейтенант, командир взвода инженерного батальона. Служу с 2022 года.",
            rendering="I am a lieutenant and lead a platoon of an engineer battalion. I have"
            " served since 2022.",
            language="ru", first_hand=True, heard_by="Sgt Darija Melkautė",
            setting=Setting.SCREENING, place="Alksnupis checkpoint, room 2", interpreted=True,
            interpreter="interpreter no. 14, by telephone", confirmed=Confirmed.YES,
            passage="record of the screening, page 1",
        ),
        happened=_august(10, "16:10"),
        on=_FROM_THE_RECORD, source=Source.STATED,
    ),
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="Приказали ставить мины на дороге к деревне. Там ещё жили люди. Я отказался и"
            " ушёл ночью.",
            rendering="We were ordered to lay mines on the road to a village. People still lived"
            " there. I refused and left by night.",
            language="ru", first_hand=True, heard_by="Sgt Darija Melkautė",
            setting=Setting.SCREENING, place="Alksnupis checkpoint, room 2", interpreted=True,
            interpreter="interpreter no. 14, by telephone", confirmed=Confirmed.YES,
            passage="record of the screening, page 2",
        ),
        happened=_august(10, "16:25"),
        on=_FROM_THE_RECORD, source=Source.STATED,
    ),
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="Rastas vienas autobusų stotyje, prie trečiosios aikštelės. Batai šlapi,"
            " bagažo nėra. Pats parodė karinį bilietą.",
            rendering="Found alone at the bus station, by bay three. Boots wet, no luggage."
            " Showed a military ticket himself.",
            source=GUARD, language="lt", first_hand=True, setting=Setting.APPREHENSION,
            place="bus station in Vėjupė", passage="report of the apprehension",
        ),
        happened=_august(10, "14:10"),
        on=_FROM_THE_RECORD, source=Source.OTHER_AUTHORITY,
    ),
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="An officer who crossed the border says that he refused to lay mines, Radio"
            " Skroblė reports. We have no confirmation of this from anybody else.",
            source=OUTLET, told_by=(THE_PERSON, BROADCASTER), language="en", first_hand=False,
            setting=Setting.PRESS, passage="article of 13 August 2026, as published",
        ),
        happened=_august(13, "07:30"),
        on=_august(14, "10:20"), source=Source.DOCUMENT,
    ),
)  # fmt: skip
PRESS_REPORT = len((*_FIRST_DAY, *_ACCEPTED, *_HIT, *_AT_THE_DIVISION, *_SAID))
"""Its line among the sample's lines, from 1."""
_FOUND_OUT = (
    entered(
        FileAct.VERIFICATION_RECORDED,
        Check(
            of=PRESS_REPORT, result=Verified.UNCORROBORATED,
            how="Read the article and heard the broadcast. The site repeats the broadcaster, the"
            " broadcaster repeats him: one voice, heard three times.",
            rests_on="the article of 13 August 2026; the broadcast of 12 August 2026, 18:00",
        ),
        happened=_august(14, "10:40"),
    ),
    entered(
        FileAct.CASE_LINKED,
        Likeness(
            case=founding_2025.REFERENCE,
            alike="Also an officer who says that he would not lay mines; also found at a bus"
            " station on a tenth of August.",
            unlike="He served in signals, and had a witness.",
        ),
        happened=_august(18, "11:00"),
    ),
)  # fmt: skip
