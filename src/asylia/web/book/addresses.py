"""The addresses of the law book, whoever may open them."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from asylia.web.book import views

Opens = Callable[[Any], Any]
"""What writes the rule on a view that says who may open it."""


def addresses(opens: Opens) -> list[URLPattern]:
    """Every address of the book, each view under the same rule."""
    return [
        path("law", opens(views.index), name="index"),
        path("law/find", opens(views.find), name="find"),
        path("law/acts/<slug:act>", opens(views.act), name="act"),
        path("law/acts/<slug:act>/picture/<int:number>", opens(views.phase), name="phase"),
        path("law/rules/<slug:key>", opens(views.rule), name="rule"),
        path("law/events", opens(views.events), name="events"),
        path("law/events/<slug:event>", opens(views.event), name="event"),
        path("law/parties", opens(views.parties), name="parties"),
        path("law/parties/<slug:party>", opens(views.party), name="party"),
        path("law/days", opens(views.days), name="days"),
        path("law/days/<slug:day>", opens(views.day), name="day"),
        path("law/compare", opens(views.compare), name="compare"),
        path("law/outside", opens(views.outside), name="outside"),
    ]
