"""The app that looks whether pages may be shown at all."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """A question to the database, and a page that says why nothing is shown."""

    name = "asylia.web.closing"
    label = "closing"
