"""The derogations of a crisis in the settings: what is read, and what the Regulation forbids."""

from datetime import date
from typing import Any

import pytest

from asylia.law.facts import HistoryError, read_settings
from asylia.law.facts.crisis import derogations
from asylia.law.facts.places import Place

GIVEN: dict[str, Any] = {
    "state": "LT",
    "situation": "mass_arrivals",
    "derogations": ["10(1)", "12(1)"],
    "decided": date(2026, 9, 8),
    "from": date(2026, 9, 10),
    "until": date(2026, 12, 10),
}
NEXT = {**GIVEN, "from": date(2026, 12, 11), "until": date(2027, 3, 11)}


def read(*decisions: object) -> object:
    return derogations(list(decisions), Place("settings.toml").within("crisis"))


def test_decision_is_read_as_it_stands() -> None:
    settings = read_settings(
        'format = "asylia-settings/1"\n[[crisis]]\nstate = "LT"\nsituation = "force_majeure"\n'
        'derogations = ["11(1)"]\ndecided = 2026-09-08\nfrom = 2026-09-10\nuntil = 2026-10-10\n'
        'nationalities = ["BY"]\n',
        file="settings.toml",
    )

    one = settings.crisis[0]
    assert (one.state, one.situation, one.articles) == ("LT", "force_majeure", ("11(1)",))
    assert (one.decided, one.first, one.last) == (
        date(2026, 9, 8),
        date(2026, 9, 10),
        date(2026, 10, 10),
    )
    assert one.nationalities == ("BY",)


def test_early_use_needs_only_the_day_of_the_request() -> None:
    early = {
        "state": "LT",
        "situation": "mass_arrivals",
        "derogations": ["10(6)"],
        "requested": date(2026, 8, 31),
    }

    assert read(early)


def test_what_is_prolonged_is_a_decision_of_its_own() -> None:
    assert read(GIVEN, {**NEXT, "derogations": ["12(1)"]})
    assert read(GIVEN, {**NEXT, "situation": "force_majeure"})


def test_later_crisis_may_begin_with_registration_again() -> None:
    later = {**GIVEN, "from": date(2028, 1, 31), "until": date(2028, 4, 30)}

    assert read(GIVEN, later)


def without(key: str, **more: object) -> dict[str, Any]:
    return {name: value for name, value in {**GIVEN, **more}.items() if name != key}


TWELVE = [
    {**GIVEN, "derogations": ["12(1)"], "from": date(2026, 9, 10), "until": date(2026, 12, 10)},
    {**GIVEN, "derogations": ["12(1)"], "from": date(2026, 12, 11), "until": date(2027, 3, 11)},
    {**GIVEN, "derogations": ["12(1)"], "from": date(2027, 3, 12), "until": date(2027, 6, 12)},
    {**GIVEN, "derogations": ["12(1)"], "from": date(2027, 6, 13), "until": date(2027, 9, 13)},
]


@pytest.mark.parametrize(
    ("decisions", "what"),
    [
        ([{**GIVEN, "situation": "instrumentalisation"}], "the derogation 12(1) is not allowed"),
        ([{**GIVEN, "derogations": []}], "no derogation is named"),
        ([without("derogations")], "no derogation is named"),
        ([{**GIVEN, "derogations": ["9(1)"]}], "'9(1)' is not known here"),
        ([{**GIVEN, "derogations": "10(1)"}], "a list is needed here, not text"),
        ([{**GIVEN, "derogations": ["10(6)"]}], "the key 'requested' is missing"),
        ([without("decided")], "the key 'decided' is missing"),
        ([without("from")], "the key 'from' is missing"),
        ([without("until")], "the key 'until' is missing"),
        ([without("state")], "the key 'state' is missing"),
        ([{**GIVEN, "state": "XX"}], "'XX' is not known here"),
        ([{**GIVEN, "until": date(2026, 12, 11)}], "the time is not one of at most three months"),
        ([{**GIVEN, "from": date(2026, 6, 11)}], "the time is not one of at most three months"),
        ([{**GIVEN, "until": date(2026, 9, 9)}], "the time is not one of at most three months"),
        ([{**GIVEN, "derogations": ["13(1)"]}], "the key 'registered_from' is missing"),
        (
            [{**GIVEN, "derogations": ["13(1)"], "registered_from": date(2026, 5, 7)}],
            "registrations more than four months before",
        ),
        ([GIVEN, NEXT], "LT puts off registration under a decision that prolongs another"),
        (TWELVE, "the measures of LT last more than twelve months"),
        ([{**GIVEN, "because": "so"}], "a derogation has no such key"),
    ],
)
def test_what_the_regulation_does_not_allow_is_refused(
    decisions: list[dict[str, Any]], what: str
) -> None:
    with pytest.raises(HistoryError) as refused:
        read(*decisions)

    assert refused.value.what.startswith(what)


def refused(*decisions: dict[str, Any]) -> HistoryError:
    with pytest.raises(HistoryError) as caught:
        read(*decisions)
    return caught.value


def lasting(first: date, last: date, **more: object) -> dict[str, Any]:
    return {**GIVEN, "derogations": ["12(1)"], "from": first, "until": last, **more}


@pytest.mark.parametrize(
    ("first", "last", "too_long"),
    [
        (date(2026, 6, 12), date(2026, 9, 12), date(2026, 9, 13)),
        (date(2026, 9, 30), date(2026, 12, 30), date(2026, 12, 31)),
        (date(2026, 10, 10), date(2027, 1, 10), date(2027, 1, 11)),
        (date(2026, 11, 30), date(2027, 2, 28), date(2027, 3, 1)),
        (date(2026, 12, 10), date(2027, 3, 10), date(2027, 3, 11)),
    ],
)
def test_decision_lasts_to_the_same_day_of_the_third_month_at_the_most(
    first: date, last: date, too_long: date
) -> None:
    assert read(lasting(first, last))
    assert "at most three months" in refused(lasting(first, too_long)).what


def test_decision_may_last_one_day() -> None:
    assert read(lasting(date(2026, 9, 10), date(2026, 9, 10)))


@pytest.mark.parametrize("since", [date(2026, 9, 8), date(2026, 5, 8)])
def test_relief_may_name_registrations_of_four_months_and_of_the_day_alone(since: date) -> None:
    assert read({**GIVEN, "derogations": ["13(1)"], "registered_from": since})


@pytest.mark.parametrize("since", [date(2026, 9, 9), date(2026, 5, 7)])
def test_relief_names_no_registration_outside_the_four_months(since: date) -> None:
    given = {**GIVEN, "derogations": ["13(1)"], "registered_from": since}

    assert refused(given).what.startswith("registrations more than four months before")


def test_measures_may_last_twelve_months_to_the_day() -> None:
    year = [*TWELVE[:3], lasting(date(2027, 6, 13), date(2027, 9, 10))]
    longer = [*TWELVE[:3], lasting(date(2027, 6, 13), date(2027, 9, 11))]

    assert read(*year)
    assert "more than twelve months" in refused(*longer).what


def test_decisions_may_stand_in_any_order() -> None:
    first, second = GIVEN, {**NEXT, "derogations": ["12(1)"]}

    assert read(second, first)
    assert "prolongs another" in refused(NEXT, GIVEN).what


def test_decision_from_the_next_day_on_prolongs_and_a_later_one_does_not() -> None:
    at_once = {**GIVEN, "from": date(2026, 12, 11), "until": date(2027, 1, 31)}
    later = {**GIVEN, "from": date(2026, 12, 12), "until": date(2027, 1, 31)}

    assert "prolongs another" in refused(GIVEN, at_once).what
    assert read(GIVEN, later)


def test_refusal_names_the_decision_by_its_number_and_a_long_word_by_its_beginning() -> None:
    key = refused(GIVEN, {**GIVEN, "q" * 99: 1})
    word = refused({**GIVEN, "situation": "q" * 99})

    assert key.position == f"crisis, decision 2, key '{'q' * 40}'"
    assert word.what == f"'{'q' * 40}' is not known here"


def test_crisis_that_is_no_list_is_refused() -> None:
    with pytest.raises(HistoryError) as refused:
        derogations({}, Place("settings.toml"))

    assert refused.value.what == "a list is needed here, not an object"
