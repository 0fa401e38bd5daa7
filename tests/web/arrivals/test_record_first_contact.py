"""Recording a first contact: one act, one case, everything or nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.arrivals import actions
from asylia.web.arrivals.contact import Asking, FirstContact
from asylia.web.base.actions import now
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, DueDate
from tests.web.factories import make_user

pytestmark = pytest.mark.django_db

FOUND_AT = datetime(2026, 8, 10, 11, 10, tzinfo=UTC)


def contact(**told: Any) -> FirstContact:
    usual: dict[str, Any] = {
        "found": Event.BORDER_APPREHENSION,
        "at": FOUND_AT,
        "place": "",
        "authority": "border_guard",
        "identity": {},
    }
    return FirstContact(**{**usual, **told})


def record(by: Any, **told: Any) -> Case:
    act_as(by)
    return actions.record_first_contact(contact(**told), by=by)


def test_first_contact_opens_a_case_in_the_office_of_the_guard() -> None:
    guard = make_user(Role.BORDER_GUARD)

    case = record(guard, place="bus station", goes_to="checkpoint")

    (entry,) = file_of(case)
    assert (case.office, case.member_state) == (guard.office, "LT")
    assert entry.header.event == "border_apprehension"
    assert entry.header.happened_at == FOUND_AT
    assert entry.header.recorded_by == guard.reference
    assert dict(entry.header.attributes) == {"authority": "border_guard"}
    assert entry.content == {"place": "bus station", "goes_to": "checkpoint"}


def test_everything_known_is_written_in_its_own_entry() -> None:
    guard = make_user(Role.BORDER_GUARD)
    asking = Asking(at=FOUND_AT + timedelta(minutes=30), words="Прошу защиты", language="ru")

    case = record(guard, identity={"language": "ru"}, asking=asking, note="Care: none seen")

    file = file_of(case)
    assert [entry.header.event for entry in file] == [
        "border_apprehension",
        "identity_stated",
        "application_made",
        "note_added",
    ]
    assert file[2].content == {"words": "Прошу защиты", "words_language": "ru"}
    assert dict(file[2].header.attributes) == {"authority": "border_guard"}
    assert [entry.header.source for entry in file] == ["observed", "stated", "stated", "observed"]


def test_making_starts_the_registration() -> None:
    guard = make_user(Role.BORDER_GUARD)

    found = Event.PRESENTATION_AT_CROSSING_POINT

    case = record(guard, found=found, asking=Asking(at=FOUND_AT))

    register = DueDate.objects.get(case=case, limit_id="apr-register-5d")
    assert register.due_on == date(2026, 8, 17)


def test_day_without_an_hour_stays_a_day() -> None:
    guard = make_user(Role.BORDER_GUARD)

    case = record(guard, at=date(2026, 8, 10))

    (entry,) = file_of(case)
    assert (entry.header.happened_on, entry.header.happened_at) == (date(2026, 8, 10), None)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_other_roles_open_no_case(role: Role) -> None:
    user = make_user(role)

    with pytest.raises(Refused, match="opened by border guards and caseworkers"):
        record(user)

    assert not Case.objects.exists()


def test_nothing_is_kept_of_a_contact_in_the_future() -> None:
    guard = make_user(Role.BORDER_GUARD)

    with pytest.raises(Refused, match="lies in the future"):
        record(guard, at=datetime.now(UTC) + timedelta(days=1))

    assert not Case.objects.exists()


def test_nothing_is_kept_if_a_later_entry_is_refused() -> None:
    guard = make_user(Role.BORDER_GUARD)
    tomorrow = datetime.now(UTC) + timedelta(days=1)

    with pytest.raises(Refused, match="lies in the future"):
        record(guard, asking=Asking(at=tomorrow))

    assert not Case.objects.exists()


def test_form_that_is_sent_twice_opens_one_case() -> None:
    guard = make_user(Role.BORDER_GUARD)
    act_as(guard)

    first, again, other = (
        actions.record_first_contact(contact(), by=guard, form=form) for form in ("a", "a", "b")
    )

    assert first == again
    assert first != other
    assert first.reference.startswith("LT-")
    assert Case.objects.count() == 2
    assert len(file_of(first)) == 1


def test_same_form_of_somebody_else_is_another_and_much_later_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guard = make_user(Role.BORDER_GUARD)
    act_as(guard)
    first = actions.record_first_contact(contact(), by=guard, form="a")
    colleague = make_user(Role.BORDER_GUARD, office=guard.office)
    act_as(colleague)

    assert actions.record_first_contact(contact(), by=colleague, form="a") != first

    act_as(guard)
    later = now() + timedelta(hours=1)
    monkeypatch.setattr(actions, "now", lambda: later)

    assert actions.record_first_contact(contact(), by=guard, form="a") == first
