"""The addresses of the law book, whoever may open them."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from asylia.web.book import views

Opens = Callable[[Any], Any]
"""What writes the rule on a view that says who may open it."""


def addresses(opens: Opens) -> list[URLPattern]:
    """Every address of the book, each view under the same rule."""
    return [
        path("law", opens(require_safe(views.index)), name="index"),
        path("law/find", opens(require_safe(views.find)), name="find"),
        path("law/acts/<slug:act>", opens(require_safe(views.act)), name="act"),
        path(
            "law/acts/<slug:act>/picture/<int:number>",
            opens(require_safe(views.phase)),
            name="phase",
        ),
        path("law/rules/<slug:key>", opens(require_safe(views.rule)), name="rule"),
        path("law/events", opens(require_safe(views.events)), name="events"),
        path("law/events/<slug:event>", opens(require_safe(views.event)), name="event"),
        path("law/parties", opens(require_safe(views.parties)), name="parties"),
        path("law/parties/<slug:party>", opens(require_safe(views.party)), name="party"),
        path("law/days", opens(require_safe(views.days)), name="days"),
        path("law/days/<slug:day>", opens(require_safe(views.day)), name="day"),
        path("law/compare", opens(require_safe(views.compare)), name="compare"),
        path("law/outside", opens(require_safe(views.outside)), name="outside"),
    ]
