"""Where the nodes of a small graph stand: in layers, from the first event to the last.

Arrows lead from one layer to a later one. An arrow over several layers passes through each of
them; one that closes a ring is turned round while layers are found. Within a layer the order is
that of the neighbours, so that few arrows cross.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TypeVar

Key = Hashable
K = TypeVar("K", bound=Hashable)
SWEEPS = 8
PASSING = 14
"""The height that an arrow takes up where it passes through a layer."""


@dataclass(frozen=True)
class Box:
    """A node in its place.

    Attributes:
        layer: In which layer, from 0.
        top: Where it begins.
        height: How high it is.
    """

    layer: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Laid:
    """A graph laid out.

    Attributes:
        boxes: Each node in its place.
        routes: For each arrow the places between its ends, from its tail to its head.
        layers: How many layers there are.
        height: How high the whole is.
    """

    boxes: Mapping[Key, Box]
    routes: Sequence[tuple[Box, ...]]
    layers: int
    height: float


@dataclass(frozen=True)
class Passing:
    """An arrow where it passes through a layer."""

    arrow: int
    layer: int


def laid_out(heights: Mapping[K, float], arrows: Sequence[tuple[K, K]], *, gap: float) -> Laid:
    """Lay out a graph.

    Args:
        heights: The height of each node, in an order that is kept where arrows do not say another.
        arrows: From node to node.
        gap: The least space between two boxes of a layer.
    """
    forward = _without_rings(list(heights), arrows)
    layers = _layers(list(heights), forward)
    chains = [_chain(number, ends, layers=layers) for number, ends in enumerate(forward)]
    sizes: dict[Key, float] = {key: float(height) for key, height in heights.items()}
    for chain in chains:
        for layer, one in enumerate(chain[1:-1], layers[chain[0]] + 1):
            sizes[one], layers[one] = PASSING, layer
    links = [pair for chain in chains for pair in pairwise(chain)]
    rows = _ordered(layers, links)
    tops = _tops(rows, sizes, links=links, gap=gap)
    boxes = {key: Box(layers[key], tops[key], sizes[key]) for key in sizes}
    routes = [
        tuple(boxes[one] for one in (chain[1:-1] if ends == tuple(arrow) else chain[-2:0:-1]))
        for chain, ends, arrow in zip(chains, forward, arrows, strict=True)
    ]
    height = max((box.top + box.height for box in boxes.values()), default=0)
    return Laid(boxes, routes, len(rows), height)


def _without_rings(keys: Sequence[Key], arrows: Sequence[tuple[Key, Key]]) -> list[tuple[Key, Key]]:
    """The arrows, those turned round that lead back to where somebody came from."""
    after: dict[Key, list[Key]] = defaultdict(list)
    for tail, head in arrows:
        after[tail].append(head)
    heads = {head for _, head in arrows}
    begin = [*(key for key in keys if key not in heads), *keys]
    back: set[tuple[Key, Key]] = set()
    state: dict[Key, int] = {}

    def visit(key: Key) -> None:
        state[key] = 1
        for head in after[key]:
            if state.get(head) == 1:
                back.add((key, head))
            elif head not in state:
                visit(head)
        state[key] = 2

    for key in begin:
        if key not in state:
            visit(key)
    return [(head, tail) if (tail, head) in back else (tail, head) for tail, head in arrows]


def _layers(keys: Sequence[Key], arrows: Sequence[tuple[Key, Key]]) -> dict[Key, int]:
    """The layer of each node: right behind what leads to it, a first one close to what follows."""
    layer = dict.fromkeys(keys, 0)
    for _ in keys:
        for tail, head in arrows:
            layer[head] = max(layer[head], layer[tail] + 1)
    after: dict[Key, list[Key]] = defaultdict(list)
    for tail, head in arrows:
        after[tail].append(head)
    heads = {head for _, head in arrows}
    for key in keys:
        if after[key] and key not in heads:
            layer[key] = min(layer[head] for head in after[key]) - 1
    return layer


def _chain(number: int, ends: tuple[Key, Key], *, layers: Mapping[Key, int]) -> list[Key]:
    tail, head = ends
    between = [Passing(number, layer) for layer in range(layers[tail] + 1, layers[head])]
    return [tail, *between, head]


def _ordered(layers: Mapping[Key, int], links: Sequence[tuple[Key, Key]]) -> list[list[Key]]:
    """The nodes of each layer, in an order in which few links cross."""
    before: dict[Key, list[Key]] = defaultdict(list)
    after: dict[Key, list[Key]] = defaultdict(list)
    for tail, head in links:
        after[tail].append(head)
        before[head].append(tail)
    rows: list[list[Key]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for key, layer in layers.items():
        rows[layer].append(key)
    best, fewest = [list(row) for row in rows], _crossings(rows, links)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            _by_neighbours(row, before if down else after, rows=rows)
        if (crossings := _crossings(rows, links)) < fewest:
            best, fewest = [list(row) for row in rows], crossings
    return best


def _by_neighbours(
    row: list[Key], near: Mapping[Key, Sequence[Key]], *, rows: Sequence[Sequence[Key]]
) -> None:
    place = {key: number for each in rows for number, key in enumerate(each)}
    wanted = {key: fmean([place[one] for one in near.get(key, ())] or [place[key]]) for key in row}
    row.sort(key=lambda key: wanted[key])


def _crossings(rows: Sequence[Sequence[Key]], links: Sequence[tuple[Key, Key]]) -> int:
    place = {
        key: (layer, number) for layer, row in enumerate(rows) for number, key in enumerate(row)
    }
    by_layer: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tail, head in links:
        by_layer[place[tail][0]].append((place[tail][1], place[head][1]))
    return sum(
        1
        for pairs in by_layer.values()
        for number, (tail, head) in enumerate(pairs)
        for other_tail, other_head in pairs[:number]
        if (tail - other_tail) * (head - other_head) < 0
    )


def _tops(
    rows: Sequence[Sequence[Key]],
    sizes: Mapping[Key, float],
    *,
    links: Sequence[tuple[Key, Key]],
    gap: float,
) -> dict[Key, float]:
    """The top of each box: near its neighbours, and never over another."""
    near: dict[Key, list[Key]] = defaultdict(list)
    for tail, head in links:
        near[tail].append(head)
        near[head].append(tail)
    tops: dict[Key, float] = {}
    for row in rows:
        _stack(row, dict.fromkeys(row, 0.0), sizes=sizes, gap=gap, tops=tops)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = {
                key: fmean([tops[one] + sizes[one] / 2 for one in near[key]]) - sizes[key] / 2
                if near[key]
                else tops[key]
                for key in row
            }
            _stack(row, wanted, sizes=sizes, gap=gap, tops=tops)
    first = min(tops.values(), default=0)
    return {key: top - first for key, top in tops.items()}


def _stack(
    row: Sequence[Key],
    wanted: Mapping[Key, float],
    *,
    sizes: Mapping[Key, float],
    gap: float,
    tops: dict[Key, float],
) -> None:
    """Put the boxes of a layer where they want to stand, in their order, without overlap.

    Boxes that would overlap form a block, which stands in the middle of what its boxes want.
    """
    blocks: list[tuple[list[Key], float]] = []
    for key in row:
        block, top = [key], wanted[key]
        while blocks and blocks[-1][1] + _length(blocks[-1][0], sizes, gap=gap) > top:
            block = [*blocks.pop()[0], *block]
            top = _wish(block, wanted, sizes=sizes, gap=gap)
        blocks.append((block, top))
    for block, start in blocks:
        top = start
        for key in block:
            tops[key] = top
            top += sizes[key] + gap


def _length(block: Sequence[Key], sizes: Mapping[Key, float], *, gap: float) -> float:
    return sum(sizes[key] + gap for key in block)


def _wish(
    block: Sequence[Key], wanted: Mapping[Key, float], *, sizes: Mapping[Key, float], gap: float
) -> float:
    """Where a block wants to begin: the mean of what each of its boxes would have it do."""
    offset, wishes = 0.0, []
    for key in block:
        wishes.append(wanted[key] - offset)
        offset += sizes[key] + gap
    return fmean(wishes)
