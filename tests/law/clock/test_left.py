"""What the acts leave to a State is listed, with what is set and what is not configured."""

from datetime import date

import pytest

from asylia.law.clock import choices
from asylia.law.clock.book import every_rule, rules_of
from asylia.law.clock.left import OF_NATIONAL_LAW, Left, LeftKind, left_to, missing
from asylia.law.clock.points import point_of
from asylia.law.facts import Settings
from asylia.law.holidays import STATES, UnknownState
from asylia.law.periods import days

NOTHING = Settings()


def settings(*lines: str) -> Settings:
    return choices.chosen("\n".join(('format = "asylia-settings/1"', *lines)), file="own.toml")


def of(key: str, settings: Settings = NOTHING, *, state: str = "LT") -> Left:
    return next(one for one in left_to(state, settings) if one.key == key)


@pytest.mark.parametrize("state", sorted(STATES))
def test_everything_that_national_law_measures_is_listed_for_each_state(state: str) -> None:
    lengths = [one.moves[0] for one in left_to(state, NOTHING) if one.kind is LeftKind.LENGTH]

    assert lengths == [rule.id for rule in rules_of(state) if rule.national]


def test_without_settings_nothing_of_the_acts_is_configured() -> None:
    kinds = {one.kind for one in missing("PL", NOTHING)}

    assert kinds == set(LeftKind) - {LeftKind.HOLIDAYS}


def test_what_is_set_is_no_longer_missing() -> None:
    own = settings(
        'national.apr-appeal-fast-ceiling = { length = "7 days", cites = "Law Art. 12" }'
    )

    found = of("national.apr-appeal-fast-ceiling", own)

    assert (found.value, found.provision) == (days(7), "Law Art. 12")
    assert found not in missing("LT", own)
    assert len(missing("LT", own)) == len(missing("LT", NOTHING)) - 1


def test_bounds_of_the_act_stand_beside_the_length() -> None:
    assert of("national.apr-appeal-fast-ceiling").allowed == "at least 5 days; at most 10 days"
    assert of("national.apr-exam-remitted").allowed == "less than 6 months"
    assert of("national.apr-appeal-return-decision").allowed == (
        "at most 1 month; no longer than apr-appeal-other-ceiling"
    )
    assert of("national.apr-first-appeal-duration").allowed == ""


def test_national_list_of_decisions_is_a_choice_with_its_chooser() -> None:
    own = settings(
        'readings.apr-67-7-without-merits = { key = "every_one", by = "Ministry", '
        'on = 2026-06-12, reason = "Law Art. 12(2)" }'
    )

    found = of("readings.apr-67-7-without-merits", own)

    assert (found.value, found.provision) == ("yes: every one", "Ministry, Fri 12 Jun 2026")
    assert of("readings.apr-67-7-without-merits").value is None


def test_reading_without_a_chooser_is_set_by_nobody() -> None:
    own = settings('readings.rcd-5-1-alternative = "three_days"')

    found = of("readings.rcd-5-1-alternative", own)

    assert (found.is_set, found.provision) == (True, "")


def test_points_of_national_law_exist() -> None:
    assert all(point_of(id_) for id_ in OF_NATIONAL_LAW)


def test_day_of_the_directive_is_listed_for_the_state() -> None:
    own = settings('transposed.RCD.LT = { from = 2026-06-12, cites = "Law Art. 90" }')

    found = of("transposed.RCD.LT", own)

    assert (found.value, found.provision) == (date(2026, 6, 12), "Law Art. 90")
    assert of("transposed.RCD.PL", own, state="PL").value is None


def test_authority_is_told_by_the_state_s_file_or_by_the_settings() -> None:
    own = settings('competent.LT.police = { may_register = false, cites = "Law Art. 6" }')

    guard, police = of("competent.LT.border_guard", own), of("competent.LT.police", own)

    assert (guard.value, guard.provision) == (
        "it may register them",
        "the file of the State in the law book",
    )
    assert (police.value, police.provision) == ("it only receives them", "Law Art. 6")
    assert of("competent.LT.detention_staff", own).value is None


def test_authority_of_a_name_of_its_own_is_listed_too() -> None:
    own = settings("competent.LT.migration_office = true")

    assert of("competent.LT.migration_office", own).is_set


def test_words_of_national_law_are_listed_with_what_rests_on_them() -> None:
    own = settings('stated.moment-of-service = { says = "at once", cites = "Law Art. 4" }')

    found = of("stated.moment-of-service", own)

    assert (found.value, found.provision) == ("at once", "Law Art. 4")
    assert "apr-appeal-fast-ceiling" in found.moves


def test_table_of_holidays_stands_where_no_list_was_set() -> None:
    own = settings('holidays.LT.2027 = ["2027-01-01"]')

    assert of("holidays.LT").value == "the table of the law book, 1990 to 2050"
    assert of("holidays.LT", own).value == (
        "the table of the law book, 1990 to 2050; own lists for 2027"
    )


def test_everything_left_to_a_state_can_be_shown_as_plain_values() -> None:
    own = settings('national.apr-exam-remitted = "3 months"')

    assert of("national.apr-exam-remitted", own).as_json() == {
        "key": "national.apr-exam-remitted",
        "kind": "length",
        "cites": "APR 35(8)",
        "says": next(rule.says for rule in every_rule() if rule.id == "apr-exam-remitted"),
        "allowed": "less than 6 months",
        "value": "3 months",
        "provision": "",
        "moves": ["apr-exam-remitted"],
    }
    assert of("national.apr-exam-remitted").as_json()["value"] is None


def test_what_is_left_names_the_provision_that_leaves_it() -> None:
    found = {one.key: one.cites for one in left_to("PL", NOTHING) if one.kind != LeftKind.LENGTH}

    assert found == {
        "readings.rcd-5-1-alternative": "RCD 5(1) second subparagraph",
        "readings.apr-67-7-without-merits": "APR 67(7)(a)",
        "transposed.RCD.PL": "RCD 35(1)",
        "competent.PL.determining_authority": "APR 4(3)",
        "competent.PL.border_guard": "APR 4(3)",
        "competent.PL.police": "APR 4(3)",
        "competent.PL.detention_staff": "APR 4(3)",
        "stated.moment-of-service": "APR 9(3)",
        "stated.counting-of-reception-periods": "RCD 35(1)",
        "holidays.PL": "REG-1182-71 2(1)",
    }


def test_day_of_the_directive_and_its_counting_move_limits_of_reception_alone() -> None:
    acts = {rule.id: rule.cites.instrument for rule in every_rule()}

    assert {acts[id_] for id_ in of("transposed.RCD.LT").moves} == {"RCD", "RCD13"}
    assert {acts[id_] for id_ in of("stated.counting-of-reception-periods").moves} == {"RCD"}
    assert "rcd-work-6m" in of("transposed.RCD.LT").moves


def test_moment_of_service_moves_what_a_notification_starts() -> None:
    moved = of("stated.moment-of-service").moves

    assert "apr-appeal-fast-floor" in moved
    assert "apr-register-5d" not in moved


def test_who_may_register_moves_the_time_to_register() -> None:
    assert of("competent.LT.police").moves == ("apr-register-5d", "apr-register-5d-forwarded")


def test_state_of_another_code_is_refused() -> None:
    with pytest.raises(UnknownState):
        left_to("CH", NOTHING)
