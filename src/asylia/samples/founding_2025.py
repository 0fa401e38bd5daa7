"""The founding case told under the law before 12 June 2026: another man, another August.

Who it is about, where it was and who wrote it down are invented.
"""

from datetime import date, datetime

from asylia.casefile.entries import FileAct, Source
from asylia.casefile.saying import Check, Saying
from asylia.casefile.statements import THE_PERSON, Confirmed, Setting, Verified
from asylia.law.terms import Event
from asylia.samples import offices
from asylia.samples.founding_lines import BROADCASTER, GUARD, OUTLET, at, entered, guard
from asylia.samples.values import CaseSample, EntrySample

REFERENCE = "LT-9R2F-6W8C"


def founding_case_of_2025() -> CaseSample:
    """The founding case under the old law; its file ends with the decision in January 2026."""
    return CaseSample(
        reference=REFERENCE,
        member_state="LT",
        office=offices.ASYLUM,
        caseworker=offices.CASEWORKER,
        entries=(*_FIRST_DAY, *_ACCEPTED, *_AT_THE_DIVISION, *_SAID, *_FOUND_OUT, *_DECIDED),
    )


def _august(day: int, hour: str) -> datetime:
    return at(date(2025, 8, day), hour)


_FIRST_DAY = (
    guard(
        Event.BORDER_APPREHENSION, _august(10, "14:10"), after=40,
        attributes={"authority": "border_guard"},
        content={"place": "bus station in Vėjupė", "goes_to": "back to Alksnupis checkpoint"},
    ),
    guard(
        Event.PERSON_DETAINED, _august(10, "14:15"), after=40,
        content={"place": "Alksnupis checkpoint"},
    ),
    guard(
        FileAct.IDENTITY_STATED, _august(10, "14:52"), after=5, source=Source.STATED,
        content={
            "family_name": "Meshkanov", "given_names": "Lev",
            "name_in_own_script": "Лев Мешканов", "date_of_birth": "1991-11-19",
            "nationality": ["RU"], "language": "ru", "sex": "male", "age_group": "adult",
            "unaccompanied_minor": False, "occupation": "senior lieutenant, signals company",
        },
    ),
    guard(
        Event.APPLICATION_MADE, _august(10, "14:40"), after=20, source=Source.STATED,
        attributes={"authority": "border_guard", "competent_to_register": True},
        content={"words": "Я не буду минировать деревню. Прошу защиты.", "words_language": "ru"},
    ),
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
        Event.DETENTION_ENDED, _august(11, "13:30"), after=5, attributes={"end": "released"}
    ),
    guard(
        Event.BIOMETRICS_TRANSMITTED, _august(11, "15:05"), after=3,
        attributes={"category": "applicant"},
    ),
)  # fmt: skip
_AT_THE_DIVISION = (
    EntrySample(
        event=FileAct.PLACEMENT_STARTED, at=_august(11, "18:30"), recorded_at=_august(14, "09:15"),
        by=offices.CASEWORKER, source=Source.OTHER_AUTHORITY,
        attributes={"place_kind": "reception_centre"},
        content={"centre": "Pelynė reception centre"},
    ),
    EntrySample(
        event=Event.CERTIFICATE_ISSUED, at=_august(13, "10:00"), recorded_at=_august(14, "09:20"),
        by=offices.CASEWORKER, source=Source.DOCUMENT,
    ),
    EntrySample(
        event=Event.APPLICANT_DOCUMENT_ISSUED, at=_august(13, "10:00"),
        recorded_at=_august(14, "09:21"), by=offices.CASEWORKER, source=Source.DOCUMENT,
    ),
)  # fmt: skip
_SAID = (
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="Я старший лейтенант роты связи. Приказали минировать деревню. Я отказался.",
            rendering="I am a senior lieutenant of a signals company. We were ordered to mine a"
            " village. I refused.",
            language="ru", first_hand=True, heard_by="Sgt Darija Melkautė",
            setting=Setting.FIRST_CONTACT, place="Alksnupis checkpoint", interpreted=True,
            interpreter="interpreter no. 9, by telephone", confirmed=Confirmed.YES,
            passage="record of the first questions, page 1",
        ),
        happened=_august(10, "16:10"),
        on=_august(14, "10:05"), source=Source.STATED,
    ),
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="Sėdėjo autobusų stotyje su sąsiuviniu rankose. Lietuviškai nekalba.",
            rendering="He sat at the bus station with a notebook in his hands. Speaks no"
            " Lithuanian.",
            source=GUARD, language="lt", first_hand=True, setting=Setting.APPREHENSION,
            place="bus station in Vėjupė", passage="report of the apprehension",
        ),
        happened=_august(10, "14:10"),
        on=_august(14, "10:05"), source=Source.OTHER_AUTHORITY,
    ),
    entered(
        FileAct.STATEMENT_RECORDED,
        Saying(
            words="A man at the border says that he is an officer and would not mine a village,"
            " Radio Skroblė reports. We have no confirmation of this from anybody else.",
            source=OUTLET, told_by=(THE_PERSON, BROADCASTER), language="en", first_hand=False,
            setting=Setting.PRESS, passage="article of 13 August 2025, as published",
        ),
        happened=_august(13, "07:30"),
        on=_august(14, "10:20"), source=Source.DOCUMENT,
    ),
)  # fmt: skip
PRESS_REPORT = len((*_FIRST_DAY, *_ACCEPTED, *_AT_THE_DIVISION, *_SAID))
"""Its line among the sample's lines, from 1."""
_FOUND_OUT = (
    entered(
        FileAct.VERIFICATION_RECORDED,
        Check(
            of=PRESS_REPORT, result=Verified.UNCORROBORATED,
            how="The site repeats the broadcaster, the broadcaster repeats him.",
            rests_on="the article of 13 August 2025",
        ),
        happened=_august(14, "10:40"),
    ),
    EntrySample(
        event=Event.APPLICATION_LODGED, at=_august(11, "11:20"),
        recorded_at=at(date(2025, 9, 1), "09:30"), by=offices.CASEWORKER, source=Source.DOCUMENT,
        content={
            "words": "The form is signed that morning and complete: accepted for consideration"
            " was the lodging.",
        },
    ),
    EntrySample(
        event=Event.APPLICATION_REGISTERED, at=_august(11, "11:05"),
        recorded_at=at(date(2025, 9, 1), "09:35"), by=offices.CASEWORKER,
        source=Source.OTHER_AUTHORITY,
        content={"words": "As the national register of foreigners shows it."},
    ),
)  # fmt: skip
_DECIDED = (
    EntrySample(
        event=Event.INTERVIEW_HELD, at=at(date(2025, 10, 14), "10:00"),
        recorded_at=at(date(2025, 10, 14), "15:20"), by=offices.CASEWORKER,
    ),
    EntrySample(
        event=Event.FIRST_INSTANCE_DECISION_TAKEN, at=at(date(2026, 1, 22), "14:00"),
        recorded_at=at(date(2026, 1, 22), "14:30"), by=offices.CASEWORKER,
        attributes={"outcome": "refugee_status"},
    ),
    EntrySample(
        event=Event.DECISION_NOTIFIED, at=at(date(2026, 1, 26), "11:00"),
        recorded_at=at(date(2026, 1, 26), "11:10"), by=offices.CASEWORKER,
        attributes={"outcome": "refugee_status"},
    ),
)  # fmt: skip
