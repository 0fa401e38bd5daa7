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


def test_crisis_that_is_no_list_is_refused() -> None:
    with pytest.raises(HistoryError) as refused:
        derogations({}, Place("settings.toml"))

    assert refused.value.what == "a list is needed here, not an object"
