"""What is written when a case recalls another, and who sees which."""

import pytest

from asylia.casefile.statements import links_of
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases.access import why_not_correct
from asylia.web.cases.actions import hand_over_case, withdraw_entry
from asylia.web.cases.file import entries_of, file_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.refusals import MovedOn
from asylia.web.evidence import actions
from tests.web.factories import make_case, make_office, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk)


@pytest.fixture
def other(clerk: User) -> Case:
    return make_case(clerk)


def link(case: Case, by: User, *, to: Case | None, seen: int = 1, alike: str = "one road") -> Entry:
    return actions.link_case(case, by=by, seen=seen, other=to, alike=alike, unlike="documents")


def test_likeness_is_written_in_words_and_the_reference_as_a_code(
    case: Case, other: Case, clerk: User
) -> None:
    link(case, clerk, to=other)

    (found,) = links_of(file_of(case))
    assert (found.case, found.likeness, found.unlike) == (other.reference, "one road", "documents")
    assert dict(file_of(case)[-1].header.attributes) == {"case": other.reference}
    assert len(file_of(other)) == 1


def test_case_is_not_linked_to_itself_twice_or_without_words(
    case: Case, other: Case, clerk: User
) -> None:
    with pytest.raises(Refused, match="This is the case itself"):
        link(case, clerk, to=case)
    with pytest.raises(Refused, match="Say in words what is alike"):
        link(case, clerk, to=other, alike=" ")
    link(case, clerk, to=other)
    with pytest.raises(Refused, match="linked already"):
        link(case, clerk, to=other, seen=2)

    assert len(links_of(file_of(case))) == 1


def test_link_that_was_taken_back_can_be_made_anew(case: Case, other: Case, clerk: User) -> None:
    entry = link(case, clerk, to=other)
    withdraw_entry(case, entry, by=clerk, reason="another road")

    link(case, clerk, to=other, seen=3, alike="one unit")

    assert [one.likeness for one in links_of(file_of(case))] == ["one unit"]


def test_case_of_another_office_is_as_if_it_did_not_exist(case: Case, clerk: User) -> None:
    elsewhere = make_case()
    act_as(clerk)

    with pytest.raises(Refused, match="no case of that reference that you may open"):
        link(case, clerk, to=elsewhere)
    with pytest.raises(Refused, match="no case of that reference that you may open"):
        link(case, clerk, to=None)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(
    case: Case, other: Case, clerk: User, role: Role
) -> None:
    reader = make_user(role, office=clerk.office)
    act_as(reader)

    with pytest.raises(Refused, match="Your role"):
        link(case, reader, to=other)


def test_overtaken_writer_is_told(case: Case, other: Case, clerk: User) -> None:
    with pytest.raises(MovedOn):
        link(case, clerk, to=other, seen=0)


def test_link_to_a_case_that_went_elsewhere_says_nothing_of_it(
    case: Case, other: Case, clerk: User
) -> None:
    entry = link(case, clerk, to=other)
    kept = link(case, clerk, to=make_case(clerk), seen=2, alike="one unit")
    hand_over_case(other, by=clerk, to=make_office())

    newest, hidden, _first = entries_of(case)

    assert (hidden.content, dict(hidden.entry.header.attributes)) == ({}, {})
    assert newest.content == {"words": "one unit", "unlike": "documents"}
    assert [found.case != "" for found in links_of(file_of(case))] == [True, True]
    assert why_not_correct(clerk, case, entry=entry) == (
        "This entry links a case that you may not open. Leave it to those who may."
    )
    assert why_not_correct(clerk, case, entry=kept) is None


def test_withdrawal_of_a_link_says_no_more_than_the_link(
    case: Case, other: Case, clerk: User
) -> None:
    entry = link(case, clerk, to=other)
    withdraw_entry(case, entry, by=clerk, reason="he had documents")
    hand_over_case(other, by=clerk, to=make_office())

    assert [line.content for line in entries_of(case)[:2]] == [{}, {}]
