"""The app that owns the page frame."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Page frame and components."""

    name = "asylia.web.base"
    label = "base"
