"""Somebody with every right on the database changes a paper, and verify names it."""

import psycopg
import pytest
from django.conf import settings
from django.db import transaction

from asylia.web.cases.models import Case
from asylia.web.cases.telling import standing_of
from asylia.web.cli.checking import verify_store
from asylia.web.embedded.places import Place
from asylia.web.papers.actions import write_paper
from asylia.web.papers.verify import ALTERED, MISSING, wrong_papers
from tests.web.conftest import use_database
from tests.web.factories import make_case, make_user
from tests.web.papers.conftest import asked


@pytest.fixture
def store(server: Place, committed_db: str) -> Case:
    """A case with two papers, seen by the worker."""
    with transaction.atomic():
        user = make_user()
        case = make_case(user)
        for _ in range(2):
            seen = standing_of(case).last
            write_paper(case, by=user, asked=asked("information_sheet"), seen=seen)
    use_database(server, committed_db, role="asylia_worker")
    return case


def found(case: str | None = None) -> list[tuple[int, str]]:
    return [(one.number, one.why) for one in wrong_papers(case)]


def test_papers_as_written_are_whole(store: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert found() == []
    assert found(store.reference) == []
    assert verify_store(None) == 0
    assert "every chain is whole" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("delete from papers_paper where entry_id = %(entry)s", MISSING),
        ("update papers_paper set sealed = sealed || 'x' where entry_id = %(entry)s", ALTERED),
        (
            "update papers_paper p set sealed = o.sealed from papers_paper o"  # noqa: ISC004
            " where o.entry_id <> p.entry_id and p.entry_id = %(entry)s",
            ALTERED,
        ),
    ],
)
def test_paper_that_is_gone_or_altered_is_named(
    change: str,
    why: str,
    store: Case,
    as_server: psycopg.Connection[object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    entry = store.entries.get(number=3).pk
    as_server.execute("alter table papers_paper disable trigger all")
    as_server.execute(change.encode(), {"entry": entry})

    assert found() == [(3, why)]
    assert verify_store(None) == 1
    assert f"{store.reference}: entry 3: {why}" in capsys.readouterr().out


def test_without_the_key_nothing_is_said_of_papers(store: Case, tmp_path: object) -> None:
    kept = settings.KEY_FILE
    settings.KEY_FILE = f"{tmp_path}/none.key"
    try:
        assert found() == []
    finally:
        settings.KEY_FILE = kept
