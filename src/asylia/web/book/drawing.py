"""The picture of a graph: boxes with words and arrows between them, in the pixels of one drawing.

Plain values only; ``_graph.html`` draws them. Every word of it stands in the table beside it too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from asylia.law.book import Entry
from asylia.law.book.graph import Arrow, Graph, Node
from asylia.law.book.roles import Part
from asylia.law.terms import Event
from asylia.web.base.citations import cite_words
from asylia.web.book.layout import Box, Laid, laid_out
from asylia.web.book.words import event_words, length_words, title_words

WIDE, BETWEEN = 200, 44
"""How wide a box is, and the space between two layers."""
GAP, APART, EDGE = 14, 34, 8
"""Between two boxes, between two pictures that do not touch, and round the whole."""
LINE, PAD = 18, 9
LETTERS, BOLD_LETTERS = 28, 24
"""How many letters a line holds, at the width that our font has on average."""
PAGE = 1350
"""How wide a drawing of several parts becomes, unless one part is wider."""
SMALL = 520
HEAD = 7
"""How long the head of an arrow is."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words in a box."""

    y: float
    words: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One box.

    Attributes:
        node: What it stands for.
        look: ``event`` or ``limit``, and what else its class says.
        x: Its left side in the drawing.
        y: Its upper side.
        height: How high it is.
        texts: Its lines.
    """

    node: Node
    look: str
    x: float
    y: float
    height: float
    texts: tuple[Text, ...]

    @property
    def is_event(self) -> bool:
        """Whether it is something that happens."""
        return isinstance(self.node, Event)

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return self.x + WIDE / 2


@dataclass(frozen=True, slots=True)
class Route:
    """One arrow: its line, and the three corners of its head."""

    line: str
    head: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The same as words: a limit, what starts it and what meets it."""

    entry: Entry
    begins: tuple[Event, ...]
    ends: tuple[Event, ...]
    stands: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The whole drawing."""

    width: float
    height: float
    wide: int
    shapes: tuple[Shape, ...]
    routes: tuple[Route, ...]
    rows: tuple[Row, ...]
    title: str
    is_of_case: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it is seen as a whole on most screens."""
        return self.height <= SMALL

    @property
    def looks(self) -> frozenset[str]:
        """Every look that is drawn, for the legend."""
        return frozenset((*(one.look for one in self.routes), *(one.look for one in self.shapes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a case adds to the words of the law.

    Attributes:
        texts: More lines of a node, each with its look.
        looks: A look of a node besides what it is.
    """

    texts: Mapping[Node, Sequence[tuple[str, str]]]
    looks: Mapping[Node, str]


NONE = Labels(texts={}, looks={})


def picture_of(
    graph: Graph, *, from_right: bool = False, labels: Labels = NONE, title: str = ""
) -> Picture | None:
    """Draw a graph; none if it is empty.

    Args:
        graph: What is drawn.
        from_right: Whether it is read from right to left.
        labels: What a case adds.
        title: The drawing in a sentence; none: how many limits and events it holds.
    """
    if not graph.nodes:
        return None
    texts = {node: tuple(_texts(node, labels)) for node in graph.nodes}
    placed = _placed([_laid(part, texts) for part in _parts(graph)])
    width = max(one.left + one.width for one in placed) + EDGE
    mirror: Callable[[float], float] = (lambda x: width - x) if from_right else (lambda x: x)
    shapes = [
        _shape(node, one, texts=texts[node], mirror=mirror, labels=labels)
        for one in placed
        for node in one.graph.nodes
    ]
    return Picture(
        width=width,
        height=max(one.top + one.laid.height for one in placed) + EDGE,
        wide=WIDE,
        shapes=tuple(shapes),
        routes=tuple(route for one in placed for route in _routes(one, mirror)),
        rows=tuple(_rows(graph, labels)),
        title=title or _title(graph),
        is_of_case=labels is not NONE,
    )


def _title(graph: Graph) -> str:
    limits = sum(1 for node in graph.nodes if isinstance(node, Entry))
    words = ngettext("%(n)d time limit", "%(n)d time limits", limits) % {"n": limits}
    return _("%(limits)s with the events that start and meet them") % {"limits": words}


BY_THEN = (Part.MEETS, Part.FOLLOWS)
"""What the table tells in a column; the latest moment stands in the words of the length."""


def _rows(graph: Graph, labels: Labels) -> Iterator[Row]:
    for node in graph.nodes:
        if isinstance(node, Entry):
            begins = (one.tail for one in graph.arrows if one.head is node)
            ends = (one.head for one in graph.arrows if one.tail is node and one.part in BY_THEN)
            yield Row(
                entry=node,
                begins=tuple(one for one in begins if isinstance(one, Event)),
                ends=tuple(one for one in ends if isinstance(one, Event)),
                stands=" · ".join(words for words, _look in labels.texts.get(node, ())),
            )


# Where things stand -----------------------------------------------------------------------


def _parts(graph: Graph) -> list[Graph]:
    """The parts of a graph that do not touch each other, the largest first."""
    part_of = {node: {node} for node in graph.nodes}
    for arrow in graph.arrows:
        if part_of[arrow.tail] is not part_of[arrow.head]:
            joined = part_of[arrow.tail] | part_of[arrow.head]
            part_of |= dict.fromkeys(joined, joined)
    parts = {id(part): part for part in part_of.values()}.values()
    found = [
        Graph(
            tuple(node for node in graph.nodes if node in part),
            tuple(one for one in graph.arrows if one.tail in part),
        )
        for part in parts
    ]
    return sorted(found, key=lambda part: -len(part.nodes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A part of the graph in its place in the drawing."""

    graph: Graph
    laid: Laid
    left: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.laid.layers * (WIDE + BETWEEN) - BETWEEN

    def side(self, box: Box, *, after: bool) -> tuple[float, float]:
        """The middle of the side by which an arrow leaves a box, or of the one where it arrives."""
        left = self.left + box.layer * (WIDE + BETWEEN)
        return (left + WIDE if after else left, self.top + box.middle)


def _laid(graph: Graph, texts: Mapping[Node, Sequence[Text]]) -> tuple[Graph, Laid]:
    heights = {node: len(texts[node]) * LINE + 2 * PAD for node in graph.nodes}
    arrows = [(one.tail, one.head) for one in graph.arrows]
    return graph, laid_out(heights, arrows, gap=GAP)


def _placed(parts: Sequence[tuple[Graph, Laid]]) -> list[Placed]:
    """The parts in rows: as many beside each other as a page is wide."""
    found: list[Placed] = []
    left, top, row_height = float(EDGE), float(EDGE), 0.0
    for graph, laid in parts:
        one = Placed(graph=graph, laid=laid, left=left, top=top)
        if left > EDGE and left + one.width > PAGE:
            left, top, row_height = EDGE, top + row_height + APART, 0.0
            one = Placed(graph=graph, laid=laid, left=left, top=top)
        found.append(one)
        left, row_height = left + one.width + APART, max(row_height, laid.height)
    return found


def _shape(
    node: Node,
    part: Placed,
    *,
    texts: tuple[Text, ...],
    mirror: Callable[[float], float],
    labels: Labels,
) -> Shape:
    box = part.laid.boxes[node]
    left, _middle = part.side(box, after=False)
    look = "event" if isinstance(node, Event) else "limit"
    more = labels.looks.get(node, "")
    return Shape(
        node=node,
        look=f"{look} graph__{more}" if more else look,
        x=min(mirror(left), mirror(left + WIDE)),
        y=round(part.top + box.top, 1),
        height=box.height,
        texts=texts,
    )


def _routes(part: Placed, mirror: Callable[[float], float]) -> Iterator[Route]:
    for arrow, between in zip(part.graph.arrows, part.laid.routes, strict=True):
        tail, head = part.laid.boxes[arrow.tail], part.laid.boxes[arrow.head]
        ahead = tail.layer < head.layer
        points = [part.side(tail, after=ahead)]
        for box in between:
            points += (part.side(box, after=not ahead), part.side(box, after=ahead))
        points.append(part.side(head, after=not ahead))
        yield _route(arrow, [(mirror(x), y) for x, y in points])


def _route(arrow: Arrow, points: Sequence[tuple[float, float]]) -> Route:
    """A line that leaves and arrives level, with a bow from layer to layer."""
    (x, y), *following = points
    line = f"M{x:.1f} {y:.1f}"
    for number, (to_x, to_y) in enumerate(following):
        bend = (to_x - x) / 2
        if number % 2:
            line += f"L{to_x:.1f} {to_y:.1f}"
        else:
            line += f"C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        x, y = to_x, to_y
    back = HEAD if following[-1][0] < points[-2][0] else -HEAD
    head = f"{x:.1f},{y:.1f} {x + back:.1f},{y - HEAD / 2:.1f} {x + back:.1f},{y + HEAD / 2:.1f}"
    return Route(line, head, LOOKS[arrow.part])


LOOKS = {
    Part.STARTS: "starts",
    Part.MEETS: "meets",
    Part.ENDS: "ends",
    Part.FOLLOWS: "follows",
}


# What stands in a box ---------------------------------------------------------------------


def _texts(node: Node, labels: Labels) -> Iterator[Text]:
    lines = [*_words_of(node), *labels.texts.get(node, ())]
    for number, (words, look) in enumerate(lines):
        yield Text(PAD + LINE * number + LINE * 0.72, words, look)


def _words_of(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Event):
        yield from ((line, "name") for line in wrap(event_words(node), BOLD_LETTERS))
        return
    rule = node.rule
    yield from ((line, "title") for line in wrap(title_words(node), LETTERS))
    length = length_words(rule)
    cites = cite_words(rule.cites).split(",")[0]
    joined = f"{length} · {cites}"
    if len(joined) <= BOLD_LETTERS + 1:
        yield joined, "length"
    else:
        yield from (
            (line, "length") for line in wrap(length, BOLD_LETTERS, max_lines=2, placeholder=" …")
        )
        yield cites, "cite"
