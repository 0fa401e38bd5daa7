"""No personal data in a log: every act with marked values, and then the logs are searched."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.actions import CaseToLoad
from asylia.web.cases.drafts import Draft
from asylia.web.cases.models import Case, Entry
from asylia.web.embedded.places import Place
from tests.web.factories import NOON, make_case, make_office, make_user

MARK = "Zyxwvutas"
MARKED = {"family_name": MARK, "words": f"{MARK} said so", "place": MARK}

ACTS: dict[str, Callable[[Case, User], object]] = {
    "open": lambda _case, by: actions.open_case("application_made", by=by, identity=MARKED),
    "identity": lambda case, by: actions.state_identity(case, by=by, identity=MARKED),
    "note": lambda case, by: actions.add_note(case, by=by, words=MARK),
    "correct": lambda case, by: actions.correct_entry(case, entry(case), by=by, content=MARKED),
    "withdraw": lambda case, by: actions.withdraw_entry(case, entry(case), by=by, reason=MARK),
    "assign": lambda case, by: actions.assign_case(case, by=by, to=by),
    "hand over": lambda case, by: actions.hand_over_case(
        case, by=by, to=make_office(), reason=MARK
    ),
    "load": lambda _case, by: actions.load_caseload(
        [CaseToLoad(drafts=[Draft(event="application_made", by=by, at=NOON, content=MARKED)])]
    ),
    "refused": lambda case, by: actions.correct_entry(
        case, entry(case), by=by, content=MARKED, happened_on=date(2090, 1, 1)
    ),
}


def entry(case: Case) -> Entry:
    return case.entries.order_by("number")[0]


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("act", ACTS)
def test_act_with_marked_values_leaves_no_mark_in_any_log(
    act: str, server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    with transaction.atomic():
        user = make_user(Role.CASEWORKER, full_name=MARK)
        case = make_case(user, content=MARKED)

    error = do(ACTS[act], case, user)
    broken = do(break_a_constraint, case, user)

    assert broken
    for text in (caplog.text, server.log.read_text(errors="replace"), error):
        assert MARK not in text


def do(act: Callable[[Case, User], object], case: Case, user: User) -> str:
    try:
        with transaction.atomic():
            act_as(user)
            act(case, user)
    except Refused as refused:
        return str(refused)
    except Exception as problem:  # noqa: BLE001 -- what ends up in a log of the web server
        return repr(type(problem))
    return ""


def break_a_constraint(case: Case, user: User) -> None:
    later = NOON + timedelta(days=1)
    Entry.objects.create(
        case=case, number=1, event=MARK, happened_at=later, recorded_at=later, recorded_by=user,
        office=user.office, header=MARK.encode(), committed=bytes(32), hash=bytes(32),
    )  # fmt: skip
