"""The app that records arrivals."""

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    name = "asylia.web.arrivals"
    label = "arrivals"
