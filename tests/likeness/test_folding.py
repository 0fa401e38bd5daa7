"""Names folded: what spelling must not tell apart, and what stays apart."""

import pytest

from asylia.likeness.folding import MOST_PARTS, part_of, parts_of
from asylia.likeness.scripts import latin


def share(one: str, other: str) -> bool:
    """Whether each part of the shorter name shares a skeleton with a part of the other."""
    few, many = sorted((parts_of(one), parts_of(other)), key=len)
    return all(any(set(part.skeletons) & set(found.skeletons) for found in many) for part in few)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shcherbakov", "Щербаков"),
        ("Schtscherbakow", "Szczerbakow"),
        ("Chtcherbakov", "Ščerbakovas"),
        ("Zhuravlev", "Schurawljow"),
        ("Jouravliov", "Żurawlow"),
        ("Khadkevich", "Chadkevič"),
        ("Хадкевіч", "Chadkiewicz"),
        ("Hrytsenko", "Gritsenko"),
        ("Ганна", "Anna"),
        ("Aliaksei", "Oleksiy"),
        ("Yury", "Jurij"),
        ("Мадона", "Madona"),
        ("Yohannes", "Johannes"),
        ("Tsege", "Zighe"),
        ("Muhammad", "محمد"),
        ("Maxamed", "Mehmet"),
        ("Cabdi", "Abdi"),
        ("Jaamac", "Jama"),
        ("Faarax", "Farah"),
        ("Xasan", "Hassan"),
        ("Abd al-Rahman", "Abdurrahman"),
        ("AbdelRahman", "عبد الرحمن"),
        ("Najib Allah", "Najeebullah"),
        ("نجیب الله", "Nadjibullah"),
        ("Salah ad-Din", "Salahuddin"),
        ("Al-Shami", "الشامي"),
        ("ALSHAMY", "El Chami"),
        ("Petras", "Petr"),
        ("Papadopoulos", "Παπαδόπουλος"),
        ("Ghebremeskel", "ገብረመስቀል"),
        ("Giorgi", "გიორგი"),
        ("Gül", "Gul"),
        ("Alexandros", "Aleksandr"),
        ("Mackiewicz", "Matskevich"),
        ("Pakistani", "باكستاني"),
        ("Cohen", "Kohen"),
        ("Bucas", "Butsas"),
        ("Claudia", "Klaudia"),
        ("Hrancev", "Hrantsev"),
        ("Wolde", "Volde"),
        ("Felix", "Feliks"),
        ("Maxim", "Maksim"),
        ("Nikolaj", "Nikolai"),
        ("Kajrat", "Kairat"),
        ("Acil", "Ail"),
        ("Sowa", "Sova"),
        ("Dawood", "Daoud"),
        ("Xenia", "Henia"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert share(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahmad", "Karim"), ("Petrov", "Sidorov"), ("Tesfay", "Haile"), ("Omar", "Ali")],
)
def test_different_names_share_none(one: str, other: str) -> None:
    assert not share(one, other)


def test_parts_that_were_joined_are_two() -> None:
    assert len(parts_of("FatimaYousef")) == 2


def test_abu_goes_with_what_follows_it() -> None:
    assert [part.plain for part in parts_of("Abu Bakr")] == [part_of("abubakr").plain]


def test_beginning_alone_is_a_part() -> None:
    assert len(parts_of("Abd")) == 1


def test_articles_and_signs_are_no_parts() -> None:
    assert parts_of("al - ' 7 _") == ()


def test_long_name_is_cut() -> None:
    assert len(parts_of("Omar " * 40)) == MOST_PARTS


def test_a_part_that_can_be_read_in_many_ways_has_few_of_them() -> None:
    assert len(part_of("chachachachacha").skeletons) <= 6


def test_each_part_has_a_skeleton() -> None:
    assert part_of("aoi").skeletons == ("A",)
    assert part_of("ч").skeletons == ("A",)


def test_word_is_folded_by_what_is_given() -> None:
    known = part_of("omar")

    assert parts_of("Ali", part=lambda _: known) == (known,)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Šarūnas", "sharunas"),
        ("Щука", "shshuka"),
        ("Οὐρανία", "urania"),
        ("زهرا", "zahra"),
        ("هادی", "hady"),
        ("الحسين", "alhsyn"),
        ("Ångström", "angstrom"),
        ("თამარ", "tamar"),
    ],
)
def test_every_script_becomes_latin(name: str, expected: str) -> None:
    assert latin(name) == expected
