"""The guard of the country of origin: nothing about an applicant is addressed to it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from babel import Locale

from asylia.casefile.entries import Entry, FileAct, Header
from asylia.web.base.names import NO_COUNTRY
from asylia.web.papers.composing import PARTNERS
from asylia.web.papers.guard import Addressee, fled_from, why_not_send

COUNTRIES = sorted(
    code
    for code in map(str, Locale.parse("en").territories)
    if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
)


def to(name: str = "Somebody", *, country: str = "LT", address: tuple[str, ...] = ()) -> Addressee:
    return Addressee(is_the_person=False, name=name, address=address, country=country)


def refused(addressee: Addressee, *fled: str) -> bool:
    return why_not_send(addressee, fled=frozenset(fled), partners=PARTNERS) is not None


def identity(number: int, corrects: int | None = None, **told: object) -> Entry:
    at = datetime(2026, 8, 10, number, tzinfo=UTC)
    header = Header(
        case="LT-2222-2222",
        number=number,
        event=FileAct.IDENTITY_STATED,
        happened_at=at,
        recorded_at=at,
        office="",
        recorded_by="",
        corrects=corrects,
    )
    return Entry(header=header, content=told)


@pytest.mark.parametrize("code", COUNTRIES)
def test_no_country_is_written_to_about_its_own_people(code: str) -> None:
    assert refused(to(country=code), code)
    for locale in ("lt", "en", "ru", "uk", "ar", "fa", "fr"):
        name = str(Locale.parse(locale).territories.get(code, code))
        assert refused(to(address=("Street 1", name)), code)
        assert refused(to(address=(f"Town, {name}",)), code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Embassy of the Russian Federation", "RU"),
        ("Rusijos ambasada Vilniuje", "RU"),
        ("Посольство России", "RU"),
        ("Baltarusijos ambasada", "BY"),
        ("Consulate of Byelorussia", "BY"),
        ("Посольство Белоруссии", "BY"),
        ("Iranian Embassy", "IR"),
        ("سفارت ایران", "IR"),
        ("سفارة سوريا", "SY"),
        ("Ambassade de Syrie", "SY"),
        ("Afganistano ambasada", "AF"),
    ],
)
def test_embassy_here_is_refused_by_its_name(name: str, code: str) -> None:
    assert refused(to(name), code)


def test_others_and_partners_are_written_to() -> None:
    assert not refused(to("Migration office", country="LV", address=("Riga",)), "RU")
    assert not refused(to("Vilniaus administracinis teismas"), "RU")


def test_person_may_live_in_a_street_that_is_called_after_a_country() -> None:
    lives = Addressee(
        is_the_person=True, name="Somebody", address=("Ukrainos g. 5", "Vilnius"), country="LT"
    )

    assert not refused(lives, "UA")
    assert refused(replace(lives, address=("Ukrainos ambasada", "Vilnius")), "UA")
    assert refused(to(address=("Ukrainos g. 5", "Vilnius")), "UA")


def test_without_a_country_in_the_file_nothing_leaves_the_states_that_take_part() -> None:
    assert refused(to(country="GE"))
    assert refused(to(country="US"))
    assert not refused(to(country="LV"))


def test_every_country_that_was_ever_said_counts() -> None:
    file = [
        identity(1, nationality=["RU"]),
        identity(2, corrects=1, nationality=["BY"]),
        identity(3, nationality=["XXA"], country_of_danger=["KZ"]),
    ]

    assert fled_from(file) == {"RU", "BY", "KZ"}
