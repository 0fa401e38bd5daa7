"""The app that records placements."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "asylia.web.reception"
    label = "reception"
