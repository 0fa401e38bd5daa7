"""The app that records what happens before the courts."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "asylia.web.appeals"
    label = "appeals"
