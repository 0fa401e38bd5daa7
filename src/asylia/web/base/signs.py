"""The small drawings of pages and the words beside them; a page shows hundreds."""

from functools import lru_cache

from markupsafe import Markup, escape

from asylia.web.base.assets import asset

SPRITE = "base/icons.svg"
FLIPPED = frozenset({"next", "back", "right", "undo"})
"""Icons that point the other way where people write from the right."""


def icon(name: str) -> Markup:
    """A small drawing, said to nobody who hears the page.

    Args:
        name: Its name in the sheet of icons.
    """
    return _icon(name, asset(SPRITE))


def state(kind: str, words: object) -> Markup:
    """A state in words, with its sign: it is never told by colour alone.

    Args:
        kind: Which, such as ``late``; the icon is called so too.
        words: What it says.
    """
    return Markup(  # noqa: S704 -- each part is escaped
        f'<span class="state state--{escape(kind)}">{icon(kind)}<span>{escape(words)}</span></span>'
    )


@lru_cache(maxsize=256)
def _icon(name: str, sheet: str) -> Markup:
    flip = " icon--flip" if name in FLIPPED else ""
    return Markup(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
    ).format(flip, sheet, name)
