"""The pages of the law book, sent: each view finds its leaf and renders it."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, resolve, reverse

from asylia.web.base import actions as base
from asylia.web.base.pages import render
from asylia.web.base.rules import rule_of
from asylia.web.book import leaves, words


def index(request: HttpRequest) -> HttpResponse:
    """The acts, and the other ways into the book."""
    return _sent(request, leaves.index)


def find(request: HttpRequest) -> HttpResponse:
    """The limits that hold some words."""
    return _sent(request, lambda: leaves.find(request.GET))


def act(request: HttpRequest, act: str) -> HttpResponse:
    """One act, article by article."""
    return _sent(request, lambda: leaves.act(act))


def phase(request: HttpRequest, act: str, number: int) -> HttpResponse:
    """How the clocks of a part of an act hang together."""
    return _sent(request, lambda: leaves.phase(act, number))


def rule(request: HttpRequest, key: str) -> HttpResponse:
    """One limit with everything that it says, and where the reader's office chose its reading."""
    return _sent(request, lambda: leaves.rule(key), reading_page=partial(_reading_page, request))


def events(request: HttpRequest) -> HttpResponse:
    """Every event."""
    return _sent(request, leaves.events)


def event(request: HttpRequest, event: str) -> HttpResponse:
    """What one event does."""
    return _sent(request, lambda: leaves.event(event))


def parties(request: HttpRequest) -> HttpResponse:
    """Who owes something."""
    return _sent(request, leaves.parties)


def party(request: HttpRequest, party: str) -> HttpResponse:
    """What one party owes."""
    return _sent(request, lambda: leaves.party(party))


def days(request: HttpRequest) -> HttpResponse:
    """The days on which the law changed."""
    return _sent(request, lambda: leaves.days(base.now()))


def day(request: HttpRequest, day: str) -> HttpResponse:
    """What changed on one day."""
    return _sent(request, lambda: leaves.day(day, now=base.now()))


def compare(request: HttpRequest) -> HttpResponse:
    """What changed between two days."""
    return _sent(request, lambda: leaves.compare(request.GET, now=base.now()))


def outside(request: HttpRequest) -> HttpResponse:
    """What the book does not hold, and what nobody could read."""
    return _sent(request, leaves.outside)


def _reading_page(request: HttpRequest, point: str) -> str:
    """Where an office chooses how it reads a point; empty if that opens to this reader nowhere."""
    try:
        address = reverse("cases:reading", args=[point])
    except NoReverseMatch:
        return ""
    opens = rule_of(resolve(address).func)
    role = getattr(getattr(request, "user", None), "role", None)
    return address if opens is not None and role in opens.roles else ""


def _sent(
    request: HttpRequest, find_leaf: Callable[[], leaves.Leaf], **told: object
) -> HttpResponse:
    """Send a page of the book; its templates name things as ``words`` does."""
    try:
        leaf = find_leaf()
    except leaves.NotInBook as problem:
        raise Http404 from problem
    context = {"say": words, "layout": "base/page.html", "is_still": False, **told, **leaf.context}
    return render(request, leaf.template, context, status=leaf.status)
