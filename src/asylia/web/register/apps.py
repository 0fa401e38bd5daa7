"""The app that finds people by name."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Sealed persons, keyed tokens, and the searches that were made."""

    name = "asylia.web.register"
    label = "register"
