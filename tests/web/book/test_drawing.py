"""The picture of a graph: what stands in it, where, and the same mirrored."""

from dataclasses import replace

from asylia.law.book import Entry, book_of, law_book
from asylia.law.book.graph import Graph, graph_of, phases_of
from asylia.web.book.drawing import EDGE, WIDE, Labels, Picture, picture_of


def drawn(*ids: str, **told: object) -> Picture:
    book = law_book()
    picture = picture_of(graph_of(book.by_id[id_] for id_ in ids), **told)  # type: ignore[arg-type]
    assert picture is not None
    return picture


def test_boxes_say_what_the_events_and_limits_are() -> None:
    picture = drawn("apr-register-5d")

    assert [[text.words for text in shape.texts] for shape in picture.shapes] == [
        ["Application made"],
        ["Register the application", "5 days · APR Art. 27(1)"],
        ["Application registered"],
    ]
    assert [shape.is_event for shape in picture.shapes] == [True, False, True]


def test_a_limit_stands_between_its_two_events() -> None:
    picture = drawn("apr-register-5d")

    made, limit, registered = (shape.x for shape in picture.shapes)
    assert made < limit < registered
    assert registered + WIDE + EDGE == picture.width


def test_from_right_to_left_the_picture_is_mirrored() -> None:
    there, back = drawn("apr-register-5d"), drawn("apr-register-5d", from_right=True)

    assert [shape.x for shape in back.shapes] == [
        there.width - shape.x - WIDE for shape in there.shapes
    ]


def test_parts_that_do_not_touch_stand_beside_each_other_or_below() -> None:
    picture = drawn("apr-register-5d", "rcd-work-6m", "apr-lodge-21d")

    boxes = [(shape.x, shape.y, shape.height) for shape in picture.shapes]
    for number, (x, y, height) in enumerate(boxes):
        for other_x, other_y, other_height in boxes[:number]:
            apart = abs(x - other_x) >= WIDE
            assert apart or y >= other_y + other_height or other_y >= y + height


def test_no_picture_of_the_book_is_wider_than_nine_boxes_or_draws_outside() -> None:
    book = law_book()
    for act in book.acts:
        for phase in phases_of(book, act):
            picture = picture_of(graph_of(phase.entries))
            assert picture is not None
            assert picture.width <= 9 * (WIDE + 44)
            assert all(
                shape.x >= 0
                and shape.x + WIDE <= picture.width
                and shape.y >= 0
                and shape.y + shape.height <= picture.height
                for shape in picture.shapes
            )


def test_the_table_says_what_the_picture_says() -> None:
    (row,) = drawn("apr-register-5d").rows

    assert (row.entry.id, row.begins, row.ends) == (
        "apr-register-5d",
        ("application_made",),
        ("application_registered",),
    )


def test_what_a_case_adds_is_drawn_and_told() -> None:
    graph = graph_of([law_book().by_id["apr-register-5d"]])
    entry = next(node for node in graph.nodes if isinstance(node, Entry))
    labels = Labels(texts={entry: [("due Mon 17 Aug", "stands")]}, looks={entry: "stands-late"})

    picture = picture_of(graph, labels=labels)

    assert picture is not None
    shape = next(one for one in picture.shapes if one.node is entry)
    assert (shape.texts[-1].words, shape.look) == ("due Mon 17 Aug", "limit graph__stands-late")
    assert picture.rows[0].stands == "due Mon 17 Aug"
    assert picture.is_of_case


def test_a_long_text_is_cut_with_a_mark() -> None:
    rule = replace(
        law_book().by_id["apr-register-5d"].rule,
        lasts=None,
        at_once="as soon as possible and in any case before the determining authority decides",
    )

    picture = picture_of(graph_of(book_of((rule,)).entries))

    assert picture is not None
    words = [
        text.words for shape in picture.shapes for text in shape.texts if text.look == "length"
    ]
    assert len(words) == 2
    assert words[-1].endswith("…")


def test_an_empty_graph_has_no_picture() -> None:
    assert picture_of(Graph((), ())) is None
