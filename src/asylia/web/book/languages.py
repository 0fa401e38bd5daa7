"""From which side the page is read."""

from django.utils import translation

from asylia.web.base.pages import RIGHT_TO_LEFT


def is_from_right() -> bool:
    """Whether the language of the page is read from right to left."""
    return (translation.get_language() or "").split("-")[0] in RIGHT_TO_LEFT
