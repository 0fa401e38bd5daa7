"""Every act before the courts."""

import pytest
from django.test import Client

from asylia.web.appeals.sheets import SHEETS
from asylia.web.cases.sheets import Sheet
from tests.web.sheets import is_refused, names, waits, works

pytestmark = pytest.mark.django_db

FOLLOWS = [one for one in SHEETS if one.after or one.ends]


@pytest.mark.parametrize("sheet", SHEETS, ids=names(SHEETS))
def test_act_is_recorded_by_its_form(client: Client, sheet: Sheet) -> None:
    works(client, sheet)


@pytest.mark.parametrize("sheet", SHEETS, ids=names(SHEETS))
def test_act_is_closed_to_others(client: Client, sheet: Sheet) -> None:
    is_refused(client, sheet)


@pytest.mark.parametrize("sheet", FOLLOWS, ids=names(FOLLOWS))
def test_act_waits_for_what_it_follows_on(client: Client, sheet: Sheet) -> None:
    said = waits(client, sheet)

    assert "First record:" in said
