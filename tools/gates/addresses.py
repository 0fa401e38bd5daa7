"""Deny by default: an address whose view has no access rule does not build."""

from collections.abc import Callable, Iterable, Iterator

from asylia.web.base.rules import rule_of

View = Callable[..., object]


def without_rule(patterns: Iterable[object]) -> list[str]:
    """The addresses whose view carries no rule, as their patterns read."""
    return [route for route, view in views(patterns) if view is None or not rule_of(view)]


def views(patterns: Iterable[object], before: str = "") -> Iterator[tuple[str, View | None]]:
    """Every address under these patterns with its view."""
    for pattern in patterns:
        route = before + str(getattr(pattern, "pattern", ""))
        inner = getattr(pattern, "url_patterns", None)
        if inner is None:
            yield route, getattr(pattern, "callback", None)
        else:
            yield from views(inner, route)
