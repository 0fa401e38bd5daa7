"""The app that records what decides which State is responsible."""

from django.apps import AppConfig


class ResponsibilityConfig(AppConfig):
    name = "asylia.web.responsibility"
    label = "responsibility"
