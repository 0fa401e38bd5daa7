"""The words of codes say what the law's words are, and leave none out."""

from asylia.law.facts.attributes import WORDS
from asylia.web.arrivals import forms as arrivals
from asylia.web.cases.words import AUTHORITIES, CATEGORIES, PROCEDURES


def codes(words: object) -> list[str]:
    return sorted(dict(words))  # type: ignore[call-overload]


def test_procedures_are_those_of_the_law() -> None:
    assert codes(PROCEDURES) == sorted(WORDS["procedure"])


def test_categories_are_those_of_the_law() -> None:
    assert codes(CATEGORIES) == sorted(WORDS["category"])


def test_who_finds_somebody_is_an_authority_that_has_a_name() -> None:
    assert [code for code in arrivals.FINDERS if code not in codes(AUTHORITIES)] == []
