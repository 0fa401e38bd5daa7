"""What is typed and not sent: kept sealed, given back to its writer alone, forgotten in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone

from asylia.web.accounts.actions import BEGUN, SEEN
from asylia.web.accounts.models import Role, Session, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions, keeping, rotation, typed
from asylia.web.cases.grants import Missed
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case, Entry, Read, Unsent
from asylia.web.embedded.places import Place
from asylia.web.retention.actions import erase_case
from tests.web.clients import sign_in
from tests.web.conftest import use_database
from tests.web.factories import add_entry, make_case, make_user

WORDS = "Zyxwvutas came by the river"
FIRST_CONTACT = "/first-contact"


@pytest.fixture
def clerk(db: None) -> User:
    return make_user()


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk)


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def note_of(case: Case) -> str:
    return f"/cases/{case.reference}/note"


def keep(client: Client, address: str, **told: str) -> Any:
    return client.post("/unsent", {"words": WORDS, **told, "unsent-for": address})


def rows_of(user: User) -> list[Unsent]:
    act_as(user)
    return list(Unsent.objects.all())


def end_session(client: Client) -> None:
    """A quarter of an hour and more goes by."""
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def test_words_are_kept_and_stand_in_their_form_again(
    desk: Client, case: Case, clerk: User
) -> None:
    answer = keep(desk, note_of(case))
    page = desk.get(note_of(case)).content.decode()

    assert answer.content.decode().startswith("Kept at ")
    assert WORDS in page
    assert "Restored from" in page
    assert 'action="/unsent/discard"' in page
    act_as(clerk)
    assert Entry.objects.filter(case=case).count() == 1


def test_newer_words_take_the_place_of_older_ones(desk: Client, case: Case, clerk: User) -> None:
    keep(desk, note_of(case))
    keep(desk, note_of(case), words="Only this.")

    assert len(rows_of(clerk)) == 1
    assert "Only this." in desk.get(note_of(case)).content.decode()


def test_note_on_the_page_of_the_case_is_restored_too(desk: Client, case: Case) -> None:
    keep(desk, note_of(case))

    page = desk.get(f"/cases/{case.reference}").content.decode()

    assert WORDS in page
    assert "Restored from" in page


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("identity", {"family_name": WORDS, "sex": "female", "source": "document", "seen": "1"}),
        ("statements/new", {"words": WORDS, "at": "yesterday 9:00", "seen": "1"}),
        ("entries/1/correct", {"reason": WORDS, "at": "9 8 2026 10:00", "seen": "1"}),
        ("hand-over", {"reason": WORDS}),
    ],
)
def test_every_box_of_a_form_is_restored(
    desk: Client, case: Case, form: str, told: dict[str, str]
) -> None:
    address = f"/cases/{case.reference}/{form}"

    keep(desk, address, **told)
    answer = desk.get(address)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(value in page for name, value in told.items() if name != "seen")
    assert "Restored from" in page
    if told.get("sex"):
        assert '<option value="female" selected>' in page


def test_restored_form_shows_what_others_recorded_since_it_was_opened(
    desk: Client, case: Case, clerk: User
) -> None:
    address = f"/cases/{case.reference}/identity"
    keep(desk, address, family_name="Mine", source="stated", seen="1")
    other = make_user(Role.SUPERVISOR, office=clerk.office)
    act_as(other)
    actions.add_note(case, by=other, words="Written meanwhile.")

    page = desk.get(address).content.decode()

    assert "Written meanwhile." in page
    assert 'name="seen" value="2"' in page


def test_words_are_forgotten_once_they_are_recorded(desk: Client, case: Case, clerk: User) -> None:
    keep(desk, note_of(case))

    desk.post(note_of(case), {"words": WORDS})

    assert rows_of(clerk) == []
    assert "Restored from" not in desk.get(note_of(case)).content.decode()


def test_act_that_is_recorded_is_forgotten_too(desk: Client, case: Case, clerk: User) -> None:
    address = f"/cases/{case.reference}/identity"
    told = {"family_name": "Dubmir", "source": "stated", "seen": "1"}
    keep(desk, address, **told)

    desk.post(address, told)

    assert rows_of(clerk) == []


def test_form_that_was_not_taken_is_kept_without_any_script(
    desk: Client, case: Case, clerk: User
) -> None:
    answer = desk.post(f"/cases/{case.reference}/identity", {"family_name": WORDS, "seen": "1"})

    assert answer.status_code == 422
    assert WORDS in desk.get(f"/cases/{case.reference}/identity").content.decode()


def test_words_are_thrown_away(desk: Client, case: Case, clerk: User) -> None:
    keep(desk, note_of(case))

    answer = desk.post("/unsent/discard", {"unsent-for": note_of(case)})

    assert answer["Location"] == note_of(case)
    assert rows_of(clerk) == []


def test_restored_words_are_a_read_of_the_case(desk: Client, case: Case, clerk: User) -> None:
    keep(desk, note_of(case))
    act_as(clerk)
    before = Read.objects.count()

    desk.get(note_of(case))

    act_as(clerk)
    assert Read.objects.count() == before + 1


def test_nobody_else_reads_them(desk: Client, case: Case, clerk: User) -> None:
    keep(desk, note_of(case))
    lead = make_user(Role.SUPERVISOR, office=clerk.office)
    theirs = sign_in(Client(), lead)

    assert WORDS not in theirs.get(note_of(case)).content.decode()
    act_as(lead)
    assert not Unsent.objects.exists()
    act_as(clerk)
    assert Unsent.objects.count() == 1


def test_database_takes_no_words_in_the_name_of_another(clerk: User, case: Case) -> None:
    other = make_user(office=clerk.office)
    act_as(other)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Unsent.objects.create(
            user=clerk, case=case, address=note_of(case), kept_at=timezone.now(), sealed=b"x"
        )


def test_words_stand_nowhere_in_clear_and_open_in_their_place_alone(
    desk: Client, case: Case, clerk: User
) -> None:
    keep(desk, note_of(case))
    keep(desk, FIRST_CONTACT)

    rows = rows_of(clerk)
    assert len(rows) == 2
    for row in rows:
        assert WORDS.encode() not in bytes(row.sealed)
        assert WORDS[:9].encode() not in bytes(row.sealed)
    Unsent.objects.filter(case=case).update(address=f"/cases/{case.reference}/identity")
    elsewhere = typed.Place(address=f"/cases/{case.reference}/identity", case=case)
    with pytest.raises(KeyStoreError):
        typed.found(clerk, elsewhere)


def test_words_about_no_case_are_kept_under_a_key_of_their_own(desk: Client, clerk: User) -> None:
    keep(desk, FIRST_CONTACT, place="By the old mill", family_name="Dubmir")

    page = desk.get(FIRST_CONTACT).content.decode()

    (row,) = rows_of(clerk)
    assert (row.case, bool(row.store)) == (None, True)
    assert WORDS in page
    assert "By the old mill" in page


def test_form_sent_after_the_session_ended_loses_no_word(
    desk: Client, case: Case, clerk: User
) -> None:
    end_session(desk)

    answer = desk.post(note_of(case), {"words": WORDS})

    told = f"next=%2Fcases%2F{case.reference}%2Fnote&ended=1&kept=1"
    assert answer["Location"] == f"/sign-in?{told}"
    assert "kept for you alone" in desk.get(answer["Location"]).content.decode()
    act_as(clerk)
    assert Entry.objects.filter(case=case).count() == 1
    sign_in(desk, clerk)
    assert WORDS in desk.get(note_of(case)).content.decode()


def test_form_sent_after_the_longest_session_loses_no_word(
    desk: Client, case: Case, clerk: User
) -> None:
    session = desk.session
    session[BEGUN] = session[SEEN] - 13 * 3600
    session.save()

    answer = desk.post(note_of(case), {"words": WORDS})

    assert "kept=1" in answer["Location"]
    assert len(rows_of(clerk)) == 1


def test_words_typed_into_a_page_left_open_are_kept_at_its_end(
    desk: Client, case: Case, clerk: User
) -> None:
    end_session(desk)

    answer = keep(desk, note_of(case))

    assert answer.status_code == 302
    assert len(rows_of(clerk)) == 1


def test_what_is_thrown_away_after_the_end_stays(desk: Client, case: Case, clerk: User) -> None:
    keep(desk, note_of(case))
    end_session(desk)

    desk.post("/unsent/discard", {"unsent-for": note_of(case)})

    assert WORDS in typed.words_of(*_place(clerk, case))


def _place(user: User, case: Case) -> tuple[User, typed.Place]:
    act_as(user)
    return user, typed.Place(address=note_of(case), case=case)


def test_words_of_a_session_that_is_not_known_any_more_are_given_back(
    desk: Client, case: Case
) -> None:
    Session.objects.all().delete()

    answer = desk.post(note_of(case), {"words": WORDS})

    assert answer.status_code == 403
    assert WORDS in answer.content.decode()
    assert "/sign-in" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("change", ["password", "closed", "half"])
def test_session_that_somebody_ended_keeps_nothing(
    desk: Client, case: Case, clerk: User, change: str
) -> None:
    if change == "half":
        session = desk.session
        del session[BEGUN]
        session.save()
    end_session(desk)
    if change == "password":
        clerk.set_password("another password for tests")
        clerk.save()
    if change == "closed":
        User.objects.filter(pk=clerk.pk).update(is_active=False)

    answer = desk.post(note_of(case), {"words": WORDS})

    assert answer.status_code == 403
    assert rows_of(clerk) == []


def test_ended_session_opens_and_records_nothing(desk: Client, case: Case, clerk: User) -> None:
    strange = make_case()
    end_session(desk)

    answer = desk.post(note_of(strange), {"words": WORDS})

    assert answer.status_code == 403
    assert rows_of(clerk) == []
    assert desk.get(note_of(case)).status_code == 302


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("", 422),
        ("/users/", 422),
        ("/nowhere", 422),
        ("https://example.org/cases/LT-2222-2222/note", 422),
        ("/cases/" + "2" * 200, 422),
        ("/cases/LT-2222-2222/note", 404),
    ],
)
def test_words_for_no_form_of_ours_are_refused(
    desk: Client, clerk: User, address: str, status: int
) -> None:
    answer = keep(desk, address)

    assert answer.status_code == status
    assert rows_of(clerk) == []
    assert Missed.objects.filter(by=clerk).count() == (status == 404)


def test_words_for_a_form_of_another_role_are_refused(client: Client, clerk: User) -> None:
    auditor = make_user(Role.AUDITOR, office=clerk.office)
    sign_in(client, auditor)

    assert keep(client, FIRST_CONTACT).status_code == 403


def test_words_of_an_act_that_became_impossible_are_given_back(
    desk: Client, case: Case, clerk: User
) -> None:
    address = f"/cases/{case.reference}/application/register"
    assert desk.get(address).status_code == 200
    keep(desk, address, remark=WORDS, reason=WORDS)
    add_entry(case, "application_registered", by=clerk)

    answer = desk.get(address)

    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


def test_asking_how_long_the_session_lasts_does_not_prolong_it(desk: Client) -> None:
    session = desk.session
    session[SEEN] -= 300
    session.save()

    first, second = desk.get("/session"), desk.get("/session")

    assert 595 <= int(first.content) <= 600
    assert int(second.content) <= int(first.content)
    desk.get("/keys")
    assert int(desk.get("/session").content) > 890


def test_page_knows_when_its_session_ends_and_a_stranger_is_told_nothing(
    desk: Client, case: Case
) -> None:
    page = desk.get(f"/cases/{case.reference}").content.decode()

    assert '<template id="session-over" data-ends-in="' in page
    assert 'id="session-over"' not in Client().get("/sign-in").content.decode()
    assert Client().get("/session").status_code == 302


@contextmanager
def acting(user: User) -> Iterator[None]:
    with transaction.atomic():
        act_as(user)
        yield


def test_words_are_forgotten_after_seven_days(
    as_server: psycopg.Connection[Any],
) -> None:
    with transaction.atomic():
        user = make_user()
        case = make_case(user)
        place = typed.Place(address=note_of(case), case=case)
        data = _data()
        typed.keep(user, place, data=data)
    as_server.execute("update cases_unsent set kept_at = kept_at - interval '7 days'")

    with acting(user):
        assert typed.found(user, place) is None
        typed.forget_old()

    assert as_server.execute("select count(*) from cases_unsent").fetchone() == (0,)
    with acting(user):
        typed.keep(user, place, data=data)
        assert typed.found(user, place) is not None


def _data() -> Any:
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    data["words"] = WORDS
    return data


def test_erasing_a_case_erases_what_everybody_typed_about_it(
    as_server: psycopg.Connection[Any],
) -> None:
    with transaction.atomic():
        lead = make_user(Role.SUPERVISOR)
        clerk = make_user(office=lead.office)
        case = make_case(clerk)
        add_entry(case, "citizenship_known", by=clerk)
        typed.keep(clerk, typed.Place(address=note_of(case), case=case), data=_data())
        typed.keep(clerk, typed.Place(address=FIRST_CONTACT), data=_data())

    with acting(lead):
        erase_case(case, by=lead, typed=case.reference, words="A citizen of the Union now.")

    left = as_server.execute("select address from cases_unsent").fetchall()
    assert left == [(FIRST_CONTACT,)]


def test_words_open_after_the_key_store_was_rotated(
    server: Place, committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "file.key"))
    with transaction.atomic():
        user = make_user()
        act_as(user)
        typed.keep(user, typed.Place(address=FIRST_CONTACT), data=_data())
    use_database(server, committed_db, role="asylia_keys")

    list(rotation.rotate_store())

    assert len(keeping.sealed_by()) == 1
    assert keeping.why_not_this_store() is None
    use_database(server, committed_db)
    with acting(user):
        assert typed.words_of(user, typed.Place(address=FIRST_CONTACT)) == [WORDS]


def test_words_leave_no_trace_in_the_log(
    desk: Client, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")

    keep(desk, note_of(case))
    desk.get(note_of(case))

    assert WORDS not in caplog.text


def test_who_leaves_very_many_forms_unsent_loses_the_oldest(
    desk: Client, clerk: User, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed, "MOST", 2)
    forms = [f"/cases/{case.reference}/entries/{number}/correct" for number in range(3)]

    for address in forms:
        keep(desk, address)

    assert {row.address for row in rows_of(clerk)} == set(forms[1:])
