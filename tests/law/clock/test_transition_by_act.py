"""Which law governs, act by act: by what event, and what the texts leave open."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asylia.law.applicable import Case, governs
from asylia.law.citation import (
    AMMR,
    APD,
    APR,
    DUBLIN_III,
    EURODAC,
    EURODAC13,
    QR,
    RBP,
    RCD,
    RCD13,
    REG_1560,
    SCREEN,
    Citation,
)
from asylia.law.limits import ACTS_OF_2013_UNTIL, Happened, Overtaken, TimeLimit
from asylia.law.periods import hours, months
from asylia.law.terms import Event, Kind
from tests.law.clock import asking as clock

OLD: dict[str, Any] = {
    "in_force_from": date(2014, 1, 1),
    "in_force_until": ACTS_OF_2013_UNTIL,
}
Governs = bool | None
Old = bool
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 12), date(2026, 7, 1)
ASKED = {"as_of": date(2026, 8, 1), "known_on": date(2026, 8, 1)}


def of(cites: Citation, **fields: Any) -> TimeLimit:
    old = cites.instrument in {"APD", "DUBLIN3", "RCD13", "EURODAC13", "REG-1560"}
    return clock.rule(**{"cites": cites, **(OLD if old else {}), **fields})


def applies(rule: TimeLimit, starts_on: date, **days: date | None) -> bool | None:
    return governs(rule, starts_on, case=Case(**{**ASKED, **days})).applies  # type: ignore[arg-type]


# The procedure


@pytest.mark.parametrize(
    ("lodged", "starts", "old", "new"),
    [
        (MAY, MAY, True, False),
        (MAY, JULY, True, False),
        (JUNE, JULY, False, True),
        (JUNE, MAY, None, None),
        (None, JULY, False, True),
        (None, MAY, None, None),
    ],
)
def test_procedure_follows_the_lodging(
    lodged: date | None, starts: date, old: Governs, new: Governs
) -> None:
    assert applies(of(APD(31, 3)), starts, lodged_on=lodged) is old
    assert applies(of(APR(35, 4)), starts, lodged_on=lodged) is new


def test_procedure_not_lodged_before_the_day_is_the_old_one_until_then() -> None:
    case = Case(as_of=MAY, known_on=MAY)

    assert governs(of(APD(6, 1)), MAY, case=case).changes_on == JUNE
    assert governs(of(APD(6, 1)), MAY, case=case).applies is True
    assert governs(of(APR(27, 1)), MAY, case=case).applies is False


@pytest.mark.parametrize(("began", "old"), [(MAY, True), (JUNE, False)])
def test_withdrawal_of_protection_follows_the_start_of_its_examination(
    began: date, old: Old
) -> None:
    assert applies(of(APD(45, 1)), JULY, withdrawal_on=began, lodged_on=MAY) is old
    assert applies(of(APR(66, 1)), JULY, withdrawal_on=began, lodged_on=MAY) is not old


def test_withdrawal_without_a_recorded_start_follows_the_event_itself() -> None:
    assert applies(of(APR(66, 1)), JULY, lodged_on=MAY) is True


# Responsibility


@pytest.mark.parametrize(
    ("registered", "starts", "old", "new"),
    [
        (MAY, MAY, None, None),
        (MAY, JULY, None, None),
        (JUNE, JULY, False, True),
        (JULY, MAY, False, True),
        (None, JULY, False, True),
        (None, MAY, None, None),
    ],
)
def test_responsibility_follows_the_registration(
    registered: date | None, starts: date, old: Governs, new: Governs
) -> None:
    assert applies(of(DUBLIN_III(21, 1)), starts, registered_on=registered) is old
    assert applies(of(AMMR(39, 1)), starts, registered_on=registered) is new


@pytest.mark.parametrize(("registered", "old"), [(MAY, True), (JUNE, False), (None, False)])
def test_criteria_are_kept_for_what_was_registered_before(
    registered: date | None, old: Old
) -> None:
    assert applies(of(DUBLIN_III(13, 1)), MAY, registered_on=registered) is old
    assert applies(of(AMMR(33, 1)), MAY, registered_on=registered) is not old


def test_criteria_of_whoever_is_not_registered_change_with_the_day() -> None:
    case = Case(as_of=MAY, known_on=MAY)

    old = governs(of(DUBLIN_III(13, 1)), date(2025, 9, 1), case=case)
    new = governs(of(AMMR(33, 1)), date(2025, 9, 1), case=case)

    assert (old.applies, old.changes_on) == (True, JUNE)
    assert (new.applies, new.changes_on) == (False, JUNE)


def test_responsibility_before_the_day_is_the_old_law_alone() -> None:
    case = Case(as_of=MAY, known_on=MAY, registered_on=MAY)

    assert governs(of(DUBLIN_III(21, 1)), MAY, case=case).applies is True
    assert governs(of(AMMR(39, 1)), MAY, case=case).applies is False
    assert governs(of(DUBLIN_III(21, 1)), MAY, case=case).changes_on == JUNE


def test_unregistered_step_before_the_day_is_the_old_law_until_then() -> None:
    case = Case(as_of=MAY, known_on=MAY)

    assert governs(of(DUBLIN_III(22, 1)), MAY, case=case).changes_on == JUNE


def test_what_was_lodged_before_the_day_had_been_registered_by_then() -> None:
    assert applies(of(AMMR(33, 1)), MAY, lodged_on=MAY) is False
    assert applies(of(AMMR(33, 1)), MAY, lodged_on=JULY) is True


# The printed start


def test_before_the_corrigenda_the_printed_start_is_what_could_be_known() -> None:
    case = Case(as_of=date(2025, 10, 1), known_on=date(2025, 10, 1), registered_on=date(2025, 9, 1))

    assert str(governs(of(AMMR(33, 1)), date(2025, 1, 1), case=case).why) == (
        "registered on Mon 1 Sep 2025, before Wed 1 Jul 2026: Regulation (EU) No 604/2013 "
        "governs responsibility"
    )


def test_after_the_corrigenda_the_corrected_start_is_known() -> None:
    case = Case(as_of=date(2025, 12, 1), known_on=date(2025, 12, 1), registered_on=date(2025, 9, 1))

    assert "before Fri 12 Jun 2026" in governs(of(AMMR(33, 1)), date(2025, 1, 1), case=case).why


def test_registration_between_both_starts_known_before_shows_both() -> None:
    case = Case(as_of=JULY, known_on=date(2025, 11, 24), registered_on=date(2026, 6, 20))

    new = governs(of(AMMR(39, 1)), date(2026, 6, 20), case=case)

    assert new.applies is None
    assert new.why.startswith("known before the corrigenda of 25 November 2025")
    assert governs(of(DUBLIN_III(21, 1)), date(2026, 6, 20), case=case).applies is None


def test_registration_between_both_starts_is_settled_for_whoever_knows_the_corrigenda() -> None:
    assert applies(of(AMMR(39, 1)), date(2026, 6, 20), registered_on=date(2026, 6, 20)) is True


def test_other_acts_that_were_corrected_have_their_printed_start_too() -> None:
    case = Case(as_of=JULY, known_on=date(2025, 11, 24))

    assert governs(of(QR(24, 1)), date(2026, 6, 20), case=case).applies is False
    assert applies(of(QR(24, 1)), date(2026, 6, 20)) is True


# Eurodac, screening, return, implementing rules


@pytest.mark.parametrize(("starts", "old"), [(MAY, True), (JUNE, False)])
def test_eurodac_follows_the_event_that_starts_the_duty(starts: date, old: Old) -> None:
    assert applies(of(EURODAC13(9, 1)), starts) is old
    assert applies(of(EURODAC(15, 1)), starts) is not old


def test_data_stored_before_the_day_have_no_rule_of_transition() -> None:
    kept: dict[str, Any] = {"kind": Kind.RETENTION}

    assert applies(of(EURODAC13(12, 1), **kept), MAY) is None
    assert applies(of(EURODAC(29, 1), **kept), MAY) is None
    assert applies(of(EURODAC(29, 1), **kept), JULY) is True
    assert applies(of(EURODAC13(12, 1), **kept), MAY, as_of=MAY) is True


@pytest.mark.parametrize(("starts", "old"), [(MAY, True), (JUNE, False)])
def test_implementing_rules_follow_the_step(starts: date, old: Old) -> None:
    assert applies(of(REG_1560(5, 2)), starts) is old


def test_screening_follows_the_first_contact_not_the_start_of_the_screening() -> None:
    assert applies(of(SCREEN(8, 3)), JUNE, contact_on=MAY) is False
    assert applies(of(SCREEN(8, 3)), JUNE, contact_on=JUNE) is True
    assert applies(of(SCREEN(8, 3)), JUNE, contact_on=JULY) is True


def test_no_return_border_procedure_follows_an_application_of_the_old_law() -> None:
    assert applies(of(RBP(4)), JULY, lodged_on=MAY) is False
    assert applies(of(RBP(4)), JULY, lodged_on=JUNE) is True


# Reception


@pytest.mark.parametrize(
    ("transposed", "starts", "as_of", "old", "new"),
    [
        (None, MAY, MAY, True, False),
        (None, MAY, JULY, None, None),
        (None, JULY, JULY, False, True),
        (date(2026, 10, 1), JULY, JULY, None, None),
        (date(2026, 10, 1), MAY, JULY, True, False),
        (date(2026, 10, 1), MAY, date(2026, 10, 1), None, None),
        (date(2026, 10, 1), date(2026, 10, 1), date(2026, 10, 1), False, True),
        (date(2026, 3, 1), date(2026, 4, 1), MAY, False, True),
    ],
)
def test_reception_follows_the_day_of_the_national_law(
    transposed: date | None, starts: date, as_of: date, old: Governs, new: Governs
) -> None:
    assert applies(of(RCD13(15, 1)), starts, transposed_on=transposed, as_of=as_of) is old
    assert applies(of(RCD(17, 1)), starts, transposed_on=transposed, as_of=as_of) is new


def test_right_of_the_new_act_may_open_at_once_for_whoever_has_waited() -> None:
    """Six months were over before the act; whether they count, it does not say."""
    registered = ("application_registered", "2025-11-10")
    asked: dict[str, Any] = {
        "runs_from": Event.APPLICATION_REGISTERED,
        "kind": Kind.RIGHT_FROM,
    }
    old = of(RCD13(15, 1), id="old", lasts=months(9), twins=("new",), **asked)
    new = of(RCD(17, 1), id="new", lasts=months(6), **asked)

    answer = clock.ask([registered], "2026-06-20", rules=(old, new))

    assert clock.dates(answer, "new") == clock.dates(answer, "old") == ["2026-05-11", "2026-08-10"]


# Twins: both dates of a step under way


def pair(**fields: Any) -> tuple[TimeLimit, TimeLimit]:
    asked = {"runs_from": Event.APPLICATION_REGISTERED, **fields}
    old = of(**{"cites": DUBLIN_III(21, 1), "id": "old", "lasts": months(3), **asked})
    new = of(**{"cites": AMMR(39, 1), "id": "new", "lasts": months(2), **asked})
    return replace(old, twins=("new",)), new


def test_step_under_way_on_the_day_shows_the_dates_of_both_laws() -> None:
    answer = clock.ask([("application_registered", "2026-05-20")], "2026-07-01", rules=pair())

    assert clock.limit(answer, "old").status.value == "undecided"
    assert clock.dates(answer, "old") == clock.dates(answer, "new") == ["2026-07-20", "2026-08-20"]
    assert [each.cites for each in clock.limit(answer, "old").candidates] == [
        "AMMR 39(1)",
        "DUBLIN3 21(1)",
    ]


def test_step_taken_before_the_day_is_the_old_law_s_alone() -> None:
    rules = pair(met_by=(Event.TAKE_CHARGE_REQUEST_SENT,))
    events = [
        ("application_registered", "2026-05-20"),
        ("take_charge_request_sent", "2026-06-01", {"state": "LV"}),
    ]

    answer = clock.ask(events, "2026-07-01", rules=rules)

    assert clock.stands(answer, "old") == ("met", "2026-08-20")
    assert clock.why_not(answer, "new").startswith("over before the act began")


def test_step_overtaken_since_is_stopped_under_either_law() -> None:
    rules = pair(
        overtaken_by=(
            Overtaken(
                by=Happened((Event.APPLICATION_WITHDRAWN,), "withdrawn"),
                cites=APR(40, 1),
                says="the application was withdrawn",
            ),
        )
    )
    events = [("application_registered", "2026-05-20"), ("application_withdrawn", "2026-06-20")]

    answer = clock.ask(events, "2026-07-01", rules=rules)

    assert [each.status.value for each in answer.limits] == ["stopped", "stopped"]


def test_hour_that_is_unknown_stays_the_reason_under_either_law() -> None:
    answer = clock.ask(
        [("application_registered", "2026-05-20")], "2026-07-01", rules=pair(lasts=hours(72))
    )

    assert {each.kind.value for each in answer.not_running} == {"unknown_fact"}


# What could be known


def test_plan_known_before_the_corrigenda_shows_the_dates_of_both_laws() -> None:
    planned = (
        "application_registered",
        "2026-06-20",
        {"recorded_at": "2025-11-20T10:00+02:00"},
    )

    then = clock.ask([planned], "2026-07-02", known_on="2025-11-24", rules=pair())
    now = clock.ask([planned], "2026-07-02", rules=pair())

    assert clock.dates(then, "old") == clock.dates(then, "new") == ["2026-08-20", "2026-09-21"]
    assert "as printed" in str(clock.limit(then, "new").reason)
    assert clock.stands(now, "new") == ("running", "2026-08-20")


def test_answer_of_2025_explains_itself_by_the_printed_start() -> None:
    registered = ("application_registered", "2025-09-01")

    printed = clock.ask([registered], "2025-10-01", rules=pair())
    corrected = clock.ask([registered], "2025-12-01", rules=pair())

    assert "before Wed 1 Jul 2026" in clock.why_not(printed, "new")
    assert "before Fri 12 Jun 2026" in clock.why_not(corrected, "new")
    assert str(corrected.recompute_on) == "2026-06-12"


def test_twins_stay_apart_while_nothing_is_open() -> None:
    answer = clock.ask([("application_registered", "2026-07-01")], "2026-07-02", rules=pair())

    assert clock.dates(answer, "new") == []
    assert clock.why_not(answer, "old").startswith("registered on Wed 1 Jul 2026")


def test_twin_in_hours_is_ordered_by_its_day() -> None:
    old, _ = pair()
    timed = of(AMMR(39, 1), id="new", lasts=hours(1000), runs_from=Event.APPLICATION_REGISTERED)

    answer = clock.ask(
        [("application_registered", "2026-05-20T10:00+03:00")], "2026-06-20", rules=(old, timed)
    )

    assert [day[:10] for day in clock.dates(answer, "old")] == ["2026-07-01", "2026-08-20"]


def test_request_under_way_shows_both_laws_of_the_book() -> None:
    events = [
        ("application_registered", "2026-05-20"),
        ("take_charge_request_received", "2026-06-01", {"state": "LV", "basis": "other"}),
    ]

    answer = clock.ask(events, "2026-06-20")

    both = ["2026-07-01", "2026-08-01"]
    assert clock.dates(answer, "ammr-reply-1m")[:1] == both[:1]
    assert clock.dates(answer, "dub3-22-1-take-charge-reply")[:1] == both[:1]
    assert both[1] in clock.dates(answer, "ammr-reply-1m")
    assert clock.limit(answer, "ammr-reply-1m").status.value == "undecided"
