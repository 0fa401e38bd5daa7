"""The app that owns the page frame."""

from django.apps import AppConfig
from django.urls import register_converter

from asylia.web.base.references import InAddress


class BaseConfig(AppConfig):
    """Page frame and components."""

    name = "asylia.web.base"
    label = "base"

    def ready(self) -> None:
        """Let addresses say what a reference looks like."""
        register_converter(InAddress, "ref")
