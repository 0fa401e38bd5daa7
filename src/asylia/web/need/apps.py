"""The app that lets people into cases by need, and says who looked."""

from django.apps import AppConfig


class NeedConfig(AppConfig):
    name = "asylia.web.need"
    label = "need"
