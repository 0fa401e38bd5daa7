"""A renewal of stored dates is on record: who, why, by which law, and what it came to."""

from pathlib import Path

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from asylia.web.cases import renewals
from asylia.web.cases.models import Renewal, RenewalAct, RenewalKind
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import NOON

LAW, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def worker(server: Place, committed_db: str) -> None:
    """The role that renews."""
    use_database(server, committed_db, role="asylia_worker")


def begin(kind: RenewalKind = RenewalKind.ALL, *, law: str = LAW) -> Renewal:
    return renewals.begin(
        kind, law=law, account="operator", why="new holidays", asked_on=NOON.date(), at=NOON
    )


def end(begun: Renewal) -> None:
    renewals.end(begun, at=NOON, cases=7, moved=3, refused=1, left=2)


@pytest.mark.usefixtures("worker")
def test_what_ended_tells_who_why_and_how_many() -> None:
    begun = begin(RenewalKind.MOVED)

    end(begun)

    row = Renewal.objects.get(act=RenewalAct.ENDED)
    assert (row.of, row.account, row.why, row.law) == (begun, "operator", "new holidays", LAW)
    assert (row.cases, row.moved, row.refused, row.left_to_the_clock) == (7, 3, 1, 2)
    assert str(row) == f"moved ended {row.pk}"


@pytest.mark.usefixtures("worker")
def test_a_renewal_of_all_that_was_broken_off_goes_on() -> None:
    first = begin()
    renewals.mark(first, at=NOON)

    again = begin()

    assert again == first
    assert renewals.is_marked(again)
    acts = list(Renewal.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["began", "marked", "continued"]


@pytest.mark.usefixtures("worker")
def test_a_renewal_that_ended_begins_anew() -> None:
    first = begin()
    end(first)

    again = begin()

    assert again != first
    assert not renewals.is_marked(again)


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(
    ("kind", "law"),
    [(RenewalKind.MOVED, LAW), (RenewalKind.MOVED, OTHER), (RenewalKind.ALL, OTHER)],
)
def test_after_dates_were_written_otherwise_all_begins_anew(kind: RenewalKind, law: str) -> None:
    first = begin()
    renewals.mark(first, at=NOON)
    begin(kind, law=law)

    again = begin()

    assert again != first
    assert not renewals.is_marked(again)


@pytest.mark.usefixtures("worker")
def test_a_comparison_between_does_not_break_a_renewal_off() -> None:
    first = begin()
    begin(RenewalKind.DIFF, law=OTHER)

    assert begin() == first


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("change", ["update {0} set why = 'x'", "delete from {0}"])
def test_the_worker_may_not_change_the_record(change: str) -> None:
    begin()

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format("cases_renewal"))


@pytest.mark.usefixtures("worker")
def test_nobody_may_change_the_record(as_server: psycopg.Connection[tuple[object, ...]]) -> None:
    begin()

    with pytest.raises(psycopg.IntegrityError, match="never changed or removed"):
        as_server.execute("delete from cases_renewal")


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(
    ("told", "constraint"),
    [
        ({"why": ""}, "renewal_has_who_and_why"),
        ({"account": ""}, "renewal_has_who_and_why"),
        ({"act": RenewalAct.MARKED}, "renewal_begins_or_belongs"),
        ({"cases": 3}, "renewal_ends_with_a_count"),
    ],
)
def test_the_database_refuses_half_a_record(told: dict[str, object], constraint: str) -> None:
    whole = {
        "at": NOON,
        "act": RenewalAct.BEGAN,
        "kind": RenewalKind.ALL,
        "asked_on": NOON.date(),
        "account": "operator",
        "why": "new holidays",
        "law": LAW,
    }

    with pytest.raises(IntegrityError, match=constraint):
        Renewal.objects.create(**{**whole, **told})


def test_the_law_is_another_with_other_settings(tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text('format = "asylia-settings/1"\n', encoding="utf-8")

    plain, with_file = renewals.law_of(), renewals.law_of(str(path))
    path.write_text('format = "asylia-settings/1"\n\n', encoding="utf-8")

    assert len({plain, with_file, renewals.law_of(str(path))}) == 3
    assert renewals.law_of() == plain
