from datetime import UTC, date, datetime, timedelta

from asylia.casefile.entries import FileAct
from asylia.casefile.history import history_of, person_of
from asylia.law.facts import Happening, Person
from asylia.law.terms import Event
from tests.casefile.samples import NOON, entry


def test_history_holds_what_happened_in_law_and_not_what_was_done_to_the_file() -> None:
    file = [
        entry(1, "application_made", happened_at=NOON, attributes={"authority": "police"}),
        entry(2, FileAct.NOTE_ADDED, content={"words": "nothing for the clock"}),
        entry(3, "application_made", happened_on=date(2026, 8, 9), corrects=1),
        entry(4, "application_made", corrects=3, withdrawn=True),
    ]

    history = history_of(file, case="LT-7Q4K-2M9X", member_state="LT")

    assert (history.case, history.member_state) == ("LT-7Q4K-2M9X", "LT")
    assert history.events == (
        Happening(
            event=Event.APPLICATION_MADE,
            at=NOON,
            recorded_at=NOON,
            id="1",
            attributes={"authority": "police"},
        ),
        Happening(
            event=Event.APPLICATION_MADE,
            at=date(2026, 8, 9),
            recorded_at=NOON,
            id="3",
            corrects="1",
            attributes={},
        ),
        Happening(
            event=Event.APPLICATION_MADE,
            at=date(2026, 8, 10),
            recorded_at=NOON,
            id="4",
            corrects="3",
            withdrawn=True,
            attributes={},
        ),
    )


def test_person_is_what_was_stated() -> None:
    told = {
        "date_of_birth": "1994-03-02",
        "nationality": ["RU"],
        "unaccompanied_minor": False,
        "family_name": "Velgorin",
    }

    found = person_of([entry(1, FileAct.IDENTITY_STATED, content=told)])

    assert found == Person(
        date_of_birth=date(1994, 3, 2), nationality=("RU",), unaccompanied_minor=False
    )


def test_what_nobody_stated_is_unknown() -> None:
    assert person_of([]) == Person()


def test_history_known_earlier_does_not_know_later_statements_about_the_person() -> None:
    later = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)
    file = [entry(1, FileAct.IDENTITY_STATED, recorded_at=later, content={"nationality": ["RU"]})]

    then = history_of(
        file, case="LT-7Q4K-2M9X", member_state="LT", known_at=later - timedelta(days=1)
    )

    assert then.person.nationality is None


def test_moment_late_in_the_evening_in_utc_lies_on_the_next_day_of_the_state() -> None:
    file = [entry(1, happened_at=datetime(2026, 8, 10, 22, 30, tzinfo=UTC))]

    (happening,) = history_of(file, case="LT-7Q4K-2M9X", member_state="LT").events

    assert happening.at.isoformat() == "2026-08-11T01:30:00+03:00"
