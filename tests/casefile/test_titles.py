"""The legal titles of detentions and restrictions."""

from datetime import date

from asylia.casefile import titles
from asylia.law.citation import AMMR, DUBLIN_III, RCD

EVE, FIRST = date(2026, 6, 11), date(2026, 6, 12)


def codes(of: tuple[titles.Title, ...], on: date) -> set[str]:
    return {title.cites.instrument for title in of if title.may_begin(on)}


def test_day_decides_between_the_acts() -> None:
    assert codes(titles.DETENTION, EVE) == {"RCD13", DUBLIN_III.instrument, "RETURN"}
    assert codes(titles.DETENTION, FIRST) == {"RCD", "AMMR", "RETURN"}
    assert codes(titles.RESTRICTION, EVE) == {"RCD13"}
    assert codes(titles.RESTRICTION, FIRST) == {"RCD", "APR"}


def test_every_title_has_a_code_of_its_own_that_is_read_back() -> None:
    everything = (*titles.DETENTION, *titles.RESTRICTION)

    written = titles.DIVIDER.join(title.code for title in everything)

    assert titles.read(written) == tuple(title.cites for title in everything)
    assert len({title.code for title in everything}) == len(everything)


def test_what_names_no_act_is_left_out() -> None:
    assert titles.read("RCD 10(4)(a); AMMR 44(2); LAW 5; RCD") == (RCD(10, 4, "a"), AMMR(44, 2))
    assert titles.read(None) == ()
