"""The changes that mutation testing tries are real ones, each at one place."""

import ast
from pathlib import Path

from tools.engine_changes import SOURCE, Changer, changed_code, every_place, places_in

SAMPLE = """
def late(due, today, *, days=1):
    if due is None or not today:
        return None
    return today > due + days
"""


def changed(number: int | None) -> tuple[str, list[tuple[int, str]]]:
    tree = ast.parse(SAMPLE)
    changer = Changer(number)
    changer.visit(tree.body[0])
    return ast.unparse(tree), changer.found


def test_a_function_offers_every_place_where_it_can_be_changed() -> None:
    _, found = changed(None)

    assert found == [
        (3, "Is to IsNot"),
        (3, "Not left out"),
        (3, "Or to And"),
        (3, "condition to True"),
        (3, "condition to False"),
        (5, "Add to Sub"),
        (5, "Gt to GtE"),
        (5, "returns None"),
    ]


def test_each_change_alters_the_function_and_no_two_are_alike() -> None:
    plain, found = changed(None)

    texts = [changed(number)[0] for number in range(len(found))]

    assert plain not in texts
    assert len(set(texts)) == len(found)


def test_a_change_of_the_engine_becomes_code_of_the_function_named() -> None:
    place = next(iter(places_in(SOURCE / "clock" / "sides.py")))

    code = changed_code(place)

    assert (code.co_qualname, Path(code.co_filename).name) == (place.function, "sides.py")


def test_acts_and_states_are_left_to_the_changes_of_rules() -> None:
    rooms = {place.path.split("/")[0] for place in every_place()}

    assert {"clock", "periods", "applicable", "facts"} <= rooms
    assert rooms.isdisjoint({"acts", "states", "columns"})
