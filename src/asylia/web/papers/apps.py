"""The app of the papers that leave the house."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "asylia.web.papers"
    label = "papers"
