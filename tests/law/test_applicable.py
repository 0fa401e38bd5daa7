"""Which law governs, asked directly: each act on the days around its transition."""

from datetime import date
from typing import Any

import pytest

from asylia.law.applicable import Case, governs, track_of
from asylia.law.citation import (
    AMMR,
    APD,
    APR,
    CRISIS,
    DUBLIN_III,
    EURODAC,
    QR,
    RBP,
    RCD,
    RCD13,
    SCREEN,
    UTPI,
    Citation,
)
from asylia.law.limits import ACTS_OF_2013_UNTIL, Latest, carrying
from asylia.law.terms import Event, Kind
from tests.law.clock.asking import rule

EVE, START, NEXT = date(2026, 6, 11), date(2026, 6, 12), date(2026, 6, 13)
PRINTED = date(2026, 7, 1)
CORRECTED = date(2025, 11, 25)
LATER = date(2026, 9, 1)
OLD: dict[str, Any] = {"in_force_from": date(2014, 1, 1), "in_force_until": ACTS_OF_2013_UNTIL}
NO_OLD: dict[str, Any] = {}

Found = tuple[bool | None, str | None, date | None, date | None]
"""Whether it governs, the provision on transition, when that changes, what is pending on."""


def verdict(
    cites: Citation, starts_on: date, *, fields: dict[str, Any] = NO_OLD, **days: date
) -> Found:
    case = Case(**{"as_of": LATER, "known_on": LATER, **days})
    found = governs(rule(cites=cites, **fields), starts_on, case=case)
    return (
        found.applies,
        str(found.cites) if found.cites else None,
        found.changes_on,
        found.pending_on,
    )


def why(cites: Citation, starts_on: date, *, fields: dict[str, Any] = NO_OLD, **days: date) -> str:
    case = Case(**{"as_of": LATER, "known_on": LATER, **days})
    return governs(rule(cites=cites, **fields), starts_on, case=case).why


# What is judged alike


def track(cites: Citation, **fields: Any) -> tuple[Any, ...]:
    return track_of(rule(cites=cites, **fields))


def test_rules_of_one_act_are_judged_alike_but_for_what_it_treats_apart() -> None:
    assert track(APR(27, 1)) == track(APR(35, 4), kind=Kind.RETENTION)
    assert track(APR(27, 1)) != track(APR(66, 1)) != track(APR(65, 1))
    assert track(AMMR(39, 1)) != track(AMMR(33, 1))
    assert track(CRISIS(10, 1)) == track(CRISIS(11, 1)) != track(CRISIS(12, 1))
    assert track(EURODAC(29, 1)) != track(EURODAC(29, 1), kind=Kind.RETENTION)
    assert track(QR(24)) == track(QR(24), kind=Kind.LAPSE) != track(QR(24), kind=Kind.MINIMUM)


def test_provision_without_a_number_is_treated_as_the_rest_of_its_act() -> None:
    annex = Citation("AMMR", "annex")

    assert track(annex) == track(AMMR(39, 1))
    assert verdict(annex, START, registered_on=START)[0] is True


# A rule's own span


@pytest.mark.parametrize(("on", "applies"), [(EVE, True), (START, True), (NEXT, False)])
def test_rule_governs_to_the_last_day_of_its_own_span(on: date, applies: bool) -> None:  # noqa: FBT001
    fields = {"in_force_from": date(2020, 1, 1), "in_force_until": START}

    assert (verdict(SCREEN(8), on, fields=fields)[0] is True) is applies


@pytest.mark.parametrize(("on", "applies"), [(NEXT, False), (LATER, True)])
def test_rule_governs_from_the_first_day_of_its_own_span(on: date, applies: bool) -> None:  # noqa: FBT001
    assert verdict(SCREEN(8), on, fields={"in_force_from": LATER})[0] is applies


# The procedure


@pytest.mark.parametrize(
    ("lodged", "new", "old"),
    [
        (EVE, (False, "APR 79(3)", None, None), (True, None, None, None)),
        (START, (True, None, None, None), (False, "APR 79(3)", None, None)),
    ],
)
def test_procedure_follows_the_lodging(lodged: date, new: Found, old: Found) -> None:
    assert verdict(APR(35, 4), lodged, lodged_on=lodged) == new
    assert verdict(APD(31, 3), lodged, lodged_on=lodged, fields=OLD) == old


def test_reason_names_the_day_of_the_lodging() -> None:
    assert "lodged on Thu 11 Jun 2026" in why(APR(35, 4), EVE, lodged_on=EVE)
    assert "lodged on Fri 12 Jun 2026" in why(APD(31, 3), START, lodged_on=START, fields=OLD)


def test_reason_of_the_old_act_tells_whether_there_was_a_lodging() -> None:
    assert why(APD(6, 1), START, fields=OLD).startswith("not lodged before 12 June 2026")
    assert why(APD(6, 1), START, lodged_on=START, fields=OLD).startswith("lodged on Fri 12 Jun")


def test_step_before_that_day_with_a_later_lodging_is_open() -> None:
    unlodged = verdict(APR(27, 1), EVE)
    lodged = verdict(APR(27, 1), EVE, lodged_on=NEXT)

    assert unlodged == lodged == (None, "APR 79(3)", None, START)
    assert "and not lodged yet" in why(APR(27, 1), EVE)
    assert "and lodged on Sat 13 Jun 2026" in why(APR(27, 1), EVE, lodged_on=NEXT)
    assert verdict(APR(27, 1), START)[0] is True
    assert verdict(APD(6, 1), START, fields=OLD) == (False, "APR 79(3)", None, None)


@pytest.mark.parametrize(
    ("as_of", "new", "old"),
    [
        (EVE, (False, "APR 79(3)", START, None), (True, None, START, None)),
        (START, (None, "APR 79(3)", None, START), (None, "APR 79(3)", None, START)),
    ],
)
def test_what_is_not_lodged_follows_the_old_law_until_that_day(
    as_of: date, new: Found, old: Found
) -> None:
    assert verdict(APR(27, 1), EVE, as_of=as_of) == new
    assert verdict(APD(6, 1), EVE, as_of=as_of, fields=OLD) == old


@pytest.mark.parametrize(("began", "new"), [(EVE, False), (START, True)])
def test_withdrawal_follows_the_start_of_its_examination(began: date, new: bool) -> None:  # noqa: FBT001
    found = verdict(APR(66, 1), LATER, withdrawal_on=began, lodged_on=EVE)
    old = verdict(APD(45, 1), LATER, withdrawal_on=began, fields=OLD)

    assert found[:2] == ((True, None) if new else (False, "APR 79(3)"))
    assert old[:2] == ((False, "APR 79(3)") if new else (True, None))


@pytest.mark.parametrize(
    "runs_from",
    [
        Latest((Event.WITHDRAWAL_DECISION_NOTIFIED, Event.DECISION_NOTIFIED)),
        Latest((carrying(Event.APPEAL_FILED, against="withdrawal_decision"),)),
    ],
)
def test_appeal_against_a_withdrawal_follows_its_examination(runs_from: Latest) -> None:
    fields: dict[str, Any] = {"runs_from": runs_from}

    found = verdict(APR(67, 7), LATER, fields=fields, withdrawal_on=EVE, lodged_on=LATER)

    assert found[:2] == (False, "APR 79(3)")


@pytest.mark.parametrize(
    "runs_from",
    [
        Latest((Event.DECISION_NOTIFIED,)),
        Latest((carrying(Event.APPEAL_FILED, against="decision"),)),
        Event.WITHDRAWAL_DECISION_NOTIFIED,
    ],
)
def test_appeal_against_another_decision_follows_the_lodging(runs_from: Any) -> None:
    fields = {"runs_from": runs_from}

    found = verdict(APR(67, 7), LATER, fields=fields, withdrawal_on=EVE, lodged_on=LATER)

    assert found[0] is True


def test_reason_of_a_withdrawal_names_the_act_that_governs() -> None:
    assert why(APR(66, 1), LATER, withdrawal_on=EVE).endswith("Directive 2013/32/EU governs it")
    assert why(APD(45, 1), LATER, withdrawal_on=START, fields=OLD).endswith(
        "Regulation (EU) 2024/1348 governs it"
    )


# Responsibility


@pytest.mark.parametrize(
    ("registered", "new", "old"),
    [
        (EVE, (None, "AMMR 84(2)", None, START), (None, "AMMR 84(2)", None, START)),
        (START, (True, "AMMR 84(1)", None, None), (False, "AMMR 84(1)", None, None)),
        (NEXT, (True, None, None, None), (False, "AMMR 84(1)", None, None)),
    ],
)
def test_responsibility_follows_the_registration(registered: date, new: Found, old: Found) -> None:
    assert verdict(AMMR(39, 1), registered, registered_on=registered) == new
    assert verdict(DUBLIN_III(21, 1), registered, registered_on=registered, fields=OLD) == old


def test_step_from_that_day_on_is_not_pending() -> None:
    assert verdict(AMMR(40, 1), START, registered_on=EVE) == (None, "AMMR 84(2)", None, None)
    assert verdict(AMMR(40, 1), EVE, registered_on=EVE) == (None, "AMMR 84(2)", None, START)


def test_lodging_before_that_day_stands_for_a_registration() -> None:
    assert verdict(AMMR(39, 1), EVE, lodged_on=EVE)[:2] == (None, "AMMR 84(2)")
    assert verdict(AMMR(39, 1), START, lodged_on=START)[:2] == (True, None)


@pytest.mark.parametrize(("as_of", "applies"), [(EVE, False), (START, None)])
def test_question_asked_before_that_day_has_an_answer(
    as_of: date,
    applies: bool | None,  # noqa: FBT001
) -> None:
    found = verdict(AMMR(39, 1), EVE, registered_on=EVE, as_of=as_of)
    old = verdict(DUBLIN_III(21, 1), EVE, registered_on=EVE, as_of=as_of, fields=OLD)

    assert found[0] is applies
    assert old[0] is (True if applies is False else None)
    assert (found[2], old[2]) == ((START, START) if applies is False else (None, None))


@pytest.mark.parametrize(("registered", "new"), [(EVE, False), (START, True)])
def test_criteria_follow_the_registration_without_doubt(registered: date, new: bool) -> None:  # noqa: FBT001
    found = verdict(AMMR(33, 1), EVE, registered_on=registered)
    old = verdict(DUBLIN_III(13, 1), EVE, registered_on=registered, fields=OLD)

    assert (found[0], old[0]) == (new, not new)
    assert (found if old[0] else old)[1] == ("AMMR 84(1)" if new else "AMMR 84(2)")


@pytest.mark.parametrize(
    ("as_of", "new", "old"),
    [
        (EVE, (False, "AMMR 84(2)", START, None), (True, None, START, None)),
        (START, (True, None, None, None), (False, "AMMR 84(1)", None, None)),
    ],
)
def test_criteria_for_whoever_is_not_registered_follow_the_question(
    as_of: date, new: Found, old: Found
) -> None:
    assert verdict(AMMR(33, 1), EVE, as_of=as_of) == new
    assert verdict(DUBLIN_III(13, 1), EVE, as_of=as_of, fields=OLD) == old


@pytest.mark.parametrize(
    ("starts", "as_of", "new", "old"),
    [
        (EVE, START, (None, "AMMR 84(2)", None, START), (None, "AMMR 84(2)", None, START)),
        (EVE, EVE, (False, "AMMR 85", START, None), (True, None, START, None)),
        (START, START, (True, None, None, None), (False, None, None, None)),
    ],
)
def test_step_without_a_registration_follows_its_start(
    starts: date, as_of: date, new: Found, old: Found
) -> None:
    assert verdict(AMMR(41, 1), starts, as_of=as_of) == new
    assert verdict(DUBLIN_III(23, 2), starts, as_of=as_of, fields=OLD) == old


@pytest.mark.parametrize(
    ("known_on", "found"),
    [
        (date(2025, 11, 24), (None, "AMMR 85", None, None)),
        (CORRECTED, (True, "AMMR 84(1)", None, None)),
    ],
)
def test_printed_start_stands_until_it_was_corrected(known_on: date, found: Found) -> None:
    assert verdict(AMMR(39, 1), START, registered_on=START, known_on=known_on) == found


def test_what_both_starts_say_is_not_in_doubt() -> None:
    before = date(2025, 11, 24)

    assert verdict(AMMR(39, 1), PRINTED, registered_on=PRINTED, known_on=before)[0] is True


# Eurodac, reception, screening, return, national law


@pytest.mark.parametrize(
    ("starts", "as_of", "found"),
    [
        (EVE, EVE, (False, "EURODAC 63(2)", START, None)),
        (EVE, START, (None, "EURODAC 63(2)", None, START)),
        (START, START, (True, None, None, None)),
    ],
)
def test_data_stored_before_that_day_have_no_rule(starts: date, as_of: date, found: Found) -> None:
    kept = {"kind": Kind.RETENTION}

    assert verdict(EURODAC(29, 1), starts, as_of=as_of, fields=kept) == found


@pytest.mark.parametrize(
    ("starts", "as_of", "new", "old"),
    [
        (EVE, EVE, (False, "RCD 35(1)", START, None), (True, None, START, None)),
        (EVE, START, (None, "RCD 35(1)", None, START), (None, "RCD 35(1)", None, START)),
        (START, START, (True, None, None, None), (False, None, None, None)),
    ],
)
def test_reception_follows_its_start(starts: date, as_of: date, new: Found, old: Found) -> None:
    assert verdict(RCD(27, 1), starts, as_of=as_of) == new
    assert verdict(RCD13(17, 1), starts, as_of=as_of, fields=OLD) == old


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        (EVE, (None, "RCD 35(1)", None, LATER)),
        (START, (None, "RCD 35(1)", None, LATER)),
        (LATER, (True, None, None, None)),
    ],
)
def test_reception_waits_for_a_late_national_law(starts: date, found: Found) -> None:
    assert verdict(RCD(27, 1), starts, transposed_on=LATER) == found


def test_reception_begun_between_the_two_days_is_open_before_the_national_law_too() -> None:
    found = verdict(RCD(27, 1), START, as_of=NEXT, transposed_on=LATER)

    assert found == (None, "RCD 35(1)", None, LATER)
    assert verdict(RCD(27, 1), EVE, as_of=NEXT, transposed_on=LATER)[0] is False


@pytest.mark.parametrize(
    ("lodged", "registered", "procedure", "responsibility"),
    [(EVE, START, False, True), (START, EVE, True, None), (START, START, True, True)],
)
def test_derogation_in_a_crisis_follows_the_act_from_which_it_derogates(
    lodged: date,
    registered: date,
    procedure: bool,  # noqa: FBT001
    responsibility: bool | None,  # noqa: FBT001
) -> None:
    days: dict[str, Any] = {"lodged_on": lodged, "registered_on": registered}

    assert verdict(CRISIS(11, 1), LATER, **days)[0] is procedure
    assert verdict(CRISIS(12, 1), LATER, **days)[0] is responsibility


def test_derogation_in_a_crisis_is_none_before_the_act_applies() -> None:
    assert verdict(CRISIS(10, 1), EVE) == (False, "CRISIS 20", None, None)
    assert verdict(CRISIS(12, 1), EVE) == (False, "CRISIS 20", None, None)


@pytest.mark.parametrize(
    ("known_on", "found"),
    [
        (date(2025, 11, 24), (False, "QR 42", None, None)),
        (CORRECTED, (True, None, None, None)),
    ],
)
def test_printed_start_of_the_qualification_regulation_stands_until_it_was_corrected(
    known_on: date, found: Found
) -> None:
    assert verdict(QR(24), START, known_on=known_on) == found
    assert verdict(QR(24), PRINTED, known_on=known_on)[0] is True


@pytest.mark.parametrize(("contact", "applies"), [(EVE, False), (START, True), (LATER, True)])
def test_screening_follows_the_first_contact(contact: date, applies: bool) -> None:  # noqa: FBT001
    assert verdict(SCREEN(8), NEXT, contact_on=contact)[0] is applies


@pytest.mark.parametrize(
    ("lodged", "found"),
    [(EVE, (False, "RBP 4", None, None)), (START, (True, None, None, None))],
)
def test_return_at_the_border_follows_a_border_procedure_of_the_new_law(
    lodged: date, found: Found
) -> None:
    assert verdict(RBP(4, 2), LATER, lodged_on=lodged) == found
    assert verdict(RBP(4, 2), LATER)[0] is True


@pytest.mark.parametrize(
    ("starts", "lodged", "applies"),
    [(EVE, EVE, True), (START, EVE, None), (START, START, False), (START, None, False)],
)
def test_national_law_of_before_stays_open_for_what_was_lodged_before(
    starts: date,
    lodged: date | None,
    applies: bool | None,  # noqa: FBT001
) -> None:
    days = {"lodged_on": lodged} if lodged else {}

    assert verdict(UTPI("88"), starts, fields=OLD, **days)[0] is applies
