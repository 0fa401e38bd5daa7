"""Each page has a rule that says who may open it; a page without one opens to nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

P = ParamSpec("P")
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who may open a page.

    Attributes:
        roles: The roles that may.
        is_public: Whether the page needs no sign-in.
        is_early: Whether it opens before a first password has been replaced.
        enrols: Whether it opens before a second factor has been set up, where the role needs one.
    """

    roles: frozenset[str]
    is_public: bool = False
    is_early: bool = False
    enrols: bool = False


class NotYourRole(PermissionDenied):
    """The role does not open a page.

    Attributes:
        instead: What this role does instead, in a sentence; empty if there is nothing.
    """

    def __init__(self, instead: object = "") -> None:
        """Remember what to do instead."""
        super().__init__()
        self.instead = instead


def marked(view: OpenView[P], rule: Rule) -> OpenView[P]:
    """The view, its rule written on it."""
    view.asylia_rule = rule  # type: ignore[attr-defined]
    return view


def allow_anyone(view: OpenView[P]) -> OpenView[P]:
    """Open a page to everybody, signed in or not: the sign-in itself, and little else."""
    return marked(view, Rule(roles=frozenset(), is_public=True, is_early=True, enrols=True))


def rule_of(view: Callable[..., object]) -> Rule | None:
    """The rule of a view; None if it has none, and then nobody may open it."""
    rule = getattr(view, "asylia_rule", None)
    return rule if isinstance(rule, Rule) else None
