"""Every request, reply and transfer."""

import pytest
from django.test import Client

from asylia.web.cases.sheets import Sheet
from asylia.web.responsibility.sheets import REQUESTS
from asylia.web.responsibility.transfers import TRANSFERS
from tests.web.sheets import is_refused, names, waits, works

pytestmark = pytest.mark.django_db

ACTS = (*REQUESTS, *TRANSFERS)
FOLLOWS = [one for one in ACTS if one.after or one.ends]


@pytest.mark.parametrize("sheet", ACTS, ids=names(ACTS))
def test_act_is_recorded_by_its_form(client: Client, sheet: Sheet) -> None:
    works(client, sheet)


@pytest.mark.parametrize("sheet", ACTS, ids=names(ACTS))
def test_act_is_closed_to_others(client: Client, sheet: Sheet) -> None:
    is_refused(client, sheet)


@pytest.mark.parametrize("sheet", FOLLOWS, ids=names(FOLLOWS))
def test_act_waits_for_what_it_follows_on(client: Client, sheet: Sheet) -> None:
    said = waits(client, sheet)

    assert "First record:" in said
