"""What a State may set, and what the acts do not leave to it."""

from pathlib import Path

import pytest

from asylia.law.clock import choices
from asylia.law.clock.book import every_rule
from asylia.law.facts import HistoryError
from asylia.law.holidays import STATES
from asylia.law.states import WITH_OWN_RULES, national_rules
from tests.law.clock import asking as clock

DOCS = Path(__file__).parents[3] / "docs"
NOTIFIED = ("decision_notified", "2026-09-01", {"outcome": "rejected_manifestly_unfounded"})


def settings(*lines: str) -> str:
    return "\n".join(('format = "asylia-settings/1"', *lines))


@pytest.mark.parametrize(
    ("line", "position", "what"),
    [
        (
            '"apr-appeal-fast-ceiling" = "3 days"',
            "national, apr-appeal-fast-ceiling",
            "APR 67(7)(a) leaves national law at least 5 days, not 3 days",
        ),
        (
            '"apr-appeal-fast-ceiling" = "11 days"',
            "national, apr-appeal-fast-ceiling",
            "APR 67(7)(a) leaves national law at most 10 days, not 11 days",
        ),
        (
            '"apr-appeal-fast-ceiling" = "10 working days"',
            "national, apr-appeal-fast-ceiling",
            "APR 67(7)(a) leaves national law at most 10 days, not 10 working days",
        ),
        (
            '"apr-exam-remitted" = "6 months"',
            "national, apr-exam-remitted",
            "APR 35(8) leaves national law less than 6 months, not 6 months",
        ),
        (
            '"apr-exam-remitted" = "soon"',
            "national, apr-exam-remitted",
            "'soon' is no length",
        ),
        (
            '"apr-lodge-21d" = "3 weeks"',
            "national, apr-lodge-21d",
            "no limit of this id is left to national law",
        ),
    ],
)
def test_setting_outside_what_the_act_leaves_is_refused_with_its_place(
    line: str, position: str, what: str
) -> None:
    with pytest.raises(HistoryError) as refused:
        choices.chosen(settings("[national]", line), file="own.toml")

    assert (refused.value.file, refused.value.position) == ("own.toml", position)
    assert refused.value.what == what
    assert refused.value.mend


@pytest.mark.parametrize(
    ("limit", "length"),
    [
        ("apr-appeal-fast-ceiling", "5 days"),
        ("apr-appeal-fast-ceiling", "10 days"),
        ("apr-appeal-fast-ceiling", "7 working days"),
        ("apr-appeal-other-ceiling", "14 days"),
        ("apr-appeal-other-ceiling", "1 month"),
        ("apr-exam-remitted", "5 months"),
    ],
)
def test_setting_within_what_the_act_leaves_is_taken(limit: str, length: str) -> None:
    found = choices.chosen(settings("[national]", f'"{limit}" = "{length}"'), file="own.toml")

    assert found.national == {limit: length}


@pytest.mark.parametrize("limit", [rule.id for rule in every_rule() if rule.at_least])
def test_every_least_length_of_an_act_is_kept(limit: str) -> None:
    with pytest.raises(HistoryError, match=limit):
        choices.chosen(settings("[national]", f'"{limit}" = "1 day"'), file="own.toml")


@pytest.mark.parametrize("limit", [rule.id for rule in every_rule() if rule.at_most])
def test_every_greatest_length_of_an_act_is_kept(limit: str) -> None:
    with pytest.raises(HistoryError, match=limit):
        choices.chosen(settings("[national]", f'"{limit}" = "2 years"'), file="own.toml")


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ('"screen-9" = "earlier"', "readings, screen-9"),
        ('"screen-8-3-four-days" = "latest"', "readings, screen-8-3-four-days"),
    ],
)
def test_reading_that_does_not_exist_is_refused(line: str, position: str) -> None:
    with pytest.raises(HistoryError) as refused:
        choices.chosen(settings("[readings]", line), file="own.toml")

    assert refused.value.position == position


def test_reading_of_a_national_point_can_be_chosen() -> None:
    found = choices.chosen(settings("[readings]", '"lt-submission" = "made"'), file="own.toml")

    made = [("application_made", "2025-08-10"), ("application_lodged", "2025-08-12")]
    answer = clock.ask(made, "2025-08-13", settings=found)
    assert clock.stands(answer, "lt-78-1-certificate")[1] == "2025-08-13"


def test_states_with_rules_of_their_own_are_those_named() -> None:
    assert tuple(state for state in STATES if national_rules(state)) == WITH_OWN_RULES


# The day from which a directive is carried out


def test_day_of_the_national_law_decides_which_directive_governs_reception() -> None:
    late = choices.chosen(settings("[transposed.RCD]", "LT = 2026-10-01"), file="own.toml")
    registered = ("application_registered", "2026-08-11")

    told = clock.ask([registered], "2026-08-12", settings=late)
    plain = clock.ask([registered], "2026-08-12")

    assert clock.stands(plain, "rcd-work-6m") == ("right_not_yet", "2027-02-11")
    assert clock.stands(told, "rcd-work-6m") == ("undecided", "2027-02-11")


@pytest.mark.parametrize(
    ("line", "position", "what"),
    [
        (
            "RCD.LT = 2024-06-10",
            "transposed, RCD, LT",
            "the directive is in force since 2024-06-11",
        ),
        ("RCD.EL = 2026-06-12", "transposed, RCD", "no Member State has the code 'EL'"),
        ("APR.LT = 2026-06-12", "transposed", "'APR' is no directive"),
        ("RCD.LT = 'soon'", "transposed, RCD, LT", "this is not an ISO 8601 date"),
    ],
)
def test_day_that_no_national_law_can_have_is_refused(line: str, position: str, what: str) -> None:
    with pytest.raises(HistoryError) as refused:
        choices.chosen(settings("[transposed]", line), file="own.toml")

    assert refused.value.position == position
    assert refused.value.what.startswith(what)


def test_settings_file_of_the_reference_is_taken() -> None:
    page = (DOCS / "reference" / "history.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]

    found = choices.chosen(example, file="own.toml")

    assert found.national == {
        "apr-exam-remitted": "3 months",
        "apr-first-appeal-duration": "2 months",
    }


@pytest.mark.parametrize("key", ["last_day", "next_day"])
def test_day_of_silence_can_be_chosen(key: str) -> None:
    line = f'"day-of-acceptance-by-silence" = "{key}"'

    found = choices.chosen(settings("[readings]", line), file="own.toml")

    assert found.readings == {"day-of-acceptance-by-silence": key}
