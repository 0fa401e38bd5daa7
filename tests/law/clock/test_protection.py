"""What protection brings: the Directive before 12 June 2026, the Regulation since, and between."""

from datetime import date

import pytest

from asylia.law.applicable import Case, governs
from asylia.law.citation import QD, QR
from asylia.law.clock.book import rules_of
from asylia.law.limits import ACTS_OF_2013_UNTIL, TimeLimit
from asylia.law.terms import Kind
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

MAY, EVE, START = date(2026, 5, 4), date(2026, 6, 11), date(2026, 6, 12)
JUNE, JULY = date(2026, 6, 20), date(2026, 7, 10)
PRINTED_THEN = date(2025, 11, 24)


def of_the_regulation(kind: Kind) -> TimeLimit:
    return rule(cites=QR(24, 2), kind=kind)


def of_the_directive(kind: Kind) -> TimeLimit:
    return rule(
        cites=QD(24, 1),
        kind=kind,
        in_force_from=date(2013, 12, 21),
        in_force_until=ACTS_OF_2013_UNTIL,
    )


@pytest.mark.parametrize(
    ("starts", "as_of", "new", "old"),
    [
        (MAY, EVE, False, True),
        (MAY, START, None, None),
        (EVE, START, None, None),
        (START, START, True, False),
    ],
)
def test_duty_that_was_under_way_is_open(
    starts: date, as_of: date, *, new: bool | None, old: bool | None
) -> None:
    case = Case(as_of=as_of, known_on=as_of)

    found = governs(of_the_regulation(Kind.MAXIMUM), starts, case=case)
    before = governs(of_the_directive(Kind.MAXIMUM), starts, case=case)

    assert (found.applies, before.applies) == (new, old)
    if new is None:
        assert (str(found.cites), found.pending_on) == ("QR 41", START)


@pytest.mark.parametrize(
    ("starts", "as_of", "new"), [(MAY, START, False), (EVE, JULY, False), (START, START, True)]
)
def test_paper_has_the_validity_of_the_law_under_which_it_was_issued(
    starts: date, as_of: date, *, new: bool
) -> None:
    case = Case(as_of=as_of, known_on=as_of)

    assert governs(of_the_regulation(Kind.MINIMUM), starts, case=case).applies is new
    assert governs(of_the_directive(Kind.MINIMUM), starts, case=case).applies is not new


@pytest.mark.parametrize(("as_of", "new"), [(EVE, False), (START, True), (JULY, True)])
def test_rights_are_those_of_the_day_of_the_question(as_of: date, *, new: bool) -> None:
    case = Case(as_of=as_of, known_on=as_of)

    assert governs(of_the_regulation(Kind.RIGHT_FROM), MAY, case=case).applies is new
    assert governs(of_the_directive(Kind.RIGHT_FROM), MAY, case=case).applies is not new


def test_time_alone_changes_who_governs_what_began_before() -> None:
    case = Case(as_of=EVE, known_on=EVE)

    found = governs(of_the_regulation(Kind.RIGHT_FROM), MAY, case=case)

    assert found.changes_on == START


@pytest.mark.parametrize("as_of", [JUNE, JULY])
def test_before_the_corrigenda_the_regulation_was_known_to_begin_on_1_july(as_of: date) -> None:
    """As printed the Directive was repealed on 12 June all the same."""
    case = Case(as_of=as_of, known_on=PRINTED_THEN)

    right = governs(of_the_regulation(Kind.RIGHT_FROM), MAY, case=case)
    duty = governs(of_the_regulation(Kind.MAXIMUM), JUNE, case=case)
    before = governs(of_the_directive(Kind.RIGHT_FROM), MAY, case=case)

    assert right.applies is (as_of == JULY)
    assert duty.applies is False
    assert before.applies is False


def test_permit_pending_on_the_day_shows_both_laws() -> None:
    granted = ("protection_granted", "2026-06-01", {"outcome": "refugee_status"})
    notified = ("decision_notified", "2026-06-01", {"outcome": "refugee_status"})

    answer = clock.ask([granted, notified], "2026-06-20")

    assert clock.stands(answer, "qr-residence-permit-90d") == ("undecided", "2026-08-31")
    assert "no rule of transition" in clock.why_not(answer, "qd-24-issue-permit")


def acts_of(state: str) -> set[str]:
    return {one.cites.instrument for one in rules_of(state)}


def test_acts_that_do_not_bind_denmark_are_not_in_its_book() -> None:
    left = {"APR", "RCD", "QR", "APD", "RCD13", "QD"}

    articles = {one.cites.article for one in rules_of("DK") if one.cites.instrument == "CRISIS"}

    assert acts_of("DE") - acts_of("DK") == left
    assert {article.split("(")[0] for article in articles} == {"12", "13"}


def test_acts_that_do_not_bind_ireland_are_not_in_its_book() -> None:
    assert acts_of("DE") - acts_of("IE") == {"SCREEN", "RBP", "ECRIS-TCN", "APD", "QD"}


def test_danish_file_still_has_the_times_of_responsibility() -> None:
    answer = clock.ask([("application_registered", "2026-09-14")], "2026-09-15", state="DK")

    assert clock.stands(answer, "ammr-take-charge-request-2m")[0] == "running"
    assert not [one for one in answer.limits if one.instrument in {"APR", "RCD"}]
