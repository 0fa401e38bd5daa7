"""The pages of need-to-know: asked why, called in, locked, looked, told, reviewed."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client

from asylia.web.accounts.actions import CONFIRMED
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import need
from asylia.web.cases.grants import Grant, GrantKind, Lock, Review
from asylia.web.cases.models import Read
from asylia.web.need.looks import open_until
from tests.web.clients import sign_in
from tests.web.desk.pages import rows_of, text_of
from tests.web.factories import PASSWORD, call_in, let_in, make_user
from tests.web.need.conftest import Unit

SENT = {"why": "absence", "words": "The court asks and she is away."}


def desk_of(user: User) -> Client:
    return sign_in(Client(), user)


def page_of(unit: Unit, name: str = "") -> str:
    return f"/cases/{unit.case.reference}" + (name and f"/{name}")


def test_case_of_a_colleague_asks_for_a_reason_first(unit: Unit) -> None:
    desk = desk_of(unit.colleague)

    assert desk.get(page_of(unit)).headers["Location"] == page_of(unit, "need")
    asked = desk.get(page_of(unit, "need"))
    assert "Why do you need this case?" in text_of(asked)
    assert unit.worker.full_name in text_of(asked)
    assert "Said in confidence" not in asked.content.decode()

    opened = desk.post(page_of(unit, "need"), SENT, follow=True)

    assert opened.redirect_chain == [(page_of(unit), 302)]
    assert "open to you for 12 hours" in text_of(opened)
    assert desk.get(page_of(unit, "need")).headers["Location"] == page_of(unit)


def test_reason_that_is_none_is_asked_again_with_what_was_written(unit: Unit) -> None:
    desk = desk_of(unit.colleague)

    short = desk.post(page_of(unit, "need"), {"why": "absence", "words": "Because"})
    unknown = desk.post(page_of(unit, "need"), {**SENT, "why": "curiosity"})

    assert (short.status_code, unknown.status_code) == (422, 422)
    assert "at least 10 characters" in text_of(short)
    assert "Because" in text_of(short)


def test_fragments_and_forms_of_a_closed_case_are_refused(unit: Unit) -> None:
    desk = desk_of(unit.colleague)

    part = desk.get(page_of(unit), headers={"HX-Request": "true"})
    note = desk.post(page_of(unit, "note"), {"words": "A note."})

    assert (part.status_code, note.status_code) == (409, 409)
    assert "Say why you need it" in text_of(note)


def test_case_of_another_office_is_none_until_a_reason_is_stated(unit: Unit) -> None:
    desk = desk_of(unit.stranger)

    assert desk.get(page_of(unit)).status_code == 404
    assert desk.get(page_of(unit, "need")).status_code == 200
    desk.post(page_of(unit, "need"), SENT)
    assert desk.get(page_of(unit)).status_code == 200


def test_emergency_asks_for_a_fresh_proof_and_opens_a_locked_case(unit: Unit) -> None:
    user = make_user(office=unit.case.office, password=PASSWORD)
    desk = desk_of(user)
    session = desk.session
    del session[CONFIRMED]
    session.save()
    supervisor = desk_of(unit.supervisor)
    supervisor.post(page_of(unit, "lock"), {"words": "The case is in the news."})

    closed = text_of(desk.get(page_of(unit), follow=True))
    assert "It is locked" in closed
    assert "Not yet: open it with a reason" in closed
    assert desk.post(page_of(unit, "need"), SENT).status_code == 409
    asked = desk.post(page_of(unit, "emergency"), SENT)
    assert SENT["words"] in asked.content.decode()
    assert not Grant.objects.filter(user=user).exists()

    proof = {**SENT, "confirm-of": "act", "confirm-password": PASSWORD}
    opened = desk.post(page_of(unit, "emergency"), proof, follow=True)

    assert "open to you for 4 hours" in text_of(opened)
    again = desk.get(page_of(unit, "emergency"))
    assert "You may open this case already" in text_of(again)
    told = text_of(supervisor.get("/notices"))
    assert "used emergency access" in told
    assert "looked at a locked case" in told


def test_colleague_is_called_in_and_released_on_the_page(unit: Unit) -> None:
    desk = desk_of(unit.worker)
    page = page_of(unit, "people")

    assert desk.post(page, {}).status_code == 422
    sent = {"to": unit.stranger.reference, "purpose": "interview"}
    assert desk.post(page, sent).headers["Location"] == page
    shown = text_of(desk.get(page))
    assert unit.stranger.full_name in shown
    assert "prepares or holds an interview" in shown

    act_as(unit.worker)
    end = f"{page}/{Grant.objects.get().pk}/end"
    stranger = desk_of(unit.stranger)
    assert stranger.get(page).status_code == 200
    assert stranger.post(end).headers["Location"] == "/"
    assert stranger.get(page_of(unit)).status_code == 404
    assert desk.post(end).status_code == 409
    assert desk.post(f"{page}/0/end").status_code == 404


def test_calling_in_is_not_offered_to_who_may_not(unit: Unit) -> None:
    shown = text_of(desk_of(unit.auditor).get(page_of(unit, "people")))

    assert "Not yet: call a colleague in" in shown


def test_supervisor_locks_changes_the_list_and_unlocks(unit: Unit) -> None:
    desk = desk_of(unit.supervisor)
    page = page_of(unit, "lock")
    assert f'value="{unit.worker.reference}"' in desk.get(page).content.decode()
    assert desk.post(page, {"words": "News"}).status_code == 422

    sent = {"named": [unit.worker.reference], "words": "The case is in the news."}
    shown = text_of(desk.post(page, sent, follow=True))

    assert "It opens to these people alone" in shown
    assert unit.worker.full_name in shown
    assert "The case is in the news." in shown
    assert "locked" in text_of(desk.get(page_of(unit)))
    assert "Change the list" in text_of(desk.get(page))
    ended = desk.post(page_of(unit, "unlock"), follow=True)
    assert "The lock has ended" in text_of(ended)


def test_lock_is_no_page_of_a_caseworker(unit: Unit) -> None:
    desk = desk_of(unit.worker)

    assert desk.get(page_of(unit, "lock")).status_code == 403
    assert desk.post(page_of(unit, "unlock")).status_code == 403
    act_as(unit.supervisor)
    assert not Lock.objects.exists()


def test_who_looked_and_why_is_shown_to_who_answers_for_the_case(unit: Unit) -> None:
    desk_of(unit.stranger).post(page_of(unit, "need"), SENT, follow=True)
    desk_of(unit.worker).get(page_of(unit))

    for user in (unit.worker, unit.supervisor, unit.auditor):
        shown = rows_of(desk_of(user).get(page_of(unit, "looks")))
        of_stranger = [row for row in shown if unit.stranger.full_name in row]
        assert "gave a reason: The caseworker is away and something is due" in of_stranger[0]
        assert "The court asks and she is away." in of_stranger[0]
        assert "found it by its reference" in of_stranger[-1]
        assert any(unit.worker.full_name in row and "works on it" in row for row in shown)


def test_who_was_let_in_sees_their_own_looks_alone(unit: Unit) -> None:
    desk_of(unit.worker).get(page_of(unit))
    desk = desk_of(unit.stranger)
    desk.post(page_of(unit, "need"), SENT)

    assert desk.get(page_of(unit, "looks")).status_code == 409
    shown = text_of(desk.get(page_of(unit)))
    assert "Your own looks" in shown
    act_as(unit.stranger)
    assert set(Read.objects.values_list("by", flat=True)) == {unit.stranger.pk}


@pytest.mark.parametrize(
    ("who", "ground"),
    [("worker", "caseworker"), ("supervisor", "lead"), ("auditor", "lead")],
)
def test_read_says_on_which_ground(unit: Unit, who: str, ground: str) -> None:
    user = getattr(unit, who)

    desk_of(user).get(page_of(unit))

    act_as(user)
    assert Read.objects.get(by=user).ground == ground


def test_top_bar_counts_notices_until_they_are_seen(unit: Unit) -> None:
    desk_of(unit.stranger).post(page_of(unit, "need"), SENT)
    desk = desk_of(unit.worker)

    assert "Notices not seen: 1" in text_of(desk.get("/today"))
    shown = rows_of(desk.get("/notices"))
    assert "opened the case with a reason of their own" in shown[0]
    assert unit.case.reference in shown[0].replace(" ", "")
    assert desk.post("/notices/seen").headers["Location"] == "/notices"
    assert "not seen" not in text_of(desk.get("/today"))


def test_review_is_asked_for_and_written_down(unit: Unit) -> None:
    grant = let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    desk, page = desk_of(unit.supervisor), f"/reviews/{grant.pk}"
    assert "Review it" in text_of(desk.get("/notices"))
    assert "A stated reason." in text_of(desk.get(page))
    assert desk.post(page, {"outcome": "justified", "words": "Yes"}).status_code == 422

    sent = {"outcome": "unjustified", "words": "Nobody was in danger."}
    done = desk.post(page, sent, follow=True)

    assert "None. Each emergency access is reviewed" in text_of(done)
    act_as(unit.supervisor)
    assert Review.objects.get().outcome == "unjustified"
    assert desk.get(page).status_code == 409


def test_review_of_another_office_is_none(unit: Unit) -> None:
    grant = let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    elsewhere = make_user(Role.AUDITOR)

    assert desk_of(elsewhere).get(f"/reviews/{grant.pk}").status_code == 404
    assert desk_of(unit.worker).get(f"/reviews/{grant.pk}").status_code == 403


def test_today_shows_a_closed_case_by_its_reference_and_asks_why(unit: Unit) -> None:
    page = desk_of(unit.colleague).get("/today")

    assert page_of(unit, "need") in page.content.decode()
    assert f'href="{page_of(unit)}"' not in page.content.decode()
    assert "with a reason" in text_of(page)
    assert need.ground_of(unit.colleague, unit.case) is None


def test_lock_offers_everybody_but_whoever_sets_it_and_its_page_speaks_of_the_list(
    unit: Unit,
) -> None:
    desk = desk_of(unit.supervisor)

    asked = text_of(desk.get(page_of(unit, "lock")))
    desk.post(page_of(unit, "lock"), {"words": "It stands in the newspapers."})

    assert f"{unit.colleague.full_name}, caseworker" in asked
    assert f"{unit.supervisor.full_name}, supervisor" not in asked
    assert "Nobody beside those on the list." in text_of(desk.get(page_of(unit, "people")))


def test_only_what_is_new_asks_to_be_noted_as_seen(unit: Unit) -> None:
    desk, other = desk_of(unit.worker), desk_of(unit.colleague)
    button = "I have seen them"

    before = text_of(desk.get("/notices"))
    other.post(page_of(unit, "need"), SENT)
    told = text_of(desk.get("/notices"))
    desk.post("/notices/seen")

    assert (button in before, button in told) == (False, True)
    assert button not in text_of(desk.get("/notices"))


def test_case_that_a_reason_opened_says_until_when(unit: Unit) -> None:
    desk = desk_of(unit.colleague)
    says = "Open to you until"

    desk.post(page_of(unit, "need"), SENT)

    assert says in text_of(desk.get(page_of(unit)))
    assert says not in text_of(desk_of(unit.worker).get(page_of(unit)))
    call_in(unit.case, unit.colleague, by=unit.worker)
    assert says not in text_of(desk.get(page_of(unit)))


def test_locked_case_is_open_as_long_as_the_emergency_lasts(unit: Unit) -> None:
    let_in(unit.case, unit.colleague, ends_at=Now() + timedelta(hours=8))
    let_in(unit.case, unit.colleague, GrantKind.BREAK_GLASS)
    act_as(unit.colleague)
    ends = Grant.objects.get(user=unit.colleague, kind=GrantKind.BREAK_GLASS).ends_at
    unlocked = open_until(unit.case, by=unit.colleague)

    desk_of(unit.supervisor).post(page_of(unit, "lock"), {"words": "It is in the newspapers."})

    unit.case.refresh_from_db()
    act_as(unit.colleague)
    assert ends is not None
    assert unlocked is not None
    assert unlocked > ends
    assert open_until(unit.case, by=unit.colleague) == ends
