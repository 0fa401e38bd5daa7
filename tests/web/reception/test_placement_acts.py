"""What is written when somebody is placed or leaves a place."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.telling import Telling
from asylia.web.reception import access, actions
from asylia.web.reception.actions import Placement
from tests.web.factories import add_entry, make_case, make_office, make_user

pytestmark = pytest.mark.django_db

MADE = datetime(2026, 8, 10, 9, tzinfo=UTC)
PLACED = date(2026, 8, 11)


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_MADE, at=MADE)


def place(case: Case, by: User, *, at: Any = PLACED, seen: int = 1, **told: Any) -> Entry:
    usual = {"kind": "reception_centre", "centre": "Vilkaičiai centre"}
    placement = Placement(**{**usual, **told})
    telling = Telling(at=at, seen=seen)
    return actions.start_placement(case, by=by, telling=telling, placement=placement)


def test_placement_names_the_place_in_words_and_its_kind_as_a_code(case: Case, clerk: User) -> None:
    place(case, clerk, remark=" a room of his own ")

    entry = file_of(case)[-1]
    assert entry.header.event == FileAct.PLACEMENT_STARTED
    assert entry.header.happened == PLACED
    assert dict(entry.header.attributes) == {"place_kind": "reception_centre"}
    assert entry.content == {"centre": "Vilkaičiai centre", "words": "a room of his own"}


def test_move_ends_the_earlier_placement_at_the_same_moment(case: Case, clerk: User) -> None:
    place(case, clerk)
    moved = datetime(2026, 8, 13, 9, tzinfo=UTC)

    place(case, clerk, at=moved, seen=2, centre="Another", ends=frozenset({2}))

    ended, begun = file_of(case)[-2:]
    assert (ended.header.event, ended.header.happened) == (FileAct.PLACEMENT_ENDED, moved)
    assert dict(ended.header.attributes) == {"of": 2}
    assert (begun.header.event, begun.header.happened) == (FileAct.PLACEMENT_STARTED, moved)


def test_move_renews_the_dates_once(case: Case, clerk: User) -> None:
    def dates_touched(**told: Any) -> int:
        with CaptureQueriesContext(connection) as asked:
            place(case, clerk, **told)
        return sum("cases_duedate" in one["sql"] for one in asked)

    first = dates_touched()
    later = PLACED + timedelta(days=1)

    assert dates_touched(at=later, seen=2, ends=frozenset({2})) == first


def test_placement_leaves_a_detention_as_it_is(case: Case, clerk: User) -> None:
    add_entry(case, Event.DETENTION_STARTED, by=clerk, at=MADE)

    place(case, clerk, seen=2)

    assert [entry.header.event for entry in file_of(case)] == [
        Event.APPLICATION_MADE, Event.DETENTION_STARTED, FileAct.PLACEMENT_STARTED,
    ]  # fmt: skip


def test_end_names_the_placement_that_ended(case: Case, clerk: User) -> None:
    place(case, clerk)

    actions.end_placement(case, by=clerk, telling=Telling(at=PLACED, seen=2), number=2)

    header = file_of(case)[-1].header
    assert (header.event, dict(header.attributes)) == (FileAct.PLACEMENT_ENDED, {"of": 2})


def test_end_of_what_does_not_last_is_refused(case: Case, clerk: User) -> None:
    telling = Telling(at=PLACED, seen=1)

    with pytest.raises(Refused, match="no placement that lasts"):
        actions.end_placement(case, by=clerk, telling=telling, number=1)
    place(case, clerk)
    with pytest.raises(Refused, match="The placement of entry 1 does not last any more"):
        actions.end_placement(case, by=clerk, telling=telling, number=1)
    with pytest.raises(Refused, match="The placement of entry 7 does not last any more"):
        place(case, clerk, seen=2, ends=frozenset({7}))

    assert len(file_of(case)) == 2


def test_placement_does_not_end_before_it_began(case: Case, clerk: User) -> None:
    place(case, clerk)
    before = PLACED - timedelta(days=1)
    told = Telling(at=before, seen=2)

    with pytest.raises(Refused, match=r"It began only on Tue 11 Aug 2026 \(entry 2\)\."):
        actions.end_placement(case, by=clerk, telling=told, number=2)
    with pytest.raises(Refused, match="It began only on"):
        place(case, clerk, at=before, seen=2, ends=frozenset({2}))
    actions.end_placement(case, by=clerk, telling=Telling(at=PLACED, seen=2), number=2)

    assert len(file_of(case)) == 3


def test_place_without_a_name_is_refused(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="Write down which place it is"):
        place(case, clerk, centre="  ")


def test_unseen_entry_and_future_leave_nothing_behind(case: Case, clerk: User) -> None:
    with pytest.raises(MovedOn):
        place(case, clerk, seen=0)
    with pytest.raises(Refused, match="lies in the future"):
        place(case, clerk, at=datetime.now(UTC) + timedelta(days=400))
    place(case, clerk)
    with pytest.raises(MovedOn):
        actions.end_placement(case, by=clerk, telling=Telling(at=PLACED, seen=1), number=2)

    assert len(file_of(case)) == 2


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(case: Case, clerk: User, role: Role) -> None:
    place(case, clerk)
    other = make_user(role, office=clerk.office)

    act_as(other)
    with pytest.raises(Refused, match="Your role"):
        place(case, other, seen=2)
    with pytest.raises(Refused, match="Your role"):
        actions.end_placement(case, by=other, telling=Telling(at=PLACED, seen=2), number=2)


def test_known_centres_are_those_of_the_state(clerk: User) -> None:
    make_office(kind=OfficeKind.RECEPTION, name="Zuikiai")
    make_office(kind=OfficeKind.RECEPTION, name="Alksniai")
    make_office(kind=OfficeKind.RECEPTION, name="Closed", is_active=False)
    make_office(kind=OfficeKind.RECEPTION, name="Elsewhere", member_state="LV")

    assert access.known_centres(clerk) == ["Alksniai", "Zuikiai"]
