"""What is written when somebody said something, and who may write it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from asylia.casefile.saying import Asking, Saying
from asylia.casefile.statements import (
    Confirmed,
    OwnNote,
    Setting,
    SourceKind,
    Statement,
    Teller,
    statements_of,
)
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases.actions import withdraw_entry
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, DueDate, Entry
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.telling import Telling
from asylia.web.evidence import actions
from tests.web.factories import make_case, make_user

pytestmark = pytest.mark.django_db

SAID = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
WORDS = Saying(words="He held a bridge in May.", setting=Setting.REGISTRATION, language="ru")
SAYS_NO = Asking(of=2, confirmed=False, reason="it was in March")


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_MADE)


def record(case: Case, by: User, *, at: Any = SAID, seen: int = 1, saying: Saying = WORDS) -> Entry:
    return actions.record_statement(case, by=by, telling=Telling(at=at, seen=seen), saying=saying)


def correct(case: Case, by: User, *, of: int, seen: int, **told: Any) -> Entry:
    telling, reason = Telling(at=SAID, seen=seen), told.pop("reason", "misheard")
    saying = Saying(words=told.pop("words", "He held a bridge in March."))
    return actions.correct_statement(
        case, by=by, telling=telling, of=of, saying=saying, reason=reason
    )


def ask(case: Case, by: User, asking: Asking = SAYS_NO, *, seen: int = 2) -> Entry:
    return actions.confirm_statement(
        case, by=by, telling=Telling(at=SAID, seen=seen), asking=asking
    )


def said_in(case: Case) -> tuple[Statement, ...]:
    return statements_of(file_of(case))


def test_statement_is_written_as_it_was_said(case: Case, clerk: User) -> None:
    entry = record(case, clerk)

    (found,) = said_in(case)
    assert (entry.number, entry.source) == (2, "stated")
    assert (found.words, found.language, found.setting) == (
        "He held a bridge in May.",
        "ru",
        "registration",
    )
    assert (found.happened, found.verified) == (SAID, "not_examined")


def test_names_words_and_language_are_sealed_and_codes_are_not(case: Case, clerk: User) -> None:
    record(case, clerk)

    header = bytes(Entry.objects.get(case=case, number=2).header).decode()
    assert "bridge" not in header
    assert (
        '"attributes":{"confirmed":"not_asked","kind":"person","setting":"registration"}' in header
    )


def test_press_report_keeps_each_teller_and_what_they_say_of_it(case: Case, clerk: User) -> None:
    post = Teller(
        kind=SourceKind.PRESS,
        who="The Estuary Post",
        own_note=OwnNote.SAYS_UNCONFIRMED,
        words="could not be confirmed",
    )
    before = (
        Teller(kind=SourceKind.PERSON),
        Teller(kind=SourceKind.BROADCASTER, who="Radio Lankas"),
    )
    saying = Saying(words="He held a bridge.", source=post, told_by=before)

    entry = record(case, clerk, saying=saying)

    (found,) = said_in(case)
    assert found.tellers == (*before, post)
    assert (found.is_hearsay, entry.source) == (True, "")


def test_statement_changes_no_date(case: Case, clerk: User) -> None:
    before = set(DueDate.objects.filter(case=case).values_list("pk", flat=True))

    record(case, clerk)

    assert set(DueDate.objects.filter(case=case).values_list("pk", flat=True)) == before


@pytest.mark.parametrize("words", ["", "  \n"])
def test_empty_words_are_refused(case: Case, clerk: User, words: str) -> None:
    with pytest.raises(Refused, match="Write the words before you record them"):
        record(case, clerk, saying=Saying(words=words))

    assert said_in(case) == ()


def test_words_of_the_future_are_refused(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="lies in the future"):
        record(case, clerk, at=datetime.now(UTC) + timedelta(days=1))
    with pytest.raises(Refused, match="lies in the future"):
        record(case, clerk, at=date(2090, 1, 1))

    assert said_in(case) == ()


def test_whoever_was_overtaken_is_told_and_nothing_is_written(case: Case, clerk: User) -> None:
    record(case, clerk)

    with pytest.raises(MovedOn):
        record(case, clerk, seen=1)

    assert len(said_in(case)) == 1


@pytest.mark.parametrize("role", [Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR])
def test_those_who_write_into_files_record_statements(case: Case, clerk: User, role: Role) -> None:
    other = make_user(role, office=clerk.office)
    act_as(other)

    assert record(case, other).number == 2


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(case: Case, clerk: User, role: Role) -> None:
    record(case, clerk)
    other = make_user(role, office=clerk.office)
    act_as(other)

    with pytest.raises(Refused, match="Your role"):
        record(case, other, seen=2)
    with pytest.raises(Refused, match="Your role"):
        correct(case, other, of=2, seen=2)
    with pytest.raises(Refused, match="Your role"):
        ask(case, other)


def test_another_office_is_refused(case: Case, clerk: User) -> None:
    record(case, clerk)
    stranger = make_user()
    act_as(stranger)

    with pytest.raises(Refused, match="not, or no longer, with your office"):
        record(case, stranger, seen=2)


# Corrections ------------------------------------------------------------------------------


def test_corrected_statement_stands_and_the_earlier_words_stay(case: Case, clerk: User) -> None:
    record(case, clerk)

    correct(case, clerk, of=2, seen=2)

    (found,) = said_in(case)
    assert (found.number, found.earlier, found.words) == (3, (2,), "He held a bridge in March.")
    assert (file_of(case)[-1].content or {})["reason"] == "misheard"
    assert (file_of(case)[1].content or {})["words"] == "He held a bridge in May."


def test_correction_may_be_corrected_and_what_was_corrected_may_not(
    case: Case, clerk: User
) -> None:
    record(case, clerk)
    correct(case, clerk, of=2, seen=2)

    correct(case, clerk, of=3, seen=3, words="He held a bridge in June.")

    assert [one.earlier for one in said_in(case)] == [(2, 3)]
    with pytest.raises(Refused, match=r"was corrected already \(entry 3\)"):
        correct(case, clerk, of=2, seen=4)


def test_correction_without_reason_or_words_is_refused(case: Case, clerk: User) -> None:
    record(case, clerk)

    with pytest.raises(Refused, match="Say what was wrong"):
        correct(case, clerk, of=2, seen=2, reason=" ")
    with pytest.raises(Refused, match="Write the words"):
        correct(case, clerk, of=2, seen=2, words=" ")


def test_what_is_no_statement_is_not_corrected(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="Entry 1 is no statement"):
        correct(case, clerk, of=1, seen=1)
    with pytest.raises(Refused, match="Entry 9 is no statement"):
        correct(case, clerk, of=9, seen=1)


def test_what_was_taken_back_is_not_spoken_of(case: Case, clerk: User) -> None:
    entry = record(case, clerk)
    withdraw_entry(case, entry, by=clerk, reason="another person said it")

    with pytest.raises(Refused, match=r"was taken back \(entry 3\)"):
        correct(case, clerk, of=2, seen=3)
    with pytest.raises(Refused, match=r"was taken back \(entry 3\)"):
        ask(case, clerk, seen=3)
    with pytest.raises(Refused, match=r"was taken back \(entry 3\)"):
        correct(case, clerk, of=3, seen=3)


# The words, put to the person -------------------------------------------------------------


def test_refusal_to_confirm_is_kept_with_its_reason(case: Case, clerk: User) -> None:
    record(case, clerk)

    ask(case, clerk)

    (found,) = said_in(case)
    assert (found.confirmation.answer, found.confirmation.reason) == (
        Confirmed.NO,
        "it was in March",
    )


def test_confirmation_needs_no_reason_and_a_refusal_does(case: Case, clerk: User) -> None:
    record(case, clerk)

    with pytest.raises(Refused, match="Say why the person does not confirm"):
        ask(case, clerk, Asking(of=2, confirmed=False, reason=" "))
    ask(case, clerk, Asking(of=2, confirmed=True))

    assert [one.confirmation.answer for one in said_in(case)] == [Confirmed.YES]


def test_answer_to_an_overtaken_file_is_not_written(case: Case, clerk: User) -> None:
    record(case, clerk)

    with pytest.raises(MovedOn):
        ask(case, clerk, seen=1)

    assert [one.confirmation.answer for one in said_in(case)] == [Confirmed.NOT_ASKED]
