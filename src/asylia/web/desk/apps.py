"""The app of the desk; it stores nothing."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Today and the case page."""

    name = "asylia.web.desk"
    label = "desk"
