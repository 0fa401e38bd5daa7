"""The short form of ``./asylia prove names``: the half that nobody looked at is found."""

from benchmarks.registrations import HELD_OUT, SEEN, registrations, relatives
from tools import names_proof


def test_people_of_the_half_held_out_are_found_among_others() -> None:
    assert names_proof.found_among(500, [HELD_OUT])[HELD_OUT] >= 0.95


def test_relatives_are_in_one_half() -> None:
    halves: dict[str, set[str]] = {}
    for one in registrations():
        halves.setdefault(relatives()[one.person], set()).add(one.half)

    assert all(len(found) == 1 for found in halves.values())
    assert {half for found in halves.values() for half in found} == {SEEN, HELD_OUT}


def test_measures_are_those_of_the_books() -> None:
    scored = [(4.0, True), (3.0, False), (2.0, True), (1.0, False)]

    assert names_proof.best_limit(scored) == 2.0
    assert names_proof.at_limit(scored, 2.0) == (2 / 3, 1.0)
    assert names_proof.at_limit(scored, 2.0, true=4) == (2 / 3, 0.5)
    assert names_proof.precision_at(scored, 0.5, true=2) == 1.0
    assert names_proof.precision_at(scored, 1.0, true=4) == 0.0
    assert names_proof.area(scored) == 0.75
    assert names_proof.area([(1.0, True), (1.0, False)]) == 0.5
    assert names_proof.f1(0.5, 0.5) == 0.5
