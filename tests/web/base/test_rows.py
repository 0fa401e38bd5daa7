import pytest
from django.db import connection

from asylia.web.accounts.models import Office
from asylia.web.base.rows import first, found, row, tuples
from tests.web.people import make_office


@pytest.mark.django_db
def test_rows_are_what_django_reads() -> None:
    one, other = make_office(), make_office()

    both = found(Office, "id = any(%s) order by id", [one.pk, other.pk])

    assert both == [one, other]
    assert [office.name for office in both] == [one.name, other.name]
    assert Office.objects.filter(pk=one.pk).update(name=both[0].name) == 1


@pytest.mark.django_db
def test_no_row_is_none() -> None:
    assert first(Office, "id = %s", 0) is None
    assert tuples("select 1 where false") == []


@pytest.mark.django_db
def test_values_are_bound_and_never_part_of_the_statement() -> None:
    told = "'; drop table accounts_office; --"

    assert first(Office, "name = %s", told) is None
    assert row("select %s, %s::int", told, 3) == (told, 3)
    assert "accounts_office" in connection.introspection.table_names()
