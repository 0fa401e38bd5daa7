"""Made, registered, lodged, in which procedure, withdrawn: each act writes its own entry."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from asylia.casefile.entries import Entry
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.applications.sheets import SHEETS
from asylia.web.cases import actions
from asylia.web.cases.actions import Answers
from asylia.web.cases.file import entries_of, file_of
from asylia.web.cases.models import Case, DueDate
from asylia.web.cases.refusals import Contradicts, MovedOn
from asylia.web.cases.telling import Telling
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

FOUND = datetime(2026, 8, 10, 11, 10, tzinfo=UTC)
MADE = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
LODGED = datetime(2026, 8, 18, 7, 0, tzinfo=UTC)
BEFORE_ALL = datetime(2026, 8, 9, 7, 0, tzinfo=UTC)
STEPS = (
    (Event.PRESENTATION_AT_CROSSING_POINT, FOUND),
    (Event.APPLICATION_MADE, MADE),
    (Event.APPLICATION_REGISTERED, REGISTERED),
    (Event.APPLICATION_LODGED, LODGED),
    (Event.APPLICATION_WITHDRAWN, LODGED),
)


def case_up_to(step: Event, by: User) -> Case:
    """A case in which everything up to this step has happened."""
    last = [event for event, _ in STEPS].index(step)
    case = make_case(by, event=STEPS[0][0], at=FOUND)
    for event, at in STEPS[1 : last + 1]:
        add_entry(case, event, by=by, at=at)
    return case


def record(event: Event, case: Case, by: User, *, telling: Telling, **told: Any) -> Any:
    sheet = next(one for one in SHEETS if one.event is event)
    return actions.record_act(case, sheet, by=by, telling=telling, answers=Answers(**told))


def make(case: Case, by: User, *, at: Any = MADE, seen: int = 1, **more: Any) -> Any:
    told: Any = {"codes": {"authority": "police"}, **more}
    return record(Event.APPLICATION_MADE, case, by, telling=Telling(at=at, seen=seen), **told)


def register(case: Case, by: User, *, at: Any = REGISTERED, seen: int = 2) -> Any:
    telling, content = Telling(at=at, seen=seen), {"words": "slip 4"}
    return record(Event.APPLICATION_REGISTERED, case, by, telling=telling, content=content)


def lodge(case: Case, by: User, *, at: Any = LODGED, seen: int = 3, **more: Any) -> Any:
    telling = Telling(at=at, seen=seen, **more)
    return record(Event.APPLICATION_LODGED, case, by, telling=telling)


def choose(case: Case, by: User, *, at: Any = LODGED, seen: int = 3) -> Any:
    codes: Any = {"procedure": "accelerated", "ground": "42(1)(j)"}
    telling = Telling(at=at, seen=seen)
    return record(Event.PROCEDURE_ASSIGNED, case, by, telling=telling, codes=codes)


def withdraw(case: Case, by: User, *, at: Any = LODGED, seen: int = 3) -> Any:
    telling = Telling(at=at, seen=seen)
    return record(Event.APPLICATION_WITHDRAWN, case, by, telling=telling, codes={"how": "explicit"})


ACTS: tuple[tuple[Callable[..., Any], Event], ...] = (
    (make, Event.PRESENTATION_AT_CROSSING_POINT),
    (register, Event.APPLICATION_MADE),
    (lodge, Event.APPLICATION_REGISTERED),
    (choose, Event.APPLICATION_REGISTERED),
    (withdraw, Event.APPLICATION_REGISTERED),
)
"""Each act with the step after which it is possible."""


def newest(case: Case) -> Entry:
    return file_of(case)[-1]


def test_making_is_written_with_authority_competence_and_words() -> None:
    by = make_user()
    case = case_up_to(Event.PRESENTATION_AT_CROSSING_POINT, by)

    make(
        case,
        by,
        codes={"authority": "police", "competent_to_register": False},
        content={"words": "Прошу защиты", "words_language": "ru"},
    )

    entry = newest(case)
    assert (entry.header.event, entry.header.happened) == ("application_made", MADE)
    assert dict(entry.header.attributes) == {"authority": "police", "competent_to_register": False}
    assert entry.content == {"words": "Прошу защиты", "words_language": "ru"}
    assert (entry.header.source, entry.header.recorded_by) == ("stated", by.reference)


def test_registration_starts_the_lodging() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_MADE, by)

    register(case, by)

    entry = newest(case)
    lodging = DueDate.objects.get(case=case, limit_id="apr-lodge-21d")
    assert (entry.header.event, entry.content) == ("application_registered", {"words": "slip 4"})
    assert lodging.due_on == date(2026, 9, 1)


def test_lodging_meets_its_limit_and_starts_the_examination() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_REGISTERED, by)

    lodge(case, by)

    assert newest(case).header.event == "application_lodged"
    assert DueDate.objects.get(case=case, limit_id="apr-lodge-21d").met_on == date(2026, 8, 18)
    assert DueDate.objects.get(case=case, limit_id="apr-exam-regular-6m").due_on == date(
        2027, 2, 18
    )


def test_lodging_on_a_day_without_hour_is_kept_as_a_day() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_REGISTERED, by)

    lodge(case, by, at=date(2026, 8, 18))

    header = newest(case).header
    assert (header.happened_on, header.happened_at) == (date(2026, 8, 18), None)


def test_three_acts_at_one_moment_are_three_entries_that_say_so() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_MADE, by)

    register(case, by, at=MADE)
    lodge(case, by, at=MADE)

    made, registered, lodged = file_of(case)[1:]
    assert {made.header.happened, registered.header.happened, lodged.header.happened} == {MADE}
    assert registered.header.attributes["coincides_with"] == made.header.number
    assert lodged.header.attributes["coincides_with"] == registered.header.number


def test_acts_at_different_moments_say_nothing_of_a_coincidence() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_MADE, by)

    register(case, by)

    assert dict(newest(case).header.attributes) == {}


def test_procedure_is_written_with_its_ground() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_REGISTERED, by)

    choose(case, by)

    attributes = dict(newest(case).header.attributes)
    assert attributes == {"procedure": "accelerated", "ground": "42(1)(j)"}


def test_withdrawal_stops_the_lodging() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_REGISTERED, by)

    withdraw(case, by)

    assert newest(case).header.event == "application_withdrawn"
    assert not DueDate.objects.filter(case=case, limit_id="apr-lodge-21d").exists()


@pytest.mark.parametrize(
    ("act", "step", "reason"),
    [
        (make, Event.APPLICATION_MADE, "recorded already .entry 2."),
        (register, Event.PRESENTATION_AT_CROSSING_POINT, "First record: “Application made”"),
        (register, Event.APPLICATION_REGISTERED, "recorded already .entry 3."),
        (register, Event.APPLICATION_WITHDRAWN, "Application withdrawn” .entry 5."),
        (lodge, Event.APPLICATION_MADE, "First record: “Application registered”"),
        (lodge, Event.APPLICATION_LODGED, "recorded already .entry 4."),
        (choose, Event.APPLICATION_MADE, "First record: “Application registered”"),
        (choose, Event.APPLICATION_WITHDRAWN, "Application withdrawn” .entry 5."),
        (withdraw, Event.PRESENTATION_AT_CROSSING_POINT, "First record: “Application made”"),
        (withdraw, Event.APPLICATION_WITHDRAWN, "recorded already .entry 5."),
    ],
)
def test_act_is_refused_with_the_step_that_comes_first(
    act: Callable[..., Any], step: Event, reason: str
) -> None:
    by = make_user()
    case = case_up_to(step, by)
    before = len(file_of(case))

    with pytest.raises(Refused, match=reason):
        act(case, by, seen=before)

    assert len(file_of(case)) == before


def test_withdrawn_application_is_not_registered() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_MADE, by)
    add_entry(case, Event.APPLICATION_WITHDRAWN, by=by, at=REGISTERED)

    with pytest.raises(Refused, match=r"Application withdrawn” .entry 3."):
        register(case, by, seen=3)


def test_procedure_changes_no_more_after_the_decision() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_LODGED, by)
    add_entry(case, Event.FIRST_INSTANCE_DECISION_TAKEN, by=by, at=LODGED + timedelta(days=1))

    with pytest.raises(Refused, match=r"“Decision taken” .entry 5."):
        choose(case, by, seen=5)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize(("act", "step"), ACTS)
def test_roles_that_do_not_write_are_refused(
    act: Callable[..., Any], step: Event, role: Role
) -> None:
    by = make_user()
    case = case_up_to(step, by)
    other = make_user(role, office=by.office)

    act_as(other)
    with pytest.raises(Refused, match="Your role"):
        act(case, other)


def test_border_guard_takes_no_lodging() -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = case_up_to(Event.APPLICATION_REGISTERED, guard)

    with pytest.raises(Refused, match="recorded by: caseworker, supervisor"):
        lodge(case, guard)


@pytest.mark.parametrize(("act", "step"), ACTS)
def test_another_office_is_refused(act: Callable[..., Any], step: Event) -> None:
    case = case_up_to(step, make_user())
    stranger = make_user()

    act_as(stranger)
    with pytest.raises(Refused, match="not, or no longer, with your office"):
        act(case, stranger)


@pytest.mark.parametrize(("act", "step"), ACTS)
def test_future_is_refused(act: Callable[..., Any], step: Event) -> None:
    by = make_user()
    case = case_up_to(step, by)
    before = len(file_of(case))

    with pytest.raises(Refused, match="lies in the future"):
        act(case, by, at=datetime.now(UTC) + timedelta(days=1))

    assert len(file_of(case)) == before


@pytest.mark.parametrize(("act", "step"), [(register, STEPS[1][0]), (lodge, STEPS[2][0])])
def test_date_before_the_act_that_comes_first_is_refused(
    act: Callable[..., Any], step: Event
) -> None:
    by = make_user()
    case = case_up_to(step, by)

    with pytest.raises(Contradicts, match="Correct the date, or record it as a contradiction"):
        act(case, by, at=BEFORE_ALL)


def test_contradiction_that_its_writer_knows_is_recorded_and_shown_as_one() -> None:
    by = make_user()
    case = case_up_to(Event.APPLICATION_REGISTERED, by)

    lodge(case, by, at=BEFORE_ALL, knows=True)

    line = entries_of(case)[0]
    assert (line.event, line.happened) == ("application_lodged", BEFORE_ALL)
    assert line.contradicts == (2, 3)


@pytest.mark.parametrize(("act", "step"), ACTS)
def test_writer_who_has_not_seen_the_newest_entry_is_asked_again(
    act: Callable[..., Any], step: Event
) -> None:
    by = make_user()
    case = case_up_to(step, by)
    seen = len(file_of(case))
    add_entry(case, "note_added", by=by, at=LODGED)

    with pytest.raises(MovedOn) as refusal:
        act(case, by, seen=seen)

    assert refusal.value.last == seen + 1
    act(case, by, seen=seen + 1)
    assert len(file_of(case)) == seen + 2
