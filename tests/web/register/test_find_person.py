"""Finding a person by name: what is found, what is on record, and what the database shows."""

import pytest
from django.db import connection, transaction

from asylia.likeness.scoring import Strength
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.base.onrecord import NotOnRecord
from asylia.web.cases import actions as cases
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.register import access, actions, finding
from asylia.web.register.actions import Sought
from asylia.web.register.finding import COMPARED, OF_A_NAME, OF_EACH, most_telling
from asylia.web.register.models import Person, RegisterKey, Search, Token
from tests.web.factories import add_entry, make_office, make_user
from tests.web.register.people import make_person

pytestmark = pytest.mark.django_db


def found(by: User, name: str = "Arsen Velgorin", **told: str) -> list[str]:
    act_as(by)
    result = actions.find_person(Sought(name=name, **told), by=by, purpose="is_here")
    return [hit.reference for hit in result.hits]


@pytest.mark.parametrize(
    "name",
    ["Velgorin Arsen", "ARSENAS VELGORINAS", "Арсен Вельгорин", "Welgorin, Arssen", "Velgorin"],
)
def test_person_is_found_in_every_spelling(name: str) -> None:
    user = make_user()
    case = make_person(user)
    make_person(user, family_name="Braskor", given_names="Mirsen")

    assert found(user, name) == [case.reference]


def test_hit_shows_reference_office_and_strength() -> None:
    user = make_user()
    case = make_person(user)

    act_as(user)
    sought = Sought(name="Arsen Velgorin", born="1994-03-02", nationality="RU")
    result = actions.find_person(sought, by=user, purpose="is_here")

    expected = actions.Hit(
        reference=case.reference, office=user.office.name, strength=Strength.STRONG
    )
    assert result.hits == (expected,)


def test_case_of_another_office_is_found_and_not_opened() -> None:
    case = make_person(make_user())
    user = make_user()

    assert found(user) == [case.reference]
    assert not Case.objects.filter(pk=case.pk).exists()


def test_case_of_another_state_is_not_found() -> None:
    make_person(make_user(office=make_office(member_state="LV")))

    assert found(make_user()) == []


def test_exchanged_day_and_month_is_found_by_the_birth() -> None:
    user = make_user()
    case = make_person(user)

    assert found(user, "Arsenij", born="1994-02-03") == [case.reference]


def test_each_hit_is_a_read_and_the_search_is_on_record() -> None:
    user = make_user()
    case = make_person(user)

    found(user)
    found(user, "arsen  VELGORIN")

    reads = Read.objects.values_list("case", "by", "what")
    assert list(reads) == [(case.pk, user.pk, "case_sought")] * 2
    first, second = Search.objects.order_by("pk")
    assert (first.by, first.purpose, first.refused) == (user, "is_here", False)
    assert bytes(first.digest) == bytes(second.digest)
    assert b"elgorin" not in bytes(first.digest)


def evidence(most: int, *people: int) -> tuple[int, list[int]]:
    return most, list(people)


def test_rare_token_tells_more_than_a_frequent_one() -> None:
    frequent = evidence(OF_EACH, *range(100))

    assert most_telling([frequent, evidence(OF_EACH, 7)])[0] == 7


def test_two_facts_in_common_tell_even_if_many_have_each() -> None:
    one, other = range(OF_EACH), range(OF_EACH - 5, 2 * OF_EACH - 5)

    found = most_telling([evidence(OF_EACH, *one), evidence(OF_EACH, *other)])

    assert set(found[:5]) == set(one) & set(other)
    assert len(found) == COMPARED


def test_of_too_many_the_newest_cases_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "OF_EACH", 2)
    monkeypatch.setattr(finding, "OF_A_NAME", 2)
    user = make_user()
    _, *newest = [make_person(user) for _ in range(3)]

    assert set(found(user)) == {case.reference for case in newest}


def test_part_of_a_name_that_too_many_have_says_next_to_nothing() -> None:
    too_many = evidence(OF_A_NAME, *range(OF_A_NAME))

    assert most_telling([too_many, evidence(OF_EACH, *range(5_000, 6_000))])[-1] >= 5_000


def test_administrator_does_not_search() -> None:
    with pytest.raises(Refused):
        found(make_user(Role.ADMINISTRATOR))


def test_too_many_searches_are_refused_and_on_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "TRIES", ((access.TRIES[0][0], 2),))
    user = make_user()
    make_person(user)

    results = [actions.find_person(Sought(name="Arsen"), by=user, purpose="mail") for _ in "abc"]

    assert [bool(result.refused) for result in results] == [False, False, True]
    assert results[2].hits == ()
    assert list(Search.objects.order_by("pk").values_list("refused", flat=True)) == [
        False,
        False,
        True,
    ]


def test_register_follows_a_correction_and_a_withdrawal() -> None:
    user = make_user()
    case = make_person(user)
    entry = case.entries.get()

    act_as(user)
    new = cases.correct_entry(case, entry, by=user, content={"family_name": "Braskor"})
    after_correction = found(user, "Velgorin"), found(user, "Braskor")
    cases.withdraw_entry(case, new, by=user, reason="another person")

    assert after_correction == ([], [case.reference])
    assert found(user, "Braskor") == []


def test_later_statement_leaves_the_earlier_name_findable() -> None:
    user = make_user()
    case = make_person(user)

    add_entry(case, "identity_stated", by=user, content={"family_name": "Braskor"})

    assert found(user, "Velgorin") == found(user, "Braskor") == [case.reference]


def test_note_leaves_the_register_alone() -> None:
    user = make_user()
    case = make_person(user)

    add_entry(case, "note_added", by=user, content={"words": "Braskor"})

    assert found(user, "Braskor") == []


def test_hand_over_moves_the_person() -> None:
    user, other = make_user(), make_user()
    case = make_person(user)

    act_as(user)
    cases.hand_over_case(case, by=user, to=other.office)

    act_as(other)
    result = actions.find_person(Sought(name="Velgorin"), by=other, purpose="mail")
    assert [hit.office for hit in result.hits] == [other.office.name]


def test_no_row_of_the_register_exists_without_a_search() -> None:
    user = make_user()
    make_person(user)
    found(user)

    assert Person.objects.count() == Token.objects.count() == 0


def rows_while_searching(number: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('asylia.search', %s, true)", [str(number)])
    return Token.objects.count()


def test_rows_exist_while_a_search_is_on_record() -> None:
    user = make_user()
    make_person(user)
    found(user)

    assert rows_while_searching(Search.objects.get().pk) > 0


def test_search_of_somebody_else_shows_no_row() -> None:
    user = make_user()
    make_person(user)
    found(user)
    number = Search.objects.get().pk

    act_as(make_user(office=user.office))

    assert rows_while_searching(number) == 0


def test_search_that_is_not_on_record_shows_no_row() -> None:
    user = make_user()
    make_person(user)

    assert rows_while_searching(1_000_000) == 0


def test_read_of_a_foreign_case_without_a_search_is_refused() -> None:
    case = make_person(make_user())
    user = make_user()
    act_as(user)

    with pytest.raises(NotOnRecord), transaction.atomic():
        note_read(user, [case], what=ReadAct.CASE_SOUGHT)


def test_nothing_stored_holds_a_name() -> None:
    user = make_user()
    make_person(user)
    found(user)
    rows_while_searching(Search.objects.get().pk)

    person = Person.objects.get()

    assert b"elgorin" not in bytes(person.sealed).lower()
    assert RegisterKey.objects.count() == 1
