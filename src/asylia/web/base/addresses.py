"""Addresses of pages, as quick as a page of a hundred links needs them.

Django works out each address from the whole map. Here the shape of a named address is learnt from
the first one, without what stands in it, and filled in from then on.
"""

import re

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

PLAIN = re.compile(r"[A-Za-z0-9_-]+").fullmatch
"""What stands in an address as it is."""
_shapes: dict[tuple[object, ...], str] = {}


def address(name: str, *args: object) -> str:
    """The address of a page.

    Args:
        name: Its name in the map of addresses, such as ``desk:case``.
        args: What stands in it.

    Raises:
        NoReverseMatch: There is no such address.
    """
    told = [str(arg) for arg in args]
    if not all(map(PLAIN, told)):
        return reverse(name, args=args)
    # A map may put the language of the page before its addresses.
    key = (settings.ROOT_URLCONF, get_script_prefix(), get_language(), name, len(told))
    if shape := _shapes.get(key):
        return shape.format(*told)
    found = reverse(name, args=args or None)
    if shape := _shape(found, told):
        _shapes[key] = shape
    return found


def _shape(found: str, told: list[str]) -> str:
    """The address with gaps; empty if it does not show which part is which."""
    parts = found.split("/")
    if "{" in found or any(parts.count(one) != 1 for one in told):
        return ""
    gaps = {one: f"{{{number}}}" for number, one in enumerate(told)}
    return "/".join(gaps.get(part, part) for part in parts)
