"""How alike two statements are: what counts for, what against, and what ranks before what."""

import pytest

from asylia.likeness.scoring import Likeness, Strength, strength_of
from asylia.likeness.stated import (
    Born,
    Stated,
    born_from,
    packed,
    stated_from,
    unpacked,
    whole_names,
)
from asylia.likeness.tokens import is_name_alone, tokens_of


def person(name: str = "Arsen Velgorin", born: str = "1994-03-02", country: str = "RU") -> Stated:
    return stated_from([name], [born], countries=[country] if country else [])


def alike(one: Stated, other: Stated) -> float:
    return Likeness(one).to(other)


def test_births_rank_from_equal_to_contrary() -> None:
    sought = person()
    births = [
        "1994-03-02",  # the same
        "1994-02-03",  # day and month exchanged
        "1995-03-02",  # the year slipped
        "1994-01-01",  # the year alone was known
        "1990-03-02",  # another year
        "1995-02-03",  # exchanged, and another year
        "1993-01-01",  # about that year
        "1994-07-15",  # the same year, another day
        "1971-11-30",  # contrary
    ]

    scores = [alike(sought, person(born=born)) for born in births]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(births)


def test_unknown_birth_counts_neither_way() -> None:
    sought = person()

    assert (
        alike(sought, person(born="1994-01-01"))
        > alike(sought, person(born=""))
        > alike(sought, person(born="1971-11-30"))
    )


def test_year_alone_is_compared_with_a_day() -> None:
    assert alike(person(born="1994"), person()) > alike(person(born="1950"), person())
    assert alike(person(born="1994"), person(born="1994")) == alike(person(born="1994"), person())


def test_country_counts_a_little() -> None:
    assert alike(person(), person()) > alike(person(), person(country=""))
    assert alike(person(), person(country="")) > alike(person(), person(country="AF"))


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("Velgorin Arsen", "Arsen Braskov"),
        ("ArsenVelgorin", "Arsen Braskov"),
        ("Arsenvelgorin", "Velbraskov"),
        ("Arsen Velgorni", "Arsen Braskov"),
        ("Arsen Ivanovich Velgorin", "Arsen"),
        ("Арсен Вельгорин", "Арсен"),
    ],
)
def test_nearer_names_rank_first(near: str, far: str) -> None:
    assert alike(person(), person(near)) > alike(person(), person(far))


def test_one_sound_in_common_is_less_than_several() -> None:
    assert alike(person("Ee"), person("Ay")) < alike(person("Petrov"), person("Petroff"))


def test_name_told_in_two_scripts_counts_more() -> None:
    both = stated_from(["Ahmad Karimi", "احمد کریمی"], [], countries=[])

    assert alike(both, both) > alike(both, stated_from(["Ahmad Karimi"], [], countries=[]))


def test_part_that_is_repeated_is_compared_once() -> None:
    assert alike(person("Arsen Arsen"), person("Arsen Arsen")) == alike(person(), person())


def test_nobody_is_like_somebody_without_a_name() -> None:
    assert alike(Stated(), Stated()) == 0


@pytest.mark.parametrize(
    ("score", "expected"),
    [(20, Strength.STRONG), (13, Strength.FAIR), (8, Strength.WEAK)],
)
def test_likeness_has_a_word(score: float, expected: Strength) -> None:
    assert strength_of(score) is expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (person("VELGORINAS Arsenas"), Strength.STRONG),
        (person("Arsen Veldorin", born="1994-02-03"), Strength.STRONG),
        (person(born=""), Strength.FAIR),
        (person("Arsen Braskor"), Strength.FAIR),
        (person("Velgorin", born=""), Strength.WEAK),
        (person(born="1971-11-30"), Strength.WEAK),
    ],
)
def test_words_mean_what_the_page_says_of_them(known: Stated, expected: Strength) -> None:
    assert strength_of(alike(person(), known)) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1994-03-02", Born(1994, 3, 2)),
        (1994, Born(1994)),
        ("1994", Born(1994)),
        ("", None),
        ("about 1994", None),
        ("1994-03", None),
    ],
)
def test_births_are_read_as_a_file_writes_them(said: object, expected: Born | None) -> None:
    assert born_from(said) == expected


def test_stated_is_the_same_after_a_journey_through_bytes() -> None:
    stated = stated_from(
        ["Arsen Velgorin", "Арсен Вельгорин"], ["1994-03-02", 1993], countries=["RU", "BY"]
    )

    assert unpacked(packed(stated)) == stated


def test_bytes_hold_no_name_as_it_was_written() -> None:
    assert b"Velgorin" not in packed(person())


def test_whole_names_are_those_of_an_identity() -> None:
    identity = {"family_name": "Velgorin", "given_names": "Arsen", "name_in_own_script": "Арсен"}

    assert whole_names(identity) == ("Arsen Velgorin", "Арсен")
    assert whole_names({"language": "ru"}) == ()


def test_first_of_january_and_a_year_are_no_day() -> None:
    assert not {token[0] for token in tokens_of(person(born="1994-01-01"))} & {"b", "d"}
    assert not {token[0] for token in tokens_of(person(born="1994"))} & {"b", "d"}


def test_parts_of_a_name_alone_are_told_from_two_facts() -> None:
    tokens = tokens_of(person())

    assert {token[0] for token in tokens if is_name_alone(token)} == {"n"}
    assert {token[0] for token in tokens if not is_name_alone(token)} == {"b", "d", "p", "y"}


def test_search_asks_for_the_years_beside() -> None:
    stored, asked = set(tokens_of(person())), set(tokens_of(person(), asked=True))

    assert stored < asked
    assert any(token.endswith("|1995") for token in asked - stored)


@pytest.mark.parametrize("born", ["1994-02-03", "1993-03-02", "1994-01-01", ""])
def test_statements_of_one_person_share_a_token(born: str) -> None:
    assert set(tokens_of(person())) & set(tokens_of(person("VELGORINAS Arsenas", born), asked=True))


def test_nothing_counts_beside_another_name() -> None:
    sought = person("Tuzhik Obadoma")

    assert alike(sought, person()) == alike(sought, person(born="1971-11-30", country="AF"))
