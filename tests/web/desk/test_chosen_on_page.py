"""A choice between readings stands at the date that it moves, in words and never as markup."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from asylia.web.accounts.models import Role
from asylia.web.accounts.session import act_as
from asylia.web.cases.actions import choose_reading
from tests.web.factories import make_case, make_user
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

LODGED = datetime(2025, 12, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize("page", ["desk:case", "desk:paper"])
def test_date_says_who_chose_when_and_why_and_what_the_other_reading_gives(
    client: Client, page: str
) -> None:
    head = make_user(Role.SUPERVISOR)
    case = make_case(head, event="application_lodged", at=LODGED)
    act_as(head)
    choose_reading(
        by=head,
        point="reg-1182-71-3-5-two-working-days",
        key="without",
        chosen_on=date(2026, 6, 12),
        reason="<i>three</i> days are three days",
    )
    sign_in(client, make_user(office=head.office))

    shown = client.get(reverse(page, args=[case.reference])).content.decode()

    assert (
        f"Chosen: without the second working day of Article 3(5), by {head.full_name} on "
        "Fri 12 Jun 2026: &lt;i&gt;three&lt;/i&gt; days are three days; the other reading gives "
    ) in shown
    assert "<i>three</i>" not in shown
