"""What stands in the top bar; the list itself stands beside the addresses, in ``urls.py``."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page of the top bar.

    Attributes:
        label: What the link says; a translatable string.
        name: The name of the address.
        roles: Who sees it; the page itself asks again.
        key: The letter that goes there after ``g``; empty if none.
    """

    label: object
    name: str
    roles: frozenset[str]
    key: str = ""


class Link(NamedTuple):
    """A place as the top bar shows it."""

    label: str
    href: str
    is_current: bool
    key: str


def places() -> tuple[Place, ...]:
    """Every place, as the URL map lists them."""
    found: tuple[Place, ...] = import_module(settings.ROOT_URLCONF).navigation
    return found


def search_for(role: str) -> str:
    """The address that finds a case or a person; empty if this role sees no cases."""
    search: Place | None = import_module(settings.ROOT_URLCONF).search
    return reverse(search.name) if search and role in search.roles else ""


def address_by_reference(said: str) -> str:
    """The address that seeks a reference, for the stages below it."""
    name: str = import_module(settings.ROOT_URLCONF).by_reference
    return f"{reverse(name)}?{urlencode({'reference': said})}"


def address_of_case(reference: str) -> str:
    """The address of a case's page, for the stages below it."""
    name: str = import_module(settings.ROOT_URLCONF).case_page
    return reverse(name, args=[reference])


def is_ours(target: str) -> bool:
    """Whether an address that somebody sent leads to a path of this site, and is safe to follow."""
    return target.startswith("/") and url_has_allowed_host_and_scheme(target, None)


def links_for(request: HttpRequest, role: str) -> list[Link]:
    """The places of one role, the current one marked."""
    return list(_links(request.path, (place for place in places() if role in place.roles)))


def _links(path: str, open_places: Iterable[Place]) -> Iterable[Link]:
    for place in open_places:
        href = reverse(place.name)
        inside = path == href or (href != "/" and path.startswith(href))
        yield Link(str(place.label), href, inside, place.key)
