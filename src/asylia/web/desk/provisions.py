"""How the desk writes provisions that the law's answer names as text, such as ``APR 73(a)``."""

import re

from markupsafe import Markup, escape

from asylia.web.base.citations import cite, place_of
from asylia.web.base.languages import gettext as _


def linked(text: str) -> Markup:
    """A provision as a link to the official text, if we know the act."""
    place = place_of(text)
    return cite(place) if place else escape(text)


def with_entries(text: str, page: str = "") -> Markup:
    """A sentence in which ``(entry 4)`` leads to that entry.

    Args:
        text: The sentence.
        page: The address of the case page; empty on that page itself.
    """
    word = _("entry")
    if f"({word} " not in text:
        return escape(text)
    parts = re.split(rf"\({re.escape(word)} (\d+)\)", text)
    href, said = f"{escape(page)}#entry-", escape(word)
    return Markup(  # noqa: S704 -- what is not ours is escaped; the numbers are digits
        "".join(
            f'(<a href="{href}{part}">{said} {part}</a>)' if number % 2 else escape(part)
            for number, part in enumerate(parts)
        )
    )
