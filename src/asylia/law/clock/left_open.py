"""The points that an act leaves open itself, as the conditions of a rule name them."""

from asylia.law.limits import AllOf, AnyOf, Condition, Derogates, Not, TimeLimit, Unsettled


def left_open_in(rule: TimeLimit) -> tuple[Unsettled, ...]:
    """The points of a rule's conditions that the act leaves open."""
    conditions = (*rule.applies_if, *(each.by for each in rule.overtaken_by))
    return tuple(point for condition in conditions for point in _left_open(condition))


def _left_open(condition: Condition) -> tuple[Unsettled, ...]:
    if isinstance(condition, Unsettled):
        return (condition,)
    if isinstance(condition, Derogates):
        return (condition.left_open,) if condition.left_open else ()
    if isinstance(condition, Not):
        return _left_open(condition.part)
    if isinstance(condition, AllOf | AnyOf):
        return tuple(point for part in condition.parts for point in _left_open(part))
    return ()
