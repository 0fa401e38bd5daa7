"""What a reader of the answer should know of entries that had no effect."""

from collections.abc import Iterator, Sequence

from asylia.law.clock.words import short
from asylia.law.clock.world import World
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event


def notes(world: World, rules: Sequence[TimeLimit]) -> Iterator[str]:
    """Extensions that extend nothing: of no limit, of one that has no longer form, or too late."""
    known = {rule.id for rule in rules}
    for one in world.timeline.of(Event.TIME_LIMIT_EXTENDED):
        limit = one.attributes.get("limit")
        if limit not in known:
            yield (
                f"entry {one.id} extends {limit!r}, which is no limit of this law book; write the "
                "id of the limit that is extended in its attribute 'limit'"
            )
            continue
        ends = [world.day(end) for (found, _), end in world.ends.items() if found == limit]
        if ends and one.day > max(ends):
            yield (
                f"entry {one.id} extends {limit} after it had ended on {short(max(ends))}: it has "
                "no effect"
            )
