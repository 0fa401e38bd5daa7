"""The layout of a small graph: layers from first to last, no box over another, few crossings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from asylia.web.book.layout import Laid, laid_out

GAP = 10


def layers(laid: Laid) -> dict[object, int]:
    return {key: box.layer for key, box in laid.boxes.items() if isinstance(key, str)}


def test_each_arrow_leads_to_a_later_layer() -> None:
    laid = laid_out(dict.fromkeys("abc", 20.0), [("a", "b"), ("b", "c"), ("a", "c")], gap=GAP)

    assert layers(laid) == {"a": 0, "b": 1, "c": 2}


def test_a_first_node_stands_close_to_what_follows() -> None:
    arrows = [("a", "b"), ("b", "c"), ("late", "c")]

    laid = laid_out(dict.fromkeys(["a", "b", "c", "late"], 20.0), arrows, gap=GAP)

    assert layers(laid)["late"] == 1


def test_an_arrow_over_several_layers_passes_through_each() -> None:
    laid = laid_out(dict.fromkeys("abc", 20.0), [("a", "b"), ("b", "c"), ("a", "c")], gap=GAP)

    assert [[box.layer for box in route] for route in laid.routes] == [[], [], [1]]


def test_a_ring_is_laid_out_too() -> None:
    laid = laid_out(dict.fromkeys("abc", 20.0), [("a", "b"), ("b", "c"), ("c", "a")], gap=GAP)

    assert layers(laid) == {"a": 0, "b": 1, "c": 2}
    assert [box.layer for box in laid.routes[2]] == [1]


def test_two_arrows_that_need_not_cross_do_not() -> None:
    arrows = [("a", "y"), ("b", "x")]

    laid = laid_out(dict.fromkeys(["a", "b", "x", "y"], 20.0), arrows, gap=GAP)

    above = {key: laid.boxes[key].top for key in "abxy"}
    assert (above["a"] < above["b"]) == (above["y"] < above["x"])


def test_nothing_is_laid_out_as_nothing() -> None:
    laid = laid_out({}, [], gap=GAP)

    assert (laid.boxes, laid.layers, laid.height) == ({}, 0, 0)


NODES = st.integers(2, 9)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[int, float], list[tuple[int, int]]]:
    count = draw(NODES)
    heights = {node: draw(st.floats(10, 60)) for node in range(count)}
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    arrows = draw(st.lists(ends.filter(lambda pair: pair[0] != pair[1]), max_size=14, unique=True))
    return heights, arrows


@given(graphs())
def test_no_box_ever_stands_over_another(
    graph: tuple[dict[int, float], list[tuple[int, int]]],
) -> None:
    heights, arrows = graph

    laid = laid_out(heights, arrows, gap=GAP)

    for layer in range(laid.layers):
        row = sorted(
            (box for box in laid.boxes.values() if box.layer == layer), key=lambda box: box.top
        )
        assert all(one.top + one.height <= other.top + 0.01 for one, other in pairwise(row))
    assert min(box.top for box in laid.boxes.values()) == 0
    assert set(heights) <= set(laid.boxes)


@given(graphs())
def test_every_arrow_has_a_route_through_the_layers_between_its_ends(
    graph: tuple[dict[int, float], list[tuple[int, int]]],
) -> None:
    heights, arrows = graph

    laid = laid_out(heights, arrows, gap=GAP)

    for (tail, head), route in zip(arrows, laid.routes, strict=True):
        first, last = laid.boxes[tail].layer, laid.boxes[head].layer
        step = 1 if first < last else -1
        assert [box.layer for box in route] == list(range(first + step, last, step))
