"""A search is on record for its own transaction alone."""

import pytest
from django.db import connection, transaction

from asylia.web.accounts.session import act_as
from asylia.web.register import actions
from asylia.web.register.actions import Sought
from asylia.web.register.models import Search, Token
from tests.web.factories import make_user
from tests.web.register.people import make_person


@pytest.mark.usefixtures("committed_db")
def test_search_of_an_earlier_transaction_shows_no_row() -> None:
    with transaction.atomic():
        user = make_user()
        make_person(user)
        assert actions.find_person(Sought(name="Velgorin"), by=user, purpose="mail").hits

    with transaction.atomic(), connection.cursor() as cursor:
        act_as(user)
        number = Search.objects.get().pk
        cursor.execute("select set_config('asylia.search', %s, true)", [str(number)])
        assert Token.objects.count() == 0
