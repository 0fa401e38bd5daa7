"""An office chooses how it reads what is disputed: its dates follow, and say who chose and why."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import ProgrammingError, transaction
from pytest_django import Settings as Overridden

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import today
from asylia.web.cases import projection
from asylia.web.cases.actions import choose_reading, hand_over_case, renew_dates
from asylia.web.cases.clock import clock_of
from asylia.web.cases.models import Case, ChosenReading, DueDate
from asylia.web.cases.national import law_settings
from tests.web.factories import make_case, make_office, make_user

pytestmark = pytest.mark.django_db

POINT = "reg-1182-71-3-5-two-working-days"
LIMIT = "rcd-6-1-document"
THEN = datetime(2025, 12, 12, 9, tzinfo=UTC)
TWO, WITHOUT = date(2025, 12, 16), date(2025, 12, 15)
ON = date(2026, 6, 12)
REASON = "three days are three days"


@pytest.fixture
def head() -> User:
    user = make_user(Role.SUPERVISOR)
    act_as(user)
    return user


def open_case(by: User) -> Case:
    """Lodged on Friday 12 December 2025: three days hold one working day."""
    case = make_case(by, event="application_lodged", at=THEN)
    act_as(by)
    return case


def choose(by: User, key: str = "without", *, point: str = POINT, reason: str = REASON) -> None:
    choose_reading(by=by, point=point, key=key, chosen_on=ON, reason=reason)


def due(case: Case) -> date | None:
    return DueDate.objects.get(case=case, limit_id=LIMIT).due_on


def test_choice_is_written_down_with_who_when_and_why(head: User) -> None:
    choose(head, reason="  three days are\nthree days ")

    made = ChosenReading.objects.get()
    assert (made.office, made.by, made.point, made.key) == (head.office, head, POINT, "without")
    assert (made.chosen_on, made.reason) == (ON, REASON)


def test_dates_of_the_office_follow_its_choice(head: User) -> None:
    case = open_case(head)
    before = due(case)

    choose(head)

    assert (before, due(case)) == (TWO, WITHOUT)


def test_date_says_who_chose_when_and_why_and_what_the_other_reading_gives(head: User) -> None:
    case = open_case(head)
    choose(head)

    answer = clock_of(case, today=date(2026, 1, 10))

    limit = next(one for one in answer.limits if one.id == LIMIT)
    assert limit.steps[-1].text == (
        "chosen: without the second working day of Article 3(5), "
        f"by {head.full_name} on Fri 12 Jun 2026: {REASON}; the other reading gives Tue 16 Dec 2025"
    )


def test_choice_is_undone_by_choosing_anew(head: User) -> None:
    case = open_case(head)
    choose(head)
    choose(head, "two")

    assert due(case) == TWO
    assert law_settings(head.office_id).readings == {POINT: "two"}


def test_point_is_given_back_to_the_file_and_the_book(
    head: User, settings: Overridden, tmp_path: Path
) -> None:
    path = tmp_path / "law.toml"
    path.write_text(
        f'format = "asylia-settings/1"\nreadings.{POINT} = {{ key = "without", by = "Ministry", '
        'on = 2026-06-01, reason = "decree" }\n'
    )
    settings.LAW_SETTINGS = str(path)
    choose(head, "two")
    own = law_settings(head.office_id)
    choose(head, "")

    assert (own.readings, own.choices[POINT].by) == ({POINT: "two"}, head.full_name)
    assert law_settings(head.office_id).readings == {POINT: "without"}
    assert law_settings(head.office_id).choices[POINT].by == "Ministry"


def test_another_office_reads_as_before(head: User) -> None:
    other = make_user()
    case = open_case(other)
    act_as(head)

    choose(head)

    act_as(other)
    assert due(case) == TWO
    assert law_settings(other.office_id).readings == {}


def test_choice_of_today_is_not_known_on_a_past_day(head: User) -> None:
    case = open_case(head)
    choose(head)

    past = clock_of(case, today=date(2026, 1, 10), known_on=date(2026, 1, 10))
    later = clock_of(case, today=today(), known_on=today())

    found = [next(one.due for one in each.limits if one.id == LIMIT) for each in (past, later)]
    assert found == [TWO, WITHOUT]


def test_cases_beyond_the_first_ones_wait_for_their_turn(
    head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [open_case(head), open_case(head), open_case(head)]
    renew = projection.renew_of_office
    monkeypatch.setattr(
        projection,
        "renew_of_office",
        lambda office, *, today: renew(office, today=today, at_most=2),
    )

    choose(head)
    first = [due(case) for case in cases]
    done = renew_dates(by=head)

    assert first == [WITHOUT, WITHOUT, TWO]
    assert (done, [due(case) for case in cases]) == (1, [WITHOUT] * 3)


def test_case_that_is_handed_over_is_reckoned_by_the_choices_of_its_new_office(
    head: User,
) -> None:
    case = open_case(head)
    choose(head)
    other = make_office()

    hand_over_case(case, by=head, to=other)

    act_as(make_user(office=other))
    assert Case.objects.get(pk=case.pk).recompute_on == today()
    projection.renew_of_office(other.pk, today=today())
    assert due(case) == TWO


def test_case_that_goes_to_an_office_of_the_same_reading_keeps_its_dates(head: User) -> None:
    case = open_case(head)
    waits = case.recompute_on
    other = make_office()

    hand_over_case(case, by=head, to=other)

    act_as(make_user(office=other))
    assert Case.objects.get(pk=case.pk).recompute_on == waits


def test_new_entry_is_reckoned_by_the_choice(head: User) -> None:
    choose(head)

    assert due(open_case(head)) == WITHOUT


@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.SUPERVISOR], ids=lambda role: role.value
)
def test_other_roles_may_not_choose(role: Role) -> None:
    user = make_user(role)
    act_as(user)

    with pytest.raises(Refused, match="by its supervisor"):
        choose(user)
    with pytest.raises(Refused, match="word of its supervisor"):
        renew_dates(by=user)

    assert not ChosenReading.objects.exists()


def test_closed_account_may_not_choose(head: User) -> None:
    head.is_active = False

    with pytest.raises(Refused, match="by its supervisor"):
        choose(head)
    with pytest.raises(Refused, match="word of its supervisor"):
        renew_dates(by=head)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"point": "apr-1"}, "no such disputed point"),
        ({"key": "latest"}, "no such reading"),
        ({"reason": " \n"}, "Say why"),
    ],
)
def test_choice_that_is_not_whole_is_refused(head: User, told: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        choose(head, **told)

    assert not ChosenReading.objects.exists()


def test_without_a_case_that_waits_nothing_is_reckoned(head: User) -> None:
    assert renew_dates(by=head) == 0


def test_choice_of_a_day_to_come_is_refused(head: User) -> None:
    ahead = date(today().year + 1, 1, 1)

    with pytest.raises(Refused, match="in the future"):
        choose_reading(by=head, point=POINT, key="without", chosen_on=ahead, reason=REASON)


def test_database_takes_no_choice_in_the_name_of_another(head: User) -> None:
    other = make_user(Role.SUPERVISOR)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        ChosenReading.objects.create(
            office=other.office, point=POINT, key="two", chosen_on=ON, reason="x", at=THEN,
            by=other,
        )  # fmt: skip
