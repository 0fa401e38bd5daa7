"""The app that records applications."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "asylia.web.applications"
    label = "applications"
