"""Each act on a case: done, refused with the reason, all or nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from asylia.casefile.entries import header_from
from asylia.web.accounts.models import Role
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now
from asylia.web.cases import actions
from asylia.web.cases.actions import CaseToLoad
from asylia.web.cases.drafts import Draft
from asylia.web.cases.file import entries_of, file_of
from asylia.web.cases.key_models import KeyShare
from asylia.web.cases.models import Case, CaseHead, DueDate, Entry
from tests.web.factories import NOON, make_case, make_office, make_user

pytestmark = pytest.mark.django_db

CASE_TABLES = (Case, CaseHead, KeyShare, Entry, DueDate)


def counts() -> list[int]:
    return [model.objects.count() for model in CASE_TABLES]


# Identity, notes ---------------------------------------------------------------------------


def test_identity_stated_again_stands_beside_the_first() -> None:
    user = make_user()
    case = make_case(user)

    actions.state_identity(case, by=user, identity={"family_name": "Velgorinas"})
    actions.state_identity(case, by=user, identity={"family_name": "V"}, source="document")

    told = [(line.content, line.entry.header.source) for line in entries_of(case)[:2]]
    assert told == [({"family_name": "V"}, "document"), ({"family_name": "Velgorinas"}, "stated")]


def test_empty_identity_is_refused() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Refused, match="at least one thing"):
        actions.state_identity(case, by=user, identity={})

    assert case.entries.count() == 1


def test_note_is_added_and_its_words_are_trimmed_and_nothing_else() -> None:
    user = make_user()
    case = make_case(user)

    entry = actions.add_note(case, by=user, words="  He asked for\n\na doctor. ")

    assert (entry.number, entry.event) == (2, "note_added")
    assert file_of(case)[1].content == {"words": "He asked for\n\na doctor."}


def test_what_is_sent_twice_is_written_once() -> None:
    user = make_user()
    case = make_case(user)

    notes = [actions.add_note(case, by=user, words="once") for _ in range(2)]
    said = [actions.state_identity(case, by=user, identity={"sex": "male"}) for _ in range(2)]
    other = actions.state_identity(case, by=user, identity={"sex": "male"}, source="document")

    assert notes[0] == notes[1]
    assert said[0] == said[1]
    assert [notes[0].number, said[0].number, other.number] == [2, 3, 4]
    assert case.entries.count() == 4


def test_same_words_much_later_are_a_note_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    user = make_user()
    case = make_case(user)
    actions.add_note(case, by=user, words="Nobody answers.")
    later = now() + timedelta(hours=1)
    monkeypatch.setattr(actions, "now", lambda: later)

    actions.add_note(case, by=user, words="Nobody answers.")

    assert case.entries.count() == 3


def test_empty_note_is_refused() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Refused, match="Write the note"):
        actions.add_note(case, by=user, words=" \n ")

    assert case.entries.count() == 1


# Corrections -------------------------------------------------------------------------------


def test_correction_replaces_an_entry_and_leaves_it_in_the_file() -> None:
    user = make_user()
    case = make_case(user, happened_on=date(2026, 8, 10))

    actions.correct_entry(case, case.entries.get(), by=user, happened_on=date(2026, 8, 9))

    newest, oldest = entries_of(case)
    assert (newest.corrects, newest.event, newest.happened) == (
        1,
        "application_made",
        date(2026, 8, 9),
    )
    assert (oldest.corrected_by, oldest.happened) == (2, date(2026, 8, 10))
    assert DueDate.objects.get(case=case, limit_id="apr-register-5d").starts_on == date(2026, 8, 9)


def test_entry_taken_back_starts_no_limit() -> None:
    user = make_user()
    case = make_case(user)
    assert DueDate.objects.filter(case=case).exists()

    actions.withdraw_entry(case, case.entries.get(), by=user, reason="It was another person.")

    assert not DueDate.objects.filter(case=case).exists()
    newest = entries_of(case)[0]
    assert (newest.withdrawn, newest.corrects) == (True, 1)
    assert newest.content == {"words": "It was another person."}


def test_entry_is_not_taken_back_without_a_reason() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Refused, match="Say why"):
        actions.withdraw_entry(case, case.entries.get(), by=user, reason=" ")

    assert case.entries.count() == 1


# Assigning and handing over ----------------------------------------------------------------


def test_assigned_case_is_with_its_caseworker() -> None:
    supervisor = make_user(Role.SUPERVISOR)
    caseworker = make_user(office=supervisor.office)
    case = make_case(supervisor)

    entry = actions.assign_case(case, by=supervisor, to=caseworker)

    case.refresh_from_db()
    assert case.caseworker == caseworker
    header = header_from(bytes(entry.header))
    assert (header.event, header.attributes) == ("case_assigned", {"to": caseworker.reference})


def test_case_is_not_assigned_to_somebody_of_another_office() -> None:
    supervisor = make_user(Role.SUPERVISOR)
    case = make_case(supervisor)

    with pytest.raises(Refused, match="of your office"):
        actions.assign_case(case, by=supervisor, to=make_user())

    case.refresh_from_db()
    assert (case.caseworker, case.entries.count()) == (None, 1)


def test_case_handed_over_is_seen_by_the_other_office_alone() -> None:
    guard = make_user(Role.BORDER_GUARD)
    there = make_user()
    case = make_case(guard)

    entry = actions.hand_over_case(case, by=guard, to=there.office, reason="Registered here.")

    assert header_from(bytes(entry.header)).attributes == {
        "from": guard.office.reference,
        "to": there.office.reference,
    }
    assert counts() == [0, 0, 0, 0, 0]
    act_as(there)
    found = Case.objects.visible_to(there).get()
    assert (found, found.office, found.caseworker) == (case, there.office, None)
    assert file_of(found)[1].content == {"words": "Registered here."}
    assert set(DueDate.objects.values_list("office_id", flat=True)) == {there.office_id}


def test_case_is_not_handed_over_to_a_closed_office() -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = make_case(guard)

    with pytest.raises(Refused, match="takes no cases"):
        actions.hand_over_case(case, by=guard, to=make_office(is_active=False))

    assert case.entries.count() == 1


def test_case_handed_over_meanwhile_is_not_assigned_any_more() -> None:
    supervisor = make_user(Role.SUPERVISOR)
    case = make_case(supervisor)
    stale = Case.objects.get(pk=case.pk)
    actions.hand_over_case(case, by=supervisor, to=make_office())

    with pytest.raises(Refused, match="no longer, with your office"):
        actions.assign_case(stale, by=supervisor, to=supervisor)


# Every act refuses every role that may not -------------------------------------------------

ACTS: dict[str, Callable[[Case, Any], object]] = {
    "identity": lambda case, by: actions.state_identity(case, by=by, identity={"sex": "male"}),
    "note": lambda case, by: actions.add_note(case, by=by, words="A note."),
    "correct": lambda case, by: actions.correct_entry(case, case.entries.get(), by=by),
    "withdraw": lambda case, by: actions.withdraw_entry(
        case, case.entries.get(), by=by, reason="Wrong."
    ),
    "assign": lambda case, by: actions.assign_case(case, by=by, to=by),
    "hand over": lambda case, by: actions.hand_over_case(case, by=by, to=make_office()),
}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.INTERPRETER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("act", ACTS)
def test_act_is_refused_to_who_does_not_write(act: str, role: Role) -> None:
    owner = make_user()
    case = make_case(owner)
    user = make_user(role, office=case.office)
    before = counts()
    act_as(user)

    with pytest.raises((Refused, Entry.DoesNotExist)):
        ACTS[act](case, user)

    act_as(owner)
    assert counts() == before


@pytest.mark.parametrize("act", ACTS)
def test_act_that_fails_halfway_leaves_nothing(act: str) -> None:
    supervisor = make_user(Role.SUPERVISOR)
    case = make_case(supervisor)
    before = counts()

    with pytest.raises(DatabaseError, match="halfway"):
        do_and_fail(lambda: ACTS[act](case, supervisor), before)

    case.refresh_from_db()
    assert (counts(), case.caseworker, case.office) == (before, None, supervisor.office)
    assert case.head.number == 1


@transaction.atomic
def do_and_fail(act: Callable[[], object], before: list[int]) -> None:
    act()
    assert counts() != before
    raise DatabaseError("halfway")


# Loading many ------------------------------------------------------------------------------


def test_loaded_case_keeps_its_moments_authors_and_offices() -> None:
    guard = make_user(Role.BORDER_GUARD)
    caseworker = make_user()
    reception = make_office()
    drafts = [
        Draft(event="border_apprehension", by=guard, at=NOON),
        Draft(event="application_made", by=guard, at=NOON + timedelta(hours=1)),
        Draft(event="application_registered", by=caseworker, at=NOON + timedelta(days=1)),
        Draft(
            event="application_registered", by=caseworker, at=NOON + timedelta(days=2), corrects=3
        ),
    ]

    (stayed,) = actions.replay_caseload(
        [CaseToLoad(drafts=drafts, caseworker=caseworker, reference="LT-7Q4K-2M9X")]
    )
    act_as(caseworker)
    file = [(e.header.event, e.header.recorded_at, e.header.corrects) for e in file_of(stayed)]
    (moved,) = actions.replay_caseload([CaseToLoad(drafts=drafts, office=reception)])

    assert file == [
        ("border_apprehension", NOON, None),
        ("application_made", NOON + timedelta(hours=1), None),
        ("case_handed_over", NOON + timedelta(days=1), None),
        ("application_registered", NOON + timedelta(days=1), None),
        ("application_registered", NOON + timedelta(days=2), 4),
        ("case_assigned", NOON + timedelta(days=2), None),
    ]
    assert (stayed.reference, stayed.office, stayed.caseworker) == (
        "LT-7Q4K-2M9X",
        caseworker.office,
        caseworker,
    )
    assert (moved.office, moved.caseworker) == (reception, None)


def test_caseload_is_loaded_whole_or_not_at_all() -> None:
    guard = make_user(Role.BORDER_GUARD)
    good = CaseToLoad(drafts=[Draft(event="border_apprehension", by=guard, at=NOON)])
    auditor = make_user(Role.AUDITOR)
    bad = CaseToLoad(drafts=[Draft(event="border_apprehension", by=auditor, at=NOON)])

    with pytest.raises(Refused):
        actions.replay_caseload([good, bad])

    act_as(guard)
    assert counts() == [0, 0, 0, 0, 0]
